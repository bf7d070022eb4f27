"""What goes out: every live set of a person, one-sided pairs as the one set that they are.

Other programs know no sides: a pair has the load and the repetitions of its weaker side, and its
note says both.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import groupby
from typing import NamedTuple

from legday_gui.logbook.logbook import Logbook
from legday_gui.training.units import GRAMS_PER_LB, to_grams
from legday_gui.training.values import SetKind, Unit

_QUERY = """SELECT s.id, s.started_at, s.offset_min, s.ended_at, s.name, s.note, b.id, b.superset,
        b.note, e.id, e.name, t.number, t.side, t.kind, t.load_g, t.unit, t.reps,
        t.reserve_halves, t.seconds, t.metres, t.note
    FROM training_set t JOIN session s ON s.id = t.session_id
    JOIN block b ON b.id = t.block_id JOIN exercise e ON e.id = t.exercise_id
    WHERE {of} AND t.deleted_at IS NULL AND s.deleted_at IS NULL
    ORDER BY s.started_at, s.id, t.position, t.id"""


class OutSet(NamedTuple):
    """A set with all that other programs write beside one. ``None`` is unknown."""

    session_id: int
    started_at: int
    offset_min: int
    ended_at: int | None
    session: str
    session_note: str
    block_id: int
    superset: int | None
    block_note: str
    exercise_id: int
    exercise: str
    number: int
    side: str
    kind: str
    load_g: int | None
    unit: str
    reps: int | None
    reserve_halves: int | None
    seconds: int | None
    metres: float | None
    note: str

    @property
    def start(self) -> datetime:
        """What the clock on the wall showed when the session began."""
        return self.wall(self.started_at)

    @property
    def duration_s(self) -> int | None:
        """How long the session lasted; None where that is not known."""
        return (self.ended_at - self.started_at or None) if self.ended_at else None

    def wall(self, at: int) -> datetime:
        """A moment by the clock of the session."""
        return datetime.fromtimestamp(at, UTC).replace(tzinfo=None) + timedelta(
            minutes=self.offset_min
        )

    @property
    def is_work(self) -> bool:
        """Whether it counts as a work set of its own."""
        return self.kind not in (SetKind.WARM_UP, SetKind.DROP, SetKind.FAILURE)


def outgoing(book: Logbook, athlete_id: int) -> Iterator[list[OutSet]]:
    """The sets of each session, the oldest session first."""
    found = map(OutSet._make, book.tuples(_QUERY.format(of="s.athlete_id = ?"), athlete_id))
    for _, sets in groupby(found, key=lambda one: one.session_id):
        yield list(_paired(sets))


def session_sets(book: Logbook, session_id: int) -> list[OutSet]:
    """The sets of one session."""
    found = book.tuples(_QUERY.format(of="s.id = ?"), session_id)
    return list(_paired(map(OutSet._make, found)))


def _paired(sets: Iterator[OutSet]) -> Iterator[OutSet]:
    for _, group in groupby(sets, key=lambda one: (one.block_id, one.number, one.side == "both")):
        sides = list(group)
        yield from sides if sides[0].side == "both" else [_weaker(sides)]


def _weaker(sides: list[OutSet]) -> OutSet:
    said = ", ".join(f"{one.side} {words(one)}" for one in sides)
    notes = dict.fromkeys(one.note for one in sides if one.note)
    return min(sides, key=lambda one: (one.reps or 0, one.load_g or 0))._replace(
        load_g=min((one.load_g for one in sides if one.load_g is not None), default=None),
        note="; ".join([said, *notes]),
    )


def words(one: OutSet) -> str:
    """A set as people write it: "100 kg × 5"."""
    parts = []
    if one.load_g is not None:
        parts.append(f"{load_text(one.load_g, Unit(one.unit))} {one.unit}")
    if one.metres:
        parts.append(f"{plain(one.metres)} m")
    if one.seconds:
        parts.append(f"{one.seconds} s")
    if one.reps is not None:
        parts.append(str(one.reps) if parts else f"{one.reps} reps")
    return " × ".join(parts)


def load_text(grams: int, unit: Unit) -> str:
    """A load in ``unit`` with the fewest decimals from which the same grams come back."""
    value = grams / (1000 if unit is Unit.KG else GRAMS_PER_LB)
    texts = [f"{value:.{decimals}f}" for decimals in range(4)]  # a thousandth is finer than a gram
    return next(text for text in texts if to_grams(float(text), unit) == grams)


def plain(value: float) -> str:
    """A number without needless zeros."""
    return f"{value:.4f}".rstrip("0").rstrip(".")


def rpe(one: OutSet) -> str:
    """The rating of perceived exertion that reps in reserve stand for (Zourdos et al. 2016)."""
    halves = one.reserve_halves
    return "" if halves is None or halves > 18 else plain(10 - halves / 2)
