"""A list to choose one from, in the shape of the buttons."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox

_RADIUS = 6
_MARGIN = 10
_CHEVRON = 8


class Choice(QComboBox):
    """Shows what is chosen and a chevron; the wheel scrolls the page under it."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + _MARGIN, max(hint.height(), self.fontMetrics().height() + 12))

    def shown(self) -> str:
        """The words in the closed box."""
        return self.currentText() or self.placeholderText()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = self.palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(0.45)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        edge = palette.text() if self.hasFocus() else palette.mid()
        painter.setPen(QPen(edge, 1.5 if self.hasFocus() else 1))
        painter.setBrush(palette.alternateBase() if self.underMouse() else palette.base())
        painter.drawRoundedRect(area, _RADIUS, _RADIUS)
        self._draw_chevron(painter)
        painter.setPen(palette.text().color())
        room = self.rect().adjusted(_MARGIN, 0, -2 * _MARGIN - _CHEVRON, 0)
        shown = self.fontMetrics().elidedText(
            self.shown(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown)
        painter.end()

    def _draw_chevron(self, painter: QPainter) -> None:
        painter.setPen(QPen(self.palette().placeholderText(), 1.5))
        right, middle = self.width() - _MARGIN, self.height() / 2
        tip = QPointF(right - _CHEVRON / 2, middle + 2)
        for end in (QPointF(right - _CHEVRON, middle - 2), QPointF(right, middle - 2)):
            painter.drawLine(end, tip)
