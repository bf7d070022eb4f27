"""Cells to values. Each reader is memoised: a column of 100,000 cells has few distinct texts."""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from typing import Generic, TypeVar

from legday_gui.exchange.errors import UnreadableCellError
from legday_gui.training.values import Unit

Value = TypeVar("Value")

_DAYS_TO_1970 = datetime(1970, 1, 1).toordinal()  # noqa: DTZ001 - a date, no moment
_NUMBER = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)([eE][+-]?\d{1,2})?", re.ASCII)
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(,\d{3})+", re.ASCII)
_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{2})(?:\.\d+)?", re.ASCII)
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
_LARGEST = 1_000_000
_LONGEST_SHOWN = 60
METRES_PER_MILE = 1609.344


class Memo(dict[str, Value], Generic[Value]):
    """Remembers what ``read`` made of each text; a hit costs one dictionary access."""

    def __init__(self, read: Callable[[str], Value]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, text: str) -> Value:
        value = self[text] = self._read(text)
        return value


def number(text: str) -> float | None:
    """A number with point or decimal comma; None where blank.

    Raises UnreadableCellError for anything else, and for "1,234", which can be read two ways.
    """
    text = text.strip()
    if not text:
        return None
    if not _NUMBER.fullmatch(text) or _THOUSANDS.fullmatch(text):
        raise UnreadableCellError(shown(text), "is not a number")
    value = float(text.replace(",", "."))
    if abs(value) > _LARGEST:
        raise UnreadableCellError(shown(text), "is too large to be true")
    return value


def amount(text: str) -> float | None:
    """A number that cannot be negative; blank and 0 are both "none"."""
    value = number(text)
    if value is not None and value < 0:
        raise UnreadableCellError(shown(text), "is negative")
    return value or None


def whole(text: str) -> int | None:
    """A whole number from 0, also written "10.0"; None where blank."""
    value = number(text)
    if value is None:
        return None
    if value < 0 or value != int(value):
        raise UnreadableCellError(shown(text), "is not a whole number of repetitions")
    return int(value)


def seconds(text: str) -> int | None:
    """Seconds, rounded; None where blank or 0."""
    value = amount(text)
    return None if value is None else round(value) or None


def whole_seconds(text: str) -> int | None:
    """Seconds since 1970; None where blank or 0."""
    bare = text.strip()
    if not bare.isascii() or not bare.isdigit():
        if bare:
            raise UnreadableCellError(shown(text), "is not a time in seconds since 1970")
        return None
    return int(bare[:20]) or None


def reserve_halves(text: str) -> int | None:
    """Halves of reps in reserve from a rating of perceived exertion; blank and 0 are not rated.

    10 means none was left, 8 that two were (Zourdos et al. 2016).
    """
    rpe = amount(text)
    if rpe is None:
        return None
    if rpe > 10:
        raise UnreadableCellError(shown(text), "is not a rating of exertion from 1 to 10")
    return round((10 - rpe) * 2)


def weight_unit(text: str) -> Unit | None:
    """kg or lb; None where blank."""
    word = text.strip().casefold().rstrip(".")
    if not word:
        return None
    if word in ("kg", "kgs"):
        return Unit.KG
    if word in ("lb", "lbs"):
        return Unit.LB
    raise UnreadableCellError(shown(text), "is not a unit of weight: kg or lbs")


def metres_in_one(text: str) -> float | None:
    """How many metres a unit of distance has; None where blank."""
    word = text.strip().casefold().rstrip(".")
    known = {"": None, "m": 1.0, "meters": 1.0, "km": 1000.0, "mi": METRES_PER_MILE}
    if word not in known:
        raise UnreadableCellError(shown(text), "is not a unit of distance: m, km or mi")
    return known[word]


def guarded(text: str) -> str:
    """Spreadsheets run cells that begin like a formula; an apostrophe makes them text."""
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) or _is_guarded(text) else text


def unguarded(text: str) -> str:
    """Without the apostrophe that ``guarded`` puts there."""
    return text[1:] if _is_guarded(text) else text


def _is_guarded(text: str) -> bool:
    return text[:1] == "'" and (text[1:2] == "'" or text[1:].startswith(_FORMULA_SIGNS))


def exercise(text: str) -> str:
    """The name of an exercise with single spaces."""
    name = unguarded(" ".join(text.split()))
    if not name:
        raise UnreadableCellError("", "the name of the exercise is missing")
    return name


def is_true(text: str) -> bool:
    """Whether a cell says yes."""
    return text.strip().casefold() in ("true", "1", "1.0", "yes")


def clock(text: str) -> int | None:
    """Seconds from "0:09:21", "1:30" or "90"; None where blank or 0."""
    if not text.strip():
        return None
    if not (match := _CLOCK.fullmatch(text.strip())):
        return seconds(text)
    hours, minutes, rest = (int(part or 0) for part in match.groups())
    return min(hours * 3600 + minutes * 60 + rest, _LARGEST) or None


def reserve(text: str) -> int | None:
    """Halves of reps in reserve from reps in reserve; blank is unknown and 0 is none."""
    value = number(text)
    if value is not None and not 0 <= value <= 20:
        raise UnreadableCellError(shown(text), "is no number of repetitions in reserve")
    return None if value is None else round(value * 2)


def moment(text: str, *layouts: str) -> datetime:
    """A date and time in one of ``layouts`` (strptime), or as ISO 8601 where there is none."""
    for layout in layouts or ("",):
        with suppress(ValueError, OverflowError, re.error):
            bare = text.strip()
            found = datetime.strptime(bare, layout) if layout else datetime.fromisoformat(bare)  # noqa: DTZ007
            if in_use(found.replace(tzinfo=None)):
                return found
    raise UnreadableCellError(shown(text), "is not a date that can be read")


def epoch(value: float) -> datetime:
    """A moment from seconds since 1970."""
    with suppress(ValueError, OverflowError, OSError):
        found = datetime.fromtimestamp(value, UTC)
        if in_use(found.replace(tzinfo=None)):
            return found
    raise UnreadableCellError(shown(str(value)), "is not a time that can be true")


def fit(row: list[str], width: int) -> None:
    """Fill a row that lost its last blanks in another program.

    A row that is too long may have a decimal comma that shifted its cells: it is never guessed at.
    """
    row.extend("" for _ in range(width - len(row)) if width - len(row) <= 3)
    if len(row) != width:
        raise UnreadableCellError(
            shown(" ".join(row)), f"has {len(row)} cells where the header has {width}"
        )


def in_use(moment: datetime) -> bool:
    """Whether a workout can have happened then; also keeps every date in the range of a clock."""
    return moment.tzinfo is None and 1970 < moment.year < 2100


def day_number(moment: datetime) -> int:
    """Days since 1970-01-01 of a local date."""
    return moment.toordinal() - _DAYS_TO_1970


def with_offset(moment: datetime) -> tuple[int, int]:
    """UTC seconds and offset in minutes of a wall-clock time, by this machine's zone that day."""
    aware = moment.astimezone()
    offset = aware.utcoffset()
    return int(aware.timestamp()), round(offset.total_seconds() / 60) if offset else 0


def shown(text: str) -> str:
    """``text`` short enough for a list."""
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"
