"""Days and weeks as plain integers, and which day of the plan comes next."""

from datetime import UTC, date, datetime, timedelta

from legday_gui.training.values import Plan, PlanDay

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


def next_plan_day(plan: Plan, last_day_position: int | None) -> PlanDay | None:
    """The day after the one at that position, round and round; the first where none was done.

    A position that the plan no longer has counts by its place; None where the plan has no days.
    """
    days = sorted(plan.days, key=lambda day: day.position)
    if last_day_position is None:
        return next(iter(days), None)
    later = (day for day in days if day.position > last_day_position)
    return next(later, next(iter(days), None))
