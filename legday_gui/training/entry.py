"""The one line in which a set is typed: ``102.5 8@2`` and its relatives.

A part is ``[load] [x] [reps, time or distance] [@reserve]``, each piece optional, at least one
there; with ``L`` and ``R`` before them there are two parts. A number alone is reps; a load alone
needs its unit, a sign (relative to the load shown) or ``bw``. A time is ``60s``, ``2min`` or
``1:30``, a distance ``40m`` or ``1.2km``.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from legday_gui.training.units import GRAMS_PER_LB, to_grams
from legday_gui.training.values import Side, Unit

MOST_LOAD_G = 2_000_000
MOST_REPS = 999
MOST_RESERVE = 10
MOST_SECONDS = 24 * 3600
MOST_METRES = 100_000


class EntryError(ValueError):
    """The line could not be read; its text is a sentence for the person who typed it."""


class Entry(NamedTuple):
    """What was typed for one side or both; None is "as shown", never zero.

    ``load_g`` is a change where ``relative``, else the load: negative is help, and zero without
    a ``unit`` is body weight alone (``bw``). ``unit`` is the one in which the load was typed.
    """

    load_g: int | None = None
    relative: bool = False
    reps: int | None = None
    reserve_halves: int | None = None
    unit: Unit | None = None
    seconds: int | None = None
    side: Side | None = None
    metres: float | None = None  # to the centimetre


_NUMBER = r"(?:\d+(?:\.\d*)?|\.\d+)"
_UNIT = r"(?:kgs?|lbs?)(?![a-wyz])"
_TOKEN = re.compile(
    rf"""\s*(?:
      (?P<clock>\d+:\d+)
    | (?P<seconds>{_NUMBER})\s*(?:s|secs?|seconds?)(?![a-z])
    | (?P<minutes>{_NUMBER})\s*(?:mins?|minutes?)(?![a-z])
    | (?P<metres>{_NUMBER})\s*(?P<kilo>k?)(?:m|met(?:er|re)s?)(?![a-z])
    | bw(?:\s*(?P<bw_sign>[+-])\s*(?P<bw_load>{_NUMBER})(?:\s*(?P<bw_unit>{_UNIT}))?)?(?P<bw>)
    | (?P<sign>[+-])?\s*(?P<number>{_NUMBER})(?:\s*(?P<unit>{_UNIT}))?
    | @\s*(?P<reserve>{_NUMBER})
    | (?P<times>x)
    )\s*""",
    re.VERBOSE,
)
_SIDE = re.compile(r"(?<![a-z])([lr])(?![a-z])")
_SIDES = {"l": Side.LEFT, "r": Side.RIGHT}
_SHAPES = {"", "N", "L", "T", "D", "NN", "LN", "NT", "LT", "ND", "LD"}
_HINT = "write load and reps, for example 102.5 8 or 102.5x8@2"


def parse_entry(text: str, unit: Unit) -> list[Entry]:
    """The entries in ``text``: one, or one per side; loads without a unit are in ``unit``.

    Raises EntryError with one sentence that names what could not be read or is out of range.
    """
    plain = re.sub(r"(?<=\d),(?=\d)", ".", text.strip().lower())
    plain = plain.replace("−", "-").replace("×", "x").replace("*", "x")
    if not plain:
        raise EntryError(f"Nothing was typed: {_HINT}.")
    before, *sided = _SIDE.split(plain)
    if not sided:
        return [_parse_part(before, unit, None)]
    if before.strip():
        raise EntryError(f"“{before.strip()}” belongs to no side: write L or R before it.")
    letters = sided[::2]
    if len(set(letters)) < len(letters):
        raise EntryError(f"{letters[0].upper()} was written twice: write each side once.")
    parts = zip(letters, sided[1::2], strict=True)
    return [_parse_part(part, unit, _SIDES[letter]) for letter, part in parts]


def format_entry(entries: Sequence[Entry], unit: Unit) -> str:
    """A line that ``parse_entry`` with the same unit reads back as ``entries``."""
    return " ".join(_format_part(entry, unit) for entry in entries)


def _parse_part(part: str, unit: Unit, side: Side | None) -> Entry:
    tokens = _tokens(part)
    reserve = tokens.pop()["reserve"] if tokens and tokens[-1]["reserve"] else None
    if len(tokens) == 3 and tokens[1]["times"]:
        del tokens[1]
    shape = "".join(_kind(token) for token in tokens)
    if shape not in _SHAPES or (not tokens and reserve is None):
        raise EntryError(f"Could not read “{part.strip()}”: {_HINT}.")
    load_g, relative, load_unit = None, False, None
    if shape[:1] == "L" or len(shape) == 2:
        load_g, relative, load_unit = _load(tokens[0], unit)
    last = tokens[-1] if tokens else None
    return Entry(
        load_g=load_g,
        relative=relative,
        reps=_reps(last["number"]) if last and shape[-1] == "N" else None,
        reserve_halves=_reserve_halves(reserve) if reserve is not None else None,
        unit=load_unit,
        seconds=_seconds(last) if last and shape[-1] == "T" else None,
        side=side,
        metres=_metres(last) if last and shape[-1] == "D" else None,
    )


def _tokens(part: str) -> list[re.Match[str]]:
    found, position = [], 0
    while position < len(part):
        token = _TOKEN.match(part, position)
        if token is None:
            raise EntryError(f"Could not read “{part[position:].strip()}”: {_HINT}.")
        found.append(token)
        position = token.end()
    return found


def _kind(token: re.Match[str]) -> str:
    """N a plain number, L certainly a load, T a time, D a distance; else it fits nowhere."""
    if token["clock"] or token["seconds"] or token["minutes"]:
        return "T"
    if token["metres"]:
        return "D"
    if token["bw"] is not None or (token["number"] and (token["sign"] or token["unit"])):
        return "L"
    return "N" if token["number"] else "?"


def _load(token: re.Match[str], default: Unit) -> tuple[int, bool, Unit | None]:
    if token["bw"] is not None and not token["bw_load"]:
        return 0, False, None
    of_body = token["bw"] is not None
    number = token["bw_load"] if of_body else token["number"]
    sign = token["bw_sign"] if of_body else token["sign"]
    suffix = token["bw_unit"] if of_body else token["unit"]
    unit = Unit(suffix[:2]) if suffix else default
    grams = to_grams(float(number), unit)
    if grams > MOST_LOAD_G:
        raise EntryError(f"{number} {unit} is more than the 2000 kg that a load can be.")
    return -grams if sign == "-" else grams, bool(sign) and not of_body, unit


def _reps(number: str) -> int:
    value = float(number)
    if not value.is_integer():
        raise EntryError(
            f"{number} is no whole number of reps: for a load alone write its unit, {number} kg."
        )
    if value > MOST_REPS:
        raise EntryError(f"{number} reps are more than the {MOST_REPS} that a set can have.")
    return int(value)


def _reserve_halves(number: str) -> int:
    halves = float(number) * 2
    if not halves.is_integer():
        raise EntryError(f"{number} in reserve is no whole or half number: write 1, 1.5 or 2.")
    if halves > MOST_RESERVE * 2:
        raise EntryError(f"{number} in reserve is more than {MOST_RESERVE}: write 0 to 10 after @.")
    return int(halves)


def _seconds(token: re.Match[str]) -> int:
    text = token[0].strip()
    if token["clock"]:
        minutes, rest = (int(piece) for piece in token["clock"].split(":"))
        if rest >= 60:
            raise EntryError(f"{text} is no time: seconds go up to 59.")
        seconds = float(minutes * 60 + rest)
    else:
        seconds = float(token["seconds"] or 0) + 60 * float(token["minutes"] or 0)
    if not seconds.is_integer():
        raise EntryError(f"{text} is no whole number of seconds.")
    if seconds > MOST_SECONDS:
        raise EntryError(f"{text} is longer than the 24 hours that a set can last.")
    return int(seconds)


def _metres(token: re.Match[str]) -> float:
    metres = round(float(token["metres"]) * (1000 if token["kilo"] else 1), 2)
    if metres > MOST_METRES:
        raise EntryError(f"{token[0].strip()} is more than the 100 km that a set can go.")
    return metres


def _format_part(entry: Entry, unit: Unit) -> str:
    pieces = []
    if entry.load_g is not None:
        pieces.append(_format_load(entry, entry.load_g, unit))
    if entry.reps is not None:
        pieces.append(str(entry.reps))
    if entry.seconds is not None:
        pieces.append(f"{entry.seconds}s")
    if entry.metres is not None:
        pieces.append(f"{entry.metres:.2f}".rstrip("0").rstrip(".") + "m")
    line = " ".join(pieces)
    if entry.reserve_halves is not None:
        line += f"@{entry.reserve_halves / 2:g}"
    side = {Side.LEFT: "L ", Side.RIGHT: "R "}.get(entry.side or Side.BOTH, "")
    return side + line


def _format_load(entry: Entry, grams: int, default: Unit) -> str:
    if entry.unit is None:
        return "bw"
    number = _exact(abs(grams), entry.unit)
    sign = "-" if grams < 0 else "+"
    alone = entry.reps is None and entry.seconds is None and entry.metres is None
    # Alone and unsigned, a number would be read as reps: the unit says that it is a load.
    suffix = "" if entry.unit is default and (not alone or entry.relative) else entry.unit.value
    if entry.relative:
        return f"{sign}{number}{suffix}"
    return f"bw-{number}{suffix}" if grams < 0 else f"{number}{suffix}"


def _exact(grams: int, unit: Unit) -> str:
    """The shortest number that is these grams again when read."""
    value = grams / (1000 if unit is Unit.KG else GRAMS_PER_LB)
    texts = (f"{value:.{decimals}f}" for decimals in range(4))
    return next(text for text in texts if to_grams(float(text), unit) == grams)
