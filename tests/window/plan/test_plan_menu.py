"""Templates, text files, schedule, easy weeks, time off and warnings, as a person meets them."""

import re
from pathlib import Path

import pytest
from plan_person import Person
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QFileDialog

from legday_gui.logbook import places, planning, plans, sessions, symptoms
from legday_gui.logbook.library import exercises
from legday_gui.training.calendar import local_day, offset_minutes_at
from legday_gui.training.values import (
    ImplementKind,
    Moment,
    Muscle,
    Schedule,
    SetKind,
    Side,
    SymptomKind,
    Unit,
)

DAY_S = 86_400


def choose(person: Person, text: str) -> None:
    """Press the entry of the More or Templates menu that begins so."""
    entries = [*person.tab.head.menu.actions_now(), *person.tab.head.templates.actions_now()]
    found = [a for a in entries if a.text().startswith(text)]
    assert len(found) == 1, [a.text() for a in entries]
    assert found[0].isEnabled()
    found[0].trigger()


def today(person: Person) -> int:
    now = int(person.space.clock())
    return local_day(now, offset_minutes_at(now))


def train(person: Person, day: int, days_ago: int, load: int, reps: int) -> None:
    """A session of all exercises of a plan day, so many days ago."""
    at = int(person.space.clock()) - days_ago * DAY_S - 7200
    plan_day = person.plan().days[day]
    session_id = sessions.start_session(
        person.book, person.space.athlete_id, plan_day, at, offset_minutes_at(at)
    )
    for block, item in zip(
        sessions.blocks(person.book, session_id), plan_day.prescriptions, strict=True
    ):
        for number in range(1, item.sets + 1):
            sessions.log_set(
                person.book, block, number=number, side=Side.BOTH, kind=SetKind.WORK,
                load_g=load, unit=Unit.KG, reps=reps, reserve_halves=None, at=at,
            )  # fmt: skip
    sessions.finish_session(person.book, session_id, at + 3600)
    person.tab.refresh()


def sentences(person: Person) -> list[str]:
    return [row.said.text() for row in person.tab.warnings.rows]


def test_a_template_becomes_a_plan_that_is_shown_and_undone(person: Person) -> None:
    assert len(person.tab.head.templates.actions_now()) == 5
    choose(person, "5/3/1 legs")
    assert person.tab.head.name.text() == "5/3/1 legs"
    assert person.shown(0, 1)[0] == "5 × 5", "nothing is known yet to take percentages of"
    person.click_row(0, 0)
    person.click(person.tab.editor.more)
    field = person.tab.editor.rows.fields["training_max_kg"]
    field.setFocus()
    field.selectAll()
    person.qtbot.keyClicks(field, "120")
    person.qtbot.keyClick(field, Qt.Key.Key_Return)
    assert person.shown(0, 1)[0] == "3 × 5+, 2 × 5"
    assert person.shown(0, 2)[0] == "102.5 kg"
    person.book.undo()
    assert person.shown(0, 3)[0] == "5/3/1, +5 kg a cycle"
    assert len(plans.plans(person.book, person.space.athlete_id)) == 2
    assert person.plan().name == "Twice-a-week legs", "it is not in use until told"
    person.book.undo()
    person.tab.refresh()
    assert person.tab.head.name.text() == "Twice-a-week legs"


