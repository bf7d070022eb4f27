"""Every way out of the logbook, by name."""

from pathlib import Path

from legday_gui.exchange.csv_out import Watch, export_table
from legday_gui.exchange.whole_out import export_json, export_sqlite
from legday_gui.logbook.logbook import Logbook
from legday_gui.training.values import Unit

# Name: what people read, and the ending of its files.
LAYOUTS = {
    "csv": ("Table of all sets", ".csv"),
    "strong": ("Table for Strong", ".csv"),
    "hevy": ("Table for Hevy", ".csv"),
    "fitnotes": ("Table for FitNotes", ".csv"),
    "json": ("Whole logbook as JSON", ".json"),
    "sqlite": ("Whole logbook as it is", ".legday"),
}
_ENDINGS = {".json": "json", ".legday": "sqlite", ".sqlite": "sqlite", ".db": "sqlite"}


def layout_of(file: Path) -> str:
    """The layout that the ending of a file stands for."""
    return _ENDINGS.get(file.suffix.casefold(), "csv")


def export(
    book: Logbook,
    athlete_id: int,
    file: Path,
    layout: str,
    unit: Unit | None = None,
    watch: Watch | None = None,
) -> int:
    """Write ``file`` in one of ``LAYOUTS``; gives how many sets it holds.

    ``unit`` is that of a Strong table. ``watch`` is told how many sets are written; what it raises
    ends the export, and ``file`` is as it was. Raises ExchangeError or LogbookError where the disk
    refuses.
    """
    if layout == "json":
        return export_json(book, file, watch)
    if layout == "sqlite":
        return export_sqlite(book, file, watch)
    return export_table(book, athlete_id, file, layout, unit, watch)
