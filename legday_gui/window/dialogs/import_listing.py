"""The rows of a file that could not be read and those that may be slips, to read and to save."""

import csv
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QVBoxLayout, QWidget

from legday_gui.exchange.cells import guarded
from legday_gui.exchange.parsed import Unreadable
from legday_gui.exchange.preview import Preview
from legday_gui.window.dialogs.import_band import line
from legday_gui.window.look import Look
from legday_gui.window.widgets import Button, Muted
from legday_gui.window.widgets.scroll_bar import ScrollBar

_MOST_LINES = 500
_LINES_SEEN = 3  # at least, however low the window is


class Listing(QWidget):
    """Line, value and reason of each; the unreadable ones can be saved as a table."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._unreadable: tuple[Unreadable, ...] = ()
        self._file_name = ""
        self.list = QPlainTextEdit()
        self.list.setReadOnly(True)
        self.list.setVerticalScrollBar(ScrollBar())
        self.list.setAccessibleName("Rows to look at")
        self.list.setTabChangesFocus(True)
        self.setFocusProxy(self.list)
        self.said = Muted(look, font="body")
        self.save = Button(look, "Save the unreadable rows…")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 8, 0, 0)
        box.addWidget(self.list, 1)
        box.addLayout(line((self.said, 1), self.save))
        self.save.clicked.connect(self._save)
        look.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.list.setFont(self._look.font("body"))
        self.list.setMinimumHeight(self.list.fontMetrics().lineSpacing() * _LINES_SEEN)

    def show_rows(self, preview: Preview) -> None:
        """List what of ``preview`` could not be read, then what looks odd."""
        self._unreadable, self._file_name = preview.file.unreadable, preview.file_name
        listed = [
            f"Line {row.line}: {row.value} {row.reason}." for row in self._unreadable[:_MOST_LINES]
        ]
        left_out = len(self._unreadable) - len(listed)
        if left_out:
            listed.append(f"… and {left_out:,} more: save the rows to have them all.")
        listed += preview.warnings[:_MOST_LINES]
        left_out = len(preview.warnings) - _MOST_LINES
        if left_out > 0:
            listed.append(f"… and {left_out:,} more that may be slips.")
        self.list.setPlainText("\n".join(listed))
        self.save.setVisible(bool(self._unreadable))
        self.said.setText("")

    def _save(self) -> None:
        """Write the unreadable rows where the person says, to be mended and imported again."""
        name, _ = QFileDialog.getSaveFileName(
            self, "Save the rows that cannot be read", "unreadable-rows.csv", "CSV (*.csv)"
        )
        if not name:
            return
        try:
            with Path(name).open("w", encoding="utf-8", newline="") as stream:
                writer = csv.writer(stream)
                writer.writerow(("File", "Line", "Value", "Reason"))
                writer.writerows(
                    (self._file_name, row.line, guarded(row.value), row.reason)
                    for row in self._unreadable
                )
        except OSError as error:
            self.said.setText(f"{name} cannot be written ({error.strerror}): choose another.")
        else:
            self.said.setText(f"The rows were saved as {Path(name).name}.")
