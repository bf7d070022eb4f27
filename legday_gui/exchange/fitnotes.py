"""FitNotes' export of a phone: a set a row, dates without a time, names without quotes.

A name with a comma in it gives too many cells, so a row is read from its end, whose cells are
fixed. A quotation mark is one only where it opens the comment, the last cell.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from legday_gui.exchange import cells, layout
from legday_gui.exchange.gathering import Rows
from legday_gui.exchange.layout import Cell, Layout
from legday_gui.exchange.parsed import ParsedFile
from legday_gui.training.values import Unit

NAME, FILES = "FitNotes", "CSV"
DATES, DAY_FIRST = ("date",), None

_WEIGHTS = {
    "weight": None,
    "weight (kgs)": Unit.KG,
    "weight (kg)": Unit.KG,
    "weight (lbs)": Unit.LB,
}
_COMMENTS = ("comment", "notes")
_CATEGORIES = ("Shoulders", "Triceps", "Biceps", "Chest", "Back", "Legs", "Abs", "Cardio")
_MOST_LINES = 100  # of a comment
_DATE = re.compile(r"\d{4}-\d{2}-\d{2},")
_COMMENT = re.compile(r',"((?:[^"]|"")*)"\s*$')
_OPEN_COMMENT = re.compile(r',"(?:[^"]|"")*$')


def matches(header: Sequence[str]) -> bool:
    """Whether these columns (lower case, trimmed) are FitNotes'."""
    columns = set(header)
    return {"date", "exercise", "category", "reps", "time"} <= columns and bool(
        columns & _WEIGHTS.keys()
    )


def rows(lines: Iterable[str], width: int) -> Iterator[tuple[int, list[str]]]:
    """The rows of a file with the line that each begins on, cut at every comma before a comment.

    ``width`` is that of the header; a row of a name with a comma has more cells.
    """
    record, begin, count = "", 1, 0
    for at, line in enumerate(lines, start=1):
        # A comment may hold line ends; a line that begins with a date is the next row.
        is_open = record.count(",") >= width - 1 and _OPEN_COMMENT.search(record)
        if is_open and count < _MOST_LINES and not _DATE.match(line):
            record, count = record + line, count + 1
            continue
        if record.strip():
            yield begin, _cut(record.rstrip("\r\n"), width)
        record, begin, count = line, at, 1
    if record.strip():
        yield begin, _cut(record.rstrip("\r\n"), width)


def _cut(record: str, width: int) -> list[str]:
    try:
        quoted = next(csv.reader([record], strict=True))
    except (csv.Error, StopIteration):
        quoted = []
    if len(quoted) == width:  # also as a spreadsheet saves it
        return quoted
    match = _COMMENT.search(record)
    if match is None or record[: match.start()].count(",") < width - 2:
        return record.split(",")
    return [*record[: match.start()].split(","), match.group(1).replace('""', '"')]


def read(header: Sequence[str], rows: Rows) -> ParsedFile:
    """Read all ``rows`` (line number, cells) that stand under ``header``."""
    columns = list(header)
    weight = next(name for name in _WEIGHTS if name in columns)
    comment = next((name for name in _COMMENTS if name in columns), "")
    found = Layout(
        exercise="exercise",
        start=Cell("date", lambda text: cells.moment(text, "%Y-%m-%d")),
        date_only=True,
        weight=Cell(weight),
        weight_unit=_WEIGHTS[weight],
        unit=Cell("weight unit", cells.weight_unit) if "weight unit" in columns else None,
        reps=Cell("reps", cells.whole),
        seconds=Cell("time", cells.clock),
        distance=Cell("distance", cells.amount),
        metres=Cell("distance unit", _metres),
        note=Cell(comment, lambda text: cells.unguarded(text.strip())),
        trains=Cell("category"),
    )
    return layout.read(NAME, found, columns, _rejoined(rows, columns))


def _metres(text: str) -> float | None:
    """People pick any unit there, even one of weight: then the file does not say."""
    is_weight = text.strip().casefold() in ("kg", "kgs", "lb", "lbs")
    return None if is_weight else cells.metres_in_one(text)


def _rejoined(rows: Rows, header: list[str]) -> Rows:
    """Rows with too many cells, put together again: the name has commas, or the category."""
    place, width = header.index("category"), len(header)
    known = set(_CATEGORIES)
    for line, row in rows:
        extra = len(row) - width
        if extra <= 0:
            known.add(row[place] if extra == 0 else "")
            yield line, row
            continue
        middle, tail = row[1 : place + 1 + extra], row[place + 1 + extra :]
        cut = _category(middle, known)
        yield line, [row[0], ",".join(middle[:cut]), ",".join(middle[cut:]), *tail]


def _category(middle: list[str], known: AbstractSet[str]) -> int:
    """Where the category begins: at the longest ending that is a known one, else the last cell."""
    endings = (cut for cut in range(1, len(middle)) if ",".join(middle[cut:]) in known)
    return next(endings, len(middle) - 1)
