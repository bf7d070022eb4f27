"""Exercises made, changed, removed and merged in the window, and what the file holds then."""

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from legday_gui.logbook import sessions
from legday_gui.logbook.athletes import edit_athlete
from legday_gui.logbook.check import check
from legday_gui.logbook.library import add_exercise, edit_exercise, exercises
from legday_gui.logbook.logbook import Logbook
from legday_gui.training.values import (
    Exercise,
    LoadKind,
    Measure,
    Muscle,
    SetKind,
    Side,
    Sidedness,
    Unit,
)
from legday_gui.window.dialogs.exercise_fields import Options
from legday_gui.window.dialogs.exercises_page import ExercisesPage
from legday_gui.window.main_window import MainWindow
from legday_gui.window.widgets import Button
from legday_gui.window.workspace import Workspace

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


class Person:
    """Someone at the Exercises page of a real window."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot, self.window = qtbot, window

    @property
    def page(self) -> ExercisesPage:
        [page] = [p for p in self.window.findChildren(ExercisesPage) if p.isVisible()]
        return page

    @property
    def book(self) -> Logbook:
        return self.window.space.logbook

    def exercise(self, name: str) -> Exercise:
        return next(e for e in exercises(self.book).values() if e.name == name)

    def key(self, key: Qt.Key, mods: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(QApplication.focusWidget() or self.page, key, mods)

    def type(self, text: str) -> None:
        self.qtbot.keyClicks(QApplication.focusWidget(), text)

    def find(self, name: str) -> None:
        """Search, which shows the best find beside the list."""
        self.page.browser.search.setFocus()
        self.page.browser.search.clear()
        self.type(name)

    def over(self, field: object, text: str) -> None:
        """Type in the place of what a field holds, and Enter."""
        field.setFocus()
        field.selectAll()
        self.qtbot.keyClicks(field, text)
        self.qtbot.keyClick(field, Qt.Key.Key_Return)

    def choose(self, options: Options, words: str) -> None:
        """With the keys, as in any such list."""
        options.setFocus()
        at, wanted = options.currentIndex(), options.findText(words)
        for _ in range(abs(wanted - at)):
            self.key(Qt.Key.Key_Down if wanted > at else Qt.Key.Key_Up)

    def press(self, button: Button) -> None:
        assert button.isVisible()
        self.qtbot.mouseClick(button, LEFT)

    def undo(self) -> None:
        self.key(Qt.Key.Key_Z, CTRL)
        self.qtbot.wait(10)

    def listed(self) -> list[str]:
        rows = self.page.browser.list
        return [rows.item(row).text() for row in range(rows.count())]

    def read(self) -> str:
        return "\n".join(x.text() for x in self.page.findChildren(QLabel) if x.isVisible())


def log_sets(space: Workspace, exercise_id: int, count: int) -> None:
    book = space.logbook
    session_id = sessions.start_session(book, space.athlete_id, None, 1_790_000_000, 0)
    sessions.add_block(book, session_id, exercise_id, count)
    [block] = sessions.blocks(book, session_id)
    for number in range(1, count + 1):
        sessions.log_set(
            book, block, number=number, side=Side.BOTH, kind=SetKind.WORK, load_g=80_000,
            unit=Unit.KG, reps=5, reserve_halves=4, at=1_790_000_000,
        )  # fmt: skip
    sessions.finish_session(book, session_id, 1_790_003_600)


@pytest.fixture
def person(qtbot: QtBot, workspace: Workspace) -> Iterator[Person]:
    own = add_exercise(workspace.logbook, "Hatfield squat", equipment="barbell",
                       contributions={Muscle.QUADS: 1.0})  # fmt: skip
    log_sets(workspace, own, 3)
    window = MainWindow(workspace)
    qtbot.addWidget(window)
    window.resize(1280, 1100)  # so that all of it is where it can be clicked
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_E, CTRL | SHIFT)
    found = Person(qtbot, window)
    qtbot.waitUntil(found.page.browser.search.hasFocus)
    yield found
    window.close()


def test_ones_own_come_first_and_the_rest_by_name(person: Person) -> None:
    names = person.listed()
    assert names[0] == "Hatfield squat"
    assert names[1:] == sorted(names[1:])
    assert len(names) > 300
    assert person.page.form.name.text() == "Hatfield squat"
    assert "3 sets logged." in person.read()


def test_keys_alone_find_an_exercise_and_change_its_name(person: Person) -> None:
    person.type("goblet")
    assert person.listed()[0] == "Goblet squat"
    assert person.page.form.name.text() == "Goblet squat"
    before = person.exercise("Goblet squat").id
    person.key(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is person.page.form.name
    person.type("Goblet squat to a box")
    person.key(Qt.Key.Key_Return)
    assert person.exercise("Goblet squat to a box").id == before
    assert person.listed()[0] == "Goblet squat to a box"
    person.undo()
    assert person.exercise("Goblet squat").built_in
    assert person.page.form.name.text() == "Goblet squat"


def test_every_field_is_written_and_undone(person: Person) -> None:
    form, name = person.page.form, "Hatfield squat"
    before = person.exercise(name)
    person.over(form.equipment, " Safety  bar ")
    person.choose(form.load_kind, "Bar with plates, bar included")
    assert "3 sets stay as they were entered" in person.read()
    person.choose(form.sidedness, "One at a time")
    person.over(form.step, "1,25")
    person.qtbot.mouseClick(form.muscles.pills[Muscle.GLUTES], LEFT)
    person.qtbot.mouseClick(form.muscles.pills[Muscle.GLUTES], LEFT)
    form.cues.setFocus()
    person.type("Brace")
    person.key(Qt.Key.Key_Return)
    person.type("  Hands   on the rack ")
    person.key(Qt.Key.Key_Tab)
    assert person.exercise(name) == before._replace(
        equipment="safety bar", load_kind=LoadKind.BARBELL, sidedness=Sidedness.ALWAYS,
        step_g=1250, contributions={Muscle.QUADS: 1.0, Muscle.GLUTES: 0.5},
        cues=("Brace", "Hands on the rack"),
    )  # fmt: skip
    assert form.muscles.pills[Muscle.GLUTES].text() == "Glutes ½"
    # Each press of a key in a list writes what it goes through.
    while person.exercise(name) != before:
        person.undo()
    assert form.equipment.text() == "barbell"
    assert form.cues.toPlainText() == ""
    assert form.muscles.pills[Muscle.GLUTES].text() == "Glutes"


def test_the_main_muscle_is_the_first_direct_one(person: Person) -> None:
    pills = person.page.form.muscles.pills
    person.qtbot.mouseClick(pills[Muscle.GLUTES], LEFT)
    assert person.exercise("Hatfield squat").main_muscle is Muscle.QUADS
    pills[Muscle.QUADS].setFocus()
    person.key(Qt.Key.Key_Space)
    assert pills[Muscle.QUADS].accessibleName() == "Quads: trained indirectly"
    assert person.exercise("Hatfield squat").main_muscle is Muscle.GLUTES
    assert "glutes" in person.page.browser.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_what_is_counted_stays_where_sets_are_logged(person: Person) -> None:
    form = person.page.form
    person.choose(form.measure, "Time")
    assert "3 logged sets have reps and no time" in person.read()
    assert form.measure.currentText() == "Repetitions"
    assert person.exercise("Hatfield squat").measure is Measure.REPS
    person.find("Goblet squat")
    person.choose(form.measure, "Time")
    assert person.exercise("Goblet squat").measure is Measure.TIME


@pytest.mark.parametrize("typed", ["0", "-2.5", "heavy", "", "250"])
def test_a_step_that_is_none_stays_as_typed_and_is_said(person: Person, typed: str) -> None:
    step = person.page.form.step
    person.over(step, typed or " ")
    assert "write a number of kg above 0" in person.read()
    assert person.exercise("Hatfield squat").step_g == 2500
    person.key(Qt.Key.Key_Escape)
    assert step.text() == "2.5"


def test_steps_are_in_the_unit_of_the_athlete(person: Person) -> None:
    edit_athlete(person.book, person.window.space.athlete_id, unit=Unit.LB)
    person.qtbot.wait(10)
    step = person.page.form.step
    assert step.text() == "5"
    person.over(step, "2.5")
    assert person.exercise("Hatfield squat").step_g == 1134
    assert step.text() == "2.5"


def test_a_name_that_is_taken_is_refused_and_stays_as_typed(person: Person) -> None:
    name = person.page.form.name
    person.find("Front squat")
    person.over(name, "hatfield SQUAT")
    assert "Hatfield squat is there already: choose another name" in person.read()
    assert name.text() == "hatfield SQUAT"
    person.key(Qt.Key.Key_Escape)
    assert name.text() == "Front squat"
    person.key(Qt.Key.Key_Escape)
    assert person.window.session.isVisible()


def test_what_is_not_found_is_made_by_enter(person: Person) -> None:
    person.type("single-leg hamstring curl on a cable")
    assert person.listed() == []
    assert not person.page.form.isVisible()
    assert person.page.new.accessibleName() == "New exercise “single-leg hamstring curl on a cable”"
    person.key(Qt.Key.Key_Return)
    made = person.exercise("Single-leg hamstring curl on a cable")
    assert made.load_kind is LoadKind.STACK
    assert made.equipment == "cable"
    assert made.sidedness is Sidedness.OPTIONAL
    assert made.main_muscle is Muscle.HAMSTRINGS
    assert not made.built_in
    assert person.page.form.name.text() == made.name
    assert person.page.browser.list.currentItem().text() == made.name
    person.undo()
    assert made.id not in exercises(person.book)


def test_a_new_one_without_a_name_waits_for_it(person: Person) -> None:
    person.press(person.page.new)
    assert QApplication.focusWidget() is person.page.form.name
    person.type("Zercher carry")
    person.key(Qt.Key.Key_Return)
    assert person.exercise("Zercher carry").load_kind is LoadKind.SINGLE
    person.press(person.page.new)
    person.press(person.page.new)
    assert {"New exercise", "New exercise 2"} <= set(person.listed())


def test_one_that_was_removed_comes_back_by_its_name(person: Person) -> None:
    own = person.exercise("Hatfield squat")
    person.press(person.page.remove)
    assert "Ctrl+Z brings it back. What was logged of it stays." in person.read()
    assert "Hatfield squat" not in person.listed()
    person.find("hatfield squat")
    person.key(Qt.Key.Key_Return)
    assert person.exercise("Hatfield squat") == own
    assert "3 sets logged." in person.read()


def test_after_a_removal_the_next_one_that_was_found_is_shown(person: Person) -> None:
    person.find("hack")
    first, second = person.listed()[:2]
    assert person.page.form.name.text() == first
    person.press(person.page.remove)
    assert person.listed()[0] == second == person.page.form.name.text()


def test_what_a_plan_asks_for_is_not_removed(person: Person) -> None:
    person.find("Walking lunge")
    person.press(person.page.remove)
    assert "Walking lunge is in the plan" in person.read()
    assert person.exercise("Walking lunge")


def test_two_become_one_by_keys_and_are_parted_by_undo(person: Person) -> None:
    own, squat = person.exercise("Hatfield squat"), person.exercise("Squat")
    person.page.merge.setFocus()
    person.key(Qt.Key.Key_Return)
    person.type("squat")
    person.key(Qt.Key.Key_Return)
    assert "Hatfield squat is Squat now, with 3 sets more" in person.read()
    assert person.page.form.name.text() == "Squat"
    assert "3 sets logged." in person.read()
    assert own.id not in exercises(person.book)
    assert len(person.book.rows("training_set", exercise_id=squat.id)) == 3
    person.undo()
    assert person.listed()[0] == "Hatfield squat"
    assert len(person.book.rows("training_set", exercise_id=own.id)) == 3


def test_escape_leaves_the_choice_of_another_and_then_the_page(person: Person) -> None:
    person.press(person.page.merge)
    assert person.page.picker.isVisible()
    person.key(Qt.Key.Key_Escape)
    assert not person.page.picker.isVisible()
    assert person.page.form.isVisible()
    person.key(Qt.Key.Key_Escape)
    assert person.window.session.isVisible()


def test_only_what_can_be_one_is_offered(person: Person) -> None:
    person.press(person.page.merge)
    person.type("plank")
    names = [o.exercise.name for o in person.page.picker._offers]
    assert "Plank" not in names
    assert "Hatfield squat" not in names
    assert all("squat" in name.casefold() for name in names[:10])


def test_words_being_typed_are_kept_where_another_page_is_opened(person: Person) -> None:
    person.page.form.cues.setFocus()
    person.type("Stay tall")
    person.key(Qt.Key.Key_1, CTRL)
    assert person.window.plan.isVisible()
    assert person.exercise("Hatfield squat").cues == ("Stay tall",)


def test_a_change_elsewhere_is_shown_and_long_names_stay_inside(person: Person) -> None:
    long = "High-bar squat with heels raised, a three second pause at the bottom and chains"
    edit_exercise(person.book, person.exercise("Hatfield squat").id, name=long)
    person.qtbot.waitUntil(lambda: person.page.form.name.text() == long)
    assert person.page.form.name.cursorPosition() == 0
    person.window.resize(800, 600)
    person.qtbot.wait(10)
    assert not person.page._area.horizontalScrollBar().isVisible()


def start(person: Person, *names: str) -> None:
    """A session with these exercises, two sets of each done, shown."""
    book, athlete_id = person.book, person.window.space.athlete_id
    at = int(time.time())
    session_id = sessions.start_session(book, athlete_id, None, at, 0)
    for name in names:
        sessions.add_block(book, session_id, person.exercise(name).id, 3)
    for block in sessions.blocks(book, session_id):
        for number in (1, 2):
            sessions.log_set(
                book, block, number=number, side=Side.BOTH, kind=SetKind.WORK, load_g=90_000,
                unit=Unit.KG, reps=5, reserve_halves=4, at=at,
            )  # fmt: skip
    person.key(Qt.Key.Key_Escape)
    person.qtbot.waitUntil(person.window.session.desk.panel.isVisible)


def test_a_session_goes_on_with_the_new_name(person: Person) -> None:
    start(person, "Hatfield squat")
    desk = person.window.session.desk
    person.key(Qt.Key.Key_E, CTRL | SHIFT)
    person.over(person.page.form.name, "Squat with the safety bar")
    person.key(Qt.Key.Key_Escape)
    shown = [x.text() for x in desk.panel.findChildren(QLabel) if x.isVisible()]
    assert "Squat with the safety bar" in shown


def test_a_session_goes_on_where_two_of_its_exercises_became_one(person: Person) -> None:
    start(person, "Squat", "Hatfield squat")
    person.key(Qt.Key.Key_E, CTRL | SHIFT)
    person.find("hatfield")
    person.press(person.page.merge)
    person.type("squat")
    person.key(Qt.Key.Key_Return)
    person.key(Qt.Key.Key_Escape)
    person.qtbot.waitUntil(person.window.session.desk.panel.table.entry.hasFocus)
    person.type("95 5")
    person.key(Qt.Key.Key_Return)
    squat = person.exercise("Squat").id
    found = sessions.open_session(person.book, person.window.space.athlete_id)
    done = sessions.sets_of(person.book, found.id)
    assert {s.exercise_id for s in done} == {squat}
    assert sorted(s.number for s in done) == [1, 2, 3, 4, 5]
    assert [s.load_g for s in done].count(95_000) == 1
    assert check(person.book.path).ok


def test_charts_keep_what_was_removed_and_lose_what_was_merged(person: Person) -> None:
    person.press(person.page.remove)
    person.key(Qt.Key.Key_3, CTRL)
    listed = person.window.charts.list.model
    person.qtbot.waitUntil(lambda: bool(listed.rows))
    assert [e.name for e, sessions_ in listed.rows if sessions_] == ["Hatfield squat"]
    person.undo()
    person.key(Qt.Key.Key_E, CTRL | SHIFT)
    person.press(person.page.merge)
    person.type("front squat")
    person.key(Qt.Key.Key_Return)
    person.key(Qt.Key.Key_3, CTRL)
    person.qtbot.waitUntil(
        lambda: [e.name for e, sessions_ in listed.rows if sessions_] == ["Front squat"]
    )
