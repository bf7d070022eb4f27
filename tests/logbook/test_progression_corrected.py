"""Correcting the past and computing anew is the same as having logged it right at once."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legday_gui.logbook import planning, plans, sessions
from legday_gui.logbook.athletes import athletes
from legday_gui.logbook.logbook import Logbook
from legday_gui.logbook.targets import day_targets
from legday_gui.training.calendar import local_day
from legday_gui.training.values import SetKind, Side, Target, Unit

RULES = ("linear", "double", "reserve", "total", "top_set", "531", "gzclp", "none")
DAY_S = 86_400
BEGIN = 1_795_000_000

logged = st.tuples(
    st.sampled_from([95_000, 97_500, 100_000]), st.integers(1, 12), st.none() | st.integers(0, 8)
)
weeks = st.lists(st.lists(logged, min_size=1, max_size=4), min_size=1, max_size=5)


def targets_after(
    path: Path, rule: str, log: list[list[tuple[int, int, int | None]]],
    wrong: tuple[int, int, tuple[int, int, int | None]] | None,
) -> tuple[Target, ...]:  # fmt: skip
    """The targets after a log; with ``wrong`` (week, set, what was typed) corrected afterwards."""
    book = Logbook.open(path)
    try:
        athlete_id = athletes(book)[0].id
        plan = plans.active_plan(book, athlete_id)
        assert plan is not None
        plans.edit_prescription(book, plan.days[0].prescriptions[0].id, rule=rule)
        day = plans.plan_day(book, plan.days[0].id)
        mistaken = None
        for week, sets in enumerate(log):
            at = BEGIN + week * 7 * DAY_S
            block = sessions.blocks(book, sessions.start_session(book, athlete_id, day, at, 60))[0]
            for number, right in enumerate(sets):
                is_wrong = wrong is not None and wrong[:2] == (week, number)
                load, reps, reserve = wrong[2] if wrong and is_wrong else right
                done = sessions.log_set(
                    book, block, number=number + 1, side=Side.BOTH, kind=SetKind.WORK, load_g=load,
                    unit=Unit.KG, reps=reps, reserve_halves=reserve, at=at,
                )  # fmt: skip
                if is_wrong:
                    mistaken = (done.id, right)
            sessions.finish_session(book, block.session_id, at + 3600)
        if mistaken:
            set_id, (load, reps, reserve) = mistaken
            sessions.edit_set(book, set_id, load_g=load, reps=reps, reserve_halves=reserve)
        found = day_targets(book, athlete_id, day, Unit.KG, local_day(at, 60) + 7)
        return tuple(found[item.id] for item in day.prescriptions)
    finally:
        book.close()


@pytest.fixture(scope="module")
def empty() -> Iterator[Path]:
    """A new logbook, closed, to be copied: making one takes long."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "empty.legday"
        Logbook.create(path).close()
        yield path


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(RULES), weeks, st.data())
def test_a_corrected_set_counts_as_if_it_had_been_right(empty, rule, log, data) -> None:
    week = data.draw(st.integers(0, len(log) - 1))
    number = data.draw(st.integers(0, len(log[week]) - 1))
    typed = data.draw(logged)
    with TemporaryDirectory() as folder:
        right, mended = (Path(copy(empty, Path(folder) / name)) for name in ("right", "mended"))
        asked = targets_after(right, rule, log, None)
        assert targets_after(mended, rule, log, (week, number, typed)) == asked


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
