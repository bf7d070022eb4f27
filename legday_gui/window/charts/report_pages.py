"""A report on paper: A4, two charts side by side, the table first."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QMarginsF, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter, QPen
from PySide6.QtWidgets import QApplication

from legday_gui.window.charts.chart import Band, Bars, Chart, Line, Points
from legday_gui.window.charts.legend import paint_sample
from legday_gui.window.charts.plot import ChartPlot
from legday_gui.window.charts.report import HEADINGS, Report
from legday_gui.window.look import Look

WIDTH, HEIGHT = 794, 1123  # pixels of an A4 page at 96 to the inch
_MARGIN = 48
_COLUMNS = (0.25, 0.1, 0.07, 0.14, 0.14, 0.11, 0.19)  # of the table, shares of the width
_LINE = 22
_CHART_HEIGHT = 190
_LEGEND_HEIGHT = 56  # three lines
_APART = 18
_HOW = (
    "The level is what the sessions say together; 8 in 10 sessions fall within the outer band. "
    "It describes the past: no date and no gain is promised."
)


class ReportWriter(QObject):
    """Writes a report chart by chart, so that the window answers in between."""

    done = Signal(bool)  # whether the file was written

    def __init__(self, report: Report, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._painter = QPainter()  # goes before the paper, should the window be closed
        self._paper = QPdfWriter(str(path)) if path.parent.is_dir() else None
        if self._paper is None or not self._begin(self._paper, report):
            QTimer.singleShot(0, self, lambda: self.done.emit(False))
            return
        self._steps = Pages(self._painter, self._paper.newPage).steps(report)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)
        self._timer.start(0)

    def _begin(self, paper: QPdfWriter, report: Report) -> bool:
        paper.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        paper.setPageMargins(QMarginsF(0, 0, 0, 0))
        paper.setTitle(f"{report.title}, {report.period}")
        paper.setCreator("Leg Day")
        if not self._painter.begin(paper):
            return False
        self._painter.scale(paper.width() / WIDTH, paper.height() / HEIGHT)
        return True

    def _step(self) -> None:
        if next(self._steps, "end") == "end":
            self._timer.stop()
            self.done.emit(self._painter.end())


class Pages:
    """Paints from top to bottom, on a new page where one is full."""

    def __init__(self, painter: QPainter, new_page: Callable[[], object]) -> None:
        self._painter = painter
        self._new_page = new_page
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
        for heading, charts in (("Strength", report.strength), ("Training", report.training)):
            if charts:
                yield from self._charts(heading, charts, report)
        self._text(_HOW, "small", 20, "muted")

    def _room(self, height: float) -> None:
        if self._y + height > HEIGHT - _MARGIN - 10:
            self._new_page()
            self.count += 1
            self._y = float(_MARGIN)
            self._foot()

    def _foot(self) -> None:
        self._write(f"Leg Day · page {self.count}", "small", "muted",
                    QRectF(_MARGIN, HEIGHT - 40, WIDTH - 2 * _MARGIN, 18),
                    Qt.AlignmentFlag.AlignRight)  # fmt: skip

    def _text(self, text: str, font: str, height: float, colour: str = "text") -> None:
        """A paragraph; ``height`` is that of its first line, others follow as they need."""
        self._painter.setFont(self._look.font(font))
        area = QRectF(_MARGIN, self._y, WIDTH - 2 * _MARGIN, 400)
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
        x, wide = float(_MARGIN), WIDTH - 2 * _MARGIN
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
        self._painter.drawLine(_MARGIN, round(line), WIDTH - _MARGIN, round(line))

    def _charts(self, heading: str, charts: Sequence[Chart], report: Report
                ) -> Iterator[None]:  # fmt: skip
        self._room(_CHART_HEIGHT + _LEGEND_HEIGHT + 56)
        self._text(heading, "strong", 26)
        wide = (WIDTH - 2 * _MARGIN - _APART) / 2
        for place in range(0, len(charts), 2):
            self._room(_CHART_HEIGHT + _LEGEND_HEIGHT + 30)
            for column, chart in enumerate(charts[place : place + 2]):
                x = _MARGIN + column * (wide + _APART)
                self._chart(chart, QRectF(x, self._y, wide, _CHART_HEIGHT + _LEGEND_HEIGHT), report)
                yield
            self._y += _CHART_HEIGHT + _LEGEND_HEIGHT + 30

    def _chart(self, chart: Chart, area: QRectF, report: Report) -> None:
        self._write(f"{chart.title} · {chart.what}", "label", "text",
                    QRectF(area.x(), area.y(), area.width(), 18))  # fmt: skip
        plot = ChartPlot(self._look)
        plot.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        plot.resize(round(area.width()), _CHART_HEIGHT)
        plot.show()
        plot.show_chart(chart)
        last = max(report.to_day, chart.ahead or 0)
        plot.show_between(report.from_day, min(last, report.to_day + 28))
        QApplication.sendPostedEvents()
        plot.paint_on(self._painter, QRectF(area.x(), area.y() + 20, area.width(), _CHART_HEIGHT))
        plot.close()
        plot.deleteLater()
        self._legend(
            chart, QRectF(area.x(), area.y() + 22 + _CHART_HEIGHT, area.width(), _LEGEND_HEIGHT)
        )

    def _legend(self, chart: Chart, area: QRectF) -> None:
        """The names of what is drawn, in up to three lines."""
        names: dict[str, list[Points | Line | Band | Bars]] = {}
        for layer in chart.layers:
            names.setdefault(layer.name, []).append(layer)
        if len(names) < 2:
            return
        x, y = area.x(), area.y()
        self._painter.setFont(self._look.font("small"))
        for name, layers in names.items():
            wide = 20 + self._painter.fontMetrics().horizontalAdvance(name) + 12
            if x + wide > area.right() and x > area.x():
                x, y = area.x(), y + 17
            for layer in layers:
                paint_sample(self._painter, self._look, QRectF(x, y + 2, 15, 11), layer)
            self._write(name, "small", "muted", QRectF(x + 20, y - 1, wide, 17))
            x += wide
