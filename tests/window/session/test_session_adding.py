"""Exercises are found by a few letters and added, to an empty session too."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from legday_gui.logbook import sessions
from legday_gui.logbook.library import exercises
from legday_gui.training.values import LoadKind, Muscle
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


def test_a_hyphen_need_not_be_typed(empty):
    empty.enter()
    empty.type("pull up")
    assert found(empty)[0] == "Pull-up"


def test_what_is_not_found_is_made_and_added(empty):
    empty.enter()
    empty.type("hatfield squat with barbell")
    assert found(empty) == ["New exercise “hatfield squat with barbell”"]
    empty.enter()
    assert shown(empty) == "Hatfield squat with barbell"
    assert QApplication.focusWidget() is empty.tab.desk.panel.table.entry
    [made] = [e for e in exercises(empty.book).values() if not e.built_in]
    assert (made.load_kind, made.main_muscle) == (LoadKind.BARBELL, Muscle.QUADS)
    empty.type("100 5")
    empty.enter()
    assert empty.running()[-1].exercise_id == made.id
    for _ in range(3):
        empty.book.undo()
    assert made.id not in exercises(empty.book)


def test_a_swap_for_what_is_not_found_makes_it(empty):
    empty.enter()
    empty.type("squat")
    empty.enter()
    empty.control(Qt.Key.Key_T)
    empty.type("sandbag squat")
    empty.enter()
    assert shown(empty) == "Sandbag squat"


def facts(person):
    return person.tab.desk.panel._facts.accessibleName()


def test_holds_have_a_time_and_no_max(empty):
    empty.enter()
    empty.type("plank")
    empty.enter()
    assert "Best ever: —" in facts(empty)
    titles = empty.tab.desk.panel.table._head._titles
    assert (titles["amount"], titles["max"]) == ("Time", "")
    empty.type("75")
    empty.enter()
    assert empty.running()[-1].seconds == 75
    coming = empty.tab.desk.rest._next
    empty.qtbot.waitUntil(lambda: coming.text().endswith(": body\xa0weight\xa0×\xa01:15"))
    sessions.finish_session(empty.book, empty.tab.desk.sheet.session_id, int(empty.clock()) + 60)
    empty.clock.now += 86_400
    empty.tab.refresh()
    empty.click(empty.tab.start._empty)
    empty.type("plank")
    empty.enter()
    assert "body weight × 1:15" in facts(empty)


def test_the_exercise_that_has_its_turn_is_in_sight(empty):
    desk = empty.tab.desk
    empty.tab.resize(1280, 500)
    for name in ("Squat", "Deadlift", "Leg press", "Hack squat", "Plank", "Sled push", "Pull-up"):
        desk.open_add()
        empty.type(name)
        empty.enter()
    empty.qtbot.waitUntil(lambda: desk._left_scroll.verticalScrollBar().value() > 0)

    def row():
        item = desk.list.visualItemRect(desk.list.currentItem())
        return desk.list.mapTo(desk._left_scroll.viewport(), item.center()).y()

    assert 0 < row() < desk._left_scroll.viewport().height()
    for _ in range(6):
        empty.press(Qt.Key.Key_PageUp)
    empty.qtbot.waitUntil(lambda: 0 < row() < desk._left_scroll.viewport().height())
    assert shown(empty) == "Squat"


def test_words_are_found_in_any_order_and_with_the_equipment(book):
    [front] = [e for e in exercises(book).values() if e.name == "Front squat"]
    assert rank(front, "") == rank(front, "Front s") == 1
    assert rank(front, " front  SQUAT ") == 0
    assert rank(front, "squat front") == rank(front, "barbell front") == 2
    assert rank(front, "deadlift") is None
