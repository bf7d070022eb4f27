"""Where one trains: the places to choose from, remembered for this machine."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from legday_gui.logbook import places
from legday_gui.window.session.parts import Words, clear
from legday_gui.window.widgets import Button, Pill
from legday_gui.window.widgets.flow import Flow
from legday_gui.window.workspace import Workspace


class PlaceRow(QWidget):
    """``chosen`` carries the id of a place, 0 for the usual plates; ``edit_asked`` wants to
    change places and what they have."""

    chosen = Signal(object)
    edit_asked = Signal()

    def __init__(self, space: Workspace) -> None:
        super().__init__()
        self._space = space
        self._pills = Flow()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(Words(space.look, "body", "muted", "At"))
        row.addLayout(self._pills, 1)

    def refresh(self) -> None:
        """Read the places again and light the one of this machine."""
        clear(self._pills)
        found = places.places(self._space.logbook)
        here = self._space.settings.place
        known = here in [place.id for place in found]
        for place_id, name in [*((p.id, p.name) for p in found), (0, "Usual plates")]:
            pill = Pill(self._space.look, name, checkable=True)
            pill.setMinimumHeight(44)
            pill.setChecked(place_id == here if known else place_id == 0)
            pill.setAccessibleName(f"Train at: {name}")
            pill.clicked.connect(lambda _=False, i=place_id: self.chosen.emit(i))
            self._pills.addWidget(pill)
        edit = Button(self._space.look, "Places…", "quiet", touch=True)
        edit.setAccessibleName("Places: bars, plates, dumbbells and stacks (Ctrl+Shift+P)")
        edit.setToolTip(edit.accessibleName())
        edit.clicked.connect(self.edit_asked)
        self._pills.addWidget(edit)
