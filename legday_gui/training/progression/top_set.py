"""A top set, then back-off sets: the day's best effort, and volume a little below it.

The first set is the heaviest, at the bottom of the range with the asked reserve; the others have
the top of the range at 90 to 95 % of it: 5 % off after a top set that was easier than asked,
7.5 % after one as asked, 10 % after a harder one (Tuchscherer's back-off sets as lifters describe
them). The next top set is what the estimated max of the last one allows, changed by at most 5 %.
A day's form is worth that much, too: to turn round, up after down or down after up, it takes two
sessions in a row that say so, unless reps were missed.
"""

from collections.abc import Sequence

from legday_gui.training.estimate import MOST_TRUSTED_REPS, estimated_max, load_for
from legday_gui.training.progression.parameters import PERCENT, Parameter
from legday_gui.training.progression.start import first_target, unknown_load
from legday_gui.training.progression.work import (
    at_load,
    big_step_words,
    both_sides,
    change,
    direction,
    heavier,
    is_big_step,
    least_load,
    least_reserve,
    listed,
    percent,
    raise_headline,
    straight_sets,
    target_of,
    works,
)
from legday_gui.training.units import format_load, round_to, step_in
from legday_gui.training.values import (
    Exercise,
    LoggedSet,
    Performance,
    Prescription,
    SetKind,
    SetTarget,
    Target,
    Unit,
)

TITLE = "Top set"
LOOKBACK: int | None = 12
MOST = Parameter("most_change", "Changes by at most", 0.05, 0.02, 0.10, 0.01, PERCENT)
DROP = Parameter("drop", "Back-offs lighter by", 0.075, 0.0, 0.20, 0.025, PERCENT)
PARAMETERS = (DROP, MOST)
_BY_EFFORT = 0.025  # more off after a harder top set, less after an easier one


def next_target(
    prescription: Prescription,
    history: Sequence[Performance],
    unit: Unit,
    exercise: Exercise,
    estimated_max_g: float | None = None,
) -> Target:
    """The next session's top set and back-offs from the history of this plan day, oldest first.

    The heaviest work set of a session is its top set, of equals the first. Reserve that was not
    stated counts as asked where all reps were done, and as none where reps are missing.
    """
    tops = [top for p in history if not p.deload and (top := _top(p, exercise)) is not None]
    if not tops:
        first = _without_top(prescription, history, unit, exercise, estimated_max_g)
        return _with_back_offs(prescription, first, exercise, unit)
    allowed = _allowed(prescription, tops[-1], exercise)
    target = _moved(prescription, tops, allowed, unit, exercise)
    return _with_back_offs(prescription, target, exercise, unit)


def describe(prescription: Prescription, unit: Unit, step: str, load_g: int | None = None) -> str:
    """The rule in a few words."""
    del unit, step, load_g
    return f"top set by reserve, back-offs −{percent(DROP.of(prescription))}"


def _without_top(
    prescription: Prescription,
    history: Sequence[Performance],
    unit: Unit,
    exercise: Exercise,
    estimated_max_g: float | None,
) -> Target:
    """Nothing was done yet, or a load or a side is missing in all that was."""
    done = works(prescription, history, exercise)
    if not done:
        return first_target(prescription, unit, exercise, estimated_max_g)
    last = done[-1]
    if last.top_g is None:
        return unknown_load(prescription, last, unit, exercise)
    reason = f"Last time {listed(last.reps)} with a side not logged, so the load stays."
    return target_of(prescription, exercise, last.top_g, "Repeat.", reason)


def back_off_share(prescription: Prescription, reps: int, reserve_halves: int | None) -> float:
    """How much lighter the back-offs are after a top set of so many reps and reserve."""
    drop = DROP.of(prescription)
    if reserve_halves is None:
        return drop if reps >= prescription.reps_low else drop + _BY_EFFORT
    spare = (reps - prescription.reps_low) * 2 + reserve_halves - prescription.reserve_halves
    return max(0.0, drop + (spare < 0) * _BY_EFFORT - (spare > 0) * _BY_EFFORT)


_Top = tuple[int, int, int | None]  # load in grams, reps, reserve in halves


def _top(performance: Performance, exercise: Exercise) -> _Top | None:
    rated = [top for rows in straight_sets(performance, exercise) if (top := _set(rows, exercise))]
    return max(rated, key=lambda top: top[0], default=None)


def _set(rows: Sequence[LoggedSet], exercise: Exercise) -> _Top | None:
    load = least_load(rows, exercise)
    if load is None or not both_sides(rows):
        return None
    return load, min(s.reps or 0 for s in rows), least_reserve(rows)


