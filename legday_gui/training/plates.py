"""Which plates to hang on each side of a bar, and what a common gym has."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby, islice
from operator import sub
from typing import NamedTuple

from legday_gui.training.units import to_grams
from legday_gui.training.values import Implement, ImplementKind, Place, Unit

# Discs as the IWF and lb gyms have them, as many pairs as a rack holds.
KG_BAR = 20_000
KG_PAIRS: Mapping[int, int] = {
    25_000: 6, 20_000: 2, 15_000: 2, 10_000: 2, 5000: 2, 2500: 2, 1250: 2,
}  # fmt: skip
LB_BAR = to_grams(45, Unit.LB)
LB_PAIRS: Mapping[int, int] = {
    to_grams(size, Unit.LB): pairs
    for size, pairs in {45: 8, 35: 2, 25: 2, 10: 4, 5: 2, 2.5: 2}.items()
}

# (kind, name, lightest, step, heaviest) of what stands in a common gym beside bar and plates.
_RACKS = {
    Unit.KG: (
        (ImplementKind.DUMBBELL, "", 1, 1, 10),
        (ImplementKind.DUMBBELL, "", 12, 2, 50),
        (ImplementKind.DUMBBELL, "Kettlebell", 4, 4, 32),
        (ImplementKind.STACK, "", 5, 5, 120),
    ),
    Unit.LB: (
        (ImplementKind.DUMBBELL, "", 5, 5, 100),
        (ImplementKind.DUMBBELL, "Kettlebell", 10, 5, 70),
        (ImplementKind.STACK, "", 10, 10, 260),
    ),
}

# What rounding lb plates to grams may add up to on a full bar.
TOLERANCE_G = 10
# Ways to hang one load that are tried, those with the fewest plates; a common gym has fewer.
_MOST_WAYS = 50
_SPARE_PLATES = 1  # more than the fewest: a bar full of small change saves nobody time


def usual_place(unit: Unit) -> Place:
    """A common gym with ``unit`` on its plates: for a new place, and where none is known."""
    bar_g, pairs = (KG_BAR, KG_PAIRS) if unit is Unit.KG else (LB_BAR, LB_PAIRS)
    implements = [Implement(0, ImplementKind.BAR, bar_g, "Olympic bar")]
    implements += [Implement(0, ImplementKind.PLATE, g, pairs=n) for g, n in pairs.items()]
    for kind, name, *sizes in _RACKS[unit]:
        least, step, most = (to_grams(size, unit) for size in sizes)
        implements.append(Implement(0, kind, least, name, step, most))
    return Place(0, "", unit, tuple(implements))


def plates_per_side(total_g: int, bar_g: int, pairs: Mapping[int, int]) -> tuple[int, ...] | None:
    """The fewest plates (grams each, largest first) that make ``total_g``, or None.

    ``pairs`` is the stock: how many pairs of each size. Of equally few the larger plates are
    taken. The bar alone is an empty tuple. A greedy choice would miss loads where the stock is
    small, so every sum that the stock can make is kept with its best plates.
    """
    side = (total_g - bar_g) / 2
    if side < -TOLERANCE_G:
        return None
    best = _fewest_by_sum(side, pairs)
    fits = [plates for total, plates in best.items() if abs(total - side) <= TOLERANCE_G]
    return min(fits, key=_preference, default=None)


def _fewest_by_sum(side: float, pairs: Mapping[int, int]) -> dict[int, tuple[int, ...]]:
    best: dict[int, tuple[int, ...]] = {0: ()}
    for size in sorted(pairs, reverse=True):
        if size <= 0:
            continue
        for total, plates in list(best.items()):
            room = int((side + TOLERANCE_G - total) // size)
            for count in range(1, min(pairs[size], room) + 1):
                made = total + count * size
                candidate = plates + (size,) * count
                if made not in best or _preference(candidate) < _preference(best[made]):
                    best[made] = candidate
    return best


def _preference(plates: tuple[int, ...]) -> tuple[int, tuple[int, ...]]:
    return len(plates), tuple(-size for size in plates)


class _Way(NamedTuple):
    """A way to hang one load after those before it."""

    moved: int  # plates hung or taken off until then
    hung: int  # plates on the bar, added up over the loads
    counts: tuple[int, ...]  # of each size on one side
    before: "_Way | None" = None

    def to(self, counts: tuple[int, ...]) -> "_Way":
        """This way, and then over to so many of each size."""
        moved = self.moved + _changes(self.counts, counts)
        return _Way(moved, self.hung + sum(counts), counts, self)

    def covers(self, other: "_Way") -> bool:
        """Whether changing over to ``other`` costs no more: then it leads to nothing better."""
        moved = self.moved + _changes(self.counts, other.counts)
        return (moved, self.hung) <= (other.moved, other.hung)


def _changes(counts: tuple[int, ...], others: tuple[int, ...]) -> int:
    return sum(map(abs, map(sub, counts, others)))


def plates_for_session(
    loads: Sequence[int], bar_g: int, pairs: Mapping[int, int]
) -> list[tuple[int, ...] | None]:
    """The plates per side (grams, largest first) of each load, with the fewest changes in all.

    ``loads`` are totals in grams in the order they are lifted, beginning with an empty bar. A
    plate hung or taken off is one change; of ways with equally few the one with the fewest plates
    is chosen, and none has more than one plate beyond the fewest that make its load. None where a
    load cannot be made; equal loads in a row hang the same plates.
    """
    stock = tuple(sorted(((g, n) for g, n in pairs.items() if g > 0 and n > 0), reverse=True))
    return list(_for_session(tuple(loads), bar_g, stock))


@lru_cache(maxsize=64)
def _for_session(
    loads: tuple[int, ...], bar_g: int, stock: tuple[tuple[int, int], ...]
) -> tuple[tuple[int, ...] | None, ...]:
    runs = [(load, len(list(same))) for load, same in groupby(loads)]
    options = {load: _options((load - bar_g) / 2, stock) for load, _ in runs}
    ways = [_Way(0, 0, (0,) * len(stock))]
    for load, _ in runs:
        ways = _cheapest(ways, options[load]) or ways
    way: _Way | None = min(ways, key=_cost)
    found: list[tuple[int, ...] | None] = []
    for load, times in reversed(runs):
        plates = None
        if options[load] and way is not None:
            plates, way = _as_plates(way.counts, stock), way.before
        found += [plates] * times
    return tuple(reversed(found))


def _cheapest(before: list[_Way], options: Sequence[tuple[int, ...]]) -> list[_Way]:
    """The cheapest way to each option, but for those that another one covers."""
    ways = [
        min(before, key=lambda way: (way.moved + _changes(way.counts, to), way.hung)).to(to)
        for to in options
    ]
    kept: list[_Way] = []
    for way in sorted(ways, key=_cost):
        if not any(other.covers(way) for other in kept):
            kept.append(way)
    return kept


def _cost(way: _Way) -> tuple[int, int, tuple[int, ...]]:
    return way.moved, way.hung, tuple(-count for count in way.counts)  # then the larger plates


def _options(side: float, stock: tuple[tuple[int, int], ...]) -> list[tuple[int, ...]]:
    """The counts of each size that make ``side``, those with the fewest plates first."""
    fewest = _fewest_left(side, stock)
    sums = [total for total in fewest[0] if abs(side - total) <= TOLERANCE_G]
    least = min((fewest[0][total] for total in sums), default=0)
    found = (
        counts
        for plates in range(least, least + _SPARE_PLATES + 1)
        for total in sums
        for counts in _counts(total, 0, plates, fewest, stock)
    )
    return list(islice(found, _MOST_WAYS))


def _fewest_left(side: float, stock: tuple[tuple[int, int], ...]) -> list[dict[int, int]]:
    """For each size the sums that it and the smaller ones make, with the fewest plates."""
    fewest: list[dict[int, int]] = [{0: 0}]
    for size, pairs in reversed(stock):
        sums: dict[int, int] = {}
        for total, plates in fewest[0].items():
            for count in range(pairs + 1):
                made = total + count * size
                if made > side + TOLERANCE_G:
                    break
                sums[made] = min(plates + count, sums.get(made, plates + count))
        fewest.insert(0, sums)
    return fewest


def _counts(
    left: int,
    at: int,
    plates: int,
    fewest: list[dict[int, int]],
    stock: tuple[tuple[int, int], ...],
) -> Iterator[tuple[int, ...]]:
    """The counts from size ``at`` on that make ``left`` with exactly so many ``plates``."""
    if fewest[at].get(left, plates + 1) > plates:
        return
    if at == len(stock):
        if plates == 0:
            yield ()
        return
    size, pairs = stock[at]
    for count in range(min(pairs, plates, left // size), -1, -1):
        for others in _counts(left - count * size, at + 1, plates - count, fewest, stock):
            yield (count, *others)


def _as_plates(counts: Sequence[int], stock: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    sizes = zip(counts, stock, strict=True)
    return tuple(size for count, (size, _) in sizes for _ in range(count))
