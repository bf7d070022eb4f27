"""LiftLog's plain-text export: a done set a row, a unit a row, local time of each set."""

from collections.abc import Sequence

from legday_gui.exchange import cells, layout
from legday_gui.exchange.gathering import Rows
from legday_gui.exchange.layout import Cell, Layout
from legday_gui.exchange.parsed import ParsedFile

NAME, FILES = "LiftLog", "CSV"
DATES, DAY_FIRST = ("timestamp",), None

_LAYOUT = Layout(
    exercise="exercise",
    start=Cell("timestamp", cells.moment),
    session=Cell("sessionid"),
    weight=Cell("weight"),
    unit=Cell("weightunit", cells.weight_unit),
    reps=Cell("reps", cells.whole),
    note=Cell("notes"),
)


def matches(header: Sequence[str]) -> bool:
    """Whether these columns (lower case, trimmed) are LiftLog's."""
    return {"sessionid", "timestamp", "exercise", "weight", "reps"} <= set(header)


def read(header: Sequence[str], rows: Rows) -> ParsedFile:
    """Read all ``rows`` (line number, cells) that stand under ``header``."""
    return layout.read(NAME, _LAYOUT, header, rows)
