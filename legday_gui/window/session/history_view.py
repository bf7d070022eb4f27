"""What was done of one exercise before, in the place of the sets."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from legday_gui.training.values import Exercise, Performance, Unit
from legday_gui.window.look import Look
from legday_gui.window.session import words
from legday_gui.window.session.facts import Facts
from legday_gui.window.session.parts import Column, Words, clear
from legday_gui.window.widgets import Button


class HistoryView(QWidget):
    """What was done of one exercise before, newest first; in the panel's place."""

    closed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._title = Words(look, "title").wrapped()
        back = Button(look, "Back", touch=True)
        back.clicked.connect(self.closed)
        self._back = back
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(back)
        inner = QWidget()
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(10)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(head)
        box.addWidget(Column(inner), 1)

    def open(self, exercise: Exercise, performances: Sequence[Performance], unit: Unit) -> None:
        self._title.setText(exercise.name)
        clear(self._list)
        for done in reversed(performances):
            facts = Facts(self._look)
            day = words.day_words(done.day, year=True)
            facts.show_facts([(day, words.sets_words(done.sets, unit, exercise))])
            self._list.addWidget(facts)
        if not performances:
            self._list.addWidget(Words(self._look, "body", "muted", "Not done before."))
        self._list.addStretch(1)
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.closed.emit()
        event.accept()
