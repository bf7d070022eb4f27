"""The list of exercises on the left: what was done most first, any of the library by search."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QFrame,
    QLineEdit,
    QListView,
)

from legday_gui.training.values import Exercise
from legday_gui.window.charts.exercise_rows import ExerciseDelegate, ExerciseModel
from legday_gui.window.charts.kinds import Subject
from legday_gui.window.look import Look
from legday_gui.window.widgets import Card, Muted, Pill
from legday_gui.window.widgets.flow import Flow
from legday_gui.window.widgets.scroll_bar import ScrollBar

_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_TAKES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class ExerciseList(Card):
    """Type to filter, Up and Down to choose, Enter for the first that matches.

    While comparing, Up and Down only move a frame: a click, Enter or Space takes an exercise in
    or leaves it out.
    """

    chosen = Signal(object)  # Exercise
    toggled = Signal(object)  # Exercise, while comparing
    subject_chosen = Signal(object)  # Subject

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.setAccessibleName("Exercises")
        self.body.setContentsMargins(10, 10, 10, 10)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Find exercise")
        self.search.setAccessibleName("Find exercise")
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumHeight(34)
        self.search.setTextMargins(6, 0, 6, 0)
        self.view = QListView()
        self.model = ExerciseModel()
        self._exercise_id: int | None = None
        self._build_view(look)
        self._nothing = Muted(look)
        self.subjects = QButtonGroup(self)
        whole = Flow(spacing=4, line_spacing=6)
        for subject in Subject:
            self.subjects.addButton(Pill(look, str(subject), checkable=True))
            whole.addWidget(self.subjects.buttons()[-1])
        self.body.addWidget(self.search)
        self.body.addLayout(whole)
        for part in (self._nothing, self.view):
            self.body.addWidget(part)
        self.subjects.buttonClicked.connect(self._choose_subject)
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self._take)
        self.search.installEventFilter(self)
        QShortcut(QKeySequence.StandardKey.Find, self, self.search.setFocus)
        look.changed.connect(self.view.doItemsLayout)

    def _build_view(self, look: Look) -> None:
        view = self.view
        view.setModel(self.model)
        view.setItemDelegate(ExerciseDelegate(look, view))
        view.setResizeMode(QListView.ResizeMode.Adjust)
        view.setVerticalScrollBar(ScrollBar())
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setAccessibleName("Exercises")
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.viewport().setAutoFillBackground(False)
        view.selectionModel().currentChanged.connect(self._current)
        view.clicked.connect(self._clicked)
        view.installEventFilter(self)

    def set_exercises(
        self, all_of_them: Sequence[tuple[Exercise, int]], favourites: frozenset[int]
    ) -> None:
        """List these, and keep the one that was chosen."""
        with QSignalBlocker(self):
            self.model.set_exercises(all_of_them, favourites)
        self._mark()

    def show_compared(self, exercise_ids: Sequence[int], *, comparing: bool) -> None:
        """Mark those that share the chart, in the order of their marks, the chosen one first."""
        self.model.comparing = comparing
        self.model.compared = tuple(exercise_ids)
        if exercise_ids:
            self._exercise_id = exercise_ids[0]
        self.view.viewport().update()

    def choose_subject(self, subject: Subject) -> None:
        """Choose a subject as if it were clicked."""
        next(b for b in self.subjects.buttons() if b.text() == subject).click()

    def _choose_subject(self, pill: Pill) -> None:
        self._exercise_id = None
        self._mark()
        self.subject_chosen.emit(Subject(pill.text()))

    def _unmark_subjects(self) -> None:
        self.subjects.setExclusive(False)
        for pill in self.subjects.buttons():
            pill.setChecked(False)
        self.subjects.setExclusive(True)

    def choose(self, exercise_id: int) -> None:
        """Choose an exercise as if it were clicked."""
        self.view.setCurrentIndex(self.model.index(self.model.row_of(exercise_id)))

    def _filter(self, text: str) -> None:
        with QSignalBlocker(self):
            self.model.search(text)
        self._mark()

    def _mark(self) -> None:
        """Select the chosen one where it is listed, without choosing it anew."""
        empty = not self.model.rows
        self._nothing.setVisible(empty)
        self.view.setVisible(not empty)
        typed = bool(self.search.text().strip())
        self._nothing.setText(
            "No exercise has these words. Try fewer letters."
            if typed
            else "Nothing logged yet. Type to find any exercise."
        )
        row = self.model.row_of(self._exercise_id) if self._exercise_id is not None else -1
        if typed and self.model.comparing:
            row = 0  # what is looked for is another one
        with QSignalBlocker(self):
            self.view.setCurrentIndex(self.model.index(row))

    def _take(self) -> None:
        if not self.model.rows:
            return
        index = self.model.index(max(0, self.view.currentIndex().row()))
        self.view.setCurrentIndex(index)
        self._clicked(index)

    def _current(self, now: QModelIndex, before: QModelIndex) -> None:
        del before
        if now.isValid() and not self.signalsBlocked() and not self.model.comparing:
            exercise, _ = self.model.rows[now.row()]
            self._exercise_id = exercise.id
            self._unmark_subjects()
            self.chosen.emit(exercise)

    def _clicked(self, index: QModelIndex) -> None:
        if self.model.comparing and index.isValid():
            self.toggled.emit(self.model.rows[index.row()][0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys in the search move through the list below it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if watched is self.view:
                return self._take_in_view(event)
            if event.key() in _MOVES and self.model.rows:
                self._move(event)
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
        return bool(super().eventFilter(watched, event))

    def _take_in_view(self, event: QKeyEvent) -> bool:
        takes = self.model.comparing and event.key() in _TAKES
        if takes:
            self._clicked(self.view.currentIndex())
        return takes

    def _move(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_PageUp: -10, Qt.Key.Key_PageDown: 10}
        row = self.view.currentIndex().row() + steps.get(Qt.Key(event.key()), 1)
        self.view.setCurrentIndex(self.model.index(max(0, min(len(self.model.rows) - 1, row))))
