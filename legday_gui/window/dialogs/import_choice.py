"""The choices of the import page: a list in a box, and columns that grow with the text."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy

from legday_gui.window.look import Look
from legday_gui.window.widgets.choice import Choice


def column_width(look: Look, width: int) -> int:
    """The width of a column: it grows half as fast as the text, so that all stay in view."""
    return (width + look.px(width)) // 2


def box_height(look: Look) -> int:
    """How high a box to choose in is."""
    return max(34, look.px(34))


class FixedChoice(Choice):
    """A list to choose from that is as wide as its column."""

    def __init__(self, look: Look, name: str, width: int) -> None:
        super().__init__()
        self._look = look
        self._width = width
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setMaxVisibleItems(14)
        look.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.setFont(self._look.font("label"))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(column_width(self._look, self._width), box_height(self._look))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
