"""The exercises and plans that ship in ``resources/``, read and checked.

``exercises.json`` is a list of objects:

- ``name``: sentence case, distinct; the id is hashed from it, so a renamed exercise is a new one;
- ``equipment``: a word or two, as shown beside the name ("barbell", "smith machine");
- ``load_kind``, ``sidedness``, ``measure``: values of the enums in ``training.values``;
- ``step_kg``: the smallest real step of the implement, in kg;
- ``contributions``: muscle to 1 (direct) or 0.5 (indirect), the main muscle first. Speed, not
  fatigue, ends a set of jumps, which count for no muscle, or of snatches and cleans, which count
  half;
- ``aliases`` (optional): app to the names that app gives it, "any" for names met in several. Within
  one app, "any" included, a name points at one exercise only. An app's alias goes before our own
  name: our "Hack squat" is done on the machine, the one of Hevy with a barbell;
- ``cues`` (optional): short reminders of good form, in the order of the movement.

A plan (``plans/*.toml``) has a ``name`` and ``[[day]]`` tables (``name``, optional ``focus`` and
``weekday``) with ``[[day.exercise]]`` tables: ``exercise``, ``sets``, ``reps = [low, high]``,
``rule``, ``step_kg``, ``reserve`` (reps, halves allowed), ``rest`` ("2:00"), and where wanted
``side_rest``, ``options`` (numbers that the rule knows), ``set_reps`` (the reps of each set where
they differ, as [20, 16, 12, 8]), ``superset`` (exercises of a day with the same number alternate)
and ``note``. The plan may have a ``schedule``: "weekdays" or "ready".
"""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from legday_gui.training.values import (
    Exercise,
    LoadKind,
    Measure,
    Muscle,
    PlanDay,
    Prescription,
    Schedule,
    Sidedness,
)

ANY_APP = "any"
APPS = ("strong", "hevy", "fitnotes", "fitbod", "jefit", ANY_APP)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DIRECT, INDIRECT = 1.0, 0.5

_EXERCISE_FIELDS = frozenset(
    {"name", "equipment", "load_kind", "sidedness", "measure", "step_kg"}
    | {"contributions", "aliases", "cues"}
)
_PLAN_FIELDS = frozenset({"name", "schedule", "day"})
_DAY_FIELDS = frozenset({"name", "focus", "weekday", "exercise"})
_PRESCRIPTION_FIELDS = frozenset(
    {"exercise", "sets", "reps", "rule", "step_kg", "reserve", "rest", "side_rest", "options"}
    | {"set_reps", "superset", "note"}
)

_Choice = TypeVar("_Choice", bound=StrEnum)


class CatalogueError(ValueError):
    """One sentence that names the exercise or the place in the plan, and the field.

    ``key`` is the field and ``place`` where it stands in a plan: () for the plan, (day,) or
    (day, exercise), counted from 0; None where it is not about a plan's field.
    """

    def __init__(self, sentence: str, key: str = "", place: tuple[int, ...] | None = None) -> None:
        super().__init__(sentence)
        self.key = key
        self.place = place


@dataclass(frozen=True, slots=True)
class CatalogueExercise:
    """A built-in exercise and the names that other apps (``APPS``) give it."""

    exercise: Exercise
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PlanTemplate:
    """A plan that belongs to nobody yet. All ids are hashed from the names."""

    id: int
    name: str
    days: tuple[PlanDay, ...]
    schedule: Schedule = Schedule.WEEKDAYS


