"""Hard sets a week per muscle, against the 10 to 20 that make it grow."""

import textwrap

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from legday_gui.training.values import LEG_MUSCLES, Muscle
from legday_gui.training.volume import HIGH_ABOVE, PRODUCTIVE_FROM
from legday_gui.window.look import Look
from legday_gui.window.plan.reading import Picture
from legday_gui.window.plan.remedy import Remedy, low_muscles, remedy
from legday_gui.window.plan.words import breakable, listed
from legday_gui.window.widgets import Bar, Button, Card, Dot, Label, Muted

_FULL = 24  # sets that fill a bar
_BUTTON_LETTERS = 24


class HardSetsCard(Card):
    """``remedy_wanted`` carries the Remedy that the button names."""

    remedy_wanted = Signal(object)
    dismissed = Signal(str)  # the key of a warning that is put away for good

    def __init__(self, look: Look) -> None:
        super().__init__(look, f"Hard sets a week, aim {PRODUCTIVE_FROM}–{HIGH_ABOVE}")
        self._rows: dict[Muscle, _Row] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self.body.addLayout(self._list)
        self.others = Muted(look)
        self.warning = Label(look, "", "small", "warn")
        self.details = Muted(look)
        self.remedy = Button(look, "")
        self.dismiss = Button(look, "Dismiss", "quiet")
        self._key = ""
        self._remedy: Remedy | None = None
        for muscle in LEG_MUSCLES:
            self._rows[muscle] = _Row(look, muscle)
            self._list.addWidget(self._rows[muscle])
        self.body.addWidget(self.warning)
        self.body.addWidget(self.details)
        self.body.addWidget(self.remedy, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.dismiss, 0, Qt.AlignmentFlag.AlignLeft)
        self.dismiss.clicked.connect(lambda: self.dismissed.emit(self._key))
        self.body.addWidget(self.others)
        self.remedy.clicked.connect(lambda: self.remedy_wanted.emit(self._remedy))

    def number(self, muscle: Muscle) -> str:
        """The number shown for a leg muscle."""
        return self._rows[muscle].number.text()

    def note(self, muscle: Muscle) -> str:
        """The word beside a number: under 10, over 20, or nothing."""
        return self._rows[muscle].note()

    def show_picture(self, picture: Picture) -> None:
        """Show the plan's hard sets, and what is missing."""
        for muscle, row in self._rows.items():
            row.show_sets(picture.hard_sets.get(muscle, 0))
        rest = [
            f"{muscle} {picture.hard_sets[muscle]:g}"
            for muscle in Muscle
            if muscle not in self._rows and muscle in picture.hard_sets
        ]
        self.others.setText("Also: " + ", ".join(rest) + "." if rest else "")
        self.others.setVisible(bool(rest))
        self._show_remedy(picture)

    def _show_remedy(self, picture: Picture) -> None:
        plan, library = picture.plan, picture.library
        low = low_muscles(plan, library) if plan else []
        self._key = f"under {' '.join(low)}"
        if plan is not None and self._key in plan.dismissed:
            low = []
        self._remedy = remedy(plan, library) if plan and low else None
        self.dismiss.setVisible(bool(low))
        self.dismiss.setAccessibleName(f"Dismiss: {_names(low)} are under {PRODUCTIVE_FROM}")
        names = _names(low).capitalize()
        self.warning.setText(f"{names} are under {PRODUCTIVE_FROM}." if low else "")
        self.warning.setVisible(bool(low))
        self.details.setText(breakable(_details(low, self._remedy)))
        self.details.setVisible(bool(low))
        text = _button_text(low, self._remedy) if self._remedy else ""
        self.remedy.setText(text)
        self.remedy.setAccessibleName(text.replace("\n", " "))
        self.remedy.setAccessibleDescription(self.details.text())
        self.remedy.setVisible(self._remedy is not None)
        self.remedy.updateGeometry()


def _names(muscles: list[Muscle]) -> str:
    return listed([str(m) for m in muscles])


def _details(low: list[Muscle], found: Remedy | None) -> str:
    """What the button adds, and what it cannot bring to 10."""
    left = [m for m in low if found is None or m not in found.muscles]
    missing = f"Add an exercise that trains {_names(left)} directly." if left else ""
    more = f"Sets to add: {found.details}." if found else ""
    return f"{more} {missing}".strip()


def _button_text(low: list[Muscle], found: Remedy) -> str:
    """``Add 6 sets: hamstrings and calves to 10``, in lines that fit the side column."""
    sets = f"Add {found.added} set{'s' if found.added > 1 else ''}"
    if not found.muscles:
        return sets
    many = len(found.muscles) > 2 and len(found.muscles) == len(low)
    names = "all" if many else _names(list(found.muscles))
    return textwrap.fill(f"{sets}: {names} to {PRODUCTIVE_FROM}", _BUTTON_LETTERS)


class _Row(QWidget):
    """A muscle: its dot and name, its number, its bar."""

    def __init__(self, look: Look, muscle: Muscle) -> None:
        super().__init__()
        self._muscle = muscle
        self.number = Label(look)
        self.number.setWordWrap(False)
        self._note = Label(look, "", "small", "warn")
        self._note.setWordWrap(False)
        self._bar = Bar(look)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        grid.addWidget(Dot(look, muscle), 0, 0)
        grid.addWidget(Label(look, str(muscle).capitalize()), 0, 1)
        grid.addWidget(self._note, 0, 2)
        grid.addWidget(self.number, 0, 3)
        grid.addWidget(self._bar, 1, 0, 1, 4)
        self._look = look
        look.changed.connect(self._dress)
        self._dress()

    def note(self) -> str:
        """The word beside the number; empty where it is in the aim."""
        return self._note.text()

    def show_sets(self, sets: float) -> None:
        full = max(_FULL, sets)
        low, high = sets < PRODUCTIVE_FROM, sets > HIGH_ABOVE
        self.number.setText(f"{sets:g}")
        self._note.setText(
            f"under {PRODUCTIVE_FROM}" if low else f"over {HIGH_ABOVE}" if high else ""
        )
        self._note.setVisible(low or high)
        self.number.set_colour("warn" if low or high else "text")
        self._bar.set_band(PRODUCTIVE_FROM / full, HIGH_ABOVE / full)
        self._bar.set_value(sets / full)
        place = "under the aim" if low else "over the aim" if high else "in the aim"
        name = f"{str(self._muscle).capitalize()}: {sets:g} hard sets a week, {place}"
        self.setAccessibleName(name)
        self._bar.setAccessibleName(name)

    def _dress(self) -> None:
        self._bar.set_colour(self._look.muscle_colour(self._muscle))
