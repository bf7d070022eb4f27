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


def make(book: Logbook, what: str, n: int, m: int) -> None:
    """One edit; nothing where there is nothing left to edit."""
    plan = plans.plans(book, athletes(book)[0].id)[0]
    day, item = _day(plan, n), _item(plan, n)
    if what == "add day":
        plans.add_day(book, plan.id, f"Day {n}")
    elif what == "schedule":
        plans.edit_plan(book, plan.id, "Schedule", schedule=list(Schedule)[n % 2])
    elif what == "template":
        template = plan_library.templates(book)[n % 5]
        plan_library.add_template(book, athletes(book)[0].id, template)
    elif what == "duplicate":
        plans.duplicate_plan(book, plan.id)
    elif what == "use":
        plans.activate_plan(book, plans.plans(book, athletes(book)[0].id)[-1].id)
    elif what == "archive":
        plans.edit_plan(book, plan.id, "Archive", archived=bool(n % 2), dismissed=(str(m),))
    elif what == "easy":
        planning.add_deload(book, plan.athlete_id, 20_000 + n % 60, 20_006 + n % 60)
    elif what == "away":
        planning.add_time_away(book, plan.athlete_id, 20_000 + n % 60, 20_003 + n % 60)
    elif day is None:
        return
    elif what == "copy day":
        plans.copy_day(book, day.id, m % 7)
    elif what == "move days":
        moves = {(d.id, 20_000 + n % 9): 20_001 + m % 9 for d in plan.days}
        planning.move_days(book, moves)
    elif what == "rename day":
        plans.edit_day(book, day.id, name=f"Day {m}", weekday=m % 7)
    elif what == "remove day":
        plans.remove_day(book, day.id)
    elif item is None:
        return
    elif what == "goal":
        planning.set_goal(
            book, plan.athlete_id, item.exercise_id,
            load_g=m + 1, reps=n % 6 or None, by_day=20_100 + n % 9, today=20_000,
        )  # fmt: skip
    elif what == "drop goal":
        for goal in planning.goals(book, plan.athlete_id)[:1]:
            planning.remove_goal(book, goal.id)
    elif what == "several":
        items = [p.id for d in plan.days for p in d.prescriptions]
        fields = {"sets": n % 9 + 1, "reps_low": m % 7 + 1, "reps_high": m % 7 + 3}
        plans.edit_prescriptions(book, "Several", {p: dict(fields) for p in items})
    elif what == "add":
        plans.add_prescription(book, day.id, item.exercise_id)
    elif what == "edit":
        plans.edit_prescription(
            book, item.id, sets=m % 9 + 1, rule="reserve", options={"off": m / 10_000},
            set_reps=tuple(range(1, m % 9 + 2)), superset=m % 3 or None, note=str(m),
        )  # fmt: skip
    elif what == "move":
        plans.move_prescription(book, item.id, day.id, m % 6)
    elif what == "remove":
        plans.remove_prescription(book, item.id)


def all_of(book: Logbook) -> tuple[object, ...]:
    """All plans, and what lies over them."""
    who = athletes(book)[0].id
    found = plans.plans(book, who)
    moved = [planning.moved_days(book, plan.id, 0) for plan in found]
    over = (planning.goals(book, who), planning.deloads(book, who), planning.time_away(book, who))
    return found, moved, over


EDITS = (
    "add day", "schedule", "template", "duplicate", "rename day", "remove day", "add", "edit",
    "move", "remove", "use", "archive", "easy", "away", "copy day", "move days", "goal",
    "drop goal", "several",
)  # fmt: skip


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
