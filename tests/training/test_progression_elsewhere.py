"""First loads on a plan day from what was lifted on other days, as after an import."""

import pytest
from progression_cases import BAR, BODY, HELP, KG, WARM_UP, asks, did, easy, mixed

from legday_gui.training.progression import RULES, next_target
from legday_gui.training.progression.elsewhere import elsewhere

FRONT = asks("double", 3, 10, 12)
CALF = asks("double", 3, 15, 17, 5, reserve=1)


def first(prescription, *recent, lift=BAR, today=None):
    return next_target(prescription, [], KG, lift, today=today, other_days=elsewhere(recent))


@pytest.mark.parametrize(
    ("prescription", "recent", "load"),
    [
        (FRONT, [did(100, 10, reserve=2)], 97.5),  # 140 / (1 + 13/30) is 97.7
        (FRONT, [did(100, 10, reserve=2), did(80, 10, reserve=2, day=3)], 97.5),  # the best
        (FRONT, [did(100, 10, reserve=2), did(80, 10, reserve=2, day=61)], 77.5),  # a new start
        (FRONT, [did(100, 10, reserve=2), easy(did(80, 10, reserve=2, day=3))], 97.5),
        (FRONT, [mixed((60, 10, 2), kind=WARM_UP), did(40, 10, reserve=2)], 37.5),  # 39.1
        (CALF, [did(47.5, 20, 20, reserve=1)], 47.5),  # too many for an estimate, and enough
        (CALF, [did(47.5, 20, 20), did(50, 16, day=3)], 47.5),  # 50 x 1.5333 / 1.5667 is 48.9
        (CALF, [did(50, 16)], 47.5),
        (CALF, [did(50, 14)], 45),  # 50 x 1.4667 / 1.5667 is 46.8
        (CALF, [did(50, 12)], 42.5),  # an estimate: 70 / 1.5667 is 44.7
    ],
)
def test_first_loads_by_hand(prescription, recent, load):
    target = first(prescription, *recent)
    assert target.load_g / 1000 == load
    assert target.headline == "A careful start."
    assert target.reason.startswith("First time on this day: ")


@pytest.mark.parametrize(("today", "load"), [(14, 97.5), (15, 87.5), (28, 87.5), (29, 77.5)])
def test_a_long_time_ago_is_lighter(today, load):
    """10 and 20 % off 97.5, rounded down."""
    target = first(FRONT, did(100, 10, reserve=2), today=today)
    assert target.load_g / 1000 == load
    said = f"that was {today} days ago, so {10 if today < 29 else 20} % less."
    assert target.reason.endswith(said) is (today > 14)


def test_the_reason_names_what_was_lifted():
    assert first(CALF, did(47.5, 20)).reason == (
        "First time on this day: 47.5 kg went for 20 reps on another, too many for an estimate,"
        " so no more than that."
    )


def test_every_set_is_lighter_after_a_break():
    wendler = asks("531", 3, 5, 5, 5)
    now, then = (first(wendler, did(100, 5), today=today) for today in (0, 40))
    assert [s.load_g / 1000 for s in now.per_set] == [67.5, 80, 90]  # of 105
    assert [s.load_g / 1000 for s in then.per_set] == [52.5, 62.5, 70]  # 54, 64, 72


def test_help_stays_where_it_left_enough():
    target = first(FRONT, did(-30, 13, reserve=0), lift=HELP)
    assert target.load_g == -30_000
    assert "30 kg of help went for 13 reps" in target.reason
    assert first(FRONT, did(-30, 12, reserve=0), lift=HELP).load_g is None


def test_reps_alone_say_nothing_of_the_load():
    assert elsewhere([did(None, 12, 12)]) is None
    assert first(FRONT, did(None, 12), lift=BODY).load_g is None


def test_an_entered_five_rep_max_goes_before():
    entered = asks("double", 3, 10, 12, five_rep_max_kg=100)
    assert first(entered, did(60, 5), today=100).load_g == 80_000


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_begins_from_other_days(rule):
    for recent in ([did(100, 10, reserve=2)], [did(40, 20, 20)], [did(40, 5), did(42.5, 5)]):
        target = first(asks(rule, 3, 6, 8), *recent, today=40)
        loads = [target.load_g, *(s.load_g for s in target.per_set)]
        assert all(load and 0 < load < 100_000 for load in loads)
        assert "40 days ago" in target.reason
