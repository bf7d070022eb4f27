"""Total reps: the sets count together, and the load rises when their sum is reached.

Sum >= S adds a step; a sum more than 20 % short of S in two sessions in a row takes 5 % off.
Liftosaur's ``sum`` progression has the first half; the second is a choice of ours.
"""

import math
from collections.abc import Sequence

from legday_gui.training.progression.linear import shortfall
from legday_gui.training.progression.parameters import PERCENT, Parameter
from legday_gui.training.progression.start import first_target, unknown_load
from legday_gui.training.progression.work import (
    Work,
    at_load,
    big_step_words,
    change,
    heavier,
    is_big_step,
    lighter,
    listed,
    passed_before,
    percent,
    raise_headline,
    target_of,
    works,
)
from legday_gui.training.values import Exercise, Performance, Prescription, Target, Unit

TITLE = "Total reps"
LOOKBACK: int | None = 12
TOTAL = Parameter("total_reps", "Total reps (0: sets × top)", 0, 0, 300, unit="reps")
SHORT = Parameter("short", "Far short is below by", 0.20, 0.05, 0.50, 0.05, PERCENT)
OFF = Parameter("off", "Taken off after two far short", 0.05, 0.02, 0.20, 0.01, PERCENT)
PARAMETERS = (TOTAL, SHORT, OFF)


def next_target(
    prescription: Prescription,
    history: Sequence[Performance],
    unit: Unit,
    exercise: Exercise,
    estimated_max_g: float | None = None,
) -> Target:
    """The next session's target from the history of this plan day, oldest first.

    Only the planned sets count, and of one-sided work the weaker side. A sum that is short
    because sets were not logged says nothing about the load, which then stays.
    """
    done = works(prescription, history, exercise)
    if not done:
        return _share(prescription, first_target(prescription, unit, exercise, estimated_max_g))
    last = done[-1]
    if last.load_g is None or last.top_g is None:
        return _share(prescription, unknown_load(prescription, last, unit, exercise))
    if _reached(prescription, last):
        return _earned(prescription, done, last.load_g, unit, exercise)
    if _far_short_in_a_row(prescription, done) == 2:
        return _reduced(prescription, last.top_g, unit, exercise)
    return _repeated(prescription, last, unit, exercise)


def describe(prescription: Prescription, unit: Unit, step: str, load_g: int | None = None) -> str:
    """The rule in a few words."""
    twice = load_g is not None and is_big_step(prescription.step_g, load_g, unit)
    return f"{total_asked(prescription)} reps in all{' twice' if twice else ''}, then {step}"


def total_asked(prescription: Prescription) -> int:
    """The sum that earns the step."""
    given = int(TOTAL.of(prescription))
    return given or sum(prescription.set_reps) or prescription.sets * prescription.reps_high


def _reached(prescription: Prescription, work: Work) -> bool:
    sound = work.complete or len(work.reps) < prescription.sets  # no side of a set is missing
    return sound and sum(work.reps) >= total_asked(prescription)


def _far_short_in_a_row(prescription: Prescription, done: Sequence[Work]) -> int:
    """Whole sessions in a row far short; the second one starts the count anew."""
    limit = total_asked(prescription) * (1 - SHORT.of(prescription))
    short = 0
    for work in done:
        if short == 2:
            short = 0
        short = short + 1 if work.complete and sum(work.reps) < limit else 0
    return short


def _earned(
    prescription: Prescription, done: Sequence[Work], load_g: int, unit: Unit, exercise: Exercise
) -> Target:
    last, total = done[-1], total_asked(prescription)
    added = (
        f"Last time {listed(last.reps)}{at_load(load_g, exercise, unit)}, together "
        f"{sum(last.reps)} of the {total} reps"
    )
    twice = is_big_step(prescription.step_g, load_g, unit)
    if twice and not passed_before(done, lambda work: _reached(prescription, work)):
        size = big_step_words(prescription.step_g, load_g, unit)
        reason = f"{added}; {size}, so it wants that twice in a row."
        again = target_of(prescription, exercise, load_g, "Same load, the total again.", reason)
        return _share(prescription, again)
    raised = heavier(load_g, prescription.step_g, unit)
    reason = f"{added}, so {change(load_g, raised, exercise, unit)}."
    headline = raise_headline(load_g, raised, exercise, unit)
    return _share(prescription, target_of(prescription, exercise, raised, headline, reason))


def _reduced(prescription: Prescription, load_g: int, unit: Unit, exercise: Exercise) -> Target:
    off = OFF.of(prescription)
    reduced = lighter(load_g, off, prescription.step_g, unit)
    reason = (
        f"Two sessions in a row were more than {percent(SHORT.of(prescription))} short of "
        f"{total_asked(prescription)} reps, the last{at_load(load_g, exercise, unit)}, so "
        f"{percent(off)} off, rounded down."
    )
    lighter_one = target_of(prescription, exercise, reduced, f"{percent(off)} lighter.", reason)
    return _share(prescription, lighter_one)


def _repeated(prescription: Prescription, last: Work, unit: Unit, exercise: Exercise) -> Target:
    total = total_asked(prescription)
    reason = (
        f"{shortfall(prescription, last)}{at_load(last.top_g, exercise, unit)}, together "
        f"{sum(last.reps)} of the {total} reps that earn the step."
    )
    return _share(prescription, target_of(prescription, exercise, last.top_g, "Repeat.", reason))


def _share(prescription: Prescription, target: Target) -> Target:
    """Each set is asked an even share of the total."""
    reps = math.ceil(total_asked(prescription) / max(1, prescription.sets))
    return target._replace(reps=reps, reps_high=max(reps, prescription.reps_high))
