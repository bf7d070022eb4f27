"""Cells to values. Each reader is memoised: a column of 100,000 cells has few distinct texts."""

import re
from collections.abc import Callable
from datetime import datetime
from typing import Generic, TypeVar

from legday_gui.exchange.errors import UnreadableCellError
from legday_gui.training.values import Unit

Value = TypeVar("Value")

_DAYS_TO_1970 = datetime(1970, 1, 1).toordinal()  # noqa: DTZ001 - a date, no moment
_NUMBER = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)([eE][+-]?\d{1,2})?", re.ASCII)
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(,\d{3})+", re.ASCII)
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
