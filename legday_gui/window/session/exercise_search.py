"""Finding an exercise by a few letters of its name, or by what others call it."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import TypeVar

from legday_gui.training.values import Exercise

Item = TypeVar("Item")


def rank(exercise: Exercise, typed: str) -> int | None:
    """How well an exercise answers what was typed, 0 best; None where it does not.

    Its own name counts first, then one that begins so, one with all the words, its equipment
    included, and last a name that other apps have for it, as "RDL".
    """
    wanted = _plain(typed).split()
    text, name = " ".join(wanted), _plain(exercise.name)
    own = f"{name} {_plain(exercise.equipment)}"
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


def found(items: Iterable[Item], typed: str, exercise: Callable[[Item], Exercise]) -> list[Item]:
    """Those of ``items`` whose exercise answers what was typed, the best first.

    Those that answer it alike keep their order.
    """
    ranked = [(rank(exercise(item), typed), item) for item in items]
    fitting = [(place, item) for place, item in ranked if place is not None]
    return [item for _, item in sorted(fitting, key=lambda one: one[0])]


@cache
def other_names() -> Mapping[int, tuple[str, ...]]:
    """The plain names of other apps for the exercises that come with the program."""
    from legday_gui.resource_files import resource  # read at the first search, not at the start
    from legday_gui.training.catalogue import parse_exercises

    entries = parse_exercises(resource("exercises.json").read_text("utf-8"))
    return {
        entry.exercise.id: tuple(_plain(name) for names in entry.aliases.values() for name in names)
        for entry in entries
    }


def _plain(name: str) -> str:
    """Small letters without hyphens: who looks for a pull-up types "pull up"."""
    return name.casefold().replace("-", " ")
