"""What the place where one trains today changes: its loads, its steps, its machines."""

from collections.abc import Sequence

from legday_gui.training.loading import Loads, rounded
from legday_gui.training.progression.linear import SMALL_STEP, step_at
from legday_gui.training.progression.work import BIG_STEP, is_big_step, works
from legday_gui.training.units import format_load, step_in
from legday_gui.training.values import (
    Exercise,
    LoadKind,
    LoggedSet,
    Performance,
    Prescription,
    Target,
    Unit,
)

# The numbers on one machine say nothing of another one.
_MACHINES = (LoadKind.STACK, LoadKind.PLATES, LoadKind.ASSISTED)
# Rules whose step is no load's: 5/3/1 adds it to the training max.
_NO_STEP_OF_LOADS = ("531",)


def comparable(
    history: Sequence[Performance], exercise: Exercise, place_id: int, loads: Loads
) -> tuple[list[Performance], str]:
    """The sessions that count here, and what was done with those of other places, in words.

    Where a session's place is not known it counts as here. Machines of other places are left out
    where there is anything else to go by. Free weights are the same everywhere, but where a load
    cannot be made here it counts as the nearest one that can.
    """
    elsewhere = [p for p in history if p.place_id not in (None, place_id)]
    if not elsewhere:
        return list(history), ""
    if exercise.load_kind in _MACHINES:
        here = [p for p in history if p.place_id in (None, place_id)]
        if here:
            last = elsewhere[-1].day > here[-1].day
            return here, "another place's machine is not compared" if last else ""
        return list(history), "it was on another place's machine, so feel your way"
    counted = [p if p.place_id in (None, place_id) else _counted(p, loads) for p in history]
    return counted, _odd_words(history[-1], counted[-1], loads.unit)


def _counted(performance: Performance, loads: Loads) -> Performance:
    return performance._replace(sets=tuple(_as_here(s, loads) for s in performance.sets))


def _as_here(s: LoggedSet, loads: Loads) -> LoggedSet:
    if s.load_g is None:
        return s
    return s._replace(load_g=_possible(s.load_g, loads))


def _odd_words(before: Performance, after: Performance, unit: Unit) -> str:
    for old, new in zip(before.sets, after.sets, strict=True):
        if old.load_g is not None and new.load_g is not None and old.load_g != new.load_g:
            lifted, counted = (
                format_load(g, unit, with_unit=True) for g in (old.load_g, new.load_g)
            )
            return f"{lifted} at another place counts as {counted}"
    return ""


def with_real_step(
    prescription: Prescription,
    history: Sequence[Performance],
    exercise: Exercise,
    loads: Loads,
) -> Prescription:
    """With the step that this place really has from the last load on, where it is another one.

    Where the step is above 5 % of the load, it is the largest within 5 % that can be loaded here.
    """
    done = works(prescription, history, exercise)
    load = done[-1].load_g if done else None
    if load is None or not loads.contains(load) or prescription.rule in _NO_STEP_OF_LOADS:
        return prescription
    is_linear = prescription.rule == "linear"
    usual = step_at(prescription, load) if is_linear else prescription.step_g
    above = loads.step_up(load)
    if above is not None and not loads.contains(load + step_in(usual, loads.unit)):
        return _with_step(prescription, above - load)
    small = loads.nearest_below(load + round(abs(load) * BIG_STEP))
    if is_big_step(usual, load, loads.unit) and small is not None and small > load:
        return _with_step(prescription, small - load)
    return prescription


def _with_step(prescription: Prescription, step_g: int) -> Prescription:
    """With this step at every load, also where a smaller one was set below some load."""
    options = {k: v for k, v in prescription.options.items() if k != SMALL_STEP.key}
    return prescription._replace(step_g=step_g, options=options)


def is_lighter(
    target: Target,
    prescription: Prescription,
    history: Sequence[Performance],
    exercise: Exercise,
) -> bool:
    """Whether a target is a first load or less than was lifted: such loads are rounded down."""
    done = works(prescription, history, exercise)
    top = done[-1].top_g if done else None
    return top is None or (target.load_g is not None and target.load_g < top)


def fitted(target: Target, loads: Loads, note: str = "", *, down: bool = False) -> Target:
    """``target`` with loads that can be made here; the reason says so where they are others.

    The nearest ones, or with ``down`` the next lower, as where the nearest is far above.
    """
    load, reason = target.load_g, ""
    if load is not None:
        load, reason = rounded(load, loads, down=down or _is_far_above(load, loads))
    per_set = tuple(
        s if s.load_g is None else s._replace(load_g=_possible(s.load_g, loads, down))
        for s in target.per_set
    )
    said = target.reason if not note else f"{target.reason.removesuffix('.')}; {note}."
    return target._replace(
        load_g=load, per_set=per_set, reason=f"{said} {reason}".strip() if reason else said
    )


def _possible(load_g: int, loads: Loads, down: bool = False) -> int:
    return rounded(load_g, loads, down=down or _is_far_above(load_g, loads))[0]


def _is_far_above(load_g: int, loads: Loads) -> bool:
    """Whether the nearest load here is more than 5 % heavier: nobody has earned that much."""
    near = loads.nearest(load_g)
    return near is not None and near - load_g > abs(load_g) * BIG_STEP
