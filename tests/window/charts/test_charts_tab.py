"""The Charts tab, driven as a person drives it."""

import csv
import io
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from charts_log import DAY_0, log_session
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage

from legday_gui.logbook.athletes import edit_athlete
from legday_gui.logbook.library import exercises
from legday_gui.logbook.sessions import bin_session
from legday_gui.training import trend
from legday_gui.training.values import LoadKind, Side, Unit
from legday_gui.window.charts.calendar_card import twice_a_week
from legday_gui.window.charts.chart import Band, Line, Points
from legday_gui.window.charts.kinds import ChartMaker, Kind
from legday_gui.window.charts.saving import save_chart
from legday_gui.window.charts.series import Metric, _estimated, day_text, read_lift
from legday_gui.window.charts.strength_chart import Around, strength_chart
from legday_gui.window.charts.tab import ChartsTab

TODAY = DAY_0 + 7 * 29 + 2


@pytest.fixture
def work(workspace):
    return workspace._replace(clock=lambda: TODAY * 86_400 + 12 * 3600)


@pytest.fixture
def open_tab(qtbot, work):
    def opened():
        tab = ChartsTab(work)
        qtbot.addWidget(tab)
        tab.resize(1280, 680)
        tab.show()
        qtbot.waitExposed(tab)
        settle(qtbot, tab)
        return tab

    return opened


def settle(qtbot, tab):
    """Wait until the worker has answered all that was asked."""
    qtbot.waitUntil(lambda: not tab.reader.busy)


def layer(tab, name, kind=Points):
    return next(x for x in tab.chart.chart.layers if x.name == name and isinstance(x, kind))


def value_of(tab, book, work):
    """The series behind the chart, read again."""
    exercise = tab._exercise
    return read_lift(book, work.athlete_id, exercise.id, exercise.name)[Metric.MAX]


def named(book, name):
    return next(e for e in exercises(book).values() if e.name == name)


@pytest.fixture
def squats(book):
    """30 sessions of squats, a week apart, and five of front squats."""
    squat, front = named(book, "Squat"), named(book, "Front squat")
    ids = [
        log_session(book, squat, DAY_0 + 7 * week, [(60, 5, None), (100 + week, 5, 4)])
        for week in range(30)
    ]
    for week in range(5):
        log_session(book, front, DAY_0 + 7 * week + 2, [(80, 8, None)])
    return ids


def accent_pixels(tab, widget):
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    accent = tab._work.look.colour("accent")
    wanted = np.array([accent.blue(), accent.green(), accent.red()])
    return int((np.abs(pixels[:, :, :3].astype(int) - wanted).max(axis=2) < 40).sum())


def click(qtbot, group, text):
    pill = next(b for b in group.buttons() if b.text() == text)
    qtbot.mouseClick(pill, Qt.MouseButton.LeftButton)
    return pill


def test_paints_the_level_and_says_where_the_exercise_stands(qtbot, squats, open_tab):
    tab = open_tab()
    assert tab.chart.name.text() == "Squat"
    assert accent_pixels(tab, tab.chart.plot) > 30
    words = tab.today.accessibleDescription()
    best = 129 * (1 + 7 / 30)
    assert f"Best so far: {best:.1f} kg 129 × 5 @2" in words
    assert "8 in 10 sessions fall between" in words
    series = value_of(tab, tab._work.logbook, tab._work)
    change = np.exp(series.level[-1]) - np.exp(series.level[-9])
    assert f"Last 8 weeks: +{change / 1000:.1f} kg what happened, not a forecast" in words
    assert "30 sessions from" in tab.chart.plot.accessibleDescription()


def test_opens_on_the_first_of_the_plan_among_those_done_often(book, open_tab):
    squat, front, bench = (named(book, n) for n in ("Squat", "Front squat", "Bench press"))
    for week in range(5):
        log_session(book, bench, DAY_0 + 7 * week, [(60, 5, None)])
        if week < 4:
            log_session(book, front, DAY_0 + 7 * week, [(80, 8, None)])
    log_session(book, squat, DAY_0, [(100, 5, None)])
    assert open_tab().chart.name.text() == "Front squat"


