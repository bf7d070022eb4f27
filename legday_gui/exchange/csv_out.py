"""Tables out: our own, and those of other programs. Each replaces its file as a whole."""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from legday_gui.exchange import tables_out
from legday_gui.exchange.cells import guarded
from legday_gui.exchange.errors import ExchangeError
from legday_gui.exchange.outgoing import load_text, plain
from legday_gui.logbook.athletes import athlete
from legday_gui.logbook.history import export_rows
from legday_gui.logbook.logbook import Logbook
from legday_gui.training.values import Unit

HEADER = (
    "Date", "Time", "Session", "Exercise", "Set", "Side", "Kind", "Load (kg)", "Load as entered",
    "Unit", "Reps", "Reps in reserve", "Seconds", "Metres", "Note", "Exercise note", "Session note",
)  # fmt: skip
TABLES = ("csv", "strong", "hevy", "fitnotes")

# Told how many sets are written; what it raises ends the export, and the file is as it was.
Watch = Callable[[int], None]


def export_csv(book: Logbook, athlete_id: int, file: Path, watch: Watch | None = None) -> int:
    """Write a row per set and side to ``file`` (UTF-8, a header, commas); gives how many.

    Loads stand in kg and as they were entered; blank is unknown. Raises ExchangeError where the
    disk refuses.
    """
    return _write(file, HEADER, _rows(book, athlete_id), watch)


def export_table(
    book: Logbook,
    athlete_id: int,
    file: Path,
    table: str,
    unit: Unit | None = None,
    watch: Watch | None = None,
) -> int:
    """The same in one of ``TABLES``. ``unit`` is for Strong, whose loads all have one: the
    athlete's where None."""
    if table == "strong":
        unit = unit or athlete(book, athlete_id).unit
        return _write(file, tables_out.STRONG, tables_out.strong(book, athlete_id, unit), watch)
    if table == "hevy":
        return _write(file, tables_out.HEVY, tables_out.hevy(book, athlete_id), watch)
    if table == "fitnotes":
        return _write(file, tables_out.FITNOTES, tables_out.fitnotes(book, athlete_id), watch)
    return export_csv(book, athlete_id, file, watch)


def _write(
    file: Path, header: Sequence[str], rows: Iterable[Sequence[Any]], watch: Watch | None
) -> int:
    """Write a table beside ``file`` and put it there when it is whole."""
    part = file.with_name(file.name + ".part")
    count = 0
    try:
        with part.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(header)
            for row in rows:
                writer.writerow(row)
                count += 1
                if watch is not None:
                    watch(count)
        part.replace(file)
    except OSError as error:
        raise unwritable(file, error) from error
    finally:
        remove(part)
    return count


def unwritable(file: Path, error: OSError) -> ExchangeError:
    """The sentence for a file that the disk refuses."""
    return ExchangeError(f"{file} cannot be written ({error.strerror}): choose another place.")


def remove(part: Path) -> None:
    """Take away what an export that ended early left, where the disk allows even that."""
    with suppress(OSError):
        part.unlink(missing_ok=True)


def _rows(book: Logbook, athlete_id: int) -> Iterator[list[Any]]:
    for row in export_rows(book, athlete_id):
        (
            started_at, offset_min, session, exercise, number, side, kind, load_g, unit, reps,
            reserve_halves, seconds, metres, note, block_note, session_note,
        ) = row  # fmt: skip
        start = datetime.fromtimestamp(started_at, UTC) + timedelta(minutes=offset_min)
        yield [
            f"{start:%Y-%m-%d}",
            f"{start:%H:%M:%S}",
            guarded(session),
            guarded(exercise),
            number,
            side,
            kind,
            "" if load_g is None else load_text(load_g, Unit.KG),
            "" if load_g is None else load_text(load_g, Unit(unit)),
            "" if load_g is None else unit,
            reps,
            "" if reserve_halves is None else plain(reserve_halves / 2),
            seconds,
            metres,
            guarded(note),
            guarded(block_note),
            guarded(session_note),
        ]
