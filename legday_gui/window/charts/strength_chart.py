"""Strength over time: estimated max with its level, best sets, volume; one exercise or several."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from legday_gui.training import trend
from legday_gui.training.units import from_grams
from legday_gui.training.values import Unit
from legday_gui.window.charts.chart import (
    Band,
    Chart,
    Floats,
    Ints,
    Layer,
    Line,
    Points,
    Stretch,
    Table,
    Zone,
    plural,
)  # fmt: skip
from legday_gui.window.charts.facts import Aim
from legday_gui.window.charts.series import (
    ENOUGH,
    Lift,
    Metric,
    Series,
    amount,
    day_text,
    iso_day,
    scale,
)  # fmt: skip

FAN_DAYS = 56
# Colour and mark of each exercise where several are compared: told apart in print as well.
STYLES = (("accent", "o"), ("quads", "s"), ("calves", "t1"), ("hamstrings", "d"), ("glutes", "p"))
MOST_COMPARED = len(STYLES)
_PLAN_DAY_MARKS = ("o", "s", "t1", "d")
_FAN = np.arange(0, FAN_DAYS + 1, 7)
_GREY = "Grey sessions had more than 12 reps, reserve included: low confidence, never a record."
_PERCENT = "Percent of each exercise's level at its first session in the range shown."
# The names of the metrics, short enough for a column.
_SHORT = {Metric.MAX: "Max", Metric.BEST: "Best", Metric.VOLUME: "Volume"}


@dataclass(frozen=True, slots=True)
class Around:
    """What is drawn beside the sessions of an exercise.

    ``plan_days`` are names by session id; ``today`` ends what may be said of the weeks to come.
    """

    plan_days: Mapping[int, str] = field(default_factory=dict)
    pauses: Sequence[tuple[int, int]] = ()
    deloads: Sequence[tuple[int, int]] = ()
    away: Sequence[tuple[int, int]] = ()
    goal: Aim | None = None
    today: int | None = None


def strength_chart(
    name: str, series: Series, unit: Unit, around: Around, *, note: str = ""
) -> Chart:
    """One exercise. ``note`` says why it is this series, where another one was asked for."""
    metric = series.metric
    if not len(series):
        why = note or f"No {metric.lower()} to show: no set of {name} has a load and reps."
        return Chart(name, str(metric), empty=why)
    if not note and series.unsure.any():
        note = _GREY
    grams = scale(unit)
    fan = _fan(series, grams, around.today)
    layers: list[Layer] = [*_bands(series, grams), *fan, *_level(series, grams)]
    layers += _points(series, unit, around.plan_days)
    return Chart(
        name, str(metric), layers, _table(series, unit), _summary(name, series, unit), note,
        unit=str(unit), stretches=_stretches(around), zones=_goal(series, around, unit),
        ahead=float(fan[0].parts[0][0][-1]) if fan else None,
    )  # fmt: skip


def comparison(
    lifts: Sequence[tuple[str, Lift]], unit: Unit, *, percent: bool, since: float
) -> Chart:
    """The level and the sessions of several exercises, in the unit or in percent of the start."""
    found = [
        _compared(name, lift[Metric.MAX], style, unit, since if percent else None)
        for (name, lift), style in zip(lifts, STYLES, strict=False)
    ]
    layers = [layer for compared in found for layer in compared[0]]
    rows = sorted((row for compared in found for row in compared[1]), key=lambda row: -row[1])
    what = "% of start" if percent else str(unit)
    without = [words for drawn, _, words in found if not drawn]
    return Chart(
        ", ".join(name for name, _ in lifts), str(Metric.MAX), layers,
        Table(("Date", "Exercise", f"Max ({what})", f"Level ({what})"), len(rows),
              lambda row: (iso_day(rows[row][1]), rows[row][0],
                           f"{rows[row][2]:.1f}", f"{rows[row][3]:.1f}")),
        f"Compared in {what}. " + " ".join(words for *_, words in found),
        " ".join([*([_PERCENT] if percent else []), *without]),
        "" if layers else "None of these exercises has sets that a max can be estimated from.",
        unit="%" if percent else str(unit),
    )  # fmt: skip


_Row = tuple[str, int, float, float]  # name, day, session, level


def _compared(
    name: str, series: Series, style: tuple[str, str], unit: Unit, since: float | None
) -> tuple[list[Layer], list[_Row], str]:
    """The layers, rows and words of one of several; with ``since`` in percent of then."""
    known = np.flatnonzero(series.place)
    if not len(known):
        return [], [], f"{name}: no max can be estimated."
    over = scale(unit)
    if since is not None:
        start = known[min(int(np.searchsorted(series.day[known], since)), len(known) - 1)]
        over = float(np.exp(series.level[start])) / 100
    value, level = series.value[known] / over, np.exp(series.level[known]) / over

    def words(at: int) -> str:
        index = int(known[at])
        said = f"{value[at]:.1f} % of the start" if since is not None else ""
        return f"{name} · {point_text(series, index, unit)}" + (f" · {said}" if said else "")

    parts = [
        (series.day[part].astype(float), np.exp(series.level[part]) / over)
        for part in series.segments()
    ]
    colour, mark = style
    days = series.day[known].astype(float)
    points = Points(name, days, value, colour, mark, 8, series.session[known], words)
    rows = [
        (name, *row)
        for row in zip(series.day[known].tolist(), value.tolist(), level.tolist(), strict=True)
    ]
    said = f"{name}: {plural(len(known), 'session')}, the level at last {level[-1]:.1f}."
    return [Line(name, parts, colour), points], rows, said


def _bands(series: Series, grams: float) -> list[Band]:
    parts = series.known_parts()
    if not parts:
        return []
    return [
        Band("8 in 10 sessions", _around(series, parts, series.sd_session, grams), alpha=26),
        Band("8 in 10 levels", _around(series, parts, series.sd_level, grams), alpha=44),
    ]


def _around(series: Series, parts: Sequence[Ints], sd: Floats, grams: float
            ) -> list[tuple[Floats, Floats, Floats]]:  # fmt: skip
    return [
        (series.day[part].astype(float), *_interval(series.level[part], sd[part], grams))
        for part in parts
    ]


def _interval(level: Floats, sd: Floats, grams: float) -> tuple[Floats, Floats]:
    half = trend.BAND_80 * sd
    return np.exp(level - half) / grams, np.exp(level + half) / grams


def _level(series: Series, grams: float) -> list[Line]:
    parts = [
        (series.day[part].astype(float), np.exp(series.level[part]) / grams)
        for part in series.known_parts()
    ]
    return [Line("Level", parts)] if parts else []


def _fan(series: Series, grams: float, today: int | None) -> list[Band | Line]:
    """What the next eight weeks may bring, where enough is known of the last ones."""
    state = series.state
    if state is None or state.sessions < ENOUGH:
        return []
    last = int(series.day[np.flatnonzero(series.place)[-1]])
    if today is not None and today - last > FAN_DAYS:
        return []  # those weeks are over
    states = [state.after(day) for day in _FAN.tolist()]
    level = np.array([then.level for then in states])
    days = last + _FAN.astype(float)
    sessions = _interval(level, np.array([then.sd_session() for then in states]), grams)
    levels = _interval(level, np.array([then.sd_level() for then in states]), grams)
    name = "Next 8 weeks"
    return [
        Band(name, [(days, *sessions)], alpha=18, thin=False),
        Band(name, [(days, *levels)], alpha=32, thin=False),
        Line(name, [(days, np.exp(level) / grams)], dashed=True, thin=False),
    ]


def _points(series: Series, unit: Unit, plan_days: Mapping[int, str]) -> list[Points]:
    """Sessions by plan day, each with its mark, then those that are unsure, and the records."""
    days = np.array([plan_days.get(id_, "") for id_ in series.session.tolist()], dtype=object)
    plain = ~series.record & ~series.unsure
    names = sorted({name for name in set(days.tolist()) if name})[: len(_PLAN_DAY_MARKS)]
    layers = []
    if series.unsure.any():
        layers.append(_chosen(series, unit, series.unsure, "Low confidence", "muted", "o", 6))
    for name, mark in zip(names, _PLAN_DAY_MARKS[: len(names)], strict=True):
        layers.append(_chosen(series, unit, plain & (days == name), name, "text", mark, 7))
    others = plain & ~np.isin(days, names)
    layers.append(_chosen(series, unit, others, "Other sessions" if names else "Sessions",
                          "text", "x" if names else "o", 7))  # fmt: skip
    layers.append(_chosen(series, unit, series.record, "Record", "star", "star", 14))
    return [layer for layer in layers if len(layer.x)]


def _chosen(series: Series, unit: Unit, which: np.ndarray, name: str, colour: str, mark: str,
            size: int) -> Points:  # fmt: skip
    chosen = np.flatnonzero(which)
    return Points(
        name, series.day[chosen].astype(float), series.value[chosen] / scale(unit), colour, mark,
        size, series.session[chosen],
        lambda index: point_text(series, int(chosen[index]), unit), thin=name != "Record",
    )  # fmt: skip


def _stretches(around: Around) -> list[Stretch]:
    """Breaks, or what they were for; deloads."""
    found = [Stretch("deload", first - 0.5, last + 0.5) for first, last in around.deloads]
    found += [Stretch("away", first - 0.5, last + 0.5) for first, last in around.away]
    for first, last in around.pauses:
        if not any(a <= last and first <= b for a, b in around.away):
            weeks = plural(round((last - first) / 7), "week")
            found.append(Stretch(f"break, {weeks}", first + 1, last - 1))
    return found


def _goal(series: Series, around: Around, unit: Unit) -> list[Zone]:
    if around.goal is None or series.metric is not Metric.MAX:
        return []
    load = around.goal.max_g / scale(unit)
    return [Zone(f"goal {around.goal.words(unit)}", load, load, "good")]


def point_text(series: Series, index: int, unit: Unit) -> str:
    """``3 Nov 2026 · 127.5 × 5 @2 · estimated max 148.8 kg``."""
    value = amount(float(series.value[index]), unit, volume=series.metric is Metric.VOLUME)
    parts = [day_text(int(series.day[index])), series.set_text(index, unit)]
    if series.metric is not Metric.BEST:
        parts.append(f"{series.metric.lower()} {value}")
    if series.record[index]:
        parts.append("record")
    if series.unsure[index]:
        parts.append("low confidence: more than 12 reps")
    return " · ".join(parts)


def _summary(name: str, series: Series, unit: Unit) -> str:
    first, last = (day_text(int(series.day[end])) for end in (0, -1))
    return (
        f"{series.metric} of {name}: {plural(len(series), 'session')} from {first} to {last}; "
        f"the last: {point_text(series, len(series) - 1, unit)}; "
        f"{plural(int(series.record.sum()), 'record')}. Left and Right read each session."
    )


def _table(series: Series, unit: Unit) -> Table:
    """A row per session, the newest first; what is unknown is empty."""
    metric, grams, last = series.metric, scale(unit), len(series) - 1
    headings = ["Date", f"{_SHORT[metric]} ({unit})"]
    headings += ["Sets"] if metric is Metric.VOLUME else [f"Load ({unit})", "Reps", "In reserve"]
    headings += [f"Level ({unit})"] if metric is Metric.MAX else []
    headings += ["Note"]

    def cells(row: int) -> list[str]:
        at = last - row
        reserve = int(series.reserve[at])
        found = [iso_day(int(series.day[at])), f"{series.value[at] / grams:.1f}"]
        if metric is Metric.VOLUME:
            return [*found, str(series.reps[at]), ""]
        found += [f"{from_grams(int(series.load[at]), unit):g}", str(series.reps[at])]
        found += ["" if reserve < 0 else f"{reserve / 2:g}"]
        if metric is Metric.MAX:
            level = series.level[at]
            found += ["" if np.isnan(level) else f"{np.exp(level) / grams:.1f}"]
        return [*found, "record" if series.record[at] else "unsure" if series.unsure[at] else ""]

    return Table(headings, len(series), cells, lambda row: int(series.session[last - row]))
