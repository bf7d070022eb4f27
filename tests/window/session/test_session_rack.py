"""The session at the rack: full screen, three things, the keys of the desk."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QAbstractButton

from legday_gui.logbook import places, sessions
from legday_gui.training.values import Side, Unit
from legday_gui.window.look import Look
from legday_gui.window.session.rack import Big, fitted, rack_state

SIZES = ((1024, 600), (1280, 800), (1920, 1080), (800, 520))


def told(rack):
    """What can be read on the rack, in large type."""
    shown = [big for big in rack.findChildren(Big) if big.isVisible()]
    return [big.accessibleName() for big in shown if big.accessibleName()]


@pytest.fixture
def at_rack(lifter):
    lifter.tab.desk.toggle_rack()
    assert lifter.tab.isFullScreen()
    return lifter


def test_it_covers_the_window_with_set_load_and_timer(at_rack):
    rack = at_rack.tab.desk.rack
    assert rack.geometry() == at_rack.tab.rect()
    assert told(rack) == [
        "Squat", "Set 1 of 4", "92.5 kg", "6 reps", "25 + 10 + 1.25 on a 20\xa0kg\xa0bar", "0:00",
    ]  # fmt: skip


def test_enter_logs_and_the_next_set_and_the_rest_are_shown(at_rack):
    at_rack.enter()
    assert [(s.load_g, s.reps) for s in at_rack.work()] == [(92_500, 6)]
    assert "Set 2 of 4" in told(at_rack.tab.desk.rack)
    assert "3:00" in told(at_rack.tab.desk.rack)
    at_rack.clock.now += 46
    at_rack.tab.desk.rest._tick()
    assert "2:14" in told(at_rack.tab.desk.rack)


def test_arrows_and_typing_change_what_is_shown_and_logged(at_rack):
    rack = at_rack.tab.desk.rack
    at_rack.press(Qt.Key.Key_Up)
    assert {"95 kg", "25 + 10 + 2.5 on a 20\xa0kg\xa0bar"} <= set(told(rack))
    at_rack.type("100 8@1")
    assert "100 8@1" in told(rack)
    assert not any("bar" in words for words in told(rack))  # not the plates of another load
    at_rack.enter()
    assert [(s.load_g, s.reps, s.reserve_halves) for s in at_rack.work()] == [(100_000, 8, 2)]


def test_what_cannot_be_read_is_said_and_escape_takes_it_back_before_it_leaves(at_rack):
    rack = at_rack.tab.desk.rack
    at_rack.type("100@@")
    at_rack.enter()
    assert "Could not read" in rack._said.text()
    assert rack._said.isVisible()
    assert at_rack.work() == []
    at_rack.press(Qt.Key.Key_Escape)
    assert rack.isVisible()
    assert "92.5 kg" in told(rack)
    at_rack.press(Qt.Key.Key_Escape)
    assert not rack.isVisible()
    assert not at_rack.tab.isFullScreen()


def test_one_sided_work_names_the_side(at_rack):
    at_rack.press(Qt.Key.Key_PageDown)
    at_rack.press(Qt.Key.Key_PageDown)
    assert "Left side" in told(at_rack.tab.desk.rack)
    at_rack.enter()
    assert "Right side" in told(at_rack.tab.desk.rack)
    assert [s.side for s in at_rack.work()] == [Side.LEFT]


def test_a_superset_names_the_exercise_that_comes_after(at_rack):
    desk = at_rack.tab.desk
    first, second = desk.sheet.blocks[:2]
    sessions.set_superset(at_rack.book, [first.id, second.id], 1)
    desk.resync()
    assert "then Deadlift" in told(desk.rack)
    at_rack.enter()
    assert told(desk.rack)[:2] == ["Deadlift", "Warm-up 1 of 4"]
    assert "then Squat" not in told(desk.rack)  # first the other warm-ups
    desk.skip_warm_ups()
    assert "then Squat" in told(desk.rack)
    sessions.set_superset(at_rack.book, [first.id, second.id], None)
    desk.resync()
    assert not any("then" in words for words in told(desk.rack))


def test_the_buttons_do_what_the_keys_do_and_keep_the_focus(at_rack):
    rack = at_rack.tab.desk.rack
    press = {b.text(): b for b in rack.findChildren(QAbstractButton)}
    focus = at_rack.tab.focusWidget()
    at_rack.click(press["Log set"])
    assert len(at_rack.work()) == 1
    assert at_rack.tab.focusWidget() is focus
    at_rack.press(Qt.Key.Key_Tab)
    at_rack.press(Qt.Key.Key_Backtab)
    assert at_rack.tab.focusWidget() is focus
    at_rack.click(press["Leave"])
    assert not rack.isVisible()
    assert all(b.sizeHint().height() >= 44 for b in press.values())


def test_a_day_is_logged_to_its_end_without_leaving(at_rack):
    desk = at_rack.tab.desk
    for _ in range(60):
        if desk.line() is None:
            break
        at_rack.enter()
    assert told(desk.rack)[0] == "Done: Enter ends the session"
    at_rack.enter()
    assert not desk.rack.isVisible()  # the summary has the window
    assert at_rack.tab.summary.isVisible()


def test_another_page_ends_it(at_rack):
    at_rack.control(Qt.Key.Key_T)
    assert not at_rack.tab.desk.rack.isVisible()
    assert at_rack.tab.desk.picker.isVisible()


def test_a_past_session_has_no_rack(person):
    past = sessions.session_list(person.book, person.space.athlete_id)[0]
    person.tab.open_session(past.id)
    person.tab.desk.toggle_rack()
    assert not person.tab.desk.rack.isVisible()


def test_a_window_that_was_in_full_screen_stays_so(lifter):
    lifter.tab.showFullScreen()
    lifter.tab.desk.toggle_rack()
    lifter.tab.desk.toggle_rack()
    assert lifter.tab.isFullScreen()


def test_the_time_flashes_at_the_end(at_rack):
    desk = at_rack.tab.desk
    at_rack.enter()
    at_rack.clock.now += 180
    desk.rest._tick()
    accent = desk._space.look.colour("accent")
    timer = desk.rack._timer
    corner = timer.mapTo(desk.rack, timer.rect().center()) - timer.rect().center() / 2
    assert desk.rack.grab().toImage().pixelColor(corner) == accent
    at_rack.clock.now += 0.5
    desk.rest._tick()
    assert desk.rack.grab().toImage().pixelColor(corner) != accent


@pytest.mark.parametrize("size", SIZES)
def test_numerals_fill_the_height_and_nothing_is_cut_off(at_rack, size):
    at_rack.enter()
    at_rack.tab.setWindowState(Qt.WindowState.WindowNoState)
    at_rack.tab.resize(*size)
    rack = at_rack.tab.desk.rack
    assert rack.geometry() == at_rack.tab.rect()
    for big in (rack._load, rack._timer):
        # A digit of 2 % of the height of a 30 cm screen is 6 mm: legible from two metres.
        font = fitted(rack._look.font("huge"), big.accessibleName(), big.rect())
        assert QFontMetricsF(font).capHeight() >= 0.09 * size[1]
    for big in rack.findChildren(Big):
        text = big.accessibleName()
        if big.isVisible() and text:
            font = fitted(rack._look.font("huge"), text, big.rect())
            assert QFontMetricsF(font).horizontalAdvance(text) <= big.width()
            picture = big.grab().toImage()
            ground = picture.pixelColor(0, 0)
            for y in (0, big.height() - 1):  # no letter runs into the edge
                row = {picture.pixelColor(x, y).name() for x in range(big.width())}
                assert row == {ground.name()}, text
            assert rack.rect().contains(QRect(big.mapTo(rack, big.rect().topLeft()), big.size()))


def test_a_load_that_cannot_be_made_up_says_what_can_and_draws_no_bar(at_rack):
    entry, rack = at_rack.tab.desk.panel.table.entry, at_rack.tab.desk.rack
    entry.fields[0].setFocus()
    entry.fields[0].selectAll()
    at_rack.type("93")
    at_rack.press(Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)  # reads what was typed
    assert "93 kg" in told(rack)
    assert "93 kg cannot be made up here: 92.5 kg or 95 kg can." in told(rack)
    assert not rack._bar.isVisible()


def test_the_plates_are_those_of_the_place(lifter):
    place_id = places.add_place(lifter.book, "Shed", Unit.LB)
    desk = lifter.tab.desk
    sessions.edit_session(lifter.book, desk.sheet.session_id, place_id=place_id)
    lifter.tab._open_what_runs()
    lifter.tab.desk.toggle_rack()
    state = rack_state(desk)
    assert state.unit is Unit.LB
    assert state.discs is not None
    assert set(state.discs) <= {45, 35, 25, 10, 5, 2.5}
    assert "45\xa0lb\xa0bar" in state.plates


def test_what_is_seen_follows_from_the_desk_alone(lifter):
    state = rack_state(lifter.tab.desk)
    assert state.coming.sentence == "Squat, set 1 of 4: 92.5\xa0kg\xa0×\xa06"
    assert state.discs == (25, 10, 1.25)
    assert rack_state(lifter.tab.desk) == state


def test_both_themes_paint_it_in_their_own_colours(at_rack):
    look, rack = at_rack.space.look, at_rack.tab.desk.rack
    for theme in ("dark", "light"):
        look.set_theme(theme)
        ground = rack.grab().toImage().pixelColor(3, 3)
        assert ground == Look(theme).colour("window")
