"""The parameters of a progression rule in words, and back from what was typed. No Qt."""

from typing import Any

from legday_gui.training.progression import RULES, rule
from legday_gui.training.progression.parameters import (
    FIVE_REP_MAX_KEY,
    KG,
    PERCENT,
    SINCE_KEY,
    YES_NO,
    Parameter,
)
from legday_gui.training.units import format_load, to_grams
from legday_gui.training.values import Exercise, Measure, Prescription, Target, Unit
from legday_gui.window.plan.words import RefusedError

FIVE_REP_MAX = Parameter(FIVE_REP_MAX_KEY, "Five-rep max", 0, 0, 500, 2.5, KG)


def rules() -> list[tuple[str, str]]:
    """(name in the file, title) of every rule."""
    return [(name, rule(name).TITLE) for name in RULES]


def parameters_shown(
    item: Prescription, exercise: Exercise, target: Target | None
) -> tuple[Parameter, ...]:
    """What of the rule can be set, and the five-rep max where no load is known yet."""
    if exercise.measure is not Measure.REPS:
        return ()
    unknown = target is not None and target.load_g is None
    entered = bool(item.options.get(FIVE_REP_MAX_KEY))
    first = (FIVE_REP_MAX,) if unknown or entered else ()
    return (*first, *rule(item.rule).PARAMETERS)


def value_text(parameter: Parameter, item: Prescription, unit: Unit) -> str:
    """``10 %``, ``2.5 kg``, ``3``, ``yes``."""
    value = parameter.of(item)
    if parameter.unit == YES_NO:
        return "yes" if value else "no"
    if parameter.unit == PERCENT:
        return f"{value * 100:.4g} %"
    if parameter.unit == KG:
        return format_load(round(value * 1000), unit, with_unit=True) if value else "0"
    return f"{value:g}"


def value_typed(parameter: Parameter, text: str, unit: Unit) -> float:
    """The value of a parameter. Raises RefusedError, with the limits, for anything else."""
    plain = text.casefold().strip()
    if parameter.unit == YES_NO:
        if plain in ("yes", "y", "1", "no", "n", "0"):
            return float(plain in ("yes", "y", "1"))
        raise RefusedError(f"{parameter.title}: type yes or no.")
    for suffix in (str(unit), "%", parameter.unit.casefold()):
        plain = plain.removesuffix(suffix).strip()
    try:
        number = float(plain.replace(",", "."))
    except ValueError:
        raise RefusedError(_limits(parameter, unit)) from None
    if parameter.unit == KG:
        number = to_grams(number, unit) / 1000
    elif parameter.unit == PERCENT:
        number /= 100
    whole = parameter.unit not in (KG, PERCENT) and parameter.step >= 1
    if not parameter.least <= number <= parameter.most or (whole and number % 1):
        raise RefusedError(_limits(parameter, unit))
    return number


def _limits(parameter: Parameter, unit: Unit) -> str:
    least, most = parameter.least, parameter.most
    if parameter.unit == PERCENT:
        return f"{parameter.title}: type {least * 100:g} to {most * 100:g} %."
    if parameter.unit == KG:
        ends = [format_load(round(end * 1000), unit) for end in (least, most)]
        return f"{parameter.title}: type {ends[0]} to {ends[1]} {unit}."
    return f"{parameter.title}: type {least:g} to {most:g}."


def with_value(item: Prescription, key: str, value: float, today: int) -> dict[str, Any]:
    """The fields of a prescription whose parameter is set; a training max begins anew today."""
    options = dict(item.options) | {key: value}
    if key == FIVE_REP_MAX_KEY and not value:
        del options[key]
    if key == "training_max_kg":
        options[SINCE_KEY] = today
    return {"options": options}


def with_rule(item: Prescription, name: str, today: int) -> dict[str, Any]:
    """The fields of a prescription with another rule; one that counts sessions begins today."""
    known = {p.key for p in rule(name).PARAMETERS} | {FIVE_REP_MAX_KEY}
    options = {key: value for key, value in item.options.items() if key in known}
    if rule(name).LOOKBACK is None:
        options[SINCE_KEY] = today
    return {"rule": name, "options": options}
