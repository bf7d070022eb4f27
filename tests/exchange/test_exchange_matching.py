"""Names of other apps to exercises: decided where certain, suggested where close."""

import pytest

from legday_gui.exchange.matching import Certainty, Matcher, new_exercise, normalised
from legday_gui.resource_files import resource
from legday_gui.training.catalogue import parse_exercises
from legday_gui.training.values import Exercise, LoadKind, Measure, Sidedness

LIBRARY = {
    entry.exercise.id: entry.exercise
    for entry in parse_exercises(resource("exercises.json").read_text("utf-8"))
}


def found(app: str, name: str) -> tuple[str | None, Certainty]:
    hit = Matcher(app, LIBRARY).find(name)
    return (None if hit.exercise_id is None else LIBRARY[hit.exercise_id].name), hit.certainty


@pytest.mark.parametrize(
    ("app", "name", "ours"),
    [
        ("Strong", "Squat (Barbell)", "Squat"),
        ("Strong", "squat (barbell) ", "Squat"),
        ("Strong", "Seated Leg Curl (Machine)", "Seated leg curl"),
        ("Strong", "Hack Squat", "Hack squat"),
        ("Hevy", "Hack Squat", "Barbell hack squat"),
        ("Hevy", "Squat (Bar)", "Squat"),
        ("Hevy", "Bulgarian Split Squat", "Bulgarian split squat"),
        ("Strong", "Pull Up (Assisted)", "Assisted pull-up"),
    ],
)
def test_known_names_are_the_same(app: str, name: str, ours: str) -> None:
    assert found(app, name) == (ours, Certainty.SAME)


@pytest.mark.parametrize(
    ("name", "ours"),
    [
        ("Bulgarian Split Squad", "Bulgarian split squat"),
        ("Leg Press Technogym (Gelb)", "Leg press"),
    ],
)
def test_close_names_are_only_suggested(name: str, ours: str) -> None:
    assert found("Strong", name) == (ours, Certainty.CHECK)


@pytest.mark.parametrize("name", ["Zercher carry", "Ohio State", "!!!", ""])
def test_strange_names_are_new(name: str) -> None:
    assert found("Strong", name) == (None, Certainty.NEW)


def test_another_implement_is_no_close_match() -> None:
    assert found("Strong", "Goblet Squat (Band)")[1] is not Certainty.SAME


def test_a_persons_own_exercise_is_found_by_its_name() -> None:
    own = Exercise(7, "Zercher Carry", "", LoadKind.SINGLE, Sidedness.NEVER, Measure.REPS, 2500)
    hit = Matcher("Strong", LIBRARY | {7: own}).find("zercher carries ".replace("ies", "y"))
    assert (hit.exercise_id, hit.certainty) == (7, Certainty.SAME)


def test_normalised_names_forget_marks_plurals_and_abbreviations() -> None:
    assert normalised("DB Step-Ups (Bar)") == "dumbbell step up barbell"
    assert normalised("  Leg  PRESS ") == "leg press"


@pytest.mark.parametrize(
    ("name", "kind", "equipment"),
    [
        ("Zercher Carry (Barbell)", LoadKind.BARBELL, "barbell"),
        ("Nordic thing (Assisted)", LoadKind.ASSISTED, "assisted"),
        ("Unassisted wonder", LoadKind.SINGLE, ""),
        ("Odd curl (Dumbbell)", LoadKind.PAIR, "dumbbell"),
    ],
)
def test_a_new_exercise_takes_its_implement_from_its_name(
    name: str, kind: LoadKind, equipment: str
) -> None:
    made = new_exercise(name, [Measure.REPS])
    assert (made.load_kind, made.equipment, made.name) == (kind, equipment, name)


@pytest.mark.parametrize(
    ("name", "sides"),
    [
        ("One Leg Rdl", Sidedness.OPTIONAL),
        ("Odd press (Each Side, Dumbbells)", Sidedness.OPTIONAL),
        ("Unilateral wonder", Sidedness.OPTIONAL),
        ("Zercher carry", Sidedness.NEVER),
    ],
)
def test_a_new_exercise_is_one_sided_where_its_name_says_so(name: str, sides: Sidedness) -> None:
    assert new_exercise(name, [Measure.REPS]).sidedness is sides


def test_a_new_exercise_is_measured_as_most_of_its_sets() -> None:
    made = new_exercise("Single Leg Stare", [Measure.TIME, Measure.TIME, Measure.REPS])
    assert (made.measure, made.sidedness) == (Measure.TIME, Sidedness.OPTIONAL)


@pytest.mark.parametrize(
    ("name", "here"),
    [
        ("Squat, Barbell", "Squat"),
        ("Deadlift, Barbell", "Deadlift"),
        ("Bulgarian Split Squat, Dumbbell", "Bulgarian split squat"),
    ],
)
def test_equipment_behind_a_comma_is_part_of_the_name(name: str, here: str) -> None:
    assert found("Liftosaur", name) == (here, Certainty.SAME)
