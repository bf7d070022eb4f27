"""GZCLP, worked by hand from Cody Lefever's post of 2016 and Liftosaur's port of it (gzclp.md).

Tier 1: 5 x 3+, 6 x 2+, 10 x 1+; a pass adds 10 lb (5 kg) to a lower body lift; a miss goes a stage
on with the same load; after the last one a test of five, of which 85 % begin anew. Tier 2: 3 x 10,
3 x 8, 3 x 6; after the last one, the load last missed at 3 x 10 and 15 lb (7.5 kg), or 10 lb where
the step is 5 lb. Tier 3: 3 x 15+, and 25 in the last set add 5 lb (2.5 kg). Ours: tier 2 takes
10 % off where nothing was passed on the way, or no 3 x 10 since it last began anew; a step above
5 % of the load has to be earned twice.
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

MISS_3 = did(140, 3, 3, 3, 3, 2)
MISS_2 = did(140, 2, 2, 2, 2, 2, 1)
MISS_1 = did(140, *[1] * 9, 0)
DOWN = [MISS_3, MISS_2, MISS_1]
MISS_10, MISS_8, MISS_6 = did(100, 10, 10, 9), did(100, 8, 8, 7), did(100, 6, 6, 5)
PASS_8, MISS_8_105, MISS_6_105 = did(100, 8, 8, 8), did(105, 8, 8, 7), did(105, 6, 6, 5)

CYCLE = [MISS_10, PASS_8, MISS_8_105, MISS_6_105]


@pytest.mark.parametrize(
    ("prescription", "history", "expected"),
    [
        (T1, [did(140, 3, 3, 3, 3, 3)], (145, 5, 3)),
        (T1, [did(140, 3, 3, 3, 3, 8)], (145, 5, 3)),
        (T1, [MISS_3], (140, 6, 2)),
        (T1, [did(140, 3, 3, 3, 3)], (140, 5, 3)),  # a set was not logged: no pass, no miss
        (T1, [did(140, 3, 3, 2)], (140, 6, 2)),  # not logged either, but missed before
        (T1, [MISS_3, did(140, 2, 2, 2, 2, 2, 2)], (145, 6, 2)),
        (T1, [MISS_3, MISS_2], (140, 10, 1)),
        (T1, [MISS_3, MISS_2, did(140, *[1] * 10)], (145, 10, 1)),
        (T1, DOWN, (120, 1, 5)),  # a five-rep test, near 140 / 1.167
        (T1, [*DOWN, did(125, 5)], (105, 5, 3)),  # 106.25, rounded down
        (T1, [*DOWN, did(120, 5, 5)], (100, 5, 3)),  # 102
        (T1, [*DOWN, did(125, 4)], (107.5, 5, 3)),  # no five at all: 120 less 10 % is 108
        (T1, [*DOWN, did(125, 5), did(105, 3, 3, 3, 3, 3)], (110, 5, 3)),
        (T1, [*DOWN, did(125, 5), did(105, 3, 3, 3, 3, 2)], (105, 6, 2)),
        (T1_NO_TEST, DOWN, (125, 5, 3)),  # 126
        (asks("gzclp", 5, 3, 3, 5, tier=1, restart=0.9), [*DOWN, did(140, 5)], (125, 5, 3)),
        (T1, [did(140, 3, 3, 3, 3, 3), did(150, 3, 3, 3, 3, 3)], (155, 5, 3)),  # as lifted
        (T1, [did(140, 3, 3, 3, 3, 3), easy(did(90, 1, 1))], (145, 5, 3)),
        (T1, [did(100, 3, 3, 3, 3, 3)], (105, 5, 3)),  # exactly 5 %
        (T1, [did(80, 3, 3, 3, 3, 3)], (80, 5, 3)),  # 6 %: once is not enough
        (T1, [did(80, 3, 3, 3, 3, 3)] * 2, (85, 5, 3)),
        (T1, [did(75, 3, 3, 3, 3, 3), did(80, 3, 3, 3, 3, 3)], (80, 5, 3)),  # each load anew
        (T1, [did(80, 3, 3, 3, 3, 3), did(80, 3, 3, 3, 3, 2)], (80, 6, 2)),
        (T1, [did(80, 3, 3, 3, 3, 3), did(80, 3, 3, 3, 3), did(80, 3, 3, 3, 3, 3)], (80, 5, 3)),
        (T2, [did(100, 10, 10, 10)], (105, 3, 10)),
        (T2, [MISS_10], (100, 3, 8)),
        (T2, [MISS_10, PASS_8], (105, 3, 8)),
        (T2, [MISS_10, MISS_8], (100, 3, 6)),
        (T2, [MISS_10, MISS_8, did(100, 6, 6, 6)], (105, 3, 6)),
        (T2, [MISS_10, PASS_8, MISS_8_105, MISS_6_105], (107.5, 3, 10)),  # 100 and 7.5
        (T2, [MISS_10, MISS_8, MISS_6], (90, 3, 10)),  # nothing passed on the way
        (T2, [MISS_10, PASS_8, MISS_8_105, did(105, 6, 6, 6), did(110, 6, 6, 5)], (107.5, 3, 10)),
        (asks("gzclp", 3, 10, 10, 5, tier=2, restart_kg=5),
         [MISS_10, PASS_8, MISS_8_105, MISS_6_105],
         (105, 3, 10)),
        (T2, [did(100, 10, 10)], (100, 3, 10)),
        (T2, [MISS_10, PASS_8, MISS_8_105, MISS_6_105, did(107.5, 10, 10, 10)], (112.5, 3, 10)),
        (T2, [*CYCLE, did(107.5, 10, 10, 9), did(107.5, 8, 8, 8), did(112.5, 8, 8, 7),
              did(112.5, 6, 6, 5)], (95, 3, 10)),  # 3 x 10 never passed with 107.5: 96.75
        (T2, [*CYCLE, did(107.5, 10, 10, 10), did(112.5, 10, 10, 9), did(112.5, 8, 8, 8),
              did(117.5, 8, 8, 7), did(117.5, 6, 6, 5)], (120, 3, 10)),
        (asks("gzclp", 3, 10, 10, 2.5, tier=2),
         [MISS_10, PASS_8, did(102.5, 8, 8, 7), did(102.5, 6, 6, 5)],
         (105, 3, 10)),  # 10 lb more where the step is 5 lb
        (T2, [did(60, 10, 10, 10)], (60, 3, 10)),  # 8 %: once is not enough
        (T2, [did(60, 10, 10, 10)] * 2, (65, 3, 10)),
        (T3, [did(60, 15, 15, 15)], (60, 3, 15)),
        (T3, [did(60, 15, 15, 24)], (60, 3, 15)),
        (T3, [did(60, 15, 15, 25)], (62.5, 3, 15)),
        (T3, [did(60, 15, 12, 25)], (62.5, 3, 15)),  # the last set alone decides
        (T3, [did(60, 15, 15, 12)], (60, 3, 15)),
        (T3, [did(60, 25, 25)], (60, 3, 15)),  # the last set was not logged
        (T3, [did(40, 15, 15, 25)], (40, 3, 15)),  # 6 %
        (T3, [did(40, 15, 15, 25)] * 2, (42.5, 3, 15)),
        (T3, [did(40, 15, 15, 25), did(40, 15, 15, 20), did(40, 15, 15, 25)], (40, 3, 15)),
        (asks("gzclp", 3, 15, 15, 2.5, tier=3, top_reps=20), [did(60, 15, 15, 20)], (62.5, 3, 15)),
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
        for load, reps in ((235, (10, 10, 9)), (235, (8, 8, 8)), (245, (8, 8, 7)), (245, (6, 6, 5)))
    ]
    assert from_grams(next_target(T2, missed, LB, BAR).load_g, LB) == 250


def test_both_legs_pass_or_none():
    lunge = asks("gzclp", 3, 10, 10, 1, tier=2)  # exactly 5 % of 20
    assert next_target(lunge, [legs(20, (10, 10), (10, 10), (10, 10))], KG, PAIR).load_g == 21_000
    assert next_target(lunge, [legs(20, (10, 10), (10, 9), (10, 10))], KG, PAIR).reps == 8
    assert next_target(lunge, [legs(20, (10, 10), (10, None), (10, 10))], KG, PAIR).reps == 10
