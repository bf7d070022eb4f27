"""Our own table of sets, as ``csv_out`` writes it: for spreadsheets, and for the way back."""

from collections.abc import Sequence
from dataclasses import replace

from legday_gui.exchange import cells, layout
from legday_gui.exchange.errors import UnreadableCellError
from legday_gui.exchange.gathering import Rows
from legday_gui.exchange.layout import Cell, Layout, joined
from legday_gui.exchange.parsed import ParsedFile
from legday_gui.training.values import SetKind, Side

NAME, FILES = "Leg Day", "CSV"
DATES, DAY_FIRST = ("date",), None


def _kind(text: str) -> SetKind:
    try:
        return SetKind(text.strip())
    except ValueError as error:
        raise UnreadableCellError(cells.shown(text), "is not a kind of set") from error


def _side(text: str) -> Side:
    try:
        return Side(text.strip())
    except ValueError as error:
        raise UnreadableCellError(cells.shown(text), "is no side: both, left or right") from error


_LAYOUT = Layout(
    exercise="exercise",
    start=Cell("date", cells.moment),
    name=Cell("session", cells.unguarded),
    kind=Cell("kind", _kind),
    weight=Cell("load as entered"),
    unit=Cell("unit", cells.weight_unit),
    reps=Cell("reps", cells.whole),
    seconds=Cell("seconds", cells.seconds),
    distance=Cell("metres", cells.amount),
    distance_in_m=1.0,
    reserve=Cell("reps in reserve", cells.reserve),
    side=Cell("side", _side),
    number=Cell("set", cells.whole),
    note=Cell("note", cells.unguarded),
    block_note=Cell("exercise note", cells.unguarded),
    session_note=Cell("session note", cells.unguarded),
)


def matches(header: Sequence[str]) -> bool:
    """Whether these columns (lower case, trimmed) are ours."""
    return {"date", "time", "session", "exercise", "side", "load as entered"} <= set(header)


def read(header: Sequence[str], rows: Rows) -> ParsedFile:
    """Read all ``rows`` (line number, cells) that stand under ``header``."""
    whole = joined(rows, header.index("date"), header.index("time"))
    return replace(layout.read(NAME, _LAYOUT, header, whole), as_typed=True)
