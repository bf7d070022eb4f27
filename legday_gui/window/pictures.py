"""Pictures of the three tabs, for the README, for a machine without a display, for looking."""

import time
from pathlib import Path

from PySide6.QtWidgets import QApplication

from legday_gui.window.main_window import MainWindow
from legday_gui.window.workspace import Workspace

_SETTLE_S = 0.4  # charts read in a worker and paint when they are ready


def save_pictures(workspace: Workspace, folder: Path, width: int, height: int) -> list[Path]:
    """Save the Plan, Session and Charts tab as PNG of exactly this size; returns the files.

    Raises OSError where the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    window = MainWindow(workspace)
    window.setFixedSize(width, height)
    window.show()
    saved = []
    for name, show in (
        ("session", window.show_session),
        ("plan", window.show_plan),
        ("charts", window.show_charts),
    ):
        show()
        _settle()
        path = folder / f"{name}.png"
        if not window.grab().save(str(path)):
            raise OSError(f"{path} cannot be written: choose another folder.")
        saved.append(path)
    window.close()
    return saved


def _settle() -> None:
    until = time.monotonic() + _SETTLE_S
    while time.monotonic() < until:
        QApplication.processEvents()
        time.sleep(0.01)
