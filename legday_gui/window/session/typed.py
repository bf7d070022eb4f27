"""From what was typed, or stands in the fields, to the values of a set. No Qt."""

from dataclasses import replace

from legday_gui.training.entry import Entry, EntryError, parse_entry
from legday_gui.training.units import format_load, to_grams
from legday_gui.training.values import Exercise, LoadKind, Measure, Side, Sidedness, Unit
from legday_gui.window.session.sheet import Values, needs_load

MOST_LOAD = 2000
EXAMPLE = "for example 60 8"


def entries_for(text: str, exercise: Exercise, unit: Unit) -> list[Entry]:
    """The entries typed, checked against what the exercise is. Raises EntryError, a sentence."""
    entries = parse_entry(text, unit)
    for entry in entries:
        if entry.side is not None and exercise.sidedness is Sidedness.NEVER:
            raise EntryError(f"{exercise.name} has no left and right: leave out L and R.")
        if entry.seconds is not None and exercise.measure is not Measure.TIME:
            raise EntryError(f"{exercise.name} is not counted in seconds: type load and reps.")
        if entry.metres is not None and exercise.measure is not Measure.DISTANCE:
            raise EntryError(f"{exercise.name} is not counted in metres: type load and reps.")
    return entries


def resolved(entry: Entry, shown: Values, exercise: Exercise, unit: Unit) -> Values:
    """``shown`` with what was typed. Other reps than planned, typed without a reserve, say that
    the planned reserve no longer holds, so it becomes unknown. Raises EntryError."""
    values = shown
    if entry.load_g is not None:
        values = replace(values, load_g=_load(entry, shown, exercise), unit=entry.unit or unit)
    typed = (entry.seconds, entry.metres, entry.reps)  # at most one of them
    amount = next((a for a in typed if a is not None), None)
    if amount is not None:
        if amount != shown.amount and entry.reserve_halves is None:
            values = replace(values, reserve_halves=None)
        values = replace(values, amount=amount)
    if entry.reserve_halves is not None:
        values = replace(values, reserve_halves=entry.reserve_halves)
    return checked(values, exercise)


def _load(entry: Entry, shown: Values, exercise: Exercise) -> int | None:
    load_g = entry.load_g or 0
    if entry.relative:
        if shown.load_g is None and exercise.load_kind is not LoadKind.BODYWEIGHT:
            raise EntryError(
                "There is no load yet to add to: type the whole load, " + EXAMPLE + "."
            )
        load_g += shown.load_g or 0
    elif exercise.load_kind is LoadKind.ASSISTED:
        load_g = -abs(load_g)
    if load_g < 0 and exercise.load_kind is not LoadKind.ASSISTED:
        raise EntryError("A load below zero is help, which only assisted exercises have.")
    bare = exercise.load_kind is LoadKind.BODYWEIGHT or (entry.unit is None and not entry.relative)
    return None if load_g == 0 and bare else load_g


def from_fields(
    load: str, amount: str, reserve: str, shown: Values, exercise: Exercise, unit: Unit
) -> Values:
    """The values in the three fields; a field left as it was keeps its exact value.

    Raises EntryError with one sentence.
    """
    load_g = shown.load_g
    same_load = load.strip() == ("" if load_g is None else format_load(load_g, unit))
    if not same_load:
        load_g = _field_load(load, exercise, unit)
    values = Values(
        load_g,
        shown.unit if same_load else unit,
        _number(amount, "reps" if exercise.measure is Measure.REPS else "value", 86400),
        _halves(reserve),
    )
    return checked(values, exercise)


def _field_load(text: str, exercise: Exercise, unit: Unit) -> int | None:
    plain = text.strip().replace(",", ".").replace("−", "-")
    if not plain:
        return None
    try:
        grams = to_grams(float(plain), unit)
    except (ValueError, OverflowError):
        raise EntryError(f"“{text}” is no load: type a number of {unit}.") from None
    if not abs(grams) <= MOST_LOAD * 1000:
        raise EntryError(f"“{text}” is more than the {MOST_LOAD} kg that a load can be.")
    if exercise.load_kind is LoadKind.ASSISTED:
        return -abs(grams)
    if grams < 0:
        raise EntryError("A load below zero is help, which only assisted exercises have.")
    return None if grams == 0 and exercise.load_kind is LoadKind.BODYWEIGHT else grams


def _number(text: str, what: str, most: int) -> int | None:
    plain = text.strip().removesuffix("s").removesuffix("m").strip()
    if not plain:
        return None
    if not plain.isascii() or not plain.isdigit() or int(plain) > most:
        raise EntryError(f"“{text}” is no number of {what}: type a whole number.")
    return int(plain)


def _halves(text: str) -> int | None:
    plain = text.strip().replace(",", ".")
    if not plain:
        return None
    try:
        halves = float(plain) * 2
    except ValueError:
        halves = -1.0
    if not (halves.is_integer() and 0 <= halves <= 20):
        raise EntryError(f"“{text}” is no number in reserve: type 0 to 10, halves allowed.")
    return int(halves)


def checked(values: Values, exercise: Exercise) -> Values:
    """The same values, or an EntryError that says what is missing."""
    if values.amount is None:
        what = {Measure.TIME: "seconds", Measure.DISTANCE: "metres"}.get(exercise.measure, "reps")
        raise EntryError(f"How many {what}? Type them and press Enter, {EXAMPLE}.")
    if values.load_g is None and needs_load(exercise):
        raise EntryError(f"With what load? Type load and reps and press Enter, {EXAMPLE}.")
    if exercise.measure is Measure.REPS and values.amount > 999:
        raise EntryError(f"{values.amount} reps are more than the 999 that a set can have.")
    return values


def side_of(entry: Entry, shown: Side) -> Side:
    """The side that an entry is for: the one typed, else the one shown."""
    return entry.side or shown
