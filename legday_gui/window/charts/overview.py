"""What the tab shows around the chart, as read beside the window."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from legday_gui.logbook.history import (
    exercise_counts,
    performances,
    session_days,
    totals,
    weekly_hard_counts,
)
from legday_gui.logbook.library import done_exercises
from legday_gui.logbook.logbook import Logbook
from legday_gui.logbook.plans import active_plan
from legday_gui.training.calendar import week_of
from legday_gui.training.values import LEG_MUSCLES, Exercise, Muscle, Sidedness
from legday_gui.window.charts.balance import Gap, mean_gap
from legday_gui.window.charts.balance_card import ROWS
from legday_gui.window.charts.calendar_card import WEEKS as CALENDAR_WEEKS
from legday_gui.window.charts.hard_sets_card import WEEKS
from legday_gui.window.charts.week_charts import hard_sets_by_muscle

_LOOK_BACK = 6  # sessions in which left and right are looked for


@dataclass(frozen=True, slots=True)
class Overview:
    """Sessions by exercise, the most often done first; what the plan asks for; totals."""

    counts: dict[int, int]
    planned: Sequence[int]
    sets: int
    first_day: int | None


@dataclass(frozen=True, slots=True)
class Beside:
    """What the small cards show."""

    sessions: Sequence[tuple[int, int, int | None, int]]
    first_day: int | None
    hard_sets: Mapping[Muscle, Mapping[int, tuple[float, float]]]
    gaps: Sequence[Gap]


def read_overview(book: Logbook, athlete_id: int) -> Overview:
    """What there is to choose from."""
    counts = {id_: sessions for id_, sessions, _ in exercise_counts(book, athlete_id)}
    plan = active_plan(book, athlete_id)
    planned = [p.exercise_id for day in plan.days for p in day.prescriptions] if plan else []
    return Overview(counts, planned, *totals(book, athlete_id))


def read_beside(book: Logbook, athlete_id: int, today: int) -> Beside:
    """Half a year of days, twelve weeks of hard sets, and left against right."""
    monday = (week_of(today) - WEEKS + 1) * 7 - 3
    counts = weekly_hard_counts(book, athlete_id, monday, today)
    since = (week_of(today) - CALENDAR_WEEKS + 1) * 7 - 3
    return Beside(
        session_days(book, athlete_id, since),
        totals(book, athlete_id)[1],
        hard_sets_by_muscle(counts, done_exercises(book)),
        _gaps(book, athlete_id),
    )


def _gaps(book: Logbook, athlete_id: int) -> list[Gap]:
    """Of the one-sided exercises done most; those that may be done with both when known."""
    library = done_exercises(book)
    found: list[Gap] = []
    for id_, *_ in exercise_counts(book, athlete_id):
        exercise = library.get(id_)
        if exercise and exercise.sidedness is not Sidedness.NEVER and len(found) < ROWS:
            percent = mean_gap(performances(book, athlete_id, id_, limit=_LOOK_BACK))
            if percent is not None or exercise.sidedness is Sidedness.ALWAYS:
                found.append(Gap(exercise.name, percent))
    return found


def main_exercise(found: Overview, library: Mapping[int, Exercise]) -> int:
    """The first of the plan done about as often as any, else the leg exercise done most.

    Where no legs were trained, the one done most of those that train a muscle at all.
    """
    counts = {id_: n for id_, n in found.counts.items() if id_ in library}
    legs = {i: n for i, n in counts.items() if library[i].main_muscle in LEG_MUSCLES}
    trains = {i: n for i, n in counts.items() if library[i].contributions}
    candidates = legs or trains or counts
    most = max(candidates, key=lambda id_: candidates[id_])
    often = (id_ for id_ in found.planned if counts.get(id_, 0) >= counts[most] / 2)
    return next(often, most)
