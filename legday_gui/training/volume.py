"""How much was done: hard sets per muscle, volume load, sets.

Left and right of a one-sided set share a number and are one set here; a side that is missing is
unknown, so the known one speaks for the set.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from legday_gui.training.values import Exercise, LoggedSet, Muscle, Plan, Prescription, SetKind

FEWEST_HARD_REPS = 3
MOST_HARD_REPS = 30
MOST_HARD_RESERVE_HALVES = 8

# Hard sets a week for one muscle: from where the next word holds.
MAINTAIN_FROM = 4
SOME_GROWTH_FROM = 6
PRODUCTIVE_FROM = 10
HIGH_ABOVE = 20


def is_hard(s: LoggedSet) -> bool:
    """A work set of 3 to 30 reps with at most 4 in reserve, or reserve unknown, at any load."""
    return (
        s.kind is not SetKind.WARM_UP
        and s.reps is not None
        and FEWEST_HARD_REPS <= s.reps <= MOST_HARD_REPS
        and (s.reserve_halves is None or s.reserve_halves <= MOST_HARD_RESERVE_HALVES)
    )


def by_number(sets: Iterable[LoggedSet]) -> list[list[LoggedSet]]:
    """The rows of each set together: one for both sides, or left and right."""
    groups: dict[tuple[int, int, int], list[LoggedSet]] = defaultdict(list)
    for s in sets:
        groups[s.session_id, s.exercise_id, s.number].append(s)
    return list(groups.values())


def hard_sets(sets: Iterable[LoggedSet], exercises: Mapping[int, Exercise]) -> dict[Muscle, float]:
    """Hard sets per muscle, a half for an indirect one; muscles without any are left out.

    A one-sided set counts where a known side was hard. Sets of unknown exercises count nowhere.
    """
    totals: dict[Muscle, float] = defaultdict(float)
    for rows in by_number(sets):
        exercise = exercises.get(rows[0].exercise_id)
        if exercise is not None and any(is_hard(s) for s in rows):
            for muscle, share in exercise.contributions.items():
                totals[muscle] += share
    return {muscle: total for muscle, total in totals.items() if total > 0}


def planned_hard_sets(plan: Plan, exercises: Mapping[int, Exercise]) -> dict[Muscle, float]:
    """Hard sets per muscle when every day of the plan is done once as prescribed."""
    totals: dict[Muscle, float] = defaultdict(float)
    for day in plan.days:
        for prescription in day.prescriptions:
            exercise = exercises.get(prescription.exercise_id)
            if exercise is not None and _asks_hard_sets(prescription):
                for muscle, share in exercise.contributions.items():
                    totals[muscle] += share * prescription.sets
    return {muscle: total for muscle, total in totals.items() if total > 0}


def session_volume_g(sets: Iterable[LoggedSet]) -> int:
    """Load as entered × reps, in gram-reps, without warm-ups.

    A one-sided set is the mean of its known sides. Sets without load or reps add nothing, nor do
    assisted ones, whose load is help.
    """
    total = 0.0
    for rows in by_number(sets):
        known = [
            s.load_g * s.reps
            for s in rows
            if s.kind is not SetKind.WARM_UP and s.load_g is not None and s.reps is not None
        ]
        if known:
            total += max(0.0, sum(known) / len(known))
    return round(total)


def count_sets(sets: Iterable[LoggedSet], *, warm_ups: bool = False) -> int:
    """Sets, left and right as one; with ``warm_ups`` those too."""
    return len(by_number(s for s in sets if warm_ups or s.kind is not SetKind.WARM_UP))


def band(sets: float) -> str:
    """What a week's hard sets of one muscle amount to (bands of ours after Pelland 2024)."""
    if sets < MAINTAIN_FROM:
        return "low"
    if sets < SOME_GROWTH_FROM:
        return "maintain"
    if sets < PRODUCTIVE_FROM:
        return "some growth"
    return "productive" if sets <= HIGH_ABOVE else "high"


def _asks_hard_sets(prescription: Prescription) -> bool:
    return (
        prescription.reps_high >= FEWEST_HARD_REPS
        and prescription.reps_low <= MOST_HARD_REPS
        and prescription.reserve_halves <= MOST_HARD_RESERVE_HALVES
    )
