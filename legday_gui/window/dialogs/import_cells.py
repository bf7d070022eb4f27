"""How the cells of the import page's tables look, and the list that opens in them."""

from PySide6.QtCore import QAbstractItemModel, QObject, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from legday_gui.window.dialogs.import_choice import box_height
from legday_gui.window.dialogs.import_model import Cell, Index, cell_at
from legday_gui.window.look import Look
from legday_gui.window.widgets.choice import Choice

_GAP, _PAD, _CHEVRON, _RADIUS = 10, 10, 8, 6
_ALONG, _ALIGNMENT = Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole
_ELIDE, _WRAP = Qt.TextElideMode.ElideRight, int(Qt.TextFlag.TextWordWrap)


class Editor(Choice):
    """The list of one cell while it is open. ``left`` when the person is through with it."""

    left = Signal()

    def __init__(self, look: Look, cell: Cell, parent: QWidget) -> None:
        super().__init__()
        self.setParent(parent)
        self.setFont(look.font("label"))
        self.setAccessibleName(cell.name)
        self.setMaxVisibleItems(14)
        self.addItems([words for words, _ in cell.options])
        self.setCurrentIndex(cell.chosen)

    def hidePopup(self) -> None:
        was_open = self.view().isVisible()
        super().hidePopup()
        if was_open:
            self.left.emit()


class CellDelegate(QStyledItemDelegate):
    """Two lines of text, or a box with a chevron where there is something to choose."""

    def __init__(self, look: Look, parent: QTableView) -> None:
        super().__init__(parent)
        self._look = look
        self._table = parent
        self._boxes: dict[tuple[int, int, bool], QPixmap] = {}
        look.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        """Fetch fonts and colours once: fifty cells are painted at a time."""
        look = self._look
        self._boxes.clear()
        self._fonts = {
            role: (look.font(role), QFontMetrics(look.font(role)))
            for role in ("body", "small", "label")
        }
        roles = ("text", "muted", "border", "field", "good", "warn", "bad")
        self._colours = {role: look.colour(role) for role in roles}

    # ---- looks

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell = cell_at(index.model(), index)
        area = option.rect
        painter.setPen(self._colours["border"])
        painter.drawLine(area.topLeft(), area.topRight())
        if cell.options:
            is_marked = bool(option.state & QStyle.StateFlag.State_HasFocus)
            self._paint_box(painter, self._box(area), cell, is_marked=is_marked)
        else:
            side = index.model().headerData(index.column(), _ALONG, _ALIGNMENT)
            self._paint_text(painter, area.adjusted(_GAP, 2, -_GAP, -2), cell, int(side))

    def _box(self, area: QRect) -> QRect:
        height = box_height(self._look)
        top = area.top() + (area.height() - height) // 2
        return QRect(area.left() + _GAP, top, area.width() - _GAP, height)

    def _paint_text(self, painter: QPainter, area: QRect, cell: Cell, side: int) -> None:
        font, body = self._fonts["body"]
        painter.setFont(font)
        painter.setPen(self._colours[cell.colour])
        if not cell.detail:
            painter.drawText(area, side | _WRAP, cell.text)
            return
        font, small = self._fonts["small"]
        both = body.height() + small.height()
        first = QRect(area.left(), area.center().y() - both // 2, area.width(), body.height())
        painter.drawText(first, side, body.elidedText(cell.text, _ELIDE, area.width()))
        painter.setFont(font)
        painter.setPen(self._colours["muted"])
        below = QRect(first.left(), first.bottom() + 1, first.width(), small.height())
        painter.drawText(below, side, small.elidedText(cell.detail, _ELIDE, area.width()))

    def _paint_box(self, painter: QPainter, box: QRect, cell: Cell, *, is_marked: bool) -> None:
        key = (box.width(), box.height(), is_marked)
        if key not in self._boxes:
            self._boxes[key] = self._box_picture(*key)
        painter.drawPixmap(box.topLeft(), self._boxes[key])
        font, metrics = self._fonts["label"]
        painter.setFont(font)
        painter.setPen(self._colours[cell.colour])
        room = box.adjusted(_PAD, 0, -2 * _PAD - _CHEVRON, 0)
        shown = metrics.elidedText(cell.text, _ELIDE, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown)

    def _box_picture(self, width: int, height: int, is_marked: bool) -> QPixmap:
        """An empty box; to show its picture takes a tenth of the time that painting it does."""
        scale = self._table.devicePixelRatio()
        picture = QPixmap(QSize(width, height) * scale)
        picture.setDevicePixelRatio(scale)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = self._colours["text" if is_marked else "border"]
        painter.setPen(QPen(edge, 2 if is_marked else 1))
        painter.setBrush(self._colours["field"])
        inner = QRectF(0, 0, width, height).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(inner, _RADIUS, _RADIUS)
        painter.setPen(QPen(self._colours["muted"], 1.5))
        right, middle = width - _PAD, height / 2
        tip = QPointF(right - _CHEVRON / 2, middle + 2)
        painter.drawLine(QPointF(right - _CHEVRON, middle - 2), tip)
        painter.drawLine(QPointF(right, middle - 2), tip)
        painter.end()
        return picture

    # ---- choosing

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        del option
        editor = Editor(self._look, cell_at(index.model(), index), parent)
        # Queued: the list hides before it says what was chosen.
        editor.left.connect(self._leave, Qt.ConnectionType.QueuedConnection)
        return editor

    def _leave(self) -> None:
        editor: QObject = self.sender()
        if isinstance(editor, Editor):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor)
            self._table.setFocus()

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """The list is filled when it is made, and shows the person's choice from then on."""

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, Editor):
            model.setData(index, editor.currentIndex())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        del index
        editor.setGeometry(self._box(option.rect))


class Header(QHeaderView):
    """The titles of the columns in small grey letters."""

    def __init__(self, look: Look, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look = look
        self.setSectionResizeMode(self.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        return QSize(0, QFontMetrics(self._look.font("label")).height() + 14)

    def paintSection(self, painter: QPainter, rect: QRect, index: int) -> None:
        side = self.model().headerData(index, _ALONG, _ALIGNMENT)
        painter.save()
        painter.setFont(self._look.font("label"))
        painter.setPen(self._look.colour("muted"))
        title = self.model().headerData(index, _ALONG)
        painter.drawText(rect.adjusted(_GAP, 0, -_GAP, 0), int(side), title)
        painter.restore()
