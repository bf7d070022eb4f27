"""Correcting the past and computing anew is the same as having logged it right at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legday_gui.logbook import library, planning, plans, sessions
from legday_gui.logbook.athletes import athletes
from legday_gui.logbook.logbook import Logbook
from legday_gui.logbook.targets import day_targets
from legday_gui.training.calendar import local_day
from legday_gui.training.progression import RULES
from legday_gui.training.values import Block, SetKind, Side, Sidedness, Target, Unit

DAY_S = 86_400
BEGIN = 1_795_000_000

Typed = tuple[int, int, int | None]  # grams, reps, reserve in halves
typed = st.tuples(
    st.sampled_from([95_000, 97_500, 100_000]), st.integers(1, 12), st.none() | st.integers(0, 8)
)
weeks = st.lists(st.lists(typed, min_size=1, max_size=3), min_size=1, max_size=5)


class Mistake(NamedTuple):
    """A set of a week typed wrong, logged as a warm-up, left out or logged once too often; the
    last two only at the end of a session, where nothing else moves up or down."""

    week: int
    number: int
    how: str
    typed: Typed


class Gym:
    """A plan day with every rule, and one-sided work; all its exercises get the same sets."""

    def __init__(self, path: Path) -> None:
        self.book = Logbook.open(path)
        self.athlete_id = athletes(self.book)[0].id
        plan = plans.active_plan(self.book, self.athlete_id)
        assert plan is not None
        self.day = plan.days[0]
        self.at = BEGIN

    def train(self, week: int, sets: list[Typed], mistakes: list[Mistake]) -> None:
        self.at = BEGIN + week * 7 * DAY_S
        session_id = sessions.start_session(self.book, self.athlete_id, self.day, self.at, 60)
        for block in sessions.blocks(self.book, session_id):
            number = 0
            for number, right in enumerate(sets, start=1):
                wrong = next((m for m in mistakes if (m.week, m.number) == (week, number)), None)
                if wrong is None:
                    self.log(block, number, right)
                elif wrong.how == "typed":
                    self.log(block, number, wrong.typed)
                elif wrong.how == "warm-up":
                    self.log(block, number, right, SetKind.WARM_UP)
            for extra in (m for m in mistakes if m.week == week and m.how == "too many"):
                self.log(block, number + 1, extra.typed)
        sessions.finish_session(self.book, session_id, self.at + 3600)

    def log(self, block: Block, number: int, what: Typed, kind: SetKind = SetKind.WORK) -> None:
        load, reps, reserve = what
        one_sided = library.exercise(self.book, block.exercise_id).sidedness is Sidedness.ALWAYS
        for side in (Side.LEFT, Side.RIGHT) if one_sided else (Side.BOTH,):
            sessions.log_set(
                self.book, block, number=number, side=side, kind=kind, load_g=load, unit=Unit.KG,
                reps=reps, reserve_halves=reserve, at=self.at,
            )  # fmt: skip

    def correct(self, log: list[list[Typed]], mistake: Mistake) -> None:
        """Put right in each exercise what was wrong, as a person does long after."""
        ids = "SELECT id FROM session WHERE deleted_at IS NULL ORDER BY day"
        session_id = self.book.tuples(ids)[mistake.week][0]
        for block in sessions.blocks(self.book, session_id):
            logged = sessions.sets_of(self.book, session_id)
            rows = [s for s in logged if (s.block_id, s.number) == (block.id, mistake.number)]
            if mistake.how == "left out":
                self.log(block, mistake.number, log[mistake.week][mistake.number - 1])
            elif mistake.how == "too many":
                for row in rows:
                    sessions.remove_set(self.book, row.id)
            else:
                load, reps, reserve = log[mistake.week][mistake.number - 1]
                for row in rows:
                    sessions.edit_set(
                        self.book, row.id, load_g=load, reps=reps, reserve_halves=reserve,
                        kind=SetKind.WORK,
                    )  # fmt: skip

    def targets(self) -> tuple[Target, ...]:
        today = local_day(self.at, 60) + 7
        found = day_targets(self.book, self.athlete_id, self.day, Unit.KG, today)
        return tuple(found[item.id] for item in self.day.prescriptions)


@pytest.fixture(scope="module")
def empty() -> Iterator[Path]:
    """A logbook without sessions, closed, to be copied: making one takes long."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "empty.legday"
        book = Logbook.create(path)
        plan = plans.active_plan(book, athletes(book)[0].id)
        assert plan is not None
        lifts = [item.exercise_id for day in plan.days for item in day.prescriptions]
        kept = plan.days[0].prescriptions
        for item in kept:
            plans.remove_prescription(book, item.id)
        for exercise_id, rule in zip(lifts, [*RULES, "double"], strict=False):
            plans.add_prescription(
                book, plan.days[0].id, exercise_id, rule=rule, sets=3, reps_low=6, reps_high=8
            )
        sided = [library.exercise(book, lift).sidedness for lift in lifts[: len(RULES) + 1]]
        assert Sidedness.ALWAYS in sided
        book.close()
        yield path


