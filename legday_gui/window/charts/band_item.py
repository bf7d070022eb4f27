"""A filled band between two lines, with gaps."""

from collections.abc import Iterable

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

Floats = NDArray[np.float64]


class BandItem(pg.GraphicsObject):  # type: ignore[misc]
    """Its path is built when the data change, not when it is painted."""

    def __init__(self) -> None:
        super().__init__()
        self._path = QPainterPath()
        self._colour = QColor()

    def set_colour(self, colour: QColor) -> None:
        self._colour = colour
        self.update()

    def set_parts(self, parts: Iterable[tuple[Floats, Floats, Floats]]) -> None:
        """Fill each (x, low, high); a part with a single x has no width and is left out."""
        self.prepareGeometryChange()
        self._path = QPainterPath()
        for x, low, high in parts:
            if len(x) > 1:
                around = np.concatenate([x, x[::-1]]), np.concatenate([low, high[::-1]])
                self._path.addPath(pg.arrayToQPath(*around))
                self._path.closeSubpath()
        self.update()

    def boundingRect(self) -> QRectF:
        return self._path.boundingRect()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        del option, widget
        painter.fillPath(self._path, self._colour)
