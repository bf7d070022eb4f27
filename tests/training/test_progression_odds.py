"""The odds beside a step: the table of what 71 people's logs say, and when a step is far beyond."""

import pytest
from progression_cases import BAR, KG, asks, did

from legday_gui.training.progression import next_target
from legday_gui.training.progression.odds import chance, step_odds

FRONT = asks("double", 3, 10, 12)


@pytest.mark.parametrize(
    ("margin", "step", "seen"),
    [
        (0, 0.0, 0.85), (0, 0.0275, 0.73), (0, 0.0425, 0.64), (0, 0.0625, 0.57), (0, 0.0875, 0.52),
        (1, 0.0625, 0.60), (1, 0.0, 0.85), (2, 0.0625, 0.83), (2, 0.125, 0.70), (3, 0.125, 0.84),
        (-1, 0.0425, 0.25), (-1, 0.0625, 0.17), (-1, 0.0, 0.40),
    ],
)  # fmt: skip
def test_the_curve_is_near_what_was_seen(margin, step, seen):
    """Cells of the table with enough sessions; a success before the last is what most had."""
    assert chance(margin, step, passed_before=margin >= 0) == pytest.approx(seen, abs=0.13)


def test_more_to_spare_is_better_and_a_larger_step_worse():
    at = [chance(m, 0.05, passed_before=True) for m in (-2, -1, 0, 1, 2, 3)]
    assert at == sorted(at)
    by = [chance(1, s / 100, passed_before=True) for s in (0, 2, 5, 10, 15)]
    assert by == sorted(by, reverse=True)
    assert chance(0, 0.05, passed_before=True) > chance(0, 0.05, passed_before=False)


def odds(*history):
    return step_odds(FRONT, next_target(FRONT, history, KG, BAR), history, BAR)


def test_a_step_after_the_top_of_the_range():
    found = odds(did(92.5, 12, 12, 12))
    assert (found.spare, found.far) == (2, False)
    assert found.step == pytest.approx(2.5 / 92.5)
    assert found.sentence() == (
        "In comparable logs a step of 2.7 % with 2 reps to spare worked about 7 times in 10;"
        " no guarantee."
    )


def test_reserve_carries_a_step_as_well():
    assert odds(did(95, 10, 10, 10, reserve=4)).spare == 2
    assert not odds(did(95, 10, 10, 10, reserve=4)).far


def test_a_step_far_beyond_says_so():
    squat = asks("linear", 3, 5, 5, 5)
    history = [did(60, 5, 5, 5)] * 2  # 8 %: earned twice
    found = step_odds(squat, next_target(squat, history, KG, BAR), history, BAR)
    assert found.far
    assert "far beyond the less than 1 %" in found.sentence()


def test_without_a_step_there_are_no_odds():
    assert odds(did(95, 10, 10, 10)) is None
    assert odds(*[did(95, 8, 8, 8)] * 2) is None
    assert odds() is None
