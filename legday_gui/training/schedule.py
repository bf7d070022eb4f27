"""When the days of a plan are due, and whether they were early, on time, late or missed.

A plan day is due on its weekday each week, or on the day that it was moved to. It is done by the
session of it in that week, on whichever day, or where it was moved to a later week by that day's:
a moved session is not a missed one. What is due on days away is nobody's failure.
"""

from collections.abc import Container, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from legday_gui.training.calendar import BREAK_DAYS, week_of
from legday_gui.training.values import Plan, PlanDay, Schedule

_THURSDAY = 3  # day 0 was one
MANY_WEEKS = 8
LEAST_DAYS = 2  # between two leg days: 48 h

Moves = Mapping[tuple[int, int], int]  # (plan day, day due by the plan) to the day it now has


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
    done: Sequence[tuple[int, int]],
    *,
    moved: Mapping[tuple[int, int], int] = {},
    away: Sequence[tuple[int, int]] = (),
) -> list[Occurrence]:
    """The plan days that the plan has in the week of ``monday``, by the day that they are due.

    ``done`` is (plan day, day) of sessions, oldest first; ``away`` are first and last days of time
    away. Days without a weekday are not due, nor any where the next day is done when ready.
    """
    if plan.schedule is Schedule.READY:
        return []
    placed = [day for day in plan.days if day.weekday is not None]
    due = sorted((_day_of(day, monday, moved), day) for day in placed)
    found = []
    for at, (day, plan_day) in enumerate(due):
        end = _end(plan_day, monday, moved)
        following = due[at + 1][0] if at + 1 < len(due) else end
        made = _done_on(plan_day, monday, done, moved)
        state = _state(day, following, today, made, away)
        found.append(Occurrence(plan_day.id, _day_of(plan_day, monday, {}), day, made, state))
    return found


def near_occurrences(
    plan: Plan,
    monday: int,
    today: int,
    done: Sequence[tuple[int, int]],
    *,
    moved: Mapping[tuple[int, int], int] = {},
    away: Sequence[tuple[int, int]] = (),
) -> list[Occurrence]:
    """Those of this week and the next, with what was moved here from the last one, by their day.

    Arguments as for ``week_occurrences``; ``monday`` is that of this week.
    """
    found = [
        o
        for start in (monday - 7, monday, monday + 7)
        for o in week_occurrences(plan, start, today, done, moved=moved, away=away)
    ]
    return sorted((o for o in found if o.day >= monday), key=lambda o: (o.day, o.due_day))


def _day_of(plan_day: PlanDay, monday: int, moved: Moves) -> int:
    by_plan = monday + (plan_day.weekday or 0)
    return moved.get((plan_day.id, by_plan), by_plan)


def _end(plan_day: PlanDay, monday: int, moved: Moves) -> int:
    """Before which day a plan day of a week can be done: where moved out of it, its next turn."""
    day = _day_of(plan_day, monday, moved)
    if day < monday + 7:
        return monday + 7
    return max(day + 1, _day_of(plan_day, monday + 7, moved))


def _done_on(
    plan_day: PlanDay, monday: int, done: Sequence[tuple[int, int]], moved: Moves
) -> int | None:
    """The day of its first session that does not stand for a turn moved here from last week."""
    carried = _day_of(plan_day, monday - 7, moved) >= monday
    taken = _done_on(plan_day, monday - 7, done, moved) if carried else None
    end = _end(plan_day, monday, moved)
    days = (day for which, day in done if which == plan_day.id)
    return next((day for day in days if monday <= day < end and day != taken), None)


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

    Weeks before the first session of the plan do not count, nor what was due on days away or was
    moved to a day that is still to come. With next-when-ready every week is due as many sessions
    as the plan has days.
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
        due += sum(o.state in (*DONE, State.MISSED) for o in week)
    return made, due


def block_began(
    days: Sequence[int], today: int, easy: Sequence[tuple[int, int]] = ()
) -> int | None:
    """The day on which the weeks of training that are under way began.

    ``days`` of the sessions of a plan ascend; ``easy`` are the first and last days of easy weeks.
    The weeks begin with the first session, and anew with the first one after an easy week or a
    break. None where there is none, today is easy, or a break has begun.
    """
    if any(first <= today <= last for first, last in easy):
        return None
    rested = max((last for _, last in easy if last < today), default=None)
    began = before = None
    for day in days:
        if day <= today and (rested is None or day > rested):
            began = day if before is None or day - before > BREAK_DAYS else began
            before = day
    return began if before is not None and today - before <= BREAK_DAYS else None


def reproposed(
    occurrences: Sequence[Occurrence], moving: Occurrence, day: int, leg_days: Container[int]
) -> dict[tuple[int, int], int]:
    """The moves that come of doing ``moving`` on ``day``: its own first, then those of the rest.

    ``moving`` is one of ``occurrences``, which are sorted as ``near_occurrences`` gives them.
    The turns after it keep their order: a leg day that would come under 48 h after the one before
    it goes to the first day that does not, and so may the one after. ``leg_days`` are ids of plan
    days; other days stay where they are, and so do those done, missed or away.
    """
    moves = {(moving.plan_day_id, moving.due_day): day}
    if moving.plan_day_id not in leg_days:
        return moves
    last = day
    for turn in occurrences[occurrences.index(moving) + 1 :]:
        waits = turn.state in (State.PLANNED, State.TODAY, State.STILL_TO_DO)
        if waits and turn.plan_day_id in leg_days:
            earliest = last + LEAST_DAYS
            if turn.day < earliest:
                moves[turn.plan_day_id, turn.due_day] = earliest
            last = max(turn.day, earliest)
    return moves


def carried_out(occurrences: Sequence[Occurrence], moves: Moves, today: int) -> list[Occurrence]:
    """The turns as they are after the moves."""

    def after(turn: Occurrence) -> Occurrence:
        day = moves.get((turn.plan_day_id, turn.due_day))
        if day is None:
            return turn
        return turn._replace(day=day, state=State.TODAY if day == today else State.PLANNED)

    return sorted((after(o) for o in occurrences), key=lambda o: (o.day, o.due_day))


def monday_of(day: int) -> int:
    """The Monday of the week that a day is in."""
    return week_of(day) * 7 - _THURSDAY
