"""When each muscle of the legs may be trained again: a plain rule with its inputs shown.

A choice of ours after House et al. and the 24 to 48 h of slower recovery after work to failure:
48 hours, 24 more where at least half of the sets left nothing in reserve, 12 more above 8 hard
sets, 12 fewer where at most 3 sets all left 3 or more; never under 24 or above 96. It informs and
never forbids.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from legday_gui.training.values import LEG_MUSCLES, Exercise, LoggedSet, Muscle, SetKind
from legday_gui.training.volume import by_number, is_hard

BASE_H = 48
LEAST_H = 24
MOST_H = 96
OVERDUE_H = 168
FAILURE_SHARE = 0.5
MANY_SETS = 8
FEW_SETS = 3
EASY_HALVES = 6

TOO_SOON, PARTLY, READY, OVERDUE = "too soon", "partly", "ready", "overdue"


class MuscleSession(NamedTuple):
    """What the latest session that trained a muscle asked of it.

    ``ended_at`` in UTC seconds; ``hard_sets`` fractional; ``to_failure_share`` of them left
    nothing in reserve; ``min_reserve_halves`` is None where a reserve was not stated.
    """

    ended_at: int
    hard_sets: float
    to_failure_share: float
    min_reserve_halves: int | None


class Recovery(NamedTuple):
    """``hours_since`` is None where no session is known; ``reason`` shows what ``need_h`` is of."""

    muscle: Muscle
    hours_since: float | None
    need_h: int
    state: str
    reason: str


def recovery(now: int, trained: Mapping[Muscle, MuscleSession]) -> list[Recovery]:
    """The recovery of each leg muscle at ``now`` (UTC seconds)."""
    return [_recovery(now, muscle, trained.get(muscle)) for muscle in LEG_MUSCLES]


def latest_by_muscle(
    sessions: Iterable[tuple[int, Sequence[LoggedSet]]], exercises: Mapping[int, Exercise]
) -> dict[Muscle, MuscleSession]:
    """The latest session with hard sets for each muscle, from (moment it ended, its sets)."""
    latest: dict[Muscle, MuscleSession] = {}
    for ended_at, sets in sorted(sessions, key=lambda session: session[0]):
        for muscle, shares in _shares(sets, exercises).items():
            latest[muscle] = _muscle_session(ended_at, shares)
    return latest


def _shares(
    sets: Sequence[LoggedSet], exercises: Mapping[int, Exercise]
) -> dict[Muscle, list[tuple[float, int | None]]]:
    """For each muscle its hard sets as (contribution, least reserve or None where unknown)."""
    found: dict[Muscle, list[tuple[float, int | None]]] = {}
    for rows in by_number(sets):
        exercise = exercises.get(rows[0].exercise_id)
        hard = [s for s in rows if is_hard(s)]
        if exercise is None or not hard:
            continue
        for muscle, share in exercise.contributions.items():
            if share > 0:
                found.setdefault(muscle, []).append((share, _reserve(hard)))
    return found


def _reserve(rows: Sequence[LoggedSet]) -> int | None:
    if any(s.kind is SetKind.FAILURE or s.reserve_halves == 0 for s in rows):
        return 0
    stated = [s.reserve_halves for s in rows if s.reserve_halves is not None]
    return min(stated) if len(stated) == len(rows) else None


def _muscle_session(ended_at: int, shares: Sequence[tuple[float, int | None]]) -> MuscleSession:
    total = sum(share for share, _ in shares)
    to_failure = sum(share for share, reserve in shares if reserve == 0)
    stated = [reserve for _, reserve in shares if reserve is not None]
    return MuscleSession(
        ended_at=ended_at,
        hard_sets=total,
        to_failure_share=to_failure / total,
        min_reserve_halves=min(stated) if len(stated) == len(shares) else None,
    )


def _recovery(now: int, muscle: Muscle, last: MuscleSession | None) -> Recovery:
    if last is None:
        reason = f"No hard sets for {muscle} are on record."
        return Recovery(muscle, None, BASE_H, READY, reason)
    hours = max(0.0, (now - last.ended_at) / 3600)
    parts = _parts(last)
    need = max(LEAST_H, min(MOST_H, BASE_H + sum(change for change, _ in parts)))
    why = "".join(f", {'+' if change > 0 else '−'}{abs(change)} for {of}" for change, of in parts)
    reason = (
        f"{muscle.capitalize()} had {_sets(last.hard_sets)} {hours:.0f} h ago and "
        f"{'need' if muscle.endswith('s') else 'needs'} {need} h: {BASE_H}{why}."
    )
    return Recovery(muscle, hours, need, _state(hours, need), reason)


def _parts(last: MuscleSession) -> list[tuple[int, str]]:
    """What changes the need, as (hours, what for)."""
    parts = []
    if last.to_failure_share >= FAILURE_SHARE:
        parts.append((24, f"{last.to_failure_share * 100:.0f} % of them to failure"))
    if last.hard_sets > MANY_SETS:
        parts.append((12, f"more than {MANY_SETS} sets"))
    easy = last.min_reserve_halves is not None and last.min_reserve_halves >= EASY_HALVES
    if last.hard_sets <= FEW_SETS and easy:
        parts.append((-12, f"few sets with {EASY_HALVES // 2} or more in reserve"))
    return parts


def _state(hours: float, need: int) -> str:
    if hours > OVERDUE_H:
        return OVERDUE
    if hours >= need:
        return READY
    return PARTLY if hours >= need / 2 else TOO_SOON


def _sets(count: float) -> str:
    return f"{count:g} hard {'set' if count == 1 else 'sets'}"
