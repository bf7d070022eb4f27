"""Between integer grams, in which everything is stored, and what a person reads and types."""

import math

from legday_gui.training.values import Unit

GRAMS_PER_LB = 453.59237
_GRAMS_PER = {Unit.KG: 1000.0, Unit.LB: GRAMS_PER_LB}
_SNAPS_PER_UNIT = 20  # 0.05: finer than any plate, coarser than what rounding to grams loses
_NO_LOAD = "—"


def to_grams(value: float, unit: Unit) -> int:
    """The nearest whole gram."""
    return round(value * _GRAMS_PER[unit])


def from_grams(grams: int, unit: Unit) -> float:
    """The load in ``unit``, snapped to 0.05, so that 102058 g read 225 lb and not 224.999."""
    return round(grams / _GRAMS_PER[unit] * _SNAPS_PER_UNIT) / _SNAPS_PER_UNIT


def format_load(grams: int | None, unit: Unit, *, with_unit: bool = False) -> str:
    """``102.5`` or ``102.5 kg``; help from an assisted machine has a real minus, unknown a dash."""
    if grams is None:
        return _NO_LOAD
    number = f"{from_grams(grams, unit):.2f}".rstrip("0").rstrip(".")
    text = "0" if number == "-0" else number.replace("-", "−")
    return f"{text} {unit}" if with_unit else text


def format_estimate(grams: float, unit: Unit) -> str:
    """``106.7 kg``: an estimate is not known to more than a tenth."""
    return format_load(to_grams(round(from_grams(round(grams), unit), 1), unit), unit,
                       with_unit=True)  # fmt: skip


def step_in(step_g: int, unit: Unit) -> int:
    """The step, in grams, that a gym with ``unit`` on its plates and stacks has for ``step_g``.

    A kg gym has the step as it is. A lb gym has fives (2.5 kg and 2 kg are 5 lb there, 10 kg are
    20 lb), or 2.5 lb for the smallest ones; what is a multiple of 2.5 lb already stays.
    """
    if unit is Unit.KG:
        return step_g
    pounds = step_g / GRAMS_PER_LB
    quarters = round(pounds / 2.5)
    if quarters >= 1 and abs(to_grams(quarters * 2.5, unit) - step_g) <= 1:
        return step_g
    return to_grams(5 * math.floor(pounds / 5 + 0.5) if pounds >= 3.75 else 2.5, unit)


def round_to(grams: int, step_g: int, unit: Unit, *, down: bool = False) -> int:
    """The nearest multiple (at a tie, or with ``down`` always: see below) of the unit's step.

    Counted in the unit itself, so that a lb load stays a whole multiple of its lb step. A tie goes
    up; ``down`` takes the multiple below, which for negative (assisted) loads means more help.
    """
    step = from_grams(step_in(step_g, unit), unit)
    if step <= 0:
        return grams
    step_grams = step * _GRAMS_PER[unit]
    # Half a gram is lost where a load is stored: 102058 g are a whole 225 lb.
    whole = math.floor((grams + 0.6 + (0 if down else step_grams / 2)) / step_grams)
    return to_grams(whole * step, unit)


def format_duration(seconds: float) -> str:
    """``3:00``; from an hour on ``1:02:03``."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
