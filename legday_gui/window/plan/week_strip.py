"""This week's days as boxes; what waits is dragged to another day, or carried there by keys."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from legday_gui.training.schedule import Occurrence
from legday_gui.window.look import Look
from legday_gui.window.plan.week import LONGER_DAYS, RECOVERY_DAYS, Cell, Proposal, Week
from legday_gui.window.plan.words import breakable

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_TAKE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_INSET = 22  # what a box takes around its text
_HELP = "Drag a day to another one; or Enter, arrows and Enter again."
_BAND, _SHADE = (45, 90), (14, 28)  # how opaque up to 72 h and up to 48 h are

Propose = Callable[[Occurrence, int], Proposal]


class WeekStrip(QWidget):
    """Seven boxes with a band of recovery across them.

    While a day is carried the windows of 48 and 72 hours cover the boxes, as they would be.
    """

    moves_wanted = Signal(object)  # a Proposal
    proposed = Signal(object)  # the Proposal of where a day is held, None once it is let go

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.week = Week((), ())
        self._propose: Propose | None = None
        self._marked: int | None = None  # the place that keys act on
        self._pressed: QPointF | None = None
        self._carried: Occurrence | None = None
        self._over = 0
        self.held: Proposal | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Days of this week")
        look.changed.connect(self._dress)

    def show_week(self, week: Week, propose: Propose | None = None) -> None:
        """Show a week; also in words, for those who do not see it. What is carried is let go."""
        self.week, self._propose = week, propose
        self._let_go()
        places = self._places()
        if self._marked not in places:
            self._marked = places[0] if places else None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if places else Qt.FocusPolicy.NoFocus)
        names = [f"{c.date}: {c.name}" for c in week.cells if c.name]
        self.setToolTip("\n".join([*names, *([_HELP] if places else [])]))
        self._describe()
        self.updateGeometry()
        self.update()

    def _describe(self) -> None:
        said = [f"{c.date}: {c.name}, {c.state}" for c in self.week.cells if c.name]
        words = "; ".join(said) or "Nothing planned on a weekday."
        self.setAccessibleDescription(self.held.sentence if self.held else words)

    def _places(self) -> list[int]:
        """Where something waits that can be moved."""
        return [i for i, cell in enumerate(self.week.cells) if cell.turn is not None]

    # ---- carrying a day

    def _take(self, place: int) -> None:
        self._carried, self._marked = self.week.cells[place].turn, place
        self._hold_over(place)

    def _hold_over(self, place: int) -> None:
        """Show what comes of it there; the past is no place, but where it came from is."""
        if self._carried is None or self._propose is None:
            return
        origin = place == self._place_of(self._carried)
        self._over = place if origin else max(self.week.today, min(6, place))
        self.held = self._propose(self._carried, self._over)
        self.proposed.emit(self.held)
        self._describe()
        self.update()

    def _put_down(self) -> None:
        held, carried = self.held, self._carried
        place = self._over
        self._let_go()
        if held is not None and carried is not None and place != self._place_of(carried):
            self._marked = place
            self.moves_wanted.emit(held)

    def _place_of(self, turn: Occurrence) -> int | None:
        return next((i for i, cell in enumerate(self.week.cells) if cell.turn == turn), None)

    def _let_go(self) -> None:
        self._pressed = None
        self.unsetCursor()
        if self._carried is not None:
            self._carried = self.held = None
            self.proposed.emit(None)
            self._describe()
            self.update()

    # ---- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, step = Qt.Key(event.key()), _STEPS.get(Qt.Key(event.key()))
        if self._marked is None:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Escape and self._carried is not None:
            self._let_go()
        elif key in _TAKE:
            if self._carried is None:
                self._take(self._marked)
            else:
                self._put_down()
        elif step is not None and self._carried is not None:
            self._hold_over(self._over + step)
        elif step is not None:
            self._mark_next(step)
        else:
            super().keyPressEvent(event)

    def _mark_next(self, step: int) -> None:
        places = self._places()
        at = places.index(self._marked) if self._marked in places else 0
        self._marked = places[max(0, min(len(places) - 1, at + step))]
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._let_go()
        self.update()

    # ---- the mouse, and the finger that Qt makes one of

    def _place_at(self, x: float) -> int:
        return max(0, min(6, int(x * 7 / max(1, self.width()))))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position().x())
        if event.button() is Qt.MouseButton.LeftButton and place in self._places():
            self._let_go()
            self._pressed, self._marked = event.position(), place
            self.update()
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or self._marked is None:
            return
        far = QGuiApplication.styleHints().startDragDistance()
        if self._carried is None and (event.position() - self._pressed).manhattanLength() >= far:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._take(self._marked)
        if self._carried is not None:
            self._hold_over(self._place_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None and self._carried is not None:
            self._put_down()
        self._pressed = None
        self.unsetCursor()
        super().mouseReleaseEvent(event)

    # ---- size

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()

    def _heights(self) -> tuple[int, int]:
        small = QFontMetrics(self._look.font("small")).height()
        return small, QFontMetrics(self._look.font("strong")).height()

    def sizeHint(self) -> QSize:
        small, strong = self._heights()
        lines = (1 + self._state_lines()) * small + self._name_lines() * strong
        return QSize(560, lines + 40)

    def _state_lines(self) -> int:
        """Two where a state does not fit its box on one line."""
        metrics = QFontMetrics(self._look.font("small"))
        widest = max((metrics.horizontalAdvance(c.state) for c in self.week.cells), default=0)
        return 1 if widest <= self.width() / 7 - _INSET else 2

    def _name_lines(self) -> int:
        """Two where a name does not fit its box on one line."""
        metrics = QFontMetrics(self._look.font("strong"))
        widest = max((metrics.horizontalAdvance(c.name) for c in self.week.cells), default=0)
        return 1 if widest <= self.width() / 7 - _INSET else 2

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        return QSize(7 * self._look.px(50), self.sizeHint().height())

    # ---- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        week = self.held.week if self.held else self.week
        if not week.cells:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self.width() / 7
        boxes = [QRectF(i * width + 1, 1, width - 4, self.height() - 2) for i in range(7)]
        for place, (cell, box) in enumerate(zip(week.cells, boxes, strict=True)):
            self._paint_box(painter, place, cell, box)
        if self.held:
            self._paint_recovery(painter, week.ends, QRectF(0, 2, 0, self.height() - 4), _SHADE)
        self._paint_recovery(painter, week.ends, QRectF(0, self.height() - 13, 0, 7), _BAND)
        for cell, box in zip(week.cells, boxes, strict=True):
            self._paint_cell(painter, cell, box.adjusted(10, 8, -6, -14))

    def _paint_box(self, painter: QPainter, place: int, cell: Cell, box: QRectF) -> None:
        held = self.held is not None and place == self._over
        marked = self.hasFocus() and self.held is None and place == self._marked
        painter.setPen(
            QPen(self._look.colour("accent" if cell.name else "border"), 3 if held or marked else 1)
        )
        painter.setBrush(self._look.colour("panel" if cell.name else "button"))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1) if held or marked else box, 6, 6)

    def _paint_recovery(
        self, painter: QPainter, ends: Sequence[float], row: QRectF, alphas: tuple[int, int]
    ) -> None:
        """Lighter first, so that a later leg day's darker band lies over it."""
        painter.setPen(Qt.PenStyle.NoPen)
        unit, (longer, recovery) = self.width() / 7, alphas
        spans = [(end, LONGER_DAYS, longer) for end in ends]
        spans += [(end, RECOVERY_DAYS, recovery) for end in ends]
        for start, days, alpha in spans:
            left, right = max(0.0, start), min(7.0, start + days)
            if right > left:
                colour = QColor(self._look.colour("accent"))
                colour.setAlpha(alpha)
                painter.setBrush(colour)
                band = QRectF(left * unit, row.top(), (right - left) * unit - 3, row.height())
                painter.drawRoundedRect(band, 3.5, 3.5)

    def _paint_cell(self, painter: QPainter, cell: Cell, area: QRectF) -> None:
        small, strong = self._heights()
        state = cell.state.replace(" min", "\u00a0min")
        lines = (
            (cell.date, "label" if cell.today else "small",
             "text" if cell.today else "muted", small, 1),
            (cell.name, "strong", "text", strong, self._name_lines()),
            (state, "small", "good" if cell.done else "muted", small, self._state_lines()),
        )  # fmt: skip
        top = area.top()
        for text, font, colour, height, count in lines:
            painter.setFont(self._look.font(font))
            painter.setPen(self._look.colour(colour))
            room = QRectF(area.left(), top, area.width(), count * height)
            painter.drawText(room, int(Qt.TextFlag.TextWordWrap), fitting(text, room, painter))
            top += count * height + 4


def fitting(text: str, room: QRectF, painter: QPainter) -> str:
    """The text with places to break long words at; cut short where it does not fit even so."""
    metrics, broken = painter.fontMetrics(), breakable(text)
    needed = metrics.boundingRect(room.toRect(), int(Qt.TextFlag.TextWordWrap), broken)
    if needed.height() <= room.height() and needed.width() <= room.width():
        return broken
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
