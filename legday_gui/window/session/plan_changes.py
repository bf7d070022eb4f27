"""What was done otherwise than planned, each as a sentence that can be kept in the plan. No Qt."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from legday_gui.logbook import plans
from legday_gui.training.rest import SIDE_S
from legday_gui.training.values import Block, Measure, PlanDay, Prescription, Sidedness
from legday_gui.window.session import words
from legday_gui.window.session.lines import is_warm_up
from legday_gui.window.session.sheet import Sheet


class PlanChange(NamedTuple):
    """``keep`` writes it into the plan: one write, one step of undo."""

    sentence: str
    keep: Callable[[], object]


def plan_changes(sheet: Sheet) -> list[PlanChange]:
    """Other sets, swaps, skips, additions, order and supersets against the plan day as it is now.

    Only for a day that is still in a plan. What is kept is no difference any more, so that it
    is not offered again; undo brings the offer back.
    """
    if sheet.day is None or not _in_plan(sheet):
        return []
    found = [_change(sheet, block) for block in sheet.blocks]
    if sheet.all_sets():
        found += [_reordered(sheet, sheet.day), _joined(sheet, sheet.day)]
    return [change for change in found if change is not None]


def _in_plan(sheet: Sheet) -> bool:
    days = (day.id for plan in plans.plans(sheet.book, sheet.athlete_id) for day in plan.days)
    return any(day_id == sheet.session.plan_day_id for day_id in days)


def _change(sheet: Sheet, block: Block) -> PlanChange | None:
    item, done = sheet.prescription(block), _sets_done(sheet, block)
    if item is None:
        return _added(sheet, block, done) if done and block.prescription_id is None else None
    if not done:
        return _left_out(sheet, block, item) if block.skipped else None
    if item.exercise_id != block.exercise_id:
        return _swapped(sheet, block, item, done)
    if done == item.sets or item.set_reps:  # listed set by set: not for one press
        return None
    return _resized(sheet, block, item, done)


def _sets_done(sheet: Sheet, block: Block) -> int:
    return len({s.number for s in sheet.sets(block) if not is_warm_up(s)})


def _resized(sheet: Sheet, block: Block, item: Prescription, done: int) -> PlanChange:
    sets = "1 set" if done == 1 else f"{done} sets"
    return PlanChange(
        f"{sheet.exercise(block).name}: {sets} instead of {item.sets}.",
        lambda: plans.edit_prescription(sheet.book, item.id, sets=done),
    )


def _swapped(sheet: Sheet, block: Block, item: Prescription, done: int) -> PlanChange:
    exercise = sheet.exercise(block)
    before = sheet.exercise(block._replace(exercise_id=item.exercise_id)).name
    fields: dict[str, Any] = {"exercise_id": exercise.id, "step_g": exercise.step_g, "sets": done}
    if exercise.measure is not Measure.REPS:
        fields["rule"] = "none"
    if exercise.sidedness is Sidedness.ALWAYS and item.side_rest_s is None:
        fields["side_rest_s"] = SIDE_S
    return PlanChange(
        f"{exercise.name} instead of {words.in_sentence(before)}.",
        lambda: plans.edit_prescription(sheet.book, item.id, **fields),
    )


def _left_out(sheet: Sheet, block: Block, item: Prescription) -> PlanChange:
    why = f" ({block.skip_reason})" if block.skip_reason else ""
    return PlanChange(
        f"Without {words.in_sentence(sheet.exercise(block).name)}{why}.",
        lambda: plans.remove_prescription(sheet.book, item.id),
    )


def _added(sheet: Sheet, block: Block, done: int) -> PlanChange | None:
    day = sheet.day
    if day is None or any(p.exercise_id == block.exercise_id for p in day.prescriptions):
        return None
    reps = [s.reps for s in sheet.sets(block) if s.reps and not is_warm_up(s)]
    fields: dict[str, int] = {"sets": done}
    if reps:
        fields |= {"reps_low": min(reps), "reps_high": max(reps)}
    return PlanChange(
        f"{sheet.exercise(block).name} as well, {done} {'set' if done == 1 else 'sets'}.",
        lambda: plans.add_prescription(sheet.book, day.id, block.exercise_id, **fields),
    )


def _planned(sheet: Sheet, day: PlanDay) -> list[tuple[int, Block]]:
    """The exercises that the plan asks for as (id of the prescription, block), in order."""
    ids = {item.id for item in day.prescriptions}
    return [(b.prescription_id, b) for b in sheet.blocks if b.prescription_id in ids]


def _reordered(sheet: Sheet, day: PlanDay) -> PlanChange | None:
    done = _planned(sheet, day)
    order = [item_id for item_id, _ in done]
    if sorted(order) != sorted(p.id for p in day.prescriptions):
        return None  # some of them are not in the session at all
    if order == [p.id for p in day.prescriptions]:
        return None
    names = ", ".join(words.in_sentence(sheet.exercise(block).name) for _, block in done)
    positions = {item_id: {"position": at} for at, item_id in enumerate(order)}
    return PlanChange(
        f"Another order: {names}.",
        lambda: plans.edit_prescriptions(sheet.book, f"Reorder {day.name}", positions),
    )


def _joined(sheet: Sheet, day: PlanDay) -> PlanChange | None:
    done = _planned(sheet, day)
    now = {item_id: block.superset for item_id, block in done}
    planned = {item.id: item.superset for item in day.prescriptions if item.id in now}
    if _groups(now) == _groups(planned):
        return None
    names = {item_id: words.in_sentence(sheet.exercise(block).name) for item_id, block in done}
    pairs = [" with ".join(names[i] for i in now if i in group) for group in _groups(now)]
    fields = {item_id: {"superset": number} for item_id, number in now.items()}
    return PlanChange(
        f"Supersets of {', and of '.join(sorted(pairs))}." if pairs else "No supersets.",
        lambda: plans.edit_prescriptions(sheet.book, f"Supersets of {day.name}", fields),
    )


def _groups(numbers: Mapping[int, int | None]) -> set[frozenset[int]]:
    """Who alternates with whom, however it is numbered."""
    groups: dict[int, set[int]] = {}
    for item_id, number in numbers.items():
        if number is not None:
            groups.setdefault(number, set()).add(item_id)
    return {frozenset(group) for group in groups.values() if len(group) > 1}
