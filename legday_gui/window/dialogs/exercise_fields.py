"""The fields of the exercise form that a line of text is too small for."""

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget

from legday_gui.training.values import Muscle
from legday_gui.window.dialogs.exercise_words import next_share, share_text, share_words
from legday_gui.window.look import Look
from legday_gui.window.widgets import Pill
from legday_gui.window.widgets.button import TOUCH
from legday_gui.window.widgets.choice import Choice
from legday_gui.window.widgets.flow import Flow

_HISTORY = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
_CUE_LINES = 5


class Options(Choice):
    """One of a few things; ``changed`` carries the one that was chosen."""

    changed = Signal(object)

    def __init__(self, look: Look, name: str, words: Mapping[StrEnum, str]) -> None:
        super().__init__()
        self._look = look
        for value, text in words.items():
            self.addItem(text, value)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(14)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._values = tuple(words)
        self.activated.connect(lambda row: self.changed.emit(self._values[row]))
        look.changed.connect(self._dress)
        self._dress()

    def show_value(self, value: StrEnum) -> None:
        self.setCurrentIndex(self._values.index(value))

    def _dress(self) -> None:
        font = self._look.font("body")
        self.setFont(font)
        self.setMinimumHeight(max(TOUCH, font.pixelSize() * 2))


class Lines(QPlainTextEdit):
    """A few lines of text; ``committed`` on leaving it, Escape puts the former ones back."""

    committed = Signal()

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look = look
        self._kept = ""
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setTabChangesFocus(True)
        look.changed.connect(self._dress)
        self._dress()

    def lines(self) -> tuple[str, ...]:
        """What is typed, without blank lines."""
        plain = (" ".join(line.split()) for line in self.toPlainText().splitlines())
        return tuple(line for line in plain if line)

    def show_lines(self, lines: tuple[str, ...]) -> None:
        """Show what is kept, in the place of anything typed."""
        self._kept = "\n".join(lines)
        if self.toPlainText() != self._kept:
            self.setPlainText(self._kept)
        self.document().setModified(False)

    def event(self, event: QEvent) -> bool:
        """Ctrl+Z is the logbook's unless something is typed that is not yet written."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and not self.document().isModified()
            and any(event.matches(key) for key in _HISTORY)
        ):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.document().isModified():
            self.show_lines(tuple(self._kept.splitlines()))
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.document().isModified() and self.lines() != tuple(self._kept.splitlines()):
            self.committed.emit()

    def _dress(self) -> None:
        font = self._look.font("body")
        self.setFont(font)
        self.setFixedHeight(QFontMetrics(font).lineSpacing() * _CUE_LINES + 14)


class SharePill(Pill):
    """A muscle, and how much of it an exercise trains: a press goes on to the next share."""

    def __init__(self, look: Look, muscle: Muscle) -> None:
        super().__init__(look, "", checkable=True)
        self.muscle = muscle
        self.share = 0.0
        self.setMinimumHeight(TOUCH)
        self.show_share(0.0)

    def show_share(self, share: float) -> None:
        self.share = share
        self.setChecked(share >= 1)
        self.setText(share_text(self.muscle, share))
        self.setAccessibleName(share_words(self.muscle, share))
        self.setToolTip(f"{self.accessibleName()}. A press changes it.")
        self.updateGeometry()
        self.update()

    def _colours(self) -> tuple[QColor, QColor, QColor]:
        if 0 < self.share < 1:
            colour = self._look.colour
            return colour("selected"), colour("accent"), colour("text")
        return super()._colours()


class Muscles(QWidget):
    """All muscles as pills; ``changed`` carries what is trained, the main one first."""

    changed = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._shares: Mapping[Muscle, float] = {}
        self.pills = {muscle: SharePill(look, muscle) for muscle in Muscle}
        flow = Flow(spacing=6, line_spacing=6)
        for pill in self.pills.values():
            pill.clicked.connect(lambda _=False, p=pill: self._press(p))
            flow.addWidget(pill)
        self.setLayout(flow)

    def show_shares(self, shares: Mapping[Muscle, float]) -> None:
        self._shares = shares
        for muscle, pill in self.pills.items():
            pill.show_share(shares.get(muscle, 0.0))

    def _press(self, pill: SharePill) -> None:
        """A muscle that joins comes last: the first direct one is the main one."""
        now = dict(self._shares)
        now[pill.muscle] = next_share(now.get(pill.muscle, 0.0))
        self.changed.emit({muscle: share for muscle, share in now.items() if share})
