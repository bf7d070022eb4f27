"""Total reps, worked by hand.

Liftosaur's ``sum(N, increment)``: completed reps of all sets together >= N add the increment. A
sum more than 20 % short of N in two sessions in a row takes 5 % off, which is ours.
"""

import pytest
from progression_cases import BAR, BODY, KG, LB, PAIR, asks, did, easy, legs

from legday_gui.training.progression import next_target
from legday_gui.training.units import from_grams

ROW = asks("total", 3, 8, 10)  # 30 in all; far short is under 24
FAR = did(60, 8, 8, 7)


@pytest.mark.parametrize(
    ("prescription", "history", "load", "reps"),
    [
        (ROW, [did(60, 10, 10, 10)], 62.5, 10),
        (ROW, [did(60, 12, 10, 8)], 62.5, 10),
        (ROW, [did(60, 12, 12, 12)], 62.5, 10),  # one step, however many
        (ROW, [did(60, 10, 10, 9)], 60, 10),
        (ROW, [did(60, 15, 15)], 62.5, 10),  # the total is what counts
        (ROW, [did(60, 10, 10)], 60, 10),
        (ROW, [did(60, 10, 10, 9, 8)], 60, 10),  # sets beyond the plan do not count
        (ROW, [FAR], 60, 10),
        (ROW, [FAR] * 2, 55, 10),  # 57
        (ROW, [did(60, 8, 8, 8)] * 2, 60, 10),  # 24 is not more than 20 % short
        (ROW, [FAR, did(60, 8, 8, 8), FAR], 60, 10),
        (ROW, [FAR, FAR, did(55, 8, 8, 7)], 55, 10),  # the count starts anew
        (ROW, [FAR, FAR, *[did(55, 8, 8, 7)] * 2], 50, 10),  # 52.25
        (ROW, [did(60, 8, 8), FAR], 60, 10),  # sets that were not logged are no weakness
        (ROW, [FAR, FAR, did(55, 10, 10, 10)], 57.5, 10),
        (ROW, [did(50, 10, 10, 10)], 52.5, 10),  # exactly 5 %
        (ROW, [did(40, 10, 10, 10)], 40, 10),  # 6 %: once is not enough
        (ROW, [did(40, 10, 10, 10)] * 2, 42.5, 10),
        (ROW, [did(37.5, 10, 10, 10), did(40, 10, 10, 10)], 40, 10),
        (ROW, [did(40, 10, 10, 10), did(40, 10, 10, 9), did(40, 10, 10, 10)], 40, 10),
        (asks("total", 3, 8, 10, total_reps=36), [did(60, 12, 12, 12)], 62.5, 12),
        (asks("total", 3, 8, 10, total_reps=36), [did(60, 12, 12, 11)], 60, 12),
        (asks("total", 4, 8, 10, total_reps=50), [did(60, 14, 13, 12, 11)], 62.5, 13),
        (asks("total", 3, 8, 10, off=0.10), [FAR] * 2, 52.5, 10),  # 54
        (asks("total", 3, 8, 10, short=0.10), [did(60, 9, 9, 8)] * 2, 55, 10),
        (ROW, [did(60, 10, 10, 10), easy(did(50, 5, 5, 5))], 62.5, 10),
        (ROW, [FAR, easy(FAR)], 60, 10),
    ],
)
def test_total_by_hand(prescription, history, load, reps):
    target = next_target(prescription, history, KG, BAR)
    assert (from_grams(target.load_g, KG), target.reps) == (load, reps)


@pytest.mark.parametrize(
    ("sets", "load"),
    [
        (((10, 10), (10, 10), (10, 10)), 21),
        (((12, 10), (12, 10), (12, 9)), 20),  # the weaker leg's are 29
        (((12, 12), (12, 12), (12, None)), 20),  # a leg that was not logged is unknown
    ],
)
def test_the_weaker_leg_counts(sets, load):
    target = next_target(asks("total", 3, 8, 10, 1), [legs(20, *sets)], KG, PAIR)
    assert from_grams(target.load_g, KG) == load


def test_total_in_pounds_and_at_body_weight():
    target = next_target(ROW, [did(135, 10, 10, 10, unit=LB)], LB, BAR)
    assert from_grams(target.load_g, LB) == 140
    assert next_target(ROW, [did(None, 10, 10, 10)], KG, BODY).load_g is None
    assert next_target(ROW, [did(None, 10, 10, 10)] * 2, KG, BODY).load_g == 2500
