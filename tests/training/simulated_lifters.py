"""Lifters who never lived: a true strength, fatigue and noise, all from one seed.

Reps to failure follow Epley (1985) on the strength of the day. Hard sets make strength grow
towards a ceiling, more slowly the nearer it is, and leave fatigue that halves in four days. Each
day is some per cent better or worse, each set tires the next, and reserve is told to the nearest
rep and sometimes wrong, as people do (Halperin 2022).
"""

import random
from dataclasses import dataclass, field

from legday_gui.training.loading import Loads
from legday_gui.training.progression import next_target
from legday_gui.training.values import (
    Exercise,
    LoggedSet,
    Performance,
    Prescription,
    SetKind,
    SetTarget,
    Side,
    Target,
    Unit,
)

DAYS_BETWEEN = 7
_DAY_NOISE = 0.025
_PER_SET = 0.012  # strength lost from set to set
_STIMULUS = 0.0022  # of what is left to the ceiling, per hard set
_FATIGUE = 0.004  # per hard set
_HALVED_IN_DAYS = 4


@dataclass
class Lifter:
    seed: int
    strength_g: float = 110_000.0
    ceiling_g: float = 150_000.0
    fatigue: float = 0.0
    chance: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)

    def train(self, prescription: Prescription, target: Target, session: int) -> Performance:
        """One session as asked, as far as the day allows; strength and fatigue follow."""
        today = self.strength_g * (1 - self.fatigue) * self.chance.gauss(1, _DAY_NOISE)
        alike = SetTarget(target.reps, target.reps_high, target.load_g, target.reserve_halves)
        asked = target.per_set or (alike,) * target.sets
        done = []
        for number, one in enumerate(asked, start=1):
            possible = 30 * (today / (one.load_g or 20_000) - 1)
            done.append(self._set(prescription, one, number, session, possible))
            today *= 1 - _PER_SET
            self._adapt(possible - (done[-1].reps or 0))
        self.fatigue *= 0.5 ** (DAYS_BETWEEN / _HALVED_IN_DAYS)
        return Performance(session, session * DAYS_BETWEEN, tuple(done), prescription.day_id)

    def _set(
        self, prescription: Prescription, one: SetTarget, number: int, session: int, possible: float
    ) -> LoggedSet:
        able = max(0, int(possible))
        wanted = max(one.reps, able - 1) if one.kind is SetKind.AMRAP else one.reps
        reps = min(wanted, able)
        left = max(0, round(possible - reps + self.chance.choice((-1, 0, 0, 0, 1))))
        return LoggedSet(
            number, session, 1, prescription.exercise_id, number, Side.BOTH, one.kind,
            one.load_g, Unit.KG, reps, left * 2,
        )  # fmt: skip

    def _adapt(self, left: float) -> None:
        if left <= 4:
            self.strength_g += (self.ceiling_g - self.strength_g) * _STIMULUS
            self.fatigue += _FATIGUE


def trained(seed: int) -> Lifter:
    """Gains some 10 % in a year, as people do whose log of a lift is over a year old."""
    return Lifter(seed, 110_000.0, 150_000.0)


def novice(seed: int) -> Lifter:
    """Gains some 25 % in a year, as people do who begin one."""
    return Lifter(seed, 75_000.0, 140_000.0)


class Helpless(Lifter):
    """One rep short of everything, for ever."""

    def train(self, prescription: Prescription, target: Target, session: int) -> Performance:
        asked = (
            target.per_set
            or (SetTarget(target.reps, target.reps_high, target.load_g, target.reserve_halves),)
            * target.sets
        )
        sets = tuple(
            LoggedSet(
                n, session, 1, 1, n, Side.BOTH, one.kind, one.load_g, Unit.KG,
                max(0, min(one.reps, prescription.reps_low) - 1), 0,
            )
            for n, one in enumerate(asked, start=1)
        )  # fmt: skip
        return Performance(session, session * DAYS_BETWEEN, sets, prescription.day_id)


def year(
    prescription: Prescription,
    exercise: Exercise,
    lifter: Lifter,
    first_max_g: float,
    weeks: int = 52,
    loads: Loads | None = None,
) -> tuple[list[Target], list[Performance]]:
    """What was asked and what was done, week by week, the target taken from the log each time."""
    asked: list[Target] = []
    done: list[Performance] = []
    for week in range(weeks):
        target = next_target(
            prescription, done, Unit.KG, exercise, None if done else first_max_g,
            today=week * DAYS_BETWEEN, loads=loads,
        )  # fmt: skip
        asked.append(target)
        done.append(lifter.train(prescription, target, week))
    return asked, done
