"""The fields of the current set: one a number, and the line that takes a whole set."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit

from legday_gui.window.look import Look

ENDING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)  # what the page decides on


def _is_command(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


class Field(QLineEdit):
    """One number. Keys that are none go up to the page; Ctrl+Z only stays while text is new."""

    overflowed = Signal(str)  # more than a number was typed: the whole line goes to the entry

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look = look
        self._clean = ""
        self.setAccessibleName(name)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFrame(False)
        self.setMaxLength(40)
        look.changed.connect(self._dress)
        self._dress()

    def show_text(self, text: str) -> None:
        self._clean = text
        if self.text() != text:
            self.setText(text)
        self.setModified(False)

    def restore(self) -> None:
        self.show_text(self._clean)

    def event(self, event: QEvent) -> bool:
        # The logbook's undo is reached unless there is text here that was not yet logged.
        if event.type() == QEvent.Type.ShortcutOverride and not self.isModified():
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() and event.text() in " x×*@/":
            self.overflowed.emit(self.text() + event.text())
        elif event.key() in ENDING or (_is_command(event) and not self.isModified()):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if not self.isModified():
            self.selectAll()

    def _dress(self) -> None:
        self.setFont(self._look.font("strong"))
        palette = self.palette()
        palette.setColor(palette.ColorRole.Base, self._look.colour("field"))
        palette.setColor(palette.ColorRole.Text, self._look.colour("text"))
        self.setPalette(palette)


class EntryLine(Field):
    """The one line in which a whole set is typed; it appears with the first character."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Set as one line, for example 102.5 8@2")
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setPlaceholderText("102.5 8@2")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENDING:
            event.ignore()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.accept()  # a line half typed is not nudged
        else:
            QLineEdit.keyPressEvent(self, event)
