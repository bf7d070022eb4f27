"""FitNotes' newer export with start and end: a set a row, UTC, decimal commas by the phone."""

from collections.abc import Sequence

from legday_gui.exchange import cells, layout
from legday_gui.exchange.errors import UnreadableCellError
from legday_gui.exchange.gathering import Rows
from legday_gui.exchange.layout import Cell, Layout
from legday_gui.exchange.parsed import ParsedFile
from legday_gui.training.values import SetKind

NAME, FILES = "FitNotes", "CSV with sessions"
DATES, DAY_FIRST = (), None  # in UTC, which no spreadsheet takes for a date


def _status(text: str) -> SetKind | None:
    word = text.strip().casefold()
    if word not in ("", "done", "failed"):
        raise UnreadableCellError(
            cells.shown(text), "is not a status that is known: Done or Failed"
        )
    return SetKind.FAILURE if word == "failed" else None


_LAYOUT = Layout(
    exercise="exercise",
    start=Cell("starttime", cells.moment),
    end=Cell("endtime", cells.moment),
    name=Cell("name"),
    warm_up=Cell("iswarmup", layout.warm_up),
    kind=Cell("status", _status),
    weight=Cell("weight"),
    reps=Cell("reps", cells.whole),
    seconds=Cell("time", cells.clock),
    distance=Cell("distance", cells.amount),
    reserve=Cell("rir", cells.reserve),
    rpe=Cell("rpe", cells.reserve_halves),
    note=Cell("note"),
    body_weight=Cell("bodyweight", cells.amount),
    trains=Cell("categories"),
)


def matches(header: Sequence[str]) -> bool:
    """Whether these columns (lower case, trimmed) are those of FitNotes' sessions."""
    return {"starttime", "exercise", "status", "iswarmup", "weight"} <= set(header)


def read(header: Sequence[str], rows: Rows) -> ParsedFile:
    """Read all ``rows`` (line number, cells) that stand under ``header``."""
    return layout.read(NAME, _LAYOUT, header, rows)
