"""File → Export…: every layout by its place in the list of the dialog."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from legday_gui.exchange.exporting import LAYOUTS
from legday_gui.window.main_window import MainWindow
from legday_gui.window.workspace import Workspace


@pytest.fixture
def window(qtbot: QtBot, workspace: Workspace) -> Iterator[MainWindow]:
    shown = MainWindow(workspace)
    qtbot.addWidget(shown)
    yield shown
    shown.close()


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
    window: MainWindow,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    layout: str,
    first: bytes,
) -> None:
    words, ending = LAYOUTS[layout]
    answer = (str(tmp_path / "out.csv"), f"{words} (*{ending})")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: answer)
    window.export()
    assert (tmp_path / f"out{ending}").read_bytes().startswith(first)


def test_cancelled_nothing_is_written(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    before = sorted(tmp_path.iterdir())
    window.export()
    assert sorted(tmp_path.iterdir()) == before
