"""How far apart left and right are, in one-sided exercises."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import fmean

from legday_gui.training.estimate import estimated_max
from legday_gui.training.values import LoggedSet, Performance, SetKind, Side

WATCH_FROM = 10.0  # percent; below, a test repeated would differ as much
NOTABLE_ABOVE = 15.0
_SESSIONS = 3


@dataclass(frozen=True, slots=True)
class Gap:
    """``percent`` is positive where right is stronger; None where a side was never logged."""

    name: str
    percent: float | None

    @property
    def words(self) -> str:
        """``left 7.5 % stronger``."""
        if self.percent is None:
            return "unknown"
        if abs(self.percent) < 0.05:
            return "equal"
        return f"{'right' if self.percent > 0 else 'left'} {abs(self.percent):.1f} % stronger"


def mean_gap(performances: Sequence[Performance]) -> float | None:
    """The mean gap of the last three sessions with both sides, None where there is none."""
    gaps = [gap for p in performances if (gap := session_gap(p.sets)) is not None]
    return fmean(gaps[-_SESSIONS:]) if gaps else None


def session_gap(sets: Sequence[LoggedSet]) -> float | None:
    """100 × (right − left) ÷ the stronger of them: what the weaker side lacks, in percent.

    A side is as strong as its best set: by estimated max where both sides have one, else by load
    × reps, else, without load, by reps. None where a side is missing.
    """
    return gap_of(
        [(s.side, s.load_g, s.reps, s.reserve_halves)
         for s in sets if s.kind is not SetKind.WARM_UP and s.reps]
    )  # fmt: skip


_Done = tuple[Side, int | None, int, int | None]  # side, load, reps, reserve


def gap_of(sets: Sequence[_Done]) -> float | None:
    """``session_gap`` of (side, load in grams, reps, reserve in halves)."""
    sides = [[s for s in sets if s[0] is side] for side in (Side.LEFT, Side.RIGHT)]
    if not all(sides):
        return None
    for strength in (_estimate, _load_reps, _reps):
        left, right = (max(strength(s) for s in side) for side in sides)
        if left > 0 and right > 0:
            return 100 * (right - left) / max(left, right)
    return None


def _estimate(done: _Done) -> float:
    return estimated_max(done[1] or 0, done[2], done[3]) or 0.0


def _load_reps(done: _Done) -> float:
    return float((done[1] or 0) * done[2])


def _reps(done: _Done) -> float:
    return float(done[2])


SideRows = Sequence[tuple[int, int, str, int | None, int, int]]


def session_gaps(rows: SideRows) -> list[tuple[int, int, float]]:
    """(day, session id, gap) of the sessions with both sides; ``chart_rows.side_rows``."""
    found = []
    for (day, session_id), sets in groupby(rows, key=lambda row: row[:2]):
        gap = gap_of(
            [(Side(side), load, reps, None if reserve < 0 else reserve)
             for _, _, side, load, reps, reserve in sets]
        )  # fmt: skip
        if gap is not None:
            found.append((day, session_id, gap))
    return found
