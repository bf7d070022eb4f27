"""Favourites and formulas are kept in the file, one row an exercise, and can be taken back."""

import sqlite3
from pathlib import Path

from legday_gui.logbook import migrations
from legday_gui.logbook.athletes import athletes
from legday_gui.logbook.chart_settings import (
    ChartSetting,
    chart_settings,
    set_favourite,
    set_formula,
)
from legday_gui.logbook.check import check
from legday_gui.logbook.demo import build_demo
from legday_gui.logbook.library import exercises
from legday_gui.logbook.logbook import Logbook
from legday_gui.training.estimate import Formula


def test_settings_are_kept_changed_and_undone(tmp_path: Path) -> None:
    path = tmp_path / "log.legday"
    book = Logbook.create(path)
    athlete_id = athletes(book)[0].id
    squat, other = list(exercises(book))[:2]
    assert chart_settings(book, athlete_id) == {}
    set_favourite(book, athlete_id, squat, favourite=True)
    set_formula(book, athlete_id, squat, Formula.WATHAN)
    set_formula(book, athlete_id, other, Formula.BRZYCKI)
    assert book.undo_label is not None
    assert "Brzycki" in book.undo_label
    book.undo()
    book.close()

    book = Logbook.open(path)
    assert chart_settings(book, athlete_id) == {squat: ChartSetting(True, Formula.WATHAN)}
    set_favourite(book, athlete_id, squat, favourite=False)
    assert chart_settings(book, athlete_id) == {squat: ChartSetting(False, Formula.WATHAN)}
    assert book.tuples("SELECT count(*) FROM chart_setting") == [(2,)]  # one of them undone
    book.close()


def test_a_formula_of_a_later_version_reads_as_epley(tmp_path: Path) -> None:
    book = Logbook.create(tmp_path / "log.legday")
    athlete_id, squat = athletes(book)[0].id, next(iter(exercises(book)))
    set_favourite(book, athlete_id, squat, favourite=True)
    row_id = book.tuples("SELECT id FROM chart_setting")[0][0]
    book.tuples("UPDATE chart_setting SET formula = 'Somebody 2031' WHERE id = ?", row_id)
    assert chart_settings(book, athlete_id)[squat] == ChartSetting(True, Formula.EPLEY)
    book.close()


def test_a_file_of_the_third_version_keeps_its_rows_and_gets_the_index(tmp_path: Path) -> None:
    new = build_demo(tmp_path / "new.legday", now=1_790_000_000)
    new.close()
    path = tmp_path / "old.legday"
    connection = sqlite3.connect(path, isolation_level=None)
    migrations.migrate(connection, migrations.steps()[:3], 0)
    connection.execute("PRAGMA foreign_keys = 0")
    connection.execute("ATTACH ? AS new", (str(tmp_path / "new.legday"),))
    tables = [row[0] for row in connection.execute(
        "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name <> 'meta'"
    ).fetchall()]  # fmt: skip
    before = {}
    for table in tables:
        names = ", ".join(r[1] for r in connection.execute(f"PRAGMA main.table_info({table})"))
        connection.execute(f"INSERT INTO main.{table} ({names}) SELECT {names} FROM new.{table}")
        before[table] = connection.execute(f"SELECT {names} FROM main.{table}").fetchall()
    assert len(before["training_set"]) > 1000
    connection.close()

    book = Logbook.open(path)
    for table, rows in before.items():
        assert len(book.tuples(f"SELECT id FROM {table}")) >= len(rows), table
    assert chart_settings(book, athletes(book)[0].id) == {}
    columns = [row[2] for row in book.tuples("PRAGMA index_info(set_exercise_day)")]
    assert columns[-3:] == ["kind", "load_g", "side"]  # the fifth step's; the sides have their own
    columns = [row[2] for row in book.tuples("PRAGMA index_info(set_sides)")]
    assert columns[3:7] == ["day", "session_id", "number", "side"]
    assert check(path).ok
    book.close()
