"""Which week of training it is, beside the name of the plan."""

from plan_person import Person

from legday_gui.logbook import planning, plans, sessions
from legday_gui.window.plan.reading import this_day


def train(person: Person, *days_ago: int) -> None:
    """Do Day 1 of the plan on days before today."""
    for ago in days_ago:
        at = int(person.space.clock()) - ago * 86_400
        made = sessions.start_session(
            person.book, person.space.athlete_id, person.plan().days[0], at, 0
        )
        sessions.finish_session(person.book, made, at + 3600)
    person.tab.refresh()


def test_says_the_week_since_the_first_session_with_the_plan(person: Person) -> None:
    assert not person.tab.head.badge.isVisible()
    train(person, 38, 31, 24, 17, 10, 3)
    assert person.tab.head.badge.isVisible()
    assert person.tab.head.badge.text() == "Week 6 of 8"
    assert "Counted from 11 Oct 2026" in person.tab.head.badge.toolTip()
    assert person.tab.head.badge.accessibleName() == "Week 6 of 8"


def test_begins_anew_after_an_easy_week_and_undo_brings_the_count_back(person: Person) -> None:
    train(person, 24, 17, 10, 3)
    today = this_day(person.space)
    planning.add_deload(person.book, person.space.athlete_id, today - 12, today - 6)
    person.tab.refresh()
    assert person.tab.head.badge.text() == "Week 1 of 8"
    person.book.undo()
    person.tab.refresh()
    assert person.tab.head.badge.text() == "Week 4 of 8"


def test_is_gone_where_no_week_can_be_counted(person: Person) -> None:
    train(person, *range(59, 0, -7))
    assert not person.tab.head.badge.isVisible(), "more than eight weeks: an easy one is offered"
    person.tab.head.duplicate.click()
    assert not person.tab.head.badge.isVisible(), "nothing was done with the copy yet"
    for plan in plans.plans(person.book, person.space.athlete_id):
        plans.remove_plan(person.book, plan.id)
    person.tab.refresh()
    assert not person.tab.head.badge.isVisible()
