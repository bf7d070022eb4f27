"""A whole planned leg day, counted: one Enter or one touch a set, and nothing in between."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from legday_gui.logbook import plans, sessions
from legday_gui.logbook.library import exercises
from legday_gui.training.values import SetKind, Side, Sidedness, Unit

DAYS = [0, 1]


def planned(person, at: int) -> list[tuple[str, int]]:
    """The exercises of a plan day with their sets, a one-sided set counted once a side."""
    plan = plans.active_plan(person.book, person.space.athlete_id)
    library = exercises(person.book)
    found = []
    for item in plan.days[at].prescriptions:
        exercise = library[item.exercise_id]
        sides = 2 if exercise.sidedness is Sidedness.ALWAYS else 1
        found.append((exercise.name, item.sets * sides))
    return found


def logged(person, session_id: int) -> list[tuple[str, int]]:
    library = exercises(person.book)
    counts: dict[str, int] = {}
    for s in sessions.sets_of(person.book, session_id):
        if s.kind is not SetKind.WARM_UP:
            name = library[s.exercise_id].name
            counts[name] = counts.get(name, 0) + 1
    return list(counts.items())


def warm_ups(person) -> int:
    return len(person.running()) - len(person.work())


def to_day(person, at: int) -> None:
    """Have the plan day to count be the next one."""
    start = person.tab.start
    if at == 1:
        plan = plans.active_plan(person.book, person.space.athlete_id)
        now = int(person.clock.now) - 86_400
        done = sessions.start_session(person.book, person.space.athlete_id, plan.days[0], now, 0)
        block = sessions.blocks(person.book, done)[0]
        sessions.log_set(
            person.book, block, number=1, side=Side.BOTH, kind=SetKind.WORK,
            load_g=90_000, unit=Unit.KG, reps=6, reserve_halves=4, at=now,
        )  # fmt: skip
        sessions.finish_session(person.book, done, now + 60)
        person.tab.refresh()
    assert start.day.name == f"Day {at + 1}"


@pytest.mark.parametrize("at", DAYS)
def test_by_keyboard_a_planned_day_takes_one_enter_a_set(person, at):
    to_day(person, at)
    asked = planned(person, at)
    person.enter()
    session_id = person.tab.desk.sheet.session_id
    presses = 0
    while person.tab.desk.line() is not None:
        person.enter()
        presses += 1
        person.clock.now += 90
    assert presses == sum(count for _, count in asked) + warm_ups(person)
    assert logged(person, session_id) == asked
    person.enter()  # asks for the end
    person.enter()  # and ends it
    assert sessions.session(person.book, session_id).ended_at is not None
    assert person.tab.start.isVisible()


@pytest.mark.parametrize("at", DAYS)
def test_by_touch_a_planned_day_takes_one_touch_a_set(person, at):
    to_day(person, at)
    asked = planned(person, at)
    person.click(visible(person, "Start"))
    session_id = person.tab.desk.sheet.session_id
    touches = 0
    while person.tab.desk.line() is not None:
        button = visible(person, "Log set")
        assert min(button.width(), button.height()) >= 44
        person.click(button)
        touches += 1
        person.clock.now += 90
    assert touches == sum(count for _, count in asked) + warm_ups(person)
    assert logged(person, session_id) == asked
    person.click(visible(person, "Finish session"))
    person.click(visible(person, "Finish"))
    assert sessions.session(person.book, session_id).ended_at is not None


def visible(person, text: str) -> QAbstractButton:
    found = [
        b for b in person.tab.findChildren(QAbstractButton) if b.text() == text and b.isVisible()
    ]
    assert found, f"no button {text!r}"
    return found[0]


def test_every_target_of_a_thumb_is_44_pixels(lifter):
    lifter.enter()
    small = [
        (b.text() or b.accessibleName(), b.width(), b.height())
        for b in lifter.tab.desk.findChildren(QAbstractButton)
        if b.isVisible()
        and not b.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        and (b.height() < 44 or b.width() < 40)
    ]
    assert small == []
    fields = lifter.tab.desk.panel.table.entry.fields
    assert all(min(f.width(), f.height()) >= 44 for f in fields)
