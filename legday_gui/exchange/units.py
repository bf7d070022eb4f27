"""The unit of a column of weights, and weights as written to whole grams.

Apps convert a person's history when the unit is switched, and leave traces: 135 lb become
61.23496995 or 61.24 "kg", 20 kg become 44.09245243697551 "lb". A column whose odd values become
round ones in the other unit is such a column: that tells its unit where the file does not, and the
round value is what the person once typed.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from legday_gui.exchange.cells import number
from legday_gui.training.units import GRAMS_PER_LB, to_grams
from legday_gui.training.values import Unit

_KG_PER_LB = GRAMS_PER_LB / 1000
# Loads as people type them are multiples of one of these.
_ROUND = {Unit.KG: (0.5, 1.25), Unit.LB: (1.0, 2.5)}
_FINEST = {Unit.KG: (0.05,), Unit.LB: (0.25,)}  # to which a converted load is snapped
# What two decimals leave between a converted load and a round one, in the unit that it is
# converted back to, and what factors cut short to 0.453592 or 2.20462 leave of it.
_NOISE = {Unit.KG: 0.003, Unit.LB: 0.02}
_FACTOR_NOISE = 2e-6
_FLOAT_NOISE = 1e-6
_MOST = 0.8
_FEWEST = 2  # distinct odd values; one alone may be chance


def other(unit: Unit) -> Unit:
    """The unit that ``unit`` is not."""
    return Unit.LB if unit is Unit.KG else Unit.KG


def converted(value: float, unit: Unit) -> float:
    """``value``, given in ``unit``, in the other one."""
    return value / _KG_PER_LB if unit is Unit.KG else value * _KG_PER_LB


@dataclass(frozen=True, slots=True)
class Column:
    """The weights of one exercise: their unit, and whether another one was typed once.

    ``sure`` where the file says the unit or its values give it away.
    """

    unit: Unit
    was_converted: bool
    sure: bool

    def load(self, text: str) -> tuple[int, Unit]:
        """Grams and the unit the load was entered in, snapped where a conversion left noise."""
        value = number(text) or 0.0
        if self.was_converted and _is_odd(value):
            typed = _typed(value, self.unit, _FINEST)
            if typed is not None:
                return to_grams(typed, other(self.unit)), other(self.unit)
        return to_grams(value, self.unit), self.unit


def stated(weights: Mapping[str, int], unit: Unit) -> Column:
    """The column of an exercise whose unit the file says. ``weights``: text to how often."""
    return Column(unit, _looks_converted(_values(weights), unit), sure=True)


def guessed(weights: Mapping[str, int], default: Unit, *, asked: bool = False) -> Column:
    """The column of an exercise whose unit the file does not say.

    Large numbers prove nothing (a leg press has 437 in either unit), so without the traces of a
    conversion it is ``default``, and not sure. It is the other unit where loads cannot be of
    ``default``: neither typed in it nor converted to it. Where the person ``asked`` for
    ``default``, a lone load is no proof against it, unless it has the digits of a conversion.
    """
    values = _values(weights)
    signs = [default] if _looks_converted(values, default) else []
    if _looks_converted(values, other(default), lenient=not asked):
        signs.append(other(default))
    if not signs:
        return Column(default, was_converted=False, sure=not values)
    # Digits may fit both by chance: what people typed is rounder.
    unit = max(signs, key=lambda unit: sum(_typed(v, unit, _ROUND) is not None for v in values))
    return Column(unit, was_converted=True, sure=True)


def _values(weights: Mapping[str, int]) -> list[float]:
    return [value for value in map(number, weights) if value]


def _looks_converted(values: list[float], unit: Unit, *, lenient: bool = True) -> bool:
    """Whether nearly all odd values of a column in ``unit`` are round ones in the other unit.

    One is proof enough where it has the digits that only a conversion leaves, and where it is
    ``lenient`` also with three decimals or as the only value.
    """
    odd = [value for value in values if _is_odd(value)]
    fitting = [value for value in odd if _was_typed(value, unit)]
    is_enough = any(_has_decimals(value, 5) for value in fitting) or (
        lenient and (len(values) == 1 or any(_has_decimals(value, 3) for value in fitting))
    )
    return len(fitting) >= (1 if is_enough else _FEWEST) and len(fitting) >= _MOST * len(odd)


def _was_typed(value: float, unit: Unit) -> bool:
    """Whether ``value`` is one that people type in the other unit, by its decimals."""
    return _typed(value, unit, _FINEST if _has_decimals(value, 5) else _ROUND) is not None


def _typed(value: float, unit: Unit, steps: Mapping[Unit, tuple[float, ...]]) -> float | None:
    """The multiple of a step of the other unit that ``value`` was converted from, if any."""
    back = converted(value, unit)
    noise = _noise(value, unit)
    multiples = (round(back / step) * step for step in steps[other(unit)])
    return next((typed for typed in multiples if typed and abs(back - typed) <= noise), None)


def _noise(value: float, unit: Unit) -> float:
    """How far ``value``, converted back to the other unit, may be from what was typed there."""
    if not _has_decimals(value, 3):
        return _NOISE[other(unit)]
    decimals = len(repr(round(value, 6)).partition(".")[2])
    return abs(converted(0.5 * 10**-decimals, unit)) + _FACTOR_NOISE * abs(converted(value, unit))


def _has_decimals(value: float, number: int) -> bool:
    """Whether ``value`` has that many decimals or more, beside the noise of floats."""
    scaled = abs(value) * 10.0 ** (number - 1)
    return abs(scaled - round(scaled)) > 0.001


def _is_odd(value: float) -> bool:
    """Not a multiple of an eighth: no plate, dumbbell or stack says so."""
    return abs(value * 8 - round(value * 8)) > _FLOAT_NOISE * 8
