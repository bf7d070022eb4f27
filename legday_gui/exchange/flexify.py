"""Flexify's sets: a set a row with its own time, columns by name in several generations.

All sets of a day are one session. Body weight stands among the sets under the name "Weight".
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace

from legday_gui.exchange import cells, layout
from legday_gui.exchange.cells import METRES_PER_MILE
from legday_gui.exchange.errors import UnreadableCellError
from legday_gui.exchange.gathering import Rows
from legday_gui.exchange.layout import Cell, Layout
from legday_gui.exchange.parsed import ParsedFile, ParsedWeight
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
    weights: list[ParsedWeight | None] = []
    found = layout.read(NAME, _LAYOUT, header, _without_weights(header, rows, weights))
    return replace(
        found,
        rows=found.rows + len(weights),
        not_sets=found.not_sets + len(weights),
        weights=tuple(one for one in weights if one),
    )


def _without_weights(header: Sequence[str], rows: Rows, weights: list[ParsedWeight | None]) -> Rows:
    """The rows of sets; those of the body's weight go to ``weights``, None where they have none."""
    for line, row in rows:
        record = dict(zip(header, row, strict=False))
        if record.get("name", "").strip() == "Weight":
            with suppress(UnreadableCellError):  # it is listed with the others
                weights.append(_body_weight(record))
                continue
        yield line, row


def _body_weight(record: Mapping[str, str]) -> ParsedWeight | None:
    moment, weight = cells.moment(record.get("created", "")), cells.amount(record.get("weight", ""))
    if not weight:
        return None
    day, at = cells.day_number(moment.replace(tzinfo=None)), cells.with_offset(moment)[0]
    return ParsedWeight(day, at, weight, _unit(record.get("unit", "")))
