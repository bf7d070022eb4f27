"""Which plates to hang on each side of a bar."""

from collections.abc import Mapping

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
_TOLERANCE_G = 10


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
    if side < -_TOLERANCE_G:
        return None
    best = _fewest_by_sum(side, pairs)
    fits = [plates for total, plates in best.items() if abs(total - side) <= _TOLERANCE_G]
    return min(fits, key=_preference, default=None)


def _fewest_by_sum(side: float, pairs: Mapping[int, int]) -> dict[int, tuple[int, ...]]:
    best: dict[int, tuple[int, ...]] = {0: ()}
    for size in sorted(pairs, reverse=True):
        if size <= 0:
            continue
        for total, plates in list(best.items()):
            room = int((side + _TOLERANCE_G - total) // size)
            for count in range(1, min(pairs[size], room) + 1):
                made = total + count * size
                candidate = plates + (size,) * count
                if made not in best or _preference(candidate) < _preference(best[made]):
                    best[made] = candidate
    return best


def _preference(plates: tuple[int, ...]) -> tuple[int, tuple[int, ...]]:
    return len(plates), tuple(-size for size in plates)
