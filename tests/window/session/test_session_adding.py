"""Exercises are found by a few letters and added, to an empty session too."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from legday_gui.logbook.library import exercises
from legday_gui.window.session.exercise_search import rank


@pytest.fixture
def empty(open_tab):
    """A session without exercises, the choice of the first one left by Escape."""
    person = open_tab()
    person.click(person.tab.start._empty)
    person.press(Qt.Key.Key_Escape)
    return person


def found(person):
    rows = person.tab.desk.picker._list
    return [rows.item(row).text().split("   ·   ")[0] for row in range(rows.count())]


def shown(person):
    return person.tab.desk.sheet.exercise(person.tab.desk.block).name


def test_an_empty_session_asks_for_its_first_exercise(empty):
    desk = empty.tab.desk
    assert desk._first.isVisible()
    assert QApplication.focusWidget() is desk._first
    assert not desk.panel.isVisible()
    empty.enter()
    assert desk.picker.isVisible()
    empty.type("squat")
    empty.enter()
    assert shown(empty) == "Squat"
    assert not desk._first.isVisible()
    table = desk.panel.table
    assert len(desk.lines()) == 3
    assert table.isVisible()
    assert table.height() == table.sizeHint().height() > 3 * 44
    assert not desk.panel._reason.isVisible()  # no plan, so no reason for a load


def test_undo_of_the_first_exercise_asks_for_it_again(empty):
    empty.click(empty.tab.desk._first)
    empty.type("leg press")
    empty.enter()
    assert QApplication.focusWidget() is empty.tab.desk.panel.table.entry
    empty.book.undo()
    empty.tab.refresh()
    assert QApplication.focusWidget() is empty.tab.desk._first


def test_the_name_that_was_typed_comes_first(empty):
    empty.enter()
    empty.type("squat")
    names = found(empty)
    assert names[0] == "Squat"
    assert "Bulgarian split squat" in names[1:]
    assert all("squat" in name.casefold() for name in names[:10])


def test_what_others_call_it_is_found_too(empty):
    empty.enter()
    empty.type("rdl")
    assert found(empty)[0] == "Romanian deadlift"
    empty.enter()
    assert shown(empty) == "Romanian deadlift"


def test_words_are_found_in_any_order_and_with_the_equipment(book):
    [front] = [e for e in exercises(book).values() if e.name == "Front squat"]
    assert rank(front, "") == rank(front, "Front s") == 1
    assert rank(front, " front  SQUAT ") == 0
    assert rank(front, "squat front") == rank(front, "barbell front") == 2
    assert rank(front, "deadlift") is None
