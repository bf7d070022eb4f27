"""Our own table of sets, as ``csv_out`` writes it: for spreadsheets, and for the way back."""

from collections.abc import Sequence

from legday_gui.exchange import cells, layout
from legday_gui.exchange.errors import UnreadableCellError
from legday_gui.exchange.gathering import Rows
from legday_gui.exchange.layout import Cell, Layout
from legday_gui.exchange.parsed import ParsedFile
from legday_gui.training.values import SetKind, Side

NAME, FILES = "Leg Day", "CSV"


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


def unguarded(text: str) -> str:
    """Without the apostrophe that keeps a spreadsheet from taking a text for a formula."""
    return text[1:] if text[:1] == "'" and text[1:2] in tuple("=+-@\t\r'") else text


_LAYOUT = Layout(
    exercise="exercise",
    start=Cell("date", cells.moment),
    name=Cell("session", unguarded),
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
    note=Cell("note", unguarded),
    block_note=Cell("exercise note", unguarded),
    session_note=Cell("session note", unguarded),
)


def matches(header: Sequence[str]) -> bool:
    """Whether these columns (lower case, trimmed) are ours."""
    return {"session", "exercise", "side", "load (kg)", "load as entered"} <= set(header)


def read(header: Sequence[str], rows: Rows) -> ParsedFile:
    """Read all ``rows`` (line number, cells) that stand under ``header``."""
    date, time, exercise = (header.index(name) for name in ("date", "time", "exercise"))
    return layout.read(NAME, _LAYOUT, header, _joined(rows, date, time, exercise))


def _joined(rows: Rows, date: int, time: int, exercise: int) -> Rows:
    """Date and time in one cell, and names as they were before they were guarded."""
    for line, row in rows:
        if len(row) > max(date, time, exercise):
            row[date] = f"{row[date]} {row[time]}"
            row[exercise] = unguarded(row[exercise])
        yield line, row
