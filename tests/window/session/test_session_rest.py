"""The rest timer: true time whatever the clock does, keys and touch, sound, notice, flash."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QSystemTrayIcon
from session_person import log_days

from legday_gui.logbook import plans, sessions
from legday_gui.logbook.logbook import Logbook
from legday_gui.settings import Settings
from legday_gui.window.look import Look
from legday_gui.window.main_window import SESSION, MainWindow
from legday_gui.window.session.bell import Bell
from legday_gui.window.session.rest_timer import FLASH_S, FORGOTTEN_S, RestCard

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def buttons(card):
    return {b.text(): b for b in card.findChildren(QAbstractButton) if b.isVisibleTo(card)}


def read(card):
    labels = [label for label in card.findChildren(QLabel) if label.isVisibleTo(card)]
    return [label.text().replace("\xa0", " ") for label in labels]


@pytest.fixture
def card(qtbot, clock):
    made = RestCard(Look("light"), clock, Settings(rest_sound=False))
    qtbot.addWidget(made)
    return made


@pytest.fixture
def rest(lifter):
    """The rest after the first work set of the squat: 180 seconds."""
    lifter.enter()
    return lifter.tab.desk.rest


def test_a_machine_that_slept_shows_what_is_true(rest, lifter, qtbot):
    lifter.clock.now += 170  # nothing ticked meanwhile
    assert rest.remaining() == 10
    lifter.clock.now += 100
    assert rest.remaining() == -90
    qtbot.waitUntil(lambda: "Rest is over." in read(rest))


@pytest.mark.parametrize("back", [30, 3600, 40 * 86_400])
def test_a_clock_set_back_makes_no_rest_longer_than_it_is(card, clock, back):
    card.show_rest(int(clock.now * 1000), 180)
    clock.now += 120
    clock.now -= back
    card._tick()
    assert 0 < card.remaining() <= 180
    clock.now += 180
    assert card.remaining() <= 0


def test_a_clock_set_back_before_the_start_of_the_program(card, clock):
    card.show_rest(int(clock.now * 1000) + 7_200_000, 180)
    card._tick()
    clock.now += 60
    assert card.remaining() == 120
    card.show_rest(int(clock.now * 1000) + 7_140_000, 180)  # shown again, as after every set
    assert card.remaining() == 120


def test_a_rest_of_hours_ago_is_forgotten(card, clock):
    card.show_rest(int(clock.now * 1000) - (FORGOTTEN_S + 200) * 1000, 180)
    assert card.remaining() is None
    assert list(buttons(card)) == ["Start rest"]


def test_what_can_be_pressed_while_it_runs_when_it_is_over_and_when_there_is_none(card, clock):
    assert list(buttons(card)) == ["Start rest"]
    card.show_rest(int(clock.now * 1000), 60)
    assert list(buttons(card)) == ["− 30 s", "+ 30 s", "Skip", "Restart"]
    clock.now += 61
    card._tick()
    assert list(buttons(card)) == ["+ 30 s", "Stop", "Restart"]


def test_every_button_has_a_name_with_its_key_and_room_for_a_thumb(card):
    for button in card.findChildren(QAbstractButton):
        assert "Ctrl+" in button.accessibleName()
        assert button.sizeHint().height() >= 44


def test_keys_lengthen_shorten_restart_skip_and_stop(rest, lifter):
    lifter.control(Qt.Key.Key_Right)
    assert rest.remaining() == 210
    for _ in range(3):
        lifter.control(Qt.Key.Key_Left)
    assert rest.remaining() == 120
    lifter.clock.now += 50
    lifter.press(Qt.Key.Key_R, CONTROL, SHIFT)
    assert rest.remaining() == 120
    lifter.control(Qt.Key.Key_R)
    assert rest.remaining() is None
    lifter.control(Qt.Key.Key_R)
    assert rest.remaining() == 180
    lifter.control(Qt.Key.Key_Period)
    assert rest.remaining() is None
    lifter.control(Qt.Key.Key_Right)  # nothing to lengthen
    assert rest.remaining() is None


def test_half_a_minute_more_of_a_rest_that_is_over_counts_from_now(rest, lifter):
    lifter.clock.now += 200
    rest._tick()
    lifter.click(buttons(rest)["+ 30 s"])
    assert rest.remaining() == 30
    running = sessions.open_session(lifter.book, lifter.space.athlete_id)
    assert (running.rest_from_ms, running.rest_s) == (int(lifter.clock.now * 1000), 30)


def test_stop_takes_away_what_is_over(rest, lifter):
    lifter.clock.now += 200
    rest._tick()
    lifter.click(buttons(rest)["Stop"])
    assert rest.remaining() is None
    assert sessions.open_session(lifter.book, lifter.space.athlete_id).rest_s is None


def test_touching_the_timer_leaves_the_focus_and_what_is_typed(rest, lifter):
    lifter.type("92.5 7")
    focus = lifter.tab.focusWidget()
    lifter.click(buttons(rest)["Restart"])
    lifter.click(buttons(rest)["+ 30 s"])
    assert lifter.tab.focusWidget() is focus
    lifter.enter()
    assert [(s.load_g, s.reps) for s in lifter.work()][-1] == (92_500, 7)


def test_the_next_set_and_its_load_stand_below_the_time(rest, lifter):
    lifter.qtbot.waitUntil(lambda: "Next: Squat, set 2 of 4: 92.5 kg × 6" in read(rest))
    for _ in range(3):
        lifter.enter()
    lifter.qtbot.waitUntil(lambda: any(t.startswith("Next: Deadlift, ") for t in read(rest)))
    lifter.control(Qt.Key.Key_Period)
    assert not any(text.startswith("Next") for text in read(rest))


def test_correcting_an_old_set_leaves_rest_and_next_set_alone(rest, lifter):
    lifter.clock.now += 40
    lifter.control(Qt.Key.Key_D)
    assert lifter.tab.desk.line().logged is not None
    assert "Next: Squat, set 2 of 4: 92.5 kg × 6" in read(rest)
    lifter.type("95 5@0")
    lifter.enter()
    assert rest.remaining() == 140


def test_sound_and_notice_only_where_they_are_wanted(card, clock, qtbot, monkeypatch):
    rang, told = [], []
    monkeypatch.setattr(Bell, "ring", lambda _self: rang.append(1))
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    monkeypatch.setattr(QSystemTrayIcon, "show", lambda _self: None)
    monkeypatch.setattr(QSystemTrayIcon, "showMessage", lambda _s, *a: told.append(a[:2]))
    card.show_coming("Squat, set 2 of 4")

    def end_a_rest(**wanted):
        card._settings = Settings(**wanted)
        card.show_rest(int(clock.now * 1000), 60)
        clock.now += 61
        card._tick()

    end_a_rest(rest_sound=False)
    assert (rang, told) == ([], [])
    end_a_rest(rest_sound=True)
    assert (rang, told) == ([1], [])
    end_a_rest(rest_sound=False, rest_notice=True)
    assert (rang, told) == ([1], [("Rest is over", "Squat, set 2 of 4")])


def test_the_end_flashes_whatever_is_set_and_then_stays_quiet(card, clock):
    card.show_rest(int(clock.now * 1000), 60)
    assert not card.flashing
    seen = set()
    clock.now += 60
    for _ in range(12):
        clock.now += 0.5
        seen.add(card.flashing)
    assert seen == {True, False}
    clock.now += FLASH_S
    assert not card.flashing


def test_a_narrow_session_begins_with_timer_and_plates_in_view(person, qtbot):
    person.space.look.set_text_percent(150)
    person.tab.resize(1024, 480)
    person.enter()
    person.control(Qt.Key.Key_G)
    person.enter()
    desk = person.tab.desk
    qtbot.wait(10)
    assert not desk._beside  # they stand above the exercises, in the same column
    assert desk.rest._ring.visibleRegion().boundingRect() == desk.rest._ring.rect()


def test_timer_and_plates_are_seen_whatever_the_width(rest, lifter, qtbot):
    plates = lifter.tab.desk.plates
    for width in (1280, 800, 1280, 700, 1024):
        lifter.tab.resize(width, 560)
        qtbot.wait(1)
        assert rest.isVisibleTo(lifter.tab)
        assert plates.isVisibleTo(lifter.tab)


def test_a_failed_set_is_followed_by_a_longer_rest_that_says_so(lifter):
    lifter.type("92.5 4@0")
    lifter.enter()
    rest = lifter.tab.desk.rest
    assert rest.remaining() == 240
    assert "4 of at least 6 reps: 1:00 longer." in read(rest)
    lifter.type("92.5 6")
    lifter.enter()
    assert rest.remaining() == 180
    assert not any("longer" in text for text in read(rest))


def test_after_a_restart_the_longer_rest_still_says_why(lifter, open_tab):
    lifter.type("92.5 4@0")
    lifter.enter()
    lifter.clock.now += 100
    again = Logbook.open(lifter.book.path)
    rest = open_tab(lifter.space._replace(logbook=again)).tab.desk.rest
    assert rest.remaining() == 140
    assert "4 of at least 6 reps: 1:00 longer." in read(rest)
    again.close()


def test_a_rest_begun_by_hand_gives_no_reason(lifter):
    lifter.type("92.5 4@0")
    lifter.enter()
    lifter.clock.now += 20
    lifter.control(Qt.Key.Key_R)
    lifter.control(Qt.Key.Key_R)
    assert lifter.tab.desk.rest.remaining() == 180
    assert not any("longer" in text for text in read(lifter.tab.desk.rest))


def test_the_rest_between_the_sides_is_short_and_says_so(lifter):
    lifter.press(Qt.Key.Key_PageDown)
    lifter.press(Qt.Key.Key_PageDown)
    lifter.enter()
    rest = lifter.tab.desk.rest
    assert rest.remaining() == 30
    assert "Short: the right side comes next." in read(rest)
    lifter.enter()
    assert rest.remaining() == 120


def test_where_the_other_side_follows_at_once_the_rest_before_ends(person):
    day = plans.active_plan(person.book, person.space.athlete_id).days[1]
    person.tab.start_day(day.id)
    person.control(Qt.Key.Key_G)
    person.enter()
    rest = person.tab.desk.rest
    assert rest.remaining() == 120
    person.press(Qt.Key.Key_PageDown)
    person.press(Qt.Key.Key_PageDown)  # walking lunge
    person.enter()
    assert rest.remaining() is None
    assert "The right side follows at once." in read(rest)
    person.enter()
    assert rest.remaining() > 0


def test_in_a_superset_the_change_over_is_short_and_the_round_ends_in_a_rest(lifter):
    desk = lifter.tab.desk
    first, second = desk.sheet.blocks[:2]
    sessions.set_superset(lifter.book, [first.id, second.id], 1)
    desk.resync()
    for _ in range(2):
        desk.select(first.id)
        lifter.enter()
        assert desk.rest.remaining() == 15
        assert "Over to the other exercise of the superset." in read(desk.rest)
        desk.select(second.id)
        desk.skip_warm_ups()
        lifter.enter()
        assert desk.rest.remaining() == 180


def test_ten_minutes_and_more_stay_inside_the_ring(card, clock, qtbot):
    card.resize(280, 400)
    card.show()
    qtbot.waitExposed(card)
    ring = card._ring
    began = clock.now
    card.show_rest(int(began * 1000), 60)
    for over in (60, 899):  # +1:00 and +14:59
        clock.now = began + 60 + over
        card._tick()
        picture = ring.grab().toImage()
        side = min(ring.width(), ring.height())
        left = (ring.width() - side) // 2
        middle = range(ring.height() // 2 - 12, ring.height() // 2 + 12)
        band = {picture.pixelColor(x, y).name() for x in range(left, left + 15) for y in middle}
        assert card._look.colour("text").name() not in band
    card.close()


def test_no_rest_outlives_its_session(rest, lifter, qtbot):
    rang = []
    rest.over.connect(lambda: rang.append(1))
    lifter.press(Qt.Key.Key_Return, CONTROL)
    lifter.enter()
    assert sessions.open_session(lifter.book, lifter.space.athlete_id) is None
    assert rest.remaining() is None
    lifter.clock.now += 181
    qtbot.wait(450)
    assert rang == []


def test_the_rest_goes_on_while_a_past_session_is_corrected(rest, lifter, qtbot):
    past = sessions.session_list(lifter.book, lifter.space.athlete_id, limit=3)[-1]
    lifter.tab.open_session(past.id)
    lifter.clock.now += 60
    assert rest.remaining() == 120
    rang = []
    rest.over.connect(lambda: rang.append(1))
    lifter.clock.now += 121
    qtbot.waitUntil(lambda: rang == [1])


def test_the_tab_tells_the_time_to_who_reads_another(qtbot, space, clock):
    log_days(space)
    window = MainWindow(space)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.session.start_day(plans.active_plan(space.logbook, space.athlete_id).days[0].id)
    window.session.desk.resting.restart()
    window.show_plan()
    clock.now += 61
    qtbot.waitUntil(lambda: window.bar.tabText(SESSION) == "Session  1:59")
    clock.now += 121
    qtbot.waitUntil(lambda: window.bar.tabText(SESSION) == "Session  +0:02")
    window.show_session()
    assert window.bar.tabText(SESSION) == "Session"  # there the ring tells it
    window.show_plan()
    assert window.bar.tabText(SESSION).startswith("Session  +")
    window.session.desk.resting.stop()
    assert window.bar.tabText(SESSION) == "Session"
    window.close()


def test_after_the_last_set_of_the_session_there_is_nothing_to_rest_for(lifter):
    desk = lifter.tab.desk
    while desk.line() is not None:
        assert desk.sheet.next_block(None) is not None
        lifter.enter()
    assert desk.rest.remaining() is None
    assert sessions.open_session(lifter.book, lifter.space.athlete_id).rest_s == 0
