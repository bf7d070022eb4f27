from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from legday_gui.logbook import history, sessions
from legday_gui.logbook.athletes import athletes
from legday_gui.logbook.check import check
from legday_gui.logbook.door import Edit
from legday_gui.logbook.library import exercises
from legday_gui.logbook.logbook import Logbook
from legday_gui.logbook.places import add_place
from legday_gui.logbook.plans import active_plan, edit_prescription, edit_prescriptions, plan_day
from legday_gui.training.values import Block, LoggedSet, Muscle, PlanDay, SetKind, Side, Unit
from legday_gui.training.volume import by_number

START = 1_795_000_000  # a Tuesday evening, UTC


@dataclass
class Gym:
    """A logbook with Day 1 begun."""

    book: Logbook
    athlete_id: int
    day: PlanDay
    session_id: int

    def block(self, name: str) -> Block:
        wanted = next(e.id for e in exercises(self.book).values() if e.name == name)
        return next(
            b for b in sessions.blocks(self.book, self.session_id) if b.exercise_id == wanted
        )

    def log(self, name: str, number: int, load_kg: float = 100, reps: int = 6, **more: object
            ) -> LoggedSet:  # fmt: skip
        fields = {
            "side": Side.BOTH, "kind": SetKind.WORK, "unit": Unit.KG, "reserve_halves": None,
            "at": START + 60 * number,
        } | more  # fmt: skip
        grams = round(load_kg * 1000)
        return sessions.log_set(
            self.book, self.block(name), number=number, load_g=grams, reps=reps, **fields
        )  # type: ignore[arg-type]


@pytest.fixture
def gym(tmp_path: Path) -> Iterator[Gym]:
    book = Logbook.create(tmp_path / "log.legday")
    athlete_id = athletes(book)[0].id
    plan = active_plan(book, athlete_id)
    assert plan is not None
    session_id = sessions.start_session(book, athlete_id, plan.days[0], START, 60)
    yield Gym(book, athlete_id, plan.days[0], session_id)
    book.close()


def test_starting_a_day_lays_out_its_exercises(gym: Gym) -> None:
    begun = sessions.open_session(gym.book, gym.athlete_id)
    assert begun is not None
    assert begun.id == gym.session_id
    assert begun.day == (START + 3600) // 86400
    names = [exercises(gym.book)[b.exercise_id].name for b in
             sessions.blocks(gym.book, gym.session_id)]  # fmt: skip
    assert names == [
        "Squat", "Deadlift", "Bulgarian split squat", "Hamstring curl", "Standing calf raise",
    ]  # fmt: skip
    assert [b.sets for b in sessions.blocks(gym.book, gym.session_id)] == [4, 4, 3, 3, 3]


def test_a_logged_set_is_in_the_file_for_another_connection(gym: Gym) -> None:
    logged = gym.log("Squat", 1, 102.5, 8, reserve_halves=3)
    other = gym.book.reader()
    assert sessions.sets_of(other, gym.session_id) == [logged]
    other.close()
    assert gym.book.undo_label == "Log set 1 of squat"


def test_rest_starts_with_the_set_and_is_no_step_of_undo(gym: Gym) -> None:
    gym.log("Squat", 1, rest_s=180)
    sessions.set_rest(gym.book, gym.session_id, (START + 90) * 1000, 210)
    outcome = gym.book.undo()
    assert outcome is not None
    assert outcome.label == "Log set 1 of squat"
    assert outcome.left == []
    assert sessions.sets_of(gym.book, gym.session_id) == []


def test_correcting_a_set_leaves_the_rest_alone(gym: Gym) -> None:
    logged = gym.log("Squat", 1, rest_s=180)
    before = sessions.session(gym.book, gym.session_id)
    sessions.edit_set(gym.book, logged.id, reps=5, kind=SetKind.FAILURE)
    after = sessions.session(gym.book, gym.session_id)
    assert (after.rest_from_ms, after.rest_s) == (before.rest_from_ms, before.rest_s)
    assert sessions.sets_of(gym.book, gym.session_id)[0].kind is SetKind.FAILURE
    assert gym.book.undo_label == "Correct set 1 of squat"


