"""The imports of the past: each can be taken back as a whole, and brought back again."""

from datetime import UTC, datetime

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QGridLayout

from legday_gui.logbook import importing
from legday_gui.training.calendar import offset_minutes_at
from legday_gui.window.dialogs.page import Page
from legday_gui.window.widgets import Button, Label, Muted
from legday_gui.window.workspace import Workspace


class ImportsPage(Page):
    """A line per import: when, from where, how much, and whether it is in the logbook now."""

    def __init__(self, workspace: Workspace) -> None:
        look = workspace.look
        super().__init__(look, "Imports so far", 860)
        self._space = workspace
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(12)
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)
        self._said = Muted(look, "")
        self.body.addWidget(self._said)
        done = Button(look, "Done", "primary")
        done.clicked.connect(self.closed)
        self.body.addWidget(done)
        self._show()

    def _show(self) -> None:
        while self._grid.count():
            self._grid.takeAt(0).widget().deleteLater()
        look = self._space.look
        found = importing.imports(self._space.logbook, self._space.athlete_id)
        if not found:
            self._said.setText("Nothing was imported yet: File → Import workouts… does it.")
        for row, one in enumerate(found):
            sets = QLocale().toString(int(one.counts.get("sets", 0)))
            state = "taken back" if one.binned else f"{sets} sets"
            self._grid.addWidget(Muted(look, _date(one.imported_at)), row, 0)
            self._grid.addWidget(Label(look, f"{one.app}: {one.file_name}"), row, 1)
            self._grid.addWidget(Muted(look, state), row, 2)
            button = Button(look, "Bring back" if one.binned else "Take back")
            button.setAccessibleName(f"{button.text()} {one.file_name}")
            button.clicked.connect(lambda _=False, i=one.id, b=one.binned: self._turn(i, binned=b))
            self._grid.addWidget(button, row, 3)

    def _turn(self, import_id: int, *, binned: bool) -> None:
        book = self._space.logbook
        if binned:
            importing.bring_back(book, import_id)
            self._said.setText("")
        else:
            self._said.setText(" ".join(importing.undo_import(book, import_id)))
        self._show()


def _date(milliseconds: int) -> str:
    seconds = milliseconds // 1000
    local = datetime.fromtimestamp(seconds + offset_minutes_at(seconds) * 60, UTC)
    return QLocale().toString(local.date(), QLocale.FormatType.ShortFormat)
