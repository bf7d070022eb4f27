"""Strong's file of body weights: a date and a weight a row, the newest first."""

from collections.abc import Sequence

from legday_gui.exchange import cells
from legday_gui.exchange.cells import day_number, with_offset
from legday_gui.exchange.errors import UnreadableCellError
from legday_gui.exchange.gathering import Gathering, Rows
from legday_gui.exchange.parsed import ParsedFile, ParsedWeight
from legday_gui.training.values import Unit

NAME, FILES = "Strong", "CSV of body weights"
DATES, DAY_FIRST = ("date",), None

_UNITS = {"weight (kg)": Unit.KG, "weight (lb)": Unit.LB, "weight (lbs)": Unit.LB, "weight": None}


def matches(header: Sequence[str]) -> bool:
    """Whether these columns (lower case, trimmed) are a date and a body weight."""
    return len(header) == 2 and header[0] == "date" and header[1] in _UNITS


def read(header: Sequence[str], rows: Rows) -> ParsedFile:
    """Read all ``rows``; each is a body weight and so counts among what is no set."""
    gathered = Gathering()

    def take(line: int, row: list[str]) -> None:
        del line
        cells.fit(row, 2)
        moment, weight = cells.moment(row[0]), cells.amount(row[1])
        if weight is None:
            raise UnreadableCellError(cells.shown(row[1]), "is no body weight")
        day, at = day_number(moment.replace(tzinfo=None)), with_offset(moment)[0]
        gathered.weights.append(ParsedWeight(day, at, weight, _UNITS[header[1]]))
        gathered.skip()

    return gathered.read(NAME, take, rows)
