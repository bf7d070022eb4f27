"""The exercises of the session: which is on, how far each is; dragged into another order."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from legday_gui.training.values import Muscle
from legday_gui.window.look import Look

ROLE = Qt.ItemDataRole.UserRole
PAD = 12


@dataclass(frozen=True, slots=True)
class Item:
    """One exercise in the list."""

    key: object
    name: str
    muscle: Muscle | None
    detail: str
    state: str
    state_role: str = "accent"
    faded: bool = False


class ExerciseList(QListWidget):
    """Follows the session; a press, or the arrow keys once it has the focus, choose."""

    chosen = Signal(object)
    moved = Signal(object, int)  # key, new position

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._items: list[Item] = []
        self.setItemDelegate(_Delegate(look, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizeAdjustPolicy(QAbstractItemView.SizeAdjustPolicy.AdjustToContents)
        self.setAccessibleName("Exercises of the session")
        self.viewport().setAutoFillBackground(False)
        self.currentRowChanged.connect(self._chose)
        look.changed.connect(self.doItemsLayout)
        look.changed.connect(self.updateGeometry)

    def show_items(self, items: Sequence[Item], current: object) -> None:
        """Bring the list up to date in place."""
        self.blockSignals(True)
        while self.count() > len(items):
            self.takeItem(self.count() - 1)
        while self.count() < len(items):
            self.addItem(QListWidgetItem())
        for row, item in enumerate(items):
            entry = self.item(row)
            if entry.data(ROLE) != item:
                entry.setData(ROLE, item)
                entry.setText(item.name)
                said = ", ".join(part for part in (item.name, item.detail, item.state) if part)
                entry.setData(Qt.ItemDataRole.AccessibleTextRole, said)
        keys = [item.key for item in items]
        self.setCurrentRow(keys.index(current) if current in keys else -1)
        self.blockSignals(False)
        if len(items) != len(self._items):
            self.updateGeometry()
        self._items = list(items)

    def _chose(self, row: int) -> None:
        if 0 <= row < len(self._items):
            self.chosen.emit(self._items[row].key)

    def dropEvent(self, event: QDropEvent) -> None:
        source = self.currentRow()
        if not 0 <= source < len(self._items):
            event.ignore()
            return
        target = self.indexAt(event.position().toPoint()).row()
        below = self.dropIndicatorPosition() is QAbstractItemView.DropIndicatorPosition.BelowItem
        to = self.count() if target < 0 else target + int(below)
        event.setDropAction(Qt.DropAction.CopyAction)  # the logbook moves it, not the list
        event.accept()
        self.moved.emit(self._items[source].key, to - int(to > source))

    def sizeHint(self) -> QSize:
        height = sum(self.sizeHintForRow(row) for row in range(self.count()))
        return QSize(200, height + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())


class _Delegate(QStyledItemDelegate):
    def __init__(self, look: Look, parent: QListWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        strong = QFontMetrics(self._look.font("strong")).height()
        return QSize(120, strong + QFontMetrics(self._look.font("small")).height() + 18)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        item: Item | None = index.data(ROLE)
        if item is None:
            return
        look, rect = self._look, option.rect.adjusted(0, 1, 0, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            focused = option.state & QStyle.StateFlag.State_HasFocus
            painter.setPen(look.colour("accent" if focused else "border"))
            painter.setBrush(look.colour("selected"))
            painter.drawRoundedRect(rect.adjusted(0, 0, -1, -1), 8, 8)
        self._paint_text(painter, item, rect)
        painter.restore()

    def _paint_text(self, painter: QPainter, item: Item, rect: QRect) -> None:
        look = self._look
        strong, small = look.font("strong"), look.font("small")
        dot = max(9, QFontMetrics(small).height() // 2 + 1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.muscle_colour(item.muscle))
        painter.drawEllipse(rect.left() + PAD, rect.center().y() - dot // 2, dot, dot)
        left = rect.left() + PAD + dot + 10
        painter.setFont(small)
        state_width = QFontMetrics(small).horizontalAdvance(item.state)
        painter.setPen(look.colour(item.state_role))
        right = QRect(rect.right() - PAD - state_width, rect.top(), state_width + 1, rect.height())
        painter.drawText(right, Qt.AlignmentFlag.AlignVCenter, item.state)
        width = rect.right() - PAD - (state_width + 8 if item.state else 0) - left
        name_height = QFontMetrics(strong).height()
        detail_height = QFontMetrics(small).height()
        top = rect.center().y() - (name_height + detail_height) // 2
        painter.setFont(strong)
        painter.setPen(look.colour("muted" if item.faded else "text"))
        name = QFontMetrics(strong).elidedText(item.name, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRect(left, top, width, name_height), 0, name)
        painter.setFont(small)
        painter.setPen(look.colour("muted"))
        detail = QFontMetrics(small).elidedText(item.detail, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRect(left, top + name_height, width, detail_height), 0, detail)
