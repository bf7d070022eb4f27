"""Keys without Ctrl that no widget of the session took: digits, arrows, Enter, Escape."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton

if TYPE_CHECKING:
    from legday_gui.window.session.desk import Desk


class KeyInput:
    """Reads them for the desk."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def take(self, event: QKeyEvent) -> bool:
        key, mods = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        control = mods == Qt.KeyboardModifier.ControlModifier
        plain, shift = (
            mods == Qt.KeyboardModifier.NoModifier,
            mods == Qt.KeyboardModifier.ShiftModifier,
        )
        arrow = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(key), 0)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.enter()
        elif arrow and control:
            self._desk.step_line(-arrow)
        elif arrow and (plain or shift):
            self._desk.sets.nudge(arrow if plain else 0, arrow if shift else 0)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._desk.step_exercise(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key == Qt.Key.Key_Escape:
            self._escape()
        elif mods == Qt.KeyboardModifier.AltModifier and Qt.Key.Key_1 <= key <= Qt.Key.Key_5:
            self._desk.panel.answer(key - Qt.Key.Key_0)
        elif (plain or shift) and event.text().strip() and event.text().isprintable():
            if self._desk.line() is not None:
                self._desk.panel.table.entry.start_entry(event.text())
        elif event.text() == " " and self._desk.panel.table.entry.holds_text:
            self._desk.panel.table.entry.start_entry(" ")  # keys that came by another widget
        else:
            return False
        event.accept()
        return True

    def enter(self) -> None:
        """What Enter does: log, else press what has the focus, else go on to what comes next."""
        focused = self._desk.focusWidget()
        if isinstance(focused, QAbstractButton) and focused.hasFocus():
            focused.click()
        elif self._desk.line() is not None:
            self._desk.panel.table.entry.submit()
        elif self._desk.sheet is not None and not self._desk.sheet.finished:
            following = self._desk.sheet.next_block(self._desk.block)
            if following is None:
                self._desk.finish()
            else:
                self._desk.select(following.id)

    def _escape(self) -> None:
        entry = self._desk.panel.table.entry
        if entry.holds_text or entry.said():
            entry.clear_entry()
        elif "rack" in vars(self._desk) and self._desk.rack.isVisible():
            self._desk.rack.leave()
        elif self._desk.chosen is not None:
            self._desk.chosen = None
            self._desk.sync()
        elif self._desk.sheet is not None and self._desk.sheet.finished:
            self._desk.left.emit()
            return
        self._desk.focus_entry()
