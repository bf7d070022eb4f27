"""Small texts over the sets: titles with their values, and why a load is what it is.

Painted, not put together from labels: another exercise changes all of them, and for each label
that changes Qt arranges the page once more.
"""

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from legday_gui.window.look import Look
from legday_gui.window.widgets import Marked

_GAP, _LINE_GAP = 24, 6  # between facts beside and above each other
_WRAPPED = int(Qt.TextFlag.TextWordWrap)


class Facts(QWidget):
    """Small titles over their values, side by side, going on in the next line where they must."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._facts: tuple[tuple[str, str], ...] = ()
        self._places: dict[int, list[tuple[QRect, QRect]]] = {}  # by width: title and value
        # Fixed would hold it at the height that it has in the width of before.
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self._measure_again)

    def show_facts(self, facts: Iterable[tuple[str, str]]) -> None:
        """Show titles with their values; the first value stands out."""
        shown = tuple(facts)
        if shown == self._facts:
            return
        self._facts = shown
        self.setAccessibleName("; ".join(f"{title}: {value}" for title, value in shown))
        self._measure_again()

    def sizeHint(self) -> QSize:
        return QSize(self.width(), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def heightForWidth(self, width: int) -> int:
        return max((value.bottom() + 1 for _, value in self._placed(width)), default=0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        title_font, title_colour = self._look.font("label"), self._look.colour("muted")
        colour = self._look.colour("text")
        texts = zip(self._facts, self._placed(self.width()), strict=True)
        for at, ((title, value), (above, below)) in enumerate(texts):
            painter.setFont(title_font)
            painter.setPen(title_colour)
            painter.drawText(above, _WRAPPED, title)
            painter.setFont(self._value_font(at))
            painter.setPen(colour)
            painter.drawText(below, _WRAPPED, value)
        painter.end()

    def _value_font(self, at: int) -> QFont:
        return self._look.font("body" if at else "strong")

    def _measure_again(self) -> None:
        self._places.clear()
        if self.heightForWidth(self.width()) != self.height():
            self.updateGeometry()
        self.update()

    def _placed(self, width: int) -> list[tuple[QRect, QRect]]:
        if width not in self._places:
            self._places[width] = self._place(width)
        return self._places[width]

    def _place(self, width: int) -> list[tuple[QRect, QRect]]:
        """Where each title and value stands in a page so wide; long ones break their lines."""
        found: list[tuple[QRect, QRect]] = []
        room = QRect(0, 0, max(1, width), 10_000)
        titles = QFontMetrics(self._look.font("label"))
        x = y = below = 0
        for at, (title, value) in enumerate(self._facts):
            above = titles.boundingRect(room, _WRAPPED, title)
            text = QFontMetrics(self._value_font(at)).boundingRect(room, _WRAPPED, value)
            wide = max(above.width(), text.width())
            if x and x + wide > width:
                x, y = 0, below + _LINE_GAP
            above.moveTo(x, y)
            text.moveTo(x, y + above.height() + 2)
            found.append((above, text))
            x += wide + _GAP
            below = max(below, text.bottom() + 1)
        return found


class ReasonBox(Marked):
    """Why today's load is what it is: a few bold words and one sentence, in a frame."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._reason = ("", "")
        self.setContentsMargins(14, 10, 14, 10)
        look.changed.connect(self._show)
        self._show()

    def show_reason(self, headline: str, sentence: str) -> None:
        if (headline, sentence) != self._reason:
            self._reason = (headline, sentence)
            self._show()

    def _show(self) -> None:
        headline, sentence = self._reason
        text, muted = (self._look.colour(role).name() for role in ("text", "muted"))
        self.setText(
            f'<span style="color:{text}; font-weight:600">{escape(headline)}</span> '
            f'<span style="color:{muted}">{escape(sentence)}</span>'
        )
        self.setAccessibleName(f"{headline} {sentence}")
        self.setVisible(bool(headline or sentence))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._look.colour("border"))
        painter.setBrush(self._look.colour("selected"))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 8, 8)
        painter.end()
        super().paintEvent(event)
