"""What a report is to be about, and the paper it goes on."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtWidgets import QButtonGroup, QDateEdit, QFormLayout, QHBoxLayout, QWidget

from legday_gui.training.calendar import date_of, day_number, week_of
from legday_gui.window.dialogs.page import Page
from legday_gui.window.look import Look
from legday_gui.window.paper import PAPERS, usual_paper
from legday_gui.window.widgets import Button, Label, Muted, Pill
from legday_gui.window.widgets.choice import Choice
from legday_gui.window.widgets.flow import Flow

SPANS = {"12 weeks": 12, "Half a year": 26, "A year": 52, "Two years": 104}  # in weeks
EVERYTHING = "Everything"
_FIRST = QDate(1950, 1, 1)
_WHAT = (
    "Two to four pages: what was done, the level of each exercise then and now, charts of the "
    "strength, the training and the body. A session belongs to the day it began on."
)


class ReportPage(Page):
    """Keeps what was chosen until it is opened again."""

    wanted = Signal(int, int, str)  # first and last day, both included; name of the paper

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Report as PDF")
        self._look = look
        self._today = 0
        self._first_day = 0
        self.spans = QButtonGroup(self)
        self.first, self.last = QDateEdit(), QDateEdit()
        self.paper = Choice()
        self.paper.addItems(list(PAPERS))
        self.paper.setCurrentText(usual_paper(QLocale()))
        self.said = Muted(look, "")
        self.save = Button(look, "Save as PDF…", "primary")
        self.cancel = Button(look, "Cancel")
        self._lay_out()
        self.spans.buttonClicked.connect(self._choose_span)
        for edit in (self.first, self.last):
            edit.dateChanged.connect(self._dates_changed)
        self.save.clicked.connect(self._ask)
        self.cancel.clicked.connect(self.closed)

    def _lay_out(self) -> None:
        spans = Flow(spacing=6, line_spacing=6)
        for name in (*SPANS, EVERYTHING):
            pill = Pill(self._look, name, checkable=True)
            self.spans.addButton(pill)
            spans.addWidget(pill)
        form = QFormLayout()
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(12)
        form.addRow(self._label("Range"), spans)
        for name, edit in (("From", self.first), ("To", self.last), ("Paper", self.paper)):
            if isinstance(edit, QDateEdit):
                edit.setCalendarPopup(True)
                edit.setDisplayFormat("d MMM yyyy")
            edit.setAccessibleName(name)
            edit.setMinimumHeight(36)
            form.addRow(self._label(name, edit), edit)
        buttons = QHBoxLayout()
        for button in (self.save, self.cancel):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.body.addLayout(form)
        self.body.addWidget(self.said)
        self.body.addWidget(Muted(self._look, _WHAT))
        self.body.addLayout(buttons)

    def _label(self, text: str, buddy: QWidget | None = None) -> Label:
        words = Label(self._look, text, colour="muted")
        words.setWordWrap(False)
        if buddy is not None:
            words.setBuddy(buddy)
        return words

    def open(self, today: int, first_day: int | None) -> None:
        """Offer the last twelve weeks at first, later what was chosen before."""
        fresh = not self._today
        self._today, self._first_day = today, first_day if first_day is not None else today
        for edit in (self.first, self.last):
            edit.setDateRange(_FIRST, max(_date(today), edit.date() if not fresh else _FIRST))
        if fresh:
            self.spans.buttons()[0].click()
        self.save.setFocus()

    def days(self) -> tuple[int, int]:
        """The first and the last day, both included."""
        return _day(self.first.date()), _day(self.last.date())

    def _choose_span(self, pill: Pill) -> None:
        """Whole weeks, this one included; a click on a name sets both days."""
        weeks = SPANS.get(pill.text())
        first = self._first_day if weeks is None else (week_of(self._today) - weeks + 1) * 7 - 3
        self.first.setDate(_date(first))
        self.last.setDate(_date(self._today))
        pill.setChecked(True)

    def _dates_changed(self) -> None:
        """Days chosen by hand are none of the spans."""
        self.spans.setExclusive(False)
        for pill in self.spans.buttons():
            pill.setChecked(False)
        self.spans.setExclusive(True)
        first, last = self.days()
        self.save.setEnabled(first <= last)
        self.said.setText("" if first <= last else "The first day lies behind the last one.")
        self.said.setVisible(first > last)

    def _ask(self) -> None:
        self.wanted.emit(*self.days(), self.paper.currentText())


def _date(day: int) -> QDate:
    then = date_of(day)
    return QDate(then.year, then.month, then.day)


def _day(chosen: QDate) -> int:
    return day_number(date(chosen.year(), chosen.month(), chosen.day()))
