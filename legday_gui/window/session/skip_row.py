"""Why an exercise was skipped: asked beside the sets, never in their way."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from legday_gui.window.look import Look
from legday_gui.window.session.parts import Words
from legday_gui.window.widgets import Button
from legday_gui.window.widgets.flow import Flow

REASONS = ("In use", "Pain", "Tired", "No time", "Not today")


class SkipRow(QWidget):
    """A question and its answers, one touch or Alt and a number each."""

    answered = Signal(object, str)  # block id, reason

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._block_id: int | None = None
        self._question = Words(look, "body").wrapped()
        answers = Flow()
        for number, reason in enumerate(REASONS, start=1):
            button = Button(look, f"{number}  {reason}", touch=True)
            button.setAccessibleName(f"Skipped: {reason} (Alt+{number})")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _=False, at=number: self.answer(at))
            answers.addWidget(button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(self._question)
        box.addLayout(answers)
        self.hide()

    def ask(self, block_id: int, name: str) -> None:
        """Ask about one exercise; it stays until it is answered or something else is done."""
        self._block_id = block_id
        self._question.setText(f"{name} is skipped. Why? (Alt and a number, or go on)")
        self.show()

    def leave(self) -> None:
        if self._block_id is not None:
            self._block_id = None
            self.hide()

    def answer(self, number: int) -> None:
        """Take the answer with this number, counted from 1; nothing where nothing was asked."""
        block_id = self._block_id
        if block_id is not None and 1 <= number <= len(REASONS):
            self.leave()
            self.answered.emit(block_id, REASONS[number - 1])
