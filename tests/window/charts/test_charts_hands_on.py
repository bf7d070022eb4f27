"""Comparing, favourites, formulas, the legend, zoom, the whole training, by hand and by key."""

import numpy as np
import pytest
from charts_log import DAY_0, log_session
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from legday_gui.logbook.athletes import add_body_weight, athletes
from legday_gui.logbook.chart_settings import chart_settings
from legday_gui.logbook.library import exercises
from legday_gui.logbook.logbook import Logbook
from legday_gui.logbook.planning import add_deload, add_time_away, set_goal
from legday_gui.training.estimate import Formula
from legday_gui.training.values import LoadKind, Side
from legday_gui.window.charts.chart import Line, Points
from legday_gui.window.charts.kinds import OF_EXERCISE, OF_SUBJECT, Kind, Subject
from legday_gui.window.charts.tab import ChartsTab
from legday_gui.window.charts.thinning import span_bits

TODAY = DAY_0 + 7 * 29 + 2


def named(book, name):
    return next(e for e in exercises(book).values() if e.name == name)


@pytest.fixture
def open_tab(qtbot, workspace):
    tabs = []

    def opened(size=(1280, 680), today=TODAY):
        work = workspace._replace(clock=lambda: today * 86_400 + 12 * 3600)
        tab = ChartsTab(work)
        qtbot.addWidget(tab)
        tab.resize(*size)
        tab.show()
        qtbot.waitExposed(tab)
        settle(qtbot, tab)
        tabs.append(tab)
        return tab

    return opened


def settle(qtbot, tab):
    qtbot.waitUntil(lambda: not tab.reader.busy)


@pytest.fixture
def squats(book):
    squat, front = named(book, "Squat"), named(book, "Front squat")
    for week in range(30):
        log_session(book, squat, DAY_0 + 7 * week, [(100 + week, 5, 4)])
        if week % 2:
            log_session(book, front, DAY_0 + 7 * week + 2, [(80 + week, 8, None)])
    return squat, front


def click(qtbot, widget):
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def choose(qtbot, tab, name):
    tab.list.search.clear()
    qtbot.keyClicks(tab.list.search, name)
    qtbot.keyClick(tab.list.search, Qt.Key.Key_Return)
    settle(qtbot, tab)
    tab.list.search.clear()


def layers(tab, kind):
    return {x.name: x for x in tab.chart.chart.layers if isinstance(x, kind)}


def test_two_exercises_on_one_chart_and_in_percent_of_the_start(qtbot, squats, open_tab):
    tab = open_tab()
    click(qtbot, tab.chart.compare)
    choose(qtbot, tab, "Front squat")
    assert tab.chart.name.text() == "Squat, Front squat"
    points = layers(tab, Points)
    assert {p.symbol for p in points.values()} == {"o", "s"}
    assert points["Squat"].y[0] == pytest.approx(100 * (1 + 7 / 30))
    assert points["Front squat"].y[-1] == pytest.approx(109 * (1 + 8 / 30))
    click(qtbot, tab.chart.percent)
    settle(qtbot, tab)
    for name in ("Squat", "Front squat"):
        assert layers(tab, Line)[name].parts[0][1][0] == pytest.approx(100)
    assert "% of the start" in layers(tab, Points)["Squat"].words(3)
    choose(qtbot, tab, "Front squat")  # again: leaves it out
    assert tab.chart.name.text() == "Squat"
    click(qtbot, tab.chart.compare)
    choose(qtbot, tab, "Front squat")
    assert tab.chart.name.text() == "Front squat"


def test_no_more_than_five_are_compared(qtbot, book, open_tab):
    names = ["Squat", "Front squat", "Deadlift", "Leg press", "Hamstring curl", "Bench press"]
    for name in names:
        for week in range(3):
            log_session(book, named(book, name), DAY_0 + 7 * week, [(60, 5, None)])
    tab = open_tab()
    choose(qtbot, tab, names[0])
    click(qtbot, tab.chart.compare)
    said = []
    tab.status.connect(lambda left, right: said.append(left))
    for name in names[1:]:
        choose(qtbot, tab, name)
    assert len(layers(tab, Points)) == 5
    assert said[-1] == "At most 5 are compared: leave one out first."


