"""What sets tell: best loads by reps, reps at one load, the drop from set to set, usual loads."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from legday_gui.training.estimate import MOST_SHOWN_REPS, MOST_TRUSTED_REPS, Formula, load_for
from legday_gui.training.units import format_load
from legday_gui.training.values import Unit
from legday_gui.window.charts.chart import (
    Across,
    Bars,
    Chart,
    Floats,
    Ints,
    Layer,
    Line,
    Points,
    plural,
    rows_table,
)  # fmt: skip
from legday_gui.window.charts.series import amount, day_text, estimates, iso_day, scale

RECENT_DAYS = 84
_MOST_REPS = 30
_MOST_BINS = 40
_BINS = (0.5, 1, 2, 2.5, 5, 10, 20, 25, 50, *(n * 10**p for p in range(2, 9) for n in (1, 2, 5)))
_MOST_REST_S = 20 * 60  # a longer one was no rest between sets
_RESTS = (  # from so many seconds, name, colour, mark
    (0, "under 2 min", "hamstrings", "t1"),
    (120, "2 to 3 min", "quads", "s"),
    (180, "3 to 5 min", "calves", "o"),
    (300, "5 min or more", "glutes", "d"),
    (-1, "rest not known", "muted", "x"),
)
_FEWEST = 3  # sets before their median is drawn
_ORDER = (
    "Reps of later sets in percent of the first, at the same load: the median, by the time from "
    "one set to the next."
)


def rep_max_chart(name: str, rows: Ints, unit: Unit, today: int, formula: Formula) -> Chart:
    """The heaviest load at each number of reps, ever and of late, against the formula's curve.

    ``rows`` as ``history.best_rows`` tells them.
    """
    what = "Rep maxes"
    rows = rows[(rows[:, 3] >= 1) & (rows[:, 3] <= _MOST_REPS) & (rows[:, 2] > 0)]
    if not len(rows):
        return Chart(name, what, empty=f"No set of {name} has both a load and reps.")
    best = _heaviest(rows)
    recent = _heaviest(rows[rows[:, 0] > today - RECENT_DAYS])
    layers: list[Layer] = [
        *_curve(rows, unit, formula),
        _rep_points("Ever", best, unit, "text", "o"),
        _rep_points("Last 12 weeks", recent, unit, "accent", "d"),
    ]
    by_reps = {int(row[3]): row for row in recent}
    table = rows_table(
        ("Reps", f"Best ({unit})", "Date", f"Est. max ({unit})", f"12 weeks ({unit})"),
        [_rep_row(row, by_reps.get(int(row[3])), unit, formula) for row in best],
        best[:, 1].tolist(),
    )
    said = ", ".join(f"{row[3]} × {format_load(int(row[2]), unit)}" for row in best[:12].tolist())
    return Chart(
        name, what, layers, table, f"Best loads of {name}, reps × {unit}: {said}.",
        f"The line: what the best estimated max ({formula}) would mean at other reps.",
        across=Across.NUMBERS, across_name="reps", across_whole=True, unit=str(unit),
    )  # fmt: skip


def _heaviest(rows: Ints) -> Ints:
    """Of each number of reps the first row with the heaviest load, by reps."""
    if not len(rows):
        return rows
    order = np.lexsort((rows[:, 0], -rows[:, 2], rows[:, 3]))
    reps = rows[order, 3]
    first: NDArray[np.bool_] = np.append(True, reps[1:] != reps[:-1])
    return rows[order[first]]


def _curve(rows: Ints, unit: Unit, formula: Formula) -> list[Line]:
    value, effective = estimates(rows[:, 2], rows[:, 3], rows[:, 4], formula)
    sure = value[effective <= MOST_TRUSTED_REPS]
    sure = sure[~np.isnan(sure)]
    if not len(sure):
        return []
    reps = np.arange(1, MOST_SHOWN_REPS + 1)
    loads = [load_for(float(sure.max()), n, 0, formula) / scale(unit) for n in reps.tolist()]
    return [Line(str(formula), [(reps.astype(float), np.array(loads))], "accent", dashed=True)]


def _rep_points(name: str, rows: Ints, unit: Unit, colour: str, mark: str) -> Points:
    return Points(
        name, rows[:, 3].astype(float), rows[:, 2] / scale(unit), colour, mark, 9, rows[:, 1],
        lambda at: (
            f"{format_load(int(rows[at, 2]), unit)} {unit} × {rows[at, 3]} · "
            f"{day_text(int(rows[at, 0]))} · {name.lower()}"
        ),
    )  # fmt: skip


def _rep_row(row: Ints, recent: Ints | None, unit: Unit, formula: Formula) -> list[str]:
    value = float(estimates(row[2:3], row[3:4], row[4:5], formula)[0][0])
    return [
        str(row[3]), format_load(int(row[2]), unit), iso_day(int(row[0])),
        "" if np.isnan(value) else f"{value / scale(unit):.1f}",
        "" if recent is None else format_load(int(recent[2]), unit),
    ]  # fmt: skip


def usual_loads(rows: Ints) -> list[int]:
    """The loads of ``chart_rows.load_rows`` in grams, by the number of sessions, most first."""
    loads, counts = np.unique(rows[:, 2], return_counts=True)
    return loads[np.lexsort((-loads, -counts))].tolist()  # type: ignore[no-any-return]


def at_load_chart(name: str, rows: Ints, load_g: int | None, unit: Unit) -> Chart:
    """The most reps of each session at one load; without one, at the load used most often."""
    what = "Reps at a load"
    if not len(rows):
        return Chart(name, what, empty=f"No set of {name} has both a load and reps.")
    load_g = usual_loads(rows)[0] if load_g is None else load_g
    chosen = rows[rows[:, 2] == load_g]
    text = f"{format_load(load_g, unit)} {unit}"
    if not len(chosen):
        return Chart(name, what, empty=f"{name} was never done with {text}. Choose another load.")
    reps = chosen[:, 3]
    before = np.maximum.accumulate(np.append(0, reps[:-1]))
    more = (reps > before) & (np.arange(len(reps)) > 0)

    def points(which: Ints, kind: str, colour: str, mark: str, size: int) -> Points:
        return Points(
            kind, chosen[which, 0].astype(float), reps[which].astype(float), colour, mark, size,
            chosen[which, 1],
            lambda at: f"{day_text(int(chosen[which[at], 0]))} · {text} × {reps[which[at]]}",
        )  # fmt: skip

    rows_shown = [
        [iso_day(int(day)), str(most), str(sets)] for day, _, _, most, sets in chosen[::-1].tolist()
    ]
    return Chart(
        name, f"Reps at {text}",
        [points(np.flatnonzero(~more), "Most reps", "text", "o", 7),
         points(np.flatnonzero(more), "More than ever before", "star", "star", 14)],
        rows_table(("Date", "Most reps", "Sets"), rows_shown, chosen[::-1, 1].tolist()),
        f"Most reps of {name} at {text} in {plural(len(chosen), 'session')}: "
        f"{reps[0]} at first, {reps[-1]} at last, {reps.max()} at most.",
        unit="reps", from_zero=True,
    )  # fmt: skip


def loads_chart(name: str, rows: Ints, unit: Unit, since: float) -> Chart:
    """How many sets were done at which load, since a day."""
    what = "Loads"
    rows = rows[rows[:, 0] >= since]
    if not len(rows):
        return Chart(name, what, empty=f"No set of {name} in the time shown has a load.")
    loads = rows[:, 2] / scale(unit)
    wide = next((b for b in _BINS if np.ptp(loads) / b < _MOST_BINS), _BINS[-1])
    at, where = np.unique(np.floor(loads / wide + 1e-6).astype(np.int64), return_inverse=True)
    sets = np.bincount(where, weights=rows[:, 4]).astype(float)

    def between(index: int) -> str:
        low = float(at[index] * wide)
        return f"{low:g} to under {low + wide:g} {unit}"

    bars = Bars("Sets", at, np.zeros(len(at)), sets, "quads", step=wide, left=0.05, width=0.9,
                words=lambda index: f"{between(index)}: {plural(sets[index], 'set')}")  # fmt: skip
    usual = int(sets.argmax())
    return Chart(
        name, what, [bars],
        rows_table((f"Load ({unit})", "Sets"),
                   [[between(i), f"{sets[i]:g}"] for i in range(len(at))]),
        f"Most sets of {name}: {plural(sets[usual], 'set')} at {between(usual)}, "
        f"of {plural(float(sets.sum()), 'set')}; heaviest {amount(float(rows[:, 2].max()), unit)}.",
        "Work sets in the range chosen; left and right count as two.",
        across=Across.NUMBERS, across_name=str(unit), unit="sets", from_zero=True,
    )  # fmt: skip


def set_order_chart(name: str, found: Sequence[tuple[int, int | None, int, int, int]]) -> Chart:
    """What is left of the first set's reps in the later ones; ``chart_rows.set_order_rows``."""
    what = "Set by set"
    rows = [(place, _rest_name(rest), 100 * reps / first, count)
            for place, rest, reps, first, count in found]  # fmt: skip
    layers: list[Line | Points] = []
    table = []
    for _, rest, colour, mark in _RESTS:
        medians = _medians([row for row in rows if row[1] == rest])
        table += [[rest, str(place), f"{share:.0f}", str(n)] for place, share, n in medians]
        shown = [row for row in medians if row[2] >= _FEWEST]
        if shown:
            layers += _order_layers(rest, shown, colour, mark)
    if not layers:
        return Chart(name, what, empty=f"{name} needs three sessions with two sets or more at the "
                     "same load within the time shown.")  # fmt: skip
    said = ". ".join(f"Set {r[1]}, {r[0]}: {r[2]} % of the first, {r[3]} sets" for r in table)
    return Chart(
        name, what, layers, rows_table(("Rest", "Set", "% of the first", "Sets"), table),
        f"What is left of the first set's reps in {name}. {said}.", _ORDER,
        across=Across.NUMBERS, across_name="set", across_whole=True, unit="%", from_zero=True,
    )  # fmt: skip


