"""Which sets a plan lacks, and which exercises take them. No Qt."""

from collections.abc import Mapping
from dataclasses import dataclass

from legday_gui.training.values import LEG_MUSCLES, Exercise, Muscle, Plan, Prescription
from legday_gui.training.volume import HIGH_ABOVE, PRODUCTIVE_FROM, planned_hard_sets
from legday_gui.window.plan.words import MOST_SETS, listed
from legday_gui.window.session.words import in_sentence

_MANY_SETS = 6  # of one exercise on one day, before another one is better

Library = Mapping[int, Exercise]


@dataclass(frozen=True, slots=True)
class Remedy:
    """``sets`` is the new number of sets by prescription id; the rest is for people."""

    sets: Mapping[int, int]
    muscles: tuple[Muscle, ...]
    added: int
    details: str


def low_muscles(plan: Plan, library: Library) -> list[Muscle]:
    """Leg muscles under 10 hard sets a week."""
    totals = planned_hard_sets(plan, library)
    return [m for m in LEG_MUSCLES if totals.get(m, 0) < PRODUCTIVE_FROM]


def remedy(plan: Plan, library: Library) -> Remedy | None:
    """Sets that bring the low muscles to 10, on exercises that train them directly.

    None where no exercise of the plan does. A muscle that none trains is left out.
    """
    better = plan
    for muscle in low_muscles(plan, library):
        while planned_hard_sets(better, library).get(muscle, 0) < PRODUCTIVE_FROM:
            item = _next_to_grow(better, muscle, library)
            if item is None:
                break
            better = _with_set(better, item)
    before = {item.id: item.sets for item in _items(plan)}
    grown = {item.id: item for item in _items(better) if item.sets > before[item.id]}
    if not grown:
        return None
    still_low = low_muscles(better, library)
    mended = tuple(m for m in low_muscles(plan, library) if m not in still_low)
    more = {key: item.sets - before[key] for key, item in grown.items()}
    said = [
        f"{more[key]} of {in_sentence(library[i.exercise_id].name)}" for key, i in grown.items()
    ]
    return Remedy({key: i.sets for key, i in grown.items()}, mended, sum(more.values()),
                  listed(said))  # fmt: skip


def _next_to_grow(plan: Plan, muscle: Muscle, library: Library) -> Prescription | None:
    """The exercise that takes the next set.

    First those that bring no muscle above 20, then those without many sets, then those that
    train the fewest other leg muscles, then those with the fewest sets.
    """

    def cost(item: Prescription) -> tuple[bool, bool, float, int]:
        shares = library[item.exercise_id].contributions
        others = sum(shares.get(m, 0) for m in LEG_MUSCLES if m is not muscle)
        return _overdoes(plan, item, library), item.sets >= _MANY_SETS, others, item.sets

    fit = [item for item in _items(plan) if _trains(plan, item, muscle, library)]
    return min(fit, key=cost, default=None)


def _trains(plan: Plan, item: Prescription, muscle: Muscle, library: Library) -> bool:
    """Whether one more set of it is a hard set that trains the muscle directly."""
    exercise = library.get(item.exercise_id)
    if exercise is None or exercise.contributions.get(muscle, 0) < 1 or item.sets >= MOST_SETS:
        return False
    after = planned_hard_sets(_with_set(plan, item), library)
    return after.get(muscle, 0) > planned_hard_sets(plan, library).get(muscle, 0)


def _overdoes(plan: Plan, item: Prescription, library: Library) -> bool:
    """Whether one more set of it adds to a leg muscle beyond 20."""
    before, after = (planned_hard_sets(p, library) for p in (plan, _with_set(plan, item)))
    return any(after.get(m, 0) > max(HIGH_ABOVE, before.get(m, 0)) for m in LEG_MUSCLES)


def _items(plan: Plan) -> list[Prescription]:
    return [item for day in plan.days for item in day.prescriptions]


def _with_set(plan: Plan, grown: Prescription) -> Plan:
    def items(given: tuple[Prescription, ...]) -> tuple[Prescription, ...]:
        return tuple(p._replace(sets=p.sets + 1) if p.id == grown.id else p for p in given)

    days = tuple(day._replace(prescriptions=items(day.prescriptions)) for day in plan.days)
    return plan._replace(days=days)
