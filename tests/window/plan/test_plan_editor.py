"""The editor of one exercise: rules and their parameters, reps of each set, supersets, goals."""

import pytest
from plan_person import Person
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from legday_gui.logbook import plans
from legday_gui.training.progression import RULES, rule
from legday_gui.training.progression.parameters import Parameter
from legday_gui.training.values import Goal, Unit
from legday_gui.window.plan import goal_words, rule_words, words


def type_into(person: Person, field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    person.qtbot.keyClick(field, Qt.Key.Key_Delete)
    person.qtbot.keyClicks(field, text)
    person.qtbot.keyClick(field, Qt.Key.Key_Return)


def open_settings(person: Person, day: int, row: int) -> None:
    person.click_row(day, row)
    if not person.tab.editor.more.isChecked():
        person.qtbot.keyClick(person.tab.editor.more, Qt.Key.Key_Space)


def choose_rule(person: Person, name: str) -> None:
    box = person.tab.editor.rule
    box.setFocus()
    person.qtbot.keyClick(box, Qt.Key.Key_Home)
    for _ in range(box.findData(name)):
        person.qtbot.keyClick(box, Qt.Key.Key_Down)


@pytest.mark.parametrize("name", RULES)
def test_every_rule_can_be_chosen_and_shows_its_parameters(person: Person, name: str) -> None:
    open_settings(person, 1, 0)
    choose_rule(person, name)
    assert person.item(1, 0).rule == name
    shown = person.tab.editor.rows.fields
    assert set(shown) == {p.key for p in rule(name).PARAMETERS} | {"five_rep_max_kg"}
    person.qtbot.waitUntil(lambda: all(field.isVisible() for field in shown.values()))
    assert all(field.accessibleName() for field in shown.values())
    counted = rule(name).LOOKBACK is None
    assert ("since_day" in person.item(1, 0).options) == counted


def test_a_parameter_is_written_once_within_its_limits(person: Person) -> None:
    open_settings(person, 0, 0)
    field = person.tab.editor.rows.fields["reset"]
    assert field.text() == "10 %"
    type_into(person, field, "15")
    assert person.item(0, 0).options["reset"] == pytest.approx(0.15)
    field = person.tab.editor.rows.fields["reset"]
    assert field.text() == "15 %"
    type_into(person, field, "60 %")
    assert person.tab.editor.error.text() == "Taken off at a reset: type 5 to 20 %."
    assert person.item(0, 0).options["reset"] == pytest.approx(0.15)
    assert field.text() == "60 %", "what was typed stays"
    person.book.undo()
    assert person.item(0, 0).options["reset"] == pytest.approx(0.10)


def test_options_of_another_rule_are_left_behind(person: Person) -> None:
    open_settings(person, 0, 0)
    choose_rule(person, "double")
    assert set(person.item(0, 0).options) == set()


@pytest.mark.parametrize(
    ("parameter", "unit", "text", "value"),
    [
        (Parameter("a", "A", 0, 0, 20, 0.5, "kg"), Unit.KG, "7,5 kg", 7.5),
        (Parameter("a", "A", 0, 0, 20, 0.5, "kg"), Unit.LB, "10 lb", 4.536),
        (Parameter("a", "A", 0.1, 0.05, 0.2, 0.01, "%"), Unit.KG, "7.5%", 0.075),
        (Parameter("a", "A", 3, 1, 6, unit="sessions"), Unit.KG, "4 sessions", 4),
        (Parameter("a", "A", 1, 0, 1, unit="yes/no"), Unit.KG, "No", 0),
    ],
)
def test_values_are_read_as_people_write_them(parameter, unit, text, value) -> None:
    assert rule_words.value_typed(parameter, text, unit) == pytest.approx(value)


@pytest.mark.parametrize(
    ("parameter", "text"),
    [
        (Parameter("a", "A", 3, 1, 6, unit="sessions"), "2.5"),
        (Parameter("a", "A", 3, 1, 6, unit="sessions"), "seven"),
        (Parameter("a", "A", 1, 0, 1, unit="yes/no"), "perhaps"),
        (Parameter("a", "A", 0, 0, 20, 0.5, "kg"), "21"),
        (Parameter("a", "A", 0, 0, 20, 0.5, "kg"), ""),
    ],
)
def test_nonsense_is_refused_with_the_limits(parameter, text) -> None:
    with pytest.raises(words.RefusedError, match=r"^A: type "):
        rule_words.value_typed(parameter, text, Unit.KG)


def test_each_set_can_have_its_own_reps(person: Person) -> None:
    person.click_row(1, 3)
    person.fill("reps", "20/16/12/8")
    item = person.item(1, 3)
    assert (item.sets, item.set_reps, item.reps_low, item.reps_high) == (4, (20, 16, 12, 8), 8, 8)
    assert person.shown(1, 1)[3] == "20/16/12/8"
    person.fill("sets", "3")
    assert person.item(1, 3).set_reps == (20, 16, 12)
    person.fill("sets", "5")
    assert person.item(1, 3).set_reps == (20, 16, 12, 12, 12)
    person.fill("reps", "8-10")
    assert person.item(1, 3).set_reps == ()
    assert person.shown(1, 1)[3] == "5 × 8–10"


def test_reps_of_each_set_are_typed_into_the_row(person: Person) -> None:
    person.click_row(1, 3)
    person.press(Qt.Key.Key_Return)
    person.qtbot.keyClicks(person.table(1).entry(), "15/12/10+")
    person.qtbot.keyClick(person.table(1).entry(), Qt.Key.Key_Return)
    item = person.item(1, 3)
    assert (item.set_reps, item.options["open_end"]) == ((15, 12, 10), 1)
    assert person.shown(1, 1)[3] == "15/12/10+"


def test_an_open_end_is_typed_and_taken_back(person: Person) -> None:
    person.click_row(0, 0)
    person.fill("reps", "5+")
    assert person.shown(0, 1)[0] == "4 × 5+"
    person.fill("reps", "5")
    assert person.shown(0, 1)[0] == "4 × 5"


def test_a_superset_is_made_shown_and_left(person: Person) -> None:
    open_settings(person, 0, 3)
    person.click(person.tab.editor.superset)
    assert [p.superset for p in person.plan().days[0].prescriptions] == [None, None, None, 1, 1]
    assert person.shown(0)[3] == "Hamstring curl (superset 1)"
    assert person.tab.editor.superset.text() == "Leave superset 1"
    person.click_row(0, 2)
    person.click(person.tab.editor.superset)
    assert [p.superset for p in person.plan().days[0].prescriptions] == [None, None, 1, 1, 1]
    person.click(person.tab.editor.superset)
    assert [p.superset for p in person.plan().days[0].prescriptions] == [None, None, None, 1, 1]
    person.click_row(0, 4)
    person.click(person.tab.editor.superset)
    assert [p.superset for p in person.plan().days[0].prescriptions] == [None] * 5, "none is alone"


def test_the_last_exercise_of_a_day_has_no_next_one(person: Person) -> None:
    open_settings(person, 0, 4)
    assert not person.tab.editor.superset.isEnabled()


def test_a_note_is_kept_and_undone(person: Person) -> None:
    open_settings(person, 1, 3)
    type_into(person, person.tab.editor.note, "Feet high,   seat 4")
    assert person.item(1, 3).note == "Feet high, seat 4"
    person.book.undo()
    person.tab.refresh()
    assert person.tab.editor.note.text() == ""


def test_a_five_rep_max_gives_the_first_load(person: Person) -> None:
    open_settings(person, 1, 0)
    type_into(person, person.tab.editor.rows.fields["five_rep_max_kg"], "100")
    assert person.shown(1, 2)[0] == "80 kg"
    assert "an estimated max of 116.7 kg allows 80 kg" in person.tab.preview.reason.text()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("140 by 2027-03-01", (140_000, None, 20_878)),
        ("120 x 5 by 2027-03-01", (120_000, 5, 20_878)),
        ("102,5 kg × 3 in 1 week", (102_500, 3, 20_807)),
        ("", None),
    ],
)
def test_goals_are_read_as_people_write_them(text, found) -> None:
    assert goal_words.goal_typed(text, Unit.KG, 20_800) == found


