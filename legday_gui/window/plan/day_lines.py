"""What the table of a plan day says of each exercise."""

from legday_gui.training.progression import describe
from legday_gui.training.values import PlanDay, Prescription
from legday_gui.window.plan import words
from legday_gui.window.plan.day_table import Line
from legday_gui.window.plan.reading import Picture


def day_lines(picture: Picture, day: PlanDay) -> list[Line]:
    """A line for each exercise of the day."""
    return [_line(picture, item) for item in day.prescriptions]


def _line(picture: Picture, item: Prescription) -> Line:
    exercise = picture.library[item.exercise_id]
    target = picture.targets.get(item.id)
    load_g = target.load_g if target else None
    return Line(
        item.id,
        exercise.main_muscle,
        (
            words.name_text(item, exercise),
            words.sets_text(item, exercise, target),
            words.target_text(target, exercise, picture.unit),
            describe(item, picture.unit, exercise, load_g),
        ),
    )
