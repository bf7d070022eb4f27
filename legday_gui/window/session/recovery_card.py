"""The card on top of the left column: the date, the day, and how rested each leg muscle is."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from legday_gui.training.recovery import Recovery
from legday_gui.training.values import Muscle
from legday_gui.window.look import Look
from legday_gui.window.session.parts import Words
from legday_gui.window.widgets import Bar, Card, Dot, Heading, Muted

TICKS_H = (48.0, 72.0)
FULL_H = 96.0  # where the bar ends


class RecoveryCard(Card):
    """Date, name of the day, focus, and a bar of hours since each muscle was trained."""

    def __init__(self, look: Look, *, reasons: bool = False) -> None:
        """``reasons`` writes out what the need of each muscle is made of."""
        super().__init__(look)
        self._look = look
        self._reasons = reasons
        self._date = Muted(look, "")
        self._name = Heading(look, "")
        self._focus = Words(look, "body", "muted")
        box = self.body
        box.setSpacing(2)
        for label in (self._date, self._name, self._focus):
            box.addWidget(label)
        self._rows: dict[Muscle, _MuscleRow] = {}
        self._muscles = QVBoxLayout()
        self._muscles.setSpacing(8)
        box.addSpacing(8)
        box.addLayout(self._muscles)

    def show_day(self, date: str, name: str, focus: str) -> None:
        self._date.setText(date)
        self._name.setText(name)
        self._focus.setText(focus)
        self._focus.setVisible(bool(focus))

    def show_recovery(self, states: Sequence[Recovery]) -> None:
        """Show each muscle's hours since it was trained against what it needs."""
        for state in states:
            if state.muscle not in self._rows:
                self._rows[state.muscle] = _MuscleRow(self._look, state.muscle, self._reasons)
                self._muscles.addWidget(self._rows[state.muscle])
            self._rows[state.muscle].show_state(state)


class _MuscleRow(QWidget):
    def __init__(self, look: Look, muscle: Muscle, reasons: bool) -> None:
        super().__init__()
        self._muscle = muscle
        self._state = Words(look, "small", "good")
        self._hours = Words(look, "small", "muted")
        self._hours.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._bar = Bar(look)
        self._look = look
        self._shown: tuple[float | None, float] | None = None
        look.changed.connect(self._show_bar)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(Dot(look, muscle))
        line.addWidget(Words(look, "body", text=muscle.value.capitalize()), 1)
        line.addWidget(self._state)
        line.addWidget(self._hours)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addLayout(line)
        box.addWidget(self._bar)
        self._reason = Words(look, "small", "muted").wrapped()
        if reasons:
            box.addWidget(self._reason)

    def show_state(self, state: Recovery) -> None:
        hours, need = state.hours_since, float(state.need_h)
        name = self._muscle.value.capitalize()
        if hours is None:
            self._state.show_words("ready", "good")
            self._hours.setText("rested")
        else:
            left = need - hours
            words = ("ready", "good") if left <= 0 else (f"{left:.0f} h to go", "warn")
            self._state.show_words(*words)
            self._hours.setText(f"{hours:.0f} of {need:.0f} h" if hours <= 999 else "long ago")
        self._shown = (hours, need)
        self._show_bar()
        self._reason.setText(state.reason)
        self.setToolTip(state.reason)
        self.setAccessibleDescription(state.reason)
        self.setAccessibleName(f"{name}: {self._state.text()}, {self._hours.text()}")

    def _show_bar(self) -> None:
        if self._shown is None:
            return
        hours, need = self._shown
        share = 1.0 if hours is None else hours / FULL_H
        self._bar.set_colour(self._look.muscle_colour(self._muscle))
        self._bar.set_value(min(1.0, share), [tick / FULL_H for tick in TICKS_H])
        self._bar.set_band(min(share, need / FULL_H), need / FULL_H)
