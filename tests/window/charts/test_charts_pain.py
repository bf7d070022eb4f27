"""Pain by site, beside the load of the weeks."""

import numpy as np
import pytest
from charts_log import DAY_0, log_session
from PySide6.QtCore import Qt

from legday_gui.logbook.athletes import athletes
from legday_gui.logbook.library import exercises
from legday_gui.logbook.symptoms import note_symptom
from legday_gui.training.calendar import week_of
from legday_gui.training.values import Moment, Side, SymptomKind
from legday_gui.window.charts.chart import Bars, Points
from legday_gui.window.charts.kinds import Kind
from legday_gui.window.charts.pain_chart import (
    Burden,
    Load,
    effort_load,
    pain_chart,
    sets_load,
)  # fmt: skip
from legday_gui.window.charts.tab import ChartsTab

LOAD = Load(Burden.VOLUME, "kg", {100: 500.0, 101: 2000.0, 103: 1000.0})
MONDAY = 100 * 7 - 3


def bars_of(chart):
    return next(layer for layer in chart.layers if isinstance(layer, Bars))


def test_scores_and_the_load_of_their_weeks_each_with_an_axis():
    rows = [(MONDAY, "pain", "knee", "left", 4), (MONDAY + 8, "soreness", "quads", "both", 7)]
    chart = pain_chart(rows, LOAD)
    bars = bars_of(chart)
    assert bars.at.tolist() == [100, 101, 103]
    assert (bars.high * chart.beside.per).tolist() == pytest.approx([500, 2000, 1000])
    assert bars.high.max() == 10
    assert chart.beside.unit == "kg"
    assert bars.words(1).endswith(" · volume 2,000 kg")
    marks = {p.name: p for p in chart.layers if isinstance(p, Points)}
    assert marks["pain: knee, left"].y.tolist() == [4]
    assert marks["soreness: quads"].symbol != marks["pain: knee, left"].symbol
    assert [chart.table.cells(i)[4:] for i in (0, 1)] == [["7", "2000"], ["4", "500"]]
    assert "volume 1,250 kg in weeks with a note" in chart.summary


def test_a_week_with_and_a_week_without_pain():
    rows = [(MONDAY, "pain", "hip", "both", 2), (MONDAY + 21, "pain", "hip", "both", 3)]
    said = pain_chart(rows, LOAD).summary
    assert "volume 750 kg in weeks with a note, volume 2,000 kg in weeks without a note" in said


def test_no_load_is_known_to_stand_beside():
    rows = [(MONDAY, "pain", "knee", "left", 4)]
    chart = pain_chart(rows, effort_load([(MONDAY, 1, 0, None, 8)]))
    assert chart.beside is None
    assert "No session has both an effort and an end" in chart.note
    assert not pain_chart(rows, sets_load([])).empty


def test_36_sites_have_each_a_mark_of_their_own():
    rows = [(MONDAY + n, "pain", f"site {n}", "both", n % 11) for n in range(36)]
    marks = {(p.colour, p.symbol) for p in pain_chart(rows, LOAD).layers if isinstance(p, Points)}
    assert len(marks) == 36


def test_the_load_beside_is_chosen_in_the_tab(qtbot, book, workspace):
    squat = next(e for e in exercises(book).values() if e.name == "Squat")
    who = athletes(book)[0].id
    for week in range(4):
        log_session(book, squat, DAY_0 + 7 * week, [(100, 5, 4)] * (week + 1))
    note_symptom(
        book, who, session_id=None, day=DAY_0 + 1, at=(DAY_0 + 1) * 86_400, score=3,
        kind=SymptomKind.PAIN, site="knee", side=Side.LEFT, moment=Moment.NEXT_MORNING,
    )  # fmt: skip
    tab = ChartsTab(workspace._replace(clock=lambda: (DAY_0 + 24) * 86_400))
    qtbot.addWidget(tab)
    tab.resize(1280, 680)
    tab.show()
    qtbot.waitUntil(lambda: not tab.reader.busy)
    tab.chart.kind = Kind.PAIN
    qtbot.mouseClick(tab.list.subjects.buttons()[1], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not tab.reader.busy)
    assert tab.chart.chart.beside.per * 10 == pytest.approx(2000)
    assert tab.chart.plot.getPlotItem().getAxis("right").isVisible()
    tab.chart.burdens.setFocus()
    for _ in range(2):
        qtbot.keyClick(tab.chart.burdens, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: not tab.reader.busy)
    assert tab.chart.burdens.currentText() == "Work sets a week"
    bars = bars_of(tab.chart.chart)
    assert bars.at.tolist() == [week_of(DAY_0) + n for n in range(4)]
    assert np.allclose(bars.high * tab.chart.chart.beside.per, [1, 2, 3, 4])
    (first,) = [p for p in tab.chart.chart.layers if isinstance(p, Points)]
    assert first.x.tolist() == [DAY_0 + 1]
