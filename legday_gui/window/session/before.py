"""What is known of an exercise from before a session, and what its place can load. No Qt."""

from collections.abc import Sequence
from typing import NamedTuple

from legday_gui.logbook import history, places, targets
from legday_gui.logbook.logbook import Logbook
from legday_gui.training.estimate import Formula, estimated_max
from legday_gui.training.loading import Loads, Rack
from legday_gui.training.values import (
    Block,
    Exercise,
    LoggedSet,
    Performance,
    PlanDay,
    Prescription,
    Session,
    Side,
    Target,
    Unit,
)
from legday_gui.window.session.lines import SIDES


class Past(NamedTuple):
    """What came before of one exercise; ``other`` is the last time on another day, where newer."""

    last: Performance | None
    same_day: bool  # the last time was on the same plan day
    target: Target | None
    other: Performance | None = None


class Before:
    """Reads each history once. Made anew when something else in the logbook has changed."""

    def __init__(
        self,
        book: Logbook,
        athlete_id: int,
        unit: Unit,
        today: int,
        session: Session,
        day: PlanDay | None,
    ) -> None:
        self._book = book
        self._athlete_id = athlete_id
        self._unit = unit
        self._today = today
        self._session = session
        self._day = day
        self._pasts: dict[tuple[int, int], Past] = {}
        self._best: dict[int, targets.Best | None] = {}
        self._loads: dict[int, Loads] = {}
        self._settings: dict[int, str] = {}
        self._racks: dict[int, Rack | None] = {}
        self._targets: dict[int, Target] | None = None
        self.place = places.place(book, session.place_id) if session.place_id else None

    def past(self, block: Block, item: Prescription | None) -> Past:
        """Last times and target of a block, ``item`` being its prescription."""
        key = (block.exercise_id, item.id if item else 0)
        if key not in self._pasts:
            self._pasts[key] = self._read_past(block.exercise_id, item)
        return self._pasts[key]

    def _read_past(self, exercise_id: int, item: Prescription | None) -> Past:
        newest = self._last_time(exercise_id, None)
        day_id = self._session.plan_day_id
        if day_id is None or newest is None or newest.plan_day_id == day_id:
            same_day = day_id is not None and newest is not None
            return Past(newest, same_day, self._target(exercise_id, item))
        same = self._last_time(exercise_id, day_id)
        target = self._target(exercise_id, item)
        return Past(same or newest, same is not None, target, newest if same else None)

    def _last_time(self, exercise_id: int, plan_day_id: int | None) -> Performance | None:
        found = history.performances(
            self._book,
            self._athlete_id,
            exercise_id,
            plan_day_id=plan_day_id,
            before=self._session.started_at,
            limit=1,
        )
        return found[-1] if found else None

    def best_g(self, exercise: Exercise) -> float | None:
        """The best estimated max in grams before this session; None where there is none."""
        best = self.best(exercise)
        return best.max_g if best else None

    def best(self, exercise: Exercise) -> targets.Best | None:
        """The set before this session that has it, else the one with the most reps or seconds."""
        if exercise.id not in self._best:
            book, athlete_id = self._book, self._athlete_id
            past = {"until_day": self._session.day, "besides": self._session.id}
            self._best[exercise.id] = targets.best_set(
                book, athlete_id, exercise.id, formula=exercise.formula, **past
            ) or targets.longest_set(book, athlete_id, exercise, **past)
        return self._best[exercise.id]

    def knows_best(self, exercise_id: int) -> bool:
        """Whether ``best_g`` answers without reading."""
        return exercise_id in self._best

    def _target(self, exercise_id: int, item: Prescription | None) -> Target | None:
        if item is None or self._day is None or self._session.ended_at is not None:
            return None
        if item.exercise_id != exercise_id:  # swapped: the rule, on the other's history
            item = item._replace(exercise_id=exercise_id)
            return self._targets_of(self._day._replace(prescriptions=(item,))).get(item.id)
        if self._targets is None:
            self._targets = self._targets_of(self._day)
        return self._targets.get(item.id)

    def _targets_of(self, day: PlanDay) -> dict[int, Target]:
        return targets.day_targets(
            self._book,
            self._athlete_id,
            day,
            self._unit,
            self._today,
            before=self._session.started_at,
            place=self.place,
        )

    # ---- the place

    def loads(self, exercise: Exercise) -> Loads:
        """The loads that are possible here."""
        if exercise.id not in self._loads:
            self._loads[exercise.id] = places.loads_at(self._book, exercise, self.place, self._unit)
        return self._loads[exercise.id]

    def setting(self, exercise_id: int) -> str:
        """How the machine of an exercise is set here."""
        if exercise_id not in self._settings:
            self._settings[exercise_id] = places.setting_note(
                self._book, exercise_id, self._session.place_id
            )
        return self._settings[exercise_id]

    def set_setting(self, exercise_id: int, note: str) -> None:
        """Remember how the machine is set here."""
        places.set_setting_note(self._book, exercise_id, self._session.place_id, note)
        self._settings[exercise_id] = note

    def rack(self, exercise: Exercise) -> Rack | None:
        """What plates hang on here; None where the exercise has none."""
        if exercise.id not in self._racks:
            self._racks[exercise.id] = places.rack_at(self._book, exercise, self.place, self._unit)
        return self._racks[exercise.id]


def weaker_side(sets: Sequence[LoggedSet], formula: Formula = Formula.EPLEY) -> Side:
    """The side that did less last time, by estimated max, else by load and reps; left if equal."""
    best = {
        side: max((_strength(s, formula) for s in sets if s.side is side), default=None)
        for side in SIDES
    }
    left, right = best[Side.LEFT], best[Side.RIGHT]
    return Side.RIGHT if left is not None and right is not None and right < left else Side.LEFT


def _strength(s: LoggedSet, formula: Formula) -> tuple[float, int]:
    load, reps = s.load_g or 0, s.reps or 0
    return (estimated_max(load, reps, s.reserve_halves, formula) or load, reps)
