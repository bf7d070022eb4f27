"""Strong's seven layouts and their habits."""

import os
import time
from collections.abc import Iterator

import pytest

from legday_gui.exchange.errors import ExchangeError
from legday_gui.exchange.parsed import ParsedFile, ParsedSet
from legday_gui.exchange.reading import read_bytes
from legday_gui.training.values import SetKind, Unit

S3 = (
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,"
    "Workout Notes,RPE"
)
START = '2026-01-05 18:30:00,"Legs",1h 5m,"Squat (Barbell)"'


def read(*lines: str, newline: str = "\n", encoding: str = "utf-8") -> ParsedFile:
    return read_bytes((newline.join(lines) + newline).encode(encoding), "strong.csv")


def sets(parsed: ParsedFile) -> list[ParsedSet]:
    return [one for block in parsed.blocks() for one in block.sets]


@pytest.fixture
def in_berlin() -> Iterator[None]:
    before = os.environ.get("TZ")
    os.environ["TZ"] = "Europe/Berlin"
    time.tzset()
    yield
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    time.tzset()


LAYOUTS = {
    "S1": (
        "Date,Workout Name,Exercise Name,Set Order,kg,Reps,km,Seconds,Notes",
        '2016-01-05 18:30:00,Legs,Squat,0,100,5,0,0,""',
        Unit.KG,
    ),
    "S1 in pounds": (
        "Date,Workout Name,Exercise Name,Set Order,lb,Reps,mi,Seconds",
        "2016-01-05 18:30:00,Legs,Squat,1,100,5,0,0",
        Unit.LB,
    ),
    "S2": (
        "Date,Workout Name,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,"
        "Workout Notes",
        "2018-01-05 18:30:00,Legs,Squat (Barbell),1,100,5,0,0,,",
        None,
    ),
    "S3": (S3, f'{START},1,100.0,5.0,0,0.0,"","",', None),
    "S4": (
        "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,RPE",
        f"{START},1,100.0,5.0,0,0.0,",
        None,
    ),
    "S5": (
        "Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Distance;"
        "Distance Unit;Seconds;Notes;Workout Notes;Workout Duration",
        "2020-01-05 18:30:00;Legs;Squat (Barbell);1;100;lbs;5;;;;0;;;1h 5m",
        Unit.LB,
    ),
    "S6": (
        '"Workout #";"Date";"Workout Name";"Duration (sec)";"Exercise Name";"Set Order";'
        '"Weight (kg)";"Reps";"RPE";"Distance (meters)";"Seconds";"Notes";"Workout Notes"',
        '"1";"2025-03-09 14:08:49";"Push";"3900";"Squat (Barbell)";"1";"100";"5";"";"";"";"";""',
        Unit.KG,
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_reads_every_layout(layout: str) -> None:
    header, row, unit = LAYOUTS[layout]
    parsed = read(header, row)
    assert parsed.app == "Strong"
    (one,) = sets(parsed)
    assert (one.kind, one.unit, one.reps, float(one.weight)) == (SetKind.WORK, unit, 5, 100.0)
    assert next(parsed.blocks()).lines[0] == 2
    if layout in ("S3", "S4", "S5", "S6"):
        assert parsed.sessions[0].duration_s == 3900


@pytest.mark.parametrize("layout", [name for name in LAYOUTS if "S1" not in name])
def test_reads_a_layout_whose_header_was_cut_off(layout: str) -> None:
    header, row, unit = LAYOUTS[layout]
    assert sets(read(row)) == sets(read(header, row))
    assert list(next(read(row).blocks()).lines) == [1]
    assert sets(read(row))[0].unit is unit


def test_reads_a_header_in_another_language_by_its_places() -> None:
    german = (
        "Datum,Workout-Name,Dauer,Name der Übung,Reihenfolge festlegen,Gewicht,Wiederh.,"
        "Entfernung,Sekunden,Notizen,Workout-Notizen,RPE"
    )
    parsed = read(german, f"{START},1,100,5,0,0,,,", f"{START},Ruhezeit,0,0,0,120,,,")
    assert (len(sets(parsed)), parsed.not_sets, parsed.rows) == (1, 1, 2)


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("1", SetKind.WORK),
        ("W", SetKind.WARM_UP),
        ("WARM_UP", SetKind.WARM_UP),
        ("D", SetKind.DROP),
        ("DROP_SET", SetKind.DROP),
        ("F", SetKind.FAILURE),
        ("FAILURE", SetKind.FAILURE),
    ],
)
def test_set_order_tells_the_kind(word: str, kind: SetKind) -> None:
    (one,) = sets(read(S3, f"{START},{word},100,5,0,0,,,"))
    assert one.kind is kind


