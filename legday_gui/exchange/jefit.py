"""JEFIT's backup: a text of many tables, each under a line like ``### EXERCISE LOGS ####``.

The same workout stands in two tables: the sets of their own since December 2024, and a list
``395x5,360x5`` for each exercise. Where both are there, the sets count.
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import replace

from legday_gui.exchange import cells
from legday_gui.exchange.errors import ExchangeError, UnreadableCellError
from legday_gui.exchange.gathering import Gathering, OpenBlock, OpenSession
from legday_gui.exchange.parsed import ParsedFile, ParsedSet
from legday_gui.training.values import SetKind, Unit

NAME, FILES = "JEFIT", "backup (CSV of sections)"

_SECTION = re.compile(r"^[ \t\v\f]*#{3,} *(.+?) *#{3,}[ ,;]*$", re.MULTILINE)
_LISTED = re.compile(r"\s*([\d.]+)x([\d.]+)\s*")
_KINDS = {
    "default": SetKind.WORK,
    "": SetKind.WORK,
    "warmup": SetKind.WARM_UP,
    "dropset": SetKind.DROP,
    "failure": SetKind.FAILURE,
}

Record = dict[str, str]
Table = list[tuple[int, Record]]  # with the line of each row


def matches(text: str) -> bool:
    """Whether a text begins with a section of JEFIT's."""
    return _SECTION.match(text) is not None


def read(text: str) -> ParsedFile:
    """All logs with their sets; each set counts as one record."""
    tables = _tables(text)
    if "EXERCISE LOGS" not in tables:
        raise ExchangeError("This JEFIT backup has no exercise logs: make it again.")
    gathered = Gathering()
    reader = _Reader(tables, gathered)
    for line, log in tables["EXERCISE LOGS"]:
        reader.take(line, log)
    reader.list_orphans()
    parsed = gathered.finish(NAME)
    records = sum(one.set_count for one in parsed.sessions)
    return replace(parsed, rows=records + parsed.not_sets + len(parsed.unreadable))


def _tables(text: str) -> dict[str, Table]:
    """The first table of each section; names in upper case, columns in lower case."""
    marks = list(_SECTION.finditer(text))
    ends = [*(mark.start() for mark in marks[1:]), len(text)] if marks else []
    found: dict[str, Table] = {}
    first_line, counted = 1, 0
    for mark, end in zip(marks, ends, strict=True):
        first_line += text.count("\n", counted, mark.end())
        counted = mark.end()
        found[mark.group(1).upper()] = list(_table(text[mark.end() : end], first_line))
    return found


def _table(text: str, first_line: int) -> Iterator[tuple[int, Record]]:
    header: list[str] = []
    reader = csv.reader(io.StringIO(text, newline=""))
    try:
        for row in reader:
            if not any(cell.strip() for cell in row):
                continue
            if header:
                yield first_line + reader.line_num - 1, dict(zip(header, row, strict=False))
            else:
                header = [cell.strip().casefold() for cell in row]
    except csv.Error as error:
        raise ExchangeError(
            f"The backup breaks off near line {first_line + reader.line_num}: make it again."
        ) from error


class _Reader:
    """Knows the settings, the workouts and the sets; one ``take`` an exercise of a workout."""

    def __init__(self, tables: dict[str, Table], gathered: Gathering) -> None:
        self._gathered = gathered
        settings = next((record for _, record in tables.get("SETTING", [])), {})
        mass = settings.get("mass", "").strip().casefold()
        self._unit = Unit.LB if mass.startswith("lb") else Unit.KG if mass else None
        self._workouts = {
            key: record
            for _, record in tables.get("WORKOUT SESSIONS", [])
            if (key := record.get("_id", "").strip())
        }
        self._sets: dict[str, Table] = {}
        for line, record in tables.get("EXERCISE SET LOGS", []):
            self._sets.setdefault(record.get("exercise_log_id", ""), []).append((line, record))

    def take(self, line: int, log: Record) -> None:
        """Add the sets of one log; a log without any counts as one record."""
        own = self._sets.pop(log.get("_id", ""), [])
        try:
            session = self._session(log)
            block = session.block(cells.exercise(log.get("ename", "")))
        except UnreadableCellError as bad:
            self._gathered.refuse(line, bad)
            return
        listed = [text for text in log.get("logs", "").split(",") if text.strip()]
        for at, record in own:
            with self._gathered.listing(at):
                self._add(block, at, self._logged(record))
        for text in () if own else listed:
            with self._gathered.listing(line):
                self._add(block, line, self._listed(text))
        if not own and not listed:
            self._gathered.skip()

    def list_orphans(self) -> None:
        """List the sets whose log is missing: which exercise they are of is not known."""
        for sets in self._sets.values():
            for line, record in sets:
                value = record.get("exercise_log_id", "")
                bad = UnreadableCellError(cells.shown(value), "is an exercise log that is missing")
                self._gathered.refuse(line, bad)

    def _add(self, block: OpenBlock, line: int, parsed: ParsedSet | None) -> None:
        if parsed is None:
            self._gathered.skip()
        else:
            block.add(line, self._gathered.shared(parsed))

    def _logged(self, record: Record) -> ParsedSet | None:
        column = next((name for name in record if name.startswith("weight")), "")
        unit = Unit.LB if column.endswith("lbs") else Unit.KG if "kg" in column else self._unit
        word = re.sub(r"[\W_]", "", record.get("set_type", "").casefold())
        if word not in _KINDS:
            raise UnreadableCellError(
                cells.shown(record["set_type"]), "is not a kind of set that is known"
            )
        return _set(
            _KINDS[word], record.get(column, ""), unit, record.get("reps", ""),
            record.get("duration", ""),
        )  # fmt: skip

    def _listed(self, text: str) -> ParsedSet | None:
        match = _LISTED.fullmatch(text)
        if match is None:
            raise UnreadableCellError(cells.shown(text), "is not a weight and repetitions: 395x5")
        return _set(SetKind.WORK, match.group(1), self._unit, match.group(2), "")

    def _session(self, log: Record) -> OpenSession:
        belongs = log.get("belongsession", "").strip()
        workout = self._workouts.get(belongs, {})
        begin = workout.get("starttime") or log.get("logtime") or ""
        end = workout.get("endtime") or ""
        date = log.get("mydate", "").strip()
        # Before there were sessions, a day is one.
        key = belongs if workout else date or begin
        return self._gathered.session(key, lambda: _opened(begin, end, date, bool(workout)))


def _opened(begin: str, end: str, date: str, has_times: bool) -> OpenSession:
    seconds = cells.whole_seconds(begin)
    if seconds and has_times:
        last = cells.whole_seconds(end) or seconds
        return OpenSession(cells.epoch(seconds), "", max(last - seconds, 0) or None)
    if date:
        day = cells.moment(date, "%Y-%m-%d", "%Y-%m-%d %H:%M:%S")
        return OpenSession(day.replace(hour=12), "", None, f"{day:%Y-%m-%d}")
    return OpenSession(cells.epoch(seconds or 0), "")


def _set(
    kind: SetKind, weight: str, unit: Unit | None, reps_text: str, seconds_text: str
) -> ParsedSet | None:
    """A set; None for the placeholders ``0.0x0``."""
    has_weight = bool(cells.number(weight))
    reps, seconds = cells.whole(reps_text), cells.clock(seconds_text)
    if not (reps or seconds):
        return None
    return ParsedSet(
        kind, weight.strip() if has_weight else "", unit,
        reps or None if seconds else reps, seconds, None, None, None,
    )  # fmt: skip
