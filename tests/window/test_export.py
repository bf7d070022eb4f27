"""File → Export…: a layout, a file, and what becomes of it."""

import resource
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from legday_gui.exchange import whole_out
from legday_gui.exchange.exporting import LAYOUTS
from legday_gui.window.dialogs.export_page import ExportPage
from legday_gui.window.main_window import MainWindow
from legday_gui.window.workspace import Workspace


@pytest.fixture
def window(qtbot: QtBot, workspace: Workspace) -> Iterator[MainWindow]:
    shown = MainWindow(workspace)
    qtbot.addWidget(shown)
    shown.resize(1280, 800)
    shown.show()
    yield shown
    shown.close()


@pytest.fixture
def page(window: MainWindow) -> ExportPage:
    window.commands.export()
    found = window.findChild(ExportPage)
    assert isinstance(found, ExportPage)
    return found


def answer(monkeypatch: pytest.MonkeyPatch, file: Path | None) -> None:
    """What the person says in the dialog for the file."""
    said = (str(file) if file else "", "")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: said)


def words(page: ExportPage) -> str:
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def export(qtbot: QtBot, page: ExportPage, until: str) -> None:
    qtbot.mouseClick(page.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: until in words(page), timeout=10_000)


@pytest.mark.parametrize(
    ("layout", "first"),
    [
        ("csv", b"Date,Time"),
        ("strong", b"Date,Workout Name"),
        ("hevy", b"title,"),
        ("fitnotes", b"Date,Exercise"),
        ("json", b'{"format": "legday"'),
        ("sqlite", b"SQLite format 3"),
    ],
)
def test_each_layout_is_written_with_its_ending(
    qtbot: QtBot,
    page: ExportPage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    layout: str,
    first: bytes,
) -> None:
    answer(monkeypatch, tmp_path / "out")
    page.layouts[layout].click()
    file = tmp_path / f"out{LAYOUTS[layout][1]}"
    export(qtbot, page, f"0 sets written to {file}.")
    assert file.read_bytes().startswith(first)
    assert page.cancel.text() == "Close"


def test_by_keys_alone(
    qtbot: QtBot, page: ExportPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, tmp_path / "out.json")
    first = page.layouts["csv"]
    assert page.focusWidget() is first
    for name in ("csv", "strong", "hevy", "fitnotes"):
        qtbot.keyClick(page.layouts[name], Qt.Key.Key_Down)
    assert page.layout_name() == "json"
    assert "to import it here again" in words(page)
    qtbot.keyClick(page.layouts["json"], Qt.Key.Key_Return)
    qtbot.waitUntil((tmp_path / "out.json").exists, timeout=10_000)
    qtbot.waitUntil(lambda: "written to" in words(page), timeout=10_000)
    with qtbot.waitSignal(page.closed):
        qtbot.keyClick(page, Qt.Key.Key_Escape)


def test_without_a_file_nothing_is_written(
    qtbot: QtBot, page: ExportPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, None)
    before = sorted(tmp_path.iterdir())
    qtbot.mouseClick(page.go, Qt.MouseButton.LeftButton)
    assert sorted(tmp_path.iterdir()) == before
    assert page.go.isEnabled()


def test_nothing_is_replaced_that_nobody_was_asked_about(
    qtbot: QtBot,
    page: ExportPage,
    workspace: Workspace,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "out.csv").write_text("mine")
    answer(monkeypatch, tmp_path / "out")  # becomes out.csv
    export(qtbot, page, "is there already: choose another name.")
    assert (tmp_path / "out.csv").read_text() == "mine"
    page.layouts["sqlite"].click()
    answer(monkeypatch, workspace.logbook.path)
    export(qtbot, page, "is the logbook itself: choose another name.")


@pytest.mark.parametrize("layout", ["csv", "json", "sqlite"])
def test_a_full_disk_ends_in_a_sentence_and_keeps_the_former_file(
    qtbot: QtBot,
    page: ExportPage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    layout: str,
) -> None:
    file = tmp_path / f"out{LAYOUTS[layout][1]}"
    file.write_text("former")
    answer(monkeypatch, file)
    page.layouts[layout].click()
    before = sorted(tmp_path.iterdir())
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (16, hard))  # no file may grow: as on a full disk
    try:
        qtbot.mouseClick(page.go, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(page.go.isEnabled, timeout=10_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert "choose another place" in words(page) or "then try again" in words(page)
    assert file.read_text() == "former"
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("layout", ["csv", "json", "sqlite"])
def test_a_place_that_takes_no_file_ends_in_a_sentence(
    qtbot: QtBot,
    page: ExportPage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    layout: str,
) -> None:
    (tmp_path / "file").write_text("no folder")
    answer(monkeypatch, tmp_path / "file" / f"out{LAYOUTS[layout][1]}")
    page.layouts[layout].click()
    export(qtbot, page, "choose another place.")
    assert page.go.isEnabled()


def test_cancelled_no_file_is_left(
    qtbot: QtBot, page: ExportPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reached, go_on = threading.Event(), threading.Event()
    live_rows = whole_out.live_rows

    def slow(*args: object) -> object:
        reached.set()
        assert go_on.wait(10)
        # The logbook is empty: a row to write, and to be asked at whether to go on.
        return live_rows(*args) or [{"id": 1}]  # type: ignore[arg-type]

    monkeypatch.setattr(whole_out, "live_rows", slow)
    answer(monkeypatch, tmp_path / "out.json")
    page.layouts["json"].click()
    before = sorted(tmp_path.iterdir())
    qtbot.mouseClick(page.go, Qt.MouseButton.LeftButton)
    assert reached.wait(10)
    assert page.cancel.text() == "Cancel"
    assert not page.go.isEnabled()
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    go_on.set()
    qtbot.waitUntil(lambda: "Cancelled: no file was written." in words(page), timeout=10_000)
    assert sorted(tmp_path.iterdir()) == before
