"""The level of a lift and what to expect of its next sessions."""

import math

import numpy as np
import pytest

from legday_gui.training import trend

DAYS = [0, 7, 14, 21, 28, 35, 42, 49]
LOG = np.log([100, 103, 105, 104, 95, 107, 108, 110])
REPS = [6, 6, 6, 6, 8, 6, 5, 5]


@pytest.mark.parametrize(
    ("sessions", "horizon", "mean", "sd"),
    [
        (1, 7, 4.63307, 0.11101), (1, 28, 4.68388, 0.16409), (1, 56, 4.71389, 0.21078),
        (5, 7, 4.64055, 0.07922), (5, 28, 4.65828, 0.10974), (5, 56, 4.67167, 0.13965),
        (8, 7, 4.69644, 0.06999), (8, 28, 4.70751, 0.09398), (8, 56, 4.71755, 0.11854),
    ],
)  # fmt: skip
def test_predicts_the_published_vector(sessions, horizon, mean, sd):
    found = trend.predict(DAYS[:sessions], LOG[:sessions], REPS[:sessions], horizon)
    assert found == (pytest.approx(mean, abs=1e-5), pytest.approx(sd, abs=1e-5))


def test_level_and_its_deviation_after_the_last_session():
    level, sd = trend.levels(DAYS, LOG, REPS)
    assert level[-1] == pytest.approx(4.691389, abs=1e-6)
    assert sd[-1] == pytest.approx(math.sqrt(0.001283 * 0.947973), abs=1e-5)


def test_levels_use_only_the_past():
    whole, _ = trend.levels(DAYS, LOG, REPS)
    part, _ = trend.levels(DAYS[:5], LOG[:5], REPS[:5])
    assert part == pytest.approx(whole[:5])


def test_restarts_after_more_than_60_days():
    kept = trend.track([0, 60], LOG[:2], REPS[:2])
    cut = trend.track([0, 61], LOG[:2], REPS[:2])
    assert kept.place.tolist() == [1, 2]
    assert cut.place.tolist() == [1, 1]
    assert cut.level[1] == LOG[1]
    assert trend.predict([0, 61], LOG[:2], REPS[:2], 7) == pytest.approx(
        trend.predict([61], LOG[1:2], REPS[1:2], 7)
    )


def test_a_bad_day_moves_the_level_less_than_a_good_one():
    before = trend.levels(DAYS, LOG, REPS)[0][-1]
    expected = trend.predict(DAYS, LOG, REPS, 7)[0]
    moved = {}
    for surprise in (-0.3, 0.3):
        values = [*LOG, expected + surprise]
        moved[surprise] = trend.levels([*DAYS, 56], values, [*REPS, 6])[0][-1] - expected
    assert before < expected
    assert 0 < -moved[-0.3] < moved[0.3]


def test_nothing_and_nonsense():
    assert len(trend.levels([], [], [])[0]) == 0
    with pytest.raises(ValueError, match="one session"):
        trend.predict([], [], [], 7)
    with pytest.raises(ValueError, match="equally many"):
        trend.levels([1], [1.0, 2.0], [5])
    with pytest.raises(ValueError, match="ascend"):
        trend.levels([2, 1], [1.0, 2.0], [5, 5])
    with pytest.raises(ValueError, match="finite"):
        trend.levels([1], [math.nan], [5])
