"""When the days of a plan are due, and whether they were early, on time, late or missed.

A plan day is due on its weekday each week, or on the day that it was moved to. It is done by the
session of it in that week, on whichever day: a moved session is not a missed one. What is due on
days away is nobody's failure.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from legday_gui.training.calendar import week_of
from legday_gui.training.values import Plan, Schedule

_THURSDAY = 3  # day 0 was one
MANY_WEEKS = 8


class State(StrEnum):
    PLANNED = "planned"
    TODAY = "today"
    EARLY = "early"
    ON_TIME = "on time"
    LATE = "late"
    STILL_TO_DO = "late, still to do"
    MISSED = "missed"
    AWAY = "away"


DONE = (State.EARLY, State.ON_TIME, State.LATE)


class Occurrence(NamedTuple):
    """One plan day in one week: when it was due, when it was done (or None), and how that is."""

    plan_day_id: int
    due_day: int  # by the plan
    day: int  # where it was moved to, or the same
    done_day: int | None
    state: State


def week_occurrences(
    plan: Plan,
    monday: int,
    today: int,
    done: Iterable[tuple[int, int]],
    *,
    moved: Mapping[tuple[int, int], int] = {},
    away: Sequence[tuple[int, int]] = (),
) -> list[Occurrence]:
    """The plan days of the week that begins on ``monday``, by the day that they are due.

    ``done`` is (plan day, day) of sessions; ``moved`` maps (plan day, day due) to the day chosen;
    ``away`` are first and last days of time away. Days without a weekday are not due, nor any
    where the next day is done when ready.
    """
    if plan.schedule is Schedule.READY:
        return []
    sessions = dict(reversed([(p, d) for p, d in done if monday <= d < monday + 7]))
    due = sorted(
        (moved.get((day.id, monday + day.weekday), monday + day.weekday), day)
        for day in plan.days
        if day.weekday is not None
    )
    found = []
    for at, (day, plan_day) in enumerate(due):
        following = due[at + 1][0] if at + 1 < len(due) else monday + 7
        state = _state(day, following, today, sessions.get(plan_day.id), away)
        by_plan = monday + (plan_day.weekday or 0)
        found.append(Occurrence(plan_day.id, by_plan, day, sessions.get(plan_day.id), state))
    return found


def _state(
    due: int, following: int, today: int, done: int | None, away: Sequence[tuple[int, int]]
) -> State:
    if done is not None:
        return State.EARLY if done < due else State.ON_TIME if done == due else State.LATE
    if any(first <= due <= last for first, last in away):
        return State.AWAY
    if due >= today:
        return State.TODAY if due == today else State.PLANNED
    return State.STILL_TO_DO if today < following else State.MISSED


def adherence(
    plan: Plan,
    today: int,
    done: Sequence[tuple[int, int]],
    *,
    moved: Mapping[tuple[int, int], int] = {},
    away: Sequence[tuple[int, int]] = (),
) -> tuple[int, int]:
    """(sessions done, sessions due) of the plan in the eight weeks before this one.

    Weeks before the first session of the plan do not count, nor what was due on days away. With
    next-when-ready every week is due as many sessions as the plan has days.
    """
    this_monday = monday_of(today)
    if not done:
        return 0, 0
    first = monday_of(min(day for _, day in done))
    made = due = 0
    for monday in range(max(first, this_monday - 7 * MANY_WEEKS), this_monday, 7):
        week = week_occurrences(plan, monday, today, done, moved=moved, away=away)
        if not week:  # nothing has a weekday: any session of the plan will do
            gone = any(a <= monday + 6 and b >= monday for a, b in away)
            count = len({p for p, d in done if monday <= d < monday + 7})
            made, due = made + count, due + (count if gone else len(plan.days))
            continue
        made += sum(o.state in DONE for o in week)
        due += sum(o.state is not State.AWAY for o in week)
    return made, due


def monday_of(day: int) -> int:
    """The Monday of the week that a day is in."""
    return week_of(day) * 7 - _THURSDAY
