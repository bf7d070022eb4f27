"""Estimated one-rep max from the reps that would have been possible, by one of five formulas.

The effective reps of a set are its reps and those left in reserve; a reserve that was not stated
counts as none, so the estimate is then "at least". A single without reserve is its own maximum;
the formulas read up to 3 % high there, so between one and two effective reps the factor runs
straight from 1 to what the formula says of two. An estimate is trusted up to 12 effective reps,
where the usual formulas still agree within some 7 %, and with up to 4 in reserve, which people
rate well. Epley is used unless an exercise has another formula: in real logs none predicts the
next session better by more than 0.2 %.
"""

import math
from enum import StrEnum

MOST_TRUSTED_REPS = 12
MOST_SHOWN_REPS = 15
MOST_RESERVE_HALVES = 8


class Formula(StrEnum):
    """Whose formula turns load and reps into a max."""

    EPLEY = "Epley"  # 1985
    BRZYCKI = "Brzycki"  # 1993
    WATHAN = "Wathan"  # 1994
    LOMBARDI = "Lombardi"  # 1989
    TUCHSCHERER = "Tuchscherer"  # Reactive Training Systems, 2008


# Percent of the max at 1, 1.5, 2 … 15 effective reps (Tuchscherer 2008).
_TABLE = (
    100, 97.8, 95.5, 93.9, 92.2, 90.7, 89.2, 87.8, 86.3, 85.0, 83.7, 82.4, 81.1, 79.9, 78.6,
    77.4, 76.2, 75.1, 73.9, 72.3, 70.7, 69.4, 68.0, 66.7, 65.3, 64.0, 62.6, 61.3, 59.9,
)  # fmt: skip


def estimated_max(
    load_g: float, reps: int, reserve_halves: int | None = None, formula: Formula = Formula.EPLEY
) -> float | None:
    """The estimated max in grams, or None where the set says nothing sound about it."""
    effective = _effective_reps(load_g, reps, reserve_halves)
    if effective is None or effective > MOST_TRUSTED_REPS:
        return None
    return load_g * factor(effective, formula)


def low_confidence_max(
    load_g: float, reps: int, reserve_halves: int | None = None, formula: Formula = Formula.EPLEY
) -> float | None:
    """The estimate in grams of a set of more than 12 to 15 effective reps: never a record."""
    effective = _effective_reps(load_g, reps, reserve_halves)
    if effective is None or not MOST_TRUSTED_REPS < effective <= MOST_SHOWN_REPS:
        return None
    return load_g * factor(effective, formula)


def load_for(
    max_g: float, reps: int, reserve_halves: int, formula: Formula = Formula.EPLEY
) -> float:
    """The load in grams at which ``reps`` leave that reserve: ``estimated_max`` turned around.

    Not limited to the trusted range, as it serves for a first, careful load.
    """
    if reps < 1:
        raise ValueError(f"A set has at least one rep, not {reps}.")
    return max_g / factor(reps + reserve_halves / 2, formula)


def factor(effective_reps: float, formula: Formula = Formula.EPLEY) -> float:
    """The max over the load of a set with so many effective reps, at least one.

    Only Epley is carried on beyond 15; by the others more reps count as 15.
    """
    if effective_reps < 2:
        return 1 + (effective_reps - 1) * (_factor(2, formula) - 1)
    return _factor(effective_reps, formula)


def _factor(effective: float, formula: Formula) -> float:
    if formula is Formula.EPLEY:
        return 1 + effective / 30
    effective = min(effective, MOST_SHOWN_REPS)
    if formula is Formula.BRZYCKI:
        return 36 / (37 - effective)
    if formula is Formula.WATHAN:
        return 100 / (48.8 + 53.8 * math.exp(-0.075 * effective))
    if formula is Formula.LOMBARDI:
        return float(effective**0.10)
    return 100 / _TABLE[round(2 * effective) - 2]


def _effective_reps(load_g: float, reps: int, reserve_halves: int | None) -> float | None:
    reserve = reserve_halves or 0
    if load_g <= 0 or reps < 1 or not 0 <= reserve <= MOST_RESERVE_HALVES:
        return None
    return reps + reserve / 2
