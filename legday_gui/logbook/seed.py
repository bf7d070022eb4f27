"""What a new logbook begins with: the exercises and the default plan, from ``resources/``."""

import json
import zlib
from collections.abc import Mapping, Sequence

from legday_gui.logbook.door import Edit, apply_edits, insert_new
from legday_gui.logbook.ids import hashed_id, new_id
from legday_gui.logbook.logbook import Logbook
from legday_gui.resource_files import resource
from legday_gui.training.values import Exercise, Muscle, PlanDay, Unit

_DAY_FIELDS = ("position", "name", "focus", "weekday")
_PRESCRIPTION_FIELDS = (
    "position", "exercise_id", "sets", "reps_low", "reps_high", "reserve_halves", "rest_s",
    "side_rest_s", "rule", "step_g", "superset", "note",
)  # fmt: skip


def first_rows(book: Logbook, athlete_name: str, unit: Unit) -> None:
    """Put the athlete, all built-in exercises and the default plan into an empty file."""
    from legday_gui.training import catalogue

    text = resource("exercises.json").read_text("utf-8")
    exercises = [entry.exercise for entry in catalogue.parse_exercises(text)]
    athlete_id = new_id()
    edits = [Edit("athlete", athlete_id, {"name": athlete_name, "unit": unit.value})]
    both = [edit for exercise in exercises for edit in exercise_edits(exercise)]
    edits += sorted(both, key=lambda edit: edit.table, reverse=True)  # exercises come first
    plan_text = resource("plans/twice-a-week-legs.toml").read_text("utf-8")
    template = catalogue.parse_plan(plan_text, {e.name: e.id for e in exercises})
    edits += plan_edits(template.id, template.name, template.days, athlete_id, active=True)
    with book.transaction() as stamp:
        insert_new(book.db, edits, stamp)
        _keep_digest(book, text)
    book.announce({"athlete", "exercise", "plan"})


def new_exercises(book: Logbook) -> None:
    """Add built-in exercises that this version has and the file does not; change no other."""
    text = resource("exercises.json").read_text("utf-8")
    known = book.tuples("SELECT value FROM meta WHERE key = 'catalogue'")
    if known and known[0][0] == _digest(text):
        return
    from legday_gui.training import catalogue  # only where there is something to parse

    there = {row[0] for row in book.tuples("SELECT id FROM exercise")}
    entries = catalogue.parse_exercises(text)
    fresh = [entry.exercise for entry in entries if entry.exercise.id not in there]
    with book.transaction() as stamp:
        for exercise in fresh:
            apply_edits(book.db, exercise_edits(exercise), stamp)
        _keep_digest(book, text)
    book.announce({"exercise"})


def exercise_edits(exercise: Exercise, import_id: int | None = None) -> list[Edit]:
    """The edits that write an exercise and its contributions."""
    fields = {
        "name": exercise.name,
        "equipment": exercise.equipment,
        "load_kind": exercise.load_kind.value,
        "sidedness": exercise.sidedness.value,
        "measure": exercise.measure.value,
        "step_g": exercise.step_g,
        "cues": "\n".join(exercise.cues),
        "built_in": int(exercise.built_in),
        "import_id": import_id,
    }
    edits = [Edit("exercise", exercise.id, fields)]
    return edits + contribution_edits(exercise.id, exercise.contributions)


def contribution_edits(exercise_id: int, shares: Mapping[Muscle, float]) -> list[Edit]:
    """The edits that write how much an exercise trains each muscle, in their order."""
    return [
        Edit(
            "contribution",
            hashed_id("contribution", exercise_id, muscle),
            {
                "exercise_id": exercise_id,
                "muscle": muscle.value,
                "share": share,
                "position": position,
                "deleted_at": None,
            },
        )
        for position, (muscle, share) in enumerate(shares.items())
    ]


def plan_edits(
    plan_id: int, name: str, days: Sequence[PlanDay], athlete_id: int, *, active: bool
) -> list[Edit]:
    """The edits that write a plan for an athlete, under the ids that its days carry."""
    row = {"athlete_id": athlete_id, "name": name, "active": int(active)}
    edits = [Edit("plan", plan_id, row)]
    for day in days:
        edits += day_edits(day._replace(plan_id=plan_id))
    return edits


def day_edits(day: PlanDay) -> list[Edit]:
    """The edits that write a plan day with its prescriptions, under the ids that they carry."""
    edits = [
        Edit("plan_day", day.id, {key: getattr(day, key) for key in (*_DAY_FIELDS, "plan_id")})
    ]
    for item in day.prescriptions:
        fields = {key: getattr(item, key) for key in _PRESCRIPTION_FIELDS}
        fields |= {"day_id": day.id, "options": json.dumps(dict(item.options))}
        fields["set_reps"] = json.dumps(item.set_reps)
        edits.append(Edit("prescription", item.id, fields))
    return edits


def _digest(text: str) -> str:
    return str(zlib.crc32(text.encode()))


def _keep_digest(book: Logbook, text: str) -> None:
    book.db.execute_sql(
        "INSERT INTO meta (key, value) VALUES ('catalogue', ?) "
        "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (_digest(text),),
    )
