"""A page in the window, in place of the tabs: a card in the middle, closed by Escape.

Enter presses the button that has the focus. Keys that no field in it takes scroll it.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractSlider,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from legday_gui.window.look import Look
from legday_gui.window.widgets import Button, Card, Heading
from legday_gui.window.widgets.scroll_bar import ScrollBar

_ACTIONS = QAbstractSlider.SliderAction
_SCROLLS = {
    Qt.Key.Key_Up: _ACTIONS.SliderSingleStepSub,
    Qt.Key.Key_Down: _ACTIONS.SliderSingleStepAdd,
    Qt.Key.Key_PageUp: _ACTIONS.SliderPageStepSub,
    Qt.Key.Key_PageDown: _ACTIONS.SliderPageStepAdd,
}


class Page(QWidget):
    """A titled card in the middle of the window. ``closed`` asks to show the tabs again."""

    closed = Signal()

    def __init__(self, look: Look, title: str, width: int = 640) -> None:
        super().__init__()
        self._card = Card(look)
        self._card.setMaximumWidth(width)
        self._card.setMinimumWidth(min(width, 480))
        self.body = self._card.body
        self.body.setContentsMargins(28, 24, 28, 24)
        self.body.setSpacing(12)
        self.body.addWidget(Heading(look, title))
        self.setAccessibleName(title)
        inner = QWidget()
        row = QHBoxLayout(inner)
        row.addStretch(1)
        column = QVBoxLayout()
        column.addWidget(self._card)
        column.addStretch(1)
        row.addLayout(column, 100)
        row.addStretch(1)
        self._area = scroll = QScrollArea()
        scroll.setVerticalScrollBar(ScrollBar())
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 24, 0, 0)
        box.addWidget(scroll)

    def hold_focus(self) -> None:
        """Take the keys where what had them is gone, after an undo for one."""
        focus = self.window().focusWidget()
        if focus is None or not focus.isVisible():
            self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif enter and isinstance(focused, Button) and focused.hasFocus():
            focused.click()
        elif event.key() in _SCROLLS:
            self._area.verticalScrollBar().triggerAction(_SCROLLS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)
