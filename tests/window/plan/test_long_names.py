"""Three days of six exercises with long German names: nothing is cut off, at any size of text."""

import pytest
from plan_person import Person
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea

from legday_gui.logbook import planning, plans
from legday_gui.logbook.library import add_exercise
from legday_gui.training.values import Muscle, Sidedness
from legday_gui.window.plan.day_painting import COLUMNS, font_role, inset, wrapping
from legday_gui.window.plan.day_table import DayTable
from legday_gui.window.widgets import Button

LONG = (
    "Kurzhantel-Ausfallschritte mit hinterem Fuß auf der Hantelbank",
    "Oberschenkelrückseitenkräftigungsübung",
    "Einbeiniges Wadenheben",
)
DAYS = ("Unterkörperkrafttag", "Hypertrophie und Ausdauer", "Ganzkörperwiederholungstag")
SIZES = [
    (1280, 800, 100), (1920, 1080, 100), (1024, 600, 100),
    (1280, 800, 150), (1920, 1080, 150), (1024, 600, 150), (1024, 600, 200),
]  # fmt: skip


def build(person: Person) -> None:
    """Three days of six exercises, of their own reps, supersets, notes, a goal and warnings."""
    book, plan = person.book, person.plan()
    own = [
        add_exercise(
            book, name, contributions={Muscle.QUADS: 1.0, Muscle.GLUTES: 0.5},
            sidedness=Sidedness.ALWAYS,
        )
        for name in LONG
    ]  # fmt: skip
    plans.rename_plan(book, plan.id, "Oberschenkelmuskulaturaufbauprogramm, dritter Block")
    plans.add_day(book, plan.id, "x")
    for day, name, weekday in zip(person.plan().days, DAYS, (0, 1, 4), strict=True):
        focus = "Schnellkraft- und Wiederholungsorientierung"
        plans.edit_day(book, day.id, name=name, weekday=weekday, focus=focus)
        for place in range(6 - len(day.prescriptions)):
            plans.add_prescription(book, day.id, own[place % 3], sets=4)
    each = {"sets": 6, "set_reps": (20, 16, 12, 10, 8, 8), "reps_low": 8, "reps_high": 8}
    plans.edit_prescription(book, person.item(0, 0).id, **each)
    pair = {person.item(2, row).id: {"superset": 1} for row in (0, 1)}
    plans.edit_prescriptions(book, "Superset", pair)
    now = int(person.space.clock()) // 86_400
    planning.set_goal(
        book, person.space.athlete_id, own[0], load_g=142_500, reps=5, by_day=now + 84, today=now
    )
    person.tab.refresh()


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


def name_of(widget: QLabel | Button) -> str:
    return f"{widget.text()!r} {widget.size().toTuple()}"


def cut_off(person: Person) -> list[str]:
    """What does not fit in its place, by name."""
    tab, found = person.tab, []
    for area in filter(QScrollArea.isVisible, tab.findChildren(QScrollArea)):
        wide, room = area.widget().minimumSizeHint().width(), area.viewport().width()
        if wide > room or area.horizontalScrollBar().maximum():
            found.append(f"{wide} in {room}")
    for label in tab.findChildren(QLabel):
        if label.isVisible() and label.text():
            words = label.minimumSizeHint() if label.wordWrap() else label.sizeHint()
            high = label.heightForWidth(label.width()) if label.wordWrap() else words.height()
            if label.width() < words.width() or label.height() < high:
                found.append(name_of(label))
    for button in tab.findChildren(Button):
        hint = button.sizeHint()
        if button.isVisible() and (
            button.width() < hint.width() or button.height() < hint.height()
        ):
            found.append(name_of(button))
    for panel in tab.days:
        found += cut_cells(panel.table)
        weekday = panel.weekday
        if weekday.width() < weekday.sizeHint().width():
            found.append(weekday.currentText())
    name = tab.head.name
    room = tab.week.width() - 10  # the same column
    if name.width() < min(name.sizeHint().width(), room):
        found.append(f"{name.text()} {name.width()} of {name.sizeHint().width()}")
    return found


def cut_cells(table: DayTable) -> list[str]:
    """Cells whose text, broken between words, is wider or higher than they are."""
    found = []
    for row in range(table.rowCount()):
        for column in range(len(COLUMNS)):
            text = wrapping(table.item(row, column).text())
            room = table.columnWidth(column) - inset(column) - 8
            metrics = QFontMetrics(table._look.font(font_role(column)))
            needed = metrics.boundingRect(
                0, 0, room, 10_000, int(Qt.TextFlag.TextWordWrap), text
            )  # fmt: skip
            if needed.width() > room or needed.height() > table.rowHeight(row):
                found.append(f"{text!r} {needed.size().toTuple()} in {room}")
    return found


@pytest.fixture
def german(person: Person) -> Person:
    build(person)
    person.click_row(2, 0)
    person.qtbot.keyClick(person.tab.editor.more, Qt.Key.Key_Space)
    return person


def test_nothing_is_cut_off_with_long_names_at_any_size(german: Person) -> None:
    assert [len(day.prescriptions) for day in german.plan().days] == [6, 6, 6]
    for width, height, percent in SIZES:
        german.space.look.set_text_percent(percent)
        german.tab.resize(width, height - 100)
        settle()
        assert cut_off(german) == [], (width, height, percent)
    german.space.look.set_text_percent(100)


def test_three_days_stand_beside_each_other_where_there_is_room(german: Person) -> None:
    german.tab.resize(1920, 980)
    settle()
    for panel in german.tab.days:
        assert panel.name.width() >= panel.name.sizeHint().width(), panel.name.text()
    tops = {panel.mapTo(german.tab, panel.rect().topLeft()).y() for panel in german.tab.days}
    assert len(tops) == 1
