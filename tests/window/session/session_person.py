"""Someone at the Session tab, and what they have done before."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from legday_gui.logbook import plans, sessions
from legday_gui.logbook.library import exercises
from legday_gui.logbook.logbook import Logbook
from legday_gui.training.values import LoadKind, LoggedSet, SetKind, Side, Sidedness, Unit
from legday_gui.window.session.tab import SessionTab
from legday_gui.window.workspace import Workspace

NOW = 1_790_000_000
DAY_S = 86_400


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = float(NOW)

    def __call__(self) -> float:
        return self.now


@dataclass
class Person:
    """Someone at the keyboard: keys go to whatever has the focus."""

    qtbot: QtBot
    space: Workspace
    clock: Clock
    tab: SessionTab

    def press(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        mods = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            mods |= modifier
        self.qtbot.keyClick(self._focus(), key, mods)

    def control(self, key: Qt.Key) -> None:
        self.press(key, Qt.KeyboardModifier.ControlModifier)

    def enter(self) -> None:
        self.press(Qt.Key.Key_Return)

    def type(self, text: str) -> None:
        for character in text:
            self.qtbot.keyClicks(self._focus(), character)

    def click(self, widget: QWidget) -> None:
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)

    def _focus(self) -> QWidget:
        return QApplication.focusWidget() or self.tab

    @property
    def book(self) -> Logbook:
        return self.space.logbook

    def running(self) -> list[LoggedSet]:
        found = sessions.open_session(self.book, self.space.athlete_id)
        return sessions.sets_of(self.book, found.id) if found else []

    def work(self) -> list[LoggedSet]:
        return [s for s in self.running() if s.kind is not SetKind.WARM_UP]


def log_days(space: Workspace, count: int = 2, *, weaker: Side = Side.LEFT) -> None:
    """Every plan day in turn, each set at the top of its range, three days apart."""
    book = space.logbook
    plan = plans.active_plan(book, space.athlete_id)
    assert plan is not None
    for n in range(count):
        day, at = plan.days[n % 2], NOW - 3 * DAY_S * (count - n)
        session_id = sessions.start_session(book, space.athlete_id, day, at, 0)
        for block, item in zip(sessions.blocks(book, session_id), day.prescriptions, strict=True):
            exercise = exercises(book)[block.exercise_id]
            always = exercise.sidedness is Sidedness.ALWAYS
            for number in range(1, item.sets + 1):
                for side in (Side.LEFT, Side.RIGHT) if always else (Side.BOTH,):
                    sessions.log_set(
                        book,
                        block,
                        number=number,
                        side=side,
                        kind=SetKind.WORK,
                        load_g=90_000 if exercise.load_kind is LoadKind.BARBELL else 20_000,
                        unit=Unit.KG,
                        reps=item.reps_high - (1 if side is weaker else 0),
                        reserve_halves=4,
                        at=at + 60 * number,
                    )
        sessions.finish_session(book, session_id, at + 3600)
