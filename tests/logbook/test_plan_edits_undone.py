"""Any edits of a plan, undone, restore it; redone, bring them back."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legday_gui.logbook import plan_library, planning, plans
from legday_gui.logbook.athletes import athletes
from legday_gui.logbook.logbook import Logbook
from legday_gui.training.values import Plan, Schedule

pick = st.integers(0, 10_000)


def _day(plan: Plan, n: int):
    return plan.days[n % len(plan.days)] if plan.days else None


def _item(plan: Plan, n: int):
    items = [item for day in plan.days for item in day.prescriptions]
    return items[n % len(items)] if items else None


def goal(book, plan, item, n, m):
    planning.set_goal(
        book, plan.athlete_id, item.exercise_id,
        load_g=m + 1, reps=n % 6 or None, by_day=20_100 + n % 9, today=20_000,
    )  # fmt: skip


def drop_goal(book, plan):
    for found in planning.goals(book, plan.athlete_id)[:1]:
        planning.remove_goal(book, found.id)


def edit_several(book, plan, n, m):
    fields = {"sets": n % 9 + 1, "reps_low": m % 7 + 1, "reps_high": m % 7 + 3}
    ids = [item.id for day in plan.days for item in day.prescriptions]
    plans.edit_prescriptions(book, "Several", {id_: dict(fields) for id_ in ids})


def edit(book, item, m):
    plans.edit_prescription(
        book, item.id, sets=m % 9 + 1, rule="reserve", options={"off": m / 10_000},
        set_reps=tuple(range(1, m % 9 + 2)), superset=m % 3 or None, note=str(m),
    )  # fmt: skip


OF_PLANS = {
    "add day": lambda book, plan, n, m: plans.add_day(book, plan.id, f"Day {n}"),
    "schedule": lambda book, plan, n, m: plans.edit_plan(
        book, plan.id, "Schedule", schedule=list(Schedule)[n % 2]
    ),
    "template": lambda book, plan, n, m: plan_library.add_template(
        book, plan.athlete_id, plan_library.templates(book)[n % 5]
    ),
    "duplicate": lambda book, plan, n, m: plans.duplicate_plan(book, plan.id),
    "use": lambda book, plan, n, m: plans.activate_plan(
        book, plans.plans(book, plan.athlete_id)[-1].id
    ),
    "archive": lambda book, plan, n, m: plans.edit_plan(
        book, plan.id, "Archive", archived=bool(n % 2), dismissed=(str(m),)
    ),
    "easy": lambda book, plan, n, m: planning.add_deload(
        book, plan.athlete_id, 20_000 + n % 60, 20_006 + n % 60
    ),
    "away": lambda book, plan, n, m: planning.add_time_away(
        book, plan.athlete_id, 20_000 + n % 60, 20_003 + n % 60
    ),
    "drop goal": lambda book, plan, n, m: drop_goal(book, plan),
    "several": edit_several,
}
OF_DAYS = {
    "rename day": lambda book, day, m: plans.edit_day(book, day.id, name=f"Day {m}", weekday=m % 7),
    "remove day": lambda book, day, m: plans.remove_day(book, day.id),
    "copy day": lambda book, day, m: plans.copy_day(book, day.id, m % 7),
    "move day": lambda book, day, m: planning.move_days(
        book, {(day.id, 20_000 + m % 9): 20_001 + m % 7, (day.id, 20_020): 20_021}
    ),
}
OF_ITEMS = {
    "add": lambda book, plan, day, item, n, m: plans.add_prescription(
        book, day.id, item.exercise_id
    ),
    "edit": lambda book, plan, day, item, n, m: edit(book, item, m),
    "move": lambda book, plan, day, item, n, m: plans.move_prescription(
        book, item.id, day.id, m % 6
    ),
    "remove": lambda book, plan, day, item, n, m: plans.remove_prescription(book, item.id),
    "goal": lambda book, plan, day, item, n, m: goal(book, plan, item, n, m),
}
EDITS = (*OF_PLANS, *OF_DAYS, *OF_ITEMS)


def make(book: Logbook, what: str, n: int, m: int) -> None:
    """One edit; nothing where there is nothing left to edit."""
    plan = plans.plans(book, athletes(book)[0].id)[0]
    day, item = _day(plan, n), _item(plan, n)
    if what in OF_PLANS:
        OF_PLANS[what](book, plan, n, m)
    elif what in OF_DAYS and day is not None:
        OF_DAYS[what](book, day, m)
    elif what in OF_ITEMS and item is not None:
        OF_ITEMS[what](book, plan, day, item, n, m)


def all_of(book: Logbook) -> tuple[object, ...]:
    """All plans, and what lies over them."""
    who = athletes(book)[0].id
    found = plans.plans(book, who)
    moved = [planning.moved_days(book, plan.id, 0) for plan in found]
    over = (planning.goals(book, who), planning.deloads(book, who), planning.time_away(book, who))
    return found, moved, over


@pytest.fixture(scope="module")
def empty() -> Iterator[Path]:
    """A new logbook, closed, to be copied."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "empty.legday"
        Logbook.create(path).close()
        yield path


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(edits=st.lists(st.tuples(st.sampled_from(EDITS), pick, pick), min_size=1, max_size=10))
def test_edits_undone_restore_the_plan(empty, edits) -> None:
    with TemporaryDirectory() as folder:
        book = Logbook.open(Path(copy(empty, Path(folder) / "log")))
        try:
            before = all_of(book)
            for what, n, m in edits:
                make(book, what, n, m)
            after = all_of(book)
            count = 0
            while book.undo_label is not None:
                book.undo()
                count += 1
            assert all_of(book) == before
            for _ in range(count):
                book.redo()
            assert all_of(book) == after
        finally:
            book.close()
