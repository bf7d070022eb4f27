"""Pain noted in the file holds the next load of what it concerns, until that was done without."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from legday_gui.logbook import plans, sessions, symptoms
from legday_gui.logbook.athletes import athletes
from legday_gui.logbook.logbook import Logbook
from legday_gui.logbook.targets import day_targets
from legday_gui.training.calendar import local_day
from legday_gui.training.values import Moment, SetKind, Side, SymptomKind, Unit

DAY_S = 86_400
BEGIN = 1_795_000_000


class Lifter:
    """Squats four sixes at 100 kg whenever told to."""

    def __init__(self, book: Logbook) -> None:
        self.book = book
        self.athlete_id = athletes(book)[0].id
        plan = plans.active_plan(book, self.athlete_id)
        assert plan is not None
        self.day = plan.days[0]

    def train(self, on: int) -> int:
        at = BEGIN + on * DAY_S
        session_id = sessions.start_session(self.book, self.athlete_id, self.day, at, 60)
        blocks = sessions.blocks(self.book, session_id)
        for block in (blocks[0], blocks[3]):  # squat and hamstring curl
            for number in range(1, block.sets + 1):
                sessions.log_set(
                    self.book, block, number=number, side=Side.BOTH, kind=SetKind.WORK,
                    load_g=100_000, unit=Unit.KG, reps=6, reserve_halves=None, at=at,
                )  # fmt: skip
        sessions.finish_session(self.book, session_id, at + 3600)
        return session_id

    def hurts(self, session_id: int, score: int, on: int, moment: Moment = Moment.SESSION) -> int:
        at = BEGIN + on * DAY_S + 3000
        return symptoms.note_symptom(
            self.book, self.athlete_id, session_id=session_id, day=local_day(at, 60), at=at,
            kind=SymptomKind.PAIN, site="knee", side=Side.RIGHT, score=score, moment=moment,
        )  # fmt: skip

    def asked(self, on: int, before: int | None = None) -> tuple[int | None, str]:
        today = local_day(BEGIN + on * DAY_S, 60)
        target = day_targets(
            self.book, self.athlete_id, self.day, Unit.KG, today, before=before
        )[self.day.prescriptions[0].id]  # fmt: skip
        return target.load_g, target.reason


@pytest.fixture
def lifter(tmp_path: Path) -> Iterator[Lifter]:
    book = Logbook.create(tmp_path / "log.legday")
    yield Lifter(book)
    book.close()


def test_pain_holds_the_next_load_until_it_was_done_without(lifter: Lifter) -> None:
    first = lifter.train(0)
    assert lifter.asked(7)[0] == 102_500
    noted = lifter.hurts(first, 4, on=0)
    load, reason = lifter.asked(7)
    assert load == 100_000
    assert reason.startswith("Right knee pain 4 of 10, so nothing is added; without it")
    symptoms.remove_symptom(lifter.book, noted)
    assert lifter.asked(7)[0] == 102_500
    lifter.book.undo()
    assert lifter.asked(7)[0] == 100_000
    lifter.train(7)
    assert lifter.asked(14)[0] == 102_500


def test_a_worse_morning_takes_some_off(lifter: Lifter) -> None:
    first = lifter.train(0)
    lifter.hurts(first, 2, on=0)
    assert lifter.asked(7)[0] == 102_500
    lifter.hurts(first, 4, on=1, moment=Moment.NEXT_MORNING)
    assert lifter.asked(7)[0] == 90_000


def test_what_it_does_not_concern_goes_on(lifter: Lifter) -> None:
    lifter.hurts(lifter.train(0), 8, on=0)
    today = local_day(BEGIN + 7 * DAY_S, 60)
    found = day_targets(lifter.book, lifter.athlete_id, lifter.day, Unit.KG, today)
    assert "pain" not in found[lifter.day.prescriptions[3].id].reason


def test_the_session_being_done_keeps_its_targets(lifter: Lifter) -> None:
    lifter.train(0)
    second = lifter.train(7)
    lifter.hurts(second, 6, on=7)
    assert lifter.asked(7, before=BEGIN + 7 * DAY_S)[0] == 102_500
    assert lifter.asked(14)[0] == 90_000


def test_after_two_weeks_the_break_is_what_counts(lifter: Lifter) -> None:
    lifter.hurts(lifter.train(0), 4, on=0)
    load, reason = lifter.asked(15)
    assert load == 90_000
    assert reason.startswith("15 days since")
