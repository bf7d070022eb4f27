"""Easy training for a week or for one exercise: when it is worth offering, and what it asks.

Offered, never forced: two lifts that had weight taken off within 14 days, pain above 5 of 10, or
eight weeks of training without an easy one. How long ago the best was is no reason (in real logs
it says nothing about the next eight weeks). An easy session has 90 % of the load, half the sets,
at least 4 in reserve. All of this is a choice, not a finding.
"""

import math
from collections.abc import Mapping, Sequence

from legday_gui.training.progression import next_target
from legday_gui.training.progression.work import at_load, lighter, percent, shown, works
from legday_gui.training.values import Exercise, Performance, Prescription, Target, Unit

SHARE = 0.10
LEAST_RESERVE_HALVES = 8
STALLED_LIFTS, WITHIN_DAYS = 2, 14
MUCH_PAIN = 5  # above it, of 10
WEEKS_BETWEEN = 8
_HALF_A_YEAR = 26  # weeks


def easy_target(
    target: Target,
    prescription: Prescription,
    history: Sequence[Performance],
    unit: Unit,
    exercise: Exercise,
) -> Target:
    """What an easy session asks in place of ``target``: from what was lifted, not from the step."""
    done = works(prescription, history, exercise)
    last = done[-1].top_g if done else target.load_g
    sets = math.ceil(target.sets / 2)
    reserve = max(LEAST_RESERVE_HALVES, target.reserve_halves)
    load = lighter(last, SHARE, exercise.step_g, unit) if last else last
    said = (
        f": {percent(SHARE)} off{at_load(last, exercise, unit).replace(' at ', ' ')}"
        if last
        else ":"
    )
    return Target(
        sets, min(target.reps, prescription.reps_low), prescription.reps_low,
        shown(load, exercise), reserve, "Easy day.",
        f"A deload{said}, half the sets, {reserve / 2:g} or more in reserve; afterwards training "
        "goes on from before it.",
    )  # fmt: skip


def stalled_on(
    prescription: Prescription, history: Sequence[Performance], unit: Unit, exercise: Exercise
) -> int | None:
    """The day of the last session after which the rule took weight off; None where it did not.

    Asked of the rule itself: what it would have said after each of the last sessions.
    """
    for count in range(len(history), max(0, len(history) - 3), -1):
        done = works(prescription, history[:count], exercise)
        if not done or done[-1].top_g is None or history[count - 1].deload:
            continue
        asked = next_target(prescription, history[:count], unit, exercise)
        if not asked.per_set and asked.load_g is not None and asked.load_g < done[-1].top_g:
            return history[count - 1].day
    return None


def why_deload(
    stalled: Mapping[str, int],
    today: int,
    *,
    most_pain: tuple[str, int] | None = None,
    weeks_of_training: int = 0,
) -> str:
    """One sentence that says why an easy week is offered; empty where nothing calls for it.

    ``stalled`` is lifts by name with the day on which weight was taken off; ``most_pain`` a site
    and its score of the last days; ``weeks_of_training`` those since the last easy week or break.
    """
    if most_pain is not None and most_pain[1] > MUCH_PAIN:
        site, score = most_pain
        return f"Pain of {score} of 10 ({site}): an easy week may help; if it stays, see someone."
    recent = sorted(name for name, day in stalled.items() if today - day <= WITHIN_DAYS)
    if len(recent) >= STALLED_LIFTS:
        names = f"{', '.join(recent[:-1])} and {recent[-1]}"
        return f"{names} had weight taken off within two weeks: an easy week may help."
    if weeks_of_training >= _HALF_A_YEAR:  # they are counted no further
        return "Half a year of training or more without an easy week: this may be the one."
    if weeks_of_training >= WEEKS_BETWEEN:
        return f"{weeks_of_training} weeks of training without an easy one: this may be the week."
    return ""
