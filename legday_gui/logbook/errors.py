"""What the environment can do to a logbook, said in one sentence each."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class LogbookError(Exception):
    """The file refused. The message is one sentence for the person: what happened, what to do."""


_SENTENCES = (
    ("disk is full", "The disk is full: free some space, then try again; nothing was lost."),
    ("readonly", "{name} is read-only: allow writing to it or save a copy elsewhere."),
    ("locked", "{name} is in use by another program: close that program, then try again."),
    ("not a database", "{name} is not a Leg Day logbook: choose another file."),
    ("malformed", "{name} is damaged: use File → Restore from backup."),
    ("disk i/o", "The disk holding {name} does not answer: check it, then try again."),
    ("unable to open", "{name} cannot be opened: check that its folder exists and is writable."),
)


@contextmanager
def plain_errors(path: Path) -> Iterator[None]:
    """Turn SQLite's errors about the environment into sentences; bugs pass through unchanged."""
    try:
        yield
    except Exception as error:
        # peewee is told by name: loading it only to catch its errors would slow each start.
        if not isinstance(error, sqlite3.Error) and type(error).__module__ != "peewee":
            raise
        text = str(error).lower()
        for sign, sentence in _SENTENCES:
            if sign in text:
                raise LogbookError(sentence.format(name=path.name)) from error
        raise
