"""Whose training it is, and what they weigh."""

from typing import Any

from legday_gui.logbook.door import Edit
from legday_gui.logbook.errors import LogbookError
from legday_gui.logbook.ids import new_id
from legday_gui.logbook.logbook import Logbook
from legday_gui.training.values import Athlete, BodyWeight, Unit


def athletes(book: Logbook) -> list[Athlete]:
    """All athletes, the first one first."""
    if "athlete" not in book.cache:
        # Plain SQL: a start waits for this.
        rows = book.tuples(
            "SELECT id, name, unit FROM athlete WHERE deleted_at IS NULL ORDER BY id"
        )
        book.cache["athlete"] = [Athlete(i, name, Unit(unit)) for i, name, unit in rows]
    found: list[Athlete] = book.cache["athlete"]
    return found


def athlete(book: Logbook, athlete_id: int) -> Athlete:
    """One athlete. Raises LogbookError where there is no such one."""
    for found in athletes(book):
        if found.id == athlete_id:
            return found
    raise LogbookError("This athlete is no longer in the logbook: choose another one.")


def add_athlete(book: Logbook, name: str, unit: Unit = Unit.KG) -> int:
    """Add an athlete behind the others; gives the id."""
    athlete_id = new_id()
    book.write("Add athlete", [Edit("athlete", athlete_id, {"name": name, "unit": unit.value})])
    return athlete_id


def edit_athlete(book: Logbook, athlete_id: int, **fields: Any) -> None:
    """Change name or unit. Loads keep the unit that they were entered in."""
    book.write("Edit athlete", [Edit("athlete", athlete_id, fields)])


def body_weights(book: Logbook, athlete_id: int) -> list[BodyWeight]:
    """All measurements, oldest first."""
    rows = book.rows("body_weight", athlete_id=athlete_id, order=("day", "measured_at"))
    return [
        BodyWeight(r["id"], r["athlete_id"], r["day"], r["measured_at"], r["grams"]) for r in rows
    ]


def add_body_weight(book: Logbook, athlete_id: int, grams: int, at: int, day: int) -> int:
    """Add a measurement in grams, taken at ``at`` (UTC seconds) on the local date ``day``."""
    row_id = new_id()
    fields = {"athlete_id": athlete_id, "grams": grams, "measured_at": at, "day": day}
    book.write("Add body weight", [Edit("body_weight", row_id, fields)])
    return row_id
