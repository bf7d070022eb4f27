"""Left against right, by numbers worked out by hand."""

import pytest

from legday_gui.training.values import LoggedSet, Performance, SetKind, Side, Unit
from legday_gui.window.charts.balance import Gap, mean_gap, session_gap


def one(side, load_kg, reps, kind=SetKind.WORK):
    load_g = None if load_kg is None else round(load_kg * 1000)
    return LoggedSet(1, 1, 1, 1, 1, side, kind, load_g, Unit.KG, reps, None)


LEFT, RIGHT, BOTH = Side.LEFT, Side.RIGHT, Side.BOTH


def test_gap_is_over_the_stronger_side():
    assert session_gap([one(LEFT, 42, 6), one(RIGHT, 48, 6)]) == pytest.approx(12.5)
    assert session_gap([one(LEFT, 48, 6), one(RIGHT, 42, 6)]) == pytest.approx(-12.5)


def test_a_side_is_as_strong_as_its_best_set():
    sets = [one(LEFT, 20, 8), one(LEFT, 20, 10), one(RIGHT, 20, 6), one(RIGHT, 20, 10)]
    assert session_gap(sets) == 0


def test_many_reps_count_as_load_times_reps_and_bodyweight_as_reps():
    assert session_gap([one(LEFT, 20, 15), one(RIGHT, 20, 12)]) == pytest.approx(-20)
    assert session_gap([one(LEFT, None, 8), one(RIGHT, None, 10)]) == pytest.approx(20)


def test_a_missing_side_is_unknown_and_warm_ups_say_nothing():
    assert session_gap([one(LEFT, 20, 8)]) is None
    assert session_gap([one(BOTH, 20, 8)]) is None
    assert session_gap([one(LEFT, 20, 8), one(RIGHT, 20, 8, SetKind.WARM_UP)]) is None
    assert session_gap([one(LEFT, 20, 8), one(RIGHT, 20, None)]) is None


def test_mean_of_the_last_three_that_know_both_sides():
    def session(day, left, right):
        sets = [one(side, load, 6) for side, load in ((LEFT, left), (RIGHT, right)) if load]
        return Performance(day, day, tuple(sets))

    past = [session(1, 10, 90), session(2, 90, 100), session(3, 40, None), session(4, 80, 100),
            session(5, 100, 100)]  # fmt: skip
    assert mean_gap(past) == pytest.approx(10)
    assert mean_gap(past[2:3]) is None


def test_words():
    assert Gap("Lunge", -7.5).words == "left 7.5 % stronger"
    assert Gap("Lunge", 11.84).words == "right 11.8 % stronger"
    assert Gap("Lunge", 0.0).words == "equal"
    assert Gap("Lunge", None).words == "unknown"
