"""The exercises of the logbook in a list, found by a search line above it."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from legday_gui.training.values import Exercise
from legday_gui.window.dialogs.exercise_words import detail
from legday_gui.window.look import Look
from legday_gui.window.plan.field import Field
from legday_gui.window.session.exercise_search import found
from legday_gui.window.widgets import Muted
from legday_gui.window.widgets.button import TOUCH
from legday_gui.window.widgets.scroll_bar import ScrollBar

_ID, _DETAIL = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

Row = tuple[Exercise, int]  # and how many sets are logged


class ExerciseBrowser(QWidget):
    """Type to find, Up and Down to choose; ``entered`` by Enter, with what was typed."""

    chosen = Signal(object)  # exercise id
    entered = Signal()
    searched = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._rows: Sequence[Row] = ()
        self.search = Field()
        self.search.setPlaceholderText("Find an exercise")
        self.search.setAccessibleName("Find an exercise")
        self.search.setClearButtonEnabled(True)
        self.search.setTextMargins(6, 0, 6, 0)
        self.list = QListWidget()
        self.list.setVerticalScrollBar(ScrollBar())
        self.list.setItemDelegate(_TwoLines(look, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName("Exercises")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._nothing = Muted(look, "No exercise has these words.")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        for part in (self.search, self._nothing, self.list):
            box.addWidget(part)
        self.search.textChanged.connect(self._search)
        self.search.installEventFilter(self)
        self.list.currentItemChanged.connect(self._current)
        look.changed.connect(self._dress)
        self._dress()

    @property
    def typed(self) -> str:
        """What is searched for."""
        return " ".join(self.search.text().split())

    @property
    def found(self) -> bool:
        """Whether any exercise answers the search."""
        return self.list.count() > 0

    @property
    def first(self) -> int | None:
        """The exercise at the top of the list."""
        return self.list.item(0).data(_ID) if self.found else None

    def show_rows(self, rows: Sequence[Row]) -> None:
        """List these, in their order where nothing is searched for."""
        self._rows = rows
        self._fill()

    def mark(self, exercise_id: int | None) -> None:
        """Select an exercise where it is listed, without choosing it anew."""
        ids = [self.list.item(row).data(_ID) for row in range(self.list.count())]
        with QSignalBlocker(self.list):
            self.list.setCurrentRow(ids.index(exercise_id) if exercise_id in ids else -1)
        self.list.viewport().update()

    def _search(self) -> None:
        self._fill()
        self.searched.emit()
        if self.typed:
            self.list.setCurrentRow(0)

    def _fill(self) -> None:
        rows = found(self._rows, self.typed, lambda row: row[0])
        with QSignalBlocker(self.list):
            self.list.clear()
            for exercise, sets in rows:
                item = QListWidgetItem(exercise.name, self.list)
                item.setData(_ID, exercise.id)
                item.setData(_DETAIL, detail(exercise, sets))
                item.setToolTip(exercise.name)
                words = f"{exercise.name}, {detail(exercise, sets)}"
                item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
        self._nothing.setVisible(not rows)
        self.list.setVisible(bool(rows))

    def _current(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(_ID))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys in the search move through the list below it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _MOVES:
                row = max(0, self.list.currentRow()) + _MOVES[key]
                self.list.setCurrentRow(max(0, min(self.list.count() - 1, row)))
                return True
            if key in _ENTERS:
                self.entered.emit()
                return True
            if key == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
        return super().eventFilter(watched, event)

    def _dress(self) -> None:
        font = self._look.font("body")
        self.search.setFont(font)
        self.search.setMinimumHeight(max(TOUCH, font.pixelSize() * 2))
        self.list.doItemsLayout()


class _TwoLines(QStyledItemDelegate):
    """The name, and under it what the exercise is."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        del option, index
        heights = (QFontMetrics(self._look.font(role)).height() for role in ("body", "small"))
        return QSize(80, max(TOUCH, sum(heights) + 12))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        area: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(self._look.colour("border"), 1))
            painter.setBrush(self._look.colour("selected"))
            painter.drawRoundedRect(area.adjusted(0, 0, -1, -1), 7, 7)
        top = area.top() + 6
        for role, colour, text in (
            ("body", "text", index.data()),
            ("small", "muted", index.data(_DETAIL)),
        ):
            painter.setFont(self._look.font(role))
            painter.setPen(self._look.colour(colour))
            metrics = painter.fontMetrics()
            room = QRect(area.left() + 10, top, area.width() - 20, metrics.height())
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft), shown)
            top += metrics.height()
        painter.restore()
