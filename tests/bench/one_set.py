"""One logged set: from Enter until it is on disk and on the screen.

python tests/bench/one_set.py LOGBOOK
"""

import gc
import os
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from statistics import median

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from row import Row

from legday_gui.logbook.athletes import athletes
from legday_gui.logbook.logbook import Logbook
from legday_gui.settings import Settings
from legday_gui.window.look import Look
from legday_gui.window.main_window import MainWindow
from legday_gui.window.workspace import Workspace

SETS = 200
PAUSE_MS = 60
SIZE = 1280, 800
FRAME_MS = 1000 / 60


class Heart:
    """Beats whenever the event loop is free; the longest gap is the longest stall."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)

    def watch(self, work: Callable[[], None]) -> None:
        """Run ``work`` from the event loop and go on for a moment, for what it leaves behind."""
        loop = QEventLoop()
        self._last = time.perf_counter()
        self._timer.start(0)
        QTimer.singleShot(5, work)  # it beats by then
        QTimer.singleShot(PAUSE_MS, loop.quit)
        loop.exec()
        self._timer.stop()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, (now - self._last) * 1000)
        self._last = now


def main(path: Path) -> None:
    app = QApplication([])
    with tempfile.TemporaryDirectory(prefix="legday-bench-") as folder:
        copy = Path(folder) / path.name
        for name in (copy.name, "bare.legday"):
            shutil.copy(path, copy.with_name(name))
        for row in _rows(app, copy):
            print(row, flush=True)


def _rows(app: QApplication, path: Path) -> Iterator[Row]:
    book = Logbook.open(path)
    sets = book.tuples("SELECT count(*) FROM training_set")[0][0]
    look = Look("light")
    look.apply()
    window = MainWindow(
        Workspace(book, athletes(book)[0].id, Settings(theme="light", rest_sound=False), look)
    )
    window.resize(*SIZE)
    window.show()
    bare = _Bare(path.with_name("bare.legday"))
    window.activateWindow()  # the keys are for the real one
    app.processEvents()
    gc.freeze()  # as the program does after its first paint
    os.sync()  # the copies just made are not what is measured
    taken: list[float] = []
    against: list[float] = []
    heart = Heart()

    def log() -> None:
        taken.append(_milliseconds(press_until_painted))

    def press_until_painted() -> None:
        _press_enter()
        while not window.session.desk.panel.updatesEnabled():  # its paint has a turn of its own
            QApplication.processEvents()
        QApplication.processEvents()

    while len(taken) < SETS:
        _press_enter()  # starts the next plan day
        assert window.session.desk.line() is not None, "Enter started no day"
        while window.session.desk.line() is not None and len(taken) < SETS:
            heart.watch(log)
            against.append(_milliseconds(bare.log))  # in turns: the disk has its moods
        _press_enter(Qt.KeyboardModifier.ControlModifier)  # the summary
        _press_enter()  # finishes
    logged = book.tuples("SELECT count(*) FROM training_set")[0][0] - sets
    assert logged == SETS, f"{logged} sets were logged by {SETS} presses"
    bare.close()
    window.close()
    book.close()
    yield Row(
        f"one set, Enter to durable and painted, {sets:,} sets", median(taken), median(against),
        "sqlite3 insert (WAL, FULL), empty repaint", 3,
    )  # fmt: skip
    yield Row(
        f"longest stall while logging {SETS} sets", heart.longest, FRAME_MS,
        f"a frame of 60 a second; the longest insert and empty repaint took {max(against):.4g} ms",
        1,
    )  # fmt: skip


def _press_enter(modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, modifier)
    QApplication.processEvents()


class _Bare:
    """The least that a logged set can cost: its row, durable, and a window painted with nothing."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path, isolation_level=None)
        for setting in ("journal_mode = wal", "synchronous = full", "foreign_keys = 1"):
            self._db.execute(f"PRAGMA {setting}")
        _, *self._values = self._db.execute("SELECT * FROM training_set LIMIT 1").fetchone()
        self._insert = f"INSERT INTO training_set VALUES (?{', ?' * len(self._values)})"
        self._numbers = count(1)
        self._window = QWidget()
        self._window.resize(*SIZE)
        self._window.show()
        QApplication.processEvents()

    def log(self) -> None:
        self._db.execute(self._insert, [next(self._numbers), *self._values])
        self._window.repaint()

    def close(self) -> None:
        self._window.close()
        self._db.close()


def _milliseconds(work: Callable[[], None]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    main(Path(sys.argv[1]))
