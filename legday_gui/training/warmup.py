"""The ramp of lighter sets before the first work set.

The schemes are a choice after common coaching practice (the Starting Strength warm-up for shares of
the work load, shares of the way from the empty bar for the even one).
"""

from collections.abc import Mapping
from typing import NamedTuple

from legday_gui.training.loading import Loads, loadable
from legday_gui.training.units import to_grams
from legday_gui.training.values import Exercise, LoadKind, Measure, Unit

Steps = tuple[tuple[float, int], ...]  # (share, reps)


class Scheme(NamedTuple):
    """How a ramp climbs. The steps of a barbell come after ``bar_reps`` with the empty bar.

    Their shares are of the work load, or with ``from_bar`` of the way to it from the empty bar.
    """

    words: str
    bar_reps: int
    barbell: Steps
    other: Steps
    from_bar: bool = False


SCHEMES: Mapping[str, Scheme] = {
    "percent": Scheme(
        "Bar, 40, 60 and 80 %", 5, ((0.4, 5), (0.6, 3), (0.8, 2)), ((0.5, 8), (0.75, 4))
    ),
    "even": Scheme(
        "Bar, then four even steps",
        8,
        ((0.4, 8), (0.55, 5), (0.7, 3), (0.85, 1)),
        ((0.4, 8), (0.6, 5), (0.8, 3)),
        from_bar=True,
    ),
    "short": Scheme("Bar and one step", 5, ((0.65, 3),), ((0.65, 5),)),
    "none": Scheme("No warm-up", 0, (), ()),
}
DEFAULT_SCHEME = "percent"

_SINGLE = (0.9, 1)  # one more step before work near the maximum
_NEAR_MAX = 0.85
_GAP_G = {Unit.KG: 5000, Unit.LB: to_grams(10, Unit.LB)}
_LIGHT_STEPS = 5  # work of fewer steps of its implement is its own warm-up


def warm_up_ramp(
    work_g: int,
    exercise: Exercise,
    unit: Unit,
    *,
    loads: Loads | None = None,
    scheme: str = DEFAULT_SCHEME,
    estimated_max_g: float | None = None,
) -> tuple[tuple[int, int], ...]:
    """(load in grams, reps) of each warm-up set before work at ``work_g``, lightest first.

    Only ``loads`` are used, without them those of no particular place. A barbell starts empty,
    and has a single at 90 % before work of 85 % of the estimated max or more. A set hardly lighter
    than the next is left out, so light work has a short ramp or none; body weight, assisted and
    timed work has none. Raises KeyError where there is no such scheme.
    """
    chosen = SCHEMES[scheme]
    if exercise.measure is not Measure.REPS:
        return ()
    if exercise.load_kind in (LoadKind.BODYWEIGHT, LoadKind.ASSISTED):
        return ()
    here = loads or loadable(exercise, None, unit)
    if exercise.load_kind is LoadKind.BARBELL:
        near_max = estimated_max_g is not None and work_g >= _NEAR_MAX * estimated_max_g
        return _barbell(work_g, chosen, here, near_max)
    if work_g < _LIGHT_STEPS * exercise.step_g:
        return ()
    sets = [(here.nearest(round(work_g * share)), reps) for share, reps in chosen.other]
    return _spaced([(load, reps) for load, reps in sets if load is not None], work_g, 1)


def _barbell(
    work_g: int, scheme: Scheme, loads: Loads, near_max: bool
) -> tuple[tuple[int, int], ...]:
    if not loads.grams or not scheme.barbell:
        return ()
    bar, gap = loads.grams[0], _GAP_G[loads.unit] - 2  # lb loads are rounded to grams
    base = bar if scheme.from_bar else 0
    steps = (*scheme.barbell, _SINGLE) if near_max else scheme.barbell
    wanted = ((round(base + (work_g - base) * share), reps) for share, reps in steps)
    rounded = ((loads.nearest(load), reps) for load, reps in wanted)
    sets = [(load, reps) for load, reps in rounded if load is not None and load >= bar + gap]
    return _spaced([(bar, scheme.bar_reps), *sets], work_g, gap)


def _spaced(sets: list[tuple[int, int]], work_g: int, gap_g: int) -> tuple[tuple[int, int], ...]:
    """Without the sets that are less than the gap below the next one."""
    kept: list[tuple[int, int]] = []
    above = work_g
    for load, reps in reversed(sets):
        if 0 < load <= above - gap_g:
            kept.append((load, reps))
            above = load
    return tuple(reversed(kept))
