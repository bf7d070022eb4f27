"""What stands in the days of this week, and when leg work ends in them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLocale

from legday_gui.training.calendar import date_of, local_day, offset_minutes_at
from legday_gui.training.schedule import Occurrence, State, carried_out, monday_of
from legday_gui.training.values import PlanDay, Schedule, Session
from legday_gui.window.plan.reading import Picture, trains_legs
from legday_gui.window.plan.words import listed

DAY_S = 86_400
RECOVERY_DAYS, LONGER_DAYS = 2.0, 3.0  # 48 h and 72 h
_USUAL_END_S = 19 * 3600  # of a planned day that was never done


@dataclass(frozen=True, slots=True)
class Cell:
    """One day of the week; ``turn`` is what waits there and can be moved."""

    date: str
    today: bool
    name: str = ""
    state: str = ""
    done: bool = False
    turn: Occurrence | None = None


@dataclass(frozen=True, slots=True)
class Week:
    """Seven cells, and when leg work ends in days since Monday 0:00."""

    cells: tuple[Cell, ...]
    ends: tuple[float, ...]
    today: int = 0  # place of today among the cells


@dataclass(frozen=True, slots=True)
class Proposal:
    """What comes of moving a plan day: all moves, the week after them, and a sentence."""

    moves: Mapping[tuple[int, int], int]
    week: Week
    sentence: str


def week_of(picture: Picture, turns: Sequence[Occurrence] | None = None) -> Week:
    """What the plan and the log say of this week, or what it were with other ``turns``."""
    monday = monday_of(picture.today)
    names = {d.id: d for d in (picture.plan.days if picture.plan else ())}
    shown = picture.turns if turns is None else turns
    cells: list[Cell] = []
    ends = [_days_since(ended, monday) for ended in picture.leg_ends]
    for day in range(monday, monday + 7):
        done = [s for s in picture.done if s.day == day]
        planned = [o for o in shown if o.day == day and o.done_day is None]
        cells.append(_cell(picture, day, done, planned, names))
        if day >= picture.today:
            ends += [
                day - monday + picture.usual_end_s.get(o.plan_day_id, _USUAL_END_S) / DAY_S
                for o in planned
                if o.state is not State.AWAY and trains_legs(names[o.plan_day_id], picture.library)
            ]
    return Week(tuple(cells), tuple(sorted(ends)), picture.today - monday)


def proposal(picture: Picture, turn: Occurrence, place: int) -> Proposal:
    """What comes of doing a plan day on that day of this week (0 is Monday)."""
    moves = picture.moves(turn, monday_of(picture.today) + place)
    turns = carried_out(picture.turns, moves, picture.today)
    return Proposal(moves, week_of(picture, turns), moves_sentence(picture, moves))


def moves_sentence(picture: Picture, moves: Mapping[tuple[int, int], int]) -> str:
    """``Day 1 on Wed 25, then Day 2 on Fri 27.``"""
    names = {d.id: d.name for d in (picture.plan.days if picture.plan else ())}
    first, *rest = [f"{names[key[0]]} on {date_words(day)}" for key, day in moves.items()]
    return f"{first}, then {listed(rest)}." if rest else f"{first}."


def date_words(day: int) -> str:
    """``Wed 25``."""
    date = date_of(day)
    return f"{QLocale().dayName(date.weekday() + 1, QLocale.FormatType.ShortFormat)} {date.day}"


def _days_since(moment: int, monday: int) -> float:
    return (moment + offset_minutes_at(moment) * 60) / DAY_S - monday


def _cell(
    picture: Picture,
    day: int,
    done: list[Session],
    planned: list[Occurrence],
    names: Mapping[int, PlanDay],
) -> Cell:
    date, today = date_words(day), day == picture.today
    if done:
        session = done[-1]
        if session.ended_at is None:
            return Cell(date, today, session.name, "under way")
        return Cell(date, today, session.name, _done_words(picture, session), True)
    if planned:
        first = planned[0]
        name = " + ".join(names[o.plan_day_id].name for o in planned)
        turn = None if first.state is State.AWAY else first
        return Cell(date, today, name, first.state.value + _moved_words(first), turn=turn)
    if picture.plan and picture.plan.schedule is Schedule.READY and day == _ready_day(picture):
        name = picture.next_day.name if picture.next_day else ""
        return Cell(date, today, name, "ready" if today else "when ready")
    return Cell(date, today)


def _done_words(picture: Picture, session: Session) -> str:
    """``done, 61 min``, ``done early, 61 min``."""
    made = (session.plan_day_id, session.day)
    state = next((o.state for o in picture.turns if (o.plan_day_id, o.done_day) == made), None)
    word = f"done {state}" if state in (State.EARLY, State.LATE) else "done"
    minutes = round(((session.ended_at or 0) - session.started_at) / 60)
    return f"{word}, {minutes} min" if minutes else word


def _moved_words(planned: Occurrence) -> str:
    return ", moved" if planned.day != planned.due_day else ""


def _ready_day(picture: Picture) -> int | None:
    """The first day on which the legs have had their 48 hours, today at the earliest."""
    if picture.next_day is None or any(s.ended_at is None for s in picture.done):
        return None
    if not picture.leg_ends or not trains_legs(picture.next_day, picture.library):
        return picture.today
    ready = max(picture.leg_ends) + round(RECOVERY_DAYS * DAY_S)
    return max(picture.today, local_day(ready, offset_minutes_at(ready)))
