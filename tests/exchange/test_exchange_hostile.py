"""Whatever bytes come, they give a result or a sentence; nothing hangs and nothing is written."""

import io
import json
import sqlite3
import tempfile
import zipfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from exchange_samples import JEFIT, SAMPLES, workbook
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legday_gui.exchange import mapping
from legday_gui.exchange.errors import ExchangeError, UnknownTableError
from legday_gui.exchange.headless import import_json
from legday_gui.exchange.mapping import Columns
from legday_gui.exchange.parsed import ParsedFile
from legday_gui.exchange.reading import read_bytes
from legday_gui.exchange.sources import of_file
from legday_gui.logbook.check import check
from legday_gui.logbook.library import exercises
from legday_gui.logbook.logbook import Logbook

HEADERS = {name: sample[0] for name, sample in SAMPLES.items()}

cells = st.one_of(
    st.text(max_size=8),
    st.sampled_from(
        ["0", "10.0", "W", "1e5", "-1", "inf", "nan", "1,5", "Squat", "kg", "true", "left", "work"]
    ),
    st.sampled_from(
        ["2026-01-05 18:30:00", "5 Jan 2026, 18:30", "2026-01-05", "05/01/26", "2026-01-05T18:30Z",
         "9999-12-31 23:59:59", "0001-01-01", "2021-01-17 22:14:35 +0000", "07/25/16", "8:00 AM",
         "1767637800", "395x5,0x0", "20 ripetizioni", "42,5 kg", "0:09:21", "99999999999999999"]
    ),
)  # fmt: skip
tables = st.lists(st.lists(cells, max_size=16), max_size=6)


def outcome(data: bytes, **more: Any) -> ParsedFile | ExchangeError:
    try:
        return read_bytes(data, "some.csv", **more)
    except ExchangeError as error:
        return error


def is_sound(found: ParsedFile | ExchangeError) -> bool:
    """Whether the rows add up, or a sentence says what to do."""
    if isinstance(found, ExchangeError):
        return str(found).endswith(".")
    count = sum(session.set_count for session in found.sessions)
    return found.rows == count + found.not_sets + len(found.unreadable)


def lines(header: str, rows: list[list[str]]) -> bytes:
    mark = ";" if ";" in header else ","
    return "\n".join([header, *(mark.join(row) for row in rows)]).encode("utf-8", "replace")


@pytest.mark.parametrize("name", HEADERS)
@given(rows=tables, tail=st.binary(max_size=40))
def test_anything_may_follow_the_header_of_any_table(
    name: str, rows: list[list[str]], tail: bytes
) -> None:
    found = outcome(lines(HEADERS[name], rows) + tail)
    assert is_sound(found)


@pytest.mark.parametrize("name", HEADERS)
def test_every_table_is_known_by_its_header(name: str) -> None:
    found = read_bytes(HEADERS[name].encode(), "some.csv")
    assert (found.rows, found.sessions) == (0, ())


@pytest.mark.parametrize("name", SAMPLES)
@given(data=st.data())
@settings(max_examples=60)
def test_columns_may_be_missing_renamed_or_there_twice(name: str, data: st.DataObject) -> None:
    header, *rows = SAMPLES[name]
    mark = ";" if ";" in header else ","
    columns = header.split(mark)
    place = st.integers(0, len(columns) - 1)
    for at, new in data.draw(st.lists(st.tuples(place, st.sampled_from(["", "x", "date", None])))):
        columns[at] = columns[0] if new is None else new
    kept = data.draw(st.lists(place, unique=True)) if data.draw(st.booleans()) else None
    if kept:
        columns = [columns[at] for at in kept]
    assert is_sound(outcome("\n".join((mark.join(columns), *rows)).encode()))


@given(rows=tables, tail=st.binary(max_size=40))
def test_anything_may_stand_in_the_sections_of_a_backup(rows: list[list[str]], tail: bytes) -> None:
    text = JEFIT + "\n".join(",".join(row) for row in rows)
    assert is_sound(outcome(text.encode("utf-8", "replace") + tail))


