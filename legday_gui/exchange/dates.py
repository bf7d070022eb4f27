"""How a file writes its dates: one form for all of them, and no guess where two forms fit."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime

DAYS = (
    "%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y", "%m/%d/%Y", "%Y/%m/%d", "%d-%m-%Y", "%m-%d-%Y", "%Y.%m.%d",
    "%d.%m.%y", "%d/%m/%y", "%m/%d/%y", "%d %b %Y", "%d %B %Y", "%b %d, %Y", "%B %d, %Y", "%Y%m%d",
)  # fmt: skip
_TIMES = ("", " %H:%M", " %H:%M:%S", "T%H:%M:%S", " %I:%M %p", ", %H:%M", ", %I:%M %p")
ISO = ""  # stands for ISO 8601, with or without an offset
_WORDS = {
    "%Y": "2026", "%y": "26", "%m": "01", "%d": "31", "%b": "Jan", "%B": "January", "%H": "18",
    "%I": "6", "%M": "30", "%S": "00", "%p": "PM",
}  # fmt: skip


def fitting(texts: Iterable[str]) -> list[str]:
    """The strptime layouts that every one of ``texts`` fits; more than one leaves a question."""
    left = list(dict.fromkeys(text.strip() for text in texts if text.strip()))
    if not left:
        return []
    if all(_is_iso(text) for text in left):
        return [ISO]
    layouts = [day + time for day in DAYS for time in _TIMES]
    for text in left:
        layouts = [layout for layout in layouts if _fits(text, layout)]
    return layouts


def example(layout: str) -> str:
    """31 January 2026 as ``layout`` writes it, for people to choose by."""
    words = layout or "%Y-%m-%d"
    for code, text in _WORDS.items():
        words = words.replace(code, text)
    return words


def has_time(layout: str) -> bool | None:
    """Whether a layout says the time of day; None where each text must tell, as in ISO 8601."""
    return None if layout == ISO else "%M" in layout


def _fits(text: str, layout: str) -> bool:
    with suppress(ValueError, OverflowError):
        return 1970 < datetime.strptime(text, layout).year < 2100  # noqa: DTZ007
    return False


def _is_iso(text: str) -> bool:
    with suppress(ValueError, OverflowError):
        return len(text) > 10 and 1970 < datetime.fromisoformat(text).year < 2100
    return False
