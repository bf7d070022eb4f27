"""Which loads are possible: from the bars, plates, dumbbells and stacks of a place.

Loads are grams as the person counts them: a barbell with its bar and collars, dumbbells each, the
number on a stack, plates added to a machine without its own weight, help as a negative load.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from legday_gui.training.plates import TOLERANCE_G, plates_for_session, usual_place
from legday_gui.training.units import format_load, from_grams, step_in, to_grams
from legday_gui.training.values import Exercise, Implement, ImplementKind, LoadKind, Place, Unit

_MOST_UNKNOWN_G = 500_000  # where nothing is known of a stack, as far as steps are offered
_ONE_POST = ("landmine",)  # plates go on one end only
# An implement named so serves the equipment of that name, and no other.
_SPECIAL = ("kettlebell", "ball", "sandbag", "cable", "smith", "trap bar", "ez bar")
_RARELY_LISTED = ("ball", "sandbag", "band")
_MADE_OF = {
    LoadKind.BARBELL: ("with these plates", "bar and plates"),
    LoadKind.PLATES: ("with these plates", "plates"),
    LoadKind.PAIR: ("with the dumbbells here", "dumbbells"),
    LoadKind.SINGLE: ("with the weights here", "fitting weights"),
    LoadKind.STACK: ("on the stack here", "stack"),
    LoadKind.ASSISTED: ("on the stack here", "stack"),
    LoadKind.BODYWEIGHT: ("with the weights here", "weights"),
}


class Loads(NamedTuple):
    """The loads that can be made, rising. ``unit`` is the one that the person reads them in."""

    grams: tuple[int, ...]
    unit: Unit
    load_kind: LoadKind

    def contains(self, load_g: int) -> bool:
        """Whether this load can be made, within what rounding lb to grams loses."""
        near = self.nearest(load_g)
        return near is not None and abs(near - load_g) <= TOLERANCE_G

    def nearest(self, load_g: int) -> int | None:
        """The possible load next to this one, at a tie the lower; None where nothing is."""
        ends = [
            g for g in (self.nearest_below(load_g), self.nearest_above(load_g)) if g is not None
        ]
        return min(ends, key=lambda g: abs(g - load_g), default=None)

    def nearest_below(self, load_g: int) -> int | None:
        """This load or the next lower one that is possible, or None."""
        at = bisect_right(self.grams, load_g + TOLERANCE_G)
        return self.grams[at - 1] if at else None

    def nearest_above(self, load_g: int) -> int | None:
        """This load or the next higher one that is possible, or None."""
        at = bisect_left(self.grams, load_g - TOLERANCE_G)
        return self.grams[at] if at < len(self.grams) else None

    def step_up(self, load_g: int) -> int | None:
        """The next load above this one, or None where this is the heaviest."""
        return self.nearest_above(load_g + 2 * TOLERANCE_G)

    def step_down(self, load_g: int) -> int | None:
        """The next load below this one, or None where this is the lightest."""
        return self.nearest_below(load_g - 2 * TOLERANCE_G)


class Rack(NamedTuple):
    """What a barbell or a plate-loaded machine is loaded from, to be drawn.

    ``bar_g`` is counted in the load, its ``collars_g`` included; ``start_g`` is the machine's own
    weight, which is shown but not counted. ``pairs`` is how many pairs of each plate there are;
    with ``one_post`` single plates go on one end, so that all of a pair can hang there.
    """

    name: str
    bar_g: int
    collars_g: int
    pairs: Mapping[int, int]
    start_g: int = 0
    one_post: bool = False

    def plates(self, load_g: int) -> tuple[int, ...] | None:
        """What hangs on each side (or the one post) for a load, largest first; None: impossible."""
        return self.session_plates([load_g])[0]

    def session_plates(self, loads: Sequence[int]) -> list[tuple[int, ...] | None]:
        """The same for loads one after the other, with the fewest plates changed in all."""
        if not self.one_post:
            return plates_for_session(loads, self.bar_g, self.pairs)
        both = {grams: 2 * pairs for grams, pairs in self.pairs.items()}
        return plates_for_session([2 * load_g for load_g in loads], 0, both)


def loadable(
    exercise: Exercise, place: Place | None, unit: Unit, bar_id: int | None = None
) -> Loads:
    """The loads of an exercise that are possible at a place, read in ``unit``.

    Empty where the place has nothing that it is loaded with. Without a place (None) bars and
    plates are the usual ones of the unit, and everything else comes in the exercise's own steps.
    ``bar_id`` is the bar chosen for it; without, it is the place's first that fits.
    """
    rack = rack_of(exercise, place, unit, bar_id)
    if rack is not None:
        here = place.unit if place else unit
        stock = tuple(rack.pairs.items())
        grams: Iterable[int] = _with_plates(rack.bar_g, stock, 1 if rack.one_post else 2, here)
    elif exercise.load_kind in (LoadKind.BARBELL, LoadKind.PLATES):
        grams = ()
    elif place is None or (
        exercise.equipment in _RARELY_LISTED and not _of(place, ImplementKind.DUMBBELL, exercise)
    ):
        grams = _own_steps(exercise, place.unit if place else unit)
    else:
        grams = _at_place(exercise, place)
    return Loads(tuple(sorted(set(grams))), unit, exercise.load_kind)


def rack_of(
    exercise: Exercise, place: Place | None, unit: Unit, bar_id: int | None = None
) -> Rack | None:
    """What hangs plates for an exercise; None where it is not loaded by plates or has no bar."""
    here = place or usual_place(unit)
    pairs = _stock(exercise, here)
    start = next((i for i in _of(here, ImplementKind.START, exercise) if i.exercise_id), None)
    if exercise.load_kind is LoadKind.PLATES:
        start_g = start.grams if start else 0
        one_post = exercise.equipment in _ONE_POST
        return Rack(start.name if start else "", 0, 0, pairs, start_g, one_post) if pairs else None
    if exercise.load_kind is not LoadKind.BARBELL:
        return None
    bars = _of(here, ImplementKind.BAR, exercise)
    chosen = [i for i in here.implements if bar_id and i.id == bar_id]
    bar = start or next(iter(chosen or bars), None)
    if bar is None:
        return None
    collars = 2 * next((i.grams for i in _of(here, ImplementKind.COLLAR, exercise)), 0)
    collars = 0 if start else collars  # a machine's arms hold their plates without
    return Rack(bar.name, bar.grams + collars, collars, pairs)


def possible_at(exercise: Exercise, place: Place) -> bool:
    """Whether the place has what the exercise is loaded with; body weight is there everywhere."""
    return bool(loadable(exercise, place, place.unit).grams)


def rounded(target_g: int, loads: Loads, *, down: bool = False) -> tuple[int, str]:
    """The possible load nearest to a target (at a tie the lower), and why it is another one.

    With ``down`` the next lower one, as for a first load or one taken back, where there is any.
    The reason is empty where the target is possible as it is. Where nothing is possible the
    target stays, and the reason says what is missing.
    """
    words, needed = _MADE_OF[loads.load_kind]
    wanted = format_load(abs(target_g), loads.unit, with_unit=True)
    below = loads.nearest_below(target_g) if down else None
    near = loads.nearest(target_g) if below is None else below
    if near is None:
        missing = f"This place has no {needed} listed: list what it has, or swap the exercise."
        return target_g, missing
    if loads.contains(target_g):
        return near, ""
    found = format_load(abs(near), loads.unit, with_unit=True)
    nearest = "Nearest to" if below is None else "Next below"
    return near, f"{nearest} {wanted} {words} is {found}."


def _of(place: Place, kind: ImplementKind, exercise: Exercise) -> list[Implement]:
    """What of a kind serves the exercise: its own only, where it has its own; else what is named
    after its equipment; else what is named after no other. A kettlebell is no dumbbell."""
    found = [i for i in place.implements if i.kind is kind]
    own = [i for i in found if i.exercise_id == exercise.id]
    shared = [i for i in found if i.exercise_id is None]
    special = next((word for word in _SPECIAL if word in exercise.equipment), None)
    named = [i for i in shared if special and special in i.name.lower()]
    if own or named or (special and kind is ImplementKind.DUMBBELL):
        return own or named
    return [i for i in shared if not any(word in i.name.lower() for word in _SPECIAL)]


def _stock(exercise: Exercise, place: Place) -> dict[int, int]:
    """Pairs of each plate; of plates as heavy in several rows, all of them."""
    pairs: dict[int, int] = {}
    for i in _of(place, ImplementKind.PLATE, exercise):
        pairs[i.grams] = pairs.get(i.grams, 0) + (i.pairs or 0)
    return {grams: count for grams, count in pairs.items() if count > 0}


@lru_cache(maxsize=64)
def _with_plates(
    bar_g: int, stock: tuple[tuple[int, int], ...], posts: int, unit: Unit
) -> tuple[int, ...]:
    """Every total that the plates make.

    Summed up in the unit in which bar and plates are round: 225 lb are 102058 g and not the
    102060 g that the rounded parts add up to. Mixed units have none, and are summed in grams.
    """
    sizes = [(size, pairs) for size, pairs in stock if size > 0 and pairs > 0]
    one = _round_in([bar_g, *(size for size, _ in sizes)], unit)
    sums = {0}
    for size, pairs in sizes:
        part, most = _parts(size, one), pairs * (3 - posts)  # one post holds both of a pair
        sums = {total + n * part for total in sums for n in range(most + 1)}
    bar = _parts(bar_g, one)
    return tuple(_grams(bar + posts * total, one) for total in sorted(sums))


def _parts(grams: int, unit: Unit | None) -> int:
    """Twentieths of the unit, finer than any plate; grams without a unit."""
    return grams if unit is None else round(from_grams(grams, unit) * 20)


def _grams(parts: int, unit: Unit | None) -> int:
    return parts if unit is None else to_grams(parts / 20, unit)


def _round_in(weights: Iterable[int], unit: Unit) -> Unit | None:
    """The unit in which all of these are round, ``unit`` before the other one; None: neither."""
    given = list(weights)
    for one in (unit, Unit.KG, Unit.LB):
        if all(abs(to_grams(from_grams(grams, one), one) - grams) <= 1 for grams in given):
            return one
    return None


def _own_steps(exercise: Exercise, unit: Unit) -> Iterator[int]:
    """Whole steps of the exercise's own implement, where nothing is known of the place."""
    step = from_grams(step_in(exercise.step_g, unit), unit)
    sign = -1 if exercise.load_kind is LoadKind.ASSISTED else 1
    bare = exercise.load_kind in (LoadKind.ASSISTED, LoadKind.BODYWEIGHT)
    most = from_grams(_MOST_UNKNOWN_G, unit)
    for n in range(0 if bare else 1, int(most / step) + 1 if step > 0 else 1):
        yield sign * to_grams(n * step, unit)


