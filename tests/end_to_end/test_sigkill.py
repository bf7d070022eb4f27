"""A set that was acknowledged is in the file, whenever the power goes.

``make test`` kills a few times, ``make kill`` a hundred times.
"""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from legday_gui.logbook import sessions
from legday_gui.logbook.athletes import athletes
from legday_gui.logbook.check import check
from legday_gui.logbook.logbook import Logbook
from legday_gui.logbook.plans import active_plan

KILLS = int(os.environ.get("LEGDAY_KILLS", "12"))

LOGGER = """
import sys, time
from pathlib import Path
from legday_gui.logbook import sessions
from legday_gui.logbook.athletes import athletes
from legday_gui.logbook.logbook import Logbook
from legday_gui.training.values import SetKind, Side, Unit

book = Logbook.open(Path(sys.argv[1]))
athlete = athletes(book)[0]
session = sessions.open_session(book, athlete.id)
block = sessions.blocks(book, session.id)[0]
number = len(sessions.sets_of(book, session.id))
print("ready", flush=True)
while True:
    number += 1
    logged = sessions.log_set(
        book, block, number=number, side=Side.BOTH, kind=SetKind.WORK, load_g=100_000,
        unit=Unit.KG, reps=6, reserve_halves=4, at=int(time.time()), rest_s=180,
    )
    print(logged.id, flush=True)
"""


def _log_until_killed(path: Path, seconds: float) -> list[int]:
    """The ids that the logging program had reported when it was killed after that time."""
    command = [sys.executable, "-c", LOGGER, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as logger:
        assert logger.stdout is not None
        assert logger.stdout.readline() == "ready\n"
        time.sleep(seconds)
        logger.send_signal(signal.SIGKILL)
        # A line cut off in the middle is no acknowledgement.
        return [
            int(line) for line in logger.stdout.read().splitlines(keepends=True) if line[-1] == "\n"
        ]


def test_acknowledged_sets_survive_kill(tmp_path: Path) -> None:
    path = tmp_path / "logbook.legday"
    book = Logbook.create(path)
    athlete = athletes(book)[0]
    plan = active_plan(book, athlete.id)
    assert plan is not None
    started = sessions.start_session(book, athlete.id, plan.days[0], int(time.time()), 60)
    book.close()

    moments = random.Random(20240229)
    acknowledged: set[int] = set()
    for kill in range(KILLS):
        acknowledged.update(_log_until_killed(path, moments.uniform(0, 0.15)))
        report = check(path)  # as the kill left it: nothing has opened it since
        assert report.ok, report.lines
        book = Logbook.open(path)
        try:
            offered = sessions.open_session(book, athlete.id)
            assert offered is not None
            assert offered.id == started
            found = {logged.id for logged in sessions.sets_of(book, started)}
            assert acknowledged <= found, f"after kill {kill + 1}"
            assert len(found - acknowledged) <= kill + 1  # one on its way at each kill
        finally:
            book.close()
    assert len(acknowledged) > KILLS