@contextmanager
def gym(empty: Path) -> Iterator[Gym]:
    with TemporaryDirectory() as folder:
        found = Gym(Path(copy(empty, Path(folder) / "log.legday")))
        try:
            yield found
        finally:
            found.book.close()


def mistakes_in(log: list[list[Typed]]) -> st.SearchStrategy[list[Mistake]]:
    """One mistake a week at most, in up to three weeks."""

    def one(week: int) -> st.SearchStrategy[Mistake]:
        count = len(log[week])
        anywhere = st.builds(
            Mistake, st.just(week), st.integers(1, count), st.sampled_from(["typed", "warm-up"]),
            typed,
        )  # fmt: skip
        left_out = st.builds(Mistake, st.just(week), st.just(count), st.just("left out"), typed)
        too_many = st.builds(Mistake, st.just(week), st.just(count + 1), st.just("too many"), typed)
        return st.one_of(anywhere, left_out, too_many)

    some = st.lists(st.integers(0, len(log) - 1), min_size=1, max_size=3, unique=True)
    return some.flatmap(lambda weeks: st.tuples(*(one(week) for week in weeks)).map(list))


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(weeks, st.data())
def test_a_corrected_log_counts_as_if_it_had_been_right(empty, log, data) -> None:
    """By every rule; what was asked in between leaves nothing behind, and undone it is back."""
    mistakes = data.draw(mistakes_in(log))
    with gym(empty) as right, gym(empty) as mended:
        for week, sets in enumerate(log):
            right.train(week, sets, [])
            mended.train(week, sets, mistakes)
        wrongly_asked = mended.targets()
        corrections: list[frozenset[str]] = []
        mended.book.subscribe(corrections.append)
        for mistake in mistakes:
            mended.correct(log, mistake)
        assert mended.targets() == right.targets()
        for _ in range(len(corrections)):
            mended.book.undo()
        assert mended.targets() == wrongly_asked


@pytest.mark.parametrize("how", ["typed", "warm-up", "left out", "too many"])
def test_every_rule_sees_the_mistake(empty, how) -> None:
    """Without the correction the targets differ: by every rule where a load was typed wrong."""
    log = [[(100_000, 12, 4)] * 3]
    number = {"left out": 3, "too many": 4}.get(how, 1)
    with gym(empty) as right, gym(empty) as wrong:
        right.train(0, log[0], [])
        wrong.train(0, log[0], [Mistake(0, number, how, (110_000, 1, 0))])
        differ = [a != b for a, b in zip(right.targets(), wrong.targets(), strict=True)]
    assert all(differ) if how == "typed" else any(differ)


def test_a_deload_leaves_no_scar(tmp_path: Path) -> None:
    """An easy week is marked as it is logged, asked for as such, and then as if it never was."""
    book = Logbook.create(tmp_path / "log.legday")
    try:
        athlete_id = athletes(book)[0].id
        plan = plans.active_plan(book, athlete_id)
        assert plan is not None
        day, item = plan.days[0], plan.days[0].prescriptions[0]

        def train(week: int, load: int, reps: int, sets: int) -> None:
            at = BEGIN + week * 7 * DAY_S
            block = sessions.blocks(book, sessions.start_session(book, athlete_id, day, at, 60))[0]
            for number in range(1, sets + 1):
                sessions.log_set(
                    book, block, number=number, side=Side.BOTH, kind=SetKind.WORK, load_g=load,
                    unit=Unit.KG, reps=reps, reserve_halves=None, at=at,
                )  # fmt: skip
            sessions.finish_session(book, block.session_id, at + 3600)

        def target(week: int) -> Target:
            today = local_day(BEGIN + week * 7 * DAY_S, 60)
            return day_targets(book, athlete_id, day, Unit.KG, today)[item.id]

        train(0, 100_000, 6, 4)
        monday = local_day(BEGIN + 7 * DAY_S, 60)
        deload = planning.add_deload(book, athlete_id, monday, monday + 6)
        easy = target(1)
        assert (easy.load_g, easy.sets, easy.reserve_halves) == (90_000, 2, 8)
        assert easy.reason.startswith("A deload: 10 % off 100 kg, half the sets, 4 or more")
        train(1, 90_000, 6, 2)
        kinds = "SELECT DISTINCT kind FROM training_set WHERE load_g = 90000"
        assert book.tuples(kinds) == [("deload",)]
        after = target(2)
        assert after.load_g == 102_500
        assert after.reason.endswith("the easy session since then is not counted.")
        planning.remove_deload(book, deload)
        assert book.tuples(kinds) == [("work",)]
        assert target(2).load_g == 90_000  # two of four sets, as work: the same again
        book.undo()
        assert target(2).load_g == 102_500
    finally:
        book.close()
