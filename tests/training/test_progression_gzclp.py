"""GZCLP, worked by hand from Cody Lefever's post of 2016 and Liftosaur's port of it (gzclp.md).

Tier 1: 5 x 3+, 6 x 2+, 10 x 1+; a pass adds 10 lb (5 kg) to a lower body lift; a miss goes a stage
on with the same load; after the last one a test of five, of which 85 % begin anew. Tier 2: 3 x 10,
3 x 8, 3 x 6; after the last one, the load last missed at 3 x 10 and 15 lb (7.5 kg), or 10 % less
where nothing was passed on the way, which the post does not speak of. Tier 3:
3 x 15+, and 25 in the last set add 5 lb (2.5 kg).
"""

import pytest
from progression_cases import BAR, KG, LB, PAIR, asks, did, easy, legs

from legday_gui.training.progression import next_target
from legday_gui.training.units import from_grams
from legday_gui.training.values import SetKind

T1 = asks("gzclp", 5, 3, 3, 5, tier=1)
T1_NO_TEST = asks("gzclp", 5, 3, 3, 5, tier=1, test=0)
T2 = asks("gzclp", 3, 10, 10, 5, tier=2)
T3 = asks("gzclp", 3, 15, 15, 2.5, tier=3)

MISS_3 = did(100, 3, 3, 3, 3, 2)
MISS_2 = did(100, 2, 2, 2, 2, 2, 1)
MISS_1 = did(100, *[1] * 9, 0)
DOWN = [MISS_3, MISS_2, MISS_1]
MISS_10, MISS_8, MISS_6 = did(60, 10, 10, 9), did(60, 8, 8, 7), did(60, 6, 6, 5)
PASS_8, MISS_8_65 = did(60, 8, 8, 8), did(65, 8, 8, 7)


