"""The rest timer. It draws what the logbook says; it never takes the focus."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from legday_gui.window.look import Look
from legday_gui.window.session.flow import Flow
from legday_gui.window.session.parts import Words
from legday_gui.window.widgets import Button, Card

TICK_MS = 200
FLASH_S = 6.0
FORGOTTEN_S = 15 * 60  # a rest that ended so long ago is no longer shown


class RestCard(Card):
    """Counts down from a moment and a length kept in the logbook, so it survives a restart."""

    longer = Signal(int)  # seconds, negative for shorter
    skipped = Signal()
    started = Signal()
    over = Signal()

    def __init__(self, look: Look, clock: Callable[[], float], sound: Callable[[], bool]) -> None:
        super().__init__(look, "Rest")
        self._clock = clock
        self._sound = sound
        self._from: float | None = None
        self._length = 0
        self._rang = True
        self._ring = Ring(look)
        self._said = Words(look, "small", "muted").wrapped()
        self._said.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._shorter = self._button(
            look, "− 30 s", "Rest 30 seconds less", lambda: self.longer.emit(-30)
        )
        self._longer = self._button(
            look, "+ 30 s", "Rest 30 seconds more", lambda: self.longer.emit(30)
        )
        self._skip = self._button(look, "Skip", "Skip the rest (Ctrl+R)", self.skipped.emit)
        self._start = self._button(look, "Start rest", "Start a rest (Ctrl+R)", self.started.emit)
        row = Flow(centred=True)
        for button in (self._shorter, self._longer, self._skip, self._start):
            row.addWidget(button)
        self.body.addWidget(self._ring, 1)
        self.body.addWidget(self._said)
        self.body.addLayout(row)
        self._ticker = QTimer(self)
        self._ticker.setInterval(TICK_MS)
        self._ticker.timeout.connect(self._tick)
        self.show_rest(None, None)

    def _button(self, look: Look, text: str, name: str, slot: Callable[[], object]) -> Button:
        button = Button(look, text, touch=True)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(slot)
        return button

    def remaining(self) -> float | None:
        """Seconds left, negative once it is over; None where no rest runs."""
        return None if self._from is None else self._from + self._length - self._clock()

    def show_rest(self, from_ms: int | None, rest_s: int | None) -> None:
        """Show the rest that began at ``from_ms`` (UTC milliseconds), lasting ``rest_s``."""
        known = from_ms is not None and rest_s is not None
        new_from = from_ms / 1000 if known and from_ms is not None else None
        length = rest_s or 0
        if (new_from, length) != (self._from, self._length):
            self._from, self._length = new_from, length
            left = self.remaining()
            # What ended before it was shown (a restart) does not ring.
            self._rang = left is None or left <= 0
        self._tick()

    def _tick(self) -> None:
        left = self.remaining()
        if left is not None and left < -FORGOTTEN_S:
            self._from = left = None
        if left is not None and left <= 0 and not self._rang:
            self._rang = True
            if self._sound():
                QApplication.beep()
            self.over.emit()
        running = left is not None and left > 0
        for button in (self._shorter, self._longer, self._skip):
            button.setVisible(left is not None)
        self._start.setVisible(left is None)
        sentence = self._sentence(left)
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))
        share = left / self._length if running and left and self._length else 0.0
        flash = left is not None and -FLASH_S < left <= 0 and int(left * 2) % 2 == 0
        self._ring.show_time(left, share, flash)
        if left is None:
            self._ticker.stop()
        elif not self._ticker.isActive():
            self._ticker.start()

    @staticmethod
    def _sentence(left: float | None) -> str:
        if left is None:
            return "Starts by itself after a set."
        return "" if left > 0 else "Rest is over."


class Ring(QWidget):
    """A ring that empties, with minutes and seconds inside."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._text = "0:00"
        self._share = 0.0
        self._flash = False
        self._idle = True
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        side = round(QFontMetrics(self._look.font("huge")).height() * 3.4)
        return QSize(side, side)

    minimumSizeHint = sizeHint

    def show_time(self, left: float | None, share: float, flash: bool) -> None:
        """``left`` in seconds, ``share`` of the ring still full."""
        text = clock_text(left or 0.0)
        state = (text, share, flash, left is None)
        if state == (self._text, self._share, self._flash, self._idle):
            return
        self._text, self._share, self._flash, self._idle = state
        self.setAccessibleName("No rest running" if left is None else f"Rest {text}")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(self.width(), self.height())
        thick = max(6.0, side / 15)
        centre = QPointF(self.rect().center())
        radius = (side - thick) / 2 - 1
        box = QRectF(centre.x() - radius, centre.y() - radius, radius * 2, radius * 2)
        colour = self._look.colour
        if self._flash:
            painter.setBrush(colour("accent"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(box)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour("track"), thick))
        painter.drawEllipse(box)
        if self._share > 0:
            pen = QPen(colour("accent"), thick)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawArc(box, 90 * 16, -round(self._share * 360 * 16))
        role = "accent_text" if self._flash else "muted" if self._idle else "text"
        painter.setPen(colour(role))
        painter.setFont(self._look.font("huge"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)
        painter.end()


def clock_text(seconds: float) -> str:
    """Minutes and seconds; what is over counts up with a plus. A started second shows whole."""
    whole = -int(-seconds // 1) if seconds > 0 else int(-seconds)
    text = f"{whole // 60}:{whole % 60:02d}"
    return f"+{text}" if seconds < 0 and whole else text
