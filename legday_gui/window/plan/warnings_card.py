"""The warnings of a plan, each a line with its remedy and a way to put it away for good."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from legday_gui.window.look import Look
from legday_gui.window.plan.warnings import PlanWarning
from legday_gui.window.plan.words import breakable
from legday_gui.window.widgets import Button, Card, Label

_SPACING = 10
_MARGINS = (16, 8, 10, 8)
_LEAST_SENTENCE = 200  # at 100 % text, what the sentence takes beside the buttons


class WarningsCard(Card):
    """``remedy_wanted`` and ``dismissed`` carry the PlanWarning."""

    remedy_wanted = Signal(object)
    dismissed = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.setAccessibleName("Warnings")
        self.body.setContentsMargins(*_MARGINS)
        self.body.setSpacing(4)
        self.rows: list[WarningRow] = []

    def show_warnings(self, found: Sequence[PlanWarning]) -> None:
        """Show these; the card is hidden where there are none."""
        if [row.warning for row in self.rows] != list(found):
            self._build(found)
        self.setVisible(bool(found))

    def fit(self, width: int) -> None:
        """Arrange for so many pixels."""
        for row in self.rows:
            row.fit(width - _MARGINS[0] - _MARGINS[2])

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
    """One sentence, one press to apply, one to put it away; below each other where it is narrow."""

    def __init__(self, look: Look, warning: PlanWarning) -> None:
        super().__init__()
        self._look = look
        self.warning = warning
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(_SPACING)
        self._presses = QHBoxLayout()
        self._presses.setSpacing(_SPACING)
        self.said = Label(look, breakable(warning.sentence), "small", "warn")
        self.remedy = Button(look, warning.remedy)
        self.remedy.setAccessibleDescription(warning.sentence)
        self.dismiss = Button(look, "Dismiss", "quiet")
        self.dismiss.setAccessibleName(f"Dismiss: {warning.sentence}")
        self._line.addWidget(self.said, 1)
        self._line.addLayout(self._presses)
        for button in (self.remedy, self.dismiss):
            self._presses.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def fit(self, width: int) -> None:
        """Arrange for so many pixels."""
        presses = self.remedy.sizeHint().width() + _SPACING + self.dismiss.sizeHint().width()
        self._stack(self._line, width < presses + self._look.px(_LEAST_SENTENCE))
        self._stack(self._presses, width < presses)

    def _stack(self, row: QHBoxLayout, narrow: bool) -> None:
        ways = QHBoxLayout.Direction
        wanted = ways.TopToBottom if narrow else ways.LeftToRight
        if row.direction() != wanted:
            row.setDirection(wanted)
