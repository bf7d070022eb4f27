"""The goal of an exercise, as it is set in the Charts tab: a load, for what, and by when."""

import math
from datetime import date

from PySide6.QtCore import QDate, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDateEdit, QDoubleSpinBox, QWidget

from legday_gui.training.calendar import date_of, day_number
from legday_gui.training.units import from_grams, to_grams
from legday_gui.training.values import Goal, Unit
from legday_gui.window.look import Look
from legday_gui.window.plan.goal_words import MOST_WEEKS
from legday_gui.window.widgets import Button, Muted
from legday_gui.window.widgets.choice import Choice
from legday_gui.window.widgets.flow import Flow

_STEP = {Unit.KG: 2.5, Unit.LB: 5.0}
_MOST_REPS = 12
_FIRST_WEEKS = 12  # how far off a new goal is proposed
_FIRST_SHARE = 1.05  # of the level now
_MOST = 2_000  # of either unit


class _LoadBox(QDoubleSpinBox):
    """Shows no more decimals than there are."""

    def textFromValue(self, value: float) -> str:
        return self.locale().toString(value, "g", 6)


class GoalRow(QWidget):
    """Every field by mouse and by key. Enter sets the goal, Escape leaves it as it was."""

    wanted = Signal(object, object, int)  # load in grams, reps or None for an estimated max, day
    dropped = Signal()
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._unit = Unit.KG
        self.load = _LoadBox()
        self.load.setAccessibleName("Load of the goal")
        self.load.setDecimals(2)
        self.load.setRange(_STEP[Unit.KG], _MOST)
        self.reps = Choice()
        self.reps.setAccessibleName("What the goal is")
        self.reps.addItem("as estimated max", None)
        for reps in range(1, _MOST_REPS + 1):
            self.reps.addItem(f"for {reps} {'rep' if reps == 1 else 'reps'}", reps)
        self.by = QDateEdit()
        self.by.setAccessibleName("Day of the goal")
        self.by.setCalendarPopup(True)
        self.by.setDisplayFormat("d MMM yyyy")
        self.set = Button(look, "Set goal", "primary")
        self.drop = Button(look, "Remove goal")
        self.cancel = Button(look, "Cancel", "quiet")
        row = Flow(spacing=8, line_spacing=6)
        self._by = Muted(look, "by")
        self._by.setWordWrap(False)
        for part in (self.load, self.reps, self._by, self.by, self.set, self.drop, self.cancel):
            row.addWidget(part)
        self.setLayout(row)
        self.setAccessibleName("Goal")
        self.set.clicked.connect(self._set)
        self.drop.clicked.connect(self.dropped)
        self.cancel.clicked.connect(self.left)
        self._look = look
        look.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        for part in (self.load, self.reps, self.by, self._by):
            part.setFont(self._look.font())
            part.setFixedHeight(max(34, part.fontMetrics().height() + 12))

    def show_goal(self, goal: Goal | None, level_g: float | None, unit: Unit, today: int) -> None:
        """Offer the goal that there is, or one a little above the level."""
        self._unit = unit
        step = _STEP[unit]
        with QSignalBlocker(self):
            self.load.setSingleStep(step)
            self.load.setSuffix(f" {unit}")
            self.by.setDateRange(_date(today + 1), _date(today + 7 * MOST_WEEKS))
            if goal is not None:
                self.load.setValue(from_grams(goal.load_g, unit))
            elif level_g is not None:
                wanted = from_grams(round(level_g * _FIRST_SHARE), unit)
                self.load.setValue(math.ceil(wanted / step) * step)
            self.by.setDate(_date(goal.by_day if goal else today + 7 * _FIRST_WEEKS))
            self._show_reps(goal.reps if goal else None)
        self.drop.setVisible(goal is not None)
        self.set.setText("Change goal" if goal else "Set goal")
        self.set.setAccessibleName(self.set.text())
        self.set.updateGeometry()

    def _show_reps(self, reps: int | None) -> None:
        """A number of reps that the plan asks for may lie beyond those offered here."""
        place = self.reps.findData(reps)
        if place < 0:
            self.reps.addItem(f"for {reps} reps", reps)
            place = self.reps.count() - 1
        self.reps.setCurrentIndex(place)

    def _set(self) -> None:
        self.load.interpretText()
        load = to_grams(self.load.value(), self._unit)
        self.wanted.emit(load, self.reps.currentData(), day_number(_day(self.by.date())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            pressed = focused if isinstance(focused, Button) else self.set
            pressed.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _date(day: int) -> QDate:
    then = date_of(day)
    return QDate(then.year, then.month, then.day)


def _day(chosen: QDate) -> date:
    return date(chosen.year(), chosen.month(), chosen.day())
