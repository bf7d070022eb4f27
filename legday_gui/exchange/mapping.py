"""Any other table, read as the person says: which column is the date, which the exercise, …

A mapping is kept by name, and is the JSON that ``legday import --map FILE`` takes:
``{"name": "My sheet", "columns": {"date": "Datum", "exercise": "Übung", "weight": "kg",
"reps": "Wdh."}, "date_layout": "%d.%m.%Y", "unit": "kg"}``.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from legday_gui.exchange import cells, dates, layout
from legday_gui.exchange.cells import METRES_PER_MILE
from legday_gui.exchange.errors import ExchangeError, UnreadableCellError
from legday_gui.exchange.gathering import Rows
from legday_gui.exchange.layout import Cell, Layout, joined
from legday_gui.exchange.parsed import ParsedFile
from legday_gui.training.values import SetKind, Side, Unit

# What a column may say, with words that its name often has, in the order of asking.
FIELDS: dict[str, tuple[str, ...]] = {
    "date": ("date", "datum", "fecha", "data", "day", "start", "timestamp", "workout date"),
    "time": ("time of day", "start time", "uhrzeit", "hora", "orario"),
    "session": ("workout name", "workout", "session", "routine", "training", "program", "day name"),
    "exercise": ("exercise", "exercise name", "übung", "ejercicio", "exercice", "esercizio", "lift",
                 "movement"),
    "kind": ("set type", "kind", "type", "set order", "warmup", "warm-up"),
    "weight": ("weight", "load", "gewicht", "peso", "poids", "kg", "lb", "lbs", "weight (kg)",
               "weight (lbs)", "weight (lb)"),
    "unit": ("unit", "weight unit", "einheit", "unidad", "units"),
    "reps": ("reps", "repetitions", "wdh", "wdh.", "wiederholungen", "repeticiones", "rep",
             "répétitions", "ripetizioni"),
    "seconds": ("seconds", "duration", "time", "dauer", "sekunden", "secs"),
    "distance": ("distance", "entfernung", "distancia", "km", "metres", "meters"),
    "rpe": ("rpe",),
    "reserve": ("rir", "reps in reserve"),
    "side": ("side", "seite", "leg"),
    "note": ("note", "notes", "comment", "comments", "notizen", "bemerkung"),
}  # fmt: skip
NEEDED = ("date", "exercise")
_KINDS = {
    SetKind.WARM_UP: ("warmup", "w", "warm", "true", "yes", "aufwärmen"),
    SetKind.DROP: ("drop", "dropset", "d"),
    SetKind.FAILURE: ("failure", "fail", "failed", "f", "tofailure"),
    SetKind.AMRAP: ("amrap",),
    SetKind.BACK_OFF: ("backoff",),
}
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words}
_REST = ("rest", "resttimer", "note", "skipped")
_SIDES = {
    **dict.fromkeys(("", "both", "b"), Side.BOTH),
    **dict.fromkeys(("left", "l", "links"), Side.LEFT),
    **dict.fromkeys(("right", "r", "rechts"), Side.RIGHT),
}
_IN_NAME = {"kg": Unit.KG, "kgs": Unit.KG, "lb": Unit.LB, "lbs": Unit.LB}
_METRES = {"km": 1000.0, "mi": METRES_PER_MILE, "miles": METRES_PER_MILE}


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column of a table says what. ``unit`` is None where it is to be found out."""

    name: str
    columns: Mapping[str, str]  # field to column, lower case
    date_layout: str = dates.ISO
    unit: Unit | None = None
    also_fits: tuple[str, ...] = field(default=())  # other layouts of its dates: ask the person

    def fits(self, header: Sequence[str]) -> bool:
        """Whether a table has all these columns."""
        return set(self.columns.values()) <= set(header)


def to_json(mapping: Columns) -> str:
    """The mapping as the text that ``from_json`` reads."""
    content = {
        "name": mapping.name,
        "columns": dict(mapping.columns),
        "date_layout": mapping.date_layout,
        "unit": mapping.unit.value if mapping.unit else None,
    }
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def from_json(text: str) -> Columns:
    """A mapping from its JSON. Raises ExchangeError with what is wrong in it."""
    try:
        content: Any = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ExchangeError(f"The mapping is no JSON ({error}).") from error
    columns = content.get("columns") if isinstance(content, dict) else None
    if not isinstance(columns, dict) or not all(isinstance(c, str) for c in columns.values()):
        raise ExchangeError('The mapping has no "columns" that give a column for each field.')
    if unknown := [name for name in columns if name not in FIELDS]:
        raise ExchangeError(
            f"The mapping names {unknown[0]}, which is none of: {', '.join(FIELDS)}."
        )
    if missing := [name for name in NEEDED if not columns.get(name)]:
        raise ExchangeError(f"The mapping does not say which column is the {missing[0]}.")
    unit = content.get("unit")
    if unit not in (None, "", "kg", "lb"):
        raise ExchangeError('The mapping\'s unit is neither "kg" nor "lb".')
    return Columns(
        str(content.get("name") or "Table"),
        {key: column.strip().casefold() for key, column in columns.items() if column.strip()},
        str(content.get("date_layout") or dates.ISO),
        Unit(unit) if unit else None,
    )


