"""A goal in words, and back from what was typed. No Qt."""

import re
from datetime import date

from legday_gui.training.calendar import date_of, day_number
from legday_gui.training.estimate import Formula, factor
from legday_gui.training.units import format_load, to_grams
from legday_gui.training.values import Goal, Unit
from legday_gui.window.plan.words import RefusedError

MOST_WEEKS = 104
_MOST_REPS = 30
_HELP = (
    "A goal is a load and a day: type 140 by 2027-03-01, 120 × 5 by 2027-03-01 or 140 in 12 weeks."
)
_LOAD = r"(?P<load>\d{1,4}(?:[.,]\d{1,2})?)\s*(?:kg|lb)?(?:\s*[x×*]\s*(?P<reps>\d{1,2}))?"
_DAY = (
    r"(?:by\s+(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})|in\s+(?P<weeks>\d{1,3})\s*weeks?)"
)


def goal_text(goal: Goal | None, unit: Unit) -> str:
    """``140 kg by 2027-03-01``; ``120 kg × 5 by …`` where it is for reps; empty without one."""
    if goal is None:
        return ""
    reps = "" if goal.reps is None else f" × {goal.reps}"
    load = format_load(goal.load_g, unit, with_unit=True)
    return f"{load}{reps} by {date_of(goal.by_day).isoformat()}"


def goal_typed(text: str, unit: Unit, today: int) -> tuple[int, int | None, int] | None:
    """(load in grams, reps or None for an estimated max, the day); None where nothing was typed.

    Raises RefusedError for what is no goal, or one that lies in the past or beyond two years.
    """
    plain = " ".join(text.casefold().split())
    if not plain:
        return None
    found = re.fullmatch(rf"{_LOAD}\s+{_DAY}", plain, re.ASCII)
    if found is None:
        raise RefusedError(_HELP)
    load = to_grams(float(found["load"].replace(",", ".")), unit)
    reps = int(found["reps"]) if found["reps"] else None
    by_day = today + 7 * int(found["weeks"]) if found["weeks"] else _day(found)
    if not today < by_day <= today + 7 * MOST_WEEKS:
        raise RefusedError("A goal lies ahead, two years at most.")
    if load <= 0 or (reps is not None and not 1 <= reps <= _MOST_REPS):
        raise RefusedError(_HELP)
    return load, reps, by_day


def _day(found: re.Match[str]) -> int:
    try:
        return day_number(date(int(found["year"]), int(found["month"]), int(found["day"])))
    except ValueError:
        raise RefusedError(_HELP) from None


def goal_sentence(
    goal: Goal, unit: Unit, best_g: float | None, today: int, formula: Formula = Formula.EPLEY
) -> str:
    """How far away it is, in load and weeks; ``best_g`` is an estimated max by ``formula``."""
    weeks = max(0, -(-(goal.by_day - today) // 7))
    left = "its day has come" if goal.by_day <= today else f"{weeks} week{'s' * (weeks != 1)} left"
    said = f"Goal: {goal_text(goal, unit)}, {left}"
    if best_g is None:
        return f"{said}."
    wanted = goal.load_g * (factor(goal.reps, formula) if goal.reps else 1)
    share = wanted / best_g - 1
    best = format_load(round(best_g), unit, with_unit=True)
    if share <= 0:
        return f"{said}: the estimated max of {best} has reached it."
    return f"{said}: {share * 100:.0f} % above the estimated max of {best}."
