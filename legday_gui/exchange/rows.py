"""Sessions as parsed to rows of the logbook's tables."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from legday_gui.exchange.cells import METRES_PER_MILE
from legday_gui.exchange.own_logbook import OwnSession
from legday_gui.exchange.parsed import ParsedSession, ParsedSet
from legday_gui.exchange.units import Column
from legday_gui.logbook.ids import hashed_id
from legday_gui.training.values import SetKind, Side, Unit

# The part of a set that two imports of it are compared by, in the order of ImportedState.sets.
COMPARED = (
    "exercise_id", "number", "side", "kind", "load_g", "unit", "reps", "reserve_halves",
    "seconds", "metres", "note",
)  # fmt: skip
SET_COLUMNS = ("id", "session_id", "block_id", "athlete_id", "day", "position", *COMPARED)
BLOCK_COLUMNS = ("id", "session_id", "position", "exercise_id", "note", "superset")
SESSION_COLUMNS = (
    "id", "athlete_id", "name", "started_at", "offset_min", "day", "ended_at", "note", "import_id",
)  # fmt: skip

LOAD, METRES = COMPARED.index("load_g"), COMPARED.index("metres")
SAME_LOAD_G = 20  # less than the finest step, 0.05 kg

_KINDS = {kind: kind.value for kind in SetKind}
_SIDES = {side: side.value for side in Side}
_HASH_BITS = 47

Values = tuple[Any, ...]


@dataclass(slots=True)
class Target:
    """Where the sets of one name go: the exercise, and how its weights are read.

    ``columns`` has one entry per unit that the file states, None standing for "not stated".
    """

    exercise_id: int
    columns: Mapping[Unit | None, Column]
    unit: Unit  # of sets without a load
    is_assisted: bool
    _loads: dict[tuple[str, Unit | None], tuple[int | None, str]] = field(default_factory=dict)

    def load(self, weight: str, unit: Unit | None) -> tuple[int | None, str]:
        """Grams and unit of a weight as written; help is negative, no weight is no load."""
        key = (weight, unit)
        found = self._loads.get(key)
        if found is None:
            found = self._loads[key] = self._converted(weight, unit)
        return found

    def _converted(self, weight: str, unit: Unit | None) -> tuple[int | None, str]:
        if not weight:
            return None, self.unit.value
        grams, entered = self.columns[unit].load(weight)
        return (-abs(grams) if self.is_assisted else grams), entered.value

    def metres(self, parsed: ParsedSet) -> float | None:
        """The distance; where the file has no unit, kilometres go with kg and miles with lb."""
        if parsed.distance is None:
            return None
        assumed = 1000.0 if self.unit is Unit.KG else METRES_PER_MILE
        return parsed.distance * (parsed.distance_in_m or assumed)


def own_values(own: OwnSession, exercises: Mapping[int, int]) -> list[list[Values]]:
    """The sets of a session of a logbook as ``COMPARED`` has them."""
    return [
        [
            tuple(
                exercises.get(row[name], row[name]) if name == "exercise_id" else row[name]
                for name in COMPARED
            )
            for row in own.sets
        ]
    ]


def set_values(session: ParsedSession, targets: Mapping[str, Target]) -> list[list[Values]]:
    """The sets of each block as ``COMPARED`` has them, numbered through the session."""
    numbers: dict[int, int] = {}
    return [_block_values(block.sets, targets[block.exercise], numbers) for block in session.blocks]


def _block_values(
    sets: tuple[ParsedSet, ...], target: Target, numbers: dict[int, int]
) -> list[Values]:
    exercise_id = target.exercise_id
    number = numbers.get(exercise_id, 0)
    values: list[Values] = []
    for parsed in sets:
        number = number + 1 if parsed.number is None else parsed.number
        load_g, unit = target.load(parsed.weight, parsed.unit)
        values.append(
            (
                exercise_id,
                number,
                _SIDES[parsed.side],
                _KINDS[parsed.kind],
                load_g,
                unit,
                parsed.reps,
                parsed.reserve_halves,
                parsed.seconds,
                target.metres(parsed) if parsed.distance else None,
                parsed.note,
            )
        )
    numbers[exercise_id] = number
    return values


def session_row(session: ParsedSession, session_id: int, athlete_id: int, import_id: int) -> Values:
    """A session without a stated duration ends when it began: it is over, how long is unknown."""
    return (
        session_id,
        athlete_id,
        session.name,
        session.started_at,
        session.offset_min,
        session.day,
        session.started_at + (session.duration_s or 0),
        session.note,
        import_id,
    )


def rows_of(
    session: ParsedSession, session_id: int, athlete_id: int, values: list[list[Values]]
) -> tuple[list[Values], list[Values]]:
    """The block rows and set rows of a session, with ids that every machine gives them.

    An id is the day and then 47 bits hashed from the session, counted on: years of rows in the
    order of their days go to the end of the table, which is far faster than all over it.
    """
    day = session.day
    next_id = (day << _HASH_BITS) | (hashed_id("rows of", session_id) >> (63 - _HASH_BITS))
    blocks: list[Values] = []
    sets: list[Values] = []
    for block, block_values in zip(session.blocks, values, strict=True):
        next_id += 1
        block_id = next_id
        exercise_id = block_values[0][0]
        blocks.append((block_id, session_id, len(blocks), exercise_id, block.note, block.superset))
        for one in block_values:
            next_id += 1
            sets.append((next_id, session_id, block_id, athlete_id, day, len(sets), *one))
    return blocks, sets
