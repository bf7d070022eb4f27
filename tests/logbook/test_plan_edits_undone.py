"""Any edits of a plan, undone, restore it; redone, bring them back."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legday_gui.logbook import plan_library, plans
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
    elif day is None:
        return
    elif what == "rename day":
        plans.edit_day(book, day.id, name=f"Day {m}", weekday=m % 7)
    elif what == "remove day":
        plans.remove_day(book, day.id)
    elif item is None:
        return
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


EDITS = (
    "add day", "schedule", "template", "duplicate", "rename day", "remove day", "add", "edit",
    "move", "remove",
)  # fmt: skip


@pytest.fixture(scope="module")
def empty() -> Iterator[Path]:
    """A new logbook, closed, to be copied."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "empty.legday"
        Logbook.create(path).close()
        yield path


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(edits=st.lists(st.tuples(st.sampled_from(EDITS), pick, pick), min_size=1, max_size=8))
def test_edits_undone_restore_the_plan(empty, edits) -> None:
    with TemporaryDirectory() as folder:
        book = Logbook.open(Path(copy(empty, Path(folder) / "log")))
        try:
            athlete_id = athletes(book)[0].id
            before = plans.plans(book, athlete_id)
            for what, n, m in edits:
                make(book, what, n, m)
            after = plans.plans(book, athlete_id)
            count = 0
            while book.undo_label is not None:
                book.undo()
                count += 1
            assert plans.plans(book, athlete_id) == before
            for _ in range(count):
                book.redo()
            assert plans.plans(book, athlete_id) == after
        finally:
            book.close()
