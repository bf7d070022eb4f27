"""No rule, worked by hand: the load stays that of last time, until the person changes it.

Liftosaur's ``progress: none`` freezes a prescription, as wger's routines do without rules of
their own ("weight" without iterations). What is repeated is the heaviest load of the required sets,
at the bottom of the range, whatever the reps were.
"""

import pytest
from progression_cases import (
    BAR,
    BODY,
    HELP,
    KG,
    LB,
    PAIR,
    WARM_UP,
    asks,
    did,
    easy,
    exercise,
    legs,
    mixed,
    one,
)

from legday_gui.training.progression import next_target
from legday_gui.training.units import from_grams
from legday_gui.training.values import LoadKind, Performance, SetKind

NONE = asks("none", 3, 8, 10)
STACK = exercise(LoadKind.STACK)
ASIDE = Performance(
    1,
    0,
    (
        one(1, 70, 3, kind=WARM_UP),
        *(one(i, 60, 8) for i in (2, 3, 4)),
        one(5, 80, 1, kind=SetKind.BACK_OFF),
        one(6, 90, 1, kind=SetKind.DROP),
    ),
)


@pytest.mark.parametrize(
    ("history", "lift", "load"),
    [
        ([did(60, 8, 8, 8)], BAR, 60),
        ([did(60, 20, 20, 20)], BAR, 60),  # however many reps
        ([did(60, 20, 20, 20)] * 9, BAR, 60),  # and however often
        ([did(60, 1, 1, 1)] * 5, BAR, 60),  # nor is anything ever taken off
        ([did(60, 0, 0, 0)], BAR, 60),
        ([did(60, 8, 8, 8, reserve=5)], BAR, 60),
        ([did(60, 8, 8, 8, reserve=0)], BAR, 60),
        ([did(60, 8)], BAR, 60),
        ([did(60, 8, 8, None)], BAR, 60),
        ([did(60, 8, 8, 8), did(40, 8, 8, 8)], BAR, 40),  # the person took some off
        ([did(40, 8, 8, 8), did(60, 8, 8, 8)], BAR, 60),  # or added some
        ([did(61.3, 8, 8, 8)], BAR, 61.3),  # no rounding without a place
        ([did(60, 8, 8, 8), easy(did(40, 8, 8, 8))], BAR, 60),  # a deload leaves no scar
        ([easy(did(40, 8, 8, 8)), did(60, 8, 8, 8)], BAR, 60),
        ([did(60, 8, 8, 8), Performance(2, 7, ())], BAR, 60),  # skipped is no performance
        ([mixed((60, 8), (65, 8), (70, 8))], BAR, 70),
        ([mixed((70, 8), (65, 8), (60, 8))], BAR, 70),
        ([mixed((40, 8), (60, 8), (60, 8), (60, 8))], BAR, 60),  # a warm-up logged as work
        ([mixed((60, 8), (60, 8), (60, 8), (80, 1))], BAR, 60),  # an extra set at the end
        ([ASIDE], BAR, 60),
        ([did(60, 8, 8, 8), Performance(2, 7, ASIDE.sets[:1])], BAR, 60),  # warm-ups alone
        ([legs(20, (8, 8), (8, None), (8, 8))], PAIR, 20),
        ([legs(20, (8, 8), (8, 6), (8, 8))], PAIR, 20),
        ([did(45, 12, 12, 12)], STACK, 45),
        ([did(-30, 8, 8, 8)], HELP, -30),
        ([did(-30, 8, 8, 8), did(-20, 8, 8, 8)], HELP, -20),
        ([did(None, 8, 8, 8)], BODY, None),  # body weight, nothing added
        ([did(5, 8, 8, 8)], BODY, 5),
        ([did(None, 8, 8, 8)], BAR, None),  # a load that was not logged is unknown
    ],
)
def test_none_by_hand(history, lift, load):
    target = next_target(NONE, history, KG, lift)
    assert target.load_g == (None if load is None else round(load * 1000))
    assert (target.sets, target.reps, target.reps_high) == (3, 8, 10)


def test_none_keeps_pounds_whole():
    target = next_target(NONE, [did(135, 8, 8, 8, unit=LB)], LB, BAR)
    assert from_grams(target.load_g, LB) == 135
    assert "8, 8, 8 at 135 lb; this exercise has no progression rule" in target.reason
