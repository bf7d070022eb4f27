"""Days and weeks as plain integers, and which day of the plan comes next."""

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from typing import NamedTuple

from legday_gui.training.values import Plan, PlanDay

BREAK_DAYS = 14  # a longer pause is a break; choice, as in after how long a return is eased

_EPOCH = date(1970, 1, 1)
_EPOCH_WEEKDAY = _EPOCH.weekday()  # a Thursday


def day_number(day: date) -> int:
    """Days since 1970-01-01; earlier days are negative."""
    return (day - _EPOCH).days


def date_of(day: int) -> date:
    """The date with that day number."""
    return _EPOCH + timedelta(days=day)


def week_of(day: int) -> int:
    """Weeks, from Monday to Sunday, since the one of 1970-01-01."""
    return (day + _EPOCH_WEEKDAY) // 7


def local_day(utc_s: int, offset_min: int) -> int:
    """The day number of a moment on a clock that is ``offset_min`` minutes ahead of UTC."""
    return (utc_s + offset_min * 60) // 86_400


def offset_minutes_at(utc_s: int) -> int:
    """How far this machine's zone is ahead of UTC at that moment, summer time included."""
    offset = datetime.fromtimestamp(utc_s, UTC).astimezone().utcoffset() or timedelta()
    return int(offset.total_seconds() // 60)


class LegWeeks(NamedTuple):
    """Weeks from that of the first leg day to this one: with two leg days or more, and runs.

    ``running`` and ``longest`` count weeks in a row with two. This week breaks no run before it
    is over.
    """

    weeks: int
    with_two: int
    running: int
    longest: int

    def sentence(self) -> str:
        """``24 of 26 weeks with two leg days; 5 in a row now, 12 in the longest run.``"""
        if not self.with_two:
            return (
                "No week with two leg days yet."
                if self.weeks == 1
                else f"None of {self.weeks} weeks with two leg days."
            )
        weeks = "week" if self.weeks == 1 else "weeks"
        return (
            f"{self.with_two} of {self.weeks} {weeks} with two leg days; "
            f"{self.running} in a row now, {self.longest} in the longest run."
        )


def leg_weeks(
    leg_days: Iterable[int], today: int, most: int | None = None, since_day: int | None = None
) -> LegWeeks:
    """How regular the leg days were until ``today``.

    Counted from the week of ``since_day``, or of the first leg day, in the last ``most`` weeks.
    """
    this_week = week_of(today)
    counts = Counter(week_of(day) for day in set(leg_days) if day <= today)
    first = min(counts, default=this_week) if since_day is None else week_of(since_day)
    first = min(first, this_week)
    if most is not None:
        first = max(first, this_week - most + 1)
    met = [counts[week] >= 2 for week in range(first, this_week + 1)]
    runs = [len(list(run)) for two, run in groupby(met) if two]
    done = met if not met or met[-1] else met[:-1]
    running = len(done) - max((i + 1 for i, two in enumerate(done) if not two), default=0)
    return LegWeeks(len(met), sum(met), running, max(runs, default=0))


def next_plan_day(plan: Plan, last_day_position: int | None) -> PlanDay | None:
    """The day after the one at that position, round and round; the first where none was done.

    A position that the plan no longer has counts by its place; None where the plan has no days.
    """
    days = sorted(plan.days, key=lambda day: day.position)
    if last_day_position is None:
        return next(iter(days), None)
    later = (day for day in days if day.position > last_day_position)
    return next(later, next(iter(days), None))
