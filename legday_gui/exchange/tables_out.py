"""The whole logbook as tables that Strong, Hevy and FitNotes readers take, each in its layout.

What a layout has no place for is left out: sides everywhere, the kind of a set in FitNotes, the
unit of each load in Strong (all of them are in one unit) and in Hevy (all are kilograms).
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from legday_gui.exchange.cells import guarded
from legday_gui.exchange.matching import name_in
from legday_gui.exchange.outgoing import OutSet, load_text, outgoing, plain, rpe
from legday_gui.logbook.library import done_exercises
from legday_gui.logbook.logbook import Logbook
from legday_gui.training.values import Exercise, LoadKind, Muscle, SetKind, Unit

STRONG = (
    "Date", "Workout Name", "Duration", "Exercise Name", "Set Order", "Weight", "Reps", "Distance",
    "Seconds", "Notes", "Workout Notes", "RPE",
)  # fmt: skip
HEVY = (
    "title", "start_time", "end_time", "description", "exercise_title", "superset_id",
    "exercise_notes", "set_index", "set_type", "weight_kg", "reps", "distance_km",
    "duration_seconds", "rpe",
)  # fmt: skip
FITNOTES = (
    "Date", "Exercise", "Category", "Weight", "Weight Unit", "Reps", "Distance", "Distance Unit",
    "Time", "Comment",
)  # fmt: skip
_ORDERS = {SetKind.WARM_UP: "W", SetKind.DROP: "D", SetKind.FAILURE: "F"}
_TYPES = {SetKind.WARM_UP: "warmup", SetKind.DROP: "dropset", SetKind.FAILURE: "failure"}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_CATEGORIES = {
    Muscle.SHOULDERS: "Shoulders", Muscle.TRICEPS: "Triceps", Muscle.BICEPS: "Biceps",
    Muscle.FOREARMS: "Biceps", Muscle.CHEST: "Chest", Muscle.UPPER_BACK: "Back",
    Muscle.LATS: "Back", Muscle.LOWER_BACK: "Back", Muscle.ABS: "Abs",
}  # fmt: skip

Row = Sequence[Any]
Name = Callable[[OutSet], str]


def strong(book: Logbook, athlete_id: int, unit: Unit) -> Iterator[Row]:
    """The rows under ``STRONG``: loads, and distances in km or miles, go with ``unit``."""
    name = _names("strong", done_exercises(book))
    metres = 1000.0 if unit is Unit.KG else 1609.344
    for sets in outgoing(book, athlete_id):
        for at, (order, one) in enumerate(_ordered(sets)):
            duration = _duration(one.duration_s)
            yield (
                f"{one.start:%Y-%m-%d %H:%M:%S}", guarded(one.session), duration, name(one), order,
                _load(one, unit), _or_zero(one.reps),
                plain(one.metres / metres) if one.metres else 0, _or_zero(one.seconds),
                guarded(_note(sets, one)), guarded(one.session_note) if at == 0 else "", rpe(one),
            )  # fmt: skip


def hevy(book: Logbook, athlete_id: int) -> Iterator[Row]:
    """The rows under ``HEVY``, the newest session first; times to the minute."""
    name = _names("hevy", done_exercises(book))
    for sets in reversed(list(outgoing(book, athlete_id))):
        index = block = 0
        for one in sets:
            index = index + 1 if one.block_id == block else 0
            block = one.block_id
            end = one.wall(one.ended_at or one.started_at)
            yield (
                guarded(one.session), _minute(one.start), _minute(end), guarded(one.session_note),
                name(one), _or_blank(one.superset), guarded(_notes(sets, block)), index,
                _TYPES.get(SetKind(one.kind), "normal"), _load(one, Unit.KG, ""),
                _or_blank(one.reps), plain(one.metres / 1000) if one.metres else "",
                _or_blank(one.seconds), rpe(one),
            )  # fmt: skip


def fitnotes(book: Logbook, athlete_id: int) -> Iterator[Row]:
    """The rows under ``FITNOTES``: a workout a day, each load in the unit it was entered in."""
    known = done_exercises(book)
    name = _names("fitnotes", known)
    for sets in outgoing(book, athlete_id):
        for one in sets:
            muscle = known[one.exercise_id].main_muscle if one.exercise_id in known else None
            seconds = one.seconds or 0
            yield (
                f"{one.start:%Y-%m-%d}", name(one), _CATEGORIES.get(muscle, "Legs") if muscle
                else "Legs", _load(one, Unit(one.unit), ""),
                ("kgs" if one.unit == "kg" else "lbs") if one.load_g else "", _or_blank(one.reps),
                plain(one.metres) if one.metres else "", "m" if one.metres else "",
                f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}" if seconds else "",
                guarded(one.note),
            )  # fmt: skip


def _names(app: str, known: dict[int, Exercise]) -> Name:
    """Gives the name that the other program has for an exercise, or our own."""

    def name(one: OutSet) -> str:
        found = name_in(app, one.exercise_id) or one.exercise
        exercise = known.get(one.exercise_id)
        is_help = exercise is not None and exercise.load_kind is LoadKind.ASSISTED
        if is_help and "assisted" not in found.casefold():
            found += " (Assisted)"  # the others write help as a positive weight
        return guarded(found)

    return name


def _ordered(sets: list[OutSet]) -> Iterator[tuple[str, OutSet]]:
    """Sets with the word or number that Strong has in "Set Order"."""
    count = block = 0
    for one in sets:
        count = 0 if one.block_id != block else count
        block = one.block_id
        count += one.is_work
        yield _ORDERS.get(SetKind(one.kind), str(count)), one


def _note(sets: list[OutSet], one: OutSet) -> str:
    """The notes of an exercise, on the first of its sets."""
    first = next(other for other in sets if other.block_id == one.block_id)
    return _notes(sets, one.block_id) if first is one else ""


def _notes(sets: list[OutSet], block_id: int) -> str:
    own = [one for one in sets if one.block_id == block_id]
    return "\n".join(dict.fromkeys(t for t in (own[0].block_note, *(o.note for o in own)) if t))


def _load(one: OutSet, unit: Unit, none: str = "0") -> str:
    return none if one.load_g is None else load_text(abs(one.load_g), unit)


def _or_zero(value: int | None) -> int:
    return value or 0


def _or_blank(value: int | None) -> int | str:
    return "" if value is None else value


def _duration(seconds: int | None) -> str:
    if seconds is None:
        return ""
    hours, minutes, rest = seconds // 3600, seconds // 60 % 60, seconds % 60
    parts = [f"{n}{letter}" for n, letter in ((hours, "h"), (minutes, "m"), (rest, "s")) if n]
    return " ".join(parts)


def _minute(wall: Any) -> str:
    return f"{wall.day} {_MONTHS[wall.month - 1]} {wall.year}, {wall:%H:%M}"
