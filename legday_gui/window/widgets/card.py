"""A rounded panel that holds one subject."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout

from legday_gui.window.look import Look
from legday_gui.window.widgets.labels import Label

_RADIUS = 8


class Card(QFrame):
    """A panel with a border; ``body`` is its layout, under the title where there is one."""

    def __init__(self, look: Look, title: str = "") -> None:
        super().__init__()
        self._look = look
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(16, 14, 16, 14)
        self.body.setSpacing(8)
        if title:
            self.body.addWidget(Label(look, title, "label", "muted"))
            self.setAccessibleName(title)
        look.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.colour("border"), 1))
        painter.setBrush(self._look.colour("panel"))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS
        )
