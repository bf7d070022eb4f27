"""The warnings of a plan, each a line with its remedy and a way to put it away for good."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from legday_gui.window.look import Look
from legday_gui.window.plan.warnings import PlanWarning
from legday_gui.window.widgets import Button, Card, Label


class WarningsCard(Card):
    """``remedy_wanted`` and ``dismissed`` carry the PlanWarning."""

    remedy_wanted = Signal(object)
    dismissed = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.setAccessibleName("Warnings")
        self.body.setContentsMargins(16, 8, 10, 8)
        self.body.setSpacing(4)
        self.rows: list[WarningRow] = []

    def show_warnings(self, found: Sequence[PlanWarning]) -> None:
        """Show these; the card is hidden where there are none."""
        if [row.warning for row in self.rows] != list(found):
            self._build(found)
        self.setVisible(bool(found))

    def _build(self, found: Sequence[PlanWarning]) -> None:
        for row in self.rows:
            self.body.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [WarningRow(self._look, warning) for warning in found]
        for row in self.rows:
            self.body.addWidget(row)
            row.remedy.clicked.connect(lambda _=False, w=row.warning: self.remedy_wanted.emit(w))
            row.dismiss.clicked.connect(lambda _=False, w=row.warning: self.dismissed.emit(w))


class WarningRow(QWidget):
    """One sentence, one press to apply, one to put it away."""

    def __init__(self, look: Look, warning: PlanWarning) -> None:
        super().__init__()
        self.warning = warning
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        self.said = Label(look, warning.sentence, "small", "warn")
        self.remedy = Button(look, warning.remedy)
        self.remedy.setAccessibleDescription(warning.sentence)
        self.dismiss = Button(look, "Dismiss", "quiet")
        self.dismiss.setAccessibleName(f"Dismiss: {warning.sentence}")
        line.addWidget(self.said, 1)
        line.addWidget(self.remedy)
        line.addWidget(self.dismiss)
