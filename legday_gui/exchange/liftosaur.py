"""Liftosaur's exports: the history as CSV, and everything it keeps as JSON.

Only what was completed counts; what was required is the program's. Built-in exercises are
``Squat`` or ``Squat, Barbell`` in the CSV and ``{"id": "squat", "equipment": "barbell"}`` in the
JSON, where only custom ones have a name.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from legday_gui.exchange import cells, layout
from legday_gui.exchange.errors import UnreadableCellError
from legday_gui.exchange.gathering import Gathering, OpenSession, Rows
from legday_gui.exchange.layout import Cell, Layout
from legday_gui.exchange.parsed import ParsedFile, ParsedSet
from legday_gui.training.values import SetKind

NAME, FILES = "Liftosaur", "CSV and JSON"
DATES, DAY_FIRST = (), None  # in UTC, which no spreadsheet takes for a date


def _amrap(text: str) -> SetKind | None:
    return SetKind.AMRAP if cells.is_true(text) else None


_LAYOUT = Layout(
    exercise="exercise",
    start=Cell("workout datetime", cells.moment),
    name=Cell("day name"),
    # Reps that were not completed are none, whatever was required of them.
    skipped=Cell("completed reps", lambda text: not cells.whole(text)),
    warm_up=Cell("is warmup set?", layout.warm_up),
    kind=Cell("is amrap?", _amrap),
    weight=Cell("completed weight value"),
    unit=Cell("completed weight unit", cells.weight_unit),
    reps=Cell("completed reps", cells.whole),
    rpe=Cell("completed rpe", cells.reserve_halves),
    block_note=Cell("notes"),
    trains=Cell("target muscles"),
)


def matches(header: Sequence[str]) -> bool:
    """Whether these columns (lower case, trimmed) are Liftosaur's."""
    return {"workout datetime", "exercise", "completed reps", "is warmup set?"} <= set(header)


def read(header: Sequence[str], rows: Rows) -> ParsedFile:
    """Read all ``rows`` (line number, cells) that stand under ``header``."""
    return layout.read(NAME, _LAYOUT, header, rows)


# ---- JSON


def matches_json(content: Any) -> bool:
    """Whether a JSON document has Liftosaur's history, under ``storage`` or at the top."""
    return _history(content) is not None


def _history(content: Any) -> list[Any] | None:
    for place in (content, content.get("storage") if isinstance(content, dict) else None):
        history = place.get("history") if isinstance(place, dict) else None
        if isinstance(history, list):
            return history
    return None


def read_json(content: Any) -> ParsedFile:
    """All sets of the history; the position of the workout in it stands in for a line."""
    gathered = Gathering()
    names = _custom_names(content)
    for position, record in enumerate(_history(content) or [], start=1):
        with gathered.listing(position):
            session = _opened(gathered, position, _dict(record))
            for entry in _list(record.get("entries")):
                _read_entry(gathered, session, position, _dict(entry), names)
    parsed = gathered.finish(NAME)
    return replace(
        parsed,
        rows=sum(one.set_count for one in parsed.sessions)
        + parsed.not_sets
        + len(parsed.unreadable),
    )


def _opened(gathered: Gathering, position: int, record: dict[str, Any]) -> OpenSession:
    start = _milliseconds(record.get("startTime")) or cells.moment(str(record.get("date", "")))
    end = _milliseconds(record.get("endTime"))
    seconds = int((end - start).total_seconds()) if end and start.tzinfo else 0
    session = OpenSession(start, _text(record.get("dayName")), seconds if seconds > 0 else None)
    if note := _text(record.get("notes")):
        session.notes[note] = None
    return gathered.session(position, lambda: session)


def _read_entry(
    gathered: Gathering,
    session: OpenSession,
    position: int,
    entry: dict[str, Any],
    names: dict[str, str],
) -> None:
    with gathered.listing(position):
        block = session.block(cells.exercise(_name(_dict(entry.get("exercise")), names)))
        if note := _text(entry.get("notes")):
            block.notes[note] = None
        for key in ("warmupSets", "sets"):
            for one in _list(entry.get(key)):
                with gathered.listing(position):
                    parsed = _set(_dict(one), is_warm_up=key == "warmupSets")
                    if parsed is None:
                        gathered.skip()
                    else:
                        block.add(position, gathered.shared(parsed))


def _set(one: dict[str, Any], *, is_warm_up: bool) -> ParsedSet | None:
    """A set; None where it was not completed."""
    reps = cells.whole(_number(one.get("completedReps")))
    if not reps:
        return None
    load = _dict(one.get("completedWeight") or one.get("weight") or {})
    weight = _number(load.get("value"))
    kind = SetKind.AMRAP if one.get("isAmrap") is True else SetKind.WORK
    return ParsedSet(
        SetKind.WARM_UP if is_warm_up else kind,
        weight if cells.number(weight) else "",
        cells.weight_unit(_text(load.get("unit"))),
        reps,
        None,
        None,
        None,
        cells.reserve_halves(_number(one.get("completedRpe"))),
    )


def _custom_names(content: Any) -> dict[str, str]:
    place = content.get("storage") if "history" not in content else content
    settings = place.get("settings") if isinstance(place, dict) else None
    custom = settings.get("exercises") if isinstance(settings, dict) else None
    if not isinstance(custom, dict):
        return {}
    return {
        key: _text(value.get("name")) for key, value in custom.items() if isinstance(value, dict)
    }


def _name(exercise: dict[str, Any], custom: dict[str, str]) -> str:
    """``bulgarianSplitSquat`` with dumbbells as "Bulgarian Split Squat, Dumbbell"."""
    key, equipment = _text(exercise.get("id")), _text(exercise.get("equipment"))
    name = custom.get(key) or _words(key)
    return f"{name}, {_words(equipment)}" if equipment and name else name


def _words(key: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", key[:1].upper() + key[1:])


def _milliseconds(value: Any) -> datetime | None:
    return cells.epoch(value / 1000) if _is_number(value) else None


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _number(value: Any) -> str:
    return str(value) if _is_number(value) else _text(value)


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def _dict(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise UnreadableCellError(cells.shown(str(value)), "is not what Liftosaur writes there")
    return value


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
