"""Rows to sessions: what every format with a set a row has in common."""

from array import array
from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from legday_gui.exchange.cells import day_number, with_offset
from legday_gui.exchange.errors import UnreadableCellError
from legday_gui.exchange.parsed import (
    ParsedBlock,
    ParsedFile,
    ParsedSession,
    ParsedSet,
    ParsedWeight,
    Unreadable,
)

Rows = Iterable[tuple[int, list[str]]]  # each with the line that it begins on
Take = Callable[[int, list[str]], None]


class OpenBlock:
    """Sets of one exercise while they are still coming; ``notes`` in order, each once."""

    __slots__ = ("exercise", "lines", "notes", "sets", "superset")

    def __init__(self, exercise: str, superset: int | None) -> None:
        self.exercise = exercise
        self.superset = superset
        self.notes: dict[str, None] = {}
        self.sets: list[ParsedSet] = []
        self.lines = array("q")

    def add(self, line: int, one: ParsedSet) -> None:
        """A set whose row begins on ``line``."""
        self.sets.append(one)
        self.lines.append(line)

    def closed(self) -> ParsedBlock:
        note = "\n".join(self.notes)
        return ParsedBlock(self.exercise, note, tuple(self.sets), self.lines, self.superset)


class OpenSession:
    """A session while its rows are still coming. A block closes when the exercise changes.

    ``start`` is what the clock on the wall showed, or a moment with its offset. ``written`` is the
    part of it that the file states, where that is less than a date and a time.
    """

    __slots__ = ("_closed", "_open", "duration_s", "name", "notes", "start", "written")

    def __init__(
        self, start: datetime, name: str, duration_s: int | None = None, written: str = ""
    ) -> None:
        self.start = start
        self.name = name
        self.duration_s = duration_s
        self.written = written
        self.notes: dict[str, None] = {}
        self._closed: list[ParsedBlock] = []
        self._open: OpenBlock | None = None

    def block(self, exercise: str, superset: int | None = None) -> OpenBlock:
        """The running block where it is of ``exercise``, or a new one."""
        if self._open is None or self._open.exercise != exercise:
            self._close()
            self._open = OpenBlock(exercise, superset)
        return self._open

    def blocks(self) -> tuple[ParsedBlock, ...]:
        """All blocks that have sets."""
        self._close()
        return tuple(self._closed)

    def _close(self) -> None:
        if self._open is not None and self._open.sets:
            self._closed.append(self._open.closed())
        self._open = None


class Gathering:
    """Sessions by key, in the order of the file."""

    def __init__(self) -> None:
        self.sessions: dict[Hashable, OpenSession] = {}
        self.rows = 0
        self.not_sets = 0
        self.unreadable: list[Unreadable] = []
        self.weights: list[ParsedWeight] = []
        self.hints: dict[str, str] = {}  # what the file says an exercise trains
        self._alike: dict[ParsedSet, ParsedSet] = {}

    def read(self, app: str, take: Take, rows: Rows) -> ParsedFile:
        """Hand every row to ``take``; those that cannot be understood are listed."""
        for line, row in rows:
            self.rows += 1
            try:
                take(line, row)
            except UnreadableCellError as bad:
                self.refuse(line, bad)
        return self.finish(app)

    def refuse(self, line: int, bad: UnreadableCellError) -> None:
        """List a row, or one record of it, as unreadable."""
        self.unreadable.append(Unreadable(line, bad.value, bad.reason))

    @contextmanager
    def listing(self, line: int) -> Iterator[None]:
        """Around the reading of one record of many in a row: list it where it is unreadable."""
        try:
            yield
        except UnreadableCellError as bad:
            self.refuse(line, bad)

    def session(self, key: Hashable, make: Callable[[], OpenSession]) -> OpenSession:
        """The session of ``key``, made where it is new."""
        found = self.sessions.get(key)
        if found is None:
            found = self.sessions[key] = make()
        return found

    def shared(self, one: ParsedSet) -> ParsedSet:
        """The set that came first of those that are equal to ``one``."""
        return self._alike.setdefault(one, one)

    def skip(self, count: int = 1) -> None:
        """Count records that are no sets: rests, notes, what was left out."""
        self.not_sets += count

    def finish(self, app: str) -> ParsedFile:
        """Everything as values, oldest session first; sessions without a set are left out."""
        seen: dict[tuple[datetime, str], int] = {}
        sessions = []
        for key in list(self.sessions):
            session = self.sessions.pop(key)  # it is not held twice
            blocks = session.blocks()
            if not blocks:
                continue
            place = (session.start, session.name)
            occurrence = seen[place] = seen.get(place, -1) + 1
            sessions.append(_frozen(session, occurrence, blocks))
        sessions.sort(key=lambda session: session.started_at)
        return ParsedFile(
            app,
            self.rows,
            tuple(sessions),
            self.not_sets,
            tuple(self.unreadable),
            tuple(self.weights),
            self.hints,
        )


def _frozen(
    session: OpenSession, occurrence: int, blocks: tuple[ParsedBlock, ...]
) -> ParsedSession:
    started_at, offset_min = with_offset(session.start)
    start = session.start
    if start.tzinfo is not None:
        # Its name in the logbook must be the same on machines in two zones.
        session.written = session.written or f"{start.astimezone(UTC):%Y-%m-%d %H:%M:%SZ}"
        start = start.astimezone()
    return ParsedSession(
        start=session.written or start.isoformat(" "),
        name=session.name,
        occurrence=occurrence,
        day=day_number(start),
        started_at=started_at,
        offset_min=offset_min,
        duration_s=session.duration_s,
        note="\n".join(session.notes),
        blocks=blocks,
    )
