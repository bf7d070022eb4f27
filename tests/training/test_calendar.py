import time
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legday_gui.training.calendar import (
    LegWeeks,
    date_of,
    day_number,
    leg_weeks,
    local_day,
    next_plan_day,
    offset_minutes_at,
    week_of,
)
from legday_gui.training.values import Plan, PlanDay


@given(st.dates())
def test_a_day_has_one_number_and_weeks_begin_on_monday(day):
    number = day_number(day)
    assert date_of(number) == day
    assert week_of(number) - week_of(number - 1) == (1 if day.weekday() == 0 else 0)


def test_days_count_from_1970():
    assert day_number(date(1970, 1, 1)) == 0
    assert day_number(date(2026, 11, 22)) == 20_779
    assert [week_of(day) for day in (-4, -3, 0, 3, 4)] == [-1, 0, 0, 0, 1]


@pytest.mark.parametrize(
    ("utc_s", "offset_min", "day"),
    [(86_399, 0, 0), (86_399, 1, 1), (86_400, -1, 0), (0, -300, -1), (3600, 840, 0)],
)
def test_the_local_day_of_a_moment(utc_s, offset_min, day):
    assert local_day(utc_s, offset_min) == day


@pytest.mark.parametrize(
    ("zone", "winter", "summer"), [("UTC", 0, 0), ("CET-1CEST,M3.5.0,M10.5.0/3", 60, 120)]
)
def test_the_machines_zone(monkeypatch, zone, winter, summer):
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        assert offset_minutes_at(int(datetime(2026, 1, 15, tzinfo=UTC).timestamp())) == winter
        assert offset_minutes_at(int(datetime(2026, 7, 15, tzinfo=UTC).timestamp())) == summer
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.parametrize(
    ("last", "name"),
    [(None, "A"), (0, "B"), (1, "C"), (2, "A"), (5, "A"), (-1, "A")],
)
def test_plan_days_go_round(last, name):
    days = tuple(
        PlanDay(i, 1, p, n, "", None) for i, (p, n) in enumerate([(2, "C"), (0, "A"), (1, "B")])
    )
    assert next_plan_day(Plan(1, 1, "Plan", True, days), last).name == name


def test_a_plan_without_days_has_no_next_one():
    assert next_plan_day(Plan(1, 1, "Plan", True), 0) is None


def test_runs_of_weeks_with_two_leg_days():
    monday = 20_003 - (20_003 + 3) % 7
    two = [monday + 7 * w + d for w in (0, 1, 2, 4, 5) for d in (0, 3)]
    once = [monday + 7 * 3, monday + 7 * 6]
    found = leg_weeks([*two, *once], monday + 7 * 6 + 1)
    # This week has one leg day so far: the run of two before it still runs.
    assert found == LegWeeks(weeks=7, with_two=5, running=2, longest=3)
    assert leg_weeks(two, monday + 7 * 6 + 1, 4) == LegWeeks(4, 2, 2, 2)
    assert leg_weeks([*two, *once], monday + 7 * 8).running == 0
    assert leg_weeks([], monday) == LegWeeks(1, 0, 0, 0)
    assert leg_weeks([], monday, 26, monday - 7 * 3).weeks == 4
    assert "5 of 7 weeks" in found.sentence()
