"""Units that files do not say, and the noise that conversions leave."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legday_gui.exchange.outgoing import load_text
from legday_gui.exchange.units import guessed, stated
from legday_gui.training.units import to_grams
from legday_gui.training.values import Unit


def column(*weights: str) -> Counter[str]:
    return Counter(weights)


def test_round_numbers_prove_nothing() -> None:
    for default in Unit:
        found = guessed(column("100.0", "437", "62.5"), default)
        assert (found.unit, found.was_converted, found.sure) == (default, False, False)


def test_pounds_shown_in_kg_are_kg_that_were_pounds() -> None:
    found = guessed(column("61.23496995", "83.91", "120.20"), Unit.LB)
    assert (found.unit, found.was_converted, found.sure) == (Unit.KG, True, True)


def test_kg_shown_in_pounds_are_pounds_that_were_kg() -> None:
    found = guessed(column("44.09245243697551", "132.2773573109", "110.23"), Unit.KG)
    assert (found.unit, found.was_converted, found.sure) == (Unit.LB, True, True)


def test_two_exports_of_one_squat_give_the_same_load() -> None:
    """One week in pounds, the next with the exercise switched to kg: 265 is 120.20."""
    pounds = guessed(column("265.0", "225.0"), Unit.LB)
    kilograms = guessed(column("120.20", "102.06"), Unit.LB)
    assert pounds.load("265.0") == kilograms.load("120.20") == (120202, Unit.LB)


@pytest.mark.parametrize(
    ("written", "grams"), [("61.23496995", 61235), ("61.23492", 61235), ("61.24", 61235)]
)
def test_both_factors_and_two_decimals_snap_to_the_pound(written: str, grams: int) -> None:
    found = stated(column(written, "18.14", "83.91452"), Unit.KG)
    assert found.load(written) == (grams, Unit.LB)


def test_what_was_typed_in_kg_stays_beside_what_was_converted() -> None:
    found = stated(column("61.23496995", "83.91452", "100", "62.5"), Unit.KG)
    assert found.load("100") == (100_000, Unit.KG)
    assert found.load("62.5") == (62_500, Unit.KG)


def test_noise_of_floats_goes() -> None:
    found = stated(column("74.99999999999999", "80"), Unit.KG)
    assert found.load("74.99999999999999") == (75_000, Unit.KG)


def test_odd_loads_without_a_pattern_stay_as_written() -> None:
    found = stated(column("11.3", "22.7", "47.1", "8.35"), Unit.KG)
    assert not found.was_converted
    assert found.load("22.7") == (22_700, Unit.KG)


@given(st.lists(st.integers(2, 300), min_size=2, max_size=12, unique=True), st.data())
def test_converted_pounds_come_back_whatever_the_factor(
    fives: list[int], data: st.DataObject
) -> None:
    factor = data.draw(st.sampled_from([0.45359237, 0.453592]))
    typed = [2.5 * five for five in fives]
    found = guessed(column(*(str(pound * factor) for pound in typed)), Unit.LB)
    if found.was_converted:  # a handful may be round in both units: then nothing is known
        for pound in typed:
            grams, _ = found.load(str(pound * factor))
            assert abs(grams - pound * 453.59237) <= 10


def test_a_lone_odd_load_is_no_proof_against_the_unit_that_was_asked_for() -> None:
    lone = column("12.13")  # 5.5 kg, were it in pounds
    assert guessed(lone, Unit.KG).unit is Unit.LB
    assert guessed(lone, Unit.KG, asked=True).load("12.13") == (12_130, Unit.KG)


def test_digits_of_a_conversion_prove_the_other_unit_whatever_was_asked_for() -> None:
    """One exercise was shown in kg in a file of pounds: its history cannot have been typed so."""
    for weights in (column("61.23496995"), column("61.23492", "100"), column("61.24", "83.91")):
        found = guessed(weights, Unit.LB, asked=True)
        assert (found.unit, found.sure) == (Unit.KG, True)
        assert found.load(next(iter(weights))) == (61_235, Unit.LB)


def test_loads_that_came_from_the_other_unit_are_still_of_the_one_asked_for() -> None:
    """20 kg and 25 kg in a file of pounds: odd there, and nothing else in kilograms either."""
    found = guessed(column("44.09", "55.12", "45"), Unit.LB, asked=True)
    assert (found.unit, found.load("44.09")) == (Unit.LB, (20_000, Unit.KG))


def test_a_round_load_stays_what_it_is_beside_converted_ones() -> None:
    """107.5 kg are 237 lb to within a gram, which nobody typed."""
    found = stated(column("61.23496995", "83.91452", "107.5", "24.5"), Unit.KG)
    assert found.load("107.5") == (107_500, Unit.KG)
    assert found.load("24.5") == (24_500, Unit.KG)


@given(st.lists(st.tuples(st.integers(1, 120), st.sampled_from(Unit)), max_size=8), st.data())
def test_what_goes_out_in_one_unit_comes_back_to_the_gram(
    typed: list[tuple[int, Unit]], data: st.DataObject
) -> None:
    unit = data.draw(st.sampled_from(Unit))
    step = data.draw(st.sampled_from([0.25, 0.5, 1.25, 2.5]))
    loads = [to_grams(number * step, each) for number, each in typed]
    texts = [load_text(grams, unit) for grams in loads]
    found = guessed(column(*texts), unit, asked=True)
    assert [found.load(text)[0] for text in texts] == loads


def test_decimals_that_nobody_types_prove_a_conversion_alone() -> None:
    """A dumbbell of 27.5 lb in a file of kilograms, among loads that were typed in kilograms."""
    found = stated(column("12.47378", "20", "22.5"), Unit.KG)
    assert found.load("12.47378") == (12_474, Unit.LB)
    assert found.load("20") == (20_000, Unit.KG)
    assert not stated(column("12.47", "20", "22.5"), Unit.KG).was_converted  # may be chance
