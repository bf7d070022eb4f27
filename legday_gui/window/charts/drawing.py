"""Draws the layers of a chart: the stretch in view and half as much on either side of it.

Each item takes other arrays when another stretch is shown, thinned to what differs on the screen.
"""

from collections.abc import Callable, Iterator, Sequence

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QTransform
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from legday_gui.training.values import Muscle
from legday_gui.window.charts.band_item import BandItem
from legday_gui.window.charts.chart import (
    Band,
    Bars,
    Chart,
    Floats,
    Layer,
    Line,
    Parts,
    Points,
    Stretch,
    Zone,
)  # fmt: skip
from legday_gui.window.charts.thinning import extremes, last_of_each, mean_of_each, span_bits
from legday_gui.window.look import Look

_MUSCLES = frozenset(Muscle)
_REST_MS = 80
_PAPER_LINE = 1.4  # pixels
_MOST_BARS = 160  # in view, of one layer whose bars take 0.8 of their steps
_FEWEST_BARS = 40
_EVERYTHING = (-np.inf, np.inf, 0)

Feed = Callable[[float, float, int], None]
Indices = NDArray[np.intp]


def colour_of(look: Look, role: str, alpha: int = 255) -> QColor:
    """A colour role of the theme, or the colour of a muscle."""
    colour = look.muscle_colour(Muscle(role)) if role in _MUSCLES else look.colour(role)
    colour.setAlpha(alpha)
    return colour


def item_of(layer: Layer, look: Look) -> tuple[pg.GraphicsObject, Feed]:
    """The item of a layer, and what feeds it with the days from low to high."""
    if isinstance(layer, Points):
        return _points(layer, look)
    if isinstance(layer, Line):
        return _line(layer, look)
    return _band(layer, look) if isinstance(layer, Band) else _bars(layer, look)


def _points(layer: Points, look: Look) -> tuple[pg.GraphicsObject, Feed]:
    item = pg.ScatterPlotItem(
        pxMode=True, antialias=True, symbol=layer.symbol, size=layer.size,
        brush=pg.mkBrush(colour_of(look, layer.colour)),
        pen=pg.mkPen(look.colour("panel"), width=1),
    )  # fmt: skip
    days = np.floor(np.nan_to_num(layer.x)).astype(np.int64)

    def feed(low: float, high: float, bits: int) -> None:
        seen = _within(layer.x, low, high)
        chosen = np.arange(seen.start, seen.stop)
        if bits and layer.thin:
            chosen = chosen[extremes(days[seen], layer.y[seen], bits)]
        item.setData(x=layer.x[chosen], y=layer.y[chosen])

    return item, feed


def _line(layer: Line, look: Look) -> tuple[pg.GraphicsObject, Feed]:
    style = Qt.PenStyle.DashLine if layer.dashed else Qt.PenStyle.SolidLine
    item = pg.PlotDataItem(
        antialias=True, connect="finite",
        pen=pg.mkPen(colour_of(look, layer.colour), width=1, style=style),
    )  # fmt: skip

    def feed(low: float, high: float, bits: int) -> None:
        x: list[Floats] = [np.empty(0)]
        y: list[Floats] = [np.empty(0)]
        for part_x, part_y in _thinned(layer.parts, low, high, bits if layer.thin else 0):
            x += [part_x, part_x[-1:]]
            y += [part_y, np.array([np.nan])]
        item.setData(np.concatenate(x), np.concatenate(y))

    return item, feed


def _band(layer: Band, look: Look) -> tuple[pg.GraphicsObject, Feed]:
    item = BandItem()
    item.set_colour(colour_of(look, layer.colour, layer.alpha))

    def feed(low: float, high: float, bits: int) -> None:
        parts = _thinned(layer.parts, low, high, bits if layer.thin else 0)
        item.set_parts((x, bottom, top) for x, bottom, top in parts)

    return item, feed


