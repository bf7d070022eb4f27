"""The tables as peewee sees them.

The classes are bound to no database: every query names the one that it runs on, so that a worker
thread has a connection of its own and nothing is global. The schema itself is made by
``migrations``, never by these classes; a test holds the two together.
"""

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from peewee import (
    BigIntegerField,
    FloatField,
    IntegerField,
    Model,
    ModelSelect,
    SqliteDatabase,
    TextField,
)


class Row(Model):
    """What every row has: its id, when it was last written, and when it was binned (or not)."""

    id = BigIntegerField(primary_key=True)
    stamp = BigIntegerField()  # UTC milliseconds of the last write, strictly rising
    deleted_at = BigIntegerField(null=True)  # the stamp of the write that binned it

    class Meta:
        legacy_table_names = False


class Athlete(Row):
    name = TextField(default="")
    unit = TextField(default="kg")


class Exercise(Row):
    name = TextField()
    equipment = TextField(default="")
    load_kind = TextField()
    sidedness = TextField()
    measure = TextField()
    step_g = IntegerField()
    cues = TextField(default="")  # one a line
    built_in = IntegerField(default=0)
    import_id = BigIntegerField(null=True)
    merged_into = BigIntegerField(null=True)  # of one in the bin: what its name means since


class Contribution(Row):
    exercise_id = BigIntegerField()
    muscle = TextField()
    share = FloatField()  # 1 direct, 0.5 indirect
    position = IntegerField(default=0)  # the main muscle comes first


class Plan(Row):
    athlete_id = BigIntegerField()
    name = TextField()
    active = IntegerField(default=0)
    archived = IntegerField(default=0)
    schedule = TextField(default="weekdays")  # or ready: the next day whenever one is ready
    dismissed = TextField(default="[]")  # JSON: warnings put away for good


class PlanDay(Row):
    plan_id = BigIntegerField()
    position = IntegerField()
    name = TextField()
    focus = TextField(default="")
    weekday = IntegerField(null=True)


class Prescription(Row):
    day_id = BigIntegerField()
    position = IntegerField()
    exercise_id = BigIntegerField()
    sets = IntegerField()
    reps_low = IntegerField()
    reps_high = IntegerField()
    reserve_halves = IntegerField()
    rest_s = IntegerField()
    side_rest_s = IntegerField(null=True)
    rule = TextField()
    step_g = IntegerField()
    options = TextField(default="{}")  # JSON
    superset = IntegerField(null=True)
    note = TextField(default="")
    set_reps = TextField(default="[]")  # JSON: reps of each set, where they differ


class Session(Row):
    athlete_id = BigIntegerField()
    plan_day_id = BigIntegerField(null=True)
    name = TextField(default="")
    started_at = BigIntegerField()
    offset_min = IntegerField()
    day = IntegerField()
    ended_at = BigIntegerField(null=True)
    note = TextField(default="")
    import_id = BigIntegerField(null=True)
    rest_from_ms = BigIntegerField(null=True)
    rest_s = IntegerField(null=True)
    place_id = BigIntegerField(null=True)
    effort = IntegerField(null=True)  # 0 to 10


class Block(Row):
    session_id = BigIntegerField()
    position = IntegerField()
    exercise_id = BigIntegerField()
    prescription_id = BigIntegerField(null=True)
    sets = IntegerField(default=0)
    skipped = IntegerField(default=0)
    note = TextField(default="")
    swapped_from = BigIntegerField(null=True)
    superset = IntegerField(null=True)
    skip_reason = TextField(default="")


class TrainingSet(Row):
    session_id = BigIntegerField()
    block_id = BigIntegerField()
    # Copied from the session, so that a chart of one exercise needs no join.
    athlete_id = BigIntegerField()
    day = IntegerField()
    exercise_id = BigIntegerField()
    position = IntegerField()
    number = IntegerField()
    side = TextField(default="both")
    kind = TextField(default="work")
    load_g = IntegerField(null=True)
    unit = TextField(default="kg")
    reps = IntegerField(null=True)
    reserve_halves = IntegerField(null=True)
    seconds = IntegerField(null=True)
    metres = FloatField(null=True)
    note = TextField(default="")
    done_at = BigIntegerField(null=True)


