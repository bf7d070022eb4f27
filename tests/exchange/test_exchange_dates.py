"""Dates of numbers that a spreadsheet left in an export: decided from the file, or asked for."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legday_gui.exchange.errors import AmbiguousDatesError
from legday_gui.exchange.parsed import ParsedFile
from legday_gui.exchange.reading import NO_ANSWERS, Answers, read_bytes

# A header of each program that states a date, and a row to put one into.
TABLES = {
    "Strong": (
        "Date,Workout Name,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,"
        "Workout Notes",
        "{},Legs,Squat,1,100,5,0,0,,",
    ),
    "Hevy": ("title,start_time,end_time,exercise_title,set_type,weight_kg,reps",
             "Legs,{0},{0},Squat,normal,100,5"),
    "FitNotes": ("Date,Exercise,Category,Weight (kgs),Reps,Distance,Distance Unit,Time",
                 "{},Squat,Legs,100,5,,,"),
    "LiftLog": ("SessionId,Timestamp,Exercise,Weight,WeightUnit,Reps,TargetReps,Notes",
                "{0},{0},Squat,100,kg,5,5,"),
    "Leg Day": ("Date,Time,Session,Exercise,Set,Side,Kind,Load (kg),Load as entered,Unit,Reps",
                "{},18:30:00,Legs,Squat,1,both,work,100,100,kg,5"),
}  # fmt: skip
WITHOUT_TIME = ("FitNotes", "Leg Day")


def read(app: str, *dates: str, answers: Answers = NO_ANSWERS) -> ParsedFile:
    header, row = TABLES[app]
    time = "" if app in WITHOUT_TIME else " 10:41"
    lines = (header, *(row.format(text + time) for text in dates), "")
    found = read_bytes("\n".join(lines).encode(), "my.csv", answers=answers)
    assert (found.app, found.unreadable) == (app, ())
    return found


def days(parsed: ParsedFile) -> list[str]:
    return [session.start[:10] for session in parsed.sessions]


@pytest.mark.parametrize("app", TABLES)
def test_a_number_above_twelve_tells_the_order(app: str) -> None:
    assert days(read(app, "03/09/2021", "13/09/2021")) == ["2021-09-03", "2021-09-13"]
    assert days(read(app, "9/3/2021", "9/13/2021")) == ["2021-09-03", "2021-09-13"]


@pytest.mark.parametrize("app", TABLES)
def test_where_nothing_tells_the_person_does(app: str) -> None:
    with pytest.raises(AmbiguousDatesError, match=r"03/04/2021.*say which") as asked:
        read(app, "03/04/2021")
    assert (asked.value.day_first, asked.value.month_first) == (date(2021, 4, 3), date(2021, 3, 4))
    assert days(read(app, "03/04/2021", answers=Answers(day_first=True))) == ["2021-04-03"]
    assert days(read(app, "03/04/2021", answers=Answers(day_first=False))) == ["2021-03-04"]


def test_an_answer_does_not_stand_against_the_file() -> None:
    assert days(read("Strong", "13/09/2021", answers=Answers(day_first=False))) == ["2021-09-13"]


def test_a_file_that_is_sorted_in_one_order_only_tells_it() -> None:
    """Three weeks from the tenth of March: the months would jump back and forth."""
    assert days(read("Strong", "10/03/2021", "12/03/2021", "02/04/2021", "03/05/2021")) == [
        "2021-03-10", "2021-03-12", "2021-04-02", "2021-05-03",
    ]  # fmt: skip


def test_the_same_day_either_way_is_no_question() -> None:
    assert days(read("Strong", "05/05/2021")) == ["2021-05-05"]


def test_behind_a_point_stands_the_month() -> None:
    assert days(read("Strong", "03.04.2021")) == ["2021-04-03"]


@pytest.mark.parametrize("time", ["10:41", "10:41:00", "10:41 AM"])
def test_the_time_of_day_stays(time: str) -> None:
    header, row = TABLES["Strong"]
    found = read_bytes("\n".join((header, row.format(f"13/09/2021 {time}"))).encode(), "my.csv")
    assert found.sessions[0].start == "2021-09-13 10:41:00"


def test_one_odd_date_among_others_is_a_bad_row() -> None:
    header, row = TABLES["Strong"]
    texts = ("2021-04-01 10:41:00", "2021-04-02 10:41:00", "03/04/2021 10:41")
    found = read_bytes("\n".join((header, *map(row.format, texts))).encode(), "my.csv")
    assert [bad.value for bad in found.unreadable] == ["03/04/2021 10:41"]


@given(
    first=st.dates(date(1999, 1, 1), date(2030, 1, 1)),
    gaps=st.lists(st.integers(1, 9), max_size=30),
    day_first=st.booleans(),
    newest_first=st.booleans(),
)
def test_what_is_decided_is_right(
    first: date, gaps: list[int], day_first: bool, newest_first: bool
) -> None:
    """Whatever a spreadsheet writes of a log, its dates come back or are asked for."""
    written = [first]
    for gap in gaps:
        written.append(written[-1] + timedelta(gap))
    layout = "%d/%m/%Y" if day_first else "%m/%d/%Y"
    texts = [day.strftime(layout) for day in written]
    try:
        found = read("Strong", *(reversed(texts) if newest_first else texts))
    except AmbiguousDatesError:
        assert all(day.day <= 12 for day in written)
        found = read("Strong", *texts, answers=Answers(day_first=day_first))
    assert days(found) == [day.isoformat() for day in written]
