"""The end of a session: records, what comes next and why, and when the legs are ready again."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from legday_gui.training.units import to_grams
from legday_gui.training.values import Unit
from legday_gui.window.look import Look
from legday_gui.window.session.parts import Column, Words, clear
from legday_gui.window.widgets import Button, Card

WIDEST_EMS = 60
HEAVIEST_KG = 500


@dataclass(frozen=True, slots=True)
class NextTime:
    """One line of the table: what was done today, what comes next."""

    exercise: str
    today: str
    following: str
    why: str


@dataclass(frozen=True, slots=True)
class Summary:
    """Everything that the page says."""

    title: str
    figures: str  # minutes, hard sets, volume
    records: tuple[tuple[str, str], ...]  # the record, what it was before
    next_times: tuple[NextTime, ...]
    ready: str
    unit: Unit


NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


class SummaryPage(QWidget):
    finished = Signal(object)  # body weight in grams, or None
    kept_on = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._unit = Unit.KG
        self._title = Words(look, "title").wrapped()
        self._figures = Words(look, "body", "muted").wrapped()
        self._figures.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._records_title = Words(look, "strong")
        self._records = QVBoxLayout()
        self._records.setSpacing(0)
        self._next_title = Words(look, "strong", text="Next time")
        self._next = QGridLayout()
        self._next.setHorizontalSpacing(20)
        self._next.setVerticalSpacing(10)
        self._ready = Words(look, "body", "muted").wrapped()
        self._said = Words(look, "body", "bad").wrapped()
        self._said.hide()
        self._build()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._figures, 2)
        card = Card(self._look)
        box = card.body
        box.setContentsMargins(28, 24, 28, 24)
        box.setSpacing(8)
        box.addLayout(head)
        box.addSpacing(8)
        box.addWidget(self._records_title)
        box.addLayout(self._records)
        box.addSpacing(12)
        box.addWidget(self._next_title)
        box.addLayout(self._next)
        box.addSpacing(12)
        box.addLayout(self._ending())
        box.addWidget(self._said)
        box.addWidget(self._ready)
        inner = QWidget()
        row = QHBoxLayout(inner)
        row.setContentsMargins(12, 24, 12, 24)
        row.addStretch(1)
        side = QVBoxLayout()
        side.addWidget(card)
        side.addStretch(1)
        row.addLayout(side, 100)
        row.addStretch(1)
        self._card = card
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Column(inner))
        self._look.changed.connect(self._dress)
        self._dress()

    def _ending(self) -> QHBoxLayout:
        look = self._look
        field = QWidget()
        box = QVBoxLayout(field)
        box.setContentsMargins(0, 0, 24, 0)
        box.setSpacing(4)
        self._weight_title = Words(look, "small", "muted")
        self._weight = QLineEdit()
        self._weight.setMinimumHeight(44)
        self._weight.setMaximumWidth(120)
        self._weight.setTextMargins(8, 0, 8, 0)
        self._weight.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        box.addWidget(self._weight_title)
        box.addWidget(self._weight)
        self._keep = Button(look, "Keep logging", touch=True)
        self._keep.setAccessibleName("Keep logging (Escape)")
        self._finish = Button(look, "Finish", "primary", touch=True)
        self._finish.setAccessibleName("Finish the session (Enter)")
        self._keep.clicked.connect(self.kept_on)
        self._finish.clicked.connect(self._end)
        ending = QHBoxLayout()
        ending.setSpacing(12)
        ending.addWidget(field)
        ending.addStretch(1)
        for button in (self._keep, self._finish):
            ending.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        return ending

    def _dress(self) -> None:
        self._weight.setFont(self._look.font("strong"))
        em = self.fontMetrics().horizontalAdvance("0") * 1.7
        self._card.setMaximumWidth(max(880, round(WIDEST_EMS * em)))

    # ---- showing

    def show_summary(self, summary: Summary) -> None:
        self._unit = summary.unit
        self._title.setText(summary.title)
        self._figures.setText(summary.figures)
        self._show_records(summary.records)
        self._show_next(summary.next_times)
        self._weight_title.setText(f"Body weight, {summary.unit}")
        self._weight.setAccessibleName(f"Body weight in {summary.unit}, may stay empty")
        self._weight.clear()
        self.say("")
        self._ready.setText(summary.ready)
        self._ready.setVisible(bool(summary.ready))

    def focus_finish(self) -> None:
        self._finish.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_records(self, records: tuple[tuple[str, str], ...]) -> None:
        clear(self._records)
        count = len(records)
        number = NUMBERS[count] if count < len(NUMBERS) else str(count)
        self._records_title.setText(
            "No records this time" if not count else f"{number} record{'s' if count > 1 else ''}"
        )
        for text, before in records:
            self._records.addWidget(_Record(self._look, text, before))

    def _show_next(self, lines: tuple[NextTime, ...]) -> None:
        clear(self._next)
        self._next_title.setVisible(bool(lines))
        if not lines:
            return
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for column, title in enumerate(("Exercise", "Today", "Next", "Why")):
            label = Words(self._look, "small", "muted", title)
            self._next.addWidget(
                label, 0, column, right if column in (1, 2) else Qt.AlignmentFlag(0)
            )
        for row, line in enumerate(lines, start=1):
            cells = (
                Words(self._look, "body", text=line.exercise).wrapped(),
                Words(self._look, "body", text=line.today).wrapped(),
                Words(self._look, "strong", text=line.following).wrapped(),
                Words(self._look, "small", "muted", line.why).wrapped(),
            )
            for column, cell in enumerate(cells):
                if column in (1, 2):
                    cell.setAlignment(right)
                self._next.addWidget(cell, row, column)
        for column, share in enumerate((3, 3, 3, 5)):
            self._next.setColumnStretch(column, share)

    def say(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))

    # ---- ending

    def _end(self) -> None:
        text = self._weight.text().strip().replace(",", ".")
        if not text:
            self.finished.emit(None)
            return
        try:
            grams = to_grams(float(text), self._unit)
        except (ValueError, OverflowError):
            grams = 0
        if 0 < grams <= HEAVIEST_KG * 1000:
            self.finished.emit(grams)
        else:
            self.say(
                f"“{text}” is no body weight: type a number of {self._unit}, or leave it empty."
            )
            self._weight.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._keep.hasFocus():
                self.kept_on.emit()
            else:
                self._end()
        elif event.key() == Qt.Key.Key_Escape:
            self.kept_on.emit()
        elif event.text().isdigit():
            self._weight.setFocus()
            self._weight.insert(event.text())
        else:
            super().keyPressEvent(event)


class _Record(QWidget):
    def __init__(self, look: Look, text: str, before: str) -> None:
        super().__init__()
        self._look = look
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 10, 0, 10)
        row.setSpacing(10)
        row.addWidget(Words(look, "body", "star", "★"))
        row.addWidget(Words(look, "strong", text=text).wrapped(), 1)
        row.addWidget(Words(look, "body", "muted", before))
        self.setAccessibleName(f"Record: {text}, {before}")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self._look.colour("border"))
        painter.drawLine(0, 0, self.width(), 0)
        painter.end()
