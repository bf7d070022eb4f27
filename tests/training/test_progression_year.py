"""Every rule for a year with simulated lifters; ``-s`` prints the figures side by side."""

from itertools import pairwise
from statistics import mean

import pytest
from progression_cases import BAR, KG, asks
from simulated_lifters import Helpless, Lifter, year

from legday_gui.training.progression import RULES, next_target
from legday_gui.training.units import step_in

LIFTERS = range(12)
ASKED = {
    "linear": asks("linear", 3, 5, 5),
    "double": asks("double", 3, 6, 8),
    "reserve": asks("reserve", 3, 6, 8),
    "total": asks("total", 3, 6, 8),
    "top_set": asks("top_set", 4, 5, 8),
    "531": asks("531", 3, 5, 5, 2.5),
    "gzclp": asks("gzclp", 5, 3, 3, 2.5),
    "gzclp, tier 2": asks("gzclp", 3, 10, 10, 2.5, tier=2),
    "gzclp, tier 3": asks("gzclp", 3, 15, 15, 2.5, tier=3),
    "none": asks("none", 3, 6, 8),
}
YEARS = {}


def year_of(name, seed):
    """Simulated once, looked at by several tests."""
    if (name, seed) not in YEARS:
        lifter = Lifter(seed)
        YEARS[name, seed] = (*year(ASKED[name], BAR, lifter, 105_000.0), lifter)
    return YEARS[name, seed]


def failed(target, performance):
    asked = target.per_set or [target] * target.sets
    return any(s.reps < a.reps for s, a in zip(performance.sets, asked, strict=True))


def test_every_rule_has_a_lifter():
    assert {p.rule for p in ASKED.values()} == set(RULES)


@pytest.mark.parametrize("seed", LIFTERS)
@pytest.mark.parametrize("name", ASKED)
def test_every_load_asked_can_be_loaded(name, seed):
    asked, _, _ = year_of(name, seed)
    for target in asked:
        loads = [target.load_g, *(s.load_g for s in target.per_set)]
        assert all(load and load > 0 and load % BAR.step_g == 0 for load in loads)


def alike(name, asked):
    """The sessions whose loads compare: the first weeks of 5/3/1's cycles, no tests of five."""
    if name == "531":
        return [t for t in asked if t.headline == "Week 1 of 4."]
    return [t for t in asked if t.headline != "Test five reps."]


def moves(name, asked):
    """Changes of load from one session to the next: +1 up, -1 down."""
    return [(b.load_g > a.load_g) - (b.load_g < a.load_g) for a, b in pairwise(alike(name, asked))]


@pytest.mark.parametrize("seed", LIFTERS)
@pytest.mark.parametrize("name", ASKED)
def test_no_rule_sways(name, seed):
    """Never up, down, up, down in a row, nor a quarter of the year spent turning round."""
    moved = moves(name, year_of(name, seed)[0])
    for i in range(len(moved) - 3):
        assert moved[i : i + 4] not in ([1, -1, 1, -1], [-1, 1, -1, 1])
    turns = sum(a * b == -1 for a, b in pairwise(moved))
    assert turns <= len(moved) / 4


@pytest.mark.parametrize("name", ASKED)
def test_no_load_rises_without_success(name):
    asked, _ = year(ASKED[name], BAR, Helpless(1), 105_000.0)
    assert set(moves(name, asked)) <= {0, -1}


@pytest.mark.parametrize("seed", LIFTERS)
def test_linear_resets_after_exactly_three_misses(seed):
    asked, done, _ = year_of("linear", seed)
    misses = resets = 0
    for now, performed, after in zip(asked, done, asked[1:], strict=False):
        misses = misses + 1 if failed(now, performed) else 0
        if misses == 3:
            expected = now.load_g * 0.9 // step_in(BAR.step_g, KG) * step_in(BAR.step_g, KG)
            assert after.load_g == expected
            misses, resets = 0, resets + 1
        elif misses:
            assert after.load_g == now.load_g
        else:
            assert after.load_g == now.load_g + BAR.step_g
    assert resets


@pytest.mark.parametrize("seed", LIFTERS)
@pytest.mark.parametrize("name", ASKED)
def test_a_year_only_looks_at_the_log(name, seed):
    """What was asked in week 40 is asked again from the log of that day."""
    asked, done, _ = year_of(name, seed)
    again = next_target(ASKED[name], done[:40], KG, BAR, today=280)
    assert again == asked[40]


def test_the_figures_side_by_side():
    """Gain in strength, change of the load, sessions that failed, resets: means of the lifters."""
    print(f"\n{'rule':15}{'strength':>10}{'load':>8}{'failed':>8}{'cuts':>6}")
    gains = {}
    for name in ASKED:
        rows = []
        for seed in LIFTERS:
            asked, done, lifter = year_of(name, seed)
            like = [t.load_g for t in alike(name, asked)]
            rows.append((
                lifter.strength_g / 110_000 - 1,
                like[-1] / like[0] - 1,
                mean(failed(t, p) for t, p in zip(asked, done, strict=True)),
                sum(b < a for a, b in pairwise(like)),
            ))  # fmt: skip
        strength, load, share, cuts = (mean(column) for column in zip(*rows, strict=True))
        gains[name] = strength
        print(f"{name:15}{strength:>10.1%}{load:>8.1%}{share:>8.0%}{cuts:>6.1f}")
    assert all(gains[name] > gains["none"] for name in gains if name != "none")
