"""The Session tab: the next day, the running session, its summary, and the sessions of the past."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from legday_gui.logbook import plans, sessions
from legday_gui.logbook.errors import LogbookError
from legday_gui.training.values import Session
from legday_gui.window.session import readiness, words
from legday_gui.window.session.start_page import StartPage
from legday_gui.window.workspace import Workspace

if TYPE_CHECKING:
    from legday_gui.window.session.desk import Desk
    from legday_gui.window.session.ending import Ending
    from legday_gui.window.session.past import PastPage
    from legday_gui.window.session.summary import SummaryPage


WATCH_MS = 5 * 60_000  # how often a session is looked at whether it was forgotten


class SessionTab(QWidget):
    """Shows what there is to do; ``status`` carries the left and right text of the status bar."""

    status = Signal(str, str)
    places_asked = Signal()
    rest_told = Signal(str)  # the time of the rest, empty without one

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._space = workspace
        self._stale = False  # whether others have written since the last reading
        self._writing = False
        self._told = ("", "")
        self._left_open: set[int] = set()  # sessions that were opened again on purpose
        self.start = StartPage(workspace)
        self.start.started.connect(self._start)
        self.start.past_asked.connect(self._show_past)
        self.start.past_chosen.connect(self.open_session)
        self.start.places_asked.connect(self.places_asked)
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
        desk.rest.ticked.connect(lambda: self.rest_told.emit(desk.rest.words))
        desk.when.summary_asked.connect(self._show_summary)
        desk.when.reopened.connect(self._reopen)
        self._pages.addWidget(desk)
        watch = QTimer(desk)
        watch.timeout.connect(self._watch)
        watch.start(WATCH_MS)
        return desk

    @cached_property
    def ending(self) -> "Ending":
        """Shows and writes what a session came to."""
        from legday_gui.window.session.ending import Ending

        ending = Ending(self._space)
        ending.left.connect(self._keep_on)
        ending.over.connect(self._end)
        ending.told.connect(self._tell)
        self._pages.addWidget(ending.page)
        return ending

    @property
    def summary(self) -> "SummaryPage":
        """What a session came to."""
        return self.ending.page

    @cached_property
    def past(self) -> "PastPage":
        """The sessions of the past, and those in the bin."""
        from legday_gui.window.session.past import PastPage

        past = PastPage(self._space)
        past.chosen.connect(self.open_session)
        past.brought_back.connect(self._bring_back)
        past.repeated.connect(self._repeat)
        past.binned.connect(self._bin)
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
        made = vars(self)
        by_desk = "desk" in made and self.desk.writing
        return self._writing or by_desk or ("ending" in made and self.ending.writing)

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
            self._open_what_runs() if stale else self.start.refresh()  # what it says stays
        else:
            self._refresh_session()

    def start_day(self, day_id: object) -> None:
        """Start a plan day; a session that is running already is shown instead."""
        self._start(day_id)

    def open_session(self, session_id: object) -> None:
        """Show one session: to go on with where it runs, else to read and correct."""
        if isinstance(session_id, int):
            here = self._pages.currentWidget() is vars(self).get("past")
            say = self.past.say if here else self.start.say
            self._try(lambda: self._show_session(session_id), say)

    def toggle_rack(self) -> bool:
        """Show the running session at the rack, or leave that; False where none is shown."""
        if "desk" not in vars(self) or self._pages.currentWidget() is not self.desk:
            return False
        sheet = self.desk.sheet
        if sheet is None or sheet.finished:
            return False
        self.desk.toggle_rack()
        return True

    # ---- pages

    def _heard(self, _tables: frozenset[str]) -> None:
        if not self._writes():
            self._stale = True

    def _open_what_runs(self) -> None:
        """The session that was cut off, else what to do next."""
        space = self._space
        closed = self._close_forgotten()
        running = sessions.open_session(space.logbook, space.athlete_id)
        if running is None:
            self._go_home(closed)
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
            if "ending" in vars(self) and self._pages.currentWidget() is self.summary:
                self.ending.refresh()  # the desk behind it would take the keys
            else:
                self.desk.resync()
        except LogbookError:
            gone = True
        if gone or sheet.finished != was_finished:
            self._open_what_runs()

    def _close_forgotten(self) -> str:
        """End what was left open hours ago, and say so; what was opened again on purpose stays."""
        space = self._space
        running = sessions.open_session(space.logbook, space.athlete_id)
        if running is None or running.id in self._left_open:
            return ""
        self._writing = True
        try:
            at, _ = readiness.now(space)
            closed = sessions.close_forgotten(space.logbook, space.athlete_id, at)
        except LogbookError:
            return ""  # it goes on; the next thing that is written will say what is wrong
        finally:
            self._writing = False
        if closed is None:
            return ""
        self._left_open.add(closed.id)  # undo opens it again, and that is not taken back here
        return f"{_forgotten_words(closed)} {self._close_forgotten()}".strip()

    def _watch(self) -> None:
        """A machine that stays on overnight: what was forgotten there is closed as well."""
        if not self.window().isVisible():
            return  # the logbook may be closed by now
        sheet = self.desk.sheet
        shown = self._pages.currentWidget() is self.desk and sheet and not sheet.finished
        if shown and not self.desk.panel.table.entry.holds_text:
            said = self._close_forgotten()
            if said:
                self._go_home(said)

    def _go_home(self, notice: str = "") -> None:
        if "desk" in vars(self):
            self.desk.rest.show_rest(None, None)  # no session runs, so no rest does
        self.start.refresh()
        self.start.tell(notice)
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
            place = readiness.place(space)
            started = sessions.start_session(
                space.logbook, space.athlete_id, day, at, offset, place.id if place else None
            )
            self._show_session(started)

        if self._try(begin, self.start.say) and day_id is None:
            self.desk.open_add()

    # ---- the summary

    def _show_summary(self) -> None:
        sheet = self.desk.sheet
        if sheet is not None and self._try(lambda: self.ending.open(sheet), self.desk.panel.say):
            self._turn_to(self.summary)

    def _keep_on(self) -> None:
        self._turn_to(self.desk)
        self.desk.sync()
        self.desk.focus_entry()

    def _end(self, notice: str, said: str) -> None:
        self._go_home(notice)
        self._tell(said, "Start Enter")

    # ---- the past

    def _reopen(self, session_id: object) -> None:
        """Go on with a session that was ended."""
        space = self._space
        running = sessions.open_session(space.logbook, space.athlete_id)
        if running is not None:
            self.desk.panel.say(f"{running.name} is still running: finish it first.")
        elif isinstance(session_id, int) and self._try(
            lambda: sessions.reopen_session(space.logbook, session_id), self.desk.panel.say
        ):
            self._left_open.add(session_id)
            self._show_session(session_id)

    def _bin(self, session_id: object) -> None:
        here = self._pages.currentWidget() is vars(self).get("past")
        say = self.past.say if here else self.desk.panel.say
        if isinstance(session_id, int) and self._try(
            lambda: sessions.bin_session(self._space.logbook, session_id), say
        ):
            self._show_past()
            self._tell("The session is in the bin: Ctrl+Z brings it back.", "Back Escape")

    def _repeat(self, session_id: object) -> None:
        """Start the same again, unless a session runs already."""
        space = self._space
        running = sessions.open_session(space.logbook, space.athlete_id)
        if running is not None:
            self.past.say(f"{running.name} is still running: finish it first (Escape shows it).")
        elif isinstance(session_id, int):
            at, offset = readiness.now(space)
            self._try(
                lambda: self._show_session(
                    sessions.duplicate_session(space.logbook, session_id, at, offset)
                ),
                self.past.say,
            )

    def _bring_back(self, session_id: object) -> None:
        if isinstance(session_id, int) and self._try(
            lambda: sessions.bring_back(self._space.logbook, session_id), self.past.say
        ):
            self.past.refresh()


def _forgotten_words(session: Session) -> str:
    """One sentence on a session that was left open: what became of it, and the way back."""
    when = words.day_words(session.day)
    if session.ended_at is None:
        return (
            f"{session.name} of {when} was left open without a set and is in the bin now: "
            "Ctrl+Z brings it back."
        )
    end = words.time_words(session.ended_at, session.offset_min)
    return (
        f"{session.name} of {when} was left open and ends with its last set now, at {end}: "
        "Ctrl+Z opens it again."
    )
