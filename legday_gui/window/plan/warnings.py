"""What is odd about a plan, each with a remedy of one press. No Qt.

A muscle under 10 hard sets a week is said beside the bars; here stands the rest: over 20 sets, leg
days under 48 hours apart, a leg muscle trained once a week only, no one-sided work, no rule.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import Any

from legday_gui.logbook import planning, plans
from legday_gui.logbook.logbook import Logbook
from legday_gui.training.calendar import date_of, offset_minutes_at
from legday_gui.training.values import (
    LEG_MUSCLES,
    Exercise,
    Measure,
    Muscle,
    Plan,
    PlanDay,
    Prescription,
)
from legday_gui.training.volume import HIGH_ABOVE, planned_hard_sets
from legday_gui.window.plan.reading import Picture, trains_legs
from legday_gui.window.plan.words import fields_of, is_one_sided
from legday_gui.window.session.words import weekday_name

_WEEK = 7
_HALF_A_WEEK = 3
_DAY_S = 86_400
_LEAST_GAP_S = 44 * 3600  # some hours early is nothing to talk about
_USUAL_END_S = 19 * 3600  # of a day that was never done
_LEAST_DAYS = 2  # 48 h
# What is offered for a leg muscle; the first of them that the logbook has.
_COMMON: Mapping[Muscle, tuple[str, ...]] = {
    Muscle.QUADS: ("Leg extension", "Leg press", "Goblet squat"),
    Muscle.HAMSTRINGS: ("Hamstring curl", "Seated leg curl", "Romanian deadlift"),
    Muscle.GLUTES: ("Hip thrust", "Glute bridge"),
    Muscle.CALVES: ("Standing calf raise", "Seated calf raise"),
}
_ONE_SIDED = ("Bulgarian split squat", "Reverse lunge", "Split squat", "Step-up")

Library = Mapping[int, Exercise]


@dataclass(frozen=True)
class PlanWarning:
    """``key`` stays the same while the same thing is odd; ``apply`` is one write."""

    key: str
    sentence: str
    remedy: str
    apply: Callable[[Logbook], object]


def warnings(picture: Picture) -> list[PlanWarning]:
    """What is odd about the plan shown and was not put away for good."""
    plan = picture.plan
    if plan is None or not any(day.prescriptions for day in plan.days):
        return []
    found = [
        *_deload(picture),
        *_too_close(plan, picture.library),
        *_too_soon(picture),
        *_too_much(plan, picture.library),
        *_once_a_week(plan, picture.library),
        *_no_side(plan, picture.library),
        *_no_rule(plan, picture.library),
    ]
    return [warning for warning in found if warning.key not in plan.dismissed]


def dismiss(book: Logbook, plan: Plan, key: str) -> None:
    """Put a warning away for good, in this plan."""
    kept = tuple(sorted({*plan.dismissed, key}))
    plans.edit_plan(book, plan.id, "Put a warning away", dismissed=kept)


# ---- days


def _too_close(plan: Plan, library: Library) -> list[PlanWarning]:
    """Leg days under 48 h apart; the week starts over."""
    placed = _leg_days(plan.days, library)
    if len(placed) < 2:
        return []
    again = (placed[0][0] + _WEEK, placed[0][1])
    for (weekday, day), (after, other) in pairwise([*placed, again]):
        if after - weekday >= _LEAST_DAYS:
            continue
        sentence = (
            f"{day.name} ({weekday_name(weekday)}) and {other.name} "
            f"({weekday_name(after % _WEEK)}) are {24 * (after - weekday)} h apart: legs take "
            "48 h or more."
        )
        better = _better_weekday(other, placed)
        if better is None:
            better = (weekday + _LEAST_DAYS) % _WEEK
        remedy = f"Move {other.name} to {weekday_name(better)}"
        change = partial(_set_weekday, other.id, better)
        return [PlanWarning(f"close {day.id} {other.id}", sentence, remedy, change)]
    return []


def _leg_days(days: Sequence[PlanDay], library: Library) -> list[tuple[int, PlanDay]]:
    found = [(d.weekday, d) for d in days if d.weekday is not None and trains_legs(d, library)]
    return sorted(found, key=lambda pair: (pair[0], pair[1].position))


def _better_weekday(day: PlanDay, placed: list[tuple[int, PlanDay]]) -> int | None:
    """The weekday farthest from the other leg days, where it is 48 h from all of them."""
    others = [weekday for weekday, other in placed if other.id != day.id]

    def gap(weekday: int) -> int:
        return min(min((weekday - other) % _WEEK, (other - weekday) % _WEEK) for other in others)

    best = max(range(_WEEK), key=lambda weekday: (gap(weekday), -weekday))
    return best if gap(best) >= _LEAST_DAYS else None


def _too_soon(picture: Picture) -> list[PlanWarning]:
    """A leg day of this week that comes too soon after one that was late or moved."""
    names = {d.id: d for d in (picture.plan.days if picture.plan else ())}
    if _close_by_plan(picture):
        return []  # said already
    ends = [end + offset_minutes_at(end) * 60 for end in picture.leg_ends]
    last = max(ends, default=None)
    for planned in picture.turns:
        day = names[planned.plan_day_id]
        if planned.done_day is not None or not trains_legs(day, picture.library):
            continue
        if planned.day < picture.today:
            continue
        usual_s = picture.usual_end_s.get(day.id, _USUAL_END_S)
        at = planned.day * _DAY_S + usual_s
        if last is not None and at - last < _LEAST_GAP_S:
            better = -(-(last + _LEAST_GAP_S - usual_s) // _DAY_S)
            sentence = (
                f"{day.name} on {_weekday(planned.day)} comes {round((at - last) / 3600)} h after "
                "the last leg day: legs take 48 h or more."
            )
            change = partial(_move, picture.moves(planned, better))
            key, remedy = f"soon {day.id} {planned.due_day}", f"Do it on {_weekday(better)}"
            return [PlanWarning(key, sentence, remedy, change)]
        last = at
    return []


def _close_by_plan(picture: Picture) -> bool:
    plan = picture.plan
    return plan is not None and bool(_too_close(plan, picture.library))


def _weekday(day: int) -> str:
    return weekday_name(date_of(day).weekday())


def _move(moves: Mapping[tuple[int, int], int], book: Logbook) -> None:
    planning.move_days(book, moves)


def _set_weekday(day_id: int, weekday: int, book: Logbook) -> None:
    plans.edit_day(book, day_id, weekday=weekday)


# ---- sets and exercises


def _too_much(plan: Plan, library: Library) -> list[PlanWarning]:
    found = []
    for muscle in LEG_MUSCLES:
        total = planned_hard_sets(plan, library).get(muscle, 0)
        if total <= HIGH_ABOVE:
            continue
        sets = _fewer_sets(plan, muscle, library)
        if not sets:
            continue
        items = {p.id: p for day in plan.days for p in day.prescriptions}
        taken = sum(items[key].sets - count for key, count in sets.items())
        sentence = f"{str(muscle).capitalize()} have {total:g} hard sets a week, over {HIGH_ABOVE}."
        fields = {key: fields_of(items[key], {"sets": count}) for key, count in sets.items()}
        remedy = f"Take {taken} set{'s' if taken > 1 else ''} off"
        change = partial(_edit_items, f"Take sets off {muscle}", fields)
        found.append(PlanWarning(f"over {muscle}", sentence, remedy, change))
    return found


def _fewer_sets(plan: Plan, muscle: Muscle, library: Library) -> dict[int, int]:
    """New numbers of sets that bring a muscle to 20: a set less where there are most of them."""
    items = [
        p for day in plan.days for p in day.prescriptions
        if library[p.exercise_id].contributions.get(muscle, 0) >= 1
    ]  # fmt: skip
    left = {p.id: p.sets for p in items}
    excess = planned_hard_sets(plan, library).get(muscle, 0) - HIGH_ABOVE
    while excess > 0 and any(sets > 1 for sets in left.values()):
        item = max(items, key=lambda p: left[p.id])
        left[item.id] -= 1
        excess -= library[item.exercise_id].contributions[muscle]
    return {p.id: left[p.id] for p in items if left[p.id] < p.sets}


def _once_a_week(plan: Plan, library: Library) -> list[PlanWarning]:
    """A leg muscle that one day alone trains directly, or none."""
    if not any(trains_legs(day, library) for day in plan.days):
        return []
    if len(plan.days) == 1:
        return [_one_day(plan.days[0])]
    found: list[PlanWarning] = []
    for muscle in LEG_MUSCLES:
        training = [day for day in plan.days if _trains(day.prescriptions, muscle, library)]
        missing = [day for day in plan.days if day not in training]
        exercise = _offered(_COMMON[muscle], library)
        if len(training) > 1 or not missing or exercise is None:
            continue
        day, name = missing[0], str(muscle).capitalize()
        sentence = f"{name} are trained once a week only, on {training[0].name}." if training \
            else f"{name} are trained directly on no day."  # fmt: skip
        remedy = f"Add {exercise.name} to {day.name}"
        change = partial(_add_item, day.id, exercise.id)
        key = f"once {muscle}" if training else f"never {muscle}"
        found.append(PlanWarning(key, sentence, remedy, change))
    return found


def _one_day(day: PlanDay) -> PlanWarning:
    """A plan of one day, which a second one like it would mend."""
    sentence = f"Legs are trained once a week only: {day.name} is the only day."
    weekday = None if day.weekday is None else (day.weekday + _HALF_A_WEEK) % _WEEK
    change = partial(_copy_day, day.id, weekday)
    return PlanWarning("one day", sentence, f"Add a second day like {day.name}", change)


def _no_side(plan: Plan, library: Library) -> list[PlanWarning]:
    items = [p for day in plan.days for p in day.prescriptions]
    if any(is_one_sided(p, library[p.exercise_id]) for p in items):
        return []
    exercise, day = _offered(_ONE_SIDED, library), plan.days[0]
    if exercise is None or not any(trains_legs(d, library) for d in plan.days):
        return []
    sentence = "No exercise trains one leg at a time, which shows and evens out a weaker side."
    remedy = f"Add {exercise.name} to {day.name}"
    return [PlanWarning("one-sided", sentence, remedy, partial(_add_item, day.id, exercise.id))]


def _no_rule(plan: Plan, library: Library) -> list[PlanWarning]:
    found = []
    for day in plan.days:
        for item in day.prescriptions:
            exercise = library[item.exercise_id]
            if item.rule != "none" or exercise.measure is not Measure.REPS:
                continue
            sentence = f"{exercise.name} on {day.name} has no progression rule."
            change = partial(
                _edit_items, f"Double progression for {exercise.name}", {item.id: _doubled(item)}
            )
            found.append(PlanWarning(f"rule {item.id}", sentence, "Use double progression", change))
    return found


def _doubled(item: Prescription) -> dict[str, object]:
    """Double progression, with a window of two reps where there is none."""
    high = max(item.reps_high, item.reps_low + 2)
    return {"rule": "double", "reps_high": high}


def _trains(items: Sequence[Prescription], muscle: Muscle, library: Library) -> bool:
    return any(library[p.exercise_id].contributions.get(muscle, 0) >= 1 for p in items)


def _offered(names: Sequence[str], library: Library) -> Exercise | None:
    by_name = {exercise.name: exercise for exercise in library.values()}
    return next((by_name[name] for name in names if name in by_name), None)


def _edit_items(label: str, fields: dict[int, dict[str, Any]], book: Logbook) -> None:
    plans.edit_prescriptions(book, label, fields)


def _copy_day(day_id: int, weekday: int | None, book: Logbook) -> None:
    plans.copy_day(book, day_id, weekday)


def _add_item(day_id: int, exercise_id: int, book: Logbook) -> None:
    plans.add_prescription(book, day_id, exercise_id)


# ---- easy weeks


def _deload(picture: Picture) -> list[PlanWarning]:
    """An easy week, where stalls, pain or many weeks call for it and none is under way."""
    if not picture.why_deload or picture.deloads or picture.plan is None:
        return []
    athlete_id, today = picture.plan.athlete_id, picture.today
    key = f"deload {today // (4 * _WEEK)}"  # offered again after some weeks
    change = partial(_make_easy, athlete_id, today)
    return [PlanWarning(key, picture.why_deload, "Make seven days easy", change)]


def _make_easy(athlete_id: int, today: int, book: Logbook) -> None:
    planning.add_deload(book, athlete_id, today, today + _WEEK - 1)
