"""Where a rule leads: its own targets for the next sessions."""

from collections.abc import Sequence

from legday_gui.training.progression import next_target
from legday_gui.training.values import (
    Exercise,
    LoadKind,
    LoggedSet,
    Performance,
    Prescription,
    SetKind,
    SetTarget,
    Side,
    Target,
    Unit,
)


def preview(
    prescription: Prescription,
    start: Target,
    weeks: int = 8,
    met: bool = True,
    *,
    unit: Unit,
    exercise: Exercise,
    history: Sequence[Performance] = (),
    strength_g: float | None = None,
    easy_first: bool = False,
) -> list[Target]:
    """The targets of the next ``weeks`` sessions, ``start`` first, by the rule itself.

    Every target is met exactly as asked, or with ``met`` false missed by one rep of the bottom.
    With ``strength_g`` the lifter stays at that estimated max: of each set as many of the asked
    reps are done as it allows. With ``easy_first`` the start is of a deload, which the rule does
    not see. A start without a load has no next one, unless body weight is the load.
    """
    targets = [start]
    done = list(history)
    while len(targets) < weeks and _has_load(targets[-1], exercise):
        performed = _performed(prescription, targets[-1], len(done), unit, met, strength_g)
        easy = easy_first and len(targets) == 1
        done.append(performed._replace(deload=True) if easy else performed)
        targets.append(next_target(prescription, done, unit, exercise))
    return targets[:weeks]


def _has_load(target: Target, exercise: Exercise) -> bool:
    return target.load_g is not None or exercise.load_kind is LoadKind.BODYWEIGHT


def _performed(
    prescription: Prescription,
    target: Target,
    session: int,
    unit: Unit,
    met: bool,
    strength_g: float | None,
) -> Performance:
    day = int(prescription.options.get("since_day", 0))
    alike = SetTarget(target.reps, target.reps_high, target.load_g, target.reserve_halves)
    asked = target.per_set or (alike,) * target.sets
    if not met:
        asked = tuple(s._replace(reps=s.reps - 1 - (target.reps - _bottom(prescription, target)))
                      for s in asked)  # fmt: skip
    sets = tuple(
        _logged(prescription, s, number, session, unit, strength_g)
        for number, s in enumerate(asked, start=1)
    )
    return Performance(session, day, sets, prescription.day_id)


def _bottom(prescription: Prescription, target: Target) -> int:
    """The reps below which a session of sets that are alike is missed."""
    return target.reps if target.per_set else min(target.reps, prescription.reps_low)


def _logged(
    prescription: Prescription,
    asked: SetTarget,
    number: int,
    session: int,
    unit: Unit,
    strength_g: float | None,
) -> LoggedSet:
    reps, reserve = asked.reps, asked.reserve_halves
    if strength_g is not None and asked.load_g is not None and asked.load_g > 0:
        possible = _possible_reps(strength_g, asked.load_g)
        reps = min(reps, int(possible))
        reserve = max(0, round((possible - reps) * 2))
    kind = SetKind.WORK if asked.kind is SetKind.AMRAP else asked.kind
    return LoggedSet(
        id=number,
        session_id=session,
        block_id=0,
        exercise_id=prescription.exercise_id,
        number=number,
        side=Side.BOTH,
        kind=kind,
        load_g=asked.load_g,
        unit=unit,
        reps=max(0, reps),
        reserve_halves=reserve,
    )


def _possible_reps(max_g: float, load_g: int) -> float:
    """The reps to failure that an estimated max allows at a load: Epley (1985) turned around."""
    over = max_g / load_g - 1
    return max(0.0, 1 + over * 15 if over < 2 / 30 else over * 30)
