"""A whole logbook, in: our JSON and our SQLite files, every field checked before it is used.

Of a file with several athletes the rows of one are read, the first one's where nobody is named.
Sessions keep their ids, so that the same file again, or a newer one, finds them here.
"""

import math
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from peewee import FloatField, IntegerField

from legday_gui.exchange import cells, databases
from legday_gui.exchange.errors import ExchangeError, UnreadableCellError
from legday_gui.exchange.outgoing import load_text
from legday_gui.exchange.parsed import ParsedBlock, ParsedFile, ParsedSession, ParsedSet, Unreadable
from legday_gui.exchange.whole_out import FORMAT, IN_USE, LEFT_OUT
from legday_gui.logbook.tables import TABLES
from legday_gui.training.values import (
    Exercise,
    ImplementKind,
    LoadKind,
    Measure,
    Moment,
    Muscle,
    SetKind,
    Side,
    Sidedness,
    SymptomKind,
    Unit,
)

NAME, FILES = "Leg Day", "JSON and logbook (.legday)"

Record = dict[str, Any]
_MOST = 1 << 62
_LONGEST_TEXT = 100_000
_WORDS: Mapping[str, type[StrEnum]] = {
    "exercise.load_kind": LoadKind,
    "exercise.sidedness": Sidedness,
    "exercise.measure": Measure,
    "contribution.muscle": Muscle,
    "training_set.kind": SetKind,
    "training_set.side": Side,
    "training_set.unit": Unit,
    "place.unit": Unit,
    "athlete.unit": Unit,
    "implement.kind": ImplementKind,
    "symptom.kind": SymptomKind,
    "symptom.side": Side,
    "symptom.moment": Moment,
}
# What a field of an id points at.
REFERS = {
    "exercise_id": "exercise",
    "swapped_from": "exercise",
    "plan_id": "plan",
    "day_id": "plan_day",
    "plan_day_id": "plan_day",
    "prescription_id": "prescription",
    "place_id": "place",
    "bar_id": "implement",
    "session_id": "session",
    "block_id": "block",
    "athlete_id": "athlete",
}


@dataclass(frozen=True, slots=True)
class OwnSession:
    """A session as the file keeps it, and its blocks and sets in their order."""

    row: Record
    blocks: tuple[Record, ...]
    sets: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class OwnRows:
    """What stands in the file beside sessions. ``exercises`` by the name that the preview shows."""

    tables: Mapping[str, list[Record]]
    exercises: Mapping[str, Exercise]


def matches_json(content: Any) -> bool:
    """Whether a JSON document is a logbook."""
    return isinstance(content, dict) and content.get("format") == FORMAT


def read_json(content: Any, athlete: int | None = None) -> ParsedFile:
    """A logbook from its JSON, the rows of ``athlete`` (an id in it; None: of the first one)."""
    tables = content.get("tables")
    if content.get("version") != 1 or not isinstance(tables, dict):
        raise ExchangeError("This logbook was written by a newer Leg Day: update the program.")
    lists = {name: rows for name, rows in tables.items() if isinstance(rows, list)}
    return _Reader(lists, athlete).parsed()


def matches(connection: sqlite3.Connection) -> bool:
    """Whether a database is a logbook."""
    return all(databases.columns(connection, name) for name in ("training_set", "block", "athlete"))


def read(connection: sqlite3.Connection, athlete: int | None = None) -> ParsedFile:
    """The live rows of ``athlete`` in a logbook file; None: of the first one."""
    tables: dict[str, list[Any]] = {}
    for name in TABLES:
        columns = databases.columns(connection, name)
        if name != "import" and "deleted_at" in columns:
            removed = f"OR id IN ({IN_USE})" if name == "exercise" else ""
            found = connection.execute(
                f"SELECT * FROM {name} WHERE deleted_at IS NULL {removed} ORDER BY id"
            )
            tables[name] = [dict(zip(columns, row, strict=True)) for row in found]
    return _Reader(tables, athlete).parsed()


