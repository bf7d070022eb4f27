"""What a file says, in its own words: not yet matched with exercises, not yet converted."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from legday_gui.exchange.own_logbook import OwnRows, OwnSession

from legday_gui.training.values import SetKind, Side, Unit


class ParsedSet(NamedTuple):
    """What one row says of a set.

    A tuple, and the same one for all rows that say the same: of a hundred thousand sets a few
    thousand differ.
    """

    kind: SetKind
    weight: str  # as written; "" where no load was added, which is not zero
    unit: Unit | None  # None where the file does not say
    reps: int | None
    seconds: int | None
    distance: float | None
    distance_in_m: float | None  # metres in one of its unit; None where the file does not say
    reserve_halves: int | None
    note: str = ""
    side: Side = Side.BOTH
    number: int | None = None  # None where the file does not say which sides belong together


@dataclass(frozen=True, slots=True)
class ParsedBlock:
    """Sets of one exercise that follow each other. ``exercise`` is its name as written.

    ``lines`` tells where the row of each set begins in the file; the header is line 1.
    """

    exercise: str
    note: str
    sets: tuple[ParsedSet, ...]
    lines: Sequence[int]
    superset: int | None = None  # blocks of a session with the same number alternate


@dataclass(frozen=True, slots=True)
class ParsedSession:
    """One workout with at least one set. Times are what the person's clock showed."""

    start: str  # "2026-01-05 18:30:00" however the file spells it; Z behind it where it is UTC
    name: str
    occurrence: int  # 0, or how many with the same start and name came before it
    day: int  # local date, days since 1970-01-01
    started_at: int  # UTC seconds, by this machine's time zone on that date
    offset_min: int
    duration_s: int | None
    note: str
    blocks: tuple[ParsedBlock, ...]
    own: "OwnSession | None" = None  # of a logbook: its rows as they are

    @property
    def set_count(self) -> int:
        return sum(len(block.sets) for block in self.blocks)


@dataclass(frozen=True, slots=True)
class ParsedWeight:
    """What the person weighed. ``unit`` is None where the file does not say."""

    day: int
    at: int  # UTC seconds
    weight: float
    unit: Unit | None


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A row that was left out: its line, the value that is to blame, and what is wrong with it."""

    line: int
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class ParsedFile:
    """A whole file. ``rows`` = sets + ``not_sets`` (rests, notes, empty sets) + unreadable.

    Where a row holds many sets, each of them counts as one of the ``rows``. ``hints`` tells of
    exercises what they train, in the file's own words. Of a logbook, ``athletes`` has the names of
    all people in it by id and ``athlete`` is the one whose rows these are; the sets of the others
    are among ``not_sets``. ``Answers.athlete`` chooses another one.
    """

    app: str
    rows: int
    sessions: tuple[ParsedSession, ...]
    not_sets: int
    unreadable: tuple[Unreadable, ...]
    weights: tuple[ParsedWeight, ...] = ()
    hints: Mapping[str, str] = field(default_factory=dict)
    own: "OwnRows | None" = None  # of a logbook: what stands beside the sessions
    as_typed: bool = False  # weights stand as they were typed: no conversion left its noise
    athletes: Mapping[int, str] = field(default_factory=dict)
    athlete: int | None = None

    def blocks(self) -> Iterator[ParsedBlock]:
        for session in self.sessions:
            yield from session.blocks
