"""What the start page says and asks: recovery, place, the morning after, what was forgotten."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from session_person import DAY_S, NOW, log_days

from legday_gui import settings as store
from legday_gui.logbook import places, plans, sessions, symptoms
from legday_gui.training.values import Moment, SetKind, Side, SymptomKind, Unit
from legday_gui.window.widgets import Pill

HOUR_S = 3600


def settle() -> None:
    """What is put off until after the first paint is made, then shown."""
    for _ in range(3):
        QApplication.processEvents()


def words_on(page: QWidget) -> str:
    settle()
    return "\n".join(w.text() for w in page.findChildren(QLabel) if w.isVisibleTo(page))


def button(page: QWidget, name: str) -> QAbstractButton:
    settle()
    return next(
        b
        for b in page.findChildren(QAbstractButton)
        if b.isVisibleTo(page) and name in (b.text(), b.accessibleName())
    )


def has(page: QWidget, name: str) -> bool:
    settle()
    return any(
        b.isVisibleTo(page) and name in (b.text(), b.accessibleName())
        for b in page.findChildren(QAbstractButton)
    )


# ---- recovery


def test_hours_need_and_reason_of_each_muscle_are_shown(person):
    said = words_on(person.tab.start.recovery)
    assert "71 of 60 h" in said
    assert "Quads had 9 hard sets 71 h ago and need 60 h: 48, +12 for more than 8 sets." in said


def test_starting_early_is_a_sentence_never_a_wall(person):
    person.clock.now -= 36 * HOUR_S
    person.tab.start.refresh()
    said = words_on(person.tab.start)
    assert "would be ready in 25 h; starting now is up to you." in said
    person.enter()
    assert person.running() == []
    assert sessions.open_session(person.book, person.space.athlete_id) is not None


def test_a_hard_session_and_soreness_count(person):
    book, owner = person.book, person.space.athlete_id
    newest = sessions.session_list(book, owner)[0]
    sessions.edit_session(book, newest.id, effort=10)
    symptoms.note_symptom(
        book, owner, session_id=None, day=NOW // DAY_S, at=NOW - 60, kind=SymptomKind.SORENESS,
        site="quads", side=Side.BOTH, score=7, moment=Moment.SESSION,
    )  # fmt: skip
    person.tab.refresh()
    said = words_on(person.tab.start.recovery)
    assert "+24 for a session of effort 10" in said
    assert "Soreness 7 of 10" in said


# ---- the place


def test_the_place_is_chosen_remembered_and_noted_with_the_session(person):
    gym = places.add_place(person.book, "Gym", Unit.KG)
    home = places.add_place(person.book, "Home", Unit.KG)
    person.tab.refresh()
    start = person.tab.start
    person.click(button(start, "Train at: Home"))
    assert button(start, "Train at: Home").isChecked()
    assert store.load().place == home
    person.enter()
    assert sessions.open_session(person.book, person.space.athlete_id).place_id == home
    assert gym != home


def test_a_place_that_is_gone_is_none(person):
    person.space.settings.place = places.add_place(person.book, "Gym", Unit.KG)
    places.remove_place(person.book, person.space.settings.place)
    person.tab.refresh()
    assert button(person.tab.start, "Usual plates").isChecked()
    person.enter()
    assert sessions.open_session(person.book, person.space.athlete_id).place_id is None


# ---- forgotten sessions


@pytest.fixture
def forgotten(lifter):
    """Someone who left after one set, and comes back the next morning."""
    lifter.enter()
    lifter.clock.now += 14 * HOUR_S
    return lifter


def last(person) -> sessions.SessionSummary:
    return sessions.session_list(person.book, person.space.athlete_id)[0]


def test_a_forgotten_session_ends_with_its_last_set_and_says_so(forgotten, open_tab):
    again = open_tab()
    assert again.tab.start.isVisible()
    assert last(again).ended_at == NOW
    said = words_on(again.tab.start)
    assert "Day 1 of 21 Sep was left open and ends with its last set now, at" in said
    assert "Ctrl+Z opens it again." in said


def test_undo_opens_a_forgotten_session_again_and_it_stays_open(forgotten, open_tab):
    again = open_tab()
    again.book.undo()
    again.tab.refresh()
    assert again.tab.desk.isVisible()
    assert last(again).ended_at is None
    again.tab._open_what_runs()
    assert last(again).ended_at is None


def test_a_machine_that_stayed_on_closes_what_was_forgotten(forgotten):
    forgotten.tab._watch()
    assert forgotten.tab.start.isVisible()
    assert last(forgotten).ended_at == NOW
    assert "was left open" in words_on(forgotten.tab.start)


def test_what_is_being_typed_is_not_taken_away(forgotten):
    forgotten.type("100")
    forgotten.tab._watch()
    assert forgotten.tab.desk.isVisible()
    assert last(forgotten).ended_at is None


def test_a_pause_of_three_hours_is_no_forgetting(lifter, open_tab):
    lifter.enter()
    lifter.clock.now += 3 * HOUR_S
    assert open_tab().tab.desk.isVisible()


def test_a_forgotten_session_without_sets_goes_to_the_bin(person, open_tab):
    person.enter()
    person.clock.now += 9 * HOUR_S
    before = len(sessions.session_list(person.book, person.space.athlete_id))
    again = open_tab()
    listed = sessions.session_list(again.book, again.space.athlete_id)
    assert len(listed) == before - 1
    assert "without a set and is in the bin now: Ctrl+Z brings it back." in words_on(
        again.tab.start
    )


def test_several_forgotten_sessions_are_all_closed(space, open_tab):
    log_days(space, 2)
    book, owner = space.logbook, space.athlete_id
    for one in sessions.session_list(book, owner):
        sessions.reopen_session(book, one.id)
    tab = open_tab().tab
    assert sessions.open_session(book, owner) is None
    assert words_on(tab.start).count("was left open") == 2


# ---- the morning after


@pytest.fixture
def morning(space, open_tab):
    """The day after a Day 1."""
    book, owner = space.logbook, space.athlete_id
    day = plans.active_plan(book, owner).days[0]
    session_id = sessions.start_session(book, owner, day, NOW - DAY_S, 0)
    sessions.log_set(
        book, sessions.blocks(book, session_id)[0], number=1, side=Side.BOTH, kind=SetKind.WORK,
        load_g=100_000, unit=Unit.KG, reps=6, reserve_halves=2, at=NOW - DAY_S + 60,
    )  # fmt: skip
    sessions.finish_session(book, session_id, NOW - DAY_S + HOUR_S)
    return open_tab


def hurt(space, score: int, moment: Moment = Moment.SESSION) -> None:
    session = sessions.session_list(space.logbook, space.athlete_id)[0]
    symptoms.note_symptom(
        space.logbook, space.athlete_id, session_id=session.id, day=session.day, at=NOW - DAY_S,
        kind=SymptomKind.PAIN, site="knee", side=Side.LEFT, score=score, moment=moment,
    )  # fmt: skip


def of_this_morning(person) -> list[tuple[str, int]]:
    found = symptoms.symptoms(person.book, person.space.athlete_id)
    return [(s.site, s.score) for s in found if s.moment is Moment.NEXT_MORNING]


def test_it_asks_and_one_touch_puts_it_away_for_good(morning):
    person = morning()
    start = person.tab.start
    assert "The morning after Day 1: does anything hurt?" in words_on(start)
    person.click(button(start, "Nothing hurts"))
    assert "morning after" not in words_on(start)
    again = morning()
    assert "morning after" not in words_on(again.tab.start)
    again.enter()  # and nothing stood in the way
    assert again.tab.desk.isVisible()


def test_not_now_is_remembered_after_a_restart(morning, space):
    person = morning()
    person.click(button(person.tab.start, "Put these questions away"))
    assert store.load().morning_seen == space.settings.morning_seen != 0
    assert "morning after" not in words_on(morning().tab.start)
    assert of_this_morning(person) == []


def test_a_pain_of_the_session_is_asked_for_with_one_key(morning, space):
    hurt(space, 3)
    person = morning()
    words_on(person.tab.start)
    person.type("5")
    assert of_this_morning(person) == [("knee", 5)]
    said = words_on(person.tab.start)
    assert "Left knee pain 5 the morning after 3 in the session: take 10 to 20 % off" in said
    assert "Silbernagel 2007" in said


def test_nothing_hurts_is_a_zero_for_what_hurt_yesterday(morning, space):
    hurt(space, 3)
    person = morning()
    person.click(button(person.tab.start, "Nothing hurts"))
    assert of_this_morning(person) == [("knee", 0)]


def test_soreness_of_the_morning_moves_the_recovery(morning):
    person = morning()
    person.click(button(person.tab.start, "+ Soreness"))
    person.type("8")
    assert of_this_morning(person) == [("quads", 8)]
    assert "Soreness 8 of 10" in words_on(person.tab.start.recovery)
    assert has(person.tab.start, "Done")


def test_a_new_pain_is_noted_in_the_morning(morning):
    person = morning()
    person.click(button(person.tab.start, "Note pain at another site"))
    person.click(button(person.tab.start, "Lower back"))
    person.type("2")
    assert of_this_morning(person) == [("lower back", 2)]


def test_the_pain_of_the_last_session_is_spoken_of_before_the_next(morning, space):
    hurt(space, 4)
    person = morning()
    person.clock.now += DAY_S
    person.tab.start.refresh()
    said = words_on(person.tab.start)
    assert "Yellow. Left knee pain 4 of 10: keep the load and add nothing" in said
    person.clock.now += 7 * DAY_S
    person.tab.start.refresh()
    assert "Left knee pain" not in words_on(person.tab.start)


def test_two_days_later_nothing_is_asked(morning):
    person = morning()
    person.clock.now += DAY_S
    person.tab.start.refresh()
    assert "morning after" not in words_on(person.tab.start)


def test_answers_are_undone_on_the_screen(morning, space):
    hurt(space, 3)
    person = morning()
    words_on(person.tab.start)
    person.type("5")
    person.book.undo()
    person.tab.refresh()
    assert of_this_morning(person) == []
    assert has(person.tab.start, "Left knee pain: not answered")


# ---- where there is little room


@pytest.mark.parametrize(("width", "percent"), [(1024, 100), (1024, 150), (1280, 200)])
def test_start_is_in_sight_without_scrolling(person, width, percent):
    person.space.look.set_text_percent(percent)
    person.tab.resize(width, 504)
    settle()
    start = person.tab.start
    seen = button(start, "Start the session (Enter)")
    below = seen.mapTo(start, seen.rect().bottomLeft()).y()
    assert below < 504
    assert all(pill.height() >= 44 for pill in start.findChildren(Pill) if pill.isVisible())
    person.space.look.set_text_percent(100)


def test_the_keys_are_said_on_the_page(person):
    assert "Enter starts. Up and Down choose another day." in words_on(person.tab.start)
    person.press(Qt.Key.Key_Down)
    assert person.tab.start.day.name == "Day 2"


@pytest.mark.parametrize(("size", "text"), [((1280, 704), 100), ((1024, 504), 150)])
def test_start_stays_where_it_is_and_in_sight_when_the_morning_asks(morning, space, size, text):
    space.look.set_text_percent(text)
    hurt(space, 4)
    person = morning()
    person.tab.resize(*size)
    assert "does anything hurt" in words_on(person.tab)
    start = button(person.tab, "Start")
    asked = start.mapTo(person.tab, QPoint(0, 0))
    assert start.visibleRegion().boundingRect() == start.rect()
    person.click(button(person.tab, "Not now"))
    assert "does anything hurt" not in words_on(person.tab)
    assert start.mapTo(person.tab, QPoint(0, 0)) == asked
