"""Copies of a logbook that are whole: by VACUUM INTO, checked, then put in their place.

A live WAL file must never be copied with file tools: the copy would lack the newest rows.
"""

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

from legday_gui.logbook import migrations
from legday_gui.logbook.errors import LogbookError, plain_errors

KEPT = 10
_STEPS = 10_000  # of SQLite's machine between two looks: a millisecond or two

Watch = Callable[[float], None]  # told which part of the copy is written, 0 to 1


def snapshot(source: Path, target: Path, watch: Watch | None = None) -> Path:
    """Write a checked copy of ``source`` to ``target`` and return it.

    ``watch`` is called while it is written; what it raises ends the copy, ``target`` as it was.
    Raises LogbookError, ``target`` as it was, where the source is damaged or the disk refuses.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}.part")
    draft.unlink(missing_ok=True)
    try:
        _copy(source, draft, watch)
        if not is_sound(draft):
            raise LogbookError(f"{source.name} is damaged and was not copied: use a backup.")
        with draft.open("rb+") as file:
            os.fsync(file.fileno())
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
    return target


def _copy(source: Path, draft: Path, watch: Watch | None) -> None:
    ended: list[Exception] = []
    size = source.stat().st_size if source.exists() else 0

    def look() -> int:
        try:
            assert watch is not None
            watch(min(draft.stat().st_size / size, 1.0) if size and draft.exists() else 0.0)
        except Exception as error:  # SQLite would swallow it; it is raised again below
            ended.append(error)
        return len(ended)

    with (
        plain_errors(source),
        closing(sqlite3.connect(source, isolation_level=None, timeout=5)) as connection,
    ):
        if watch is not None:
            connection.set_progress_handler(look, _STEPS)
        try:
            connection.execute("VACUUM INTO ?", (str(draft),))
        except sqlite3.OperationalError as error:
            raise ended[0] if ended else error from None


def is_sound(path: Path) -> bool:
    """Whether a file is a logbook that passes SQLite's quick check."""
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        try:
            sound = connection.execute("PRAGMA quick_check").fetchone()[0] == "ok"
            return sound and bool(migrations.version(connection))
        finally:
            connection.close()
    except sqlite3.Error:
        return False


def daily_backup(path: Path, folder: Path, today: date) -> Path | None:
    """Make today's backup unless there is one; keep the last ten. Returns the new file or None.

    A damaged logbook is not backed up, so that it never pushes a good backup out: LogbookError.
    """
    target = folder / f"{path.stem}-{today:%Y-%m-%d}{path.suffix}"
    if target.exists():
        return None
    if not is_sound(path):
        raise LogbookError(f"{path.name} is damaged: use File → Restore from backup.")
    snapshot(path, target)
    for old in backups(path, folder)[KEPT:]:
        old.unlink()
    return target


def backups(path: Path, folder: Path) -> list[Path]:
    """The daily backups of a logbook, the newest first."""
    return sorted(folder.glob(f"{path.stem}-????-??-??{path.suffix}"), reverse=True)


def restore(backup: Path, path: Path) -> Path:
    """Put a backup in the place of a closed logbook; returns where the replaced one went.

    Raises LogbookError, nothing changed, where the backup is not sound.
    """
    if not is_sound(backup):
        raise LogbookError(f"{backup.name} is not a sound backup: choose another one.")
    aside = path.with_name(f"{path.stem}-before-restore-{date.today():%Y%m%d}{path.suffix}")
    count = 1
    while aside.exists():
        count += 1
        aside = aside.with_name(f"{aside.stem}-{count}{aside.suffix}")
    draft = path.with_name(f".{path.name}.part")
    snapshot(backup, draft)
    if path.exists():
        # The replaced file keeps its write-ahead log, which may hold its newest rows.
        for end in ("", "-wal", "-shm"):
            old = Path(f"{path}{end}")
            if old.exists():
                shutil.move(old, f"{aside}{end}")
    draft.replace(path)
    return aside
