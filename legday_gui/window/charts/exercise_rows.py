"""The rows of the list of exercises: which they are, in which order, and how each is painted."""

from collections.abc import Sequence

from pyqtgraph.graphicsItems.ScatterPlotItem import drawSymbol
from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from legday_gui.training.values import Exercise
from legday_gui.window.charts.drawing import colour_of
from legday_gui.window.charts.strength_chart import STYLES
from legday_gui.window.look import Look
from legday_gui.window.session.exercise_search import found

_Index = QModelIndex | QPersistentModelIndex
_WRAPPED = Qt.TextFlag.TextWordWrap
_BEFORE, _AFTER = 28, 18  # pixels beside a name, without the number


class ExerciseModel(QAbstractListModel):
    """(exercise, sessions) of those that match the search, the favourites first."""

    def __init__(self) -> None:
        super().__init__()
        self._all: Sequence[tuple[Exercise, int]] = ()
        self.rows: list[tuple[Exercise, int]] = []
        self._wanted = ""
        self.favourites: frozenset[int] = frozenset()
        self.comparing = False
        self.compared: tuple[int, ...] = ()  # in the order of their marks in the chart

    def set_exercises(
        self, all_of_them: Sequence[tuple[Exercise, int]], favourites: frozenset[int]
    ) -> None:
        self._all, self.favourites = all_of_them, favourites
        self.search(self._wanted)

    def search(self, text: str) -> None:
        """Keep what answers the search, the best first; without a word, what was done.

        Favourites are listed even if they were never done.
        """
        self._wanted = text
        typed = bool(text.strip())
        self.beginResetModel()
        listed = [row for row in self._all if typed or row[1] or row[0].id in self.favourites]
        listed.sort(key=lambda row: row[0].id not in self.favourites)
        self.rows = found(listed, text, lambda row: row[0])
        self.endResetModel()

    def row_of(self, exercise_id: int) -> int:
        """Its row, -1 where it is not listed."""
        found = (row for row, (exercise, _) in enumerate(self.rows) if exercise.id == exercise_id)
        return next(found, -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        exercise, sessions = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return exercise.name
        said = f"{exercise.name}, {sessions} {'session' if sessions == 1 else 'sessions'}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return said
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said += ", favourite" if exercise.id in self.favourites else ""
            return said + (", compared" if exercise.id in self.compared else "")
        return None


class ExerciseDelegate(QStyledItemDelegate):
    """A mark, the name in as many lines as it takes, and the number of sessions.

    The mark has the colour of the muscle; a favourite has a star, and an exercise that is
    compared has the mark of its line in the chart.
    """

    def __init__(self, look: Look, view: QListView) -> None:
        super().__init__(view)
        self._look = look
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        model = index.model()
        assert isinstance(model, ExerciseModel)
        exercise, sessions = model.rows[index.row()]
        metrics = QFontMetrics(self._look.font())
        wide = self._room(str(sessions))
        high = metrics.height()
        if _wraps(metrics, exercise.name, wide):
            room = QRect(0, 0, wide, 10_000)
            high = metrics.boundingRect(room, _WRAPPED, exercise.name).height()
        return QSize(80, high + self._look.px(13))

    def _room(self, count: str) -> int:
        """What a name has between its mark and the number, beside a scroll bar or none."""
        number = QFontMetrics(self._look.font("small")).horizontalAdvance(count)
        bar = self._view.verticalScrollBar().sizeHint().width()
        return self._view.width() - bar - _BEFORE - _AFTER - number

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        assert isinstance(model, ExerciseModel)
        exercise, sessions = model.rows[index.row()]
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        self._paint_frame(painter, model, exercise, area, current=current)
        painter.translate(area.left() + 14.5, area.center().y())
        self._paint_mark(painter, model, exercise)
        painter.resetTransform()
        self._paint_words(painter, exercise.name, str(sessions), area)
        painter.restore()

    def _paint_frame(
        self, painter: QPainter, model: ExerciseModel, exercise: Exercise, area: QRectF, *,
        current: bool,
    ) -> None:  # fmt: skip
        """What is shown is filled; while comparing, where the keys are is only framed."""
        filled = exercise.id in model.compared if model.comparing else current
        if not (filled or current):
            return
        framed = current and model.comparing
        painter.setPen(QPen(self._look.colour("text" if framed else "border"), 1))
        painter.setBrush(self._look.colour("selected") if filled else QColor(0, 0, 0, 0))
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)

    def _paint_mark(self, painter: QPainter, model: ExerciseModel, exercise: Exercise) -> None:
        colour, symbol, size = self._look.muscle_colour(exercise.main_muscle), "o", 9
        if exercise.id in model.compared:
            role, symbol = STYLES[model.compared.index(exercise.id)]
            colour, size = colour_of(self._look, role), 13
        elif exercise.id in model.favourites:
            symbol, size = "star", 15
        drawSymbol(painter, symbol, size, QPen(Qt.PenStyle.NoPen), colour)

    def _paint_words(self, painter: QPainter, name: str, count: str, area: QRectF) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self._look.font("small"))
        painter.setPen(self._look.colour("muted"))
        painter.drawText(area.adjusted(0, 0, -10, 0), middle | Qt.AlignmentFlag.AlignRight, count)
        painter.setFont(self._look.font())
        painter.setPen(self._look.colour("text"))
        wide, metrics = self._room(count), painter.fontMetrics()
        room = QRectF(area.left() + _BEFORE, area.top(), wide, area.height())
        if not _wraps(metrics, name, wide):
            name = metrics.elidedText(name, Qt.TextElideMode.ElideRight, wide)
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft | _WRAPPED, name)


def _wraps(metrics: QFontMetrics, name: str, width: int) -> bool:
    """Whether its words have room; else its beginning is shown in one line."""
    return all(metrics.horizontalAdvance(word) <= width for word in name.split())
