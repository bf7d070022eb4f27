import pytest

from legday_gui.training.entry import EntryError
from legday_gui.training.values import Exercise, LoadKind, Measure, Sidedness, Unit
from legday_gui.window.session import words
from legday_gui.window.session.sheet import Values
from legday_gui.window.session.typed import entries_for, resolved

SHOWN = Values(20_000, Unit.KG, 30, 4)


def lift(measure):
    return Exercise(1, "Carry", "", LoadKind.PAIR, Sidedness.NEVER, measure, 2000)


@pytest.mark.parametrize(
    ("measure", "text", "values"),
    [
        (Measure.DISTANCE, "24 40m", Values(24_000, Unit.KG, 40, None)),
        (Measure.DISTANCE, "40", Values(20_000, Unit.KG, 40, None)),
        (Measure.DISTANCE, "12.5m@1", Values(20_000, Unit.KG, 12.5, 2)),
        (Measure.TIME, "60s", Values(20_000, Unit.KG, 60, None)),
        (Measure.TIME, "+2 1:30", Values(22_000, Unit.KG, 90, None)),
    ],
)
def test_distance_and_time_are_typed_with_their_units(measure, text, values):
    exercise = lift(measure)
    (entry,) = entries_for(text, exercise, Unit.KG)
    assert resolved(entry, SHOWN, exercise, Unit.KG) == values


@pytest.mark.parametrize(
    ("measure", "text"), [(Measure.REPS, "40m"), (Measure.TIME, "40m"), (Measure.DISTANCE, "60s")]
)
def test_what_the_exercise_is_not_counted_in_is_refused(measure, text):
    with pytest.raises(EntryError, match="is not counted in"):
        entries_for(text, lift(measure), Unit.KG)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Hamstring curl", "hamstring curl"),
        ("Bulgarian split squat", "Bulgarian split squat"),
        ("T-bar row", "T-bar row"),
    ],
)
def test_names_within_a_sentence_keep_what_they_are_called_after(name, said):
    assert words.in_sentence(name) == said
