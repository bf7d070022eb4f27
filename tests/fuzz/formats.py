"""What is fuzzed: for each format, how fuzzed bytes become a file, and the files to begin with."""

import json
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from legday_gui.exchange import exporting, mapping
from legday_gui.exchange.headless import import_json
from legday_gui.logbook.logbook import Logbook

TESTS = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(TESTS / "exchange"))
from exchange_samples import JEFIT, SAMPLES, workbook  # noqa: E402

REAL = TESTS.parents[1] / "shared" / "data"  # exports of others; fuzzing does without them as well
_HEAD_BYTES = 1500
_SMALL_PAGES = "PRAGMA journal_mode = delete; PRAGMA page_size = 512; VACUUM"

_BACKUP = """
PRAGMA page_size = 512;
CREATE TABLE Category (_id INTEGER PRIMARY KEY, name);
CREATE TABLE exercise (_id INTEGER PRIMARY KEY, name, category_id);
CREATE TABLE training_log (_id INTEGER PRIMARY KEY, exercise_id INTEGER, date, metric_weight,
    reps, distance, duration_seconds);
CREATE TABLE Comment (_id INTEGER PRIMARY KEY, owner_type_id, owner_id, comment);
CREATE TABLE WorkoutTime (_id INTEGER PRIMARY KEY, workout_date, start_date_time, end_date_time);
CREATE TABLE WorkoutGroupExercise (_id INTEGER PRIMARY KEY, exercise_id, date, workout_group_id);
CREATE TABLE BodyWeight (_id INTEGER PRIMARY KEY, date, body_weight_metric);
"""
_BACKUP_ROWS = """exercise\t7\tSquat\t1
training_log\t1\t7\t2022-01-15\t31.75144\t5\t0\t60
Category\t1\tLegs
Comment\t1\t1\t1\tdeep
WorkoutTime\t1\t2022-01-15\t2022-01-15 18:00:00\t2022-01-15 19:00:00
WorkoutGroupExercise\t1\t7\t2022-01-15\t4
BodyWeight\t1\t2022-01-15\t80.5"""
_LIFTOSAUR = {
    "settings": {"exercises": {"x1": {"name": "My squat"}}},
    "history": [
        {
            "date": "2026-03-01T10:00:00.000Z",
            "startTime": 1772359200000,
            "endTime": 1772362800000,
            "dayName": "Day 1",
            "entries": [
                {
                    "exercise": {"id": "bulgarianSplitSquat", "equipment": "dumbbell"},
                    "warmupSets": [{"completedReps": 5, "weight": {"value": 1, "unit": "kg"}}],
                    "sets": [{"completedReps": 5, "isAmrap": True, "completedRpe": 8}],
                    "notes": "slow",
                }
            ],
        }
    ],
}


@dataclass(frozen=True)
class Format:
    """``file`` makes the whole file of what the fuzzer hands over; ``seeds`` are such bytes."""

    seeds: tuple[bytes, ...]
    file: Callable[[bytes], bytes] = bytes
    longest: int = 2048


def formats() -> dict[str, Format]:
    """Every format by its name; the time is shared among them."""
    whole = (*(_lines(sample) for sample in SAMPLES.values()), JEFIT.encode())
    document, database = _logbook()
    return {
        **{name: _table(sample) for name, sample in SAMPLES.items()},
        "mapped": _table((",".join(mapping.FIELDS), "2026-01-05,18:30,A,Squat,w,1,kg,5,,,8,,l,x")),
        "jefit": Format((JEFIT.encode(),)),
        "liftosaur json": Format((json.dumps(_LIFTOSAUR).encode(),)),
        "logbook json": Format((document,), longest=16_000),
        "logbook": Format((database,), longest=150_000),
        "backup": Format((_backup(_BACKUP_ROWS.encode()),), longest=16_000),
        "backup rows": Format((_BACKUP_ROWS.encode(),), _backup),
        "workbook": Format((_sheet(SAMPLES["strong"]),), workbook),
        "import": Format(whole),
        "anything": Format((*whole, whole[0].decode().encode("utf-16"), *_real_heads())),
    }


def _lines(sample: tuple[str, ...]) -> bytes:
    return "\n".join((*sample, "")).encode()


def _table(sample: tuple[str, ...]) -> Format:
    """The header stays: bytes that break it only show what "anything" shows."""
    head = sample[0].encode() + b"\n"
    return Format((_lines(sample[1:]),), lambda data: head + data)


def _real_heads() -> list[bytes]:
    return [file.read_bytes()[:_HEAD_BYTES] for file in sorted(REAL.glob("*/*.csv"))]


def _backup(data: bytes) -> bytes:
    """A FitNotes backup of rows: a table's name and its cells, parted by tabs."""
    with closing(sqlite3.connect(":memory:")) as made:
        made.executescript(_BACKUP)
        for line in data.decode("utf-8", "replace").split("\n"):
            table, *cells = line.split("\t")
            marks = ", ".join("?" * len(cells))
            try:
                made.execute(f'INSERT INTO "{table}" VALUES ({marks})', cells)
            except (sqlite3.Error, UnicodeEncodeError, ValueError):
                continue
        made.commit()
        return made.serialize()


def _logbook() -> tuple[bytes, bytes]:
    """A logbook of one imported file, as JSON of a few rows and as SQLite."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        book = Logbook.create(folder / "log.legday")
        source = folder / "strong.csv"
        source.write_bytes(_lines(SAMPLES["strong"]))
        import_json(book, [source])
        exporting.export(book, 0, folder / "log.json", "json")
        book.close()
        with closing(sqlite3.connect(folder / "log.legday", isolation_level=None)) as made:
            for statement in _SMALL_PAGES.split(";"):
                made.execute(statement)
        content = json.loads((folder / "log.json").read_bytes())
        for table, rows in content["tables"].items():
            content["tables"][table] = rows[-3:]  # the newest are those of the import
        return json.dumps(content).encode(), (folder / "log.legday").read_bytes()


def _sheet(sample: tuple[str, ...]) -> bytes:
    rows = "".join(
        "<row>" + "".join(f'<c t="inlineStr"><is><t>{cell.strip(chr(34))}</t></is></c>'
                          for cell in line.split(",")) + "</row>"
        for line in sample
    )  # fmt: skip
    return f"<sheetData>{rows}</sheetData>".encode()
