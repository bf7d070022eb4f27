"""The level of a lift and what to expect of its next sessions."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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


def test_a_prediction_takes_sessions_in_any_order_and_of_any_kind_of_sequence():
    wanted = trend.predict(DAYS, LOG, REPS, 28)
    shuffled = [3, 0, 7, 5, 1, 6, 2, 4]
    mixed = [[column[i] for i in shuffled] for column in (DAYS, LOG.tolist(), REPS)]
    assert trend.predict(*mixed, 28) == wanted
    assert trend.predict(tuple(DAYS), LOG.tolist(), np.array(REPS), np.int64(28)) == wanted
    assert trend.predict(np.array(DAYS, np.int32), LOG, np.array(REPS, float), 28.0) == wanted
    assert all(type(number) is float for number in wanted)


def test_a_prediction_leaves_out_what_is_not_known():
    wanted = trend.predict(DAYS, LOG, REPS, 28)
    days, values, reps = [*DAYS, 50, math.nan], [*LOG, math.nan, 4.7], [*REPS, 5, 5]
    assert trend.predict(days, values, reps, 28) == wanted
    assert trend.predict([0], [4.6], [math.nan], 7) == trend.predict([0], [4.6], [8], 7)
    with pytest.raises(ValueError, match="one session"):
        trend.predict([0], [math.nan], [5], 7)
    for horizon in (-1, math.nan, math.inf):
        with pytest.raises(ValueError, match="horizon"):
            trend.predict(DAYS, LOG, REPS, horizon)


@settings(max_examples=100)
@given(
    st.lists(
        st.tuples(
            st.integers(-40_000, 40_000), st.floats(-5, 15), st.sampled_from([0, 1, 5, 6, 30, 500])
        ),
        min_size=1, max_size=30,
    ),
    st.sampled_from([0, 0.5, 7, 56, 3650, 1_000_000]),
)  # fmt: skip
def test_any_log_gets_a_finite_prediction_that_widens_with_time(sessions, horizon):
    columns = list(zip(*sessions, strict=True))
    mean, sd = trend.predict(*columns, horizon)
    assert math.isfinite(mean)
    assert 0 < sd < math.inf
    assert trend.predict(*columns, 2 * horizon + 1)[1] > sd


def test_one_session_two_on_a_day_and_thousands_alike():
    assert trend.predict([0], [4.6], [30], 0) == (4.6, pytest.approx(math.sqrt(2) * 0.04 * 1.6))
    mean, sd = trend.predict([0, 0], [4.6, 4.7], [5, 5], 0)
    assert 4.6 < mean < 4.7
    assert sd < trend.predict([0], [4.7], [5], 0)[1]
    mean, sd = trend.predict(list(range(0, 20_000, 4)), [4.6] * 5000, [1] * 5000, 4)
    assert mean == pytest.approx(4.6, abs=0.01)
    assert 0.03 < sd < 0.07
    late = trend.predict([0, 7, 200_000], [4.6, 4.7, 4.0], [5, 5, 5], 7)
    assert late == trend.predict([200_000], [4.0], [5], 7)
