"""Goals, comparisons, copies and small cards in the Charts tab, by mouse and by key."""

import csv
import io

import pytest
from charts_log import DAY_0, log_session
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from legday_gui.logbook.athletes import athletes
from legday_gui.logbook.library import exercises
from legday_gui.logbook.planning import goals
from legday_gui.window.charts.chart import Points
from legday_gui.window.charts.kinds import Kind
from legday_gui.window.charts.tab import ChartsTab

TODAY = DAY_0 + 7 * 19 + 2
LEFT = Qt.MouseButton.LeftButton


def named(book, name):
    return next(e for e in exercises(book).values() if e.name == name)


def settle(qtbot, tab):
    qtbot.waitUntil(lambda: not tab.reader.busy)


@pytest.fixture
def tab(qtbot, workspace, book):
    squat, front, press = (named(book, n) for n in ("Squat", "Front squat", "Leg press"))
    for week in range(20):
        log_session(book, squat, DAY_0 + 7 * week, [(100 + week, 5, 4)])
        if week < 8:
            log_session(book, front, DAY_0 + 7 * week + 2, [(80 + week, 8, None)])
            log_session(book, press, DAY_0 + 7 * week + 3, [(150 + week, 8, None)])
    made = ChartsTab(workspace._replace(clock=lambda: TODAY * 86_400 + 12 * 3600))
    qtbot.addWidget(made)
    made.resize(1280, 680)
    made.show()
    qtbot.waitExposed(made)
    settle(qtbot, made)
    return made


def goal_of(book, name="Squat"):
    found = [g for g in goals(book, athletes(book)[0].id) if g.exercise_id == named(book, name).id]
    return found[0] if found else None


def test_a_goal_is_set_changed_and_removed_by_key(qtbot, tab, book):
    tab.chart.goal.setFocus()
    qtbot.keyClick(tab.chart.goal, Qt.Key.Key_Space)
    row = tab.chart.goal_row
    assert row.isVisible()
    assert not row.drop.isVisible()
    assert row.load.value() % 2.5 == 0
    qtbot.keyClicks(row.load.lineEdit(), "160")
    qtbot.keyClick(row.load, Qt.Key.Key_Return)
    settle(qtbot, tab)
    goal = goal_of(book)
    assert (goal.load_g, goal.reps, goal.by_day) == (160_000, None, TODAY + 84)
    (line,) = tab.chart.chart.zones
    assert line.low == line.high == 160
    assert line.name.startswith("goal 160 kg by ")
    assert "Goal 160.0 kg: " in tab.today.accessibleDescription()
    assert "within 8 weeks" in tab.today.accessibleDescription()
    assert not row.isVisible()
    qtbot.keyClick(tab.chart.goal, Qt.Key.Key_Space)
    assert row.load.value() == 160
    row.reps.setFocus()
    for _ in range(5):
        qtbot.keyClick(row.reps, Qt.Key.Key_Down)
    qtbot.keyClick(row.reps, Qt.Key.Key_Return)
    settle(qtbot, tab)
    assert (goal_of(book).load_g, goal_of(book).reps) == (160_000, 5)
    assert tab.chart.chart.zones[0].low == pytest.approx(160 * (1 + 5 / 30))
    qtbot.keyClick(tab.chart.goal, Qt.Key.Key_Space)
    row.drop.setFocus()
    qtbot.keyClick(row.drop, Qt.Key.Key_Return)
    settle(qtbot, tab)
    assert goal_of(book) is None
    assert not tab.chart.chart.zones
    book.undo()
    assert goal_of(book).reps == 5


def test_a_goal_by_mouse_and_one_thought_better_of(qtbot, tab, book):
    qtbot.mouseClick(tab.chart.goal, LEFT)
    qtbot.mouseClick(tab.chart.goal_row.set, LEFT)
    settle(qtbot, tab)
    proposed = goal_of(book)
    assert proposed is not None
    qtbot.mouseClick(tab.chart.goal, LEFT)
    tab.chart.goal_row.load.setValue(300)
    qtbot.keyClick(tab.chart.goal_row.load, Qt.Key.Key_Escape)
    assert not tab.chart.goal_row.isVisible()
    assert goal_of(book) == proposed
    qtbot.mouseClick(tab.chart.goal, LEFT)
    qtbot.mouseClick(tab.chart.goal_row.drop, LEFT)
    settle(qtbot, tab)
    assert goal_of(book) is None


