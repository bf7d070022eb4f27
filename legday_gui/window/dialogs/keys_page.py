"""The keys of the program, told from the tables that bind them."""

from collections.abc import Iterable

from PySide6.QtWidgets import QGridLayout

from legday_gui.window.dialogs.page import Page
from legday_gui.window.look import Look
from legday_gui.window.session import keys
from legday_gui.window.widgets import Button, Label

Keys = Iterable[tuple[str, str]]

# Keys that a page reads where they arrive; the commands come from the tables that bind them.
PLAN_KEYS = (
    ("Enter, F2", "Type sets and reps of the marked exercise"),
    ("Insert", "Add an exercise to the day"),
    ("Alt+Up, Alt+Down", "Move the exercise within the day"),
    ("Alt+Left, Alt+Right", "Move the exercise to the day before or after"),
    ("Delete", "Take the exercise out of the day"),
)
PAST_KEYS = (
    ("Left, Right", "The month before or after"),
    ("Enter", "Open the marked session, to read and correct it"),
    ("Ctrl+D", "Do the marked session again"),
    ("Ctrl+C", "Copy the marked session as text"),
    ("Delete", "Put the marked session into the bin"),
)
SUMMARY_KEYS = (
    ("0 to 10", "Answer the marked question, effort first"),
    ("P", "Note pain"),
    ("S", "Note soreness"),
    ("W", "Type the body weight"),
    ("Enter", "End the session"),
    ("Escape", "Keep logging"),
)
CHART_KEYS = (
    ("Up, Down, Page Up, Page Down", "Choose another exercise in the list"),
    ("Left, Right", "Go from mark to mark"),
    ("Enter", "Open the session of the mark"),
    ("+, −", "Zoom"),
    ("Ctrl+Left, Ctrl+Right", "Move along"),
    ("Home, 0", "Show everything"),
    ("Ctrl+D", "List the exercise first"),
    ("Ctrl+F", "Find an exercise"),
    ("Ctrl+K", "Compare; Enter or Space in the list takes an exercise in or leaves it out"),
    ("Ctrl+G", "Set, change or remove the goal"),
    ("Ctrl+T", "The table behind the chart, and back"),
    ("Ctrl+C", "Copy the chart as a picture, the table as CSV"),
    ("Ctrl+S", "Save the chart as PNG, SVG or CSV"),
    ("Ctrl+P", "Report as PDF"),
)


def sections(everywhere: Keys) -> list[tuple[str, Keys]]:
    """All keys of the program by where they work; ``everywhere`` are those of the menus."""
    commands = [(", ".join(c.keys), c.words) for c in keys.COMMANDS]
    return [
        ("In a session", [*keys.PLAIN_KEYS, *commands]),
        ("At the end of a session", SUMMARY_KEYS),
        ("Past sessions", PAST_KEYS),
        ("Plan", PLAN_KEYS),
        ("Charts", CHART_KEYS),
        ("Everywhere", everywhere),
    ]


class KeysPage(Page):
    """One section after the other, each a name and (keys, words) pairs."""

    def __init__(self, look: Look, told: Iterable[tuple[str, Keys]]) -> None:
        super().__init__(look, "Keys", 760)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setColumnStretch(1, 1)
        row = 0
        for name, lines in told:
            grid.addWidget(Label(look, name, "strong", "muted"), row, 0, 1, 2)
            row += 1
            for key, words in lines:
                grid.addWidget(Label(look, key, "strong"), row, 0)
                grid.addWidget(Label(look, words), row, 1)
                row += 1
        self.body.addLayout(grid)
        done = Button(look, "Done", "primary")
        done.clicked.connect(self.closed)
        self.body.addWidget(done)
