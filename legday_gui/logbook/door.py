"""The one door for writes: edits go in, changes come out, and undo is the same door again."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple


class _Now:
    """Stands for "the stamp of this write" in an edit."""


NOW = _Now()


class Edit(NamedTuple):
    """Put ``fields`` into the row ``id`` of ``table``, which is made where it does not exist."""

    table: str
    id: int
    fields: Mapping[str, Any]

    @classmethod
    def bin(cls, table: str, row_id: int) -> "Edit":
        """Mark a row as deleted. All rows binned in one write share one mark."""
        return cls(table, row_id, {"deleted_at": NOW})

    @classmethod
    def restore(cls, table: str, row_id: int) -> "Edit":
        """Take the mark off again."""
        return cls(table, row_id, {"deleted_at": None})


class Change(NamedTuple):
    """What a write did to one row: the fields that differ. ``before`` is None for a new row."""

    table: str
    id: int
    before: Mapping[str, Any] | None
    after: Mapping[str, Any]

    def inverse(self) -> Edit:
        """The edit that puts the former fields back; a new row goes to the bin."""
        if self.before is None:
            return Edit.bin(self.table, self.id)
        return Edit(self.table, self.id, self.before)


class Outcome(NamedTuple):
    """What an undo or redo did. ``left`` names the rows that had changed since, and stayed."""

    label: str
    changes: list[Change]
    left: list[str]


def apply_edits(db: Any, edits: Sequence[Edit], stamp: int) -> list[Change]:
    """Carry out ``edits`` in order inside the caller's transaction.

    Edits that would change nothing leave the row and its stamp alone and give no change.
    """
    changes = [_apply(db, edit, stamp) for edit in edits]
    return [change for change in changes if change is not None]


def insert_rows(
    db: Any, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]], stamp: int
) -> None:
    """Insert many new rows with executemany inside the caller's transaction."""
    names = ", ".join((*columns, "stamp"))
    marks = ", ".join("?" for _ in range(len(columns) + 1))
    sql = f"INSERT INTO {table} ({names}) VALUES ({marks})"
    db.connection().executemany(sql, ((*row, stamp) for row in rows))


def insert_new(db: Any, edits: Sequence[Edit], stamp: int) -> None:
    """Carry out edits that are all known to make new rows, neighbours of one shape at a time."""
    for (table, columns), group in groupby(edits, key=lambda e: (e.table, tuple(e.fields))):
        rows = [(edit.id, *edit.fields.values()) for edit in group]
        insert_rows(db, table, ("id", *columns), rows, stamp)


def _apply(db: Any, edit: Edit, stamp: int) -> Change | None:
    # Plain SQL: building the same statements through peewee takes longer than running them.
    fields = {name: stamp if value is NOW else value for name, value in edit.fields.items()}
    current = read_row(db, edit.table, edit.id)
    if current is None:
        insert_rows(db, edit.table, ("id", *fields), [(edit.id, *fields.values())], stamp)
        return Change(edit.table, edit.id, None, fields)
    after = {name: value for name, value in fields.items() if current[name] != value}
    if not after:
        return None
    names = ", ".join(f"{name} = ?" for name in (*after, "stamp"))
    sql = f"UPDATE {edit.table} SET {names} WHERE id = ?"
    db.execute_sql(sql, (*after.values(), stamp, edit.id))
    return Change(edit.table, edit.id, {name: current[name] for name in after}, after)


def read_row(db: Any, table: str, row_id: int) -> dict[str, Any] | None:
    """The fields of one row, binned or not; None where there is no such row."""
    return named_row(db.execute_sql(f"SELECT * FROM {table} WHERE id = ?", (row_id,)))


def named_row(cursor: sqlite3.Cursor) -> dict[str, Any] | None:
    """The next row of a query by the names of its fields; None at its end."""
    row = cursor.fetchone()
    return {c[0]: v for c, v in zip(cursor.description, row, strict=True)} if row else None


def split_changed_since(db: Any, changes: Sequence[Change]) -> tuple[list[Change], list[Change]]:
    """Part the changes of one write: rows that still stand as it left them, and rows that moved."""
    left_as: dict[tuple[str, int], dict[str, Any]] = {}
    for change in changes:
        new = {"deleted_at": None} if change.before is None else {}
        left_as.setdefault((change.table, change.id), new).update(change.after)
    rows = {key: read_row(db, *key) or {} for key in left_as}
    moved = {
        key
        for key, fields in left_as.items()
        if any(rows[key].get(name) != value for name, value in fields.items())
    }
    standing = [c for c in changes if (c.table, c.id) not in moved]
    return standing, [c for c in changes if (c.table, c.id) in moved]
