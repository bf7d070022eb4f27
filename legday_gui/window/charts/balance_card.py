"""Left against right: a bar per one-sided exercise, out from the middle to the stronger side."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from legday_gui.window.charts.balance import NOTABLE_ABOVE, WATCH_FROM, Gap
from legday_gui.window.look import Look
from legday_gui.window.widgets import Card, Label, Muted

ROWS = 3
_FULL = 30.0  # percent at the ends of a bar
_FORMULA = "By how much the weaker side is behind the stronger; mean of three sessions."


class BalanceCard(Card):
    """Hidden where no one-sided exercise was done."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Left and right")
        self._look = look
        self._rows: list[tuple[Label, Label, _GapBar]] = []
        for _ in range(ROWS):
            row = Label(look, font="small"), Label(look, font="small"), _GapBar(look)
            for part in row:
                self.body.addWidget(part)
            self.body.addSpacing(4)
            self._rows.append(row)
        self.body.addWidget(Muted(look, _FORMULA))

    def show_gaps(self, gaps: Sequence[Gap]) -> None:
        """Show at most three."""
        self.setVisible(bool(gaps))
        self.setAccessibleDescription(". ".join(f"{gap.name}: {gap.words}" for gap in gaps))
        for place, (name, words, bar) in enumerate(self._rows):
            gap = gaps[place] if place < len(gaps) else None
            for part in (name, words, bar):
                part.setVisible(gap is not None)
            if gap is not None:
                name.setText(gap.name)
                words.setText(_long_words(gap))
                words.set_colour(_role(gap))
                bar.set_gap(gap.percent)


def _long_words(gap: Gap) -> str:
    if gap.percent is None:
        return "unknown: log each side"
    if abs(gap.percent) > NOTABLE_ABOVE:
        return f"{gap.words}: start with the weaker"
    return gap.words


def _role(gap: Gap) -> str:
    if gap.percent is None:
        return "muted"
    return "good" if abs(gap.percent) < WATCH_FROM else "warn"


class _GapBar(QWidget):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._percent: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def set_gap(self, percent: float | None) -> None:
        self._percent = percent
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(80, 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        self._stretch(painter, -_FULL, _FULL, self._look.colour("track"))
        self._stretch(painter, -WATCH_FROM, WATCH_FROM, self._look.colour("border"))
        if self._percent is not None:
            near = abs(self._percent) < WATCH_FROM
            low, high = sorted((0.0, max(-_FULL, min(_FULL, self._percent))))
            self._stretch(painter, low, high, self._look.colour("good" if near else "warn"))
        painter.setBrush(self._look.colour("muted"))
        painter.drawRect(QRectF(self.width() / 2 - 0.5, 0, 1, self.height()))

    def _stretch(self, painter: QPainter, low: float, high: float, colour: QColor) -> None:
        scale = self.width() / (2 * _FULL)
        painter.setBrush(colour)
        area = QRectF((low + _FULL) * scale, self.height() / 2 - 2.5, (high - low) * scale, 5)
        painter.drawRoundedRect(area, 2.5, 2.5)
