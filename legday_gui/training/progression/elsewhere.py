"""A first load on a plan day from what was lifted on other days, imported ones among them.

Mostly by the estimated max, which the rules ask for themselves; here stands what that cannot say:
sets of too many reps for an estimate, and how long ago all of it was.
"""

from collections.abc import Sequence
from typing import NamedTuple

from legday_gui.training.estimate import (
    MOST_RESERVE_HALVES,
    MOST_TRUSTED_REPS,
    Formula,
    estimated_max,
    factor,
)
from legday_gui.training.progression.breaks import share_off
from legday_gui.training.progression.start import CAREFUL_HALVES
from legday_gui.training.progression.work import lighter, percent
from legday_gui.training.units import format_load, round_to
from legday_gui.training.values import Exercise, LoadKind, Performance, Prescription, Target, Unit

_PAUSE_DAYS = 60  # what was before a longer one says little
_ASIDE = ("warm_up", "drop", "deload")


class Elsewhere(NamedTuple):
    """The sets of the last sessions as (grams, reps, reserve in halves), and the last one's day.

    ``formula`` estimates the max of the exercise.
    """

    day: int
    sets: tuple[tuple[int, int, int | None], ...]
    formula: Formula = Formula.EPLEY

    @property
    def max_g(self) -> float | None:
        """The best estimated max of them in grams; None where none has one."""
        found = (estimated_max(*done, self.formula) for done in self.sets)
        return max((e for e in found if e is not None), default=None)


def elsewhere(recent: Sequence[Performance], formula: Formula = Formula.EPLEY) -> Elsewhere | None:
    """What ``recent`` sessions, oldest first, say; None where no set of them has load and reps."""
    known: list[tuple[int, int, int | None]] = []
    last: int | None = None
    for performance in reversed(recent):
        if last is not None and last - performance.day > _PAUSE_DAYS:
            break
        last = performance.day
        known += [
            (s.load_g, s.reps, s.reserve_halves)
            for s in performance.sets
            if s.load_g is not None and s.reps and s.kind.value not in _ASIDE
        ]
    return Elsewhere(recent[-1].day, tuple(known), formula) if known else None


def first_here(
    target: Target,
    other: Elsewhere,
    prescription: Prescription,
    unit: Unit,
    exercise: Exercise,
    today: int | None,
) -> Target:
    """A first ``target``: with a load where no estimate gave one, and lighter after a break."""
    if target.load_g is None:
        target = _as_lifted(target, other, prescription, unit, exercise)
    days = 0 if today is None else today - other.day
    share = share_off(days)
    if share is None or target.load_g is None:
        return target
    reason = (
        f"{target.reason.removesuffix('.')}; that was {days} days ago, so {percent(share)} less."
    )
    loads = (None if s.load_g is None else _off(s.load_g, share, exercise, unit)
             for s in target.per_set)  # fmt: skip
    return target._replace(
        load_g=_off(target.load_g, share, exercise, unit),
        reason=reason,
        per_set=tuple(
            s._replace(load_g=load) for s, load in zip(target.per_set, loads, strict=True)
        ),
    )


def _off(load_g: int, share: float, exercise: Exercise, unit: Unit) -> int:
    return lighter(load_g, share, exercise.step_g, unit)


def _as_lifted(
    target: Target, other: Elsewhere, prescription: Prescription, unit: Unit, exercise: Exercise
) -> Target:
    """The heaviest load that sets of many reps allow, never more than was lifted."""
    most = max((s.reps for s in target.per_set), default=prescription.reps_low)
    asked = most + (prescription.reserve_halves + CAREFUL_HALVES) / 2
    rated = [
        (load, s) for s in other.sets if (load := _allowed(s, asked, exercise, unit)) is not None
    ]
    reason = target.reason.replace("No history yet", "First time on this day")
    if not rated:
        return target._replace(reason=reason)
    load, (lifted, reps, _) = max(rated)
    help_word = " of help" if exercise.load_kind is LoadKind.ASSISTED else ""
    why = "too many for an estimate" if reps > MOST_TRUSTED_REPS else "enough to spare"
    return target._replace(
        load_g=load,
        headline="A careful start.",
        reason=f"First time on this day: {format_load(abs(lifted), unit, with_unit=True)}"
        f"{help_word} went for {reps} reps on another, {why}, so no more than that.",
        per_set=tuple(s._replace(load_g=load) for s in target.per_set),
    )


def _allowed(
    done: tuple[int, int, int | None], asked: float, exercise: Exercise, unit: Unit
) -> int | None:
    """The load of a set for ``asked`` effective reps: less of it, where those are more."""
    load, reps, reserve = done
    effective = reps + min(reserve or 0, MOST_RESERVE_HALVES) / 2
    if effective >= asked:
        return load
    if load <= 0 or effective < 1:
        return None
    share = factor(effective, exercise.formula) / factor(asked, exercise.formula)
    less = round_to(round(load * share), exercise.step_g, unit, down=True)
    return less if less > 0 else None
