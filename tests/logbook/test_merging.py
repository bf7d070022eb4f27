"""Exercises edited, removed and merged: what was logged stays what it was."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from earlier_files import file_of_version
from hypothesis import given, settings
from hypothesis import strategies as st

from legday_gui.logbook import (
    chart_settings,
    history,
    places,
    plan_library,
    planning,
    plans,
    seed,
    sessions,
)
from legday_gui.logbook.athletes import athletes
from legday_gui.logbook.check import check
from legday_gui.logbook.errors import LogbookError
from legday_gui.logbook.ids import new_id
from legday_gui.logbook.library import (
    add_exercise,
    bring_back_exercise,
    done_exercises,
    edit_exercise,
    exercise,
    exercises,
    remove_exercise,
    set_count,
)
from legday_gui.logbook.logbook import Logbook
from legday_gui.logbook.merging import Merged, merge_exercises, merged
from legday_gui.logbook.tables import TABLES
from legday_gui.training.estimate import Formula
from legday_gui.training.values import LoadKind, Measure, Muscle, SetKind, Side, Unit

AT = 1_790_000_000


def named(book: Logbook, name: str) -> int:
    return next(e.id for e in exercises(book).values() if e.name == name)


def log(book: Logbook, done: list[tuple[int, list[tuple[int, int, Side]]]], at: int = AT) -> int:
    """A finished session: of each exercise its sets as (number, load in kg, side)."""
    athlete_id = athletes(book)[0].id
    session_id = sessions.start_session(book, athlete_id, None, at, 0)
    for exercise_id, sets in done:
        sessions.add_block(book, session_id, exercise_id, len(sets))
        block = sessions.blocks(book, session_id)[-1]
        for number, kilograms, side in sets:
            sessions.log_set(
                book, block, number=number, side=side, kind=SetKind.WORK,
                load_g=kilograms * 1000, unit=Unit.KG, reps=5, reserve_halves=4, at=at + number,
            )  # fmt: skip
    sessions.finish_session(book, session_id, at + 3600)
    return session_id


def everything(book: Logbook) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table but for its stamp, the bin included."""
    found = {}
    for table in TABLES:
        names = [row[1] for row in book.tuples(f"PRAGMA table_info({table})") if row[1] != "stamp"]
        rows = book.tuples(f"SELECT {', '.join(names)} FROM {table} ORDER BY id")
        found[table] = [dict(zip(names, row, strict=True)) for row in rows]
    return found


def account(book: Logbook) -> tuple[int, int]:
    """Set count and volume of the whole logbook, left and right one set."""
    return book.tuples(
        """SELECT count(*), sum(volume) FROM (
            SELECT avg(load_g * reps) AS volume FROM training_set WHERE deleted_at IS NULL
            GROUP BY session_id, exercise_id, number) AS one_set"""
    )[0]


@pytest.fixture
def own(book: Logbook) -> int:
    """An exercise of the person's own."""
    return add_exercise(book, "Squat with chains", equipment="barbell",
                        load_kind=LoadKind.BARBELL, contributions={Muscle.QUADS: 1})  # fmt: skip


# ---- merging


def test_all_of_the_one_goes_over_to_the_other(book: Logbook, own: int) -> None:
    squat, athlete_id = named(book, "Squat"), athletes(book)[0].id
    log(book, [(own, [(1, 100, Side.BOTH)])])
    plan = plans.active_plan(book, athlete_id)
    assert plan is not None
    item = plans.add_prescription(book, plan.days[0].id, own)
    planning.set_goal(book, athlete_id, own, load_g=150_000, reps=None, by_day=30_000, today=20_000)
    chart_settings.set_formula(book, athlete_id, own, Formula.BRZYCKI)
    places.set_setting_note(book, own, None, "chains of 10 kg")
    planning.add_deload(book, athlete_id, 20_000, 20_001, own)

    merge_exercises(book, own, squat)

    assert own not in exercises(book)
    assert merged(book) == {own: Merged("Squat with chains", squat)}
    for table in ("training_set", "block", "prescription", "goal", "chart_setting", "deload",
                  "exercise_setting"):  # fmt: skip
        assert not book.rows(table, exercise_id=own), table
    assert [len(p.sets) for p in history.performances(book, athlete_id, squat)] == [1]
    assert plans.prescription(book, item).exercise_id == squat
    assert places.setting_note(book, squat, None) == "chains of 10 kg"
    assert chart_settings.chart_settings(book, athlete_id)[squat].formula is Formula.BRZYCKI
    assert check(book.path).ok
    assert book.undo_label == "Merge Squat with chains into Squat"


def test_where_both_have_one_that_of_the_target_stays(book: Logbook, own: int) -> None:
    squat, athlete_id = named(book, "Squat"), athletes(book)[0].id
    for exercise_id, kilograms, note in ((own, 150, "low"), (squat, 180, "high")):
        planning.set_goal(
            book, athlete_id, exercise_id, load_g=kilograms * 1000, reps=None, by_day=30_000,
            today=20_000,
        )  # fmt: skip
        places.set_setting_note(book, exercise_id, None, note)
    merge_exercises(book, own, squat)
    [goal] = book.rows("goal")
    assert (goal["exercise_id"], goal["load_g"]) == (squat, 180_000)
    assert places.setting_note(book, squat, None) == "high"


