"""What to lift next: the histories read here, the rules applied by ``training.progression``."""

from collections.abc import Iterable, Sequence

from legday_gui.logbook import library
from legday_gui.logbook.history import (
    best_loads,
    performances,
    performances_in,
    plan_day_sessions,
)
from legday_gui.logbook.logbook import Logbook
from legday_gui.training import progression
from legday_gui.training.estimate import estimated_max
from legday_gui.training.values import Performance, PlanDay, Prescription, Target, Unit

# Sessions of a plan day that the rules are replayed over: more than any rule looks back.
_REPLAYED = 12


def day_targets(
    book: Logbook,
    athlete_id: int,
    day: PlanDay,
    unit: Unit,
    today: int,
    before: int | None = None,
) -> dict[int, Target]:
    """The target of each prescription of a plan day, by its id.

    Like is compared with like: the history is that of the same plan day. Where there is none,
    the first load comes from the best estimated max of the last sessions of any day. Recomputed
    from the log every time; ``before`` (UTC seconds) leaves out the session being done.
    """
    sessions = plan_day_sessions(book, day.id, before=before, limit=_REPLAYED)
    done = performances_in(book, sessions)
    return {
        item.id: _target(
            book, athlete_id, item, done.get(item.exercise_id, []), unit, today, before
        )
        for item in day.prescriptions
    }


def _target(
    book: Logbook,
    athlete_id: int,
    item: Prescription,
    history: Sequence[Performance],
    unit: Unit,
    today: int,
    before: int | None,
) -> Target:
    exercise = library.exercise(book, item.exercise_id)
    best = None if history else recent_max(book, athlete_id, item.exercise_id, before)
    return progression.next_target(item, history, unit, exercise, estimated_max_g=best, today=today)


def recent_max(
    book: Logbook, athlete_id: int, exercise_id: int, before: int | None = None
) -> float | None:
    """The best estimated max in grams of the last eight sessions of an exercise, or None."""
    recent = performances(book, athlete_id, exercise_id, before=before, limit=8)
    return best_estimate(
        (s.load_g, s.reps, s.reserve_halves)
        for performance in recent
        for s in performance.sets
        if s.kind.value not in ("warm_up", "drop")
    )


def best_max(
    book: Logbook,
    athlete_id: int,
    exercise_id: int,
    *,
    until_day: int | None = None,
    besides: int | None = None,
) -> float | None:
    """The best estimated max in grams, or None; up to a day, and besides one session."""
    return best_estimate(
        best_loads(book, athlete_id, exercise_id, until_day=until_day, besides=besides)
    )


def best_estimate(sets: Iterable[tuple[int | None, int | None, int | None]]) -> float | None:
    """The highest estimate of (load in grams, reps, reserve in halves); None where none counts."""
    estimates = (
        estimated_max(load, reps, reserve)
        for load, reps, reserve in sets
        if load is not None and reps is not None
    )
    return max((e for e in estimates if e is not None), default=None)
