"""The second migration on a file of the first version that has rows in every table it touches."""

import sqlite3
from pathlib import Path

import pytest
from earlier_files import file_of_version

from legday_gui.logbook import places, sessions
from legday_gui.logbook.athletes import athletes
from legday_gui.logbook.check import check
from legday_gui.logbook.logbook import Logbook
from legday_gui.logbook.plans import active_plan
from legday_gui.training.values import Unit

NEW_TABLES = ("symptom", "exercise_setting", "implement", "place")
NEW_COLUMNS = {
    "session": ("place_id", "effort"),
    "block": ("superset", "skip_reason"),
    "prescription": ("superset", "note"),
}


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return file_of_version(tmp_path, 1)


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
