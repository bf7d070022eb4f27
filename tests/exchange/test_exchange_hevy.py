"""Hevy's export and what phones make of it."""

import pytest

from legday_gui.exchange.errors import ExchangeError
from legday_gui.exchange.parsed import ParsedFile, ParsedSet
from legday_gui.exchange.reading import read_bytes
from legday_gui.training.values import SetKind, Unit

HEADER = (
    '"title","start_time","end_time","description","exercise_title","superset_id",'
    '"exercise_notes","set_index","set_type","weight_kg","reps","distance_km",'
    '"duration_seconds","rpe"'
)
WHEN = '"Legs","5 Jan 2026, 18:30","5 Jan 2026, 19:35"'
ROW = WHEN + ',"","Squat (Barbell)",,"",0,"normal",100,5,,,'


def read(*lines: str) -> ParsedFile:
    return read_bytes("\n".join(lines).encode(), "workouts.csv")


def sets(parsed: ParsedFile) -> list[ParsedSet]:
    return [one for block in parsed.blocks() for one in block.sets]


def test_reads_a_set() -> None:
    parsed = read(HEADER, ROW)
    assert parsed.app == "Hevy"
    assert sets(parsed) == [ParsedSet(SetKind.WORK, "100", Unit.KG, 5, None, None, 1000.0, None)]
    session = parsed.sessions[0]
    assert (session.start, session.name, session.duration_s) == (
        "2026-01-05 18:30:00",
        "Legs",
        3900,
    )


@pytest.mark.parametrize(
    ("written", "start"),
    [
        ("8 Apr 2026, 16:50", "2026-04-08 16:50:00"),
        ("Jun 11, 2026, 1:01 PM", "2026-06-11 13:01:00"),
        ("Jun 11, 2026, 12:01 AM", "2026-06-11 00:01:00"),
        ("Jun 11, 2026, 1:01\u202fPM", "2026-06-11 13:01:00"),
        ("2024-01-07 17:15:00", "2024-01-07 17:15:00"),
        ("5 Ağu 2025, 07:05", "2025-08-05 07:05:00"),
        ("5 févr. 2025, 07:05", "2025-02-05 07:05:00"),
        ("5 juin 2025, 07:05", "2025-06-05 07:05:00"),
        ("5 juil. 2025, 07:05", "2025-07-05 07:05:00"),
        ("5 mrt. 2025, 07:05", "2025-03-05 07:05:00"),
    ],
)
def test_dates_in_the_form_of_any_phone(written: str, start: str) -> None:
    parsed = read(HEADER, ROW.replace("5 Jan 2026, 18:30", written))
    assert [session.start for session in parsed.sessions] == [start]


def test_no_month_word_stands_for_two_months() -> None:
    from legday_gui.exchange.hevy import _MONTH_WORDS

    words = [word for month in _MONTH_WORDS for word in set(month.split())]
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("normal", SetKind.WORK),
        ("warmup", SetKind.WARM_UP),
        ("failure", SetKind.FAILURE),
        ("dropset", SetKind.DROP),
    ],
)
def test_kinds_of_sets(word: str, kind: SetKind) -> None:
    assert sets(read(HEADER, ROW.replace("normal", word)))[0].kind is kind


def test_the_header_says_the_units() -> None:
    header = HEADER.replace("weight_kg", "weight_lbs").replace("distance_km", "distance_miles")
    (one,) = sets(read(header, ROW))
    assert (one.unit, one.distance_in_m) == (Unit.LB, 1609.344)


def test_older_files_lack_the_superset() -> None:
    header = HEADER.replace('"superset_id",', "")
    assert len(sets(read(header, ROW.replace(",,", ",", 1)))) == 1


def test_blank_is_not_zero() -> None:
    (one,) = sets(read(HEADER, ROW.replace("100,5,,,", ",5,,0,")))
    assert (one.weight, one.reps, one.seconds) == ("", 5, None)


def test_a_row_without_anything_done_is_no_set() -> None:
    parsed = read(HEADER, ROW, ROW.replace("100,5,,,", ",,,0,6"))
    assert (len(sets(parsed)), parsed.not_sets, parsed.rows) == (1, 1, 2)


def test_half_steps_of_exertion() -> None:
    assert sets(read(HEADER, f"{ROW}8.5"))[0].reserve_halves == 3


def test_repeated_notes_are_kept_once_with_real_line_ends() -> None:
    row = ROW.replace('"","Squat', '"Hard\\nday","Squat').replace(',"",0', ',"knees, out",0')
    parsed = read(HEADER, row, row.replace(",0,", ",1,"))
    assert parsed.sessions[0].note == "Hard\nday"
    assert next(parsed.blocks()).note == "knees, out"


def test_newest_first_in_the_file_is_oldest_first_here() -> None:
    older = ROW.replace("5 Jan", "2 Jan")
    parsed = read(HEADER, ROW, older)
    assert [session.start[:10] for session in parsed.sessions] == ["2026-01-02", "2026-01-05"]


def test_rows_that_a_spreadsheet_broke_are_listed() -> None:
    parsed = read(HEADER, '"rest of a note","0"', ROW.replace("5 Jan 2026, 18:30", "0"), ROW)
    assert [(bad.line, bad.value) for bad in parsed.unreadable] == [
        (2, "rest of a note 0"),
        (3, "0"),
    ]
    assert (parsed.rows, len(sets(parsed))) == (3, 1)


def test_an_end_before_the_start_is_no_duration() -> None:
    assert read(HEADER, ROW.replace("19:35", "17:35")).sessions[0].duration_s is None


def test_a_file_without_its_weights_is_refused() -> None:
    with pytest.raises(ExchangeError, match="weight_kg or weight_lbs"):
        read(HEADER.replace("weight_kg", "weight"), ROW)


def test_delimited_by_semicolons() -> None:
    header = HEADER.replace(",", ";")
    row = '"Legs";"5 Jan 2026, 18:30";"5 Jan 2026, 19:35";"";"Squat (Barbell)";;"";0;"normal"'
    (one,) = sets(read(header, row + ';"102,5";5;;;'))
    assert one.weight == "102,5"