@given(rows=tables, layout=st.sampled_from(["", "%d.%m.%Y", "%m/%d/%Y %H:%M", "nonsense", "%"]))
def test_anything_may_stand_in_a_table_that_is_mapped(rows: list[list[str]], layout: str) -> None:
    header = list(mapping.FIELDS)
    columns = Columns("Mine", {name: name for name in header}, layout)
    assert is_sound(outcome(lines(",".join(header), rows), mappings=[columns]))


anything = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["history", "entries", "exercise", "sets", "id", "completedReps", "weight",
                         "startTime", "date", "value", "unit", "storage", "settings", "exercises",
                         "name", "warmupSets"]),
        inner, max_size=4,
    ),
    max_leaves=20,
)  # fmt: skip


@given(history=st.lists(anything, max_size=3), beside=anything)
def test_json_of_another_app_may_hold_anything(history: list[Any], beside: Any) -> None:
    assert is_sound(outcome(json.dumps({"history": history, "settings": beside}).encode()))


@given(
    tables=st.dictionaries(
        st.sampled_from(["athlete", "exercise", "session", "block", "training_set", "plan", "no"]),
        st.lists(
            anything
            | st.dictionaries(
                st.sampled_from(["id", "athlete_id", "session_id", "block_id", "exercise_id",
                                 "name", "kind", "day", "started_at", "offset_min", "number",
                                 "position", "load_kind", "sidedness", "measure", "step_g"]),
                st.integers(-2, 3) | st.sampled_from(["work", "both", "barbell", "never", "reps"]),
            ),
            max_size=3,
        ) | anything,
    )
)  # fmt: skip
def test_json_of_a_logbook_may_hold_anything(tables: dict[str, Any]) -> None:
    content = {"format": "legday", "version": 1, "tables": tables}
    assert is_sound(outcome(json.dumps(content).encode()))


@given(depth=st.integers(1, 200_000), open_=st.sampled_from(["[", '{"a":']))
@settings(max_examples=10)
def test_json_may_be_as_deep_as_it_likes(depth: int, open_: str) -> None:
    assert isinstance(outcome((open_ * depth).encode()), ExchangeError)


# ---- databases

SCHEMA = """
CREATE TABLE exercise (_id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE training_log (_id INTEGER PRIMARY KEY, exercise_id INTEGER, date DATE,
    metric_weight INTEGER, reps INTEGER, distance INTEGER, duration_seconds INTEGER);
CREATE TABLE Comment (_id PRIMARY KEY, owner_type_id, owner_id, comment);
CREATE TABLE WorkoutComment (_id PRIMARY KEY, date, comment);
CREATE TABLE WorkoutTime (_id PRIMARY KEY, workout_date, start_date_time, end_date_time);
CREATE TABLE WorkoutGroupExercise (_id PRIMARY KEY, exercise_id, date, workout_group_id);
CREATE TABLE BodyWeight (_id PRIMARY KEY, date, body_weight_metric);
"""
_WIDTHS = {
    "Comment": 4,
    "WorkoutComment": 3,
    "WorkoutTime": 4,
    "WorkoutGroupExercise": 4,
    "BodyWeight": 3,
}
texts = st.text(st.characters(codec="utf-8"), max_size=8)
values = st.none() | st.integers(-(2**62), 2**62) | st.floats() | texts | st.binary()


Beside = Sequence[tuple[str, tuple[Any, ...]]]


def backup(rows: list[tuple[Any, ...]], beside: Beside = ()) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.db"
        with closing(sqlite3.connect(path)) as made:
            made.executescript("PRAGMA page_size = 512;" + SCHEMA)
            made.executemany(
                "INSERT INTO training_log (exercise_id, date, metric_weight, reps, distance, "
                "duration_seconds) VALUES (?, ?, ?, ?, ?, ?)",
                rows,
            )
            for table, row in beside:
                marks = ", ".join("?" * _WIDTHS[table])
                made.execute(
                    f"INSERT OR IGNORE INTO {table} VALUES ({marks})", row[: _WIDTHS[table]]
                )
            made.commit()
        return path.read_bytes()


