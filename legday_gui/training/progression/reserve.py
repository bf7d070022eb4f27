"""Reps-in-reserve autoregulation: the load follows how much was left in reserve.

One rep in reserve is some 3 % of the load (2.5 to 4 % in the table of Tuchscherer's RTS, 2008),
so the next load is the last one x (1 + 0.03 x (reserve - asked reserve)), changed by at most 10 %
and in whole steps. Where that is no whole step, two sessions in a row with 2 or more above the
asked reserve add a step all the same; two in a row with at least 1 below it take 5 % off. People
misjudge their reserve by a rep (Halperin 2022): to turn round, up after down or down after up, it
takes two sessions in a row that say so, unless reps were missed.
"""

from collections.abc import Sequence

from legday_gui.training.progression.linear import shortfall
from legday_gui.training.progression.parameters import PERCENT, Parameter
from legday_gui.training.progression.start import first_target, unknown_load
from legday_gui.training.progression.work import (
    Work,
    at_load,
    big_step_words,
    by_share,
    change,
    direction,
    heavier,
    is_big_step,
    lighter,
    percent,
    raise_headline,
    target_of,
    works,
)
from legday_gui.training.values import Exercise, Performance, Prescription, Target, Unit

TITLE = "Reserve"
LOOKBACK: int | None = 12
PER_REP = Parameter("per_rep", "Load per rep in reserve", 0.03, 0.02, 0.05, 0.005, PERCENT)
MOST = Parameter("most_change", "Changes by at most", 0.10, 0.02, 0.15, 0.01, PERCENT)
OFF = Parameter("off", "Off after two too hard", 0.05, 0.02, 0.20, 0.01, PERCENT)
PARAMETERS = (PER_REP, MOST, OFF)
_EASY, _HARD = 2.0, -1.0  # reps above and below the asked reserve


def next_target(
    prescription: Prescription,
    history: Sequence[Performance],
    unit: Unit,
    exercise: Exercise,
    estimated_max_g: float | None = None,
) -> Target:
    """The next session's target from the history of this plan day, oldest first.

    The hardest set decides. Reps beyond the bottom of the range count as reserve, and reps short
    of it against it. A reserve that was not stated is unknown: it then neither raises the load
    nor, with all reps done, lowers it. Sets that were not logged never raise it.
    """
    done = works(prescription, history, exercise)
    if not done:
        return first_target(prescription, unit, exercise, estimated_max_g)
    last = done[-1]
    if last.load_g is None or last.top_g is None:
        return unknown_load(prescription, last, unit, exercise)
    spare = _spare(prescription, last)
    if spare is None:
        return _unknown(prescription, last, unit, exercise)
    return _by_spare(prescription, done, spare, unit, exercise)


def describe(prescription: Prescription, unit: Unit, step: str, load_g: int | None = None) -> str:
    """The rule in a few words."""
    del unit, step, load_g
    asked = f"{prescription.reserve_halves / 2:g}"
    return f"{percent(PER_REP.of(prescription))} per rep off {asked} in reserve"


def next_set_load(
    prescription: Prescription, load_g: int, reps: int, reserve_halves: int | None, unit: Unit
) -> int:
    """The load of the next set of the same session, in grams, after this one; same formula."""
    if reserve_halves is None:
        return load_g
    spare = reps - prescription.reps_low + (reserve_halves - prescription.reserve_halves) / 2
    return _moved(prescription, load_g, spare, unit)


def _by_spare(
    prescription: Prescription, done: Sequence[Work], spare: float, unit: Unit, exercise: Exercise
) -> Target:
    last = done[-1]
    load, top = last.load_g or 0, last.top_g or 0
    if _turns_too_soon(prescription, done, spare):
        return _waiting(prescription, last, spare, unit, exercise)
    if spare > 0 and last.complete:
        return _easier(prescription, done, load, spare, unit, exercise)
    if spare < 0:
        return _harder(prescription, done, top, spare, unit, exercise)
    return _kept(prescription, last, spare, unit, exercise)


def _moved(prescription: Prescription, load_g: int, spare: float, unit: Unit) -> int:
    share = PER_REP.of(prescription) * spare
    return by_share(load_g, share, MOST.of(prescription), prescription.step_g, unit)


def _spare(prescription: Prescription, work: Work) -> float | None:
    """Reps above (below: negative) the asked reserve on the hardest set; None where unknown."""
    known = []
    for reps, bottom, reserve in zip(work.reps, work.bottoms, work.reserves, strict=True):
        if reserve is None and reps >= bottom:
            continue  # all reps were done with who knows how many to go
        known.append(reps - bottom + ((reserve or 0) - prescription.reserve_halves) / 2)
    if not known or (min(known) >= 0 and None in work.reserves):
        return None
    return min(known)


