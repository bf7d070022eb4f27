"""What a performance says about its prescription, and the loads that follow from it."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from legday_gui.training.units import (
    GRAMS_PER_LB,
    format_load,
    from_grams,
    round_to,
    step_in,
    to_grams,
)
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

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
# Back-off and drop sets are beside what was asked.
_STRAIGHT = (SetKind.WORK, SetKind.FAILURE, SetKind.AMRAP)
BIG_STEP = 0.05
_GRAIN_G = {Unit.KG: 250.0, Unit.LB: GRAMS_PER_LB / 2}  # a round load is a multiple of it


class Work(NamedTuple):
    """The required sets of one performance; left and right are one set, as good as its weaker.

    ``load_g`` is the lowest load used, ``top_g`` the highest (None where none was stated, but
    body weight with nothing added is 0); where each set has reps of its own, their loads differ on
    purpose and ``top_g`` is the lowest too. ``loads`` and ``bottoms`` are the load and the reps
    asked of each set. ``reserves`` has None where any side left it open. ``complete``: every
    required set was logged, on both sides where it has sides.
    """

    asked: int
    load_g: int | None
    top_g: int | None
    reps: tuple[int, ...]
    reserves: tuple[int | None, ...]
    complete: bool
    loads: tuple[int | None, ...]
    bottoms: tuple[int, ...]

    @property
    def over(self) -> int:
        """The fewest reps of any set beyond what was asked of it; negative where one is short."""
        return min(done - asked for done, asked in zip(self.reps, self.bottoms, strict=True))

    def reached(self, extra: int = 0) -> bool:
        """Every required set was logged with what was asked of it and ``extra`` reps more."""
        return self.complete and self.over >= extra


def works(
    prescription: Prescription, history: Sequence[Performance], exercise: Exercise
) -> list[Work]:
    """The history as far as it has work sets at all.

    An exercise skipped is no performance, and what was marked as a deload is none here.
    """
    found = (_work(prescription, p, exercise) for p in history if not p.deload)
    return [work for work in found if work is not None]


def straight_sets(performance: Performance, exercise: Exercise) -> list[list[LoggedSet]]:
    """The rows of each work set in order: one for both sides, or left and right."""
    groups: dict[int, list[LoggedSet]] = {}
    for s in performance.sets:
        if s.kind in _STRAIGHT and _amount(s, exercise) is not None:
            groups.setdefault(s.number, []).append(s)
    return [groups[number] for number in sorted(groups)]


def _work(prescription: Prescription, performance: Performance, exercise: Exercise) -> Work | None:
    numbered = straight_sets(performance, exercise)
    if not numbered:
        return None
    required = _required(numbered, max(1, prescription.sets), exercise)
    loads = [load for rows in required for s in rows if (load := _load(s, exercise)) is not None]
    bottoms = prescription.set_reps or (prescription.reps_low,) * len(required)
    return Work(
        asked=prescription.sets,
        load_g=min(loads, default=None),
        top_g=(min if prescription.set_reps else max)(loads, default=None),
        reps=tuple(min(_amount(s, exercise) or 0 for s in rows) for rows in required),
        reserves=tuple(least_reserve(rows) for rows in required),
        complete=len(required) == prescription.sets and all(both_sides(rows) for rows in required),
        loads=tuple(least_load(rows, exercise) for rows in required),
        bottoms=(*bottoms, *bottoms[-1:] * len(required))[: len(required)],
    )


def _required(
    numbered: list[list[LoggedSet]], count: int, exercise: Exercise
) -> list[list[LoggedSet]]:
    """So many sets in a row, the heaviest such run and the earliest among equals.

    Thus neither warm-ups that were logged as work nor extra sets at the end are judged.
    """
    if len(numbered) <= count:
        return numbered
    runs = [numbered[i : i + count] for i in range(len(numbered) - count + 1)]
    return max(
        runs, key=lambda run: min(_load(s, exercise) or 0 for rows in run for s in rows)
    )  # max keeps the first of equals


def least_load(rows: Sequence[LoggedSet], exercise: Exercise) -> int | None:
    """The lowest known load of the rows of a set."""
    known = (load for s in rows if (load := _load(s, exercise)) is not None)
    return min(known, default=None)


def _load(s: LoggedSet, exercise: Exercise) -> int | None:
    if s.load_g is None and exercise.load_kind is LoadKind.BODYWEIGHT:
        return 0
    return s.load_g


def _amount(s: LoggedSet, exercise: Exercise) -> int | None:
    """What the exercise counts: reps, seconds or metres."""
    if exercise.measure is Measure.TIME:
        return s.seconds
    if exercise.measure is Measure.DISTANCE:
        return None if s.metres is None else round(s.metres)
    return s.reps


def least_reserve(rows: Sequence[LoggedSet]) -> int | None:
    """The reserve of the side with less of it, in halves; None where a side left it open."""
    stated = [s.reserve_halves for s in rows if s.reserve_halves is not None]
    return min(stated) if len(stated) == len(rows) else None


def both_sides(rows: Sequence[LoggedSet]) -> bool:
    """Whether a set says what both sides did."""
    sides = {s.side for s in rows}
    return Side.BOTH in sides or sides == {Side.LEFT, Side.RIGHT}


def heavier(load_g: int, step_g: int, unit: Unit) -> int:
    """One real step more than what was lifted.

    A load that is no round number in ``unit`` came from the other unit, so it moves onto this
    one's own steps; a round one keeps its place between them, as stacks may start anywhere.
    """
    step = step_in(step_g, unit)
    value = load_g + step
    if _is_round(load_g, unit):
        # Adding in the unit itself keeps lb loads whole: 225 + 5 is 230, not 229.998.
        return to_grams(from_grams(load_g, unit) + from_grams(step, unit), unit)
    rounded = round_to(value, step_g, unit)
    return rounded if rounded > load_g else rounded + step


def lighter(load_g: int, share: float, step_g: int, unit: Unit) -> int:
    """``share`` off, rounded down to the unit's steps; for assisted work that much more help.

    Where not even one step would be left of a load, it stays.
    """
    reduced = round_to(round(load_g - abs(load_g) * share), step_g, unit, down=True)
    return load_g if load_g >= 0 >= reduced else reduced


def _is_round(load_g: int, unit: Unit) -> bool:
    grain = _GRAIN_G[unit]
    return abs(load_g - round(load_g / grain) * grain) <= 2


def by_share(load_g: int, share: float, most: float, step_g: int, unit: Unit) -> int:
    """``share`` more (less below 0), held to ``most`` either way, in the nearest whole steps."""
    step = step_in(step_g, unit)
    if step <= 0:
        return load_g
    room = int(abs(load_g) * most / step + 1e-9)
    count = min(room, round(abs(load_g) * min(abs(share), most) / step))
    value = load_g
    for _ in range(count):
        value = heavier(value, step_g, unit) if share > 0 else stepped_down(value, step_g, unit)
    return value


def stepped_down(load_g: int, step_g: int, unit: Unit) -> int:
    """One real step less, on the unit's steps; where nothing would be left, the load stays."""
    reduced = round_to(load_g - step_in(step_g, unit), step_g, unit)
    if reduced >= load_g:
        reduced = round_to(load_g - 1, step_g, unit, down=True)
    return load_g if load_g >= 0 >= reduced else reduced


