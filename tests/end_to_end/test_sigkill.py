"""A set that was acknowledged is in the file, whenever the power goes, and the rest runs on.

``make test`` kills a few times, ``make kill`` a hundred times.
"""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

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
book.db  # loads peewee, so that the kill comes while sets are logged
print("ready", flush=True)
while True:
    number += 1
    logged = sessions.log_set(
        book, block, number=number, side=Side.BOTH, kind=SetKind.WORK, load_g=100_000,
        unit=Unit.KG, reps=6, reserve_halves=4, at=int(time.time()), rest_s=180,
    )
    print(logged.id, flush=True)
"""

# The real window on a logbook; its clock is ahead by so many seconds.
WINDOW = """
import json, sys, time
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from legday_gui.logbook.athletes import athletes
from legday_gui.logbook.logbook import Logbook
from legday_gui.settings import Settings
from legday_gui.window.look import STYLE, Look
from legday_gui.window.main_window import MainWindow
from legday_gui.window.workspace import Workspace

app = QApplication([sys.argv[0], *STYLE])
book = Logbook.open(Path(sys.argv[1]))
ahead = float(sys.argv[2])
space = Workspace(
    book, athletes(book)[0].id, Settings(rest_sound=False), Look("light"),
    lambda: time.time() + ahead,
)
window = MainWindow(space)
window.show()
window.activateWindow()
app.processEvents()

def press(text):
    for character in text:
        QTest.keyClick(QApplication.focusWidget() or window, character)

if sys.argv[3] == "log":
    press("\\r")  # start the day
    press("60 4@0\\r")
rest = window.session.desk.rest
remaining, now = rest.remaining(), space.clock()
session = window.session.desk.sheet.session
print(json.dumps({
    "remaining": remaining, "now": now, "from_ms": session.rest_from_ms, "rest_s": session.rest_s,
    "read": [x.text() for x in rest.findChildren(QLabel) if x.isVisibleTo(window)],
    "sets": len(window.session.desk.sheet.all_sets()),
}), flush=True)
app.exec()  # until it is killed
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


def _window_until_killed(path: Path, ahead_s: float, then: str) -> dict[str, Any]:
    """What the window told of its rest before it was killed, with no chance to save anything."""
    command = [sys.executable, "-c", WINDOW, str(path), str(ahead_s), then]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as window:
        assert window.stdout is not None
        told = window.stdout.readline()
        window.send_signal(signal.SIGKILL)
    found: dict[str, Any] = json.loads(told)
    return found


@pytest.mark.parametrize("off_s", [0, 75, 1000])
def test_after_a_kill_during_rest_the_timer_shows_the_true_time(tmp_path: Path, off_s: int) -> None:
    path = tmp_path / "logbook.legday"
    Logbook.create(path).close()
    before = _window_until_killed(path, 0, "log")
    assert before["sets"] == 1
    assert before["rest_s"] > 0
    after = _window_until_killed(path, off_s, "look")  # the machine was off for so long
    assert after["sets"] == 1
    assert (after["from_ms"], after["rest_s"]) == (before["from_ms"], before["rest_s"])
    # Its own clock, read in the same moment: what is shown is exact however slow the machine is.
    true_s = after["from_ms"] / 1000 + after["rest_s"] - after["now"]
    assert after["remaining"] == pytest.approx(true_s, abs=0.5)
    assert ("Rest is over." in after["read"]) is (true_s <= 0)
    longer = "4 of at least 6 reps: 1:00 longer."
    assert longer in before["read"]
    assert (longer in after["read"]) is (true_s > 0)
    assert any(text.startswith("Next: ") for text in after["read"])
    assert check(path).ok
