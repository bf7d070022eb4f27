"""The numbers behind a chart, as a table and as CSV."""

import csv
import io

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from legday_gui.window.charts.chart import Table
from legday_gui.window.look import Look

_WORDS = frozenset({"Exercise", "Muscle", "Note", "In words", "Kind", "Where", "Side"})
_Index = QModelIndex | QPersistentModelIndex


class TableModel(QAbstractTableModel):
    """The rows of a ``Table``, made when they are looked at."""

    def __init__(self) -> None:
        super().__init__()
        self.table = Table()

    def set_table(self, table: Table) -> None:
        self.beginResetModel()
        self.table = table
        self.endResetModel()

    def as_csv(self) -> str:
        """All rows with a heading."""
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(self.table.headings)
        writer.writerows(self.table.cells(row) for row in range(self.table.count))
        return text.getvalue()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self.table.count

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.table.headings)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.table.cells(index.row())[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(index.column())
        return None

    def _side(self, column: int) -> Qt.AlignmentFlag:
        """Numbers end under each other; words begin so."""
        words = column == 0 or self.table.headings[column] in _WORDS
        side = Qt.AlignmentFlag.AlignLeft if words else Qt.AlignmentFlag.AlignRight
        return side | Qt.AlignmentFlag.AlignVCenter

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self.table.headings[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return self._side(section)
        return None


class ChartTable(QTableView):
    """Shows a ``TableModel``."""

    opened = Signal(object)  # id of the session of a row

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.rows = TableModel()
        self.setModel(self.rows)
        self.setAccessibleName("Data of the chart")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setHighlightSections(False)
        self.setTabKeyNavigation(False)
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        look.changed.connect(self._dress)
        self._dress()

    def show_table(self, table: Table) -> None:
        """Show other rows, from the top."""
        self.rows.set_table(table)
        self.scrollToTop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the session of the row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def _open(self, row: int) -> None:
        session = self.rows.table.session(row)
        if session:
            self.opened.emit(int(session))

    def _dress(self) -> None:
        self.setFont(self._look.font())
        self.horizontalHeader().setFont(self._look.font("label"))
        self.verticalHeader().setDefaultSectionSize(self._look.px(28))
        palette = self.palette()
        for role in (palette.ColorRole.Base, palette.ColorRole.Button):
            palette.setColor(role, self._look.colour("panel"))
        self.setPalette(palette)
        self.horizontalHeader().setPalette(palette)
