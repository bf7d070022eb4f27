"""How the next load is chosen: a file per rule, each a pure function of the logged history.

A rule is a module with ``TITLE``, ``PARAMETERS``, ``LOOKBACK``, ``next_target`` and ``describe``
as ``Rule`` has them, and a line in ``RULES``.
"""

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from legday_gui.training.progression.breaks import after_break, after_deload
from legday_gui.training.progression.start import entered_max_g, first_of_each
from legday_gui.training.progression.work import works
from legday_gui.training.units import format_load, step_in
from legday_gui.training.values import (
    Exercise,
    LoadKind,
    Measure,
    Performance,
    Prescription,
    SetKind,
    SetTarget,
    Target,
    Unit,
)

if TYPE_CHECKING:
    from legday_gui.training.loading import Loads
    from legday_gui.training.pain import SitePain
    from legday_gui.training.progression.elsewhere import Elsewhere
    from legday_gui.training.progression.parameters import Parameter

# The name in the file: its module here. Read when first used, as a start needs few of them.
RULES: Mapping[str, str] = {
    "linear": "linear",
    "double": "double",
    "reserve": "reserve",
    "total": "total",
    "top_set": "top_set",
    "531": "five_three_one",
    "gzclp": "gzclp",
    "none": "none",
}


# An option of any rule: the last set is for as many reps as possible.
OPEN_END_KEY = "open_end"


class Rule(Protocol):
    """What the module of a rule has.

    ``LOOKBACK`` is how many sessions it is replayed over, None for all since the day in the
    prescription's option ``since_day``, on which the rule began.
    """

    @property
    def TITLE(self) -> str: ...

    @property
    def PARAMETERS(self) -> "tuple[Parameter, ...]": ...

    @property
    def LOOKBACK(self) -> int | None: ...

    def next_target(
        self,
        prescription: Prescription,
        history: Sequence[Performance],
        unit: Unit,
        exercise: Exercise,
        estimated_max_g: float | None = None,
        /,
    ) -> Target: ...

    def describe(
        self, prescription: Prescription, unit: Unit, step: str, load_g: int | None = None, /
    ) -> str: ...


def rule(name: str) -> Rule:
    """The rule of that name; one that this version does not know keeps the load."""
    return cast(Rule, import_module(f"{__name__}.{RULES.get(name, 'none')}"))


def rule_of(prescription: Prescription, exercise: Exercise) -> Rule:
    """The rule that a prescription goes by; what is counted by time or distance has none."""
    return rule(prescription.rule if exercise.measure is Measure.REPS else "none")


def since_rule_began(
    prescription: Prescription, history: Sequence[Performance]
) -> Sequence[Performance]:
    """The sessions that a rule which counts them all may see."""
    began = int(prescription.options.get("since_day", 0))
    return [p for p in history if p.day >= began] if began else history


def next_target(
    prescription: Prescription,
    history: Sequence[Performance],
    unit: Unit,
    exercise: Exercise,
    estimated_max_g: float | None = None,
    *,
    today: int | None = None,
    place_id: int | None = None,
    loads: "Loads | None" = None,
    pain: "SitePain | None" = None,
    other_days: "Elsewhere | None" = None,
) -> Target:
    """What the prescription asks of the next session, and why.

    ``history`` holds the earlier sessions of the same plan day, oldest first; loads are grams and
    ``unit`` is the person's, whose real steps are used. Without any history the load comes from
    ``estimated_max_g`` where that is given, from what was lifted on ``other_days``, or from the
    five-rep max in the prescription's option ``five_rep_max_kg``. With ``today`` (a day number) a
    break of more than 14 days eases the return. ``pain`` at a site that the exercise loads holds
    the load or takes some off. Sessions marked as deload are not judged. With ``loads``, those of
    the place ``place_id``, no other load is asked for, and what was done at other places counts
    as far as it compares.
    """
    if other_days is not None and estimated_max_g is None:
        estimated_max_g = other_days.max_g
    given = (unit, exercise, estimated_max_g, today, pain, other_days)
    if loads is not None:
        from legday_gui.training.progression import here

        history, note = here.comparable(history, exercise, place_id or 0, loads)
        prescription = here.with_real_step(prescription, history, exercise, loads)
        target = _target(prescription, history, *given)
        down = here.is_lighter(target, prescription, history, exercise)
        return here.fitted(target, loads, note, down=down and not target.per_set)
    return _target(prescription, history, *given)


def _target(
    prescription: Prescription,
    history: Sequence[Performance],
    unit: Unit,
    exercise: Exercise,
    estimated_max_g: float | None,
    today: int | None,
    pain: "SitePain | None",
    other_days: "Elsewhere | None",
) -> Target:
    chosen = rule_of(prescription, exercise)
    entered = entered_max_g(prescription)
    estimated_max_g = entered or estimated_max_g
    if chosen.LOOKBACK is None:
        history = since_rule_began(prescription, history)
    target = chosen.next_target(prescription, history, unit, exercise, estimated_max_g)
    if prescription.set_reps and not target.per_set:
        target = _each_set(target, prescription, history, exercise)
        if not works(prescription, history, exercise) and estimated_max_g is not None:
            target = first_of_each(target, prescription, unit, exercise, estimated_max_g)
    if prescription.options.get(OPEN_END_KEY):
        target = _open_ended(target)
    if not history:
        if other_days is None or entered:
            return target
        from legday_gui.training.progression.elsewhere import first_here

        return first_here(target, other_days, prescription, unit, exercise, today)
    target = after_deload(target, history)
    if today is not None:
        target = after_break(target, prescription, history, unit, exercise, today)
    if pain is None:
        return target
    from legday_gui.training.progression.hurting import after_pain

    return after_pain(target, pain, prescription, history, unit, exercise)


def _open_ended(target: Target) -> Target:
    """The last set for as many reps as possible, where it is a plain work set."""
    alike = SetTarget(target.reps, target.reps_high, target.load_g, target.reserve_halves)
    sets = target.per_set or (alike,) * target.sets
    if not sets or sets[-1].kind is not SetKind.WORK:
        return target
    return target._replace(per_set=(*sets[:-1], sets[-1]._replace(kind=SetKind.AMRAP)))


def _each_set(
    target: Target,
    prescription: Prescription,
    history: Sequence[Performance],
    exercise: Exercise,
) -> Target:
    """The sets of a prescription that has reps for each of them.

    Each goes on from its own load: what the rule adds to or takes off the lowest of them.
    """
    done = works(prescription, history, exercise)
    last = done[-1] if done else None
    extra = target.reps - prescription.reps_low
    sets = []
    for i, reps in enumerate(prescription.set_reps):
        load = target.load_g
        own = last.loads[min(i, len(last.loads) - 1)] if last else None
        if last and load is not None and own and last.load_g:
            load = max(load, own + load - last.load_g)
        sets.append(SetTarget(reps + extra, reps + extra, load, target.reserve_halves))
    return target._replace(sets=len(sets), per_set=tuple(sets))


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
    chosen = rule_of(prescription, exercise) if exercise else rule(prescription.rule)
    return chosen.describe(prescription, unit, _step(prescription.step_g, unit, exercise), load_g)


def _step(step_g: int, unit: Unit, exercise: Exercise | None) -> str:
    kind = exercise.load_kind if exercise else None
    text = format_load(step_in(step_g, unit), unit, with_unit=True)
    if kind is LoadKind.ASSISTED:
        return f"{text} less help"
    words: Mapping[LoadKind | None, str] = {LoadKind.PAIR: "next pair", LoadKind.STACK: "one pin"}
    return words.get(kind, f"+{text}")