def target_of(
    prescription: Prescription,
    exercise: Exercise,
    load_g: int | None,
    headline: str,
    reason: str,
    reps: int | None = None,
) -> Target:
    """A target as the prescription has it, at a load; at the bottom of the range unless said."""
    return Target(
        prescription.sets,
        prescription.reps_low if reps is None else reps,
        prescription.reps_high,
        shown(load_g, exercise),
        prescription.reserve_halves,
        headline,
        reason,
    )


def direction(loads: Sequence[int | None]) -> int:
    """1 where the last change of the load was a raise, -1 where it was less, 0 without one."""
    for before, after in zip(reversed(loads[:-1]), reversed(loads[1:]), strict=True):
        if before is not None and after is not None and before != after:
            return 1 if after > before else -1
    return 0


def is_big_step(step_g: int, load_g: int, unit: Unit) -> bool:
    """Above 5 % of the load: one good session is not enough for it."""
    return step_in(step_g, unit) > abs(load_g) * BIG_STEP + 2  # what rounding lb to grams loses


def passed_before(done: Sequence[Work], passed: Callable[[Work], bool]) -> bool:
    """The session before the last one passed too, at no lower load."""
    if len(done) < 2:
        return False
    before, last = (work.load_g for work in done[-2:])
    return before is not None and last is not None and before >= last and passed(done[-2])


