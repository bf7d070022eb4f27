"""What an exercise is, in words, and what is typed about it. No Qt."""

from legday_gui.logbook.errors import LogbookError
from legday_gui.training.units import format_load, step_in, to_grams
from legday_gui.training.values import Exercise, LoadKind, Measure, Muscle, Sidedness, Unit

LOADS = {
    LoadKind.BARBELL: "Bar with plates, bar included",
    LoadKind.PAIR: "Two dumbbells, weight of one",
    LoadKind.SINGLE: "One dumbbell or other weight",
    LoadKind.STACK: "Number on the stack",
    LoadKind.PLATES: "Plates without sled or arm",
    LoadKind.BODYWEIGHT: "Added to body weight",
    LoadKind.ASSISTED: "Help, kept as minus",
}
SIDES = {
    Sidedness.NEVER: "Both together",
    Sidedness.OPTIONAL: "Both, or one at a time",
    Sidedness.ALWAYS: "One at a time",
}
COUNTED = {
    Measure.REPS: "Repetitions",
    Measure.TIME: "Time",
    Measure.DISTANCE: "Distance",
}
_MOST_STEP = 100  # kg or lb: beyond is a slip of the finger


def detail(exercise: Exercise, sets: int) -> str:
    """The line under its name in a list."""
    muscle = exercise.main_muscle
    equipment = "" if exercise.equipment == "none" else exercise.equipment
    parts = (sets_text(sets), equipment, muscle.value if muscle else "no muscles yet")
    return " · ".join(part for part in parts if part)


def sets_text(sets: int) -> str:
    """How many sets are logged; empty for none."""
    return f"{sets:,} {'set' if sets == 1 else 'sets'}" if sets else ""


def share_text(muscle: Muscle, share: float) -> str:
    """``Quads 1``, ``Glutes ½``, or the muscle alone where it is not trained."""
    return f"{muscle.value.capitalize()} {'1' if share >= 1 else '½'}" if share else (
        muscle.value.capitalize()
    )  # fmt: skip


def share_words(muscle: Muscle, share: float) -> str:
    """The same for who hears it."""
    return f"{muscle.value.capitalize()}: " + (
        "not trained" if not share else "trained directly" if share >= 1 else "trained indirectly"
    )


def next_share(share: float) -> float:
    """From direct to indirect to none, and round again."""
    return {0.0: 1.0, 1.0: 0.5}.get(share, 0.0)


def step_text(exercise: Exercise, unit: Unit) -> str:
    return format_load(step_in(exercise.step_g, unit), unit)


def read_step(text: str, unit: Unit) -> int:
    """Grams. Raises LogbookError with a sentence for the person."""
    try:
        value = float(text.casefold().removesuffix(unit.value).strip().replace(",", "."))
    except ValueError:
        value = 0.0
    if not 0 < value <= _MOST_STEP:
        raise LogbookError(
            f"Smallest step: “{text.strip()}” is none: write a number of {unit} above 0, up to "
            f"{_MOST_STEP}."
        )
    return to_grams(value, unit)