class BodyWeight(Row):
    athlete_id = BigIntegerField()
    day = IntegerField()
    measured_at = BigIntegerField()
    grams = IntegerField()


class Place(Row):
    name = TextField()
    unit = TextField(default="kg")


class Implement(Row):
    place_id = BigIntegerField()
    kind = TextField()
    name = TextField(default="")
    grams = IntegerField()
    step_g = IntegerField(null=True)
    most_g = IntegerField(null=True)
    pairs = IntegerField(null=True)
    exercise_id = BigIntegerField(null=True)


class ExerciseSetting(Row):
    place_id = BigIntegerField(null=True)  # null: anywhere
    exercise_id = BigIntegerField()
    note = TextField(default="")
    bar_id = BigIntegerField(null=True)


class Symptom(Row):
    athlete_id = BigIntegerField()
    session_id = BigIntegerField(null=True)
    day = IntegerField()
    noted_at = BigIntegerField()
    kind = TextField()
    site = TextField()
    side = TextField(default="both")
    score = IntegerField()  # 0 to 10
    moment = TextField(default="session")


class Import(Row):
    athlete_id = BigIntegerField()
    app = TextField()
    file_name = TextField()
    digest = TextField()
    imported_at = BigIntegerField()
    state = TextField()  # running, done
    counts = TextField(default="{}")  # JSON


class Deload(Row):
    athlete_id = BigIntegerField()
    exercise_id = BigIntegerField(null=True)  # None is all of them
    from_day = IntegerField()
    until_day = IntegerField()  # the last day of it


class Away(Row):
    athlete_id = BigIntegerField()
    from_day = IntegerField()
    until_day = IntegerField()
    note = TextField(default="")


class MovedDay(Row):
    plan_day_id = BigIntegerField()
    due_day = IntegerField()  # when the plan had it
    day = IntegerField()


class Goal(Row):
    athlete_id = BigIntegerField()
    exercise_id = BigIntegerField()
    load_g = IntegerField()
    reps = IntegerField(null=True)  # None is an estimated max
    by_day = IntegerField()
    set_on = IntegerField()


class ChartSetting(Row):
    athlete_id = BigIntegerField()
    exercise_id = BigIntegerField()
    favourite = IntegerField(default=0)
    formula = TextField(default="Epley")


TABLES: dict[str, type[Row]] = {
    model._meta.table_name: model
    for model in (
        Athlete,
        Exercise,
        Contribution,
        Plan,
        PlanDay,
        Prescription,
        Session,
        Block,
        TrainingSet,
        BodyWeight,
        Place,
        Implement,
        ExerciseSetting,
        Symptom,
        Deload,
        Away,
        MovedDay,
        Goal,
        ChartSetting,
        Import,
    )
}


def select(table: str, equal: Mapping[str, Any], order: Sequence[str] = ()) -> "ModelSelect[Row]":
    """The query for the live rows of a table whose fields are ``equal`` to these (None is NULL)."""
    model = TABLES[table]
    conditions = [getattr(model, name) == value for name, value in equal.items()]
    query = model.select().where(model.deleted_at.is_null(), *conditions)
    return query.order_by(*(getattr(model, name) for name in order)) if order else query


def database(connection: sqlite3.Connection) -> SqliteDatabase:
    """peewee on a connection that is open already; it is closed where it was opened."""
    db = _OnConnection(connection)
    db.connect()
    return db


class _OnConnection(SqliteDatabase):
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._open_connection = connection
        super().__init__("logbook", autoconnect=False)

    def _connect(self) -> sqlite3.Connection:
        return self._open_connection
