"""What a prescription is in words, and back from what was typed. No Qt."""

import re
from collections.abc import Iterable, Mapping, Sequence
from statistics import fmean
from typing import Any

from legday_gui.training.progression import OPEN_END_KEY
from legday_gui.training.units import format_duration, format_load, step_in, to_grams
from legday_gui.training.values import (
    Exercise,
    LoadKind,
    Measure,
    Muscle,
    PlanDay,
    Prescription,
    SetKind,
    SetTarget,
    Sidedness,
    Target,
    Unit,
)

MOST_SETS, MOST_REPS, MOST_REST_S, MOST_RESERVE = 20, 100, 3600, 10
_SECONDS_PER_REP = 4
_SET_UP_S = 150  # walking there, loading, a warm-up set
SETS_BY_RULE = ("531", "gzclp", "top_set")  # rules that say themselves what each set asks
_NUMBERS = {Measure.REPS: "", Measure.TIME: " s", Measure.DISTANCE: " m"}


class RefusedError(ValueError):
    """What was typed makes no sense; its text is one sentence for the person."""


# ---- to words


def range_text(low: int, high: int) -> str:
    return f"{low}" if low == high else f"{low}–{high}"


def is_one_sided(item: Prescription, exercise: Exercise) -> bool:
    """Whether each set is done left and right."""
    return exercise.sidedness is Sidedness.ALWAYS or item.side_rest_s is not None


def sets_text(item: Prescription, exercise: Exercise, target: Target | None = None) -> str:
    """``3 × 8–10 per leg``, ``20/16/12/8``; as the target has it where the rule says the sets."""
    side = f" per {side_word(exercise)}" if is_one_sided(item, exercise) else ""
    if target is not None and target.per_set and item.rule in SETS_BY_RULE:
        return f"{asked_text(target.per_set)}{side}"
    reps = reps_text(item) + _NUMBERS[exercise.measure]
    return f"{reps}{side}" if item.set_reps else f"{item.sets} × {reps}{side}"


def name_text(item: Prescription, exercise: Exercise) -> str:
    """``Leg curl``, and which superset it belongs to."""
    return exercise.name if item.superset is None else f"{exercise.name} (superset {item.superset})"


def superset_fields(
    day: PlanDay, item: Prescription
) -> tuple[str, dict[int, dict[str, int | None]]]:
    """What joins an exercise with the next one of its day, or takes it out of its superset.

    A superset that would be left with one exercise is none.
    """
    if item.superset is not None:
        others = [p for p in day.prescriptions if p.superset == item.superset and p.id != item.id]
        left = [item, *others] if len(others) < 2 else [item]
        return "Leave superset", {p.id: {"superset": None} for p in left}
    following = day.prescriptions[day.prescriptions.index(item) + 1]
    used = {p.superset for p in day.prescriptions}
    free = next(n for n in range(1, len(day.prescriptions) + 2) if n not in used)
    number = following.superset or free
    return "Make superset", {p.id: {"superset": number} for p in (item, following)}


def reps_text(item: Prescription) -> str:
    """``8–10``, ``20/16/12/8``, ``5+`` where the last set has as many reps as possible."""
    more = "+" if item.options.get(OPEN_END_KEY) else ""
    if item.set_reps:
        return "/".join(str(reps) for reps in item.set_reps) + more
    return range_text(item.reps_low, item.reps_high) + more


def asked_text(sets: Sequence[SetTarget]) -> str:
    """``5 × 3+`` or ``5/3/1+``: what each set asks; back-offs are left out where others are."""
    main = [s for s in sets if s.kind is not SetKind.BACK_OFF] or list(sets)
    more = "+" if main[-1].kind is SetKind.AMRAP else ""
    reps = [s.reps for s in main]
    said = f"{len(reps)} × {reps[0]}" if len(set(reps)) == 1 else "/".join(map(str, reps))
    backs = len(sets) - len(main)
    return f"{said}{more}" + (f", {backs} × {sets[-1].reps}" if backs else "")


def side_word(exercise: Exercise) -> str:
    """``leg`` or ``arm``, and ``side`` where neither is what works."""
    muscle = exercise.main_muscle
    if muscle in (Muscle.QUADS, Muscle.HAMSTRINGS, Muscle.GLUTES, Muscle.CALVES, Muscle.ADDUCTORS):
        return "leg"
    return "arm" if muscle in (Muscle.BICEPS, Muscle.TRICEPS, Muscle.FOREARMS) else "side"


def load_text(load_g: int | None, exercise: Exercise, unit: Unit) -> str:
    """``95 kg``, ``2 × 12 kg`` for a pair, a dash where no load is known."""
    if load_g is None:
        return "body weight" if exercise.load_kind is LoadKind.BODYWEIGHT else "—"
    words = format_load(load_g, unit, with_unit=True)
    if exercise.load_kind is LoadKind.BODYWEIGHT:
        return f"+{words}" if load_g else "body weight"
    return f"2 × {words}" if exercise.load_kind is LoadKind.PAIR else words


def target_text(target: Target | None, exercise: Exercise, unit: Unit) -> str:
    return load_text(target.load_g if target else None, exercise, unit)


def halves_text(halves: int) -> str:
    return f"{halves / 2:g}"


def step_text(step_g: int, unit: Unit) -> str:
    return format_load(step_in(step_g, unit), unit, with_unit=True)


def about_minutes(items: Iterable[Prescription], exercises: Mapping[int, Exercise]) -> int:
    """How long a day takes, roughly: its sets at 4 s a rep, their rests, and setting up."""
    seconds = 0.0
    for item in items:
        exercise = exercises[item.exercise_id]
        amount = fmean(item.set_reps or (item.reps_low, item.reps_high))
        work = amount * (_SECONDS_PER_REP if exercise.measure is Measure.REPS else 1)
        one_set = 2 * work + (item.side_rest_s or 0) if is_one_sided(item, exercise) else work
        seconds += item.sets * (one_set + item.rest_s) + _SET_UP_S
    return round(seconds / 60)