@pytest.mark.parametrize(
    ("prescription", "history", "expected"),
    [
        (T1, [did(100, 3, 3, 3, 3, 3)], (105, 5, 3)),
        (T1, [did(100, 3, 3, 3, 3, 8)], (105, 5, 3)),
        (T1, [MISS_3], (100, 6, 2)),
        (T1, [did(100, 3, 3, 3, 3)], (100, 5, 3)),  # a set was not logged: no pass, no miss
        (T1, [did(100, 3, 3, 2)], (100, 6, 2)),  # not logged either, but missed before
        (T1, [MISS_3, did(100, 2, 2, 2, 2, 2, 2)], (105, 6, 2)),
        (T1, [MISS_3, MISS_2], (100, 10, 1)),
        (T1, [MISS_3, MISS_2, did(100, *[1] * 10)], (105, 10, 1)),
        (T1, DOWN, (85, 1, 5)),  # a five-rep test, near 100 / 1.167 = 85.7
        (T1, [*DOWN, did(90, 5)], (75, 5, 3)),  # 76.5, rounded down
        (T1, [*DOWN, did(85, 5, 5)], (70, 5, 3)),  # 72.25
        (T1, [*DOWN, did(90, 4)], (75, 5, 3)),  # no five at all: 85 less 10 % is 76.5
        (T1, [*DOWN, did(90, 5), did(75, 3, 3, 3, 3, 3)], (80, 5, 3)),
        (T1, [*DOWN, did(90, 5), did(75, 3, 3, 3, 3, 2)], (75, 6, 2)),
        (T1_NO_TEST, DOWN, (90, 5, 3)),
        (asks("gzclp", 5, 3, 3, 5, tier=1, restart=0.9), [*DOWN, did(100, 5)], (90, 5, 3)),
        (T1, [did(100, 3, 3, 3, 3, 3), did(110, 3, 3, 3, 3, 3)], (115, 5, 3)),  # as lifted
        (T1, [did(95, 3, 3, 3, 3, 3), easy(did(60, 1, 1))], (100, 5, 3)),
        (T2, [did(60, 10, 10, 10)], (65, 3, 10)),
        (T2, [MISS_10], (60, 3, 8)),
        (T2, [MISS_10, did(60, 8, 8, 8)], (65, 3, 8)),
        (T2, [MISS_10, MISS_8], (60, 3, 6)),
        (T2, [MISS_10, MISS_8, did(60, 6, 6, 6)], (65, 3, 6)),
        (T2, [MISS_10, PASS_8, MISS_8_65, did(65, 6, 6, 5)], (67.5, 3, 10)),  # 60 and 7.5
        (T2, [MISS_10, MISS_8, MISS_6], (52.5, 3, 10)),  # nothing passed on the way: 54
        (T2, [MISS_10, did(60, 8, 8, 8), did(65, 8, 8, 7), did(65, 6, 6, 6), did(70, 6, 6, 5)],
         (67.5, 3, 10)),
        (asks("gzclp", 3, 10, 10, 5, tier=2, restart_kg=5),
         [MISS_10, PASS_8, MISS_8_65, did(65, 6, 6, 5)],
         (65, 3, 10)),
        (T2, [did(60, 10, 10)], (60, 3, 10)),
        (T2, [MISS_10, PASS_8, MISS_8_65, did(65, 6, 6, 5), did(67.5, 10, 10, 10)], (72.5, 3, 10)),
        (T3, [did(40, 15, 15, 15)], (40, 3, 15)),
        (T3, [did(40, 15, 15, 24)], (40, 3, 15)),
        (T3, [did(40, 15, 15, 25)], (42.5, 3, 15)),
        (T3, [did(40, 15, 12, 25)], (42.5, 3, 15)),  # the last set alone decides
        (T3, [did(40, 15, 15, 12)], (40, 3, 15)),
        (T3, [did(40, 25, 25)], (40, 3, 15)),  # the last set was not logged
        (asks("gzclp", 3, 15, 15, 2.5, tier=3, top_reps=20), [did(40, 15, 15, 20)], (42.5, 3, 15)),
    ],
)  # fmt: skip
def test_gzclp_by_hand(prescription, history, expected):
    target = next_target(prescription, history, KG, BAR)
    assert (from_grams(target.load_g, KG), target.sets, target.reps) == expected
    assert len(target.per_set) == target.sets
    assert target.reason.endswith(".")


@pytest.mark.parametrize(("prescription", "load"), [(T1, 75), (T2, 60), (T3, 60)])
def test_the_first_load_is_a_share_of_the_estimate(prescription, load):
    target = next_target(prescription, [], KG, BAR, estimated_max_g=100_000.0)
    assert from_grams(target.load_g, KG) == load  # 75, 62 and 60 %


def test_only_tiers_one_and_three_end_open():
    kinds = [next_target(p, [], KG, BAR).per_set[-1].kind for p in (T1, T2, T3)]
    assert kinds == [SetKind.AMRAP, SetKind.WORK, SetKind.AMRAP]


def test_gzclp_in_pounds():
    done = [did(200, 3, 3, 3, 3, 3, unit=LB)]
    assert from_grams(next_target(T1, done, LB, BAR).load_g, LB) == 210
    missed = [
        did(load, *reps, unit=LB)
        for load, reps in ((135, (10, 10, 9)), (135, (8, 8, 8)), (145, (8, 8, 7)), (145, (6, 6, 5)))
    ]
    assert from_grams(next_target(T2, missed, LB, BAR).load_g, LB) == 150


def test_both_legs_pass_or_none():
    lunge = asks("gzclp", 3, 10, 10, 1, tier=2)
    assert next_target(lunge, [legs(20, (10, 10), (10, 10), (10, 10))], KG, PAIR).load_g == 21_000
    assert next_target(lunge, [legs(20, (10, 10), (10, 9), (10, 10))], KG, PAIR).reps == 8
    assert next_target(lunge, [legs(20, (10, 10), (10, None), (10, 10))], KG, PAIR).reps == 10
