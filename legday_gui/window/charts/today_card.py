"""Where an exercise stands: level, what it did in eight weeks, the best so far."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QWidget

from legday_gui.window.charts.facts import Fact
from legday_gui.window.look import Look
from legday_gui.window.widgets import Card, Label, Muted

_MOST = 5


class TodayCard(Card):
    """``Squat today``."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._look = look
        self._title = Label(look, "", "strong")
        self.body.addWidget(self._title)
        self._rows: list[tuple[QWidget, Muted, Label, Muted]] = []
        for _ in range(_MOST):
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

    def show_facts(self, title: str, found: Sequence[Fact]) -> None:
        """Show at most five facts under a title."""
        self._title.setText(title or "Today")
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
