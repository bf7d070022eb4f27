"""How often a step like this one worked in comparable logs: information, never a guarantee.

From 20 281 pairs of sessions of 71 people (public exports of lifting logs; two straight sets or
more at the working load both times, at most 28 days apart): a logistic curve fitted on 33 of them
and checked on the others, where it was right to a few per cent. Success is that all sets at the
new load reach the reps asked. People step up when they feel ready, so for a rule that always does
the numbers are a little too good.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from legday_gui.training.progression.work import Work, works
from legday_gui.training.values import Exercise, Performance, Prescription, Target

SHARE_PER_REP = 0.023  # of the load, what one spare rep carries
_LEEWAY = 0.01


class Odds(NamedTuple):
    """``chance`` that all sets succeed, ``step`` as a share of the load, ``spare`` reps."""

    chance: float
    step: float
    spare: int
    far: bool  # the step is larger than the spare reps usually carry

    def sentence(self) -> str:
        """What is to be read beside the step."""
        times = round(self.chance * 10)
        often = f"about {times} times in 10" if 0 < times < 10 else "nearly always"
        if times == 0:
            often = "hardly ever"
        reps = "one rep" if self.spare == 1 else f"{self.spare or 'no'} reps"
        said = (
            f"In comparable logs a step of {self.step * 100:.1f} % with {reps} to spare worked "
            f"{often}"
        )
        if not self.far:
            return f"{said}; no guarantee."
        carries = max(0, self.spare) * SHARE_PER_REP * 100
        usual = f"some {carries:.0f} %" if carries >= 1 else "less than 1 %"
        return f"{said}: it is far beyond the {usual} that usually carry."


def chance(margin: int, step: float, *, passed_before: bool, sessions_at_load: int = 1) -> float:
    """How often a session succeeded after a step of that share of the load.

    ``margin`` is the worst set's reps beyond the target, ``passed_before`` whether the session
    before the last reached it, too.
    """
    u = math.sqrt(max(step * 100, 0.0) / 2.5)
    over, short, fail = min(max(margin, 0), 4), max(min(margin, 0), -4), margin < 0
    logit = 0.83 - 0.80 * u + 0.20 * over + 0.38 * short - 1.20 * fail
    logit += 0.11 * math.log(max(1, sessions_at_load)) + 0.12 * u * over + 0.28 * u * fail
    return 1 / (1 + math.exp(-logit - 1.01 * passed_before))


def step_odds(
    prescription: Prescription,
    target: Target,
    history: Sequence[Performance],
    exercise: Exercise,
) -> Odds | None:
    """The odds of the step that ``target`` takes; None where it takes none, or from nowhere.

    What was left in reserve beyond the asked reserve counts as spare reps for what they carry,
    as far as it was stated, but not for the odds, where it added nothing.
    """
    done = works(prescription, history, exercise)
    last = done[-1] if done else None
    if last is None or not last.load_g or target.load_g is None or target.per_set:
        return None
    step = (target.load_g - last.load_g) / abs(last.load_g)
    if step <= 0:
        return None
    margin = min(last.reps) - target.reps
    found = chance(
        margin, step,
        passed_before=len(done) > 1 and min(done[-2].reps) >= target.reps,
        sessions_at_load=_at_load(done),
    )  # fmt: skip
    spare = margin + _reserve_to_spare(prescription, last)
    return Odds(found, step, spare, step > max(0, spare) * SHARE_PER_REP + _LEEWAY)


def _at_load(done: Sequence[Work]) -> int:
    """For how many sessions in a row the load has been that of the last one."""
    count = 0
    for work in reversed(done):
        if work.load_g != done[-1].load_g:
            break
        count += 1
    return count


def _reserve_to_spare(prescription: Prescription, last: Work) -> int:
    known = [r for r in last.reserves if r is not None]
    if len(known) < len(last.reserves):
        return 0
    return max(0, (min(known) - prescription.reserve_halves) // 2)
