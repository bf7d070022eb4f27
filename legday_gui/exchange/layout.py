"""Tables with a set a row: a format names its columns and how their cells are read.

Strong and Hevy have readers of their own, because a hundred thousand rows of theirs are usual.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, NamedTuple

from legday_gui.exchange import cells
from legday_gui.exchange.cells import Memo, day_number, with_offset
from legday_gui.exchange.errors import ExchangeError, UnreadableCellError
from legday_gui.exchange.gathering import Gathering, OpenSession, Rows
from legday_gui.exchange.parsed import ParsedFile, ParsedSet, ParsedWeight
from legday_gui.training.values import SetKind, Side, Unit


class Cell(NamedTuple):
    """A column (lower case) and what a text in it means; blank cells are read as well."""

    column: str
    read: Callable[[str], Any] = str.strip


@dataclass(frozen=True, kw_only=True)
class Layout:
    """Which column says what. None where the table does not say it at all."""

    exercise: str
    start: Cell  # datetime by the clock on the wall, or with its offset
    end: Cell | None = None  # datetime
    duration: Cell | None = None  # seconds
    session: Cell | None = None  # what all rows of a session share, where the start is a set's
    name: Cell | None = None
    skipped: Cell | None = None  # bool: planned and not done
    warm_up: Cell | None = None  # SetKind, or None where it says nothing; so does
    kind: Cell | None = None
    weight: Cell | None = None  # the number as text
    unit: Cell | None = None  # Unit
    reps: Cell | None = None
    seconds: Cell | None = None
    distance: Cell | None = None
    metres: Cell | None = None  # how many metres one of the distance has
    reserve: Cell | None = None  # halves
    rpe: Cell | None = None  # halves in reserve as well
    side: Cell | None = None
    number: Cell | None = None
    superset: Cell | None = None
    note: Cell | None = None
    block_note: Cell | None = None
    session_note: Cell | None = None
    body_weight: Cell | None = None
    trains: Cell | None = None  # what the exercise trains, in the file's words
    # What a column's name says of all its cells.
    weight_unit: Unit | None = None
    distance_in_m: float | None = None
    # A date without a time: all of a day is one session, and it is taken to be at noon.
    date_only: bool = False
    by_day: bool = False  # the start is a set's, and nothing else tells sessions apart


def warm_up(text: str) -> SetKind | None:
    """What a yes or no to "is it a warm-up?" says of the kind."""
    return SetKind.WARM_UP if cells.is_true(text) else None


def joined(rows: Rows, date: int, time: int) -> Rows:
    """Rows whose time of day, a column of its own, goes behind the date."""
    for line, row in rows:
        if len(row) > max(date, time):
            row[date] = f"{row[date].strip()} {row[time].strip()}".strip()
        yield line, row


def read(app: str, layout: Layout, header: Sequence[str], rows: Rows) -> ParsedFile:
    """All ``rows`` (line number, cells) of ``app``'s table under ``header``."""
    gathered = Gathering()
    return gathered.read(app, _Reader(layout, header, gathered).take, rows)


class _Reader:
    def __init__(self, layout: Layout, header: Sequence[str], gathered: Gathering) -> None:
        self._layout = layout
        self._width = len(header)
        self._gathered = gathered
        # A column that the file lacks is read from the blank that is put after each row.
        self._cells: dict[str, tuple[int, Memo[Any]]] = {}
        for field in fields(layout):
            cell = getattr(layout, field.name)
            if isinstance(cell, Cell):
                place = header.index(cell.column) if cell.column in header else self._width
                self._cells[field.name] = place, Memo(cell.read)
        if layout.exercise not in header or layout.start.column not in header:
            raise ExchangeError("The columns of the date and of the exercise are not in the file.")
        self._cells["exercise"] = header.index(layout.exercise), Memo(cells.exercise)

    def _said(self, field: str, row: list[str]) -> Any:
        found = self._cells.get(field)
        return found[1][row[found[0]]] if found else None

    def take(self, line: int, row: list[str]) -> None:
        cells.fit(row, self._width)
        row.append("")
        session = self._session(row)
        parsed = self._set(row)
        block = session.block(self._said("exercise", row), self._said("superset", row))
        for notes, field in ((block.notes, "block_note"), (session.notes, "session_note")):
            if text := self._said(field, row):
                notes[text] = None
        if hint := self._said("trains", row):
            self._gathered.hints.setdefault(block.exercise, hint)
        if parsed is None:
            self._gathered.skip()
        else:
            block.add(line, self._gathered.shared(parsed))

    def _set(self, row: list[str]) -> ParsedSet | None:
        """The row as a set; None where it is none."""
        kind = self._said("warm_up", row) or self._said("kind", row) or SetKind.WORK
        weight = self._said("weight", row) or ""
        has_weight = bool(cells.number(weight))
        unit = self._layout.weight_unit
        if has_weight and self._layout.unit:
            unit = self._said("unit", row)
        reps = self._said("reps", row)
        seconds, distance = self._said("seconds", row), self._said("distance", row)
        in_one = self._layout.distance_in_m
        if distance and self._layout.metres:
            in_one = self._said("metres", row)
        reserve = self._said("reserve", row)
        reserve = self._said("rpe", row) if reserve is None else reserve
        if self._said("skipped", row) or not (has_weight or reps or seconds or distance):
            return None
        return ParsedSet(
            kind,
            weight if has_weight else "",
            unit,
            reps or None if seconds or distance else reps,
            seconds,
            distance,
            in_one,
            reserve,
            self._said("note", row) or "",
            self._said("side", row) or Side.BOTH,
            self._said("number", row),
        )

    def _session(self, row: list[str]) -> OpenSession:
        start, name = self._said("start", row), self._said("name", row) or ""
        key: Hashable = (start, name)
        if self._layout.session:
            key = self._said("session", row)
        elif self._layout.by_day:
            key = start.date()
        session = self._gathered.session(key, lambda: self._opened(start, name, row))
        if not self._layout.date_only and with_offset(start) < with_offset(session.start):
            session.start = start
        return session

    def _opened(self, start: datetime, name: str, row: list[str]) -> OpenSession:
        duration_s = self._said("duration", row)
        if self._layout.end and duration_s is None:
            duration_s = _between(start, self._cells["end"], row)
        weight = self._said("body_weight", row)
        if weight:
            local = start if start.tzinfo is None else start.astimezone()
            self._gathered.weights.append(
                ParsedWeight(
                    day_number(local), with_offset(start)[0], weight, self._layout.weight_unit
                )
            )
        written = f"{start:%Y-%m-%d}" if self._layout.date_only or self._layout.by_day else ""
        if self._layout.date_only:
            start = start.replace(hour=12)
        return OpenSession(start, name, duration_s, written)


def _between(start: datetime, end: tuple[int, Memo[Any]], row: list[str]) -> int | None:
    """Seconds from start to end; None where the end cannot be read or comes first."""
    try:
        seconds = int((end[1][row[end[0]]] - start).total_seconds())
    except (UnreadableCellError, TypeError):
        return None
    return seconds if seconds > 0 else None
