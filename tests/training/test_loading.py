from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legday_gui.training.loading import Loads, loadable, possible_at, rack_of, rounded
from legday_gui.training.plates import TOLERANCE_G, usual_place
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

KG, LB = Unit.KG, Unit.LB
BAR, START, PLATE, DUMBBELL, STACK, COLLAR = ImplementKind
KIND = LoadKind


def lift(kind, equipment="", step_g=2500, id_=1):
    return Exercise(id_, "Lift", equipment, kind, Sidedness.NEVER, Measure.REPS, step_g)


def one(kind, kg, name="", *, step=None, most=None, pairs=None, of=None, id_=0, unit=KG):
    grams = [None if size is None else to_grams(size, unit) for size in (kg, step, most)]
    return Implement(id_, kind, grams[0], name, grams[1], grams[2], pairs, of)


def at(*implements, unit=KG):
    return Place(7, "Gym", unit, implements)


def in_kg(loads):
    return [grams / 1000 for grams in loads.grams]


SMALL = (one(BAR, 20), one(PLATE, 10, pairs=1), one(PLATE, 2.5, pairs=1))


@pytest.mark.parametrize(
    ("kind", "equipment", "implements", "kilograms"),
    [
        (KIND.BARBELL, "barbell", SMALL, [20, 25, 40, 45]),
        (KIND.BARBELL, "barbell", (*SMALL, one(COLLAR, 2.5)), [25, 30, 45, 50]),
        (KIND.BARBELL, "barbell", SMALL[1:], []),
        (KIND.BARBELL, "barbell", SMALL[:1], [20]),
        (KIND.BARBELL, "ez bar", (*SMALL[:1], one(BAR, 10, "EZ bar")), [10]),
        (KIND.BARBELL, "barbell", (one(BAR, 10, "EZ bar"), *SMALL[:1]), [20]),
        (KIND.BARBELL, "trap bar", SMALL[:1], [20]),
        (KIND.BARBELL, "barbell", (*SMALL[:1], one(BAR, 15, of=1)), [15]),
        (KIND.BARBELL, "smith machine", (*SMALL, one(START, 8, of=1), one(COLLAR, 2.5)),
         [8, 13, 28, 33]),
        (KIND.PLATES, "machine", SMALL, [0, 5, 20, 25]),
        (KIND.PLATES, "machine", (*SMALL, one(START, 47, of=1)), [0, 5, 20, 25]),
        (KIND.PLATES, "landmine", SMALL, [0, 2.5, 5, 10, 12.5, 15, 20, 22.5, 25]),
        (KIND.PLATES, "machine", SMALL[:1], []),
        (KIND.PAIR, "dumbbell", (one(DUMBBELL, 2, step=2, most=9), one(DUMBBELL, 22.5)),
         [2, 4, 6, 8, 22.5]),
        (KIND.PAIR, "dumbbell", (one(DUMBBELL, 16, "Kettlebell"),), []),
        (KIND.SINGLE, "kettlebell", (one(DUMBBELL, 16, "Kettlebell"), one(DUMBBELL, 10)), [16]),
        (KIND.SINGLE, "kettlebell", (one(DUMBBELL, 10),), []),
        (KIND.SINGLE, "dumbbell", (one(DUMBBELL, 16, "Kettlebell"), one(DUMBBELL, 10)), [10]),
        (KIND.SINGLE, "plate", SMALL, [2.5, 10]),
        (KIND.STACK, "machine", (one(STACK, 7, step=7, most=28),), [7, 14, 21, 28]),
        (KIND.STACK, "machine", (one(STACK, 5, step=5, most=15), one(STACK, 6, step=6, most=12,
         of=1)), [6, 12]),
        (KIND.STACK, "machine", (one(STACK, 5, step=5, most=15, of=2),), []),
        (KIND.STACK, "cable", (one(STACK, 5, step=5, most=10), one(STACK, 2, "Cable", step=2,
         most=6)), [2, 4, 6]),
        (KIND.STACK, "cable", (one(STACK, 5, step=5, most=10),), [5, 10]),
        (KIND.ASSISTED, "machine", (one(STACK, 5, step=5, most=15),), [-15, -10, -5, 0]),
        (KIND.ASSISTED, "machine", (), []),
        (KIND.BODYWEIGHT, "bodyweight", SMALL[1:], [0, 2.5, 5, 10, 12.5, 15, 20, 22.5, 25]),
        (KIND.BODYWEIGHT, "bodyweight", (one(DUMBBELL, 4),), [0, 4]),
        (KIND.BODYWEIGHT, "bodyweight", (), [0]),
    ],
)  # fmt: skip
def test_what_a_place_has_and_nothing_else(kind, equipment, implements, kilograms):
    exercise, place = lift(kind, equipment), at(*implements)
    assert in_kg(loadable(exercise, place, KG)) == kilograms
    assert possible_at(exercise, place) == bool(kilograms)


