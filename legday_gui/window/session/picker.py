"""Choosing an exercise inside the panel: a search line over a list, no dialog."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from legday_gui.training.values import Exercise
from legday_gui.window.look import Look
from legday_gui.window.session.exercise_search import found
from legday_gui.window.session.parts import Words
from legday_gui.window.widgets import Button


class Offer(NamedTuple):
    """An exercise and whether the place has what it is loaded with."""

    exercise: Exercise
    possible: bool = True


TOUCH = 44
ROLE = Qt.ItemDataRole.UserRole


class Picker(QWidget):
    """``picked`` carries an exercise id; Escape or Cancel give up.

    Where it may make new ones, a search that finds nothing offers that: ``named`` carries the name.
    """

    picked = Signal(object)
    named = Signal(str)
    cancelled = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._title = Words(look, "title")
        self._why = Words(look, "small", "muted").wrapped()
        self._search = QLineEdit()
        self._search.setPlaceholderText("Search")
        self._search.setClearButtonEnabled(True)
        self._search.setAccessibleName("Search exercises")
        self._search.setMinimumHeight(TOUCH)
        self._search.setTextMargins(8, 0, 8, 0)
        self._offers: Sequence[Offer] = ()
        self._makes = False
        self._list = QListWidget()
        self._list.setAccessibleName("Exercises found")
        self._list.setUniformItemSizes(True)
        cancel = Button(look, "Cancel", touch=True)
        cancel.clicked.connect(self.cancelled)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(cancel)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addLayout(head)
        box.addWidget(self._why)
        box.addWidget(self._search)
        box.addWidget(self._list, 1)
        self._search.textChanged.connect(self._show_found)
        self._search.installEventFilter(self)
        self._list.itemActivated.connect(self._pick)
        self._list.itemClicked.connect(self._pick)
        look.changed.connect(self._dress)
        self._dress()

    def open(self, title: str, why: str, offers: Sequence[Offer], *, makes: bool = False) -> None:
        """Offer ``offers`` in their order, the first one marked; with ``makes`` new ones, too."""
        self._title.setText(title)
        self._why.setText(why)
        self._offers = offers
        self._makes = makes
        self._search.clear()
        self._show_found("")
        self._search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_found(self, typed: str) -> None:
        """List what answers the search, the best first; alike ones keep their order."""
        offers = found(self._offers, typed, lambda offer: offer.exercise)
        self._list.clear()
        for offer in offers:
            here = "" if offer.possible else "   ·   not at this place"
            exercise = offer.exercise
            self._add(f"{exercise.name}   ·   {exercise.equipment}{here}", exercise.id)
        if self._makes and self._typed() and not offers:
            self._add(f"New exercise “{self._typed()}”", None)
        self._list.setCurrentRow(0)

    def _add(self, text: str, exercise_id: int | None) -> None:
        item = QListWidgetItem(text, self._list)
        item.setData(ROLE, exercise_id)
        item.setSizeHint(QSize(0, max(TOUCH, self._list.fontMetrics().height() + 16)))

    def _typed(self) -> str:
        return " ".join(self._search.text().split())

    def _pick(self, item: QListWidgetItem) -> None:
        if (exercise_id := item.data(ROLE)) is None:
            self.named.emit(self._typed())
        else:
            self.picked.emit(exercise_id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move in the list and Enter picks while the search keeps the focus."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self._move(1 if key == Qt.Key.Key_Down else -1)
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if (item := self._list.currentItem()) is not None:
                    self._pick(item)
                return True
        return super().eventFilter(watched, event)

    def _move(self, by: int) -> None:
        row = self._list.currentRow() + by
        if 0 <= row < self._list.count():
            self._list.setCurrentRow(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Nothing typed here is meant for a set.
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        event.accept()

    def _dress(self) -> None:
        for widget in (self._search, self._list):
            widget.setFont(self._look.font("body"))
