"""Numbered steps that bring a file of any earlier version to today's, keeping every row.

A step is frozen once released: a list of SQL statements that name no live class. Columns are
added by plain ``ALTER TABLE … ADD COLUMN``. A step that must rebuild a table sets ``REBUILDS``,
and is run with foreign keys off, because DROP TABLE would take the children along.
"""

import importlib
import sqlite3
from collections.abc import Sequence
from types import ModuleType

NAMES = (
    "m0001_first_tables",
    "m0002_at_the_rack",
    "m0003_plan",
    "m0004_charts",
    "m0005_one_sided",
    "m0006_merged",
)


def steps() -> list[ModuleType]:
    """The steps in order; the version of a file is how many of them it has seen."""
    return [importlib.import_module(f"{__name__}.{name}") for name in NAMES]


def newest() -> int:
    """The version that this program writes."""
    return len(NAMES)


def version(connection: sqlite3.Connection) -> int | None:
    """The version of an open file: 0 for an empty one, None where it is no logbook at all."""
    names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    if not names:
        return 0
    if "meta" not in names:
        return None
    row = connection.execute("SELECT value FROM meta WHERE key = 'version'").fetchone()
    return int(row[0]) if row and str(row[0]).isdigit() else None


def migrate(connection: sqlite3.Connection, pending: Sequence[ModuleType], first: int) -> None:
    """Run ``pending`` steps, each in one transaction that ends with its version number.

    ``connection`` must be in autocommit mode; ``first`` is the version before them. A step that
    fails leaves the file as it was before that step.
    """
    for number, step in enumerate(pending, start=first + 1):
        connection.execute(f"PRAGMA foreign_keys = {0 if getattr(step, 'REBUILDS', False) else 1}")
        connection.execute("BEGIN IMMEDIATE")
        try:
            for statement in step.STATEMENTS:
                connection.execute(statement)
            connection.execute(
                "INSERT INTO meta (key, value) VALUES ('version', ?) "
                "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                (str(number),),
            )
            broken = connection.execute("PRAGMA foreign_key_check").fetchall()
            if broken:
                raise sqlite3.IntegrityError(f"step {number} left {len(broken)} orphans")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")
    connection.execute("PRAGMA foreign_keys = 1")
