"""Strong's exports, 2015 to today: seven layouts, told apart by their columns.

One row is one set, or a rest, or a note. The time is the start of the workout by the clock on the
wall. Where no unit is stated the weight is in the unit that the person chose for that exercise.
"""

import re
from collections.abc import Sequence
from datetime import datetime
from operator import itemgetter

from legday_gui.exchange import cells
from legday_gui.exchange.cells import Memo
from legday_gui.exchange.errors import ExchangeError, UnreadableCellError
from legday_gui.exchange.gathering import Gathering, OpenSession, Rows
from legday_gui.exchange.parsed import ParsedFile, ParsedSet
from legday_gui.training.values import SetKind, Unit

NAME, FILES = "Strong", "CSV"
DATES, DAY_FIRST = ("date",), None

_S2 = (
    "date,workout name,exercise name,set order,weight,reps,distance,seconds,notes,workout notes,rpe"
)
_S3 = (
    "date,workout name,duration,exercise name,set order,weight,reps,distance,seconds,"
    "notes,workout notes,rpe"
)
_S4 = "date,workout name,duration,exercise name,set order,weight,reps,distance,seconds,rpe"
_S5 = (
    "date,workout name,exercise name,set order,weight,weight unit,reps,rpe,distance,distance unit,"
    "seconds,notes,workout notes,workout duration"
)
_S6 = (
    "workout #,date,workout name,duration (sec),exercise name,set order,weight (kg),reps,rpe,"
    "distance (meters),seconds,notes,workout notes"
)

# The unit that a weight column states; None where it states none.
_WEIGHTS: dict[str, Unit | None] = {
    "weight": None,
    "weight (kg)": Unit.KG,
    "kg": Unit.KG,
    "weight (lb)": Unit.LB,
    "weight (lbs)": Unit.LB,
    "lb": Unit.LB,
    "lbs": Unit.LB,
}
_DISTANCES: dict[str, float | None] = {
    "distance": None,
    "distance (meters)": 1.0,
    "km": 1000.0,
    "mi": cells.METRES_PER_MILE,
}
_DURATIONS = ("duration", "duration (sec)", "workout duration")

_KINDS = {
    "W": SetKind.WARM_UP,
    "WARM_UP": SetKind.WARM_UP,
    "D": SetKind.DROP,
    "DROP_SET": SetKind.DROP,
    "F": SetKind.FAILURE,
    "FAILURE": SetKind.FAILURE,
}

_DURATION = re.compile(
    r"(?:(\d+)\s*(?:h|小时))?\s*(?:(\d+)\s*(?:min|m|分钟))?\s*(?:(\d+)\s*(?:s|秒))?"
)
_SLASHES = re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2}) (\d{1,2}):(\d{2})(?::(\d{2}))?", re.ASCII)


def matches(header: Sequence[str]) -> bool:
    """Whether these columns (lower case, trimmed) are Strong's."""
    columns = set(header)
    return {"date", "exercise name", "set order", "reps"} <= columns and bool(
        columns & _WEIGHTS.keys()
    )


def guess(row: Sequence[str]) -> list[str] | None:
    """The header that a first row of data belongs under, judged by its places; None if none.

    For files whose header was cut off, or is in another language: the places stay the same.
    """
    for layout, order in ((_S6, 5), (_S5, 3), (_S3, 4), (_S4, 4), (_S2, 3)):
        header = layout.split(",")
        optional = len(header) - 1 if layout in (_S2, _S5) else len(header)
        if optional <= len(row) <= len(header) and _fits(header, row, order):
            return header[: len(row)]
    return None


def _fits(header: Sequence[str], row: Sequence[str], order: int) -> bool:
    try:
        _moment(row[header.index("date")])
    except UnreadableCellError:
        return False
    word = row[order].strip()
    if not (word.isdecimal() or word.upper() in _KINDS):
        return False
    return "duration" not in header or _duration_s(row[header.index("duration")]) is not None


def read(header: Sequence[str], rows: Rows) -> ParsedFile:
    """Read all ``rows`` (line number, cells) that stand under ``header``."""
    gathered = Gathering()
    return gathered.read(NAME, _Reader(header, gathered).take, rows)