def test_sets_of_one_session_are_numbered_behind_each_other(book: Logbook, own: int) -> None:
    squat = named(book, "Squat")
    two = [(1, 100, Side.BOTH), (2, 110, Side.BOTH)]
    session_id = log(book, [(squat, two), (own, [(1, 60, Side.BOTH)])])
    merge_exercises(book, own, squat)
    found = [(s.exercise_id, s.number, s.load_g) for s in sessions.sets_of(book, session_id)]
    assert found == [(squat, 1, 100_000), (squat, 2, 110_000), (squat, 3, 60_000)]
    assert check(book.path).ok


def test_a_session_from_the_bin_comes_back_with_the_other(book: Logbook, own: int) -> None:
    squat = named(book, "Squat")
    session_id = log(book, [(own, [(1, 100, Side.BOTH)]), (squat, [(1, 90, Side.BOTH)])])
    sessions.bin_session(book, session_id)
    merge_exercises(book, own, squat)
    sessions.bring_back(book, session_id)
    assert sorted((s.exercise_id, s.number) for s in sessions.sets_of(book, session_id)) == [
        (squat, 1), (squat, 2),
    ]  # fmt: skip


def test_a_swap_for_the_other_was_no_swap(book: Logbook, own: int) -> None:
    squat = named(book, "Squat")
    session_id = log(book, [(squat, []), (own, [])])
    for block, before in zip(sessions.blocks(book, session_id), (own, squat), strict=True):
        sessions.edit_block(book, block.id, swapped_from=before)
    merge_exercises(book, own, squat)
    assert [(b.exercise_id, b.swapped_from) for b in sessions.blocks(book, session_id)] == [
        (squat, None), (squat, None),
    ]  # fmt: skip


def test_one_merged_into_another_follows_it_further(book: Logbook, own: int) -> None:
    squat, front = named(book, "Squat"), named(book, "Front squat")
    merge_exercises(book, own, front)
    merge_exercises(book, front, squat)
    assert {i: m.into for i, m in merged(book).items()} == {own: squat, front: squat}
    book.undo()
    assert {i: m.into for i, m in merged(book).items()} == {own: front}
    remove_exercise_from_plans(book, front)
    remove_exercise(book, front)
    assert merged(book) == {}


def remove_exercise_from_plans(book: Logbook, exercise_id: int) -> None:
    for row in book.rows("prescription", exercise_id=exercise_id):
        plans.remove_prescription(book, row["id"])


def test_what_cannot_be_one_is_refused(book: Logbook, own: int) -> None:
    before = everything(book)
    plank = named(book, "Plank")
    helped = next(e for e in exercises(book).values() if e.load_kind is LoadKind.ASSISTED)
    for into, why in (
        (own, "into itself"),
        (plank, "one counts reps and the other time"),
        (helped.id, "the load of one helps"),
    ):
        with pytest.raises(LogbookError, match=why):
            merge_exercises(book, own, into)
    assert everything(book) == before
    merge_exercises(book, own, named(book, "Squat"))
    with pytest.raises(LogbookError, match="in the bin"):
        merge_exercises(book, own, named(book, "Front squat"))


SETS = st.lists(
    st.tuples(st.booleans(), st.integers(20, 200), st.sampled_from(["both", "pair", "left"])),
    max_size=8,
)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Logbook]:
    """One file for all examples: each adds sessions to it."""
    made = Logbook.create(tmp_path_factory.mktemp("merging") / "log.legday")
    yield made
    made.close()


@settings(max_examples=15)
@given(days=st.lists(SETS, min_size=1, max_size=3), in_bin=st.booleans())
def test_a_merge_keeps_sets_and_volume_and_its_undo_every_field(
    shared: Logbook, days: list[list[tuple[bool, int, str]]], in_bin: bool
) -> None:
    one, other = (add_exercise(shared, f"Exercise {new_id()}") for _ in range(2))
    for day, sets in enumerate(days):
        done: dict[int, list[tuple[int, int, Side]]] = {}
        for first, kilograms, kind in sets:
            so_far = done.setdefault(one if first else other, [])
            number = 1 + max((n for n, _, _ in so_far), default=0)
            for side in {"both": "both", "pair": "left right", "left": "left"}[kind].split():
                so_far.append((number, kilograms, Side(side)))
        last = log(shared, list(done.items()), AT + 86_400 * day)
    if in_bin:
        sessions.bin_session(shared, last)
    before, counted = everything(shared), account(shared)
    merge_exercises(shared, one, other)
    assert account(shared) == counted
    assert not shared.rows("training_set", exercise_id=one)
    after = everything(shared)
    shared.undo()
    assert everything(shared) == before
    shared.redo()
    gone = [{**row, "deleted_at": 0} for row in everything(shared)["exercise"] if row["id"] == one]
    assert gone == [{**row, "deleted_at": 0} for row in after["exercise"] if row["id"] == one]
    assert everything(shared)["training_set"] == after["training_set"]


