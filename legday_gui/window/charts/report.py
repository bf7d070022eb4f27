"""What a report says of some weeks of training: read and worked out beside the window."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from legday_gui.logbook import chart_rows
from legday_gui.logbook.athletes import athlete
from legday_gui.logbook.chart_settings import ChartSetting, chart_settings
from legday_gui.logbook.library import exercises
from legday_gui.logbook.logbook import Logbook
from legday_gui.training.calendar import leg_weeks, week_of
from legday_gui.training.estimate import Formula
from legday_gui.training.values import LEG_MUSCLES, Exercise, Unit
from legday_gui.window.charts.chart import Chart, plural
from legday_gui.window.charts.kinds import ChartMaker, Kind, Request
from legday_gui.window.charts.series import Lift, Metric, amount, day_text, read_lift

_MOST_EXERCISES = 10
_MOST_STRENGTH = 4  # charts, a page of them
_MOST_SIDES = 2
HEADINGS = ("Exercise", "Sessions", "Sets", "Level then", "Level now", "Change", "Best set")


@dataclass(frozen=True, slots=True)
class Report:
    """Texts, one table, and charts to be shown from ``from_day`` to ``to_day``."""

    title: str
    period: str
    facts: Sequence[str]
    rows: Sequence[Sequence[str]]  # under HEADINGS
    strength: Sequence[Chart]
    training: Sequence[Chart]
    from_day: int
    to_day: int


def read_report(book: Logbook, athlete_id: int, unit: Unit, from_day: int, to_day: int) -> Report:
    """Read all that a report of these days, both included, tells."""
    library = exercises(book)
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
    rows = [_row(e, sessions, sets, lifts[e.id], unit, from_day) for e, sessions, sets in chosen]
    who = athlete(book, athlete_id).name
    return Report(
        f"Training of {who}" if who else "Training",
        f"{day_text(from_day)} to {day_text(to_day)}",
        _facts(book, athlete_id, from_day, to_day, len(rows) < len(done)),
        rows,
        _strength(book, athlete_id, unit, to_day, formulas),
        _training(book, athlete_id, unit, to_day, [e for e, *_ in chosen]),
        from_day,
        to_day,
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
    exercise: Exercise, sessions: int, sets: int, lift: Lift, unit: Unit, from_day: int
) -> list[str]:
    """One line of the table; what cannot be known is a dash."""
    series, best = lift[Metric.MAX], lift[Metric.BEST]
    known = np.flatnonzero(series.place)
    levels = ["–"] * 3
    if len(known) and series.day[known[-1]] >= from_day:
        before = known[series.day[known] <= from_day]
        then = before[-1] if len(before) else known[0]
        start, now = (float(np.exp(series.level[at])) for at in (then, known[-1]))
        levels = [amount(start, unit), amount(now, unit), f"{100 * (now / start - 1):+.1f} %"]
    here = np.flatnonzero(best.day >= from_day)
    text = best.set_text(int(here[best.value[here].argmax()]), unit) if len(here) else "–"
    return [exercise.name, str(sessions), str(sets), *(x.replace("-", "−") for x in levels), text]


def _strength(
    book: Logbook, athlete_id: int, unit: Unit, today: int, formulas: Mapping[int, Formula]
) -> list[Chart]:
    """The first charts of exercises whose max can be estimated, each by its own formula."""
    maker = ChartMaker()
    found = []
    for id_, formula in formulas.items():
        asked = Request(Kind.MAX, athlete_id, (id_,), unit, today, formulas=(formula,))
        chart = maker.answer(book, asked).chart
        if not chart.empty and chart.what == Metric.MAX:
            found.append(chart)
    return found[:_MOST_STRENGTH]


def _training(
    book: Logbook, athlete_id: int, unit: Unit, today: int, chosen: Sequence[Exercise]
) -> list[Chart]:
    """What there is of the whole training, left against right, and the body."""
    maker = ChartMaker()

    def chart(kind: Kind, *ids: int) -> Chart:
        formulas = tuple(Formula.EPLEY for _ in ids)
        asked = Request(kind, athlete_id, ids, unit, today, formulas=formulas)
        return maker.answer(book, asked).chart

    whole = [chart(kind) for kind in (Kind.HARD_SETS, Kind.LEG_DAYS, Kind.WEEK_VOLUME, Kind.TIME)]
    sides = [c for e in chosen if not (c := chart(Kind.SIDES, e.id)).empty][:_MOST_SIDES]
    body = [chart(Kind.WEIGHT), chart(Kind.PAIN)]
    return [c for c in (*whole, *sides, *body) if not c.empty]
