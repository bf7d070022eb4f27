"""What a lifter was asked and did, for the tables of the progression rules."""

from legday_gui.training.units import to_grams
from legday_gui.training.values import (
    Exercise,
    LoadKind,
    LoggedSet,
    Measure,
    Performance,
    Prescription,
    SetKind,
    Side,
    Sidedness,
    Unit,
)

KG, LB = Unit.KG, Unit.LB
WARM_UP, WORK = SetKind.WARM_UP, SetKind.WORK


def exercise(kind=LoadKind.BARBELL, sides=Sidedness.NEVER, measure=Measure.REPS):
    return Exercise(1, "Lift", "gym", kind, sides, measure, 2500)


BAR = exercise()
PAIR = exercise(LoadKind.PAIR, Sidedness.ALWAYS)
BODY = exercise(LoadKind.BODYWEIGHT)
HELP = exercise(LoadKind.ASSISTED)


def asks(rule, sets, low, high, step_kg=2.5, reserve=2, **options):
    return Prescription(
        1, 7, 0, 1, sets, low, high, reserve * 2, 120, None, rule, int(step_kg * 1000), options
    )


def one(number, load_kg, reps, reserve=None, side=Side.BOTH, kind=WORK, unit=KG):
    load = None if load_kg is None else to_grams(load_kg, unit)
    halves = None if reserve is None else int(reserve * 2)
    return LoggedSet(number, 1, 1, 1, number, side, kind, load, unit, reps, halves)


def did(load, *reps, reserve=None, day=0, unit=KG):
    """A session of straight sets; a set of reps None is planned and not logged."""
    sets = (one(i, load, n, reserve, unit=unit) for i, n in enumerate(reps, start=1))
    return Performance(1, day, tuple(sets))


def legs(load, *pairs):
    """One-sided sets as (left reps, right reps); None where a side was not logged."""
    sets = [
        one(i, load, reps, side=side)
        for i, pair in enumerate(pairs, start=1)
        for side, reps in zip((Side.LEFT, Side.RIGHT), pair, strict=True)
        if reps is not None
    ]
    return Performance(1, 0, tuple(sets))


def mixed(*sets, day=0, kind=WORK, unit=KG):
    """A session of (load, reps) or (load, reps, reserve) in order."""
    rows = (one(i, s[0], s[1], *s[2:], kind=kind, unit=unit) for i, s in enumerate(sets, start=1))
    return Performance(1, day, tuple(rows))


def easy(performance):
    """The same, marked as a deload."""
    return performance._replace(deload=True)
