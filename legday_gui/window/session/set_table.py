"""The table of sets of one exercise. Rows are kept: a logged set repaints two of them."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from legday_gui.training.values import Exercise, Measure, SetKind, Unit
from legday_gui.window.look import Look
from legday_gui.window.session import words
from legday_gui.window.session.columns import PAD, Columns
from legday_gui.window.session.entry_row import EntryRow
from legday_gui.window.session.lines import Line
from legday_gui.window.session.sheet import set_estimate

MIDDLE = Qt.AlignmentFlag.AlignVCenter
RIGHT = MIDDLE | Qt.AlignmentFlag.AlignRight


class SetTable(QWidget):
    """A header, a row per line, and the entry in the place of the current one."""

    chosen = Signal(object)  # the key of a line that was clicked
    copied = Signal()  # last time's set of the current line was clicked

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.columns = Columns(look)
        self.entry = EntryRow(look, self.columns)
        self._head = _Head(look, self.columns)
        self._rows: list[SetRow] = []
        self._parts: list[QWidget] = []  # what is shown, from the top
        self._high = 0
        for widget in (self._head, self.entry):
            widget.setParent(self)
        self.entry.hide()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_lines(
        self,
        lines: Sequence[Line],
        current: Line | None,
        exercise: Exercise,
        unit: Unit,
        offset: int,
    ) -> None:
        """Bring the rows up to date; only those that differ are painted again."""
        self._head.show_unit(unit, exercise.measure)
        while len(self._rows) < len(lines):
            row = SetRow(self._look, self.columns)
            row.clicked.connect(self.chosen)
            row.setParent(self)
            self._rows.append(row)
        at = lines.index(current) if current in lines else None
        shown: list[QWidget] = [self._head]
        for position, (row, line) in enumerate(zip(self._rows, lines, strict=False)):
            if position != at:
                row.show_line(line, exercise, unit, offset)
            shown.append(self.entry if position == at else row)
        if current is not None and at is not None:
            self.entry.show_line(current, exercise, unit)
        self._show_parts(shown)

    def _show_parts(self, shown: list[QWidget]) -> None:
        """Put these below each other and hide the rest.

        A layout would move every row at each change of one, and so have all of them painted.
        """
        if shown == self._parts:
            return
        keeps_focus = self.entry.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        taller = len(shown) != len(self._parts)
        before, self._parts = self._parts, shown
        self._place()
        stays = {id(widget) for widget in shown}  # Qt's own comparison is slow
        for widget in before:
            if id(widget) not in stays:
                widget.hide()
        for widget in shown:
            if widget.isHidden():
                widget.show()
        if keeps_focus and self.entry in shown and not self.entry.hasFocus():
            self.entry.setFocus(Qt.FocusReason.OtherFocusReason)
        if taller:
            self._high = self.sizeHint().height()
            self.updateGeometry()

    def _place(self) -> None:
        top, width = 0, self.width()
        for widget in self._parts:
            height = widget.sizeHint().height()
            place = QRect(0, top, width, height)
            if widget.geometry() != place:
                widget.setGeometry(place)
            top += height

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            high = sum(widget.sizeHint().height() for widget in self._parts)
            if high != self._high:  # a part has become taller or lower
                self._high = high
                self._place()
                self.updateGeometry()
        return super().event(event)

    def sizeHint(self) -> QSize:
        height = sum(widget.sizeHint().height() for widget in self._parts)
        return QSize(self.columns.minimum(), height)

    minimumSizeHint = sizeHint

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.columns.measure(self.width())
        self._place()


class _Head(QWidget):
    def __init__(self, look: Look, columns: Columns) -> None:
        super().__init__()
        self._look = look
        self._columns = columns
        self._titles: dict[str, str] = {}
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        columns.changed.connect(self.update)
        look.changed.connect(self.updateGeometry)

    def show_unit(self, unit: Unit, measure: Measure) -> None:
        counted = {Measure.TIME: "Time", Measure.DISTANCE: "Metres"}.get(measure, "Reps")
        titles = {
            "set": "Set",
            "last": "Last time",
            "load": str(unit),
            "amount": counted,
            "reserve": "In reserve",
            "max": f"Est. max, {unit}" if measure is Measure.REPS else "",
        }
        if titles != self._titles:
            self._titles = titles
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(0, self._columns.line_height("label") + 14)

    minimumSizeHint = sizeHint

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._columns.font("label"))
        painter.setPen(self._columns.colour("muted"))
        for name, title in self._titles.items():
            if self._columns.shown(name):
                align = MIDDLE if name == "set" else RIGHT
                painter.drawText(self._columns.rect(name, self.height()), align, title)
        painter.setPen(self._columns.colour("border"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()


class SetRow(QWidget):
    """One set, logged or still to do. A press opens it in the entry.

    Paints its own ground, so that nothing of what lies below it has to be painted again.
    """

    clicked = Signal(object)

    def __init__(self, look: Look, columns: Columns) -> None:
        super().__init__()
        self._columns = columns
        self._shown: tuple[Line, Exercise, Unit, int] | None = None
        self._texts: dict[str, tuple[str, str]] = {}  # column: text, colour role
        self._below = ""  # kind and note
        self._hovered = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()
        columns.changed.connect(self.update)
        look.changed.connect(self.updateGeometry)
        look.changed.connect(self.update)

    @property
    def line(self) -> Line | None:
        return self._shown[0] if self._shown else None

    def show_line(self, line: Line, exercise: Exercise, unit: Unit, offset: int) -> None:
        if (line, exercise, unit, offset) == self._shown:
            return
        self._shown = (line, exercise, unit, offset)
        self._texts = _texts(line, exercise, unit, offset)
        self._below = words.below_words(line)
        self.setAccessibleName(spoken(line, exercise, unit, offset))
        self.setToolTip("Correct this set" if line.logged else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(0, self._columns.row_height)

    minimumSizeHint = sizeHint

    def enterEvent(self, event: QEvent) -> None:
        super().enterEvent(event)
        self._hovered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hovered = False
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()) and self._shown:
            self.clicked.emit(self._shown[0].key)

    def paintEvent(self, _event: QPaintEvent) -> None:
        columns, wide, high = self._columns, self.width(), self.height()
        painter = QPainter(self)
        marked = self._hovered and self.line and self.line.logged
        painter.fillRect(self.rect(), columns.colour("window" if marked else "panel"))
        painter.setFont(columns.font("number"))
        room = high
        if self._below:
            room = high - columns.line_height("small") - 3
        for name, (text, role) in self._texts.items():
            if text and columns.shown(name):
                self._draw(painter, name, text, role, room)
        if self._below:
            painter.setFont(columns.font("small"))
            painter.setPen(columns.colour("muted"))
            rect = QRect(PAD, room - 2, wide - 2 * PAD, columns.line_height("small"))
            mode = Qt.TextElideMode.ElideRight
            text = painter.fontMetrics().elidedText(self._below, mode, rect.width())
            painter.drawText(rect, MIDDLE, text)
        painter.setPen(columns.colour("border"))
        painter.drawLine(0, high - 1, wide, high - 1)
        painter.end()

    def _draw(self, painter: QPainter, name: str, text: str, role: str, height: int) -> None:
        columns = self._columns
        rect = columns.rect(name, height)
        if name == "max" and self.line and self.line.record:
            painter.setPen(columns.colour("star"))
            painter.drawText(rect, RIGHT, "★")
            rect.setRight(rect.right() - painter.fontMetrics().horizontalAdvance("★ "))
        painter.setPen(columns.colour(role))
        painter.drawText(rect, MIDDLE if name == "set" else RIGHT, text)


def _texts(line: Line, exercise: Exercise, unit: Unit, offset: int) -> dict[str, tuple[str, str]]:
    done = line.logged
    strong = "text" if done else "muted"
    warm = line.kind is SetKind.WARM_UP
    texts = {
        "set": (line.label, "muted"),
        "last": (words.set_words(line.last, unit, exercise.measure), "muted"),
        "load": (words.load_number(line.load_g, unit), strong),
        "amount": (words.amount_text(line.amount, exercise.measure), strong),
        "reserve": (words.reserve_text(line.reserve_halves), strong),
    }
    if done and not warm and exercise.measure is Measure.REPS:
        texts["max"] = (words.max_words(set_estimate(done, exercise.formula), unit), strong)
    if done:
        moment = words.time_words(done.done_at, offset) if done.done_at is not None else ""
        texts["end"] = (f"✓ {moment}".strip(), "good")
    return texts


def spoken(line: Line, exercise: Exercise, unit: Unit, offset: int) -> str:
    """The row as a sentence for a screen reader."""
    name = line.label if line.kind is SetKind.WARM_UP else f"Set {line.label}"
    load = words.load_words(line.load_g, unit, exercise)
    amount = words.amount_text(line.amount, exercise.measure) or "unknown"
    counted = " reps" if exercise.measure is Measure.REPS else ""
    parts = [name, load, f"{amount}{counted}"]
    if line.reserve_halves is not None:
        parts.append(f"{words.reserve_text(line.reserve_halves)} in reserve")
    if line.logged is None:
        parts.append("to do")
    elif line.logged.done_at is not None:
        parts.append(f"done at {words.time_words(line.logged.done_at, offset)}")
    if line.record:
        parts.append("record")
    if below := words.below_words(line):
        parts.append(below)
    return ", ".join(parts)
