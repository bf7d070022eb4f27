"""The rows of the import page: a name in the file, and what it is in this logbook."""

from collections.abc import Mapping

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QSize, Qt
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
    QPen,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from legday_gui.exchange.matching import Certainty
from legday_gui.exchange.names import ExerciseMatch
from legday_gui.training.values import Exercise, Muscle, Unit
from legday_gui.window.look import Look
from legday_gui.window.widgets import Label, Muted
from legday_gui.window.widgets.choice import Choice

_NEW = 0  # the first line of every list of exercises
_ID = Qt.ItemDataRole.UserRole
_WORDS = {
    Certainty.SAME: ("same exercise", "good"),
    Certainty.CHECK: ("close match: check", "warn"),
}


def exercise_model(exercises: Mapping[int, Exercise]) -> QStandardItemModel:
    """The exercises to choose from, shared by all rows: "new" first, then by name."""
    model = QStandardItemModel()
    model.appendRow(QStandardItem("New exercise"))
    for exercise in sorted(exercises.values(), key=lambda one: one.name.casefold()):
        item = QStandardItem(exercise.name)
        item.setData(exercise.id, _ID)
        model.appendRow(item)
    return model


class FixedChoice(Choice):
    """A list to choose from that is as wide as its column."""

    def __init__(self, look: Look, name: str, width: int) -> None:
        super().__init__()
        self._look = look
        self._width = width
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setMaxVisibleItems(14)
        look.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.setFont(self._look.font("label"))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(column_width(self._look, self._width), max(34, self._look.px(34)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class ExerciseChoice(FixedChoice):
    """Which exercise a name is."""

    def __init__(self, look: Look, match: ExerciseMatch, model: QStandardItemModel) -> None:
        super().__init__(look, f"{match.name} is", EXERCISE_WIDTH)
        self._name = match.created.name
        self.setModel(model)
        self.setCurrentIndex(_row_of(model, match.exercise_id))

    def exercise_id(self) -> int | None:
        """The chosen exercise; None for a new one."""
        found: int | None = self.currentData(_ID)
        return found

    def shown(self) -> str:
        return f"New exercise: {self._name}" if self.currentIndex() == _NEW else self.currentText()


def _row_of(model: QAbstractItemModel, exercise_id: int | None) -> int:
    for row in range(1, model.rowCount(QModelIndex())) if exercise_id is not None else ():
        if model.index(row, 0).data(_ID) == exercise_id:
            return row
    return _NEW


class MatchRow(QWidget):
    """One name: its sets, the exercise, where asked for the unit, and how certain that is."""

    def __init__(
        self, look: Look, match: ExerciseMatch, model: QStandardItemModel, *, with_unit: bool
    ) -> None:
        super().__init__()
        self._look = look
        self.match = match
        self.exercise = ExerciseChoice(look, match, model)
        self.unit: FixedChoice | None = None
        self.muscle = FixedChoice(look, f"Main muscle of {match.name}", STATUS_WIDTH)
        self.muscle.addItem("choose its muscles")
        for muscle in Muscle:
            self.muscle.addItem(muscle.value.capitalize(), muscle)
        if match.muscle is not None:
            self.muscle.setCurrentIndex(list(Muscle).index(match.muscle) + 1)
        self._words = Label(look)
        self._build(with_unit=with_unit)
        self.exercise.activated.connect(self._show_certainty)
        look.changed.connect(self.update)
        self._show_certainty()

    def _build(self, *, with_unit: bool) -> None:
        row = line_of(self)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addStretch(1)
        names.addWidget(Label(self._look, self.match.name))
        if self.match.samples:
            names.addWidget(Muted(self._look, ", ".join(self.match.samples)))
        names.addStretch(1)
        row.addLayout(names, 1)
        sets = Label(self._look, f"{self.match.sets:,}", colour="muted")
        row.addWidget(Cell(self._look, sets, SETS_WIDTH))
        row.addWidget(self.exercise)
        if with_unit:
            row.addWidget(self._unit_cell())
        row.addWidget(Cell(self._look, self._words, STATUS_WIDTH, left=True))
        row.addWidget(self.muscle)

    def _unit_cell(self) -> QWidget:
        if self.match.unit_stated:
            return Cell(self._look, Label(self._look, self.match.unit.value), UNIT_WIDTH, left=True)
        self.unit = FixedChoice(self._look, f"Unit of {self.match.name}", UNIT_WIDTH)
        for unit in Unit:
            self.unit.addItem(unit.value, unit)
        self.unit.setCurrentIndex(list(Unit).index(self.match.unit))
        if self.match.unit_sure:
            return self.unit
        cell = QWidget()
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(self.unit)
        column.addWidget(Muted(self._look, "guessed"))
        column.addStretch(1)
        return cell

    def chosen_unit(self) -> Unit:
        """The unit of its weights."""
        return Unit(self.unit.currentData()) if self.unit else self.match.unit

    def chosen_muscle(self) -> Muscle | None:
        """The main muscle of a new exercise, where it was chosen."""
        is_new = self.exercise.exercise_id() is None
        return Muscle(self.muscle.currentData()) if is_new and self.muscle.currentIndex() else None

    def _show_certainty(self) -> None:
        chosen = self.exercise.exercise_id()
        is_new = chosen is None
        self.muscle.setVisible(is_new)
        self._words.parentWidget().setVisible(not is_new)
        if chosen == self.match.exercise_id and self.match.certainty in _WORDS:
            words, colour = _WORDS[self.match.certainty]
        else:
            words, colour = "your choice", "good"
        self._words.setText(words)
        self._words.set_colour(colour)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(QPen(self._look.colour("border"), 1))
        painter.drawLine(0, 0, self.width(), 0)


SETS_WIDTH, EXERCISE_WIDTH, UNIT_WIDTH, STATUS_WIDTH = 50, 220, 70, 170


def column_width(look: Look, width: int) -> int:
    """The width of a column: it grows half as fast as the text, so that all stay in view."""
    return (width + look.px(width)) // 2


def line_of(owner: QWidget) -> QHBoxLayout:
    """The layout that a row and the header over it share."""
    row = QHBoxLayout(owner)
    row.setContentsMargins(10, 9, 0, 9)
    row.setSpacing(20)
    return row


class Cell(QWidget):
    """A label in a column of fixed width, at the text size of the settings."""

    def __init__(self, look: Look, label: Label, width: int, *, left: bool = False) -> None:
        super().__init__()
        self._look = look
        self._width = width
        side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight
        label.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(label)
        look.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.setFixedWidth(column_width(self._look, self._width))
