"""Fitbod's export: a set a row, kilograms always, UTC times, no name of the workout.

``multiplier`` is 2 where two dumbbells were lifted; the weight is that of one of them, which is
how the logbook counts as well.
"""

from collections.abc import Sequence
from datetime import datetime

from legday_gui.exchange import cells, layout
from legday_gui.exchange.gathering import Rows
from legday_gui.exchange.layout import Cell, Layout
from legday_gui.exchange.parsed import ParsedFile
from legday_gui.training.values import Unit

NAME, FILES = "Fitbod", "CSV"
DATES, DAY_FIRST = (), None  # in UTC, which no spreadsheet takes for a date


def _moment(text: str) -> datetime:
    return cells.moment(text, "%Y-%m-%d %H:%M:%S %z")


_LAYOUT = Layout(
    exercise="exercise",
    start=Cell("date", _moment),
    warm_up=Cell("iswarmup", layout.warm_up),
    weight=Cell("weight(kg)"),
    weight_unit=Unit.KG,
    reps=Cell("reps", cells.whole),
    seconds=Cell("duration(s)", cells.seconds),
    distance=Cell("distance(m)", cells.amount),
    distance_in_m=1.0,
    note=Cell("note"),
)


def matches(header: Sequence[str]) -> bool:
    """Whether these columns (lower case, trimmed) are Fitbod's."""
    return {"date", "exercise", "weight(kg)", "iswarmup"} <= set(header)


def read(header: Sequence[str], rows: Rows) -> ParsedFile:
    """Read all ``rows`` (line number, cells) that stand under ``header``."""
    return layout.read(NAME, _LAYOUT, header, rows)
