"""The command keys of a session: one table binds them and tells about them."""

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Command:
    keys: tuple[str, ...]
    words: str
    method: str  # of the desk, or with a dot of a part of it


COMMANDS = (
    Command(("Ctrl+R",), "Start a rest, or skip what is left of it", "resting.toggle"),
    Command(("Ctrl+Right",), "Rest 30 seconds more", "resting.longer"),
    Command(("Ctrl+Left",), "Rest 30 seconds less", "resting.shorter"),
    Command(("Ctrl+Shift+R",), "Start the same rest again", "resting.restart"),
    Command(("Ctrl+.",), "Stop the rest timer", "resting.stop"),
    Command(("Ctrl+N",), "Add a set", "sets.add_set"),
    Command(("Ctrl+Backspace",), "Remove the selected or the last planned set", "sets.remove_set"),
    Command(("Ctrl+D",), "Correct the set logged last", "sets.correct_last"),
    Command(("Ctrl+L",), "Take over what was done last time", "sets.copy_last"),
    Command(("Ctrl+J",), "Back-off, drop, to failure, as many reps as possible", "sets.next_kind"),
    Command(("Ctrl+M",), "Note on the set chosen or logged last", "exercise.note_set"),
    Command(("Ctrl+Shift+M",), "How the machine is set here", "exercise.note_setting"),
    Command(
        ("Ctrl+U",), "Alternate with the next exercise, or end that", "exercise.toggle_superset"
    ),
    Command(("Ctrl+G",), "Skip the warm-ups", "skip_warm_ups"),
    Command(("Ctrl+K",), "Skip the exercise, or take it up again", "exercise.skip"),
    Command(("Ctrl+T",), "Swap the exercise for another", "choosing.open_swap"),
    Command(("Ctrl+E",), "Add an exercise", "open_add"),
    Command(("Ctrl+H",), "What was done of the exercise before", "choosing.open_history"),
    Command(("Ctrl+Shift+Up",), "Move the exercise up", "exercise.move_up"),
    Command(("Ctrl+Shift+Down",), "Move the exercise down", "exercise.move_down"),
    Command(("Ctrl+Return", "Ctrl+Enter"), "Finish the session", "finish"),
)

# Keys without Ctrl, read where they arrive, and what they do.
PLAIN_KEYS = (
    ("Enter", "Log the set as shown, or as typed"),
    ("102.5 8@2", "Type load, reps and reserve; Enter logs that"),
    ("Up, Down", "Change the load by its smallest step"),
    ("Shift+Up, Shift+Down", "Change the reps"),
    ("Ctrl+Up, Ctrl+Down", "Choose another set of the exercise"),
    ("Page Up, Page Down", "Choose another exercise"),
    ("Alt+1 to Alt+5", "Say why the exercise was skipped"),
    ("Escape", "Leave what was typed or chosen"),
)


def bind(widget: QWidget, commands: tuple[Command, ...] = COMMANDS) -> list[QAction]:
    """Give ``widget`` an action per command; they reach it from all widgets inside."""
    actions = []
    for command in commands:
        action = QAction(command.words, widget)
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(_caller(widget, command.method))
        widget.addAction(action)
        actions.append(action)
    return actions


def _caller(widget: QWidget, method: str) -> Callable[[], None]:
    def call() -> None:
        attrgetter(method)(widget)()

    return call
