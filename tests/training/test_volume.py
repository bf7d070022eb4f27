import pytest

from legday_gui.training.values import (
    Exercise,
    LoadKind,
    LoggedSet,
    Measure,
    Muscle,
    Plan,
    PlanDay,
    Prescription,
    SetKind,
    Side,
    Sidedness,
    Unit,
)
from legday_gui.training.volume import (
    band,
    count_sets,
    hard_sets,
    is_hard,
    planned_hard_sets,
    session_volume_g,
)

Q, H, G, C = Muscle.QUADS, Muscle.HAMSTRINGS, Muscle.GLUTES, Muscle.CALVES
ADD, LOW = Muscle.ADDUCTORS, Muscle.LOWER_BACK


def exercise(id_, contributions):
    return Exercise(
        id_,
        f"Exercise {id_}",
        "barbell",
        LoadKind.BARBELL,
        Sidedness.OPTIONAL,
        Measure.REPS,
        2500,
        contributions,
    )


def logged(number=1, reps=8, load_g=100_000, reserve=4, **fields):
    values = {
        "id": 1,
        "session_id": 1,
        "block_id": 1,
        "exercise_id": 1,
        "side": Side.BOTH,
        "kind": SetKind.WORK,
        "unit": Unit.KG,
    }
    return LoggedSet(
        number=number, reps=reps, load_g=load_g, reserve_halves=reserve, **{**values, **fields}
    )


SQUAT = exercise(1, {Q: 1, G: 1, ADD: 0.5})


@pytest.mark.parametrize(
    ("fields", "hard"),
    [
        ({}, True),
        ({"reps": 3}, True),
        ({"reps": 2}, False),
        ({"reps": 30}, True),
        ({"reps": 31}, False),
        ({"reps": None}, False),
        ({"reserve": 8}, True),
        ({"reserve": 9}, False),
        ({"reserve": None}, True),
        ({"load_g": None}, True),
        ({"kind": SetKind.WARM_UP}, False),
        ({"kind": SetKind.DROP}, True),
        ({"kind": SetKind.FAILURE}, True),
    ],
)
def test_what_is_a_hard_set(fields, hard):
    assert is_hard(logged(**fields)) is hard


def test_left_and_right_are_one_hard_set_and_a_known_side_speaks_for_it():
    sets = [
        logged(1, side=Side.LEFT),
        logged(1, side=Side.RIGHT, reserve=10),
        logged(2, side=Side.LEFT),
        logged(3, side=Side.LEFT, reps=1),
        logged(4, exercise_id=99),
    ]
    assert hard_sets(sets, {1: SQUAT}) == {Q: 2, G: 2, ADD: 1}


def test_the_same_number_in_another_session_is_another_set():
    sets = [logged(1), logged(1, session_id=2)]
    assert hard_sets(sets, {1: SQUAT}) == {Q: 2, G: 2, ADD: 1}


def test_the_program_has_the_hard_sets_of_the_table():
    program = {
        1: (4, {Q: 1, G: 1, ADD: 0.5, LOW: 0.5}),
        2: (4, {Q: 0.5, H: 0.5, G: 1, ADD: 0.5, LOW: 1}),
        3: (3, {Q: 1, G: 1, ADD: 0.5}),
        4: (3, {H: 1}),
        5: (3, {C: 1}),
        6: (3, {Q: 1, G: 0.5, ADD: 0.5, LOW: 0.5}),
        7: (3, {H: 1, G: 1, ADD: 0.5, LOW: 0.5}),
        8: (3, {Q: 1, G: 1, ADD: 0.5}),
        9: (3, {Q: 1, G: 0.5, ADD: 0.5}),
        10: (3, {C: 1}),
    }
    asked = [
        Prescription(i, 1, i, i, sets, 5, 7, 4, 120, None, "double", 2500)
        for i, (sets, _) in program.items()
    ]
    easy = Prescription(11, 2, 6, 1, 9, 5, 7, 10, 120, None, "none", 2500)
    days = (
        PlanDay(1, 1, 0, "Day 1", "", 0, tuple(asked[:5])),
        PlanDay(2, 1, 1, "Day 2", "", 3, (*asked[5:], easy)),
    )
    exercises = {i: exercise(i, contributions) for i, (_, contributions) in program.items()}
    found = planned_hard_sets(Plan(1, 1, "Legs", True, days), exercises)
    assert found == {Q: 18, H: 8, G: 20, C: 6, ADD: 11.5, LOW: 9}


def test_volume_is_load_times_reps_and_the_mean_of_the_known_sides():
    sets = [
        logged(1, reps=5, load_g=60_000, kind=SetKind.WARM_UP),
        logged(2, reps=6, load_g=100_000),
        logged(3, reps=10, load_g=40_000, side=Side.LEFT),
        logged(3, reps=10, load_g=42_500, side=Side.RIGHT),
        logged(4, reps=8, load_g=20_000, side=Side.LEFT),
        logged(5, reps=None),
        logged(6, load_g=None),
        logged(7, reps=8, load_g=-30_000),
    ]
    assert session_volume_g(sets) == 600_000 + 412_500 + 160_000
    assert session_volume_g([]) == 0


def test_pairs_count_once():
    sets = [
        logged(1, kind=SetKind.WARM_UP),
        logged(2, side=Side.LEFT),
        logged(2, side=Side.RIGHT),
        logged(3),
    ]
    assert count_sets(sets) == 2
    assert count_sets(sets, warm_ups=True) == 3


@pytest.mark.parametrize(
    ("sets", "word"),
    [
        (0, "low"),
        (3.5, "low"),
        (4, "maintain"),
        (6, "some growth"),
        (9.5, "some growth"),
        (10, "productive"),
        (20, "productive"),
        (20.5, "high"),
    ],
)
def test_bands(sets, word):
    assert band(sets) == word
