"""A day is carried along the week by mouse, by touch and by keys, and the rest follows."""

from plan_person import Person
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest

from legday_gui.logbook import plans
from legday_gui.window.plan.week_strip import WeekStrip

LEFT = Qt.MouseButton.LeftButton


def names(person: Person) -> list[str]:
    return [cell.name for cell in person.tab.week.strip.week.cells]


def middle(strip: WeekStrip, place: int) -> QPoint:
    return QPoint(int((place + 0.5) * strip.width() / 7), strip.height() // 2)


def drag(person: Person, start: int, *stops: int) -> WeekStrip:
    """Press on a day and move over others, without letting go."""
    strip = person.tab.week.strip
    QTest.mousePress(strip, LEFT, pos=middle(strip, start))
    for stop in stops:
        QTest.mouseMove(strip, middle(strip, stop))
    return strip


def let_go(strip: WeekStrip, place: int) -> None:
    QTest.mouseRelease(strip, LEFT, pos=middle(strip, place))


def test_a_day_is_dragged_the_rest_follows_and_one_undo_brings_all_back(person: Person) -> None:
    # It is Wednesday; Day 1 of Monday was not done.
    before = names(person)
    assert before == ["Day 1", "", "", "Day 2", "", "", ""]
    strip = drag(person, 0, 1, 2)
    assert strip.held is not None
    assert [c.name for c in strip.held.week.cells] == ["", "", "Day 1", "", "Day 2", "", ""]
    said = person.tab.week.legend.text()
    assert said.startswith("Day 1 on Wed 18, then Day 2 on Fri 20. Shaded: 48 h")
    assert names(person) == before  # nothing is written while it is held
    let_go(strip, 2)
    assert names(person) == ["", "", "Day 1", "", "Day 2", "", ""]
    assert "48 h recovery" in person.tab.week.legend.text()
    assert person.book.undo_label == "Move Day 1 to Wednesday"
    person.book.undo()
    person.tab.refresh()
    assert names(person) == before


def test_the_windows_are_drawn_while_a_day_is_held(person: Person) -> None:
    strip = person.tab.week.strip
    free = strip.grab().toImage()
    drag(person, 3, 4)
    assert strip.held is not None
    # From Friday at 19:00 on: 48 hours are Saturday and Sunday, whole boxes of them.
    assert strip.held.week.ends[-1] == 4 + 19 / 24
    held = strip.grab().toImage()
    inside = middle(strip, 5) * strip.devicePixelRatio()
    assert held.pixelColor(inside) != free.pixelColor(inside)
    before = middle(strip, 2) * strip.devicePixelRatio()
    assert held.pixelColor(before) == free.pixelColor(before)
    let_go(strip, 4)


def test_the_past_takes_nothing_and_where_it_was_writes_nothing(person: Person) -> None:
    stamp = person.book.undo_label
    strip = drag(person, 3, 0)
    assert strip.held is not None
    assert strip.held.week.cells[2].name == "Day 2"  # today, not Monday
    QTest.mouseMove(strip, middle(strip, 3))
    let_go(strip, 3)
    let_go(drag(person, 0, 1, 0), 0)
    QTest.mouseClick(strip, LEFT, pos=middle(strip, 0))
    assert person.book.undo_label == stamp
    drag(person, 3, 5)
    person.qtbot.keyClick(strip, Qt.Key.Key_Escape)
    assert strip.held is None
    let_go(strip, 5)
    assert person.book.undo_label == stamp


def test_a_finger_drags_as_well(person: Person) -> None:
    strip = person.tab.week.strip
    finger = QTest.createTouchDevice(QPointingDevice.DeviceType.TouchScreen)
    QTest.touchEvent(strip, finger).press(0, middle(strip, 3), strip)
    for place in (4, 5):
        QTest.touchEvent(strip, finger).move(0, middle(strip, place), strip)
    QTest.touchEvent(strip, finger).release(0, middle(strip, 5), strip)
    assert names(person)[5] == "Day 2"


def test_a_day_is_carried_by_keys(person: Person) -> None:
    strip = person.tab.week.strip
    strip.setFocus(Qt.FocusReason.TabFocusReason)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Right):
        person.press(key)
    assert strip.accessibleDescription() == "Day 2 on Sat 21."
    person.press(Qt.Key.Key_Escape)
    assert names(person)[3] == "Day 2"
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return):
        person.press(key)
    assert names(person)[5] == "Day 2"
    assert strip.hasFocus()


def test_leg_days_alone_make_way(person: Person) -> None:
    arms = plans.add_day(person.book, person.plan().id, "Arms")
    plans.edit_day(person.book, arms, weekday=2)
    person.tab.refresh()
    assert names(person) == ["Day 1", "", "Arms", "Day 2", "", "", ""]
    let_go(drag(person, 0, 1, 2), 2)
    assert names(person) == ["", "", "Day 1 + Arms", "", "Day 2", "", ""]
