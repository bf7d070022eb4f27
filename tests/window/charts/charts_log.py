"""Sessions for the chart tests, logged through the door of the logbook."""

from legday_gui.logbook.athletes import athletes
from legday_gui.logbook.sessions import (
    add_block,
    blocks,
    finish_session,
    log_set,
    start_session,
)
from legday_gui.training.values import SetKind, Side, Unit

DAY_0 = 20_000  # 4 October 2024


def log_session(book, exercise, day, sets):
    """Log (kilos, reps, reserve in halves[, side]) as one finished session; its id."""
    at = day * 86_400 + 18 * 3600
    session_id = start_session(book, athletes(book)[0].id, None, at, 0)
    add_block(book, session_id, exercise.id, len(sets))
    block = blocks(book, session_id)[0]
    for number, (kilos, reps, reserve, *sides) in enumerate(sets, 1):
        log_set(
            book, block, number=number, side=(*sides, Side.BOTH)[0], kind=SetKind.WORK,
            load_g=None if kilos is None else round(kilos * 1000), unit=Unit.KG, reps=reps,
            reserve_halves=reserve, at=at + number * 60,
        )  # fmt: skip
    finish_session(book, session_id, at + 3600)
    return session_id
