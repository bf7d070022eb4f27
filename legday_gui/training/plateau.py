"""How long the best is ago, and what logs like it did next: a description, never a cause.

The odds are those of published logs of 42 people, checked on people who were not used to choose
the rules. A rule of "no progress" that fires is followed by the same typical gain as one that
does not, so nothing here is an alarm.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from statistics import median

FEWEST_SESSIONS = 10
LONG_WEEKS = 8  # from when on the odds of a new best are told
_STEADY_WEEKS = 6
_NEAR = 0.95  # of the best
_RESTART_DAYS = 60  # after a longer pause the past says little


class Standing(Enum):
    """In words, where the last sessions stand against the best one."""

    STEADY = "holding steady"
    BELOW = "below your best"
    RECENT = "near your best"


@dataclass(frozen=True, slots=True)
class SinceBest:
    """``weeks`` since the best session until the last one."""

    weeks: int
    standing: Standing

    def sentence(self, *, legs: bool) -> str:
        """What logs like this one did in the next eight weeks."""
        if self.weeks >= LONG_WEEKS:
            few = "1 in 4" if legs else "3 in 10"
            odds = f"In logs like this about {few} set a new best within 8 weeks, else 5 to 6 in 10"
        else:
            odds = "In logs like this 5 to 6 in 10 set a new best within 8 weeks"
        if self.standing is Standing.STEADY and not legs:  # legs not seen before did otherwise
            return f"{odds}; the level typically stays as it is."
        if self.standing is Standing.BELOW:
            return f"{odds}; the level typically comes back by 3 %."
        return f"{odds}."


def since_best(days: Sequence[int], values: Sequence[float]) -> SinceBest | None:
    """Where the sessions since the last pause of over 60 days stand; None below ten of them.

    ``days`` ascend; ``values`` are the estimated max of each session, in any unit. Steady: the
    best is six weeks old or older and the median of the last five sessions within 5 % of it;
    below: that median is lower still.
    """
    pauses = (i for i in range(1, len(days)) if days[i] - days[i - 1] > _RESTART_DAYS)
    start = max(pauses, default=0)
    days, values = days[start:], values[start:]
    if len(days) < FEWEST_SESSIONS:
        return None
    best = max(values)
    weeks = (days[-1] - days[values.index(best)]) // 7
    level = median(values[-5:])
    if level < _NEAR * best:
        return SinceBest(weeks, Standing.BELOW)
    return SinceBest(weeks, Standing.STEADY if weeks >= _STEADY_WEEKS else Standing.RECENT)
