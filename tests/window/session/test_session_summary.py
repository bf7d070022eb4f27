"""The end of a session: answers with one key each, records, and what is kept in the plan."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from session_person import NOW, log_days

from legday_gui.logbook import athletes, plans, sessions, symptoms
from legday_gui.logbook.errors import LogbookError
from legday_gui.logbook.library import exercises
from legday_gui.training import records
from legday_gui.training.values import (
    Exercise,
    LoadKind,
    Measure,
    Moment,
    Performance,
    SetKind,
    SetTarget,
    Side,
    Sidedness,
    SymptomKind,
    Target,
    Unit,
)
from legday_gui.window.session import closing, words
from legday_gui.window.session.sheet import Sheet

CTRL_ENTER = Qt.Key.Key_Return


def words_on(page: QWidget) -> str:
    """Everything that can be read on a page, once it is laid out."""
    QApplication.processEvents()
    found = [w for w in page.findChildren(QLabel) if w.isVisibleTo(page)]
    return "\n".join(label.text() for label in found)


def button(page: QWidget, name: str) -> QAbstractButton:
    """The button that can be seen and whose text or accessible name is this."""
    QApplication.processEvents()
    return next(
        b
        for b in page.findChildren(QAbstractButton)
        if b.isVisibleTo(page) and name in (b.text(), b.accessibleName())
    )


def noted(person) -> list[tuple[str, str, str, int]]:
    found = symptoms.symptoms(person.book, person.space.athlete_id)
    return [(s.kind.value, s.site, s.side.value, s.score) for s in found]


def session_of(person):
    return person.tab.desk.sheet.session


@pytest.fixture
def done(lifter):
    """Someone who has done one set of squats and asks for the summary."""
    lifter.enter()
    lifter.clock.now += 600
    lifter.control(CTRL_ENTER)
    assert lifter.tab.summary.isVisible()
    return lifter


# ---- effort, soreness, pain


def test_the_effort_is_one_key(done):
    done.type("7")
    assert session_of(done).effort == 7
    assert button(done.tab.summary, "How hard, 0 to 10: 7")
    done.enter()  # and the focus is still on Finish
    assert done.tab.start.isVisible()


@pytest.mark.parametrize(("typed", "kept"), [("1", 1), ("10", 10), ("0", 0), ("3", 3)])
def test_ten_is_typed_as_one_and_zero(done, typed, kept):
    done.type(typed)
    assert session_of(done).effort == kept


def test_the_effort_is_one_touch_and_a_second_one_takes_it_back(done):
    page = done.tab.summary
    done.click(button(page, "8"))
    assert session_of(done).effort == 8
    done.click(button(page, "8"))
    assert session_of(done).effort is None
    assert button(page, "How hard, 0 to 10: not answered")


def test_an_answer_is_undone_on_the_screen_as_in_the_file(done):
    done.type("9")
    done.book.undo()
    done.tab.refresh()
    assert session_of(done).effort is None
    assert button(done.tab.summary, "How hard, 0 to 10: not answered")
    QApplication.processEvents()
    done.type("8")  # the keys still go to the summary, not to the sets behind it
    assert session_of(done).effort == 8
    done.enter()
    assert done.tab.start.isVisible()
    assert len(sessions.sets_of(done.book, session_of(done).id)) == 1


def test_pain_is_noted_by_site_and_side_and_judged_with_source_and_limits(done):
    page = done.tab.summary
    done.type("p")
    done.click(button(page, "Left knee"))
    done.type("4")
    assert noted(done) == [("pain", "knee", "left", 4)]
    said = words_on(page)
    assert "Left knee pain 4 of 10: keep the load and add nothing" in said
    assert "Silbernagel 2007" in said
    assert "no diagnosis" in said
    assert "have it looked at" in said
    done.click(button(page, "Left knee pain: 4"))
    done.click(button(page, "6"))
    assert noted(done) == [("pain", "knee", "left", 6)]
    assert "10 to 20 % off" in words_on(page)


def test_pain_changes_the_next_load_on_the_same_page(done):
    page = done.tab.summary
    done.type("p")
    done.click(button(page, "Left knee"))
    done.type("7")
    said = words_on(page)
    assert "Left knee pain 7 of 10, so 10 % off or swap the exercise; without it the rule" in said
    done.click(button(page, "Left knee pain: 7"))
    done.click(button(page, "2"))
    assert "10 % off or swap" not in words_on(page)


def test_both_knees_are_two_answers(done):
    page = done.tab.summary
    for site, score in (("Left knee", "2"), ("Right knee", "5")):
        done.type("p")
        done.click(button(page, site))
        done.type(score)
    assert noted(done) == [("pain", "knee", "left", 2), ("pain", "knee", "right", 5)]


def test_soreness_is_asked_of_the_muscles_that_were_trained(done):
    done.type("s62")
    assert noted(done)[0] == ("soreness", "quads", "both", 6)
    assert noted(done)[1] == ("soreness", "glutes", "both", 2)
    assert "Calves sore" not in [b.text() for b in done.tab.summary.findChildren(QAbstractButton)]


def test_a_pain_of_late_is_asked_for_again(done):
    symptoms.note_symptom(
        done.book,
        done.space.athlete_id,
        session_id=None,
        day=NOW // 86_400 - 5,
        at=NOW - 5 * 86_400,
        kind=SymptomKind.PAIN,
        site="lower back",
        side=Side.BOTH,
        score=3,
        moment=Moment.SESSION,
    )
    done.press(Qt.Key.Key_Escape)
    done.control(CTRL_ENTER)
    done.type("72")  # how hard, then the back
    assert session_of(done).effort == 7
    assert noted(done)[-1] == ("pain", "lower back", "both", 2)


def test_escape_leaves_the_sites_first(done):
    done.type("p")
    assert button(done.tab.summary, "Left ankle")
    done.press(Qt.Key.Key_Escape)
    assert done.tab.summary.isVisible()
    assert not done.tab.summary._sites.isVisible()
    done.press(Qt.Key.Key_Escape)
    assert done.tab.desk.isVisible()


# ---- figures, name, note, readiness


def test_energy_is_a_range_once_a_body_weight_is_known(done):
    assert "kcal" not in words_on(done.tab.summary)
    athletes.add_body_weight(done.book, done.space.athlete_id, 82_000, NOW, NOW // 86_400)
    done.press(Qt.Key.Key_Escape)
    done.control(CTRL_ENTER)
    figures = done.tab.summary._figures.text()
    assert figures.startswith("10 minutes, 1 hard set, ")
    low, _, high, unit = figures.split(", ")[-1].split()
    assert int(low) < int(high)
    assert unit == "kcal"


def test_name_and_note_are_kept(done):
    page = done.tab.summary
    fields = {f.accessibleName(): f for f in page.findChildren(QLineEdit)}
    for name, text in (("Name of the session", "At the hotel"), ("Note on the session", "No bar")):
        fields[name].setFocus()
        fields[name].selectAll()
        done.type(text)
        done.enter()
    session = sessions.session(done.book, session_of(done).id)
    assert (session.name, session.note) == ("At the hotel", "No bar")
    assert "At the hotel done" in words_on(page)
    done.type("6")  # keys go to the page again
    assert session_of(done).effort == 6
    done.enter()
    assert done.tab.start.isVisible()


def test_a_body_weight_that_is_none_is_refused_in_a_sentence(done):
    done.type("wabc")
    done.enter()
    assert "“abc” is no body weight" in words_on(done.tab.summary)
    assert done.tab.summary.isVisible()
    assert session_of(done).ended_at is None


def test_it_says_when_the_legs_are_ready_and_why(done):
    done.type("9")  # a hard session asks for a day more
    said = words_on(done.tab.summary)
    assert "Legs are ready again from" in said
    assert "need 72 h: 48, +24 for a session of effort 9." in said
    assert "The next day in the plan is Day 2" in said


# ---- what was done otherwise


def squats(person) -> int | None:
    """The sets that the plan asks for of its first exercise; None where it is no squat."""
    plan = plans.active_plan(person.book, person.space.athlete_id)
    first = plan.days[0].prescriptions[0]
    name = exercises(person.book)[first.exercise_id].name
    return first.sets if name == "Squat" else None


def test_fewer_sets_are_kept_in_the_plan_with_one_press(done):
    page = done.tab.summary
    assert "Squat: 1 set instead of 4." in words_on(page)
    done.click(button(page, "Keep in the plan: Squat: 1 set instead of 4."))
    assert squats(done) == 1
    assert "Squat: 1 set" not in words_on(page)
    done.book.undo()
    done.tab.refresh()
    assert squats(done) == 4
    assert "Squat: 1 set instead of 4." in words_on(page)


def test_what_was_done_as_planned_is_not_offered(lifter):
    for _ in range(4):
        lifter.enter()
    lifter.control(CTRL_ENTER)
    assert "Otherwise than planned" not in words_on(lifter.tab.summary)


def test_a_skip_is_kept(lifter):
    lifter.control(Qt.Key.Key_K)
    lifter.control(CTRL_ENTER)
    page = lifter.tab.summary
    lifter.click(button(page, "Keep in the plan: Without squat."))
    assert squats(lifter) is None
    assert "Without squat" not in words_on(page)


def test_a_swap_is_kept_with_the_step_of_the_other_exercise(lifter):
    desk, book = lifter.tab.desk, lifter.book
    other = next(e for e in exercises(book).values() if e.name == "Leg press")
    desk.sheet.swap(desk.block, other.id)
    desk.resync()
    lifter.type("180 6")
    lifter.enter()
    lifter.control(CTRL_ENTER)
    page = lifter.tab.summary
    lifter.click(button(page, "Keep in the plan: Leg press instead of squat."))
    first = plans.active_plan(book, lifter.space.athlete_id).days[0].prescriptions[0]
    assert (first.exercise_id, first.sets, first.step_g) == (other.id, 1, other.step_g)
    assert "instead of squat" not in words_on(page)


def test_an_added_exercise_is_kept_with_its_sets_and_reps(lifter):
    desk, book = lifter.tab.desk, lifter.book
    other = next(e for e in exercises(book).values() if e.name == "Leg press")
    block_id = desk.sheet.add_exercise(other.id)
    for number, reps in ((1, 12), (2, 10)):
        sessions.log_set(
            book, sessions.blocks(book, desk.sheet.session_id)[-1], number=number, side=Side.BOTH,
            kind=SetKind.WORK, load_g=180_000, unit=Unit.KG, reps=reps, reserve_halves=4, at=NOW,
        )  # fmt: skip
    desk.resync()
    assert desk.sheet.block(block_id) is not None
    lifter.control(CTRL_ENTER)
    page = lifter.tab.summary
    steps = len(plans.active_plan(book, lifter.space.athlete_id).days[0].prescriptions)
    lifter.click(button(page, "Keep in the plan: Leg press as well, 2 sets."))
    items = plans.active_plan(book, lifter.space.athlete_id).days[0].prescriptions
    assert len(items) == steps + 1
    last = items[-1]
    assert (last.exercise_id, last.sets, last.reps_low, last.reps_high) == (other.id, 2, 10, 12)
    assert "as well" not in words_on(page)
    book.undo()  # one press is one step
    assert len(plans.active_plan(book, lifter.space.athlete_id).days[0].prescriptions) == steps


def test_another_order_and_a_superset_are_kept(done):
    desk, book = done.tab.desk, done.book
    blocks = desk.sheet.blocks
    sessions.move_block(book, blocks[1].id, 0)
    sessions.set_superset(book, [blocks[2].id, blocks[3].id], 1)
    done.tab.refresh()
    page = done.tab.summary
    order = "Another order: deadlift, squat, Bulgarian split squat, hamstring curl, standing calf"
    assert order in words_on(page)
    done.click(button(page, f"Keep in the plan: {order} raise."))
    done.click(
        button(page, "Keep in the plan: Supersets of Bulgarian split squat with hamstring curl.")
    )
    items = plans.active_plan(book, done.space.athlete_id).days[0].prescriptions
    assert [i.id for i in items[:2]] == [blocks[1].prescription_id, blocks[0].prescription_id]
    assert items[2].superset == items[3].superset == 1
    assert "order" not in words_on(page)
    assert "Supersets" not in words_on(page)


# ---- records, whatever was corrected before


def from_scratch(book, athlete_id: int, session) -> list[tuple[str, int, int]]:
    """The records of a session by going through every session before it, in order of time."""
    listed = sessions.session_list(book, athlete_id, limit=1000)
    found = []
    for exercise_id in {s.exercise_id for s in sessions.sets_of(book, session.id)}:
        before = []
        for one in listed:
            if one.started_at < session.started_at:
                sets = tuple(
                    s for s in sessions.sets_of(book, one.id) if s.exercise_id == exercise_id
                )
                before.append(Performance(one.id, one.day, sets))
        now = tuple(s for s in sessions.sets_of(book, session.id) if s.exercise_id == exercise_id)
        past = records.efforts_of(before)
        performance = Performance(session.id, session.day, now)
        found += [
            (record.kind, record.exercise_id, record.value, record.before)
            for record in records.session_records(past, performance)
        ]
    return sorted(found)


def shown(book, athlete_id: int, session_id: int) -> list[tuple[str, str]]:
    sheet = Sheet(book, athlete_id, Unit.KG, session_id, NOW // 86_400)
    return sorted(closing.record_lines(sheet))


EDITS = st.lists(
    st.tuples(
        st.sampled_from(("load", "kind", "date", "bin", "undo")),
        st.integers(0, 5),  # which session
        st.integers(0, 40),  # which of its sets
        st.integers(15, 110),  # kg
        st.integers(1, 15),  # reps
        st.sampled_from(SetKind),
        st.integers(-10, 10),  # days
    ),
    max_size=12,
)


def edit(book, owner: int, how, which, row, kg, reps, kind, days) -> None:
    """One correction of the past."""
    listed = sessions.session_list(book, owner)
    if not listed or how == "undo":
        book.undo()
        return
    session = sessions.session(book, listed[which % len(listed)].id)
    logged = sessions.sets_of(book, session.id)
    if how == "date":
        at = session.started_at + days * 86_400
        sessions.edit_session(book, session.id, started_at=at, day=at // 86_400)
    elif how == "bin":
        sessions.bin_session(book, session.id)
    elif logged and how == "load":
        sessions.edit_set(book, logged[row % len(logged)].id, load_g=kg * 1000, reps=reps)
    elif logged:
        sessions.edit_set(book, logged[row % len(logged)].id, kind=kind)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=EDITS)
def test_records_after_any_order_of_edits_equal_records_from_scratch(space, edits):
    book, owner = space.logbook, space.athlete_id
    if not sessions.session_list(book, owner):
        log_days(space, 6)
    for one in edits:
        edit(book, owner, *one)
    for one in sessions.session_list(book, owner):
        truth = from_scratch(book, owner, sessions.session(book, one.id))
        lines = shown(book, owner, one.id)
        assert len(lines) == len(truth)
        heaviest = [r for r in truth if r[0] == records.HEAVIEST_FOR_REPS]
        assert sorted(was for text, was in lines if "the heaviest set" in text) == sorted(
            f"was {before / 1000:g} kg" for _, _, _, before in heaviest
        )


def test_a_corrected_old_set_makes_a_record_of_a_later_session(space, open_tab):
    log_days(space, 4)
    person = open_tab()
    book, owner = person.book, person.space.athlete_id
    newest = sessions.session_list(book, owner)[0]
    person.tab.open_session(newest.id)
    person.click(button(person.tab.desk.when, "Summary: records, effort, pain, notes"))
    page = person.tab.summary
    assert "No records this time" in words_on(page)
    for one in sessions.session_list(book, owner)[1:]:
        for logged in sessions.sets_of(book, one.id):
            sessions.edit_set(book, logged.id, load_g=10_000)
    person.tab.refresh()
    assert "Front squat: 90 kg for" in words_on(page)


def test_an_exercise_done_in_two_blocks_has_its_records_once(lifter):
    desk, book = lifter.tab.desk, lifter.book
    squat = desk.block.exercise_id
    lifter.type("120 6")
    lifter.enter()
    sessions.add_block(book, desk.sheet.session_id, squat, 1)
    again = sessions.blocks(book, desk.sheet.session_id)[-1]
    sessions.log_set(
        book, again, number=1, side=Side.BOTH, kind=SetKind.WORK, load_g=125_000, unit=Unit.KG,
        reps=6, reserve_halves=4, at=NOW,
    )  # fmt: skip
    desk.resync()
    lifter.control(CTRL_ENTER)
    said = words_on(lifter.tab.summary)
    assert said.count("the heaviest set of 6") == 1
    assert "Squat: 125 kg for 6, the heaviest set of 6" in said


def test_sets_that_differ_are_told_one_by_one():
    sets = (
        SetTarget(reps=5, reps_high=5, load_g=85_000, reserve_halves=2),
        SetTarget(reps=3, reps_high=3, load_g=95_000, reserve_halves=2),
        SetTarget(reps=1, reps_high=1, load_g=105_000, reserve_halves=2, kind=SetKind.AMRAP),
    )
    target = Target(3, 5, 5, 85_000, 2, "", "", sets)
    squat = Exercise(1, "Squat", "barbell", LoadKind.BARBELL, Sidedness.NEVER, Measure.REPS, 2500)
    assert words.target_words(target, Unit.KG, squat) == "5/3/1+ at 85/95/105 kg"
    alike = target._replace(per_set=())
    assert words.target_words(alike, Unit.KG, squat) == "3 × 5 at 85 kg"


# ---- a session of the past


def test_the_summary_of_a_past_session_can_be_read_and_corrected(person):
    newest = sessions.session_list(person.book, person.space.athlete_id)[0]
    person.tab.open_session(newest.id)
    person.click(button(person.tab.desk.when, "Summary: records, effort, pain, notes"))
    page = person.tab.summary
    assert "60 minutes" in words_on(page)
    assert "Body weight" not in words_on(page)
    person.type("6")
    assert sessions.session(person.book, newest.id).effort == 6
    person.enter()
    assert person.tab.desk.isVisible()
    assert person.tab.desk.sheet.session.ended_at is not None


def test_a_session_without_sets_is_dropped_and_can_be_brought_back(lifter):
    before = sessions.open_session(lifter.book, lifter.space.athlete_id)
    lifter.control(CTRL_ENTER)
    assert "Nothing was logged" in words_on(lifter.tab.summary)
    lifter.enter()
    assert lifter.tab.start.isVisible()
    lifter.tab.refresh()  # as the window asks after every change
    assert "Day 1 had no sets and is in the bin" in words_on(lifter.tab.start)
    assert sessions.open_session(lifter.book, lifter.space.athlete_id) is None
    lifter.book.undo()
    lifter.tab.refresh()
    assert lifter.tab.desk.sheet.session.id == before.id
    assert lifter.tab.desk.isVisible()


def test_an_answer_that_the_file_refuses_is_said_and_not_shown(done, monkeypatch):
    def refuse(*_args, **_fields):
        raise LogbookError("The disk is full: make room and press again.")

    with monkeypatch.context() as patch:
        patch.setattr(sessions, "edit_session", refuse)
        done.type("7")
    page = done.tab.summary
    assert "The disk is full" in words_on(page)
    assert button(page, "How hard, 0 to 10: not answered")
    done.type("7")
    assert session_of(done).effort == 7
    assert "The disk is full" not in words_on(page)
