"""Thinned points look the same: ends and extremes stay, few are left."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from legday_gui.window.charts.thinning import MOST_SPANS, extremes, last_of_each, span_bits


@given(st.floats(-1e5, 1e5), st.floats(0.1, 1e6))
def test_no_more_spans_in_view_than_there_is_room_for(low, days):
    bits = span_bits(low, low + days)
    assert days / 2**bits <= MOST_SPANS + 1e-6
    assert bits == 0 or days / 2 ** (bits - 1) > MOST_SPANS - 1e-6


def test_lowest_and_highest_of_each_group_stay():
    days = np.arange(-4096, 4096)
    values = np.random.default_rng(1).normal(size=len(days))
    kept = extremes(days, values, 5)
    assert (np.diff(kept) > 0).all()
    assert len(kept) <= 2 * len(days) / 32
    for start in range(0, len(days), 32):
        inside = kept[(kept >= start) & (kept < start + 32)]
        assert values[inside].min() == values[start : start + 32].min()
        assert values[inside].max() == values[start : start + 32].max()


def test_few_points_are_all_kept():
    days = np.array([1, 1, 2, 900])
    assert extremes(days, np.zeros(4), 8).tolist() == [0, 1, 2, 3]


def test_the_last_of_each_group_speaks_for_the_line():
    days = np.array([0, 1, 3, 4, 9])
    assert last_of_each(days, 2).tolist() == [2, 3, 4]
    assert last_of_each(days, 0).tolist() == [0, 1, 2, 3, 4]
    assert last_of_each(days[:0], 2).tolist() == []
