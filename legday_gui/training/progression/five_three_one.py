"""5/3/1 (Wendler, 2009): percentages of a training max, in cycles of three weeks and an easy one.

The training max is 90 % of the estimated max. Week 1 is 65, 75, 85 % for 5, 5, 5 or more; week 2
70, 80, 90 % for 3, 3, 3 or more; week 3 75, 85, 95 % for 5, 3, 1 or more; week 4 40, 50, 60 % for
5 each. Week 3's last set is the test: 5 reps or more add the step to the training max, 3 or 4 keep
it, fewer take 10 % off. A week 1 or 2 that misses its least reps takes as much off and begins the
cycle anew. Sets beyond three are back-offs with the load of the first. The step is at most 5 % of
the training max, which the 5 or 10 lb of the book exceed where that is small (a choice of ours).
"""

from collections.abc import Sequence
from typing import NamedTuple

from legday_gui.training.progression.parameters import KG, PERCENT, YES_NO, Parameter
from legday_gui.training.progression.start import first_target, unknown_load
from legday_gui.training.progression.work import (
    BIG_STEP,
    both_sides,
    least_load,
    number,
    percent,
    shown,
    straight_sets,
    works,
)
from legday_gui.training.units import format_load, round_to, step_in
from legday_gui.training.values import (
    Exercise,
    Performance,
    Prescription,
    SetKind,
    SetTarget,
    Target,
    Unit,
)

TITLE = "5/3/1"
LOOKBACK: int | None = None  # all since it began: the weeks are counted
TRAINING_MAX = Parameter("training_max_kg", "Training max (0: from the log)", 0, 0, 500, 2.5, KG)
CUT = Parameter("cut", "Off after a failed test", 0.10, 0.05, 0.20, 0.01, PERCENT)
EASY_WEEK = Parameter("easy_week", "Easy fourth week", 1, 0, 1, unit=YES_NO)
PARAMETERS = (TRAINING_MAX, CUT, EASY_WEEK)

SHARE_OF_MAX = 0.90
WEEKS = (
    ((0.65, 5), (0.75, 5), (0.85, 5)),
    ((0.70, 3), (0.80, 3), (0.90, 3)),
    ((0.75, 5), (0.85, 3), (0.95, 1)),
)
EASY = ((0.40, 5), (0.50, 5), (0.60, 5))
_EASY_WEEK = 3  # counted from 0
_RAISE_FROM, _KEEP_FROM = 5, 3  # reps of the test
_EASY_RESERVE = 8  # halves
_FIRST_RESERVE = 8  # halves: 90 % of that max makes those five reps 85 %
_ONE_LEFT = 2  # halves: the last set is never taken to failure


class _Cycle(NamedTuple):
    """Where the lifter stands: the training max (grams), the week (0…), what led there."""

    max_g: float
    week: int
    next_max_g: float  # from the next cycle on
    note: str = ""


class _Top(NamedTuple):
    load_g: int
    reps: int
    sets: int  # logged, both sides of each


def next_target(
    prescription: Prescription,
    history: Sequence[Performance],
    unit: Unit,
    exercise: Exercise,
    estimated_max_g: float | None = None,
) -> Target:
    """The next session's sets from all sessions since the rule began, oldest first.

    A week whose three sets were not all logged is done again. Where the last set's load was not
    the one asked, by more than a step, the training max follows what was lifted.
    """
    cycle = _start(prescription, history, unit, exercise, estimated_max_g)
    if cycle is None:
        done = works(prescription, history, exercise)
        return (
            unknown_load(prescription, done[-1], unit, exercise)
            if done
            else _first(prescription, unit, exercise)
        )
    for performance in history:
        cycle = _after(cycle, prescription, performance, unit, exercise)
    return _target(prescription, cycle, unit, exercise)


def describe(prescription: Prescription, unit: Unit, step: str, load_g: int | None = None) -> str:
    """The rule in a few words."""
    del prescription, unit, load_g
    return f"5/3/1, {step} a cycle"


def _start(
    prescription: Prescription,
    history: Sequence[Performance],
    unit: Unit,
    exercise: Exercise,
    estimated_max_g: float | None,
) -> _Cycle | None:
    """The first cycle: from the training max given, or what the first session implies."""
    given = TRAINING_MAX.of(prescription) * 1000
    if given:
        return _Cycle(given, 0, given)
    for performance in history:
        top = _top(performance, exercise)
        if top is not None and not performance.deload:
            whole = top.load_g / WEEKS[0][-1][0]
            return _Cycle(whole, 0, whole)
    if estimated_max_g is None:
        return None
    best = format_load(round(estimated_max_g), unit, with_unit=True)
    whole = estimated_max_g * SHARE_OF_MAX
    return _Cycle(whole, 0, whole, f"{percent(SHARE_OF_MAX)} of an estimated max of {best}")


def _top(performance: Performance, exercise: Exercise) -> _Top | None:
    """The heaviest work set, of equals the last; None where nothing with a load was logged."""
    best: _Top | None = None
    rows = [rows for rows in straight_sets(performance, exercise) if both_sides(rows)]
    for sides in rows:
        load = least_load(sides, exercise)
        if load is not None and load > 0 and (best is None or load >= best.load_g):
            best = _Top(load, min(s.reps or 0 for s in sides), len(rows))
    return best


