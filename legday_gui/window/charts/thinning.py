"""Which of very many points to draw: those that differ on the screen.

Points are grouped by spans of 1, 2, 4 … days that start at the same days wherever one looks, so
that nothing flickers while the picture is moved.
"""

import numpy as np
from numpy.typing import NDArray

from legday_gui.window.charts.chart import Floats, Ints

MOST_SPANS = 350  # in view; more would fall on the same pixels


def span_bits(low: float, high: float) -> int:
    """The power of two of the days a group spans, where low to high is in view."""
    bits = 0
    while (high - low) / (1 << bits) > MOST_SPANS:
        bits += 1
    return bits


def last_of_each(days: Ints, bits: int) -> NDArray[np.intp]:
    """Indices of the last point of each group; ``days`` ascend."""
    if not len(days):
        return np.empty(0, dtype=np.intp)
    group = days >> bits
    return np.flatnonzero(np.append(group[1:] != group[:-1], True))


def extremes(days: Ints, values: Floats, bits: int) -> NDArray[np.intp]:
    """Indices of the lowest and the highest value of each group, ascending."""
    if len(days) <= MOST_SPANS:
        return np.arange(len(days))
    starts = np.append(0, last_of_each(days, bits)[:-1] + 1)
    counts = np.diff(np.append(starts, len(days)))
    lowest = np.repeat(np.minimum.reduceat(values, starts), counts) == values
    highest = np.repeat(np.maximum.reduceat(values, starts), counts) == values
    kept = np.zeros(len(days), dtype=bool)
    for found in (np.flatnonzero(lowest), np.flatnonzero(highest)):
        kept[found[np.append(0, last_of_each(days[found], bits)[:-1] + 1)]] = True
    return np.flatnonzero(kept)


def mean_of_each(groups: Ints, values: Floats) -> Floats:
    """The mean of each run of equal ``groups``, which ascend."""
    starts = np.flatnonzero(np.append(True, groups[1:] != groups[:-1]))
    return np.add.reduceat(values, starts) / np.diff(np.append(starts, len(groups)))
