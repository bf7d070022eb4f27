"""A filled band between two lines, with gaps."""

from collections.abc import Iterable

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from legday_gui.window.charts.chart import Floats

_PIECE = 16  # points; the cost of filling a path grows faster than its length


class BandItem(pg.GraphicsObject):  # type: ignore[misc]
    """Its paths are built when the data change, not when they are painted."""

    def __init__(self) -> None:
        super().__init__()
        self._paths: list[QPainterPath] = []
        self._bounds = QRectF()
        self._colour = QColor()

    def set_colour(self, colour: QColor) -> None:
        self._colour = colour
        self.update()

    def set_parts(self, parts: Iterable[tuple[Floats, Floats, Floats]]) -> None:
        """Fill each (x, low, high); a part with a single x has no width and is left out."""
        self.prepareGeometryChange()
        self._paths = [
            _path(x[at : at + _PIECE + 1], low[at : at + _PIECE + 1], high[at : at + _PIECE + 1])
            for x, low, high in parts
            for at in range(0, len(x) - 1, _PIECE)
        ]
        self._bounds = QRectF()
        for path in self._paths:
            self._bounds |= path.boundingRect()
        self.update()

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        del option, widget
        # Smoothed, the seams between pieces would show.
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, len(self._paths) == 1)
        for path in self._paths:
            painter.fillPath(path, self._colour)


def _path(x: Floats, low: Floats, high: Floats) -> QPainterPath:
    path: QPainterPath = pg.arrayToQPath(
        np.concatenate([x, x[::-1]]), np.concatenate([low, high[::-1]])
    )
    path.closeSubpath()
    return path
