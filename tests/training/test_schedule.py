"""Early, on time, late, missed: a week of a plan, and how many of the last weeks were kept."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legday_gui.training.calendar import date_of
from legday_gui.training.schedule import (
    DONE,
    LEAST_DAYS,
    State,
    adherence,
    block_began,
    carried_out,
    monday_of,
    near_occurrences,
    reproposed,
    week_occurrences,
)
from legday_gui.training.values import Plan, PlanDay, Schedule

MONDAY = 20_773  # 16 November 2026
A, B = 1, 2


def plan(first=0, second=3, schedule=Schedule.WEEKDAYS):
    days = (PlanDay(A, 9, 0, "A", "", first), PlanDay(B, 9, 1, "B", "", second))
    return Plan(9, 1, "Plan", True, days, schedule=schedule)


def week(today, *done, monday=MONDAY, **more):
    """The states of the days of a week, seen on its day number ``today`` (0 is Monday)."""
    sessions = [(which, monday + day) for which, day in done]
    found = week_occurrences(plan(), monday, monday + today, sessions, **more)
    return [o.state for o in found]


def test_monday_is_one():
    assert {monday_of(MONDAY + n) for n in range(7)} == {MONDAY}
    assert date_of(MONDAY).weekday() == 0


@pytest.mark.parametrize(
    ("today", "done", "states"),
    [
        (0, [], [State.TODAY, State.PLANNED]),
        (1, [], [State.STILL_TO_DO, State.PLANNED]),
        (2, [], [State.STILL_TO_DO, State.PLANNED]),
        (3, [], [State.MISSED, State.TODAY]),  # its turn is over
        (4, [], [State.MISSED, State.STILL_TO_DO]),
        (6, [], [State.MISSED, State.STILL_TO_DO]),
        (7, [], [State.MISSED, State.MISSED]),
        (0, [(A, 0)], [State.ON_TIME, State.PLANNED]),
        (1, [(A, 1)], [State.LATE, State.PLANNED]),
        (2, [(A, 0), (B, 2)], [State.ON_TIME, State.EARLY]),
        (6, [(A, 0), (B, 6)], [State.ON_TIME, State.LATE]),
        (6, [(A, 5), (B, 6)], [State.LATE, State.LATE]),  # moved is not missed
        (6, [(A, 0), (A, 2)], [State.ON_TIME, State.STILL_TO_DO]),  # the first of two counts
        (6, [(B, -1)], [State.MISSED, State.STILL_TO_DO]),  # last week's is not this one's
    ],
)
def test_the_days_of_a_week(today, done, states):
    assert week(today, *done) == states


def test_a_day_that_was_moved_is_due_there():
    moved = {(A, MONDAY): MONDAY + 2}
    assert week(0, moved=moved) == [State.PLANNED, State.PLANNED]
    assert week(2, moved=moved) == [State.TODAY, State.PLANNED]
    assert week(2, (A, 2), moved=moved) == [State.ON_TIME, State.PLANNED]
    (first, _) = week_occurrences(plan(), MONDAY, MONDAY, [], moved=moved)
    assert (first.due_day, first.day) == (MONDAY, MONDAY + 2)


def test_a_day_moved_into_the_next_week_is_done_there():
    moved = {(B, MONDAY + 3): MONDAY + 7}
    assert week(7, moved=moved)[1] is State.TODAY
    assert week(8, moved=moved)[1] is State.STILL_TO_DO
    assert week(7, (B, 7), moved=moved)[1] is State.ON_TIME
    # Its session does not do the next week's turn as well, a second one does.
    after = {"monday": MONDAY + 7, "moved": {(B, MONDAY + 3): MONDAY + 7}}
    sessions = [(B, MONDAY + 7)]
    (_, second) = week_occurrences(plan(), today=MONDAY + 7, done=sessions, **after)
    assert second.state is State.PLANNED
    sessions.append((B, MONDAY + 10))
    (_, second) = week_occurrences(plan(), today=MONDAY + 10, done=sessions, **after)
    assert second.state is State.ON_TIME
    assert adherence(plan(), MONDAY + 14, [(A, MONDAY), *sessions], moved=moved) == (3, 4)


def test_what_is_moved_to_a_day_to_come_is_not_missed_yet():
    moved = {(B, MONDAY + 3): MONDAY + 8}
    assert adherence(plan(), MONDAY + 7, [(A, MONDAY)], moved=moved) == (1, 1)
    assert adherence(plan(), MONDAY + 14, [(A, MONDAY)], moved=moved) == (1, 4)


def near(today=0, **more):
    return near_occurrences(plan(), MONDAY, MONDAY + today, [], **more)


def test_near_are_this_week_the_next_and_what_came_over():
    moved = {(B, MONDAY - 4): MONDAY + 1}
    found = [(o.plan_day_id, o.day - MONDAY) for o in near(moved=moved)]
    assert found == [(A, 0), (B, 1), (B, 3), (A, 7), (B, 10)]


@pytest.mark.parametrize(
    ("which", "day", "moves"),
    [
        (0, 1, {(A, 0): 1}),  # Tuesday to Thursday are 48 h
        (0, 2, {(A, 0): 2, (B, 3): 4}),
        (0, 4, {(A, 0): 4, (B, 3): 6, (A, 7): 8}),  # that of next week makes way, too
        (1, 6, {(B, 3): 6, (A, 7): 8}),
        (1, 5, {(B, 3): 5}),
        (1, 1, {(B, 3): 1}),  # what comes before it stays
    ],
)
def test_the_rest_follows_a_day_that_is_moved(which, day, moves):
    turns = near()
    found = reproposed(turns, turns[which], MONDAY + day, {A, B})
    assert {(p, due - MONDAY): to - MONDAY for (p, due), to in found.items()} == moves
    assert next(iter(found)) == (turns[which].plan_day_id, turns[which].due_day)


def test_only_leg_days_make_way():
    turns = near()
    assert reproposed(turns, turns[0], MONDAY + 2, {A}) == {(A, MONDAY): MONDAY + 2}
    assert reproposed(turns, turns[0], MONDAY + 2, {B}) == {(A, MONDAY): MONDAY + 2}


@given(st.integers(0, 6), st.integers(0, 6), st.integers(0, 6), st.integers(0, 3))
def test_after_a_move_what_follows_is_48_hours_apart(first, second, day, which):
    turns = near_occurrences(plan(first, second), MONDAY, MONDAY, [])
    moves = reproposed(turns, turns[which], MONDAY + day, {A, B})
    moving = turns[which]
    after = carried_out(turns, moves, MONDAY)
    assert len(after) == len(turns)
    keys = [(o.plan_day_id, o.due_day) for o in turns]
    at = keys.index((moving.plan_day_id, moving.due_day))
    days = {(o.plan_day_id, o.due_day): o.day for o in after}
    later = [days[key] for key in keys[at:]]
    assert all(b - a >= LEAST_DAYS for a, b in pairwise(later))
    assert all(days[key] >= o.day for key, o in zip(keys, turns, strict=True) if o != moving)


def test_days_away_are_no_failure():
    away = [(MONDAY - 3, MONDAY + 1)]
    assert week(6, away=away) == [State.AWAY, State.STILL_TO_DO]
    assert week(6, (A, 4), away=away) == [State.LATE, State.STILL_TO_DO]


def test_when_ready_nothing_is_due():
    ready = plan(schedule=Schedule.READY)
    assert week_occurrences(ready, MONDAY, MONDAY, []) == []


def test_adherence_counts_whole_weeks_before_this_one():
    done = [
        (A, MONDAY - 14), (B, MONDAY - 10),  # both, one of them late or not
        (A, MONDAY - 5),  # one of two, late
        (A, MONDAY),  # this week is not over
    ]  # fmt: skip
    assert adherence(plan(), MONDAY + 2, done) == (3, 4)
    away = [(MONDAY - 5, MONDAY - 1)]
    assert adherence(plan(), MONDAY + 2, done, away=away) == (3, 3)
    assert adherence(plan(), MONDAY + 2, []) == (0, 0)
    ready = plan(schedule=Schedule.READY)
    assert adherence(ready, MONDAY + 2, done) == (3, 4)


@given(
    st.lists(st.tuples(st.sampled_from([A, B]), st.integers(MONDAY - 90, MONDAY + 6))),
    st.integers(0, 6),
)
def test_no_more_is_made_than_due(done, today):
    done = sorted(done, key=lambda pair: pair[1])
    made, due = adherence(plan(), MONDAY + today, done)
    assert 0 <= made <= due <= 16
    states = [o.state for o in week_occurrences(plan(), MONDAY, MONDAY + today, done)]
    here = {which for which, day in done if MONDAY <= day < MONDAY + 7}
    assert sum(state in DONE for state in states) == len(here)


@pytest.mark.parametrize(
    ("days", "easy", "began"),
    [
        ([], [], None),
        ([70], [], 70),
        ([60, 64, 67, 70], [], 60),
        ([40, 60, 67], [], 60),  # twenty days are a break
        ([46, 60, 67], [], 46),  # fourteen are none
        ([50, 53, 57, 60, 64], [(55, 61)], 64),  # anew after the easy week
        ([50, 53, 57], [(55, 61)], None),  # nothing since
        ([60, 64], [(68, 74)], None),  # today is easy
        ([60, 64], [(72, 78)], 60),  # an easy week to come
        ([40, 50], [], None),  # a break has begun
        ([68, 90], [], 68),  # a day to come does not count
    ],
)
def test_weeks_of_training_begin_with_a_session_an_easy_week_or_a_break(days, easy, began):
    assert block_began(days, 71, easy) == began
