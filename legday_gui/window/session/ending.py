"""The end of a session: shows what it came to, and writes what is answered and kept there."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from legday_gui.logbook import athletes, sessions
from legday_gui.logbook.errors import LogbookError
from legday_gui.training.calendar import local_day
from legday_gui.training.values import Moment
from legday_gui.window.session import closing, feelings, readiness, words
from legday_gui.window.session.feelings import Feeling
from legday_gui.window.session.plan_changes import PlanChange
from legday_gui.window.session.sheet import Sheet
from legday_gui.window.session.summary import SummaryPage
from legday_gui.window.workspace import Workspace


class Ending(QObject):
    """Owns the summary page. ``writing`` tells its own changes to the file from those of others."""

    left = Signal()  # back to the sets
    over = Signal(str, str)  # the session has ended: a notice, and what the status bar says
    told = Signal(str, str)  # the left and right text of the status bar

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._space = workspace
        self._sheet: Sheet | None = None
        self._asked: tuple[Feeling, ...] = ()  # beside what is asked for anyway
        self.writing = False
        self.page = SummaryPage(workspace.look)
        self.page.finished.connect(self._finish)
        self.page.kept_on.connect(self.left)
        self.page.answered.connect(self._answer)
        self.page.asked.connect(self._ask_more)
        self.page.kept_in_plan.connect(self._keep_in_plan)
        self.page.edited.connect(self._edit)

    def open(self, sheet: Sheet) -> None:
        """Show the summary of a session that is running or past. Raises LogbookError."""
        self._sheet, self._asked = sheet, ()
        self._show(sheet)
        self.page.open()
        self.told.emit("", self._keys())

    def refresh(self) -> None:
        """Show it anew after a change made elsewhere. Raises LogbookError."""
        sheet = self._sheet
        if sheet is not None:
            sheet.unit = self._space.unit
            sheet.forget_past()
            sheet.reload()
            self._show(sheet)

    def _show(self, sheet: Sheet) -> None:
        self.page.show_summary(closing.summary(sheet, self._space, self._asked))

    def _keys(self) -> str:
        finished = self._sheet is not None and self._sheet.finished
        return "Done Enter" if finished else "Finish Enter     Keep logging Escape"

    # ---- what is written

    def _try(self, act: Callable[[], object]) -> bool:
        self.writing = True
        try:
            act()
        except LogbookError as error:
            self.page.say(str(error))
            return False
        finally:
            self.writing = False
        self.page.say("")
        return True

    def _write(self, act: Callable[[Sheet], object]) -> None:
        """Write, and show what is so then: plan, records and targets may differ."""
        sheet = self._sheet
        if sheet is not None and self._try(lambda: act(sheet)):
            self._try(self.refresh)

    def _answer(self, key: object, score: object) -> None:
        number = score if isinstance(score, int) else None
        self._write(
            lambda sheet: feelings.answer(self._space, sheet.session, key, number, Moment.SESSION)
        )

    def _ask_more(self, asked: tuple[Feeling, ...]) -> None:
        self._asked += asked
        self._write(lambda _sheet: None)

    def _keep_in_plan(self, change: PlanChange) -> None:
        self._write(lambda _sheet: change.keep())
        self.told.emit(f"Kept in the plan: {change.sentence} Ctrl+Z takes it back.", self._keys())

    def _edit(self, fields: dict[str, object]) -> None:
        self._write(lambda sheet: sessions.edit_session(sheet.book, sheet.session_id, **fields))

    # ---- the end

    def _finish(self, body_weight_g: object) -> None:
        sheet = self._sheet
        if sheet is None or sheet.finished:
            self.left.emit()
        elif not sheet.all_sets():
            self._drop(sheet)
        else:
            self._end(sheet, body_weight_g if isinstance(body_weight_g, int) else None)

    def _drop(self, sheet: Sheet) -> None:
        """A session without a set is none."""
        if self._try(lambda: sessions.bin_session(sheet.book, sheet.session_id)):
            name = sheet.session.name
            self.over.emit(f"{name} had no sets and is in the bin: Ctrl+Z brings it back.", "")

    def _end(self, sheet: Sheet, body_weight_g: int | None) -> None:
        at, offset = readiness.now(self._space)

        def end() -> None:
            if body_weight_g is not None:
                day = local_day(at, offset)
                athletes.add_body_weight(sheet.book, sheet.athlete_id, body_weight_g, at, day)
            sessions.finish_session(sheet.book, sheet.session_id, closing.end_of(sheet, at))

        if self._try(end):
            self.over.emit("", f"Session saved {words.time_words(at, offset, seconds=True)}")
