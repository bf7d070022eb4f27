"""Reps that differ from set to set, as 20, 16, 12, 8 on the leg press."""

import pytest
from progression_cases import BAR, KG, asks, mixed

from legday_gui.training.progression import next_target
from legday_gui.training.units import from_grams

FALLING = (20, 16, 12, 8)
STRAIGHT = [(100, 20), (100, 16), (100, 12), (100, 8)]
PYRAMID = [(100, 20), (120, 16), (140, 12), (160, 8)]


def press(rule, top=8, **options):
    return asks(rule, 4, 8, top, 5, **options)._replace(set_reps=FALLING)


def short(sets, by=1):
    return [*sets[:-1], (sets[-1][0], sets[-1][1] - by)]


def more(sets, by):
    return [(load, reps + by) for load, reps in sets]


@pytest.mark.parametrize(
    ("prescription", "history", "loads", "extra"),
    [
        (press("linear"), [STRAIGHT], (105, 105, 105, 105), 0),
        (press("linear"), [PYRAMID], (105, 125, 145, 165), 0),
        (press("linear"), [short(PYRAMID)], (100, 120, 140, 160), 0),
        (press("linear"), [short(PYRAMID)] * 3, (90, 110, 130, 150), 0),
        (press("linear"), [PYRAMID[:3]], (100, 120, 140, 140), 0),
        (press("double", 10), [STRAIGHT], (100, 100, 100, 100), 1),
        (press("double", 10), [more(PYRAMID, 2)], (105, 125, 145, 165), 0),
        (press("double", 10), [more(PYRAMID, 1)], (100, 120, 140, 160), 2),
        (press("double", 10), [short(PYRAMID)] * 2, (95, 115, 135, 155), 0),
        (press("none"), [PYRAMID], (100, 120, 140, 160), 0),
    ],
)
def test_each_set_has_reps_and_a_load_of_its_own(prescription, history, loads, extra):
    target = next_target(prescription, [mixed(*sets) for sets in history], KG, BAR)
    assert tuple(from_grams(s.load_g, KG) for s in target.per_set) == loads
    assert tuple(s.reps for s in target.per_set) == tuple(r + extra for r in FALLING)
    assert target.sets == 4


def test_the_reason_names_the_reps_of_each_set():
    target = next_target(press("linear"), [mixed(*PYRAMID)], KG, BAR)
    assert "all four sets reached 20, 16, 12, 8" in target.reason


def test_without_history_each_set_still_has_its_reps():
    target = next_target(press("double"), [], KG, BAR)
    assert [(s.reps, s.load_g) for s in target.per_set] == [(r, None) for r in FALLING]


def test_a_first_load_is_found_for_each_set():
    # 252 kg: with 2 in reserve and one more, 252 / (1 + 23/30), / (1 + 19/30), 15/30, 11/30
    target = next_target(press("linear"), [], KG, BAR, estimated_max_g=252_000.0)
    assert [from_grams(s.load_g, KG) for s in target.per_set] == [142.5, 152.5, 167.5, 182.5]
    assert target.load_g == 142_500
    assert "allows 142.5, 152.5, 167.5, 182.5 kg for 20, 16, 12, 8 reps" in target.reason
