"""An axis of whole days that names days, months or years, whichever there is room for.

Cheaper than pyqtgraph's date axis, and without clock times, which a day does not have.
"""

from datetime import date
from typing import Any

import pyqtgraph as pg

from legday_gui.training.calendar import date_of, day_number

_ROOM = 74  # pixels between two names
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
    fits = (step for step in _MONTHS if span / (step * _MONTH) <= most)
    return _month_starts(low, high, next(fits, _MONTHS[-1]))


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


class DayAxis(pg.AxisItem):  # type: ignore[misc]
    """The bottom axis of the charts."""

    def __init__(self) -> None:
        super().__init__("bottom")
        self.room = _ROOM

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, Any]]:
        found = ticks(low, high, max(2, int(size // self.room)))
        step = found[1] - found[0] if len(found) > 1 else 365.0
        return [(float(step), found)]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        del scale
        return [tick_name(int(day), spacing, place == 0) for place, day in enumerate(values)]


class AmountAxis(pg.AxisItem):  # type: ignore[misc]
    """The left axis; its topmost round number says the unit."""

    def __init__(self) -> None:
        super().__init__("left")
        self.unit = ""
        self._widest = 0.0

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        found = [f"{value * scale:,.10g}".replace("-", "−") for value in values]
        low, high = sorted(self.range)
        high -= 0.1 * (high - low)  # a number at the very top may be left out
        top = max((value for value in values if low <= value <= high), default=None)
        return [
            f"{text} {self.unit}" if value == top and spacing == self._widest else text
            for text, value in zip(found, values, strict=True)
        ]

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, Any]]:
        found = super().tickValues(low, high, size)
        self._widest = found[0][0] if found else 0.0
        return found
