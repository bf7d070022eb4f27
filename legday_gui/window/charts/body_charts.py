"""The body: its weight with a trend, and strength for that weight."""

from collections.abc import Sequence

import numpy as np

from legday_gui.training.values import BodyWeight, Unit
from legday_gui.window.charts.chart import Chart, Floats, Ints, Line, Points, plural, rows_table
from legday_gui.window.charts.series import Lift, Metric, amount, day_text, iso_day, scale

TITLE = "Body"
HALF_LIFE_DAYS = 7
_KNOWN_FOR_DAYS = 60  # an older body weight says nothing of today's


def smoothed(days: Ints, values: Floats, half_life: float = HALF_LIFE_DAYS) -> Floats:
    """The mean of each value and those before it, which weigh half every ``half_life`` days."""
    found = np.empty(len(values))
    total = weight = 0.0
    for at, value in enumerate(values.tolist()):
        kept = 0.5 ** ((days[at] - days[at - 1]) / half_life) if at else 0.0
        total, weight = kept * total + value, kept * weight + 1
        found[at] = total / weight
    return found


def weight_chart(weights: Sequence[BodyWeight], unit: Unit) -> Chart:
    """Each weighing and the trend through them."""
    what = "Body weight"
    if not weights:
        return Chart(TITLE, what, empty="No body weight yet: note it when you finish a session.")
    weights = sorted(weights, key=lambda w: (w.day, w.measured_at))
    days = np.array([w.day for w in weights])
    value = np.array([w.grams for w in weights]) / scale(unit)
    trend = smoothed(days, value)
    points = Points(
        "Weighed", days.astype(float), value, "muted", "o", 6,
        words=lambda at: f"{day_text(int(days[at]))} · {value[at]:.1f} {unit} · "
        f"trend {trend[at]:.1f} {unit}",
    )  # fmt: skip
    parts = np.split(np.arange(len(days)), np.flatnonzero(np.diff(days) > _KNOWN_FOR_DAYS) + 1)
    line = Line("Trend", [(days[part].astype(float), trend[part]) for part in parts])
    table = [
        [iso_day(int(days[i])), f"{value[i]:.1f}", f"{trend[i]:.1f}"]
        for i in range(len(days))[::-1]
    ]
    return Chart(
        TITLE, what, [line, points],
        rows_table(("Date", f"Weight ({unit})", f"Trend ({unit})"), table),
        f"Body weight, {plural(len(days), 'weighing')}: {value[-1]:.1f} {unit} at last, "
        f"the trend {trend[-1]:.1f}, at first {trend[0]:.1f}.",
        f"The trend is a mean in which a weighing counts half after {HALF_LIFE_DAYS} days.",
        unit=str(unit),
    )  # fmt: skip


def relative_chart(name: str, lift: Lift, weights: Sequence[BodyWeight]) -> Chart:
    """The level of an exercise in times the body weight of the same day."""
    what = "Per body weight"
    series = lift[Metric.MAX]
    known = np.flatnonzero(series.place)
    if not len(known):
        return Chart(name, what, empty=lift.why_no_max)
    body = body_weight_on(weights, series.day[known])
    known, body = known[~np.isnan(body)], body[~np.isnan(body)]
    if not len(known):
        return Chart(name, what, empty="No body weight is known from around these sessions: note "
                     "it when you finish one.")  # fmt: skip
    value, level = series.value[known] / body, np.exp(series.level[known]) / body
    days = series.day[known].astype(float)
    points = Points(
        "Sessions", days, value, "text", "o", 7, series.session[known],
        lambda at: f"{day_text(int(days[at]))} · {value[at]:.2f} × body weight, "
        f"{amount(float(body[at]), Unit.KG)}",
    )  # fmt: skip
    table = [
        [iso_day(int(days[i])), f"{value[i]:.2f}", f"{level[i]:.2f}"]
        for i in range(len(days))[::-1]
    ]
    return Chart(
        name, what, [Line("Level", [(days, level)]), points],
        rows_table(("Date", "Max × body weight", "Level × body weight"), table,
                   series.session[known][::-1].tolist()),
        f"{name} for body weight: {level[-1]:.2f} times at last, {level[0]:.2f} at first.",
        "Estimated max ÷ body weight, between two weighings in proportion.", unit="×",
    )  # fmt: skip


def body_weight_on(weights: Sequence[BodyWeight], days: Ints) -> Floats:
    """The smoothed body weight in grams on each day; NaN over 60 days from any weighing."""
    if not weights:
        return np.full(len(days), np.nan)
    ordered = sorted(weights, key=lambda w: (w.day, w.measured_at))
    at = np.array([w.day for w in ordered])
    found = np.interp(days, at, smoothed(at, np.array([float(w.grams) for w in ordered])))
    after = np.searchsorted(at, days)
    before_day, after_day = at[np.maximum(after - 1, 0)], at[np.minimum(after, len(at) - 1)]
    away = np.minimum(np.abs(days - before_day), np.abs(after_day - days))
    return np.where(away <= _KNOWN_FOR_DAYS, found, np.nan)
