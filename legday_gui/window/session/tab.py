"""The Session tab: the next day, the running session, its summary, and the sessions of the past."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from legday_gui.logbook import athletes, plans, sessions
from legday_gui.logbook.errors import LogbookError
from legday_gui.training.calendar import local_day
from legday_gui.window.session import readiness, words
from legday_gui.window.session.start_page import StartPage
from legday_gui.window.workspace import Workspace

if TYPE_CHECKING:
    from legday_gui.window.session.desk import Desk
    from legday_gui.window.session.past import PastPage
    from legday_gui.window.session.sheet import Sheet
    from legday_gui.window.session.summary import SummaryPage


class SessionTab(QWidget):
    """Shows what there is to do; ``status`` carries the left and right text of the status bar."""

    status = Signal(str, str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._space = workspace
        self._stale = False  # whether others have written since the last reading
        self._writing = False
        self._told = ("", "")
        self.start = StartPage(workspace)
        self.start.started.connect(self._start)
        self.start.past_asked.connect(self._show_past)
        self.start.past_chosen.connect(self.open_session)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.start)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._pages)
        workspace.logbook.subscribe(self._heard)
        self._open_what_runs()

    # Pages are made when they are first shown: the start shows one of them only.

    @cached_property
    def desk(self) -> "Desk":
        """Where a session is logged."""
        from legday_gui.window.session.desk import Desk

        desk = Desk(self._space)
        desk.finishing.connect(self._show_summary)
        desk.left.connect(self._show_past)
        desk.binned.connect(self._bin)
        desk.status.connect(self._tell)
        self._pages.addWidget(desk)
        return desk

    @cached_property
    def summary(self) -> "SummaryPage":
        """What a session came to."""
        from legday_gui.window.session.summary import SummaryPage

        summary = SummaryPage(self._space.look)
        summary.finished.connect(self._finish)
        summary.kept_on.connect(self._keep_on)
        self._pages.addWidget(summary)
        return summary

    @cached_property
    def past(self) -> "PastPage":
        """The sessions of the past, and those in the bin."""
        from legday_gui.window.session.past import PastPage

        past = PastPage(self._space)
        past.chosen.connect(self.open_session)
        past.brought_back.connect(self._bring_back)
        past.closed.connect(self._open_what_runs)
        self._pages.addWidget(past)
        return past

    def _tell(self, left: str, right: str) -> None:
        """What the status bar says; said again when the tab is shown, for those who came later."""
        self._told = (left, right)
        self.status.emit(left, right)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.status.emit(*self._told)

    def _writes(self) -> bool:
        """Whether the change that is being told comes from here."""
        return self._writing or ("desk" in vars(self) and self.desk.writing)

    # ---- what others call

    def refresh(self) -> None:
        """Read the logbook again, keeping the page and what was typed where that still holds."""
        if self._writes():
            return
        stale, self._stale = self._stale, False
        page = self._pages.currentWidget()
        if not stale and page is not self.start:
            return  # what was written here is shown already
        if page is vars(self).get("past"):
            self.past.refresh()
        elif page is self.start:
            self._open_what_runs()
        else:
            self._refresh_session()

    def start_day(self, day_id: object) -> None:
        """Start a plan day; a session that is running already is shown instead."""
        self._start(day_id)

    def open_session(self, session_id: object) -> None:
        """Show one session: to go on with where it runs, else to read and correct."""
        if isinstance(session_id, int):
            self._try(lambda: self._show_session(session_id), self.past.say)

    # ---- pages

    def _heard(self, _tables: frozenset[str]) -> None:
        if not self._writes():
            self._stale = True

    def _open_what_runs(self) -> None:
        """The session that was cut off, else what to do next."""
        space = self._space
        running = sessions.open_session(space.logbook, space.athlete_id)
        if running is None:
            self._go_home()
            return
        begun = words.time_words(running.started_at, running.offset_min)
        day = words.day_words(running.day)
        same = running.day == readiness.today(space)
        when = begun if same else f"{day}, {begun}"
        self._show_session(running.id, resumed=f"Going on with the session begun at {when}.")

    def _refresh_session(self) -> None:
        """A change elsewhere, undo for one, may have ended, reopened or binned what is shown."""
        sheet = self.desk.sheet
        space = self._space
        if sheet is None:
            self._open_what_runs()
            return
        was_finished = sheet.finished
        try:
            gone = sessions.is_binned(space.logbook, sheet.session_id)
            self.desk.resync()
        except LogbookError:
            gone = True
        if gone or sheet.finished != was_finished:
            self._open_what_runs()
        elif self._pages.currentWidget() is vars(self).get("summary"):
            self._summarise(sheet)

    def _go_home(self) -> None:
        self.start.refresh()
        self._turn_to(self.start)
        self._tell("", "Start Enter")

    def _show_past(self) -> None:
        self.past.say("")
        self._turn_to(self.past)
        self.past.refresh()
        self._tell("", "Back Escape")

    def _show_session(self, session_id: int, *, resumed: str = "") -> None:
        space = self._space
        from legday_gui.window.session.sheet import Sheet

        today = readiness.today(space)
        sheet = Sheet(space.logbook, space.athlete_id, space.unit, session_id, today)
        self._turn_to(self.desk)
        session = sheet.session
        self.desk.recovery.show_day(
            words.long_day_words(session.day), session.name, sheet.day.focus if sheet.day else ""
        )
        self.desk.recovery.show_recovery(readiness.states(space, before=session.started_at))
        self.desk.show_session(sheet, resumed=resumed)

    def _turn_to(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)
        self.setFocusProxy(page)
        if page is not vars(self).get("desk"):
            page.setFocus()

    # ---- what is asked for

    def _try(self, act: Callable[[], object], say: Callable[[str], None]) -> bool:
        self._writing = True
        try:
            act()
        except LogbookError as error:
            say(str(error))
            return False
        finally:
            self._writing = False
        say("")
        return True

    def _start(self, day_id: object) -> None:
        space = self._space
        if sessions.open_session(space.logbook, space.athlete_id) is not None:
            self._open_what_runs()
            return

        def begin() -> None:
            day = plans.plan_day(space.logbook, day_id) if isinstance(day_id, int) else None
            at, offset = readiness.now(space)
            started = sessions.start_session(space.logbook, space.athlete_id, day, at, offset)
            self._show_session(started)

        if self._try(begin, self.start.say) and day_id is None:
            self.desk.open_add()

    def _show_summary(self) -> None:
        sheet = self.desk.sheet
        if sheet is not None and self._try(
            lambda: self._summarise(sheet),
            self.desk.panel.say,
        ):
            self._turn_to(self.summary)
            self.summary.focus_finish()
            self._tell("", "Finish Enter     Keep logging Escape")

    def _summarise(self, sheet: "Sheet") -> None:
        from legday_gui.window.session import closing

        self.summary.show_summary(closing.summary(sheet, self._space))

    def _keep_on(self) -> None:
        self._turn_to(self.desk)
        self.desk.sync()
        self.desk.focus_entry()

    def _finish(self, body_weight_g: object) -> None:
        sheet, space = self.desk.sheet, self._space
        if sheet is None:
            return
        from legday_gui.window.session.closing import end_of

        at, offset = readiness.now(space)

        def end() -> None:
            if isinstance(body_weight_g, int):
                athletes.add_body_weight(
                    space.logbook, space.athlete_id, body_weight_g, at, local_day(at, offset)
                )
            sessions.finish_session(space.logbook, sheet.session_id, end_of(sheet, at))

        if self._try(end, self.summary.say):
            self._go_home()
            saved = words.time_words(at, offset, seconds=True)
            self._tell(f"Session saved {saved}", "Start Enter")

    def _bin(self, session_id: object) -> None:
        if isinstance(session_id, int) and self._try(
            lambda: sessions.bin_session(self._space.logbook, session_id), self.desk.panel.say
        ):
            self._show_past()
            self._tell("The session is in the bin: Ctrl+Z brings it back.", "Back Escape")

    def _bring_back(self, session_id: object) -> None:
        if isinstance(session_id, int) and self._try(
            lambda: sessions.bring_back(self._space.logbook, session_id), self.past.say
        ):
            self.past.refresh()
