"""What an import will add and what not, in a line under the tables."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from legday_gui.exchange.preview import Outlook, Preview
from legday_gui.window.look import Look
from legday_gui.window.widgets import Button, Label, Muted


class Band(QWidget):
    """The sentences, and buttons that lead to what they speak of."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._new = Label(look, "", "strong")
        self._new.setWordWrap(False)
        self._rest = Muted(look, font="body")
        self.decide = Button(look, "Decide", "quiet")
        self.show_them = Button(look, "Show them", "quiet")
        box = QHBoxLayout(self)
        box.setContentsMargins(12, 6, 12, 6)
        box.setSpacing(10)
        box.addWidget(self._new)
        box.addWidget(self._rest, 1)
        box.addWidget(self.decide)
        box.addWidget(self.show_them)
        look.changed.connect(self.update)

    def show_outlook(self, preview: Preview, outlook: Outlook, asked: int) -> None:
        """Say what ``outlook`` says; ``asked`` sessions want a decision."""
        new = count(outlook.new_sets, "new set")
        if outlook.body_weights:
            new += f" and {count(outlook.body_weights, 'body weight')}"
        self._new.setText(f"{new}.")
        unreadable, odd = len(preview.file.unreadable), len(preview.warnings)
        sentences = []
        if outlook.same_sets:
            sentences.append(
                f"{outlook.same_sets:,} are already in the logbook and will be skipped."
            )
        if outlook.beside:
            verb = "comes" if outlook.beside == 1 else "come"
            sentences.append(f"{rows_beside(outlook.beside)} {verb} along.")
        if asked:
            verb = "wants" if asked == 1 else "want"
            sentences.append(f"{count(asked, 'session')} {verb} a decision.")
        if unreadable:
            sentences.append(f"{count(unreadable, 'row')} cannot be read.")
        if odd:
            sentences.append(f"{count(odd, 'thing')} may be a slip.")
        self._rest.setText(" ".join(sentences))
        self.decide.setVisible(asked > 0)
        self.show_them.setVisible(bool(unreadable or odd))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._look.colour("border"))
        painter.setBrush(self._look.colour("selected"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)


def line(*parts: tuple[QWidget, int] | QWidget, stretch: QWidget | None = None) -> QHBoxLayout:
    """Widgets beside each other with their shares of the room."""
    row = QHBoxLayout()
    row.setSpacing(10)
    for part in parts:
        widget, share = (part, 0) if isinstance(part, QWidget) else part
        row.addWidget(widget, 1 if widget is stretch else share)
    return row


def count(number: int, noun: str) -> str:
    """ "1 set", "2 sets"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def rows_beside(number: int) -> str:
    """What of a logbook is no session: "12 rows of plans, places, goals and pain"."""
    return f"{count(number, 'row')} of plans, places, goals and pain"
