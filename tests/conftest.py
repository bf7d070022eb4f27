"""What every test has: Qt offscreen, a home of its own, and real logbook files."""

import os
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from hypothesis import settings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from legday_gui.logbook.athletes import athletes
from legday_gui.logbook.logbook import Logbook
from legday_gui.settings import Settings
from legday_gui.window.look import Look
from legday_gui.window.workspace import Workspace

# No test asserts wall-clock time: a busy machine must not fail one. CI tries the same examples
# every time, so that a change is judged by what it changes; at home they are new each time.
settings.register_profile("legday", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("legday")


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings, log and default logbook of the program go to a folder of the test's own."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("LEGDAY_HOME", str(folder))
    return folder


@pytest.fixture(autouse=True)
def no_window_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test that leaves a window open has forgotten to close it."""
    yield
    app = QApplication.instance()
    if isinstance(app, QApplication):
        left = [w for w in app.topLevelWidgets() if w.isVisible()]
        for widget in left:
            widget.close()
        assert not left, f"{request.node.name} left windows open: {left}"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Logbook]:
    """A new logbook file."""
    made = Logbook.create(tmp_path / "log.legday")
    yield made
    made.close()


@pytest.fixture
def workspace(qtbot: QtBot, book: Logbook) -> Workspace:
    """A new logbook as the window has it."""
    look = Look("light")
    look.apply()
    return Workspace(book, athletes(book)[0].id, Settings(theme="light"), look)
