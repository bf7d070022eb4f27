"""Logging a session by keyboard and by mouse, as a lifter does it."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractButton

from legday_gui.logbook import athletes, sessions
from legday_gui.logbook.library import exercises
from legday_gui.training.values import SetKind, Side, Unit
from legday_gui.window.session.desk import Desk
from legday_gui.window.session.rest_timer import clock_text


def button(lifter, name: str) -> QAbstractButton:
    """A button that can be seen, by its text."""
    found = [
        b for b in lifter.tab.findChildren(QAbstractButton) if b.text() == name and b.isVisible()
    ]
    assert found, f"no button {name!r}"
    return found[0]


def names(lifter) -> list[str]:
    library = exercises(lifter.book)
    return [library[s.exercise_id].name for s in lifter.work()]


def test_it_opens_on_the_next_plan_day_with_targets(person):
    start = person.tab.start
    assert start.isVisible()
    assert start.day.name == "Day 1"
    assert person.running() == []


def test_a_whole_day_takes_one_enter_a_set_and_side(person):
    person.enter()
    presses = 0
    while person.tab.desk.line() is not None:
        person.enter()
        presses += 1
        person.clock.now += 60
    assert len(person.running()) == presses
    done = names(person)
    assert done == (
        ["Squat"] * 4
        + ["Deadlift"] * 4
        + ["Bulgarian split squat"] * 6
        + ["Hamstring curl"] * 3
        + ["Standing calf raise"] * 3
    )
    person.enter()  # nothing is left: the summary
    assert person.tab.summary.isVisible()
    person.enter()
    assert sessions.open_session(person.book, person.space.athlete_id) is None
    newest = sessions.session_list(person.book, person.space.athlete_id)[0]
    assert (newest.name, newest.sets, newest.exercises) == ("Day 1", 17, 5)
    assert person.tab.start.isVisible()
    assert person.tab.start.day.name == "Day 2"


def test_enter_logs_what_is_shown(lifter):
    lifter.enter()
    logged = lifter.work()[0]
    # All four sets reached six reps at 90 kg, so the linear rule asks for 92.5.
    assert (logged.load_g, logged.reps, logged.reserve_halves) == (92_500, 6, 4)
    assert logged.number == 1
    assert logged.done_at == int(lifter.clock.now)


def test_a_typed_line_is_logged_and_the_next_set_keeps_its_load(lifter):
    lifter.type("102.5 8@2")
    lifter.enter()
    first = lifter.work()[0]
    assert (first.load_g, first.reps, first.reserve_halves) == (102_500, 8, 4)
    assert lifter.tab.desk.line().load_g == 102_500
    lifter.enter()
    assert lifter.work()[1].load_g == 102_500


def test_other_reps_without_a_reserve_have_none(lifter):
    lifter.type("4")
    lifter.enter()
    logged = lifter.work()[0]
    assert (logged.load_g, logged.reps, logged.reserve_halves) == (92_500, 4, None)


def test_what_cannot_be_read_is_said_and_kept(lifter):
    lifter.type("102.5 8@2 oops")
    lifter.enter()
    entry = lifter.tab.desk.panel.table.entry
    assert lifter.work() == []
    assert "oops" in entry.said()
    for _ in " oops":
        lifter.press(Qt.Key.Key_Backspace)
    assert entry.said() == ""
    lifter.enter()
    assert lifter.work()[0].load_g == 102_500


def test_escape_leaves_what_was_typed(lifter):
    lifter.type("200 1")
    lifter.press(Qt.Key.Key_Escape)
    lifter.enter()
    assert lifter.work()[0].load_g == 92_500


def test_pounds_are_kept_as_typed(lifter):
    lifter.type("225lb 5")
    lifter.enter()
    logged = lifter.work()[0]
    assert (logged.load_g, logged.unit) == (102_058, Unit.LB)


def test_arrows_nudge_load_and_reps(lifter):
    lifter.press(Qt.Key.Key_Up)
    lifter.press(Qt.Key.Key_Up)
    lifter.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    lifter.enter()
    logged = lifter.work()[0]
    assert (logged.load_g, logged.reps) == (97_500, 5)


def test_the_step_is_that_of_the_implement(lifter):
    for _ in range(2):
        lifter.press(Qt.Key.Key_PageDown)
    lifter.press(Qt.Key.Key_Up)
    lifter.enter()
    # Two dumbbells come in steps of 2 kg each; the target was 20.
    assert lifter.work()[0].load_g == 22_000


def test_numpad_keys_log_too(lifter):
    for key, text in ((Qt.Key.Key_1, "1"), (Qt.Key.Key_0, "0"), (Qt.Key.Key_0, "0")):
        lifter.press(key, Qt.KeyboardModifier.KeypadModifier)
        assert lifter.tab.desk.panel.table.entry.holds_text, text
    lifter.type(" 5")
    lifter.press(Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert lifter.work()[0].load_g == 100_000


def test_steppers_and_log_set_by_mouse(lifter):
    lifter.click(button(lifter, "+ 2.5 kg"))
    lifter.click(button(lifter, "− 1"))
    lifter.click(button(lifter, "Log set"))
    logged = lifter.work()[0]
    assert (logged.load_g, logged.reps) == (95_000, 5)


def test_a_field_alone_can_be_changed(lifter):
    load, _, reserve = lifter.tab.desk.panel.table.entry.fields
    lifter.click(load)
    lifter.type("95")
    lifter.click(reserve)
    lifter.type("1,5")
    lifter.enter()
    logged = lifter.work()[0]
    assert (logged.load_g, logged.reps, logged.reserve_halves) == (95_000, 6, 3)


def test_a_whole_line_can_be_typed_into_the_load_field(lifter):
    lifter.click(lifter.tab.desk.panel.table.entry.fields[0])
    lifter.type("100 5@1")
    lifter.enter()
    logged = lifter.work()[0]
    assert (logged.load_g, logged.reps, logged.reserve_halves) == (100_000, 5, 2)


def test_warm_ups_are_logged_apart_and_numbered_before_the_work(person):
    person.enter()
    ramp = [line for line in person.tab.desk.lines() if line.kind is SetKind.WARM_UP]
    assert len(ramp) >= 2
    for _ in ramp:
        person.enter()
    assert [s.kind for s in person.running()] == [SetKind.WARM_UP] * len(ramp)
    person.enter()
    assert person.work()[0].number == len(ramp) + 1
    assert person.tab.desk.lines()[len(ramp)].label == "1"


def test_one_sided_work_starts_with_the_weaker_side_and_rests_between(lifter):
    for _ in range(2):
        lifter.press(Qt.Key.Key_PageDown)
    desk: Desk = lifter.tab.desk
    lifter.enter()
    assert desk.rest.remaining() == 30
    lifter.type("22 7")
    lifter.enter()
    assert desk.rest.remaining() == 120 + 60  # 7 of at least 8 reps
    left, right = lifter.work()
    assert (left.side, right.side) == (Side.LEFT, Side.RIGHT)
    assert left.number == right.number == 1
    assert (left.load_g, right.load_g, right.reps) == (20_000, 22_000, 7)
    assert sessions.session_list(lifter.book, lifter.space.athlete_id)[0].sets == 1


def test_both_sides_in_one_line(lifter):
    for _ in range(2):
        lifter.press(Qt.Key.Key_PageDown)
    lifter.type("L 18x9 R 20x8@1")
    lifter.enter()
    left, right = lifter.work()
    assert (left.side, left.load_g, left.reps) == (Side.LEFT, 18_000, 9)
    assert (right.side, right.load_g, right.reps, right.reserve_halves) == (
        Side.RIGHT,
        20_000,
        8,
        2,
    )
    assert lifter.tab.desk.rest.remaining() == 120


def test_sides_are_refused_where_there_are_none(lifter):
    lifter.type("L 40x10")
    lifter.enter()
    assert lifter.work() == []
    assert "no left and right" in lifter.tab.desk.panel.table.entry.said()


def test_the_stronger_side_stops_at_the_weaker_ones_reps(lifter):
    for _ in range(2):
        lifter.press(Qt.Key.Key_PageDown)
    lifter.type("20 6")
    lifter.enter()
    assert lifter.tab.desk.line().amount == 6


def test_a_correction_leaves_the_rest_alone(lifter):
    lifter.enter()
    lifter.clock.now += 50
    lifter.press(Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert lifter.tab.desk.line().logged is not None
    lifter.type("95 6@2")
    lifter.enter()
    logged = lifter.work()
    assert [s.load_g for s in logged] == [95_000]
    assert lifter.tab.desk.rest.remaining() == 180 - 50
    assert lifter.tab.desk.line().logged is None


def test_a_press_on_a_logged_row_opens_it(lifter):
    lifter.enter()
    row = next(r for r in lifter.tab.desk.panel.table._rows if r.isVisible() and r.line.logged)
    lifter.click(row)
    assert lifter.tab.desk.line().logged is not None
    lifter.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    lifter.enter()
    assert [s.reps for s in lifter.work()] == [5]


def test_sets_are_added_and_removed(lifter):
    desk = lifter.tab.desk
    lifter.control(Qt.Key.Key_N)
    assert len(desk.lines()) == 5
    lifter.control(Qt.Key.Key_Backspace)
    lifter.control(Qt.Key.Key_Backspace)
    assert len(desk.lines()) == 3
    lifter.enter()
    lifter.press(Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    lifter.control(Qt.Key.Key_Backspace)
    assert lifter.work() == []


def test_skipping_goes_on_with_the_next_exercise(lifter):
    lifter.control(Qt.Key.Key_K)
    desk = lifter.tab.desk
    assert desk.sheet.exercise(desk.block).name == "Deadlift"
    assert desk.sheet.blocks[0].skipped
    lifter.press(Qt.Key.Key_PageUp)
    lifter.control(Qt.Key.Key_K)
    assert not desk.sheet.blocks[0].skipped


def test_swapping_offers_the_same_muscles_and_takes_the_search(lifter):
    lifter.control(Qt.Key.Key_T)
    desk = lifter.tab.desk
    assert desk.picker.isVisible()
    lifter.type("front squat")
    lifter.enter()
    block = desk.block
    assert desk.sheet.exercise(block).name == "Front squat"
    assert block.swapped_from is not None
    lifter.type("80 6")
    lifter.enter()
    assert names(lifter) == ["Front squat"]


def test_an_added_exercise_is_prefilled_from_last_time(lifter):
    lifter.control(Qt.Key.Key_E)
    lifter.type("leg press")
    lifter.enter()
    desk = lifter.tab.desk
    assert desk.sheet.exercise(desk.block).name == "Leg press"
    lifter.enter()
    assert (lifter.work()[0].load_g, lifter.work()[0].reps) == (20_000, 14)


def test_without_history_it_asks_for_the_load(open_tab):
    novice = open_tab()
    novice.enter()
    novice.enter()
    assert novice.running() == []
    assert "load" in novice.tab.desk.panel.table.entry.said().lower()
    novice.type("40 6")
    novice.enter()
    assert novice.work()[0].load_g == 40_000


def test_undo_after_logging_restores_the_screen(lifter):
    lifter.enter()
    lifter.book.undo()
    lifter.tab.refresh()
    assert lifter.work() == []
    assert lifter.tab.desk.line().label == "1"
    lifter.book.redo()
    lifter.tab.refresh()
    assert lifter.tab.desk.line().label == "2"


def test_undo_of_the_start_shows_the_start_page(person):
    person.enter()
    person.book.undo()
    person.tab.refresh()
    assert person.tab.start.isVisible()


def test_a_half_typed_line_survives_a_refresh(lifter):
    lifter.type("102.5 8")
    lifter.tab.refresh()
    lifter.enter()
    assert lifter.work()[0].load_g == 102_500


def test_finishing_stores_the_body_weight(lifter):
    lifter.enter()
    lifter.control(Qt.Key.Key_Return)
    assert lifter.tab.summary.isVisible()
    lifter.type("w82.4")
    lifter.enter()
    weights = athletes.body_weights(lifter.book, lifter.space.athlete_id)
    assert [w.grams for w in weights] == [82_400]
    assert sessions.open_session(lifter.book, lifter.space.athlete_id) is None


def test_keep_logging_goes_back(lifter):
    lifter.control(Qt.Key.Key_Return)
    lifter.press(Qt.Key.Key_Escape)
    lifter.enter()
    assert len(lifter.work()) == 1


def test_every_control_has_a_name(lifter):
    nameless = [
        w
        for w in lifter.tab.desk.findChildren(QAbstractButton)
        if w.isVisible() and not (w.accessibleName() or w.text())
    ]
    assert nameless == []


def test_clock_text_rounds_up_and_counts_on():
    assert [clock_text(s) for s in (74.2, 60, 0.1, 0, -5.4)] == [
        "1:15",
        "1:00",
        "0:01",
        "0:00",
        "+0:05",
    ]


def test_in_pounds_the_steps_are_those_of_a_pound_gym(space, open_tab):
    athletes.edit_athlete(space.logbook, space.athlete_id, unit="lb")
    lifter = open_tab()
    lifter.enter()
    lifter.type("135 5")
    lifter.enter()
    lifter.press(Qt.Key.Key_Up)
    lifter.enter()
    first, second = lifter.work()
    assert (first.unit, first.load_g, second.load_g) == (Unit.LB, 61_235, 63_503)


def test_by_mouse_a_day_starts_logs_and_finishes(person):
    person.click(button(person, "Start"))
    person.click(button(person, "Skip warm-ups"))
    person.click(button(person, "Log set"))
    person.click(button(person, "Finish session"))
    person.click(button(person, "Finish"))
    newest = sessions.session_list(person.book, person.space.athlete_id)[0]
    assert (newest.sets, newest.ended_at) == (1, int(person.clock.now))


class Painted(QObject):
    """Notes which widgets are painted."""

    def __init__(self, widgets):
        super().__init__()
        self.seen = []
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            self.seen.append(watched)
        return False


def test_a_logged_set_paints_no_row_that_stays_as_it_was(lifter):
    table = lifter.tab.desk.panel.table
    lifter.enter()  # the rest card takes its place
    painted = Painted([table._head, *table._rows])
    quiet = False
    while not quiet:
        painted.seen.clear()
        lifter.qtbot.wait(60)
        quiet = not painted.seen
    tops = [row.y() for row in table._rows]
    lifter.enter()
    lifter.qtbot.waitUntil(lambda: table._rows[1] in painted.seen)
    assert set(painted.seen) == {table._rows[1]}
    assert table._rows[0].y() == tops[0]
    assert table.entry.y() > table._rows[1].y()