def kept(folder: Path) -> list[Columns]:
    """The mappings that were kept in ``folder``; what is no mapping any more is passed over."""
    found = []
    for file in sorted(folder.glob("*.json")):
        with suppress(OSError, ValueError, ExchangeError):
            found.append(from_json(file.read_text("utf-8")))
    return found


def keep(folder: Path, mapping: Columns) -> None:
    """Keep a mapping by its name. Raises ExchangeError where the disk refuses."""
    name = hashlib.blake2b(mapping.name.encode("utf-8", "replace"), digest_size=8).hexdigest()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        part = folder / f"{name}.part"
        part.write_text(to_json(mapping), "utf-8")
        part.replace(folder / f"{name}.json")
    except OSError as error:
        raise ExchangeError(f"The mapping cannot be kept ({error.strerror}).") from error


def suggested(name: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> Columns:
    """What the names of the columns and some rows make likely."""
    found: dict[str, str] = {}
    for key, words in FIELDS.items():
        bare = {column: column.split("(")[0].strip() for column in header if column}
        hit = next((w for w in words if w in header and w not in found.values()), None) or next(
            (c for c, b in bare.items() if b in words and c not in found.values()), None
        )
        if hit:
            found[key] = hit
    fitting: list[str] = []
    if "date" in found:
        place = header.index(found["date"])
        fitting = dates.fitting(row[place] for row in rows if place < len(row))
    unit = next((_unit_in(found["weight"]) for _ in [0] if "weight" in found), None)
    first = fitting[0] if fitting else dates.ISO
    return Columns(name, found, first, unit, tuple(fitting[1:]))


def _unit_in(column: str) -> Unit | None:
    words = column.replace("(", " ").replace(")", " ").split()
    return next((_IN_NAME[word] for word in words if word in _IN_NAME), None)


def read(mapping: Columns, header: Sequence[str], rows: Rows) -> ParsedFile:
    """Read a table as ``mapping`` says. Raises ExchangeError where columns are missing."""
    missing = [column for column in mapping.columns.values() if column not in header]
    if missing:
        raise ExchangeError(f'The file has no column "{missing[0]}": choose its columns again.')
    columns = mapping.columns
    date, time = columns["date"], columns.get("time")
    if time:
        rows = joined(rows, header.index(date), header.index(time))
    return layout.read(mapping.name, _layout(mapping), header, rows)


def _layout(mapping: Columns) -> Layout:
    columns = mapping.columns
    has_time = bool(columns.get("time")) or dates.has_time(mapping.date_layout) is True

    def moment(text: str) -> datetime:
        if mapping.date_layout == dates.ISO:
            return cells.moment(text)
        tails = ("", " %H:%M", " %H:%M:%S", " %I:%M %p") if columns.get("time") else ("",)
        return cells.moment(text, *(mapping.date_layout + tail for tail in tails))

    def cell(key: str, reader: Any = str.strip) -> Cell | None:
        return Cell(columns[key], reader) if columns.get(key) else None

    distance = columns.get("distance", "")
    return Layout(
        exercise=columns["exercise"],
        start=Cell(columns["date"], moment),
        date_only=not has_time and mapping.date_layout != dates.ISO,
        name=cell("session"),
        kind=cell("kind", _kind),
        skipped=cell("kind", lambda text: _bare(text) in _REST),
        weight=cell("weight"),
        weight_unit=mapping.unit,
        unit=cell("unit", cells.weight_unit),
        reps=cell("reps", cells.whole),
        seconds=cell("seconds", cells.clock),
        distance=cell("distance", cells.amount),
        distance_in_m=next((m for word, m in _METRES.items() if word in distance.split()), 1.0),
        rpe=cell("rpe", cells.reserve_halves),
        reserve=cell("reserve", cells.reserve),
        side=cell("side", _side),
        note=cell("note"),
    )


def _bare(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalpha())


def _kind(text: str) -> SetKind | None:
    return _KIND_OF.get(_bare(text))


def _side(text: str) -> Side:
    word = text.strip().casefold()
    if word not in _SIDES:
        raise UnreadableCellError(cells.shown(text), "is no side: left, right or both")
    return _SIDES[word]
