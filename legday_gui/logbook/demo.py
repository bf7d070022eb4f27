"""A throw-away logbook to look around in: two years of a made-up lifter on the default plan.

The lifter has a strength per exercise that grows fast, then slowly, and good and bad days; what
they lift is what the progression rules ask for. Every ninth week is an easy one. The same every
time but for the date.
"""

import math
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from legday_gui.logbook import sessions
from legday_gui.logbook.athletes import athletes
from legday_gui.logbook.history import last_plan_day_position
from legday_gui.logbook.ids import new_id
from legday_gui.logbook.library import exercises
from legday_gui.logbook.logbook import Logbook
from legday_gui.logbook.plans import active_plan
from legday_gui.logbook.sessions import SET_FIELDS
from legday_gui.logbook.targets import day_targets
from legday_gui.training import progression, warmup
from legday_gui.training.calendar import next_plan_day, offset_minutes_at
from legday_gui.training.progression.deload import easy_target
from legday_gui.training.values import (
    Exercise,
    LoggedSet,
    Performance,
    PlanDay,
    Prescription,
    SetKind,
    Side,
    Sidedness,
    Unit,
)

_WEEKS = 104
_EASY_EVERY = 9  # weeks; the last of them
_DAY_S = 86400

# Estimated max in kg at the start, and how much of it two years add.
_STRENGTH = {
    "Squat": (96, 0.45),
    "Deadlift": (120, 0.42),
    "Bulgarian split squat": (19, 0.75),
    "Hamstring curl": (42, 0.5),
    "Standing calf raise": (78, 0.55),
    "Front squat": (78, 0.42),
    "Romanian deadlift": (88, 0.5),
    "Walking lunge": (16, 0.8),
    "Leg press": (165, 0.6),
    "Seated calf raise": (44, 0.5),
}


@dataclass
class _Rows:
    """What is written at the end, table by table."""

    session: list[tuple[Any, ...]] = field(default_factory=list)
    block: list[tuple[Any, ...]] = field(default_factory=list)
    training_set: list[tuple[Any, ...]] = field(default_factory=list)
    deload: list[tuple[Any, ...]] = field(default_factory=list)


def build_demo(path: Path, *, now: int | None = None, seed: int = 7) -> Logbook:
    """Make a logbook at ``path`` whose last session ended about 70 hours before ``now``."""
    book = Logbook.create(path, athlete_name="Demo")
    _Lifter(book, int(now if now is not None else time.time()), random.Random(seed)).train()
    return book


