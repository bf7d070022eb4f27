"""The large plot: shows a chart, reads its marks out, by mouse and by keyboard."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPaintEngine, QPainter, QPainterPath

from legday_gui.window.charts.axes import AmountAxis, BesideAxis, DayAxis, NumberAxis
from legday_gui.window.charts.chart import (
    Across,
    Band,
    Bars,
    Beside,
    Chart,
    Floats,
    Ints,
    Line,
    Points,
)
from legday_gui.window.charts.drawing import Drawing
from legday_gui.window.look import Look

_NEAR = 28  # pixels from the pointer to a mark that it means
_ZOOM = 1.25
_PUSH = 0.15  # of what is shown
_FAR = 4000  # pixels beyond anything that is drawn


@dataclass(frozen=True, slots=True, eq=False)
class _Spots:
    """All that can be pointed to, from left to right; a bar reaches from ``low`` to ``high``."""

    x: Floats
    half: Floats  # of the width of a bar
    low: Floats
    high: Floats
    layer: Ints
    index: Ints


class ChartPlot(pg.PlotWidget):  # type: ignore[misc]
    """Where the pointer and the keys go; what is drawn lies in ``Drawing``."""

    pointed = Signal(str)  # what the mark under the pointer says; empty for none
    chosen = Signal(object)  # id of the session that was clicked
    moved = Signal()  # zoomed or dragged by hand
    reset = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(
            axisItems={"bottom": DayAxis(), "left": AmountAxis(), "right": BesideAxis()}
        )
        self._look = look
        self._chart = Chart("", "")
        self._spots = _spots(self._chart, set())
        self._at = -1
        self.setMinimumSize(120, 100)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._build()
        look.changed.connect(self._dress)
        self._dress()

    def _build(self) -> None:
        plot = self.getPlotItem()
        plot.setMenuEnabled(False)
        plot.hideButtons()
        plot.getAxis("top").enableAutoSIPrefix(False)
        plot.hideAxis("right")
        plot.getAxis("left").setZValue(-1)  # its grid belongs behind the marks
        self.drawing = Drawing(plot)
        self.box = plot.vb
        self.box.sigXRangeChanged.connect(lambda _, seen: self.drawing.show(*seen))
        self.box.sigRangeChangedManually.connect(lambda _: self.moved.emit())
        self.scene().sigMouseMoved.connect(lambda place: self._point_to(self._nearest(place)))
        self.scene().sigMouseClicked.connect(self._click)

    def _dress(self) -> None:
        self.setBackground(self._look.colour("panel"))
        for side in ("left", "bottom", "right"):
            self.getPlotItem().getAxis(side).dress(self._look)
        self._fit_axis()
        self._draw()

    def show_chart(self, chart: Chart) -> None:
        """Draw another chart; ``show_between`` says which part of it."""
        self._chart = chart
        plot = self.getPlotItem()
        wanted = DayAxis if chart.across is Across.DAYS else NumberAxis
        if type(plot.getAxis("bottom")) is not wanted:
            axis = wanted()
            axis.dress(self._look)
            plot.setAxisItems({"bottom": axis})
        plot.getAxis("bottom").unit = chart.across_name
        plot.getAxis("bottom").whole = chart.across_whole
        plot.getAxis("left").unit = chart.unit
        self._show_beside(chart.beside)
        self._point_to(-1)
        self._draw()
        self.setAccessibleName(f"{chart.what} of {chart.title}" if chart.what else chart.title)
        self.setAccessibleDescription(chart.summary)

    def _show_beside(self, beside: Beside | None) -> None:
        plot = self.getPlotItem()
        plot.showAxis("right", show=beside is not None)
        if beside is not None:
            axis = plot.getAxis("right")
            axis.unit, axis.per = beside.unit, beside.per
            axis.update()

    def _draw(self) -> None:
        self._spots = _spots(self._chart, self.drawing.hidden)
        self.drawing.set_chart(self._chart, self._look, by_days=self._chart.across is Across.DAYS)
        self.drawing.show(*self.box.viewRange()[0])

    def hide_layers(self, names: set[str]) -> None:
        """Leave the layers with these names out of sight and out of reach."""
        self.drawing.hide(names)
        self._spots = _spots(self._chart, names)
        self._point_to(-1)

    def show_between(self, first: float, last: float) -> None:
        """Show what lies from first to last, and the amounts that fall among it."""
        ends = self._chart.ends()
        if ends is None:
            return
        by_days = self._chart.across is Across.DAYS
        margin = max(3.0, 0.02 * (last - first)) if by_days else 0.04 * (last - first) or 1.0
        earliest, latest = min(ends[0], first), max(ends[1], last)
        slack = max(30.0, 0.1 * (latest - earliest)) if by_days else 2 * margin
        low, high = self._amounts(first - margin, last + margin)
        low = min(low, 0.0) if self._chart.from_zero else low
        room = max(0.06 * (high - low), 0.01 * abs(high), 0.05)
        self._fit_axis(low - room, high + room)
        whole_low, whole_high = self._amounts(-np.inf, np.inf)
        reach = max(whole_high - whole_low, room, 1.0)
        self.box.setLimits(
            xMin=earliest - slack, xMax=latest + slack, minXRange=7 if by_days else 1,
            yMin=min(low, whole_low) if self._chart.from_zero else whole_low - reach,
            yMax=max(whole_high + reach, high + room), minYRange=reach / 1000,
        )  # fmt: skip
        self.box.setXRange(first - margin, last + margin, padding=0)
        bottom = low if self._chart.from_zero else low - room
        self.box.setYRange(bottom, high + room, padding=0)
        self.drawing.show(*self.box.viewRange()[0])

    def _amounts(self, first: float, last: float) -> tuple[float, float]:
        """The lowest and the highest amount of what is drawn from first to last."""
        low, high = [], []
        for layer in self._chart.layers:
            if layer.name in self.drawing.hidden:
                continue
            for x, bottom, top in _extents(layer):
                seen = (x >= first) & (x <= last)
                low.append(bottom[seen])
                high.append(top[seen])
        for zone in self._chart.zones:
            low.append(np.array([zone.low]))
            high.append(np.array([zone.high]))
        all_low, all_high = (np.concatenate(found or [np.empty(0)]) for found in (low, high))
        all_low, all_high = (found[np.isfinite(found)] for found in (all_low, all_high))
        if not len(all_low):
            return (0.0, 1.0) if np.isinf(first) else self._amounts(-np.inf, np.inf)
        return float(all_low.min()), float(all_high.max())

    def _fit_axis(self, low: float = 0.0, high: float = 100.0) -> None:
        """Room for the widest amount with its unit, decimals too where they are close together."""
        span = high - low
        decimals = 0 if span >= 100 else 1 if span >= 1 else 2
        metrics = QFontMetrics(self._look.font("small"))
        widest = max(
            metrics.horizontalAdvance(f"{amount:,.{decimals}f} {self._chart.unit}")
            for amount in (low, high)
        )
        self.getPlotItem().getAxis("left").setWidth(max(self._look.px(58), widest + 16))

    def paint_on(self, painter: QPainter, area: QRectF) -> None:
        """Paint what is shown into an area of another device, as lines and not as pixels."""
        dots = painter.transform().m11() * area.width() / self.viewport().width()
        self._for_paper(dots)
        painter.save()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.render(painter, area, self.viewport().rect(), Qt.AspectRatioMode.KeepAspectRatio)
        if not _clips(painter):
            self._cover_outside(painter, area)
        painter.restore()
        self._for_paper(None)

    def _cover_outside(self, painter: QPainter, area: QRectF) -> None:
        """Hide what reaches out of the plot, and paint the axes anew above it."""
        painter.setPen(Qt.PenStyle.NoPen)
        shown = QRectF(self.mapFromScene(self.box.sceneBoundingRect()).boundingRect())
        rest = QPainterPath()
        rest.addRect(area.adjusted(-_FAR, -_FAR, _FAR, _FAR))
        inside = QPainterPath()
        inside.addRect(shown.translated(area.topLeft()))
        painter.fillPath(rest - inside, self._look.colour("panel"))
        left = self.getPlotItem().getAxis("left")
        back = self.backgroundBrush()
        self.box.hide()
        left.setGrid(False)
        self.setBackgroundBrush(Qt.BrushStyle.NoBrush)
        self.render(painter, area, self.viewport().rect(), Qt.AspectRatioMode.KeepAspectRatio)
        self.setBackgroundBrush(back)
        left.setGrid(255)
        self.box.show()

    def _for_paper(self, dots: float | None) -> None:
        self.drawing.for_paper(dots)
        for side in ("left", "bottom"):
            pen = pg.mkPen(self._look.colour("border"), width=dots or 1)
            self.getPlotItem().getAxis(side).setPen(pen)

    # ---- reading out

    def point_at(self, number: int) -> QPointF:
        """Where a mark is, in pixels of this widget; they are counted from left to right."""
        place = QPointF(float(self._spots.x[number]), float(self._spots.high[number]))
        return QPointF(self.mapFromScene(self.box.mapViewToScene(place)))

    def _nearest(self, scene_position: QPointF) -> int:
        spots = self._spots
        if not len(spots.x) or not self.box.sceneBoundingRect().contains(scene_position):
            return -1
        at = self.box.mapSceneToView(scene_position)
        wide, high = self.box.viewPixelSize()
        across = np.maximum(np.abs(spots.x - at.x()) - spots.half, 0) / wide
        up = np.maximum(np.maximum(spots.low - at.y(), at.y() - spots.high), 0) / high
        away = np.hypot(across, up)
        number = int(away.argmin())
        return number if away[number] <= _NEAR else -1

    def _point_to(self, number: int) -> None:
        if number == self._at:
            return
        self._at = number
        if number < 0:
            self.drawing.mark(None)
            self.pointed.emit("")
        else:
            self.drawing.mark(float(self._spots.x[number]), float(self._spots.high[number]))
            self.pointed.emit(self.words(number))

    def words(self, number: int) -> str:
        """What a mark says."""
        layer = self._chart.layers[int(self._spots.layer[number])]
        assert isinstance(layer, Points | Bars)
        return layer.words(int(self._spots.index[number]))

    def _choose(self, number: int) -> None:
        layer = self._chart.layers[int(self._spots.layer[number])]
        if isinstance(layer, Points) and layer.sessions is not None:
            session = int(layer.sessions[int(self._spots.index[number])])
            if session:
                self.chosen.emit(session)

    def _click(self, event: object) -> None:
        if event.button() != Qt.MouseButton.LeftButton:  # type: ignore[attr-defined]
            return
        number = self._nearest(event.scenePos())  # type: ignore[attr-defined]
        if number >= 0:
            self._choose(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right go from mark to mark, Enter opens its session; + − zoom, Ctrl pushes."""
        key, push = event.key(), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ways = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if key in ways and push:
            (low, high), _ = self.box.viewRange()
            self._by_hand(lambda: self.box.translateBy(x=ways[Qt.Key(key)] * _PUSH * (high - low)))
        elif key in ways and len(self._spots.x):
            self._step(ways[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._at >= 0:
            self._choose(self._at)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self._by_hand(lambda: self.box.scaleBy((1 / _ZOOM, 1 / _ZOOM)))
        elif key == Qt.Key.Key_Minus:
            self._by_hand(lambda: self.box.scaleBy((_ZOOM, _ZOOM)))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_0):
            self.reset.emit()
        else:
            super().keyPressEvent(event)

    def _by_hand(self, change: Callable[[], None]) -> None:
        change()
        self.moved.emit()

    def _step(self, way: int) -> None:
        """To the next mark; to the last one in view where none is pointed to, or it is not."""
        (low, high), _ = self.box.viewRange()
        seen = np.flatnonzero((self._spots.x >= low) & (self._spots.x <= high))
        if self._at < 0 and len(seen):
            number = int(seen[-1] if way < 0 else seen[0])
        else:
            number = max(0, min(len(self._spots.x) - 1, self._at + way))
        self._point_to(number)
        if not low <= self._spots.x[number] <= high:
            self._by_hand(
                lambda: self.box.translateBy(x=float(self._spots.x[number]) - (low + high) / 2)
            )
        self.setAccessibleDescription(self.words(number))


def _clips(painter: QPainter) -> bool:
    """Whether the device leaves out what lies outside of the plot; an SVG drawing does not."""
    engine = painter.paintEngine()
    return engine is None or engine.type() != QPaintEngine.Type.SVG


def _spots(chart: Chart, hidden: set[str]) -> _Spots:
    found: list[tuple[Floats, ...]] = [(np.empty(0),) * 6]
    for place, layer in enumerate(chart.layers):
        if layer.name in hidden or not isinstance(layer, Points | Bars) or not layer.told:
            continue
        x, many = layer.x, len(layer.x)
        wide = layer.width * layer.step if isinstance(layer, Bars) else 0.0
        low, high = (layer.low, layer.high) if isinstance(layer, Bars) else (layer.y, layer.y)
        places: Floats = np.full(many, float(place))
        found.append((x, np.full(many, wide / 2), low, high, places, np.arange(many, dtype=float)))
    x, half, low, high, layers, index = (
        np.concatenate(column) for column in zip(*found, strict=True)
    )
    shown = np.isfinite(high) & ((high > low) | (half == 0))
    order = np.flatnonzero(shown)[np.argsort(x[shown], kind="stable")]
    return _Spots(x[order], half[order], low[order], high[order],
                  layers[order].astype(np.int64), index[order].astype(np.int64))  # fmt: skip


def _extents(layer: Points | Line | Band | Bars) -> list[tuple[Floats, Floats, Floats]]:
    """(x, low, high) of everything in a layer."""
    if isinstance(layer, Points):
        return [(layer.x, layer.y, layer.y)]
    if isinstance(layer, Bars):
        return [(layer.x, layer.low, layer.high)]
    # The first of a part has a band of its own size, which would squeeze all else.
    skipped = 1 if isinstance(layer, Band) else 0
    return [
        (part[0][skipped:], part[1][skipped:], part[-1][skipped:])
        for part in layer.parts
        if len(part[0]) > 1
    ]
