"""A logbook: one SQLite file, opened, migrated, written through one door."""

import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from legday_gui.logbook import migrations
from legday_gui.logbook.door import (
    Change,
    Edit,
    Outcome,
    apply_edits,
    insert_rows,
    named_row,
    split_changed_since,
)
from legday_gui.logbook.errors import LogbookError, plain_errors
from legday_gui.training.values import Unit

Listener = Callable[[frozenset[str]], None]

_STEPS_BETWEEN_CHECKS = 20_000  # of SQLite's machine, well under a millisecond


class _Undo:
    """Takes back a list of changes by putting the former fields in again."""

    def __init__(self, changes: Sequence[Change]) -> None:
        self.changes = changes

    def run(self, book: "Logbook") -> tuple[list[Change], list[str], "_Undo"]:
        with book.transaction() as stamp:
            standing, overtaken = split_changed_since(book.db, self.changes)
            edits = [change.inverse() for change in reversed(standing)]
            done = apply_edits(book.db, edits, stamp)
        names = dict.fromkeys(_spoken(change) for change in overtaken)
        left = [f"{name} has changed since and was left as it is." for name in names]
        return done, left, _Undo(done)


class _UndoImport:
    """Bins an import, or brings it back: one statement a table, however many rows it has.

    ``changes`` are what it did to sessions that were there before it.
    """

    def __init__(
        self, import_id: int, changes: Sequence[Change] = (), *, bring_back: bool = False
    ) -> None:
        self.import_id = import_id
        self.changes = changes
        self.bring_back = bring_back

    def run(self, book: "Logbook") -> tuple[list[Change], list[str], "_UndoImport"]:
        from legday_gui.logbook import importing

        if self.bring_back:
            importing.bring_back(book, self.import_id)
            left: list[str] = []
        else:
            left = importing.put_in_bin(book, self.import_id)
        touched = [
            Change(table, self.import_id, {}, {})
            for table in ("import", "session", "block", "training_set", "exercise")
        ]
        done, also_left, inverse = _Undo(self.changes).run(book)
        return (
            touched + done,
            left + also_left,
            _UndoImport(self.import_id, inverse.changes, bring_back=not self.bring_back),
        )