def _after(
    cycle: _Cycle,
    prescription: Prescription,
    performance: Performance,
    unit: Unit,
    exercise: Exercise,
) -> _Cycle:
    """The cycle after one more session."""
    top = _top(performance, exercise)
    if cycle.week == _EASY_WEEK:
        return cycle if top is None else _next_cycle(cycle)
    if top is None or performance.deload:
        return cycle  # nothing of this week was done
    if top.sets < len(WEEKS[cycle.week]):
        return cycle._replace(note=f"last time {number(top.sets)} of three sets were logged")
    cycle = _followed(cycle, top, unit, exercise)
    least = WEEKS[cycle.week][-1][1]
    if cycle.week < len(WEEKS) - 1:
        if top.reps < least:
            note = f"{top.reps} reps last time, where {least} were the least"
            return _cut(cycle, prescription, note)
        return cycle._replace(week=cycle.week + 1, note=cycle.note)
    return _tested(cycle, prescription, top.reps, unit)


def _followed(cycle: _Cycle, top: _Top, unit: Unit, exercise: Exercise) -> _Cycle:
    """With the training max of the load that was lifted, where that was not the one asked."""
    share = WEEKS[cycle.week][-1][0]
    asked = _rounded(cycle.max_g * share, unit, exercise)
    if abs(top.load_g - asked) <= step_in(exercise.step_g, unit) + 1:
        return cycle._replace(note="")
    lifted = top.load_g / share
    said = format_load(top.load_g, unit, with_unit=True)
    note = f"you lifted {said} and not {format_load(asked, unit, with_unit=True)}"
    return cycle._replace(max_g=lifted, next_max_g=lifted, note=note)


def _tested(cycle: _Cycle, prescription: Prescription, reps: int, unit: Unit) -> _Cycle:
    """After week 3: what its last set says of the next training max."""
    if reps >= _RAISE_FROM:
        step = min(float(step_in(prescription.step_g, unit)), cycle.max_g * BIG_STEP)
        added = format_load(round(step), unit, with_unit=True)
        after, note = cycle.max_g + step, f"{reps} reps in the test added {added}"
    elif reps >= _KEEP_FROM:
        after, note = cycle.max_g, f"{reps} reps in the test keep it"
    else:
        off = CUT.of(prescription)
        after = cycle.max_g * (1 - off)
        note = f"{reps} reps in the test took {percent(off)} off"
    tested = _Cycle(cycle.max_g, _EASY_WEEK, after, note)
    return tested if EASY_WEEK.of(prescription) else _next_cycle(tested)


def _next_cycle(cycle: _Cycle) -> _Cycle:
    return cycle._replace(max_g=cycle.next_max_g, week=0)


def _cut(cycle: _Cycle, prescription: Prescription, note: str) -> _Cycle:
    off = CUT.of(prescription)
    after = cycle.max_g * (1 - off)
    return _Cycle(after, 0, after, f"{note}, took {percent(off)} off")


def _target(prescription: Prescription, cycle: _Cycle, unit: Unit, exercise: Exercise) -> Target:
    easy = cycle.week == _EASY_WEEK
    week = EASY if easy else WEEKS[cycle.week]
    loads = [_rounded(cycle.max_g * share, unit, exercise) for share, _ in week]
    reserve = max(_EASY_RESERVE, prescription.reserve_halves) if easy else _ONE_LEFT
    per_set = [
        SetTarget(reps, reps, shown(load, exercise), reserve)
        for load, (_, reps) in zip(loads, week, strict=True)
    ]
    if not easy:
        per_set[-1] = per_set[-1]._replace(kind=SetKind.AMRAP)
        back = SetTarget(5, 5, per_set[0].load_g, prescription.reserve_halves, SetKind.BACK_OFF)
        per_set += [back] * (prescription.sets - len(per_set))
    top = per_set[len(week) - 1]
    return Target(
        len(per_set), top.reps, top.reps, top.load_g, reserve,
        _headline(cycle, prescription), _reason(cycle, week, unit), tuple(per_set),
    )  # fmt: skip


def _headline(cycle: _Cycle, prescription: Prescription) -> str:
    if cycle.week == _EASY_WEEK:
        return "Easy week."
    weeks = len(WEEKS) + bool(EASY_WEEK.of(prescription))
    return f"Week {cycle.week + 1} of {weeks}."


def _reason(cycle: _Cycle, week: Sequence[tuple[float, int]], unit: Unit) -> str:
    reps = ", ".join(str(reps) for _, reps in week) + ("" if week is EASY else " or more")
    shares = ", ".join(f"{share * 100:.0f}" for share, _ in week)
    whole = format_load(round(cycle.max_g), unit, with_unit=True)
    note = f"; {cycle.note}" if cycle.note else ""
    return f"{reps} reps at {shares} % of a training max of {whole}{note}."


def _rounded(grams: float, unit: Unit, exercise: Exercise) -> int:
    """To the nearest load of the implement, one step at least.

    A gram more, which rounding to grams may have lost: a tie in lb goes up as well.
    """
    load = round_to(round(grams) + 1, exercise.step_g, unit)
    return load if load > 0 else step_in(exercise.step_g, unit)


def _first(prescription: Prescription, unit: Unit, exercise: Exercise) -> Target:
    """Without history: find week 1's last set, which is five reps with some four to go."""
    reps = WEEKS[0][-1][1]
    asked = prescription._replace(
        reps_low=reps, reps_high=reps, reserve_halves=_FIRST_RESERVE, set_reps=()
    )
    first = first_target(asked, unit, exercise)
    reason = f"{first.reason.removesuffix('.')}; it is week 1's last set, or enter a training max."
    return first._replace(reason=reason)
