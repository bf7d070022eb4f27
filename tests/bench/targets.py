"""Every target of a plan computed anew: against the SQL that it needs, or 50 ms where that is more.

python tests/bench/targets.py LOGBOOK
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from row import Row

from legday_gui.logbook import plans, targets
from legday_gui.logbook.athletes import athletes
from legday_gui.logbook.logbook import Logbook
from legday_gui.training.progression import RULES
from legday_gui.training.values import PlanDay, Unit

ROUNDS = 7
LEAST_MS = 50.0


def main(path: Path) -> None:
    book = Logbook.open(path)
    try:
        plan = plans.active_plan(book, athletes(book)[0].id)
        assert plan is not None
        _report(book, "all targets of the default plan", plan.days)
        mixed = tuple(_with_every_rule(day) for day in plan.days)
        _report(book, "all targets of a plan with every rule", mixed)
    finally:
        book.close()


def _with_every_rule(day: PlanDay) -> PlanDay:
    names = list(RULES)
    items = day.prescriptions
    first = day.position * len(items)
    return day._replace(
        prescriptions=tuple(
            item._replace(rule=names[(first + i) % len(names)]) for i, item in enumerate(items)
        )
    )


def _report(book: Logbook, what: str, days: tuple[PlanDay, ...]) -> None:
    athlete_id, today = athletes(book)[0].id, int(time.time()) // 86_400
    asked: list[tuple[Any, ...]] = []
    plain = book.tuples

    def noted(*query: Any) -> list[tuple[Any, ...]]:
        asked.append(query)
        return plain(*query)

    def compute() -> None:
        for day in days:
            targets.day_targets(book, athlete_id, day, Unit.KG, today)

    def query_only() -> None:
        for query in asked:
            plain(*query)

    compute()
    book.tuples = noted  # type: ignore[method-assign]
    compute()
    book.tuples = plain  # type: ignore[method-assign]
    most = max(LEAST_MS, 2 * _best_ms(query_only))
    print(Row(what, _best_ms(compute), most, "twice its SQL alone, or 50 ms", 1.0), flush=True)


def _best_ms(work: Callable[[], None]) -> float:
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times) * 1000


if __name__ == "__main__":
    main(Path(sys.argv[1]))
