"""Someone with a keyboard and a mouse in front of the Plan tab."""

from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from legday_gui.logbook import plans
from legday_gui.logbook.library import exercises
from legday_gui.logbook.logbook import Logbook
from legday_gui.training.values import Plan, Prescription
from legday_gui.window.plan.day_table import MIME, DayTable
from legday_gui.window.plan.tab import PlanTab
from legday_gui.window.workspace import Workspace


@dataclass
class Person:
    """Someone with a keyboard and a mouse in front of the tab."""

    qtbot: QtBot
    space: Workspace
    tab: PlanTab

    @property
    def book(self) -> Logbook:
        return self.space.logbook

    def plan(self) -> Plan:
        found = plans.active_plan(self.book, self.space.athlete_id)
        assert found is not None
        return found

    def names(self, day: int) -> list[str]:
        """The exercises of a day in the file, in order."""
        library = exercises(self.book)
        return [library[item.exercise_id].name for item in self.plan().days[day].prescriptions]

    def shown(self, day: int, column: int = 0) -> list[str]:
        """A column of a day's table on the screen."""
        table = self.table(day)
        return [table.item(row, column).text() for row in range(table.rowCount())]

    def table(self, day: int) -> DayTable:
        return self.tab.days[day].table

    def click_row(self, day: int, row: int) -> None:
        table = self.table(day)
        at = table.visualItemRect(table.item(row, 0)).center()
        self.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
              ) -> None:  # fmt: skip
        self.qtbot.keyClick(QApplication.focusWidget(), key, modifier)

    def click(self, widget: QWidget) -> None:
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)

    def fill(self, key: str, text: str) -> None:
        """Type over a field of the editor and press Enter."""
        field = self.tab.editor.fields[key]
        field.setFocus()
        field.selectAll()
        self.qtbot.keyClicks(field, text)
        self.qtbot.keyClick(field, Qt.Key.Key_Return)

    def item(self, day: int, row: int) -> Prescription:
        return self.plan().days[day].prescriptions[row]

    def drop(self, prescription_id: int, day: int, row: int) -> None:
        """Let go of a row just above another one."""
        table, mime = self.table(day), QMimeData()
        mime.setData(MIME, str(prescription_id).encode())
        top = table.rowViewportPosition(row) if row < table.rowCount() else table.height()
        event = QDropEvent(
            QPointF(20, top + 2),
            Qt.DropAction.MoveAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        table.dropEvent(event)
