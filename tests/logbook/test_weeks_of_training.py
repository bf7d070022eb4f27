"""Since when there was no easy week, from which one may be offered."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from legday_gui.logbook import planning, sessions
from legday_gui.logbook.athletes import athletes
from legday_gui.logbook.library import exercises
from legday_gui.logbook.logbook import Logbook

MONDAY = 20_702  # a Monday, in days
WEEKS = 12


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Logbook]:
    """Mondays and Thursdays for twelve weeks."""
    path: Path = tmp_path_factory.mktemp("weeks") / "log.legday"
    made = Logbook.create(path)
    athlete_id = athletes(made)[0].id
    for day in (MONDAY + 7 * week + of for week in range(WEEKS) for of in (0, 3)):
        at = day * 86_400 + 43_200
        sessions.finish_session(made, sessions.start_session(made, athlete_id, None, at, 0), at)
    yield made
    made.close()


def weeks(book: Logbook, today: int) -> int:
    return planning.weeks_of_training(book, athletes(book)[0].id, today)


def test_without_an_easy_week_all_count(book: Logbook) -> None:
    last = MONDAY + 7 * (WEEKS - 1) + 3
    assert weeks(book, last) == WEEKS
    assert weeks(book, last + 6) in (WEEKS, WEEKS + 1)
    assert weeks(book, last + 7) == 0  # a week without training is a rest


@pytest.mark.parametrize("weekday", range(7))
def test_an_easy_week_ends_the_count_on_any_day_of_the_week(book: Logbook, weekday: int) -> None:
    """Four weeks after it, whichever seven days the count takes for a week."""
    easy = MONDAY + 7 * 6
    today = easy + 7 * 4 + 3 + weekday
    span = planning.add_deload(book, athletes(book)[0].id, easy, easy + 6)
    assert weeks(book, today) in (4, 5)
    assert weeks(book, easy + 4) == 0
    planning.remove_deload(book, span)
    assert weeks(book, today) > 8


def test_one_exercise_that_was_easy_is_no_easy_week(book: Logbook) -> None:
    today = MONDAY + 7 * (WEEKS - 1) + 3
    squat = next(e.id for e in exercises(book).values() if e.name == "Squat")
    athlete_id = athletes(book)[0].id
    span = planning.add_deload(book, athlete_id, today - 10, today - 3, squat)
    assert weeks(book, today) == WEEKS
    planning.remove_deload(book, span)
