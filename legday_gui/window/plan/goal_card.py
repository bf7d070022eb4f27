"""The goal of the chosen exercise: typed over in place, with how far it is and its odds."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from legday_gui.training.values import Exercise
from legday_gui.window.look import Look
from legday_gui.window.plan.field import Field
from legday_gui.window.widgets import Button, Card, Label, Muted

WAITING = "The odds are being worked out …"


class GoalCard(Card):
    """``wanted`` carries an exercise id and what was typed; nothing typed drops the goal."""

    wanted = Signal(object, str)

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._exercise_id: int | None = None
        self._shown = ""
        self.title = Label(look, "Goal", "label", "muted")
        self.drop = Button(look, "Drop goal", "quiet")
        self.field = Field()
        self.field.setPlaceholderText("140 in 12 weeks")
        self.field.setAccessibleName("Goal of this exercise")
        self.field.setMaxLength(40)
        self.said = Label(look, "", "small")
        self.odds = Muted(look)
        self.error = Label(look, "", "small", "bad")
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.drop)
        self.body.addLayout(head)
        for widget in (self.field, self.said, self.odds, self.error):
            self.body.addWidget(widget)
        self.field.editingFinished.connect(self._commit)
        self.drop.clicked.connect(self._drop)
        look.changed.connect(self._dress)
        self._dress()

    def show_goal(self, exercise: Exercise | None, text: str, sentence: str) -> None:
        """Show a goal as it is in the file, with how far it is; without an exercise nothing."""
        self.setVisible(exercise is not None)
        if exercise is None:
            self._exercise_id = None
            return
        another = exercise.id != self._exercise_id
        self._exercise_id, self._shown = exercise.id, text
        self.setAccessibleName(f"Goal for {exercise.name}")
        if another or not self.field.isModified():
            self.explain("")
            with QSignalBlocker(self.field):
                self.field.setText(text)
                self.field.setCursorPosition(0)
        self.drop.setVisible(bool(text))
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))
        self.say_odds(WAITING if text else "")

    def answer(self, exercise_id: int, sentence: str) -> None:
        """The odds in words, once they are known; of another exercise they are too late."""
        if exercise_id == self._exercise_id:
            self.say_odds(sentence)

    def say_odds(self, sentence: str) -> None:
        """What stands where the odds do."""
        self.odds.setText(sentence)
        self.odds.setVisible(bool(sentence))

    def explain(self, sentence: str) -> None:
        """Say what is wrong with what was typed, which stays; with nothing it was taken."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        self.field.setModified(bool(sentence))

    def _commit(self) -> None:
        if self._exercise_id is not None and self.field.text().strip() != self._shown:
            self.wanted.emit(self._exercise_id, self.field.text())

    def _drop(self) -> None:
        self.field.setModified(False)
        if self._exercise_id is not None:
            self.wanted.emit(self._exercise_id, "")
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _dress(self) -> None:
        self.field.setFont(self._look.font("body"))
