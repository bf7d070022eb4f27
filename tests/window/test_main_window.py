"""The window around the tabs, driven by keys and clicks."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from legday_gui import settings as store
from legday_gui.app import Program
from legday_gui.logbook import backup
from legday_gui.logbook.athletes import athlete, edit_athlete
from legday_gui.logbook.logbook import Logbook
from legday_gui.logbook.plans import active_plan, rename_plan
from legday_gui.settings import Settings
from legday_gui.training.values import Unit
from legday_gui.window.commands import COMMANDS
from legday_gui.window.dialogs.first_start import FirstStart
from legday_gui.window.dialogs.import_page import ImportPage
from legday_gui.window.dialogs.keys_page import KeysPage
from legday_gui.window.dialogs.settings_page import SettingsPage
from legday_gui.window.look import Look
from legday_gui.window.main_window import CHARTS, PLAN, SESSION, MainWindow
from legday_gui.window.workspace import Workspace

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(qtbot: QtBot, workspace: Workspace) -> Iterator[MainWindow]:
    shown = MainWindow(workspace)
    qtbot.addWidget(shown)
    with qtbot.waitExposed(shown):
        shown.show()
    yield shown
    shown.close()


def words(window: MainWindow) -> str:
    """Everything that can be read in the window now."""
    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def test_it_opens_on_the_session_and_keys_change_the_tab(qtbot: QtBot, window: MainWindow) -> None:
    assert window.bar.currentIndex() == SESSION
    assert "Day 1" in words(window)
    qtbot.keyClick(window, Qt.Key.Key_1, CTRL)
    assert window.bar.currentIndex() == PLAN
    assert "Hard sets a week, aim 10–20" in words(window)
    qtbot.keyClick(window, Qt.Key.Key_3, CTRL)
    assert window.bar.currentIndex() == CHARTS
    qtbot.keyClick(window, Qt.Key.Key_2, CTRL)
    assert window.bar.currentIndex() == SESSION


def test_a_click_on_a_tab_shows_it(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.mouseClick(window.bar, Qt.MouseButton.LeftButton, pos=window.bar.tabRect(PLAN).center())
    assert window.bar.currentIndex() == PLAN


def test_a_click_on_the_tab_behind_a_page_shows_it(qtbot: QtBot, window: MainWindow) -> None:
    window.commands.show_settings()
    assert "Text size" in words(window)
    here = window.bar.tabRect(SESSION).center()
    qtbot.mouseClick(window.bar, Qt.MouseButton.LeftButton, pos=here)
    assert "Text size" not in words(window)
    assert "Day 1" in words(window)


def test_undo_and_redo_are_labelled_and_reach_the_logbook(
    qtbot: QtBot, window: MainWindow, workspace: Workspace
) -> None:
    plan = active_plan(workspace.logbook, workspace.athlete_id)
    assert plan is not None
    undo = next(a for a in window.findChildren(type(window.menuBar().actions()[0]))
                if a.text() == "Undo")  # fmt: skip
    assert not undo.isEnabled()
    rename_plan(workspace.logbook, plan.id, "Mine")
    assert undo.text() == "Undo Rename plan"
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert active_plan(workspace.logbook, workspace.athlete_id) == plan
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL | SHIFT)
    again = active_plan(workspace.logbook, workspace.athlete_id)
    assert again is not None
    assert again.name == "Mine"


def test_the_shown_tab_refreshes_itself_and_hidden_ones_when_shown(
    qtbot: QtBot, window: MainWindow, workspace: Workspace
) -> None:
    window.show_plan()
    window.show_session()
    plan = active_plan(workspace.logbook, workspace.athlete_id)
    assert plan is not None
    calls = []
    refresh = window.plan.refresh
    window.plan.refresh = lambda: calls.append(refresh())  # type: ignore[method-assign]
    rename_plan(workspace.logbook, plan.id, "Mine")
    qtbot.wait(20)
    assert calls == []
    window.show_plan()
    assert len(calls) == 1
    window.show_session()
    window.show_plan()
    assert len(calls) == 1


def test_settings_take_effect_at_once_and_are_kept(
    qtbot: QtBot, window: MainWindow, workspace: Workspace
) -> None:
    window.commands.show_settings()
    page = window.findChild(SettingsPage)
    assert page is not None
    page.theme.setFocus()
    qtbot.keyClick(page.theme, Qt.Key.Key_Down)
    assert workspace.look.theme.name == "dark"
    page.text_size.setFocus()
    qtbot.keyClick(page.text_size, Qt.Key.Key_Up)
    assert workspace.look.text_percent == 110
    page.unit.setFocus()
    qtbot.keyClick(page.unit, Qt.Key.Key_Down)
    assert athlete(workspace.logbook, workspace.athlete_id).unit is Unit.LB
    kept = store.load()
    assert (kept.theme, kept.text_percent) == ("dark", 110)
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert "lb" in words(window)
    assert window.bar.currentIndex() == SESSION


def test_the_first_start_asks_little_and_names_the_physician(
    qtbot: QtBot, window: MainWindow, workspace: Workspace
) -> None:
    window.commands.show_first_start()
    page = window.findChild(FirstStart)
    assert page is not None
    assert "Ask a physician" in words(window)
    assert "Twice-a-week legs" in words(window)
    qtbot.keyClicks(page.name, "Ada")
    qtbot.mouseClick(page.pounds, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.begin, Qt.MouseButton.LeftButton)
    person = athlete(workspace.logbook, workspace.athlete_id)
    assert (person.name, person.unit) == ("Ada", Unit.LB)
    qtbot.waitUntil(lambda: "Squat" in words(window))


def test_the_sheet_of_keys_is_made_from_the_table_that_binds_them(
    qtbot: QtBot, window: MainWindow
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert window.findChild(KeysPage) is not None
    shown = words(window)
    for command in COMMANDS:
        if command.keys:
            assert command.words in shown
            assert ", ".join(command.keys) in shown
    keys = [key for command in COMMANDS for key in command.keys]
    assert len(keys) == len(set(keys))


def test_text_grows_by_key(qtbot: QtBot, window: MainWindow, workspace: Workspace) -> None:
    qtbot.keyClick(window, Qt.Key.Key_Equal, CTRL)
    assert workspace.look.text_percent == 110
    qtbot.keyClick(window, Qt.Key.Key_Minus, CTRL)
    assert workspace.look.text_percent == 100


@pytest.mark.filterwarnings("ignore:Function. 'QDragEnterEvent")  # 6.12 has another, 6.11 not
def test_a_dropped_file_is_previewed(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    export = tmp_path / "strong.csv"
    export.write_text(
        "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,"
        "Workout Notes,RPE\n"
        '2026-01-05 18:30:00,"Legs",1h,"Squat (Barbell)",1,100,5,0,0.0,"","",8\n',
        "utf-8",
    )
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(export))])
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(50, 50), Qt.DropAction.CopyAction, data, button, keys)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    drop = QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, data, button, keys)
    QApplication.sendEvent(window, drop)
    qtbot.waitUntil(lambda: "strong.csv" in words(window), timeout=10_000)
    qtbot.waitUntil(window.findChild(ImportPage).go.isEnabled, timeout=10_000)
    assert "1 session" in words(window)


def test_a_bug_in_a_slot_is_a_report_to_read(
    qtbot: QtBot, window: MainWindow, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        raise ValueError("the bar is bent")
    except ValueError as error:
        window._on_error(ValueError, error, error.__traceback__)
    assert "Something went wrong" in words(window)
    assert "the bar is bent" in capsys.readouterr().err


def test_a_bug_in_a_thread_is_a_report_too(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    window.catch_errors()
    thread = threading.Thread(target=int, args=("bent",))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: "Something went wrong" in words(window))


def test_a_disk_that_refuses_is_a_sentence(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device", "settings.json")

    monkeypatch.setattr(store, "save", refuse)
    qtbot.keyClick(window, Qt.Key.Key_Equal, CTRL)
    assert "settings.json: No space left on device" in words(window)
    monkeypatch.undo()


# ---- files


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    """The program with its window, but for its own event loop."""
    made = Program(Settings(theme="light"), tmp_path / "first.legday")
    made._look = Look("light")
    assert made._take_lock(made.path)
    made._space = made._open(made.path)
    made.window = MainWindow(made._space, made)
    qtbot.addWidget(made.window)
    made.window.show()
    yield made
    made.window.close()
    made.close()


def test_new_open_and_a_copy(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = program.window
    edit_athlete(window.space.logbook, window.space.athlete_id, name="First")
    second, copy = tmp_path / "second.legday", tmp_path / "copy.legday"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(copy), ""))
    window.commands.save_copy()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(second), ""))
    window.commands.new_logbook()
    assert window.space.logbook.path == second
    assert window.findChild(FirstStart) is not None
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(copy), ""))
    window.commands.open_logbook()
    assert window.space.logbook.path == copy
    assert athlete(window.space.logbook, window.space.athlete_id).name == "First"
    assert store.load().logbook == str(copy)


def test_a_file_that_is_refused_leaves_the_open_one(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = program.window
    other = tmp_path / "other.legday"
    other.write_text("no logbook", "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(other), ""))
    window.commands.caller("open_logbook")()
    assert "not a Leg Day logbook" in words(window)
    assert window.space.logbook.path == tmp_path / "first.legday"
    edit_athlete(window.space.logbook, window.space.athlete_id, name="still written")


def test_a_restore_that_fails_leaves_the_logbook_open(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = program.window
    copy = tmp_path / "copy.legday"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(copy), ""))
    window.commands.save_copy()
    edit_athlete(window.space.logbook, window.space.athlete_id, name="After")

    def refuse(*_: Path) -> None:
        raise OSError(28, "No space left on device", str(copy))

    monkeypatch.setattr(backup, "restore", refuse)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(copy), ""))
    window.commands.caller("restore_backup")()
    assert "No space left" in words(window)
    assert athlete(window.space.logbook, window.space.athlete_id).name == "After"
    edit_athlete(window.space.logbook, window.space.athlete_id, name="still written")


def test_restoring_a_backup_shows_it(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = program.window
    edit_athlete(window.space.logbook, window.space.athlete_id, name="Before")
    copy = tmp_path / "copy.legday"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(copy), ""))
    window.commands.save_copy()
    edit_athlete(window.space.logbook, window.space.athlete_id, name="After")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(copy), ""))
    window.commands.caller("restore_backup")()
    assert athlete(window.space.logbook, window.space.athlete_id).name == "Before"
    replaced = next(tmp_path.glob("first-before-restore-*.legday"))
    book = Logbook.open(replaced)
    assert athlete(book, window.space.athlete_id).name == "After"
    book.close()