def _allowed(prescription: Prescription, top: _Top, exercise: Exercise) -> float:
    """The load that the top set's estimated max allows at the asked reps and reserve, in grams."""
    load, reps, reserve = top
    if exercise.load_kind.value in ("bodyweight", "assisted") or reps < 1:
        return float(load)
    if reserve is None:
        reserve = prescription.reserve_halves if reps >= prescription.reps_low else 0
    whole = min(reps, MOST_TRUSTED_REPS)
    held = min(reserve, 8, (MOST_TRUSTED_REPS - whole) * 2)  # beyond it no estimate is trusted
    best = estimated_max(load, whole, held, exercise.formula)
    if best is None:
        return float(load)
    asked = max(1, prescription.reps_low)
    return load_for(best, asked, prescription.reserve_halves, exercise.formula)


def _moved(
    prescription: Prescription,
    tops: Sequence[_Top],
    allowed: float,
    unit: Unit,
    exercise: Exercise,
) -> Target:
    load, reps, _ = tops[-1]
    if reps < 1:
        allowed = load * (1 - MOST.of(prescription))
    step, most = prescription.step_g, MOST.of(prescription)
    held = min(load * (1 + most), max(load * (1 - most), allowed))
    moved = _whole_steps(load, held, step, unit)
    said = f"{_said(tops[-1])}{at_load(load, exercise, unit)} {_worth(tops[-1], allowed, unit)}"
    wants_more = allowed >= load + step_in(step, unit) - 1
    if wants_more and is_big_step(step, load, unit):
        if not _twice(prescription, tops, step, unit, exercise):
            reason = f"{said}; {big_step_words(step, load, unit)}, so it wants that twice in a row."
            return target_of(prescription, exercise, load, "Same top set.", reason)
        moved = heavier(load, step, unit)
    if _turns_too_soon(prescription, tops, moved, exercise):
        reason = f"{said}; to turn round it takes two such sessions in a row."
        return target_of(prescription, exercise, load, "Same top set.", reason)
    if moved == load:
        reason = f"{said}, less than a step away, so the top set stays."
        return target_of(prescription, exercise, load, "Same top set.", reason)
    difference = change(load, moved, exercise, unit)
    limit = f", {percent(most)} at most" if abs(allowed - held) > 1 else ""
    reason = f"{said}, so {difference}{limit}."
    headline = (
        raise_headline(load, moved, exercise, unit)
        if moved > load
        else f"{difference}.".capitalize()
    )
    return target_of(prescription, exercise, moved, headline, reason)


def _turns_too_soon(
    prescription: Prescription, tops: Sequence[_Top], moved: int, exercise: Exercise
) -> bool:
    """The top set last moved the other way, and only this session asks to turn round."""
    load, reps, _ = tops[-1]
    if len(tops) < 2 or reps < prescription.reps_low:
        return False
    before = _allowed(prescription, tops[-2], exercise)
    if tops[-2][0] == load and (before - load) * (moved - load) > 0:
        return False
    return direction([top[0] for top in tops]) * (moved - load) < 0


def _whole_steps(load: int, held: float, step_g: int, unit: Unit) -> int:
    """The nearest whole number of steps from the load, but not beyond what is allowed above."""
    value = round_to(round(held), step_g, unit, down=held > load)
    if (held > load > value) or (held < load < value) or abs(held - load) < 1:
        return load
    return value if value > 0 else load


def _twice(
    prescription: Prescription, tops: Sequence[_Top], step: int, unit: Unit, exercise: Exercise
) -> bool:
    if len(tops) < 2 or tops[-2][0] < tops[-1][0]:
        return False
    before = _allowed(prescription, tops[-2], exercise)
    return before >= tops[-2][0] + step_in(step, unit) - 1


def _said(top: _Top) -> str:
    _, reps, reserve = top
    left = "" if reserve is None else f" with {reserve / 2:g} in reserve"
    return f"Last top set {reps}{left}"


def _worth(top: _Top, allowed: float, unit: Unit) -> str:
    if top[1] < 1:
        return "missed its reps"
    return f"allows {format_load(round(allowed), unit, with_unit=True)} today"


def _with_back_offs(
    prescription: Prescription, target: Target, exercise: Exercise, unit: Unit
) -> Target:
    """The top set, and the back-offs as they are after a top set as asked."""
    reserve = prescription.reserve_halves
    load = target.load_g
    backed = None
    if load is not None and load > 0:
        rounded = round_to(
            round(load * (1 - DROP.of(prescription))), exercise.step_g, unit, down=True
        )
        backed = rounded if rounded > 0 else load
    top = SetTarget(prescription.reps_low, prescription.reps_low, load, reserve)
    high = prescription.reps_high
    back = SetTarget(high, high, backed, reserve, SetKind.BACK_OFF)
    return target._replace(
        reps=prescription.reps_low,
        reps_high=prescription.reps_low,
        per_set=(top, *[back] * (prescription.sets - 1)),
    )
