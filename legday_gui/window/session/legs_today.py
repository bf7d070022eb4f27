"""Under Start: the questions of the morning after, or what an earlier pain asks."""

from collections.abc import Sequence
from contextlib import suppress

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from legday_gui import settings
from legday_gui.logbook import sessions
from legday_gui.logbook.sessions import SessionSummary
from legday_gui.window.session import feelings, readiness
from legday_gui.window.session.morning_card import MorningCard, is_due
from legday_gui.window.session.parts import Words
from legday_gui.window.widgets import Card
from legday_gui.window.workspace import Workspace

PAIN_DAYS = 7  # how long the pain of a session is spoken of


class LegsToday(QWidget):
    """``answered`` says that something was noted, ``closed`` that the questions were put away."""

    answered = Signal()
    closed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._space = workspace
        self._latest: Sequence[SessionSummary] = ()
        self._morning: MorningCard | None = None
        self._pain = Words(workspace.look, "body").wrapped()
        self._pain_card = Card(workspace.look)
        self._pain_card.body.addWidget(self._pain)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(self._pain_card)

    def refresh(self, latest: Sequence[SessionSummary]) -> None:
        """Show what the ``latest`` sessions, the newest first, ask and say today."""
        today = readiness.today(self._space)
        self._latest = [s for s in latest if s.ended_at is not None]
        self._show_morning([s.id for s in self._latest if s.day == today - 1])
        self._show_pain([s.id for s in self._latest if today - s.day <= PAIN_DAYS])
        self.setVisible(self._morning is not None or self._pain_card.isVisibleTo(self))

    def take(self, event: QKeyEvent) -> bool:
        """Whether a key was an answer."""
        return self._morning is not None and self._morning.take(event)

    def _show_morning(self, yesterday: Sequence[int]) -> None:
        """Ask about the last session of yesterday, unless that was put away."""
        card = self._morning
        if card is not None and yesterday and card.session_id == yesterday[0]:
            card.refresh()
            return
        self._drop_morning()
        if yesterday and is_due(self._space, yesterday[0]):
            self._morning = MorningCard(self._space, yesterday[0])
            self._morning.answered.connect(self.answered)
            self._morning.closed.connect(self._close_morning)
            self._box.addWidget(self._morning)

    def _drop_morning(self) -> None:
        if self._morning is not None:
            self._morning.hide()
            self._morning.deleteLater()
            self._morning = None

    def _close_morning(self) -> None:
        if self._morning is not None:
            self._space.settings.morning_seen = self._morning.session_id
            with suppress(OSError):  # then it is asked again after a restart
                settings.save(self._space.settings)
        self._drop_morning()
        self.refresh(self._latest)
        self.closed.emit()

    def _show_pain(self, recent: Sequence[int]) -> None:
        """What the pain of the last session asks of this one; the questions say it themselves."""
        said, role = "", ""
        if recent and self._morning is None:
            session = sessions.session(self._space.logbook, recent[0])
            said, role = feelings.light(self._space, session)
        self._pain.show_words(said, role or "text")
        self._pain_card.setVisible(bool(said))
