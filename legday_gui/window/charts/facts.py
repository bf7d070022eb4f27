"""What there is to say of an exercise today, in headings, values and sentences."""

import math
from dataclasses import dataclass

import numpy as np

from legday_gui.training import trend
from legday_gui.training.plateau import since_best
from legday_gui.training.units import format_load
from legday_gui.training.values import Unit
from legday_gui.window.charts.series import (
    ENOUGH,
    Lift,
    Metric,
    Series,
    amount,
    day_text,
    scale,
)  # fmt: skip

_EIGHT_WEEKS = 56
_HALF_A_YEAR = 182
_FARTHEST_DAYS = 364  # the odds were not checked any further
_ENOUGH_FOR_ODDS = 6
_ODDS_LAST_DAYS = 28
_RARE = 0.05
_ODDS = ((1, 10), (1, 5), (1, 4), (1, 3), (2, 5), (1, 2), (3, 5), (2, 3), (3, 4), (4, 5), (9, 10))
_NUMBERS = ("no", "one", "two", "three")


@dataclass(frozen=True, slots=True)
class Fact:
    """A heading, a value (or none, where there is too little data) and a sentence."""

    heading: str
    value: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Aim:
    """A goal: the estimated max that it asks for in grams, by a day.

    It was set as a load in grams for so many reps, without them as the max itself.
    """

    max_g: float
    by_day: int
    load_g: int
    reps: int | None = None

    def words(self, unit: Unit) -> str:
        """``150 kg by 1 Mar 2027``; for reps also the max that they mean."""
        load = format_load(self.load_g, unit, with_unit=True)
        day = f"by {day_text(self.by_day)}"
        if self.reps is None:
            return f"{load} {day}"
        return f"{load} × {self.reps} {day}, a max of {amount(self.max_g, unit)}"


def level_now(lift: Lift) -> float | None:
    """The level after the last session in grams; None where it is not known."""
    series = lift[Metric.MAX]
    known = np.flatnonzero(series.place)
    return float(np.exp(series.level[known[-1]])) if len(known) else None


def facts(
    lift: Lift, unit: Unit, today: int, *, legs: bool = True, goal: Aim | None = None
) -> list[Fact]:
    """What there is to say of an exercise today.

    ``legs`` says whether it trains them.
    """
    series = lift[Metric.MAX]
    known = np.flatnonzero(series.place)
    if not len(known):
        return [Fact("Level now", "", _no_level(series, lift)), _best(lift, unit)]
    last = int(known[-1])
    missing = ENOUGH - int(series.place[last])
    if missing > 0:
        sessions = "session" if missing == 1 else "sessions"
        needs = f"The level needs {_NUMBERS[missing]} more {sessions}."
        return [Fact("Level now", "", needs), _best(lift, unit)]
    found = [_level(series, last, unit, today), _change(series, last, unit)]
    if goal is not None:
        found.append(_goal(series, last, unit, today, goal))
    return [*found, _best(lift, unit), *_since_best(series, legs=legs)]


def _goal(series: Series, last: int, unit: Unit, today: int, goal: Aim) -> Fact:
    """Odds, never a date; the model's own, checked on logs it had not seen."""
    heading = f"Goal {amount(goal.max_g, unit)}"
    state = series.state
    assert state is not None
    if state.level >= math.log(goal.max_g):
        return Fact(heading, "Reached", "The level is there.")
    if state.sessions < _ENOUGH_FOR_ODDS:
        return Fact(heading, "", f"Odds need {_ENOUGH_FOR_ODDS} sessions without a long pause.")
    if today - int(series.day[last]) > _ODDS_LAST_DAYS:
        return Fact(heading, "", "Odds need a session in the last four weeks.")
    days = np.unique(series.day[series.segments()[-1]])
    gap = float(np.median(np.diff(days)[-10:])) if len(days) > 1 else 7.0
    left = goal.by_day - today
    soon, later, by_then = trend.odds_of_reaching(
        state.after(today - int(series.day[last])),
        math.log(goal.max_g),
        gap,
        (_EIGHT_WEEKS, _HALF_A_YEAR, max(0, left)),
    )
    sentence = f"{odds_in_words(later)} within half a year, in logs like yours"
    if goal.by_day <= today:
        sentence += f". Its day, {day_text(goal.by_day)}, has come"
    elif left <= _FARTHEST_DAYS:
        sentence += f". Until {day_text(goal.by_day)}: {odds_in_words(by_then).lower()}"
    return Fact(heading, f"{odds_in_words(soon)} within 8 weeks", sentence)


def odds_in_words(share: float) -> str:
    """``1 in 3``, as exact as such odds are."""
    if share < _RARE:
        return "Under 1 in 20"
    if share > 1 - _RARE:
        return "Over 19 in 20"
    part, whole = min(_ODDS, key=lambda odds: abs(odds[0] / odds[1] - share))
    return f"{part} in {whole}"


def _since_best(series: Series, *, legs: bool) -> list[Fact]:
    """How long the best is ago, with odds; nothing where there are too few sessions."""
    sure = np.flatnonzero(~series.unsure)
    found = since_best(series.day[sure].tolist(), series.value[sure].tolist())
    if found is None:
        return []
    weeks = "week" if found.weeks == 1 else "weeks"
    heading = f"{found.weeks} {weeks} since the best" if found.weeks else "Best at the last session"
    return [Fact(heading, str(found.standing.value).capitalize(), found.sentence(legs=legs))]


def _no_level(series: Series, lift: Lift) -> str:
    if lift.why_no_max and len(series):
        return "Needs sets of at most 12 reps, those left in reserve counted in."
    return "Needs sets with a load that can be estimated from." if lift.why_no_max else ""


def _level(series: Series, last: int, unit: Unit, today: int) -> Fact:
    day = int(series.day[last])
    level = amount(float(np.exp(series.level[last])), unit)
    if today - day > trend.RESTART_DAYS:
        return Fact("Level then", level, f"Last done on {day_text(day)}; after such a pause "
                    "the next sessions will tell.")  # fmt: skip
    assert series.state is not None
    now = series.state.after(max(0, today - day))
    half = trend.BAND_80 * now.sd_session()
    low, high = (math.exp(now.level + sign * half) / scale(unit) for sign in (-1, 1))
    between = f"8 in 10 sessions fall between {low:.0f} and {high:.0f} {unit}"
    return Fact("Level now", level, between)


def _change(series: Series, last: int, unit: Unit) -> Fact:
    heading = "Last 8 weeks"
    segment = series.segments()[-1]
    before = segment[series.day[segment] <= series.day[last] - _EIGHT_WEEKS]
    if not len(before):
        return Fact(heading, "", "Needs eight weeks without a long pause.")
    change = float(np.exp(series.level[last]) - np.exp(series.level[before[-1]]))
    text = amount(change, unit)
    sign = "" if text.startswith("−") else "+"
    return Fact(heading, sign + text, "what happened, not a forecast")


def _best(lift: Lift, unit: Unit) -> Fact:
    series = lift[Metric.MAX]
    trusted = np.flatnonzero(~series.unsure)
    if not len(trusted):
        series = lift[Metric.BEST]
        trusted = np.arange(len(series))
    if not len(trusted):
        return Fact("Best so far", "", "Nothing logged with a load yet.")
    best = int(trusted[series.value[trusted].argmax()])
    made = f"{series.set_text(best, unit)}, {day_text(int(series.day[best]))}"
    return Fact("Best so far", amount(float(series.value[best]), unit), made)
