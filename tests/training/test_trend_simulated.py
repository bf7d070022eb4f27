"""The level against algebra done another way, and its bands on lifters made up as it says."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import norm

from legday_gui.training import trend

DRIFT, FADE, WANDER = 0.0018, 3.5, 0.037  # a week; weeks; a square root of a week


def conditioned(days, values, noise_sd):
    """(level, slope, variance of the level) at the last day, given all values: one inversion.

    The level is a start value known only by the first session, plus a slope that fades, plus a
    walk; every value is its level and noise. No bad days, no scale of its own.
    """
    weeks = (np.asarray(days, float) - days[0]) / 7
    reach = FADE * (1 - np.exp(-weeks / FADE))
    later = np.asarray(values[1:]) - values[0] - DRIFT * weeks[1:] - 0.030 * reach[1:]
    # Unknown: error of the first value, error of the slope, the walk up to each day.
    first = np.full((len(weeks), len(weeks)), noise_sd[0] ** 2)
    slope = 0.018**2 * np.outer(reach, reach)
    walk = WANDER**2 * np.minimum.outer(weeks, weeks)
    level = first + slope + walk
    seen = level[1:, 1:] + np.diag(np.square(noise_sd[1:]))
    gain = np.linalg.solve(seen, level[1:, -1])
    mean = values[0] + DRIFT * weeks[-1] + 0.030 * reach[-1] + gain @ later
    fade = math.exp(-weeks[-1] / FADE)
    with_slope = 0.018**2 * reach[1:] * fade
    rate = 0.030 * fade + np.linalg.solve(seen, with_slope) @ later
    return mean, rate, level[-1, -1] - gain @ level[1:, -1]


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.integers(1, 30), st.floats(0.0, 0.04), st.integers(1, 12)),
             min_size=1, max_size=12)
)  # fmt: skip
def test_without_bad_days_it_is_the_exact_answer(steps):
    days, values, reps = [0], [4.6], [5]
    state = trend.State.start(4.6, 0.05**2)
    for gap, above, rep in steps:  # always above what is expected: no bad day
        state.step(gap / 7)
        noise = (0.05 if rep <= 5 else 0.04) ** 2
        days.append(days[-1] + gap)
        values.append(state.level + above)
        reps.append(rep)
        state.update(values[-1], noise)
    mean, slope, variance = conditioned(days, values, [0.05 if r <= 5 else 0.04 for r in reps])
    found = trend.track(days, values, reps).last
    assert found.level == pytest.approx(mean, abs=1e-9)
    assert found.slope == pytest.approx(slope, abs=1e-9)
    assert found.level_var == pytest.approx(variance, abs=1e-9)


def lifter(chance):
    """(days, logs of max, reps) of a made-up lifter: own noise, bad days, holidays."""
    own = math.exp(chance.normal(0, 0.25))
    level, slope, day = math.log(chance.uniform(40, 200)), chance.normal(0.030, 0.018), 0.0
    days, values, reps = [], [], []
    for _ in range(45):
        rep = int(chance.integers(3, 13))
        noise = chance.normal(0, (0.05 if rep <= 5 else 0.04) * own)
        bad = chance.exponential(0.10) if chance.random() < 0.08 else 0.0
        days.append(round(day))
        values.append(level + noise - bad)
        reps.append(rep)
        gap = float(chance.choice([3, 4, 7, 7, 7, 10])) if chance.random() > 0.04 else 28.0
        weeks = gap / 7
        level += DRIFT * weeks + FADE * (1 - math.exp(-weeks / FADE)) * slope
        level += chance.normal(0, WANDER * math.sqrt(weeks) * own)
        slope *= math.exp(-weeks / FADE)
        day += gap
    return days, values, reps


def test_bands_hold_eight_in_ten_sessions_of_made_up_lifters():
    chance = np.random.default_rng(20_261_123)
    inside = {0: [], 28: [], 56: []}
    for _ in range(150):
        days, values, reps = lifter(chance)
        for seen in range(6, len(days) - 1, 3):
            for horizon, held in inside.items():
                aheads = [(i, days[i] - days[seen - 1]) for i in range(seen, len(days))]
                fit = [pair for pair in aheads if not horizon or abs(pair[1] - horizon) <= 3]
                if not fit:
                    continue
                at, ahead = fit[0]
                mean, sd = trend.predict(days[:seen], values[:seen], reps[:seen], ahead)
                held.append(abs(values[at] - mean) <= trend.BAND_80 * sd)
    for horizon, held in inside.items():
        assert len(held) > 1000
        assert 0.78 <= np.mean(held) <= 0.84, (horizon, np.mean(held))


def first_passage(distance, weeks, gap_weeks):
    """The share of walks with drift that get there in time (Cox and Miller 1965).

    Looked at only now and then, the goal is as if 0.5826 steps further (Broadie et al. 1997).
    """
    distance += 0.5826 * WANDER * math.sqrt(gap_weeks)
    spread = WANDER * math.sqrt(weeks)
    return norm.cdf((DRIFT * weeks - distance) / spread) + math.exp(
        2 * DRIFT * distance / WANDER**2
    ) * norm.cdf((-distance - DRIFT * weeks) / spread)


@pytest.mark.parametrize("distance", [0.02, 0.05, 0.10])
@pytest.mark.parametrize("gap_days", [1, 3.5, 7])
def test_odds_are_those_of_a_walk_that_reaches_a_line(distance, gap_days):
    state = trend.State(4.6, 0.0, 1e-12, 0.0, 1e-12, 0.0016, sessions=20)
    odds = trend.odds_of_reaching(state, 4.6 + distance, gap_days, (56, 182))
    wanted = [first_passage(distance, weeks, gap_days / 7) for weeks in (8, 26)]
    assert odds == pytest.approx(wanted, abs=0.03)


def test_odds_rise_with_time_and_fall_with_the_goal():
    state = trend.track([7 * i for i in range(20)], [4.6 + 0.002 * i for i in range(20)], [6] * 20)
    odds = [
        trend.odds_of_reaching(state.last, state.last.level + more, 7, (28, 56, 182))
        for more in (0.0, 0.02, 0.05, 0.1)
    ]
    for row in odds:
        assert row == sorted(row)
    for column in zip(*odds, strict=True):
        assert list(column) == sorted(column, reverse=True)
    assert odds[0][0] >= 0.5
    again = trend.odds_of_reaching(state.last, state.last.level + 0.1, 7, (28, 56, 182))
    assert again == odds[-1]
    with pytest.raises(ValueError, match="more than 0"):
        trend.odds_of_reaching(state.last, 5.0, 0, (28,))