class Logbook:
    """An open logbook file. Not shared between threads: a worker takes its own by ``reader``."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection
        self.cache: dict[str, Any] = {}  # values derived from tables, by table name
        self._undo: list[tuple[str, _Undo | _UndoImport]] = []
        self._redo: list[tuple[str, _Undo | _UndoImport]] = []
        self._listeners: list[Listener] = []
        self._last_stamp = 0

    # ---- opening and closing

    @classmethod
    def create(cls, path: Path, *, athlete_name: str = "", unit: Unit = Unit.KG) -> "Logbook":
        """Make a new file with the exercises and the default plan.

        Raises LogbookError where the file exists already or its folder cannot be written.
        """
        if path.exists() and path.stat().st_size > 0:
            raise LogbookError(f"{path.name} exists already: open it or choose another name.")
        with plain_errors(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            connection = _connect(path)
            migrations.migrate(connection, migrations.steps(), 0)
            book = cls(path, _made_durable(connection))
        from legday_gui.logbook import seed

        seed.first_rows(book, athlete_name, unit)
        return book

    @classmethod
    def open(cls, path: Path) -> "Logbook":
        """Open a file, migrated to this version after a snapshot of what it was.

        Raises LogbookError, the file untouched, where it is missing, damaged, no logbook, or
        from a newer version of the program.
        """
        if not path.exists():
            raise LogbookError(f"{path} does not exist: choose another file or make a new one.")
        with plain_errors(path):
            connection = _connect(path)
            try:
                _bring_up_to_date(path, connection)
                book = cls(path, _made_durable(connection))
            except BaseException:
                connection.close()
                raise
        from legday_gui.logbook import seed

        seed.new_exercises(book)
        if book.tuples("SELECT id FROM import WHERE state = 'running'"):
            from legday_gui.logbook import importing

            importing.clear_unfinished(book)
        return book

    @cached_property
    def db(self) -> Any:
        """The file as peewee sees it, on the same connection; a start does without."""
        from legday_gui.logbook.tables import database

        return database(self._connection)

    def reader(self, cancelled: Callable[[], bool] | None = None) -> "Logbook":
        """The same file through a connection of its own, for one worker thread.

        A query under way breaks off, raising, soon after ``cancelled`` says so.
        """
        with plain_errors(self.path):
            connection = _made_durable(_connect(self.path))
        if cancelled is not None:
            connection.set_progress_handler(cancelled, _STEPS_BETWEEN_CHECKS)
        return Logbook(self.path, connection)

    def close(self) -> None:
        """Close the file. Everything written is on disk already."""
        self._connection.close()

    # ---- the door

    def write(
        self, label: str, edits: Sequence[Edit], *, aside: Sequence[Edit] = ()
    ) -> list[Change]:
        """Carry out ``edits`` in one durable transaction and make them one step of undo.

        ``aside`` edits go into the same transaction but not into the undo history (the rest
        timer). A write that fails changes nothing and pushes nothing; it raises LogbookError.
        """
        with self.transaction() as stamp:
            changes = apply_edits(self.db, edits, stamp)
            quiet = apply_edits(self.db, aside, stamp)
        if changes and label:
            self._undo.append((label, _Undo(changes)))
            self._redo.clear()
        self.announce({change.table for change in changes + quiet})
        return changes

    @contextmanager
    def transaction(self) -> Iterator[int]:
        """One transaction; gives the stamp for its rows. Errors come out as LogbookError."""
        with plain_errors(self.path), self.db.atomic("IMMEDIATE"):
            yield self._next_stamp()

    def _next_stamp(self) -> int:
        self._last_stamp = max(self._last_stamp + 1, time.time_ns() // 1_000_000)
        return self._last_stamp

    def insert_many(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
        """Insert rows in one short transaction with executemany; gives their stamp.

        For importing: its rows are undone by their import id, not one by one.
        """
        with self.transaction() as stamp:
            insert_rows(self.db, table, columns, rows, stamp)
        return stamp

    # ---- undo and redo

    @property
    def undo_label(self) -> str | None:
        return self._undo[-1][0] if self._undo else None

    @property
    def redo_label(self) -> str | None:
        return self._redo[-1][0] if self._redo else None

    def undo(self) -> Outcome | None:
        """Take the last write back; None where there is none. It stays if the file refuses."""
        return self._step(self._undo, self._redo)

    def redo(self) -> Outcome | None:
        """Do the last undone write again; None where there is none."""
        return self._step(self._redo, self._undo)

    def _step(
        self,
        source: list[tuple[str, _Undo | _UndoImport]],
        target: list[tuple[str, _Undo | _UndoImport]],
    ) -> Outcome | None:
        if not source:
            return None
        label, step = source[-1]
        changes, left, inverse = step.run(self)
        source.pop()
        target.append((label, inverse))
        self.announce({change.table for change in changes})
        return Outcome(label, changes, left)

    def offer_import_undo(self, import_id: int, label: str, changes: Sequence[Change] = ()) -> None:
        """Make a finished import one step of undo here, and tell the listeners.

        ``changes`` as ``importing.finish_import`` gave them, where another connection imported.
        """
        self._undo.append((label, _UndoImport(import_id, changes)))
        self._redo.clear()
        self.announce({"import", "session", "block", "training_set", "exercise"})

    # ---- refresh

    def subscribe(self, listener: Listener) -> None:
        """Have ``listener`` called with the names of the tables that each write touched."""
        self._listeners.append(listener)

    def announce(self, tables: Iterable[str]) -> None:
        """Drop what was derived from ``tables`` and tell the listeners."""
        touched = frozenset(tables)
        if not touched:
            return
        if "contribution" in touched:  # part of the exercise to everyone else
            touched |= {"exercise"}
        for table in touched:
            self.cache.pop(table, None)
        for listener in self._listeners:
            listener(touched)

    # ---- reading, for the modules beside this one

    def rows(self, table: str, *, order: Sequence[str] = (), **equal: Any) -> list[dict[str, Any]]:
        """The live rows of ``table`` whose fields are ``equal`` to these, as dicts."""
        from legday_gui.logbook.tables import select

        with plain_errors(self.path):
            return list(select(table, equal, order).dicts().execute(self.db))

    def row(self, table: str, row_id: int) -> dict[str, Any] | None:
        """The fields of one row, binned or not; None where there never was such."""
        with plain_errors(self.path):
            cursor = self._connection.execute(f"SELECT * FROM {table} WHERE id = ?", (row_id,))
            return named_row(cursor)

    def tuples(self, sql: str, *values: Any, **named: Any) -> list[tuple[Any, ...]]:
        """The rows of a portable SQL query; its values stand for ``?``, or for ``:name``."""
        with plain_errors(self.path):
            return self._connection.execute(sql, named or values).fetchall()


def _spoken(change: Change) -> str:
    return f"A {change.table.replace('_', ' ')}"


def _connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, isolation_level=None, timeout=5)


def _made_durable(connection: sqlite3.Connection) -> sqlite3.Connection:
    connection.execute("PRAGMA foreign_keys = 1")
    connection.execute("PRAGMA synchronous = full")
    # Network folders have no WAL; DELETE is slower there and just as durable.
    mode = connection.execute("PRAGMA journal_mode = wal").fetchone()[0]
    if mode != "wal":
        connection.execute("PRAGMA journal_mode = delete")
    return connection


def _bring_up_to_date(path: Path, connection: sqlite3.Connection) -> None:
    found = migrations.version(connection)
    if found is None or found == 0:
        raise LogbookError(f"{path.name} is not a Leg Day logbook: choose another file.")
    if found > migrations.newest():
        raise LogbookError(
            f"{path.name} was written by a newer Leg Day: update the program to open it."
        )
    if found == migrations.newest():
        return
    from legday_gui.logbook import backup

    backup.snapshot(path, path.with_name(f"{path.stem}-before-version-{migrations.newest()}"
                                         f"-{date.today():%Y%m%d}{path.suffix}"))  # fmt: skip
    migrations.migrate(connection, migrations.steps()[found:], found)
