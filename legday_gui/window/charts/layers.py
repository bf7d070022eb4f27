"""What lies in the large chart: bands, level, fan, points, records.

The items are made once; another series, or another stretch of it, only hands them other arrays.
"""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from legday_gui.training.trend import BAND_80
from legday_gui.window.charts.band_item import BandItem
from legday_gui.window.charts.series import Floats, Ints, Series
from legday_gui.window.charts.thinning import extremes, last_of_each, span_bits
from legday_gui.window.look import Look

FAN_DAYS = 56
_FAN = np.arange(0, FAN_DAYS + 1, 7)
_ENOUGH = 4  # sessions before anything is said of the weeks to come


class Layers:
    """Feeds the items with the stretch in view and half as much on either side."""

    def __init__(self, plot: pg.PlotItem) -> None:
        self._series: Series | None = None
        self._values: Floats = np.empty(0)
        self._scale = 1.0
        self._fed = (0.0, -1.0, 0)
        self._parts: list[Ints] = []
        # The days of the fan and the band of single sessions; empty where there is none.
        self.fan_days, self.fan_low, self.fan_high = (np.empty(0) for _ in range(3))
        self._session_band, self._level_band, self._fan_session, self._fan_level = (
            BandItem() for _ in range(4)
        )
        bands = self._session_band, self._level_band, self._fan_session, self._fan_level
        self.line = pg.PlotDataItem(antialias=True, connect="finite")
        self.fan = pg.PlotDataItem(antialias=True)
        self._points, self._unsure, self._stars, self._mark = (
            pg.ScatterPlotItem(pxMode=True, antialias=True) for _ in range(4)
        )
        for item in (*bands, self.line, self.fan, self._unsure, self._points, self._stars,
                     self._mark):  # fmt: skip
            plot.addItem(item, ignoreBounds=True)

    def dress(self, look: Look) -> None:
        """Take the colours of the look."""
        colour = look.colour
        for band, alpha in ((self._session_band, 26), (self._level_band, 44),
                            (self._fan_session, 18), (self._fan_level, 32)):  # fmt: skip
            band.set_colour(_faint(colour("accent"), alpha))
        self.line.setPen(pg.mkPen(colour("accent"), width=1))
        self.fan.setPen(pg.mkPen(colour("accent"), width=1, style=Qt.PenStyle.DashLine))
        self._points.setBrush(pg.mkBrush(colour("text")))
        self._points.setPen(pg.mkPen(colour("panel"), width=1))
        self._unsure.setBrush(pg.mkBrush(_faint(colour("muted"), 110)))
        self._unsure.setPen(None)
        self._stars.setBrush(pg.mkBrush(colour("star")))
        self._stars.setPen(pg.mkPen(colour("panel"), width=1))
        self._stars.setSymbol("star")
        self._mark.setBrush(None)
        self._mark.setPen(pg.mkPen(colour("accent"), width=1))

    def set_series(self, series: Series, values: Floats, grams: float) -> None:
        """Take another series; nothing is drawn until ``show``."""
        self._series, self._values, self._scale = series, values, grams
        self._parts = series.segments()
        self._fed = (0.0, -1.0, 0)
        self.mark(-1)
        self._draw_fan()

    def show(self, low: float, high: float) -> None:
        """Make sure that the days from low to high are drawn, finely enough."""
        fed_low, fed_high, fed_bits = self._fed
        bits = span_bits(low, high)
        if self._series is None or (fed_low <= low and high <= fed_high and bits == fed_bits):
            return
        room = (high - low) / 2
        self._fed = low - room, high + room, bits
        self._feed(self._series, *self._fed)

    def _feed(self, series: Series, low: float, high: float, bits: int) -> None:
        first, last = np.searchsorted(series.day, (low, high)).tolist()
        stretch = slice(max(0, first - 1), last + 1)
        record, unsure = series.record[stretch], series.unsure[stretch]
        for item, where, size, thin in (
            (self._points, ~record & ~unsure, 7, True),
            (self._unsure, unsure, 7, True),
            (self._stars, record, 14, False),
        ):
            chosen = stretch.start + np.flatnonzero(where)
            if thin:
                chosen = chosen[extremes(series.day[chosen], self._values[chosen], bits)]
            item.setData(x=series.day[chosen], y=self._values[chosen], size=size)
        self._draw_level(series, stretch, bits)

    def _draw_level(self, series: Series, stretch: slice, bits: int) -> None:
        parts = []
        for part in self._parts:
            seen = part[np.searchsorted(part, stretch.start) : np.searchsorted(part, stretch.stop)]
            if len(seen):
                # Once thinned, half as many as points will do: what is filled costs most.
                parts.append(seen[last_of_each(series.day[seen], bits + 1 if bits else 0)])
        self._level_band.set_parts(self._bands(series, parts, series.sd_level))
        self._session_band.set_parts(self._bands(series, parts, series.sd_session))
        days: list[Floats] = [np.empty(0)]
        levels: list[Floats] = [np.empty(0)]
        for part in parts:
            days += [series.day[part].astype(float), series.day[part][-1:] + 0.5]
            levels += [np.exp(series.level[part]) / self._scale, np.array([np.nan])]
        self.line.setData(np.concatenate(days), np.concatenate(levels))

    def _bands(
        self, series: Series, parts: list[Ints], sd: Floats
    ) -> list[tuple[Floats, Floats, Floats]]:
        return [
            (series.day[part].astype(float), *self._around(series.level[part], sd[part]))
            for part in parts
        ]

    def _around(self, level: Floats, sd: Floats) -> tuple[Floats, Floats]:
        half = BAND_80 * sd
        return np.exp(level - half) / self._scale, np.exp(level + half) / self._scale

    def _draw_fan(self) -> None:
        """What the next eight weeks may bring, where enough is known of the last ones."""
        series = self._series
        state = series.state if series is not None else None
        self.fan_days, self.fan_low, self.fan_high = (np.empty(0) for _ in range(3))
        if series is None or state is None or state.sessions < _ENOUGH:
            for band in (self._fan_level, self._fan_session):
                band.set_parts([])
            self.fan.setData([], [])
            return
        states = [state.after(day) for day in _FAN.tolist()]
        level = np.array([then.level for then in states])
        days = series.day[np.flatnonzero(series.place)[-1]] + _FAN.astype(float)
        low, high = self._around(level, np.array([then.sd_level() for then in states]))
        self._fan_level.set_parts([(days, low, high)])
        low, high = self._around(level, np.array([then.sd_session() for then in states]))
        self._fan_session.set_parts([(days, low, high)])
        self.fan.setData(days, np.exp(level) / self._scale)
        self.fan_days, self.fan_low, self.fan_high = days, low, high

    def mark(self, index: int) -> None:
        """Ring a point; -1 for none."""
        here = [] if index < 0 or self._series is None else [index]
        days = self._series.day[here] if self._series is not None else []
        self._mark.setData(x=days, y=self._values[here], size=15)


def _faint(colour: QColor, alpha: int) -> QColor:
    colour.setAlpha(alpha)
    return colour