def test_opens_on_a_leg_exercise_however_often_others_were_done(book, open_tab):
    extension, warm_up = named(book, "Leg extension"), named(book, "Warm-up")
    for week in range(5):
        log_session(book, warm_up, DAY_0 + 7 * week, [(None, 5, None)])
    log_session(book, extension, DAY_0, [(50, 10, None)])
    assert open_tab().chart.name.text() == "Leg extension"


def test_find_an_exercise_by_keyboard(qtbot, squats, open_tab):
    tab = open_tab()
    tab.list.search.setFocus()
    qtbot.keyClicks(tab.list.search, "front sq")
    assert tab.list.model.rows[0][0].name == "Front squat"
    assert tab.list.model.rows[0][1] == 5
    assert tab.chart.name.text() == "Squat"
    qtbot.keyClick(tab.list.search, Qt.Key.Key_Return)
    settle(qtbot, tab)
    assert tab.chart.name.text() == "Front squat"
    qtbot.keyClick(tab.list.search, Qt.Key.Key_Escape)
    assert [row[0].name for row in tab.list.model.rows] == ["Squat", "Front squat"]
    qtbot.keyClick(tab.list.search, Qt.Key.Key_Up)
    settle(qtbot, tab)
    assert tab.chart.name.text() == "Squat"
    qtbot.keyClick(tab.list.search, Qt.Key.Key_Down)
    settle(qtbot, tab)
    assert tab.chart.name.text() == "Front squat"


def test_an_exercise_never_done_is_found_and_says_what_to_do(qtbot, squats, open_tab):
    tab = open_tab()
    qtbot.keyClicks(tab.list.search, "leg press")
    qtbot.keyClick(tab.list.search, Qt.Key.Key_Return)
    settle(qtbot, tab)
    assert tab.chart.pages.currentWidget() is tab.chart.empty
    assert "File → Import" in tab.chart.empty.text()
    qtbot.keyClicks(tab.list.search, " zzz")
    assert tab.list.model.rows == []


def test_ranges_and_reset(qtbot, squats, open_tab):
    tab = open_tab()
    box = tab.chart.plot.box

    def days():
        (low, high), _ = box.viewRange()
        return high - low

    click(qtbot, tab.chart.ranges, "3 m")
    assert days() == pytest.approx(91 * 1.25, abs=10)  # and a glance ahead
    click(qtbot, tab.chart.ranges, "All")
    assert days() == pytest.approx((7 * 29 + 2) * 1.25, abs=15)
    before = box.viewRange()
    box.scaleBy((0.5, 0.5))
    tab.chart.plot.moved.emit()
    assert not any(pill.isChecked() for pill in tab.chart.ranges.buttons())
    qtbot.mouseClick(tab.chart.reset, Qt.MouseButton.LeftButton)
    assert box.viewRange() == [pytest.approx(axis) for axis in before]
    assert tab.chart.ranges.checkedButton().text() == "All"


