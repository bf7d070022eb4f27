"""Hard sets a week per muscle, against the 10 to 20 that make it grow."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from legday_gui.training.values import LEG_MUSCLES, Muscle
from legday_gui.training.volume import HIGH_ABOVE
from legday_gui.window.look import Look
from legday_gui.window.plan import words
from legday_gui.window.plan.reading import FEWEST, Picture, remedy
from legday_gui.window.widgets import Bar, Button, Card, Dot, Label, Muted

_FULL = 24  # sets that fill a bar


class HardSetsCard(Card):
    """``remedy_wanted``: one set more for each leg muscle under 10."""

    remedy_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, f"Hard sets a week, aim {FEWEST}–{HIGH_ABOVE}")
        self._rows: dict[Muscle, _Row] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self.body.addLayout(self._list)
        self.others = Muted(look)
        self.warning = Label(look, "", "small", "warn")
        self.remedy = Button(look, "Add a set of each")
        for muscle in LEG_MUSCLES:
            self._rows[muscle] = _Row(look, muscle)
            self._list.addWidget(self._rows[muscle])
        self.body.addWidget(self.warning)
        self.body.addWidget(self.remedy, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.others)
        self.remedy.clicked.connect(self.remedy_wanted)

    def number(self, muscle: Muscle) -> str:
        """The number shown for a leg muscle."""
        return self._rows[muscle].number.text()

    def show_picture(self, picture: Picture) -> None:
        """Show the plan's hard sets, and what is missing."""
        for muscle, row in self._rows.items():
            row.show_sets(picture.hard_sets.get(muscle, 0))
        rest = [
            f"{muscle} {picture.hard_sets[muscle]:g}"
            for muscle in Muscle
            if muscle not in self._rows and muscle in picture.hard_sets
        ]
        self.others.setText("Also: " + ", ".join(rest) if rest else "")
        self.others.setVisible(bool(rest))
        under = picture.under()
        self.warning.setText(_warning(under))
        self.warning.setVisible(bool(under))
        self.remedy.setText("Add a set of each" if len(under) > 1 else "Add a set on each day")
        self.remedy.setAccessibleName(self.remedy.text())
        self.remedy.setVisible(bool(remedy(picture)))


def _warning(under: list[Muscle]) -> str:
    if not under:
        return ""

    return f"{words.listed([str(m) for m in under]).capitalize()} are under {FEWEST}."


class _Row(QWidget):
    """A muscle: its dot and name, its number, its bar."""

    def __init__(self, look: Look, muscle: Muscle) -> None:
        super().__init__()
        self._muscle = muscle
        self.number = Label(look)
        self.number.setWordWrap(False)
        self._note = Label(look, f"under {FEWEST}", "small", "warn")
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

    def show_sets(self, sets: float) -> None:
        full = max(_FULL, sets)
        low = sets < FEWEST
        self.number.setText(f"{sets:g}")
        self._note.setVisible(low)
        self.number.set_colour("warn" if low else "text")
        self._bar.set_band(FEWEST / full, HIGH_ABOVE / full)
        self._bar.set_value(sets / full)
        place = "under the aim" if low else "over the aim" if sets > HIGH_ABOVE else "in the aim"
        name = f"{str(self._muscle).capitalize()}: {sets:g} hard sets a week, {place}"
        self.setAccessibleName(name)
        self._bar.setAccessibleName(name)

    def _dress(self) -> None:
        self._bar.set_colour(self._look.muscle_colour(self._muscle))
