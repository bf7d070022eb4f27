"""A scroll bar that is a thin thumb and nothing else."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar

_WIDTH = 12
_SHORTEST = 26  # as Qt has it, which decides what is dragged


class ScrollBar(QScrollBar):
    """Upright, as broad as its thumb needs. Wheel, keys and drags are Qt's own."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Vertical)
        # Two of its width are Qt's arrows, above and below the groove: there, but not drawn.
        self._ends = super().sizeHint().width()

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, 4 * self._ends)

    def paintEvent(self, _event: QPaintEvent) -> None:
        steps = self.maximum() - self.minimum()
        groove = self.height() - 2 * self._ends
        if steps <= 0 or groove <= _SHORTEST:
            return
        length = max(_SHORTEST, groove * self.pageStep() / (steps + self.pageStep()))
        top = self._ends + (groove - length) * (self.sliderPosition() - self.minimum()) / steps
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        palette = self.palette()
        painter.setBrush(palette.placeholderText() if self.isSliderDown() else palette.mid())
        painter.drawRoundedRect(QRectF((self.width() - 6) / 2, top, 6, length), 3, 3)
        painter.end()
