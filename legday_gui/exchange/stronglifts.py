"""StrongLifts' exports, both generations: many sets a row, each set one record of the account.

Today's has one exercise a row with its sets behind each other, that of 2016 a workout a row with
its exercises behind each other. 0 repetitions stand for a set that was skipped or failed whole.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from legday_gui.exchange import cells
from legday_gui.exchange.cells import day_number, with_offset
from legday_gui.exchange.errors import ExchangeError
from legday_gui.exchange.gathering import Gathering, OpenSession, Rows
from legday_gui.exchange.parsed import ParsedFile, ParsedSet, ParsedWeight
from legday_gui.training.values import SetKind, Unit

NAME, FILES = "StrongLifts", "CSV, new and old"
DATES, DAY_FIRST = ("date (yyyy/mm/dd)", "date"), False

_LAYOUTS = tuple(
    f"{day} {time}" for day in ("%Y/%m/%d", "%Y-%m-%d") for time in ("%I:%M %p", "%H:%M")
)
_SET = re.compile(r"set (\d+) \((reps|kg|lb|lbs|time)\)")
_BODY = re.compile(r"body weight \((kg|lbs?)\)")
_OLD_BODY = re.compile(r"\s*([\d.,]+)\s*(kg|lbs?)?\s*")


def matches(header: Sequence[str]) -> bool:
    """Whether these columns (lower case, trimmed) are StrongLifts', of today or of 2016."""
    return _is_new(header) or _is_old(header)


def _is_new(header: Sequence[str]) -> bool:
    return {"date (yyyy/mm/dd)", "workout", "exercise", "set 1 (reps)"} <= set(header)


def _is_old(header: Sequence[str]) -> bool:
    return {"date", "workout", "exercise 1", "weight (kg)", "weight (lb)"} <= set(header)


def read(header: Sequence[str], rows: Rows) -> ParsedFile:
    """Read all ``rows``. The account counts sets: a row without any counts as one record."""
    gathered = Gathering()
    columns = list(header)
    take = (_New if _is_new(columns) else _Old)(columns, gathered).take
    parsed = gathered.read(NAME, take, rows)
    records = sum(one.set_count for one in parsed.sessions)
    return replace(parsed, rows=records + parsed.not_sets + len(parsed.unreadable))


def _parsed(weight: str, unit: Unit, reps: int | None, seconds: int | None = None) -> ParsedSet:
    has_weight = bool(cells.number(weight))
    return ParsedSet(
        SetKind.WORK, weight if has_weight else "", unit, reps, seconds, None, None, None
    )


class _New:
    """One exercise a row."""

    def __init__(self, header: list[str], gathered: Gathering) -> None:
        self._gathered = gathered
        self._place = {name: place for place, name in enumerate(header)}
        self._sets: dict[int, dict[str, int]] = {}
        for place, name in enumerate(header):
            if match := _SET.fullmatch(name):
                self._sets.setdefault(int(match.group(1)), {})[match.group(2)] = place
        self._body = next((match for name in header if (match := _BODY.fullmatch(name))), None)

    def _cell(self, row: list[str], name: str) -> str:
        place = self._place.get(name, len(row))
        return row[place].strip() if place < len(row) else ""

    def take(self, line: int, row: list[str]) -> None:
        date, number = self._cell(row, "date (yyyy/mm/dd)"), self._cell(row, "workout")
        name = self._cell(row, "workout name")
        session = self._gathered.session(
            (date, number, name), lambda: self._opened(row, date, name)
        )
        block = session.block(cells.exercise(self._cell(row, "exercise")))
        if note := self._cell(row, "notes"):
            session.notes[note] = None
        found = [self._set(row, places) for places in self._sets.values()]
        done = [one for one in found if isinstance(one, ParsedSet)]
        for one in done:
            block.add(line, self._gathered.shared(one))
        self._gathered.skip(found.count(False) or (0 if done else 1))

    def _set(self, row: list[str], places: dict[str, int]) -> ParsedSet | bool:
        """A set; False where it was planned and not done, True where nothing stands there."""

        def cell(name: str) -> str:
            return row[places[name]].strip() if places.get(name, len(row)) < len(row) else ""

        stated = next((name for name in ("kg", "lb", "lbs") if name in places), "kg")
        unit = cells.weight_unit(stated) or Unit.KG
        reps, seconds = cells.whole(cell("reps")), cells.clock(cell("time"))
        if reps is None and seconds is None:
            return True
        if not (reps or seconds):
            return False
        return _parsed(cell(stated), unit, reps or None if seconds else reps, seconds)

    def _opened(self, row: list[str], date: str, name: str) -> OpenSession:
        start_text, end_text = (
            self._cell(row, f"{which} time (h:mm)") for which in ("start", "end")
        )
        start = _moment(date, start_text)
        seconds = int((_moment(date, end_text) - start).total_seconds()) if end_text else 0
        weight = cells.amount(self._cell(row, self._body.group(0))) if self._body else None
        if weight and self._body:
            unit = cells.weight_unit(self._body.group(1))
            self._gathered.weights.append(
                ParsedWeight(day_number(start), with_offset(start)[0], weight, unit)
            )
        # An end before the start is that of the next day.
        return OpenSession(start, name, seconds % 86400 or None if start_text else None)