def test_arrow_keys_compare_nothing_but_enter_space_and_clicks_do(qtbot, tab):
    view, model = tab.list.view, tab.list.model
    qtbot.mouseClick(tab.chart.compare, LEFT)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(view, key)
        qtbot.keyClick(tab.list.search, key)
    settle(qtbot, tab)
    assert tab.chart.name.text() == "Squat"
    place = model.row_of(named(tab._work.logbook, "Front squat").id)
    qtbot.mouseClick(view.viewport(), LEFT, pos=view.visualRect(model.index(place)).center())
    settle(qtbot, tab)
    assert tab.chart.name.text() == "Squat, Front squat"
    view.setCurrentIndex(model.index(model.row_of(named(tab._work.logbook, "Leg press").id)))
    qtbot.keyClick(view, Qt.Key.Key_Space)
    settle(qtbot, tab)
    assert tab.chart.name.text() == "Squat, Front squat, Leg press"
    said = model.data(view.currentIndex(), Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Leg press, 8 sessions, compared"
    view.setCurrentIndex(model.index(model.row_of(named(tab._work.logbook, "Squat").id)))
    qtbot.keyClick(view, Qt.Key.Key_Return)  # the first one may go as well
    settle(qtbot, tab)
    assert tab.chart.name.text() == "Front squat, Leg press"
    assert {p.symbol for p in tab.chart.chart.layers if isinstance(p, Points)} == {"o", "s"}


def test_one_exercise_always_stays(qtbot, tab):
    qtbot.mouseClick(tab.chart.compare, LEFT)
    qtbot.keyClick(tab.list.view, Qt.Key.Key_Space)
    settle(qtbot, tab)
    assert tab.chart.name.text() == "Squat"


def test_the_clipboard_gets_picture_drawing_and_numbers(qtbot, tab):
    for action in tab.chart.copy_menu.actions()[:2]:
        action.trigger()
    found = QGuiApplication.clipboard().mimeData()
    assert b"Estimated max of Squat" in bytes(found.data("image/svg+xml").data())
    tab.chart.plot.setFocus()
    qtbot.keyClick(tab.chart.plot, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    image = QGuiApplication.clipboard().image()
    assert image.width() > 2 * tab.chart.plot.width()
    tab.chart.as_table.click()
    tab.chart.table.setFocus()
    qtbot.keyClick(tab.chart.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    rows = list(csv.reader(io.StringIO(QGuiApplication.clipboard().text())))
    assert len(rows) == 21


def test_a_small_card_opens_its_large_chart(qtbot, tab):
    qtbot.mouseClick(tab.hard_sets._plot.viewport(), LEFT, pos=QPoint(50, 30))
    settle(qtbot, tab)
    assert tab.chart.chart.what == "Hard sets a week"
    tab.calendar.setFocus()
    qtbot.keyClick(tab.calendar, Qt.Key.Key_Return)
    settle(qtbot, tab)
    assert tab.chart.chart.what == "Gaps between leg days"
    assert tab.chart.kind is Kind.LEG_DAYS
    assert tab.chart.table.rows.rowCount() > 0


def test_every_control_has_a_name_that_is_said(tab):
    tab.chart.goal.click()
    for part in (*tab.chart.ranges.buttons(), tab.chart.reset, tab.chart.favourite, tab.chart.goal,
                 tab.chart.compare, tab.chart.percent, tab.chart.formula, tab.chart.loads,
                 tab.chart.burdens, tab.chart.copy, tab.chart.as_table, tab.save, tab.report,
                 tab.chart.goal_row.load, tab.chart.goal_row.reps, tab.chart.goal_row.by,
                 tab.list.search, tab.list.view, tab.hard_sets, tab.calendar):  # fmt: skip
        assert len(part.accessibleName()) > 3, part
    assert "20 sessions" in tab.chart.table.accessibleDescription()
    QApplication.processEvents()
