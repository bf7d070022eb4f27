"""Other people's SQLite files: never run, never written, never trusted."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from typing import Any

from legday_gui.exchange.errors import ExchangeError
from legday_gui.exchange.sources import Source

_STEPS = 10_000  # of SQLite's machine between two looks
# A real file takes a tenth of a step for each of its bytes. One whose pages point at each other
# has more rows than bytes.
_FREE_STEPS, _STEPS_A_BYTE = 1_000_000, 5
_MOST_TEXT = 1_000_000
_ALLOWED = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION}


@contextmanager
def opened(source: Source) -> Iterator[sqlite3.Connection]:
    """The database, never written and with no log beside it. Only plain SELECT is possible on it.

    Raises ExchangeError for whatever SQLite finds wrong with it, also later.
    """
    try:
        with closing(_connected(source)) as connection:
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("PRAGMA cell_size_check = ON")
            connection.execute("PRAGMA query_only = ON")
            connection.text_factory = lambda text: text.decode("utf-8", errors="replace")
            connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _MOST_TEXT)
            connection.execute("PRAGMA temp_store = MEMORY")
            patience = _Patience(_FREE_STEPS + _STEPS_A_BYTE * source.size())
            connection.set_progress_handler(patience.wears_out, _STEPS)
            connection.set_authorizer(_only_reading)
            yield connection
    # SQLite says that memory is short where damage names a size that none has.
    except (sqlite3.Error, OverflowError, UnicodeDecodeError, MemoryError) as error:
        reason = str(error) or "out of memory"
        raise ExchangeError(
            f"{source.name} is a damaged database ({reason}): export it again."
        ) from error


def _connected(source: Source) -> sqlite3.Connection:
    if source.path:
        # Immutable: neither a lock nor a log nor a journal is looked for or made beside it.
        place = f"{source.path.absolute().as_uri()}?mode=ro&immutable=1"
        return sqlite3.connect(place, uri=True, isolation_level=None)
    data = b"".join(source.pieces())
    connection = sqlite3.connect(":memory:", isolation_level=None)
    # Memory has no log beside it: the two bytes that ask for one are set to "none".
    connection.deserialize(data[:18] + b"\x01\x01" + data[20:])
    return connection


class _Patience:
    """Stops what would never end after so many steps of SQLite's machine."""

    def __init__(self, steps: int) -> None:
        self._left = steps

    def wears_out(self) -> int:
        self._left -= _STEPS
        return int(self._left < 0)


def _only_reading(action: int, *_: Any) -> int:
    return sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY


def columns(connection: sqlite3.Connection, table: str) -> tuple[str, ...]:
    """The columns of a real table; none where it is missing, a view or virtual."""
    found = connection.execute(
        "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ? AND rootpage > 0", (table,)
    ).fetchone()
    if found is None:
        return ()
    described = connection.execute(f'SELECT * FROM "{table}" LIMIT 0').description
    return tuple(column[0] for column in described)


def rows(
    connection: sqlite3.Connection, table: str, names: Sequence[str], *order: str
) -> Iterator[list[str]]:
    """These columns of a table as text, in order; "" where a cell, or the table, is missing."""
    there = columns(connection, table)
    if not set(order) <= set(there):
        return
    wanted = ", ".join(f'"{name}"' if name in there else "NULL" for name in names)
    sorting = ", ".join(f'"{name}"' for name in order)
    for row in connection.execute(f'SELECT {wanted} FROM "{table}" ORDER BY {sorting}'):
        yield [_text(value) for value in row]


def _text(value: Any) -> str:
    if isinstance(value, bytes):
        return value.decode("utf-8", errors="replace")
    return "" if value is None else str(value)
