"""A session as it is being logged or corrected: its exercises, their lines, its writes. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from legday_gui.logbook import plans, sessions
from legday_gui.logbook.chart_settings import with_formula
from legday_gui.logbook.errors import LogbookError
from legday_gui.logbook.library import some_exercises
from legday_gui.logbook.logbook import Logbook
from legday_gui.training.estimate import Formula, estimated_max
from legday_gui.training.loading import Loads, loadable
from legday_gui.training.values import (
    Block,
    Exercise,
    LoadKind,
    LoggedSet,
    Measure,
    PlanDay,
    Prescription,
    SetKind,
    Side,
    Sidedness,
    Unit,
)
from legday_gui.training.volume import by_number
from legday_gui.training.warmup import warm_up_ramp
from legday_gui.window.session.before import Before, Past, weaker_side
from legday_gui.window.session.lines import SIDES, Line, Outline, is_warm_up, lines
from legday_gui.window.session.resting import rest_after

if TYPE_CHECKING:
    from legday_gui.logbook.targets import Best

# The kinds that a set is changed between, in turn.
KINDS = (SetKind.WORK, SetKind.BACK_OFF, SetKind.DROP, SetKind.FAILURE, SetKind.AMRAP)
ADDED_SETS = 3  # offered for an exercise that no plan asked for


@dataclass(frozen=True, slots=True)
class Values:
    """What is to be written of one set."""

    load_g: int | None
    unit: Unit
    amount: int | float | None
    reserve_halves: int | None


class Sheet:
    """Reads one session and writes to it. ``finished`` sessions are corrected, not run."""

    def __init__(
        self, book: Logbook, athlete_id: int, unit: Unit, session_id: int, today: int
    ) -> None:
        self.book = book
        self.athlete_id = athlete_id
        self.unit = unit
        self.today = today
        self.session_id = session_id
        # Blocks whose other warm-ups are skipped, with how many were done by then: where undo takes
        # one of those back, they are all there again.
        self._no_warm_ups: dict[int, int] = {}
        self._more: dict[int, int] = {}  # lines wanted in a finished session, by block
        self._kinds: dict[tuple[int, int], SetKind] = {}  # chosen for open sets: block, number
        self._exercises: dict[int, Exercise] = {}
        self._lines: dict[tuple[int, bool], list[Line]] = {}  # by block and starred, as last told
        self.reload()
        self.forget_past()

    # ---- reading

    def reload(self) -> None:
        """Read the session again; what is known of the past is kept."""
        self.session = sessions.session(self.book, self.session_id)
        self.blocks = sessions.blocks(self.book, self.session_id)
        self._sets: dict[int, list[LoggedSet]] = {}
        self._lines.clear()
        for logged in sessions.sets_of(self.book, self.session_id):
            self._sets.setdefault(logged.block_id, []).append(logged)

    def forget_past(self) -> None:
        """Something else in the logbook has changed: read histories and targets again."""
        self._lines.clear()
        self._exercises.clear()
        self.day = self._plan_day()
        self.before = Before(
            self.book, self.athlete_id, self.unit, self.today, self.session, self.day
        )

    @property
    def finished(self) -> bool:
        return self.session.ended_at is not None

    def _plan_day(self) -> PlanDay | None:
        if self.session.plan_day_id is None:
            return None
        try:
            return plans.plan_day(self.book, self.session.plan_day_id)
        except LogbookError:  # the day has left the plan since
            return None

    def block(self, block_id: int) -> Block | None:
        return next((b for b in self.blocks if b.id == block_id), None)

    def exercise(self, block: Block) -> Exercise:
        """The exercise, with the formula of its estimated max that was chosen for it."""
        id_ = block.exercise_id
        if id_ not in self._exercises:
            found = some_exercises(self.book, [id_])[id_]  # a removed one keeps its sets
            self._exercises[id_] = with_formula(self.book, self.athlete_id, found)
        return self._exercises[id_]

    def prescription(self, block: Block) -> Prescription | None:
        items = self.day.prescriptions if self.day else ()
        return next((p for p in items if p.id == block.prescription_id), None)

    def sets(self, block: Block) -> list[LoggedSet]:
        return self._sets.get(block.id, [])

    def all_sets(self) -> list[LoggedSet]:
        return [s for block in self.blocks for s in self.sets(block)]

    def past(self, block: Block) -> Past:
        """What came before this session; read once."""
        return self.before.past(block, self.prescription(block))

    def best(self, block: Block) -> "Best | None":
        """The set with the best estimated max before this session; read once."""
        return self.before.best(self.exercise(block))

    def best_g(self, block: Block) -> float | None:
        """The best estimated max in grams before this session; read once."""
        return self.before.best_g(self.exercise(block))

    def loads(self, block: Block) -> Loads:
        """The loads of the exercise that are possible at the session's place."""
        return self.before.loads(self.exercise(block))

    # ---- lines

    def sides(self, block: Block) -> tuple[Side, ...]:
        """Both together, or one after the other, the weaker of last time first."""
        exercise, item = self.exercise(block), self.prescription(block)
        optional = exercise.sidedness is Sidedness.OPTIONAL
        asked = optional and item is not None and item.side_rest_s is not None
        if exercise.sidedness is not Sidedness.ALWAYS and not asked:
            return (Side.BOTH,)
        done = [s for s in self.sets(block) if s.side is not Side.BOTH and not is_warm_up(s)]
        if done:  # the order that was begun with stays
            first = done[0].side
        else:
            last = self.past(block).last
            first = weaker_side(last.sets if last else (), exercise.formula)
        return SIDES if first is Side.LEFT else SIDES[::-1]

    def lines(self, block: Block, *, starred: bool = False) -> list[Line]:
        """The lines of an exercise; ``starred`` looks for records, which reads all its past."""
        # Once the past is read, one list serves both.
        starred = starred or self.before.knows_best(block.exercise_id)
        key = (block.id, starred)
        if key not in self._lines:
            self._lines[key] = self._make_lines(block, starred=starred)
        return list(self._lines[key])

    def _make_lines(self, block: Block, *, starred: bool) -> list[Line]:
        exercise, past, done = self.exercise(block), self.past(block), self.sets(block)
        outline = Outline(
            measure=exercise.measure,
            sides=self.sides(block),
            sets=self._sets_asked(block, done),
            target=past.target,
            warm_ups=self._warm_ups(block, exercise, past, done),
            last=past.last.sets if past.last else (),
            records=stars(done, self.best_g(block), exercise.formula) if starred else frozenset(),
            kinds={n: kind for (b, n), kind in self._kinds.items() if b == block.id},
            loads=self.loads(block),
        )
        return lines(outline, done)

    def _sets_asked(self, block: Block, done: Sequence[LoggedSet]) -> int:
        if self.finished:
            return max(_count(done), self._more.get(block.id, 0))
        if block.skipped:
            return 0
        item, target = self.prescription(block), self.past(block).target
        if item is None or target is None:
            return block.sets
        # The rule may ask for more or fewer than the plan: a stage, an easy day.
        return max(1, target.sets + block.sets - item.sets)

    def _warm_ups(
        self, block: Block, exercise: Exercise, past: Past, done: Sequence[LoggedSet]
    ) -> tuple[tuple[int, int], ...]:
        """What of the ramp is still to do; one-sided and unloaded work has none."""
        target = past.target
        if self.finished or block.skipped or self._skips_warm_ups(block, done) or target is None:
            return ()
        if target.load_g is None or self.sides(block) != (Side.BOTH,):
            return ()
        first = target.per_set[0].load_g if target.per_set else target.load_g
        steps = warm_up_ramp(first or target.load_g, exercise, self.unit, loads=self.loads(block))
        return tuple(steps[len([s for s in done if is_warm_up(s)]) :])

    def _forget_lines(self, block: Block) -> None:
        for starred in (False, True):
            self._lines.pop((block.id, starred), None)

    def progress(self, block: Block) -> tuple[int, int]:
        """(work sets done with all their sides, work sets asked for)."""
        work = [line for line in self.lines(block) if line.kind is not SetKind.WARM_UP]
        numbers = {line.number for line in work}
        still = {line.number for line in work if line.logged is None}
        return len(numbers - still), len(numbers)

    def next_line(self, block: Block) -> Line | None:
        return next((line for line in self.lines(block) if line.logged is None), None)

    def next_block(self, after: Block | None) -> Block | None:
        """The next exercise with something to do: after this one, else from the top."""
        at = self.blocks.index(after) + 1 if after in self.blocks else 0
        order = self.blocks[at:] + self.blocks[:at]
        return next((b for b in order if self.next_line(b) is not None), None)

    def loads_in_order(
        self, block: Block, line: Line | None, load_g: int | None
    ) -> tuple[list[int], int]:
        """The loads of an exercise in the order of its sets, and which of them is the line's.

        ``load_g`` stands for what the line proposes.
        """
        loads: list[int] = []
        at = 0
        for one in self.lines(block):
            here = one.key == line.key if line else False
            if here:
                at = len(loads)
            grams = load_g if here else one.load_g
            if grams is not None:
                loads.append(grams)
        return loads, at

    def fingerprints(self) -> dict[int, tuple[object, ...]]:
        """Each block as it stands, its place aside, to be compared with what it was before."""
        return {b.id: (b._replace(position=0), *self.sets(b)) for b in self.blocks}

    def stepped(self, block: Block, load_g: int | None, steps: int) -> int | None:
        """A load so many real steps of this place up (or down, negative); the same at the end."""
        loads = self.loads(block)
        if not loads.grams:  # nothing is listed here for it: its own steps, rather than none
            loads = loadable(self.exercise(block), None, self.unit)
        for _ in range(abs(steps)):
            here = load_g or 0
            further = loads.step_up(here) if steps > 0 else loads.step_down(here)
            load_g = load_g if further is None else further
        return load_g

    def last_logged(self, block: Block) -> LoggedSet | None:
        return max(self.sets(block), key=lambda s: s.id, default=None)

    # ---- writing

    def log(self, block: Block, line: Line, values: Values, at: int | None) -> LoggedSet:
        """Write one line; in a running session its rest begins."""
        fields: dict[str, Any] = {
            "number": line.number,
            "side": line.side,
            "kind": line.kind,
            "load_g": values.load_g,
            "unit": values.unit,
            "reserve_halves": values.reserve_halves,
            **self._amount(block, values),
        }
        rest_s = None
        if not self.finished:
            draft = LoggedSet(0, self.session_id, block.id, block.exercise_id, **fields)
            rest_s = rest_after(self, block, draft).seconds or 0  # 0 ends the one before
        logged = sessions.log_set(self.book, block, at=at, rest_s=rest_s, **fields)
        self._kinds.pop((block.id, line.number), None)  # the set has it now
        # What was written is known: reading it again would cost more than writing it.
        self._sets.setdefault(block.id, []).append(logged)
        self._forget_lines(block)
        if rest_s is not None and at is not None:
            self.session = self.session._replace(rest_from_ms=at * 1000, rest_s=rest_s)
        return logged

    def correct(self, block: Block, logged: LoggedSet, values: Values) -> None:
        """Change a set; the rest goes on as it was."""
        fields: dict[str, Any] = {
            "load_g": values.load_g,
            "unit": values.unit,
            "reserve_halves": values.reserve_halves,
            **self._amount(block, values),
        }
        changed = {k: v for k, v in fields.items() if getattr(logged, k) != v}
        if changed:
            sessions.edit_set(self.book, logged.id, **changed)

    def _amount(self, block: Block, values: Values) -> dict[str, Any]:
        measure = self.exercise(block).measure
        name = {Measure.TIME: "seconds", Measure.DISTANCE: "metres"}.get(measure, "reps")
        return {"reps": None} | {name: values.amount}

    def set_kind(self, block: Block, line: Line, kind: SetKind) -> None:
        """Make a set of another kind, both sides of it; of an open set that is remembered."""
        logged = [s for s in self.sets(block) if s.number == line.number]
        if logged:
            sessions.edit_sets(self.book, [s.id for s in logged], kind=kind)
        else:  # the other side of a set that is begun follows the first
            self._kinds[block.id, line.number] = kind
        self._forget_lines(block)

    def add_set(self, block: Block) -> None:
        """Ask for one more work set."""
        if self.finished:
            done = _count(self.sets(block))
            self._more[block.id] = max(done, self._more.get(block.id, 0)) + 1
            self._forget_lines(block)
            return
        asked = self.progress(block)[1]
        sessions.edit_block(self.book, block.id, sets=asked + 1, skipped=False)

    def drop_set(self, block: Block) -> bool:
        """Ask for one work set less; False where all of them are done."""
        done = _count(self.sets(block))
        if self.finished:
            opened = self._more.get(block.id, 0) > done
            self._more[block.id] = self._more[block.id] - 1 if opened else 0
            self._forget_lines(block)
            return opened
        if block.sets <= done:
            return False
        sessions.edit_block(self.book, block.id, sets=block.sets - 1)
        return True

    def skip_warm_ups(self, block: Block) -> None:
        self._no_warm_ups[block.id] = _warmed(self.sets(block))
        self._forget_lines(block)

    def _skips_warm_ups(self, block: Block, done: Sequence[LoggedSet]) -> bool:
        return block.id in self._no_warm_ups and _warmed(done) >= self._no_warm_ups[block.id]

    def swap(self, block: Block, exercise_id: int) -> None:
        """Do another exercise in this one's place; what the plan asked for is remembered."""
        fields: dict[str, Any] = {"exercise_id": exercise_id}
        if block.prescription_id is not None and block.swapped_from is None:
            fields["swapped_from"] = block.exercise_id
        sessions.edit_block(self.book, block.id, **fields)

    def toggle_superset(self, block: Block) -> None:
        """Let an exercise alternate with the next one, or end the superset that it is in."""
        number = block.superset
        if number is not None:
            together = [b.id for b in self.blocks if b.superset == number]
            sessions.set_superset(self.book, together, None)
            return
        following = self.blocks[self.blocks.index(block) + 1 :][:1]
        if not following:
            raise LogbookError("There is no exercise after this one: move it up, or add one.")
        number = following[0].superset
        if number is None:
            number = max((b.superset or 0 for b in self.blocks), default=0) + 1
        sessions.set_superset(self.book, [block.id, following[0].id], number)

    def add_exercise(self, exercise_id: int) -> int:
        asked = 1 if self.finished else ADDED_SETS
        block_id = sessions.add_block(self.book, self.session_id, exercise_id, asked)
        if self.finished:
            self._more[block_id] = 1
        return block_id


