"""The training as a whole: hard sets, volume, time and effort a week, leg days and their gaps."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise

import numpy as np

from legday_gui.training.calendar import leg_weeks, week_of
from legday_gui.training.values import LEG_MUSCLES, Exercise, Muscle, Unit
from legday_gui.training.volume import HIGH_ABOVE, MAINTAIN_FROM, PRODUCTIVE_FROM
from legday_gui.window.charts.chart import (
    Bars,
    Chart,
    Floats,
    Ints,
    Line,
    Points,
    Table,
    Zone,
    plural,
    rows_table,
)  # fmt: skip
from legday_gui.window.charts.series import day_text, iso_day, scale

TITLE = "All training"
MONDAY = -3.0  # where week 0 begins
_LONGEST_S = 6 * 3600  # a longer session was forgotten, not trained
_FEW_HOURS, _MANY_HOURS = 48, 72  # between leg days; choice, as of the recovery
_MOST_GAP_H = 14 * 24  # longer ones are breaks and stand in the table only

SessionTimes = Sequence[tuple[int, int, int, int | None, int | None]]


def monday_text(week: int) -> str:
    """``week of 3 Nov 2026``."""
    return f"week of {day_text(week * 7 - 3)}"


def hard_sets_by_muscle(
    counts: Iterable[tuple[int, int, int]], library: Mapping[int, Exercise]
) -> dict[Muscle, dict[int, tuple[float, float]]]:
    """(direct, indirect) hard sets of each muscle and week; an indirect set counts one half.

    ``counts`` as ``history.weekly_hard_counts`` tells them.
    """
    found: dict[Muscle, dict[int, tuple[float, float]]] = {}
    for week, exercise_id, count in counts:
        exercise = library.get(exercise_id)
        for muscle, share in exercise.contributions.items() if exercise else ():
            direct, indirect = found.setdefault(muscle, {}).get(week, (0.0, 0.0))
            if share >= 1:
                direct += share * count
            else:
                indirect += share * count
            found[muscle][week] = direct, indirect
    return found


def hard_sets_chart(
    counts: Sequence[tuple[int, int, int]], library: Mapping[int, Exercise], today: int
) -> Chart:
    """A group of bars a week, a colour a muscle: direct sets, and paler on top the indirect."""
    what = "Hard sets a week"
    if not counts:
        return Chart(TITLE, what, empty="No hard sets yet: work sets of 3 to 30 reps count.")
    found = hard_sets_by_muscle(counts, library)
    weeks = np.arange(counts[0][0], max(counts[-1][0], week_of(today)) + 1)
    layers: list[Bars] = []
    means = []
    for place, muscle in enumerate(LEG_MUSCLES):
        direct, indirect = _filled(found.get(muscle, {}), weeks)
        layers += _muscle_bars(muscle, weeks, direct, indirect, place)
        means.append(f"{muscle} {(direct + indirect)[-12:].mean():.1f}")
    rows = []
    for week in weeks[::-1].tolist():
        for muscle in LEG_MUSCLES:
            direct_sets, indirect_sets = found.get(muscle, {}).get(week, (0.0, 0.0))
            if direct_sets or indirect_sets:
                rows.append([iso_day(week * 7 - 3), str(muscle), f"{direct_sets:g}",
                             f"{indirect_sets:g}", f"{direct_sets + indirect_sets:g}"])  # fmt: skip
    zone = Zone("", PRODUCTIVE_FROM, HIGH_ABOVE)
    return Chart(
        TITLE, what, layers, rows_table(("Week from", "Muscle", "Direct", "Indirect", "Sum"), rows),
        f"Mean hard sets a week, last 12 weeks: {', '.join(means)}; aim {PRODUCTIVE_FROM} to "
        f"{HIGH_ABOVE}.",
        f"Shaded: {PRODUCTIVE_FROM} to {HIGH_ABOVE} sets, enough to grow; under {MAINTAIN_FROM} "
        "little is kept. Paler: indirect sets, half each. Bars in the order of the legend.",
        unit="sets", from_zero=True, zones=(zone,),
    )  # fmt: skip


def _filled(by_week: Mapping[int, tuple[float, float]], weeks: Ints) -> tuple[Floats, Floats]:
    both = np.array([by_week.get(week, (0.0, 0.0)) for week in weeks.tolist()])
    return both[:, 0], both[:, 1]


def _muscle_bars(
    muscle: Muscle, weeks: Ints, direct: Floats, indirect: Floats, place: int
) -> list[Bars]:
    share = 0.8 / len(LEG_MUSCLES)
    left = 0.1 + place * share

    def words(at: int) -> str:
        text = f"{monday_text(int(weeks[at]))} · {muscle}: {direct[at]:g} direct"
        return text + (f" and {indirect[at]:g} indirect" if indirect[at] else "")

    low = np.zeros(len(weeks))
    return [
        Bars(str(muscle), weeks, low, direct, muscle, MONDAY, left=left, width=share * 0.85,
             words=words),
        Bars(str(muscle), weeks, direct, direct + indirect, muscle, MONDAY, left=left,
             width=share * 0.85, pale=True, words=words),
    ]  # fmt: skip


def volume_chart(rows: Sequence[tuple[int, float, int]], unit: Unit, today: int) -> Chart:
    """The volume of all work sets a week, and its four-week median."""
    what = "Volume a week"
    if not any(grams for _, grams, _ in rows):
        return Chart(TITLE, what, empty="No work set has both a load and reps yet.")
    weeks = np.arange(rows[0][0], max(rows[-1][0], week_of(today)) + 1)
    known = {week: (grams / scale(unit), sets) for week, grams, sets in rows}
    value = np.array([known.get(week, (0.0, 0))[0] for week in weeks.tolist()])
    table = [
        [iso_day(week * 7 - 3), f"{known[week][0]:.0f}", str(known[week][1])]
        for week in weeks[::-1].tolist() if week in known
    ]  # fmt: skip
    return _weekly(
        what, weeks, value, lambda at: f"{value[at]:,.0f} {unit}",
        table=rows_table(("Week from", f"Volume ({unit})", "Sets"), table), unit=str(unit),
        note="Load as entered × reps; a one-sided set counts the mean of its sides. Bodyweight "
        "adds none.",
    )  # fmt: skip


def time_chart(sessions: SessionTimes, today: int) -> Chart:
    """Minutes in the gym a week; sessions without an end, or over six hours, are left out."""
    what = "Time in the gym"
    timed = [(day, lasted) for day, _, start, end, _ in sessions
             if (lasted := session_minutes(start, end)) is not None]  # fmt: skip
    if not timed:
        return Chart(TITLE, what, empty="No session has a beginning and an end yet.")
    weeks, minutes, number = _by_week(timed, today)
    table = [
        [iso_day(week * 7 - 3), f"{m:.0f}", str(n)]
        for week, m, n in zip(weeks[::-1].tolist(), minutes[::-1], number[::-1], strict=True) if n
    ]  # fmt: skip
    left_out = len(sessions) - len(timed)
    note = f"{plural(left_out, 'session')} without a plausible end left out." if left_out else ""
    return _weekly(
        what, weeks, minutes,
        lambda at: f"{minutes[at]:.0f} min in {plural(int(number[at]), 'session')}",
        table=rows_table(("Week from", "Minutes", "Sessions"), table), unit="min", note=note,
    )  # fmt: skip


def load_chart(sessions: SessionTimes, today: int) -> Chart:
    """Session load a week, effort × minutes (Foster 2001), with its four-week median."""
    what = "Session load"
    rated = [(day, minutes * effort) for day, _, start, end, effort in sessions
             if effort is not None
             and (minutes := session_minutes(start, end)) is not None]  # fmt: skip
    if not rated:
        return Chart(TITLE, what, empty="Rate the effort of a session when you finish it, and its "
                     "load, effort × minutes, will show here.")  # fmt: skip
    weeks, load, number = _by_week(rated, today)
    table = [
        [iso_day(week * 7 - 3), f"{value:.0f}", str(n)]
        for week, value, n in zip(weeks[::-1].tolist(), load[::-1], number[::-1], strict=True) if n
    ]  # fmt: skip
    return _weekly(
        what, weeks, load,
        lambda at: f"load {load[at]:,.0f} from {plural(int(number[at]), 'rated session')}",
        table=rows_table(("Week from", "Load", "Rated sessions"), table), unit="",
        note="Effort from 0 to 10 × minutes; sessions without a rating are left out.",
    )  # fmt: skip


def session_minutes(start: int, end: int | None) -> float | None:
    """How long a session took; None without an end, and for one that was forgotten."""
    if end is None or not 0 < end - start <= _LONGEST_S:
        return None
    return (end - start) / 60


def _by_week(values: Sequence[tuple[int, float]], today: int) -> tuple[Ints, Floats, Ints]:
    """(weeks without a gap, the sum in each, how many) of (day, value)."""
    week = np.array([week_of(day) for day, _ in values])
    weeks = np.arange(week[0], max(week[-1], week_of(today)) + 1)
    amounts = np.array([value for _, value in values], float)
    sums = np.bincount(week - week[0], amounts, len(weeks)).astype(float)
    return weeks, sums, np.bincount(week - week[0], minlength=len(weeks))


def four_week_median(values: Floats) -> Floats:
    """The median of each week and the three before it, of fewer at the start."""
    return np.array([np.median(values[max(0, at - 3) : at + 1]) for at in range(len(values))])


def _weekly(
    what: str,
    weeks: Ints,
    value: Floats,
    words: Callable[[int], str],
    *,
    table: Table,
    unit: str,
    note: str,
) -> Chart:
    """Bars of each week and their four-week median; ``words`` reads a week out."""
    usual = four_week_median(value)
    bars = Bars(what, weeks, np.zeros(len(weeks)), value, "quads", MONDAY,
                words=lambda at: f"{monday_text(int(weeks[at]))} · {words(at)}")  # fmt: skip
    line = Line("Median of 4 weeks", [(bars.x, usual)], "accent")
    last = f"{value[-1]:,.0f} {unit}".strip()
    return Chart(
        TITLE, what, [bars, line], table,
        f"{what}: {last} this week; the median of four weeks is {usual[-1]:,.0f} {unit}".strip()
        + f". {plural(len(weeks), 'week')} in all.",
        note, unit=unit, from_zero=True,
    )  # fmt: skip


def leg_days_chart(starts: Sequence[tuple[int, int, int]], today: int) -> Chart:
    """Hours from one leg day to the next, and how regular the weeks are."""
    what = "Gaps between leg days"
    if len(starts) < 2:
        return Chart(TITLE, what, empty="Two leg days are needed before there is a gap to show.")
    gaps = [(b[0], b[1], (b[2] - a[2]) / 3600) for a, b in pairwise(starts)]
    shown = [gap for gap in gaps if 0 < gap[2] <= _MOST_GAP_H]
    if not shown:
        return Chart(TITLE, what, empty="No two leg days are less than two weeks apart.")
    days = np.array([day for day, *_ in shown], float)
    hours = np.array([h for *_, h in shown])
    points = Points(
        "Leg day", days, hours, "text", "o", 7, np.array([id_ for _, id_, _ in shown], np.int64),
        lambda at: f"{day_text(int(days[at]))} · {_hours(hours[at])} after the leg day before",
    )  # fmt: skip
    weeks = leg_weeks([day for day, *_ in starts], today)
    table = [[iso_day(day), f"{h:.0f}", f"{h / 24:.1f}"] for day, _, h in gaps[::-1]]
    zone = Zone(f"{_FEW_HOURS} to {_MANY_HOURS} hours", _FEW_HOURS, _MANY_HOURS)
    middle = f"Half of all gaps are {_hours(float(np.median([h for *_, h in gaps])))} or longer. "
    return Chart(
        TITLE, what, [points],
        rows_table(("Leg day", "Hours since the last", "Days"), table, [g[1] for g in gaps[::-1]]),
        middle + weeks.sentence(), weeks.sentence(), unit="h", from_zero=True, zones=(zone,),
    )  # fmt: skip


def _hours(hours: float) -> str:
    return f"{hours:.0f} h" if hours < 96 else f"{hours / 24:.1f} days"
