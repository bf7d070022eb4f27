"""The lines of one exercise in a session: what was logged, then what is still to do. No Qt."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from legday_gui.training.loading import Loads
from legday_gui.training.values import (
    LoggedSet,
    Measure,
    SetKind,
    SetTarget,
    Side,
    Target,
)

SIDES = (Side.LEFT, Side.RIGHT)
# Proposed as a share of the load just used, after common coaching practice.
_LIGHTER = {SetKind.BACK_OFF: 0.9, SetKind.DROP: 0.8}


class Line(NamedTuple):
    """One row of the table: a set, or one side of a one-sided set, done or still to do."""

    number: int
    side: Side
    kind: SetKind
    label: str
    load_g: int | None
    amount: int | float | None  # reps, or seconds or metres where the exercise counts those
    reserve_halves: int | None
    last: LoggedSet | None = None
    logged: LoggedSet | None = None
    record: bool = False

    @property
    def key(self) -> tuple[int, Side]:
        return self.number, self.side


class Outline(NamedTuple):
    """What the lines of one exercise follow from."""

    measure: Measure
    sides: tuple[Side, ...]  # (BOTH,), or the weaker side and then the stronger
    sets: int  # work sets asked for
    target: Target | None = None
    warm_ups: tuple[tuple[int, int], ...] = ()  # (load in grams, reps) still proposed
    last: Sequence[LoggedSet] = ()  # of the session compared with
    records: frozenset[int] = frozenset()  # ids of sets with a star
    kinds: Mapping[int, SetKind] = {}  # of open sets, where chosen, by number
    loads: Loads | None = None  # that are possible


def amount_of(logged: LoggedSet, measure: Measure) -> int | float | None:
    """What an exercise counts: reps, seconds or metres."""
    if measure is Measure.TIME:
        return logged.seconds
    return logged.metres if measure is Measure.DISTANCE else logged.reps


def is_warm_up(logged: LoggedSet) -> bool:
    return logged.kind is SetKind.WARM_UP


def lines(outline: Outline, logged: Sequence[LoggedSet]) -> list[Line]:
    """Warm-ups first, then the work sets; a set is numbered within exercise and session."""
    warm = [s for s in logged if is_warm_up(s)]
    work = [s for s in logged if not is_warm_up(s)]
    rows = _warm_up_lines(outline, warm)
    if not work:
        taken = len(warm)
        rows += [
            Line(taken + at, Side.BOTH, SetKind.WARM_UP, "Warm-up", load_g, reps, None)
            for at, (load_g, reps) in enumerate(outline.warm_ups, start=1)
        ]
    return rows + _work_lines(outline, work, first=_first_work_number(rows, work))


def _first_work_number(rows: Sequence[Line], work: Sequence[LoggedSet]) -> int:
    numbers = [row.number for row in rows]
    return min((s.number for s in work), default=max(numbers, default=0) + 1)


def _warm_up_lines(outline: Outline, warm: Sequence[LoggedSet]) -> list[Line]:
    before = [s for s in outline.last if is_warm_up(s)]
    return [
        _done(outline, s, "Warm-up", before[at] if at < len(before) else None)
        for at, s in enumerate(warm)
    ]


def _work_lines(outline: Outline, work: Sequence[LoggedSet], first: int) -> list[Line]:
    numbers = sorted({s.number for s in work})
    following = max(numbers, default=first - 1) + 1
    missing = max(0, outline.sets - len(numbers))
    numbers += range(following, following + missing)
    rows: list[Line] = []
    for at, number in enumerate(numbers, start=1):
        rows += _set_lines(outline, work, number, at)
    return rows


def _set_lines(outline: Outline, work: Sequence[LoggedSet], number: int, at: int) -> list[Line]:
    """The lines of one work set: one, or one a side. A side that is missing stays open."""
    here = {s.side: s for s in work if s.number == number}
    sides = (Side.BOTH,) if Side.BOTH in here else outline.sides
    if here and outline.sides == (Side.BOTH,):
        sides = tuple(side for side in (Side.BOTH, *SIDES) if side in here)
    rows = []
    for side in sides:
        label = f"{at}" if side is Side.BOTH else f"{at} {side.value}"
        last = _last(outline.last, at, side)
        if side in here:
            rows.append(_done(outline, here[side], label, last))
        else:
            rows.append(_open(outline, work, number, at, side, last))
    return rows


def _last(last: Sequence[LoggedSet], at: int, side: Side) -> LoggedSet | None:
    """The same set of the session compared with: this side's, or the one counted for both."""
    numbers = sorted({s.number for s in last if not is_warm_up(s)})
    if at > len(numbers):
        return None
    here = {s.side: s for s in last if s.number == numbers[at - 1] and not is_warm_up(s)}
    return (
        here.get(side) or here.get(Side.BOTH) or (here.get(SIDES[0]) if side is Side.BOTH else None)
    )


