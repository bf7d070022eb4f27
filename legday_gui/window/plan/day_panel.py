"""A plan day: its name, its weekday, how long it takes, and its table."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from legday_gui.training.values import PlanDay
from legday_gui.window.look import Look
from legday_gui.window.plan import words
from legday_gui.window.plan.day_table import DayTable, Line
from legday_gui.window.plan.inline_edit import InlineEdit
from legday_gui.window.session.words import weekday_name
from legday_gui.window.widgets import Button, Card, Label, Muted
from legday_gui.window.widgets.choice import Choice

LEAST_WIDTH = 390  # at 100 % text


class DayPanel(Card):
    """``edited`` carries fields of the day; what happens in ``table`` the table itself says."""

    edited = Signal(object)
    prescribed = Signal(object, object)  # prescription id, fields typed into its row
    add_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.name = InlineEdit(look, "Name of the day")
        self.focus = InlineEdit(look, "Focus of the day", "body", "muted")
        self.focus.setPlaceholderText("focus")
        self.weekday = Choice()
        self.weekday.addItems(["Any day", *(weekday_name(n) for n in range(7))])
        self.weekday.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.minutes = Muted(look)
        self.table = DayTable(look)
        self.error = Label(look, "", "small", "bad")
        self.error.hide()
        self.add = Button(look, "+ Add exercise", "quiet")
        self.add.setToolTip("Insert")
        self.remove = Button(look, "Remove day", "quiet")
        self.minutes.setWordWrap(False)
        self.name.renamed.connect(lambda text: self.edited.emit({"name": text}))
        self.focus.renamed.connect(lambda text: self.edited.emit({"focus": text}))
        self.weekday.activated.connect(
            lambda index: self.edited.emit({"weekday": index - 1 if index else None})
        )
        self.add.clicked.connect(self.add_wanted)
        self.remove.clicked.connect(self.remove_wanted)
        self.table.add_wanted.connect(self.add_wanted)
        self.table.typed.connect(self._read)
        self.table.entry_closed.connect(lambda: self._explain(""))
        self._lay_out()
        look.changed.connect(self._dress)
        self._dress()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.name)
        head.addStretch(1)
        head.addWidget(self.weekday)
        self.body.addLayout(head)
        second = QHBoxLayout()
        second.addWidget(self.focus)
        second.addStretch(1)
        second.addWidget(self.minutes)
        self.body.addLayout(second)
        self.body.addWidget(self.table)
        self.body.addWidget(self.error)
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addStretch(1)
        foot.addWidget(self.remove)
        self.body.addLayout(foot)
        self.body.addStretch(1)

    def show_day(
        self, day: PlanDay, lines: Sequence[Line], minutes: int, current: int | None
    ) -> None:
        """Show a day as it is in the file; nothing is said to anybody."""
        self.setAccessibleName(day.name)
        self.name.show_text(day.name)
        self.focus.show_text(day.focus)
        with QSignalBlocker(self.weekday):
            self.weekday.setCurrentIndex(0 if day.weekday is None else day.weekday + 1)
        self.weekday.setAccessibleName(f"Weekday of {day.name}")
        self.minutes.setText(f"about {minutes} min" if lines else "no exercises yet")
        self.table.setAccessibleName(f"Exercises of {day.name}")
        self.add.setAccessibleName(f"Add exercise to {day.name}")
        self.remove.setAccessibleName(f"Remove {day.name}")
        self.remove.setVisible(not lines)
        self.table.show_lines(lines, current)

    def _read(self, prescription_id: int, text: str) -> None:
        """Sets and reps typed into a row; what makes no sense stays, with a sentence below."""
        try:
            fields = words.sets_and_reps_typed(text)
        except words.RefusedError as refused:
            self._explain(str(refused))
            return
        self._explain("")
        self.prescribed.emit(prescription_id, fields)

    def _explain(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        if (entry := self.table.entry()) is not None:
            entry.setAccessibleDescription(sentence)

    def least_width(self) -> int:
        """From how many pixels on it stands well beside another day."""
        return max(self.minimumWidth(), self.minimumSizeHint().width())

    def _dress(self) -> None:
        self.weekday.setFont(self._look.font("small"))
        self.setMinimumWidth(self._look.px(LEAST_WIDTH))