class _Reader:
    def __init__(self, tables: Mapping[str, list[Any]], athlete: int | None) -> None:
        self._wanted = athlete
        self._unreadable: list[Unreadable] = []
        self._rows: dict[str, dict[int, Record]] = {}
        self._lines: dict[int, int] = {}  # of sets: their place in the table
        self._others = 0  # sets of other people
        self._foreign: set[tuple[str, int]] = set()
        # Parents come first in the file's own order of tables, but for places of sessions.
        order = ["place", *(name for name in TABLES if name not in ("place", "import"))]
        for name in order:
            self._take(name, tables.get(name, []))

    def _take(self, table: str, rows: list[Any]) -> None:
        kept = self._rows.setdefault(table, {})
        for line, row in enumerate(rows, start=1):
            try:
                record = _checked(table, row)
                if self._is_of_another(record):
                    self._others += table == "training_set"
                    self._foreign.add((table, record["id"]))
                    continue
                self._refer(table, record)
            except UnreadableCellError as bad:
                self._unreadable.append(Unreadable(line, bad.value, f"{bad.reason} (in {table})"))
                continue
            kept[record["id"]] = record
            if table == "training_set":
                self._lines[record["id"]] = line

    def _is_of_another(self, record: Record) -> bool:
        if "athlete_id" in record:
            return bool(record["athlete_id"] != self._athlete())
        return any((REFERS[name], record[name]) in self._foreign for name in REFERS & record.keys())

    def _athlete(self) -> int | None:
        """Whose rows are read."""
        people = self._rows.get("athlete", {})
        return self._wanted if self._wanted in people else next(iter(people), None)

    def _refer(self, table: str, record: Record) -> None:
        """Make sure that what a row points at is there."""
        fields = TABLES[table]._meta.fields
        for name, parent in REFERS.items():
            if record.get(name) is None or record[name] in self._rows.get(parent, {}):
                continue
            if not fields[name].null:
                raise UnreadableCellError(str(record[name]), f"is a {parent} that is missing")
            record[name] = None

    def parsed(self) -> ParsedFile:
        """Everything, oldest session first."""
        exercises = self._exercises()
        names = {one.id: name for name, one in exercises.items()}
        blocks = _by(self._rows["block"].values(), "session_id")
        sets = _by(self._rows["training_set"].values(), "session_id")
        sessions = sorted(
            (
                self._session(row, blocks.get(key, []), sets.get(key, []), names)
                for key, row in self._rows["session"].items()
            ),
            key=lambda session: session.started_at,
        )
        beside = {
            name: list(rows.values())
            for name, rows in self._rows.items()
            if name not in ("athlete", "session", "block", "training_set")
        }
        count = sum(session.set_count for session in sessions)
        return ParsedFile(
            NAME,
            count + self._others + len(self._unreadable),
            tuple(sessions),
            self._others,
            tuple(self._unreadable),
            own=OwnRows(beside, exercises),
            athletes={key: row["name"] for key, row in self._rows["athlete"].items()},
            athlete=self._athlete(),
        )

    def _exercises(self) -> dict[str, Exercise]:
        shares = _by(self._rows["contribution"].values(), "exercise_id")
        found: dict[str, Exercise] = {}
        for key, row in self._rows["exercise"].items():
            name, again = row["name"], 2
            while name in found:
                name, again = f"{row['name']} ({again})", again + 1
            found[name] = Exercise(
                key,
                row["name"],
                row["equipment"],
                LoadKind(row["load_kind"]),
                Sidedness(row["sidedness"]),
                Measure(row["measure"]),
                row["step_g"],
                {Muscle(one["muscle"]): one["share"] for one in shares.get(key, [])},
            )
        return found

    def _session(
        self, row: Record, blocks: list[Record], sets: list[Record], names: Mapping[int, str]
    ) -> ParsedSession:
        own = _by(sets, "block_id")
        return ParsedSession(
            start=str(row["started_at"]),
            name=row["name"],
            occurrence=0,
            day=row["day"],
            started_at=row["started_at"],
            offset_min=row["offset_min"],
            duration_s=row["ended_at"] - row["started_at"] if row["ended_at"] else None,
            note=row["note"],
            blocks=tuple(
                ParsedBlock(
                    names[block["exercise_id"]],
                    block["note"],
                    tuple(self._set(one) for one in own.get(block["id"], [])),
                    [self._lines[one["id"]] for one in own.get(block["id"], [])],
                    block["superset"],
                )
                for block in blocks
            ),
            own=OwnSession(row, tuple(blocks), tuple(sets)),
        )

    def _set(self, row: Record) -> ParsedSet:
        unit, load = Unit(row["unit"]), row["load_g"]
        return ParsedSet(
            SetKind(row["kind"]),
            "" if load is None else load_text(load, unit),
            unit,
            row["reps"],
            row["seconds"],
            row["metres"],
            1.0,
            row["reserve_halves"],
            row["note"],
            Side(row["side"]),
            row["number"],
        )


def _by(rows: Iterable[Record], field: str) -> dict[int, list[Record]]:
    """Rows by what they belong to, in the order of their positions."""
    found: dict[int, list[Record]] = {}
    for row in sorted(rows, key=lambda row: (row.get("position", 0), row["id"])):
        found.setdefault(row[field], []).append(row)
    return found


def _checked(table: str, row: Any) -> Record:
    """A row with all fields of its table, each of its type and in its range."""
    if not isinstance(row, dict):
        raise UnreadableCellError(cells.shown(str(row)), "is no row")
    record: Record = {}
    for name, field in TABLES[table]._meta.fields.items():
        if name in LEFT_OUT:
            continue
        value = row.get(name, field.default)
        if value is None and not field.null:
            raise UnreadableCellError(name, "is missing")
        record[name] = None if value is None else _value(field, value)
        words = _WORDS.get(f"{table}.{name}")
        if words and value not in list(words):
            raise UnreadableCellError(cells.shown(str(value)), f"is no {name}")
    if table == "session":
        cells.epoch(record["started_at"])
        if abs(record["offset_min"]) > 24 * 60 or not 0 < record["day"] < 47_482:  # until 2100
            raise UnreadableCellError(str(record["day"]), "is no day of a session")
    return record


def _value(field: Any, value: Any) -> Any:
    if isinstance(field, FloatField):
        if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
            return float(value)
    elif isinstance(field, IntegerField):  # BigIntegerField is one as well
        if isinstance(value, int) and not isinstance(value, bool) and abs(value) < _MOST * 2:
            return value
    elif isinstance(value, str) and len(value) <= _LONGEST_TEXT:
        return value
    raise UnreadableCellError(cells.shown(str(value)), f"is no {field.name}")