def _turns_too_soon(prescription: Prescription, done: Sequence[Work], spare: float) -> bool:
    """The load last moved the other way, and only this session asks to turn round."""
    if spare == 0 or len(done) < 2 or done[-1].over < 0:
        return False
    before = _spare(prescription, done[-2])
    if before is not None and before * spare > 0 and done[-2].load_g == done[-1].load_g:
        return False
    return direction([work.load_g for work in done]) * spare < 0


def _in_a_row(prescription: Prescription, done: Sequence[Work], *, easy: bool) -> bool:
    """The last two sessions were both clearly easy, or both too hard, at one load or beyond."""
    if len(done) < 2:
        return False
    spares = [_spare(prescription, work) for work in done[-2:]]
    before, last = (work.load_g or 0 for work in done[-2:])
    if easy:
        return before >= last and all(
            s is not None and s >= _EASY and w.complete
            for s, w in zip(spares, done[-2:], strict=True)
        )
    return before <= last and all(s is not None and s <= _HARD for s in spares)


def _easier(
    prescription: Prescription,
    done: Sequence[Work],
    load_g: int,
    spare: float,
    unit: Unit,
    exercise: Exercise,
) -> Target:
    step = prescription.step_g
    raised = _moved(prescription, load_g, spare, unit)
    twice = _in_a_row(prescription, done, easy=True)
    if twice:
        raised = max(raised, heavier(load_g, step, unit))
    said = f"{_left(prescription, done[-1], spare)}{at_load(load_g, exercise, unit)}"
    if raised == load_g or (is_big_step(step, load_g, unit) and not twice):
        size = big_step_words(step, load_g, unit)
        reason = f"{said}; {size}, so it wants 2 above twice in a row."
        return target_of(prescription, exercise, load_g, "Same load.", reason)
    reason = (
        f"{said}{', the second session in a row' if twice else ''}, so "
        f"{change(load_g, raised, exercise, unit)}."
    )
    headline = raise_headline(load_g, raised, exercise, unit)
    return target_of(prescription, exercise, raised, headline, reason)


def _harder(
    prescription: Prescription,
    done: Sequence[Work],
    load_g: int,
    spare: float,
    unit: Unit,
    exercise: Exercise,
) -> Target:
    said = f"{_left(prescription, done[-1], spare)}{at_load(load_g, exercise, unit)}"
    reduced = _moved(prescription, load_g, spare, unit)
    if _in_a_row(prescription, done, easy=False):
        off = OFF.of(prescription)
        reduced = min(reduced, lighter(load_g, off, prescription.step_g, unit))
        said += ", the second session in a row that was too hard"
    if reduced == load_g:
        reason = f"{said}, less than a step, so the load stays."
        return target_of(prescription, exercise, load_g, "Same load.", reason)
    difference = change(load_g, reduced, exercise, unit)
    reason = f"{said}, so {difference}."
    return target_of(prescription, exercise, reduced, f"{difference}.".capitalize(), reason)


def _kept(
    prescription: Prescription, last: Work, spare: float, unit: Unit, exercise: Exercise
) -> Target:
    if not last.complete:
        reason = f"{shortfall(prescription, last)}, so the load stays until every set is logged."
        return target_of(prescription, exercise, last.top_g, "Repeat.", reason)
    reason = f"{_left(prescription, last, spare)}{at_load(last.top_g, exercise, unit)}: stay."
    return target_of(prescription, exercise, last.top_g, "Same load.", reason)


def _waiting(
    prescription: Prescription, last: Work, spare: float, unit: Unit, exercise: Exercise
) -> Target:
    reason = (
        f"{_left(prescription, last, spare)}{at_load(last.top_g, exercise, unit)}; "
        "to turn round it takes two such sessions in a row."
    )
    return target_of(prescription, exercise, last.top_g, "Same load.", reason)


def _unknown(prescription: Prescription, last: Work, unit: Unit, exercise: Exercise) -> Target:
    reason = (
        f"{shortfall(prescription, last)}{at_load(last.top_g, exercise, unit)} without the reps in "
        "reserve, from which this rule takes the next load: log them today."
    )
    return target_of(prescription, exercise, last.top_g, "Same load.", reason)


def _left(prescription: Prescription, last: Work, spare: float) -> str:
    asked = prescription.reserve_halves / 2
    if last.over < 0:
        return f"{shortfall(prescription, last)}, short of {prescription.reps_low}"
    if spare == 0:
        return f"Last time the hardest set left the {asked:g} in reserve that were asked"
    place = f"{abs(spare):g} {'above' if spare > 0 else 'below'}"
    return f"Last time the hardest set was {place} the {asked:g} in reserve"
