"""How an athlete looks at an exercise: whether it is a favourite, and by which formula."""

from typing import NamedTuple

from legday_gui.logbook.door import Edit
from legday_gui.logbook.ids import new_id
from legday_gui.logbook.library import exercise
from legday_gui.logbook.logbook import Logbook
from legday_gui.training.estimate import Formula
from legday_gui.training.values import Exercise


class ChartSetting(NamedTuple):
    favourite: bool = False
    formula: Formula = Formula.EPLEY


def chart_settings(book: Logbook, athlete_id: int) -> dict[int, ChartSetting]:
    """By exercise; those never changed are left out. A formula unknown here reads as Epley."""
    rows = book.tuples(
        """SELECT exercise_id, favourite, formula FROM chart_setting
        WHERE athlete_id = ? AND deleted_at IS NULL""",
        athlete_id,
    )
    known = set(Formula)
    return {
        id_: ChartSetting(bool(favourite), Formula(name) if name in known else Formula.EPLEY)
        for id_, favourite, name in rows
    }


def with_formula(book: Logbook, athlete_id: int, exercise: Exercise) -> Exercise:
    """The exercise with the formula that this athlete has chosen for it."""
    chosen = chart_settings(book, athlete_id).get(exercise.id, ChartSetting())
    return exercise._replace(formula=chosen.formula)


def set_favourite(book: Logbook, athlete_id: int, exercise_id: int, *, favourite: bool) -> None:
    """List an exercise first, or no longer."""
    name = exercise(book, exercise_id).name
    label = f"Make {name} a favourite" if favourite else f"{name} is no favourite"
    _set(book, label, athlete_id, exercise_id, {"favourite": int(favourite)})


def set_formula(book: Logbook, athlete_id: int, exercise_id: int, formula: Formula) -> None:
    """Estimate the max of an exercise by another formula, wherever one is shown or used."""
    label = f"Estimate {exercise(book, exercise_id).name} by {formula}"
    _set(book, label, athlete_id, exercise_id, {"formula": formula.value})


def _set(
    book: Logbook, label: str, athlete_id: int, exercise_id: int, fields: dict[str, object]
) -> None:
    key = {"athlete_id": athlete_id, "exercise_id": exercise_id}
    there = book.rows("chart_setting", athlete_id=athlete_id, exercise_id=exercise_id)
    book.write(label, [Edit("chart_setting", there[0]["id"] if there else new_id(), key | fields)])
