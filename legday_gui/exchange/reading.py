"""Bytes to rows: encoding, delimiter, header, and which program wrote the file."""

import codecs
import csv
import io
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from legday_gui.exchange import hevy, strong
from legday_gui.exchange.errors import CancelledError, ExchangeError
from legday_gui.exchange.parsed import ParsedFile

Cancelled = Callable[[], bool]


class Format(Protocol):
    """One program's export: a module with these four names."""

    NAME: str

    def matches(self, header: Sequence[str]) -> bool:
        """Whether a header (lower case, trimmed) is this program's."""

    def guess(self, row: Sequence[str]) -> list[str] | None:
        """The header that belongs above a first row of data; None where it is not told."""

    def read(self, header: Sequence[str], rows: Iterator[tuple[int, list[str]]]) -> ParsedFile:
        """All rows, parsed."""


FORMATS: tuple[Format, ...] = (strong, hevy)

_SIGNATURES = (
    (b"PK\x03\x04", "is a zip archive or a spreadsheet: unpack it, or save it as CSV"),
    (b"SQLite format 3\x00", "is a database: export your workouts as CSV in the app"),
    (b"%PDF", "is a PDF: export your workouts as CSV in the app"),
    (b"\x1f\x8b", "is compressed: unpack it first"),
)
_ROWS_BETWEEN_LOOKS = 1000
_CONTROLS = frozenset(map(chr, range(32))) - set("\t\n\r\f\v\x1a\x1f")


def read_file(path: Path, cancelled: Cancelled | None = None) -> ParsedFile:
    """Read an export. Raises ExchangeError where the file as a whole cannot be used.

    Raises CancelledError soon after ``cancelled`` says so.
    """
    return read_bytes(file_bytes(path), path.name, cancelled)


def file_bytes(path: Path) -> bytes:
    """The content of a file; ExchangeError where it cannot be had."""
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise ExchangeError(f"{path.name} does not exist: choose another file.") from error
    except OSError as error:
        raise ExchangeError(f"{path.name} cannot be read ({error.strerror}).") from error


def read_bytes(data: bytes, name: str, cancelled: Cancelled | None = None) -> ParsedFile:
    """The same for the content of a file; ``name`` is only for the sentences."""
    text = _decoded(data, name)
    if not text.strip():
        raise ExchangeError(f"{name} is empty: export your workouts again.")
    rows = _rows(text, name, cancelled)
    line, first = next(rows, (1, []))
    header = [cell.strip().strip('"').casefold() for cell in first]
    for known in FORMATS:
        if known.matches(header):
            return known.read(header, rows)
    second = next(rows, (0, []))[1]
    for known in FORMATS:
        if guessed := known.guess(first):  # the header was cut off
            return known.read(guessed, _rows(text, name, cancelled))
        if (guessed := known.guess(second)) and len(first) == len(second):  # or is foreign
            rows = _rows(text, name, cancelled)
            next(rows)
            return known.read(guessed, rows)
    apps = " or ".join(known.NAME for known in FORMATS)
    raise ExchangeError(
        f"{name} is not an export of {apps} that is known: line {line} names none of their columns."
        " In the app, export all workouts as CSV and choose that file."
    )


def _decoded(data: bytes, name: str) -> str:
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


def _rows(text: str, name: str, cancelled: Cancelled | None) -> Iterator[tuple[int, list[str]]]:
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


def _delimiter(text: str) -> str:
    """The delimiter that the first line has most of."""
    first = text.lstrip().split("\n", 1)[0]
    return max(",;\t", key=first.count)