ROWS = [(1, f"2026-01-{day:02}", 100.0, 5, 0, 0) for day in range(1, 29)]
WHOLE = backup(ROWS)


@given(
    rows=st.lists(st.tuples(*[values] * 6), max_size=4),
    beside=st.lists(st.tuples(st.sampled_from(list(_WIDTHS)), st.tuples(*[values] * 4))),
)
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_a_backup_may_hold_anything(rows: list[tuple[Any, ...]], beside: Beside) -> None:
    assert is_sound(outcome(backup(rows, beside)))


# ---- found by fuzzing (tests/fuzz)


def test_a_superset_of_a_backup_that_is_no_number_is_none() -> None:
    rows = [(1, "2026-01-05", 100.0, 5, 0, 0)]
    found = read_bytes(backup(rows, [("WorkoutGroupExercise", (1, 1, "2026-01-05", "er1"))]), "b")
    assert [block.superset for block in found.blocks()] == [None]


@pytest.mark.parametrize("blank", ["\v", "\t", "\x1f", "\r"])
def test_blanks_before_the_first_section_of_a_backup(blank: str) -> None:
    assert is_sound(outcome((blank + JEFIT.lstrip()).encode()))
    assert is_sound(outcome(f"{blank}### SETTING ####".encode()))


def test_times_of_one_session_may_have_an_offset_or_none() -> None:
    header, row = SAMPLES["liftlog"]
    text = "\n".join((header, row, row.replace("10:45:06", "08:00:00+00:00")))
    (session,) = read_bytes(text.encode(), "x.csv").sessions
    assert session.set_count == 2


def test_sets_of_a_jefit_log_that_is_missing_are_listed() -> None:
    found = read_bytes(JEFIT.replace("\n1,1,0,200", "\n1,77,0,200").encode(), "b.csv")
    assert [(bad.value, bad.reason) for bad in found.unreadable] == [
        ("90xten", "is not a weight and repetitions: 395x5"),
        ("77", "is an exercise log that is missing"),
    ]
    assert is_sound(found)


def test_an_old_stronglifts_export_may_lose_its_dates() -> None:
    header, row = SAMPLES["old stronglifts"]
    assert "lost its dates" in str(
        outcome(f"{header},Date\n{row}".replace("Date,", "", 1).encode())
    )


def test_a_row_of_an_old_stronglifts_export_may_end_before_its_date() -> None:
    header, row = SAMPLES["old stronglifts"]
    header = header.replace("Date,Note", "Note,Date")
    found = read_bytes(f"{header}\n{row}\ntired".encode(), "x.csv")
    assert [bad.reason for bad in found.unreadable] == ["is not a date that can be read"] * 2


def test_a_record_of_a_size_that_no_memory_has() -> None:
    at = WHOLE.index(b"tableWorkoutGroupExercise") - 10  # where the record's size stands
    found = outcome(WHOLE[:at] + b"\xff\xff\xff\xff\x78" + WHOLE[at + 5 :])
    assert "is a damaged database (out of memory)" in str(found)


@pytest.mark.parametrize("column", ["Date", "Time"])
def test_our_table_without_its_date_or_time_is_asked_about(column: str) -> None:
    header, *rows = SAMPLES["ours"]
    text = "\n".join((header.replace(column, "x"), *rows))
    assert isinstance(outcome(text.encode()), UnknownTableError)


def test_a_jefit_log_without_its_session_takes_the_day() -> None:
    """Neither has the workout an id nor the log a column that names one."""
    text = JEFIT.replace("11,1767637800", ",1767637800").replace("belongsession", "x")
    found = read_bytes(text.encode(), "b.csv")
    assert is_sound(found)
    assert "2026-01-05" in {session.start for session in found.sessions}


@given(
    damage=st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), max_size=30),
    end=st.integers(0, len(WHOLE)),
)
@settings(max_examples=300)
def test_a_backup_may_be_damaged_anywhere(damage: list[tuple[int, int]], end: int) -> None:
    data = bytearray(WHOLE)
    for place, value in damage:
        data[place] = value
    assert is_sound(outcome(bytes(data[:end])))


