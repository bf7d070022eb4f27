"""Hard sets a week of the leg muscles, twelve weeks, against 10 to 20."""

from collections.abc import Mapping

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from legday_gui.training.calendar import date_of, week_of
from legday_gui.training.values import LEG_MUSCLES, Muscle
from legday_gui.training.volume import HIGH_ABOVE, PRODUCTIVE_FROM
from legday_gui.window.charts.band_item import BandItem
from legday_gui.window.charts.drawing import colour_of
from legday_gui.window.charts.opening_card import OpeningCard
from legday_gui.window.look import Look
from legday_gui.window.widgets import Dot, Muted
from legday_gui.window.widgets.flow import Flow

WEEKS = 12
_BAR = 0.8 / len(LEG_MUSCLES)


class HardSetsCard(OpeningCard):
    """A group of bars a week, a colour a muscle, named below."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, f"Hard sets a week by muscle, aim {PRODUCTIVE_FROM}–{HIGH_ABOVE}")
        self._plot = pg.PlotWidget()
        self._band = BandItem()
        self._bars = {
            (muscle, direct): pg.BarGraphItem(x=[], height=[], width=_BAR * 0.85)
            for muscle in LEG_MUSCLES
            for direct in (True, False)
        }
        self._build()
        look.changed.connect(self._dress)
        self._dress()

    def _build(self) -> None:
        plot = self._plot.getPlotItem()
        plot.setMenuEnabled(False)
        plot.hideButtons()
        plot.setMouseEnabled(x=False, y=False)
        self._plot.setMinimumHeight(60)
        self._plot.viewport().installEventFilter(self)
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.setAccessibleName("Hard sets a week by muscle")
        edges = np.array([-0.6, WEEKS - 0.4])
        self._band.set_parts([(edges, np.full(2, PRODUCTIVE_FROM), np.full(2, HIGH_ABOVE))])
        for item in (self._band, *self._bars.values()):
            plot.addItem(item, ignoreBounds=True)
        legend = Flow(spacing=10, line_spacing=10)
        for muscle in LEG_MUSCLES:
            name = Muted(self._look, str(muscle))
            name.setWordWrap(False)
            entry = QWidget()
            line = QHBoxLayout(entry)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(6)
            line.addWidget(Dot(self._look, muscle))
            line.addWidget(name)
            legend.addWidget(entry)
        self.body.addWidget(self._plot, 1)
        self.body.addLayout(legend)

    def _dress(self) -> None:
        colour = self._look.colour
        self._plot.setBackground(colour("panel"))
        self._band.set_colour(colour("track"))
        for (muscle, direct), bars in self._bars.items():
            bars.setOpts(brush=colour_of(self._look, muscle, 255 if direct else 90), pen=None)
        for side in ("left", "bottom"):
            axis = self._plot.getPlotItem().getAxis(side)
            axis.setTickFont(self._look.font("small"))
            axis.setTextPen(colour("muted"))
            axis.setPen(pg.mkPen(colour("border"), width=1))
            axis.setStyle(tickLength=0, tickTextOffset=6, hideOverlappingLabels=False)
        self._plot.getPlotItem().getAxis("left").setWidth(self._look.px(26))
        self._plot.getPlotItem().getAxis("bottom").setHeight(self._look.px(24))

    def show_weeks(
        self, found: Mapping[Muscle, Mapping[int, tuple[float, float]]], today: int
    ) -> None:
        """``found`` as ``week_charts.hard_sets_by_muscle`` tells it; indirect sets paler."""
        first = week_of(today) - WEEKS + 1
        none = (0.0, 0.0)
        sets = {
            muscle: np.array([found.get(muscle, {}).get(first + w, none) for w in range(WEEKS)])
            for muscle in LEG_MUSCLES
        }
        for place, (muscle, both) in enumerate(sets.items()):
            x = np.arange(WEEKS) + (place - (len(sets) - 1) / 2) * _BAR
            self._bars[muscle, True].setOpts(x=x, height=both[:, 0])
            self._bars[muscle, False].setOpts(x=x, y0=both[:, 0], height=both[:, 1])
        sums = {muscle: both.sum(axis=1) for muscle, both in sets.items()}
        most = max(HIGH_ABOVE + 2.0, *(float(total.max()) * 1.05 for total in sums.values()))
        plot = self._plot.getPlotItem()
        plot.setRange(xRange=(-0.6, WEEKS - 0.4), yRange=(0, most), padding=0)
        names = [(week, _monday(first + week)) for week in range(1, WEEKS, 4)]
        plot.getAxis("bottom").setTicks([names])
        plot.getAxis("left").setTicks([[(n, str(n)) for n in range(0, int(most) + 1, 10)]])
        self._describe(sums)

    def _describe(self, sets: dict[Muscle, np.ndarray]) -> None:
        words = ", ".join(f"{muscle} {found[-1]:g}" for muscle, found in sets.items())
        mean = ", ".join(f"{muscle} {found.mean():.1f}" for muscle, found in sets.items())
        text = f"This week: {words}. Mean of {WEEKS} weeks: {mean}."
        self.setAccessibleDescription(text)
        self._plot.setAccessibleDescription(text)
        self._plot.setToolTip(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wheel belongs to the page, there is nothing to zoom here; a click to the card."""
        if event.type() == QEvent.Type.MouseButtonRelease:
            self.opened.emit()
        return event.type() == QEvent.Type.Wheel or bool(super().eventFilter(watched, event))


def _monday(week: int) -> str:
    date = date_of(week * 7 - 3)
    return f"{date.day} {date:%b}"
