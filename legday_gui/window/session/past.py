"""The past: a calendar of sessions with the list of the month beside it, and the bin."""

from typing import Any

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from legday_gui.logbook import sessions
from legday_gui.logbook.sessions import SessionSummary
from legday_gui.window.session import readiness, words
from legday_gui.window.session.month import Month
from legday_gui.window.session.parts import Column, Words
from legday_gui.window.session.session_table import SessionTable
from legday_gui.window.widgets import Button, Card
from legday_gui.window.widgets.flow import Flow
from legday_gui.window.workspace import Workspace

GAP = 12
MOST_BINNED = 500
TURNS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_PageUp: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_PageDown: 1,
}
KEYS = (
    "Enter opens, Left and Right turn the month, Ctrl+D does it again today, "
    "Ctrl+C copies it as text, Delete puts it in the bin."
)
BIN_KEYS = "Enter brings a session back. What is in the bin counts nowhere."


class PastPage(QWidget):
    """``chosen`` opens a session; ``repeated``, ``binned`` and ``brought_back`` carry its id."""

    chosen = Signal(object)
    repeated = Signal(object)
    binned = Signal(object)
    brought_back = Signal(object)
    closed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._space = workspace
        self._opened = False  # a month is chosen once; afterwards it stays
        look = workspace.look
        self.month = Month(look)
        self.table = SessionTable(look)
        self._title = Words(look, "title").wrapped()
        self._sum = Words(look, "body", "muted").wrapped()
        self._hint = Words(look, "small", "muted").wrapped()
        self._said = Words(look, "body", "bad").wrapped()
        self._said.hide()
        self._make_buttons()
        self._build()
        self.month.turned.connect(self._turned)
        self.month.day_chosen.connect(self._day_chosen)
        self.month.opened.connect(lambda _day: self._open())
        self.table.marked.connect(self._marked)
        self.table.opened.connect(lambda _id: self._open())

    def _make_buttons(self) -> None:
        look = self._space.look
        self._open_it = Button(look, "Open", "primary", touch=True)
        self._open_it.setAccessibleName("Open the session to read and correct it (Enter)")
        self._repeat = Button(look, "Do again", touch=True)
        self._repeat.setAccessibleName(
            "Start a session with the same exercises and numbers of sets (Ctrl+D)"
        )
        self._copy = Button(look, "Copy as text", touch=True)
        self._copy.setAccessibleName("Copy the session as text, for a message (Ctrl+C)")
        self._to_bin = Button(look, "Put in the bin", touch=True)
        self._to_bin.setAccessibleName("Put the session in the bin (Delete)")
        self._bin = Button(look, "Bin", touch=True)
        self._bin.setCheckable(True)
        self._bin.setAccessibleName("Show the sessions in the bin")
        self._back = Button(look, "Back", touch=True)
        self._back.setAccessibleName("Back to the next session (Escape)")
        for button in (*self._tools(), self._bin, self._back):
            button.setToolTip(button.accessibleName())
        self._open_it.clicked.connect(self._open)
        self._repeat.clicked.connect(self._do_again)
        self._copy.clicked.connect(self._copy_text)
        self._to_bin.clicked.connect(self._throw)
        self._bin.toggled.connect(lambda _on: self.refresh())
        self._back.clicked.connect(self._leave)

    def _tools(self) -> tuple[Button, ...]:
        """What can be done with the marked session; the first also with one in the bin."""
        return self._open_it, self._repeat, self._copy, self._to_bin

    def _build(self) -> None:
        look = self._space.look
        self._calendar = Card(look)
        self._calendar.body.addWidget(self.month)
        self._calendar.body.addStretch(1)
        self._calendar.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._bin, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._back, 0, Qt.AlignmentFlag.AlignTop)
        tools = Flow()
        for button in self._tools():
            tools.addWidget(button)
        card = self._card = Card(look)
        card.body.addLayout(head)
        card.body.addWidget(self._sum)
        card.body.addWidget(self._said)
        card.body.addWidget(self.table, 1)
        card.body.addLayout(tools)
        card.body.addWidget(self._hint)
        self.table.setMinimumHeight(160)
        inner = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, inner)
        self._row.setContentsMargins(GAP, GAP, GAP, GAP)
        self._row.setSpacing(GAP)
        self._row.addWidget(self._calendar)
        self._row.addWidget(card, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(Column(inner))

    # ---- showing

    def refresh(self) -> None:
        """Read again; month and marked session stay, on the first time the latest are chosen."""
        self.month.show_today(readiness.today(self._space))
        if not self._opened:
            self._opened = True
            latest = self._list(limit=1)
            self.month.show_day(latest[0].day if latest else readiness.today(self._space))
        if self._bin.isChecked():
            self._show_bin()
        else:
            self._show_month()
            if self.table.chosen is None:
                self.table.mark_day(self.month.day)
            else:
                self.month.show_day(self.table.chosen.day)
        self._enable()
        if not self.month.isAncestorOf(self.focusWidget()):
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, sentence: str) -> None:
        """A refusal of the file, where it is seen."""
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))

    def _list(self, **which: Any) -> list[SessionSummary]:
        return sessions.session_list(self._space.logbook, self._space.athlete_id, **which)

    def _show_month(self) -> None:
        if self._bin.isChecked():
            return
        first, last = self.month.ends
        found = self._list(first_day=first, last_day=last, limit=10_000)
        marks: dict[int, int] = {}
        for session in found:
            marks[session.day] = marks.get(session.day, 0) + 1
        self._calendar.show()
        self.month.show_marks(marks)
        self.table.show_sessions(found, self._space.unit)
        self._title.setText("Past sessions")
        self._sum.setText(self._month_words(found))
        self._open_it.setText("Open")
        self._hint.setText(KEYS)
        self._enable()

    def _turned(self) -> None:
        """Another month: the chosen day where it is in it, else its latest session is marked."""
        self._show_month()
        first, last = self.month.ends
        if first <= self.month.day <= last:
            self.table.mark_day(self.month.day)
        else:
            self.table.mark(0 if self.table.model().rowCount() else None)
        self._enable()

    def _month_words(self, found: list[SessionSummary]) -> str:
        if not found:
            return f"No sessions in {self.month.title}."
        many = "1 session" if len(found) == 1 else f"{len(found)} sessions"
        volume = words.volume_words(sum(s.volume_g for s in found), self._space.unit)
        return f"{self.month.title}: {many}, {sum(s.sets for s in found)} sets, {volume}"

    def _show_bin(self) -> None:
        found = self._list(binned=True, limit=MOST_BINNED)
        self._calendar.hide()
        self.table.show_sessions(found, self._space.unit, year=True)
        if found and self.table.chosen is None:
            self.table.mark(0)
        self._title.setText("Sessions in the bin")
        self._sum.setText("" if found else "The bin is empty.")
        self._open_it.setText("Bring back")
        self._hint.setText(BIN_KEYS)

    def _enable(self) -> None:
        binned, some = self._bin.isChecked(), self.table.chosen is not None
        for button in self._tools():
            button.setEnabled(some)
        for button in self._tools()[1:]:
            button.setVisible(not binned)

    # ---- choosing

    def _day_chosen(self, day: int) -> None:
        self.table.mark_day(day)
        self._enable()

    def _marked(self, _session_id: object) -> None:
        session = self.table.chosen
        if session is not None and not self._bin.isChecked():
            self.month.show_day(session.day)
        self._enable()

    def _open(self) -> None:
        self._emit(self.brought_back if self._bin.isChecked() else self.chosen)

    def _do_again(self) -> None:
        self._emit(self.repeated)

    def _copy_text(self) -> None:
        session = self.table.chosen
        if session is None:
            return
        from legday_gui.exchange.session_text import session_text

        QGuiApplication.clipboard().setText(session_text(self._space.logbook, session.id))
        self._hint.setText("The session is copied: paste it where you like.")

    def _throw(self) -> None:
        self._emit(self.binned)

    def _emit(self, signal: SignalInstance) -> None:
        session = self.table.chosen
        if session is not None:
            signal.emit(session.id)

    def _leave(self) -> None:
        self._bin.setChecked(False)
        self.closed.emit()

    # ---- keys and size

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif event.key() in TURNS and self.table.hasFocus():
            self.month.turn(TURNS[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_D and control and self._repeat.isVisible():
            self._do_again()
        elif event.matches(QKeySequence.StandardKey.Copy) and self._copy.isVisible():
            self._copy_text()
        elif event.key() == Qt.Key.Key_Delete and self._to_bin.isVisible():
            self._throw()
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        """As for calendar and list one under the other, whatever they are now."""
        widest = max(part.minimumSizeHint().width() for part in (self._calendar, self._card))
        return QSize(widest + 3 * GAP, 80)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        parts = self._calendar.minimumSizeHint().width() + self._card.minimumSizeHint().width()
        ways = QBoxLayout.Direction
        beside = self.width() >= parts + 5 * GAP
        self._row.setDirection(ways.LeftToRight if beside else ways.BottomToTop)
