"""The formula chosen for an exercise estimates its max for loads, bests and records alike."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from legday_gui.logbook import history, sessions
from legday_gui.logbook.athletes import athletes
from legday_gui.logbook.chart_settings import set_formula, with_formula
from legday_gui.logbook.library import exercises
from legday_gui.logbook.logbook import Logbook
from legday_gui.logbook.plans import active_plan
from legday_gui.logbook.targets import best_set, day_targets, recent_max
from legday_gui.training.estimate import Formula, estimated_max, load_for
from legday_gui.training.records import ESTIMATED_MAX, session_records
from legday_gui.training.units import round_to
from legday_gui.training.values import Exercise, Performance, SetKind, Side, Unit

START, WEEK_S = 1_790_000_000, 7 * 86_400


class Lifter:
    """A logbook in which one squats, a single set a week."""

    def __init__(self, path: Path) -> None:
        self.book = Logbook.create(path)
        self.athlete_id = athletes(self.book)[0].id
        self.squat: Exercise = next(e for e in exercises(self.book).values() if e.name == "Squat")

    def lift(self, week: int, kilos: float, reps: int) -> int:
        at = START + week * WEEK_S
        session_id = sessions.start_session(self.book, self.athlete_id, None, at, 0)
        sessions.add_block(self.book, session_id, self.squat.id, 1)
        sessions.log_set(
            self.book, sessions.blocks(self.book, session_id)[0], number=1, side=Side.BOTH,
            kind=SetKind.WORK, load_g=round(kilos * 1000), unit=Unit.KG, reps=reps,
            reserve_halves=0, at=at + 60,
        )  # fmt: skip
        sessions.finish_session(self.book, session_id, at + 600)
        return session_id

    def choose(self, formula: Formula) -> None:
        set_formula(self.book, self.athlete_id, self.squat.id, formula)


@pytest.fixture
def lifter(tmp_path: Path) -> Iterator[Lifter]:
    made = Lifter(tmp_path / "log.legday")
    yield made
    made.book.close()


@pytest.mark.parametrize("formula", Formula)
def test_a_first_load_goes_there_and_back_by_the_same_formula(
    lifter: Lifter, formula: Formula
) -> None:
    lifter.lift(0, 150, 9)
    lifter.choose(formula)
    best = estimated_max(150_000, 9, 0, formula)
    assert best is not None
    assert recent_max(lifter.book, lifter.athlete_id, lifter.squat.id) == best
    plan = active_plan(lifter.book, lifter.athlete_id)
    assert plan is not None
    day, item = next(
        (d, i) for d in plan.days for i in d.prescriptions if i.exercise_id == lifter.squat.id
    )
    today = START // 86_400 + 3
    target = day_targets(lifter.book, lifter.athlete_id, day, Unit.KG, today)[item.id]
    load = load_for(best, item.reps_low, item.reserve_halves + 2, formula)
    step = item.step_g or lifter.squat.step_g
    assert target.load_g == round_to(int(load), step, Unit.KG, down=True)


def test_the_best_set_depends_on_the_formula(lifter: Lifter) -> None:
    lifter.lift(0, 100, 12)  # Epley 140, Lombardi 128.2
    lifter.lift(1, 118, 5)  # Epley 137.7, Lombardi 138.6
    who = lifter.book, lifter.athlete_id, lifter.squat.id
    for formula, kilos in ((Formula.EPLEY, 100), (Formula.LOMBARDI, 118)):
        found = best_set(*who, formula=formula)
        assert found is not None
        assert (found.load_g, found.max_g) == (
            kilos * 1000, estimated_max(found.load_g, found.amount, 0, formula)
        )  # fmt: skip


def test_a_record_by_one_formula_need_not_be_one_by_another(lifter: Lifter) -> None:
    lifter.lift(0, 100, 12)
    session_id = lifter.lift(1, 118, 5)
    now = next(
        p for p in history.performances(lifter.book, lifter.athlete_id, lifter.squat.id)
        if p.session_id == session_id
    )  # fmt: skip
    assert estimates_broken(lifter, now) == []
    lifter.choose(Formula.LOMBARDI)
    assert estimates_broken(lifter, now) == [(138_605, 128_209)]


def estimates_broken(lifter: Lifter, now: Performance) -> list[tuple[int, int]]:
    formula = with_formula(lifter.book, lifter.athlete_id, lifter.squat).formula
    before = history.efforts(
        lifter.book, lifter.athlete_id, lifter.squat.id, before=START + WEEK_S, formula=formula
    )
    found = session_records(before, now, formula=formula)
    return [(r.value, r.before) for r in found if r.kind == ESTIMATED_MAX]