# ---- editing and removing


def test_an_edited_built_in_one_stays_so_in_the_next_version(book: Logbook) -> None:
    squat = named(book, "Squat")
    edit_exercise(book, squat, name="High-bar squat", step_g=5000, cues=("Brace", "Knees out"),
                  contributions={Muscle.GLUTES: 1})  # fmt: skip
    book.db.execute_sql("UPDATE meta SET value = 'another' WHERE key = 'catalogue'")
    seed.new_exercises(book)
    found = exercises(book)[squat]
    assert (found.name, found.step_g, found.built_in) == ("High-bar squat", 5000, True)
    assert found.cues == ("Brace", "Knees out")
    assert found.contributions == {Muscle.GLUTES: 1}
    assert "Squat" not in {e.name for e in exercises(book).values()}


def test_plans_find_an_exercise_by_the_name_that_it_had(book: Logbook, own: int) -> None:
    athlete_id, squat = athletes(book)[0].id, named(book, "Squat")
    shipped = [template.name for template in plan_library.templates(book)]
    text = plan_library.export_plan(book, plans.active_plan(book, athlete_id))
    edit_exercise(book, named(book, "Deadlift"), name="Pull from the floor")
    merge_exercises(book, squat, own)
    assert [template.name for template in plan_library.templates(book)] == shipped
    copied = plan_library.import_plan(book, athlete_id, text)
    plan = next(p for p in plans.plans(book, athlete_id) if p.id == copied)
    assert [exercise(book, p.exercise_id).name for p in plan.days[0].prescriptions][:2] == [
        "Squat with chains", "Pull from the floor",
    ]  # fmt: skip
    remove_exercise_from_plans(book, own)
    remove_exercise(book, own)
    with pytest.raises(LogbookError, match="Squat"):
        plan_library.import_plan(book, athlete_id, text)


def test_a_name_is_taken_once_for_each_equipment(book: Logbook, own: int) -> None:
    for refused in (
        lambda: add_exercise(book, "squat WITH chains", equipment="Barbell"),
        lambda: edit_exercise(book, named(book, "Front squat"), name="Squat with chains"),
        lambda: edit_exercise(book, own, name="  "),
        lambda: edit_exercise(book, own, step_g=0),
    ):
        with pytest.raises(LogbookError):
            refused()
    assert add_exercise(book, "Squat with chains", equipment="smith machine") in exercises(book)


def test_what_is_counted_stays_once_sets_are_logged(book: Logbook, own: int) -> None:
    edit_exercise(book, own, measure=Measure.TIME)
    edit_exercise(book, own, measure=Measure.REPS)
    log(book, [(own, [(1, 100, Side.LEFT), (1, 100, Side.RIGHT), (2, 100, Side.BOTH)])])
    assert set_count(book, own) == 2
    with pytest.raises(LogbookError, match="2 logged sets have reps and no time"):
        edit_exercise(book, own, measure=Measure.TIME)
    with pytest.raises(LogbookError, match="a load that helps"):
        edit_exercise(book, own, load_kind=LoadKind.ASSISTED)
    edit_exercise(book, own, load_kind=LoadKind.PLATES)
    assert exercises(book)[own].load_kind is LoadKind.PLATES


def test_what_a_plan_asks_for_is_not_removed(book: Logbook) -> None:
    with pytest.raises(LogbookError, match="Front squat is in the plan"):
        remove_exercise(book, named(book, "Front squat"))


def test_sets_of_a_removed_exercise_still_count_for_its_muscles(book: Logbook, own: int) -> None:
    athlete_id = athletes(book)[0].id
    log(book, [(own, [(1, 100, Side.BOTH)])])
    before = history.weekly_hard_sets(book, athlete_id, 0, 30_000)
    assert before
    remove_exercise(book, own)
    assert own not in exercises(book)
    assert done_exercises(book)[own].name == exercise(book, own).name == "Squat with chains"
    assert history.weekly_hard_sets(book, athlete_id, 0, 30_000) == before
    assert bring_back_exercise(book, "squat with CHAINS") == own
    assert own in exercises(book)
    book.undo()
    book.undo()
    assert own in exercises(book)
    assert bring_back_exercise(book, "Nothing of the kind") is None


def test_the_migration_keeps_every_exercise(tmp_path: Path) -> None:
    old = file_of_version(tmp_path, 5)
    book = Logbook.open(old)
    assert len(exercises(book)) > 300
    assert book.tuples("SELECT DISTINCT merged_into FROM exercise") == [(None,)]
    squat, front = named(book, "Squat"), named(book, "Front squat")
    merge_exercises(book, squat, front)
    assert not book.rows("training_set", exercise_id=squat)
    book.close()
    assert check(old).ok
