"""Undo and redo put the screen back as well as the file, whatever was done.

Someone at the real window does things by keys and clicks. After each, all that can be read there is
noted with the rows of the file. Ctrl+Z has to bring back both, step by step, and so has
Ctrl+Shift+Z. Only the rest goes on as it does: it is time that passes, and no step of undo.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QListWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot
from session_person import NOW, Clock, Person, log_days

from legday_gui.logbook.logbook import Logbook
from legday_gui.window.main_window import MainWindow
from legday_gui.window.session import desk as desk_module
from legday_gui.window.workspace import Workspace

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
TICK_S = 3  # from one deed to the next
LAYOUT_ROUNDS = 4  # a scroll bar that comes makes all beside it narrower


class Seen(NamedTuple):
    """The window and the file at one moment."""

    block_id: int | None  # of the exercise that is on
    words: list[str]
    pictures: list[QImage]
    rows: dict[str, list[dict[str, object]]]


@dataclass(repr=False)
class Gym(Person):
    """A person at the window around the tabs."""

    window: MainWindow

    def press_button(self, text: str) -> None:
        """Click a button of the session where it is there and can be pressed."""
        for button in self.tab.findChildren(QAbstractButton):
            if button.text() == text and button.isVisible() and button.isEnabled():
                self.click(button)
                return

    def field(self, name: str) -> QLineEdit:
        """A text field by the start of its name."""
        fields = self.tab.findChildren(QLineEdit)
        return next(f for f in fields if f.isVisible() and f.accessibleName().startswith(name))

    def settle(self) -> None:
        """Wait until everything that a deed brings about is on the screen."""
        desk = self.tab.desk
        self.qtbot.waitUntil(
            lambda: not (desk._later.isActive() or self.window._refreshing.isActive())
        )
        for _ in range(LAYOUT_ROUNDS):
            QApplication.processEvents()

    # ---- what can be seen, and what is written

    def look(self, *besides: QWidget) -> Seen:
        """What is seen now, ``besides`` and the rest left out."""
        desk = self.tab.desk
        desk.focus_entry()
        painted = (desk.panel.table, desk.list)  # the others are named by what they show
        pictures = [part.grab().toImage() for part in painted if part.isVisible()]
        shown = desk.block.id if desk.block else None
        return Seen(shown, self.words((desk.rest, *besides)), pictures, rows_of(self.book))

    def words(self, besides: tuple[QWidget, ...]) -> list[str]:
        """All that can be read, column by column: what it says, whether it can be pressed."""
        shown = [
            widget
            for widget in self.window.findChildren(QWidget)
            if widget.isVisible()
            and not any(b is widget or b.isAncestorOf(widget) for b in besides)
        ]
        found = []
        for widget in shown:
            said = f"{widget.accessibleName()} | {_text(widget)}"
            if said != " | ":
                at = widget.mapTo(self.window, QPoint(0, 0))
                found.append((at.x(), at.y(), f"{type(widget).__name__} {said}{_state(widget)}"))
        return [said for _, _, said in sorted(found)]


def _text(widget: QWidget) -> str:
    if isinstance(widget, QListWidget):
        said = Qt.ItemDataRole.AccessibleTextRole
        rows = [str(widget.item(row).data(said)) for row in range(widget.count())]
        return f"{rows}, chosen: {widget.currentRow()}"
    return widget.text() if isinstance(widget, QLabel | QAbstractButton | QLineEdit) else ""


def _state(widget: QWidget) -> str:
    lit = isinstance(widget, QAbstractButton) and widget.isChecked()
    return ("" if widget.isEnabled() else ", off") + (", lit" if lit else "")


def rows_of(book: Logbook) -> dict[str, list[dict[str, object]]]:
    """The live rows, without when they were written and without the rest."""
    aside = ("stamp", "rest_from_ms", "rest_s")
    tables = ("session", "block", "training_set", "exercise_setting")
    return {
        table: [
            {name: value for name, value in row.items() if name not in aside}
            for row in book.rows(table, order=("id",))
        ]
        for table in tables
    }


# ---- what a person does; what it writes is told by the logbook


def correct(p: Gym) -> None:
    p.control(Qt.Key.Key_D)
    if p.tab.desk.chosen is not None:
        p.type("81 4@0")
        p.enter()


def remove_logged(p: Gym) -> None:
    p.control(Qt.Key.Key_D)
    if p.tab.desk.chosen is not None:
        p.control(Qt.Key.Key_Backspace)


def another_kind(p: Gym) -> None:
    """Of a set that is logged; Escape leaves it."""
    p.control(Qt.Key.Key_D)
    if p.tab.desk.chosen is not None:
        p.control(Qt.Key.Key_J)
        p.press(Qt.Key.Key_Escape)


def a_kind_by_touch(p: Gym) -> None:
    """Of a set that is logged with it: a choice alone is nothing written."""
    if p.tab.desk.panel.table.entry.values.load_g:
        p.press_button("Kind")
        p.press_button("Log set")


def nudge(p: Gym) -> None:
    p.press(Qt.Key.Key_Up)
    p.press(Qt.Key.Key_Down, SHIFT)
    p.enter()


def note(name: str) -> Callable[[Gym], None]:
    def write(p: Gym) -> None:
        if p.field(name).isEnabled():
            p.click(p.field(name))
            p.type(f"at {p.clock.now - NOW:.0f}")
            p.enter()

    return write


def add_exercise(p: Gym) -> None:
    p.control(Qt.Key.Key_E)
    p.type("Plank")
    p.enter()


DEEDS: dict[str, Callable[[Gym], object]] = {
    "log": lambda p: p.enter(),
    "log by touch": lambda p: p.press_button("Log set"),
    "type": lambda p: (p.type("77.5 5@1"), p.enter()),
    "sides": lambda p: (p.type("L 20x8 R 22.5x7"), p.enter()),
    "nonsense": lambda p: (p.type("x x"), p.enter()),
    "nudge": nudge,
    "kind": a_kind_by_touch,
    "correct": correct,
    "kind of a set": another_kind,
    "remove a set": remove_logged,
    "add a set": lambda p: p.press_button("Add set"),
    "ask for less": lambda p: p.press_button("Remove set"),
    "skip": lambda p: p.control(Qt.Key.Key_K),
    "say why": lambda p: p.press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier),
    "swap": lambda p: (p.control(Qt.Key.Key_T), p.enter()),
    "superset": lambda p: p.control(Qt.Key.Key_U),
    "move up": lambda p: p.press(Qt.Key.Key_Up, CONTROL, SHIFT),
    "move down": lambda p: p.press(Qt.Key.Key_Down, CONTROL, SHIFT),
    "add an exercise": add_exercise,
    "note a set": note("Note on the last set"),
    "note the exercise": note("Note on the exercise"),
    "note the machine": note("Machine settings"),
    "rest longer": lambda p: p.control(Qt.Key.Key_Right),
    "rest": lambda p: p.control(Qt.Key.Key_R),
    "next exercise": lambda p: p.press(Qt.Key.Key_PageDown),
    "exercise before": lambda p: p.press(Qt.Key.Key_PageUp),
}
deeds = st.lists(st.sampled_from(list(DEEDS)), min_size=3, max_size=8)


@pytest.fixture
def gym(qtbot: QtBot, space: Workspace, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Gym:
    """Day 1 of someone who did both days before, just started."""
    monkeypatch.setattr(desk_module, "AFTER_FRAME_MS", 0)
    log_days(space)
    window = MainWindow(space)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    person = Gym(qtbot, space, clock, window.session, window)
    person.enter()
    return person


def do_all(gym: Gym, names: list[str]) -> list[tuple[str, int, Seen]]:
    """Do these; gives what was written by how many writes, and what was seen before each."""
    panel = gym.tab.desk.panel  # what is said of a deed lasts until the next one
    passing = panel._skipped, panel._said, panel._notice
    done = []
    before = gym.look(*passing)
    for name in names:
        many = steps(gym.book)
        DEEDS[name](gym)
        if panel.table.entry.said():  # an exercise that is new here has no load to log
            gym.press(Qt.Key.Key_Escape)
        gym.settle()
        written = steps(gym.book) - many
        if written:
            done.append((name, written, before))
        gym.clock.now += TICK_S
        before = gym.look(*passing)
    return [*done, ("", 0, before)]


def steps(book: Logbook) -> int:
    return len(book._undo)


def compare(gym: Gym, then: Seen, what: str) -> None:
    """Undo and redo show the exercise that they change; the one that was on is shown for this."""
    desk = gym.tab.desk
    if desk.block is not None and desk.block.id != then.block_id:
        desk.select(then.block_id)
        gym.settle()
    now = gym.look()
    assert now.rows == then.rows, what
    assert "\n".join(now.words) == "\n".join(then.words), what
    assert now.pictures == then.pictures, what


@settings(
    max_examples=12,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(names=deeds, warm=st.booleans())
def test_undo_and_redo_restore_the_screen_and_the_file(
    gym: Gym, names: list[str], warm: bool
) -> None:
    begin_anew(gym, warm=warm)
    done = do_all(gym, names)
    rest = gym.tab.desk.sheet.session.rest_s
    for name, written, before in reversed(done[:-1]):
        for _ in range(written):
            gym.control(Qt.Key.Key_Z)
            gym.settle()
        compare(gym, before, f"undo of {name}")
    for (name, written, _), (_, _, after) in pairwise(done):
        for _ in range(written):
            gym.press(Qt.Key.Key_Z, CONTROL, SHIFT)
            gym.settle()
        compare(gym, after, f"redo of {name}")
    assert gym.tab.desk.sheet.session.rest_s == rest


def begin_anew(gym: Gym, *, warm: bool) -> None:
    """Day 1 as it was started, with the warm-ups or without."""
    gym.clock.now = NOW
    while gym.book.undo_label != "Start Day 1":
        gym.book.undo()
    gym.settle()
    desk = gym.tab.desk
    gym.tab.open_session(desk.sheet.session_id)
    if not warm:
        for block in desk.sheet.blocks:
            desk.select(block.id)
            gym.control(Qt.Key.Key_G)
        desk.select(desk.sheet.blocks[0].id)
    gym.settle()
