"""A file of an earlier version, with a logged session in it."""

import sqlite3
from pathlib import Path

from legday_gui.logbook import migrations, sessions
from legday_gui.logbook.athletes import athletes
from legday_gui.logbook.logbook import Logbook
from legday_gui.logbook.plans import active_plan
from legday_gui.training.values import SetKind, Side, Unit

AT = 1_795_000_000
LOADS_G = (100_000, 105_000, 90_000)


def file_of_version(folder: Path, steps: int) -> Path:
    """A new file in ``folder`` as the version with so many migrations would have written it."""
    newest, old = folder / "new.legday", folder / "old.legday"
    _log_a_session(newest)
    connection = sqlite3.connect(old, isolation_level=None)
    migrations.migrate(connection, migrations.steps()[:steps], 0)
    _copy_rows(connection, newest)
    connection.close()
    return old


def _log_a_session(path: Path) -> None:
    """A new logbook in which three sets of the first exercise of the plan are done."""
    book = Logbook.create(path)
    athlete_id = athletes(book)[0].id
    plan = active_plan(book, athlete_id)
    assert plan is not None
    session_id = sessions.start_session(book, athlete_id, plan.days[0], AT, 60)
    for number, load in enumerate(LOADS_G, start=1):
        sessions.log_set(
            book, sessions.blocks(book, session_id)[0], number=number, side=Side.BOTH,
            kind=SetKind.WORK, load_g=load, unit=Unit.KG, reps=6, reserve_halves=4, at=AT,
        )  # fmt: skip
    book.close()


def _copy_rows(connection: sqlite3.Connection, newest: Path) -> None:
    """Fill the tables that there are with what their columns hold in a file of today."""
    connection.execute("PRAGMA foreign_keys = 0")
    connection.execute("ATTACH ? AS new", (str(newest),))
    for (table,) in connection.execute(
        "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name <> 'meta'"
    ).fetchall():
        columns = ", ".join(
            row[1] for row in connection.execute(f"PRAGMA main.table_info({table})")
        )
        connection.execute(
            f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM new.{table}"
        )
