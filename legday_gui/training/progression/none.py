"""No progression: the load of last time, until the person changes it."""

from collections.abc import Sequence

from legday_gui.training.progression.parameters import Parameter
from legday_gui.training.progression.start import first_target, unknown_load
from legday_gui.training.progression.work import at_load, listed, target_of, works
from legday_gui.training.values import Exercise, Performance, Prescription, Target, Unit

TITLE = "None"
LOOKBACK: int | None = 12
PARAMETERS: tuple[Parameter, ...] = ()


def next_target(
    prescription: Prescription,
    history: Sequence[Performance],
    unit: Unit,
    exercise: Exercise,
    estimated_max_g: float | None = None,
) -> Target:
    """The heaviest load of last time's required sets, at the bottom of the range."""
    done = works(prescription, history, exercise)
    if not done:
        return first_target(prescription, unit, exercise, estimated_max_g)
    last = done[-1]
    if last.top_g is None:
        return unknown_load(prescription, last, unit, exercise)
    reason = (
        f"Last time {listed(last.reps)}{at_load(last.top_g, exercise, unit)};"
        " this exercise has no progression rule."
    )
    return target_of(prescription, exercise, last.top_g, "Same load.", reason)


def describe(prescription: Prescription, unit: Unit, step: str, load_g: int | None = None) -> str:
    """The rule in a few words."""
    del prescription, unit, step, load_g
    return "no progression"
