"""Linear progression: every session that hits all its sets adds a step, three misses take 10 % off.

Starting Strength as its lifters describe it: three failed workouts in a row, then 90 % of the
stalled load, and up again. A third reset of one lift suggests double progression. A set that left
less than one rep in reserve (above RPE 9), where that was stated, is a miss. A step above 5 % of
the load wants two such sessions in a row. These two are choices of ours: published programs add 5
or 10 lb however light the bar is, and leave effort out.
"""

from collections.abc import Sequence

from legday_gui.training.progression.parameters import KG, PERCENT, Parameter
from legday_gui.training.progression.start import first_target, unknown_load
from legday_gui.training.progression.work import (
    Work,
    all_sets,
    asked_reps,
    asked_sets,
    at_load,
    big_step_words,
    change,
    heavier,
    is_big_step,
    lighter,
    listed,
    number,
    passed_before,
    percent,
    raise_headline,
    target_of,
    works,
)
from legday_gui.training.units import format_load, step_in
from legday_gui.training.values import Exercise, Performance, Prescription, Target, Unit

TITLE = "Linear"
LOOKBACK: int | None = 20  # sessions: three resets in a row fit in
FAILS = Parameter("fails_before_reset", "Misses before a reset", 3, 1, 6, unit="sessions")
RESET = Parameter("reset", "Taken off at a reset", 0.10, 0.05, 0.20, 0.01, PERCENT)
LEAST_RESERVE = Parameter("least_reserve", "Passes with at least", 1, 0, 4, 0.5, "in reserve")
SMALL_STEP = Parameter("small_step_kg", "Smaller step", 0, 0, 20, 0.5, KG)
SMALL_BELOW = Parameter("small_below_kg", "Smaller step below", 0, 0, 500, 2.5, KG)
PARAMETERS = (FAILS, RESET, LEAST_RESERVE, SMALL_STEP, SMALL_BELOW)
_RESETS_TO_CHANGE = 3


def next_target(
    prescription: Prescription,
    history: Sequence[Performance],
    unit: Unit,
    exercise: Exercise,
    estimated_max_g: float | None = None,
) -> Target:
    """The next session's target from the history of this plan day, oldest first.

    Replayed from the log each time: nothing is counted anywhere else. A set that was not logged
    is not a success, and the step is added to the load that was lifted, not to what was asked.
    """
    done = works(prescription, history, exercise)
    if not done:
        return first_target(prescription, unit, exercise, estimated_max_g)
    last = done[-1]
    if last.load_g is None or last.top_g is None:
        return unknown_load(prescription, last, unit, exercise)
    misses, resets = _count(prescription, done)
    if misses == 0:
        return _earned(prescription, done, last.load_g, unit, exercise)
    if misses == _limit(prescription):
        return _reset(prescription, last, resets, unit, exercise)
    return _repeated(prescription, last, misses, unit, exercise)


def describe(prescription: Prescription, unit: Unit, step: str, load_g: int | None = None) -> str:
    """The rule in a few words; ``step`` is the prescription's step in words."""
    twice = False
    if load_g:
        small = step_at(prescription, load_g)
        twice = is_big_step(small, load_g, unit)
        if small != prescription.step_g:
            step = f"+{format_load(step_in(small, unit), unit, with_unit=True)}"
    return f"{step} when all sets hit{' twice' if twice else ''}"


def step_at(prescription: Prescription, load_g: int) -> int:
    """The step from this load on, in grams."""
    small = SMALL_STEP.of(prescription)
    if small and load_g < SMALL_BELOW.of(prescription) * 1000:
        return round(small * 1000)
    return prescription.step_g


def _passed(prescription: Prescription, work: Work) -> bool:
    """All reps, and no set with less in reserve than is wanted; an open reserve is not held
    against it."""
    least = LEAST_RESERVE.of(prescription) * 2
    return work.reached() and all(r is None or r >= least for r in work.reserves)


