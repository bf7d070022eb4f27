"""The exercises of a logbook."""

from collections.abc import Mapping
from typing import Any

from legday_gui.logbook.door import Edit
from legday_gui.logbook.errors import LogbookError
from legday_gui.logbook.ids import new_id
from legday_gui.logbook.logbook import Logbook
from legday_gui.logbook.seed import contribution_edits, exercise_edits
from legday_gui.training.values import Exercise, LoadKind, Measure, Muscle, Sidedness


def exercises(book: Logbook) -> dict[int, Exercise]:
    """All live exercises by id, in order of their names; kept until an exercise is written."""
    if "exercise" not in book.cache:
        book.cache["exercise"] = _read(book)
    found: dict[int, Exercise] = book.cache["exercise"]
    return found


def exercise(book: Logbook, exercise_id: int) -> Exercise:
    """One exercise, also one that was deleted while plans and sets still name it.

    Raises LogbookError where there never was such.
    """
    found = exercises(book).get(exercise_id) or _read(book, f"id = {int(exercise_id)}").get(
        exercise_id
    )
    if found is None:
        raise LogbookError("This exercise is not in the logbook: choose another one.")
    return found


def _read(book: Logbook, which: str = "deleted_at IS NULL") -> dict[int, Exercise]:
    shares: dict[int, dict[Muscle, float]] = {}
    for exercise_id, muscle, share in book.tuples(
        "SELECT exercise_id, muscle, share FROM contribution "
        "WHERE deleted_at IS NULL ORDER BY share DESC, position"
    ):
        shares.setdefault(exercise_id, {})[Muscle(muscle)] = share
    rows = book.tuples(
        "SELECT id, name, equipment, load_kind, sidedness, measure, step_g, cues, built_in "
        f"FROM exercise WHERE {which} ORDER BY name"
    )
    return {
        row_id: Exercise(
            row_id,
            name,
            equipment,
            LoadKind(load_kind),
            Sidedness(sidedness),
            Measure(measure),
            step_g,
            shares.get(row_id, {}),
            tuple(cues.splitlines()),
            bool(built_in),
        )
        for row_id, name, equipment, load_kind, sidedness, measure, step_g, cues, built_in in rows
    }


def add_exercise(
    book: Logbook,
    name: str,
    *,
    equipment: str = "",
    load_kind: LoadKind = LoadKind.SINGLE,
    sidedness: Sidedness = Sidedness.NEVER,
    measure: Measure = Measure.REPS,
    step_g: int = 2500,
    contributions: Mapping[Muscle, float] | None = None,
) -> int:
    """Add an exercise of the person's own; gives its id."""
    exercise = Exercise(
        new_id(), name, equipment, load_kind, sidedness, measure, step_g, contributions or {}
    )
    book.write(f"Add exercise {name}", exercise_edits(exercise))
    return exercise.id


def edit_exercise(book: Logbook, exercise_id: int, **fields: Any) -> None:
    """Change fields of an exercise; ``contributions`` replaces all of them."""
    name = exercises(book)[exercise_id].name
    shares: Mapping[Muscle, float] | None = fields.pop("contributions", None)
    edits = [Edit("exercise", exercise_id, fields)] if fields else []
    if shares is not None:
        edits += [
            Edit.bin("contribution", row["id"])
            for row in book.rows("contribution", exercise_id=exercise_id)
            if Muscle(row["muscle"]) not in shares
        ]
        edits += contribution_edits(exercise_id, shares)
    book.write(f"Edit {name}", edits)
