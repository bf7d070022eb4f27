"""GZCLP (Lefever, 2016): three tiers, each with its own way up and back.

Tier 1: 5 × 3, the last set for as many as possible; all reps add a step, a miss goes on to 6 × 2
and then to 10 × 1 at the same load; a miss there tests five reps and begins anew at 85 % of them.
Tier 2: 3 × 10, then 3 × 8, then 3 × 6 in the same way; a miss at 3 × 6 begins anew with what was
last missed at 3 × 10 and 15 lb where the step is 10, 10 lb where it is 5. Tier 3: 3 × 15, and 25
reps in the last set add a step.

Ours, else it would climb without success: where no session of tier 2 passed since then, or no
3 × 10 since it last began anew, that takes 10 % off instead; it never begins with more than 5 %
over the last load; and a step above 5 % of the load wants two passes in a row.
"""

from collections.abc import Sequence
from typing import NamedTuple

from legday_gui.training.progression.parameters import KG, PERCENT, YES_NO, Parameter
from legday_gui.training.progression.start import first_target
from legday_gui.training.progression.work import (
    BIG_STEP,
    Work,
    all_sets,
    at_load,
    big_step_words,
    both_sides,
    change,
    heavier,
    is_big_step,
    least_load,
    listed,
    percent,
    raise_headline,
    shown,
    straight_sets,
    works,
)
from legday_gui.training.units import format_load, round_to
from legday_gui.training.values import (
    Exercise,
    Performance,
    Prescription,
    SetKind,
    SetTarget,
    Target,
    Unit,
)

TITLE = "GZCLP"
LOOKBACK: int | None = None  # all since it began: the stages are counted
TIER = Parameter("tier", "Tier", 1, 1, 3)
TEST = Parameter("test", "Test five reps before a restart", 1, 0, 1, unit=YES_NO)
RESTART = Parameter("restart", "Tier 1 restarts at", 0.85, 0.70, 0.95, 0.01, PERCENT)
RESTART_KG = Parameter("restart_kg", "Tier 2 restarts with (0: by the step)", 0, 0, 20, 2.5, KG)
TOP_REPS = Parameter("top_reps", "Tier 3's last set for a step", 25, 16, 40, unit="reps")
PARAMETERS = (TIER, TEST, RESTART, RESTART_KG, TOP_REPS)

STAGES: dict[int, tuple[tuple[int, int], ...]] = {
    1: ((5, 3), (6, 2), (10, 1)),
    2: ((3, 10), (3, 8), (3, 6)),
    3: ((3, 15),),
}
_OF_MAX = {1: 0.75, 2: 0.62, 3: 0.60}  # a first load, as programs of it have it
_TEST_REPS = 5
_FIVE_OF_ONE = 1 + 5 / 30  # Epley
_RESET_OFF = 0.10  # where five reps were not tested
_RESTART_STEPS, _MOST_RESTART_G = 2, 7500  # 10 lb with steps of 5 lb, 15 lb with those of 10 lb


class _State(NamedTuple):
    """Where the lifter stands. ``load_g`` is the next load, ``tested`` a five-rep test next."""

    stage: int
    load_g: int | None
    tested: bool = False
    stage1_g: int | None = None  # what the first stage was last missed with
    passed: bool = False  # a session since then
    headline: str = ""
    reason: str = ""
    proven: bool = True  # the first stage was passed since the last restart, or there was none
    earned_g: int | None = None  # the last session's load, where that earned a big step once


def next_target(
    prescription: Prescription,
    history: Sequence[Performance],
    unit: Unit,
    exercise: Exercise,
    estimated_max_g: float | None = None,
) -> Target:
    """The next session's sets from all sessions since the rule began, oldest first.

    A session that lacks a set, with all others done, is done again; it is neither a success nor
    a miss.
    """
    state = _State(0, None)
    for performance in history:
        if not performance.deload:
            state = _after(state, prescription, performance, unit, exercise)
    if not state.reason:
        state = _first(prescription, unit, exercise, estimated_max_g)
    return _target(prescription, state, exercise)


def describe(prescription: Prescription, unit: Unit, step: str, load_g: int | None = None) -> str:
    """The rule in a few words."""
    del unit, load_g
    tier = int(TIER.of(prescription))
    if tier == 3:
        return f"last set {TOP_REPS.of(prescription):.0f}, then {step}"
    return f"tier {tier}: {step}, or next stage"


def _stages(prescription: Prescription) -> tuple[tuple[int, int], ...]:
    return STAGES[int(TIER.of(prescription))]