def _moment(date: str, time: str) -> datetime:
    return cells.moment(f"{date} {time or '12:00 PM'}", *_LAYOUTS)


class _Old:
    """A workout a row: exercise, its weight in both units, and up to five sets, again and again."""

    def __init__(self, header: list[str], gathered: Gathering) -> None:
        self._gathered = gathered
        self._header = header
        self._starts = [
            place for place, name in enumerate(header) if re.fullmatch(r"exercise \d+", name)
        ]
        if "date" not in header[: self._starts[0]]:
            raise ExchangeError("This StrongLifts export has lost its dates: export it again.")

    def take(self, line: int, row: list[str]) -> None:
        cells_of = dict(zip(self._header[: self._starts[0]], row, strict=False))
        start = cells.moment(cells_of.get("date", ""), "%Y-%m-%d").replace(hour=12)
        name = cells_of.get("workout", "").strip()
        session = self._gathered.session(
            (start, name), lambda: OpenSession(start, name, None, f"{start:%Y-%m-%d}")
        )
        if note := cells_of.get("note", "").strip():
            session.notes[note] = None
        self._weigh(start, cells_of.get("body weight", ""))
        ends = [*self._starts[1:], len(self._header)]
        before = self._gathered.not_sets
        count = sum(
            self._block(line, session, row[place:end])
            for place, end in zip(self._starts, ends, strict=True)
        )
        if not count and self._gathered.not_sets == before:
            self._gathered.skip()

    def _block(self, line: int, session: OpenSession, row: list[str]) -> int:
        """Add one exercise; gives how many sets it had."""
        if len(row) < 4 or not row[0].strip():
            return 0
        kilograms, pounds = row[1].strip(), row[2].strip()
        weight, unit = (kilograms, Unit.KG) if _rounder(kilograms, pounds) else (pounds, Unit.LB)
        reps = [cells.whole(text) for text in row[3:] if text.strip()]
        block = session.block(cells.exercise(row[0]))
        for one in filter(None, reps):
            block.add(line, self._gathered.shared(_parsed(weight, unit, one)))
        self._gathered.skip(reps.count(0))
        return len(reps)

    def _weigh(self, start: datetime, text: str) -> None:
        match = _OLD_BODY.fullmatch(text)
        weight = cells.amount(match.group(1)) if match else None
        if match and weight:
            unit = cells.weight_unit(match.group(2) or "")
            self._gathered.weights.append(
                ParsedWeight(day_number(start), with_offset(start)[0], weight, unit)
            )


def _rounder(kilograms: str, pounds: str) -> bool:
    """Whether the kilograms were typed: both units are given, and one of them is a conversion."""
    one, two = cells.number(kilograms), cells.number(pounds)
    if one is None or two is None:
        return two is None
    return one % 0.5 == 0 or two % 1 != 0
