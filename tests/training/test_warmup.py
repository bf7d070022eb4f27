from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legday_gui.training.loading import loadable
from legday_gui.training.units import from_grams, to_grams
from legday_gui.training.values import (
    Exercise,
    Implement,
    ImplementKind,
    LoadKind,
    Measure,
    Place,
    Sidedness,
    Unit,
)
from legday_gui.training.warmup import SCHEMES, warm_up_ramp

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
        (LoadKind.PLATES, 10, 180, [(90, 8), (135, 4)]),
        (LoadKind.STACK, 5, 45, [(20, 8), (35, 4)]),
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


@pytest.mark.parametrize(
    ("scheme", "ramp"),
    [
        ("percent", [(20, 5), (40, 5), (60, 3), (80, 2)]),
        ("even", [(20, 8), (52.5, 8), (65, 5), (75, 3), (87.5, 1)]),
        ("short", [(20, 5), (65, 3)]),
        ("none", []),
    ],
)
def test_each_scheme_climbs_its_own_way(scheme, ramp):
    found = warm_up_ramp(100_000, BAR, KG, scheme=scheme)
    assert [(load / 1000, reps) for load, reps in found] == ramp


@pytest.mark.parametrize(("most", "single"), [(117_000, True), (118_000, False), (None, False)])
def test_work_near_the_maximum_has_a_single_before_it(most, single):
    found = warm_up_ramp(100_000, BAR, KG, estimated_max_g=most)
    assert ((90_000, 1) in found) == single


def test_a_home_with_few_plates_has_a_ramp_of_what_it_has():
    implements = (
        Implement(0, ImplementKind.BAR, 15_000),
        Implement(0, ImplementKind.PLATE, 10_000, pairs=2),
        Implement(0, ImplementKind.COLLAR, 500),
    )
    loads = loadable(BAR, Place(1, "Home", KG, implements), KG)
    assert warm_up_ramp(56_000, BAR, KG, loads=loads) == ((16_000, 5), (36_000, 2))


def test_where_nothing_can_be_loaded_there_is_no_ramp():
    empty = loadable(BAR, Place(1, "Park", KG), KG)
    assert warm_up_ramp(100_000, BAR, KG, loads=empty) == ()


racks = st.lists(
    st.tuples(st.sampled_from([1250, 2500, 5000, 10_000, 20_000]), st.integers(1, 3)), max_size=4
)


@given(
    st.integers(0, 400_000),
    st.sampled_from(LoadKind),
    st.sampled_from([1000, 2000, 2500, 5000, 10_000]),
    st.sampled_from(Unit),
    st.sampled_from(sorted(SCHEMES)),
    st.none() | racks,
)
def test_a_ramp_rises_in_possible_loads_below_the_work_with_ever_fewer_reps(
    work_g, kind, step, unit, scheme, rack
):
    place = None
    if rack is not None:
        plates = [Implement(0, ImplementKind.PLATE, grams, pairs=n) for grams, n in rack]
        dumbbells = [Implement(0, ImplementKind.DUMBBELL, grams) for grams, _ in rack]
        bar = Implement(0, ImplementKind.BAR, 20_000)
        place = Place(1, "Home", unit, (bar, *plates, *dumbbells))
    exercise = lift(kind, step)
    loads = loadable(exercise, place, unit)
    ramp = warm_up_ramp(work_g, exercise, unit, loads=loads, scheme=scheme)
    grams = [load for load, _ in ramp]
    assert all(a < b for a, b in pairwise([0, *grams, work_g])) or not ramp
    assert all(a >= b for (_, a), (_, b) in pairwise(ramp))
    assert set(grams) <= set(loads.grams)
