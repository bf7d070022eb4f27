"""The report: what it says, that it is a PDF of two to four pages, and what refuses it."""

import re
from pathlib import Path

import numpy as np
import pytest
from charts_log import DAY_0, log_session
from PySide6.QtCore import QLocale, Qt

from legday_gui.logbook.athletes import athletes, edit_athlete
from legday_gui.logbook.demo import build_demo
from legday_gui.logbook.library import edit_exercise, exercises
from legday_gui.training import trend
from legday_gui.training.values import Unit
from legday_gui.window.charts.report import read_report
from legday_gui.window.charts.report_pages import ReportWriter, _until
from legday_gui.window.charts.tab import ChartsTab
from legday_gui.window.paper import usual_paper

NOW = 1_790_000_000
TODAY = NOW // 86_400


@pytest.fixture
def tab(qtbot, workspace, tmp_path):
    book = build_demo(tmp_path / "demo.legday", now=NOW)
    work = workspace._replace(logbook=book, athlete_id=athletes(book)[0].id, clock=lambda: NOW)
    made = ChartsTab(work)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: not made.reader.busy)
    yield made
    made.reader.stop()
    book.close()


def written(qtbot, tab, path, paper="A4"):
    """What is said when the report has been written, or not."""
    said = []
    tab.status.connect(lambda left, right: said.append(left))
    tab.reporting.write(tab._work.athlete_id, Unit.KG, (TODAY - 83, TODAY), paper, path)
    qtbot.waitUntil(lambda: len(said) == 2, timeout=30_000)
    assert said[0] == f"Writing {path.name}…"
    assert tab.report.isEnabled()
    return said[1]


def test_a_pdf_of_two_to_four_pages(qtbot, tab, tmp_path: Path):
    path = tmp_path / "report.pdf"
    assert written(qtbot, tab, path) == "Saved report.pdf."
    data = path.read_bytes()
    assert data.startswith(b"%PDF")
    assert 2 <= len(re.findall(rb"/Type /Page\n", data)) <= 4
    assert 20_000 < len(data) < 1_000_000  # lines, not pictures


def points_of(data):
    """(width, height) of the pages of a PDF in points."""
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", data)
    return {(round(float(wide)), round(float(high))) for wide, high in boxes}


@pytest.mark.parametrize(("paper", "size"), [("A4", (595, 842)), ("Letter", (612, 792))])
def test_the_paper_that_was_chosen(qtbot, tab, tmp_path: Path, paper, size):
    assert written(qtbot, tab, tmp_path / "report.pdf", paper) == "Saved report.pdf."
    data = (tmp_path / "report.pdf").read_bytes()
    assert points_of(data) == {size}
    assert 2 <= len(re.findall(rb"/Type /Page\n", data)) <= 4


def test_the_usual_paper_is_that_of_the_country():
    assert usual_paper(QLocale("en_US")) == usual_paper(QLocale("es_MX")) == "Letter"
    assert usual_paper(QLocale("de_DE")) == usual_paper(QLocale("en_GB")) == "A4"


def test_any_range_is_chosen_by_key_and_by_mouse(qtbot, tab, monkeypatch):
    qtbot.mouseClick(tab.report, Qt.MouseButton.LeftButton)
    page = tab._report_page
    assert page.isVisible()
    assert page.spans.checkedButton().text() == "12 weeks"
    first, last = page.days()
    assert last == TODAY
    assert (first + 3) % 7 == 0
    assert TODAY - 84 <= first <= TODAY - 77
    everything = page.spans.buttons()[-1]
    everything.setFocus()
    qtbot.keyClick(everything, Qt.Key.Key_Space)
    assert page.days() == (tab._first_day, TODAY)
    page.first.setDate(page.first.date().addDays(30))
    assert page.spans.checkedButton() is None
    page.first.setDate(page.last.date())
    page.last.setDate(page.last.date().addDays(-1))
    assert not page.save.isEnabled()
    assert "behind" in page.said.text()
    qtbot.mouseClick(page.spans.buttons()[1], Qt.MouseButton.LeftButton)
    page.paper.setCurrentText("Letter")
    asked = []
    monkeypatch.setattr(tab.reporting, "ask", lambda *args: asked.append(args) or True)
    qtbot.mouseClick(page.save, Qt.MouseButton.LeftButton)
    assert asked == [(tab._work.athlete_id, Unit.KG, page.days(), "Letter")]
    assert not page.isVisible()
    qtbot.mouseClick(tab.report, Qt.MouseButton.LeftButton)
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert not page.isVisible()


