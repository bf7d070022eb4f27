"""No progression: the load of last time, until the person changes it."""

from collections.abc import Sequence

from legday_gui.training.progression.start import first_target, unknown_load
from legday_gui.training.progression.work import at_load, listed, shown, works
from legday_gui.training.values import Exercise, Performance, Prescription, Target, Unit


def next_target(
    prescription: Prescription,
    history: Sequence[Performance],
    unit: Unit,
    exercise: Exercise,
) -> Target:
    """The heaviest load of last time's required sets, at the bottom of the range."""
    done = works(prescription, history, exercise)
    if not done:
        return first_target(prescription, unit, exercise)
    last = done[-1]
    if last.top_g is None:
        return unknown_load(prescription, last, unit, exercise)
    reason = (
        f"Last time {listed(last.reps)}{at_load(last.top_g, exercise, unit)};"
        " this exercise has no progression rule."
    )
    return Target(
        prescription.sets,
        prescription.reps_low,
        prescription.reps_high,
        shown(last.top_g, exercise),
        prescription.reserve_halves,
        "Same load.",
        reason,
    )
