import pytest
from hypothesis import given
from hypothesis import strategies as st

from legday_gui.training.estimate import (
    Formula,
    estimated_max,
    factor,
    load_for,
    low_confidence_max,
)


@pytest.mark.parametrize(
    ("load_kg", "reps", "reserve_halves", "kg"),
    [
        (100, 1, None, 100.00),
        (100, 1, 0, 100.00),
        (100, 1, 1, 103.33),  # halfway from 1 to 1.0667
        (100, 1, 2, 106.67),
        (100, 2, 0, 106.67),
        (100, 5, 0, 116.67),
        (100, 5, 4, 123.33),
        (100, 10, None, 133.33),
        (100, 12, 0, 140.00),
        (95, 10, 4, 133.00),
        (95, 10, 2, 129.83),
    ],
)
def test_epley_on_reps_and_reserve(load_kg, reps, reserve_halves, kg):
    found = estimated_max(load_kg * 1000, reps, reserve_halves)
    assert found == pytest.approx(kg * 1000, abs=5)


@pytest.mark.parametrize(
    ("load_g", "reps", "reserve_halves"),
    [
        (0, 5, 0),
        (-20_000, 5, 0),
        (100_000, 0, 2),
        (100_000, 13, 0),
        (100_000, 9, 8),
        (100_000, 3, 9),
    ],
)
def test_a_set_that_says_nothing_has_no_estimate(load_g, reps, reserve_halves):
    assert estimated_max(load_g, reps, reserve_halves) is None


@pytest.mark.parametrize(
    ("reps", "reserve_halves", "factor"),
    [
        (12, 0, None),
        (12, 1, 1 + 12.5 / 30),
        (15, None, 1.5),
        (11, 8, 1.5),
        (15, 1, None),
        (8, 10, None),
    ],
)
def test_low_confidence_begins_where_trust_ends(reps, reserve_halves, factor):
    expected = None if factor is None else pytest.approx(100_000 * factor)
    assert low_confidence_max(100_000, reps, reserve_halves) == expected


@given(st.integers(1000, 500_000), st.integers(1, 12), st.integers(0, 8))
def test_load_for_turns_the_estimate_around(load_g, reps, reserve_halves):
    found = estimated_max(load_g, reps, reserve_halves)
    if found is None:
        assert reps + reserve_halves / 2 > 12
    else:
        assert load_for(found, reps, reserve_halves) == pytest.approx(load_g)


@given(st.integers(1000, 500_000), st.integers(1, 20), st.integers(0, 8))
def test_more_reps_never_mean_a_lower_max(load_g, reps, reserve_halves):
    fewer = estimated_max(load_g, reps, reserve_halves)
    more = estimated_max(load_g, reps + 1, reserve_halves)
    assert more is None or (fewer is not None and more > fewer)


def test_a_set_of_no_reps_has_no_load():
    with pytest.raises(ValueError, match="at least one rep"):
        load_for(100_000, 0, 0)


# 100 kg for so many reps with none in reserve, by published calculators.
TABLE = {
    Formula.EPLEY: {2: 106.67, 5: 116.67, 8: 126.67, 10: 133.33, 12: 140.00, 15: 150.00},
    Formula.BRZYCKI: {2: 102.86, 5: 112.50, 8: 124.14, 10: 133.33, 12: 144.00, 15: 163.64},
    Formula.WATHAN: {2: 105.15, 5: 116.58, 8: 127.67, 10: 134.75, 12: 141.50, 15: 150.91},
    Formula.LOMBARDI: {2: 107.18, 5: 117.46, 8: 123.11, 10: 125.89, 12: 128.21, 15: 131.10},
    Formula.TUCHSCHERER: {2: 104.71, 5: 115.87, 8: 127.23, 10: 135.32, 12: 147.06, 15: 166.94},
}


@pytest.mark.parametrize("formula", Formula)
def test_formulas_say_what_others_say(formula):
    for reps, kg in TABLE[formula].items():
        estimate = estimated_max if reps <= 12 else low_confidence_max
        assert estimate(100_000, reps, None, formula) == pytest.approx(kg * 1000, abs=6)
    assert estimated_max(100_000, 1, 0, formula) == 100_000


@given(st.sampled_from(Formula), st.integers(2, 40), st.integers(2, 40))
def test_more_reps_never_mean_less(formula, halves, others):
    low, high = sorted((halves, others))
    assert factor(low / 2, formula) <= factor(high / 2, formula)
    assert load_for(100_000, 5, 0, formula) * factor(5, formula) == pytest.approx(100_000)
