"""Imports as the file keeps them: rows in small pieces under an import id, undone by that id."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from legday_gui.logbook.door import Change, Edit, apply_edits, insert_rows
from legday_gui.logbook.ids import new_id
from legday_gui.logbook.logbook import Logbook
from legday_gui.logbook.tables import TABLES
from legday_gui.logbook.tables import Import as ImportRow

_RUNNING, _DONE = "running", "done"
_PIECE = 500  # ids in one statement
_CACHE_KIB = 65536
_MOST_NAMED = 5  # sessions that an undo leaves, each in a sentence
_OF_SESSIONS = "session_id IN (SELECT id FROM session WHERE import_id = ?)"


@dataclass(frozen=True, slots=True)
class Imported:
    """An import of the past. ``binned`` where it was undone."""

    id: int
    app: str
    file_name: str
    imported_at: int
    counts: Mapping[str, Any]
    binned: bool


@dataclass(frozen=True, slots=True)
class ImportedState:
    """A session that is there already: whether it is in the bin, and its sets to compare.

    ``undone`` where it went to the bin together with its import. Each set is (exercise id,
    number, side, kind, load in grams, unit, reps, reserve in halves, seconds, metres, note), in
    order.
    """

    binned: bool
    undone: bool
    sets: tuple[tuple[Any, ...], ...]


def begin_import(book: Logbook, athlete_id: int, app: str, file_name: str, digest: str) -> int:
    """Begin an import; until it is finished, ``clear_unfinished`` would take it back."""
    import_id = new_id()
    fields = {
        "athlete_id": athlete_id,
        "app": app,
        "file_name": file_name,
        "digest": digest,
        "imported_at": import_id >> 22,
        "state": _RUNNING,
    }
    with book.transaction() as stamp:
        apply_edits(book.db, [Edit("import", import_id, fields)], stamp)
    # Rows of many years go to places all over the indexes: keep those pages at hand.
    book.db.execute_sql(f"PRAGMA cache_size = -{_CACHE_KIB}")
    if book.db.execute_sql("PRAGMA journal_mode").fetchone()[0] == "wal":
        # Only the end needs to be durable: it syncs all before it, and without it all is erased.
        book.db.execute_sql("PRAGMA synchronous = NORMAL")
    return import_id


def add_rows(book: Logbook, *tables: tuple[str, Sequence[str], Iterable[Sequence[Any]]]) -> None:
    """Insert a piece of an import, (table, columns without the stamp, rows), in one transaction."""
    with book.transaction() as stamp:
        for table, columns, rows in tables:
            insert_rows(book.db, table, columns, rows, stamp)


def add_edits(book: Logbook, edits: Sequence[Edit]) -> list[Change]:
    """Carry out edits of rows that sessions of the import will point at."""
    with book.transaction() as stamp:
        return apply_edits(book.db, edits, stamp)


def finish_import(
    book: Logbook,
    import_id: int,
    label: str,
    counts: Mapping[str, Any],
    *,
    sessions: Sequence[int] = (),
    exercises: Sequence[int] = (),
    edits: Sequence[Edit] = (),
    earlier: Sequence[Change] = (),
) -> list[Change]:
    """Declare an import whole, and make it one step of undo of this logbook.

    ``sessions`` and ``exercises`` are taken out of the bin and belong to this import from now on;
    ``edits`` change sessions that stay their own; ``earlier`` are the changes of ``add_edits``. The
    one undo covers them all. Gives ``earlier`` and the changes of ``edits``, for
    ``Logbook.offer_import_undo`` of another connection.
    """
    book.db.execute_sql("PRAGMA synchronous = FULL")
    with book.transaction() as stamp:
        for start in range(0, len(sessions), _PIECE):
            _take_over_sessions(book, import_id, sessions[start : start + _PIECE], stamp)
        for exercise_id in exercises:
            book.db.execute_sql(
                "UPDATE exercise SET deleted_at = NULL, import_id = ?, stamp = ? "
                "WHERE id = ? AND deleted_at IS NOT NULL",
                (import_id, stamp, exercise_id),
            )
        changes = [*earlier, *apply_edits(book.db, edits, stamp)]
        others = [
            (change.table, change.id)
            for change in changes
            if _appears(change) and change.table not in ("block", "training_set")
        ]
        fields = {"state": _DONE, "counts": json.dumps({**counts, "others": others})}
        apply_edits(book.db, [Edit("import", import_id, fields)], stamp)
    book.offer_import_undo(import_id, label, changes)
    return changes


def _appears(change: Change) -> bool:
    """Whether a row was made, or taken out of the bin."""
    return change.before is None or change.after.get("deleted_at", 0) is None


def _take_over_sessions(book: Logbook, import_id: int, ids: Sequence[int], stamp: int) -> None:
    marks = ", ".join("?" for _ in ids)
    for table in ("training_set", "block"):
        book.db.execute_sql(
            f"UPDATE {table} SET deleted_at = NULL, stamp = ? WHERE session_id IN ({marks}) "
            f"AND deleted_at = (SELECT deleted_at FROM session WHERE id = {table}.session_id)",
            (stamp, *ids),
        )
    book.db.execute_sql(
        f"UPDATE session SET deleted_at = NULL, import_id = ?, stamp = ? WHERE id IN ({marks})",
        (import_id, stamp, *ids),
    )


def erase_undone(book: Logbook, sessions: Sequence[int]) -> None:
    """Erase sessions that went to the bin with their import, for they come in anew.

    Nothing of the person's is in them: what was changed after an import is not undone with it.
    """
    with book.transaction():
        for start in range(0, len(sessions), _PIECE):
            piece = sessions[start : start + _PIECE]
            marks = ", ".join("?" for _ in piece)
            for table in ("training_set", "block"):
                book.db.execute_sql(f"DELETE FROM {table} WHERE session_id IN ({marks})", piece)
            book.db.execute_sql(
                f"DELETE FROM session WHERE id IN ({marks}) AND deleted_at IS NOT NULL", piece
            )


def take_back(book: Logbook, import_id: int, earlier: Sequence[Change] = ()) -> None:
    """Erase an import that was cancelled or cut off: nobody was told that it is there.

    ``earlier`` are the changes of ``add_edits``; what they made goes to the bin.
    """
    book.db.execute_sql("PRAGMA synchronous = FULL")
    with book.transaction():
        for table in ("training_set", "block"):
            book.db.execute_sql(f"DELETE FROM {table} WHERE {_OF_SESSIONS}", (import_id,))
        book.db.execute_sql("DELETE FROM session WHERE import_id = ?", (import_id,))
        made = "(SELECT id FROM exercise WHERE import_id = ?)"
        book.db.execute_sql(f"DELETE FROM contribution WHERE exercise_id IN {made}", (import_id,))
        book.db.execute_sql("DELETE FROM exercise WHERE import_id = ?", (import_id,))
        book.db.execute_sql("DELETE FROM import WHERE id = ?", (import_id,))
    if earlier:
        add_edits(book, [change.inverse() for change in reversed(earlier)])
    book.announce({"import", "session", "block", "training_set", "exercise"})


def clear_unfinished(book: Logbook) -> None:
    """Take back what a power cut left of imports; called when the file is opened."""
    for row in book.tuples("SELECT id FROM import WHERE state = ?", _RUNNING):
        take_back(book, row[0])


def imports(book: Logbook, athlete_id: int) -> list[Imported]:
    """All imports, the latest first, undone ones included."""
    query = ImportRow.select().where(
        (ImportRow.athlete_id == athlete_id) & (ImportRow.state == _DONE)
    )
    rows = query.order_by(ImportRow.imported_at.desc()).dicts().execute(book.db)
    return [
        Imported(
            row["id"],
            row["app"],
            row["file_name"],
            row["imported_at"],
            json.loads(row["counts"]),
            row["deleted_at"] is not None,
        )
        for row in rows
    ]


def undo_import(book: Logbook, import_id: int) -> list[str]:
    """Take a finished import back, also one of an earlier day; redo brings it back again.

    Gives a sentence for each session that was changed since and stays.
    """
    others = [Change(table, row_id, None, {}) for table, row_id in _others(book, import_id)]
    book.offer_import_undo(import_id, "Import", others)
    outcome = book.undo()
    return outcome.left if outcome else []


def _others(book: Logbook, import_id: int) -> list[tuple[str, int]]:
    """The rows beside sessions that an import made: body weights, places, plans."""
    found = book.tuples("SELECT counts FROM import WHERE id = ?", import_id)
    others = json.loads(found[0][0]).get("others", []) if found else []
    return [(table, row_id) for table, row_id in others if table in TABLES]


def undone_rows(book: Logbook) -> set[tuple[str, int]]:
    """The rows beside sessions, (table, id), that came in with imports which were undone."""
    found: dict[bool, set[tuple[str, int]]] = {True: set(), False: set()}
    for import_id, mark in book.tuples("SELECT id, deleted_at FROM import"):
        found[mark is not None].update(_others(book, import_id))
    return found[True] - found[False]


def put_in_bin(book: Logbook, import_id: int) -> list[str]:
    """Bin the sessions of an import, apart from those that were changed since.

    A session was changed where one of its rows has another stamp than the import gave it: a
    correction, or a set logged into it. Returns one sentence per session left.
    """
    changed = _changed_sessions(book, import_id)
    keep = [row[0] for row in changed]
    marks = ", ".join("?" for _ in keep)
    others = f"AND session_id NOT IN ({marks})" if keep else ""
    with book.transaction() as stamp:
        for table in ("training_set", "block"):
            book.db.execute_sql(
                f"UPDATE {table} SET deleted_at = ?, stamp = ? "
                f"WHERE deleted_at IS NULL AND {_OF_SESSIONS} {others}",
                (stamp, stamp, import_id, *keep),
            )
        book.db.execute_sql(
            "UPDATE session SET deleted_at = ?, stamp = ? WHERE deleted_at IS NULL "
            f"AND import_id = ? {others.replace('session_id', 'id')}",
            (stamp, stamp, import_id, *keep),
        )
        book.db.execute_sql(
            """UPDATE exercise SET deleted_at = ?, stamp = ? WHERE deleted_at IS NULL
            AND import_id = ? AND NOT EXISTS (SELECT 1 FROM training_set t
                WHERE t.exercise_id = exercise.id AND t.deleted_at IS NULL)
            AND NOT EXISTS (SELECT 1 FROM prescription p
                WHERE p.exercise_id = exercise.id AND p.deleted_at IS NULL)""",
            (stamp, stamp, import_id),
        )
        book.db.execute_sql(
            "UPDATE import SET deleted_at = ?, stamp = ? WHERE id = ?", (stamp, stamp, import_id)
        )
    book.announce({"exercise"})
    if len(changed) > _MOST_NAMED:
        return [
            f"{len(changed)} sessions of the import have changed since and were left as they are."
        ]
    return [f"{name} of the import has changed since and was left as it is." for _, name in changed]


def _changed_sessions(book: Logbook, import_id: int) -> list[tuple[int, str]]:
    """Live sessions of an import with a row that was written after the import was finished."""
    return book.tuples(
        f"""SELECT s.id, s.name FROM session s JOIN import i ON i.id = s.import_id
        WHERE i.id = ? AND s.deleted_at IS NULL AND (s.stamp > i.stamp OR s.id IN (
            SELECT session_id FROM training_set WHERE {_OF_SESSIONS} AND stamp > i.stamp
            UNION SELECT session_id FROM block WHERE {_OF_SESSIONS} AND stamp > i.stamp))""",
        import_id,
        import_id,
        import_id,
    )


def bring_back(book: Logbook, import_id: int) -> None:
    """Take an undone import out of the bin again, with all that went there together with it."""
    found = book.tuples("SELECT deleted_at FROM import WHERE id = ?", import_id)
    if not found or found[0][0] is None:
        return
    mark = found[0][0]
    with book.transaction() as stamp:
        for table, where in (
            ("training_set", _OF_SESSIONS),
            ("block", _OF_SESSIONS),
            ("session", "import_id = ?"),
            ("exercise", "import_id = ?"),
            ("import", "id = ?"),
        ):
            book.db.execute_sql(
                f"UPDATE {table} SET deleted_at = NULL, stamp = ? WHERE deleted_at = ? AND {where}",
                (stamp, mark, import_id),
            )
        others = _others(book, import_id)
        for table, row_id in others:
            book.db.execute_sql(
                f"UPDATE {table} SET deleted_at = NULL, stamp = ? "
                "WHERE id = ? AND deleted_at IS NOT NULL",
                (stamp, row_id),
            )
    tables = {table for table, _ in others}
    book.announce({"import", "session", "block", "training_set", "exercise", *tables})


def exercises_there(book: Logbook, ids: Sequence[int]) -> dict[int, bool]:
    """Which of these exercise ids are in the file, binned or not; True where binned."""
    marks = ", ".join("?" for _ in ids)
    rows = book.tuples(f"SELECT id, deleted_at FROM exercise WHERE id IN ({marks})", *ids)
    return {row[0]: row[1] is not None for row in rows}


def imported_sessions(book: Logbook, ids: Sequence[int]) -> dict[int, ImportedState]:
    """Which of these session ids are in the file already, binned or not, with their sets."""
    found: dict[int, ImportedState] = {}
    for start in range(0, len(ids), _PIECE):
        piece = ids[start : start + _PIECE]
        marks = ", ".join("?" for _ in piece)
        there = book.tuples(
            "SELECT s.id, s.deleted_at, i.deleted_at FROM session s "
            f"LEFT JOIN import i ON i.id = s.import_id WHERE s.id IN ({marks})",
            *piece,
        )
        sets: dict[int, list[tuple[Any, ...]]] = {row[0]: [] for row in there}
        for session_id, *values in book.tuples(
            f"""SELECT t.session_id, t.exercise_id, t.number, t.side, t.kind, t.load_g, t.unit,
                t.reps, t.reserve_halves, t.seconds, t.metres, t.note
            FROM training_set t JOIN session s ON s.id = t.session_id
            WHERE t.session_id IN ({marks})
                AND coalesce(t.deleted_at, 0) = coalesce(s.deleted_at, 0)
            ORDER BY t.session_id, t.position""",
            *piece,
        ):
            sets[session_id].append(tuple(values))
        found |= {
            i: ImportedState(mark is not None, mark is not None and mark == undone, tuple(sets[i]))
            for i, mark, undone in there
        }
    return found
