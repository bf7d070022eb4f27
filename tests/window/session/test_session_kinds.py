"""Kinds of set, notes, supersets, skips, swaps and loads of the place, by key and by touch."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from legday_gui.logbook import athletes, places, sessions
from legday_gui.logbook.library import exercises
from legday_gui.training.values import Implement, ImplementKind, SetKind, Side, Unit
from legday_gui.window.session.choosing import likeness
from legday_gui.window.session.facts import Facts


def press(lifter, text: str) -> None:
    found = [
        b for b in lifter.tab.findChildren(QAbstractButton) if b.text() == text and b.isVisible()
    ]
    assert found, f"no button {text!r}"
    lifter.click(found[0])


def field(lifter, start: str) -> QLineEdit:
    fields = lifter.tab.desk.panel.findChildren(QLineEdit)
    return next(f for f in fields if f.isVisible() and f.accessibleName().startswith(start))


def alt(lifter, key: Qt.Key) -> None:
    lifter.press(key, Qt.KeyboardModifier.AltModifier)


# ---- kinds


def test_the_kind_goes_round_by_key_and_is_logged(lifter):
    lifter.enter()
    kinds = []
    for _ in range(5):
        lifter.control(Qt.Key.Key_J)
        kinds.append(lifter.tab.desk.line().kind)
    assert kinds == [
        SetKind.BACK_OFF,
        SetKind.DROP,
        SetKind.FAILURE,
        SetKind.AMRAP,
        SetKind.WORK,
    ]
    lifter.control(Qt.Key.Key_J)
    # Nine tenths of 92.5 are 83.25: the next load below that the plates make is 82.5.
    assert lifter.tab.desk.line().load_g == 82_500
    lifter.enter()
    assert [s.kind for s in lifter.work()] == [SetKind.WORK, SetKind.BACK_OFF]
    assert lifter.tab.desk.line().load_g == 92_500  # work goes on with the load of work


def test_a_drop_set_follows_at_once_and_lighter(lifter):
    lifter.enter()
    lifter.control(Qt.Key.Key_J)
    lifter.control(Qt.Key.Key_J)
    assert lifter.tab.desk.line().load_g == 72_500  # at most 80 % of 92.5
    lifter.enter()
    assert lifter.work()[-1].kind is SetKind.DROP


def test_the_name_of_a_set_changes_its_kind_by_touch(lifter):
    entry = lifter.tab.desk.panel.table.entry
    lifter.qtbot.mouseClick(entry, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    assert lifter.tab.desk.line().kind is SetKind.BACK_OFF
    press(lifter, "Kind")
    assert lifter.tab.desk.line().kind is SetKind.DROP


def test_a_logged_set_changes_its_kind_on_both_sides_in_one_step(lifter):
    for _ in range(2):
        lifter.press(Qt.Key.Key_PageDown)
    lifter.enter()
    lifter.enter()
    lifter.control(Qt.Key.Key_D)
    lifter.control(Qt.Key.Key_J)
    assert [s.kind for s in lifter.work()] == [SetKind.BACK_OFF] * 2
    lifter.book.undo()
    assert [s.kind for s in lifter.work()] == [SetKind.WORK] * 2


def test_timed_and_distance_sets_count_what_they_are_counted_in(lifter):
    for name, typed, found in (("Plank", "60s", (60, None)), ("Sled push", "40 20m", (None, 20))):
        lifter.control(Qt.Key.Key_E)
        lifter.type(name)
        lifter.enter()
        assert lifter.tab.desk.sheet.exercise(lifter.tab.desk.block).name == name
        lifter.type(typed)
        lifter.enter()
        assert lifter.tab.desk.panel.table.entry.said() == ""
        assert (lifter.work()[-1].seconds, lifter.work()[-1].metres) == found


# ---- what was done before


def test_a_press_on_last_times_set_copies_it(lifter):
    table = lifter.tab.desk.panel.table
    assert table.columns.shown("last")
    assert table.entry.values.load_g == 92_500
    where = table.columns.rect("last", table.entry.height()).center()
    lifter.qtbot.mouseClick(table.entry, Qt.MouseButton.LeftButton, pos=where)
    assert table.entry.values.load_g == 90_000
    lifter.enter()
    assert lifter.work()[0].load_g == 90_000


# ---- notes


def test_notes_on_the_set_the_exercise_and_the_machine(lifter, open_tab):
    lifter.enter()
    lifter.qtbot.waitUntil(lambda: field(lifter, "Note on the last set").isEnabled())
    lifter.control(Qt.Key.Key_M)
    lifter.type("felt heavy")
    lifter.enter()
    assert lifter.work()[0].note == "felt heavy"
    row = next(r for r in lifter.tab.desk.panel.table._rows if r.isVisible() and r.line.logged)
    assert "felt heavy" in row.accessibleName()
    lifter.press(
        Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    )
    lifter.type("seat 4")
    lifter.enter()
    lifter.click(field(lifter, "Note on the exercise"))
    lifter.type("left knee in")
    lifter.enter()
    block = lifter.tab.desk.block
    assert sessions.blocks(lifter.book, lifter.tab.desk.sheet.session_id)[0].note == "left knee in"
    assert places.setting_note(lifter.book, block.exercise_id, None) == "seat 4"
    lifter.enter()
    assert len(lifter.work()) == 2  # the keys are back at the sets


def test_a_note_half_typed_is_kept_with_its_exercise(lifter):
    desk = lifter.tab.desk
    lifter.click(field(lifter, "Note on the exercise"))
    lifter.type("grip wide")
    lifter.press(Qt.Key.Key_PageDown)
    assert desk.sheet.blocks[0].note == "grip wide"
    assert desk.block.id == desk.sheet.blocks[1].id
    assert field(lifter, "Note on the exercise").text() == ""


def test_a_stepper_that_is_held_goes_on(lifter):
    steppers = [b for b in lifter.tab.desk.panel.findChildren(QAbstractButton) if b.autoRepeat()]
    more = next(b for b in steppers if b.text() == "+ 2.5 kg")
    lifter.qtbot.mousePress(more, Qt.MouseButton.LeftButton)
    entry = lifter.tab.desk.panel.table.entry
    lifter.qtbot.waitUntil(lambda: entry.values.load_g >= 97_500, timeout=3000)
    lifter.qtbot.mouseRelease(more, Qt.MouseButton.LeftButton)
    held = entry.values.load_g
    assert held % 2500 == 0
    lifter.enter()
    assert lifter.work()[0].load_g == held


# ---- supersets


def test_a_superset_alternates_by_itself(lifter):
    lifter.control(Qt.Key.Key_U)
    first, second = lifter.tab.desk.sheet.blocks[:2]
    assert first.superset == second.superset is not None
    lifter.enter()
    assert lifter.tab.desk.block.id == second.id
    lifter.control(Qt.Key.Key_G)
    for _ in range(3):
        lifter.enter()
    order = [s.block_id for s in lifter.work()]
    assert order == [first.id, second.id, first.id, second.id]
    lifter.control(Qt.Key.Key_U)
    assert {b.superset for b in lifter.tab.desk.sheet.blocks} == {None}


def test_the_last_exercise_has_none_to_alternate_with(lifter):
    for _ in range(4):
        lifter.press(Qt.Key.Key_PageDown)
    lifter.control(Qt.Key.Key_U)
    assert "no exercise after" in lifter.tab.desk.panel.said()


# ---- skips, order and swaps


def test_a_skip_asks_why_without_standing_in_the_way(lifter):
    lifter.control(Qt.Key.Key_K)
    desk = lifter.tab.desk
    alt(lifter, Qt.Key.Key_2)
    assert (desk.sheet.blocks[0].skipped, desk.sheet.blocks[0].skip_reason) == (True, "Pain")
    lifter.control(Qt.Key.Key_K)
    press(lifter, "4  No time")
    assert desk.sheet.blocks[1].skip_reason == "No time"
    lifter.control(Qt.Key.Key_K)
    lifter.enter()  # goes on with the next exercise instead
    assert desk.sheet.blocks[2].skip_reason == ""
    assert len(lifter.work()) == 1
    lifter.press(Qt.Key.Key_PageUp)
    lifter.press(Qt.Key.Key_PageUp)
    lifter.control(Qt.Key.Key_K)
    assert not desk.sheet.blocks[1].skipped
    assert desk.sheet.blocks[1].skip_reason == ""


def test_the_order_changes_by_keys(lifter):
    desk = lifter.tab.desk
    before = [b.id for b in desk.sheet.blocks]
    lifter.press(
        Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    )
    assert [b.id for b in desk.sheet.blocks] == [before[1], before[0], *before[2:]]
    assert desk.block.id == before[0]


def done_before(lifter, name: str, load_g: int, reps: int) -> None:
    """One set of an exercise in a session of its own, the day before."""
    at = int(lifter.clock.now) - 86_400
    found = next(e for e in exercises(lifter.book).values() if e.name == name)
    session_id = sessions.start_session(lifter.book, lifter.space.athlete_id, None, at, 0)
    block_id = sessions.add_block(lifter.book, session_id, found.id, 1)
    block = next(b for b in sessions.blocks(lifter.book, session_id) if b.id == block_id)
    sessions.log_set(
        lifter.book, block, number=1, side=Side.BOTH, kind=SetKind.WORK, load_g=load_g,
        unit=Unit.KG, reps=reps, reserve_halves=4, at=at,
    )  # fmt: skip
    sessions.finish_session(lifter.book, session_id, at + 600)


def test_a_swap_offers_what_is_possible_here_and_has_a_target(lifter):
    desk = lifter.tab.desk
    done_before(lifter, "Front squat", 80_000, 6)
    here = places.add_place(lifter.book, "Shed", Unit.KG)
    bar = Implement(0, ImplementKind.BAR, 20_000)
    places.set_implements(
        lifter.book, here, [bar, Implement(0, ImplementKind.PLATE, 10_000, pairs=4)]
    )
    sessions.edit_session(lifter.book, desk.sheet.session_id, place_id=here)
    lifter.tab.refresh()
    desk.resync()
    lifter.control(Qt.Key.Key_T)
    texts = [desk.picker._list.item(row).text() for row in range(desk.picker._list.count())]
    ends = ["not at this place" in text for text in texts]
    assert ends == sorted(ends)  # what is impossible stands last
    assert not ends[0]
    assert ends[-1]
    squat = desk.sheet.exercise(desk.block)
    lifter.type("front squat")
    lifter.enter()
    library = exercises(lifter.book)
    swapped = desk.sheet.exercise(desk.block)
    assert swapped.name == "Front squat"
    assert likeness(squat, swapped) > likeness(squat, library[desk.sheet.blocks[4].exercise_id])
    target = desk.sheet.past(desk.block).target
    # Six at 80 kg leave two in reserve, which is what the plan asks of the squat; the shed has
    # steps of 20 kg.
    assert target is not None
    assert target.load_g in (60_000, 80_000)
    work = next(x for x in desk.lines() if x.kind is SetKind.WORK)
    assert work.load_g == target.load_g


# ---- loads


def test_arrows_go_through_the_loads_of_the_place(lifter):
    here = places.add_place(lifter.book, "Shed", Unit.KG)
    bar = Implement(0, ImplementKind.BAR, 20_000)
    places.set_implements(
        lifter.book, here, [bar, Implement(0, ImplementKind.PLATE, 10_000, pairs=4)]
    )
    desk = lifter.tab.desk
    sessions.edit_session(lifter.book, desk.sheet.session_id, place_id=here)
    lifter.tab.refresh()
    lifter.control(Qt.Key.Key_G)
    lifter.press(Qt.Key.Key_Up)
    assert desk.panel.table.entry.values.load_g == 100_000
    assert desk.plates.words == "10 + 10 + 10 + 10 on a 20\xa0kg\xa0bar"
    lifter.press(Qt.Key.Key_Up)
    assert desk.panel.table.entry.values.load_g == 100_000  # there are no more plates
    lifter.press(Qt.Key.Key_Down)
    assert desk.panel.table.entry.values.load_g == 80_000


def test_a_load_that_cannot_be_made_names_its_neighbours(lifter):
    lifter.click(lifter.tab.desk.panel.table.entry.fields[0])
    lifter.type("93")
    lifter.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)  # reps, with that load
    words = lifter.tab.desk.plates.words
    assert words == "93 kg cannot be made up here: 92.5 kg or 95 kg can."


# ---- one-sided work


def test_a_missing_side_stays_open_and_unknown(lifter):
    for _ in range(2):
        lifter.press(Qt.Key.Key_PageDown)
    lifter.enter()
    desk = lifter.tab.desk
    assert (desk.line().number, desk.line().side) == (1, Side.RIGHT)
    assert [s.side for s in lifter.work()] == [Side.LEFT]
    assert desk.sheet.progress(desk.block) == (0, 3)


def test_in_pounds_no_step_is_lost(lifter):
    athletes.edit_athlete(lifter.book, lifter.space.athlete_id, unit="lb")
    lifter.tab.refresh()
    lifter.tab.desk.resync()
    lifter.type("225 5")
    lifter.enter()
    lifter.press(Qt.Key.Key_Up)
    lifter.press(Qt.Key.Key_Down)
    lifter.enter()
    assert [s.load_g for s in lifter.work()] == [102_058, 102_058]


def test_plates_of_a_machine_go_on_each_side_and_its_own_weight_is_told(lifter):
    desk = lifter.tab.desk
    lifter.control(Qt.Key.Key_E)
    lifter.type("leg press")
    lifter.enter()
    here = places.add_place(lifter.book, "Gym", Unit.KG)
    plate = Implement(0, ImplementKind.PLATE, 20_000, pairs=4)
    sled = Implement(0, ImplementKind.START, 45_000, exercise_id=desk.block.exercise_id)
    places.set_implements(lifter.book, here, [plate, sled])
    sessions.edit_session(lifter.book, desk.sheet.session_id, place_id=here)
    lifter.tab.refresh()
    lifter.type("80 10")
    lifter.enter()
    lifter.qtbot.waitUntil(lambda: "20 + 20" in desk.plates.words)
    assert desk.plates.words == "20 + 20 on each side, on 45 kg of the machine, not counted"


def test_the_last_time_on_another_day_stands_beside_that_of_the_same(lifter):
    done_before(lifter, "Squat", 70_000, 5)
    lifter.tab.refresh()
    lifter.tab.desk.resync()
    past = lifter.tab.desk.sheet.past(lifter.tab.desk.block)
    assert past.same_day
    assert [s.load_g for s in past.other.sets] == [70_000]
    facts = lifter.tab.desk.panel.findChild(Facts)
    assert facts.isVisible()
    said = [fact for fact in facts.accessibleName().split("; ") if fact.startswith("Other day")]
    assert said
    assert said[0].endswith("5 at 70 kg")


def test_where_nothing_is_listed_arrows_take_the_steps_of_the_exercise(lifter):
    here = places.add_place(lifter.book, "Beach", Unit.KG)
    places.set_implements(lifter.book, here, [])
    desk = lifter.tab.desk
    sessions.edit_session(lifter.book, desk.sheet.session_id, place_id=here)
    lifter.tab.refresh()
    lifter.control(Qt.Key.Key_G)
    before = desk.panel.table.entry.values.load_g
    lifter.press(Qt.Key.Key_Up)
    assert desk.panel.table.entry.values.load_g == before + 2500
    lifter.enter()
    lifter.qtbot.waitUntil(desk.plates.isVisible)
    assert "nothing listed" in desk.plates.words
