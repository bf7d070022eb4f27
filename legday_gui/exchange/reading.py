"""A source to a parsed file: what kind of file it is, and which program wrote it."""

import csv
import json
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple, Protocol

from legday_gui.exchange import (
    databases,
    day_month,
    fitbod,
    fitnotes,
    fitnotes_backup,
    fitnotes_sessions,
    flexify,
    gymbook,
    hevy,
    jefit,
    liftlog,
    liftosaur,
    mapping,
    own_logbook,
    own_table,
    sources,
    spreadsheets,
    strong,
    strong_weights,
    stronglifts,
)
from legday_gui.exchange.errors import CancelledError, ExchangeError, UnknownTableError
from legday_gui.exchange.gathering import Rows
from legday_gui.exchange.mapping import Columns
from legday_gui.exchange.parsed import ParsedFile
from legday_gui.exchange.sources import Source, Text

Cancelled = Callable[[], bool]


class Table(Protocol):
    """One program's table: a module with these names. The header is lower case and trimmed."""

    NAME: str
    FILES: str

    @property
    def DATES(self) -> tuple[str, ...]:
        """The columns of dates, that of the start first."""

    @property
    def DAY_FIRST(self) -> bool | None:
        """Whether the day comes first in dates of numbers; None where the program writes none."""

    def matches(self, header: Sequence[str]) -> bool:
        """Whether a header is this program's."""

    def read(self, header: Sequence[str], rows: Rows) -> ParsedFile:
        """All rows, parsed."""


TABLES: tuple[Table, ...] = (
    strong, hevy, own_table, fitnotes, fitnotes_sessions, fitbod, stronglifts, gymbook, liftosaur,
    liftlog, flexify, strong_weights,
)  # fmt: skip

SUFFIXES = (".csv", ".tsv", ".txt", ".json", ".xlsx", ".fitnotes", ".legday")
_ROWS_SHOWN = 200
_MOST_COLUMNS = 2000
_ROWS_BETWEEN_LOOKS = 1000


class Answers(NamedTuple):
    """What the person said of what a file leaves open; None where nothing was asked.

    ``day_first`` answers AmbiguousDatesError, ``athlete`` is an id of ``ParsedFile.athletes``.
    """

    day_first: bool | None = None
    athlete: int | None = None


NO_ANSWERS = Answers()


def formats() -> list[tuple[str, str]]:
    """Every program whose files can be read, with what its files are, in the order of names."""
    others = (fitnotes_backup, jefit, own_logbook)
    found = {(known.NAME, known.FILES) for known in TABLES}
    return sorted(found | {(str(other.NAME), str(other.FILES)) for other in others})


