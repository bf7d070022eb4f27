"""Dots and bars: colour beside words, never instead of them."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from legday_gui.training.values import Muscle
from legday_gui.window.look import Look


class Dot(QWidget):
    """The colour of a muscle."""

    def __init__(self, look: Look, muscle: Muscle | None = None) -> None:
        super().__init__()
        self._look = look
        self._muscle = muscle
        self.setFixedSize(10, 10)
        look.changed.connect(self.update)

    def set_muscle(self, muscle: Muscle | None) -> None:
        """Show another muscle."""
        self._muscle = muscle
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.muscle_colour(self._muscle))
        painter.drawEllipse(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))


class Bar(QWidget):
    """A thin bar filled to a share of its width, with ticks and a lighter band on the track."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._share = 0.0
        self._colour = QColor()
        self._ticks: Sequence[float] = ()
        self._band: tuple[float, float] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def set_value(self, share: float, ticks: Sequence[float] = ()) -> None:
        """Fill to a share of the width, 0 to 1, with marks at other shares."""
        self._share = max(0.0, min(1.0, share))
        self._ticks = ticks
        self.update()

    def set_colour(self, colour: QColor) -> None:
        self._colour = colour
        self.update()

    def set_band(self, low: float, high: float) -> None:
        """A darker stretch of the track between two shares of the width."""
        self._band = (low, high)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(80, 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        width = float(self.width())
        line = QRectF(0, self.height() / 2 - 2.5, width, 5)
        painter.setBrush(self._look.colour("track"))
        painter.drawRoundedRect(line, 2.5, 2.5)
        if self._band:
            low, high = self._band
            painter.setBrush(self._look.colour("border"))
            painter.drawRect(QRectF(low * width, line.y(), (high - low) * width, 5))
        if self._share > 0:
            painter.setBrush(self._colour)
            filled = QRectF(0, line.y(), max(5.0, self._share * width), 5)
            painter.drawRoundedRect(filled, 2.5, 2.5)
        painter.setBrush(self._look.colour("muted"))
        for tick in self._ticks:
            painter.drawRect(QRectF(min(tick * width, width - 1), 0, 1.2, self.height()))


class Line(QWidget):
    """A hairline across the window."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setFixedHeight(1)
        look.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setPen(self._look.colour("border"))
        painter.drawLine(0, 0, self.width(), 0)
        painter.end()
