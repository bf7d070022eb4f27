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
_ROUND = {Unit.KG: 0.5, Unit.LB: 1.0}  # loads as people type them are multiples of this
_FINEST = {Unit.KG: 0.05, Unit.LB: 0.25}  # to which a converted load is snapped
# What two decimals and a factor cut short to 0.453592 leave between a converted load and a round
# one, in the unit that it is converted back to.
_NOISE = {Unit.KG: 0.003, Unit.LB: 0.02}
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
        if self.was_converted:
            source = other(self.unit)
            typed = converted(value, self.unit)
            snapped = round(typed / _FINEST[source]) * _FINEST[source]
            is_typed_in_source = abs(typed - snapped) <= _NOISE[source]
            if is_typed_in_source and (_is_odd(value) or _is_near(typed, _ROUND[source], source)):
                return to_grams(snapped, source), source
        return to_grams(value, self.unit), self.unit


def stated(weights: Mapping[str, int], unit: Unit) -> Column:
    """The column of an exercise whose unit the file says. ``weights``: text to how often."""
    return Column(unit, _looks_converted(_values(weights), unit), sure=True)


def guessed(weights: Mapping[str, int], default: Unit) -> Column:
    """The column of an exercise whose unit the file does not say.

    Large numbers prove nothing (a leg press has 437 in either unit), so without the traces of a
    conversion it is ``default``, and not sure.
    """
    values = _values(weights)
    signs = [unit for unit in Unit if _looks_converted(values, unit)]
    if len(signs) == 1:
        return Column(signs[0], was_converted=True, sure=True)
    return Column(default, was_converted=False, sure=not values)


def _values(weights: Mapping[str, int]) -> list[float]:
    return [value for value in map(number, weights) if value]


def _looks_converted(values: list[float], unit: Unit) -> bool:
    """Whether nearly all odd values of a column in ``unit`` are round ones in the other unit.

    One is proof enough where it has decimals that nobody types, or stands alone.
    """
    odd = [value for value in values if _is_odd(value)]
    fitting = [value for value in odd if _was_typed(value, unit)]
    fewest = 1 if len(values) == 1 or any(map(_is_long, fitting)) else _FEWEST
    return len(fitting) >= fewest and len(fitting) >= _MOST * len(odd)


def _was_typed(value: float, unit: Unit) -> bool:
    """Whether ``value`` is one that people type in the other unit, by its decimals."""
    step = (_FINEST if _is_long(value) else _ROUND)[other(unit)]
    return _is_near(converted(value, unit), step, other(unit))


def _is_long(value: float) -> bool:
    """More than three decimals: nobody types them, a conversion leaves them."""
    return abs(value * 1000 - round(value * 1000)) > _FLOAT_NOISE * 1000


def _is_odd(value: float) -> bool:
    """Not a multiple of 0.25: no plate, dumbbell or stack says so."""
    return abs(value * 4 - round(value * 4)) > _FLOAT_NOISE * 4


def _is_near(value: float, step: float, unit: Unit) -> bool:
    return abs(value - round(value / step) * step) <= _NOISE[unit]
