"""The aggregate that records are measured against equals reading every set of the past."""

import random
from pathlib import Path

from legday_gui.logbook import history, sessions
from legday_gui.logbook.athletes import athletes
from legday_gui.logbook.library import exercises
from legday_gui.logbook.logbook import Logbook
from legday_gui.training.records import efforts_of, session_records
from legday_gui.training.values import Block, SetKind, Side, Unit

START, DAY_S = 1_790_000_000, 86_400


def log_pair_or_both(book: Logbook, chance: random.Random, block: Block, number: int) -> None:
    sides = chance.choice([(Side.BOTH,), (Side.BOTH,), (Side.LEFT, Side.RIGHT), (Side.RIGHT,)])
    for side in sides:
        sessions.log_set(
            book,
            block,
            number=number,
            side=side,
            kind=chance.choice([SetKind.WARM_UP, SetKind.DROP, *[SetKind.WORK] * 6]),
            load_g=chance.choice([None, 0, *(2500 * n for n in range(20, 28))]),
            unit=Unit.KG,
            reps=chance.choice([None, 0, *range(1, 18)]),
            reserve_halves=chance.choice([None, 0, 2, 4, 10]),
            at=START,
        )


def test_records_of_the_aggregate_are_those_of_the_whole_history(tmp_path: Path) -> None:
    book = Logbook.create(tmp_path / "log.legday")
    athlete_id, exercise_id = athletes(book)[0].id, next(iter(exercises(book)))
    chance = random.Random(7)
    for n in range(40):  # some on one day, at any offset
        at, offset = START + n * DAY_S // 2, chance.choice([-720, 0, 840])
        session_id = sessions.start_session(book, athlete_id, None, at, offset)
        block_id = sessions.add_block(book, session_id, exercise_id, 4)
        block = next(b for b in sessions.blocks(book, session_id) if b.id == block_id)
        for number in range(1, chance.randint(2, 5)):
            log_pair_or_both(book, chance, block, number)
        sessions.finish_session(book, session_id, at + 3600)
        if n % 9 == 4:
            sessions.bin_session(book, session_id)
    told = 0
    past = history.performances(book, athlete_id, exercise_id, limit=1000)
    for now in past:
        at = sessions.session(book, now.session_id).started_at
        before = history.performances(book, athlete_id, exercise_id, before=at, limit=1000)
        for bare in (False, True):
            whole = session_records(efforts_of(before, bodyweight=bare), now, bodyweight=bare)
            best = history.efforts(book, athlete_id, exercise_id, before=at, bodyweight=bare)
            assert session_records(best, now, bodyweight=bare) == whole
            told += len(whole)
    assert told > 10
    book.close()