def _after(
    state: _State,
    prescription: Prescription,
    performance: Performance,
    unit: Unit,
    exercise: Exercise,
) -> _State:
    """The state after one more session."""
    if state.tested:
        return _restarted(state, prescription, performance, unit, exercise)
    sets, reps = _stages(prescription)[state.stage]
    asked = prescription._replace(sets=sets, reps_low=reps, reps_high=reps, set_reps=())
    found = works(asked, [performance], exercise)
    if not found:
        return state
    work = found[0]
    if work.load_g is None or work.top_g is None:
        reason = f"Last time {listed(work.reps)} without a load: log today's, and the rule goes on."
        return state._replace(headline="Which load?", reason=reason)
    if int(TIER.of(prescription)) == 3:
        return _third_tier(state, prescription, work, unit, exercise)
    if work.over < 0:
        return _missed(state, prescription, work, unit, exercise)
    return _done(state, prescription, work, unit, exercise)


def _done(
    state: _State, prescription: Prescription, work: Work, unit: Unit, exercise: Exercise
) -> _State:
    load = work.load_g or 0
    sets, reps = _stages(prescription)[state.stage]
    if not work.complete:
        reason = (
            f"Last time {listed(work.reps)}{at_load(work.top_g, exercise, unit)}, not all of "
            f"{sets} × {reps} were logged, so the same again."
        )
        return state._replace(load_g=work.top_g, earned_g=None, headline="Repeat.", reason=reason)
    said = f"Last time {all_sets(sets)} reached {reps}{at_load(load, exercise, unit)}"
    passed = state._replace(passed=True, proven=state.proven or state.stage == 0)
    return _earned(passed, prescription, load, said, unit, exercise)


def _earned(
    state: _State, prescription: Prescription, load: int, said: str, unit: Unit, exercise: Exercise
) -> _State:
    """The step, or where it is a big one and earned for the first time, the same once more."""
    step = prescription.step_g
    before = state.earned_g is not None and state.earned_g >= load
    if is_big_step(step, load, unit) and not before:
        reason = f"{said}; {big_step_words(step, load, unit)}, so it wants that twice in a row."
        headline = "Same load, once more."
        return state._replace(load_g=load, earned_g=load, headline=headline, reason=reason)
    raised = heavier(load, step, unit)
    twice = ", the second session in a row to earn the step" if before else ""
    return state._replace(
        load_g=raised,
        earned_g=None,
        headline=raise_headline(load, raised, exercise, unit),
        reason=f"{said}{twice}, so {change(load, raised, exercise, unit)}.",
    )


def _missed(
    state: _State, prescription: Prescription, work: Work, unit: Unit, exercise: Exercise
) -> _State:
    stages, load = _stages(prescription), work.top_g or 0
    sets, reps = stages[state.stage]
    stage1 = load if state.stage == 0 else state.stage1_g
    passed = state.stage > 0 and state.passed
    said = f"Last time {listed(work.reps)}{at_load(load, exercise, unit)}, short of {sets} × {reps}"
    if state.stage + 1 < len(stages):
        more, fewer = stages[state.stage + 1]
        reason = f"{said}, so on to {more} × {fewer} with the same load."
        return _State(
            state.stage + 1, load, False, stage1, passed, "Next stage.", reason, state.proven
        )
    if int(TIER.of(prescription)) == 1:
        return _end_of_tier_one(prescription, load, said, unit, exercise)
    at = state._replace(load_g=load, stage1_g=stage1 or load, passed=passed)
    return _end_of_tier_two(at, prescription, said, unit, exercise)


def _end_of_tier_two(
    state: _State, prescription: Prescription, said: str, unit: Unit, exercise: Exercise
) -> _State:
    """Back to the first stage, with more than it was last missed with where that is earned."""
    sets, reps = STAGES[2][0]
    stage1, back = state.stage1_g or 0, f"back to {sets} × {reps}"
    if not (state.passed and state.proven):
        begin = _down(stage1 * (1 - _RESET_OFF), stage1, unit, exercise)
        lacks = f"{sets} × {reps} passed since it began anew" if state.passed else "session passed"
        reason = f"{said}, and no {lacks}: {back} with {percent(_RESET_OFF)} off, rounded down."
        headline = f"{percent(_RESET_OFF)} lighter."
        return _State(0, begin, headline=headline, reason=reason, proven=False)
    added = round(RESTART_KG.of(prescription) * 1000) or min(
        _MOST_RESTART_G, _RESTART_STEPS * prescription.step_g
    )
    most = round_to(round((state.load_g or 0) * (1 + BIG_STEP)), exercise.step_g, unit, down=True)
    begin = max(stage1, min(round_to(stage1 + added, exercise.step_g, unit), most))
    difference = change(stage1, begin, exercise, unit)
    reason = f"{said}: {back}, {difference} than when it was last missed."
    return _State(0, begin, headline=f"{back.capitalize()}.", reason=reason, proven=False)


