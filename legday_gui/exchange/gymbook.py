"""GymBook's Italian export: a set a row, the newest first, the units inside the cells.

One column has repetitions or a time, the next a weight or a distance. A row that was skipped is
no set; a cool-down counts as little as a warm-up does.
"""

import re
from collections.abc import Sequence
from datetime import datetime

from legday_gui.exchange import cells, layout
from legday_gui.exchange.cells import METRES_PER_MILE
from legday_gui.exchange.errors import UnreadableCellError
from legday_gui.exchange.gathering import Rows
from legday_gui.exchange.layout import Cell, Layout, joined
from legday_gui.exchange.parsed import ParsedFile
from legday_gui.training.values import SetKind, Unit

NAME, FILES = "GymBook", "CSV (Italian)"
DATES, DAY_FIRST = ("data",), True

_START = "data"
_AMOUNT = "ripetizioni / tempo"
_LOAD = "peso / distanza"
_KINDS = {
    "set": SetKind.WORK,
    "set di riscaldamento": SetKind.WARM_UP,
    "set di defaticamento": SetKind.WARM_UP,
}
_MEASURE = re.compile(r"([+-]?[\d.,]+)\s*([^\W\d]*)\.?")
_SECONDS = {"secondi": 1, "secondo": 1, "minuti": 60, "minuto": 60, "ore": 3600, "ora": 3600}
_REPS = {"ripetizioni", "ripetizione", ""}
_UNITS = {"kg": Unit.KG, "lb": Unit.LB, "lbs": Unit.LB}
_METRES = {"km": 1000.0, "m": 1.0, "mi": METRES_PER_MILE}


def _measure(text: str) -> tuple[str, str]:
    """The number and the unit of a cell like "42,5 kg"."""
    match = _MEASURE.fullmatch(text.strip())
    if text.strip() and not match:
        raise UnreadableCellError(cells.shown(text), "is not an amount with its unit")
    return (match.group(1), match.group(2).casefold()) if match else ("", "")


def _reps(text: str) -> int | None:
    amount, unit = _measure(text)
    if unit not in _REPS and unit not in _SECONDS:
        raise UnreadableCellError(cells.shown(text), "is neither repetitions nor a time")
    return cells.whole(amount) if unit in _REPS else None


def _seconds(text: str) -> int | None:
    amount, unit = _measure(text)
    found = cells.amount(amount)
    return round(found * _SECONDS[unit]) or None if found and unit in _SECONDS else None


def _weight(text: str) -> str:
    amount, unit = _measure(text)
    if unit and unit not in _UNITS and unit not in _METRES:
        raise UnreadableCellError(cells.shown(text), "is neither a weight nor a distance")
    return amount if unit in _UNITS else ""


def _distance(text: str) -> float | None:
    amount, unit = _measure(text)
    return cells.amount(amount) if unit in _METRES else None


def _kind(text: str) -> SetKind:
    word = " ".join(text.casefold().split())
    if word not in _KINDS:
        raise UnreadableCellError(cells.shown(text), "is not a kind of set that is known")
    return _KINDS[word]


def _moment(text: str) -> datetime:
    return cells.moment(text)


_LAYOUT = Layout(
    exercise="esercizio",
    start=Cell(_START, _moment),
    name=Cell("programma"),
    skipped=Cell("saltato", lambda text: text.strip().casefold() in ("si", "sì")),
    kind=Cell("set / set di riscaldamento / set di defaticamento", _kind),
    weight=Cell(_LOAD, _weight),
    unit=Cell(_LOAD, lambda text: _UNITS.get(_measure(text)[1])),
    reps=Cell(_AMOUNT, _reps),
    seconds=Cell(_AMOUNT, _seconds),
    distance=Cell(_LOAD, _distance),
    metres=Cell(_LOAD, lambda text: _METRES.get(_measure(text)[1])),
    note=Cell("appunti"),
    trains=Cell("zona"),
)


def matches(header: Sequence[str]) -> bool:
    """Whether these columns (lower case, trimmed) are GymBook's."""
    return {_START, "orario", "esercizio", _AMOUNT, _LOAD} <= set(header)


def read(header: Sequence[str], rows: Rows) -> ParsedFile:
    """Read all ``rows`` (line number, cells) that stand under ``header``."""
    whole = joined(rows, header.index(_START), header.index("orario"))
    return layout.read(NAME, _LAYOUT, header, whole)
