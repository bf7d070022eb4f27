"""The card with the form cues of the current exercise."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from legday_gui.window.look import Look
from legday_gui.window.session.parts import Words, show_if
from legday_gui.window.widgets import Card


class FormCard(Card):
    def __init__(self, look: Look) -> None:
        super().__init__(look, "Form")
        self._look = look
        self._cues: tuple[str, ...] = ()
        self._lines: list[_Cue] = []  # kept: making them takes longer than a frame

    def show_cues(self, cues: Sequence[str]) -> None:
        """Show the cues; the card leaves where there are none."""
        show_if(self, bool(cues))
        if tuple(cues) == self._cues:
            return
        self._cues = tuple(cues)
        while len(self._lines) < len(cues):
            line = _Cue(self._look)
            self._lines.append(line)
            self.body.addWidget(line)
        for at, line in enumerate(self._lines):
            if at < len(cues):
                line.show_text(cues[at])
            show_if(line, at < len(cues))


class _Cue(QWidget):
    """A bullet and its text, whose lines are broken beside it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._text = Words(look).wrapped()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Words(look, text="•"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)

    def show_text(self, text: str) -> None:
        self._text.setText(text)
