"""Where it hurts: pain and soreness by site, beside the load of the weeks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from legday_gui.training.calendar import week_of
from legday_gui.training.values import Unit
from legday_gui.window.charts.chart import Bars, Beside, Chart, Points, Table, plural, rows_table
from legday_gui.window.charts.series import day_text, iso_day, scale
from legday_gui.window.charts.week_charts import MONDAY, SessionTimes, monday_text, session_minutes

TITLE = "Body"
_MOST = 10.0  # the highest score, and as high as the heaviest week is drawn
_COLOURS = ("quads", "hamstrings", "glutes", "calves", "adductors", "lower back")
_MARKS = ("o", "s", "t1", "d", "p", "h")

PainRows = Sequence[tuple[int, str, str, str, int]]


class Burden(StrEnum):
    """What stands beside the scores, summed over each week."""

    VOLUME = "Volume a week"
    EFFORT = "Session load a week"
    SETS = "Work sets a week"


@dataclass(frozen=True, slots=True)
class Load:
    """Amounts by week, and the unit they are in; a week that is missing had none."""

    burden: Burden
    unit: str
    by_week: Mapping[int, float]


def volume_load(rows: Sequence[tuple[int, float, int]], unit: Unit) -> Load:
    """The volume of all work sets; ``chart_rows.weekly_volume``."""
    return Load(Burden.VOLUME, str(unit), {week: grams / scale(unit) for week, grams, _ in rows})


def sets_load(rows: Sequence[tuple[int, float, int]]) -> Load:
    """The number of work sets; ``chart_rows.weekly_volume``."""
    return Load(Burden.SETS, "sets", {week: float(sets) for week, _, sets in rows})


def effort_load(sessions: SessionTimes) -> Load:
    """Effort × minutes (Foster 2001) of the sessions that were rated and have an end."""
    found: dict[int, float] = {}
    for day, _, start, end, effort in sessions:
        minutes = session_minutes(start, end)
        if effort is not None and minutes is not None:
            found[week_of(day)] = found.get(week_of(day), 0.0) + effort * minutes
    return Load(Burden.EFFORT, "", found)


def pain_chart(rows: PainRows, load: Load) -> Chart:
    """Each score of a site from 0 to 10, before the load of its week with an axis of its own."""
    what = "Pain and soreness"
    if not rows:
        return Chart(TITLE, what, empty="No pain or soreness noted. That is good to see.")
    sites: dict[str, list[tuple[int, int]]] = {}
    for day, kind, site, side, score in rows:
        name = f"{site}, {side}" if side != "both" else site
        sites.setdefault(f"{kind}: {name}", []).append((day, score))
    often = sorted(sites, key=lambda name: -len(sites[name]))
    heaviest = max(load.by_week.values(), default=0.0)
    layers: list[Bars | Points] = [_load_bars(load, heaviest)] if heaviest > 0 else []
    layers += [_scores(name, sites[name], place) for place, name in enumerate(often)]
    worst = ", ".join(f"{name} {max(s for _, s in sites[name])}" for name in often[:4])
    return Chart(
        TITLE, what, layers, _table(rows, load),
        f"{plural(len(rows), 'note')} of pain or soreness; the worst of each: {worst}. "
        + _besides(rows, load),
        "Marks: scores from 0 to 10. " + _note(load, heaviest),
        unit="of 10", from_zero=True,
        beside=Beside(load.unit, heaviest / _MOST) if heaviest > 0 else None,
    )  # fmt: skip


def _load_bars(load: Load, heaviest: float) -> Bars:
    """Bars as high as ten for the heaviest week."""
    weeks = np.array(sorted(load.by_week), np.int64)
    amounts = np.array([load.by_week[week] for week in weeks.tolist()])
    return Bars(
        str(load.burden), weeks, np.zeros(len(weeks)), amounts / heaviest * _MOST, "border",
        MONDAY, left=0.04, width=0.92,
        words=lambda at: f"{monday_text(int(weeks[at]))} · {_amount(load, float(amounts[at]))}",
    )  # fmt: skip


def _scores(name: str, scores: Sequence[tuple[int, int]], place: int) -> Points:
    """A colour and a mark that no other of 36 sites has."""
    days = np.array([day for day, _ in scores], float)
    value = np.array([score for _, score in scores], float)
    many = len(_COLOURS)
    return Points(
        name, days, value, _COLOURS[place % many], _MARKS[(place + place // many) % many], 10,
        words=lambda at: f"{day_text(int(days[at]))} · {name}: {value[at]:.0f} of 10",
    )  # fmt: skip


def _table(rows: PainRows, load: Load) -> Table:
    unit = f" ({load.unit})" if load.unit else ""
    cells = [
        [iso_day(day), kind, site, side, str(score), _cell(load, week_of(day))]
        for day, kind, site, side, score in rows[::-1]
    ]
    return rows_table(("Date", "Kind", "Where", "Side", "0 to 10", f"{load.burden}{unit}"), cells)


def _cell(load: Load, week: int) -> str:
    return f"{load.by_week[week]:.0f}" if week in load.by_week else ""


def _amount(load: Load, amount: float) -> str:
    name = str(load.burden).removesuffix(" a week").lower()
    return f"{name} {amount:,.0f} {load.unit}".strip()


def _note(load: Load, heaviest: float) -> str:
    if heaviest > 0:
        said = f"Bars: {str(load.burden).lower()}, read on the right."
        return said + (" Effort × minutes." if load.burden is Burden.EFFORT else "")
    if load.burden is Burden.EFFORT:
        return "No session has both an effort and an end: choose another load to stand beside."
    return "No load is known to stand beside: choose the work sets."


def _besides(rows: PainRows, load: Load) -> str:
    """The usual load of the weeks with and without a note, from the first to the last one."""
    hurt = {week_of(row[0]) for row in rows}
    between = [week for week in load.by_week if min(hurt) <= week <= max(hurt)]
    parts = [
        f"{_amount(load, float(np.median(amounts)))} in weeks {name} a note"
        for name, amounts in (
            ("with", [load.by_week[week] for week in between if week in hurt]),
            ("without", [load.by_week[week] for week in between if week not in hurt]),
        )
        if amounts
    ]
    return f"Beside it, the median: {', '.join(parts)}." if parts else ""
