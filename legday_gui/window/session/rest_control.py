"""What the keys and buttons of the rest timer do to the session."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from legday_gui.logbook import sessions
from legday_gui.training.values import Session
from legday_gui.window.session import resting
from legday_gui.window.session.coming import next_set

if TYPE_CHECKING:
    from legday_gui.window.session.desk import Desk


class RestControl:
    """Writes the rest of the desk's session, and has its card show it."""

    def __init__(self, desk: "Desk", clock: Callable[[], float]) -> None:
        self._desk = desk
        self._clock = clock
        self._card = desk.rest
        self._card.longer.connect(self._lengthen)
        self._card.skipped.connect(self.stop)
        self._card.started.connect(self._start)
        self._card.restarted.connect(self.restart)

    def show(self) -> None:
        """Show the rest that runs; while the past is corrected, that of today goes on."""
        sheet = self._desk.sheet
        if sheet is not None and not sheet.finished:
            session = sheet.session
            self._card.show_rest(session.rest_from_ms, session.rest_s, resting.reason(sheet))

    def show_coming(self) -> None:
        """Show what follows the rest."""
        sheet = self._desk.sheet
        if sheet is not None and not sheet.finished:
            following = next_set(sheet, self._desk.block)
            self._card.show_coming(following.sentence if following else "")

    def toggle(self) -> None:
        """Skip what is left of the rest; start one where none is left."""
        remaining = self._card.remaining()
        if remaining is not None and remaining > 0:
            self.stop()
        else:
            self._start()

    def _start(self) -> None:
        sheet = self._desk.sheet
        if sheet is not None and not sheet.finished:
            self._set(self._now(), resting.usual_rest_s(sheet, self._desk.block))

    def restart(self) -> None:
        """Begin the same rest again from now."""
        session = self._session()
        if session is None or not session.rest_s:
            self._start()
        else:
            self._set(self._now(), session.rest_s)

    def stop(self) -> None:
        self._set(None, None)

    def longer(self) -> None:
        self._lengthen(30)

    def shorter(self) -> None:
        self._lengthen(-30)

    def _lengthen(self, seconds: int) -> None:
        """Change the rest that runs; more of one that is over counts from now."""
        session, left = self._session(), self._card.remaining()
        if session is None or session.rest_s is None or left is None:
            return
        if left > 0:
            self._set(session.rest_from_ms, max(0, session.rest_s + seconds))
        elif seconds > 0:
            self._set(self._now(), seconds)

    def _session(self) -> Session | None:
        return self._desk.sheet.session if self._desk.sheet else None

    def _now(self) -> int:
        return int(self._clock() * 1000)

    def _set(self, from_ms: int | None, rest_s: int | None) -> None:
        sheet = self._desk.sheet
        if sheet is not None:
            self._desk.do(lambda: sessions.set_rest(sheet.book, sheet.session_id, from_ms, rest_s))
            self.show()
