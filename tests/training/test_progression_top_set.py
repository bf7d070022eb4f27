"""Top set and back-offs, worked by hand.

One set at a target effort, then back-offs at 90 to 95 % of it, 5, 7.5 or 10 % lighter by how hard
it was (studylib.net/doc/26009376, after Tuchscherer). The next top set is the estimated max of
the last one (Epley 1985: 1 + r/30) at the asked reps and reserve, by at most 5 %.
"""

import pytest
from progression_cases import BAR, KG, LB, PAIR, Side, asks, did, easy, mixed, one

from legday_gui.training.progression import next_target
from legday_gui.training.progression.top_set import back_off_share
from legday_gui.training.units import from_grams
from legday_gui.training.values import Performance, SetKind

# Six with two in reserve are eight to failure: 1.2667 of the load.
SQUAT = asks("top_set", 4, 6, 8, reserve=2)


def top(load, reps, reserve=None, unit=KG):
    return mixed((load, reps, reserve), unit=unit)


@pytest.mark.parametrize(
    ("history", "load"),
    [
        ([top(100, 6, 2)], 100),
        ([top(100, 6, 3)], 102.5),  # 130 / 1.2667 = 102.6
        ([top(100, 6, 4)], 105),  # 105.3, 5 % at most
        ([top(100, 6, 5)], 105),  # more than 4 in reserve are not trusted: as with 4
        ([top(100, 6, 2.5)], 100),  # 101.3 is no whole step
        ([top(100, 6, 3.5)], 102.5),  # 103.9
        ([top(100, 6, 1.5)], 97.5),  # 98.7
        ([top(100, 6, 1)], 97.5),  # 97.4
        ([top(100, 6, 0)], 95),  # 94.7, 5 % at most
        ([top(100, 5, 0)], 95),  # 92.1
        ([top(100, 8, 2)], 105),  # two reps more are two more in reserve
        ([top(100, 7, 1)], 100),
        ([top(100, 6)], 100),  # not stated: as asked
        ([top(100, 7)], 102.5),
        ([top(100, 5)], 95),  # short of reps: none
        ([top(100, 0)], 95),
        ([top(100, 15, 0)], 105),  # counts as the twelve that an estimate is trusted for
        ([top(200, 6, 3)], 205),  # 205.3
        ([top(40, 6, 3)], 40),  # 41.05 is no whole step
        ([top(40, 8, 3)], 40),  # 43.2, but the step is 6 %: once is not enough
        ([top(40, 8, 3)] * 2, 42.5),
        ([top(37.5, 8, 3), top(40, 8, 3)], 40),  # each load anew
        ([mixed((100, 6, 3), (102.5, 6, 1))], 100),  # the heaviest: 99.8
        ([mixed((100, 6, 3), (100, 6, 0))], 102.5),  # of equals the first
        ([mixed((100, 6, 2), (92.5, 8, 4), (92.5, 8, 4))], 100),  # back-offs say nothing
        ([top(100, 6, 3), top(102.5, 6, 2)], 102.5),
        ([top(100, 6, 3), easy(top(80, 6, 5))], 102.5),
    ],
)
def test_top_set_by_hand(history, load):
    target = next_target(SQUAT, history, KG, BAR)
    assert from_grams(target.load_g, KG) == load
    assert target.reps == 6


@pytest.mark.parametrize(
    ("load", "drop", "backed"),
    [(100, 0.075, 92.5), (100, 0.05, 95), (100, 0.1, 90), (102.5, 0.075, 92.5), (60, 0.075, 55)],
)
def test_the_back_offs(load, drop, backed):
    target = next_target(asks("top_set", 3, 6, 8, drop=drop), [top(load, 6, 2)], KG, BAR)
    first, *backs = target.per_set
    assert (first.kind, first.reps, from_grams(first.load_g, KG)) == (SetKind.WORK, 6, load)
    assert [(b.kind, b.reps, from_grams(b.load_g, KG)) for b in backs] == [
        (SetKind.BACK_OFF, 8, backed)
    ] * 2


@pytest.mark.parametrize(
    ("reps", "reserve", "share"),
    [(6, 4, 0.075), (6, 6, 0.05), (6, 2, 0.10), (7, 2, 0.075), (5, 4, 0.10), (6, None, 0.075),
     (5, None, 0.10)],
)  # fmt: skip
def test_the_back_offs_follow_the_effort(reps, reserve, share):
    assert back_off_share(SQUAT, reps, reserve) == pytest.approx(share)


def test_the_change_may_be_wider():
    wide = asks("top_set", 4, 6, 8, most_change=0.10)
    assert next_target(wide, [top(100, 8, 3)], KG, BAR).load_g == 107_500  # 107.9
    assert next_target(wide, [top(100, 5, 0)], KG, BAR).load_g == 92_500  # 92.1


def legs_top(*sides):
    return Performance(1, 0, tuple(one(1, 40, 6, r, side) for side, r in sides))


def test_both_legs_make_a_top_set():
    lunge = asks("top_set", 3, 6, 8, 1)
    both = legs_top((Side.LEFT, 3), (Side.RIGHT, 2))
    assert next_target(lunge, [both], KG, PAIR).load_g == 40_000
    easier = legs_top((Side.LEFT, 3), (Side.RIGHT, 3))
    assert next_target(lunge, [easier], KG, PAIR).load_g == 41_000
    alone = next_target(lunge, [legs_top((Side.LEFT, 5))], KG, PAIR)
    assert alone.load_g == 40_000
    assert "side not logged" in alone.reason


def test_top_set_in_pounds():
    assert from_grams(next_target(SQUAT, [top(225, 6, 3, LB)], LB, BAR).load_g, LB) == 230  # 230.9


def test_a_set_without_reps_is_asked_for_again():
    target = next_target(SQUAT, [did(100, 6)], KG, BAR)
    assert len(target.per_set) == target.sets == 4