def files_in(paths: Sequence[Path]) -> list[Path]:
    """The files of ``paths``; a folder stands for the exports that lie in it, by name."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = (one for one in path.iterdir() if one.suffix.casefold() in SUFFIXES)
            found += sorted(one for one in inside if one.is_file())
        else:
            found.append(path)
    return found


def read_bytes(
    data: bytes,
    name: str,
    cancelled: Cancelled | None = None,
    mappings: Sequence[Columns] = (),
    answers: Answers = NO_ANSWERS,
) -> ParsedFile:
    """The same as ``read`` for bytes that are there; ``name`` is only for the sentences."""
    return read(sources.of_bytes(data, name), cancelled, mappings, answers)


def read(
    source: Source,
    cancelled: Cancelled | None = None,
    mappings: Sequence[Columns] = (),
    answers: Answers = NO_ANSWERS,
) -> ParsedFile:
    """Read an export. A table of no program that is known is read by the first fitting mapping.

    Raises ExchangeError where the file as a whole cannot be used: UnknownTableError where a
    mapping would help, AmbiguousDatesError where an answer would. CancelledError soon after
    ``cancelled`` says so.
    """
    head = source.head()
    if head.startswith(sources.DATABASE):
        return _read_database(source, answers)
    if head.startswith(sources.WORKBOOK) and spreadsheets.matches(source):
        return _Table(lambda: spreadsheets.rows(source), source, cancelled, answers).read(mappings)
    text = sources.text_of(source)
    start = text.head()
    if not start:
        raise ExchangeError(f"{source.name} is empty: export your workouts again.")
    if start[0] in "{[":
        return _read_json(text, answers)
    if jefit.matches(start):
        return jefit.read(text.whole())
    delimiter = _delimiter(start)
    table = _Table(lambda: _cut(text, delimiter), source, cancelled, answers)
    header = _header(next(_cut(text, delimiter), (1, [""]))[1])
    if fitnotes.matches(header):  # quotes nothing, so its rows are cut in a way of their own
        table = _Table(lambda: fitnotes.rows(text.lines(), len(header)), source, cancelled, answers)
        return table.read_as(fitnotes, header)
    return table.read(mappings)


def _read_database(source: Source, answers: Answers) -> ParsedFile:
    with databases.opened(source) as connection:
        if fitnotes_backup.matches(connection):
            return fitnotes_backup.read(connection)
        if own_logbook.matches(connection):
            return own_logbook.read(connection, answers.athlete)
    raise ExchangeError(
        f"{source.name} is a database of a program that is not known: export it as CSV."
    )


def _read_json(text: Text, answers: Answers) -> ParsedFile:
    name = text.source.name
    try:
        content = json.loads(text.whole())
    except (ValueError, RecursionError) as error:
        raise ExchangeError(f"{name} is not whole as JSON: export it again.") from error
    if own_logbook.matches_json(content):
        return own_logbook.read_json(content, answers.athlete)
    if liftosaur.matches_json(content):
        return liftosaur.read_json(content)
    raise ExchangeError(f"{name} is JSON of a program that is not known: export it as CSV.")


class _Table:
    """Rows that can be had again from the first one on, the header."""

    def __init__(
        self,
        rows: Callable[[], Iterator[tuple[int, list[str]]]],
        source: Source,
        cancelled: Cancelled | None,
        answers: Answers,
    ) -> None:
        self._rows = rows
        self._name = source.name
        self._cancelled = cancelled
        self._answers = answers

    def read(self, mappings: Sequence[Columns]) -> ParsedFile:
        """The table of whichever program it is."""
        rows = self._rows()
        line, first = next(rows, (1, []))
        if len(first) > _MOST_COLUMNS:
            raise ExchangeError(
                f"{self._name} has {len(first):,} columns: that is no training log."
            )
        header = _header(first)
        if known := next((known for known in TABLES if known.matches(header)), None):
            return self.read_as(known, header)
        if guessed := strong.guess(first):  # the header was cut off
            return self.read_as(strong, guessed, begins=0)
        second = next(rows, (0, []))[1]
        if len(first) == len(second) and (guessed := strong.guess(second)):  # or is foreign
            return self.read_as(strong, guessed)
        if fitting := next((known for known in mappings if known.fits(header)), None):
            return mapping.read(fitting, header, self._from(1))
        sentence = (
            f"{self._name} is not an export that is known: line {line} names the columns of none. "
        )
        if len(header) < 2:
            raise ExchangeError(sentence + "In the app, export all workouts as CSV.")
        raise UnknownTableError(
            sentence + "Say which column is which, or export all workouts as CSV in the app.",
            header,
            [row for _, row in islice(self._rows(), 1, _ROWS_SHOWN + 1)],
        )

    def read_as(self, known: Table, header: list[str], begins: int = 1) -> ParsedFile:
        """The table of a program, ``begins`` rows below its top."""
        places = [header.index(name) for name in known.DATES if name in header]
        rows = day_month.settled(
            lambda: self._from(begins), places, known.DAY_FIRST, self._answers.day_first
        )
        return known.read(header, rows)

    def _from(self, row: int) -> Iterator[tuple[int, list[str]]]:
        return islice(_watched(self._rows(), self._name, self._cancelled), row, None)


def _header(row: Sequence[str]) -> list[str]:
    return [cell.strip().strip('"').casefold() for cell in row]


def _cut(text: Text, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Rows with the line that each begins on; blank lines are no rows."""
    reader = csv.reader(text.lines(), delimiter=delimiter)
    line = 1
    try:
        for row in reader:
            if row and (len(row) > 1 or row[0].strip()):
                yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        raise ExchangeError(
            f"{text.source.name} breaks off at line {line}: a quotation mark may be open there "
            "that never closes. Mend that line or export the file again."
        ) from error


def _watched(
    rows: Iterator[tuple[int, list[str]]], name: str, cancelled: Cancelled | None
) -> Iterator[tuple[int, list[str]]]:
    """``rows`` until it is cancelled."""
    for count, row in enumerate(rows):
        if cancelled is not None and count % _ROWS_BETWEEN_LOOKS == 0 and cancelled():
            raise CancelledError(f"Reading {name} was cancelled.")
        yield row


def _delimiter(text: str) -> str:
    """The delimiter that the first line has most of."""
    return max(",;\t", key=text.split("\n", 1)[0].count)
