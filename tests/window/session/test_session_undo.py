"""Undo and redo put the screen back as well as the file."""

import random

import pytest
from PySide6.QtCore import Qt

from legday_gui.logbook import sessions

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
# What a person does in a session that is written, by the keys that do it.
ACTIONS = {
    "log": lambda p: p.enter(),
    "type": lambda p: (p.type("77.5 5@1"), p.enter()),
    "add set": lambda p: p.control(Qt.Key.Key_N),
    "remove set": lambda p: p.control(Qt.Key.Key_Backspace),
    "skip": lambda p: p.control(Qt.Key.Key_K),
    "move": lambda p: p.press(Qt.Key.Key_Down, CONTROL, SHIFT),
    "superset": lambda p: p.control(Qt.Key.Key_U),
    "swap": lambda p: (p.control(Qt.Key.Key_T), p.enter()),
}


def screen(person) -> dict[str, object]:
    """What can be read of the desk."""
    desk = person.tab.desk
    table = desk.panel.table
    rows = [row.accessibleName() for row in table._rows if row.isVisible()]
    values = table.entry.values if table.entry.isVisible() else None
    return {
        "exercise": desk.panel._name.text(),
        "rows": rows,
        "entry": (table.entry.accessibleName(), values),
        "list": [(i.name, i.detail, i.state) for i in desk.list._items],
        "chosen": desk.list.currentRow(),
        "plates": desk.plates.words if desk.plates.isVisible() else "",
        "said": desk.panel._done.text() if desk.panel._done.isVisible() else "",
        "status": person.told[-1][0].partition("Volume")[2],
    }


def file_of(person) -> object:
    session_id = person.tab.desk.sheet.session_id
    return (
        sessions.blocks(person.book, session_id),
        sessions.sets_of(person.book, session_id),
    )


@pytest.fixture
def watched(lifter):
    for _ in lifter.tab.desk.sheet.blocks:  # warm-ups that are left out are nothing written
        lifter.control(Qt.Key.Key_G)
        lifter.press(Qt.Key.Key_PageDown)
    for _ in lifter.tab.desk.sheet.blocks:
        lifter.press(Qt.Key.Key_PageUp)
    lifter.told = []
    lifter.tab.desk.status.connect(lambda *texts: lifter.told.append(texts))
    lifter.tab.desk.sync()
    return lifter


def settle(person) -> None:
    person.qtbot.waitUntil(lambda: not person.tab.desk._later.isActive())


@pytest.mark.parametrize("seed", range(10))
def test_undo_and_redo_restore_the_screen_and_the_file(watched, seed):
    chance = random.Random(seed)
    seen = [(screen(watched), file_of(watched))]
    done = []
    for _ in range(8):
        label = watched.book.undo_label, file_of(watched)
        action = chance.choice(["log", "log", *ACTIONS])
        ACTIONS[action](watched)
        settle(watched)
        if (watched.book.undo_label, file_of(watched)) == label:
            seen[-1] = (screen(watched), file_of(watched))  # there was nothing to write
            continue
        done.append(action)
        seen.append((screen(watched), file_of(watched)))
    assert done
    for action, (was, rows) in zip(reversed(done), reversed(seen[:-1]), strict=True):
        watched.book.undo()
        watched.tab.refresh()
        assert file_of(watched) == rows, action
        assert screen(watched) == was, action
    for action, (was, rows) in zip(done, seen[1:], strict=True):
        watched.book.redo()
        watched.tab.refresh()
        assert file_of(watched) == rows, action
        assert screen(watched)["list"] == was["list"], action
