"""Double progression: first more reps, up to the top of the range, then more load.

The load rises after all sets at the top, or all in the range with at least 2 more in reserve
than asked; where the step is above 5 % of the load, after two such sessions in a row. Below the
bottom in two sessions in a row takes 5 % off, in three 10 %.
"""

from collections.abc import Sequence

from legday_gui.training.progression.linear import shortfall
from legday_gui.training.progression.start import first_target, unknown_load
from legday_gui.training.progression.work import (
    Work,
    all_sets,
    at_load,
    change,
    heavier,
    lighter,
    number,
    percent,
    raise_headline,
    shown,
    works,
)
from legday_gui.training.units import step_in
from legday_gui.training.values import Exercise, Performance, Prescription, Target, Unit

SPARE_HALVES = 4  # two reps more in reserve than asked
BIG_STEP = 0.05
_OFF = {2: 0.05, 3: 0.10}  # by sessions in a row below the bottom


def next_target(
    prescription: Prescription,
    history: Sequence[Performance],
    unit: Unit,
    exercise: Exercise,
) -> Target:
    """The next session's target from the history of this plan day, oldest first.

    Replayed from the log each time. A set without a stated reserve never counts as reserve; a
    set or side that was not logged never counts as reached, nor as below the bottom.
    """
    done = works(prescription, history, exercise)
    if not done:
        return first_target(prescription, unit, exercise)
    last = done[-1]
    if last.load_g is None or last.top_g is None:
        return unknown_load(prescription, last, unit, exercise)
    if _earned(prescription, last):
        return _step_earned(prescription, done, last.load_g, unit, exercise)
    below = _below_in_a_row(prescription, done)
    if below in _OFF:
        return _reduced(prescription, last.top_g, below, unit, exercise)
    if below or not last.complete:
        return _repeated(prescription, last, below, unit, exercise)
    return _one_more_rep(prescription, last, unit, exercise)


def wants_twice(prescription: Prescription, load_g: int, unit: Unit) -> bool:
    """The step is above 5 % of the load, so one session at the top is not enough for it."""
    return step_in(prescription.step_g, unit) > abs(load_g) * BIG_STEP


def _earned(prescription: Prescription, work: Work) -> bool:
    return work.reached(prescription.reps_high) or _spare(prescription, work)


def _spare(prescription: Prescription, work: Work) -> bool:
    asked = prescription.reserve_halves + SPARE_HALVES
    return work.reached(prescription.reps_low) and all(
        reserve is not None and reserve >= asked for reserve in work.reserves
    )


def _earned_before(prescription: Prescription, done: Sequence[Work]) -> bool:
    """The session before the last earned the step too, at no lower load."""
    if len(done) < 2:
        return False
    before, last = done[-2:]
    return (
        before.load_g is not None
        and last.load_g is not None
        and before.load_g >= last.load_g
        and _earned(prescription, before)
    )


def _below_in_a_row(prescription: Prescription, done: Sequence[Work]) -> int:
    """Sessions in a row with a set below the bottom; the third one starts the count anew."""
    below = 0
    for work in done:
        if below == max(_OFF):
            below = 0
        below = below + 1 if min(work.reps) < prescription.reps_low else 0
    return below


def _step_earned(
    prescription: Prescription, done: Sequence[Work], load_g: int, unit: Unit, exercise: Exercise
) -> Target:
    """The step, or where it is a big one and earned for the first time, the same once more."""
    last = done[-1]
    twice = wants_twice(prescription, load_g, unit)
    if twice and not _earned_before(prescription, done):
        return _once_more(prescription, last, load_g, unit, exercise)
    raised = heavier(load_g, prescription.step_g, unit)
    reason = (
        f"Last time {_how_earned(prescription, last)}"
        f"{', the second session in a row to earn the step' if twice else ''}, so "
        f"{change(load_g, raised, exercise, unit)} and back to {prescription.reps_low} reps."
    )
    headline = raise_headline(load_g, raised, exercise, unit)
    return _target(prescription, prescription.reps_low, raised, exercise, headline, reason)


def _once_more(
    prescription: Prescription, last: Work, load_g: int, unit: Unit, exercise: Exercise
) -> Target:
    step = step_in(prescription.step_g, unit)
    size = f"is {step / abs(load_g) * 100:.0f} % of the load" if load_g else "is a big one"
    reason = (
        f"Last time {_how_earned(prescription, last)}; the next step {size}, so it wants that"
        " twice in a row."
    )
    headline = "Same load, the top again."
    return _target(prescription, prescription.reps_high, load_g, exercise, headline, reason)


def _how_earned(prescription: Prescription, last: Work) -> str:
    if last.reached(prescription.reps_high):
        top = f"{all_sets(last.asked)} reached {prescription.reps_high}"
        narrow = prescription.reps_low == prescription.reps_high
        return top if narrow else f"{top}, the top of {_range(prescription)}"
    return (
        f"{all_sets(last.asked)} were in {_range(prescription)} with at least 2 more in reserve"
        " than asked"
    )


def _one_more_rep(prescription: Prescription, last: Work, unit: Unit, exercise: Exercise) -> Target:
    fewest = min(last.reps)
    reps = min(fewest + 1, prescription.reps_high)
    reason = (
        f"{shortfall(prescription, last)}{at_load(last.load_g, exercise, unit)}: "
        f"{all_sets(last.asked)} in {_range(prescription)}, the fewest {fewest}, so now {reps}."
    )
    return _target(prescription, reps, last.load_g, exercise, "Same load, one more rep.", reason)


def _repeated(
    prescription: Prescription, last: Work, below: int, unit: Unit, exercise: Exercise
) -> Target:
    reason = f"{shortfall(prescription, last)}{at_load(last.top_g, exercise, unit)}"
    if below:
        reason += (
            f", below the bottom of {_range(prescription)}; "
            f"a second session in a row takes {percent(_OFF[2])} off."
        )
    else:
        reason += ", so the load stays until every set is logged."
    reps = max(prescription.reps_low, min(*last.reps, prescription.reps_high))
    return _target(prescription, reps, last.top_g, exercise, "Repeat.", reason)


def _reduced(
    prescription: Prescription, load_g: int, below: int, unit: Unit, exercise: Exercise
) -> Target:
    share = _OFF[below]
    reduced = lighter(load_g, share, prescription.step_g, unit)
    reason = (
        f"{number(below).capitalize()} sessions in a row were below {prescription.reps_low} reps, "
        f"the last{at_load(load_g, exercise, unit)}, so {percent(share)} off, rounded down."
    )
    headline = f"{percent(share)} lighter."
    return _target(prescription, prescription.reps_low, reduced, exercise, headline, reason)


def _range(prescription: Prescription) -> str:
    return f"{prescription.reps_low} to {prescription.reps_high}"


def _target(
    prescription: Prescription,
    reps: int,
    load_g: int | None,
    exercise: Exercise,
    headline: str,
    reason: str,
) -> Target:
    return Target(
        prescription.sets,
        reps,
        prescription.reps_high,
        shown(load_g, exercise),
        prescription.reserve_halves,
        headline,
        reason,
    )
