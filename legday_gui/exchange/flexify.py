"""Flexify's sets: a set a row with its own time, columns by name in several generations.

All sets of a day are one session. Body weight stands among the sets under the name "Weight".
"""

from collections.abc import Sequence

from legday_gui.exchange import cells, layout
from legday_gui.exchange.cells import METRES_PER_MILE
from legday_gui.exchange.errors import UnreadableCellError
from legday_gui.exchange.gathering import Rows
from legday_gui.exchange.layout import Cell, Layout
from legday_gui.exchange.parsed import ParsedFile
from legday_gui.training.values import Unit

NAME, FILES = "Flexify", "CSV"
DATES, DAY_FIRST = ("created",), None

_UNITS = {"kg": Unit.KG, "lb": Unit.LB, "lbs": Unit.LB}
_METRES = {"km": 1000.0, "mi": METRES_PER_MILE, "m": 1.0}


def _unit(text: str) -> Unit | None:
    """The one column has the unit of the weight, or that of the distance of a cardio row."""
    word = text.strip().casefold()
    if word and word not in _UNITS and word not in _METRES and word != "kcal":
        raise UnreadableCellError(cells.shown(text), "is not a unit of weight: kg or lb")
    return _UNITS.get(word)


def _seconds(text: str) -> int | None:
    minutes = cells.amount(text)
    return round(minutes * 60) or None if minutes else None


_LAYOUT = Layout(
    exercise="name",
    start=Cell("created", cells.moment),
    by_day=True,
    skipped=Cell("hidden", cells.is_true),  # a template of an exercise, never done
    weight=Cell("weight"),
    unit=Cell("unit", _unit),
    reps=Cell("reps", cells.whole),
    seconds=Cell("duration", _seconds),
    distance=Cell("distance", cells.amount),
    metres=Cell("unit", lambda text: _METRES.get(text.strip().casefold())),
    note=Cell("notes"),
)


def matches(header: Sequence[str]) -> bool:
    """Whether these columns (lower case, trimmed) are Flexify's."""
    return {"id", "name", "reps", "weight", "created", "unit"} <= set(header)


def read(header: Sequence[str], rows: Rows) -> ParsedFile:
    """Read all ``rows`` (line number, cells) that stand under ``header``."""
    return layout.read(NAME, _LAYOUT, header, rows)