def _bars(layer: Bars, look: Look) -> tuple[pg.GraphicsObject, Feed]:
    item = pg.BarGraphItem(
        x0=[], x1=[], y0=[], y1=[], brush=colour_of(look, layer.colour, 90 if layer.pale else 255),
        pen=None,
    )  # fmt: skip

    most = max(_FEWEST_BARS, round(_MOST_BARS * layer.width / 0.8))

    def feed(low: float, high: float, bits: int) -> None:
        del bits
        seen = _within(layer.x, low, high)
        at, bottom, top = layer.at[seen], layer.low[seen], layer.high[seen]
        together = 1
        while len(at) / together > 2 * most:  # fed twice as wide as seen
            together *= 2
        if together > 1:
            bottom, top = (mean_of_each(at // together, values) for values in (bottom, top))
            at = np.unique(at // together) * together
        start = layer.origin + (at + layer.left * together) * layer.step
        shown = top > bottom
        item.setOpts(x0=start[shown], x1=start[shown] + layer.width * layer.step * together,
                     y0=bottom[shown], y1=top[shown])  # fmt: skip

    return item, feed


def _within(x: Floats, low: float, high: float) -> slice:
    """What lies from low to high, and its neighbours on either side."""
    first, last = np.searchsorted(x, (low, high)).tolist()
    return slice(max(0, first - 1), min(len(x), last + 1))


def _thinned(parts: Parts, low: float, high: float, bits: int) -> Iterator[tuple[Floats, ...]]:
    """Once thinned, half as many as points will do: what is filled costs most."""
    for x, *others in parts:
        seen = _within(x, low, high)
        if seen.start >= seen.stop:
            continue
        kept: slice | Indices = seen
        if bits:
            days = np.floor(x[seen]).astype(np.int64)
            kept = seen.start + last_of_each(days, bits + 1)
        yield x[kept], *(other[kept] for other in others)


class Drawing:
    """The items of one chart in a plot; another chart takes their place."""

    def __init__(self, plot: pg.PlotItem) -> None:
        self._plot = plot
        self._drawn: list[tuple[Layer, pg.GraphicsObject, Feed]] = []
        self._back = _Background(plot.vb)
        self._mark = pg.ScatterPlotItem(pxMode=True, antialias=True)
        self._fed = _EVERYTHING
        self._seen = (0.0, 1.0)
        self._by_days = False
        self._at_rest = QTimer(plot, singleShot=True, interval=_REST_MS)
        self._at_rest.timeout.connect(self._feed)
        self.hidden: set[str] = set()
        plot.addItem(self._back, ignoreBounds=True)
        plot.addItem(self._mark, ignoreBounds=True)
        self._back.setZValue(-10)
        self._mark.setZValue(10)

    def set_chart(self, chart: Chart, look: Look, *, by_days: bool) -> None:
        """Take another chart, or the same in other colours; it is drawn by ``show``."""
        for _, item, _ in self._drawn:
            self._plot.removeItem(item)
        self._by_days = by_days
        self._back.set_areas(chart.zones, chart.stretches, look)
        self._drawn = [(layer, *item_of(layer, look)) for layer in chart.layers]
        for layer, item, _ in self._drawn:
            item.setVisible(layer.name not in self.hidden)
            self._plot.addItem(item, ignoreBounds=True)
        self._mark.setData([], [])
        self._mark.setBrush(None)
        self._mark.setPen(pg.mkPen(look.colour("accent"), width=1))
        self._fed = (0.0, -1.0, 0)

    def hide(self, names: set[str]) -> None:
        """Leave the layers with these names out."""
        self.hidden = names
        for layer, item, _ in self._drawn:
            item.setVisible(layer.name not in names)

    def show(self, low: float, high: float) -> None:
        """Make sure that what lies from low to high is drawn, finely enough.

        While it is zoomed, half or twice as fine will do; it is made right when it comes to rest.
        """
        self._seen = low, high
        fed_low, fed_high, fed_bits = self._fed
        bits = self._bits()
        if not (fed_low <= low and high <= fed_high) or abs(bits - fed_bits) > 1:
            self._feed()
        elif bits != fed_bits:
            self._at_rest.start()

    def _bits(self) -> int:
        return span_bits(*self._seen) if self._by_days else 0

    def _feed(self) -> None:
        self._at_rest.stop()
        low, high = self._seen
        room = (high - low) / 2
        self._fed = (low - room, high + room, self._bits())
        for _, _, feed in self._drawn:
            feed(*self._fed)

    def for_paper(self, scale: float | None) -> None:
        """Draw as large as on the screen where there are ``scale`` dots to a pixel.

        Marks become lines instead of pictures; lines are thicker than a screen can move quickly.
        None: as on the screen.
        """
        self._back.dots = scale or 1.0
        for item in [self._mark, *(item for _, item, _ in self._drawn)]:
            if isinstance(item, pg.ScatterPlotItem):
                item.setExportMode(scale is not None, {"antialias": True, "resolutionScale": scale})
            elif isinstance(item, pg.PlotDataItem):
                pen = pg.mkPen(item.opts["pen"])
                pen.setWidthF(_PAPER_LINE * scale if scale else 1)
                item.setPen(pen)

    def mark(self, x: float | None, y: float = 0.0) -> None:
        """Ring a place; None for none."""
        self._mark.setData(x=[] if x is None else [x], y=[] if x is None else [y], size=15)


class _Background(pg.GraphicsObject):  # type: ignore[misc]
    """Zones from side to side and stretches of days from top to bottom, with their names."""

    def __init__(self, box: pg.ViewBox) -> None:
        super().__init__()
        self._box = box
        self._zones: Sequence[Zone] = ()
        self._stretches: Sequence[Stretch] = ()
        self._look: Look | None = None
        self.dots = 1.0  # of paper to a pixel
        box.sigRangeChanged.connect(self._moved)

    def set_areas(self, zones: Sequence[Zone], stretches: Sequence[Stretch], look: Look) -> None:
        self._zones, self._stretches, self._look = zones, stretches, look
        self.update()

    def _moved(self) -> None:
        self.prepareGeometryChange()

    def boundingRect(self) -> QRectF:
        return QRectF(self._box.viewRect())

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        del option, widget
        look = self._look
        if look is None or not (self._zones or self._stretches):
            return
        view, transform = self._box.viewRect(), painter.transform()
        # Texts are as large as on the screen, also where paper has more dots to the inch.
        dots = transform.m11() * self._box.viewPixelSize()[0]
        painter.setTransform(QTransform.fromScale(dots, dots))
        place = transform * QTransform.fromScale(1 / dots, 1 / dots)
        painter.setFont(look.font("small"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for stretch in self._stretches:
            if stretch.last > view.left() and stretch.first < view.right():
                area = place.mapRect(
                    QRectF(QPointF(max(stretch.first, view.left()), view.top()),
                           QPointF(min(stretch.last, view.right()), view.bottom()))
                )  # fmt: skip
                self._shade(painter, area, look.colour("track"))
                _name(painter, look, area, stretch.name)
        for zone in self._zones:
            area = place.mapRect(QRectF(QPointF(view.left(), zone.low),
                                            QPointF(view.right(), zone.high)))  # fmt: skip
            self._zone(painter, look, area, zone, place.mapRect(view).top())
        painter.setTransform(transform)

    def _zone(
        self, painter: QPainter, look: Look, area: QRectF, zone: Zone, highest: float
    ) -> None:
        if zone.high > zone.low:
            self._shade(painter, area, colour_of(look, zone.colour))
        else:
            painter.setPen(
                pg.mkPen(colour_of(look, zone.colour), width=self.dots, style=Qt.PenStyle.DotLine)
            )
            painter.drawLine(QLineF(area.topLeft(), area.topRight()))
        painter.setPen(look.colour("muted" if zone.high > zone.low else zone.colour))
        if zone.name:
            name = painter.fontMetrics().elidedText(
                zone.name, Qt.TextElideMode.ElideRight, int(area.width()) - 16
            )
            above = zone.high <= zone.low and area.top() - highest > painter.fontMetrics().height()
            painter.drawText(area.topLeft() + QPointF(8, -4 if above else 14), name)

    def _shade(self, painter: QPainter, area: QRectF, colour: QColor) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRect(area)


def _name(painter: QPainter, look: Look, area: QRectF, name: str) -> None:
    """The name of a stretch at its top; upright where it is too narrow."""
    painter.setPen(look.colour("muted"))
    if painter.fontMetrics().horizontalAdvance(name) + 8 < area.width():
        top = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(area.adjusted(0, 4, 0, 0), int(top), name)
        return
    painter.save()
    painter.translate(area.center().x() + painter.fontMetrics().ascent() / 2 - 1, area.bottom() - 6)
    painter.rotate(-90)
    painter.drawText(QPointF(0, 0), name)
    painter.restore()
