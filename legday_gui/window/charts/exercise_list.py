"""The list of exercises on the left: what was done most first, any of the library by search."""

from collections.abc import Sequence

from pyqtgraph.graphicsItems.ScatterPlotItem import drawSymbol
from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from legday_gui.training.values import Exercise
from legday_gui.window.charts.kinds import Subject
from legday_gui.window.look import Look
from legday_gui.window.widgets import Card, Muted, Pill

_Index = QModelIndex | QPersistentModelIndex
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class ExerciseModel(QAbstractListModel):
    """(exercise, sessions) of those that match the search, the favourites first."""

    def __init__(self) -> None:
        super().__init__()
        self._all: Sequence[tuple[Exercise, int]] = ()
        self.rows: list[tuple[Exercise, int]] = []
        self._wanted = ""
        self.favourites: frozenset[int] = frozenset()
        self.compared: frozenset[int] = frozenset()  # beside the chosen one

    def set_exercises(
        self, all_of_them: Sequence[tuple[Exercise, int]], favourites: frozenset[int]
    ) -> None:
        self._all, self.favourites = all_of_them, favourites
        self.search(self._wanted)

    def search(self, text: str) -> None:
        """Keep names that hold every word, the very name first; without a word, what was done.

        Favourites are listed even if they were never done.
        """
        self._wanted = text
        words = text.casefold().split()
        self.beginResetModel()
        found = [
            (exercise, sessions)
            for exercise, sessions in self._all
            if (words or sessions or exercise.id in self.favourites)
            and all(w in exercise.name.casefold() for w in words)
        ]
        whole = text.strip().casefold()
        self.rows = sorted(
            found,
            key=lambda row: (row[0].name.casefold() != whole, row[0].id not in self.favourites),
        )
        self.endResetModel()

    def row_of(self, exercise_id: int) -> int:
        """Its row, -1 where it is not listed."""
        found = (row for row, (exercise, _) in enumerate(self.rows) if exercise.id == exercise_id)
        return next(found, -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        exercise, sessions = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return exercise.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = f"{exercise.name}, {sessions} {'session' if sessions == 1 else 'sessions'}"
            said += ", favourite" if exercise.id in self.favourites else ""
            return said + (", compared" if exercise.id in self.compared else "")
        return None


class _Delegate(QStyledItemDelegate):
    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(80, QFontMetrics(self._look.font()).height() + self._look.px(13))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        assert isinstance(model, ExerciseModel)
        exercise, sessions = model.rows[index.row()]
        look, area = self._look, QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = option.state & QStyle.StateFlag.State_Selected
        if chosen or exercise.id in model.compared:
            painter.setPen(look.colour("border"))
            painter.setBrush(look.colour("selected"))
            painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.muscle_colour(exercise.main_muscle))
        painter.translate(area.left() + 14.5, area.center().y())
        if exercise.id in model.favourites:
            drawSymbol(painter, "star", 15, QPen(Qt.PenStyle.NoPen), painter.brush())
        else:
            painter.drawEllipse(QRectF(-4.5, -4.5, 9, 9))
        painter.resetTransform()
        painter.setFont(look.font("small"))
        painter.setPen(look.colour("muted"))
        count = str(sessions)
        width = painter.fontMetrics().horizontalAdvance(count)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area.adjusted(0, 0, -10, 0), middle | Qt.AlignmentFlag.AlignRight, count)
        painter.setFont(look.font())
        painter.setPen(look.colour("text"))
        name_area = area.adjusted(28, 0, -18 - width, 0)
        name = painter.fontMetrics().elidedText(
            exercise.name, Qt.TextElideMode.ElideRight, int(name_area.width())
        )
        painter.drawText(name_area, middle | Qt.AlignmentFlag.AlignLeft, name)
        painter.restore()


class ExerciseList(Card):
    """Type to filter, Up and Down to choose, Enter for the first that matches."""

    chosen = Signal(object)  # Exercise
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
        whole = QHBoxLayout()
        whole.setSpacing(6)
        for subject in Subject:
            self.subjects.addButton(Pill(look, str(subject), checkable=True))
            whole.addWidget(self.subjects.buttons()[-1])
        whole.addStretch(1)
        self.body.addWidget(self.search)
        self.body.addLayout(whole)
        for part in (self._nothing, self.view):
            self.body.addWidget(part)
        self.subjects.buttonClicked.connect(self._choose_subject)
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self._take)
        self.search.installEventFilter(self)
        look.changed.connect(self.view.doItemsLayout)

    def _build_view(self, look: Look) -> None:
        view = self.view
        view.setModel(self.model)
        view.setItemDelegate(_Delegate(look, view))
        view.setUniformItemSizes(True)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setAccessibleName("Exercises")
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.viewport().setAutoFillBackground(False)
        view.selectionModel().currentChanged.connect(self._current)

    def set_exercises(
        self, all_of_them: Sequence[tuple[Exercise, int]], favourites: frozenset[int]
    ) -> None:
        """List these, and keep the one that was chosen."""
        with QSignalBlocker(self):
            self.model.set_exercises(all_of_them, favourites)
        self._mark()

    def mark_compared(self, exercise_ids: frozenset[int]) -> None:
        """Mark those that are compared with the chosen one."""
        self.model.compared = exercise_ids
        self.view.viewport().update()

    def point_to(self, exercise_id: int) -> None:
        """Make an exercise the current one without choosing it anew."""
        self._exercise_id = exercise_id
        self._mark()

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
        with QSignalBlocker(self):
            self.view.setCurrentIndex(self.model.index(row))

    def _take(self) -> None:
        if self.model.rows:
            self.view.setCurrentIndex(self.model.index(max(0, self.view.currentIndex().row())))

    def _current(self, now: QModelIndex, before: QModelIndex) -> None:
        del before
        if now.isValid() and not self.signalsBlocked():
            exercise, _ = self.model.rows[now.row()]
            self._exercise_id = exercise.id
            self._unmark_subjects()
            self.chosen.emit(exercise)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys in the search move through the list below it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _MOVES and self.model.rows:
                self._move(event)
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
        return bool(super().eventFilter(watched, event))

    def _move(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_PageUp: -10, Qt.Key.Key_PageDown: 10}
        row = self.view.currentIndex().row() + steps.get(Qt.Key(event.key()), 1)
        self.view.setCurrentIndex(self.model.index(max(0, min(len(self.model.rows) - 1, row))))