def _end_of_tier_one(
    prescription: Prescription, load: int, said: str, unit: Unit, exercise: Exercise
) -> _State:
    if TEST.of(prescription):
        five = _down(load / _FIVE_OF_ONE, load, unit, exercise)
        return _State(
            0, five, True, None, False, "Test five reps.",
            f"{said}: work up to the heaviest five reps, near {_load(five, exercise, unit)}; the "
            f"restart takes {percent(RESTART.of(prescription))} of them.",
        )  # fmt: skip
    begin = _down(load * (1 - _RESET_OFF), load, unit, exercise)
    return _State(
        0, begin, False, None, False, f"{percent(_RESET_OFF)} lighter.",
        f"{said}: back to 5 × 3 with {percent(_RESET_OFF)} off, rounded down.",
    )  # fmt: skip


def _restarted(
    state: _State,
    prescription: Prescription,
    performance: Performance,
    unit: Unit,
    exercise: Exercise,
) -> _State:
    """After the test: 85 % of its heaviest five reps; where there were none, of nothing new."""
    rows = straight_sets(performance, exercise)
    if not rows:
        return state
    fives = [
        load
        for sides in rows
        if both_sides(sides) and min(s.reps or 0 for s in sides) >= _TEST_REPS
        if (load := least_load(sides, exercise)) is not None
    ]
    if not fives:
        asked = state.load_g or 0
        begin = _down(asked * (1 - _RESET_OFF), asked, unit, exercise)
        reason = (
            f"The test had no set of five, so back to 5 × 3 with {percent(_RESET_OFF)} less than "
            f"{_load(asked, exercise, unit)}."
        )
        return _State(0, begin, headline=f"{percent(_RESET_OFF)} lighter.", reason=reason)
    share, best = RESTART.of(prescription), max(fives)
    begin = _down(best * share, best, unit, exercise)
    reason = (
        f"The test gave five reps{at_load(best, exercise, unit)}: 5 × 3 begins anew at "
        f"{percent(share)} of it, rounded down."
    )
    return _State(0, begin, headline="Back to 5 × 3.", reason=reason)


def _third_tier(
    state: _State, prescription: Prescription, work: Work, unit: Unit, exercise: Exercise
) -> _State:
    load, wanted = work.load_g or 0, int(TOP_REPS.of(prescription))
    said = f"Last time {listed(work.reps)}{at_load(load, exercise, unit)}"
    if work.complete and work.reps[-1] >= wanted:
        said += f", the last set at least {wanted}"
        return _earned(state, prescription, load, said, unit, exercise)
    reason = f"{said}; {wanted} in the last set earn the step."
    return _State(0, work.top_g, headline="Repeat.", reason=reason)


def _first(
    prescription: Prescription, unit: Unit, exercise: Exercise, estimated_max_g: float | None
) -> _State:
    sets, reps = _stages(prescription)[0]
    tier = int(TIER.of(prescription))
    load = None
    if estimated_max_g is not None:
        load = round_to(round(estimated_max_g * _OF_MAX[tier]), exercise.step_g, unit, down=True)
    if not load or load <= 0:
        asked = prescription._replace(sets=sets, reps_low=reps, reps_high=reps)
        first = first_target(asked, unit, exercise)
        return _State(0, first.load_g, headline=first.headline, reason=first.reason)
    reason = (
        f"First time on this day: {percent(_OF_MAX[tier])} of an estimated max of "
        f"{format_load(round(estimated_max_g or 0), unit, with_unit=True)}, rounded down."
    )
    return _State(0, load, headline="A careful start.", reason=reason)


def _down(grams: float, before_g: int, unit: Unit, exercise: Exercise) -> int:
    """Rounded down to a load of the implement; where nothing would be left, as before."""
    load = round_to(round(grams), exercise.step_g, unit, down=True)
    return load if load > 0 or before_g <= 0 else before_g


def _load(load_g: int, exercise: Exercise, unit: Unit) -> str:
    return at_load(load_g, exercise, unit).removeprefix(" at ").removeprefix(" with ")


def _target(prescription: Prescription, state: _State, exercise: Exercise) -> Target:
    tier = int(TIER.of(prescription))
    sets, reps = (1, _TEST_REPS) if state.tested else _stages(prescription)[state.stage]
    load, reserve = shown(state.load_g, exercise), prescription.reserve_halves
    one = SetTarget(reps, reps, load, reserve)
    last = one if tier == 2 or state.tested else one._replace(kind=SetKind.AMRAP)
    per_set = (*[one] * (sets - 1), last)
    return Target(sets, reps, reps, load, reserve, state.headline, state.reason, per_set)