def big_step_words(step_g: int, load_g: int, unit: Unit) -> str:
    """ "the next step is 13 % of the load"."""
    if not load_g:
        return "the next step is a big one"
    return f"the next step is {step_in(step_g, unit) / abs(load_g) * 100:.0f} % of the load"


def shown(load_g: int | None, exercise: Exercise) -> int | None:
    """The load as a target has it: nothing added to body weight is no load."""
    return None if load_g == 0 and exercise.load_kind is LoadKind.BODYWEIGHT else load_g


def at_load(load_g: int | None, exercise: Exercise, unit: Unit) -> str:
    """ " at 100 kg", " with 2 × 16 kg", " with 5 kg of help"; nothing where it is not known."""
    if load_g is None:
        return ""
    text = format_load(abs(load_g), unit, with_unit=True)
    match exercise.load_kind:
        case LoadKind.PAIR:
            return f" with 2 × {text}"
        case LoadKind.ASSISTED:
            return f" with {text} of help"
        case LoadKind.BODYWEIGHT:
            return f" with {text} added" if load_g else " at body weight"
    return f" at {text}"


def change(before_g: int, after_g: int, exercise: Exercise, unit: Unit) -> str:
    """The difference in words: "2.5 kg more", "2 kg more each", "5 kg less help"."""
    text = format_load(abs(after_g - before_g), unit, with_unit=True)
    if exercise.load_kind is LoadKind.ASSISTED:
        return f"{text} {'less' if after_g > before_g else 'more'} help"
    word = "more" if after_g > before_g else "less"
    return f"{text} {word}{' each' if exercise.load_kind is LoadKind.PAIR else ''}"


def raise_headline(before_g: int, after_g: int, exercise: Exercise, unit: Unit) -> str:
    if exercise.load_kind is LoadKind.ASSISTED:
        return f"{change(before_g, after_g, exercise, unit)} today."
    text = format_load(after_g - before_g, unit, with_unit=True)
    return f"+{text}{' each' if exercise.load_kind is LoadKind.PAIR else ''} today."


def all_sets(count: int) -> str:
    """ "the set", "both sets", "all three sets"."""
    if count == 1:
        return "the set"
    return "both sets" if count == 2 else f"all {number(count)} sets"


def number(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def listed(reps: Sequence[int]) -> str:
    return ", ".join(str(n) for n in reps)


def asked_reps(prescription: Prescription, extra: int = 0) -> str:
    """ "6", or "20, 16, 12, 8" where the sets differ, with ``extra`` reps more on each."""
    if prescription.set_reps:
        return listed([reps + extra for reps in prescription.set_reps])
    return str(prescription.reps_low + extra)


def asked_sets(prescription: Prescription) -> str:
    """ "4 × 6", or "20, 16, 12, 8"."""
    reps = asked_reps(prescription)
    return reps if prescription.set_reps else f"{prescription.sets} × {reps}"


def percent(share: float) -> str:
    return f"{share * 100:.3g} %"