def test_what_came_after_the_range_is_not_in_it(book):
    squat = next(e for e in exercises(book).values() if e.name == "Squat")
    for week in range(20):
        log_session(book, squat, DAY_0 + 7 * week, [(100 + week, 5, None)])
    report = read_report(book, athletes(book)[0].id, Unit.KG, DAY_0 + 7, DAY_0 + 7 * 9)
    (row,) = report.rows
    level, _ = trend.levels(
        [DAY_0 + 7 * week for week in range(10)],
        np.log([(100 + week) * (1 + 5 / 30) for week in range(10)]), [5] * 10,
    )  # fmt: skip
    assert row[4] == f"{np.exp(level[-1]):.1f} kg"
    assert row[6] == "109 × 5"
    assert _until(report.strength[0], report.to_day) == report.to_day
    none = read_report(book, athletes(book)[0].id, Unit.KG, DAY_0 + 300, DAY_0 + 400)
    assert list(none.strength) == list(none.training) == none.rows == []
    assert "hard sets a week" in none.notes[-1]


def test_long_names_and_empty_sections_stay_on_their_pages(qtbot, book, tmp_path: Path):
    squat = next(e for e in exercises(book).values() if e.name == "Squat")
    edit_athlete(book, athletes(book)[0].id, name="A very long name " * 12)
    edit_exercise(book, squat.id, name="High-bar squat with heels raised and a pause " * 2)
    for days in ([], [DAY_0], [DAY_0 + 7 * n for n in range(30)]):
        for day in days:
            log_session(book, squat, day, [(100, 5, None)])
        report = read_report(book, athletes(book)[0].id, Unit.LB, DAY_0 - 10, DAY_0 + 300)
        writer = ReportWriter(report, tmp_path / "report.pdf", "Letter")
        with qtbot.waitSignal(writer.done, timeout=30_000) as done:
            pass
        assert done.args == [True]
        pages = len(re.findall(rb"/Type /Page\n", (tmp_path / "report.pdf").read_bytes()))
        assert pages == (2 if days else 1)


def test_a_folder_that_is_gone_refuses_it_in_a_sentence(qtbot, tab, tmp_path: Path):
    said = written(qtbot, tab, tmp_path / "gone" / "report.pdf")
    assert said == "report.pdf could not be written there. Choose another folder."


def test_the_table_says_what_was_done(book):
    athlete_id = athletes(book)[0].id
    edit_athlete(book, athlete_id, name="Kim")
    library = {e.name: e for e in exercises(book).values()}
    kilos = [100 + week for week in range(20)]
    for week, load in enumerate(kilos):
        log_session(book, library["Squat"], DAY_0 + 7 * week, [(load, 5, None), (load, 5, None)])
    log_session(book, library["Standing calf raise"], DAY_0 + 7 * 19 + 1, [(80, 20, None)])
    last = DAY_0 + 7 * 19 + 1
    report = read_report(book, athlete_id, Unit.KG, DAY_0 + 7 * 10, last)
    assert report.title == "Training of Kim"
    assert report.period == "13 Dec 2024 to 15 Feb 2025"
    squat, calf = report.rows
    days = [DAY_0 + 7 * week for week in range(20)]
    level, _ = trend.levels(days, np.log([k * (1 + 5 / 30) for k in kilos]), [5] * 20)
    then, now = np.exp(level[[10, 19]])
    assert squat[0] == "Squat"
    assert squat[1:3] == ["10", "20"]
    assert squat[3:5] == [f"{then:.1f} kg", f"{now:.1f} kg"]
    assert squat[5] == f"{100 * (now / then - 1):+.1f} %"
    assert squat[6] == "119 × 5"
    assert calf == ["Standing calf raise", "1", "1", "–", "–", "–", "80 × 20"]
    assert report.facts[0] == "11 sessions in 10 weeks."
    assert "1 of 10 weeks with two leg days" in report.facts[1]
    assert [chart.title for chart in report.strength] == ["Squat"]


def test_a_report_of_nothing_is_still_one(book):
    report = read_report(book, athletes(book)[0].id, Unit.LB, DAY_0, DAY_0 + 83)
    assert report.rows == []
    assert list(report.strength) == list(report.training) == []
    assert report.facts[0].startswith("0 sessions")