@pytest.mark.parametrize(
    "row",
    [
        f"{START},Rest Timer,0,0.0,0,120.0,,,",
        f"{START},Ruhezeit,0,0,0,90,,,",
        f"{START},Temporizador de descanso,,,,90,,,",
        f'{START},Note,,,,,"Keep the chest up",,',
        f"{START},3,0,0,0,0,,,",  # left in the log by mistake
    ],
)
def test_rests_notes_and_empty_sets_are_no_sets(row: str) -> None:
    parsed = read(S3, f"{START},1,100,5,0,0,,,", row)
    assert (len(sets(parsed)), parsed.not_sets, parsed.unreadable) == (1, 1, ())


def test_a_note_row_is_kept_with_its_exercise() -> None:
    parsed = read(S3, f"{START},1,100,5,0,0,,,", f'{START},Note,,,,,"Chest up",,')
    assert next(parsed.blocks()).note == "Chest up"


def test_notes_come_once_and_keep_their_lines() -> None:
    parsed = read(
        S3,
        f'{START},1,100,5,0,0,"a; b,\nsecond","Slept badly",',
        f'{START},2,100,5,0,0,,"Slept badly",',
    )
    assert next(parsed.blocks()).note == "a; b,\nsecond"
    assert parsed.sessions[0].note == "Slept badly"
    assert [line for block in parsed.blocks() for line in block.lines] == [2, 4]


@pytest.mark.parametrize("weight", ["", "0", "0.0"])
def test_no_load_is_not_a_load_of_zero(weight: str) -> None:
    (one,) = sets(read(S3, f'2026-01-05 18:30:00,"A",1h,"Pull Up",1,{weight},8,0,0,,,'))
    assert one.weight == ""


def test_a_hold_has_seconds_and_no_repetitions() -> None:
    (one,) = sets(read(S3, '2026-01-05 18:30:00,"A",1h,"Plank",1,0,0,0,60.0,,,'))
    assert (one.seconds, one.reps, one.distance) == (60, None, None)


def test_a_failed_lift_keeps_its_zero() -> None:
    (one,) = sets(read(S3, f"{START},1,140,0,0,0,,,"))
    assert (one.weight, one.reps) == ("140", 0)


def test_exertion_becomes_reserve() -> None:
    rows = [f"{START},1,100,5,0,0,,,{rpe}" for rpe in ("", "8", "8.5", "10.0", "6")]
    assert [one.reserve_halves for one in sets(read(S3, *rows))] == [None, 4, 3, 0, 8]


def test_identical_rows_are_as_many_sets() -> None:
    assert len(sets(read(S3, *[f"{START},1,100,5,0,0,,,"] * 4))) == 4


def test_an_exercise_done_again_later_is_another_block() -> None:
    other = '2026-01-05 18:30:00,"Legs",1h 5m,"Leg Press"'
    parsed = read(S3, f"{START},1,100,5,0,0,,,", f"{other},1,80,5,0,0,,,", f"{START},1,90,5,0,0,,,")
    assert [block.exercise for block in parsed.blocks()] == [
        "Squat (Barbell)",
        "Leg Press",
        "Squat (Barbell)",
    ]


def test_two_workouts_on_a_day_stay_two() -> None:
    evening = START.replace("18:30", "20:30")
    parsed = read(S3, f"{START},1,100,5,0,0,,,", f"{evening},1,100,5,0,0,,,")
    assert [session.day for session in parsed.sessions] == [20458, 20458]


def test_workouts_with_the_same_start_and_name_are_told_apart_by_number() -> None:
    header, row, _ = LAYOUTS["S6"]
    parsed = read(header, row, row.replace('"1";"2025', '"2";"2025'))
    assert [session.occurrence for session in parsed.sessions] == [0, 1]


@pytest.mark.usefixtures("in_berlin")
def test_the_clock_on_the_wall_is_this_machines_on_that_date() -> None:
    winter = read(S3, f"{START},1,100,5,0,0,,,").sessions[0]
    summer = read(S3, f"{START.replace('-01-', '-07-')},1,100,5,0,0,,,").sessions[0]
    assert (winter.offset_min, summer.offset_min) == (60, 120)
    assert winter.started_at == 1767634200  # 17:30 UTC
    assert winter.start == "2026-01-05 18:30:00"


def test_late_in_the_evening_is_still_that_day() -> None:
    parsed = read(S3, f"{START.replace('18:30', '23:59')},1,100,5,0,0,,,")
    assert parsed.sessions[0].day == 20458


@pytest.mark.parametrize(
    ("words", "seconds"),
    [
        ("1h 13m", 4380),
        ("45m", 2700),
        ("9h", 32400),
        ("30s", 30),
        ("1h 5min", 3900),
        ("1 h 46 min", 6360),
        ("1小时29分钟", 5340),
        ("48h 40m", 175200),  # never finished in the app; kept, and shown
        ("", None),
    ],
)
def test_durations(words: str, seconds: int | None) -> None:
    row = START.replace("1h 5m", words)
    assert read(S3, f"{row},1,100,5,0,0,,,").sessions[0].duration_s == seconds


