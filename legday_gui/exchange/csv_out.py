"""A person's sets as CSV, for any spreadsheet."""

import csv
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from legday_gui.exchange.errors import ExchangeError
from legday_gui.logbook.history import export_rows
from legday_gui.logbook.logbook import Logbook
from legday_gui.training.units import from_grams
from legday_gui.training.values import Unit

HEADER = (
    "Date", "Time", "Session", "Exercise", "Set", "Side", "Kind", "Load (kg)", "Load as entered",
    "Unit", "Reps", "Reps in reserve", "Seconds", "Metres", "Note", "Exercise note", "Session note",
)  # fmt: skip
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def export_csv(book: Logbook, athlete_id: int, file: Path) -> int:
    """Write a row per set and side to ``file`` (UTF-8, a header, commas); gives how many.

    Loads stand in kg and as they were entered; blank is unknown. The file is replaced only when
    all of it is written. Raises ExchangeError where the disk refuses.
    """
    part = file.with_name(file.name + ".part")
    try:
        with part.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(HEADER)
            count = 0
            for row in _rows(book, athlete_id):
                writer.writerow(row)
                count += 1
        part.replace(file)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise ExchangeError(
            f"{file} cannot be written ({error.strerror}): choose another place."
        ) from error
    return count


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
            _guarded(session),
            _guarded(exercise),
            number,
            side,
            kind,
            "" if load_g is None else _plain(load_g / 1000),
            "" if load_g is None else _plain(from_grams(load_g, Unit(unit))),
            "" if load_g is None else unit,
            reps,
            "" if reserve_halves is None else _plain(reserve_halves / 2),
            seconds,
            metres,
            _guarded(note),
            _guarded(block_note),
            _guarded(session_note),
        ]


def _plain(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")


def _guarded(text: str) -> str:
    """Spreadsheets run cells that begin like a formula; an apostrophe makes them text."""
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) else text