@pytest.mark.parametrize(
    "script",
    [
        # A table by name whose rows come out of an endless view, a trigger, a generated column.
        "CREATE TABLE exercise (_id, name);"
        "CREATE TABLE training_log (_id, exercise_id, date, metric_weight, reps);"
        "CREATE VIEW category AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
        "SELECT i AS _id, 'x' AS name FROM n;",
        "CREATE TABLE exercise (_id INTEGER PRIMARY KEY, name);"
        "CREATE TABLE training_log (_id INTEGER PRIMARY KEY, exercise_id, date, metric_weight, "
        "reps, duration_seconds AS (length(zeroblob(900000000))));"
        "INSERT INTO training_log VALUES (1, 1, '2026-01-05', 1, 1);",
        "CREATE TABLE exercise (_id INTEGER PRIMARY KEY, name);"
        "CREATE TABLE training_log (_id INTEGER PRIMARY KEY, exercise_id, date, metric_weight, "
        "reps); INSERT INTO training_log VALUES (1, 1, zeroblob(5000000), 1, 1);",
    ],
)
def test_a_hostile_database_comes_to_an_end(tmp_path: Path, script: str) -> None:
    with closing(sqlite3.connect(tmp_path / "made.db")) as made:
        made.executescript(script)
    assert is_sound(outcome((tmp_path / "made.db").read_bytes()))


def pointing(data: bytes, root: int, child: int) -> bytes:
    """``data`` with every pointer of the inner page ``root`` set to the page ``child``."""
    page, begin = bytearray(data), (root - 1) * 512
    assert page[begin] == 5  # an inner page of a table
    count = int.from_bytes(page[begin + 3 : begin + 5])
    places = [begin + 8]
    for at in range(count):
        cell = begin + 12 + 2 * at
        places.append(begin + int.from_bytes(page[cell : cell + 2]))
    for place in places:
        page[place : place + 4] = child.to_bytes(4)
    return bytes(page)


def test_a_database_whose_pages_point_at_each_other_comes_to_an_end(tmp_path: Path) -> None:
    path = tmp_path / "made.db"
    tables = ("one", "two", "training_log")
    with closing(sqlite3.connect(path)) as made:
        made.executescript("PRAGMA page_size = 512;" + SCHEMA)
        for table in tables[:2]:
            made.execute(f"CREATE TABLE {table} AS SELECT * FROM training_log")
        for table in tables:
            marks = ", ".join("?" * 7)
            rows = [(at, 1, "2026-01-05", 1, 5, 0, 0) for at in range(1, 1000)]
            made.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
        made.commit()
        roots = dict(made.execute("SELECT name, rootpage FROM sqlite_master"))
    data = path.read_bytes()
    assert read_bytes(data, "b.db").rows == 999
    itself = pointing(data, roots["training_log"], roots["training_log"])
    assert "damaged database" in str(outcome(itself))
    for table, child in (("two", "one"), ("training_log", "two")):
        data = pointing(data, roots[table], roots[child])
    assert "damaged database (interrupted)" in str(outcome(data))  # after millions of rows


# ---- workbooks


@given(tail=st.binary(max_size=200), name=st.sampled_from(["xl/workbook.xml", "other"]))
def test_a_workbook_may_hold_anything(tail: bytes, name: str) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(name, tail)
        archive.writestr("[Content_Types].xml", tail)
    assert is_sound(outcome(stream.getvalue()))
    assert is_sound(outcome(stream.getvalue()[: len(tail) * 2]))


def test_a_zip_bomb_is_not_unpacked() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<a/>")
        with archive.open("xl/sharedStrings.xml", "w") as bomb:
            for _ in range(250):
                bomb.write(b" " * 1_000_000)
    assert len(stream.getvalue()) < 1_000_000
    found = outcome(stream.getvalue())
    assert isinstance(found, ExchangeError)
    assert "unpacks to more" in str(found) or "not installed" in str(found)


