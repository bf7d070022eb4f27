"""The exercises of a logbook."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from legday_gui.logbook.door import Edit
from legday_gui.logbook.errors import LogbookError
from legday_gui.logbook.ids import new_id
from legday_gui.logbook.logbook import Logbook
from legday_gui.logbook.seed import contribution_edits, exercise_edits
from legday_gui.training.values import Exercise, LoadKind, Measure, Muscle, Sidedness


def exercises(book: Logbook) -> dict[int, Exercise]:
    """All live exercises by id, in order of their names; kept until an exercise is written."""
    known = _known(book)
    if "live" not in known:
        known["live"] = _read(book)
    return known["live"]


def exercise(book: Logbook, exercise_id: int) -> Exercise:
    """One exercise, also one that was deleted while plans and sets still name it.

    Raises LogbookError where there never was such.
    """
    found = some_exercises(book, [exercise_id]).get(exercise_id)
    if found is None:
        raise LogbookError("This exercise is not in the logbook: choose another one.")
    return found


def some_exercises(book: Logbook, ids: Iterable[int]) -> dict[int, Exercise]:
    """These exercises by id, deleted ones too; those that never were are left out.

    A start needs a handful of three hundred, so only what is not known yet is read.
    """
    known = _known(book)
    live, by_id = known.get("live", {}), known.setdefault("by id", {})
    wanted = set(ids)
    missing = wanted - live.keys() - by_id.keys()
    if missing:
        by_id |= _read(book, missing)
    return {i: found for i in wanted if (found := live.get(i) or by_id.get(i))}


def _known(book: Logbook) -> dict[str, dict[int, Exercise]]:
    """What has been read since an exercise was written last: the live ones, and some by id."""
    known: dict[str, dict[int, Exercise]] = book.cache.setdefault("exercise", {})
    return known


def _read(book: Logbook, ids: Collection[int] | None = None) -> dict[int, Exercise]:
    """Those with these ids, else all live ones."""
    listed = "" if ids is None else f"IN ({', '.join(str(int(i)) for i in ids)})"
    shares: dict[int, dict[Muscle, float]] = {}
    for exercise_id, muscle, share in book.tuples(
        "SELECT exercise_id, muscle, share FROM contribution WHERE deleted_at IS NULL "
        f"{listed and f'AND exercise_id {listed}'} ORDER BY share DESC, position"
    ):
        shares.setdefault(exercise_id, {})[Muscle(muscle)] = share
    rows = book.tuples(
        "SELECT id, name, equipment, load_kind, sidedness, measure, step_g, cues, built_in "
        f"FROM exercise WHERE {f'id {listed}' if listed else 'deleted_at IS NULL'} ORDER BY name"
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
    name = exercise(book, exercise_id).name
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
