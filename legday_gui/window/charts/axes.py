"""The axes of the charts: whole days, named as days, months or years, and amounts.

Cheaper than pyqtgraph's, which take most of a frame, and without clock times, which a day does
not have.
"""

import math
from datetime import date

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QStaticText, QTransform
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from legday_gui.training.calendar import date_of, day_number
from legday_gui.window.look import Look

_ROOM = 80  # pixels between two names
_BETWEEN = 6  # pixels at least
_COUNTED = ("sets", "reps")  # there is no half of them
_MONTH = 30.44
_DAYS = (1, 2, 7, 14)
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600)


def ticks(low: float, high: float, most: int) -> list[int]:
    """At most about ``most`` day numbers from low to high, at round dates."""
    span = max(high - low, 1)
    for step in _DAYS:
        if span / step <= most:
            first = -(-int(low) // step) * step
            if step % 7 == 0:
                first += (4 - first) % 7  # 1970-01-05, day 4, was a Monday
            return list(range(first, int(high) + 1, step))
    fits = (at for at, step in enumerate(_MONTHS) if span / (step * _MONTH) <= most)
    place = next(fits, len(_MONTHS) - 1)
    found = _month_starts(low, high, _MONTHS[place])
    # One name alone would not tell how far apart things are.
    return found if len(found) > 1 else _month_starts(low, high, _MONTHS[max(0, place - 1)])


def tick_name(day: int, step: float, first: bool) -> str:
    """``3 Nov``, ``Nov``, ``2026``; the first on the axis says its year."""
    when = date_of(day)
    if step < 28:
        return f"{when.day} {when:%b}" + (f" {when:%Y}" if first else "")
    if when.month == 1:
        return f"{when:%Y}"
    return f"{when:%b %Y}" if first else f"{when:%b}"


def _month_starts(low: float, high: float, step: int) -> list[int]:
    start = date_of(int(low))
    month = (start.year * 12 + start.month - 1) // step * step
    found = []
    while (day := day_number(date(month // 12, month % 12 + 1, 1))) <= high:
        if day >= low:
            found.append(day)
        month += step
    return found


def round_numbers(low: float, high: float, most: int) -> list[float]:
    """At most about ``most`` round numbers from low to high."""
    rough = (high - low) / most
    if not rough > 0 or not math.isfinite(rough):
        return []
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * n for n in (1, 2, 5, 10) if power * n >= rough * (1 - 1e-9))
    return [n * step for n in range(math.ceil(low / step), math.floor(high / step) + 1)]


def _with_unit(found: list[float], unit: str) -> list[tuple[float, str]]:
    """Each number with its name; the last one says the unit."""
    names = [(n, f"{n:,.10g}".replace("-", "−")) for n in found]
    if names and unit:
        one = unit in _COUNTED and names[-1][0] == 1
        names[-1] = names[-1][0], f"{names[-1][1]} {unit[:-1] if one else unit}"
    return names


def _whole(found: list[float], low: float, high: float) -> list[float]:
    """Whole numbers only, where there are halves among those found."""
    if len(found) > 1 and found[1] - found[0] < 1:
        return [float(n) for n in range(math.ceil(low), math.floor(high) + 1)]
    return found


class _Axis(pg.AxisItem):  # type: ignore[misc]
    """Paints itself: the pictures that pyqtgraph keeps lay every text out anew in each frame."""

    def __init__(self, side: str) -> None:
        super().__init__(side)
        self.enableAutoSIPrefix(False)
        self._texts: dict[str, QStaticText] = {}

    def dress(self, look: Look) -> None:
        """Take the font and the colours of the look."""
        self._texts.clear()
        self.setTickFont(look.font("small"))
        self.setTextPen(look.colour("muted"))
        self.setPen(pg.mkPen(look.colour("border"), width=1))
        self.setStyle(tickLength=0)

    def names(self, low: float, high: float, size: float) -> list[tuple[float, str]]:
        """(value, name) from low to high, which are so many pixels apart."""
        raise NotImplementedError

    def _text(self, name: str) -> QStaticText:
        if name not in self._texts:
            text = QStaticText(name)
            text.setTextFormat(Qt.TextFormat.PlainText)
            text.prepare(QTransform(), self.style["tickFont"])
            self._texts[name] = text
        return self._texts[name]


class _AcrossAxis(_Axis):
    """Along the bottom."""

    def __init__(self) -> None:
        super().__init__("bottom")
        self.room = _ROOM
        self.unit = ""
        self.whole = False  # whole numbers only

    def dress(self, look: Look) -> None:
        super().dress(look)
        self.room = look.px(80)
        self.setHeight(look.px(30))

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        del option, widget
        area = self.mapRectFromParent(self.geometry())
        low, high = self.range
        if high <= low:
            return
        painter.setPen(self.pen())
        painter.drawLine(area.topLeft(), area.topRight())
        painter.setPen(self.textPen())
        painter.setFont(self.style["tickFont"])
        free = area.left()
        for value, name in self.names(low, high, area.width()):
            text = self._text(name)
            wide = text.size().width()
            x = area.left() + (value - low) / (high - low) * area.width() - wide / 2
            x = max(area.left(), min(area.right() - wide, x))
            if x < free:
                continue  # it would stand on the one before
            free = x + wide + _BETWEEN
            painter.drawStaticText(QPointF(round(x), area.top() + 6), text)


class DayAxis(_AcrossAxis):
    """Days, named as days, months or years."""

    def names(self, low: float, high: float, size: float) -> list[tuple[float, str]]:
        found = ticks(low, high, max(2, int(size // self.room)))
        step = found[1] - found[0] if len(found) > 1 else 365.0
        return [(day, tick_name(day, step, place == 0)) for place, day in enumerate(found)]


class NumberAxis(_AcrossAxis):
    """Plain numbers along the bottom, the last of them with its unit."""

    def names(self, low: float, high: float, size: float) -> list[tuple[float, str]]:
        found = round_numbers(low, high, max(2, int(size // self.room)))
        return _with_unit(_whole(found, low, high) if self.whole else found, self.unit)


class AmountAxis(_Axis):
    """The left axis with the grid; its topmost round number says the unit."""

    def __init__(self) -> None:
        super().__init__("left")
        self.unit = ""
        self.setGrid(255)

    def dress(self, look: Look) -> None:
        super().dress(look)
        self._apart = look.px(34)

    def names(self, low: float, high: float, size: float) -> list[tuple[float, str]]:
        found = round_numbers(low, high, max(2, int(size // self._apart)))
        counted = self.unit in _COUNTED
        return _with_unit(_whole(found, low, high) if counted else found, self.unit)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        del option, widget
        area = self.mapRectFromParent(self.geometry())
        low, high = self.range
        if high <= low:
            return
        right = self.boundingRect().right()
        painter.setFont(self.style["tickFont"])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for value, name in self.names(low, high, area.height()):
            text, y = self._text(name), area.bottom() - (value - low) / (high - low) * area.height()
            painter.setPen(self.pen())
            painter.drawLine(QPointF(area.right(), y), QPointF(right, y))
            painter.setPen(self.textPen())
            size = text.size()
            top = max(area.top(), min(area.bottom() - size.height(), y - size.height() / 2))
            painter.drawStaticText(
                QPointF(round(area.right() - 8 - size.width()), round(top)), text
            )


class BesideAxis(_Axis):
    """The right axis, of amounts in proportion to those on the left."""

    def __init__(self) -> None:
        super().__init__("right")
        self.unit = ""
        self.per = 1.0

    def dress(self, look: Look) -> None:
        super().dress(look)
        self._apart = look.px(34)
        self.setWidth(look.px(82))

    def names(self, low: float, high: float, size: float) -> list[tuple[float, str]]:
        found = round_numbers(low * self.per, high * self.per, max(2, int(size // self._apart)))
        return [(n / self.per, name) for n, name in _with_unit(found, self.unit)]

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        del option, widget
        area = self.mapRectFromParent(self.geometry())
        low, high = self.range
        if high <= low:
            return
        painter.setFont(self.style["tickFont"])
        painter.setPen(self.textPen())
        for value, name in self.names(low, high, area.height()):
            text = self._text(name)
            tall = text.size().height()
            y = area.bottom() - (value - low) / (high - low) * area.height() - tall / 2
            y = max(area.top(), min(area.bottom() - tall, y))
            painter.drawStaticText(QPointF(area.left() + 8, round(y)), text)
