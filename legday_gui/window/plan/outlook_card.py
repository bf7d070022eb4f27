"""The plan's week now and in week 8, side by side."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from legday_gui.window.look import Look
from legday_gui.window.plan.outlook import WEEKS, Row
from legday_gui.window.plan.words import breakable
from legday_gui.window.widgets import Card, Label, Muted

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class OutlookCard(Card):
    """A line for each subject with two numbers; the second is pale where it is the same."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, f"The week now and in {WEEKS} weeks")
        self._look = look
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        self.body.addLayout(self._grid)
        self.body.addWidget(Muted(look, f"Week {WEEKS} if every target until then is met."))
        self._lines: list[tuple[Label, Label, Label]] = []
        self.rows: list[Row] = []
        self._add_line("muted", "small", ("", "now", f"week {WEEKS}"))

    def _add_line(self, colour: str, font: str, texts: Sequence[str]) -> tuple[Label, Label, Label]:
        line = self._grid.rowCount()
        subject, now, then = (Label(self._look, text, font, colour) for text in texts)
        self._grid.addWidget(subject, line, 0)
        for column, label in ((1, now), (2, then)):
            label.setWordWrap(False)
            label.setAlignment(_RIGHT)
            self._grid.addWidget(label, line, column)
        return subject, now, then

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these; hidden where there are none."""
        self.rows = list(rows)
        while len(self._lines) < len(rows):
            self._lines.append(self._add_line("text", "small", ("", "", "")))
        for place, line in enumerate(self._lines):
            row = rows[place] if place < len(rows) else Row("", "", "")
            for label, text in zip(line, (breakable(row.subject), row.now, row.then), strict=True):
                label.setText(text)
                label.setVisible(bool(row.subject))
            line[2].set_colour("text" if row.now != row.then else "muted")
        self.setAccessibleDescription("; ".join(row.sentence() for row in rows))
        self.setVisible(bool(rows))
