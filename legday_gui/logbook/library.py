"""The exercises of a logbook."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from legday_gui.logbook.door import NOW, Edit
from legday_gui.logbook.errors import LogbookError
from legday_gui.logbook.ids import new_id
from legday_gui.logbook.logbook import Logbook
from legday_gui.logbook.seed import contribution_edits, exercise_edits
from legday_gui.training.values import Exercise, LoadKind, Measure, Muscle, Sidedness

_COUNTED = {Measure.REPS: "reps", Measure.TIME: "time", Measure.DISTANCE: "distance"}


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


def done_exercises(book: Logbook) -> dict[int, Exercise]:
    """All live exercises by id, and those removed of which sets are still in the log."""
    removed = book.tuples(
        """SELECT e.id FROM exercise e WHERE e.deleted_at IS NOT NULL AND EXISTS (
            SELECT 1 FROM athlete a CROSS JOIN training_set t
            WHERE t.athlete_id = a.id AND t.exercise_id = e.id AND t.deleted_at IS NULL)"""
    )
    return exercises(book) | some_exercises(book, (row[0] for row in removed))


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


# ---- changes


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
    """Add an exercise of the person's own; gives its id.

    Raises LogbookError where one of that name and equipment is there.
    """
    exercise = Exercise(
        new_id(), name, equipment, load_kind, sidedness, measure, step_g, contributions or {}
    )
    _refuse_nonsense(book, exercise)
    book.write(f"Add exercise {name}", exercise_edits(exercise))
    return exercise.id


def edit_exercise(book: Logbook, exercise_id: int, **fields: Any) -> None:
    """Change fields of an exercise; ``contributions`` replaces all of them.

    Raises LogbookError, and changes nothing, where the name is taken, or where sets that are
    logged would no longer say what was done.
    """
    before = exercise(book, exercise_id)
    after = before._replace(**fields)
    _refuse_nonsense(book, after)
    _refuse_for_logged(book, before, after)
    shares: Mapping[Muscle, float] | None = fields.pop("contributions", None)
    if "cues" in fields:
        fields["cues"] = "\n".join(fields["cues"])
    edits = [Edit("exercise", exercise_id, fields)] if fields else []
    if shares is not None:
        edits += [
            Edit.bin("contribution", row["id"])
            for row in book.rows("contribution", exercise_id=exercise_id)
            if Muscle(row["muscle"]) not in shares
        ]
        edits += contribution_edits(exercise_id, shares)
    book.write(f"Edit {before.name}", edits)


def remove_exercise(book: Logbook, exercise_id: int) -> None:
    """Put an exercise into the bin; what was logged of it stays under its name.

    Raises LogbookError where a plan asks for it.
    """
    name = exercise(book, exercise_id).name
    plans = book.tuples(
        """SELECT DISTINCT l.name FROM prescription p JOIN plan_day d ON d.id = p.day_id
        JOIN plan l ON l.id = d.plan_id WHERE p.exercise_id = ? AND p.deleted_at IS NULL
        AND d.deleted_at IS NULL AND l.deleted_at IS NULL""",
        exercise_id,
    )
    if plans:
        raise LogbookError(
            f"{name} is in the plan {plans[0][0]}: take it out there first, or merge it into "
            "another exercise."
        )
    fields = {"deleted_at": NOW, "merged_into": None}
    book.write(f"Remove {name}", [Edit("exercise", exercise_id, fields)])


def bring_back_exercise(book: Logbook, name: str) -> int | None:
    """Take the last removed exercise of this name out of the bin; None where there is none."""
    removed = book.tuples(
        """SELECT id, name FROM exercise WHERE deleted_at IS NOT NULL AND merged_into IS NULL
        ORDER BY deleted_at DESC"""
    )
    found = next((i for i, of in removed if of.casefold() == name.casefold()), None)
    if found is not None:
        book.write(f"Add exercise {name}", [Edit.restore("exercise", found)])
    return found


def _refuse_nonsense(book: Logbook, wanted: Exercise) -> None:
    if not wanted.name.strip():
        raise LogbookError("An exercise needs a name: type one, or press Escape for the former.")
    if wanted.step_g <= 0:
        raise LogbookError(
            "The smallest step has to be above zero: type the lightest one there is."
        )
    key = (wanted.name.casefold(), wanted.equipment.casefold())
    for other in exercises(book).values():
        if other.id != wanted.id and (other.name.casefold(), other.equipment.casefold()) == key:
            raise LogbookError(
                f"{other.name} is there already: choose another name, or merge the two."
            )


def _refuse_for_logged(book: Logbook, before: Exercise, after: Exercise) -> None:
    """What a set holds has to stay what charts and records read out of it."""
    turned = (before.load_kind is LoadKind.ASSISTED) is not (after.load_kind is LoadKind.ASSISTED)
    if before.measure is after.measure and not turned:
        return
    count = set_count(book, before.id)
    if not count:
        return
    sets = "1 logged set has" if count == 1 else f"{count:,} logged sets have"
    if before.measure is not after.measure:
        raise LogbookError(
            f"{sets} {_COUNTED[before.measure]} and no {_COUNTED[after.measure]}, so charts and "
            "records would be empty: make a new exercise for that."
        )
    raise LogbookError(
        f"{sets} a load that helps or one that is lifted, and records would take one for the "
        "other: make a new exercise for that."
    )


def set_count(book: Logbook, exercise_id: int) -> int:
    """How many sets of an exercise anybody has logged; left and right are one."""
    both, pairs = book.tuples(
        """SELECT coalesce(sum(CASE t.side WHEN 'both' THEN 1 ELSE 0 END), 0), count(DISTINCT
            CASE WHEN t.side <> 'both' THEN t.session_id || ' ' || t.number END)
        FROM athlete a CROSS JOIN training_set t
        WHERE t.athlete_id = a.id AND t.exercise_id = ? AND t.deleted_at IS NULL""",
        exercise_id,
    )[0]
    return int(both + pairs)