def test_warm_ups_do_not_count_in_the_label(gym: Gym) -> None:
    gym.log("Squat", 1, 20, kind=SetKind.WARM_UP)
    assert gym.book.undo_label == "Log warm-up of squat"
    gym.log("Squat", 2)
    assert gym.book.undo_label == "Log set 1 of squat"


def test_removing_a_set_numbers_the_later_ones_anew(gym: Gym) -> None:
    first = gym.log("Squat", 1)
    gym.log("Squat", 2)
    gym.log("Squat", 3)
    sessions.remove_set(gym.book, first.id)
    assert [s.number for s in sessions.sets_of(gym.book, gym.session_id)] == [1, 2]
    gym.book.undo()
    assert [s.number for s in sessions.sets_of(gym.book, gym.session_id)] == [1, 2, 3]


def test_removing_one_side_keeps_the_number_of_the_other(gym: Gym) -> None:
    left = gym.log("Bulgarian split squat", 1, 16, 8, side=Side.LEFT)
    gym.log("Bulgarian split squat", 1, 16, 8, side=Side.RIGHT)
    gym.log("Bulgarian split squat", 2, 16, 8, side=Side.LEFT)
    sessions.remove_set(gym.book, left.id)
    assert [(s.number, s.side) for s in sessions.sets_of(gym.book, gym.session_id)] == [
        (1, Side.RIGHT),
        (2, Side.LEFT),
    ]


def test_a_binned_session_is_gone_everywhere_and_comes_back_whole(gym: Gym) -> None:
    first = gym.log("Squat", 1)
    gym.log("Squat", 2)
    sessions.remove_set(gym.book, first.id)
    sessions.finish_session(gym.book, gym.session_id, START + 3600)
    squat = gym.block("Squat").exercise_id
    sessions.bin_session(gym.book, gym.session_id)
    assert sessions.session_list(gym.book, gym.athlete_id) == []
    assert history.best_rows(gym.book, gym.athlete_id, squat) == []
    assert history.exercise_counts(gym.book, gym.athlete_id) == []
    [binned] = sessions.session_list(gym.book, gym.athlete_id, binned=True)
    assert (binned.id, binned.sets, binned.volume_g) == (gym.session_id, 1, 600_000)
    sessions.bring_back(gym.book, gym.session_id)
    assert len(sessions.sets_of(gym.book, gym.session_id)) == 1  # the removed one stays removed
    assert check(gym.book.path).ok


def test_dating_back_takes_the_sets_along(gym: Gym) -> None:
    gym.log("Squat", 1)
    day = sessions.session(gym.book, gym.session_id).day - 7
    sessions.edit_session(gym.book, gym.session_id, day=day, started_at=START - 7 * 86400)
    squat = gym.block("Squat").exercise_id
    assert history.best_rows(gym.book, gym.athlete_id, squat)[0][0] == day
    assert check(gym.book.path).ok


def test_swapping_takes_the_logged_sets_along_and_is_one_undo(gym: Gym) -> None:
    gym.log("Squat", 1)
    front = next(e.id for e in exercises(gym.book).values() if e.name == "Front squat")
    squat = gym.block("Squat")
    sessions.edit_block(gym.book, squat.id, exercise_id=front, swapped_from=squat.exercise_id)
    assert sessions.sets_of(gym.book, gym.session_id)[0].exercise_id == front
    assert gym.book.undo_label == "Swap Squat for Front squat"
    gym.book.undo()
    assert sessions.sets_of(gym.book, gym.session_id)[0].exercise_id == squat.exercise_id


def test_blocks_move_skip_and_go(gym: Gym) -> None:
    deadlift = gym.block("Deadlift")
    sessions.move_block(gym.book, deadlift.id, 0)
    assert sessions.blocks(gym.book, gym.session_id)[0].id == deadlift.id
    sessions.edit_block(gym.book, deadlift.id, skipped=True)
    assert sessions.blocks(gym.book, gym.session_id)[0].skipped
    assert gym.book.undo_label == "Skip Deadlift"
    sessions.remove_block(gym.book, deadlift.id)
    assert deadlift.id not in {b.id for b in sessions.blocks(gym.book, gym.session_id)}


