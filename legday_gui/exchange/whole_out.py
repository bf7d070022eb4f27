"""The logbook as a whole, out: as JSON that any program can read, and as SQLite itself.

The JSON is one object: ``format`` is "legday", ``version`` 1, ``tables`` has a list of rows for
each table, the names of tables and fields being those of ``logbook/tables.py``. Ids are 63-bit
integers and tie rows together (``session_id``, ``block_id``, ``exercise_id``, …). Loads are whole
grams as the person counts them (help negative) with ``unit``, in which they were entered, beside
them; ``reserve_halves`` are halves of a repetition in reserve; ``seconds`` and ``metres`` are what
they say; ``started_at`` and ``ended_at`` are UTC seconds with ``offset_min`` minutes to the clock
on the wall; ``day`` counts from 1970-01-01; null is unknown and never zero. What lies in the bin,
and the list of imports, stay behind.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from legday_gui.exchange.csv_out import Watch, remove, unwritable
from legday_gui.logbook import backup
from legday_gui.logbook.logbook import Logbook
from legday_gui.logbook.tables import TABLES

FORMAT, VERSION = "legday", 1
# Of the exercises that were removed those with sets go along, as nothing tells what they are else.
IN_USE = """SELECT exercise_id FROM training_set WHERE deleted_at IS NULL
    UNION SELECT exercise_id FROM block WHERE deleted_at IS NULL"""
LEFT_OUT = ("stamp", "deleted_at", "import_id", "merged_into")


def export_json(book: Logbook, file: Path, watch: Watch | None = None) -> int:
    """Write every live row to ``file``, a row a line; gives how many sets.

    Raises ExchangeError where the disk refuses; ``file`` is then as it was.
    """
    part = file.with_name(file.name + ".part")
    try:
        with part.open("w", encoding="utf-8") as stream:
            stream.write(f'{{"format": "{FORMAT}", "version": {VERSION}, "tables": {{')
            counts = {}
            for at, table in enumerate(name for name in TABLES if name != "import"):
                rows = live_rows(book, table)
                counts[table] = len(rows)
                lines = ",\n".join(_lines(rows, watch if table == "training_set" else None))
                stream.write(f'{"," if at else ""}\n"{table}": [\n{lines}\n]')
            stream.write("\n}}\n")
        part.replace(file)
    except OSError as error:
        raise unwritable(file, error) from error
    finally:
        remove(part)
    return counts["training_set"]


def _lines(rows: list[dict[str, Any]], watch: Watch | None) -> Iterator[str]:
    for count, row in enumerate(rows, start=1):
        if watch is not None:
            watch(count)
        yield json.dumps(row, ensure_ascii=False)


def live_rows(book: Logbook, table: str) -> list[dict[str, Any]]:
    """The live rows of a table as they go out, by id."""
    rows: list[dict[str, Any] | None] = [*book.rows(table, order=("id",))]
    if table == "exercise":
        removed = book.tuples(f"SELECT id FROM exercise WHERE deleted_at > 0 AND id IN ({IN_USE})")
        rows += [book.row(table, row[0]) for row in removed]
    return [
        {name: value for name, value in row.items() if name not in LEFT_OUT} for row in rows if row
    ]


def export_sqlite(book: Logbook, file: Path, watch: Watch | None = None) -> int:
    """Write a checked copy of the logbook to ``file``; gives how many sets it has.

    Raises ExchangeError or LogbookError where the disk refuses; ``file`` is then as it was.
    """
    count = int(book.tuples("SELECT count(*) FROM training_set WHERE deleted_at IS NULL")[0][0])
    copy = file.with_name(file.name + ".copy")

    def told(part: float) -> None:
        if watch is not None:
            watch(round(part * count))

    try:
        copy.touch()  # a place that takes no file is told from a logbook that cannot be read
        backup.snapshot(book.path, copy, told)
        told(1.0)  # the last moment to think better of it
        copy.replace(file)
    except OSError as error:
        raise unwritable(file, error) from error
    finally:
        remove(copy)
    return count
