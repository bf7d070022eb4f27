"""Whether a logbook is whole: integrity, orphans, counts. Reads only; may run beside the window."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from legday_gui.logbook import migrations
from legday_gui.logbook.errors import LogbookError, plain_errors


@dataclass(frozen=True, slots=True)
class CheckReport:
    """``ok`` where nothing is wrong; ``lines`` are sentences for the person, faults first."""

    ok: bool
    lines: tuple[str, ...]


_COUNTS = (
    ("session", "sessions"),
    ("training_set", "sets"),
    ("exercise", "exercises"),
    ("plan", "plans"),
    ("body_weight", "body weights"),
)
_FAULTS = (
    (
        "sets stand in no session",
        "SELECT count(*) FROM training_set t LEFT JOIN session s ON s.id = t.session_id "
        "WHERE s.id IS NULL",
    ),
    (
        "sets have another athlete or day than their session",
        "SELECT count(*) FROM training_set t JOIN session s ON s.id = t.session_id "
        "WHERE t.deleted_at IS NULL AND (t.day <> s.day OR t.athlete_id <> s.athlete_id)",
    ),
    (
        "live sets stand in a deleted session",
        "SELECT count(*) FROM training_set t JOIN session s ON s.id = t.session_id "
        "WHERE t.deleted_at IS NULL AND s.deleted_at IS NOT NULL",
    ),
    (
        "sides of a set are logged twice",
        "SELECT count(*) FROM (SELECT 1 FROM training_set WHERE deleted_at IS NULL "
        "GROUP BY session_id, exercise_id, number, side HAVING count(*) > 1) AS twice",
    ),
)


def check(path: Path) -> CheckReport:
    """Check a logbook file. Raises LogbookError where it is missing or no logbook."""
    if not path.exists():
        raise LogbookError(f"{path} does not exist: name a logbook file.")
    with plain_errors(path):
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=5)
        try:
            return _report(path, connection)
        finally:
            connection.close()


def _report(path: Path, connection: sqlite3.Connection) -> CheckReport:
    if not migrations.version(connection):
        raise LogbookError(f"{path.name} is not a Leg Day logbook: choose another file.")
    damage = [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
    faults = [f"Damage: {line}" for line in damage]
    orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
    if orphans:
        faults.append(f"{len(orphans)} rows point at rows that are not there.")
    for words, sql in _FAULTS:
        count = connection.execute(sql).fetchone()[0]
        if count:
            faults.append(f"{count} {words}.")
    counts = []
    for table, words in _COUNTS:
        live, binned = connection.execute(
            f"SELECT count(*), count(deleted_at) FROM {table}"
        ).fetchone()
        counts.append(f"{live - binned:,} {words}" + (f" ({binned:,} in the bin)" * bool(binned)))
    verdict = "The logbook is whole." if not faults else "The logbook is not whole."
    return CheckReport(not faults, (*faults, verdict, ", ".join(counts) + "."))