def test_a_workbook_whose_words_multiply_is_refused() -> None:
    words = "".join(f'<!ENTITY w{at} "{f"&w{at - 1};" * 10}">' for at in range(1, 12))
    head = f'<!DOCTYPE a [<!ENTITY w0 "wwwwwwwwww">{words}]>'.encode()
    sheet = b'<sheetData><row><c t="inlineStr"><is><t>&w11;</t></is></c></row></sheetData>'
    assert "damaged workbook" in str(outcome(workbook(sheet, head)))
    assert "names the columns of none" in str(outcome(workbook(sheet.replace(b"w11", b"w0"), head)))


def test_a_formula_of_a_workbook_is_not_worked_out() -> None:
    """Only the value that was saved with it counts; here is none."""
    header, *rows = SAMPLES["strong"]
    cells_ = [row.split(",") for row in (header, rows[1].replace('"', ""))]
    cells_[1][5] = "=1+1"
    formula = "<c><f>1+1</f></c>"
    lines_ = [
        "".join(
            formula if text == "=1+1" else f'<c t="inlineStr"><is><t>{text}</t></is></c>'
            for text in row
        )
        for row in cells_
    ]
    texts = "".join(f"<row>{line}</row>" for line in lines_)
    found = read_bytes(workbook(f"<sheetData>{texts}</sheetData>".encode()), "b.xlsx")
    assert [one.weight for block in found.blocks() for one in block.sets] == [""]


# ---- size, and what words may do


def test_a_gigabyte_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with (tmp_path / "strong.csv").open("wb") as stream:
        stream.write(HEADERS["strong"].encode() + b"\n")
        stream.truncate(1 << 30)  # a hole, which takes no room on the disk
    with pytest.raises(ExchangeError, match="too large for a training log: split it"):
        of_file(tmp_path / "strong.csv")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00" * 1000,
        b"\xff\xfe",
        bytes(range(256)) * 40,
        ("a," * 1_000_000).encode(),
        (HEADERS["strong"] + ",a" * 1_000_000).encode(),
        (HEADERS["fitnotes"] + ",a" * 1_000_000 + "\n2026-01-05,Squat").encode(),
        b'Date,Exercise Name,Set Order,Weight,Reps\n"' + b"x" * 300_000,
        b"Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time,Comment\n"
        + b'2026-01-05,Squat,Legs,1,kgs,1,,,,"open\n' * 20_000,
        b"Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time,Comment\n"
        + b'2026-01-05,Squat,Legs,1,kgs,1,,,,"open\n' + b'x,"\n' * 20_000,
        ("### EXERCISE LOGS ####\n" * 20_000).encode(),
        ("#" * 1_000_000).encode(),
        "Date,Exercise Name,Set Order,Weight,Reps\n2026-01-05 18:30:00,Sq\x00uat,1,100,5\n".encode(
            "utf-16"
        ),
    ],
    ids=["empty", "zeros", "mark", "binary", "columns", "columns of strong",
         "columns of fitnotes", "field", "quotes", "comments", "sections", "marks", "utf-16"],
)  # fmt: skip
def test_large_and_odd_files_end_soon(data: bytes) -> None:
    assert is_sound(outcome(data))


def test_words_are_words(book: Logbook, tmp_path: Path) -> None:
    name = "Robert'); DROP TABLE training_set; --"
    path = tmp_path / "strong.csv"
    path.write_text(
        f'{HEADERS["strong"]}\n2026-01-05 18:30:00,"{name}",1h,"{name}",1,100,5,0,0,"{name}",,\n'
        '2026-01-05 18:30:00,x,1h,"=HYPERLINK(""http://x"")",1,100,5,0,0,,,\n',
        "utf-8",
    )
    (report,) = import_json(book, [path])
    assert (report["sets"], report["unreadable"]) == (2, [])
    assert {name, '=HYPERLINK("http://x")'} <= {one.name for one in exercises(book).values()}
    assert check(book.path).ok
