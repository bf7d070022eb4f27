"""The ramp of lighter sets before the first work set (a choice after common coaching practice)."""

from legday_gui.training.plates import KG_BAR, LB_BAR
from legday_gui.training.units import round_to, to_grams
from legday_gui.training.values import Exercise, LoadKind, Measure, Unit

_BAR_REPS = 5
_BARBELL = ((0.4, 5), (0.6, 3), (0.8, 2))
_OTHER = ((0.5, 8), (0.75, 4))
_BARBELL_STEP_G = 2500
_GAP_G = {Unit.KG: 5000, Unit.LB: to_grams(10, Unit.LB)}
_LIGHT_STEPS = 5  # work of fewer steps of its implement is its own warm-up


def warm_up_ramp(work_g: int, exercise: Exercise, unit: Unit) -> tuple[tuple[int, int], ...]:
    """(load in grams, reps) of each warm-up set before work at ``work_g``, lightest first.

    A barbell goes from the empty bar over 40, 60 and 80 %, anything else over 50 and 75 %, each
    rounded to what can be loaded. A set hardly lighter than the next is left out, so light work
    has a short ramp or none; body weight, assisted and timed work has none.
    """
    if exercise.measure is not Measure.REPS:
        return ()
    match exercise.load_kind:
        case LoadKind.BODYWEIGHT | LoadKind.ASSISTED:
            return ()
        case LoadKind.BARBELL:
            return _barbell(work_g, unit)
    step = exercise.step_g
    if work_g < _LIGHT_STEPS * step:
        return ()
    sets = [(round_to(round(work_g * share), step, unit), reps) for share, reps in _OTHER]
    return _spaced(sets, work_g, 1)


def _barbell(work_g: int, unit: Unit) -> tuple[tuple[int, int], ...]:
    bar = KG_BAR if unit is Unit.KG else LB_BAR
    gap = _GAP_G[unit] - 2  # lb loads are rounded to grams
    rounded = (
        (round_to(round(work_g * share), _BARBELL_STEP_G, unit), reps) for share, reps in _BARBELL
    )
    sets = [(bar, _BAR_REPS), *((load, reps) for load, reps in rounded if load >= bar + gap)]
    return _spaced(sets, work_g, gap)


def _spaced(sets: list[tuple[int, int]], work_g: int, gap_g: int) -> tuple[tuple[int, int], ...]:
    """Without the sets that are less than the gap below the next one."""
    kept: list[tuple[int, int]] = []
    above = work_g
    for load, reps in reversed(sets):
        if 0 < load <= above - gap_g:
            kept.append((load, reps))
            above = load
    return tuple(reversed(kept))
