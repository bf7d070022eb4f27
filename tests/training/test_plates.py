from collections import Counter
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legday_gui.training.plates import (
    KG_BAR,
    KG_PAIRS,
    LB_BAR,
    LB_PAIRS,
    TOLERANCE_G,
    plates_for_session,
    plates_per_side,
)
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


def moved(session):
    """Plates hung or taken off over a session that begins with an empty bar."""
    counts = [Counter(plates) for plates in [(), *session]]
    return sum(((b - a) + (a - b)).total() for a, b in pairwise(counts))


def runs(session):
    """Without the loads that follow an equal one."""
    return [plates for n, plates in enumerate(session) if not n or session[n - 1] != plates]


def test_a_ramp_leaves_the_inner_plates_on_the_bar():
    loads = [20_000, 60_000, 80_000, 100_000, 100_000]
    found = plates_for_session(loads, KG_BAR, KG_PAIRS)
    assert found[0] == ()
    assert found[3] == found[4]
    assert moved(found) == 3  # 20, then 10 and 10 beside it; one by one it would be 7
    fewest = [plates_per_side(load, KG_BAR, KG_PAIRS) for load in loads]
    assert moved(fewest) > 3


def test_a_load_that_cannot_be_made_is_left_out_and_the_others_stay_best():
    loads = [60_000, 61_000, 10_000, 100_000]
    assert plates_for_session(loads, KG_BAR, KG_PAIRS)[1:3] == [None, None]
    kept = plates_for_session([60_000, 100_000], KG_BAR, KG_PAIRS)
    assert plates_for_session(loads, KG_BAR, KG_PAIRS)[::3] == kept


def test_of_equally_few_changes_the_fewest_plates():
    assert plates_for_session([100_000], KG_BAR, KG_PAIRS) == [(25_000, 15_000)]
    assert plates_for_session([], KG_BAR, KG_PAIRS) == []


def test_a_rich_stock_in_pounds_is_hung_whole():
    loads = [to_grams(pounds, Unit.LB) for pounds in (45, 95, 135, 185, 225, 230, 315)]
    found = plates_for_session(loads, LB_BAR, LB_PAIRS)
    for load, plates in zip(loads, found, strict=True):
        assert abs(LB_BAR + 2 * sum(plates) - load) <= TOLERANCE_G * 2
        assert all(plates.count(size) <= LB_PAIRS[size] for size in plates)


def _short(ways):
    """Those with one plate more than the fewest at most."""
    fewest = min(map(len, ways), default=0)
    return [plates for plates in ways if len(plates) <= fewest + 1]


small = st.dictionaries(st.sampled_from([1250, 2500, 5000, 10_000, 15_000]), st.integers(0, 2),
                        min_size=1, max_size=4)  # fmt: skip


@given(small, st.lists(st.integers(0, 24), max_size=4))
def test_the_fewest_changes_as_trying_everything_finds_them(stock, sides):
    sizes = sorted(stock, reverse=True)
    made = [
        tuple(size for size, count in zip(sizes, counts, strict=True) for _ in range(count))
        for counts in product(*(range(stock[size] + 1) for size in sizes))
    ]
    loads = [20_000 + 2 * 1250 * side for side in sides]
    options = [_short([p for p in made if 20_000 + 2 * sum(p) == load]) for load in loads]
    found = plates_for_session(loads, 20_000, stock)
    assert [plates is None for plates in found] == [not ways for ways in options]
    hung = [plates for plates in found if plates is not None]
    assert all(plates in ways for plates, ways in zip(found, options, strict=True) if ways)
    everything = [
        session
        for session in product(*(ways for ways in options if ways))
        if all(a == b for a, b in pairwise(session) if sum(a) == sum(b))
    ]
    best = min(everything, key=lambda s: (moved(s), sum(len(p) for p in runs(s))))
    assert (moved(hung), sum(map(len, runs(hung)))) == (moved(best), sum(map(len, runs(best))))
