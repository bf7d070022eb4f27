"""The gap between left and right over time, with its trend and band."""

import numpy as np

from legday_gui.training.trend import BAND_80
from legday_gui.window.charts.balance import WATCH_FROM, Gap, SideRows, session_gaps
from legday_gui.window.charts.chart import (
    Band,
    Chart,
    Floats,
    Line,
    Points,
    Zone,
    plural,
    rows_table,
)  # fmt: skip
from legday_gui.window.charts.series import day_text, iso_day

_BACK = 12  # sessions that the trend and the band are made of
_FEWEST = 3
_ZONE = f"within {WATCH_FROM:g} %, above 0 right is stronger"
_FORMULA = (
    "100 × (right − left) ÷ the stronger side, each by its best set; above 0 right is stronger. "
    "Line: mean of up to 12 sessions, band: where about 8 in 10 of them fell. Within 10 % a "
    "repeated test would differ as much."
)


def sides_chart(name: str, rows: SideRows) -> Chart:
    """The gap of each session in which both sides were logged; ``chart_rows.side_rows``."""
    what = "Left and right"
    found = session_gaps(rows)
    if not found:
        return Chart(name, what, empty=f"Unknown: no session of {name} has both a left and a right "
                     "set. Log each side to compare them.")  # fmt: skip
    days = np.array([day for day, *_ in found], float)
    gaps = np.array([gap for *_, gap in found])
    mean, spread = rolling(gaps)
    sessions = np.array([session for _, session, _ in found], np.int64)

    def words(at: int) -> str:
        return f"{day_text(int(days[at]))} · {Gap(name, float(gaps[at])).words}"

    layers: list[Band | Line | Points] = []
    if len(gaps) >= _FEWEST:
        here = slice(_FEWEST - 1, None)
        half = BAND_80 * spread[here]
        layers.append(
            Band("8 in 10 sessions", [(days[here], mean[here] - half, mean[here] + half)])
        )
        layers.append(Line("Mean of 12", [(days[here], mean[here])]))
    layers.append(Points("Sessions", days, gaps, "text", "o", 7, sessions, words))
    table = [[iso_day(int(d)), f"{g:+.1f}", Gap(name, g).words] for d, _, g in found[::-1]]
    return Chart(
        name, what, layers,
        rows_table(("Date", "Gap (%)", "In words"), table, sessions[::-1].tolist()),
        f"{plural(len(found), 'session')} with both sides; the last: {Gap(name, gaps[-1]).words}; "
        f"the mean of the last {min(_BACK, len(gaps))}: {Gap(name, float(mean[-1])).words}.",
        _FORMULA, unit="%", zones=(Zone(_ZONE, -WATCH_FROM, WATCH_FROM), Zone("", 0, 0, "muted")),
    )  # fmt: skip


def rolling(values: Floats, back: int = _BACK) -> tuple[Floats, Floats]:
    """(mean, standard deviation) of each value and up to eleven before it; 0 for a single one."""
    parts = [values[max(0, at + 1 - back) : at + 1] for at in range(len(values))]
    return (np.array([part.mean() for part in parts]),
            np.array([part.std(ddof=1) if len(part) > 1 else 0.0 for part in parts]))  # fmt: skip