def _count(prescription: Prescription, done: Sequence[Work]) -> tuple[int, int]:
    """(misses since the last success or reset, resets); a reset's own miss is still counted."""
    misses = resets = 0
    for work in done:
        if misses == _limit(prescription):
            misses = 0
        misses = 0 if _passed(prescription, work) else misses + 1
        resets += misses == _limit(prescription)
    return misses, resets


def _limit(prescription: Prescription) -> int:
    return int(FAILS.of(prescription))


def _earned(
    prescription: Prescription, done: Sequence[Work], load_g: int, unit: Unit, exercise: Exercise
) -> Target:
    """The step, or where it is a big one and earned for the first time, the same once more."""
    step, last = step_at(prescription, load_g), done[-1]
    said = (
        f"Last time {all_sets(last.asked)} reached {asked_reps(prescription)}"
        f"{at_load(load_g, exercise, unit)}{_with_reserve(prescription, last)}"
    )
    twice = is_big_step(step, load_g, unit)
    if twice and not passed_before(done, lambda work: _passed(prescription, work)):
        reason = f"{said}; {big_step_words(step, load_g, unit)}, so it wants that twice in a row."
        return target_of(prescription, exercise, load_g, "Same load, once more.", reason)
    raised = heavier(load_g, step, unit)
    said += ", the second session in a row to earn the step" if twice else ""
    reason = f"{said}, so {change(load_g, raised, exercise, unit)}."
    headline = raise_headline(load_g, raised, exercise, unit)
    return target_of(prescription, exercise, raised, headline, reason)


def _with_reserve(prescription: Prescription, work: Work) -> str:
    """What was wanted in reserve, where it is known of every set."""
    least = LEAST_RESERVE.of(prescription)
    return f" with {least:g} or more in reserve" if least and None not in work.reserves else ""


def _repeated(
    prescription: Prescription, last: Work, misses: int, unit: Unit, exercise: Exercise
) -> Target:
    left = _limit(prescription) - misses
    off = percent(RESET.of(prescription))
    short = (
        f"short of {asked_sets(prescription)}"
        if not last.reached()
        else f"but with less than {LEAST_RESERVE.of(prescription):g} in reserve on a set"
    )
    reason = (
        f"{shortfall(prescription, last)}{at_load(last.top_g, exercise, unit)}, {short}; "
        f"{number(left)} more such "
        f"{'session takes' if left == 1 else 'sessions in a row take'} {off} off."
    )
    return target_of(prescription, exercise, last.top_g, "Repeat.", reason)


def shortfall(prescription: Prescription, last: Work) -> str:
    """What was done, and what is missing of it."""
    if last.complete or not last.reps:
        return f"Last time {listed(last.reps)}"
    if len(last.reps) < prescription.sets:
        return f"Last time {len(last.reps)} of {prescription.sets} sets ({listed(last.reps)})"
    return f"Last time {listed(last.reps)} with a side not logged"


def _reset(
    prescription: Prescription, last: Work, resets: int, unit: Unit, exercise: Exercise
) -> Target:
    share, load_g = RESET.of(prescription), last.top_g or 0
    reduced = lighter(load_g, share, step_at(prescription, round(load_g * (1 - share))), unit)
    limit = _limit(prescription)
    sessions = "One session" if limit == 1 else f"{number(limit).capitalize()} sessions in a row"
    wanted = asked_sets(prescription)
    if last.reached():
        wanted += f" with {LEAST_RESERVE.of(prescription):g} in reserve"
    reason = (
        f"{sessions} fell short of {wanted}, the last"
        f"{at_load(load_g, exercise, unit)}, so {percent(share)} off, rounded down"
    )
    if resets >= _RESETS_TO_CHANGE:
        reason += f"; after {number(resets)} resets double progression may suit it better"
    return target_of(prescription, exercise, reduced, f"{percent(share)} lighter.", f"{reason}.")
