"""The plan's week now and in week 8."""

from plan_person import Person
from test_plan_menu import today, train

from legday_gui.logbook import plans
from legday_gui.window.plan.outlook import knee_and_hip, outlook, plan_then


def rows(person: Person) -> dict[str, tuple[str, str]]:
    return {row.subject: (row.now, row.then) for row in person.tab.outlook.rows}


def test_without_a_log_week_8_is_as_the_plan_is(person: Person) -> None:
    found = rows(person)
    assert found["Quads, hard sets"] == ("18", "18")
    assert found["Calves, hard sets"] == ("6", "6")
    # Squat 4, Bulgarian split squat, front squat, lunge and leg press 3 each; deadlift 4, curl
    # and Romanian deadlift 3 each.
    assert found["Knee : hip, sets"] == ("16 : 10", "16 : 10")
    assert all(now == then for now, then in found.values())
    assert person.tab.days[0].minutes.text() == f"about {found['Day 1, minutes'][0]} min"
    assert person.tab.outlook.isVisible()


def test_a_rule_that_asks_other_sets_changes_the_week(person: Person) -> None:
    train(person, 1, 7, 60_000, 12)
    front_squat = person.item(1, 0).id
    plans.edit_prescription(
        person.book, front_squat, rule="531", reps_low=5, reps_high=5, sets=5,
        options={"since_day": today(person)},
    )  # fmt: skip
    person.tab.refresh()
    picture = person.tab._picture
    assert picture is not None
    # Week 8 is the second light one of 5/3/1: three sets of five and no back-offs.
    then = plan_then(picture).days[1].prescriptions[0]
    assert (then.sets, then.set_reps) == (3, (5, 5, 5))
    found = rows(person)
    assert found["Quads, hard sets"] == ("20", "18")
    assert int(found["Day 2, minutes"][1]) < int(found["Day 2, minutes"][0])
    said = person.tab.outlook.accessibleDescription()
    assert "Quads, hard sets: 20 now, 18 in week 8" in said
    assert knee_and_hip(picture.plan, picture.library) == (18, 10)


def test_reps_that_grow_take_longer(person: Person) -> None:
    train(person, 1, 7, 60_000, 10)
    found = rows(person)
    assert found["Quads, hard sets"] == ("18", "18")
    assert int(found["Day 2, minutes"][1]) >= int(found["Day 2, minutes"][0])


def test_a_plan_without_exercises_has_no_outlook(person: Person) -> None:
    empty = plans.add_plan(person.book, person.space.athlete_id, "Empty", [])
    person.tab._plan_id = empty
    person.tab.refresh()
    assert outlook(person.tab._picture) == []
    assert not person.tab.outlook.isVisible()
