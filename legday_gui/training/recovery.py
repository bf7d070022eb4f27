"""When each muscle of the legs may be trained again: a plain rule with its inputs shown.

A choice of ours after House et al. and the 24 to 48 h of slower recovery after work to failure: 48
hours; 24 more where at least half of the sets left nothing in reserve or the session was rated 9 or
10; 12 more above 8 hard sets; 12 fewer where at most 3 sets all left 3 or more; never under 24 or
above 96. Soreness of 6 or more lowers the state by one, though it tells little by itself. The rule
informs and never forbids.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from legday_gui.training.values import (
    LEG_MUSCLES,
    Exercise,
    LoggedSet,
    Muscle,
    SetKind,
    Symptom,
    SymptomKind,
)
from legday_gui.training.volume import by_number, is_hard

BASE_H = 48
LEAST_H = 24
MOST_H = 96
OVERDUE_H = 168
FAILURE_SHARE = 0.5
MANY_SETS = 8
FEW_SETS = 3
EASY_HALVES = 6
HARD_EFFORT = 9
SORE_SCORE = 6
SORE_FOR_S = 24 * 3600  # a note on soreness speaks for that day

TOO_SOON, PARTLY, READY, OVERDUE = "too soon", "partly", "ready", "overdue"


class MuscleSession(NamedTuple):
    """What the latest session that trained a muscle asked of it.

    ``ended_at`` in UTC seconds; ``hard_sets`` fractional; ``to_failure_share`` of them left
    nothing in reserve; ``min_reserve_halves`` is None where a reserve was not stated; ``effort``
    is that of the whole session, 0 to 10, None where it was not rated.
    """

    ended_at: int
    hard_sets: float
    to_failure_share: float
    min_reserve_halves: int | None
    effort: int | None = None


class Recovery(NamedTuple):
    """``hours_since`` is None where no session is known; ``reason`` shows what ``need_h`` is of."""

    muscle: Muscle
    hours_since: float | None
    need_h: int
    state: str
    reason: str


def recovery(
    now: int, trained: Mapping[Muscle, MuscleSession], soreness: Mapping[Muscle, int] | None = None
) -> list[Recovery]:
    """The recovery of each leg muscle at ``now`` (UTC seconds).

    ``soreness`` is how sore a muscle is now, 0 to 10; one that is not in it was not asked about.
    """
    sore = soreness or {}
    return [_recovery(now, m, trained.get(m), sore.get(m)) for m in LEG_MUSCLES]


def soreness_at(now: int, noted: Iterable[Symptom]) -> dict[Muscle, int]:
    """How sore each muscle was said to be within the 24 hours up to ``now`` (UTC seconds).

    The latest note counts, of two sides the sorer one; sites that are no muscle are left out.
    """
    muscles = {muscle.value: muscle for muscle in Muscle}
    latest: dict[tuple[Muscle, str], int] = {}
    for s in sorted(noted, key=lambda s: s.noted_at):
        fresh = now - SORE_FOR_S < s.noted_at <= now
        if s.kind is SymptomKind.SORENESS and fresh and s.site in muscles:
            latest[muscles[s.site], s.side] = s.score
    found: dict[Muscle, int] = {}
    for (muscle, _), score in latest.items():
        found[muscle] = max(score, found.get(muscle, 0))
    return found


def latest_by_muscle(
    sessions: Iterable[tuple[int, Sequence[LoggedSet]]],
    exercises: Mapping[int, Exercise],
    efforts: Mapping[int, int] | None = None,
) -> dict[Muscle, MuscleSession]:
    """The latest session with hard sets for each leg muscle, from (moment it ended, its sets).

    ``efforts`` holds the effort of the sessions that were rated, by their ids.
    """
    latest: dict[Muscle, MuscleSession] = {}
    for ended_at, sets in sorted(sessions, key=lambda session: session[0], reverse=True):
        for muscle, shares in _shares(sets, exercises).items():
            if muscle in LEG_MUSCLES and muscle not in latest:
                effort = (efforts or {}).get(sets[0].session_id)
                latest[muscle] = _muscle_session(ended_at, shares, effort)
        if len(latest) == len(LEG_MUSCLES):
            break  # older sessions tell nothing more
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


def _muscle_session(
    ended_at: int, shares: Sequence[tuple[float, int | None]], effort: int | None
) -> MuscleSession:
    total = sum(share for share, _ in shares)
    to_failure = sum(share for share, reserve in shares if reserve == 0)
    stated = [reserve for _, reserve in shares if reserve is not None]
    return MuscleSession(
        ended_at=ended_at,
        hard_sets=total,
        to_failure_share=to_failure / total,
        min_reserve_halves=min(stated) if len(stated) == len(shares) else None,
        effort=effort,
    )


def _recovery(
    now: int, muscle: Muscle, last: MuscleSession | None, soreness: int | None
) -> Recovery:
    sore = soreness is not None and soreness >= SORE_SCORE
    felt = f" Soreness {soreness} of 10 makes that one state lower." if sore else ""
    if last is None:
        reason = f"No recent hard sets for {muscle} are on record.{felt}"
        return Recovery(muscle, None, BASE_H, _lowered(READY) if sore else READY, reason)
    hours = max(0.0, (now - last.ended_at) / 3600)
    parts = _parts(last)
    need = max(LEAST_H, min(MOST_H, BASE_H + sum(change for change, _ in parts)))
    why = "".join(f", {'+' if change > 0 else '−'}{abs(change)} for {of}" for change, of in parts)
    made_of = f": {BASE_H}{why}" if why else ""
    ago = f"{hours:.0f} h ago" if hours >= 0.5 else "just now"
    reason = (
        f"{muscle.capitalize()} had {_sets(last.hard_sets)} {ago} and "
        f"{'need' if muscle.endswith('s') else 'needs'} {need} h{made_of}.{felt}"
    )
    state = _state(hours, need)
    return Recovery(muscle, hours, need, _lowered(state) if sore else state, reason)


def _parts(last: MuscleSession) -> list[tuple[int, str]]:
    """What changes the need, as (hours, what for)."""
    parts = []
    if last.to_failure_share >= FAILURE_SHARE:
        parts.append((24, f"{last.to_failure_share * 100:.0f} % of them to failure"))
    elif last.effort is not None and last.effort >= HARD_EFFORT:
        parts.append((24, f"a session of effort {last.effort}"))
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


def _lowered(state: str) -> str:
    """One state lower; who is overdue is as ready as one can be."""
    return {READY: PARTLY, OVERDUE: PARTLY}.get(state, TOO_SOON)


def _sets(count: float) -> str:
    return f"{count:g} hard {'set' if count == 1 else 'sets'}"
