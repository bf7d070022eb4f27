"""The end of a session: records, what comes next and why, how it was, and when legs are ready."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from legday_gui.training.units import to_grams
from legday_gui.training.values import Unit
from legday_gui.window.look import Look
from legday_gui.window.session.feelings import Feeling, Question
from legday_gui.window.session.parts import Column, NoteField, Words
from legday_gui.window.session.plan_changes import PlanChange
from legday_gui.window.session.scores import Scores
from legday_gui.window.session.site_choice import SiteChoice
from legday_gui.window.session.summary_parts import Changes, NextTable, NextTime, Records
from legday_gui.window.widgets import Button, Card

WIDEST_EMS = 60
HEAVIEST_KG = 500


class Summary(NamedTuple):
    """Everything that the page says."""

    title: str
    figures: str  # minutes, hard sets, volume, energy
    records: tuple[tuple[str, str], ...]  # the record, what it was before
    next_times: tuple[NextTime, ...]
    changes: tuple[PlanChange, ...]
    questions: tuple[Question, ...]
    soreness: tuple[Feeling, ...]  # what can be asked for beside
    pain: tuple[str, str]  # what the traffic light says and its colour role, empty without pain
    ready: str
    name: str
    note: str
    unit: Unit
    finished: bool  # a session of the past
    empty: bool  # nothing was logged


class SummaryPage(QWidget):
    finished = Signal(object)  # body weight in grams, or None
    kept_on = Signal()
    answered = Signal(object, object)  # key of a question, score or None
    asked = Signal(object)  # feelings that are to be asked for as well
    kept_in_plan = Signal(object)  # a PlanChange
    edited = Signal(object)  # fields of the session

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._unit = Unit.KG
        self._soreness: Sequence[Feeling] = ()
        self._named = ""
        self._title = Words(look, "title").wrapped()
        self._figures = Words(look, "body", "muted").wrapped()
        self._figures.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._records = Records(look)
        self._next = NextTable(look)
        self._changes = Changes(look)
        self._changes.kept.connect(self.kept_in_plan)
        self._scores = Scores(look)
        self._scores.answered.connect(self.answered)
        self._pain = Words(look, "body").wrapped()
        self._ready = Words(look, "body", "muted").wrapped()
        self._said = Words(look, "body", "bad").wrapped()
        self._said.hide()
        self._make_fields()
        self._build()
        self.setFocusProxy(self._finish)

    def _make_fields(self) -> None:
        look = self._look
        self._make_weight()
        self._sore = Button(look, "+ Soreness", touch=True)
        self._sore.setAccessibleName("Note soreness by muscle (S)")
        self._sore.clicked.connect(self._ask_soreness)
        self._hurts = Button(look, "+ Pain", touch=True)
        self._hurts.setCheckable(True)
        self._hurts.setAccessibleName("Note pain by site and side (P)")
        self._sites = SiteChoice(look)
        self._sites.hide()
        self._sites.chosen.connect(self._ask_pain)
        self._hurts.toggled.connect(self._choose_site)
        self._name = NoteField(look, "Name of the session")
        self._note = NoteField(look, "Note on the session")
        self._name.saved.connect(self._rename)
        self._note.saved.connect(lambda text: self.edited.emit({"note": text}))
        self._beside = (_titled(self._weight_title, self._weight), self._sore, self._hurts)
        self._keep = Button(look, "Keep logging", touch=True)
        self._finish = Button(look, "Finish", "primary", touch=True)
        for button in (self._sore, self._hurts):
            button.setToolTip(button.accessibleName())
        self._keep.clicked.connect(self.kept_on)
        self._finish.clicked.connect(self._end)

    def _make_weight(self) -> None:
        self._weight_title = Words(self._look, "label", "muted")
        self._weight = QLineEdit()
        self._weight.setMinimumHeight(44)
        self._weight.setTextMargins(8, 0, 8, 0)
        self._weight.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def _build(self) -> None:
        self._card = Card(self._look)
        box = self._card.body
        box.setContentsMargins(28, 18, 28, 18)
        box.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._figures, 1)
        box.addLayout(head)
        names = QHBoxLayout()
        names.setSpacing(12)
        names.addWidget(self._name, 1)
        names.addWidget(self._note, 2)
        for part in (self._pain, self._records, self._changes, self._next, self._ready):
            box.addWidget(part)
        box.addLayout(names)
        self._upper = QWidget()
        pages = QVBoxLayout(self._upper)
        pages.setContentsMargins(0, 0, 0, 0)
        pages.addWidget(self._card)
        pages.addWidget(self._sites)
        pages.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._scroll = Column(_centred(self._upper, top=12))
        outer.addWidget(self._scroll, 1)
        outer.addWidget(_centred(self._questions(), top=0))
        self._look.changed.connect(self._dress)
        self._dress()

    def _questions(self) -> QWidget:
        """How it was, and the end: always in sight, however much there is above."""
        self._foot = Card(self._look)
        box = self._foot.body
        box.setContentsMargins(28, 12, 28, 12)
        box.addWidget(self._scores)
        box.addWidget(self._said)
        for button in (self._keep, self._finish):
            self._scores.row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        return self._foot

    def _choose_site(self, on: bool) -> None:
        """The sites take the place of the rest while one is chosen."""
        self._sites.setVisible(on)
        self._card.setVisible(not on)
        self._scroll.verticalScrollBar().setValue(0)

    def _dress(self) -> None:
        self._weight.setFont(self._look.font("strong"))
        self._weight.setFixedWidth(self._look.px(96))
        em = self.fontMetrics().horizontalAdvance("0") * 1.7
        for part in (self._upper, self._foot):
            part.setMaximumWidth(max(880, round(WIDEST_EMS * em)))

    # ---- showing

    def show_summary(self, summary: Summary) -> None:
        """Show a session anew; a body weight that was typed stays."""
        self._unit = summary.unit
        self._soreness = summary.soreness
        self._title.setText(summary.title)
        self._figures.setText(summary.figures)
        self._records.show_records(summary.records)
        self._next.show_lines(summary.next_times)
        self._changes.show_changes(summary.changes)
        self._weight_title.setText(f"Body weight, {summary.unit}")
        self._weight.setAccessibleName(f"Body weight in {summary.unit}, may stay empty (W)")
        self._scores.show_questions(summary.questions, *self._beside)
        shown = {question.key for question in summary.questions}
        self._beside[0].setVisible(not summary.finished)
        self._beside[1].setVisible(any(feeling not in shown for feeling in summary.soreness))
        said, role = summary.pain
        self._pain.show_words(said, role or "text")
        self._pain.setVisible(bool(said))
        self._named = summary.name
        self._name.show_text(summary.name)
        self._note.show_text(summary.note)
        self._ready.setText(summary.ready)
        self._ready.setVisible(bool(summary.ready))
        self._show_buttons(summary)

    def _show_buttons(self, summary: Summary) -> None:
        self._keep.setVisible(not summary.finished)
        self._keep.setAccessibleName("Keep logging (Escape)")
        text, name = "Finish", "Finish the session (Enter)"
        if summary.finished:
            text, name = "Done", "Back to the sets (Enter)"
        elif summary.empty:
            text, name = "Put in the bin", "Put the session without sets in the bin (Enter)"
        self._finish.setText(text)
        self._finish.setAccessibleName(name)

    def open(self) -> None:
        """A session is shown for the first time: nothing typed for another one stays."""
        self._weight.clear()
        self._hurts.setChecked(False)
        self.say("")

    def say(self, sentence: str) -> None:
        """A refusal, where it is seen."""
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))

    # ---- asking for more

    def _rename(self, text: str) -> None:
        if text:
            self.edited.emit({"name": text})
        else:
            self._name.show_text(self._named)

    def _ask_soreness(self) -> None:
        if self._soreness:
            self.asked.emit(tuple(self._soreness))
            self._scores.light_key(self._soreness[0])

    def _ask_pain(self, feeling: Feeling) -> None:
        self._hurts.setChecked(False)
        self.asked.emit((feeling,))
        self._scores.light_key(feeling)

    # ---- ending

    def _end(self) -> None:
        text = self._weight.text().strip().replace(",", ".")
        if not text:
            self.finished.emit(None)
            return
        try:
            grams = to_grams(float(text), self._unit)
        except (ValueError, OverflowError):
            grams = 0
        if 0 < grams <= HEAVIEST_KG * 1000:
            self.finished.emit(grams)
        else:
            self.say(
                f"“{text}” is no body weight: type a number of {self._unit}, or leave it empty."
            )
            self._weight.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        letter = event.text().casefold()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if isinstance(focused, QAbstractButton) and focused.hasFocus():
                focused.click()
            else:
                self._end()
        elif event.key() == Qt.Key.Key_Escape and self._hurts.isChecked():
            self._hurts.setChecked(False)
        elif event.key() == Qt.Key.Key_Escape:
            self.kept_on.emit()
        elif letter == "p":
            self._hurts.toggle()
        elif letter == "s":
            self._ask_soreness()
        elif letter == "w" and self._weight.isVisible():
            self._weight.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif not self._scores.take(event):
            super().keyPressEvent(event)


def _titled(title: Words, field: QWidget) -> QWidget:
    """A field under its title, as the boxes of the scores have theirs."""
    both = QWidget()
    box = QVBoxLayout(both)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(4)
    box.addWidget(title)
    box.addWidget(field)
    return both


def _centred(widget: QWidget, *, top: int) -> QWidget:
    inner = QWidget()
    row = QHBoxLayout(inner)
    row.setContentsMargins(12, top, 12, 12)
    row.addStretch(1)
    row.addWidget(widget, 100)
    row.addStretch(1)
    return inner
