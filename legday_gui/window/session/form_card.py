"""The card with the form cues of the current exercise."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from legday_gui.window.look import Look
from legday_gui.window.session.parts import Words, clear
from legday_gui.window.widgets import Card


class FormCard(Card):
    def __init__(self, look: Look) -> None:
        super().__init__(look, "Form")
        self._look = look
        self._cues: tuple[str, ...] = ()
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self.body.addLayout(self._list)

    def show_cues(self, cues: Sequence[str]) -> None:
        """Show the cues; the card leaves where there are none."""
        self.setVisible(bool(cues))
        if tuple(cues) == self._cues:
            return
        self._cues = tuple(cues)
        clear(self._list)
        for cue in cues:
            line = QHBoxLayout()
            line.setSpacing(8)
            line.addWidget(Words(self._look, text="•"), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(Words(self._look, text=cue).wrapped(), 1)
            self._list.addLayout(line)
