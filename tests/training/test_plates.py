from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legday_gui.training.plates import KG_BAR, KG_PAIRS, LB_BAR, LB_PAIRS, plates_per_side
from legday_gui.training.units import to_grams
from legday_gui.training.values import Unit


@pytest.mark.parametrize(
    ("total_kg", "plates"),
    [
        (100, (25, 15)),
        (102.5, (25, 15, 1.25)),
        (95, (25, 10, 2.5)),
        (20, ()),
        (22.5, (1.25,)),
        (21, None),
        (15, None),
        (1000, None),
    ],
)
def test_kg_loads(total_kg, plates):
    expected = None if plates is None else tuple(int(size * 1000) for size in plates)
    assert plates_per_side(int(total_kg * 1000), KG_BAR, KG_PAIRS) == expected


@pytest.mark.parametrize(
    ("total_lb", "plates"), [(225, (45, 45)), (230, (45, 45, 2.5)), (45, ()), (405, (45,) * 4)]
)
def test_lb_loads_though_grams_are_rounded(total_lb, plates):
    found = plates_per_side(to_grams(total_lb, Unit.LB), LB_BAR, LB_PAIRS)
    assert found == tuple(to_grams(size, Unit.LB) for size in plates)


@pytest.mark.parametrize(
    ("stock", "side", "plates"),
    [({25: 1, 20: 2, 10: 1}, 40, (20, 20)), ({20: 1, 15: 2, 5: 2}, 30, (15, 15))],
)
def test_where_the_largest_first_would_go_wrong(stock, side, plates):
    grams = {size * 1000: pairs for size, pairs in stock.items()}
    found = plates_per_side(20_000 + side * 2000, 20_000, grams)
    assert found == tuple(size * 1000 for size in plates)


def test_every_lb_load_up_to_a_full_bar_is_found():
    for pounds in range(45, 800, 5):
        assert plates_per_side(to_grams(pounds, Unit.LB), LB_BAR, LB_PAIRS) is not None


stocks = st.dictionaries(
    st.sampled_from([500, 1250, 2500, 5000, 7500, 10_000, 15_000]), st.integers(0, 3), max_size=5
)


@given(stocks, st.integers(0, 240))
def test_the_fewest_plates_as_trying_everything_finds_them(stock, quarters):
    side = quarters * 250
    sizes = sorted(stock, reverse=True)
    made = [
        tuple(size for size, count in zip(sizes, counts, strict=True) for _ in range(count))
        for counts in product(*(range(stock[size] + 1) for size in sizes))
    ]
    fits = [plates for plates in made if sum(plates) == side]
    best = min(fits, key=lambda plates: (len(plates), [-size for size in plates]), default=None)
    assert plates_per_side(20_000 + 2 * side, 20_000, stock) == best