def test_list_counts_pairs_once_and_volume_by_the_mean_of_the_sides(gym: Gym) -> None:
    gym.log("Squat", 1, 60, 5, kind=SetKind.WARM_UP)
    gym.log("Squat", 2, 100, 5)
    gym.log("Bulgarian split squat", 1, 16, 8, side=Side.LEFT)
    gym.log("Bulgarian split squat", 1, 16, 6, side=Side.RIGHT)
    [line] = sessions.session_list(gym.book, gym.athlete_id)
    assert (line.sets, line.exercises, line.volume_g) == (2, 2, 500_000 + 16_000 * 7)


# ---- history


def test_volume_of_a_set_with_one_known_side_is_that_side(gym: Gym) -> None:
    gym.log("Bulgarian split squat", 1, 16, 8, side=Side.LEFT)
    split = gym.block("Bulgarian split squat").exercise_id
    assert history.volume_rows(gym.book, gym.athlete_id, split)[0][2:] == (128_000, 1)
    [line] = sessions.session_list(gym.book, gym.athlete_id)
    assert line.volume_g == 128_000


def test_best_rows_leave_out_warm_ups_drops_and_unknown_loads(gym: Gym) -> None:
    gym.log("Squat", 1, 60, 5, kind=SetKind.WARM_UP)
    gym.log("Squat", 2, 100, 5, reserve_halves=2)
    gym.log("Squat", 3, 105, 5, reserve_halves=2)
    gym.log("Squat", 4, 140, 5, kind=SetKind.DROP)
    squat = gym.block("Squat").exercise_id
    rows = history.best_rows(gym.book, gym.athlete_id, squat)
    assert [row[2:] for row in rows] == [(105_000, 5, 2)]


def test_hard_sets_count_a_pair_once_and_indirect_half(gym: Gym) -> None:
    for side in (Side.LEFT, Side.RIGHT):
        gym.log("Bulgarian split squat", 1, 16, 8, side=side)
    gym.log("Squat", 1, 100, 6, reserve_halves=4)
    gym.log("Squat", 2, 100, 2)  # too few reps
    gym.log("Squat", 3, 100, 6, reserve_halves=10)  # too far from failure
    day = sessions.session(gym.book, gym.session_id).day
    rows = history.weekly_hard_sets(gym.book, gym.athlete_id, day, day)
    found = {muscle: sets for _, muscle, sets in rows}
    assert found[Muscle.QUADS] == 2
    assert found[Muscle.ADDUCTORS] == 1
    assert found[Muscle.LOWER_BACK] == 0.5


def test_performances_of_the_same_plan_day_oldest_first(gym: Gym) -> None:
    gym.log("Squat", 1, 100)
    sessions.finish_session(gym.book, gym.session_id, START + 3600)
    squat = gym.block("Squat").exercise_id
    later = START + 7 * 86400
    again = sessions.start_session(gym.book, gym.athlete_id, gym.day, later, 60)
    gym.session_id = again
    gym.log("Squat", 1, 105)
    same = history.performances(gym.book, gym.athlete_id, squat, plan_day_id=gym.day.id)
    assert [p.sets[0].load_g for p in same] == [100_000, 105_000]
    before = history.performances(gym.book, gym.athlete_id, squat, before=later)
    assert [p.sets[0].load_g for p in before] == [100_000]
    other = history.performances(gym.book, gym.athlete_id, squat, plan_day_id=1)
    assert other == []


def test_best_loads_find_the_heaviest_at_each_number_of_reps(gym: Gym) -> None:
    gym.log("Squat", 1, 100, 5, reserve_halves=2)
    gym.log("Squat", 2, 105, 5)
    gym.log("Squat", 3, 90, 8)
    gym.log("Squat", 4, 110, 5)
    squat = gym.block("Squat").exercise_id
    assert history.best_loads(gym.book, gym.athlete_id, squat) == [
        (110_000, 5, None),
        (100_000, 5, 2),
        (90_000, 8, None),
    ]


