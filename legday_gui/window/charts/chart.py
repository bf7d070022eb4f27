"""What a chart shows, apart from how it is drawn: layers, the table behind them, words.

Everything here is made beside the window, in the thread that reads the logbook. Coordinates are
what the axes say: days or plain numbers across, amounts in the person's unit upwards.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]
Ints = NDArray[np.signedinteger[Any]]
Parts = Sequence[tuple[Floats, ...]]


class Across(Enum):
    """What the horizontal axis counts."""

    DAYS = "days"
    NUMBERS = "numbers"


def no_words(index: int) -> str:
    """For marks that have nothing to say."""
    del index
    return ""


@dataclass(frozen=True, slots=True, eq=False)
class Points:
    """Marks at ascending ``x``. ``words`` reads one out; a mark without them is not pointed to.

    ``colour`` is a role or a muscle of the look; ``sessions`` are the ids behind the marks, 0
    where there is none. Thinned where thousands are in view, unless ``thin`` is off.
    """

    name: str
    x: Floats
    y: Floats
    colour: str = "text"
    symbol: str = "o"
    size: int = 7
    sessions: Ints | None = None
    words: Callable[[int], str] = no_words
    thin: bool = True

    @property
    def told(self) -> bool:
        """Whether its marks have something to say."""
        return self.words is not no_words


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A line in ``parts`` of (x, y), apart where nothing is known between them."""

    name: str
    parts: Parts
    colour: str = "accent"
    dashed: bool = False
    thin: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Band:
    """The area between two lines, in ``parts`` of (x, low, high); ``alpha`` of 255."""

    name: str
    parts: Parts
    colour: str = "accent"
    alpha: int = 44
    thin: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Bars:
    """Bars from ``low`` to ``high``, one in each of the steps ``at``, which ascend.

    A step is ``step`` wide, the first begins at ``origin``; of it a bar takes the share ``width``
    from the share ``left`` on. Where too many are in view, neighbours are drawn as their mean.
    """

    name: str
    at: Ints
    low: Floats
    high: Floats
    colour: str
    origin: float = 0.0
    step: float = 7.0
    left: float = 0.1
    width: float = 0.8
    pale: bool = False
    words: Callable[[int], str] = no_words

    @property
    def x(self) -> Floats:
        """The middles of the bars."""
        return self.origin + (self.at + self.left + self.width / 2) * self.step

    @property
    def told(self) -> bool:
        """Whether its bars have something to say."""
        return self.words is not no_words


@dataclass(frozen=True, slots=True)
class Stretch:
    """A shaded stretch of days with its name, as a break."""

    name: str
    first: float
    last: float


@dataclass(frozen=True, slots=True)
class Zone:
    """A shaded stretch of amounts from side to side, or with low = high a dotted line."""

    name: str
    low: float
    high: float
    colour: str = "track"


@dataclass(frozen=True, slots=True)
class Beside:
    """The right axis: of its ``unit`` there are ``per`` in one step of the left one."""

    unit: str
    per: float


Layer = Points | Line | Band | Bars


@dataclass(frozen=True, slots=True)
class Table:
    """The numbers behind a chart: ``count`` rows, made when they are looked at."""

    headings: Sequence[str] = ()
    count: int = 0
    cells: Callable[[int], Sequence[str]] = lambda row: ()
    session: Callable[[int], int] = lambda row: 0  # its id, 0 for none


@dataclass(frozen=True, slots=True, eq=False)
class Chart:
    """``title`` is its heading and ``what`` names its subject in a few words.

    ``empty`` says why nothing is shown, ``note`` what must be known to read it, ``summary`` says
    the whole in words. ``ahead`` is the last day worth showing, where it lies past today.
    """

    title: str
    what: str
    layers: Sequence[Layer] = ()
    table: Table = field(default_factory=Table)
    summary: str = ""
    note: str = ""
    empty: str = ""
    across: Across = Across.DAYS
    across_name: str = ""
    across_whole: bool = False  # whole numbers only, as of reps
    unit: str = ""
    from_zero: bool = False
    stretches: Sequence[Stretch] = ()
    zones: Sequence[Zone] = ()
    ahead: float | None = None
    beside: Beside | None = None

    def opens_sessions(self) -> bool:
        """Whether a click on one of its marks can open a session."""
        return any(isinstance(x, Points) and x.sessions is not None for x in self.layers)

    def ends(self) -> tuple[float, float] | None:
        """The first and the last place across that has something, None where nothing is."""
        found = [layer.x for layer in self.layers if isinstance(layer, Points | Bars)]
        if self.across is Across.NUMBERS:
            found += [part[0] for layer in self.layers if isinstance(layer, Line)
                      for part in layer.parts]  # fmt: skip
        found = [x for x in found if len(x)]
        if not found:
            return None
        return float(min(x[0] for x in found)), float(max(x[-1] for x in found))


def rows_table(
    headings: Sequence[str], rows: Sequence[Sequence[str]], sessions: Sequence[int] = ()
) -> Table:
    """A table of few rows that are there already."""
    return Table(
        headings, len(rows), lambda row: rows[row],
        (lambda row: sessions[row]) if len(sessions) else (lambda row: 0),
    )  # fmt: skip


def plural(count: float, one: str, more: str = "") -> str:
    """``1 session``, ``2 sessions``, ``1.5 sets``."""
    return f"{count:,g} {one if count == 1 else more or one + 's'}"
