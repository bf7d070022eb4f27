"""What the charts draw, as arrays: a point per session, one series per metric."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from legday_gui.logbook.history import best_rows, volume_rows
from legday_gui.logbook.logbook import Logbook
from legday_gui.training import trend
from legday_gui.training.calendar import date_of
from legday_gui.training.estimate import (
    MOST_RESERVE_HALVES,
    MOST_SHOWN_REPS,
    MOST_TRUSTED_REPS,
    Formula,
    factor,
)  # fmt: skip
from legday_gui.training.units import GRAMS_PER_LB, format_load
from legday_gui.training.values import Unit
from legday_gui.window.charts.chart import Floats, Ints

Flags = NDArray[np.bool_]
ENOUGH = 4  # sessions before the level says anything


class Metric(StrEnum):
    MAX = "Estimated max"
    BEST = "Best set"
    VOLUME = "Volume"


@dataclass(frozen=True, slots=True)
class Series:
    """Sessions of one exercise, oldest first. Values in grams; NaN where there is no level."""

    metric: Metric
    day: Ints
    session: Ints
    value: Floats
    load: Ints  # of the set behind the value
    reps: Ints  # of that set; for the volume, the number of sets
    reserve: Ints  # halves, -1 where not stated
    record: Flags
    unsure: Flags
    level: Floats  # logs of grams, after the session
    sd_level: Floats
    sd_session: Floats
    place: Ints  # place in its segment, 0 where there is no level
    state: trend.State | None = None  # of the level, after the last session that tells of it

    def __len__(self) -> int:
        return len(self.day)

    def segments(self) -> list[Ints]:
        """Indices of the points with a level, apart where a long pause lies between them."""
        known = np.flatnonzero(self.place)
        starts = np.flatnonzero(self.place[known] == 1)[1:]
        # A second session on the first day of a segment starts nothing.
        starts = starts[np.diff(self.day[known])[starts - 1] > 0]
        return [part for part in np.split(known, starts) if len(part)]

    def known_parts(self) -> list[Ints]:
        """The segments with enough sessions for the level to say anything."""
        return [part for part in self.segments() if self.place[part[-1]] >= ENOUGH]

    def set_text(self, index: int, unit: Unit) -> str:
        """``127.5 × 5 @2``; for the volume, how many sets."""
        reps = int(self.reps[index])
        if self.metric is Metric.VOLUME:
            return f"{reps} {'set' if reps == 1 else 'sets'}"
        reserve = int(self.reserve[index])
        asked = "" if reserve < 0 else f" @{reserve / 2:g}"
        return f"{format_load(int(self.load[index]), unit)} × {reps}{asked}"


class Lift:
    """The series of an exercise, each made when it is first asked for.

    ``why_no_max`` is a sentence where no max can be estimated.
    """

    def __init__(self, makers: Mapping[Metric, Callable[[], Series]]) -> None:
        self._makers = makers
        self._made: dict[Metric, Series] = {}
        self.why_no_max = ""

    def __getitem__(self, metric: Metric) -> Series:
        if metric not in self._made:
            self._made[metric] = self._makers[metric]()
        return self._made[metric]


def scale(unit: Unit) -> float:
    """Grams in one of the unit."""
    return 1000.0 if unit is Unit.KG else GRAMS_PER_LB


def amount(grams: float, unit: Unit, *, volume: bool = False) -> str:
    """``139.6 kg``; a volume in whole units: ``4,320 kg``."""
    number = grams / scale(unit)
    return f"{number:,.0f} {unit}" if volume else f"{number:,.1f} {unit}".replace("-", "−")


def day_text(day: int) -> str:
    """``3 Nov 2026``."""
    date = date_of(day)
    return f"{date.day} {date:%b %Y}"


def iso_day(day: int) -> str:
    """``2026-11-03``, as tables and files say it."""
    return date_of(day).isoformat()


def read_lift(
    book: Logbook, athlete_id: int, exercise_id: int, name: str, formula: Formula = Formula.EPLEY
) -> Lift:
    """Read an exercise with one aggregate query for its sets, and one for its volume when asked."""
    rows = best_array(book, athlete_id, exercise_id)
    makers = {
        Metric.MAX: lambda: _estimated(rows, formula),
        Metric.BEST: lambda: _best(rows),
        Metric.VOLUME: lambda: volume_series(book, athlete_id, exercise_id),
    }
    lift = Lift(makers)
    if lift[Metric.MAX].unsure.all():
        logged = bool(len(rows)) or bool(volume_rows(book, athlete_id, exercise_id))
        lift.why_no_max = _why_none(rows, logged, name)
    return lift


def volume_series(book: Logbook, athlete_id: int, exercise_id: int) -> Series:
    """The volume of each session, by one aggregate query."""
    return _volume(volume_rows(book, athlete_id, exercise_id))


def best_array(book: Logbook, athlete_id: int, exercise_id: int) -> Ints:
    """``history.best_rows`` as an array."""
    return np.array(best_rows(book, athlete_id, exercise_id), dtype=np.int64).reshape(-1, 5)


def estimates(
    load: Ints, reps: Ints, reserve: Ints, formula: Formula = Formula.EPLEY
) -> tuple[Floats, Floats]:
    """(estimated max in grams, effective reps); NaN where ``training.estimate`` tells none."""
    halves = 2 * reps + np.maximum(reserve, 0)
    told = (load > 0) & (reps >= 1) & (reserve <= MOST_RESERVE_HALVES)
    told &= halves <= 2 * MOST_SHOWN_REPS
    factors = [factor(max(h, 2) / 2, formula) for h in range(2 * MOST_SHOWN_REPS + 1)]
    return np.where(told, load * np.array(factors)[np.where(told, halves, 0)], np.nan), halves / 2


def _estimated(rows: Ints, formula: Formula = Formula.EPLEY) -> Series:
    value, effective = estimates(rows[:, 2], rows[:, 3], rows[:, 4], formula)
    told = ~np.isnan(value)
    rows, value = rows[told], value[told]
    unsure = effective[told] > MOST_TRUSTED_REPS
    # A trusted estimate speaks for its session, however high an untrusted one is.
    keep = _last_per_session(rows, np.lexsort((value, ~unsure, rows[:, 1], rows[:, 0])))
    series = _series(Metric.MAX, rows[keep], value[keep], unsure[keep])
    return _with_level(series)


def _with_level(series: Series) -> Series:
    """Follow the level by days, each spoken for by its best session that can be trusted."""
    trusted = np.flatnonzero(~series.unsure)
    by_day = trusted[np.lexsort((series.value[trusted], series.day[trusted]))]
    days = series.day[by_day]
    best = by_day[np.append(days[1:] != days[:-1], True)] if len(days) else by_day
    found = trend.track(series.day[best], np.log(series.value[best]), series.reps[best])
    where = np.searchsorted(series.day[best], series.day[trusted])
    for name in ("level", "sd_level", "sd_session", "place"):
        getattr(series, name)[trusted] = getattr(found, name)[where]
    return replace(series, state=found.last)


def _best(rows: Ints) -> Series:
    keep = _last_per_session(rows, np.lexsort((rows[:, 3], rows[:, 2], rows[:, 1], rows[:, 0])))
    return _series(Metric.BEST, rows[keep], rows[keep, 2].astype(float))


def _volume(volumes: Sequence[tuple[int, int, float, int]]) -> Series:
    rows = np.array([(day, session, 0, sets, -1) for day, session, _, sets in volumes], np.int64)
    value = np.array([grams for _, _, grams, _ in volumes], float)
    loaded = value > 0
    series = _series(Metric.VOLUME, rows.reshape(-1, 5)[loaded], value[loaded])
    return replace(series, record=np.zeros(len(series), dtype=bool))


def _last_per_session(rows: Ints, order: NDArray[np.intp]) -> NDArray[np.intp]:
    if not len(order):
        return order
    session = rows[order, 1]
    last: Flags = np.append(session[1:] != session[:-1], True)
    return order[last]


def _series(metric: Metric, rows: Ints, value: Floats, unsure: Flags | None = None) -> Series:
    count = len(rows)
    doubtful = np.zeros(count, dtype=bool) if unsure is None else unsure
    level, sd_level, sd_session = (np.full(count, np.nan) for _ in range(3))
    return Series(
        metric, rows[:, 0], rows[:, 1], value, rows[:, 2], rows[:, 3], rows[:, 4],
        _records(value, doubtful), doubtful, level, sd_level, sd_session,
        np.zeros(count, dtype=np.int64),
    )  # fmt: skip


def _records(value: Floats, unsure: Flags) -> Flags:
    """Above everything before; the first session beats nothing and is none."""
    record = np.zeros(len(value), dtype=bool)
    trusted = np.flatnonzero(~unsure)
    if len(trusted) > 1:
        before = np.maximum.accumulate(value[trusted])[:-1]
        record[trusted[1:]] = value[trusted[1:]] > before * (1 + 1e-9)
    return record


def _why_none(rows: Ints, logged: bool, name: str) -> str:
    if not len(rows):
        if not logged:
            return f"No sets of {name} yet. Log one in Session, or bring in a file: File → Import."
        return f"No set of {name} has both a load and reps, so no max can be estimated."
    if not (rows[:, 2] > 0).any():
        return f"{name} is logged without added load, so no max can be estimated."
    return (
        f"Every set of {name} has more than {MOST_TRUSTED_REPS} reps, those left in reserve "
        "counted in; a max estimated from so many would be a guess. Here are the best sets."
    )