@pytest.mark.parametrize(
    ("question", "index"),
    [
        (  # one pass in the order of the index, no sorting
            "SELECT day, session_id, max(load_g), reps, reserve_halves FROM training_set "
            "WHERE athlete_id = 1 AND exercise_id = 2 AND deleted_at IS NULL "
            "AND kind NOT IN ('warm_up', 'drop', 'deload') "
            "GROUP BY day, session_id, reps, reserve_halves",
            "COVERING INDEX set_exercise_day",
        ),
        (
            "SELECT max(load_g) FROM training_set WHERE athlete_id = 1 AND exercise_id = 2 AND "
            "reps = 5 AND reserve_halves IS NULL AND deleted_at IS NULL AND kind NOT IN "
            "('warm_up', 'drop', 'deload')",
            "INDEX set_best (athlete_id=? AND exercise_id=? AND reps=? AND reserve_halves=?)",
        ),
    ],
)
def test_indexes_serve_the_charts(gym: Gym, question: str, index: str) -> None:
    plan = " ".join(str(row) for row in gym.book.tuples(f"EXPLAIN QUERY PLAN {question}"))
    assert index in plan
    assert "TEMP B-TREE" not in plan


def test_a_plan_days_supersets_and_the_place_come_along(gym: Gym) -> None:
    first, second, *_ = gym.day.prescriptions
    edit_prescriptions(gym.book, "Pair", {first.id: {"superset": 1}, second.id: {"superset": 1}})
    day = plan_day(gym.book, gym.day.id)
    place_id = add_place(gym.book, "Gym", Unit.KG)
    begun = sessions.start_session(gym.book, gym.athlete_id, day, START + 60, 60, place_id)
    assert sessions.session(gym.book, begun).place_id == place_id
    assert [b.superset for b in sessions.blocks(gym.book, begun)] == [1, 1, None, None, None]


def test_a_superset_is_made_and_ended_in_one_step(gym: Gym) -> None:
    pair = [b.id for b in sessions.blocks(gym.book, gym.session_id)[3:]]
    sessions.set_superset(gym.book, pair, 2)
    found = sessions.blocks(gym.book, gym.session_id)
    assert [b.superset for b in found] == [None, None, None, 2, 2]
    sessions.set_superset(gym.book, pair, None)
    assert {b.superset for b in sessions.blocks(gym.book, gym.session_id)} == {None}
    gym.book.undo()
    assert sessions.blocks(gym.book, gym.session_id) == found


def test_skipping_keeps_its_reason(gym: Gym) -> None:
    block = gym.block("Deadlift")
    sessions.edit_block(gym.book, block.id, skipped=True, skip_reason="lower back")
    assert gym.block("Deadlift").skip_reason == "lower back"
    assert gym.book.undo_label == "Skip Deadlift"


def test_effort_is_kept_with_the_session_and_undone(gym: Gym) -> None:
    sessions.edit_session(gym.book, gym.session_id, effort=9)
    assert sessions.session(gym.book, gym.session_id).effort == 9
    day = sessions.session(gym.book, gym.session_id).day
    assert sessions.session_efforts(gym.book, gym.athlete_id, day) == {gym.session_id: 9}
    assert sessions.session_efforts(gym.book, gym.athlete_id, day + 1) == {}
    gym.book.undo()
    assert sessions.session(gym.book, gym.session_id).effort is None


def test_duplicating_begins_anew_with_the_same_exercises_and_sets(gym: Gym) -> None:
    wanted = next(e.id for e in exercises(gym.book).values() if e.name == "Leg extension")
    sessions.add_block(gym.book, gym.session_id, wanted, 0)
    gym.log("Leg extension", 1, 20, kind=SetKind.WARM_UP)
    gym.log("Leg extension", 2, 50)
    gym.log("Leg extension", 3, 50, side=Side.LEFT)
    gym.log("Leg extension", 3, 50, side=Side.RIGHT)
    sessions.edit_block(gym.book, gym.block("Deadlift").id, skipped=True)
    sessions.finish_session(gym.book, gym.session_id, START + 3600)
    at = START + 7 * 86_400
    copy_id = sessions.duplicate_session(gym.book, gym.session_id, at, 60)
    copy = sessions.open_session(gym.book, gym.athlete_id)
    assert copy is not None
    assert (copy.id, copy.name, copy.plan_day_id) == (copy_id, gym.day.name, gym.day.id)
    assert copy.day == (at + 3600) // 86_400
    assert [(exercises(gym.book)[b.exercise_id].name, b.sets, b.position)
            for b in sessions.blocks(gym.book, copy_id)] == [
        ("Squat", 4, 0), ("Bulgarian split squat", 3, 1), ("Hamstring curl", 3, 2),
        ("Standing calf raise", 3, 3), ("Leg extension", 2, 4),
    ]  # fmt: skip
    assert sessions.sets_of(gym.book, copy_id) == []
    gym.book.undo()
    assert sessions.open_session(gym.book, gym.athlete_id) is None


