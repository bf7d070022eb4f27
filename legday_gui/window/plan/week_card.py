"""This week under its title, with what the plan days kept and where a moved one leads."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from legday_gui.training.calendar import date_of
from legday_gui.training.schedule import MANY_WEEKS
from legday_gui.window.look import Look
from legday_gui.window.plan.reading import Picture
from legday_gui.window.plan.week import Proposal, proposal, week_of
from legday_gui.window.plan.week_strip import WeekStrip
from legday_gui.window.session.words import weekday_name
from legday_gui.window.widgets import Card, Label, Muted

_LEGEND = "shaded: 48 h recovery, lighter: up to 72 h"
_WINDOWS = "Shaded: 48 h, lighter: 72 h."


class WeekCard(Card):
    """The strip under its title and legend; ``moves_wanted`` carries a Proposal."""

    moves_wanted = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.strip = WeekStrip(look)
        head = QHBoxLayout()
        head.addWidget(Label(look, "This week", "label", "muted"))
        self.kept = Muted(look)
        self.kept.setWordWrap(False)
        head.addWidget(self.kept)
        self.legend = Muted(look, _LEGEND)
        self.legend.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.legend, 1)
        self.body.addLayout(head)
        self.body.addWidget(self.strip)
        self.setAccessibleName("This week")
        self.strip.proposed.connect(self._say)
        self.strip.moves_wanted.connect(self.moves_wanted)

    def show_picture(self, picture: Picture) -> None:
        self.strip.show_week(week_of(picture), partial(proposal, picture))
        self.kept.setText(_kept_words(picture))
        self.kept.setVisible(bool(self.kept.text()))

    def _say(self, found: Proposal | None) -> None:
        """What a move means for the rest stands where the legend was."""
        self.legend.setText(f"{found.sentence} {_WINDOWS}" if found else _LEGEND)
        self.legend.set_colour("text" if found else "muted")


def _kept_words(picture: Picture) -> str:
    """``easy until Sunday · 14 of 16 in the last 8 weeks``."""
    made, due = picture.made_and_due
    parts = [f"{made} of {due} in the last {MANY_WEEKS} weeks"] if due else []
    ends = [d.until_day for d in picture.deloads if d.exercise_id is None]
    if ends:
        parts.insert(0, f"easy until {weekday_name(date_of(max(ends)).weekday())}")
    return " · ".join(parts)
