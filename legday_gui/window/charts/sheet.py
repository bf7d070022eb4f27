"""A chart with its title and its legend on one sheet: for paper, a picture or a drawing."""

from collections.abc import Collection

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from legday_gui.window.charts.chart import Chart, Layer
from legday_gui.window.charts.legend import paint_sample
from legday_gui.window.charts.plot import ChartPlot
from legday_gui.window.look import Look

TITLE_HEIGHT = 20  # pixels at the usual text size, as all here
LEGEND_LINE = 17
_MARGIN = 14
_GENERAL = ("All training", "Body")  # not worth a word in a title


def title_of(chart: Chart) -> str:
    """``Squat · Estimated max``; of the whole training only what is shown of it."""
    return chart.what if chart.title in _GENERAL else f"{chart.title} · {chart.what}"


def paint_title(painter: QPainter, look: Look, chart: Chart, area: QRectF) -> None:
    """Above a chart, in one line."""
    painter.setFont(look.font("label"))
    painter.setPen(look.colour("text"))
    # Paper has other widths than the screen that they were measured on.
    room = int(0.96 * area.width())
    title = painter.fontMetrics().elidedText(title_of(chart), Qt.TextElideMode.ElideMiddle, room)
    painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), title)


def paint_legend(
    painter: QPainter,
    look: Look,
    chart: Chart,
    area: QRectF,
    *,
    hidden: Collection[str] = (),
    paint: bool = True,
) -> int:
    """The names of what is drawn, in as many lines as are told; a single one needs no name."""
    names: dict[str, list[Layer]] = {}
    for layer in chart.layers:
        if layer.name not in hidden:
            names.setdefault(layer.name, []).append(layer)
    if len(names) < 2:
        return 0
    x, line, high = area.x(), 0, look.px(LEGEND_LINE)
    for name, layers in names.items():
        painter.setFont(look.font("small"))
        wide = 20 + painter.fontMetrics().horizontalAdvance(name) + 12
        if x + wide > area.right() and x > area.x():
            x, line = area.x(), line + 1
        if paint:
            sample = QRectF(x, area.y() + line * high + (high - 11) / 2, 15, 11)
            for layer in layers:
                paint_sample(painter, look, sample, layer)
            painter.setPen(look.colour("muted"))
            place = QRectF(x + 20, area.y() + line * high, wide, high)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), name)
        x += wide
    return line + 1


class Sheet:
    """What is shown in a plot, with the same part in view and the same names left out."""

    def __init__(self, plot: ChartPlot, chart: Chart, look: Look) -> None:
        self._plot, self._chart, self._look = plot, chart, look
        self.width = float(plot.width() + 2 * _MARGIN)

    def height(self, painter: QPainter) -> float:
        """How high it is in the fonts of a device."""
        title, legend = self._look.px(TITLE_HEIGHT), self._look.px(LEGEND_LINE)
        lines = self._legend(painter, 0, paint=False)
        return float(title + self._plot.height() + lines * legend + 2 * _MARGIN + 8)

    def paint(self, painter: QPainter) -> None:
        """Paint it from the upper left corner on."""
        inside = QRectF(_MARGIN, _MARGIN, self._plot.width(), self._plot.height())
        painter.fillRect(QRectF(0, 0, self.width, self.height(painter)), self._look.colour("panel"))
        below = inside.translated(0, self._look.px(TITLE_HEIGHT))
        self._plot.paint_on(painter, below)
        paint_title(painter, self._look, self._chart, inside)
        self._legend(painter, below.bottom() + 4, paint=True)

    def _legend(self, painter: QPainter, y: float, *, paint: bool) -> int:
        area = QRectF(_MARGIN, y, self._plot.width(), 0)
        return paint_legend(
            painter, self._look, self._chart, area,
            hidden=self._plot.drawing.hidden, paint=paint,
        )  # fmt: skip
