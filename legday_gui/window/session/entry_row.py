"""The current row of the table: three fields, one line that takes a whole set, and Log set."""

from dataclasses import replace

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from legday_gui.training.entry import EntryError
from legday_gui.training.values import Exercise, Measure, Unit
from legday_gui.window.look import Look
from legday_gui.window.session import typed, words
from legday_gui.window.session.columns import PAD, TOUCH, Columns
from legday_gui.window.session.fields import EntryLine, Field
from legday_gui.window.session.lines import Line, amount_of
from legday_gui.window.session.parts import Words
from legday_gui.window.session.sheet import Values
from legday_gui.window.widgets import Button

MIDDLE = Qt.AlignmentFlag.AlignVCenter
RIGHT = MIDDLE | Qt.AlignmentFlag.AlignRight


class EntryRow(QWidget):
    """Shows the values that Enter will log. ``submitted`` carries a list of (side, Values)."""

    submitted = Signal(object)
    nudged = Signal()  # the values shown have changed
    edited = Signal()  # so have they, or what is typed and said
    kind_asked = Signal()  # the name of the set was pressed

    def __init__(self, look: Look, columns: Columns) -> None:
        super().__init__()
        self._look = look
        self._columns = columns
        self._line: Line | None = None
        self._exercise: Exercise | None = None
        self._unit = Unit.KG
        self._values = Values(None, Unit.KG, None, None)
        self._load = Field(look, "Load")
        self._amount = Field(look, "Reps")
        self._reserve = Field(look, "Reps in reserve")
        self._entry = EntryLine(look)
        self._button = Button(look, "Log set", "primary", touch=True)
        self._said = Words(look, "small", "bad").wrapped()
        self._said.setAccessibleName("What could not be read")
        for widget in (
            self._load,
            self._amount,
            self._reserve,
            self._entry,
            self._button,
            self._said,
        ):
            widget.setParent(self)
        for field in self.fields:
            field.overflowed.connect(self.start_entry)
            field.textEdited.connect(self.edited)
        self._button.clicked.connect(self.submit)
        self._button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._entry.hide()
        self._said.hide()
        self._entry.textEdited.connect(self._entry_edited)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        columns.changed.connect(self._place)
        look.changed.connect(self._place)
        look.changed.connect(self.updateGeometry)

    @property
    def fields(self) -> tuple[Field, Field, Field]:
        return self._load, self._amount, self._reserve

    @property
    def line(self) -> Line | None:
        return self._line

    @property
    def values(self) -> Values:
        """What the fields would log now; as last shown while they cannot be read."""
        try:
            return self._read_fields()
        except EntryError:
            return self._values

    @property
    def typed(self) -> str:
        """The one line as far as it is typed."""
        return self._entry.text()

    @property
    def holds_text(self) -> bool:
        """Whether something was typed that is not logged yet."""
        return bool(self._entry.text()) or any(field.isModified() for field in self.fields)

    # ---- showing

    def show_line(self, line: Line, exercise: Exercise, unit: Unit) -> None:
        """Show a set to be logged, or one to be corrected; what was typed for another goes."""
        new = self._line is None or line.key != self._line.key or exercise is not self._exercise
        if not new and self.holds_text and line == self._line:
            return
        unread = self._exercise is not exercise or unit is not self._unit
        self._line, self._exercise, self._unit = line, exercise, unit
        logged = line.logged
        self._values = Values(
            line.load_g, logged.unit if logged else unit, line.amount, line.reserve_halves
        )
        self._drop_typed()
        self._fill()
        self._show_button("Save" if logged else "Log set")
        self._button.setAccessibleName(self._button_name(line))
        if unread:
            counted = {Measure.TIME: "Seconds", Measure.DISTANCE: "Metres"}
            self._load.setAccessibleName(f"Load in {unit}")
            self._amount.setAccessibleName(counted.get(exercise.measure, "Reps"))
        self.setAccessibleName(f"Set {line.label}")
        self.update()

    def _show_button(self, text: str) -> None:
        if text != self._button.text():
            self._button.setText(text)
            self._place()

    def _button_name(self, line: Line) -> str:
        what = line.label.lower() if line.label == "Warm-up" else f"set {line.label}"
        return f"Save {what}" if line.logged else f"Log {what}"

    def _fill(self) -> None:
        self._load.show_text(words.load_number(self._values.load_g, self._unit))
        amount = self._values.amount
        self._amount.show_text("" if amount is None else f"{amount:g}")
        self._reserve.show_text(words.reserve_text(self._values.reserve_halves))

    def say(self, sentence: str) -> None:
        """Show a sentence under the fields; an empty one takes it away."""
        if sentence == self._said.text() and bool(sentence) == self._said.isVisibleTo(self):
            return
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))
        self.updateGeometry()
        self._place()
        self.edited.emit()

    def said(self) -> str:
        return self._said.text()

    # ---- typing

    def start_entry(self, text: str) -> None:
        """Begin the one line with ``text``, or go on with it."""
        self._entry.setText(self._entry.text() + text)
        self._entry.setModified(True)
        self._show_entry(True)
        self._entry.setFocus(Qt.FocusReason.OtherFocusReason)
        self._entry.end(False)
        self.say("")
        self.edited.emit()

    def clear_entry(self) -> None:
        """Take away what was typed."""
        self._drop_typed()
        for field in self.fields:
            field.restore()
        self.edited.emit()

    def _drop_typed(self) -> None:
        had_focus = self._entry.hasFocus()
        if self._entry.text():
            self._entry.show_text("")
        self._show_entry(False)
        self.say("")
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _entry_edited(self, text: str) -> None:
        self.say("")
        if not text:
            self.clear_entry()
        self.edited.emit()

    def _show_entry(self, on: bool) -> None:
        if on is not self._entry.isHidden():
            return
        self._entry.setVisible(on)
        for field in self.fields:
            field.setVisible(not on)

    def nudge(self, load_g: int | None, amount: int) -> None:
        """Show another load, and so many reps more."""
        if self._exercise is None or not self._entry.isHidden():
            return
        values = self.values
        if load_g != values.load_g:
            values = replace(values, load_g=load_g, unit=self._unit)
        if amount:
            values = replace(values, amount=max(1, int(values.amount or 0) + amount))
        self._values = values
        self._fill()
        self.say("")
        self.nudged.emit()
        self.edited.emit()

    def copy_last(self) -> None:
        """Take over what was done of this set last time."""
        last = self._line.last if self._line else None
        if last is None or self._exercise is None:
            return
        amount = amount_of(last, self._exercise.measure)
        self._values = Values(last.load_g, last.unit, amount, last.reserve_halves)
        self._fill()
        self.nudged.emit()
        self.edited.emit()

    # ---- logging

    def submit(self) -> None:
        """Log what is typed, else what the fields show. What cannot be read stays and is said."""
        if self._line is None or self._exercise is None:
            return
        try:
            self.submitted.emit(self._read())
        except EntryError as error:
            self.say(str(error))

    def _read(self) -> list[tuple[object, Values]]:
        assert self._line is not None
        assert self._exercise is not None
        text = self._entry.text()
        if not text.strip():
            return [(self._line.side, self._read_fields())]
        entries = typed.entries_for(text, self._exercise, self._unit)
        shown = self._values
        return [
            (
                typed.side_of(e, self._line.side),
                typed.resolved(e, shown, self._exercise, self._unit),
            )
            for e in entries
        ]

    def _read_fields(self) -> Values:
        assert self._exercise is not None
        texts = [field.text() for field in self.fields]
        return typed.from_fields(*texts, self._values, self._exercise, self._unit)

    # ---- geometry and paint

    def sizeHint(self) -> QSize:
        height = self._columns.entry_height
        if self._said.isVisibleTo(self):
            height += self._said.heightForWidth(max(100, self.width() - 20)) + 8
        return QSize(self._columns.minimum(), height)

    minimumSizeHint = sizeHint

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        height = self._columns.entry_height
        for name, field in zip(("load", "amount", "reserve"), self.fields, strict=True):
            field.setGeometry(self._field_rect(name, height))
        first, last = self._field_rect("load", height), self._field_rect("reserve", height)
        self._entry.setGeometry(first.united(last))
        end = self._columns.rect("end", height)
        wide = self._button.sizeHint().width()
        self._button.setGeometry(end.right() + 1 - wide, 5, wide, height - 10)
        if self._said.isVisibleTo(self):
            top = height
            self._said.setGeometry(10, top, self.width() - 20, self.height() - top)

    def _field_rect(self, name: str, height: int) -> QRect:
        box = self._columns.rect(name, height)
        inner = height - 10
        wide = max(box.width() if name == "load" else min(box.width(), inner + 8), TOUCH)
        return QRect(box.right() + 1 - wide + 8, 5, wide, inner)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._line is None or self._exercise is None:
            return
        painter = QPainter(self)
        columns, height = self._columns, self._columns.entry_height
        colour = columns.colour
        painter.fillRect(self.rect(), colour("selected"))
        if self._has_focus():
            painter.fillRect(0, 0, 3, self.height(), colour("accent"))
        self._paint_name(painter, height)
        painter.setFont(columns.font("number"))
        painter.setPen(colour("muted"))
        if columns.shown("last"):
            text = words.set_words(self._line.last, self._unit, self._exercise.measure)
            painter.drawText(columns.rect("last", height), RIGHT, text)
        if columns.shown("max") and self._exercise.measure is Measure.REPS:
            painter.drawText(columns.rect("max", height), RIGHT, "—")
        self._frame_fields(painter)
        painter.end()

    def _paint_name(self, painter: QPainter, height: int) -> None:
        """The name of the set, and below it what kind it is where that is no usual one."""
        assert self._line is not None
        columns, below = self._columns, words.below_words(self._line)
        room = height - columns.line_height("small") - 4 if below else height
        painter.setFont(columns.font("strong"))
        painter.setPen(columns.colour("text"))
        painter.drawText(columns.rect("set", room), MIDDLE, self._line.label)
        if below:
            painter.setFont(columns.font("small"))
            wide = self._load.x() - 2 * PAD
            text = painter.fontMetrics().elidedText(below, Qt.TextElideMode.ElideRight, wide)
            painter.drawText(QRect(PAD, room - 4, wide, height - room), MIDDLE, text)

    def _has_focus(self) -> bool:
        return self.hasFocus() or any(f.hasFocus() for f in (*self.fields, self._entry))

    def _frame_fields(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for field in (*self.fields, self._entry):
            if field.isVisible():
                edge = "accent" if field.hasFocus() else "border"
                painter.setPen(QPen(self._columns.colour(edge), 1.0))
                painter.setBrush(self._columns.colour("field"))
                painter.drawRoundedRect(field.geometry().adjusted(-2, -2, 1, 1), 6, 6)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press on last time's set copies it; one on the name of the set changes its kind."""
        super().mouseReleaseEvent(event)
        at, height = event.position().toPoint(), self.height()
        if self._columns.rect("last", height).contains(at):
            self.copy_last()
        elif at.x() <= self._columns.rect("set", height).right():
            self.kind_asked.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
