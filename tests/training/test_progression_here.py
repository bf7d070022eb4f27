"""Loads and steps of the place where one trains, breaks, deloads, first loads."""

import pytest
from progression_cases import BAR, KG, LB, PAIR, asks, did, easy, exercise, mixed

from legday_gui.training.loading import loadable
from legday_gui.training.progression import next_target
from legday_gui.training.progression.deload import easy_target, stalled_on, why_deload
from legday_gui.training.units import from_grams, to_grams
from legday_gui.training.values import (
    Exercise,
    Implement,
    ImplementKind,
    LoadKind,
    Measure,
    Place,
    Sidedness,
)

FRONT = asks("double", 3, 10, 12)
HERE, HOTEL = 1, 2


def implement(kind, grams, **more):
    return Implement(1, kind=kind, name="", grams=grams, **more)


def gym(*plates, bar=20_000):
    discs = [implement(ImplementKind.PLATE, grams, pairs=4) for grams in plates]
    return Place(HERE, "Gym", KG, (implement(ImplementKind.BAR, bar), *discs))


def barbell():
    return Exercise(1, "Squat", "barbell", LoadKind.BARBELL, Sidedness.NEVER, Measure.REPS, 2500)


SQUAT = barbell()
USUAL = gym(20_000, 10_000, 5000, 2500, 1250)
COARSE = gym(20_000, 10_000, 5000)  # 10 kg is the smallest step
FINE = gym(20_000, 10_000, 5000, 2500, 1250, 500)


def here(prescription, history, place=USUAL, lift=SQUAT, **more):
    loads = loadable(lift, place, KG)
    target = next_target(prescription, history, KG, lift, place_id=place.id, loads=loads, **more)
    return (None if target.load_g is None else target.load_g / 1000), target


def test_the_usual_plates_change_nothing():
    load, target = here(FRONT, [did(92.5, 12, 12, 12)])
    assert load == 95
    assert "Nearest" not in target.reason


def test_where_the_step_cannot_be_loaded_the_real_one_is_taken_and_wanted_twice():
    assert here(FRONT, [did(100, 12, 12, 12)], COARSE)[0] == 100
    load, target = here(FRONT, [did(100, 12, 12, 12)] * 2, COARSE)
    assert load == 110
    assert "10 kg more" in target.reason


def test_a_smaller_real_step_spares_the_second_session():
    assert here(FRONT, [did(45, 12, 12, 12)])[0] == 45  # 2.5 kg are 6 %
    assert here(FRONT, [did(45, 12, 12, 12)], FINE)[0] == 47  # the largest step within 5 %


def test_a_load_that_cannot_be_made_is_the_nearest_with_its_reason():
    load, target = here(FRONT, [did(97.5, 10, 10, 10)], COARSE)
    assert load == 100
    assert target.reason.endswith("Nearest to 97.5 kg with these plates is 100 kg.")


def test_a_first_load_and_one_taken_back_are_rounded_down():
    first, target = here(FRONT, [], COARSE, estimated_max_g=140_000.0)  # 97.7, so 97.5
    assert first == 90
    assert "Next below 97.5 kg with these plates is 90 kg." in target.reason
    assert here(FRONT, [did(110, 8, 8, 8)] * 2, COARSE)[0] == 100  # 104.5, rounded down to 102.5


def test_each_set_can_be_loaded():
    wendler = asks("531", 3, 5, 5, 5, training_max_kg=101)
    _, target = here(wendler, [], COARSE)
    assert [s.load_g for s in target.per_set] == [60_000, 70_000, 80_000]


def test_an_odd_load_of_another_place_counts_as_the_nearest_here():
    abroad = did(225, 12, 12, 12, unit=LB)._replace(place_id=HOTEL)  # 102.06 kg
    load, target = here(FRONT, [abroad])
    assert load == 105
    assert "102.05 kg at another place counts as 102.5 kg" in target.reason


def test_what_was_lifted_elsewhere_is_not_counted_as_far_more():
    """13 kg would count as the 15 kg that are nearest here, which nobody lifted."""
    dumbbells = implement(ImplementKind.DUMBBELL, 5000, step_g=5000, most_g=50_000)
    here_g = Place(HERE, "Gym", KG, (dumbbells,))
    pair = Exercise(1, "Lunge", "dumbbell", LoadKind.PAIR, Sidedness.ALWAYS, Measure.REPS, 2500)
    abroad = did(13, 10, 10, 9)._replace(place_id=HOTEL)
    load, target = here(FRONT, [abroad], here_g, pair)
    assert load == 10
    assert "13 kg at another place counts as 10 kg" in target.reason
    assert here(FRONT, [did(13, 10, 10, 9)], here_g, pair)[0] == 10


def test_a_smaller_step_below_a_load_gives_way_to_the_real_one():
    """2.5 kg below 100 kg where only 10 kg can be added: it must not stay at 80 kg for ever."""
    pull = asks("linear", 1, 5, 5, 5, small_step_kg=2.5, small_below_kg=100)
    assert here(pull, [did(80, 5)], COARSE)[0] == 80
    load, target = here(pull, [did(80, 5)] * 2, COARSE)
    assert load == 90
    assert "10 kg more" in target.reason
    assert here(pull, [did(80, 5)])[0] == 82.5


