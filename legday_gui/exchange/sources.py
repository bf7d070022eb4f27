"""The bytes of a file, read as they are needed and again from the start: never held whole."""

import codecs
import hashlib
import io
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple, TextIO

from legday_gui.exchange.errors import ExchangeError

DATABASE = b"SQLite format 3\x00"
WORKBOOK = b"PK\x03\x04"
_SIGNATURES = (
    (WORKBOOK, "is a zip archive: unpack it first"),
    (b"%PDF", "is a PDF: export your workouts as CSV in the app"),
    (b"\x1f\x8b", "is compressed: unpack it first"),
    (b"\xd0\xcf\x11\xe0", "is an old workbook: save it as CSV"),
)
_MOST_BYTES = 512 * 1024 * 1024
_PIECE = 1 << 16
_HEAD = 1 << 14  # characters in which what is no text shows
_CONTROLS = frozenset(map(chr, range(32))) - set("\t\n\r\f\v\x1a\x1f")


class Source(NamedTuple):
    """A file's content. ``name`` is only for the sentences; ``path`` is None for mere bytes."""

    name: str
    open: Callable[[], BinaryIO]
    path: Path | None = None

    def head(self) -> bytes:
        """Its first bytes, which tell what it is."""
        with self.open() as stream:
            return stream.read(64)

    def size(self) -> int:
        """How many bytes it has."""
        with self.open() as stream:
            return stream.seek(0, os.SEEK_END)

    def pieces(self) -> Iterator[bytes]:
        """Everything, a piece at a time."""
        with self.open() as stream:
            while piece := stream.read(_PIECE):
                yield piece

    def digest(self) -> str:
        """A hash of everything, the same for the same bytes."""
        found = hashlib.blake2b(digest_size=16)
        for piece in self.pieces():
            found.update(piece)
        return found.hexdigest()


def of_bytes(data: bytes, name: str) -> Source:
    """A source of bytes that are there."""
    return Source(name, lambda: io.BytesIO(data))


def of_file(path: Path) -> Source:
    """A source of a file; ExchangeError where it cannot be had."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise ExchangeError(f"{path.name} is too large for a training log: split it.")
        source = Source(path.name, lambda: path.open("rb"), path)
        log = path.with_name(f"{path.name}-wal")
        if source.head().startswith(DATABASE) and log.exists() and log.stat().st_size:
            raise ExchangeError(
                f"{path.name} is open in another program and its newest rows are not in it yet: "
                "close it there, then try again."
            )
    except FileNotFoundError as error:
        raise ExchangeError(f"{path.name} does not exist: choose another file.") from error
    except OSError as error:
        raise ExchangeError(f"{path.name} cannot be read ({error.strerror}).") from error
    return source


class Text(NamedTuple):
    """A source that is text, by its byte order mark, else UTF-8, else Windows-1252."""

    source: Source
    encoding: str

    def lines(self) -> Iterator[str]:
        """All lines with their ends as they are; NUL, which no text has, is left out."""
        with self._opened() as stream:
            for line in stream:
                yield line.replace("\x00", "") if "\x00" in line else line

    def whole(self) -> str:
        """All of it, for formats that cannot be read a piece at a time."""
        with self._opened() as stream:
            return stream.read().replace("\x00", "")

    def head(self) -> str:
        """The beginning, from the first character that is no blank."""
        with self._opened() as stream:
            while text := stream.read(_HEAD):
                if bare := text.replace("\x00", "").lstrip():
                    return bare + stream.read(_HEAD)
        return ""

    def _opened(self) -> TextIO:
        # Five bytes stand for nothing in Windows-1252; they must not hide the rest of the file.
        errors = "replace" if self.encoding == "cp1252" else "strict"
        return io.TextIOWrapper(
            self.source.open(), encoding=self.encoding, errors=errors, newline=""
        )


def text_of(source: Source) -> Text:
    """``source`` as text. Raises ExchangeError where it is none."""
    head = source.head()
    for signature, what in _SIGNATURES:
        if head.startswith(signature):
            raise ExchangeError(f"{source.name} {what}.")
    encoding = _marked(head)
    text = Text(source, encoding if _is_in(source, encoding) else "cp1252")
    with text._opened() as stream:
        if _CONTROLS & set(stream.read(_HEAD)):
            raise ExchangeError(f"{source.name} is not a text file: export your workouts as CSV.")
    return text


def _marked(head: bytes) -> str:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if b"\x00" in head:  # no mark, but Western text in UTF-16 has a zero in every pair
        return "utf-16-le" if head[1:2] == b"\x00" else "utf-16-be"
    return "utf-8-sig"


def _is_in(source: Source, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for piece in source.pieces():
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
