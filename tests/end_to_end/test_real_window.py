"""The program on a real X display, clicked and typed into: first start, two sets, the charts."""

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from legday_gui.window.main_window import MainWindow
from legday_gui.window.workspace import Workspace

LEGDAY = Path(sys.executable).with_name("legday")
TOOLS = ("Xvfb", "xdotool")
SCREEN = 1280, 800
PATIENCE_S = 60
NAME = "SELECT name FROM athlete"
RUNNING = "SELECT count(*) FROM session WHERE ended_at IS NULL"
SETS = "SELECT load_g, reps, reserve_halves FROM training_set ORDER BY position"

# Where CI is set, a missing tool is a failure: nobody would see the skip.
pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, TOOLS)) and "CI" not in os.environ,
    reason=f"needs {' and '.join(TOOLS)}",
)


@pytest.fixture
def display() -> Iterator[str]:
    """A screen of our own, under a number that the server finds free."""
    reading, writing = os.pipe()
    size = f"{SCREEN[0]}x{SCREEN[1]}x24"
    command = ("Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp")
    with subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        assert number, "Xvfb did not start"
        yield f":{number}"
        server.terminate()


class Person:
    """Clicks and types. Looks at a twin of the window, offscreen, to know where a button is."""

    def __init__(self, qtbot: QtBot, twin: MainWindow, display: str) -> None:
        self.qtbot, self.twin, self.display = qtbot, twin, display

    def do(self, *action: str) -> str:
        """Carry out an xdotool command on the screen."""
        environment = os.environ | {"DISPLAY": self.display}
        done = subprocess.run(
            ("xdotool", *action), env=environment, capture_output=True, text=True,
            timeout=PATIENCE_S, check=True,
        )  # fmt: skip
        return done.stdout.strip()

    def focus(self, title: str) -> None:
        """Wait for a window and turn to it; no window manager does it here."""
        window = self.do("search", "--sync", "--onlyvisible", "--name", title).split()[0]
        self.do("windowfocus", "--sync", window)

    def click(self, words: str) -> None:
        """Click a button on the screen, and in the twin so that it keeps up."""
        buttons = self.twin.findChildren(QAbstractButton)
        button = next(b for b in buttons if b.text() == words and b.isVisible())
        place = button.mapTo(self.twin, button.rect().center())
        self.do("mousemove", str(place.x()), str(place.y()), "click", "1")
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def type(self, text: str) -> None:
        """Type where the focus is."""
        self.do("type", text)
        self.qtbot.keyClicks(self.twin.focusWidget(), text)

    def press_enter(self) -> None:
        self.do("key", "Return")
        self.qtbot.keyClick(self.twin.focusWidget(), Qt.Key.Key_Return)


def _wait_for(path: Path, question: str, wanted: list[tuple[object, ...]]) -> None:
    """Ask the file, reading only and from outside, until it answers as wanted."""
    deadline = time.monotonic() + PATIENCE_S
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        while (found := connection.execute(question).fetchall()) != wanted:
            assert time.monotonic() < deadline, f"{question}: {found}, not {wanted}"
            time.sleep(0.1)


def test_first_leg_day(qtbot: QtBot, workspace: Workspace, display: str, tmp_path: Path) -> None:
    twin = MainWindow(workspace, None)
    qtbot.addWidget(twin)
    twin.resize(*SCREEN)
    twin.show()
    twin.commands.show_first_start()
    qtbot.waitExposed(twin)

    path = tmp_path / "real.legday"
    environment = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    person = Person(qtbot, twin, display)
    with subprocess.Popen(
        (LEGDAY, "--logbook", path), env=environment, stderr=subprocess.PIPE, text=True
    ) as program:
        try:
            person.focus("Leg Day")
            person.type("Alex")
            person.click("Begin")
            _wait_for(path, NAME, [("Alex",)])
            person.click("Start")
            _wait_for(path, RUNNING, [(1,)])
            person.type("100 5@2")
            person.press_enter()
            _wait_for(path, SETS, [(100_000, 5, 4)])
            person.click("Log set")
            _wait_for(path, SETS, [(100_000, 5, 4), (100_000, 6, 4)])
            person.do("key", "ctrl+3")
            person.do("key", "ctrl+q")
            assert program.wait(PATIENCE_S) == 0
        finally:
            program.kill()
        assert program.stderr is not None
        assert program.stderr.read() == ""
