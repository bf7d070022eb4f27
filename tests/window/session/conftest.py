"""A real logbook with a little history, and the Session tab on it, driven like a person does."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from session_person import Clock, Person, log_days

from legday_gui.logbook import athletes
from legday_gui.logbook.logbook import Logbook
from legday_gui.settings import Settings
from legday_gui.window.look import Look
from legday_gui.window.session.tab import SessionTab
from legday_gui.window.workspace import Workspace


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Logbook]:
    book = Logbook.create(tmp_path / "log.legday", athlete_name="Ada")
    yield book
    book.close()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def space(qapp: QApplication, book: Logbook, clock: Clock) -> Workspace:
    look = Look("light")
    return Workspace(book, athletes.athletes(book)[0].id, Settings(rest_sound=False), look, clock)


@pytest.fixture
def open_tab(qtbot: QtBot, space: Workspace, clock: Clock) -> Callable[[Workspace], Person]:
    def open_it(on: Workspace = space) -> Person:
        tab = SessionTab(on)
        qtbot.addWidget(tab)
        tab.resize(1280, 704)
        tab.show()
        tab.activateWindow()
        qtbot.waitExposed(tab)
        tab.setFocus()
        qtbot.waitUntil(lambda: tab.isAncestorOf(QApplication.focusWidget()))
        return Person(qtbot, on, clock, tab)

    return open_it


@pytest.fixture
def person(space: Workspace, open_tab: Callable[..., Person]) -> Person:
    """Someone who has done both days once and opens the tab."""
    log_days(space)
    return open_tab()


@pytest.fixture
def lifter(person: Person) -> Person:
    """The same, with Day 1 started and the warm-ups of the squat skipped."""
    person.enter()
    person.control(Qt.Key.Key_G)
    return person