@pytest.mark.parametrize(
    ("row", "value", "reason"),
    [
        (f"{START},1,heavy,5,0,0,,,", "heavy", "is not a number"),
        (f'{START},1,"1,234",5,0,0,,,', "1,234", "is not a number"),
        (f"{START},1,nan,5,0,0,,,", "nan", "is not a number"),
        (f"{START},1,100,5.5,0,0,,,", "5.5", "is not a whole number of repetitions"),
        (f"{START},1,100,-5,0,0,,,", "-5", "is not a whole number of repetitions"),
        (f"{START},1,1e9,5,0,0,,,", "1e9", "is too large to be true"),
        (f"{START},1,100,5,0,0,,,11", "11", "is not a rating of exertion from 1 to 10"),
        (f"{START},Q,100,5,0,0,,,", "Q", "is not a kind of set that is known"),
        (f"{START.replace('2026-01-05', '05/01/2026')},1,100,5,0,0,,,", "05/01/2026 18:30:00",
         "is not a date and time like 2026-01-05 18:30"),
        (f"{START},1,1,234,5,0,0,,,", START.replace('"', "").replace(",", " ") + " 1 1 234 5 0 …",
         "has 13 cells where the header has 12"),
        (f"{START},1,100", START.replace('"', "").replace(",", " ") + " 1 100",
         "has 6 cells where the header has 12"),
    ],
)  # fmt: skip
def test_a_bad_row_is_listed_and_the_others_come_in(row: str, value: str, reason: str) -> None:
    parsed = read(S3, row, f"{START},2,100,5,0,0,,,")
    (bad,) = parsed.unreadable
    assert (bad.line, bad.value, bad.reason) == (2, value, reason)
    assert len(sets(parsed)) == 1
    assert parsed.rows == 2


def test_units_of_rows_of_one_file_may_differ() -> None:
    header, row, _ = LAYOUTS["S5"]
    parsed = read(header, row, row.replace("lbs", "kg"), row.replace("100;lbs", ";"))
    assert [one.unit for one in sets(parsed)] == [Unit.LB, Unit.KG, None]


def test_distances_have_the_metres_of_their_unit() -> None:
    header, row, _ = LAYOUTS["S5"]
    rows = [row.replace("100;lbs;5;;;;0", f";;;;2.5;{unit};600") for unit in ("km", "mi.", "m")]
    assert [one.distance_in_m for one in sets(read(header, *rows))] == [1000.0, 1609.344, 1.0]


def test_a_spreadsheet_may_have_rewritten_the_date_with_slashes() -> None:
    parsed = read(S3, f"{START.replace('2026-01-05 18:30:00', '2018/8/31 5:49')},1,100,5,0,0,,,")
    assert parsed.sessions[0].start == "2018-08-31 05:49:00"


def test_a_spreadsheet_may_have_put_the_day_first() -> None:
    """13/09/2021 tells how to read 03/04/2021 in the same file."""
    tail = '"Legs",1h,"Squat",1,100,5,0,0,,,'
    found = read(S3, f"03/04/2021 10:41,{tail}", f"13/09/2021 10:41,{tail}", f"soon,{tail}")
    assert [one.start for one in found.sessions] == ["2021-04-03 10:41:00", "2021-09-13 10:41:00"]
    assert len(found.unreadable) == 1
    with pytest.raises(ExchangeError, match="the day or the month first"):
        read(S3, f"03/04/2021 10:41,{tail}")


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_encodings_and_line_ends(encoding: str, newline: str) -> None:
    row = f"{START.replace('Legs', 'Füße')},1,100,5,0,0,,,"
    parsed = read(S3, row, newline=newline, encoding=encoding)
    assert parsed.sessions[0].name == "Füße"


def test_an_empty_and_a_foreign_file_are_refused_in_a_sentence() -> None:
    with pytest.raises(ExchangeError, match=r"is empty: export your workouts again\."):
        read_bytes(b"\xef\xbb\xbf \r\n", "strong.csv")
    with pytest.raises(ExchangeError, match="not an export that is known"):
        read("name,price", "tea,3")


def test_a_header_alone_has_no_rows() -> None:
    assert read(S3) == ParsedFile("Strong", 0, (), 0, ())


def test_lines_of_blanks_are_no_rows() -> None:
    parsed = read(S3, "", f"{START},1,100,5,0,0,,,", "", "")
    assert (parsed.rows, next(parsed.blocks()).lines[0]) == (1, 3)
