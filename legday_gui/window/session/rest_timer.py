"""The rest timer. It draws what the logbook says; it never takes the focus."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from legday_gui.settings import Settings
from legday_gui.window.look import Look
from legday_gui.window.session.parts import Words, show_if
from legday_gui.window.widgets import Button, Card
from legday_gui.window.widgets.flow import Flow

if TYPE_CHECKING:
    from legday_gui.window.session.bell import Bell
    from legday_gui.window.session.notice import Notice

TICK_MS = 200
FLASH_S = 6.0
FORGOTTEN_S = 15 * 60  # a rest that ended so long ago is no longer shown


class RestCard(Card):
    """Counts down from a moment and a length kept in the logbook, so it survives a restart.

    Only the time of day is read, never a count of ticks: a machine that slept shows what is true.
    """

    longer = Signal(int)  # seconds, negative for shorter
    skipped = Signal()
    started = Signal()
    restarted = Signal()
    over = Signal()
    ticked = Signal()  # what is shown may have changed

    def __init__(self, look: Look, clock: Callable[[], float], settings: Settings) -> None:
        super().__init__(look, "Rest")
        self._look = look
        self._clock = clock
        self._settings = settings
        self._asked: tuple[float, int] | None = None  # moment and length as the logbook has them
        self._from: float | None = None
        self._length = 0
        self._why = ""
        self._coming = ""
        self._rang = True
        self._ring = Ring(look)
        self._said = _centred(look, "muted")
        self._next = _centred(look, "text")
        self._buttons = self._make_buttons()
        row = Flow(centred=True)
        for button in self._buttons.values():
            row.addWidget(button)
        self.body.addWidget(self._ring, 1)
        self.body.addWidget(self._said)
        self.body.addWidget(self._next)
        self.body.addLayout(row)
        self._ticker = QTimer(self)
        self._ticker.setInterval(TICK_MS)
        self._ticker.timeout.connect(self._tick)
        self.show_rest(None, None)

    def _make_buttons(self) -> dict[str, Button]:
        """The buttons by their words; each has a key of the session that does the same."""
        made = {}
        for text, name, slot in (
            ("− 30 s", "Rest 30 seconds less (Ctrl+Left)", lambda: self.longer.emit(-30)),
            ("+ 30 s", "Rest 30 seconds more (Ctrl+Right)", lambda: self.longer.emit(30)),
            ("Skip", "Skip the rest (Ctrl+R)", self.skipped.emit),
            ("Stop", "Stop the timer (Ctrl+.)", self.skipped.emit),
            ("Restart", "Start the rest again (Ctrl+Shift+R)", self.restarted.emit),
            ("Start rest", "Start a rest (Ctrl+R)", self.started.emit),
        ):
            button = Button(self._look, text, touch=True)
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(slot)
            made[text] = button
        return made

    # ---- the time

    def remaining(self) -> float | None:
        """Seconds left, negative once it is over; None where no rest runs."""
        if self._from is None:
            return None
        return min(self._length, self._from + self._length - self._clock())

    @property
    def flashing(self) -> bool:
        """Whether the eye is to be caught now: every other half second, once the rest is over."""
        left = self.remaining()
        return left is not None and -FLASH_S < left <= 0 and int(left * 2) % 2 == 0

    @property
    def words(self) -> str:
        """What is left in minutes and seconds, ``+0:12`` when it is over; empty without a rest."""
        left = self.remaining()
        return "" if left is None else clock_text(left)

    def show_rest(self, from_ms: int | None, rest_s: int | None, why: str = "") -> None:
        """Show the rest that began at ``from_ms`` (UTC milliseconds), lasting ``rest_s``.

        ``why`` is said while it runs: what made it longer, or shorter, than usual; or why there
        is none after the last set, which a length of 0 means.
        """
        asked = (from_ms / 1000, rest_s) if from_ms is not None and rest_s else None
        self._why = why
        if asked != self._asked:
            self._asked = asked
            self._from, self._length = asked or (None, 0)
            left = self.remaining()
            # What ended before it was shown (a restart) does not ring.
            self._rang = left is None or left <= 0
        self._tick()

    def show_coming(self, words: str) -> None:
        """``words``: the set that follows the rest, with its load."""
        self._coming = words
        self._show_words(self.remaining())

    def _tick(self) -> None:
        if self._from is not None:
            # The clock was set back: the rest begins anew, rather than last for hours.
            self._from = min(self._from, self._clock())
        left = self.remaining()
        if left is not None and left < -FORGOTTEN_S:
            self._from = left = None
        if left is not None and left <= 0 and not self._rang:
            self._rang = True
            self._alarm()
        self._show_buttons(left)
        self._show_words(left)
        share = left / self._length if left and left > 0 and self._length else 0.0
        self._ring.show_time(left, share, self.flashing)
        if left is None:
            self._ticker.stop()
        elif not self._ticker.isActive():
            self._ticker.start()
        self.ticked.emit()

    def _show_buttons(self, left: float | None) -> None:
        idle, running = left is None, left is not None and left > 0
        for text, shown in (
            ("− 30 s", running),
            ("+ 30 s", not idle),
            ("Skip", running),
            ("Stop", not idle and not running),
            ("Restart", not idle),
            ("Start rest", idle),
        ):
            self._buttons[text].setVisible(shown)

    def _show_words(self, left: float | None) -> None:
        if left is None:
            said = self._why or "Starts by itself after a set."
        else:
            said = self._why if left > 0 else "Rest is over."
        coming = f"Next: {self._coming}" if self._coming and left is not None else ""
        if self._said.text() != (said or " "):
            self._said.setText(said or " ")  # its line stays, so that no button moves under a thumb
        if self._next.text() != coming:
            self._next.setText(coming)
        show_if(self._next, bool(coming))

    # ---- its end

    def _alarm(self) -> None:
        """Sound and notice as the person chose; the ring flashes in any case."""
        if self._settings.rest_sound:
            self._bell.ring()
        if self._settings.rest_notice:
            self._notice.show("Rest is over", self._coming)
        self.over.emit()

    @cached_property
    def _bell(self) -> "Bell":
        from legday_gui.window.session.bell import Bell

        return Bell(self)

    @cached_property
    def _notice(self) -> "Notice":
        from legday_gui.window.session.notice import Notice

        return Notice(self, self._look.colour("accent"))


def _centred(look: Look, colour: str) -> Words:
    words = Words(look, "small", colour).wrapped()
    words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return words


class Ring(QWidget):
    """A ring that empties, with minutes and seconds inside.

    Paints its own ground, so that no second of a rest paints all that lies below it again.
    """

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._text = "0:00"
        self._share = 0.0
        self._flash = False
        self._idle = True
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
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
        painter.fillRect(self.rect(), self._look.colour("panel"))
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
        painter.setFont(self._font(side - 3 * thick))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)
        painter.end()

    def _font(self, room: float) -> QFont:
        """Large, or smaller where ten minutes and more have to find room."""
        font = self._look.font("huge")
        wide = QFontMetrics(font).horizontalAdvance(self._text)
        if wide > room:
            font.setPixelSize(int(font.pixelSize() * room / wide))
        return font


def clock_text(seconds: float) -> str:
    """Minutes and seconds; what is over counts up with a plus. A started second shows whole."""
    whole = -int(-seconds // 1) if seconds > 0 else int(-seconds)
    text = f"{whole // 60}:{whole % 60:02d}"
    return f"+{text}" if seconds < 0 and whole else text
