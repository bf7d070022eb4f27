"""Double progression, worked by hand.

As coded by Liftosaur's ``dp(increment, min, max)``: all sets at the top add the increment and go
back to the bottom, all others at least as many as asked make it one rep more. Raising after two
reps beyond the target follows the American College of Sports Medicine (2009: 2 to 10 % when one or
two reps over it are possible). Ours: 2 more in reserve than asked earn the step, too; a step above
5 % of the load wants that twice; below the bottom in two sessions in a row takes 5 % off, in three
10 %.
"""

import pytest
from progression_cases import BAR, KG, asks, did, easy, mixed

from legday_gui.training.progression import next_target
from legday_gui.training.units import from_grams

FRONT = asks("double", 3, 10, 12)
CURL = asks("double", 3, 12, 14, 5)
CALF = asks("double", 3, 15, 17, 2.5, reserve=1)
LOW = asks("double", 3, 10, 12, off_at_two=0.10, off_at_three=0.20, spare=3)


@pytest.mark.parametrize(
    ("prescription", "history", "expected"),
    [
        (FRONT, [did(92.5, 12, 12, 12)], (95, 10)),
        (FRONT, [did(95, 10, 10, 10)], (95, 11)),
        (FRONT, [did(95, 12, 11, 10)], (95, 11)),
        (FRONT, [did(95, 12, 12, 11)], (95, 12)),
        (FRONT, [did(95, 15, 15, 11)], (95, 12)),
        (FRONT, [did(95, 10, 10, 10, reserve=4)], (97.5, 10)),  # two more than the 2 asked
        (FRONT, [did(95, 10, 10, 10, reserve=3.5)], (95, 11)),
        (FRONT, [did(95, 10, 10, 9, reserve=4)], (95, 10)),
        (FRONT, [did(95, 12, 12)], (95, 12)),  # the third set was not logged
        (FRONT, [did(95, 12, 12, 9)], (95, 10)),
        (FRONT, [did(50, 12, 12, 12)], (52.5, 10)),  # exactly 5 %
        (FRONT, [did(47.5, 12, 12, 12)], (47.5, 12)),  # above 5 %: once is not enough
        (FRONT, [did(47.5, 12, 12, 12)] * 2, (50, 10)),
        (FRONT, [did(47.5, 11, 11, 11, reserve=4)], (47.5, 12)),
        (FRONT, [did(47.5, 12, 12, 12), did(47.5, 11, 11, 11, reserve=4)], (50, 10)),
        (FRONT, [did(45, 12, 12, 12), did(47.5, 12, 12, 12)], (47.5, 12)),  # each load anew
        (FRONT, [*[did(47.5, 12, 12, 12), did(47.5, 12, 12, 11)] * 2], (47.5, 12)),
        (CALF, [did(40, 15, 11, 10)], (40, 15)),
        (CALF, [did(40, 15, 11, 10)] * 2, (37.5, 15)),
        (CALF, [did(40, 15, 11, 10)] * 3, (35, 15)),
        (CALF, [did(40, 15, 11, 10)] * 4, (40, 15)),  # the count starts anew
        (CALF, [*[did(40, 15, 11, 10)] * 2, did(37.5, 15, 15, 14)], (32.5, 15)),  # 33.75
        (CALF, [did(40, 9, 9, 9), did(40, 15, 15, 15), did(40, 9, 9, 9)], (40, 15)),
        (asks("double", 3, 12, 14, 10), [did(180, 14, 14, 14)], (180, 14)),
        (asks("double", 3, 12, 14, 10), [did(180, 14, 14, 14)] * 2, (190, 12)),
        (asks("double", 3, 12, 14, 10), [did(200, 14, 14, 14)], (210, 12)),
        (CURL, [did(7.5, 9, 9, 9)] * 2, (5, 12)),
        (CURL, [did(5, 9, 9, 9)] * 2, (5, 12)),  # no step is left to take off
        (LOW, [did(95, 9, 9, 9)], (95, 10)),  # with the parameters below
        (LOW, [did(95, 9, 9, 9)] * 2, (85, 10)),  # 10 %: 85.5
        (LOW, [did(95, 9, 9, 9)] * 3, (75, 10)),  # 20 %: 76
        (LOW, [did(95, 10, 10, 10, reserve=5)], (97.5, 10)),
        (LOW, [did(95, 10, 10, 10, reserve=4)], (95, 11)),
        (FRONT, [did(92.5, 12, 12, 12), easy(did(82.5, 10, 10))], (95, 10)),
        (FRONT, [did(95, 9, 9, 9), easy(did(85, 9, 9, 9)), did(95, 9, 9, 9)], (90, 10)),  # 90.25
        (FRONT, [mixed((95, 12), (95, 12), (90, 12))], (92.5, 10)),  # from the lowest load
        (FRONT, [mixed((60, 10), (80, 6), (92.5, 12), (92.5, 12), (92.5, 12))], (95, 10)),
    ],
)
def test_double_by_hand(prescription, history, expected):
    target = next_target(prescription, history, KG, BAR)
    assert (from_grams(target.load_g, KG), target.reps) == expected
