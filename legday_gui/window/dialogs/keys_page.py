"""The keys of the program, told from the tables that bind them."""

from collections.abc import Iterable

from PySide6.QtWidgets import QGridLayout

from legday_gui.window.dialogs.page import Page
from legday_gui.window.look import Look
from legday_gui.window.widgets import Button, Label


class KeysPage(Page):
    """One section after the other, each a name and (keys, words) pairs."""

    def __init__(
        self, look: Look, sections: Iterable[tuple[str, Iterable[tuple[str, str]]]]
    ) -> None:
        super().__init__(look, "Keys", 760)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setColumnStretch(1, 1)
        row = 0
        for name, keys in sections:
            grid.addWidget(Label(look, name, "strong", "muted"), row, 0, 1, 2)
            row += 1
            for key, words in keys:
                grid.addWidget(Label(look, key, "strong"), row, 0)
                grid.addWidget(Label(look, words), row, 1)
                row += 1
        self.body.addLayout(grid)
        done = Button(look, "Done", "primary")
        done.clicked.connect(self.closed)
        self.body.addWidget(done)