def test_a_forgotten_session_ends_at_its_last_set(gym: Gym) -> None:
    last = gym.log("Squat", 1).done_at
    assert last is not None
    soon = last + sessions.FORGOTTEN_S - 1
    assert sessions.close_forgotten(gym.book, gym.athlete_id, soon) is None
    closed = sessions.close_forgotten(gym.book, gym.athlete_id, soon + 1)
    assert closed is not None
    assert (closed.id, closed.ended_at) == (gym.session_id, last)
    assert sessions.close_forgotten(gym.book, gym.athlete_id, soon + 2) is None


def test_a_forgotten_session_without_sets_goes_to_the_bin(gym: Gym) -> None:
    closed = sessions.close_forgotten(gym.book, gym.athlete_id, START + sessions.FORGOTTEN_S)
    assert closed is not None
    assert sessions.is_binned(gym.book, closed.id)


def test_swapping_for_an_exercise_done_already_numbers_on(gym: Gym) -> None:
    gym.log("Squat", 1)
    gym.log("Squat", 2)
    deadlift = gym.block("Deadlift")
    gym.log("Deadlift", 1)
    sessions.edit_block(gym.book, deadlift.id, exercise_id=gym.block("Squat").exercise_id)
    found = sessions.sets_of(gym.book, gym.session_id)
    assert [(s.block_id == deadlift.id, s.number) for s in found] == [
        (False, 1), (False, 2), (True, 3),
    ]  # fmt: skip
    path = gym.book.path
    assert check(path).ok


def test_a_deleted_exercise_can_still_be_logged_moved_and_swapped(gym: Gym) -> None:
    squat = gym.block("Squat")
    logged = gym.log("Squat", 1)
    gym.book.write("Delete", [Edit.bin("exercise", squat.exercise_id)])
    again = sessions.log_set(
        gym.book, squat, number=2, side=Side.BOTH, kind=SetKind.WORK, load_g=100_000,
        unit=Unit.KG, reps=5, reserve_halves=None, at=START,
    )  # fmt: skip
    sessions.edit_set(gym.book, logged.id, reps=7)
    sessions.remove_set(gym.book, again.id)
    sessions.edit_block(gym.book, squat.id, note="hm")
    sessions.move_block(gym.book, squat.id, 2)
    edit_prescription(gym.book, squat.prescription_id or 0, sets=3)
    sessions.edit_block(gym.book, squat.id, exercise_id=gym.block("Deadlift").exercise_id)
    assert gym.book.undo_label == "Swap Squat for Deadlift"
    sessions.remove_block(gym.book, squat.id)
    assert gym.book.undo_label == "Remove Deadlift"


def test_an_exercise_done_in_two_blocks_numbers_on(gym: Gym) -> None:
    first = gym.block("Squat")
    again = sessions.add_block(gym.book, gym.session_id, first.exercise_id, 2)
    later = next(b for b in sessions.blocks(gym.book, gym.session_id) if b.id == again)

    def log(block: Block, number: int, side: Side = Side.BOTH) -> int:
        return sessions.log_set(
            gym.book, block, number=number, side=side, kind=SetKind.WORK, load_g=100_000,
            unit=Unit.KG, reps=5, reserve_halves=None, at=START,
        ).number  # fmt: skip

    assert [log(first, 1), log(first, 2)] == [1, 2]
    assert [log(later, 1, Side.LEFT), log(later, 3, Side.RIGHT)] == [3, 3]
    assert log(first, 3) == 6
    assert check(gym.book.path).ok
    assert len(by_number(sessions.sets_of(gym.book, gym.session_id))) == 4
