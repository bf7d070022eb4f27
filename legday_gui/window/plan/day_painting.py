"""How the table of a plan day is painted: its header, and rows whose texts wrap."""

import re

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
)

from legday_gui.training.values import Muscle
from legday_gui.window.look import Look
from legday_gui.window.plan.words import breakable

COLUMNS = ("Exercise", "Sets × reps", "Next load", "Progression")
PAD, _DOT = 8, 10
ROLE = Qt.ItemDataRole.UserRole


class DayHeader(QHeaderView):
    """Column names, flat."""

    def __init__(self, look: Look, parent: QTableWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look = look
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)
        self.setMinimumSectionSize(20)

    def sizeHint(self) -> QSize:
        return QSize(100, QFontMetrics(self._look.font("label")).height() + 14)

    def paintSection(self, painter: QPainter, rect: QRect, column: int) -> None:
        painter.save()
        painter.fillRect(rect, self._look.colour("panel"))
        painter.setFont(self._look.font("label"))
        painter.setPen(self._look.colour("muted"))
        side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
        area = rect.adjusted(PAD, 0, -PAD, 0)
        name = painter.fontMetrics().elidedText(
            COLUMNS[column], Qt.TextElideMode.ElideRight, area.width()
        )
        painter.drawText(area, int(side | Qt.AlignmentFlag.AlignVCenter), name)
        painter.setPen(self._look.colour("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()


def wrapping(text: str | None) -> str:
    """Text for a narrow column: "3 × 8–10", "per leg" and "+5 kg" stay together, long words not."""
    kept = breakable(text or "").replace(" × ", "\u00a0×\u00a0").replace(" per ", " per\u00a0")
    kept = re.sub(r"(?<=\d)/(?=\d)", "/\u200b", kept.replace("superset ", "superset\u00a0"))
    return re.sub(r"(?<=\d) (?=kg|lb|s\b|m\b)", "\u00a0", kept)


def font_role(column: int) -> str:
    return "small" if column == len(COLUMNS) - 1 else "body"


def inset(column: int) -> int:
    return PAD + (_DOT + PAD if column == 0 else 0)


class DayDelegate(QStyledItemDelegate):
    """Text that wraps, the muscle's dot before the name, a line under each row."""

    def __init__(self, look: Look, parent: QTableWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._table = parent

    def sizeHint(
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        column = index.column()
        metrics = QFontMetrics(self._look.font(font_role(column)))
        width = self._table.columnWidth(column) - inset(column) - PAD
        room = QRect(0, 0, max(20, width), 10_000)
        text = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), wrapping(index.data()))
        return QSize(width, text.height() + 20)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        look, rect, column = self._look, option.rect, index.column()
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look.colour("selected"))
            if self._table.hasFocus() and column == 0:
                painter.fillRect(QRect(rect.topLeft(), QSize(3, rect.height())),
                                 look.colour("accent"))  # fmt: skip
        painter.setPen(look.colour("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if column == 0:
            self._paint_dot(painter, rect, index.data(ROLE))
        role = font_role(column)
        painter.setFont(look.font(role))
        painter.setPen(look.colour("muted" if role == "small" else "text"))
        side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
        area = rect.adjusted(inset(column), 0, -PAD, 0)
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(area, int(flags), wrapping(index.data()))
        painter.restore()

    def _paint_dot(self, painter: QPainter, rect: QRect, muscle: Muscle | None) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self._look.muscle_colour(muscle))
        pen = painter.pen()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(rect.left() + PAD, rect.center().y() - _DOT // 2, _DOT, _DOT)
        painter.setPen(pen)
