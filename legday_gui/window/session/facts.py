"""Small texts over the sets: a title with its value, and why a load is what it is."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from legday_gui.window.look import Look
from legday_gui.window.session.parts import Words


class Fact(QWidget):
    """A small title over its value."""

    def __init__(self, look: Look, font: str = "body") -> None:
        super().__init__()
        self._title = Words(look, "label", "muted")
        self._value = Words(look, font)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addWidget(self._title)
        box.addWidget(self._value)

    def show_fact(self, title: str, value: str) -> None:
        self._title.setText(title)
        self._value.setText(value)
        self.setAccessibleName(f"{title}: {value}")
        self.updateGeometry()


class ReasonBox(QWidget):
    """Why today's load is what it is: a few bold words and one sentence."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._reason = ("", "")
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.RichText)
        self._label.setWordWrap(True)
        box = QVBoxLayout(self)
        box.setContentsMargins(14, 10, 14, 10)
        box.addWidget(self._label)
        look.changed.connect(self._dress)

    def show_reason(self, headline: str, sentence: str) -> None:
        self._reason = (headline, sentence)
        self.setVisible(bool(headline or sentence))
        self._dress()

    def _dress(self) -> None:
        headline, sentence = self._reason
        text, muted = (self._look.colour(role).name() for role in ("text", "muted"))
        self._label.setFont(self._look.font("body"))
        self._label.setText(
            f'<span style="color:{text}; font-weight:600">{escape(headline)}</span> '
            f'<span style="color:{muted}">{escape(sentence)}</span>'
        )
        self._label.setAccessibleName(f"{headline} {sentence}")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._look.colour("border"))
        painter.setBrush(self._look.colour("selected"))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 8, 8)
        painter.end()
