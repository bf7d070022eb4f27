"""Weeks since the best and where the level stands, by cases worked by hand."""

import pytest

from legday_gui.training.plateau import Standing, since_best

WEEKLY = list(range(0, 7 * 20, 7))


def test_too_few_sessions_say_nothing():
    assert since_best([], []) is None
    assert since_best(WEEKLY[:9], [100.0] * 9) is None
    # ten, but a pause of more than 60 days before the last nine
    assert since_best([0, *(100 + d for d in WEEKLY[:9])], [100.0] * 10) is None


@pytest.mark.parametrize(
    ("values", "weeks", "standing"),
    [
        ([*range(100, 120)], 0, Standing.RECENT),
        ([*range(100, 115), 110, 110, 110, 110, 110], 5, Standing.RECENT),
        ([100.0] * 13 + [105.0] + [101.0] * 6, 6, Standing.STEADY),
        ([100.0] * 12 + [110.0] + [104.0] * 7, 7, Standing.BELOW),
        ([110.0] + [100.0] * 19, 19, Standing.BELOW),
        ([100.0] * 20, 19, Standing.STEADY),  # the first of equals is the best
    ],
)
def test_where_the_last_sessions_stand(values, weeks, standing):
    found = since_best(WEEKLY, [float(v) for v in values])
    assert found is not None
    assert (found.weeks, found.standing) == (weeks, standing)


def test_odds_are_told_and_no_cause_is():
    steady = since_best(WEEKLY, [100.0] * 20)
    assert steady is not None
    assert "about 1 in 4" in steady.sentence(legs=True)
    assert "about 3 in 10" in steady.sentence(legs=False)
    rising = since_best(WEEKLY, [float(v) for v in range(100, 120)])
    assert rising is not None
    assert "5 to 6 in 10" in rising.sentence(legs=True)
    for found in (steady, rising):
        words = found.sentence(legs=True).lower()
        assert not any(word in words for word in ("because", "plateau", "deload", "should"))
