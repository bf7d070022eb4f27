"""How long to rest after a set, and why it is that long."""

from collections.abc import Sequence
from typing import NamedTuple

from legday_gui.training.units import format_duration
from legday_gui.training.values import (
    Exercise,
    LoadKind,
    LoggedSet,
    Measure,
    Prescription,
    SetKind,
    Side,
)

MOST_WARM_UP_S = 60
CHANGE_OVER_S = 15  # from one exercise of a superset to the other
SIDE_S = 30
# A choice of ours: reps come back with a longer rest (Schoenfeld 2016 compares 3 with 1 minute).
AFTER_FAILURE_S = 60
# Where no plan says it: heavy bars, other work of several muscles, work of one muscle.
_BAR_S, _COMPOUND_S, _SINGLE_S = 180, 120, 90

_JUDGED = (SetKind.WORK, SetKind.AMRAP)  # drop, back-off and deload sets are not to be missed


class Rest(NamedTuple):
    """``seconds`` is None where no rest is to be taken; ``reason`` is empty for the usual rest."""

    seconds: int | None
    reason: str = ""


def rest_after(
    sides: Sequence[LoggedSet],
    exercise: Exercise,
    prescription: Prescription | None,
    *,
    work_number: int = 1,
    other_side_next: bool = False,
    superset_next: bool = False,
    next_kind: SetKind | None = None,
) -> Rest:
    """The rest after a set, of which ``sides`` are the rows logged so far, the latest last.

    ``work_number`` counts the work sets of the exercise from 1. Short where the other side comes
    next, or with ``superset_next`` another exercise of the same round of a superset (the last one
    of a round has its whole rest); none before a drop set; longer after a set that failed: one to
    failure, or with fewer reps than the bottom of the range on any side. Without a prescription
    the rest is a usual one for the exercise; ``side_rest_s`` None asks for none.
    """
    usual = prescription.rest_s if prescription else usual_rest_s(exercise)
    latest = sides[-1]
    if latest.kind is SetKind.WARM_UP:
        return Rest(min(usual, MOST_WARM_UP_S), "Short after a warm-up.")
    if other_side_next:
        return _between_sides(prescription.side_rest_s if prescription else SIDE_S, latest.side)
    if next_kind is SetKind.DROP:
        return Rest(None, "The drop set follows at once.")
    if superset_next:
        return Rest(min(usual, CHANGE_OVER_S), "Over to the other exercise of the superset.")
    failed = _failed(sides, exercise, prescription, work_number)
    if failed:
        extra = format_duration(AFTER_FAILURE_S)
        return Rest(usual + AFTER_FAILURE_S, f"{failed}: {extra} longer.")
    return Rest(usual)


def usual_rest_s(exercise: Exercise) -> int:
    """The rest in seconds where no plan asks for one: longer the more the exercise takes."""
    if exercise.load_kind is LoadKind.BARBELL:
        return _BAR_S
    direct = sum(share >= 1 for share in exercise.contributions.values())
    return _COMPOUND_S if direct > 1 else _SINGLE_S


def _between_sides(seconds: int | None, done: Side) -> Rest:
    other = "left" if done is Side.RIGHT else "right"
    if seconds is None:
        return Rest(None, f"The {other} side follows at once.")
    return Rest(seconds, f"Short: the {other} side comes next.")


def _failed(
    sides: Sequence[LoggedSet],
    exercise: Exercise,
    prescription: Prescription | None,
    work_number: int,
) -> str:
    """What makes the set a failed one, in words; empty where it is none."""
    if any(s.kind is SetKind.FAILURE for s in sides):
        return "To failure"
    bottom = _bottom(prescription, work_number)
    reps = min((s.reps for s in sides if s.reps is not None), default=None)
    judged = exercise.measure is Measure.REPS and sides[-1].kind in _JUDGED
    if not judged or bottom is None or reps is None or reps >= bottom:
        return ""
    return f"{reps} of at least {bottom} reps"


def _bottom(prescription: Prescription | None, work_number: int) -> int | None:
    if prescription is None:
        return None
    each = prescription.set_reps
    return each[min(work_number, len(each)) - 1] if each else prescription.reps_low
