"""A notice of the desktop, for who looks at another window."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QSystemTrayIcon, QWidget

SHOWN_MS = 8000


class Notice:
    """Tells through the icon beside the clock, which a desktop may have or not."""

    def __init__(self, widget: QWidget, colour: QColor) -> None:
        self._widget = widget
        self._tray = QSystemTrayIcon(_icon(colour), widget)
        self._tray.setToolTip("Leg Day")
        self._tray.activated.connect(self._raise)
        self._tray.messageClicked.connect(self._raise)

    @staticmethod
    def possible() -> bool:
        """Whether this desktop shows notices of programs."""
        return QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()

    def show(self, title: str, text: str) -> None:
        """Show a notice; where the desktop has none, nothing happens."""
        if self.possible():
            self._tray.show()
            self._tray.showMessage(title, text, self._tray.icon(), SHOWN_MS)

    def _raise(self) -> None:
        window = self._widget.window()
        window.raise_()
        window.activateWindow()


def _icon(colour: QColor) -> QIcon:
    """A timer's ring, three quarters full."""
    picture = QPixmap(64, 64)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 10))
    painter.drawArc(QRectF(8, 8, 48, 48), 90 * 16, -270 * 16)
    painter.end()
    return QIcon(picture)
