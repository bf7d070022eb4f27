"""A line of text over a cell of a day's table."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from legday_gui.window.look import Look
from legday_gui.window.plan.field import Field


class CellEntry(Field):
    """``committed`` on Enter, and on leaving with a changed text; ``given_up`` otherwise."""

    committed = Signal(str)
    given_up = Signal()

    def __init__(self, look: Look, name: str, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.setFont(look.font("body"))
        self.setMaxLength(40)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setAccessibleName(name)
        self.editingFinished.connect(self._finish)

    def _finish(self) -> None:
        if self.isModified():
            self.committed.emit(self.text())
        else:
            self.given_up.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                event.accept()  # or it would open the row once more
