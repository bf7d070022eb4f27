"""Records of one exercise: what a session did better than all before it.

Neither warm-ups nor deloads count, nor sets without reps or load (with ``bodyweight``, no load is
nothing added). A one-sided set counts with the weaker of its sides, and only where both are known.
Without an earlier set to beat there is no record. Two estimates are only compared where both are
by the same formula: that of the exercise.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from legday_gui.training.estimate import Formula, estimated_max
from legday_gui.training.values import LoggedSet, Performance, SetKind, Side
from legday_gui.training.volume import by_number

ESTIMATED_MAX = "estimated max"
HEAVIEST_FOR_REPS = "heaviest for reps"
MOST_REPS_AT_LOAD = "most reps at load"
_ASIDE = (SetKind.WARM_UP, SetKind.DELOAD)


class Effort(NamedTuple):
    """One set as far as records go; ``max_g`` is its estimated max in grams, where it has one."""

    set_id: int
    load_g: int
    reps: int
    max_g: float | None


class Record(NamedTuple):
    """``value`` and the ``before`` that it beats are grams, but reps for most reps at a load."""

    kind: str
    exercise_id: int
    set_id: int
    load_g: int
    reps: int
    value: int
    before: int


def best_sets(
    performances: Iterable[Performance], *, bodyweight: bool = False
) -> dict[int, Effort]:
    """The heaviest set for each number of reps done; of equals the earlier."""
    best: dict[int, Effort] = {}
    for effort in efforts_of(performances, bodyweight=bodyweight):
        if effort.reps not in best or effort.load_g > best[effort.reps].load_g:
            best[effort.reps] = effort
    return dict(sorted(best.items()))


def best_estimate(performances: Iterable[Performance]) -> Effort | None:
    """The set with the highest estimated max, the earlier of equals; None where none has one."""
    rated = [e for e in efforts_of(performances) if e.max_g is not None]
    return max(rated, key=lambda e: e.max_g or 0.0, default=None)


def session_records(
    before: Sequence[Effort],
    now: Performance,
    *,
    bodyweight: bool = False,
    formula: Formula = Formula.EPLEY,
) -> list[Record]:
    """The records of ``now`` against what was done of the same exercise before it.

    ``before`` may leave out what another effort in it matches in load, reps and estimated max.
    Estimated max first, then the heaviest set for at least its reps, or else the most reps with
    at least its load. A set that another of this session outdoes in load and reps is no record.
    """
    efforts = efforts_of([now], bodyweight=bodyweight, formula=formula)
    if not before or not efforts:
        return []
    exercise_id = now.sets[0].exercise_id
    records = [_max_record(exercise_id, before, efforts)]
    records += [_set_record(exercise_id, before, effort) for effort in _undominated(efforts)]
    return [record for record in records if record is not None]


def efforts_of(
    performances: Iterable[Performance],
    *,
    bodyweight: bool = False,
    formula: Formula = Formula.EPLEY,
) -> list[Effort]:
    """The sets that can be records, in order."""
    found = (_effort(rows, bodyweight, formula) for p in performances for rows in by_number(p.sets))
    return [effort for effort in found if effort is not None]


def weakest(
    sides: Sequence[tuple[int, int, int | None]],
    set_id: int = 0,
    formula: Formula = Formula.EPLEY,
) -> Effort:
    """A set as its sides, or both as one, did it: (load in grams, reps, reserve in halves)."""
    maxima = [estimated_max(load, reps, reserve, formula) for load, reps, reserve in sides]
    known = [m for m in maxima if m is not None]
    return Effort(
        set_id=set_id,
        load_g=min(load for load, _, _ in sides),
        reps=min(reps for _, reps, _ in sides),
        max_g=min(known) if len(known) == len(maxima) else None,
    )


def _effort(rows: Sequence[LoggedSet], bodyweight: bool, formula: Formula) -> Effort | None:
    sides = {s.side for s in rows}
    if Side.BOTH not in sides and len(sides) < 2:
        return None
    done = [
        (0 if s.load_g is None else s.load_g, s.reps, s.reserve_halves)
        for s in rows
        if s.kind not in _ASIDE and s.reps and (s.load_g is not None or bodyweight)
    ]
    return weakest(done, rows[0].id, formula) if len(done) == len(rows) else None


def _max_record(
    exercise_id: int, before: Sequence[Effort], efforts: Sequence[Effort]
) -> Record | None:
    past = max((e.max_g for e in before if e.max_g is not None), default=None)
    best = max(efforts, key=lambda e: e.max_g or 0.0)
    if past is None or best.max_g is None or round(best.max_g) <= round(past):
        return None
    return Record(
        ESTIMATED_MAX,
        exercise_id,
        best.set_id,
        best.load_g,
        best.reps,
        round(best.max_g),
        round(past),
    )


def _set_record(exercise_id: int, before: Sequence[Effort], effort: Effort) -> Record | None:
    heaviest = max((e.load_g for e in before if e.reps >= effort.reps), default=None)
    if heaviest is not None and effort.load_g > heaviest:
        kind, value, past = HEAVIEST_FOR_REPS, effort.load_g, heaviest
    else:
        most = max((e.reps for e in before if e.load_g >= effort.load_g), default=None)
        if most is None or effort.reps <= most:
            return None
        kind, value, past = MOST_REPS_AT_LOAD, effort.reps, most
    return Record(kind, exercise_id, effort.set_id, effort.load_g, effort.reps, value, past)


def _undominated(efforts: Sequence[Effort]) -> list[Effort]:
    """Without the sets that another one matches or beats in load and reps; of equals the first."""
    kept: list[Effort] = []
    for effort in sorted(efforts, key=lambda e: (-e.load_g, -e.reps)):
        if not kept or effort.reps > kept[-1].reps:
            kept.append(effort)
    return kept
