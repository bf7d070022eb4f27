"""How the next load is chosen: a file per rule, each a pure function of the logged history."""

from collections.abc import Callable, Mapping, Sequence

from legday_gui.training.progression import double, linear, none
from legday_gui.training.progression.start import first_target
from legday_gui.training.progression.work import at_load, lighter, percent, shown, works
from legday_gui.training.units import format_load, step_in
from legday_gui.training.values import (
    Exercise,
    LoadKind,
    LoggedSet,
    Measure,
    Performance,
    Prescription,
    SetKind,
    Side,
    Target,
    Unit,
)

Rule = Callable[[Prescription, Sequence[Performance], Unit, Exercise], Target]

RULES: dict[str, Rule] = {
    "linear": linear.next_target,
    "double": double.next_target,
    "none": none.next_target,
}

# Comfort after a break, no finding: (more than so many days, share taken off), longest first.
BREAKS = ((28, 0.20), (14, 0.10))


def next_target(
    prescription: Prescription,
    history: Sequence[Performance],
    unit: Unit,
    exercise: Exercise,
    estimated_max_g: float | None = None,
    *,
    today: int | None = None,
) -> Target:
    """What the prescription asks of the next session, and why.

    ``history`` holds the earlier sessions of the same plan day, oldest first; loads are grams and
    ``unit`` is the person's, whose real steps are used. Without any history the load comes from
    ``estimated_max_g`` where that is given. With ``today`` (a day number) a break of more than
    14 days eases the return. Exercises counted by time or distance, and rules that this version
    does not know, keep their load.
    """
    if not works(prescription, history[-1:], exercise) and not works(
        prescription, history, exercise
    ):
        return first_target(prescription, unit, exercise, estimated_max_g)
    rule = RULES.get(prescription.rule)
    if rule is None or exercise.measure is not Measure.REPS:
        rule = none.next_target
    target = rule(prescription, history, unit, exercise)
    return (
        target
        if today is None
        else _after_break(target, prescription, history, unit, exercise, today)
    )


def _after_break(
    target: Target,
    prescription: Prescription,
    history: Sequence[Performance],
    unit: Unit,
    exercise: Exercise,
    today: int,
) -> Target:
    days = today - history[-1].day
    share = next((share for limit, share in BREAKS if days > limit), None)
    if share is None:
        return target
    last = works(prescription, history, exercise)[-1].load_g
    if not last:
        return target
    eased = lighter(last, share, linear.step_at(prescription, round(last * (1 - share))), unit)
    if target.load_g is not None and target.load_g <= eased:
        return target  # the rule takes off as much already
    reason = (
        f"{days} days since the last time{at_load(last, exercise, unit)}, so {percent(share)} off"
        " to find back in, rounded down."
    )
    return target._replace(
        reps=prescription.reps_low,
        load_g=shown(eased, exercise),
        headline=f"{percent(share)} lighter after a break.",
        reason=reason,
    )


def describe(
    prescription: Prescription,
    unit: Unit,
    exercise: Exercise | None = None,
    load_g: int | None = None,
) -> str:
    """The rule in a few words, as "top of range, then +2.5 kg".

    With the exercise, dumbbells are a "next pair" and stacks "one pin"; with the present load it
    is known whether the step wants the top twice.
    """
    if prescription.rule == "linear":
        step_g = linear.step_at(prescription, load_g) if load_g else prescription.step_g
        return f"{_step(step_g, unit, exercise)} when all sets hit"
    if prescription.rule == "double":
        twice = load_g is not None and double.wants_twice(prescription, load_g, unit)
        top = "top twice" if twice else "top of range"
        return f"{top}, then {_step(prescription.step_g, unit, exercise)}"
    return "no progression"


def _step(step_g: int, unit: Unit, exercise: Exercise | None) -> str:
    kind = exercise.load_kind if exercise else None
    text = format_load(step_in(step_g, unit), unit, with_unit=True)
    if kind is LoadKind.ASSISTED:
        return f"{text} less help"
    words: Mapping[LoadKind | None, str] = {LoadKind.PAIR: "next pair", LoadKind.STACK: "one pin"}
    return words.get(kind, f"+{text}")


def preview(
    prescription: Prescription,
    start: Target,
    weeks: int = 8,
    met: bool = True,
    *,
    unit: Unit,
    exercise: Exercise,
    history: Sequence[Performance] = (),
) -> list[Target]:
    """The targets of the next ``weeks`` sessions, ``start`` first, by the rule itself.

    Every target is met exactly as asked, or with ``met`` false missed by one rep of the bottom.
    A start without a load has no next one, unless body weight is the load.
    """
    targets = [start]
    done = list(history)
    while len(targets) < weeks and _has_load(targets[-1], exercise):
        done.append(_performed(prescription, targets[-1], len(done), unit, met))
        targets.append(next_target(prescription, done, unit, exercise))
    return targets[:weeks]


def _has_load(target: Target, exercise: Exercise) -> bool:
    return target.load_g is not None or exercise.load_kind is LoadKind.BODYWEIGHT


def _performed(
    prescription: Prescription, target: Target, session: int, unit: Unit, met: bool
) -> Performance:
    reps = target.reps if met else prescription.reps_low - 1
    sets = tuple(
        LoggedSet(
            id=number,
            session_id=session,
            block_id=0,
            exercise_id=prescription.exercise_id,
            number=number,
            side=Side.BOTH,
            kind=SetKind.WORK,
            load_g=target.load_g,
            unit=unit,
            reps=reps,
            reserve_halves=prescription.reserve_halves,
        )
        for number in range(1, prescription.sets + 1)
    )
    return Performance(session, 0, sets, prescription.day_id)
