"""Finding an exercise by a few letters of its name, or by what others call it."""

from collections.abc import Iterable, Mapping
from functools import cache

from legday_gui.training.values import Exercise


def rank(exercise: Exercise, typed: str) -> int | None:
    """How well an exercise answers what was typed, 0 best; None where it does not.

    Its own name counts first, then one that begins so, one with all the words, its equipment
    included, and last a name that other apps have for it, as "RDL".
    """
    wanted = typed.casefold().split()
    text, name = " ".join(wanted), exercise.name.casefold()
    own = f"{name} {exercise.equipment}".casefold()
    if name == text:
        return 0
    if name.startswith(text):
        return 1
    if all(word in own for word in wanted):
        return 2
    others = other_names().get(exercise.id, ())
    if text in others:
        return 0
    return 3 if any(all(word in other for word in wanted) for other in others) else None


@cache
def other_names() -> Mapping[int, tuple[str, ...]]:
    """The names of other apps for the exercises that come with the program, in small letters."""
    from legday_gui.resource_files import resource  # read at the first search, not at the start
    from legday_gui.training.catalogue import parse_exercises

    entries = parse_exercises(resource("exercises.json").read_text("utf-8"))
    return {entry.exercise.id: _lower(entry.aliases.values()) for entry in entries}


def _lower(names: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(name.casefold() for app in names for name in app)