def begin_session(book: Logbook, *, now: int | None = None) -> None:
    """Begin the next plan day a few minutes ago, and log its first exercise up to the last set."""
    athlete_id = athletes(book)[0].id
    plan = active_plan(book, athlete_id)
    if plan is None:
        return
    day = next_plan_day(plan, last_plan_day_position(book, athlete_id, plan.id))
    if day is None:
        return
    ends = int(now if now is not None else time.time()) - 75
    item = day.prescriptions[0]
    exercise = exercises(book)[item.exercise_id]
    target = day_targets(book, athlete_id, day, Unit.KG, ends // _DAY_S)[item.id]
    load = target.load_g or 60_000
    ramp = warmup.warm_up_ramp(load, exercise, Unit.KG)
    todo: list[tuple[SetKind, int, int, int | None]] = [
        (SetKind.WARM_UP, grams, reps, None) for grams, reps in ramp
    ]
    todo += [(SetKind.WORK, load, target.reps, spare) for spare in (4, 3, 3)[: item.sets - 1]]
    start = ends - 200 * len(todo)
    session_id = sessions.start_session(book, athlete_id, day, start, offset_minutes_at(start))
    block = sessions.blocks(book, session_id)[0]
    for number, (kind, grams, reps, spare) in enumerate(todo, start=1):
        sessions.log_set(
            book, block, number=number, side=Side.BOTH, kind=kind, load_g=grams, unit=Unit.KG,
            reps=reps, reserve_halves=spare, at=start + 200 * number, rest_s=item.rest_s,
        )  # fmt: skip


class _Lifter:
    def __init__(self, book: Logbook, now: int, chance: random.Random) -> None:
        self.book = book
        self.now = now
        self.chance = chance
        self.athlete_id = athletes(book)[0].id
        self.exercises = exercises(book)
        self.history: dict[int, list[Performance]] = {}
        self.rows = _Rows()

    def train(self) -> None:
        plan = active_plan(self.book, self.athlete_id)
        if plan is None:
            return
        for week, day, started_at in self._schedule(plan.days):
            self._session(week, day, started_at)
        self._mark_easy_weeks()
        self._write()

    def _schedule(self, days: Sequence[PlanDay]) -> Iterator[tuple[float, PlanDay, int]]:
        """Two days a week but for holidays and missed days, backwards from 70 hours ago."""
        for index in range(_WEEKS * 2):
            back = _WEEKS * 2 - 1 - index
            week, second = index // 2, index % 2
            on_holiday = week % 31 in (17, 18)
            if on_holiday or (back > 4 and self.chance.random() < 0.05):
                continue
            started = self._planned_at(index)
            yield index / 2, days[second % len(days)], started + self.chance.randrange(-3600, 3600)

    def _planned_at(self, index: int) -> int:
        back = _WEEKS * 2 - 1 - index
        return self.now - 70 * 3600 - (back // 2) * 7 * _DAY_S - (back % 2) * 3 * _DAY_S

    def _mark_easy_weeks(self) -> None:
        """Around both days of the week, far from those of other weeks."""
        for week in filter(_is_easy, range(_WEEKS)):
            at = self._planned_at(week * 2)
            first = (at + offset_minutes_at(at) * 60) // _DAY_S - 1
            self.rows.deload.append((new_id(), self.athlete_id, None, first, first + 5))

    def _session(self, week: float, day: PlanDay, started_at: int) -> None:
        offset = offset_minutes_at(started_at)
        local_day = (started_at + offset * 60) // _DAY_S
        session_id = new_id()
        clock = started_at
        for item in day.prescriptions:
            block_id = new_id()
            self.rows.block.append(
                (block_id, session_id, item.position, item.exercise_id, item.id, item.sets)
            )
            sets, clock = self._exercise(week, local_day, session_id, block_id, item, clock)
            done = Performance(
                session_id, local_day, tuple(sets), day.id, deload=_is_easy(int(week))
            )
            self.history.setdefault(item.id, []).append(done)
            self.rows.training_set += [
                (*(getattr(s, name) for name in SET_FIELDS), self.athlete_id, local_day,
                 item.position * 100 + place)
                for place, s in enumerate(sets)
            ]  # fmt: skip
        self.rows.session.append(
            (session_id, self.athlete_id, day.id, day.name, started_at, offset, local_day, clock)
        )

    def _exercise(
        self,
        week: float,
        local_day: int,
        session_id: int,
        block_id: int,
        item: Prescription,
        clock: int,
    ) -> tuple[list[LoggedSet], int]:
        exercise = self.exercises[item.exercise_id]
        able = self._ability(exercise, week) * self.chance.gauss(1, 0.02)
        history = self.history.get(item.id, [])[-30:]
        target = progression.next_target(
            item, history, Unit.KG, exercise, estimated_max_g=able * 0.94, today=local_day
        )
        easy = _is_easy(int(week))
        if easy:
            target = easy_target(target, item, history, Unit.KG, exercise)
        load, kind = target.load_g or 0, SetKind.DELOAD if easy else SetKind.WORK
        sets: list[LoggedSet] = []

        def log(number: int, side: Side, kind: SetKind, grams: int, reps: int, spare: int | None,
                rest: int) -> None:  # fmt: skip
            nonlocal clock
            clock += 35 + rest
            sets.append(
                LoggedSet(new_id(), session_id, block_id, exercise.id, number, side, kind, grams,
                          Unit.KG, reps, spare, done_at=clock)
            )  # fmt: skip

        ramp = warmup.warm_up_ramp(load, exercise, Unit.KG) if item.position < 2 else ()
        for number, (grams, reps) in enumerate(ramp, start=1):
            log(number, Side.BOTH, SetKind.WARM_UP, grams, reps, None, 60)
        for index in range(target.sets):
            number = len(ramp) + index + 1
            for side in _sides(exercise):
                strength = able * (0.965 if side is Side.RIGHT else 1)
                reps, spare = self._reps(strength, load, index, target.reps)
                rest = item.side_rest_s or 30 if side is Side.LEFT else item.rest_s
                log(number, side, kind, load, reps, spare, rest)
        return sets, clock

    def _ability(self, exercise: Exercise, week: float) -> float:
        start, gain = _STRENGTH.get(exercise.name, (40, 0.4))
        grown = 1 + gain * (1 - math.exp(-week / 45)) / (1 - math.exp(-_WEEKS / 45))
        return start * 1000 * grown

    def _reps(self, able: float, load: int, index: int, target: int) -> tuple[int, int | None]:
        """Reps done of ``target`` and halves in reserve, by Epley turned round, tiring a little."""
        if load <= 0:
            return target, None
        possible = 30 * (able / load - 1) - 0.4 * index + self.chance.gauss(0, 0.4)
        reps = max(1, min(target, int(possible)))
        spare = max(0, min(8, round(2 * (possible - reps))))
        return reps, spare if self.chance.random() < 0.7 else None

    def _write(self) -> None:
        book = self.book
        book.insert_many(
            "session",
            ("id", "athlete_id", "plan_day_id", "name", "started_at", "offset_min", "day",
             "ended_at"),
            self.rows.session,
        )  # fmt: skip
        book.insert_many(
            "block",
            ("id", "session_id", "position", "exercise_id", "prescription_id", "sets"),
            self.rows.block,
        )
        book.insert_many(
            "training_set", (*SET_FIELDS, "athlete_id", "day", "position"), self.rows.training_set
        )
        book.insert_many(
            "deload", ("id", "athlete_id", "exercise_id", "from_day", "until_day"),
            self.rows.deload,
        )  # fmt: skip
        weights = []
        for week in range(0, _WEEKS, 2):
            at = self.now - (_WEEKS - week) * 7 * _DAY_S
            grams = round(78_000 + 45 * week + self.chance.gauss(0, 500), -2)
            day = (at + offset_minutes_at(at) * 60) // _DAY_S
            weights.append((new_id(), self.athlete_id, day, at, int(grams)))
        columns = ("id", "athlete_id", "day", "measured_at", "grams")
        book.insert_many("body_weight", columns, weights)
        book.announce({"session", "block", "training_set", "deload", "body_weight"})


def _is_easy(week: int) -> bool:
    return week % _EASY_EVERY == _EASY_EVERY - 1


def _sides(exercise: Exercise) -> tuple[Side, ...]:
    if exercise.sidedness is Sidedness.ALWAYS:
        return (Side.LEFT, Side.RIGHT)
    return (Side.BOTH,)