class _Reader:
    """Knows where each column is; one ``take`` a row."""

    def __init__(self, header: Sequence[str], gathered: Gathering) -> None:
        if len(set(header) - {""}) != len([name for name in header if name]):
            raise ExchangeError("Two columns have the same name: export the file again.")
        self._width = len(header)
        self._gathered = gathered
        self._running_key: tuple[str, str, str] | None = None
        self._running: OpenSession | None = None

        # A column that the file lacks is read from the blank that is put after each row.
        def place(*names: str) -> int:
            return next((header.index(name) for name in names if name in header), self._width)

        self._number = place("workout #")
        self._date = place("date")
        self._name = place("workout name")
        self._duration = place(*_DURATIONS)
        self._exercise = place("exercise name")
        self._order = place("set order")
        self._weight = place(*_WEIGHTS)
        self._distance = place(*_DISTANCES)
        self._note = place("notes")
        self._workout_note = place("workout notes")
        self._stated_unit = _WEIGHTS[header[self._weight]]
        self._stated_distance = (
            _DISTANCES[header[self._distance]] if self._distance < self._width else None
        )

        self._cells = itemgetter(
            self._order, self._weight, place("weight unit"), place("reps"), self._distance,
            place("distance unit"), place("seconds"), place("rpe"),
        )  # fmt: skip
        self._sets: dict[tuple[str, ...], ParsedSet | None] = {}
        self._names = Memo(cells.exercise)

    def take(self, line: int, row: list[str]) -> None:
        if len(row) != self._width:
            cells.fit(row, self._width)
        row.append("")
        told = self._cells(row)
        if told in self._sets:
            one = self._sets[told]
        else:
            one = self._sets[told] = self._set(*told)
        if one is None:
            self._take_no_set(row)
            return
        session = self._session(row)
        block = session.block(self._names[row[self._exercise]])
        block.add(line, one)
        if row[self._note]:
            block.notes[cells.unguarded(row[self._note].strip())] = None
        if row[self._workout_note]:
            session.notes[cells.unguarded(row[self._workout_note].strip())] = None

    def _set(
        self,
        order: str,
        weight_text: str,
        unit_text: str,
        reps_text: str,
        distance_text: str,
        distance_unit: str,
        seconds_text: str,
        rpe: str,
    ) -> ParsedSet | None:
        """A set; None for a rest, a note or a set that was left empty."""
        kind = _kind(order)
        weight, reps = cells.number(weight_text), cells.whole(reps_text)
        distance = cells.amount(distance_text)
        is_bare = not (weight or reps or distance)
        if kind is None:
            if not is_bare:
                raise UnreadableCellError(cells.shown(order), "is not a kind of set that is known")
            return None
        seconds = cells.seconds(seconds_text)
        if is_bare and seconds is None:
            return None
        unit, in_m = self._stated_unit, self._stated_distance
        return ParsedSet(
            kind,
            weight_text if weight else "",
            cells.weight_unit(unit_text) or unit if weight else unit,
            # A hold or a run has no repetitions; the app writes 0 there.
            reps or None if seconds or distance else reps,
            seconds,
            distance,
            cells.metres_in_one(distance_unit) or in_m if distance else in_m,
            cells.reserve_halves(rpe),
        )

    def _take_no_set(self, row: list[str]) -> None:
        """Count it; a note is kept with its exercise."""
        note = row[self._note].strip()
        if note:
            self._session(row).block(self._names[row[self._exercise]]).notes[note] = None
        self._gathered.not_sets += 1

    def _session(self, row: list[str]) -> OpenSession:
        key = (row[self._date], row[self._number], row[self._name])
        if key == self._running_key and self._running is not None:
            return self._running
        session = self._gathered.sessions.get(key)
        if session is None:
            session = OpenSession(
                _moment(row[self._date]),
                cells.unguarded(row[self._name].strip()),
                _duration_s(row[self._duration]),
            )
            self._gathered.sessions[key] = session
        self._running_key, self._running = key, session
        return session


def _kind(text: str) -> SetKind | None:
    """The kind of set that a set order stands for; None for the words of rests and notes."""
    word = text.strip().upper()
    if word in _KINDS:
        return _KINDS[word]
    return SetKind.WORK if word.removesuffix(".0").isdecimal() else None


def _moment(text: str) -> datetime:
    text = text.strip()
    if match := _SLASHES.fullmatch(text):
        year, month, day, hour, minute, second = match.groups()
        text = f"{year}-{month:0>2}-{day:0>2} {hour:0>2}:{minute}:{second or '00'}"
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or not cells.in_use(moment):
        raise UnreadableCellError(cells.shown(text), "is not a date and time like 2026-01-05 18:30")
    return moment


def _duration_s(text: str) -> int | None:
    """Seconds from "1h 13m" or "4543"; None where the app wrote none, or nothing readable."""
    text = text.strip()
    if text.isdecimal():
        return min(int(text), 10**7) or None
    match = _DURATION.fullmatch(text)
    if not match or not text:
        return None
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return min(hours * 3600 + minutes * 60 + seconds, 10**7) or None
