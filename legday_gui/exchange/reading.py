"""Bytes to a parsed file: what kind of file, its encoding, and which program wrote it."""

import codecs
import csv
import io
import json
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Protocol

from legday_gui.exchange import (
    databases,
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
    spreadsheets,
    strong,
    strong_weights,
    stronglifts,
)
from legday_gui.exchange.errors import CancelledError, ExchangeError, UnknownTableError
from legday_gui.exchange.gathering import Rows
from legday_gui.exchange.mapping import Columns
from legday_gui.exchange.parsed import ParsedFile

Cancelled = Callable[[], bool]


class Table(Protocol):
    """One program's table: a module with these names. The header is lower case and trimmed."""

    NAME: str
    FILES: str

    def matches(self, header: Sequence[str]) -> bool:
        """Whether a header is this program's."""

    def read(self, header: Sequence[str], rows: Rows) -> ParsedFile:
        """All rows, parsed."""


TABLES: tuple[Table, ...] = (
    strong, hevy, own_table, fitnotes, fitnotes_sessions, fitbod, stronglifts, gymbook, liftosaur,
    liftlog, flexify, strong_weights,
)  # fmt: skip

SUFFIXES = (".csv", ".tsv", ".txt", ".json", ".xlsx", ".fitnotes", ".legday")
_SIGNATURES = (
    (spreadsheets.SIGNATURE, "is a zip archive: unpack it first"),
    (b"%PDF", "is a PDF: export your workouts as CSV in the app"),
    (b"\x1f\x8b", "is compressed: unpack it first"),
    (b"\xd0\xcf\x11\xe0", "is an old workbook: save it as CSV"),
)
_MOST_BYTES = 512 * 1024 * 1024
_ROWS_SHOWN = 200
_MOST_COLUMNS = 2000
_ROWS_BETWEEN_LOOKS = 1000
_CONTROLS = frozenset(map(chr, range(32))) - set("\t\n\r\f\v\x1a\x1f")


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


