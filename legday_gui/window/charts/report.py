"""What a report says of some weeks of training: read and worked out beside the window."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from legday_gui.logbook import chart_rows
from legday_gui.logbook.athletes import athlete
from legday_gui.logbook.chart_settings import ChartSetting, chart_settings
from legday_gui.logbook.library import done_exercises
from legday_gui.logbook.logbook import Logbook
from legday_gui.training.calendar import leg_weeks, week_of
from legday_gui.training.estimate import Formula
from legday_gui.training.values import LEG_MUSCLES, Exercise, Unit
from legday_gui.window.charts.chart import Bars, Chart, Points, plural
from legday_gui.window.charts.kinds import ChartMaker, Kind, Request
from legday_gui.window.charts.series import Lift, Metric, amount, day_text, read_lift

_MOST_EXERCISES = 10
_MOST_STRENGTH = 4  # charts, a page of them
_MOST_SIDES = 2
_WHOLE = (Kind.HARD_SETS, Kind.LEG_DAYS, Kind.WEEK_VOLUME, Kind.TIME, Kind.LOAD)
_BODY = (Kind.WEIGHT, Kind.PAIN)
_LEVEL = (
    "The level is what the sessions say together; 8 in 10 sessions fall within the outer band. "
    "It describes the past: no date and no gain is promised."
)
_SIDES = "Left and right: (right − left) ÷ the stronger side, each by its best set of the session."
HEADINGS = ("Exercise", "Sessions", "Sets", "Level at first", "Level at last", "Change", "Best set")


@dataclass(frozen=True, slots=True)
class Report:
    """Texts, one table, and charts to be shown from ``from_day`` to ``to_day``.

    ``notes`` say how to read it and what is not there.
    """

    title: str
    period: str
    facts: Sequence[str]
    rows: Sequence[Sequence[str]]  # under HEADINGS
    strength: Sequence[Chart]
    training: Sequence[Chart]
    from_day: int
    to_day: int
    notes: Sequence[str] = field(default_factory=list)


def read_report(book: Logbook, athlete_id: int, unit: Unit, from_day: int, to_day: int) -> Report:
    """Read all that a report of these days, both included, tells."""
    library = done_exercises(book)
    done = [
        (library[id_], sessions, sets)
        for id_, sessions, sets in chart_rows.exercises_between(book, athlete_id, from_day, to_day)
        if id_ in library
    ]
    legs_first = sorted(done, key=lambda row: row[0].main_muscle not in LEG_MUSCLES)
    chosen = legs_first[:_MOST_EXERCISES]
    settings = chart_settings(book, athlete_id)
    formulas = {e.id: settings.get(e.id, ChartSetting()).formula for e, *_ in chosen}
    lifts = {e.id: read_lift(book, athlete_id, e.id, e.name, formulas[e.id]) for e, *_ in chosen}
    rows = [_row(e, sessions, sets, lifts[e.id], unit, (from_day, to_day))
            for e, sessions, sets in chosen]  # fmt: skip
    who = athlete(book, athlete_id).name
    by_sessions = dict(
        sorted(formulas.items(), key=lambda f: -_told(lifts[f[0]], from_day, to_day))
    )
    strength = _strength(book, athlete_id, unit, by_sessions, (from_day, to_day))
    named = [exercise for exercise, *_ in chosen]
    training, missing = _training(book, athlete_id, unit, named, (from_day, to_day))
    return Report(
        f"Training of {who}" if who else "Training",
        f"{day_text(from_day)} to {day_text(to_day)}",
        _facts(book, athlete_id, from_day, to_day, len(rows) < len(done)),
        rows,
        strength,
        training,
        from_day,
        to_day,
        [*_how(named, formulas, sides=any(c.what == Kind.SIDES for c in training)), *missing],
    )


def _facts(
    book: Logbook, athlete_id: int, from_day: int, to_day: int, shortened: bool
) -> list[str]:
    times = [row for row in chart_rows.session_times(book, athlete_id)
             if from_day <= row[0] <= to_day]  # fmt: skip
    legs = [day for day, *_ in chart_rows.leg_starts(book, athlete_id) if from_day <= day <= to_day]
    weeks = week_of(to_day) - week_of(from_day) + 1
    found = [f"{plural(len(times), 'session')} in {plural(weeks, 'week')}."]
    if legs:
        found.append(leg_weeks(legs, to_day, since_day=from_day).sentence())
    rated = [effort for *_, effort in times if effort is not None]
    if rated:
        found.append(f"Effort of sessions: {np.mean(rated):.1f} of 10 on average.")
    pain = [row for row in chart_rows.pain_rows(book, athlete_id)
            if from_day <= row[0] <= to_day and row[1] == "pain"]  # fmt: skip
    if pain:
        worst = max(pain, key=lambda row: row[4])
        side = "" if worst[3] == "both" else f", {worst[3]}"
        found.append(f"Pain noted on {plural(len({row[0] for row in pain}), 'day')}; the worst: "
                     f"{worst[2]}{side}, {worst[4]} of 10 on {day_text(worst[0])}.")  # fmt: skip
    if shortened:
        found.append(f"The {_MOST_EXERCISES} exercises done most, those of the legs first.")
    return found


def _row(
    exercise: Exercise, sessions: int, sets: int, lift: Lift, unit: Unit, days: tuple[int, int]
) -> list[str]:
    """One line of the table; what cannot be known is a dash."""
    series, best = lift[Metric.MAX], lift[Metric.BEST]
    from_day, to_day = days
    known = np.flatnonzero((series.place > 0) & (series.day <= to_day))
    levels = ["–"] * 3
    if len(known) and series.day[known[-1]] >= from_day:
        before = known[series.day[known] <= from_day]
        then = before[-1] if len(before) else known[0]
        start, now = (float(np.exp(series.level[at])) for at in (then, known[-1]))
        change = f"{100 * (now / start - 1):+.1f} %" if then != known[-1] else "–"
        levels = [amount(start, unit), amount(now, unit), change]
    here = np.flatnonzero((best.day >= from_day) & (best.day <= to_day))
    text = best.set_text(int(here[best.value[here].argmax()]), unit) if len(here) else "–"
    return [exercise.name, str(sessions), str(sets), *(x.replace("-", "−") for x in levels), text]


def _told(lift: Lift, from_day: int, to_day: int) -> int:
    """The number of sessions in these days that tell of the level."""
    series = lift[Metric.MAX]
    here = (series.place > 0) & (series.day >= from_day) & (series.day <= to_day)
    return int(here.sum())


def _strength(
    book: Logbook, athlete_id: int, unit: Unit, formulas: Mapping[int, Formula],
    days: tuple[int, int],
) -> list[Chart]:  # fmt: skip
    """Charts of the exercises whose sessions tell most of a max, each by its own formula."""
    maker = ChartMaker()
    found = []
    for id_, formula in formulas.items():
        asked = Request(Kind.MAX, athlete_id, (id_,), unit, days[1], formulas=(formula,))
        chart = maker.answer(book, asked).chart
        if chart.what == Metric.MAX and _has_any(chart, days):
            found.append(chart)
    return found[:_MOST_STRENGTH]


def _training(
    book: Logbook, athlete_id: int, unit: Unit, chosen: Sequence[Exercise], days: tuple[int, int]
) -> tuple[list[Chart], list[str]]:
    """What there is of the whole training, left against right, and the body; what there is not."""
    maker = ChartMaker()

    def chart(kind: Kind, *ids: int) -> Chart:
        formulas = tuple(Formula.EPLEY for _ in ids)
        asked = Request(kind, athlete_id, ids, unit, days[1], formulas=formulas)
        return maker.answer(book, asked).chart

    sides = [c for e in chosen if _has_any(c := chart(Kind.SIDES, e.id), days)][:_MOST_SIDES]
    whole = [chart(kind) for kind in _WHOLE]
    body = [chart(kind) for kind in _BODY]
    found = [c for c in (*whole, *sides, *body) if c in sides or _has_any(c, days)]
    missing = [c.what.lower() for c in (*whole, *body) if c not in found]
    said = [f"Nothing was noted in these days of: {', '.join(missing)}."] if missing else []
    return found, said


def _has_any(chart: Chart, days: tuple[int, int]) -> bool:
    """Whether the chart has a mark or a bar in these days."""
    if chart.empty:
        return False
    for layer in chart.layers:
        if isinstance(layer, Points | Bars):
            shown = layer.high > layer.low if isinstance(layer, Bars) else np.isfinite(layer.y)
            if (shown & (layer.x >= days[0]) & (layer.x <= days[1] + 1)).any():
                return True
    return False


def _how(chosen: Sequence[Exercise], formulas: Mapping[int, Formula], *, sides: bool) -> list[str]:
    """How the numbers were come by, for one who reads them on paper."""
    used = sorted(set(formulas.values()))
    by = "; ".join(
        f"{formula} for {', '.join(e.name for e in chosen if formulas[e.id] is formula)}"
        for formula in used
    )
    found = [_LEVEL] if used else []
    if used:
        found.append(f"Estimated max: {used[0] if len(used) == 1 else by}.")
    return [*found, _SIDES] if sides else found
