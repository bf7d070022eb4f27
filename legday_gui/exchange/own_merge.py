"""The rows of a whole logbook that stand beside its sessions, laid into another logbook.

A logbook that has never had a session takes everything as the file has it; where somebody trains
already, the file only adds what is not there, or what went to the bin with an import.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from legday_gui.exchange.own_logbook import REFERS, OwnRows, OwnSession, Record
from legday_gui.logbook.door import Edit
from legday_gui.logbook.importing import undone_rows
from legday_gui.logbook.logbook import Logbook

_AFTER_SESSIONS = ("symptom",)
# What a new logbook is made with, and may lack in the file.
_MADE_WITH = ("prescription", "plan_day", "plan")


def before_sessions(
    book: Logbook, athlete_id: int, own: OwnRows, exercises: Mapping[int, int]
) -> Iterator[Edit]:
    """The edits that sessions may point at. ``exercises``: id in the file to the id here."""
    is_new = not book.tuples("SELECT id FROM session LIMIT 1")
    undone = undone_rows(book)
    for table, rows in own.tables.items():
        if table in _AFTER_SESSIONS:
            continue
        for row in rows:
            if _is_another_here(table, row, exercises):
                continue
            fields = _fields(row, athlete_id, exercises)
            here = book.row(table, row["id"])
            # A row that is here as it is in the file needs nothing.
            is_other = here is not None and not fields.items() <= here.items()
            if here is None or (is_other and (is_new or (table, row["id"]) in undone)):
                yield Edit(table, row["id"], fields)
    if is_new:
        for table in _MADE_WITH:
            kept = {row["id"] for row in own.tables.get(table, [])}
            yield from (
                Edit.bin(table, row["id"]) for row in book.rows(table) if row["id"] not in kept
            )


def count_beside(book: Logbook, athlete_id: int, own: OwnRows, exercises: Mapping[int, int]) -> int:
    """How many rows beside sessions would come in: plans, places, goals, notes of pain."""
    edits = (
        *before_sessions(book, athlete_id, own, exercises),
        *after_sessions(book, athlete_id, own, exercises),
    )
    return sum("deleted_at" not in edit.fields or len(edit.fields) > 1 for edit in edits)


def _is_another_here(table: str, row: Record, exercises: Mapping[int, int]) -> bool:
    """Whether a row is of an exercise that is another one here: it needs none, nor its muscles."""
    if table not in ("exercise", "contribution"):
        return False
    exercise_id = row["id" if table == "exercise" else "exercise_id"]
    return bool(exercises.get(exercise_id, exercise_id) != exercise_id)


def after_sessions(
    book: Logbook, athlete_id: int, own: OwnRows, exercises: Mapping[int, int]
) -> Iterator[Edit]:
    """The edits that point at sessions; those of sessions that are not here stay out."""
    undone = undone_rows(book)
    for table in _AFTER_SESSIONS:
        for row in own.tables.get(table, []):
            session_id = row.get("session_id")
            has_session = session_id is None or book.row("session", session_id) is not None
            is_missing = book.row(table, row["id"]) is None or (table, row["id"]) in undone
            if has_session and is_missing:
                yield Edit(table, row["id"], _fields(row, athlete_id, exercises))


def _fields(row: Record, athlete_id: int, exercises: Mapping[int, int]) -> Record:
    return {
        name: _here(name, value, athlete_id, exercises)
        for name, value in row.items()
        if name != "id"
    } | {"deleted_at": None}


def _here(name: str, value: Any, athlete_id: int, exercises: Mapping[int, int]) -> Any:
    if name == "athlete_id":
        return athlete_id
    return exercises.get(value, value) if REFERS.get(name) == "exercise" else value


def session_rows(
    own: OwnSession, athlete_id: int, import_id: int | None, exercises: Mapping[int, int]
) -> dict[str, list[Record]]:
    """The rows of a session as the file has them, with what they point at here."""
    made = {
        table: [
            {name: _here(name, v, athlete_id, exercises) for name, v in row.items()}
            for row in rows
        ]
        for table, rows in (
            ("session", (own.row,)), ("block", own.blocks), ("training_set", own.sets)
        )
    }  # fmt: skip
    if import_id is not None:
        made["session"][0]["import_id"] = import_id
    return made
