"""The best of what has no estimated max: holds, distances, help, and bare body weight."""

import pytest

from legday_gui.logbook import sessions
from legday_gui.logbook.athletes import athletes
from legday_gui.logbook.library import exercises
from legday_gui.logbook.targets import Best, longest_set
from legday_gui.training.values import SetKind, Side, Unit


@pytest.fixture
def log(book):
    """Write sets of one exercise, each in a session of its own day."""

    def write(name: str, *sets: dict[str, object]):
        exercise = next(e for e in exercises(book).values() if e.name == name)
        for day, fields in enumerate(sets, start=20_000):
            at = day * 86_400 + 36_000
            session_id = sessions.start_session(book, athletes(book)[0].id, None, at, 0)
            sessions.add_block(book, session_id, exercise.id, 1)
            [block] = sessions.blocks(book, session_id)
            one = {"load_g": None, "reps": None, "kind": SetKind.WORK} | fields
            sessions.log_set(
                book,
                block,
                number=1,
                side=Side.BOTH,
                unit=Unit.KG,
                reserve_halves=None,
                at=at,
                **one,
            )
            sessions.finish_session(book, session_id, at + 60)
        return exercise

    return write


@pytest.mark.parametrize(
    ("name", "sets", "load_g", "amount", "day"),
    [
        ("Plank", [{"seconds": 60}, {"seconds": 90}, {"seconds": 90}], None, 90, 20_001),
        (
            "Standing calf raise",  # too many reps for an estimate
            [{"reps": 20, "load_g": 50_000}, {"reps": 20, "load_g": 60_000}],
            60_000, 20, 20_001,
        ),
        ("Pull-up", [{"reps": 8}, {"reps": 11}, {"reps": 10}], None, 11, 20_001),
        (
            "Sled push",
            [{"metres": 40.0, "load_g": 50_000}, {"metres": 20.0, "load_g": 80_000}],
            80_000, 20, 20_001,
        ),
        (
            "Assisted pull-up",
            [{"reps": 9, "load_g": -30_000}, {"reps": 6, "load_g": -20_000}],
            -20_000, 6, 20_001,
        ),
    ],
)  # fmt: skip
def test_the_most_stands_for_the_best(book, log, name, sets, load_g, amount, day):
    exercise = log(name, *sets)
    best = longest_set(book, athletes(book)[0].id, exercise)
    assert best == Best(load_g, amount, None, day)


def test_warm_ups_later_days_and_the_session_itself_do_not_count(book, log):
    warm = {"seconds": 300, "kind": SetKind.WARM_UP}
    plank = log("Plank", {"seconds": 60}, warm, {"seconds": 120})
    who = athletes(book)[0].id
    assert longest_set(book, who, plank).amount == 120
    assert longest_set(book, who, plank, until_day=20_001).amount == 60
    last = sessions.session_list(book, who)[0].id
    assert longest_set(book, who, plank, besides=last).amount == 60
    assert longest_set(book, who, plank, until_day=19_999) is None
