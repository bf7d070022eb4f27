"""Linear progression, worked by hand.

Starting Strength as published in lifters' words: every workout that gets its 3 × 5 adds a step;
"3 failed workouts in a row" go back to 90 % of the stalled load (freshhoot.com/hoots/31462, on
Rippetoe's Starting Strength); the port of Liftosaur (ss1.md) resets after two; another coach's
reset is 5 to 10 % (progressiverehabandstrength.com). Loads round down after a reset.
Sets above RPE 9, where that was stated, are no success (the cap of Liftosaur's ``lp``), and a step
above 5 % of the load wants two successes in a row: these two are choices, no part of the program.
"""

import pytest
from progression_cases import BAR, KG, LB, PAIR, asks, did, easy, legs, mixed, one

from legday_gui.training.progression import next_target
from legday_gui.training.units import from_grams
from legday_gui.training.values import Performance, SetKind

SQUAT = asks("linear", 3, 5, 5)
TWO = asks("linear", 3, 5, 5, fails_before_reset=2)
PULL = asks("linear", 1, 5, 5, 5, small_step_kg=2.5, small_below_kg=100)
BLIND = asks("linear", 3, 5, 5, least_reserve=0)
COARSE = asks("linear", 3, 5, 5, 10)
LEG = asks("linear", 3, 5, 5, 1)


def hit(load, **more):
    return did(load, 5, 5, 5, **more)


def miss(load, **more):
    return did(load, 5, 5, 4, **more)


AMRAP = Performance(1, 0, (one(1, 60, 5), one(2, 60, 5), one(3, 60, 9, kind=SetKind.AMRAP)))


@pytest.mark.parametrize(
    ("prescription", "history", "load"),
    [
        (SQUAT, [hit(60)], 62.5),
        (SQUAT, [did(60, 7, 6, 5)], 62.5),  # more reps than asked earn no more
        (SQUAT, [hit(61.25)], 63.75),
        (SQUAT, [miss(60)], 60),
        (SQUAT, [did(60, 5, 5)], 60),  # the third set was not logged
        (SQUAT, [did(60, 5, 5, None)], 60),
        (SQUAT, [miss(60)] * 2, 60),
        (SQUAT, [miss(100)] * 3, 90),
        (SQUAT, [miss(102.5)] * 3, 90),  # 92.25
        (SQUAT, [miss(107.5)] * 3, 95),  # 96.75
        (SQUAT, [miss(20)] * 3, 17.5),  # 18
        (SQUAT, [miss(100), miss(100), hit(100)], 102.5),
        (SQUAT, [miss(100), miss(100), hit(100), miss(102.5)], 102.5),  # in a row or not at all
        (SQUAT, [*[miss(100)] * 3, hit(90)], 92.5),  # and up again
        (SQUAT, [*[miss(100)] * 3, miss(90)], 90),  # the counter is back at 0
        (SQUAT, [*[miss(100)] * 3, *[miss(90)] * 3], 80),  # 81
        (SQUAT, [miss(100), miss(97.5), miss(95)], 85),  # 85.5, from what was lifted last
        (TWO, [miss(100)], 100),
        (TWO, [miss(100)] * 2, 90),
        (asks("linear", 3, 5, 5, reset=0.05), [miss(100)] * 3, 95),
        (asks("linear", 3, 5, 5, reset=0.20), [miss(100)] * 3, 80),
        (PULL, [did(97.5, 5)], 100),
        (PULL, [did(100, 5)], 105),
        (PULL, [did(140, 4)] * 3, 125),  # 126, rounded down to a step
        (SQUAT, [hit(60, reserve=0)], 60),  # all reps, but above RPE 9
        (SQUAT, [hit(60, reserve=0.5)], 60),
        (SQUAT, [hit(60, reserve=1)], 62.5),
        (SQUAT, [mixed((60, 5, 3), (60, 5, 2), (60, 5, 0))], 60),  # one set is enough
        (SQUAT, [mixed((60, 5, 3), (60, 5, 2), (60, 5))], 62.5),  # not held against it
        (SQUAT, [hit(100, reserve=0)] * 3, 90),  # misses like all others
        (BLIND, [hit(60, reserve=0)], 62.5),
        (SQUAT, [hit(50)], 52.5),  # exactly 5 %
        (SQUAT, [hit(47.5)], 47.5),  # above 5 %: once is not enough
        (SQUAT, [hit(47.5)] * 2, 50),
        (SQUAT, [hit(45), hit(47.5)], 47.5),  # each load anew
        (SQUAT, [hit(50), hit(47.5)], 50),  # at no lower load
        (SQUAT, [hit(47.5), miss(47.5), hit(47.5)], 47.5),  # in a row
        (SQUAT, [hit(47.5), easy(hit(42.5)), hit(47.5)], 50),
        (COARSE, [hit(100)], 100),
        (COARSE, [hit(100)] * 2, 110),
        (COARSE, [hit(200)], 210),
        (SQUAT, [miss(100), miss(100), easy(miss(90)), miss(100)], 90),  # a deload is not judged
        (SQUAT, [easy(hit(50)), hit(60), easy(hit(50))], 62.5),
        (SQUAT, [AMRAP], 62.5),
        (SQUAT, [mixed((60, 5), (60, 5), (55, 5))], 57.5),  # from the lowest load that was done
    ],
)
def test_linear_by_hand(prescription, history, load):
    target = next_target(prescription, history, KG, BAR)
    assert from_grams(target.load_g, KG) == load
    assert target.reps == 5


@pytest.mark.parametrize(
    ("history", "load"),
    [
        ([legs(20, (5, 5), (5, 5), (5, 5))], 21),
        ([legs(12, (5, 5), (5, 5), (5, 5))], 12),  # 1 kg is 8 %
        ([legs(12, (5, 5), (5, 5), (5, 5))] * 2, 13),
        ([legs(12, (5, 5), (5, 4), (5, 5))], 12),
        ([legs(12, (5, 5), (5, None), (5, 5))], 12),
    ],
)
def test_linear_wants_both_legs(history, load):
    assert from_grams(next_target(LEG, history, KG, PAIR).load_g, KG) == load


def test_linear_in_pounds():
    assert from_grams(next_target(SQUAT, [hit(225, unit=LB)], LB, BAR).load_g, LB) == 230
    assert from_grams(next_target(SQUAT, [miss(225, unit=LB)] * 3, LB, BAR).load_g, LB) == 200


def test_the_third_reset_suggests_double_progression():
    two = [*[miss(100)] * 3, *[miss(90)] * 3]
    assert "double progression" not in next_target(SQUAT, two, KG, BAR).reason
    third = next_target(SQUAT, [*two, hit(80), *[miss(82.5)] * 3], KG, BAR)
    assert "after three resets double progression may suit it better" in third.reason