def file_bytes(path: Path) -> bytes:
    """The content of a file; ExchangeError where it cannot be had."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise ExchangeError(f"{path.name} is too large for a training log: split it.")
        data = path.read_bytes()
        log = path.with_name(f"{path.name}-wal")
        if data.startswith(databases.SIGNATURE) and log.exists() and log.stat().st_size:
            raise ExchangeError(
                f"{path.name} is open in another program and its newest rows are not in it yet: "
                "close it there, then try again."
            )
        return data
    except FileNotFoundError as error:
        raise ExchangeError(f"{path.name} does not exist: choose another file.") from error
    except OSError as error:
        raise ExchangeError(f"{path.name} cannot be read ({error.strerror}).") from error


def read_bytes(
    data: bytes,
    name: str,
    cancelled: Cancelled | None = None,
    mappings: Sequence[Columns] = (),
) -> ParsedFile:
    """Read the content of an export; ``name`` is only for the sentences.

    A table of no program that is known is read by the first of ``mappings`` that fits.
    Raises ExchangeError where the file as a whole cannot be used, UnknownTableError where a mapping
    would help, and CancelledError soon after ``cancelled`` says so.
    """
    if data.startswith(databases.SIGNATURE):
        return _read_database(data, name)
    if spreadsheets.matches(data):
        return _read_table(
            lambda: _watched(spreadsheets.rows(data, name), name, cancelled), name, mappings
        )
    text = decoded(data, name)
    if not text.strip():
        raise ExchangeError(f"{name} is empty: export your workouts again.")
    if text.lstrip()[0] in "{[":
        return _read_json(text, name)
    if jefit.matches(text):
        return jefit.read(text)
    header = _header(next(table_rows(text, name), (1, [""]))[1])
    if fitnotes.matches(header):  # quotes nothing, so its rows are cut in a way of their own
        rows = fitnotes.rows(text, len(header))
        next(rows)
        return fitnotes.read(header, _watched(rows, name, cancelled))
    return _read_table(lambda: table_rows(text, name, cancelled), name, mappings)


def _read_database(data: bytes, name: str) -> ParsedFile:
    with databases.opened(data, name) as connection:
        if fitnotes_backup.matches(connection):
            return fitnotes_backup.read(connection)
        if own_logbook.matches(connection):
            return own_logbook.read(connection)
    raise ExchangeError(f"{name} is a database of a program that is not known: export it as CSV.")


def _read_json(text: str, name: str) -> ParsedFile:
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ExchangeError(f"{name} is not whole as JSON: export it again.") from error
    if own_logbook.matches_json(content):
        return own_logbook.read_json(content)
    if liftosaur.matches_json(content):
        return liftosaur.read_json(content)
    raise ExchangeError(f"{name} is JSON of a program that is not known: export it as CSV.")


def _read_table(
    rows_again: Callable[[], Iterator[tuple[int, list[str]]]],
    name: str,
    mappings: Sequence[Columns],
) -> ParsedFile:
    """``rows_again`` begins with the first row each time."""
    rows = rows_again()
    line, first = next(rows, (1, []))
    if len(first) > _MOST_COLUMNS:
        raise ExchangeError(f"{name} has {len(first):,} columns: that is no training log.")
    header = _header(first)
    for known in TABLES:
        if known.matches(header):
            return known.read(header, rows)
    if guessed := strong.guess(first):  # the header was cut off
        return strong.read(guessed, rows_again())
    second = next(rows, (0, []))[1]
    if len(first) == len(second) and (guessed := strong.guess(second)):  # or is foreign
        rows = rows_again()
        next(rows)
        return strong.read(guessed, rows)
    if fitting := next((known for known in mappings if known.fits(header)), None):
        rows = rows_again()
        next(rows)
        return mapping.read(fitting, header, rows)
    sentence = f"{name} is not an export that is known: line {line} names the columns of none. "
    if len(header) < 2:
        raise ExchangeError(sentence + "In the app, export all workouts as CSV.")
    raise UnknownTableError(
        sentence + "Say which column is which, or export all workouts as CSV in the app.",
        header,
        [row for _, row in islice(rows_again(), 1, _ROWS_SHOWN + 1)],
    )


def _header(row: Sequence[str]) -> list[str]:
    return [cell.strip().strip('"').casefold() for cell in row]


def decoded(data: bytes, name: str) -> str:
    """Text by byte order mark, then UTF-8, then Windows-1252."""
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise ExchangeError(f"{name} {what}.")
    try:
        text = _by_mark(data)
    except UnicodeDecodeError:
        # Five bytes stand for nothing in Windows-1252; they must not hide the rest of the file.
        text = data.decode("cp1252", errors="replace")
    if _CONTROLS & set(text[:4096]):
        raise ExchangeError(f"{name} is not a text file: export your workouts as CSV.")
    return text.replace("\x00", "")


def _by_mark(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16")
    if b"\x00" in data[:64]:  # no mark, but Western text in UTF-16 has a zero in every pair
        return data.decode("utf-16-le" if data[1:2] == b"\x00" else "utf-16-be")
    return data.decode("utf-8-sig")


def table_rows(
    text: str, name: str, cancelled: Cancelled | None = None
) -> Iterator[tuple[int, list[str]]]:
    """Rows with the line that each begins on; blank lines are no rows."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    line = 1
    try:
        for count, row in enumerate(reader):
            if cancelled is not None and count % _ROWS_BETWEEN_LOOKS == 0 and cancelled():
                raise CancelledError(f"Reading {name} was cancelled.")
            if row and (len(row) > 1 or row[0].strip()):
                yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        raise ExchangeError(
            f"{name} breaks off at line {line}: a quotation mark may be open there "
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
    first = text.lstrip().split("\n", 1)[0]
    return max(",;\t", key=first.count)
