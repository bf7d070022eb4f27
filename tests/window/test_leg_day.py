"""A leg day, whole, on a real log: import, start, log by keyboard alone, finish, look."""

import time
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from legday_gui.exchange.headless import import_json
from legday_gui.logbook import sessions
from legday_gui.logbook.check import check
from legday_gui.logbook.library import exercises
from legday_gui.training.estimate import estimated_max
from legday_gui.training.values import LoggedSet, SetKind, Side
from legday_gui.window.charts.series import Metric, read_lift
from legday_gui.window.main_window import MainWindow
from legday_gui.window.workspace import Workspace

LOG = Path(__file__).parents[3] / "shared/data/hevy/DaKheera47__strong-statistics__sample_hevy.csv"
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.mark.skipif(not LOG.exists(), reason=f"the real log {LOG} is not here")
def test_a_leg_day_by_keyboard_on_years_of_history(qtbot: QtBot, workspace: Workspace) -> None:
    book, athlete_id = workspace.logbook, workspace.athlete_id
    [report] = import_json(book, [LOG])
    assert report["sets"] == 7211
    window = MainWindow(workspace)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()

    def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        qtbot.keyClick(QApplication.focusWidget() or window, key, modifier)

    began = int(time.time())
    press(Qt.Key.Key_Return)  # start Day 1
    running = sessions.open_session(book, athlete_id)
    assert running is not None
    presses = 0
    while window.session.desk.line() is not None and presses < 60:
        before = len(sessions.sets_of(book, running.id))
        press(Qt.Key.Key_Return)
        presses += 1
        if len(sessions.sets_of(book, running.id)) == before:  # a load that nothing tells yet
            qtbot.keyClicks(QApplication.focusWidget(), "40 8")
            press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return, CTRL)  # the summary
    press(Qt.Key.Key_Return)  # finish
    assert sessions.open_session(book, athlete_id) is None

    logged = sessions.sets_of(book, running.id)
    done = [s for s in logged if s.kind is SetKind.WORK]
    library = exercises(book)
    assert Counter(library[s.exercise_id].name for s in done) == {
        "Squat": 4,
        "Deadlift": 4,
        "Bulgarian split squat": 6,
        "Hamstring curl": 3,
        "Standing calf raise": 3,
    }
    assert {s.side for s in done if library[s.exercise_id].name == "Bulgarian split squat"} == {
        Side.LEFT,
        Side.RIGHT,
    }
    assert all(s.load_g and s.reps and (s.done_at or 0) >= began for s in done)
    assert check(book.path).ok

    for name in ("Squat", "Deadlift"):
        sets = [s for s in done if library[s.exercise_id].name == name]
        lift = read_lift(book, athlete_id, sets[0].exercise_id, name)
        series = lift[Metric.MAX]
        assert int(series.session[-1]) == running.id
        assert series.value[-1] == pytest.approx(max(estimate(s) for s in sets))
    window.show_charts()
    window.close()


def estimate(logged: LoggedSet) -> float:
    assert logged.load_g is not None
    assert logged.reps is not None
    return estimated_max(logged.load_g, logged.reps, logged.reserve_halves) or 0.0
