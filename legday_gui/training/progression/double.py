"""Double progression: first more reps, up to the top of the range, then more load.

The load rises after all sets at the top, or all in the range with at least 2 more in reserve
than asked; where the step is above 5 % of the load, after two such sessions in a row. Below the
bottom in two sessions in a row takes 5 % off, in three 10 %.
"""

from collections.abc import Sequence

from legday_gui.training.progression.linear import shortfall
from legday_gui.training.progression.parameters import PERCENT, Parameter
from legday_gui.training.progression.start import first_target, unknown_load
from legday_gui.training.progression.work import (
    Work,
    all_sets,
    asked_reps,
    at_load,
    big_step_words,
    change,
    heavier,
    is_big_step,
    lighter,
    number,
    passed_before,
    percent,
    raise_headline,
    target_of,
    works,
)
from legday_gui.training.values import Exercise, Performance, Prescription, Target, Unit

TITLE = "Double"
LOOKBACK: int | None = 12
OFF_AT_TWO = Parameter("off_at_two", "Off after two below", 0.05, 0.02, 0.20, 0.01, PERCENT)
OFF_AT_THREE = Parameter("off_at_three", "Off after three below", 0.10, 0.05, 0.20, 0.01, PERCENT)
SPARE = Parameter("spare", "Or with so much to spare", 2, 1, 5, 0.5, "in reserve")
PARAMETERS = (SPARE, OFF_AT_TWO, OFF_AT_THREE)
_TO_REDUCE, _TO_RESET = 2, 3  # sessions in a row below the bottom


def next_target(
    prescription: Prescription,
    history: Sequence[Performance],
    unit: Unit,
    exercise: Exercise,
    estimated_max_g: float | None = None,
) -> Target:
    """The next session's target from the history of this plan day, oldest first.

    Replayed from the log each time. A set without a stated reserve never counts as reserve; a
    set or side that was not logged never counts as reached, nor as below the bottom.
    """
    done = works(prescription, history, exercise)
    if not done:
        return first_target(prescription, unit, exercise, estimated_max_g)
    last = done[-1]
    if last.load_g is None or last.top_g is None:
        return unknown_load(prescription, last, unit, exercise)
    if _earned(prescription, last):
        return _step_earned(prescription, done, last.load_g, unit, exercise)
    below = _below_in_a_row(prescription, done)
    if below >= _TO_REDUCE:
        return _reduced(prescription, last.top_g, below, unit, exercise)
    if below or not last.complete:
        return _repeated(prescription, last, below, unit, exercise)
    return _one_more_rep(prescription, last, unit, exercise)


def describe(prescription: Prescription, unit: Unit, step: str, load_g: int | None = None) -> str:
    """The rule in a few words; with the present load it is known whether it wants the top twice."""
    twice = load_g is not None and is_big_step(prescription.step_g, load_g, unit)
    return f"{'top twice' if twice else 'top of range'}, then {step}"


def _earned(prescription: Prescription, work: Work) -> bool:
    return work.reached(_window(prescription)) or _spare(prescription, work)


def _spare(prescription: Prescription, work: Work) -> bool:
    asked = prescription.reserve_halves + SPARE.of(prescription) * 2
    return work.reached() and all(
        reserve is not None and reserve >= asked for reserve in work.reserves
    )


def _below_in_a_row(prescription: Prescription, done: Sequence[Work]) -> int:
    """Sessions in a row with a set below the bottom; the third one starts the count anew."""
    below = 0
    for work in done:
        if below == _TO_RESET:
            below = 0
        below = below + 1 if work.over < 0 else 0
    return below


def _step_earned(
    prescription: Prescription, done: Sequence[Work], load_g: int, unit: Unit, exercise: Exercise
) -> Target:
    """The step, or where it is a big one and earned for the first time, the same once more."""
    last = done[-1]
    twice = is_big_step(prescription.step_g, load_g, unit)
    if twice and not passed_before(done, lambda work: _earned(prescription, work)):
        return _once_more(prescription, last, load_g, unit, exercise)
    raised = heavier(load_g, prescription.step_g, unit)
    reason = (
        f"Last time {_how_earned(prescription, last)}"
        f"{', the second session in a row to earn the step' if twice else ''}, so "
        f"{change(load_g, raised, exercise, unit)} and back to {asked_reps(prescription)} reps."
    )
    headline = raise_headline(load_g, raised, exercise, unit)
    return target_of(prescription, exercise, raised, headline, reason)


def _once_more(
    prescription: Prescription, last: Work, load_g: int, unit: Unit, exercise: Exercise
) -> Target:
    reason = (
        f"Last time {_how_earned(prescription, last)}; "
        f"{big_step_words(prescription.step_g, load_g, unit)}, so it wants that twice in a row."
    )
    headline = "Same load, the top again."
    return target_of(prescription, exercise, load_g, headline, reason, prescription.reps_high)


def _how_earned(prescription: Prescription, last: Work) -> str:
    if last.reached(_window(prescription)):
        top = f"{all_sets(last.asked)} reached {asked_reps(prescription, _window(prescription))}"
        narrow = _window(prescription) == 0
        return top if narrow else f"{top}, the top of {_range(prescription)}"
    return (
        f"{all_sets(last.asked)} were in {_range(prescription)} with at least "
        f"{SPARE.of(prescription):g} more in reserve than asked"
    )


def _one_more_rep(prescription: Prescription, last: Work, unit: Unit, exercise: Exercise) -> Target:
    fewest = prescription.reps_low + last.over
    reps = min(fewest + 1, prescription.reps_high)
    done = f"{shortfall(prescription, last)}{at_load(last.load_g, exercise, unit)}"
    reason = (
        f"{done}, not yet all of {_range(prescription)}, so one rep more."
        if prescription.set_reps
        else f"{done}: {all_sets(last.asked)} in {_range(prescription)}, the fewest {fewest}, so"
        f" now {reps}."
    )
    headline = "Same load, one more rep."
    return target_of(prescription, exercise, last.load_g, headline, reason, reps)


def _repeated(
    prescription: Prescription, last: Work, below: int, unit: Unit, exercise: Exercise
) -> Target:
    reason = f"{shortfall(prescription, last)}{at_load(last.top_g, exercise, unit)}"
    if below:
        reason += (
            f", below the bottom of {_range(prescription)}; "
            f"a second session in a row takes {percent(OFF_AT_TWO.of(prescription))} off."
        )
    else:
        reason += ", so the load stays until every set is logged."
    reps = min(prescription.reps_low + max(0, last.over), prescription.reps_high)
    return target_of(prescription, exercise, last.top_g, "Repeat.", reason, reps)


def _reduced(
    prescription: Prescription, load_g: int, below: int, unit: Unit, exercise: Exercise
) -> Target:
    share = (OFF_AT_TWO if below == _TO_REDUCE else OFF_AT_THREE).of(prescription)
    reduced = lighter(load_g, share, prescription.step_g, unit)
    reason = (
        f"{number(below).capitalize()} sessions in a row were below "
        f"{asked_reps(prescription)} reps, the last{at_load(load_g, exercise, unit)}, so "
        f"{percent(share)} off, rounded down."
    )
    return target_of(prescription, exercise, reduced, f"{percent(share)} lighter.", reason)


def _window(prescription: Prescription) -> int:
    """Reps between the bottom and the top of the range."""
    return prescription.reps_high - prescription.reps_low


def _range(prescription: Prescription) -> str:
    top = asked_reps(prescription, _window(prescription))
    return top if prescription.set_reps else f"{prescription.reps_low} to {top}"
