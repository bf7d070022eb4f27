"""The sections of the summary: records, next time, and what can be kept in the plan."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from legday_gui.window.look import Look
from legday_gui.window.session.parts import Words, clear
from legday_gui.window.session.plan_changes import PlanChange
from legday_gui.window.widgets import Button

NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


class NextTime(NamedTuple):
    """One line of the table: what was done today, what comes next."""

    exercise: str
    today: str
    following: str
    why: str


class Records(QWidget):
    """A line with a star for each."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._title = Words(look, "strong")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        box = _column(self)
        box.addWidget(self._title)
        box.addLayout(self._lines)

    def show_records(self, records: Sequence[tuple[str, str]]) -> None:
        """``records``: the record, and what it was before."""
        clear(self._lines)
        count = len(records)
        number = NUMBERS[count] if count < len(NUMBERS) else str(count)
        self._title.setText(
            "No records this time" if not count else f"{number} record{'s' if count > 1 else ''}"
        )
        for text, before in records:
            line = _Line(self._look)
            line.row.addWidget(Words(self._look, "body", "star", "★"))
            line.row.addWidget(Words(self._look, "strong", text=text).wrapped(), 1)
            line.row.addWidget(Words(self._look, "body", "muted", before))
            line.setAccessibleName(f"Record: {text}, {before}")
            self._lines.addWidget(line)


class NextTable(QWidget):
    """What comes next of each exercise, and why."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._cells = QGridLayout()
        self._cells.setHorizontalSpacing(16)
        self._cells.setVerticalSpacing(8)
        for column, share in enumerate((2, 2, 2, 4)):
            self._cells.setColumnStretch(column, share)
        box = _column(self)
        box.addWidget(Words(look, "strong", text="Next time"))
        box.addLayout(self._cells)

    def show_lines(self, lines: Sequence[NextTime]) -> None:
        clear(self._cells)
        self.setVisible(bool(lines))
        for column, title in enumerate(("Exercise", "Today", "Next", "Why")):
            self._put(Words(self._look, "label", "muted", title), 0, column)
        for row, line in enumerate(lines, start=1):
            self._put(Words(self._look, "body", text=line.exercise), row, 0)
            self._put(Words(self._look, "body", text=line.today), row, 1)
            self._put(Words(self._look, "strong", text=line.following), row, 2)
            self._put(Words(self._look, "small", "muted", line.why), row, 3)

    def _put(self, cell: Words, row: int, column: int) -> None:
        side = Qt.AlignmentFlag.AlignRight if column in (1, 2) else Qt.AlignmentFlag.AlignLeft
        cell.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        self._cells.addWidget(cell.wrapped(), row, column)


class Changes(QWidget):
    """What was done otherwise than planned: a sentence and a button each."""

    kept = Signal(object)  # a PlanChange

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        box = _column(self)
        box.addWidget(Words(look, "strong", text="Otherwise than planned"))
        box.addLayout(self._lines)

    def show_changes(self, changes: Sequence[PlanChange]) -> None:
        clear(self._lines)
        self.setVisible(bool(changes))
        for change in changes:
            line = _Line(self._look, pad=4)
            line.row.addWidget(Words(self._look, "body", text=change.sentence).wrapped(), 1)
            keep = Button(self._look, "Keep in the plan", touch=True)
            keep.setAccessibleName(f"Keep in the plan: {change.sentence}")
            keep.clicked.connect(lambda _=False, c=change: self.kept.emit(c))
            line.row.addWidget(keep)
            self._lines.addWidget(line)


class _Line(QWidget):
    """A row under a thin line."""

    def __init__(self, look: Look, pad: int = 6) -> None:
        super().__init__()
        self._look = look
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, pad, 0, pad)
        self.row.setSpacing(10)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self._look.colour("border"))
        painter.drawLine(0, 0, self.width(), 0)
        painter.end()


def _column(widget: QWidget) -> QVBoxLayout:
    box = QVBoxLayout(widget)
    box.setContentsMargins(0, 0, 0, 6)
    box.setSpacing(6)
    return box