@pytest.mark.parametrize(
    "text", ["140", "140 by 2027-02-30", "140 by 2020-01-01", "140 in 200 weeks", "0 in 3 weeks"]
)
def test_what_is_no_goal_is_refused(text) -> None:
    with pytest.raises(words.RefusedError):
        goal_words.goal_typed(text, Unit.KG, 20_800)


def test_how_far_a_goal_is() -> None:
    goal = Goal(1, 1, 1, 120_000, None, 20_814, 20_000)
    assert goal_words.goal_sentence(goal, Unit.KG, 100_000, 20_800).endswith(
        "2 weeks left: 20 % above the estimated max of 100 kg."
    )
    assert "has reached it" in goal_words.goal_sentence(goal, Unit.KG, 121_000, 20_800)
    five = goal._replace(load_g=90_000, reps=5)  # 105 kg at most
    assert "5 % above" in goal_words.goal_sentence(five, Unit.KG, 100_000, 20_800)


def test_what_the_rule_asks_is_shown_where_it_says_the_sets(person: Person) -> None:
    item = person.item(0, 0)
    options = {"training_max_kg": 120.0}
    plans.edit_prescription(person.book, item.id, rule="531", options=options, sets=3)
    person.tab.refresh()
    assert person.shown(0, 1)[0] == "3 × 5+"
    assert person.shown(0, 2)[0] == "102.5 kg"
    plans.edit_prescription(person.book, item.id, rule="gzclp", options={"five_rep_max_kg": 100.0})
    person.tab.refresh()
    assert person.shown(0, 1)[0] == "5 × 3+"
