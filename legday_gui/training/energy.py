"""What a session costs in energy: a range, because a table value is all there is to go by.

The Compendium of Physical Activities (Ainsworth 2011) has 3.5 MET for resistance exercises of 8
to 15 reps and 5.0 for squats, rests included. Net of what rest would have cost, a MET above one is
3.5 ml of oxygen per kg and minute, 5 kcal a litre. The range is the middle of both values with 30 %
to either side, a choice of ours that covers them and some of the difference between people. What
is burnt after the session (LaForgia 2006: 6 to 15 % of it) is left out.
"""

from typing import NamedTuple

_MET = (3.5 + 5.0) / 2
_SPREAD = 0.3
_OXYGEN_KCAL = 3.5 * 5 / 1000  # per kg, minute and MET


class Energy(NamedTuple):
    """Kilocalories beyond rest, to the ten, between which a session probably lies."""

    low_kcal: int
    high_kcal: int

    @property
    def words(self) -> str:
        """``200 to 380 kcal``."""
        return f"{self.low_kcal} to {self.high_kcal} kcal"


def session_energy(body_g: int | None, minutes: float | None) -> Energy | None:
    """The energy of a session for a body weight in grams; None without it or without minutes."""
    if not body_g or not minutes or body_g < 0 or minutes < 0:
        return None
    middle = (_MET - 1) * _OXYGEN_KCAL * body_g / 1000 * minutes
    low, high = (round(middle * share / 10) * 10 for share in (1 - _SPREAD, 1 + _SPREAD))
    return Energy(low, high) if high else None
