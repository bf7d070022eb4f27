"""The past as a calendar: months turned, days chosen, sessions opened, repeated, binned."""

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from session_person import DAY_S, NOW, log_days

from legday_gui.logbook import sessions

TODAY = NOW // DAY_S  # a Monday, 21 September 2026


def listed(person, **which):
    return sessions.session_list(person.book, person.space.athlete_id, **which)


def rows(person) -> list[str]:
    model = person.tab.past.table.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def words_on(page) -> str:
    QApplication.processEvents()
    return "\n".join(w.text() for w in page.findChildren(QLabel) if w.isVisibleTo(page))


def press(person, text: str) -> None:
    page = person.tab.past
    QApplication.processEvents()
    person.click(
        next(
            b
            for b in page.findChildren(QAbstractButton)
            if b.isVisibleTo(page) and text in (b.text(), b.accessibleName())
        )
    )


@pytest.fixture
def past(person):
    """Someone who has asked for all sessions: 15 and 18 September, today is the 21st."""
    person.type("a")
    assert person.tab.past.isVisible()
    return person


def test_the_month_of_the_latest_session_is_shown_with_its_days_marked(past):
    page = past.tab.past
    assert page.month.title == "September 2026"
    assert page.month._days.marks == {TODAY - 6: 1, TODAY - 3: 1}
    assert rows(past) == ["Fri 18 Sep", "Tue 15 Sep"]
    assert "September 2026: 2 sessions" in words_on(page)
    assert page.table.chosen.day == page.month.day == TODAY - 3


def test_two_sessions_on_a_day_are_two_marks(space, open_tab):
    log_days(space, 2)
    log_days(space, 2)
    person = open_tab()
    person.type("a")
    assert person.tab.past.month._days.marks == {TODAY - 6: 2, TODAY - 3: 2}


def test_arrows_turn_the_month_and_back(past):
    past.press(Qt.Key.Key_Left)
    page = past.tab.past
    assert page.month.title == "August 2026"
    assert rows(past) == []
    assert "No sessions in August 2026." in words_on(page)
    past.press(Qt.Key.Key_Return)  # nothing to open
    assert page.isVisible()
    past.press(Qt.Key.Key_PageUp)
    assert page.month.title == "July 2026"
    past.press(Qt.Key.Key_PageDown)
    past.press(Qt.Key.Key_Right)
    assert rows(past) == ["Fri 18 Sep", "Tue 15 Sep"]


def test_a_pressed_day_marks_its_session_and_a_marked_session_its_day(past):
    page = past.tab.past
    page.month._days.setSelectedDate(QDate(2026, 9, 15))
    assert page.table.chosen.day == TODAY - 6
    assert page.month._days.viewed.accessibleDescription() == "Tuesday 15 September: 1 session"
    page.month._days.setSelectedDate(QDate(2026, 9, 16))
    assert page.table.chosen is None
    page.table.setFocus()
    past.press(Qt.Key.Key_Down)
    assert page.table.chosen is not None
    assert page.month.day == page.table.chosen.day


def test_the_calendar_is_walked_and_opened_by_keys(past):
    page = past.tab.past
    page.month.setFocus()
    for _ in range(3):
        past.press(Qt.Key.Key_Left)
    assert page.month.day == TODAY - 6
    past.enter()
    assert past.tab.desk.isVisible()
    assert past.tab.desk.sheet.session.day == TODAY - 6


def test_the_same_is_done_again_today(past):
    model = page_session = past.tab.past.table.chosen
    past.control(Qt.Key.Key_D)
    running = sessions.open_session(past.book, past.space.athlete_id)
    assert running.name == model.name
    assert running.day == TODAY
    then = [b.exercise_id for b in sessions.blocks(past.book, page_session.id)]
    assert [b.exercise_id for b in sessions.blocks(past.book, running.id)] == then
    assert sessions.sets_of(past.book, running.id) == []
    assert past.tab.desk.isVisible()


def test_a_session_is_copied_as_text_by_key_and_by_button(past):
    chosen = past.tab.past.table.chosen
    QApplication.clipboard().clear()
    past.control(Qt.Key.Key_C)
    copied = QApplication.clipboard().text()
    assert copied.startswith(f"{chosen.name}, 2026-09-18")
    assert len(copied.splitlines()) > chosen.exercises
    assert "copied" in words_on(past.tab.past)
    QApplication.clipboard().clear()
    press(past, "Copy as text")
    assert QApplication.clipboard().text() == copied


def test_nothing_is_started_while_a_session_runs(lifter):
    lifter.tab._show_past()
    press(lifter, "Do again")
    assert "Day 1 is still running: finish it first" in words_on(lifter.tab.past)
    assert len(listed(lifter)) == 3


def test_a_session_goes_to_the_bin_from_the_list_and_comes_back(past):
    page, gone = past.tab.past, past.tab.past.table.chosen
    past.press(Qt.Key.Key_Delete)
    assert rows(past) == ["Tue 15 Sep"]
    assert page.month._days.marks == {TODAY - 6: 1}
    press(past, "Bin")
    assert rows(past) == ["18 Sep 2026"]
    assert not page._calendar.isVisible()
    past.enter()
    assert gone.id in [s.id for s in listed(past)]
    assert "The bin is empty." in words_on(page)
    press(past, "Bin")
    assert rows(past) == ["Fri 18 Sep", "Tue 15 Sep"]


def test_undo_brings_a_binned_session_back_on_the_screen(past):
    past.press(Qt.Key.Key_Delete)
    past.book.undo()
    past.tab.refresh()
    assert rows(past) == ["Fri 18 Sep", "Tue 15 Sep"]


def test_a_session_that_was_dated_back_moves_in_the_calendar(past):
    moved = past.tab.past.table.chosen
    sessions.edit_session(
        past.book, moved.id, started_at=moved.started_at - 30 * DAY_S, day=moved.day - 30
    )
    past.tab.refresh()
    assert rows(past) == ["Tue 15 Sep"]
    past.tab.past.table.setFocus()
    past.press(Qt.Key.Key_Left)
    assert rows(past) == ["Wed 19 Aug"]


def test_without_sessions_it_says_so(open_tab):
    person = open_tab()
    person.type("a")
    assert "No sessions in September 2026." in words_on(person.tab.past)
    person.press(Qt.Key.Key_Escape)
    assert person.tab.start.isVisible()


@pytest.mark.parametrize(("width", "percent"), [(1024, 100), (1280, 150), (1024, 150), (1024, 200)])
def test_seven_days_and_the_list_have_room(past, width, percent):
    past.space.look.set_text_percent(percent)
    past.tab.resize(width, 520)
    page = past.tab.past

    def fits() -> None:
        QApplication.processEvents()
        inner = page._row.parentWidget()
        assert inner.minimumSizeHint().width() <= inner.width()
        assert page.month._days.viewed.horizontalOffset() == 0
        assert page.month._days.width() >= page.month._days.minimumWidth()

    past.qtbot.waitUntil(fits)
    past.space.look.set_text_percent(100)
