"""Estimated one-rep max: Epley (1985) on the reps that would have been possible.

The effective reps of a set are its reps and those left in reserve; a reserve that was not stated
counts as none, so the estimate is then "at least". A single without reserve is its own maximum;
Epley, 1 + r/30, would read 3 % high there, so between one and two effective reps the factor runs
straight from 1 to Epley's 1 + 2/30. The formula is trusted up to 12 effective reps, where the
usual formulas still agree within some 7 %, and with up to 4 in reserve, which people rate well.
"""

MOST_TRUSTED_REPS = 12
MOST_SHOWN_REPS = 15
MOST_RESERVE_HALVES = 8


def estimated_max(load_g: float, reps: int, reserve_halves: int | None = None) -> float | None:
    """The estimated max in grams, or None where the set says nothing sound about it."""
    effective = _effective_reps(load_g, reps, reserve_halves)
    if effective is None or effective > MOST_TRUSTED_REPS:
        return None
    return load_g * _factor(effective)


def low_confidence_max(load_g: float, reps: int, reserve_halves: int | None = None) -> float | None:
    """The estimate in grams of a set of more than 12 to 15 effective reps: never a record."""
    effective = _effective_reps(load_g, reps, reserve_halves)
    if effective is None or not MOST_TRUSTED_REPS < effective <= MOST_SHOWN_REPS:
        return None
    return load_g * _factor(effective)


def load_for(max_g: float, reps: int, reserve_halves: int) -> float:
    """The load in grams at which ``reps`` leave that reserve: ``estimated_max`` turned around.

    Not limited to the trusted range, as it serves for a first, careful load.
    """
    if reps < 1:
        raise ValueError(f"A set has at least one rep, not {reps}.")
    return max_g / _factor(reps + reserve_halves / 2)


def reps_at(max_g: float, load_g: float) -> float:
    """The reps to failure that an estimated max allows at a load above 0, none where it is less."""
    over = max_g / load_g - 1
    return max(0.0, 1 + over * 15 if over < 2 / 30 else over * 30)


def _effective_reps(load_g: float, reps: int, reserve_halves: int | None) -> float | None:
    reserve = reserve_halves or 0
    if load_g <= 0 or reps < 1 or not 0 <= reserve <= MOST_RESERVE_HALVES:
        return None
    return reps + reserve / 2


def _factor(effective_reps: float) -> float:
    if effective_reps < 2:
        return 1 + (effective_reps - 1) * 2 / 30
    return 1 + effective_reps / 30
