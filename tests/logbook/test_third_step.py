"""The third migration on a file of the second version that has rows in every table it touches."""

import sqlite3
from pathlib import Path

import pytest
from earlier_files import file_of_version

from legday_gui.logbook import history, planning
from legday_gui.logbook.athletes import athletes
from legday_gui.logbook.check import check
from legday_gui.logbook.logbook import Logbook
from legday_gui.logbook.plans import active_plan, edit_prescription
from legday_gui.training.values import Schedule

TABLES = ("plan", "plan_day", "prescription", "session", "block", "training_set", "exercise")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return file_of_version(tmp_path, 2)


def test_every_row_is_kept_and_nothing_is_known_of_the_new(old: Path) -> None:
    connection = sqlite3.connect(old)
    before = {t: connection.execute(f"SELECT * FROM {t} ORDER BY id").fetchall() for t in TABLES}
    assert all(before.values())
    connection.close()
    book = Logbook.open(old)
    for table, rows in before.items():
        width = len(rows[0])
        assert [r[:width] for r in book.tuples(f"SELECT * FROM {table} ORDER BY id")] == rows
    plan = active_plan(book, athletes(book)[0].id)
    assert plan is not None
    assert (plan.archived, plan.schedule, plan.dismissed) == (False, Schedule.WEEKDAYS, ())
    assert {p.set_reps for day in plan.days for p in day.prescriptions} == {()}
    for table in ("deload", "away", "moved_day", "goal"):
        assert book.tuples(f"SELECT count(*) FROM {table}") == [(0,)]
    book.close()
    assert check(old).ok


def test_the_best_is_found_by_the_new_index_and_without_deloads(old: Path) -> None:
    book = Logbook.open(old)
    athlete_id = athletes(book)[0].id
    plan = active_plan(book, athlete_id)
    assert plan is not None
    item = plan.days[0].prescriptions[0]
    squat = item.exercise_id
    assert history.best_loads(book, athlete_id, squat) == [(105_000, 6, 4)]
    index = book.tuples("SELECT sql FROM sqlite_master WHERE name = 'set_best'")
    assert "'deload'" in index[0][0]
    day = book.tuples("SELECT day FROM session")[0][0]
    planning.add_deload(book, athlete_id, day, day, squat)
    assert history.best_loads(book, athlete_id, squat) == []
    assert history.best_rows(book, athlete_id, squat) == []
    book.undo()
    assert history.best_loads(book, athlete_id, squat) == [(105_000, 6, 4)]
    edit_prescription(book, item.id, set_reps=(20, 16), sets=2)
    kept = active_plan(book, athlete_id)
    assert kept is not None
    assert kept.days[0].prescriptions[0].set_reps == (20, 16)
    book.close()
    assert check(old).ok
