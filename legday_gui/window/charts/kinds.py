"""Which charts there are, and how each is read and made, in the thread beside the window."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from legday_gui.logbook import chart_rows, history, planning
from legday_gui.logbook.athletes import body_weights
from legday_gui.logbook.library import done_exercises, exercise
from legday_gui.logbook.logbook import Logbook
from legday_gui.training.calendar import BREAK_DAYS
from legday_gui.training.estimate import Formula, factor
from legday_gui.training.values import LEG_MUSCLES, Exercise, Unit
from legday_gui.window.charts import body_charts, pain_chart, set_charts, week_charts
from legday_gui.window.charts.balance_chart import sides_chart
from legday_gui.window.charts.chart import Chart, Ints
from legday_gui.window.charts.facts import Aim, Fact, facts, level_now
from legday_gui.window.charts.pain_chart import Burden, Load
from legday_gui.window.charts.series import Lift, Metric, best_array, read_lift, volume_series
from legday_gui.window.charts.strength_chart import Around, comparison, strength_chart


class Kind(StrEnum):
    """A chart, by the name of its button."""

    MAX = "Estimated max"
    BEST = "Best set"
    VOLUME = "Volume"
    REP_MAX = "Rep maxes"
    AT_LOAD = "Reps at a load"
    SET_ORDER = "Set by set"
    LOADS = "Loads"
    SIDES = "Left and right"
    RELATIVE = "Per body weight"
    HARD_SETS = "Hard sets"
    WEEK_VOLUME = "Volume a week"
    TIME = "Time"
    LOAD = "Session load"
    LEG_DAYS = "Leg days"
    WEIGHT = "Body weight"
    PAIN = "Pain"


class Subject(StrEnum):
    """What is looked at, where it is not an exercise."""

    TRAINING = "All training"
    BODY = "Body"


OF_EXERCISE = (Kind.MAX, Kind.BEST, Kind.VOLUME, Kind.REP_MAX, Kind.AT_LOAD, Kind.SET_ORDER,
               Kind.LOADS, Kind.SIDES, Kind.RELATIVE)  # fmt: skip
OF_SUBJECT = {
    Subject.TRAINING: (Kind.HARD_SETS, Kind.LEG_DAYS, Kind.WEEK_VOLUME, Kind.TIME, Kind.LOAD),
    Subject.BODY: (Kind.WEIGHT, Kind.PAIN),
}
# What these show depends on the range chosen, not only which part of them is in view.
BY_RANGE = frozenset({Kind.SET_ORDER, Kind.LOADS})
_METRICS = {Kind.MAX: Metric.MAX, Kind.BEST: Metric.BEST, Kind.VOLUME: Metric.VOLUME}


@dataclass(frozen=True, slots=True)
class Request:
    """A chart that is asked for. ``version`` rises with every change of the logbook."""

    kind: Kind
    athlete_id: int
    exercise_ids: tuple[int, ...]  # the first is the one looked at, others are compared with it
    unit: Unit
    today: int
    version: int = 0
    formulas: tuple[Formula, ...] = ()  # of each exercise
    since: int = -1 << 31  # day, where the range matters to what is read
    load_g: int | None = None
    percent: bool = False
    burden: Burden = Burden.VOLUME  # what stands beside pain


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """The chart, where the exercise stands, the loads it was done with, its level in grams."""

    chart: Chart
    facts: tuple[Fact, ...] = ()
    loads: tuple[int, ...] = ()
    level_g: float | None = None


class ChartMaker:
    """Answers requests from a logbook, and keeps the exercises it has read until it changes."""

    def __init__(self) -> None:
        self._version = 0
        self._lifts: dict[tuple[int, Formula], Lift] = {}

    def answer(self, book: Logbook, asked: Request) -> Answer:
        """Read and make the chart that was asked for."""
        if asked.version != self._version:
            self._version = asked.version
            self._lifts.clear()
        if not asked.exercise_ids:
            chart = _whole(book, asked)
            return Answer(chart, (Fact(chart.what, "", chart.empty or chart.summary),))
        named = [exercise(book, id_) for id_ in asked.exercise_ids]
        lift = self._lift(book, asked, named[0])
        today = facts(
            lift, asked.unit, asked.today, legs=named[0].main_muscle in LEG_MUSCLES,
            goal=_goal(book, asked, named[0].id),
        )  # fmt: skip
        chart, loads = self._of_exercise(book, asked, named, lift)
        return Answer(chart, tuple(today), loads, level_now(lift))

    def _lift(self, book: Logbook, asked: Request, exercise: Exercise) -> Lift:
        key = exercise.id, dict(zip(asked.exercise_ids, asked.formulas, strict=True))[exercise.id]
        if key not in self._lifts:
            self._lifts[key] = read_lift(book, asked.athlete_id, exercise.id, exercise.name, key[1])
        return self._lifts[key]

    def _of_exercise(
        self, book: Logbook, asked: Request, named: list[Exercise], lift: Lift
    ) -> tuple[Chart, tuple[int, ...]]:
        if len(named) > 1:
            lifts = [(e.name, self._lift(book, asked, e)) for e in named]
            return comparison(lifts, asked.unit, percent=asked.percent, since=asked.since), ()
        if asked.kind in _METRICS:
            return _strength(book, asked, named[0], lift), ()
        if asked.kind is Kind.AT_LOAD:
            rows = _load_rows(book, asked)
            chart = set_charts.at_load_chart(named[0].name, rows, asked.load_g, asked.unit)
            return chart, tuple(set_charts.usual_loads(rows))
        return _OTHERS[asked.kind](book, asked, named[0].name, lift), ()


def _strength(book: Logbook, asked: Request, exercise: Exercise, lift: Lift) -> Chart:
    metric, note = _METRICS[asked.kind], ""
    if metric is Metric.MAX and lift.why_no_max:
        metric, note = Metric.BEST, lift.why_no_max
    if metric is Metric.VOLUME:
        series = volume_series(book, asked.athlete_id, exercise.id)
    else:
        series = lift[metric]
    around = _around(book, asked, exercise.id)
    return strength_chart(exercise.name, series, asked.unit, around, note=note)


def _around(book: Logbook, asked: Request, exercise_id: int) -> Around:
    athlete_id = asked.athlete_id
    names = chart_rows.plan_day_names(book)
    return Around(
        {id_: names[day] for id_, day in chart_rows.sessions_of_plan_days(book)},
        chart_rows.long_pauses(book, athlete_id, BREAK_DAYS),
        [(d.from_day, d.until_day) for d in planning.deloads(book, athlete_id, -1 << 31)
         if d.exercise_id in (None, exercise_id)],
        [away[1:] for away in planning.time_away(book, athlete_id, -1 << 31)],
        _goal(book, asked, exercise_id),
        asked.today,
    )  # fmt: skip


def _goal(book: Logbook, asked: Request, exercise_id: int) -> Aim | None:
    for goal in planning.goals(book, asked.athlete_id):
        if goal.exercise_id == exercise_id:
            share = factor(goal.reps, asked.formulas[0]) if goal.reps else 1
            return Aim(goal.load_g * share, goal.by_day, goal.load_g, goal.reps)
    return None


def _whole(book: Logbook, asked: Request) -> Chart:
    athlete_id, unit, today = asked.athlete_id, asked.unit, asked.today
    if asked.kind is Kind.HARD_SETS:
        counts = history.weekly_hard_counts(book, athlete_id, -1 << 31, 1 << 31)
        return week_charts.hard_sets_chart(counts, done_exercises(book), today)
    if asked.kind is Kind.LEG_DAYS:
        return week_charts.leg_days_chart(chart_rows.leg_starts(book, athlete_id), today)
    if asked.kind is Kind.WEEK_VOLUME:
        return week_charts.volume_chart(chart_rows.weekly_volume(book, athlete_id), unit, today)
    if asked.kind is Kind.WEIGHT:
        return body_charts.weight_chart(body_weights(book, athlete_id), unit)
    if asked.kind is Kind.PAIN:
        rows = chart_rows.pain_rows(book, athlete_id)
        return pain_chart.pain_chart(rows, _burden(book, asked))
    sessions = chart_rows.session_times(book, athlete_id)
    make = week_charts.time_chart if asked.kind is Kind.TIME else week_charts.load_chart
    return make(sessions, today)


def _burden(book: Logbook, asked: Request) -> Load:
    if asked.burden is Burden.EFFORT:
        return pain_chart.effort_load(chart_rows.session_times(book, asked.athlete_id))
    weeks = chart_rows.weekly_volume(book, asked.athlete_id)
    if asked.burden is Burden.SETS:
        return pain_chart.sets_load(weeks)
    return pain_chart.volume_load(weeks, asked.unit)


def _rep_maxes(book: Logbook, asked: Request, name: str, lift: Lift) -> Chart:
    rows = best_array(book, asked.athlete_id, asked.exercise_ids[0])
    return set_charts.rep_max_chart(name, rows, asked.unit, asked.today, asked.formulas[0])


def _set_order(book: Logbook, asked: Request, name: str, lift: Lift) -> Chart:
    who = asked.athlete_id, asked.exercise_ids[0]
    return set_charts.set_order_chart(name, chart_rows.set_order_rows(book, *who, asked.since))


def _loads(book: Logbook, asked: Request, name: str, lift: Lift) -> Chart:
    return set_charts.loads_chart(name, _load_rows(book, asked), asked.unit, asked.since)


def _sides(book: Logbook, asked: Request, name: str, lift: Lift) -> Chart:
    return sides_chart(name, chart_rows.side_rows(book, asked.athlete_id, asked.exercise_ids[0]))


def _relative(book: Logbook, asked: Request, name: str, lift: Lift) -> Chart:
    return body_charts.relative_chart(name, lift, body_weights(book, asked.athlete_id))


def _load_rows(book: Logbook, asked: Request) -> Ints:
    rows = chart_rows.load_rows(book, asked.athlete_id, asked.exercise_ids[0])
    return np.array(rows, np.int64).reshape(-1, 5)


_OTHERS: dict[Kind, Callable[[Logbook, Request, str, Lift], Chart]] = {
    Kind.REP_MAX: _rep_maxes,
    Kind.SET_ORDER: _set_order,
    Kind.LOADS: _loads,
    Kind.SIDES: _sides,
    Kind.RELATIVE: _relative,
}