def built_in_id(kind: str, name: str) -> int:
    """The id of a built-in thing: 63 bits of BLAKE2b over its kind and name, on every machine."""
    digest = hashlib.blake2b(f"legday {kind} {name}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1


def alias_key(name: str) -> str:
    """What two spellings of one alias share: letter case and stray spaces do not matter."""
    return " ".join(name.casefold().split())


def parse_exercises(text: str) -> list[CatalogueExercise]:
    """The exercises in ``text`` (JSON), in its order.

    Raises CatalogueError for text that is not such a list, an unknown or missing field, an unknown
    muscle or word, a name used twice, and an alias that points at two exercises.
    """
    try:
        entries = json.loads(text)
    except json.JSONDecodeError as error:
        raise CatalogueError(f"The exercise list is not valid JSON: {error}.") from error
    if not isinstance(entries, list):
        raise CatalogueError("The exercise list must be a JSON list of exercises.")
    found = [_exercise(entry, number) for number, entry in enumerate(entries, 1)]
    _refuse_repeats("Exercise", (entry.exercise.name for entry in found))
    _refuse_ambiguous_aliases(found)
    return found


def parse_plan(text: str, exercises_by_name: Mapping[str, int]) -> PlanTemplate:
    """The plan in ``text`` (TOML); ``exercises_by_name`` gives the id of each exercise it may name.

    Raises CatalogueError, naming day, exercise and field, for whatever cannot be read.
    """
    import tomllib  # a second start has no plan to read

    try:
        top = _Fields("The plan", tomllib.loads(text), _PLAN_FIELDS, ())
    except tomllib.TOMLDecodeError as error:
        raise CatalogueError(f"The plan is not valid TOML: {error}.") from error
    name = top.text("name")
    plan_id = built_in_id("plan", name)
    seen: Counter[str] = Counter()
    days = tuple(
        _plan_day(entry, plan_id, name, position, exercises_by_name, seen)
        for position, entry in enumerate(top.tables("day"))
    )
    schedule = top.choice("schedule", Schedule) if "schedule" in top else Schedule.WEEKDAYS
    return PlanTemplate(plan_id, name, days, schedule)


class _Fields:
    """The fields of one JSON object or TOML table; every complaint says where and which field."""

    def __init__(
        self,
        where: str,
        values: object,
        known: frozenset[str],
        place: tuple[int, ...] | None = None,
    ) -> None:
        if not isinstance(values, dict):
            raise CatalogueError(f"{where} must be a table of fields.")
        self.where = where
        self._place = place
        self._values: dict[str, object] = values
        for key in values:
            if key not in known:
                raise self.error(key, f"is not a field; known are {', '.join(sorted(known))}")

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def error(self, key: str, complaint: str) -> CatalogueError:
        return CatalogueError(f"{self.where}: “{key}” {complaint}.", key, self._place)

    def _value(self, key: str) -> object:
        if key not in self._values:
            raise self.error(key, "is missing")
        return self._values[key]

    def text(self, key: str) -> str:
        value = self._value(key)
        if not isinstance(value, str) or not value.strip() or value != value.strip():
            raise self.error(key, "must be text, not empty, without spaces around it")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        return self._texts(key, self._values.get(key, []))

    def _texts(self, key: str, values: object) -> tuple[str, ...]:
        if not isinstance(values, list) or not all(isinstance(v, str) and v for v in values):
            raise self.error(key, "must be a list of texts")
        return tuple(values)

    def number(self, key: str) -> float:
        return self._number(key, self._value(key))

    def _number(self, key: str, value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 1e6:
            raise self.error(key, f"must be a number from 0 on, not {value!r}")
        return float(value)

    def whole(self, key: str, *, least: int) -> int:
        return self._whole(key, self._value(key), least)

    def _whole(self, key: str, value: object, least: int) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or value < least:
            raise self.error(key, f"must be a whole number from {least} on, not {value!r}")
        return value

    def grams(self, key: str) -> int:
        """A positive number of kg, in grams."""
        grams = round(self.number(key) * 1000)
        if grams == 0:
            raise self.error(key, "must be above 0")
        return grams

    def halves(self, key: str) -> int:
        """Reps in reserve, in halves."""
        halves = self.number(key) * 2
        if not halves.is_integer():
            raise self.error(key, "must be whole or half reps")
        return int(halves)

    def seconds(self, key: str) -> int:
        """``m:ss`` in seconds."""
        match = re.fullmatch(r"(\d{1,2}):([0-5]\d)", self.text(key), re.ASCII)
        if match is None:
            raise self.error(key, "must be minutes and seconds like “2:00”")
        return int(match[1]) * 60 + int(match[2])

    def rep_range(self, key: str) -> tuple[int, int]:
        value = self._value(key)
        if not isinstance(value, list) or len(value) != 2:
            raise self.error(key, "must be two numbers: [lowest, highest]")
        low, high = (self._whole(key, reps, 1) for reps in value)
        if low > high:
            raise self.error(key, "must not begin above where it ends")
        return low, high

    def set_reps(self, key: str) -> tuple[int, ...]:
        value = self._values.get(key, [])
        if not isinstance(value, list):
            raise self.error(key, "must be a list of reps, as [20, 16, 12, 8]")
        return tuple(self._whole(key, reps, 1) for reps in value)

    def choice(self, key: str, choices: type[_Choice]) -> _Choice:
        return self._choice(key, self.text(key), choices)

    def _choice(self, key: str, value: str, choices: type[_Choice]) -> _Choice:
        try:
            return choices(value)
        except ValueError:
            known = ", ".join(choices)
            raise self.error(key, f"has “{value}”, but must be one of {known}") from None

    def mapping(self, key: str) -> dict[str, object]:
        value = self._values.get(key, {})
        if not isinstance(value, dict):
            raise self.error(key, "must be a table of fields")
        return value

    def numbers(self, key: str) -> dict[str, float]:
        return {name: self._number(key, value) for name, value in self.mapping(key).items()}

    def tables(self, key: str) -> list[object]:
        value = self._value(key)
        if not isinstance(value, list) or not value:
            raise self.error(key, "must be a list, not empty")
        return value

    def contributions(self, key: str) -> dict[Muscle, float]:
        shares = self.numbers(key)
        for name, share in shares.items():
            if share not in (DIRECT, INDIRECT):
                raise self.error(key, f"must give {name} 1 (direct) or 0.5 (indirect)")
        return {self._choice(key, name, Muscle): share for name, share in shares.items()}

    def aliases(self, key: str) -> dict[str, tuple[str, ...]]:
        lists = self.mapping(key)
        for app in lists:
            if app not in APPS:
                raise self.error(key, f"has “{app}”, but must be one of {', '.join(APPS)}")
        return {app: self._texts(key, names) for app, names in lists.items()}


def _exercise(entry: object, number: int) -> CatalogueExercise:
    name = entry.get("name") if isinstance(entry, dict) else None
    where = f"Exercise “{name}”" if isinstance(name, str) else f"Exercise number {number}"
    fields = _Fields(where, entry, _EXERCISE_FIELDS)
    exercise = Exercise(
        id=built_in_id("exercise", fields.text("name")),
        name=fields.text("name"),
        equipment=fields.text("equipment"),
        load_kind=fields.choice("load_kind", LoadKind),
        sidedness=fields.choice("sidedness", Sidedness),
        measure=fields.choice("measure", Measure),
        step_g=fields.grams("step_kg"),
        contributions=fields.contributions("contributions"),
        cues=fields.texts("cues"),
        built_in=True,
    )
    return CatalogueExercise(exercise, fields.aliases("aliases"))


def _refuse_repeats(what: str, names: Iterable[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if alias_key(name) in seen:
            raise CatalogueError(f"{what} “{name}”: “name” is used twice.")
        seen.add(alias_key(name))


def _refuse_ambiguous_aliases(found: list[CatalogueExercise]) -> None:
    own_names = {alias_key(entry.exercise.name): entry.exercise.name for entry in found}
    for app in APPS:
        owners = dict(own_names) if app == ANY_APP else {}
        for entry in found:
            name = entry.exercise.name
            for alias in (*entry.aliases.get(app, ()), *entry.aliases.get(ANY_APP, ())):
                other = owners.setdefault(alias_key(alias), name)
                if other != name:
                    raise CatalogueError(
                        f"Exercise “{name}”: “aliases” has “{alias}” for {app}, "
                        f"which already stands for “{other}”."
                    )


def _plan_day(
    entry: object,
    plan_id: int,
    plan: str,
    position: int,
    exercises: Mapping[str, int],
    names: Counter[str],
) -> PlanDay:
    """One day; ``names`` counts those of the days before, so that two alike have two ids."""
    fields = _Fields(f"Day {position + 1} of the plan", entry, _DAY_FIELDS, (position,))
    name = fields.text("name")
    names[name] += 1
    path = f"{plan} / {name}" + (f" / {names[name]}" if names[name] > 1 else "")
    day_id = built_in_id("plan day", path)
    seen: Counter[str] = Counter()
    prescriptions = []
    for place, table in enumerate(fields.tables("exercise") if "exercise" in fields else []):
        where = f"“{name}”, exercise {place + 1}"
        row = _Fields(where, table, _PRESCRIPTION_FIELDS, (position, place))
        exercise = row.text("exercise")
        seen[exercise] += 1
        row_id = built_in_id("prescription", f"{path} / {exercise} {seen[exercise]}")
        prescriptions.append(_prescription(row, row_id, day_id, place, exercises))
    return PlanDay(
        id=day_id,
        plan_id=plan_id,
        position=position,
        name=name,
        focus=fields.text("focus") if "focus" in fields else "",
        weekday=_weekday(fields),
        prescriptions=tuple(prescriptions),
    )


def _weekday(fields: _Fields) -> int | None:
    if "weekday" not in fields:
        return None
    name = fields.text("weekday")
    if name not in WEEKDAYS:
        raise fields.error("weekday", f"has “{name}”, but must be one of {', '.join(WEEKDAYS)}")
    return WEEKDAYS.index(name)


def _prescription(
    row: _Fields, row_id: int, day_id: int, position: int, exercises: Mapping[str, int]
) -> Prescription:
    name = row.text("exercise")
    if name not in exercises:
        raise row.error("exercise", f"has “{name}”, which is no exercise of this logbook")
    low, high = row.rep_range("reps")
    sets, each = row.whole("sets", least=1), row.set_reps("set_reps")
    if each and len(each) != sets:
        raise row.error("set_reps", f"has {len(each)} numbers for {sets} sets")
    return Prescription(
        id=row_id,
        day_id=day_id,
        position=position,
        exercise_id=exercises[name],
        sets=sets,
        reps_low=low,
        reps_high=high,
        reserve_halves=row.halves("reserve"),
        rest_s=row.seconds("rest"),
        side_rest_s=row.seconds("side_rest") if "side_rest" in row else None,
        rule=row.text("rule"),
        step_g=row.grams("step_kg"),
        options=row.numbers("options"),
        set_reps=each,
        superset=row.whole("superset", least=1) if "superset" in row else None,
        note=row.text("note") if "note" in row else "",
    )
