import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from legday_gui.training.units import (
    format_duration,
    format_estimate,
    format_load,
    from_grams,
    round_to,
    step_in,
    to_grams,
)
from legday_gui.training.values import Unit

KG, LB = Unit.KG, Unit.LB
units = st.sampled_from(Unit)
steps = st.sampled_from([1000, 1250, 2000, 2500, 5000, 10_000])


@given(st.integers(-40_000, 40_000), units)
def test_a_load_reads_back_as_it_was_typed(twentieths, unit):
    value = twentieths / 20
    assert from_grams(to_grams(value, unit), unit) == value


@pytest.mark.parametrize(
    ("grams", "unit", "text"),
    [
        (102_500, KG, "102.5 kg"),
        (100_000, KG, "100 kg"),
        (1250, KG, "1.25 kg"),
        (0, KG, "0 kg"),
        (-10, KG, "0 kg"),
        (-20_000, KG, "−20 kg"),
        (102_058, LB, "225 lb"),
        (None, LB, "—"),
    ],
)
def test_loads_are_written_as_people_write_them(grams, unit, text):
    assert format_load(grams, unit, with_unit=True) == text
    assert format_load(grams, unit) == text.split(" ")[0]


@pytest.mark.parametrize(
    ("kg", "lb"), [(0.5, 2.5), (1, 2.5), (1.25, 2.5), (2, 5), (2.5, 5), (5, 10), (10, 20), (20, 45)]
)
def test_a_lb_gym_has_its_own_steps(kg, lb):
    assert step_in(to_grams(kg, KG), KG) == to_grams(kg, KG)
    assert step_in(to_grams(kg, KG), LB) == to_grams(lb, LB)


@pytest.mark.parametrize("pounds", [2.5, 5, 7.5, 10, 15, 22.5])
def test_a_step_that_is_lb_already_stays(pounds):
    step = to_grams(pounds, LB)
    assert step_in(step, LB) == step


@pytest.mark.parametrize(
    ("grams", "step", "unit", "nearest", "down"),
    [
        (101_300, 2500, KG, 102_500, 100_000),
        (101_200, 2500, KG, 100_000, 100_000),
        (101_250, 2500, KG, 102_500, 100_000),
        (102_058, 2500, LB, 102_058, 102_058),  # 225 lb
        (100_000, 2500, LB, to_grams(220, LB), to_grams(220, LB)),  # 220.46 lb
        (-36_000, 5000, KG, -35_000, -40_000),
        (101_234, 0, KG, 101_234, 101_234),
    ],
)
def test_rounding(grams, step, unit, nearest, down):
    assert round_to(grams, step, unit) == nearest
    assert round_to(grams, step, unit, down=True) == down


@example(-6, 10_000, KG, True)
@given(st.integers(-300_000, 1_000_000), steps, units, st.booleans())
def test_rounding_once_is_enough_and_goes_less_than_a_step(grams, step, unit, down):
    rounded = round_to(grams, step, unit, down=down)
    assert round_to(rounded, step, unit, down=down) == rounded
    real = step_in(step, unit)
    if down:
        assert -1 <= grams - rounded <= real + 1
    else:
        assert abs(grams - rounded) <= real / 2 + 5


@pytest.mark.parametrize(
    ("seconds", "text"), [(180, "3:00"), (5, "0:05"), (90, "1:30"), (3723, "1:02:03"), (0, "0:00")]
)
def test_durations(seconds, text):
    assert format_duration(seconds) == text


def test_an_estimate_is_told_to_a_tenth():
    assert format_estimate(106_660.4, KG) == "106.7 kg"
    assert format_estimate(120_000, KG) == "120 kg"
    assert format_estimate(123_350, LB) == "271.9 lb"
