"""Favourites and formulas are kept in the file, one row an exercise, and can be taken back."""

from pathlib import Path

from legday_gui.logbook.athletes import athletes
from legday_gui.logbook.chart_settings import (
    ChartSetting,
    chart_settings,
    set_favourite,
    set_formula,
)
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
