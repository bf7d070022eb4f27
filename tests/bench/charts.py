"""The Charts tab: an exercise chosen to painted, and a frame while it is moved and zoomed.

python tests/bench/charts.py LOGBOOK…
"""

import os
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication
from row import Row

from legday_gui.logbook.athletes import athletes
from legday_gui.logbook.history import exercise_counts
from legday_gui.logbook.library import exercises
from legday_gui.logbook.logbook import Logbook
from legday_gui.settings import Settings
from legday_gui.training import trend
from legday_gui.training.values import Exercise
from legday_gui.window.charts.tab import ChartsTab
from legday_gui.window.look import Look
from legday_gui.window.workspace import Workspace

ROUNDS = 7
FRAMES = 60
FRAME_MS = 1000 / 60
SIZE = 1280, 680
# What a chart of the estimated max has to read, and no more.
AGGREGATE = """SELECT day, session_id, max(load_g), reps, coalesce(reserve_halves, -1)
    FROM training_set WHERE athlete_id = ? AND exercise_id = ? AND deleted_at IS NULL
    AND kind NOT IN ('warm_up', 'drop') AND load_g IS NOT NULL AND reps IS NOT NULL
    GROUP BY day, session_id, reps, reserve_halves ORDER BY day, session_id"""


def main(paths: list[Path]) -> None:
    app = QApplication([])
    for path in paths:
        book = Logbook.open(path)
        for row in _rows(app, book):
            print(row, flush=True)
        book.close()


def _rows(app: QApplication, book: Logbook) -> list[Row]:
    athlete = athletes(book)[0]
    library = exercises(book)
    counts = exercise_counts(book, athlete.id)
    squat = next(library[id_] for id_, *_ in counts if library[id_].name == "Squat")
    look = Look("light")
    tab = ChartsTab(Workspace(book, athlete.id, Settings(), look))
    curve = pg.PlotWidget()
    line = curve.plot()
    for widget in (tab, curve):
        widget.resize(*SIZE)
        widget.show()
        app.processEvents()
    _until_read(tab)
    chosen, bare = [], []
    for _ in range(ROUNDS):
        chosen.append(_milliseconds(lambda: _choose(tab, squat)))
        bare.append(_milliseconds(lambda: _bare(book, athlete.id, squat.id, line)))
    frames = _frames(tab)
    sets = book.tuples("SELECT count(*) FROM training_set")[0][0]
    tab.close()
    curve.close()
    frame = Row(
        f"slowest frame of pan and zoom, {sets:,} sets", max(frames), FRAME_MS,
        "a frame of 60 a second", 1.0,
    )  # fmt: skip
    if sets < 1_000_000:  # the budget is for long logs: below, what is fixed weighs most
        return [frame]
    return [
        Row(f"exercise chosen to painted, {sets:,} sets", median(chosen), median(bare),
            "SQL aggregate, filter, one curve", 1.5),
        frame,
    ]  # fmt: skip


def _choose(tab: ChartsTab, exercise: Exercise) -> None:
    tab._forget(frozenset({"training_set"}))
    tab._choose(exercise)
    _until_read(tab)


def _until_read(tab: ChartsTab) -> None:
    """Wait as the program does, until the worker has answered and the answer is painted."""
    while tab.reader.busy:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    _paint()


def _bare(book: Logbook, athlete_id: int, exercise_id: int, line: pg.PlotDataItem) -> None:
    rows = np.array(book.tuples(AGGREGATE, athlete_id, exercise_id), dtype=np.int64)
    value = rows[:, 2] * (1 + (rows[:, 3] + np.maximum(rows[:, 4], 0) / 2) / 30)
    best = rows[np.append(rows[1:, 1] != rows[:-1, 1], True)]
    value = np.maximum.reduceat(value, np.flatnonzero(np.diff(rows[:, 1], prepend=-1)))
    level, _ = trend.levels(best[:, 0], np.log(value), best[:, 3])
    line.setData(best[:, 0], np.exp(level))
    _paint()


def _frames(tab: ChartsTab) -> list[float]:
    """Milliseconds a frame, the best of three: what else the machine does is not ours."""
    return [min(tries) for tries in zip(*(_moved(tab) for _ in range(3)), strict=True)]


def _moved(tab: ChartsTab) -> list[float]:
    """Milliseconds a frame: moved and zoomed within a year, and over the whole history."""
    found = []
    box = tab.chart.plot.box
    for wanted in ("1 y", "All"):
        tab.chart.wanted_range = wanted
        tab.chart.show_range()
        _paint()
        (low, high), _ = box.viewRange()
        span = high - low
        found += [_milliseconds(partial(_frame, box, frame, span)) for frame in range(FRAMES)]
    return found


def _frame(box: pg.ViewBox, frame: int, span: float) -> None:
    if frame % 4 == 3:
        box.scaleBy((0.8 if frame % 8 == 3 else 1 / 0.8, 1))
    else:
        box.translateBy(x=span / (-50 if frame % 2 else 40))
    _paint()


def _paint() -> None:
    """Repaint what has changed, as the program does."""
    QApplication.processEvents()


def _milliseconds(work: Callable[[], None]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
