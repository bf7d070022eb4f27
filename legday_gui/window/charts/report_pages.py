"""A report on paper: the table first, then two charts side by side."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QMarginsF, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter, QPen
from PySide6.QtWidgets import QApplication

from legday_gui.window.charts.chart import Chart
from legday_gui.window.charts.plot import ChartPlot
from legday_gui.window.charts.report import HEADINGS, Report
from legday_gui.window.charts.sheet import (
    LEGEND_LINE,
    TITLE_HEIGHT,
    paint_legend,
    paint_title,
)
from legday_gui.window.look import Look
from legday_gui.window.paper import PAPERS

_DOTS = 96  # to the inch: a page is laid out in pixels of the screen
_MARGIN = 48
_NO_STRENGTH = "No set in these days has both a load and few enough reps to estimate a max from."
_NO_TRAINING = "Nothing to draw: no hard set, no second leg day, no time was logged in these days."
_COLUMNS = (0.25, 0.1, 0.07, 0.14, 0.14, 0.11, 0.19)  # of the table, shares of the width
_LINE = 22
_BESIDE_CHARTS = 459  # pixels of a page with four rows of charts that are not charts
_APART = 18
_AHEAD_DAYS = 28


class ReportWriter(QObject):
    """Writes a report chart by chart, so that the window answers in between."""

    done = Signal(bool)  # whether the file was written

    def __init__(
        self, report: Report, path: Path, paper: str = "A4", parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._painter = QPainter()  # goes before the file, should the window be closed
        self._file = QPdfWriter(str(path)) if path.parent.is_dir() else None
        size = QPageSize(PAPERS[paper])
        if self._file is None or not self._begin(self._file, report, size):
            QTimer.singleShot(0, self, lambda: self.done.emit(False))
            return
        pages = Pages(self._painter, self._file.newPage, size.sizePixels(_DOTS))
        self._steps = pages.steps(report)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)
        self._timer.start(0)

    def _begin(self, file: QPdfWriter, report: Report, size: QPageSize) -> bool:
        file.setPageSize(size)
        file.setPageMargins(QMarginsF(0, 0, 0, 0))
        file.setTitle(f"{report.title}, {report.period}")
        file.setCreator("Leg Day")
        if not self._painter.begin(file):
            return False
        pixels = size.sizePixels(_DOTS)
        self._painter.scale(file.width() / pixels.width(), file.height() / pixels.height())
        return True

    def _step(self) -> None:
        if next(self._steps, "end") == "end":
            self._timer.stop()
            self.done.emit(self._painter.end())


class Pages:
    """Paints from top to bottom, on a new page where one is full."""

    def __init__(self, painter: QPainter, new_page: Callable[[], object], size: QSize) -> None:
        self._painter = painter
        self._new_page = new_page
        self._size = size
        self._inside = size.width() - 2 * _MARGIN
        self._chart_height = (size.height() - _BESIDE_CHARTS) // 4
        self._look = Look("light")
        self._y = float(_MARGIN)
        self.count = 1

    def steps(self, report: Report) -> Iterator[None]:
        """Paint all pages, one chart a step."""
        self._foot()
        self._text(report.title, "title", 30)
        self._text(report.period, "body", 30, "muted")
        for fact in report.facts:
            self._text(fact, "body", 21)
        self._y += 12
        if report.rows:
            self._table(report.rows)
        else:
            self._text("No exercise was logged in these days.", "body", 30, "muted")
        yield from self._section("Strength", report.strength, _NO_STRENGTH, report)
        if report.training:
            self._turn()
        yield from self._section("Training", report.training, _NO_TRAINING, report)
        self._text(" ".join(report.notes), "small", 20, "muted")

    def _room(self, height: float) -> None:
        if self._y + height > self._size.height() - _MARGIN - 10:
            self._turn()

    def _turn(self) -> None:
        self._new_page()
        self.count += 1
        self._y = float(_MARGIN)
        self._foot()

    def _foot(self) -> None:
        self._write(f"Leg Day · page {self.count}", "small", "muted",
                    QRectF(_MARGIN, self._size.height() - 40, self._inside, 18),
                    Qt.AlignmentFlag.AlignRight)  # fmt: skip

    def _text(self, text: str, font: str, height: float, colour: str = "text") -> None:
        """A paragraph; ``height`` is that of its first line, others follow as they need."""
        self._painter.setFont(self._look.font(font))
        area = QRectF(_MARGIN, self._y, self._inside, 400)
        flags = int(Qt.TextFlag.TextWordWrap)
        needed = self._painter.boundingRect(area, flags, text).height()
        self._room(needed)
        self._write(text, font, colour, QRectF(_MARGIN, self._y, area.width(), needed + 2))
        self._y += max(height, needed + 4)

    def _write(self, text: str, font: str, colour: str, area: QRectF,
               side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> None:  # fmt: skip
        self._painter.setFont(self._look.font(font))
        self._painter.setPen(self._look.colour(colour))
        self._painter.drawText(area, int(Qt.TextFlag.TextWordWrap) | int(side.value), text)

    def _table(self, rows: Sequence[Sequence[str]]) -> None:
        self._row(HEADINGS, "label")
        for row in rows:
            self._room(_LINE)
            self._row(row, "small")
        self._y += 14

    def _row(self, cells: Sequence[str], font: str) -> None:
        x, wide = float(_MARGIN), self._inside
        for place, (cell, share) in enumerate(zip(cells, _COLUMNS, strict=True)):
            area = QRectF(x, self._y, share * wide - 6, _LINE)
            side = Qt.AlignmentFlag.AlignRight if place else Qt.AlignmentFlag.AlignLeft
            self._painter.setFont(self._look.font(font))
            text = self._painter.fontMetrics().elidedText(
                cell, Qt.TextElideMode.ElideRight, int(area.width())
            )
            self._write(text, font, "muted" if font == "label" else "text", area, side)
            x += share * wide
        self._y += _LINE
        self._painter.setPen(QPen(self._look.colour("border"), 0.7))
        line = self._y - 3
        self._painter.drawLine(_MARGIN, round(line), _MARGIN + self._inside, round(line))

    def _section(
        self, heading: str, charts: Sequence[Chart], none: str, report: Report
    ) -> Iterator[None]:
        """Charts under a heading, or why there are none."""
        if charts:
            yield from self._charts(heading, charts, report)
        else:
            self._room(60)
            self._text(heading, "strong", 26)
            self._text(none, "body", 40, "muted")

    def _charts(self, heading: str, charts: Sequence[Chart], report: Report
                ) -> Iterator[None]:  # fmt: skip
        """Two in a row, each row as high as its longer legend needs."""
        wide = (self._inside - _APART) / 2
        for place in range(0, len(charts), 2):
            row = charts[place : place + 2]
            lines = max(
                paint_legend(self._painter, self._look, chart, QRectF(0, 0, wide, 0), paint=False)
                for chart in row
            )
            height = TITLE_HEIGHT + self._chart_height + lines * LEGEND_LINE + _APART
            self._room(height + (26 if place == 0 else 0))
            if place == 0:
                self._text(heading, "strong", 26)
            for column, chart in enumerate(row):
                x = _MARGIN + column * (wide + _APART)
                self._chart(chart, QRectF(x, self._y, wide, height), report)
                yield
            self._y += height

    def _chart(self, chart: Chart, area: QRectF, report: Report) -> None:
        paint_title(self._painter, self._look, chart, QRectF(area.x(), area.y(), area.width(), 18))
        plot = ChartPlot(self._look)
        plot.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        plot.resize(round(area.width()), self._chart_height)
        plot.show()
        plot.show_chart(chart)
        plot.show_between(report.from_day, _until(chart, report.to_day))
        QApplication.sendPostedEvents()
        top = area.y() + TITLE_HEIGHT
        plot.paint_on(self._painter, QRectF(area.x(), top, area.width(), self._chart_height))
        plot.close()
        plot.deleteLater()
        names = QRectF(area.x(), top + self._chart_height + 2, area.width(), 0)
        paint_legend(self._painter, self._look, chart, names)


def _until(chart: Chart, to_day: int) -> float:
    """The last day to show: of weeks to come only where nothing later is known."""
    ends = chart.ends()
    if chart.ahead is None or ends is None or ends[1] > to_day:
        return to_day
    return max(to_day, min(chart.ahead, to_day + _AHEAD_DAYS))