def _done(outline: Outline, s: LoggedSet, label: str, last: LoggedSet | None) -> Line:
    return Line(
        s.number,
        s.side,
        s.kind,
        label,
        s.load_g,
        amount_of(s, outline.measure),
        s.reserve_halves,
        last,
        s,
        s.id in outline.records,
    )


def _open(
    outline: Outline,
    work: Sequence[LoggedSet],
    number: int,
    at: int,
    side: Side,
    last: LoggedSet | None,
) -> Line:
    """A set still to do, filled in. The stronger side stops at the reps of the weaker, so the
    second follows the first."""
    asked = _asked(outline.target, at)
    partner = next((s for s in work if s.number == number and s.side is not side), None)
    chosen = outline.kinds.get(number)
    kind = chosen or (partner.kind if partner else asked.kind if asked else SetKind.WORK)
    used = next((s for s in reversed(work) if s.side is side), None)
    amount = _first(
        partner and amount_of(partner, outline.measure),
        asked.reps if asked and outline.measure is Measure.REPS else None,
        last and amount_of(last, outline.measure),
        used and amount_of(used, outline.measure),
    )
    load_g = _open_load(outline, work, asked, kind, side, _first(last, partner))
    reserve = asked.reserve_halves if asked else None
    if kind in (SetKind.FAILURE, SetKind.AMRAP) and (chosen or partner):
        reserve = 0 if kind is SetKind.FAILURE else None
    label = f"{at}" if side is Side.BOTH else f"{at} {side.value}"
    return Line(number, side, kind, label, load_g, amount, reserve, last)


def _asked(target: Target | None, at: int) -> SetTarget | None:
    """What the target asks of the set with this place among the work sets."""
    if target is None:
        return None
    if target.per_set:
        return target.per_set[min(at, len(target.per_set)) - 1]
    return SetTarget(target.reps, target.reps_high, target.load_g, target.reserve_halves)


def _open_load(
    outline: Outline,
    work: Sequence[LoggedSet],
    asked: SetTarget | None,
    kind: SetKind,
    side: Side,
    model: LoggedSet | None,
) -> int | None:
    """What was just used on this side, else the target, else last time; lighter for drops.

    Where the plan asks for loads that differ from set to set, those hold.
    """
    here = [s for s in work if s.side is side]
    used = next((s for s in reversed(here) if s.kind not in _LIGHTER), None)
    if outline.target and outline.target.per_set and asked and asked.kind is kind:
        return _first(asked.load_g, used and used.load_g, model and model.load_g)
    base: int | None = _first(used and used.load_g, asked and asked.load_g, model and model.load_g)
    if kind not in _LIGHTER or base is None:
        return base
    if here and here[-1].kind is kind and kind is SetKind.BACK_OFF:
        return here[-1].load_g  # one back-off set follows the other
    before = here[-1].load_g if here and kind is SetKind.DROP else None
    lighter = round((before or base) * _LIGHTER[kind])
    below = outline.loads.nearest_below(lighter) if outline.loads else None
    return _first(below, lighter)


def _first(*values: Any) -> Any:
    return next((value for value in values if value is not None), None)
