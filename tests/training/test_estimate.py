import pytest
from hypothesis import given
from hypothesis import strategies as st

from legday_gui.training.estimate import estimated_max, load_for, low_confidence_max


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
