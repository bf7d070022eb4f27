"""Linear progression: every session that hits all its sets adds a step, three misses take 10 % off.

Options: ``fails_before_reset`` (3), ``reset`` (0.10), and ``small_step_kg`` with
``small_below_kg`` for a smaller step below a load.
"""

from collections.abc import Sequence

from legday_gui.training.progression.start import first_target, unknown_load
from legday_gui.training.progression.work import (
    Work,
    all_sets,
    at_load,
    change,
    heavier,
    lighter,
    listed,
    number,
    percent,
    raise_headline,
    shown,
    works,
)
from legday_gui.training.values import Exercise, Performance, Prescription, Target, Unit


def next_target(
    prescription: Prescription,
    history: Sequence[Performance],
    unit: Unit,
    exercise: Exercise,
) -> Target:
    """The next session's target from the history of this plan day, oldest first.

    Replayed from the log each time: nothing is counted anywhere else. A set that was not logged
    is not a success, and the step is added to the load that was lifted, not to what was asked.
    """
    done = works(prescription, history, exercise)
    if not done:
        return first_target(prescription, unit, exercise)
    last = done[-1]
    if last.load_g is None or last.top_g is None:
        return unknown_load(prescription, last, unit, exercise)
    misses = _misses_in_a_row(prescription, done)
    if misses == 0:
        return _raised(prescription, last, last.load_g, unit, exercise)
    if misses == _limit(prescription):
        return _reset(prescription, last.top_g, unit, exercise)
    return _repeated(prescription, last, misses, unit, exercise)


def step_at(prescription: Prescription, load_g: int) -> int:
    """The step from this load on, in grams."""
    small = prescription.options.get("small_step_kg")
    below = prescription.options.get("small_below_kg", 0)
    if small is not None and load_g < below * 1000:
        return round(small * 1000)
    return prescription.step_g


def _misses_in_a_row(prescription: Prescription, done: Sequence[Work]) -> int:
    """Misses since the last success or reset; after the one that resets, the full number."""
    misses = 0
    for work in done:
        if misses == _limit(prescription):
            misses = 0
        misses = 0 if work.reached(prescription.reps_low) else misses + 1
    return misses


def _limit(prescription: Prescription) -> int:
    return max(1, int(prescription.options.get("fails_before_reset", 3)))


def _raised(
    prescription: Prescription, last: Work, load_g: int, unit: Unit, exercise: Exercise
) -> Target:
    raised = heavier(load_g, step_at(prescription, load_g), unit)
    reason = (
        f"Last time {all_sets(last.asked)} reached {prescription.reps_low}"
        f"{at_load(load_g, exercise, unit)}, so {change(load_g, raised, exercise, unit)}."
    )
    headline = raise_headline(load_g, raised, exercise, unit)
    return _target(prescription, raised, exercise, headline, reason)


def _repeated(
    prescription: Prescription, last: Work, misses: int, unit: Unit, exercise: Exercise
) -> Target:
    left = _limit(prescription) - misses
    off = percent(prescription.options.get("reset", 0.10))
    reason = (
        f"{shortfall(prescription, last)}{at_load(last.top_g, exercise, unit)}, short of "
        f"{prescription.sets} × {prescription.reps_low}; {number(left)} more such "
        f"{'session takes' if left == 1 else 'sessions in a row take'} {off} off."
    )
    return _target(prescription, last.top_g, exercise, "Repeat.", reason)


def shortfall(prescription: Prescription, last: Work) -> str:
    """What was done, and what is missing of it."""
    if last.complete or not last.reps:
        return f"Last time {listed(last.reps)}"
    if len(last.reps) < prescription.sets:
        return f"Last time {len(last.reps)} of {prescription.sets} sets ({listed(last.reps)})"
    return f"Last time {listed(last.reps)} with a side not logged"


def _reset(prescription: Prescription, load_g: int, unit: Unit, exercise: Exercise) -> Target:
    share = prescription.options.get("reset", 0.10)
    reduced = lighter(load_g, share, step_at(prescription, round(load_g * (1 - share))), unit)
    limit = _limit(prescription)
    sessions = "One session" if limit == 1 else f"{number(limit).capitalize()} sessions in a row"
    reason = (
        f"{sessions} fell short of {prescription.sets} × {prescription.reps_low}, the last"
        f"{at_load(load_g, exercise, unit)}, so {percent(share)} off, rounded down."
    )
    return _target(prescription, reduced, exercise, f"{percent(share)} lighter.", reason)


def _target(
    prescription: Prescription, load_g: int | None, exercise: Exercise, headline: str, reason: str
) -> Target:
    return Target(
        prescription.sets,
        prescription.reps_low,
        prescription.reps_high,
        shown(load_g, exercise),
        prescription.reserve_halves,
        headline,
        reason,
    )