def test_a_click_on_a_point_asks_for_its_session(qtbot, squats, open_tab):
    tab = open_tab()
    place = tab.chart.plot.point_at(20).toPoint()
    qtbot.mouseMove(tab.chart.plot.viewport(), place)
    with qtbot.waitSignal(tab.session_requested) as asked:
        qtbot.mouseClick(tab.chart.plot.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked.args == [squats[20]]
    assert type(asked.args[0]) is int


def test_pointing_reads_the_session_out(qtbot, squats, open_tab):
    tab = open_tab()
    scene_point = tab.chart.plot.mapToScene(tab.chart.plot.point_at(3).toPoint())
    tab.chart.plot.scene().sigMouseMoved.emit(QPointF(scene_point))
    value = 103 * (1 + 7 / 30)
    assert tab.chart.readout.text() == (
        f"{day_text(DAY_0 + 21)} · 103 × 5 @2 · estimated max {value:.1f} kg · record"
    )


def test_the_plot_is_read_and_opened_by_keyboard(qtbot, squats, open_tab):
    tab = open_tab()
    plot = tab.chart.plot
    qtbot.keyClick(plot, Qt.Key.Key_Left)
    assert "129 × 5 @2" in tab.chart.readout.text()
    qtbot.keyClick(plot, Qt.Key.Key_Left)
    with qtbot.waitSignal(tab.session_requested) as asked:
        qtbot.keyClick(plot, Qt.Key.Key_Return)
    assert asked.args == [squats[28]]


def test_a_set_logged_since_is_the_last_point_after_refresh(qtbot, squats, book, open_tab):
    tab = open_tab()
    session_id = log_session(book, named(book, "Squat"), TODAY, [(150, 5, None)])
    tab.refresh()
    settle(qtbot, tab)
    stars = layer(tab, "Record")
    assert (stars.x[-1], stars.sessions[-1]) == (TODAY, session_id)
    assert stars.y[-1] == pytest.approx(150 * (1 + 5 / 30))
    assert tab.list.model.rows[0][1] == 31


def choose_kind(qtbot, tab, kind):
    """As a person does: by its pill, or in the menu of those that found no room."""
    pill = next(p for p in tab.chart.kinds.pills if p.text() == kind)
    if pill.isVisible():
        qtbot.mouseClick(pill, Qt.MouseButton.LeftButton)
    else:
        next(a for a in tab.chart.kinds.menu.actions() if a.text() == kind).trigger()
    settle(qtbot, tab)


def test_metrics_table_and_csv(qtbot, squats, open_tab):
    tab = open_tab()
    choose_kind(qtbot, tab, Kind.VOLUME)
    assert tab.chart.chart.what == "Volume"
    assert layer(tab, "Sessions").y[-1] == pytest.approx(60 * 5 + 129 * 5)
    choose_kind(qtbot, tab, Kind.BEST)
    qtbot.mouseClick(tab.chart.as_table, Qt.MouseButton.LeftButton)
    assert tab.chart.pages.currentWidget() is tab.chart.table
    qtbot.mouseClick(tab.chart.copy, Qt.MouseButton.LeftButton)
    assert tab.chart.copy_menu.isVisible()
    tab.chart.copy_menu.actions()[2].trigger()
    tab.chart.copy_menu.close()
    rows = list(csv.reader(io.StringIO(QGuiApplication.clipboard().text())))
    assert rows[0] == ["Date", "Best (kg)", "Load (kg)", "Reps", "In reserve", "Note"]
    assert rows[1][1:] == ["129.0", "129", "5", "2", "record"]
    assert len(rows) == 31


def test_a_row_of_the_table_opens_its_session(qtbot, squats, open_tab):
    tab = open_tab()
    qtbot.mouseClick(tab.chart.as_table, Qt.MouseButton.LeftButton)
    tab.chart.table.setCurrentIndex(tab.chart.table.rows.index(2, 0))
    with qtbot.waitSignal(tab.session_requested) as asked:
        qtbot.keyClick(tab.chart.table, Qt.Key.Key_Return)
    assert asked.args == [squats[27]]


def test_pounds(squats, book, work, open_tab):
    edit_athlete(book, work.athlete_id, unit=Unit.LB)
    tab = open_tab()
    assert f"{129 * (1 + 7 / 30) / 0.45359237:.1f} lb" in tab.today.accessibleDescription()
    assert layer(tab, "Record").y[-1] == pytest.approx(129 * (1 + 7 / 30) / 0.45359237)


def test_high_reps_show_the_best_set_and_say_why(book, open_tab):
    calf = named(book, "Standing calf raise")
    log_session(book, calf, DAY_0, [(80, 20, None)])
    tab = open_tab()
    assert tab.chart.chart.what == "Best set"
    assert "more than 12 reps" in tab.chart.note.text()
    assert "Best so far: 80.0 kg 80 × 20" in tab.today.accessibleDescription()


def test_help_from_a_machine_is_drawn_below_zero(book, open_tab):
    pull = next(e for e in exercises(book).values() if e.load_kind is LoadKind.ASSISTED)
    for week, kilos in enumerate((-40, -30, -35)):
        log_session(book, pull, TODAY - 21 + 7 * week, [(kilos, 8, None)])
    tab = open_tab()
    assert layer(tab, "Sessions").y.tolist() == [-40, -35]
    assert layer(tab, "Record").y.tolist() == [-30]
    _, (low, high) = tab.chart.plot.box.viewRange()
    assert low < -40 < -30 < high


def test_a_removed_session_is_gone_after_refresh(qtbot, squats, book, open_tab):
    tab = open_tab()
    bin_session(book, squats[-1])
    tab.refresh()
    settle(qtbot, tab)
    assert layer(tab, "Record").sessions[-1] == squats[-2]
    book.undo()
    tab.refresh()
    settle(qtbot, tab)
    assert layer(tab, "Record").sessions[-1] == squats[-1]


def test_nothing_logged(open_tab):
    tab = open_tab()
    assert "File → Import" in tab.chart.empty.text()
    assert "No sessions yet" in tab.calendar.sentence.text()
    assert not tab.save.isEnabled()


def test_one_session(book, open_tab):
    log_session(book, named(book, "Squat"), TODAY, [(100, 5, None)])
    tab = open_tab()
    assert len(layer(tab, "Sessions").x) == 1
    assert "needs three more sessions" in tab.today.accessibleDescription()
    assert tab.calendar.sentence.text() == "No week with two leg days yet."
    assert not [x for x in tab.chart.chart.layers if isinstance(x, (Line, Band))]


def test_a_gap_of_ten_years(qtbot, book, open_tab):
    squat = named(book, "Squat")
    for day in (-3650, -3643, -3636, -3629, 0, 7):
        log_session(book, squat, DAY_0 + day, [(100, 5, None)])
    tab = open_tab()
    click(qtbot, tab.chart.ranges, "All")
    (low, high), _ = tab.chart.plot.box.viewRange()
    assert low <= DAY_0 - 3650
    assert high >= TODAY
    parts = layer(tab, "Level", Line).parts
    # Two sessions after it tell of no level yet, so none is drawn.
    assert [part[0].tolist() for part in parts] == [
        [DAY_0 - 3650, DAY_0 - 3643, DAY_0 - 3636, DAY_0 - 3629]
    ]
    assert [stretch.name for stretch in tab.chart.chart.stretches] == ["break, 518 weeks"]
    assert "needs two more sessions" in tab.today.accessibleDescription()


def test_saves_a_picture_a_drawing_and_numbers_or_says_why_not(squats, open_tab, tmp_path: Path):
    card = open_tab().chart
    assert save_chart(card, tmp_path / "squat") == "Saved squat.png."
    assert QImage(str(tmp_path / "squat.png")).width() > 400
    assert save_chart(card, tmp_path / "squat.svg") == "Saved squat.svg."
    drawing = (tmp_path / "squat.svg").read_text("utf-8")
    assert "Estimated max of Squat" in drawing
    assert drawing.count("<path") > 20
    assert save_chart(card, tmp_path / "squat", ".csv") == "Saved squat.csv."
    assert (tmp_path / "squat.csv").read_text("utf-8").splitlines()[0].startswith("Date,Max (kg)")
    for name in ("squat.png", "squat.svg", "squat.csv"):
        said = save_chart(card, tmp_path / "missing" / name)
        assert said == f"{name} could not be written there. Choose another folder."


def test_follows_the_theme(squats, open_tab, work):
    tab = open_tab()
    tab._work.look.set_theme("dark")
    assert accent_pixels(tab, tab.chart.plot) > 30
    corner = tab.chart.plot.grab().toImage().pixelColor(3, 3)
    assert corner == work.look.colour("panel")


def test_weeks_with_two_leg_days():
    monday = (DAY_0 + 3) // 7 * 7 - 3
    days = [monday + 7 * week + day for week in range(26) for day in (0, 3)]
    today = monday + 7 * 25 + 6
    assert twice_a_week(days, monday, today).startswith("26 of 26 weeks with two leg days; 26 in")
    assert twice_a_week(days[1:], monday, today).startswith("25 of 26 weeks")
    assert twice_a_week([monday, monday], monday, today).startswith("None of 26 weeks")


def test_the_fan_ends_after_eight_weeks_and_is_the_prediction(squats, book, work, open_tab):
    tab = open_tab()
    series = value_of(tab, book, work)
    days, low, high = layer(tab, "Next 8 weeks", Band).parts[0]
    assert days[[0, -1]].tolist() == [series.day[-1], series.day[-1] + 56]
    mean, sd = trend.predict(series.day, np.log(series.value), series.reps, 56)
    assert low[-1] == pytest.approx(np.exp(mean - 1.3 * sd) / 1000)
    assert high[-1] == pytest.approx(np.exp(mean + 1.3 * sd) / 1000)


def test_no_fan_from_too_little(book, open_tab):
    for week in range(3):
        log_session(book, named(book, "Squat"), TODAY - 7 * week, [(100, 5, None)])
    assert "Next 8 weeks" not in {layer.name for layer in open_tab().chart.chart.layers}


def test_the_axis_says_its_unit(squats, open_tab):
    axis = open_tab().chart.plot.getPlotItem().getAxis("left")
    names = [name for _, name in axis.names(*axis.range, 300)]
    assert [name for name in names if name.endswith(" kg")] == names[-1:]


def test_left_against_right(book, open_tab):
    lunge, split = named(book, "Walking lunge"), named(book, "Bulgarian split squat")
    sides = [(20, 10, None, Side.LEFT), (20, 10, None, Side.LEFT), (25, 10, None, Side.RIGHT)]
    log_session(book, lunge, DAY_0, sides)
    log_session(book, split, DAY_0, [(20, 10, None)])
    words = open_tab().balance.accessibleDescription()
    assert "Walking lunge: right 20.0 % stronger" in words
    assert "Bulgarian split squat: unknown" in words


def test_no_left_and_right_without_one_sided_exercises(squats, open_tab):
    assert not open_tab().balance.isVisible()


def test_thousands_of_sessions_are_thinned_but_each_is_read(squats, open_tab):
    tab = open_tab()
    count = 5000
    days = DAY_0 - np.arange(count)[::-1]
    rows = np.stack([days, np.arange(count) + 1, 100_000 + days % 997, days * 0 + 5, days * 0 - 1])
    plot = tab.chart.plot
    plot.show_chart(strength_chart("Squat", _estimated(rows.T), Unit.KG, Around()))
    plot.show_between(days[0], days[-1])
    drawn = {layer.name: item for layer, item, _ in plot.drawing._drawn}["Sessions"]
    assert 100 < len(drawn.points()) < 2000
    place = plot.mapToScene(plot.point_at(2500).toPoint())
    assert abs(plot._nearest(QPointF(place)) - 2500) <= 20
    plot.box.setXRange(days[2000], days[2100], padding=0)
    shown = set((drawn.getData()[0] - days[0]).astype(int).tolist())
    records = {int(x - days[0]) for x in plot._chart.layers[-1].x}
    assert {2000, 2050, 2100} - records <= shown


def test_weeks_to_come_that_are_over_are_not_drawn(book, open_tab, squats):
    """The last of them was eight weeks after the last session."""
    tab = open_tab()
    fan = "Next 8 weeks"
    assert any(x.name == fan for x in tab.chart.chart.layers)
    for day, drawn in ((DAY_0 + 7 * 29 + 56, True), (DAY_0 + 7 * 29 + 57, False)):
        chart = ChartMaker().answer(book, replace(tab.request(), today=day)).chart
        assert any(x.name == fan for x in chart.layers) == drawn
