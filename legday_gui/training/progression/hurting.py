"""Where it hurt last time: the load stays, or some comes off, whatever the rule has earned.

The traffic light of ``training.pain``. It is proposed like every target, never forced: the reason
says what the rule itself would have asked. Nothing is remembered: once the exercise was done
without pain being noted, the rule goes on from what was lifted.
"""

from collections.abc import Sequence

from legday_gui.training.pain import Light, SitePain
from legday_gui.training.progression.work import (
    Work,
    at_load,
    lighter,
    percent,
    shown,
    works,
)
from legday_gui.training.values import Exercise, Performance, Prescription, SetTarget, Target, Unit

OFF_WHERE_RED = 0.10  # of the 10 to 20 % that are advised
_LIMITS = "a rule of thumb, no diagnosis"


def after_pain(
    target: Target,
    pain: SitePain,
    prescription: Prescription,
    history: Sequence[Performance],
    unit: Unit,
    exercise: Exercise,
) -> Target:
    """``target``, with no more than last time where the light is yellow, and 10 % less where red.

    Where the rule asks for as little already, or no load is known, only the reason has the pain.
    """
    light, said = pain.advice.light, pain.advice.said
    if light is Light.GREEN:
        return target
    done = works(prescription, history, exercise)
    last = done[-1] if done else None
    eased = _eased(target, prescription, light, last, unit, exercise) if last else target
    if _asks(eased) == _asks(target):
        keep = "add nothing" if light is Light.YELLOW else "go easier or swap the exercise"
        reason = f"{target.reason.removesuffix('.')}; {said}: {keep} ({_LIMITS})."
        return target._replace(reason=reason)
    without = f"the rule asks for {target.reps} reps{at_load(target.load_g, exercise, unit)}"
    if light is Light.YELLOW:
        reason = f"{said}, so nothing is added; without it {without} ({_LIMITS})."
        return eased._replace(headline="No more than last time.", reason=reason)
    off = percent(OFF_WHERE_RED)
    reason = f"{said}, so {off} off or swap the exercise; without it {without} ({_LIMITS})."
    return eased._replace(headline=f"{off} lighter for the pain.", reason=reason)


def _eased(
    target: Target,
    prescription: Prescription,
    light: Light,
    last: Work,
    unit: Unit,
    exercise: Exercise,
) -> Target:
    one = SetTarget(target.reps, target.reps_high, target.load_g, target.reserve_halves)
    top = max((load for load in last.loads if load is not None), default=None)
    heaviest = max((s.load_g for s in (one, *target.per_set) if s.load_g is not None), default=None)
    if not top or heaviest is None:
        return target
    held = min(heaviest, top)
    off = 0.0
    if light is Light.RED and held:
        off = (held - (top - abs(top) * OFF_WHERE_RED)) / abs(held)  # the rule's own taken into it
    load, *loads = (_held(s.load_g, top, off, unit, exercise) for s in (one, *target.per_set))
    per_set = tuple(s._replace(load_g=g) for s, g in zip(target.per_set, loads, strict=True))
    extra = max(0, last.over) if light is Light.YELLOW else 0  # reps as last time, or the least
    if len(per_set) == len(prescription.set_reps):
        bottoms = zip(per_set, prescription.set_reps, strict=True)
        per_set = tuple(s._replace(reps=min(s.reps, reps + extra)) for s, reps in bottoms)
    if not per_set:
        same = min(prescription.reps_low + extra, prescription.reps_high)
        reps = same if load != target.load_g else min(target.reps, same)
        target = target._replace(reps=reps)
    return target._replace(load_g=shown(load, exercise), per_set=per_set)


def _held(load_g: int | None, top: int, off: float, unit: Unit, exercise: Exercise) -> int | None:
    """No more than ``top``, and so much off, rounded down."""
    if load_g is None:
        return None
    held = min(load_g, top)
    return lighter(held, off, exercise.step_g, unit) if off > 0 else held


def _asks(target: Target) -> tuple[object, ...]:
    return target.load_g, target.reps, target.per_set
