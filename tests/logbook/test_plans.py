from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legday_gui.logbook import plans
from legday_gui.logbook.athletes import athletes
from legday_gui.logbook.errors import LogbookError
from legday_gui.logbook.library import add_exercise, edit_exercise, exercises
from legday_gui.logbook.logbook import Logbook
from legday_gui.training.values import Muscle, Plan, Schedule


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Logbook]:
    book = Logbook.create(tmp_path / "log.legday")
    yield book
    book.close()


def current(book: Logbook) -> Plan:
    plan = plans.active_plan(book, athletes(book)[0].id)
    assert plan is not None
    return plan


def names(book: Logbook, day: int) -> list[str]:
    return [exercises(book)[p.exercise_id].name for p in current(book).days[day].prescriptions]


def test_the_shipped_plan(log: Logbook) -> None:
    first, second = current(log).days
    assert [(d.name, d.focus, d.weekday) for d in (first, second)] == [
        ("Day 1", "Strength & power", 0),
        ("Day 2", "Hypertrophy & endurance", 3),
    ]
    split = first.prescriptions[2]
    assert (split.sets, split.reps_low, split.reps_high, split.side_rest_s, split.rest_s) == (
        3, 8, 10, 30, 120,
    )  # fmt: skip
    assert split.rule == "double"


def test_moving_within_a_day_and_to_another_numbers_both(log: Logbook) -> None:
    first, second = current(log).days
    squat = first.prescriptions[0]
    plans.move_prescription(log, squat.id, first.id, 2)
    assert names(log, 0)[:3] == ["Deadlift", "Bulgarian split squat", "Squat"]
    plans.move_prescription(log, squat.id, second.id, 1)
    assert names(log, 1)[:3] == ["Front squat", "Squat", "Romanian deadlift"]
    for day in current(log).days:
        assert [p.position for p in day.prescriptions] == list(range(len(day.prescriptions)))
    log.undo()
    log.undo()
    assert current(log).days == (first, second)


def test_edits_are_named_and_undone(log: Logbook) -> None:
    before = current(log)
    squat = before.days[0].prescriptions[0]
    plans.edit_prescription(log, squat.id, sets=5, options={"reset": 0.2})
    assert log.undo_label == "Edit Squat"
    edited = current(log).days[0].prescriptions[0]
    assert (edited.sets, edited.options) == (5, {"reset": 0.2})
    log.undo()
    assert current(log) == before


def test_removing_and_adding_an_exercise(log: Logbook) -> None:
    day = current(log).days[0]
    plans.remove_prescription(log, day.prescriptions[1].id)
    assert names(log, 0)[:2] == ["Squat", "Bulgarian split squat"]
    thrust = next(e.id for e in exercises(log).values() if e.name == "Hip thrust")
    plans.add_prescription(log, day.id, thrust)
    assert names(log, 0)[-1] == "Hip thrust"
    with pytest.raises(LogbookError, match="no longer in the plan"):
        plans.move_prescription(log, 4711, day.id, 0)


def test_days_come_and_go_with_what_they_hold(log: Logbook) -> None:
    before = current(log)
    plans.remove_day(log, before.days[0].id)
    assert [d.name for d in current(log).days] == ["Day 2"]
    log.undo()
    assert current(log) == before
    plans.add_day(log, before.id, "Day 3")
    assert [d.name for d in current(log).days] == ["Day 1", "Day 2", "Day 3"]


def test_a_copy_keeps_schedule_and_what_was_put_away(log: Logbook) -> None:
    athlete_id = athletes(log)[0].id
    plan = plans.active_plan(log, athlete_id)
    plans.edit_plan(log, plan.id, "Ready", schedule=Schedule.READY, dismissed=("one-sided",))
    copy_id = plans.duplicate_plan(log, plan.id)
    copy = next(p for p in plans.plans(log, athlete_id) if p.id == copy_id)
    assert (copy.schedule, copy.dismissed) == (Schedule.READY, ("one-sided",))


def test_a_copy_is_whole_and_apart(log: Logbook) -> None:
    original = current(log)
    copy_id = plans.duplicate_plan(log, original.id)
    copy = next(p for p in plans.plans(log, original.athlete_id) if p.id == copy_id)
    assert (copy.name, copy.active) == ("Twice-a-week legs, copy", False)
    assert [len(d.prescriptions) for d in copy.days] == [5, 5]
    assert {d.id for d in copy.days}.isdisjoint({d.id for d in original.days})
    plans.activate_plan(log, copy_id)
    assert current(log).id == copy_id
    plans.remove_plan(log, copy_id)
    assert [p.id for p in plans.plans(log, original.athlete_id)] == [original.id]


@settings(max_examples=20, deadline=None)
@given(moves=st.lists(st.tuples(st.integers(0, 9), st.integers(0, 1), st.integers(0, 6)),
                      max_size=8))  # fmt: skip
def test_any_moves_keep_every_exercise_and_undo_to_the_start(
    tmp_path_factory: pytest.TempPathFactory, moves: list[tuple[int, int, int]]
) -> None:
    book = Logbook.create(tmp_path_factory.mktemp("plan") / "log.legday")
    before = current(book)
    items = [p.id for d in before.days for p in d.prescriptions]
    for pick, day, place in moves:
        plans.move_prescription(book, items[pick], current(book).days[day].id, place)
    after = current(book)
    assert sorted(p.id for d in after.days for p in d.prescriptions) == sorted(items)
    for d in after.days:
        assert [p.position for p in d.prescriptions] == list(range(len(d.prescriptions)))
    while book.undo_label:
        book.undo()
    assert current(book) == before
    book.close()


def test_exercises_of_ones_own(log: Logbook) -> None:
    new = add_exercise(log, "Zercher carry", contributions={Muscle.QUADS: 1, Muscle.ABS: 0.5})
    assert exercises(log)[new].main_muscle is Muscle.QUADS
    edit_exercise(log, new, name="Carry", contributions={Muscle.ABS: 1})
    assert exercises(log)[new].name == "Carry"
    assert exercises(log)[new].contributions == {Muscle.ABS: 1}
    log.undo()
    log.undo()
    assert new not in exercises(log)


def test_the_main_muscle_is_the_one_named_first(log: Logbook) -> None:
    by_name = {e.name: e.main_muscle for e in exercises(log).values()}
    assert by_name["Squat"] is Muscle.QUADS
    assert by_name["Romanian deadlift"] is Muscle.HAMSTRINGS
    assert by_name["Walking lunge"] is Muscle.GLUTES
    assert by_name["Seated calf raise"] is Muscle.CALVES
