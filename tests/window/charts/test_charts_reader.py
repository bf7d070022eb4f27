"""Reading beside the window: the last question about a subject wins, and closing is safe."""

import threading

import pytest
from charts_log import DAY_0, log_session
from PySide6.QtCore import QThread, QTimer
from PySide6.QtWidgets import QApplication

from legday_gui.logbook.errors import LogbookError
from legday_gui.logbook.library import exercises
from legday_gui.window.charts.reader import Reader
from legday_gui.window.charts.tab import ChartsTab
from legday_gui.window.main_window import MainWindow

# Counts for minutes: only breaking it off ends it soon.
ENDLESS = """WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000000000)
    SELECT count(*) FROM n"""


@pytest.fixture
def reader(qtbot, book):
    made = Reader(book)
    yield made
    made.stop()


def endless(started):
    def question(book):
        started.set()
        return book.tuples(ENDLESS)

    return question


def test_answers_come_to_the_windows_thread_from_another_connection(qtbot, book, reader):
    seen = {}

    def question(other):
        seen["book"], seen["thread"] = other, threading.current_thread()
        return other.tuples("SELECT count(*) FROM athlete")

    def then(answer):
        seen["answer"], seen["here"] = answer, QThread.currentThread()

    reader.ask("one", question, then)
    qtbot.waitUntil(lambda: not reader.busy)
    assert seen["answer"] == [(1,)]
    assert seen["here"] is QApplication.instance().thread()
    assert seen["book"] is not book
    assert seen["thread"] is not threading.current_thread()


def test_only_the_last_question_about_a_subject_is_answered(qtbot, reader):
    got = []
    started = threading.Event()
    reader.ask("chart", endless(started), lambda _: got.append("endless"))
    assert started.wait(5)
    for number in range(20):
        reader.ask("chart", lambda book, n=number: n, got.append)
    reader.ask("cards", lambda book: "cards", got.append)
    qtbot.waitUntil(lambda: not reader.busy)
    assert got == [19, "cards"]


def test_a_refusal_is_a_sentence_and_the_next_question_is_answered(qtbot, reader):
    got = []

    def refuse(book):
        raise LogbookError("log.legday is damaged: use File → Restore from backup.")

    with qtbot.waitSignal(reader.refused) as said:
        reader.ask("one", refuse, got.append)
    assert said.args == ["log.legday is damaged: use File → Restore from backup."]
    reader.ask("one", lambda book: 2, got.append)
    qtbot.waitUntil(lambda: not reader.busy)
    assert got == [2]


def test_stopping_breaks_off_what_is_being_read(qtbot, reader):
    got, started = [], threading.Event()
    reader.ask("one", endless(started), got.append)
    reader.ask("two", lambda book: 2, got.append)
    assert started.wait(5)
    thread = reader._thread
    reader.stop()
    assert not thread.is_alive()
    QApplication.processEvents()
    assert got == []


def test_the_window_closes_while_the_charts_are_read(qtbot, book, workspace, monkeypatch):
    log_session(book, next(iter(exercises(book).values())), DAY_0, [(100, 5, None)])
    started = threading.Event()
    question = endless(started)
    monkeypatch.setattr(
        "legday_gui.window.charts.tab.read_overview", lambda book, athlete_id: question(book)
    )
    window = MainWindow(workspace, None)
    window.show()
    window.show_charts()
    assert started.wait(5)
    thread = window.charts.reader._thread
    window.close()
    window.show_workspace(workspace)  # as when another logbook is opened: the tabs are deleted
    qtbot.waitUntil(lambda: not thread.is_alive())


def test_reading_is_said_only_where_it_takes_long(qtbot, book, workspace, monkeypatch):
    for name in ("Squat", "Front squat"):
        exercise = next(e for e in exercises(book).values() if e.name == name)
        log_session(book, exercise, DAY_0, [(100, 5, None)])
    tab = ChartsTab(workspace)
    qtbot.addWidget(tab)
    tab.show()
    qtbot.waitUntil(lambda: not tab.reader.busy)
    said = []
    monkeypatch.setattr(tab.chart, "show_nothing", lambda title, why: said.append((title, why)))
    tab._say_reading()
    assert said == [("Squat", "Reading…")]
    said.clear()
    tab.list.choose(exercise.id)
    qtbot.waitUntil(lambda: not tab.reader.busy)
    QTimer.singleShot(200, lambda: said.append("later"))
    qtbot.waitUntil(lambda: "later" in said)
    assert said == ["later"]
    assert tab.chart.name.text() == "Front squat"
    tab.close()
