"""Where an exercise stands: level, what it did in eight weeks, the best so far."""

import math
from dataclasses import dataclass

import numpy as np
from PySide6.QtWidgets import QFrame, QWidget

from legday_gui.training import trend
from legday_gui.training.values import Unit
from legday_gui.window.charts.series import Lift, Metric, Series, amount, day_text, scale
from legday_gui.window.look import Look
from legday_gui.window.widgets import Card, Label, Muted

_ENOUGH = 4  # sessions before the level says anything
_EIGHT_WEEKS = 56
_NUMBERS = ("no", "one", "two", "three")


@dataclass(frozen=True, slots=True)
class Fact:
    """A heading, a value (or none, where there is too little data) and a sentence."""

    heading: str
    value: str
    sentence: str


def facts(lift: Lift, unit: Unit, today: int) -> list[Fact]:
    """What there is to say of an exercise today."""
    series = lift[Metric.MAX]
    known = np.flatnonzero(series.place)
    if not len(known):
        return [Fact("Level now", "", _no_level(series, lift)), _best(lift, unit)]
    last = int(known[-1])
    missing = _ENOUGH - int(series.place[last])
    if missing > 0:
        sessions = "session" if missing == 1 else "sessions"
        needs = f"The level needs {_NUMBERS[missing]} more {sessions}."
        return [Fact("Level now", "", needs), _best(lift, unit)]
    return [_level(series, last, unit, today), _change(series, last, unit), _best(lift, unit)]


def _no_level(series: Series, lift: Lift) -> str:
    if lift.why_no_max and len(series):
        return "Needs sets of at most 12 reps, those left in reserve counted in."
    return "Needs sets with a load that can be estimated from." if lift.why_no_max else ""


def _level(series: Series, last: int, unit: Unit, today: int) -> Fact:
    day = int(series.day[last])
    level = amount(float(np.exp(series.level[last])), unit)
    if today - day > trend.RESTART_DAYS:
        return Fact("Level then", level, f"Last done on {day_text(day)}; after such a pause "
                    "the next sessions will tell.")  # fmt: skip
    assert series.state is not None
    now = series.state.after(max(0, today - day))
    half = trend.BAND_80 * now.sd_session()
    low, high = (math.exp(now.level + sign * half) / scale(unit) for sign in (-1, 1))
    between = f"8 in 10 sessions fall between {low:.0f} and {high:.0f}"
    return Fact("Level now", level, between)


def _change(series: Series, last: int, unit: Unit) -> Fact:
    heading = "Last 8 weeks"
    segment = series.segments()[-1]
    before = segment[series.day[segment] <= series.day[last] - _EIGHT_WEEKS]
    if not len(before):
        return Fact(heading, "", "Needs eight weeks without a long pause.")
    change = float(np.exp(series.level[last]) - np.exp(series.level[before[-1]]))
    text = amount(change, unit)
    sign = "" if text.startswith("−") else "+"
    return Fact(heading, sign + text, "what happened, not a forecast")


def _best(lift: Lift, unit: Unit) -> Fact:
    series = lift[Metric.MAX]
    trusted = np.flatnonzero(~series.unsure)
    if not len(trusted):
        series = lift[Metric.BEST]
        trusted = np.arange(len(series))
    if not len(trusted):
        return Fact("Best so far", "", "Nothing logged with a load yet.")
    best = int(trusted[series.value[trusted].argmax()])
    made = f"{series.set_text(best, unit)}, {day_text(int(series.day[best]))}"
    return Fact("Best so far", amount(float(series.value[best]), unit), made)


class TodayCard(Card):
    """``Squat today``."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._look = look
        self._title = Label(look, "", "strong")
        self.body.addWidget(self._title)
        self._rows: list[tuple[QWidget, Muted, Label, Muted]] = []
        for _ in range(3):
            self._add_row()
        self.body.addStretch(1)

    def _add_row(self) -> None:
        line = QFrame()
        line.setFrameShape(QFrame.Shape.HLine)
        line.setFrameShadow(QFrame.Shadow.Plain)
        parts = (line, Muted(self._look), Label(self._look, "", "title"), Muted(self._look))
        for part in parts:
            self.body.addWidget(part)
        self._rows.append(parts)
        self._look.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        for line, *_ in self._rows:
            palette = line.palette()
            palette.setColor(line.foregroundRole(), self._look.colour("border"))
            line.setPalette(palette)

    def show_facts(self, name: str, found: list[Fact]) -> None:
        """Show at most three facts about an exercise."""
        self._title.setText(f"{name} today" if name else "Today")
        self.setAccessibleName(self._title.text())
        words = [f"{fact.heading}: {fact.value} {fact.sentence}" for fact in found]
        self.setAccessibleDescription(". ".join(words))
        for place, (line, heading, value, sentence) in enumerate(self._rows):
            fact = found[place] if place < len(found) else Fact("", "", "")
            line.setVisible(bool(fact.heading))
            for label, text in (
                (heading, fact.heading), (value, fact.value), (sentence, fact.sentence)
            ):  # fmt: skip
                label.setText(text)
                label.setVisible(bool(text))
