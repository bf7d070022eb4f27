"""The second migration on a file of the first version that has rows in every table it touches."""

import sqlite3
from pathlib import Path

import pytest

from legday_gui.logbook import migrations, places, sessions
from legday_gui.logbook.athletes import athletes
from legday_gui.logbook.check import check
from legday_gui.logbook.logbook import Logbook
from legday_gui.logbook.plans import active_plan
from legday_gui.training.values import SetKind, Side, Unit

AT = 1_795_000_000
NEW_TABLES = ("symptom", "exercise_setting", "implement", "place")
NEW_COLUMNS = {
    "session": ("place_id", "effort"),
    "block": ("superset", "skip_reason"),
    "prescription": ("superset", "note"),
}


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A file with a logged session, as the first version would have written it."""
    new = Logbook.create(tmp_path / "new.legday")
    athlete_id = athletes(new)[0].id
    plan = active_plan(new, athlete_id)
    assert plan is not None
    session_id = sessions.start_session(new, athlete_id, plan.days[0], AT, 60)
    for number in range(1, 5):
        sessions.log_set(
            new, sessions.blocks(new, session_id)[0], number=number, side=Side.BOTH,
            kind=SetKind.WORK, load_g=100_000, unit=Unit.KG, reps=6, reserve_halves=4, at=AT,
        )  # fmt: skip
    new.close()
    path = tmp_path / "old.legday"
    connection = sqlite3.connect(path, isolation_level=None)
    migrations.migrate(connection, migrations.steps()[:1], 0)
    connection.execute("PRAGMA foreign_keys = 0")
    connection.execute("ATTACH ? AS new", (str(tmp_path / "new.legday"),))
    for (table,) in connection.execute(
        "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name <> 'meta'"
    ).fetchall():
        names = [r[1] for r in connection.execute(f"PRAGMA main.table_info({table})")]
        columns = ", ".join(names)
        connection.execute(
            f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM new.{table}"
        )
    connection.close()
    return path


def test_every_row_is_kept_and_nothing_is_known_of_the_new(old: Path) -> None:
    connection = sqlite3.connect(old)
    tables = ("session", "block", "training_set", "prescription", "exercise")
    before = {t: connection.execute(f"SELECT * FROM {t} ORDER BY id").fetchall() for t in tables}
    assert all(before.values())
    for table, columns in NEW_COLUMNS.items():
        names = {r[1] for r in connection.execute(f"PRAGMA table_info({table})")}
        assert not names & set(columns)
    connection.close()
    book = Logbook.open(old)
    for table, rows in before.items():
        width = len(rows[0])
        assert [r[:width] for r in book.tuples(f"SELECT * FROM {table} ORDER BY id")] == rows
    found = sessions.open_session(book, athletes(book)[0].id)
    assert found is not None
    assert (found.place_id, found.effort) == (None, None)
    assert {(b.superset, b.skip_reason) for b in sessions.blocks(book, found.id)} == {(None, "")}
    plan = active_plan(book, athletes(book)[0].id)
    assert plan is not None
    assert {(p.superset, p.note) for d in plan.days for p in d.prescriptions} == {(None, "")}
    assert [book.tuples(f"SELECT count(*) FROM {t}") for t in NEW_TABLES] == [[(0,)]] * 4
    book.close()
    assert check(old).ok


def test_the_new_columns_and_tables_take_what_they_are_for(old: Path) -> None:
    book = Logbook.open(old)
    running = sessions.open_session(book, athletes(book)[0].id)
    assert running is not None
    place_id = places.add_place(book, "Gym", Unit.KG)
    sessions.edit_session(book, running.id, place_id=place_id, effort=8)
    assert sessions.session(book, running.id)[-2:] == (place_id, 8)
    book.close()
    assert check(old).ok