def _count(done: Sequence[LoggedSet]) -> int:
    """Sets without warm-ups; two sides are one."""
    return len({s.number for s in done if not is_warm_up(s)})


def _warmed(done: Sequence[LoggedSet]) -> int:
    return sum(is_warm_up(s) for s in done)


def stars(
    done: Sequence[LoggedSet], best_g: float | None, formula: Formula = Formula.EPLEY
) -> frozenset[int]:
    """The sets whose estimated max was above everything before; a first time breaks nothing.

    A one-sided set counts with its weaker side, once both are known.
    """
    found: set[int] = set()
    for rows in by_number(done):
        estimates = [set_estimate(s, formula) for s in rows]
        known = [e for e in estimates if e is not None]
        alone = len(rows) == 1 and rows[0].side is not Side.BOTH
        if best_g is None or alone or len(known) < len(rows):
            continue
        if min(known) > best_g:
            best_g = min(known)
            found.add(rows[-1].id)
    return frozenset(found)


def set_estimate(s: LoggedSet, formula: Formula = Formula.EPLEY) -> float | None:
    """The estimated max of a set in grams; None for warm-ups and where load or reps are unknown."""
    if is_warm_up(s) or s.load_g is None or s.reps is None:
        return None
    return estimated_max(s.load_g, s.reps, s.reserve_halves, formula)


def needs_load(exercise: Exercise) -> bool:
    """Whether a set without a load says too little to be logged as shown."""
    return exercise.measure is Measure.REPS and exercise.load_kind is not LoadKind.BODYWEIGHT
