"""The sheet of keys: every shortcut that some widget binds stands on it."""

from collections.abc import Iterator
from itertools import combinations
from operator import attrgetter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollBar
from pytestqt.qtbot import QtBot

from legday_gui.window.commands import COMMANDS
from legday_gui.window.dialogs.keys_page import KeysPage, sections
from legday_gui.window.main_window import MainWindow
from legday_gui.window.session import keys
from legday_gui.window.workspace import Workspace

CONTROL = Qt.KeyboardModifier.ControlModifier
QUIET = {"Tab", "Backtab"}  # held back at the rack, where they would do harm


@pytest.fixture
def window(qtbot: QtBot, workspace: Workspace) -> Iterator[MainWindow]:
    shown = MainWindow(workspace)
    qtbot.addWidget(shown)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.activateWindow()
    yield shown
    shown.close()


def bound(window: MainWindow) -> set[str]:
    """Every shortcut of the window and of all that it holds."""
    found: list[QKeySequence] = []
    for action in window.findChildren(QAction):
        found += action.shortcuts()
    found += [shortcut.key() for shortcut in window.findChildren(QShortcut)]
    found += [button.shortcut() for button in window.findChildren(QAbstractButton)]
    text = QKeySequence.SequenceFormat.PortableText
    return {key.toString(text) for key in found if not key.isEmpty()}


def read(window: MainWindow) -> list[str]:
    page = window.findChild(KeysPage)
    assert page is not None
    return [label.text() for label in page.findChildren(QLabel)]


def test_every_shortcut_that_is_bound_stands_on_the_sheet(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Return)  # a session runs
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert window.session.desk.rack.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_F11)
    window.show_plan()
    window.show_charts()
    known = bound(window) - QUIET
    assert len(known) > 20
    qtbot.keyClick(window, Qt.Key.Key_F1)
    told = {
        QKeySequence(part).toString(QKeySequence.SequenceFormat.PortableText)
        for text in read(window)
        for part in text.split(", ")
    } | {text for line in read(window) for text in line.split(", ")}
    assert known <= told


def test_what_the_sheet_tells_about_the_session_is_there(window: MainWindow) -> None:
    window.commands.show_keys()
    shown = "\n".join(read(window))
    for command in (*keys.COMMANDS, *COMMANDS):
        if command.keys:
            assert command.words in shown
    for told, words in keys.PLAIN_KEYS:
        assert told in shown
        assert words in shown
    for name, _ in sections(()):
        assert name in shown


def test_no_key_of_the_session_is_one_of_the_menus_or_given_twice() -> None:
    tables = [[key for c in table for key in c.keys] for table in (keys.COMMANDS, COMMANDS)]
    for one, other in combinations([QKeySequence(k) for table in tables for k in table], 2):
        assert one != other


def test_the_session_commands_are_methods_of_the_desk(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Return)
    for command in keys.COMMANDS:
        assert callable(attrgetter(command.method)(window.session.desk))
    for menu_command in COMMANDS:
        if menu_command.words:
            assert window.commands.caller(menu_command.method)  # raises where there is none


def test_the_sheet_is_read_to_its_end_by_keys(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(1024, 600)
    window.commands.show_keys()
    page = window.findChild(KeysPage)
    assert page is not None
    qtbot.wait(10)
    [bar] = [b for b in page.findChildren(QScrollBar) if b.maximum() > 0]
    for _ in range(20):
        qtbot.keyClick(page, Qt.Key.Key_PageDown)
    assert bar.value() == bar.maximum()
    qtbot.keyClick(page, Qt.Key.Key_Up)
    assert bar.value() < bar.maximum()
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert not page.isVisible()


def test_f11_is_full_screen_where_no_session_runs(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert window.isFullScreen()
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert not window.isFullScreen()


def test_f11_is_the_rack_in_a_session_and_undo_works_there(
    qtbot: QtBot, window: MainWindow, workspace: Workspace
) -> None:
    qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Return)
    desk = window.session.desk
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert window.isFullScreen()
    assert desk.rack.geometry() == window.rect()
    for character in "60 5":
        qtbot.keyClick(QApplication.focusWidget(), character)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert desk.sheet is not None
    assert len(desk.sheet.all_sets()) == 1
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: desk.sheet is not None and desk.sheet.all_sets() == [])
    assert desk.rack.isVisible()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not desk.rack.isVisible()
    assert not window.isFullScreen()


def test_a_window_closed_at_the_rack_opens_as_it_was_before(
    qtbot: QtBot, workspace: Workspace
) -> None:
    window = MainWindow(workspace)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Return)
    window.commands.toggle_full_screen()
    assert window.isFullScreen()
    window.close()
    again = MainWindow(workspace)
    qtbot.addWidget(again)
    assert not again.isFullScreen()
    again.close()
