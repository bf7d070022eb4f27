"""Where the history holds no load to go on from."""

from legday_gui.training.estimate import load_for
from legday_gui.training.progression.work import Work, listed
from legday_gui.training.units import format_estimate, format_load, round_to
from legday_gui.training.values import Exercise, LoadKind, Measure, Prescription, Target, Unit

# An estimate is some reps off: a first load leaves one rep more in reserve than asked.
CAREFUL_HALVES = 2

_NO_REPS = "No history yet: start with what stays easy, and what is logged is kept for next time."
_MORE = {Unit.KG: "10 kg", Unit.LB: "20 lb"}
FIVE_REPS = 5
_BEGIN = {
    LoadKind.BARBELL: "start with an empty bar and add {more} a set",
    LoadKind.PAIR: "start with a light pair and take heavier ones",
    LoadKind.SINGLE: "start with a light one and take heavier ones",
    LoadKind.STACK: "start near the top of the stack and move the pin down",
    LoadKind.PLATES: "start without plates and add some",
    LoadKind.ASSISTED: "start with plenty of help and take some away",
}


def entered_max_g(prescription: Prescription) -> float | None:
    """The estimated max in grams from a five-rep max that was entered; None where none was."""
    five_kg = prescription.options.get("five_rep_max_kg", 0)
    return five_kg * 1000 * (1 + FIVE_REPS / 30) if five_kg else None


def first_target(
    prescription: Prescription,
    unit: Unit,
    exercise: Exercise,
    estimated_max_g: float | None = None,
) -> Target:
    """The first target: a load from the estimated max, else None and how to find one."""
    if estimated_max_g is not None and exercise.load_kind is not LoadKind.ASSISTED:
        load = _careful_load(prescription, unit, exercise, estimated_max_g)
        if load > 0:
            return _estimated(prescription, unit, load, estimated_max_g)
    if exercise.measure is not Measure.REPS:
        return _target(prescription, None, "First time.", _NO_REPS)
    spare = f"{prescription.reserve_halves / 2:g} in reserve"
    begin = _BEGIN.get(exercise.load_kind, "").format(more=_MORE[unit])
    reason = (
        f"No history yet: {begin} until {prescription.reps_low} reps leave {spare}."
        if begin
        else f"No history yet: start with your body weight and stop with {spare}."
    )
    return _target(prescription, None, "First time.", reason)


def first_of_each(
    target: Target,
    prescription: Prescription,
    unit: Unit,
    exercise: Exercise,
    estimated_max_g: float,
) -> Target:
    """A first target whose sets have reps of their own: each gets the load for its reps."""
    if exercise.load_kind is LoadKind.ASSISTED:
        return target
    sets = tuple(
        s._replace(
            load_g=_careful_load(
                prescription._replace(reps_low=s.reps), unit, exercise, estimated_max_g
            )
        )
        for s in target.per_set
    )
    loads = [s.load_g for s in sets if s.load_g]
    if len(loads) < len(sets):
        return target
    whole = format_estimate(estimated_max_g, unit)
    reserve = (prescription.reserve_halves + CAREFUL_HALVES) / 2
    listed_loads = ", ".join(format_load(load, unit) for load in loads)
    reason = (
        f"First time on this day: an estimated max of {whole} allows {listed_loads} {unit} for "
        f"{listed([s.reps for s in sets])} reps with {reserve:g} in reserve, rounded down."
    )
    return target._replace(load_g=min(loads), per_set=sets, reason=reason)


def unknown_load(prescription: Prescription, last: Work, unit: Unit, exercise: Exercise) -> Target:
    """The last sets have reps but no load."""
    known = first_target(prescription, unit, exercise)
    reason = f"Last time {listed(last.reps)} without a load: log today's, and the rule goes on."
    return _target(prescription, known.load_g, "Which load?", reason)


def _careful_load(
    prescription: Prescription, unit: Unit, exercise: Exercise, estimated_max_g: float
) -> int:
    reserve = prescription.reserve_halves + CAREFUL_HALVES
    load = load_for(estimated_max_g, max(1, prescription.reps_low), reserve, exercise.formula)
    return round_to(int(load), exercise.step_g or prescription.step_g, unit, down=True)


def _estimated(
    prescription: Prescription, unit: Unit, load_g: int, estimated_max_g: float
) -> Target:
    whole = format_estimate(estimated_max_g, unit)
    reserve = (prescription.reserve_halves + CAREFUL_HALVES) / 2
    reason = (
        f"First time on this day: an estimated max of {whole} allows "
        f"{format_load(load_g, unit, with_unit=True)} for {prescription.reps_low} reps with "
        f"{reserve:g} in reserve, rounded down."
    )
    return _target(prescription, load_g, "A careful start.", reason)


def _target(prescription: Prescription, load_g: int | None, headline: str, reason: str) -> Target:
    return Target(
        prescription.sets,
        prescription.reps_low,
        prescription.reps_high,
        load_g,
        prescription.reserve_halves,
        headline,
        reason,
    )
