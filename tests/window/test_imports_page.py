"""Imports of the past, taken back and brought back after a restart."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from legday_gui.exchange.headless import import_json
from legday_gui.logbook import sessions
from legday_gui.logbook.check import check
from legday_gui.logbook.logbook import Logbook
from legday_gui.settings import Settings
from legday_gui.window.dialogs.imports_page import ImportsPage
from legday_gui.window.widgets import Button
from legday_gui.window.workspace import Workspace

STRONG = (
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,"
    "Workout Notes,RPE\n"
    '2026-01-05 18:30:00,"Legs",1h,"Squat (Barbell)",1,100,5,0,0.0,"","",8\n'
)


def press(qtbot: QtBot, page: ImportsPage, text: str) -> None:
    qtbot.waitUntil(lambda: [b.text() for b in page.findChildren(Button)].count(text) == 1)
    qtbot.wait(10)  # until the new line has its place
    [button] = [b for b in page.findChildren(Button) if b.text() == text]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_an_import_of_another_day_is_taken_back_and_brought_back(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path
) -> None:
    export = tmp_path / "strong.csv"
    export.write_text(STRONG, "utf-8")
    import_json(workspace.logbook, [export])
    restarted = Logbook.open(workspace.logbook.path)
    space = Workspace(restarted, workspace.athlete_id, Settings(), workspace.look)
    page = ImportsPage(space)
    qtbot.addWidget(page)
    page.resize(900, 600)
    with qtbot.waitExposed(page):
        page.show()
    assert "Strong: strong.csv" in {label.text() for label in page.findChildren(QLabel)}
    press(qtbot, page, "Take back")
    assert sessions.session_list(restarted, space.athlete_id) == []
    press(qtbot, page, "Bring back")
    [session] = sessions.session_list(restarted, space.athlete_id)
    assert (session.name, session.sets) == ("Legs", 1)
    assert check(restarted.path).ok
    page.close()
    restarted.close()


def test_without_imports_it_says_how_to_begin(qtbot: QtBot, workspace: Workspace) -> None:
    page = ImportsPage(workspace)
    qtbot.addWidget(page)
    page.show()
    said = " ".join(label.text() for label in page.findChildren(QLabel))
    assert "Nothing was imported yet" in said
    page.close()