def test_the_training_max_goes_up_by_its_own_step_whatever_the_plates():
    wendler = asks("531", 3, 5, 5, 5, training_max_kg=200)
    weeks = [(130, 150, 170), (140, 160, 180), (150, 170, 190), (80, 100, 120)]
    done = [mixed(*((load, 5) for load in loads)) for loads in weeks]
    _, target = here(wendler, done, COARSE)
    assert "a training max of 205 kg" in target.reason
    assert [s.load_g for s in target.per_set] == [130_000, 150_000, 170_000]  # 133, 154, 174


def test_another_places_machine_says_nothing_of_this_one():
    stack = exercise(LoadKind.STACK)
    place = Place(
        HERE, "Gym", KG, (implement(ImplementKind.STACK, 5000, step_g=5000, most_g=100_000),)
    )
    mine = did(60, 10, 10, 10)._replace(place_id=HERE)
    other = did(40, 12, 12, 12, day=3)._replace(place_id=HOTEL)
    load, target = here(asks("double", 3, 10, 12, 5), [mine, other], place, stack)
    assert (load, target.reps) == (60, 11)
    assert "another place's machine is not compared" in target.reason
    load, target = here(asks("double", 3, 10, 12, 5), [other], place, stack)
    assert "feel your way" in target.reason


def test_after_a_break_every_set_is_lighter():
    wendler = asks("531", 3, 5, 5, 5, training_max_kg=100)
    done = [mixed((65, 5), (75, 5), (85, 5))]
    target = next_target(wendler, done, KG, BAR, today=15)
    assert [from_grams(s.load_g, KG) for s in target.per_set] == [62.5, 70, 80]  # 63, 72, 81
    assert "15 days since the last time" in target.reason


def test_easy_sessions_are_no_break():
    history = [did(95, 10, 10, 10, day=0), easy(did(80, 10, 10, day=14))]
    target = next_target(FRONT, history, KG, BAR, today=21)
    assert target.load_g == 95_000
    assert target.reason.endswith("; the easy session since then is not counted.")


def test_an_easy_session_is_from_what_was_lifted():
    history = [did(97.5, 12, 12, 12)]
    target = next_target(FRONT, history, KG, BAR)
    assert target.load_g == 100_000
    eased = easy_target(target, FRONT, history, KG, BAR)
    assert (eased.load_g, eased.sets, eased.reps, eased.reserve_halves) == (87_500, 2, 10, 8)
    assert easy_target(next_target(FRONT, [], KG, BAR), FRONT, [], KG, BAR).load_g is None


@pytest.mark.parametrize(
    ("history", "day"),
    [
        ([did(95, 10, 10, 10, day=3)], None),
        ([did(95, 8, 8, 8, day=3), did(95, 8, 8, 8, day=10)], 10),
        ([did(95, 8, 8, 8, day=3), did(95, 8, 8, 8, day=10), did(90, 10, 10, 10, day=17)], 10),
        ([did(95, 8, 8, 8, day=3), easy(did(95, 8, 8, 8, day=10))], None),
        ([], None),
    ],
)
def test_a_lift_stalls_where_the_rule_takes_weight_off(history, day):
    assert stalled_on(FRONT, history, KG, BAR) == day


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (why_deload({}, 100), ""),
        (why_deload({"Squat": 95}, 100), ""),  # one is not enough
        (why_deload({"Squat": 95, "Deadlift": 80}, 100), ""),  # too long ago
        (why_deload({"Squat": 95, "Deadlift": 86}, 100), "Deadlift and Squat had weight taken off"),
        (why_deload({}, 100, most_pain=("knee", 5)), ""),
        (why_deload({}, 100, most_pain=("knee", 6)), "Pain of 6 of 10 (knee)"),
        (why_deload({}, 100, weeks_of_training=7), ""),
        (why_deload({}, 100, weeks_of_training=8), "8 weeks of training without an easy one"),
        (why_deload({}, 100, weeks_of_training=26), "Half a year of training or more"),
    ],
)
def test_when_a_deload_is_offered(reason, words):
    assert words in reason if words else reason == ""


def test_a_five_rep_max_gives_the_first_load():
    # 100 kg for five: 116.7 at most; ten with two in reserve and one more: 116.7 / 1.4333 = 81.4
    entered = asks("double", 3, 10, 12, five_rep_max_kg=100)
    assert next_target(entered, [], KG, BAR).load_g == 80_000
    pounds = asks("double", 3, 10, 12, five_rep_max_kg=to_grams(225, LB) / 1000)
    assert from_grams(next_target(pounds, [], LB, BAR).load_g, LB) == 180  # 183
    assert next_target(entered, [did(60, 10, 10, 10)], KG, BAR).load_g == 60_000


def test_without_anything_known_the_bar_is_where_it_begins():
    reason = next_target(FRONT, [], KG, BAR).reason
    assert "start with an empty bar and add 10 kg a set until 10 reps leave 2 in reserve" in reason
    assert "light pair" in next_target(FRONT, [], KG, PAIR).reason