def test_a_plan_goes_out_as_text_and_comes_back(
    person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.toml"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    choose(person, "Export this plan")
    text = path.read_text("utf-8")
    assert 'name = "Twice-a-week legs"' in text
    path.write_text(text.replace("Twice-a-week legs", "Mine").replace("sets = 4", "sets = 6", 1))
    choose(person, "Import a plan")
    assert person.tab.head.name.text() == "Mine"
    assert person.shown(0, 1)[0] == "6 × 6"
    path.write_text(text.replace("sets = 4", "sets = none", 1))
    choose(person, "Import a plan")
    assert person.tab.problem.isVisible()
    assert person.tab.problem.text().startswith("Line ")
    assert len(plans.plans(person.book, person.space.athlete_id)) == 2


def test_an_easy_week_is_made_asked_for_and_taken_back(person: Person) -> None:
    for days_ago in (14, 7):  # 10 kg are earned twice in a row
        train(person, 0, days_ago, 100_000, 15)
    assert person.shown(0, 2)[0] == "102.5 kg"
    choose(person, "Make the next seven days easy")
    assert person.shown(0, 2)[0] == "90 kg"
    assert "A deload: 10 % off 100 kg" in person.tab.preview.reason.text()
    said = person.tab.preview.chart.accessibleDescription()
    assert said.startswith("From 2 × 6 at 90 kg to 4 × 6 at 117.5 kg."), "from before, not from it"
    assert person.tab.week.kept.text().startswith("easy until Tuesday")
    choose(person, "Take back: the easy week")
    assert person.shown(0, 2)[0] == "102.5 kg"
    choose(person, "Make only Squat easy")
    assert [person.shown(0, 2)[0], person.shown(0, 2)[1]] == ["90 kg", "105 kg"]
    person.book.undo()
    person.tab.refresh()
    assert person.shown(0, 2)[0] == "102.5 kg"


def test_two_stalled_lifts_call_for_an_easy_week(person: Person) -> None:
    for days in (15, 8, 1):
        train(person, 0, days, 100_000, 1)
    offered = [text for text in sentences(person) if "easy week" in text]
    assert len(offered) == 1
    assert "Squat" in offered[0]
    row = next(r for r in person.tab.warnings.rows if "easy week" in r.said.text())
    assert row.remedy.text() == "Make seven days easy"
    person.click(row.remedy)
    assert len(planning.deloads(person.book, person.space.athlete_id)) == 1
    assert not any("easy week" in text for text in sentences(person))


def test_pain_calls_for_an_easy_week(person: Person) -> None:
    symptoms.note_symptom(
        person.book, person.space.athlete_id, session_id=None, day=today(person) - 1, at=0,
        kind=SymptomKind.PAIN, site="knee", side=Side.LEFT, score=7, moment=Moment.NEXT_MORNING,
    )  # fmt: skip
    person.tab.refresh()
    assert any("Pain of 7 of 10 (knee)" in text for text in sentences(person))


def test_a_day_is_moved_within_its_week(person: Person) -> None:
    train(person, 0, 2, 100_000, 6)  # on Monday, as planned
    cells = person.tab.week.strip.week.cells
    assert (cells[0].state, cells[3].state) == ("done, 60 min", "planned")
    planning.move_day(person.book, person.plan().days[1].id, today(person) + 1, today(person) + 2)
    person.tab.refresh()
    cells = person.tab.week.strip.week.cells
    assert cells[3].name == ""
    assert (cells[4].name, cells[4].state) == ("Day 2", "planned, moved")


def test_the_menu_offers_the_next_days(person: Person) -> None:
    train(person, 0, 2, 100_000, 6)
    inner = [a.text() for a in person.tab.head.menu.actions_now() if "November" in a.text()]
    assert len(inner) == 7
    choose(person, "Saturday 21 November")
    assert person.tab.week.strip.week.cells[5].state == "planned, moved"
    assert person.book.undo_label == "Move Day 2 to Saturday"


def test_what_was_not_done_is_late_and_then_missed(person: Person) -> None:
    cells = person.tab.week.strip.week.cells
    assert (cells[0].state, cells[3].state) == ("late, still to do", "planned")
    friday = person.space._replace(clock=lambda: person.space.clock() + 2 * DAY_S)
    person.tab._space = friday
    person.tab.refresh()
    cells = person.tab.week.strip.week.cells
    assert (cells[0].state, cells[3].state) == ("missed", "late, still to do")


def test_time_away_is_no_failure(person: Person) -> None:
    choose(person, "one week")
    assert person.tab.week.strip.week.cells[3].state == "away"
    choose(person, "Back from the time away")
    assert person.tab.week.strip.week.cells[3].state == "planned"


def test_next_when_ready_follows_the_legs(person: Person) -> None:
    train(person, 0, 1, 100_000, 6)
    choose(person, "Next day when ready")
    assert person.plan().schedule is Schedule.READY
    cells = person.tab.week.strip.week.cells
    assert [(c.name, c.state) for c in cells[2:]] == [
        ("", ""), ("Day 2", "when ready"), ("", ""), ("", ""), ("", ""),
    ]  # fmt: skip
    choose(person, "Days on their weekdays")
    assert person.plan().schedule is Schedule.WEEKDAYS


def test_how_many_of_the_last_weeks_were_kept(person: Person) -> None:
    assert not person.tab.week.kept.isVisible()
    for days in (16, 14, 9):  # a Monday, a Wednesday, the Monday after
        train(person, 0 if days != 14 else 1, days, 100_000, 6)
    assert person.tab.week.kept.text() == "3 of 4 in the last 8 weeks"


def test_a_warning_is_put_away_for_good(person: Person) -> None:
    for day in (0, 1):
        for item in person.plan().days[day].prescriptions:
            if exercises(person.book)[item.exercise_id].name == "Standing calf raise":
                plans.remove_prescription(person.book, item.id)
    person.tab.refresh()
    assert sentences(person) == ["Calves are trained once a week only, on Day 2."]
    row = person.tab.warnings.rows[0]
    assert row.remedy.text() == "Add Standing calf raise to Day 1"
    person.click(row.dismiss)
    assert not person.tab.warnings.isVisible()
    person.book.undo()
    person.tab.refresh()
    person.click(person.tab.warnings.rows[0].remedy)
    assert "Standing calf raise" in person.names(0)
    assert sentences(person) == []


def test_over_twenty_sets_and_no_rule_have_their_remedies(person: Person) -> None:
    item = person.item(1, 0)
    plans.edit_prescription(person.book, item.id, sets=8, rule="none")
    person.tab.refresh()
    assert sentences(person) == [
        "Quads have 23 hard sets a week, over 20.",
        "Glutes have 22.5 hard sets a week, over 20.",
        "Front squat on Day 2 has no progression rule.",
    ]
    person.click(person.tab.warnings.rows[2].remedy)
    assert person.item(1, 0).rule == "double"
    person.click(person.tab.warnings.rows[0].remedy)
    assert person.item(1, 0).sets == 5
    assert not any("Quads" in text for text in sentences(person))


def press(person: Person, said: str) -> None:
    """Press the remedy of the warning that begins so."""
    row = next(r for r in person.tab.warnings.rows if r.said.text().startswith(said))
    person.click(row.remedy)


def test_a_muscle_that_no_day_trains_is_offered_an_exercise(person: Person) -> None:
    for day in (0, 1):
        for item in person.plan().days[day].prescriptions:
            if "calf" in exercises(person.book)[item.exercise_id].name:
                plans.remove_prescription(person.book, item.id)
    person.tab.refresh()
    press(person, "Calves are trained directly on no day.")
    assert person.names(0)[-1] == "Standing calf raise"
    press(person, "Calves are trained once a week only, on Day 1.")
    assert person.names(1)[-1] == "Standing calf raise"
    assert sentences(person) == []


def test_a_plan_of_one_day_is_offered_a_second_one(person: Person) -> None:
    plans.remove_day(person.book, person.plan().days[1].id)
    person.tab.refresh()
    press(person, "Legs are trained once a week only: Day 1 is the only day.")
    first, second = person.plan().days
    assert (second.name, first.weekday, second.weekday) == ("Day 2", 0, 3)
    assert person.names(0) == person.names(1)
    assert "once a week" not in " ".join(sentences(person))
    person.book.undo()
    person.tab.refresh()
    assert len(person.plan().days) == 1
    row = next(r for r in person.tab.warnings.rows if "the only day" in r.said.text())
    person.click(row.dismiss)
    assert "the only day" not in " ".join(sentences(person))


def test_sets_of_their_own_reps_grow_and_shrink_whole(person: Person) -> None:
    """Adding and taking sets keeps as many reps as there are sets."""
    curl = person.item(0, 3)
    plans.edit_prescription(
        person.book, curl.id, sets=3, set_reps=(20, 16, 12), reps_low=12, reps_high=12
    )
    squat = person.item(0, 0)
    plans.edit_prescription(
        person.book, squat.id, sets=8, set_reps=(12, 11, 10, 9, 8, 7, 6, 5), reps_low=5, reps_high=5
    )
    person.tab.refresh()
    press(person, "Quads have 22 hard sets a week")
    after = person.item(0, 0)
    assert (after.sets, after.set_reps) == (6, (12, 11, 10, 9, 8, 7))
    person.click(person.tab.hard_sets.remedy)
    grown = person.item(0, 3)
    assert grown.sets > 3
    assert len(grown.set_reps) == grown.sets
    assert grown.set_reps[:3] == (20, 16, 12)


def test_a_plan_without_single_legs_is_offered_one(person: Person) -> None:
    for day in (0, 1):
        for item in person.plan().days[day].prescriptions:
            if (
                item.side_rest_s is not None
                or "split"
                in person.book.tuples(
                    "SELECT lower(name) FROM exercise WHERE id = ?", item.exercise_id
                )[0][0]
                or "lunge" in exercises(person.book)[item.exercise_id].name
            ):
                plans.remove_prescription(person.book, item.id)
    person.tab.refresh()
    assert any("one leg at a time" in text for text in sentences(person))
    row = next(r for r in person.tab.warnings.rows if "one leg" in r.said.text())
    person.qtbot.keyClick(row.remedy, Qt.Key.Key_Space)
    assert "Bulgarian split squat" in person.names(0)


def test_an_archived_plan_says_so(person: Person) -> None:
    assert not next(
        a for a in person.tab.head.menu.actions_now() if a.text() == "Archive this plan"
    ).isEnabled(), "the plan in use stays"
    choose(person, "Beginner")
    choose(person, "Archive this plan")
    texts = [person.tab.head.chooser.itemText(i) for i in range(person.tab.head.chooser.count())]
    assert texts == ["Twice-a-week legs, in use", "Beginner, twice a week, archived"]


def test_low_muscles_can_be_put_away_as_well(person: Person) -> None:
    card = person.tab.hard_sets
    assert card.warning.isVisible()
    person.click(card.dismiss)
    assert not card.warning.isVisible()
    assert not card.remedy.isVisible()
    for row in (4, 3):  # quads are not as they were when it was put away
        plans.remove_prescription(person.book, person.item(1, row).id)
    plans.remove_prescription(person.book, person.item(1, 0).id)
    plans.edit_prescription(person.book, person.item(0, 0).id, sets=1)
    person.tab.refresh()
    assert card.note(Muscle.QUADS) == "under 10"
    assert card.warning.text() == "Quads, hamstrings and calves are under 10."


def test_a_plan_and_a_blank_sheet_are_printed(
    person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    train(person, 1, 7, 60_000, 15)
    heard: list[str] = []
    person.tab.status.connect(lambda text, _undo: heard.append(text))
    for entry, name in (("Print the plan", "plan.pdf"), ("Print a blank sheet", "sheet.pdf")):
        path = tmp_path / name
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, p=path: (str(p), ""))
        choose(person, entry)
        assert path.read_bytes().startswith(b"%PDF")
        assert path.stat().st_size > 5000
        assert heard[-1] == f"Printed to {path}."
    nowhere = tmp_path / "missing" / "plan.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(nowhere), ""))
    choose(person, "Print the plan")
    assert heard[-1] == f"{nowhere} cannot be written: choose another folder."


@pytest.mark.parametrize(("country", "points"), [("de_DE", (595, 842)), ("en_US", (612, 792))])
def test_a_plan_is_printed_on_the_paper_of_the_country(
    person: Person,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    country: str,
    points: tuple[int, int],
) -> None:
    path = tmp_path / "plan.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    before = QLocale()
    QLocale.setDefault(QLocale(country))
    try:
        choose(person, "Print the plan")
    finally:
        QLocale.setDefault(before)
    box = re.search(rb"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]", path.read_bytes())
    assert box is not None
    assert (round(float(box[1])), round(float(box[2]))) == points


def test_the_next_loads_are_those_of_the_place_chosen(person: Person) -> None:
    for days_ago in (14, 7):  # 10 kg are earned twice in a row
        train(person, 0, days_ago, 100_000, 15)
    assert person.shown(0, 2)[0] == "102.5 kg"
    place_id = places.add_place(person.book, "Hotel", Unit.KG)
    coarse = [
        i for i in places.places(person.book)[0].implements
        if i.kind is not ImplementKind.PLATE or i.grams >= 5000
    ]  # fmt: skip
    places.set_implements(person.book, place_id, coarse)
    person.space.settings.place = place_id
    person.tab.refresh()
    assert person.shown(0, 2)[0] == "110 kg"


def test_a_late_day_moves_the_next_one_and_that_the_one_after(person: Person) -> None:
    third = plans.add_day(person.book, person.plan().id, "Day 3")
    plans.edit_day(person.book, third, weekday=5)
    plans.add_prescription(person.book, third, person.item(0, 0).exercise_id)
    train(person, 0, 0, 100_000, 6)  # on Wednesday, where Monday was planned
    (soon,) = [text for text in sentences(person) if "h after" in text]
    assert soon.startswith("Day 2 on Thursday comes ")
    row = next(r for r in person.tab.warnings.rows if r.said.text() == soon)
    assert row.remedy.text() == "Do it on Friday"
    person.click(row.remedy)
    assert not [text for text in sentences(person) if "h after" in text]
    names = [c.name for c in person.tab.week.strip.week.cells]
    assert names == ["", "", "Day 1", "", "Day 2", "", "Day 3"]
    assert person.book.undo_label == "Move Day 2 to Friday"
