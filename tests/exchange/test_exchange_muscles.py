import pytest

from legday_gui.exchange.muscles import proposed
from legday_gui.training.values import Muscle


@pytest.mark.parametrize(
    ("name", "hint", "muscle"),
    [
        ("Zercher Squat (Barbell)", "", Muscle.QUADS),
        ("Hammstring Leg Curl", "", Muscle.HAMSTRINGS),
        ("RDL 2", "", Muscle.HAMSTRINGS),
        ("Standing Calf Raise (Gelb)", "", Muscle.CALVES),
        ("Hip Thrusts", "", Muscle.GLUTES),
        ("Triceps Kickback", "", Muscle.TRICEPS),
        ("Hanging Leg Raise", "", Muscle.ABS),  # and no leg exercise
        ("Lying Leg Raise", "Legs", Muscle.ABS),
        ("Deadlift OLD", "", Muscle.GLUTES),
        ("Bicep Curl", "", Muscle.BICEPS),
        ("Maschine 4", "Quadriceps, Gluteus Maximus", Muscle.QUADS),
        ("Maschine 4", "Chest", Muscle.CHEST),
        ("Maschine 4", "", None),
        ("Quad Foam Roll", "Quads", None),  # trains nothing, whatever it is filed under
        ("Calf Stretches", "", None),
    ],
)
def test_the_words_of_a_name_tell_its_main_muscle(
    name: str, hint: str, muscle: Muscle | None
) -> None:
    assert proposed(name, hint) is muscle
