"""An exercise that nobody has named yet goes into a plan."""

from plan_person import Person
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from legday_gui.logbook.library import exercises
from legday_gui.training.values import LoadKind, Muscle


def test_what_is_not_found_is_made_and_added_to_the_day(person: Person) -> None:
    person.click(person.tab.days[0].add)
    person.qtbot.keyClicks(QApplication.focusWidget(), "kettlebell cossack squat")
    person.press(Qt.Key.Key_Return)
    assert person.names(0)[-1] == person.shown(0)[-1] == "Kettlebell cossack squat"
    [made] = [e for e in exercises(person.book).values() if not e.built_in]
    assert (made.load_kind, made.main_muscle) == (LoadKind.SINGLE, Muscle.QUADS)
    assert (made.equipment, made.step_g) == ("kettlebell", 4000)
    person.book.undo()
    person.book.undo()
    assert made.id not in exercises(person.book)
