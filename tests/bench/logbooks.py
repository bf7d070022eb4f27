"""Logbooks of any size: the default plan trained day after day, backwards from yesterday.

One session a day whatever the size, so that two sizes differ in their history and in nothing else.

    python tests/bench/logbooks.py SETS FILE
"""

import random
import sys
import time
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

from legday_gui.logbook.athletes import athletes
from legday_gui.logbook.logbook import Logbook
from legday_gui.logbook.plans import active_plan
from legday_gui.training.values import PlanDay, Side

DAY_S = 86_400
SESSION = ("id", "athlete_id", "plan_day_id", "name", "started_at", "offset_min", "day", "ended_at")
BLOCK = ("id", "session_id", "position", "exercise_id", "prescription_id", "sets")
SET = (
    "id", "session_id", "block_id", "athlete_id", "day", "exercise_id", "position", "number",
    "side", "kind", "load_g", "unit", "reps", "reserve_halves", "done_at",
)  # fmt: skip


def build(path: Path, sets: int) -> None:
    """Make a logbook at ``path`` with ``sets`` logged sets in finished sessions."""
    book = Logbook.create(path, athlete_name="Alex")
    athlete = athletes(book)[0]
    plan = active_plan(book, athlete.id)
    assert plan is not None
    rows = _Rows(athlete.id, plan.days)
    training_sets = list(islice(rows.training_sets(), sets))
    # In one go, as no program would: what is measured is what comes after.
    book.insert_many("session", SESSION, rows.sessions)
    book.insert_many("block", BLOCK, rows.blocks)
    book.insert_many("training_set", SET, training_sets)
    book.close()


class _Rows:
    """Writes the rows of sessions down while their sets are being made."""

    def __init__(self, athlete_id: int, days: tuple[PlanDay, ...]) -> None:
        self.athlete_id = athlete_id
        self.days = days
        self.sessions: list[tuple[object, ...]] = []
        self.blocks: list[tuple[object, ...]] = []
        self.ids = count(1 << 50)
        self.chance = random.Random(1904)

    def training_sets(self) -> Iterator[tuple[object, ...]]:
        today = int(time.time()) // DAY_S
        for ago in count(1):
            yield from self._session(self.days[ago % len(self.days)], today - ago)

    def _session(self, plan_day: PlanDay, day: int) -> Iterator[tuple[object, ...]]:
        session_id = next(self.ids)
        start = day * DAY_S + 17 * 3600
        self.sessions.append(
            (session_id, self.athlete_id, plan_day.id, plan_day.name, start, 0, day, start + 4000)
        )
        places = count()
        for asked in plan_day.prescriptions:
            block_id = next(self.ids)
            self.blocks.append(
                (block_id, session_id, asked.position, asked.exercise_id, asked.id, asked.sets)
            )
            sides = (Side.BOTH,) if asked.side_rest_s is None else (Side.LEFT, Side.RIGHT)
            load = 2500 * self.chance.randint(20, 56)
            for number in range(1, asked.sets + 1):
                for side in sides:
                    place = next(places)
                    reps = self.chance.randint(asked.reps_low - 1, asked.reps_high)
                    yield (
                        next(self.ids), session_id, block_id, self.athlete_id, day,
                        asked.exercise_id, place, number, side.value, "work", load, "kg",
                        reps, self.chance.choice((None, 2, 4)), start + 150 * place,
                    )  # fmt: skip


if __name__ == "__main__":
    build(Path(sys.argv[2]), int(sys.argv[1]))
