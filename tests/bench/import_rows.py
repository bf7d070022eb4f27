"""An export of 100,000 rows brought in whole, against the csv module and one executemany.

python tests/bench/import_rows.py FOLDER
"""

import csv
import random
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from row import Row

from legday_gui.exchange.headless import import_json
from legday_gui.logbook.logbook import Logbook

ROWS = 100_000
ROUNDS = 3
SETS = 4
EXERCISES = (
    "Squat (Barbell)", "Deadlift (Barbell)", "Bulgarian Split Squat", "Lying Leg Curl (Machine)",
    "Standing Calf Raise (Machine)",
)  # fmt: skip
HEADER = (
    "Date", "Workout Name", "Duration", "Exercise Name", "Set Order", "Weight", "Reps", "Distance",
    "Seconds", "Notes", "Workout Notes", "RPE",
)  # fmt: skip
WEIGHT, REPS = HEADER.index("Weight"), HEADER.index("Reps")
FIRST_DAY = date(2011, 1, 3)
# Everything of a set that the file does not say by itself, in the order of the file.
PLACES = """SELECT id, stamp, session_id, block_id, athlete_id, day, exercise_id, position, number,
    side, kind, unit FROM training_set ORDER BY day, position"""
INSERT = """INSERT INTO training_set (id, stamp, session_id, block_id, athlete_id, day,
    exercise_id, position, number, side, kind, unit, load_g, reps)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""


def main(folder: Path) -> None:
    export = folder / "strong.csv"
    with export.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([HEADER, *_export()])
    imported, bare = [], []
    for turn in range(ROUNDS):
        path = folder / f"import-{turn}.legday"
        imported.append(_import(path, export))
        bare.append(_insert(path, export))
        path.unlink()
    reference = "csv module and one executemany into the same table"
    print(
        Row(f"import of {ROWS:,} rows", median(imported), median(bare), reference, 3.0), flush=True
    )


def _export() -> Iterator[tuple[object, ...]]:
    """One workout a day in the commonest layout of Strong, the oldest first."""
    chance = random.Random(1904)
    for at in range(ROWS):
        workout, row = divmod(at, SETS * len(EXERCISES))
        start = f"{FIRST_DAY + timedelta(days=workout)} 18:30:00"
        exercise, order = divmod(row, SETS)
        yield (
            start, "Legs", "1h 5m", EXERCISES[exercise], order + 1, 2.5 * chance.randint(8, 80),
            float(chance.randint(3, 15)), 0, 0.0, "", "", "",
        )  # fmt: skip


def _import(path: Path, export: Path) -> float:
    """Milliseconds of an import into a new logbook."""
    book = Logbook.create(path)
    began = time.perf_counter()
    [report] = import_json(book, [export])
    took = (time.perf_counter() - began) * 1000
    book.close()
    if report["sets"] != ROWS:
        raise SystemExit(f"Not all rows came in: {report}")
    return took


def _insert(path: Path, export: Path) -> float:
    """Milliseconds of the same rows by the shortest way; their sessions and blocks are there."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for setting in ("journal_mode = wal", "synchronous = full", "foreign_keys = 1"):
            connection.execute(f"PRAGMA {setting}")
        places = connection.execute(PLACES).fetchall()
        connection.execute("DELETE FROM training_set")
        connection.execute("VACUUM")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        began = time.perf_counter()
        with export.open(newline="", encoding="utf-8") as file:
            rows = csv.reader(file)
            next(rows)
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany(
                INSERT,
                (
                    (*place, round(float(row[WEIGHT]) * 1000), int(float(row[REPS])))
                    for place, row in zip(places, rows, strict=True)
                ),
            )
            connection.execute("COMMIT")
        return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    main(Path(sys.argv[1]))
