"""Dates of numbers alone, 03/04/2026: is it the third of April or the fourth of March?

Programs write no such dates, spreadsheets that save an export again do. One order holds for a
whole file: a number above 12 tells it, or that the file is sorted by date in one order only. Where
neither does, the person is asked. Behind it every date is one of ISO 8601.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime
from itertools import islice, pairwise

from legday_gui.exchange.cells import Memo
from legday_gui.exchange.errors import AmbiguousDatesError
from legday_gui.exchange.gathering import Rows

_NUMBERS = re.compile(r"\s*(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?:,?\s+(\d.*?))?\s*", re.ASCII)
_TIMES = ("%H:%M", "%H:%M:%S", "%I:%M %p", "%I:%M:%S %p")
_LOOKED_AT = 200  # rows that show whether a file has such dates at all


def settled(
    rows_again: Callable[[], Rows], places: Sequence[int], usual: bool | None, told: bool | None
) -> Rows:
    """The rows with dates of numbers in the columns ``places`` in ISO 8601.

    The first of the columns tells the order of all.

    ``usual`` is whether the program itself writes the day first, None where it writes no such
    dates, ``told`` what the person answered. Raises AmbiguousDatesError where nothing tells.
    """
    if not any(map(_NUMBERS.fullmatch, _texts(islice(rows_again(), _LOOKED_AT), places))):
        return rows_again()
    texts = list(dict.fromkeys(_texts(rows_again(), places)))
    numbers = [text for text in texts if _NUMBERS.fullmatch(text)]
    if 2 * len(numbers) <= len(texts):
        return rows_again()  # rows gone wrong, which are listed
    return _rewritten(rows_again(), places, _order(numbers, usual, told))


def _texts(rows: Rows, places: Sequence[int]) -> Iterator[str]:
    for place in places[:1]:
        for _, row in rows:
            if place < len(row) and row[place].strip():
                yield row[place]


def _order(texts: Sequence[str], usual: bool | None, told: bool | None) -> bool:
    """Whether the day comes first in ``texts``, in the order of the file."""
    matches = [match for text in texts if (match := _NUMBERS.fullmatch(text))]
    if all(match[2] == "." for match in matches):
        return True  # nobody puts a point behind a month
    proved = {True for match in matches if int(match[1]) > 12}
    proved |= {False for match in matches if int(match[3]) > 12}
    if len(proved) == 1:
        return proved.pop()
    if usual is not None:
        return usual
    both = [(_iso(text, day_first=True), _iso(text, day_first=False)) for text in texts]
    if all(one == two for one, two in both):
        return True
    sorted_so = [_is_sorted([pair[at] for pair in both if pair[at]]) for at in (0, 1)]
    if not proved and sorted_so[0] != sorted_so[1]:
        return sorted_so[0]
    if told is not None:
        return told
    text, (one, two) = next(
        (text, pair) for text, pair in zip(texts, both, strict=True) if pair[0] != pair[1]
    )
    raise AmbiguousDatesError(text, _day(one), _day(two))


def _is_sorted(dates: Sequence[str]) -> bool:
    return any(
        all(one <= two for one, two in pairwise(way)) for way in (dates, list(reversed(dates)))
    )


def _rewritten(rows: Rows, places: Sequence[int], day_first: bool) -> Rows:
    read = Memo(lambda text: _iso(text, day_first=day_first) or text)
    for line, row in rows:
        for place in places:
            if place < len(row):
                row[place] = read[row[place]]
        yield line, row


def _iso(text: str, *, day_first: bool) -> str:
    """The date, with its time where it has one; "" where it is none in that order."""
    match = _NUMBERS.fullmatch(text)
    if match is None:
        return ""
    one, two, year = int(match[1]), int(match[3]), int(match[4])
    with suppress(ValueError):
        day = date(year + 2000 if year < 100 else year, *((two, one) if day_first else (one, two)))
        if not match[5]:
            return day.isoformat()
        return f"{day} {_time(match[5])}"
    return ""


def _time(text: str) -> str:
    for layout in _TIMES:
        with suppress(ValueError):
            return f"{datetime.strptime(text, layout):%H:%M:%S}"  # noqa: DTZ007
    raise ValueError(text)


def _day(iso: str) -> date | None:
    return date.fromisoformat(iso[:10]) if iso else None
