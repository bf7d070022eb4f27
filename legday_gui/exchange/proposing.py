"""What a new exercise probably is, by the words of its name; the person corrects it."""

from legday_gui.exchange.matching import new_exercise, normalised
from legday_gui.exchange.muscles import proposed
from legday_gui.logbook.library import add_exercise, bring_back_exercise
from legday_gui.logbook.logbook import Logbook
from legday_gui.training.values import Exercise

# The words of the catalogue, which places keep their rows by.
_EQUIPMENT = (
    ("smith", "smith machine"),
    ("trap bar", "trap bar"),
    ("barbell", "barbell"),
    ("dumbbell", "dumbbell"),
    ("kettlebell", "kettlebell"),
    ("cable", "cable"),
    ("band", "band"),
    ("machine", "machine"),
    ("plate loaded", "machine"),
    ("bodyweight", "bodyweight"),
)


def proposed_exercise(name: str) -> Exercise:
    """An exercise as its name says it; where that says nothing, one weight moved for reps."""
    plain = " ".join(name.split())
    found = new_exercise(plain[:1].upper() + plain[1:], ())
    words, muscle = f" {normalised(plain)} ", proposed(plain)
    equipment = next((what for word, what in _EQUIPMENT if f" {word} " in words), found.equipment)
    return found._replace(equipment=equipment, contributions={muscle: 1.0} if muscle else {})


def create_exercise(book: Logbook, name: str) -> int:
    """Add what ``name`` proposes, or take one of that name out of the bin; gives its id.

    Raises LogbookError where there is one of that name already.
    """
    wanted = proposed_exercise(name)
    found = bring_back_exercise(book, wanted.name)
    if found is not None:
        return found
    return add_exercise(
        book,
        wanted.name,
        equipment=wanted.equipment,
        load_kind=wanted.load_kind,
        sidedness=wanted.sidedness,
        step_g=wanted.step_g,
        contributions=wanted.contributions,
    )
