"""What to show when the program itself is at fault: the report, to read, copy and save."""

import platform
import sys
import traceback
from pathlib import Path
from types import TracebackType

from PySide6 import __version__ as qt_version
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPlainTextEdit

import legday_gui
from legday_gui.window.dialogs.page import Page
from legday_gui.window.look import Look
from legday_gui.window.widgets import Button, Label


def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """The report of an error: versions and traceback, no data of the logbook."""
    versions = (
        f"Leg Day {legday_gui.__version__}, Python {platform.python_version()}, "
        f"PySide6 {qt_version}, {platform.platform()}"
    )
    return f"{versions}\n\n{''.join(traceback.format_exception(kind, error, trace))}"


class CrashPage(Page):
    """A fault of the program. Every set that was shown as logged is in the logbook."""

    def __init__(self, look: Look, text: str) -> None:
        super().__init__(look, "Something went wrong in Leg Day", 860)
        self.body.addWidget(
            Label(look, "Everything logged is safe in the logbook. Save this report, then close "
                        "it and go on; restart the program if something looks odd.")
        )  # fmt: skip
        self._text = QPlainTextEdit(text)
        self._text.setReadOnly(True)
        self._text.setMinimumHeight(280)
        self._text.setAccessibleName("Report")
        self.body.addWidget(self._text)
        row = QHBoxLayout()
        for words, slot in (("Copy", self._copy), ("Save…", self._save)):
            button = Button(look, words)
            button.clicked.connect(slot)
            row.addWidget(button)
        row.addStretch(1)
        done = Button(look, "Close report", "primary")
        done.clicked.connect(self.closed)
        row.addWidget(done)
        self.body.addLayout(row)
        print(text, file=sys.stderr)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text.toPlainText())

    def _save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "Save report", "legday-report.txt")
        if name:
            Path(name).write_text(self._text.toPlainText(), "utf-8")
