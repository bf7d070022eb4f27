"""Places: gyms with their bars, plates, dumbbells and stacks, and how machines are set there."""

from collections.abc import Iterable
from typing import Any

from legday_gui.logbook.door import Edit
from legday_gui.logbook.errors import LogbookError
from legday_gui.logbook.ids import new_id
from legday_gui.logbook.library import exercise
from legday_gui.logbook.logbook import Logbook
from legday_gui.training.loading import Loads, Rack, loadable, rack_of
from legday_gui.training.plates import usual_place
from legday_gui.training.values import (
    Exercise,
    Implement,
    ImplementKind,
    LoadKind,
    Place,
    Unit,
)


def places(book: Logbook) -> list[Place]:
    """All places with what stands there, the first one first; kept until one is written."""
    if "place" not in book.cache or "implement" not in book.cache:
        rows = book.tuples("SELECT id, name, unit FROM place WHERE deleted_at IS NULL ORDER BY id")
        stock = _implements(book)
        book.cache["place"] = [
            Place(i, name, Unit(unit), tuple(stock.get(i, ()))) for i, name, unit in rows
        ]
        book.cache["implement"] = True  # either table's writes drop its own key
    found: list[Place] = book.cache["place"]
    return found


def place(book: Logbook, place_id: int) -> Place | None:
    """One place; None where it was removed or never was, as 0 never is."""
    return next((p for p in places(book) if p.id == place_id), None)


def _implements(book: Logbook) -> dict[int, list[Implement]]:
    rows = book.tuples(
        "SELECT place_id, id, kind, grams, name, step_g, most_g, pairs, exercise_id "
        "FROM implement WHERE deleted_at IS NULL ORDER BY id"
    )
    found: dict[int, list[Implement]] = {}
    for place_id, row_id, kind, *fields in rows:
        implement = Implement(row_id, ImplementKind(kind), *fields)
        found.setdefault(place_id, []).append(implement)
    return found


def add_place(book: Logbook, name: str, unit: Unit) -> int:
    """Add a place with the usual stock of ``unit``, to be corrected; gives its id."""
    place_id = new_id()
    edits = [Edit("place", place_id, {"name": name, "unit": unit.value})]
    edits += [_implement_edit(place_id, i) for i in usual_place(unit).implements]
    book.write(f"Add {name}", edits)
    return place_id


def edit_place(book: Logbook, place_id: int, **fields: Any) -> None:
    """Change name or unit of a place; the weights of its implements stay."""
    name = _existing(book, place_id).name
    plain = {k: v.value if isinstance(v, Unit) else v for k, v in fields.items()}
    book.write(f"Edit {name}", [Edit("place", place_id, plain)])


def remove_place(book: Logbook, place_id: int) -> None:
    """Put a place and its implements into the bin; sessions keep that they were there."""
    gone = _existing(book, place_id)
    edits = [Edit.bin("place", place_id)]
    edits += [Edit.bin("implement", i.id) for i in gone.implements]
    book.write(f"Remove {gone.name}", edits)


def set_implements(book: Logbook, place_id: int, implements: Iterable[Implement]) -> None:
    """Make ``implements`` all that a place has, in one write.

    Those with the id of one that is there change it, others are added, and what is not named is
    binned. Raises LogbookError, and changes nothing, where a weight or count makes no sense.
    """
    before = _existing(book, place_id)
    wanted = list(implements)
    for implement in wanted:
        _refuse_nonsense(implement)
    there, kept = {i.id for i in before.implements}, {i.id for i in wanted}
    edits = [_implement_edit(place_id, i, known=i.id in there) for i in wanted]
    edits += [Edit.bin("implement", row_id) for row_id in sorted(there - kept)]
    book.write(f"Change what {before.name} has", edits)


def _refuse_nonsense(i: Implement) -> None:
    what = i.name or i.kind.value
    if i.grams < 0 or (i.grams == 0 and i.kind is not ImplementKind.START):
        raise LogbookError(f"The {what} needs a weight above zero: correct it, then save again.")
    if i.step_g is not None and (i.step_g <= 0 or i.most_g is None or i.most_g < i.grams):
        raise LogbookError(
            f"The {what} needs a step above zero and an end above its start: correct them, then "
            "save again."
        )
    if i.pairs is not None and i.pairs < 0:
        raise LogbookError(f"There cannot be {i.pairs} pairs of the {what}: write 0 or more.")


def _implement_edit(place_id: int, implement: Implement, *, known: bool = False) -> Edit:
    fields = implement._asdict() | {"place_id": place_id, "kind": implement.kind.value}
    row_id = fields.pop("id")
    return Edit("implement", row_id if known else new_id(), fields)


def _existing(book: Logbook, place_id: int) -> Place:
    found = place(book, place_id)
    if found is None:
        raise LogbookError("This place is no longer in the logbook: choose another one.")
    return found


# ---- machine settings


def setting_note(book: Logbook, exercise_id: int, place_id: int | None) -> str:
    """How the machine of an exercise is set at a place, else anywhere; empty where not noted."""
    note, _ = _setting(book, exercise_id, place_id, "note <> ''")
    return note


def set_setting_note(book: Logbook, exercise_id: int, place_id: int | None, note: str) -> None:
    """Remember how the machine is set ("seat 4, pad 2"); None is anywhere."""
    _write_setting(book, exercise_id, place_id, {"note": note})


def setting_bar(book: Logbook, exercise_id: int, place_id: int | None) -> int | None:
    """The id of the bar chosen for an exercise at a place, or None."""
    _, bar_id = _setting(book, exercise_id, place_id, "bar_id IS NOT NULL")
    return bar_id


def set_setting_bar(
    book: Logbook, exercise_id: int, place_id: int | None, bar_id: int | None
) -> None:
    """Remember which bar of a place an exercise is done with; None: the place's first."""
    _write_setting(book, exercise_id, place_id, {"bar_id": bar_id})


def loads_at(book: Logbook, exercise: Exercise, place: Place | None, unit: Unit) -> Loads:
    """``training.loading.loadable`` with the bar that was chosen for the exercise there."""
    return loadable(exercise, place, unit, _chosen_bar(book, exercise, place))


def rack_at(book: Logbook, exercise: Exercise, place: Place | None, unit: Unit) -> Rack | None:
    """``training.loading.rack_of`` with the bar that was chosen for the exercise there."""
    return rack_of(exercise, place, unit, _chosen_bar(book, exercise, place))


def _chosen_bar(book: Logbook, exercise: Exercise, place: Place | None) -> int | None:
    if place is None or exercise.load_kind is not LoadKind.BARBELL:
        return None
    return setting_bar(book, exercise.id, place.id)


def _setting(
    book: Logbook, exercise_id: int, place_id: int | None, stated: str
) -> tuple[str, int | None]:
    rows = book.tuples(
        f"""SELECT note, bar_id FROM exercise_setting WHERE exercise_id = ? AND {stated}
        AND (place_id = ? OR place_id IS NULL) AND deleted_at IS NULL
        ORDER BY CASE WHEN place_id IS NULL THEN 1 ELSE 0 END LIMIT 1""",
        exercise_id,
        place_id,
    )
    return rows[0] if rows else ("", None)


def _write_setting(
    book: Logbook, exercise_id: int, place_id: int | None, fields: dict[str, Any]
) -> None:
    found = book.rows("exercise_setting", exercise_id=exercise_id, place_id=place_id)
    row_id = found[0]["id"] if found else new_id()
    key = {"exercise_id": exercise_id, "place_id": place_id}
    label = f"Set up {exercise(book, exercise_id).name}"
    book.write(label, [Edit("exercise_setting", row_id, key | fields)])
