"""What an import will add and what not, and the questions that this leaves."""

import csv
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from legday_gui.exchange.cells import guarded
from legday_gui.exchange.parsed import Unreadable
from legday_gui.exchange.preview import Choices, Outlook, Preview
from legday_gui.training.values import Muscle, Unit
from legday_gui.window.look import Look
from legday_gui.window.widgets import Button, Label, Muted

_LINES_SHOWN = 6
_MOST_LINES = 500


class Band(QWidget):
    """What will be added and what not, and the questions that this leaves."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._outlook: Outlook | None = None
        self._doubled: AbstractSet[int] = frozenset()
        self._new = Label(look, "", "strong")
        self._new.setWordWrap(False)
        self._rest = Muted(look, font="body")
        self.show_them = Button(look, "Show them", "quiet")
        self.take_files = QCheckBox()
        self.bring_back = QCheckBox()
        self.halve = QCheckBox()
        self.save = Button(look, "Save this list…", "quiet")
        self._unreadable: tuple[Unreadable, ...] = ()
        self._file_name = ""
        self.list = QPlainTextEdit()
        self.list.setReadOnly(True)
        self.list.setAccessibleName("Rows to look at")
        self.list.setTabChangesFocus(True)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 6, 12, 6)
        box.addLayout(line((self._new, 0), (self._rest, 1), (self.show_them, 0)))
        for part in (self.take_files, self.bring_back, self.halve, self.list):
            box.addWidget(part)
        box.addLayout(line((QWidget(), 1), (self.save, 0)))
        self.show_them.clicked.connect(self._turn_list)
        self.save.clicked.connect(self._save)
        look.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        for box in (self.take_files, self.bring_back, self.halve):
            palette = box.palette()
            # The frame of the box is drawn a little darker than this.
            palette.setColor(QPalette.ColorRole.Window, self._look.colour("muted"))
            box.setPalette(palette)
        self.update()

    def show_outlook(self, preview: Preview, outlook: Outlook) -> None:
        """Say what ``outlook`` says, and list what could not be read or looks odd."""
        self._outlook = outlook
        new = count(outlook.new_sets, "new set")
        if outlook.body_weights:
            new += f" and {count(outlook.body_weights, 'body weight')}"
        self._new.setText(f"{new}.")
        unreadable, odd = preview.file.unreadable, preview.warnings
        sentences = []
        if outlook.same_sets:
            sentences.append(
                f"{outlook.same_sets:,} are already in the logbook and will be skipped."
            )
        if unreadable:
            sentences.append(f"{count(len(unreadable), 'row')} cannot be read.")
        if odd:
            sentences.append(f"{count(len(odd), 'thing')} may be a slip.")
        self._rest.setText(" ".join(sentences))
        lines = [f"Line {row.line}: {row.value} {row.reason}." for row in unreadable]
        listed = [*lines, *odd]
        if len(listed) > _MOST_LINES:
            left_out = len(listed) - _MOST_LINES
            listed[_MOST_LINES:] = [f"… and {left_out:,} more: save the list to have them all."]
        self.list.setPlainText("\n".join(listed))
        shown = min(len(lines) + len(odd), _LINES_SHOWN)
        height = self.list.fontMetrics().lineSpacing()
        self.list.setMinimumHeight(height * min(shown, 2) + 20)
        self.list.setMaximumHeight(height * shown + 20)
        self._unreadable, self._file_name = unreadable, preview.file_name
        self.list.hide()
        self.save.hide()
        self.show_them.setVisible(bool(unreadable or odd))
        changed, binned = len(outlook.changed), len(outlook.binned)
        self.take_files.setText(
            f"{count(changed, 'session')} {'differs' if changed == 1 else 'differ'} "
            "from the logbook: take the file's version"
        )
        self.take_files.setChecked(False)
        self.take_files.setVisible(changed > 0)
        self.bring_back.setText(f"{count(binned, 'session')} of the file in the bin: bring back")
        self.bring_back.setChecked(bool(preview.choices(suggestions=True).bring_back))
        self.bring_back.setVisible(binned > 0)
        self._doubled = preview.doubled
        many = "session holds" if len(preview.doubled) == 1 else "sessions hold"
        self.halve.setText(
            f"{len(preview.doubled):,} {many} everything twice: leave out the second half"
        )
        self.halve.setChecked(bool(preview.choices(suggestions=True).halve))
        self.halve.setVisible(bool(preview.doubled))

    def chosen(
        self,
        exercises: Mapping[str, int | None],
        units: Mapping[str, Unit],
        muscles: Mapping[str, Muscle],
    ) -> Choices:
        """These choices with the answers to the questions here."""
        outlook, doubled = self._outlook, self._doubled
        return Choices(
            exercises,
            units,
            muscles,
            take_files=outlook.changed if outlook and self.take_files.isChecked() else frozenset(),
            bring_back=outlook.binned if outlook and self.bring_back.isChecked() else frozenset(),
            halve=doubled if self.halve.isChecked() else frozenset(),
        )

    def _turn_list(self) -> None:
        self.list.setVisible(self.list.isHidden())
        self.save.setVisible(self.list.isVisible() and bool(self._unreadable))

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
            self._rest.setText(f"{name} cannot be written ({error.strerror}): choose another.")
        else:
            self._rest.setText(f"The list was saved as {Path(name).name}.")

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._look.colour("border"))
        painter.setBrush(self._look.colour("selected"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)


def line(*parts: tuple[QWidget, int] | QWidget, stretch: QWidget | None = None) -> QHBoxLayout:
    """Widgets beside each other with their shares of the room."""
    row = QHBoxLayout()
    row.setSpacing(10)
    for part in parts:
        widget, share = (part, 0) if isinstance(part, QWidget) else part
        row.addWidget(widget, 1 if widget is stretch else share)
    return row


def count(number: int, noun: str) -> str:
    """ "1 set", "2 sets"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
