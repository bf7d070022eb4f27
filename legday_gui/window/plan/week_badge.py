"""Which week of training it is, beside the name of the plan."""

from PySide6.QtCore import Qt

from legday_gui.training.progression.deload import WEEKS_BETWEEN
from legday_gui.window.look import Look
from legday_gui.window.plan.reading import Picture
from legday_gui.window.session.words import day_words
from legday_gui.window.widgets import Pill


class WeekBadge(Pill):
    """``Week 6 of 8``: after the last one an easy week is offered, and the badge is gone."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "")
        # A label, but one with a tip.
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, on=False)
        self.hide()

    def show_picture(self, picture: Picture) -> None:
        """Say the week, or nothing where none can be counted."""
        began = picture.block_began
        week = 0 if began is None else (picture.today - began) // 7 + 1
        self.setVisible(1 <= week <= WEEKS_BETWEEN)
        if began is None or self.isHidden():
            return
        text = f"Week {week} of {WEEKS_BETWEEN}"
        tip = (
            f"Counted from {day_words(began, year=True)}, the first session of this plan, or the "
            f"first after an easy week or a break of two weeks. After {WEEKS_BETWEEN} weeks an "
            "easy one is offered."
        )
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(tip)
        self.setAccessibleDescription(tip)
        self.updateGeometry()
