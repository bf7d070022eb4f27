"""Places: what stands where one trains, so that every load shown can be made there."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from legday_gui import settings as store
from legday_gui.logbook import places
from legday_gui.logbook.errors import LogbookError
from legday_gui.logbook.library import exercises
from legday_gui.training.values import Implement, Place, Unit
from legday_gui.window.dialogs.page import Page
from legday_gui.window.dialogs.place_reading import (
    SECTIONS,
    Section,
    new_implement,
    refuse_doubles,
)
from legday_gui.window.dialogs.place_rows import Cell, SectionView
from legday_gui.window.session.parts import clear
from legday_gui.window.widgets import Button, Label, Muted, Pill
from legday_gui.window.widgets.flow import Flow
from legday_gui.window.workspace import Workspace

WHY = (
    "Loads, plates and warm-ups are made from what stands here. A name such as kettlebell, "
    "trap bar, smith or cable keeps a row for that equipment."
)
NONE_YET = (
    "No place is known yet: loads are made from the plates that a common gym has. "
    "Add place begins with those, to be corrected."
)


class PlacesPage(Page):
    """Each change is written when it is made, and taken back by Ctrl+Z."""

    here_changed = Signal()  # another place is that of this machine

    def __init__(self, workspace: Workspace) -> None:
        look = workspace.look
        super().__init__(look, "Places", look.px(860))
        self._space = workspace
        self._chosen = workspace.settings.place
        self._pills = Flow()
        self._add = Button(look, "+ Add place", touch=True)
        self._add.clicked.connect(self.add)
        self._why = Muted(look, WHY)
        self._said = Label(look, "", "body", "bad")
        self._said.hide()
        self.name = Cell(look, "Name of the place", wide=True)
        self.name.committed.connect(self._rename)
        self.here = Pill(look, "This machine stands here", checkable=True)
        self.here.setMinimumHeight(44)
        self.here.clicked.connect(self._stand_here)
        self._units = [self._unit_pill(unit) for unit in Unit]
        self._remove = Button(look, "Remove place", touch=True)
        self._remove.clicked.connect(self.remove)
        self._editor = QWidget()
        self._sections = [self._section(section) for section in SECTIONS]
        self._build()
        self.refresh()

    def _build(self) -> None:
        for widget in (self._why, self._said):
            self.body.addWidget(widget)
        self.body.addLayout(self._pills)
        head = Flow()
        for part in (*self._units, self.here, self._remove):
            head.addWidget(part)
        box = QVBoxLayout(self._editor)
        box.setContentsMargins(0, 8, 0, 0)
        box.setSpacing(12)
        box.addWidget(self.name)
        box.addLayout(head)
        for view in self._sections:
            box.addWidget(view)
        self.body.addWidget(self._editor)
        done = Button(self._space.look, "Done", "primary", touch=True)
        done.clicked.connect(self.closed)
        self.body.addWidget(done)

    def _unit_pill(self, unit: Unit) -> Pill:
        pill = Pill(self._space.look, unit.value, checkable=True)
        pill.setAccessibleName(f"Plates and dumbbells here are in {unit.value}")
        pill.setToolTip(pill.accessibleName())
        pill.setMinimumSize(44, 44)
        pill.clicked.connect(lambda: self._change({"unit": unit}))
        return pill

    def _section(self, section: Section) -> SectionView:
        known = exercises(self._space.logbook).values()
        fitting = sorted((e for e in known if e.load_kind is section.serves), key=lambda e: e.name)
        view = SectionView(self._space.look, section, fitting)
        view.adding.connect(lambda: self._add_to(view, section))
        view.removing.connect(lambda gone: self._write(view, lambda all_: without(all_, gone)))
        view.editing.connect(lambda before, after: self._exchange(view, before, after))
        return view

    # ---- showing

    @property
    def place(self) -> Place | None:
        """The place that is being edited."""
        return places.place(self._space.logbook, self._chosen)

    def refresh(self) -> None:
        """Read the places again, after a change here or an undo."""
        found = places.places(self._space.logbook)
        if self.place is None:
            self._chosen = found[0].id if found else 0
        self._pills.removeWidget(self._add)
        clear(self._pills)
        for place in found:
            pill = Pill(self._space.look, place.name, checkable=True)
            pill.setMinimumHeight(44)
            pill.setChecked(place.id == self._chosen)
            pill.setAccessibleName(f"Show {place.name}")
            pill.clicked.connect(lambda _=False, i=place.id: self.choose(i))
            self._pills.addWidget(pill)
        self._pills.addWidget(self._add)
        self._show_place(self.place)
        self.hold_focus()

    def _show_place(self, place: Place | None) -> None:
        self._editor.setVisible(place is not None)
        self._why.setText(WHY if place else NONE_YET)
        if place is None:
            return
        self.name.show_text(place.name)
        for unit, pill in zip(Unit, self._units, strict=True):
            pill.setChecked(unit is place.unit)
        self.here.setChecked(place.id == self._space.settings.place)
        self._remove.setAccessibleName(f"Remove {place.name}")
        for view in self._sections:
            view.show_implements(place.implements, place.unit)

    def choose(self, place_id: int) -> None:
        """Show another place."""
        self._chosen = place_id
        self.say("")
        self.refresh()

    def say(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))

    # ---- changes

    def add(self) -> None:
        """Add a place with the usual stock; the first one is that of this machine."""
        book, names = self._space.logbook, [p.name for p in places.places(self._space.logbook)]
        free = (f"Gym {n}" if n > 1 else "My gym" for n in range(1, len(names) + 2))
        name = next(name for name in free if name not in names)

        def act() -> None:
            self._chosen = places.add_place(book, name, self._space.unit)

        if self._try(act, self.say):
            if not names:
                self._stand_here()
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
            self.name.selectAll()

    def remove(self) -> None:
        """Put the place into the bin."""
        place = self.place
        if place is None:
            return
        if self._try(lambda: places.remove_place(self._space.logbook, place.id), self.say):
            self.say(f"{place.name} was removed: Ctrl+Z brings it back.")

    def _rename(self) -> None:
        name = " ".join(self.name.text().split())
        others = [p.name for p in places.places(self._space.logbook) if p.id != self._chosen]
        if not name:
            self.say("A place needs a name: type one, or press Escape for the former one.")
        elif name in others:
            self.say(f"{name} is there already: choose another name.")
        else:
            self._change({"name": name})

    def _change(self, fields: dict[str, object]) -> None:
        self._try(lambda: places.edit_place(self._space.logbook, self._chosen, **fields), self.say)

    def _stand_here(self) -> None:
        """Remember for this machine that it stands here, or that it does so no longer."""
        settings = self._space.settings
        settings.place = 0 if settings.place == self._chosen else self._chosen
        try:
            store.save(settings)
        except OSError as error:
            self.say(f"The place cannot be remembered ({error}): make room on the disk.")
        self._show_place(self.place)
        self.here_changed.emit()

    def _add_to(self, view: SectionView, section: Section) -> None:
        place, before = self.place, set(view.rows)
        if place is None:
            return
        added = new_implement(section.kind, place.unit, place.implements)
        self._write(view, lambda all_: [*all_, added])
        for new in view.rows.keys() - before:
            first = next(iter(view.rows[new].cells.values()))
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            first.selectAll()

    def _exchange(self, view: SectionView, before: Implement, after: Implement) -> None:
        if not self._write(view, lambda all_: exchanged(all_, before, after)):
            view.rows[before.id].refuse()

    def _write(
        self, view: SectionView, change: Callable[[tuple[Implement, ...]], Sequence[Implement]]
    ) -> bool:
        place = self.place
        if place is None:
            return False
        wanted = change(place.implements)

        def act() -> None:
            for implement in wanted:
                refuse_doubles(implement, wanted, place.unit)
            places.set_implements(self._space.logbook, place.id, wanted)

        return self._try(act, view.say)

    def _try(self, act: Callable[[], object], say: Callable[[str], None]) -> bool:
        """Write and show it; what is refused is said and stays as typed."""
        try:
            act()
        except LogbookError as error:
            say(str(error))
            return False
        say("")
        self.refresh()
        return True


def without(implements: tuple[Implement, ...], gone: Implement) -> list[Implement]:
    return [i for i in implements if i.id != gone.id]


def exchanged(
    implements: tuple[Implement, ...], before: Implement, after: Implement
) -> list[Implement]:
    return [after if i.id == before.id else i for i in implements]