def _at_place(exercise: Exercise, place: Place) -> Iterator[int]:
    match exercise.load_kind:
        case LoadKind.SINGLE if exercise.equipment == "plate":
            yield from _stock(exercise, place)
        case LoadKind.PAIR | LoadKind.SINGLE:
            yield from _sizes(_of(place, ImplementKind.DUMBBELL, exercise), place.unit)
        case LoadKind.STACK:
            yield from _sizes(_of(place, ImplementKind.STACK, exercise), place.unit)
        case LoadKind.ASSISTED:
            stacks = _of(place, ImplementKind.STACK, exercise)
            yield from (-grams for grams in _sizes(stacks, place.unit))
            yield from (0 for _ in stacks[:1])  # no help
        case LoadKind.BODYWEIGHT:
            yield 0
            plates = tuple(_stock(exercise, place).items())
            yield from _with_plates(0, plates, 1, place.unit)
            if not plates:
                yield from _sizes(_of(place, ImplementKind.DUMBBELL, exercise), place.unit)


def _sizes(implements: Iterable[Implement], unit: Unit) -> Iterator[int]:
    """Each size of the implements, counted in the unit in which their steps are round."""
    for i in implements:
        if i.step_g is None or i.most_g is None:
            yield i.grams
            continue
        one = _round_in((i.grams, i.step_g), unit)
        first, step, last = (_parts(grams, one) for grams in (i.grams, i.step_g, i.most_g))
        yield from (_grams(size, one) for size in range(first, last + 1, max(1, step)))
