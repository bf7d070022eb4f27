"""Sessions that were cut off, corrected, dated back, binned and brought back."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtWidgets import QAbstractButton, QDateTimeEdit

from legday_gui.logbook import sessions
from legday_gui.logbook.door import Edit
from legday_gui.logbook.errors import LogbookError
from legday_gui.logbook.logbook import Logbook
from legday_gui.training.values import Side, Unit
from legday_gui.window.look import Look
from legday_gui.window.session import words


@pytest.fixture
def reader(person):
    """Someone looking at the newest past session, a Day 2."""
    person.tab.open_session(sessions.session_list(person.book, person.space.athlete_id)[0].id)
    return person


def test_a_session_that_was_cut_off_goes_on_with_its_true_rest(lifter, open_tab):
    lifter.enter()
    lifter.clock.now += 70
    again = Logbook.open(lifter.book.path)  # nothing was closed or saved: the power was cut
    came_back = open_tab(lifter.space._replace(logbook=again))
    desk = came_back.tab.desk
    assert desk.isVisible()
    assert desk.rest.remaining() == 180 - 70
    assert desk.line().label == "2"
    came_back.enter()
    assert [s.load_g for s in came_back.work()] == [92_500, 92_500]
    again.close()


def test_a_finished_rest_does_not_ring_after_a_restart(lifter, open_tab):
    lifter.enter()
    lifter.clock.now += 400
    rang = []
    other = open_tab(lifter.space)
    other.tab.desk.rest.over.connect(lambda: rang.append(1))
    other.tab.desk.rest._tick()
    assert rang == []


def test_the_rest_rings_once_at_its_end(lifter, qtbot):
    lifter.enter()
    rang = []
    lifter.tab.desk.rest.over.connect(lambda: rang.append(1))
    lifter.clock.now += 181
    qtbot.waitUntil(lambda: rang == [1], timeout=3000)
    qtbot.wait(450)
    assert rang == [1]


def test_the_rest_is_lengthened_stopped_and_started(lifter):
    lifter.enter()
    rest = lifter.tab.desk.rest
    press = {b.text(): b for b in rest.findChildren(QAbstractButton)}
    focus = lifter.tab.focusWidget()
    lifter.click(press["+ 30 s"])
    assert rest.remaining() == 210
    lifter.click(press["Skip"])
    assert rest.remaining() is None
    lifter.control(Qt.Key.Key_R)
    assert rest.remaining() == 180
    assert lifter.tab.focusWidget() is focus
    session = sessions.open_session(lifter.book, lifter.space.athlete_id)
    assert (session.rest_from_ms, session.rest_s) == (int(lifter.clock.now * 1000), 180)


def test_a_past_session_is_corrected(reader):
    desk = reader.tab.desk
    assert desk.sheet.finished
    reader.press(Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    reader.type("85 9@0")
    reader.enter()
    logged = sessions.sets_of(reader.book, desk.sheet.session_id)
    third = [s for s in logged if s.block_id == desk.sheet.blocks[0].id][-1]
    assert (third.load_g, third.reps, third.reserve_halves) == (85_000, 9, 0)
    assert sessions.session(reader.book, desk.sheet.session_id).rest_s is None


def test_a_past_session_gets_a_set_and_loses_one(reader):
    desk = reader.tab.desk
    before = len(sessions.sets_of(reader.book, desk.sheet.session_id))
    reader.control(Qt.Key.Key_N)
    reader.type("80 8")
    reader.enter()
    logged = sessions.sets_of(reader.book, desk.sheet.session_id)
    assert len(logged) == before + 1
    assert (logged[-1].number, logged[-1].load_g) == (4, 80_000)
    assert desk.line() is None
    reader.press(Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    reader.control(Qt.Key.Key_Backspace)
    assert len(sessions.sets_of(reader.book, desk.sheet.session_id)) == before


def test_a_past_session_is_dated_back_and_renamed(reader):
    desk = reader.tab.desk
    before = desk.sheet.session
    when = desk.when.findChild(QDateTimeEdit)
    when.setFocus()
    when.setDateTime(when.dateTime().addDays(-7))
    assert isinstance(when.dateTime(), QDateTime)
    reader.press(Qt.Key.Key_Return)
    after = sessions.session(reader.book, before.id)
    assert after.started_at == before.started_at - 7 * 86_400
    assert after.ended_at == before.ended_at - 7 * 86_400
    assert after.day == before.day - 7
    first = sessions.sets_of(reader.book, before.id)[0]
    assert first.done_at == before.started_at + 60 - 7 * 86_400
    desk.when._name.setFocus()
    desk.when._name.selectAll()
    reader.type("At the hotel")
    reader.enter()
    assert sessions.session(reader.book, before.id).name == "At the hotel"


def test_a_session_goes_to_the_bin_and_comes_back(reader):
    session_id = reader.tab.desk.sheet.session_id
    owner = reader.space.athlete_id
    press = {b.text(): b for b in reader.tab.desk.when.findChildren(QAbstractButton)}
    reader.click(press["Put in the bin"])
    assert session_id not in [s.id for s in sessions.session_list(reader.book, owner)]
    past = reader.tab.past
    assert past.isVisible()
    press = {b.text(): b for b in past.findChildren(QAbstractButton)}
    reader.click(press["Bin"])
    reader.enter()
    assert session_id in [s.id for s in sessions.session_list(reader.book, owner)]


def test_a_session_is_opened_from_the_list_by_keyboard(person):
    press = {b.text(): b for b in person.tab.start.findChildren(QAbstractButton)}
    person.click(press["All sessions"])
    person.press(Qt.Key.Key_Down)
    person.enter()
    found = sessions.session_list(person.book, person.space.athlete_id)
    assert person.tab.desk.sheet.session_id == found[1].id
    person.press(Qt.Key.Key_Escape)
    assert person.tab.past.isVisible()
    person.press(Qt.Key.Key_Escape)
    assert person.tab.start.isVisible()


def test_the_running_session_is_found_again_after_looking_at_a_past_one(lifter):
    lifter.enter()
    found = sessions.session_list(lifter.book, lifter.space.athlete_id)
    lifter.tab.open_session(found[1].id)
    assert lifter.tab.desk.sheet.finished
    lifter.press(Qt.Key.Key_Escape)
    lifter.press(Qt.Key.Key_Escape)
    assert not lifter.tab.desk.sheet.finished
    assert lifter.tab.desk.line().label == "2"


def test_a_file_that_refuses_loses_nothing(lifter, monkeypatch):
    def refuse(*_args, **_fields):
        raise LogbookError("The disk is full: make room and press Enter again.")

    lifter.type("102.5 8@2")
    with monkeypatch.context() as patch:
        patch.setattr(sessions, "log_set", refuse)
        lifter.enter()
    panel = lifter.tab.desk.panel
    assert "disk is full" in panel._said.text()
    assert lifter.work() == []
    lifter.enter()
    assert lifter.work()[0].load_g == 102_500
    assert panel._said.text() == ""


@pytest.mark.parametrize(("width", "height", "percent"), [(1024, 520, 100), (1280, 704, 200)])
def test_nothing_is_cut_off_at_the_side(lifter, width, height, percent):
    look: Look = lifter.space.look
    look.set_text_percent(percent)
    lifter.tab.resize(width, height)
    desk = lifter.tab.desk
    entry = desk.panel.table.entry

    def fits() -> None:
        for column in (desk._left_scroll, desk._middle, desk._right_scroll):
            if column.isVisible():
                inner = column.widget()
                assert inner.minimumSizeHint().width() <= column.viewport().width()
        places = [field.geometry() for field in entry.fields] + [entry._button.geometry()]
        for left, right in pairwise(places):
            assert left.right() < right.left()
        assert places[-1].right() <= entry.width()

    lifter.qtbot.waitUntil(fits)
    look.set_text_percent(100)


def test_a_lighter_right_leg_goes_first(space, open_tab):
    from session_person import log_days

    log_days(space, weaker=Side.RIGHT)
    person = open_tab()
    person.enter()
    for _ in range(2):
        person.press(Qt.Key.Key_PageDown)
    person.enter()
    assert person.work()[0].side is Side.RIGHT


def test_a_resumed_session_says_so_until_something_is_done(lifter, open_tab):
    lifter.enter()
    came_back = open_tab()
    notice = came_back.tab.desk.panel._notice
    assert "Going on with the session begun at" in notice.text()
    came_back.enter()
    assert notice.text() == ""


def test_sets_of_a_deleted_exercise_can_still_be_read(reader):
    desk = reader.tab.desk
    exercise_id = desk.sheet.blocks[0].exercise_id
    before = desk.sheet.exercise(desk.sheet.blocks[0])
    reader.book.write("Delete exercise", [Edit.bin("exercise", exercise_id)])
    reader.tab.refresh()
    assert desk.sheet.exercise(desk.sheet.blocks[0]) == before
    assert len(desk.sheet.lines(desk.sheet.blocks[0])) == 3


def test_volume_is_grouped_as_the_locale_does():
    before = QLocale()
    try:
        for name, text in (("en_GB", "5,445 kg"), ("de_DE", "5.445 kg"), ("C", "5,445 kg")):
            QLocale.setDefault(QLocale(name))
            assert words.volume_words(5_445_000, Unit.KG) == text
    finally:
        QLocale.setDefault(before)
