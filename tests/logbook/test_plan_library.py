from pathlib import Path

import pytest

from legday_gui.logbook import plan_library, planning, plans
from legday_gui.logbook.athletes import athletes
from legday_gui.logbook.errors import LogbookError
from legday_gui.logbook.library import add_exercise, exercises
from legday_gui.logbook.logbook import Logbook
from legday_gui.training.values import Goal, Schedule


@pytest.fixture
def book(tmp_path: Path):
    made = Logbook.create(tmp_path / "log.legday")
    yield made
    made.close()


def test_every_template_can_become_a_plan(book: Logbook) -> None:
    athlete_id = athletes(book)[0].id
    found = plan_library.templates(book)
    assert len(found) == len(plan_library.TEMPLATES) == 5
    for template in found:
        plan_library.add_template(book, athlete_id, template)
    kept = plans.plans(book, athlete_id)
    assert [plan.name for plan in kept if plan.active] == ["Twice-a-week legs"]
    block = next(plan for plan in kept if plan.name == "Hypertrophy block")
    assert block.schedule is Schedule.READY
    press = block.days[0].prescriptions[1]
    assert press.set_reps == (20, 16, 12, 8)
    assert [p.superset for p in block.days[0].prescriptions] == [None, None, 1, 1, None]
    book.undo()
    assert len(plans.plans(book, athlete_id)) == 5


def test_a_plan_exported_and_imported_is_equal(book: Logbook) -> None:
    athlete_id = athletes(book)[0].id
    plan = plans.active_plan(book, athlete_id)
    assert plan is not None
    text = plan_library.export_plan(book, plan)
    copied = plan_library.import_plan(book, athlete_id, text)
    copy = next(p for p in plans.plans(book, athlete_id) if p.id == copied)
    assert plan_library.export_plan(book, copy) == text
    assert not copy.active


def test_days_and_exercises_alike_come_back_as_they_were(book: Logbook) -> None:
    """Two days of one name, one exercise twice on a day, two exercises of one name."""
    athlete_id = athletes(book)[0].id
    twins = [
        add_exercise(book, "Leg press", equipment=f"sled {step}", step_g=step)
        for step in (1250, 7500)
    ]
    plan = plans.active_plan(book, athlete_id)
    day = plans.add_day(book, plan.id, plan.days[0].name)
    for exercise_id in (*twins, plan.days[0].prescriptions[0].exercise_id, twins[0]):
        plans.add_prescription(book, day, exercise_id, sets=exercise_id % 5 + 1)
    plan = plans.active_plan(book, athlete_id)
    copied = plan_library.import_plan(book, athlete_id, plan_library.export_plan(book, plan))
    copy = next(p for p in plans.plans(book, athlete_id) if p.id == copied)

    def plain(of):
        return [
            day._replace(
                id=0, plan_id=0,
                prescriptions=tuple(p._replace(id=0, day_id=0) for p in day.prescriptions),
            )
            for day in of.days
        ]  # fmt: skip

    assert plain(copy) == plain(plan)
    assert len({day.id for day in copy.days}) == 3


def test_a_bad_text_leaves_nothing_behind(book: Logbook) -> None:
    athlete_id = athletes(book)[0].id
    text = plan_library.export_plan(book, plans.active_plan(book, athlete_id))
    with pytest.raises(LogbookError, match=r"^Line 10: .*“sets”.*Nothing was imported"):
        plan_library.import_plan(book, athlete_id, text.replace("sets = 4", "sets = -4"))
    assert len(plans.plans(book, athlete_id)) == 1


def test_schedule_archive_and_dismissed_warnings_are_kept_and_undone(book: Logbook) -> None:
    athlete_id = athletes(book)[0].id
    plan = plans.active_plan(book, athlete_id)
    plans.edit_plan(book, plan.id, "Put a warning away", dismissed=("calves under 10",))
    plans.edit_plan(book, plan.id, "Next when ready", schedule=Schedule.READY)
    kept = plans.active_plan(book, athlete_id)
    assert (kept.schedule, kept.dismissed) == (Schedule.READY, ("calves under 10",))
    plans.edit_plan(book, plan.id, "Archive plan", archived=True)
    assert plans.plans(book, athlete_id)[0].archived
    for _ in range(3):
        book.undo()
    assert plans.active_plan(book, athlete_id) == plan


def test_goals_time_away_and_moved_days(book: Logbook) -> None:
    athlete_id = athletes(book)[0].id
    plan = plans.active_plan(book, athlete_id)
    squat = plan.days[0].prescriptions[0].exercise_id
    goal = planning.set_goal(
        book, athlete_id, squat, load_g=140_000, reps=None, by_day=20_100, today=20_000
    )
    again = planning.set_goal(
        book, athlete_id, squat, load_g=120_000, reps=5, by_day=20_100, today=20_010
    )
    assert again == goal
    assert planning.goals(book, athlete_id) == [
        Goal(goal, athlete_id, squat, 120_000, 5, 20_100, 20_010)
    ]
    planning.remove_goal(book, goal)
    assert planning.goals(book, athlete_id) == []
    away = planning.add_time_away(book, athlete_id, 20_005, 20_012)
    assert planning.time_away(book, athlete_id, 20_010) == [(away, 20_005, 20_012)]
    assert planning.time_away(book, athlete_id, 20_013) == []
    planning.remove_time_away(book, away)
    day = plan.days[0].id
    planning.move_day(book, day, 20_003, 20_004)
    planning.move_day(book, day, 20_003, 20_005)
    assert planning.moved_days(book, plan.id, 20_000) == {(day, 20_003): 20_005}
    book.undo()
    assert planning.moved_days(book, plan.id, 20_000) == {(day, 20_003): 20_004}


def test_deloads_are_of_all_or_of_one_exercise(book: Logbook) -> None:
    athlete_id = athletes(book)[0].id
    squat = next(e for e in exercises(book).values() if e.name == "Squat")
    planning.add_deload(book, athlete_id, 20_000, 20_006)
    one = planning.add_deload(book, athlete_id, 20_010, 20_016, squat.id)
    assert [d.exercise_id for d in planning.deloads(book, athlete_id)] == [None, squat.id]
    assert book.undo_label == "Deload of Squat"
    planning.end_deload(book, one, 20_012)
    assert planning.deloads(book, athlete_id, 20_013) == []