def _rest_name(seconds: int | None) -> str:
    if seconds is None or not 0 < seconds <= _MOST_REST_S:
        return _RESTS[-1][1]
    names = [name for low, name, *_ in _RESTS[:-1] if seconds >= low]
    return names[-1]


def _medians(rows: Sequence[tuple[int, str, float, int]]) -> list[tuple[int, float, int]]:
    """(place, median share, number of sets) of each place in the order of sets."""
    found = []
    for place in sorted({row[0] for row in rows}):
        shares = _repeated(rows, place)
        found.append((place, float(np.median(shares)), len(shares)))
    return found


def _repeated(rows: Sequence[tuple[int, str, float, int]], place: int) -> Floats:
    here = [(share, count) for at, _, share, count in rows if at == place]
    return np.repeat([share for share, _ in here], [count for _, count in here])


def _order_layers(
    rest: str, medians: Sequence[tuple[int, float, int]], colour: str, mark: str
) -> list[Line | Points]:
    x = np.array([1.0, *(row[0] for row in medians)])
    y = np.array([100.0, *(row[1] for row in medians)])

    def words(at: int) -> str:
        if at == 0:
            return "Set 1: all others are measured against it"
        place, share, many = medians[at - 1]
        return f"Set {place}, {rest}: {share:.0f} % of the reps of set 1 · {plural(many, 'set')}"

    return [Line(rest, [(x, y)], colour), Points(rest, x, y, colour, mark, 9, words=words)]