def test_a_favourite_comes_first_and_stays_so(qtbot, squats, book, open_tab):
    tab = open_tab()
    choose(qtbot, tab, "Front squat")
    click(qtbot, tab.chart.favourite)
    settle(qtbot, tab)
    assert tab.list.model.rows[0][0].name == "Front squat"
    text = tab.list.model.data(tab.list.model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert text == "Front squat, 15 sessions, favourite"
    assert chart_settings(book, athletes(book)[0].id)[squats[1].id].favourite
    book.undo()
    tab.refresh()
    settle(qtbot, tab)
    assert tab.list.model.rows[0][0].name == "Squat"
    assert not tab.chart.favourite.isChecked()


def test_the_formula_is_kept_for_each_exercise(qtbot, squats, book, open_tab, tmp_path):
    tab = open_tab()
    tab.chart.formula.setCurrentText("Brzycki")
    tab.chart.formula.activated.emit(1)
    settle(qtbot, tab)
    last = layers(tab, Points)["Record"]
    assert last.y[-1] == pytest.approx(129 * 36 / (37 - 7))
    choose(qtbot, tab, "Front squat")
    assert tab.chart.formula.currentText() == "Epley"
    other = Logbook.open(book.path)
    assert chart_settings(other, athletes(other)[0].id)[squats[0].id].formula is Formula.BRZYCKI
    other.close()


def test_the_legend_hides_and_shows(qtbot, squats, open_tab):
    tab = open_tab()
    entry = next(e for e in tab.chart.legend.entries if e.text() == "Record")
    spots = len(tab.chart.plot._spots.x)
    entry.setFocus()
    qtbot.keyClick(entry, Qt.Key.Key_Space)
    item = next(item for layer, item, _ in tab.chart.plot.drawing._drawn if layer.name == "Record")
    assert not item.isVisible()
    assert len(tab.chart.plot._spots.x) == spots - 29
    choose(qtbot, tab, "Front squat")  # hidden there, too
    assert "Record" in tab.chart.plot.drawing.hidden
    entry = next(e for e in tab.chart.legend.entries if e.text() == "Record")
    assert not entry.isChecked()
    click(qtbot, entry)
    assert tab.chart.plot.drawing.hidden == set()


def test_zoom_and_push_by_key_and_home_again(qtbot, squats, open_tab):
    plot = open_tab().chart.plot
    before = plot.box.viewRange()
    wide = before[0][1] - before[0][0]
    qtbot.keyClick(plot, Qt.Key.Key_Plus)
    low, high = plot.box.viewRange()[0]
    assert high - low == pytest.approx(wide / 1.25)
    qtbot.keyClick(plot, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert plot.box.viewRange()[0][0] > low
    qtbot.keyClick(plot, Qt.Key.Key_Minus)
    qtbot.keyClick(plot, Qt.Key.Key_Home)
    assert plot.box.viewRange() == [pytest.approx(axis) for axis in before]


def test_a_step_out_of_view_brings_it_into_view(qtbot, squats, open_tab):
    plot = open_tab().chart.plot
    plot.box.setXRange(DAY_0 + 100, DAY_0 + 130, padding=0)
    qtbot.keyClick(plot, Qt.Key.Key_Left)
    for _ in range(8):
        qtbot.keyClick(plot, Qt.Key.Key_Left)
    (low, high), _ = plot.box.viewRange()
    assert low <= plot._spots.x[plot._at] <= high < DAY_0 + 130


def test_goal_deload_and_time_away_are_marked(qtbot, squats, book, open_tab):
    who, squat = athletes(book)[0].id, squats[0]
    add_deload(book, who, DAY_0 + 7 * 20 - 1, DAY_0 + 7 * 20 + 1)
    add_time_away(book, who, DAY_0 + 40, DAY_0 + 45)
    set_goal(book, who, squat.id, load_g=150_000, reps=5, by_day=TODAY + 90, today=TODAY)
    tab = open_tab()
    names = [stretch.name for stretch in tab.chart.chart.stretches]
    assert names == ["deload", "away"]
    (goal,) = tab.chart.chart.zones
    assert goal.low == goal.high == pytest.approx(150 * (1 + 5 / 30))
    words = tab.today.accessibleDescription()
    assert "Goal 175.0 kg: " in words
    assert "within 8 weeks" in words
    assert "within half a year, in logs like yours" in words
    assert DAY_0 + 7 * 20 not in np.concatenate([p.x for p in layers(tab, Points).values()])


def test_the_whole_training_and_back(qtbot, squats, book, open_tab):
    add_body_weight(book, athletes(book)[0].id, 80_000, TODAY * 86_400, TODAY)
    tab = open_tab()
    training, body = tab.list.subjects.buttons()
    for pill, subject in ((training, Subject.TRAINING), (body, Subject.BODY)):
        click(qtbot, pill)
        settle(qtbot, tab)
        offered = [p.text() for p in tab.chart.kinds.pills]
        assert offered == [str(kind) for kind in OF_SUBJECT[subject]]
        assert tab.chart.name.text() == subject
        assert not tab.chart.favourite.isVisible()
    assert "80.0 kg at last" in tab.today.accessibleDescription()
    choose(qtbot, tab, "Front squat")
    assert tab.chart.name.text() == "Front squat"
    assert not body.isChecked()


ABSURD = {
    "a very large load": [(0, [(2_000_000, 5, None)]), (7, [(100, 5, None)])],
    "a thousand reps": [(0, [(20, 1000, None)]), (7, [(20, 5, None)])],
    "no reps": [(0, [(100, 0, None)]), (7, [(100, None, None)])],
    "no load": [(0, [(None, 5, None)]), (3, [(0, 5, None)])],
    "help": [(0, [(-40, 8, None)]), (7, [(-20, 8, None)])],
    "ten years": [(-3650, [(60, 5, None)]), (0, [(100, 5, None)])],
    "one session": [(0, [(100, 5, 4), (100, 4, 4)])],
    "two sessions": [(0, [(100, 5, 4)]), (7, [(102.5, 5, 4)])],
    "two in a day": [(0, [(100, 5, 4)]), (0, [(90, 5, 4)])],
    "in the future": [(0, [(100, 5, 4)]), (4000, [(100, 5, 4)])],
    "one side": [(0, [(20, 8, None, Side.LEFT)]), (7, [(20, 8, None, Side.LEFT)])],
    "sides far apart": [(0, [(1, 1, None, Side.LEFT), (300, 30, None, Side.RIGHT)])],
}


@pytest.mark.parametrize("case", ABSURD)
def test_absurd_logs_draw_or_say_something(qtbot, book, open_tab, case):
    exercise = named(book, "Walking lunge" if "side" in case else "Squat")
    for day, sets in ABSURD[case]:
        log_session(book, exercise, DAY_0 + day, sets)
    tab = open_tab()
    whole = [kind for kinds in OF_SUBJECT.values() for kind in kinds]
    for kind in (*OF_EXERCISE, *whole):
        if kind in whole:
            subject = next(s for s, kinds in OF_SUBJECT.items() if kind in kinds)
            click(qtbot, tab.list.subjects.buttons()[list(Subject).index(subject)])
        tab.chart.kinds.chosen.emit(kind)
        settle(qtbot, tab)
        if tab.chart.chart.empty:
            assert tab.chart.pages.currentWidget() is tab.chart.empty
            continue
        (left, right), (bottom, top) = tab.chart.plot.box.viewRange()
        assert np.isfinite([left, right, bottom, top]).all()
        assert left < right
        assert bottom < top
        assert len(tab.chart.plot._spots.x), kind
        assert tab.chart.table.rows.rowCount(), kind
        assert len(tab.chart.plot.accessibleDescription()) > 20, kind
        assert_amounts_fit(tab.chart.plot)
        assert not tab.grab().isNull()


def assert_amounts_fit(plot):
    """No amount on the left axis is cut off."""
    plot.getPlotItem().layout.activate()  # Qt does it only in a later turn of its loop
    axis = plot.getPlotItem().getAxis("left")
    for _, name in axis.names(*axis.range, axis.height()):
        assert axis._text(name).size().width() + 8 <= axis.width(), name


def test_nothing_logged_is_said_in_every_chart(qtbot, open_tab):
    tab = open_tab()
    assert "Log your first sets" in tab.chart.empty.text()
    for subject, kinds in OF_SUBJECT.items():
        tab.list.choose_subject(subject)
        for kind in kinds:
            tab.chart.kinds.chosen.emit(kind)
            settle(qtbot, tab)
            assert tab.chart.pages.currentWidget() is tab.chart.empty
            assert tab.chart.empty.text().endswith("."), kind
            assert not tab.save.isEnabled()


def test_loads_far_apart_are_both_seen(qtbot, book, open_tab):
    squat = named(book, "Squat")
    log_session(book, squat, DAY_0, [(2_000_000, 5, None)])
    log_session(book, squat, DAY_0 + 7, [(100, 5, None)])
    tab = open_tab()
    tab.chart.kinds.chosen.emit(Kind.LOADS)
    settle(qtbot, tab)
    (bars,) = tab.chart.chart.layers
    (left, right), _ = tab.chart.plot.box.viewRange()
    assert bars.step * bars.width / (right - left) * tab.chart.plot.width() > 3  # pixels
    axis = tab.chart.plot.getPlotItem().getAxis("left")
    assert [name for _, name in axis.names(0, 1.06, 300)] == ["0", "1 set"]


def test_five_thousand_sessions_of_one_exercise(qtbot, book, open_tab):
    squat = named(book, "Squat")
    log_session(book, squat, DAY_0, [(100, 5, None)])
    names = ("session", "block", "training_set")
    first = {name: book.tuples(f"SELECT * FROM {name}")[0] for name in names}
    columns = {n: [r[1] for r in book.tuples(f"PRAGMA table_info({n})")] for n in names}
    for name in names:
        rows = []
        for number in range(1, 5000):
            row = dict(zip(columns[name], first[name], strict=True))
            row |= {"id": number} | {c: number for c in ("session_id", "block_id") if c in row}
            row |= {"day": DAY_0 - number} if "day" in row else {}
            row |= {"started_at": (DAY_0 - number) * 86_400} if "started_at" in row else {}
            row |= {"load_g": 60_000 + 2_500 * (number % 17)} if "load_g" in row else {}
            rows.append(tuple(v for c, v in row.items() if c not in ("stamp", "deleted_at")))
        book.insert_many(name, [c for c in columns[name] if c not in ("stamp", "deleted_at")], rows)
    tab = open_tab(today=DAY_0 + 1)
    assert len(tab.chart.plot._spots.x) == 5000
    assert "5,000 sessions" in tab.chart.plot.accessibleDescription()
    next(p for p in tab.chart.ranges.buttons() if p.text() == "All").click()
    drawn = sum(
        len(item.getData()[0]) for layer, item, _ in tab.chart.plot.drawing._drawn
        if isinstance(layer, Points)
    )  # fmt: skip
    assert drawn < 2000
    for kind in (Kind.AT_LOAD, Kind.LOADS, Kind.REP_MAX):
        tab.chart.kinds.chosen.emit(kind)
        settle(qtbot, tab)
        assert not tab.chart.chart.empty


def test_nothing_is_cut_off_in_a_small_window_with_large_text(qtbot, squats, open_tab):
    tab = open_tab((1024, 540))
    tab._work.look.set_text_percent(150)
    qtbot.waitUntil(lambda: not tab.hard_sets.isVisible())
    assert (tab.width(), tab.height()) == (1024, 540)
    for part in (tab.chart.kinds.more, tab.chart.reset, tab.chart.compare, tab.save, tab.report):
        assert part.isVisible()
        qtbot.waitUntil(lambda part=part: part.width() >= part.sizeHint().width())
        corner = part.mapTo(tab, part.rect().bottomRight())
        assert tab.rect().contains(corner)
    shown = [p.text() for p in tab.chart.kinds.pills if p.isVisible()]
    hidden = [a.text() for a in tab.chart.kinds.menu.actions()]
    assert shown + hidden == [str(kind) for kind in OF_EXERCISE]


def test_assisted_work_stays_below_zero_in_every_chart(qtbot, book, open_tab):
    pull = next(e for e in exercises(book).values() if e.load_kind is LoadKind.ASSISTED)
    for week, kilos in enumerate((-40, -30, -35)):
        log_session(book, pull, TODAY - 21 + 7 * week, [(kilos, 8, None)] * 2)
    tab = open_tab()
    tab.chart.kinds.chosen.emit(Kind.AT_LOAD)
    settle(qtbot, tab)
    assert tab.chart.chart.what.startswith("Reps at −") or "-" in tab.chart.chart.what
    place = QPointF(tab.chart.plot.point_at(0))
    assert tab.chart.plot.rect().contains(place.toPoint())


def test_what_is_zoomed_is_drawn_exactly_once_it_rests(qtbot, squats, open_tab):
    tab = open_tab()
    drawing, box = tab.chart.plot.drawing, tab.chart.plot.box
    for width in (340, 360, 340):  # on either side of where two days begin to share a place
        middle = float(np.mean(box.viewRange()[0]))
        box.setXRange(middle - width / 2, middle + width / 2, padding=0)
        assert abs(drawing._fed[2] - span_bits(*box.viewRange()[0])) <= 1
        qtbot.waitUntil(lambda: drawing._fed[2] == span_bits(*box.viewRange()[0]))
        low, high = box.viewRange()[0]
        assert drawing._fed[0] <= low
        assert high <= drawing._fed[1]


def test_below_a_low_chart_the_legend_has_one_line_that_scrolls(qtbot, squats, open_tab):
    tab = open_tab()
    area, entries = tab.chart.named, tab.chart.legend.entries
    assert area.isVisible()
    assert area.height() >= max(e.geometry().bottom() for e in entries)
    tab._work.look.set_text_percent(150)
    tab.resize(1024, 480)
    settle(qtbot, tab)
    qtbot.waitUntil(lambda: tab.chart.legend.entries[-1].x() > area.width())
    entries = tab.chart.legend.entries
    assert area.isVisible()
    assert len({e.y() for e in entries}) == 1
    last = entries[-1]
    assert last.geometry().right() > area.width(), "out of sight at first"
    last.setFocus(Qt.FocusReason.TabFocusReason)
    area.ensureWidgetVisible(last)
    assert last.mapTo(area, last.rect().bottomRight()).x() < area.width()
    qtbot.keyClick(last, Qt.Key.Key_Space)
    assert last.text() in tab.chart.plot.drawing.hidden
    turn = QWheelEvent(
        QPointF(5, 5), area.viewport().mapToGlobal(QPointF(5, 5)), QPoint(), QPoint(0, 1200),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase,
        False,
    )  # fmt: skip
    QApplication.sendEvent(area.viewport(), turn)
    assert area.horizontalScrollBar().value() == 0


def test_long_names_are_whole_in_the_list(book, open_tab):
    names = ("Bulgarian split squat", "Dumbbell Romanian deadlift", "Squat")
    for name in names:
        log_session(book, named(book, name), DAY_0, [(40, 8, None)])
    tab = open_tab()
    view = tab.list.view
    high = {
        tab.list.model.rows[row][0].name: view.visualRect(tab.list.model.index(row)).height()
        for row in range(len(names))
    }
    assert high["Squat"] < high["Bulgarian split squat"] <= high["Dumbbell Romanian deadlift"]


def test_the_list_finds_what_other_apps_call_an_exercise(qtbot, book, open_tab):
    log_session(book, named(book, "Squat"), DAY_0, [(100, 5, None)])
    tab = open_tab()
    qtbot.keyClicks(tab.list.search, "RDL")
    assert tab.list.model.rows[0][0].name == "Romanian deadlift"
    tab.list.search.clear()
    assert [exercise.name for exercise, _ in tab.list.model.rows] == ["Squat"]