def test_the_chosen_bar_comes_first():
    place = at(one(BAR, 20, id_=5), one(BAR, 15, id_=6))
    assert in_kg(loadable(lift(KIND.BARBELL), place, KG, bar_id=6)) == [15]
    assert in_kg(loadable(lift(KIND.BARBELL), place, KG, bar_id=99)) == [20]


def test_the_machines_own_weight_is_shown_and_not_counted():
    rack = rack_of(lift(KIND.PLATES), at(*SMALL, one(START, 47, "Sled", of=1)), KG)
    assert (rack.name, rack.bar_g, rack.start_g) == ("Sled", 0, 47_000)
    assert rack.plates(25_000) == (10_000, 2500)
    assert rack_of(lift(KIND.STACK), at(*SMALL), KG) is None


def test_collars_are_part_of_the_bar():
    rack = rack_of(lift(KIND.BARBELL), at(*SMALL, one(COLLAR, 2.5)), KG)
    assert (rack.bar_g, rack.collars_g) == (25_000, 5000)
    assert rack.plates(50_000) == (10_000, 2500)
    assert rack.plates(20_000) is None


def test_one_post_takes_both_plates_of_a_pair():
    rack = rack_of(lift(KIND.PLATES, "landmine"), at(*SMALL), KG)
    assert rack.one_post
    assert rack.plates(22_500) == (10_000, 10_000, 2500)
    assert rack.session_plates([10_000, 20_000]) == [(10_000,), (10_000, 10_000)]


def test_without_a_place_bars_are_usual_and_the_rest_comes_in_its_own_steps():
    squat, lunge = lift(KIND.BARBELL), lift(KIND.PAIR, step_g=2000)
    assert in_kg(loadable(squat, None, KG))[:3] == [20, 22.5, 25]
    assert in_kg(loadable(lunge, None, KG))[:3] == [2, 4, 6]
    pounds = [from_grams(g, LB) for g in loadable(squat, None, LB).grams]
    assert pounds[:3] == [45, 50, 55]
    assert to_grams(225, LB) in loadable(squat, None, LB).grams
    assert [from_grams(g, LB) for g in loadable(lunge, None, LB).grams[:3]] == [5, 10, 15]
    assert in_kg(loadable(lift(KIND.ASSISTED, step_g=5000), None, KG))[-2:] == [-5, 0]


@pytest.mark.parametrize("unit", Unit)
@pytest.mark.parametrize("kind", LoadKind)
def test_a_new_place_is_useful_at_once(kind, unit):
    assert len(loadable(lift(kind, "dumbbell"), usual_place(unit), unit).grams) > 10


def test_pound_stacks_in_a_kilogram_gym_stay_round_in_pounds():
    place = at(one(STACK, 10, step=10, most=200, unit=LB))
    found = loadable(lift(KIND.STACK), place, KG)
    assert found.grams == tuple(to_grams(10 * n, LB) for n in range(1, 21))


def test_pound_plates_on_a_kilogram_bar_add_up_in_grams():
    place = at(one(BAR, 20), one(PLATE, 45, pairs=2, unit=LB), one(PLATE, 5, pairs=1))
    plate = to_grams(45, LB)
    expected = {20_000 + 2 * (n * plate + m * 5000) for n in range(3) for m in range(2)}
    assert set(loadable(lift(KIND.BARBELL), place, KG).grams) == expected


LOADS = Loads((20_000, 25_000, 40_000), KG, KIND.BARBELL)


