"""What a file leaves open: in which order its dates are, and whose training it is."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from legday_gui.exchange.errors import AmbiguousDatesError
from legday_gui.exchange.parsed import ParsedFile
from legday_gui.window.dialogs.import_choice import FixedChoice
from legday_gui.window.dialogs.import_sessions import date_words
from legday_gui.window.look import Look
from legday_gui.window.widgets import Button

_EPOCH = 719163  # 1970-01-01 as an ordinal


class Whose(FixedChoice):
    """Of a logbook with several people: whose training comes in. ``chosen`` has an id of it."""

    chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Whose training", 190)
        self._ids: list[int] = []
        self.activated.connect(lambda at: self.chosen.emit(self._ids[at]))

    def show_people(self, parsed: ParsedFile) -> None:
        """Show the people of a file, and whose rows were read; nothing where it has only one."""
        self.clear()
        self._ids = list(parsed.athletes)
        self.addItems([f"Training of {name}" for name in parsed.athletes.values()])
        if parsed.athlete in self._ids:
            self.setCurrentIndex(self._ids.index(parsed.athlete))
        self.setVisible(len(self._ids) > 1)


class Asking(QWidget):
    """``answered`` has what the pressed button stands for."""

    answered = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 8, 0, 8)
        self.buttons: list[Button] = []

    def ask(self, answers: Sequence[tuple[str, object]]) -> None:
        """Offer these answers: words, what they stand for."""
        for old in self.buttons:
            old.hide()
            old.deleteLater()
        self.buttons = [Button(self._look, words, touch=True) for words, _ in answers]
        for button, (_, value) in zip(self.buttons, answers, strict=True):
            button.clicked.connect(lambda _=False, value=value: self.answered.emit(value))
            self._box.addWidget(button)
        self.buttons[0].setFocus()

    def ask_order(self, error: AmbiguousDatesError) -> str:
        """Ask whether the day comes first; gives the sentence over the buttons."""
        ways = ((error.day_first, True), (error.month_first, False))
        self.ask([
            (date_words(day.toordinal() - _EPOCH), order) for day, order in ways if day is not None
        ])  # fmt: skip
        return f"Its dates can be read in two ways. Which day is {error.text.strip()}?"
