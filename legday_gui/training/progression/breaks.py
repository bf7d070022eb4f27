"""Coming back: lighter after a break, and where one was before after a deload."""

from collections.abc import Sequence

from legday_gui.training.progression.linear import step_at
from legday_gui.training.progression.work import at_load, lighter, percent, shown, works
from legday_gui.training.values import Exercise, Performance, Prescription, SetTarget, Target, Unit

# Comfort after a break, no finding: (more than so many days, share taken off), longest first.
BREAKS = ((28, 0.20), (14, 0.10))


def share_off(days: int) -> float | None:
    """What a break of so many days takes off; None where it is none."""
    return next((share for limit, share in BREAKS if days > limit), None)


def after_break(
    target: Target,
    prescription: Prescription,
    history: Sequence[Performance],
    unit: Unit,
    exercise: Exercise,
    today: int,
) -> Target:
    """``target``, eased where the last session is more than 14 or 28 days ago.

    10 or 20 % less than was lifted last time, at the bottom of the range; where the sets differ,
    that much less than each would have had. A deload in between was training, too.
    """
    days = today - history[-1].day
    share = share_off(days)
    if share is None:
        return target
    done = works(prescription, history, exercise)
    last = done[-1].top_g if done and target.per_set else done[-1].load_g if done else None
    if not last:
        return target
    eased = lighter(last, share, step_at(prescription, round(last * (1 - share))), unit)
    if target.load_g is not None and target.load_g <= eased:
        return target  # the rule takes off as much already
    reason = (
        f"{days} days since the last time{at_load(last, exercise, unit)}, so {percent(share)} off"
        " to find back in, rounded down."
    )
    per_set = tuple(_eased(s, share, unit, exercise) for s in target.per_set)
    heaviest = max((s.load_g for s in per_set if s.load_g is not None), default=eased)
    return target._replace(
        reps=target.reps if per_set else prescription.reps_low,
        load_g=shown(heaviest, exercise),
        headline=f"{percent(share)} lighter after a break.",
        reason=reason,
        per_set=per_set,
    )


def _eased(asked: SetTarget, share: float, unit: Unit, exercise: Exercise) -> SetTarget:
    if not asked.load_g:
        return asked
    return asked._replace(load_g=lighter(asked.load_g, share, exercise.step_g, unit))


def after_deload(target: Target, history: Sequence[Performance]) -> Target:
    """``target``, with the reason that an easy session just done is not counted."""
    if not history[-1].deload:
        return target
    return target._replace(
        reason=f"{target.reason.removesuffix('.')}; the easy session since then is not counted."
    )