@pytest.mark.parametrize(
    ("load", "below", "above", "nearest", "down", "up"),
    [
        (10, None, 20, 20, None, 20),
        (20, 20, 20, 20, None, 25),
        (22.5, 20, 25, 20, 20, 25),  # a tie: the lower
        (22.6, 20, 25, 25, 20, 25),
        (25, 25, 25, 25, 20, 40),
        (40, 40, 40, 40, 25, None),
        (99, 40, None, 40, 40, None),
    ],
)
def test_steps_and_neighbours(load, below, above, nearest, down, up):
    grams = round(load * 1000)
    found = [
        LOADS.nearest_below(grams), LOADS.nearest_above(grams), LOADS.nearest(grams),
        LOADS.step_down(grams), LOADS.step_up(grams),
    ]  # fmt: skip
    expected = [below, above, nearest, down, up]
    assert found == [None if kg is None else kg * 1000 for kg in expected]
    assert LOADS.contains(grams) == (load in (20, 25, 40))


def test_a_gram_lost_in_pounds_is_no_other_load():
    loads = loadable(lift(KIND.BARBELL), None, LB)
    assert loads.contains(to_grams(225, LB) + 1)
    assert loads.step_up(to_grams(225, LB) - 1) == to_grams(230, LB)
    assert loads.step_down(to_grams(225, LB) + 1) == to_grams(220, LB)


@pytest.mark.parametrize(
    ("kind", "implements", "target", "load", "reason"),
    [
        (KIND.BARBELL, (one(BAR, 20), one(PLATE, 2.5, pairs=1), one(PLATE, 35, pairs=1)), 97.5,
         95, "Nearest to 97.5 kg with these plates is 95 kg."),
        (KIND.BARBELL, SMALL, 40, 40, ""),
        (KIND.PAIR, (one(DUMBBELL, 22), one(DUMBBELL, 24)), 22.5, 22,
         "Nearest to 22.5 kg with the dumbbells here is 22 kg."),
        (KIND.ASSISTED, (one(STACK, 10, step=10, most=50),), -24, -20,
         "Nearest to 24 kg on the stack here is 20 kg."),
        (KIND.STACK, (), 40, 40,
         "This place has no stack listed: list what it has, or swap the exercise."),
    ],
)  # fmt: skip
def test_rounding_says_why(kind, implements, target, load, reason):
    loads = loadable(lift(kind), at(*implements), KG)
    assert rounded(round(target * 1000), loads) == (load * 1000, reason)


@pytest.mark.parametrize(
    ("target", "load", "reason"),
    [
        (39, 25, "Next below 39 kg with these plates is 25 kg."),
        (25, 25, ""),
        (10, 20, "Nearest to 10 kg with these plates is 20 kg."),
    ],
)
def test_rounding_down_takes_the_next_below_where_there_is_one(target, load, reason):
    assert rounded(target * 1000, LOADS, down=True) == (load * 1000, reason)


sizes = st.sampled_from([500, 1250, 2500, 5000, 10_000, 20_412])


@given(
    st.dictionaries(sizes, st.integers(0, 2), max_size=4),
    st.sampled_from([0, 15_000, 20_000, 20_412]),
    st.sampled_from([0, 250]),
    st.integers(0, 120_000),
    st.sampled_from(Unit),
)
def test_the_rack_makes_what_trying_everything_makes(stock, bar_g, collar_g, target, unit):
    implements = [Implement(0, PLATE, g, pairs=n) for g, n in stock.items()]
    implements += [Implement(0, BAR, bar_g)] if bar_g else []
    implements += [Implement(0, COLLAR, collar_g)] if collar_g else []
    exercise = lift(KIND.BARBELL if bar_g else KIND.PLATES)
    found = loadable(exercise, Place(1, "", unit, tuple(implements)), unit)
    rack = rack_of(exercise, Place(1, "", unit, tuple(implements)), unit)
    base = bar_g + 2 * collar_g if bar_g else 0
    made = {
        base + 2 * sum(n * g for n, g in zip(counts, stock, strict=True))
        for counts in product(*(range(pairs + 1) for pairs in stock.values()))
    }
    if rack is None:
        assert found.grams == ()
        return
    for grams in made:
        assert found.contains(grams)
    for grams in found.grams:
        assert min(abs(grams - real) for real in made) <= TOLERANCE_G
        plates = rack.plates(grams)
        assert plates is not None
        assert all(plates.count(size) <= stock[size] for size in plates)
    near = found.nearest(target)
    closest = min(abs(real - target) for real in made)
    assert abs(abs(near - target) - closest) <= TOLERANCE_G
    load, reason = rounded(target, found)
    assert found.contains(load)
    assert bool(reason) != found.contains(target)
