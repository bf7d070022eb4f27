from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legday_gui.training.units import from_grams, round_to, to_grams
from legday_gui.training.values import Exercise, LoadKind, Measure, Sidedness, Unit
from legday_gui.training.warmup import warm_up_ramp

KG, LB = Unit.KG, Unit.LB


def lift(kind, step_g=2500, measure=Measure.REPS):
    return Exercise(1, "Lift", "gym", kind, Sidedness.NEVER, measure, step_g)


BAR = lift(LoadKind.BARBELL)


@pytest.mark.parametrize(
    ("work", "unit", "ramp"),
    [
        (20, KG, []),
        (22.5, KG, []),
        (25, KG, [(20, 5)]),
        (55, KG, [(20, 5), (32.5, 3), (45, 2)]),
        (60, KG, [(20, 5), (25, 5), (35, 3), (47.5, 2)]),
        (100, KG, [(20, 5), (40, 5), (60, 3), (80, 2)]),
        (140, KG, [(20, 5), (55, 5), (85, 3), (112.5, 2)]),
        (65, LB, [(45, 5)]),
        (225, LB, [(45, 5), (90, 5), (135, 3), (180, 2)]),
    ],
)
def test_a_barbell_starts_empty(work, unit, ramp):
    found = warm_up_ramp(to_grams(work, unit), BAR, unit)
    assert [(from_grams(load, unit), reps) for load, reps in found] == ramp


@pytest.mark.parametrize(
    ("kind", "step", "work", "ramp"),
    [
        (LoadKind.PLATES, 10, 180, [(90, 8), (140, 4)]),
        (LoadKind.STACK, 5, 45, [(25, 8), (35, 4)]),
        (LoadKind.PAIR, 2, 16, [(8, 8), (12, 4)]),
        (LoadKind.PAIR, 2, 8, []),
        (LoadKind.STACK, 5, 20, []),
        (LoadKind.BODYWEIGHT, 2.5, 40, []),
        (LoadKind.ASSISTED, 5, -40, []),
    ],
)
def test_other_work_has_a_shorter_ramp_or_none(kind, step, work, ramp):
    found = warm_up_ramp(work * 1000, lift(kind, int(step * 1000)), KG)
    assert [(load / 1000, reps) for load, reps in found] == ramp


def test_timed_work_has_none():
    assert warm_up_ramp(100_000, lift(LoadKind.BARBELL, measure=Measure.TIME), KG) == ()


@given(
    st.integers(0, 400_000),
    st.sampled_from(LoadKind),
    st.sampled_from([1000, 2000, 2500, 5000, 10_000]),
    st.sampled_from(Unit),
)
def test_a_ramp_rises_in_real_steps_below_the_work_with_ever_fewer_reps(work_g, kind, step, unit):
    ramp = warm_up_ramp(work_g, lift(kind, step), unit)
    loads = [load for load, _ in ramp]
    assert all(a < b for a, b in pairwise([0, *loads, work_g])) or not ramp
    assert all(a >= b for (_, a), (_, b) in pairwise(ramp))
    real = 2500 if kind is LoadKind.BARBELL else step
    assert all(round_to(load, real, unit) == load for load in loads)
