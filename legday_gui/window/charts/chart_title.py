"""The heading of a chart, in two lines at most."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent

from legday_gui.window.widgets import Heading


class ChartTitle(Heading):
    """A longer one is cut short in one line; the tool tip has it whole."""

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setToolTip(text)

    def heightForWidth(self, width: int) -> int:
        needed = super().heightForWidth(width)
        return needed if needed <= self._most() else self.fontMetrics().height()

    def _most(self) -> int:
        return 2 * self.fontMetrics().lineSpacing() + 4

    def paintEvent(self, event: QPaintEvent) -> None:
        if super().heightForWidth(self.width()) <= self._most():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        short = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width()
        )
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter), short)
