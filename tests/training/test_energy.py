import pytest
from hypothesis import given
from hypothesis import strategies as st

from legday_gui.training.energy import session_energy


def test_sixty_minutes_of_eighty_kilograms():
    # Net: (MET - 1) * 3.5 * 80 / 200 * 60 is 210 at 3.5 MET and 336 at 5.
    found = session_energy(80_000, 60)
    assert found == (190, 350)
    assert found.words == "190 to 350 kcal"


@pytest.mark.parametrize(("body", "minutes"), [(None, 60), (80_000, None), (0, 60), (80_000, 0)])
def test_without_body_weight_or_minutes_nothing_is_said(body, minutes):
    assert session_energy(body, minutes) is None


@given(st.integers(40_000, 200_000), st.integers(10, 240))
def test_the_range_covers_what_both_table_values_give(body, minutes):
    low, high = session_energy(body, minutes)
    net = [(met - 1) * 3.5 * body / 1000 / 200 * minutes for met in (3.5, 5.0)]
    assert low <= net[0] + 5
    assert high >= net[1] - 5