def breakable(text: str) -> str:
    """The text with invisible places to break long words at, for narrow columns."""
    return re.sub(r"(\w{12})(?=\w{4})", "\\1\u200b", text)


def listed(words: list[str]) -> str:
    """``a, b and c``."""
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]])) if words else ""


# ---- from what was typed


def sets_typed(text: str) -> dict[str, int]:
    return {"sets": _whole(text, 1, MOST_SETS, "Sets are a whole number from 1 to 20.")}


def reps_typed(text: str) -> dict[str, Any]:
    """``8``, ``8-10``, ``8–10``, or what each set has: ``20/16/12/8``; ``+`` leaves the end open.

    An open end is told as ``open_end``, which is no field but an option.
    """
    plain = text.strip()
    open_end = plain.endswith("+")
    plain = plain.removesuffix("+").strip()
    found = _each_typed(plain) if "/" in plain else _range_typed(plain)
    return found | {OPEN_END_KEY: open_end}


def fields_of(item: Prescription, typed: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that what was typed changes; the reps of each set follow their number."""
    plain = {key: value for key, value in typed.items() if key != OPEN_END_KEY}
    if "sets" in plain and item.set_reps and "set_reps" not in plain:
        each = item.set_reps + (item.set_reps[-1],) * plain["sets"]
        plain["set_reps"] = each[: plain["sets"]]
    fields = {key: value for key, value in plain.items() if getattr(item, key) != value}
    wanted = bool(typed.get(OPEN_END_KEY, item.options.get(OPEN_END_KEY)))
    if wanted != bool(item.options.get(OPEN_END_KEY)):
        fields["options"] = dict(item.options) | {OPEN_END_KEY: float(wanted)}
    return fields


def _each_typed(text: str) -> dict[str, Any]:
    sentence = f"“{text}” is not the reps of each set: type 20/16/12/8."
    each = tuple(_whole(part, 1, MOST_REPS, sentence) for part in text.split("/"))
    if len(each) > MOST_SETS:
        raise RefusedError(f"That is {len(each)} sets: at most {MOST_SETS} are possible.")
    low = min(each)
    return {"sets": len(each), "set_reps": each, "reps_low": low, "reps_high": low}


def _range_typed(text: str) -> dict[str, Any]:
    sentence = f"“{text.strip()}” is no range of reps: type 8, 8–10 or 20/16/12/8."
    low, *rest = re.split(r"\s*[-–—]\s*|\s+to\s+", text.strip(), maxsplit=1)
    first = _whole(low, 1, MOST_REPS, sentence)
    last = _whole(rest[0], 1, MOST_REPS, sentence) if rest else first
    if last < first:
        raise RefusedError(f"{first} is more than {last}: type the fewer reps first.")
    return {"reps_low": first, "reps_high": last, "set_reps": ()}


def sets_and_reps_typed(text: str) -> dict[str, Any]:
    """``3 × 8–10``, also with x or *, or ``20/16/12/8``, and with what the table writes behind."""
    plain = re.sub(r"\s*(per (leg|arm|side)|s|m)\s*$", "", text.strip())
    if "/" in plain and not re.search(r"[×xX*]", plain):
        return reps_typed(plain)
    sets, *reps = re.split(r"[×xX*]", plain, maxsplit=1)
    if not reps:
        raise RefusedError(f"“{text.strip()}” is not sets × reps: type 3 × 8–10 or 3x8.")
    return sets_typed(sets) | reps_typed(reps[0])


def reserve_typed(text: str) -> dict[str, int]:
    """Reps in reserve, halves allowed."""
    number = _number(text)
    if number is None or not 0 <= number <= MOST_RESERVE or number * 2 % 1:
        raise RefusedError("In reserve is 0 to 10, halves allowed: type 2 or 1.5.")
    return {"reserve_halves": int(number * 2)}


def rest_typed(text: str) -> dict[str, int]:
    return {"rest_s": _duration(text)}


def side_rest_typed(text: str) -> dict[str, int]:
    return {"side_rest_s": _duration(text)}


def step_typed(text: str, unit: Unit) -> dict[str, int]:
    """A step in the athlete's unit, with or without it."""
    number = _number(text.casefold().strip().removesuffix(str(unit)))
    if number is None or not 0 < number <= 100:
        raise RefusedError(f"A step is a number of {unit} above 0, at most 100: type 2.5.")
    return {"step_g": to_grams(number, unit)}


def _duration(text: str) -> int:
    """``2:00``, or ``90`` seconds."""
    match = re.fullmatch(r"(?:(\d{1,2}):)?(\d{1,4})", text.strip(), re.ASCII)
    seconds = int(match[1] or 0) * 60 + int(match[2]) if match else -1
    if match is None or (match[1] and int(match[2]) > 59) or seconds > MOST_REST_S:
        raise RefusedError(
            f"“{text.strip()}” is no rest up to an hour: type 2:00, or 120 for seconds."
        )
    return seconds


def _whole(text: str, low: int, high: int, sentence: str) -> int:
    plain = text.strip()
    if not (plain.isascii() and plain.isdigit() and len(plain) < 6 and low <= int(plain) <= high):
        raise RefusedError(sentence)
    return int(plain)


def _number(text: str) -> float | None:
    plain = text.strip().replace(",", ".")
    return float(plain) if re.fullmatch(r"\d{1,4}(\.\d{1,3})?", plain, re.ASCII) else None


def rest_text(seconds: int) -> str:
    return format_duration(seconds)
