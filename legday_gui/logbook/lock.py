"""Keeps a second program out of a logbook, by the locks that SQLite has on every system.

The lock is a file of its own beside the logbook, so that the logbook can still be read. It is an
empty SQLite database held in an exclusive transaction: the system lets go of it when the program
dies, however that happens, so no lock is ever left behind by a power cut.
"""

import sqlite3
from pathlib import Path

from legday_gui.logbook.errors import LogbookError


class Lock:
    """The right to write to a logbook, held until ``release`` or the end of ``with``."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def release(self) -> None:
        """Let another program in."""
        self._connection.close()

    def __enter__(self) -> "Lock":
        return self

    def __exit__(self, *_error: object) -> None:
        self.release()


def take_lock(logbook: Path) -> Lock | None:
    """Lock a logbook that need not exist yet; None where another program holds it.

    Makes its folder. Raises LogbookError where that cannot be written.
    """
    try:
        logbook.parent.mkdir(parents=True, exist_ok=True)
        return Lock(_exclusive(Path(f"{logbook}.lock")))
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            return None
        raise _unwritable(logbook) from error
    except OSError as error:
        raise _unwritable(logbook) from error


def _exclusive(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, timeout=0)
    try:
        connection.execute("BEGIN EXCLUSIVE")
    except BaseException:
        connection.close()
        raise
    return connection


def _unwritable(logbook: Path) -> LogbookError:
    return LogbookError(
        f"{logbook.parent} cannot be written: choose another folder with --logbook FILE."
    )
