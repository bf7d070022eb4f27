"""The tabs of the main window: flat, the chosen one underlined."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QTabBar

from legday_gui.window.look import Look


class TabBar(QTabBar):
    """A row of tabs in the house style."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setAccessibleName("Tabs")
        look.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.setFont(self._look.font("strong"))
        self.updateGeometry()
        self.update()

    def tabSizeHint(self, index: int) -> QSize:
        text = QFontMetrics(self.font()).size(Qt.TextFlag.TextSingleLine, self.tabText(index))
        return QSize(text.width() + 44, text.height() + 24)

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        for index in range(self.count()):
            area = self.tabRect(index)
            chosen = index == self.currentIndex()
            painter.setPen(self._look.colour("text" if chosen else "muted"))
            painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), self.tabText(index))
            if chosen:
                # Not fillRect: its gradients make PySide load 180 names at the first paint.
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._look.colour("accent"))
                painter.drawRect(QRect(area.left(), area.bottom() - 2, area.width(), 3))
                if self.hasFocus():
                    painter.setPen(self._look.colour("text"))
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.drawRect(area.adjusted(4, 4, -5, -7))
