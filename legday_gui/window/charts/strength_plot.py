"""The large chart: shows days, reads out sessions, by mouse and by keyboard."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent

from legday_gui.training.trend import BAND_80
from legday_gui.window.charts.day_axis import AmountAxis, DayAxis
from legday_gui.window.charts.layers import Layers
from legday_gui.window.charts.series import Floats, Series
from legday_gui.window.look import Look

_NEAR = 28  # pixels from the pointer to a point that it means
_MARGIN_DAYS = 3


class StrengthPlot(pg.PlotWidget):  # type: ignore[misc]
    """Where the pointer and the keys go; what is drawn lies in ``Layers``."""

    pointed = Signal(int)  # index of the point under the pointer, -1 for none
    chosen = Signal(int)  # index of the point that was clicked
    moved = Signal()  # zoomed or dragged by hand

    def __init__(self, look: Look) -> None:
        super().__init__(axisItems={"bottom": DayAxis(), "left": AmountAxis()})
        self._look = look
        self._series: Series | None = None
        self._values: Floats = np.empty(0)
        self._scale = 1.0
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
        self.layers = Layers(plot)
        plot.getAxis("left").setZValue(-1)  # its grid belongs behind the points
        plot.vb.sigXRangeChanged.connect(lambda _, seen: self.layers.show(*seen))
        plot.vb.sigRangeChangedManually.connect(lambda _: self.moved.emit())
        self.scene().sigMouseMoved.connect(self._hover)
        self.scene().sigMouseClicked.connect(self._click)

    def _dress(self) -> None:
        colour = self._look.colour
        self.setBackground(colour("panel"))
        plot = self.getPlotItem()
        for side in ("left", "bottom"):
            plot.getAxis(side).dress(self._look)
        self._fit_axis()
        self.layers.dress(self._look)

    def show_series(self, series: Series, grams: float, unit: str) -> None:
        """Draw a series in a unit that has so many ``grams``."""
        self.getPlotItem().getAxis("left").unit = unit
        self._series, self._scale = series, grams
        self._values = series.value / grams
        self._at = -1
        self.layers.set_series(series, self._values, grams)
        self._fit_axis()

    def _fit_axis(self) -> None:
        """Room for thousands, and their unit, only where there are any."""
        wide = len(self._values) > 0 and self._values.max() >= 1000
        self.getPlotItem().getAxis("left").setWidth(self._look.px(78 if wide else 58))

    def show_days(self, first: float, last: float) -> None:
        """Show these days, and the values that fall among them."""
        series = self._series
        if series is None or not len(series):
            return
        box = self.getPlotItem().vb
        earliest = float(series.day[0])
        latest = max(float(series.day[-1]), last, *self.layers.fan_days[-1:])
        slack = max(30.0, 0.1 * (latest - earliest))
        top = max(0.0, float(self._values.max())) * 2 + 1
        bottom = min(0.0, float(self._values.min()) * 2)
        box.setLimits(xMin=earliest - slack, xMax=latest + slack, yMin=bottom, yMax=top,
                      minXRange=7, minYRange=1)  # fmt: skip
        margin = max(_MARGIN_DAYS, 0.02 * (last - first))
        box.setXRange(first - margin, last + margin, padding=0)
        low, high = self._extent(first, last)
        room = max(0.06 * (high - low), 0.01 * abs(high), 0.5)
        box.setYRange(low - room, high + room, padding=0)
        self.layers.show(*box.viewRange()[0])

    def _extent(self, first: float, last: float) -> tuple[float, float]:
        series = self._series
        assert series is not None
        seen = (series.day >= first) & (series.day <= last)
        if not seen.any():
            seen[-1] = True
        values = self._values[seen]
        known = seen & (series.place > 1)  # the first of a segment has a band of its own size
        spread = BAND_80 * series.sd_level[known]
        ends = [np.exp(series.level[known] + sign * spread) / self._scale for sign in (-1, 1)]
        ahead = (self.layers.fan_days >= first) & (self.layers.fan_days <= last)
        ends += [self.layers.fan_low[ahead], self.layers.fan_high[ahead]]
        everything = np.concatenate([values, *ends])
        return float(everything.min()), float(everything.max())

    def point_at(self, index: int) -> QPointF:
        """Where a point is, in pixels of this widget."""
        assert self._series is not None
        view = self.getPlotItem().vb.mapViewToScene(
            QPointF(float(self._series.day[index]), float(self._values[index]))
        )
        return QPointF(self.mapFromScene(view))

    def _nearest(self, scene_position: QPointF) -> int:
        box = self.getPlotItem().vb
        if self._series is None or not len(self._series):
            return -1
        if not box.sceneBoundingRect().contains(scene_position):
            return -1
        at = box.mapSceneToView(scene_position)
        wide, high = box.viewPixelSize()
        away = np.hypot((self._series.day - at.x()) / wide, (self._values - at.y()) / high)
        index = int(away.argmin())
        return index if away[index] <= _NEAR else -1

    def _hover(self, scene_position: QPointF) -> None:
        self._point_to(self._nearest(scene_position))

    def _point_to(self, index: int) -> None:
        if index == self._at:
            return
        self._at = index
        self.layers.mark(index)
        self.pointed.emit(index)

    def _click(self, event: object) -> None:
        if event.button() != Qt.MouseButton.LeftButton:  # type: ignore[attr-defined]
            return
        index = self._nearest(event.scenePos())  # type: ignore[attr-defined]
        if index >= 0:
            self.chosen.emit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right go from session to session, Enter opens the one pointed to."""
        count = 0 if self._series is None else len(self._series)
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if count and event.key() in steps:
            at = count if self._at < 0 else self._at
            self._point_to(max(0, min(count - 1, at + steps[Qt.Key(event.key())])))
        elif self._at >= 0 and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(self._at)
        else:
            super().keyPressEvent(event)
