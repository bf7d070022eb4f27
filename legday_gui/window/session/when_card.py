"""The card of a past session: its name, when it was, its note, and the bin."""

from PySide6.QtCore import QDateTime, QLocale, Qt, QTimeZone, Signal
from PySide6.QtWidgets import QDateTimeEdit

from legday_gui.training.values import Session
from legday_gui.window.look import Look
from legday_gui.window.session.parts import NoteField, Words
from legday_gui.window.widgets import Button, Card
from legday_gui.window.widgets.flow import Flow


class WhenCard(Card):
    edited = Signal(object)  # fields of the session
    closed = Signal()
    binned = Signal()
    summary_asked = Signal()
    reopened = Signal(object)  # id of the session

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Past session")
        self._session: Session | None = None
        self._name = NoteField(look, "Name of the session")
        self._when = QDateTimeEdit()
        self._when.setTimeZone(QTimeZone.utc())
        self._when.setCalendarPopup(True)
        self._when.setMinimumHeight(44)
        self._when.setAccessibleName("When it began")
        self._when.setDisplayFormat(_date_format())
        self._when.setFont(look.font("body"))
        look.changed.connect(lambda: self._when.setFont(look.font("body")))
        self._note = NoteField(look, "Note on the session")
        self._lasted = Words(look, "small", "muted")
        close = Button(look, "Done", "primary", touch=True)
        close.setAccessibleName("Done: back to the sessions")
        to_bin = Button(look, "Put in the bin", touch=True)
        summary = Button(look, "Summary", touch=True)
        summary.setAccessibleName("Summary: records, effort, pain, notes")
        go_on = Button(look, "Go on", touch=True)
        go_on.setAccessibleName("Go on with this session as if it had not ended")
        row = Flow()
        for button in (close, summary, go_on, to_bin):
            row.addWidget(button)
        for widget in (self._name, self._when, self._lasted, self._note):
            self.body.addWidget(widget)
        self.body.addLayout(row)
        for button in (close, summary, go_on, to_bin):
            button.setToolTip(button.accessibleName())
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._name.saved.connect(self._rename)
        self._note.saved.connect(lambda text: self.edited.emit({"note": text}))
        self._when.editingFinished.connect(self._moved)
        close.clicked.connect(self.closed)
        to_bin.clicked.connect(self.binned)
        summary.clicked.connect(self.summary_asked)
        go_on.clicked.connect(lambda: self._session and self.reopened.emit(self._session.id))

    def show_session(self, session: Session) -> None:
        self._session = session
        self._name.show_text(session.name)
        self._note.show_text(session.note)
        if not self._when.hasFocus():
            self._when.setDateTime(_local(session))
        minutes = round(((session.ended_at or session.started_at) - session.started_at) / 60)
        self._lasted.setText(f"{minutes} minutes" if minutes else "")
        self._lasted.setVisible(minutes > 0)

    def _rename(self, text: str) -> None:
        if text:
            self.edited.emit({"name": text})
        elif self._session is not None:
            self._name.show_text(self._session.name)

    def _moved(self) -> None:
        """Another time moves the whole session; it keeps its length and its offset."""
        session = self._session
        if session is None or self._when.dateTime() == _local(session):
            return
        local = self._when.dateTime().toSecsSinceEpoch()  # as if the wall clock were UTC
        start = local - session.offset_min * 60
        fields = {"started_at": start, "day": local // 86400}
        if session.ended_at is not None:
            fields["ended_at"] = session.ended_at + start - session.started_at
        self.edited.emit(fields)


def _local(session: Session) -> QDateTime:
    """The wall clock where the session was: shown in UTC, so that no zone shifts it again."""
    seconds = session.started_at + session.offset_min * 60
    return QDateTime.fromSecsSinceEpoch(seconds, QTimeZone.utc())


def _date_format() -> str:
    """The locale's own, with four digits for the year; ISO where there is no locale."""
    locale = QLocale()
    if locale.language() == QLocale.Language.C:
        return "yyyy-MM-dd hh:mm"
    date = locale.dateFormat(QLocale.FormatType.ShortFormat)
    date = date if "yyyy" in date else date.replace("yy", "yyyy")
    return f"{date} {locale.timeFormat(QLocale.FormatType.ShortFormat)}"
