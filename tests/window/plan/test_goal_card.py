"""A goal is set, seen with its odds, changed and dropped where the exercise is chosen."""

import os
import subprocess
import sys

from plan_person import Person
from PySide6.QtCore import Qt
from test_plan_menu import DAY_S, today

from legday_gui.logbook import planning, sessions
from legday_gui.logbook.logbook import Logbook
from legday_gui.training.calendar import offset_minutes_at
from legday_gui.training.values import Goal, SetKind, Side, Unit
from legday_gui.window.plan.goal_odds import goal_odds


def set_goal(person: Person, text: str) -> None:
    field = person.tab.goal.field
    field.setFocus()
    field.selectAll()
    person.qtbot.keyClick(field, Qt.Key.Key_Delete)
    person.qtbot.keyClicks(field, text)
    person.qtbot.keyClick(field, Qt.Key.Key_Return)


def goals(person: Person) -> list[Goal]:
    return planning.goals(person.book, person.space.athlete_id)


def squat(person: Person, days_ago: int, kilos: float) -> None:
    at = int(person.space.clock()) - days_ago * DAY_S - 7200
    day = person.plan().days[0]
    session_id = sessions.start_session(
        person.book, person.space.athlete_id, day, at, offset_minutes_at(at)
    )
    block = sessions.blocks(person.book, session_id)[0]
    sessions.log_set(
        person.book, block, number=1, side=Side.BOTH, kind=SetKind.WORK,
        load_g=int(kilos * 1000), unit=Unit.KG, reps=5, reserve_halves=None, at=at,
    )  # fmt: skip
    sessions.finish_session(person.book, session_id, at + 3600)


def answered(person: Person) -> str:
    person.qtbot.waitUntil(lambda: not person.tab.reader.busy, timeout=20_000)
    return person.tab.goal.odds.text()


def test_a_goal_is_set_seen_changed_dropped_and_undone(person: Person) -> None:
    card = person.tab.goal
    assert card.isVisible()  # without opening anything
    assert not card.drop.isVisible()
    set_goal(person, "someday")
    assert "type 140 by" in card.error.text()
    assert card.field.text() == "someday"
    set_goal(person, "140 in 12 weeks")
    (goal,) = goals(person)
    assert (goal.load_g, goal.reps) == (140_000, None)
    assert card.field.text() == "140 kg by 2027-02-10"
    assert card.said.text() == "Goal: 140 kg by 2027-02-10, 12 weeks left."
    assert answered(person).startswith("Odds need 6 sessions")
    set_goal(person, "120 x 5 by 2027-03-01")
    (changed,) = goals(person)
    assert (changed.id, changed.load_g, changed.reps) == (goal.id, 120_000, 5)
    person.click(card.drop)
    assert goals(person) == []
    assert (card.field.text(), card.said.text(), card.odds.text()) == ("", "", "")
    assert card.field.hasFocus()
    person.book.undo()
    person.tab.refresh()
    assert goals(person) == [changed]
    assert card.field.text() == "120 kg × 5 by 2027-03-01"
    set_goal(person, "")
    assert goals(person) == []


def test_the_odds_are_said_once_they_are_known(person: Person) -> None:
    for week in range(10, 0, -1):
        squat(person, week * 7, 110 - week)
    person.tab.refresh()
    set_goal(person, "130 in 8 weeks")
    assert person.tab.goal.odds.text().startswith("The odds are being worked out")
    near = answered(person)
    assert near.startswith("The odds to be there by then: ")
    assert "in logs like yours" in near
    assert " in " in near.split(": ")[1]
    set_goal(person, "100 in 8 weeks")
    assert answered(person) == "The level of the last sessions is there."
    set_goal(person, "400 in 100 weeks")
    assert "within a year: under 1 in 20" in answered(person)
    # Another exercise has no goal, and the answer about this one is not for it.
    person.click_row(0, 1)
    assert answered(person) == ""
    assert person.tab.goal.field.text() == ""


def test_a_nearer_day_has_worse_odds_and_an_old_lift_none(person: Person, book: Logbook) -> None:
    for week in range(10, 0, -1):
        squat(person, week * 7, 110 - week)
    now = today(person)
    item = person.item(0, 0)
    goal = Goal(1, person.space.athlete_id, item.exercise_id, 135_000, None, now + 364, now)
    assert goal_odds(book, goal._replace(by_day=now), now) == ""
    order = ["under 1 in 20", "about 1 in 10", "about 1 in 5", "about 1 in 4", "about 1 in 3",
             "about 2 in 5", "about 1 in 2", "about 3 in 5", "about 2 in 3", "about 3 in 4",
             "about 4 in 5", "about 9 in 10", "over 19 in 20"]  # fmt: skip
    said = [goal_odds(book, goal._replace(by_day=now + days), now) for days in (7, 56, 180, 360)]
    places = [next(i for i, odds in enumerate(order) if odds in text) for text in said]
    assert places == sorted(places)
    assert places[0] < places[-1]
    later = now + 60
    assert "last four weeks" in goal_odds(book, goal._replace(by_day=later + 30), later)


ALONE = """
import sys
import legday_gui.window.plan.tab
print("numpy" in sys.modules or "pyqtgraph" in sys.modules)
"""


def test_the_plan_tab_loads_no_numpy() -> None:
    done = subprocess.run(
        [sys.executable, "-c", ALONE],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.strip() == "False"
