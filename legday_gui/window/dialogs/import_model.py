"""What a table with choices in it shows, cell by cell."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
CELL = Qt.ItemDataRole.UserRole
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)


class Cell(NamedTuple):
    """What a cell shows. With ``options`` it is a choice, of which the one at ``chosen`` holds."""

    text: str
    detail: str = ""  # a second, smaller line
    colour: str = "text"
    options: Sequence[tuple[str, object]] = ()  # words, what they stand for
    chosen: int = -1
    name: str = ""  # of a choice, for those who hear it


class Column(NamedTuple):
    """``width`` at text of 100 %; None takes the room that the others leave."""

    title: str
    width: int | None
    right: bool = False
    spare: bool = False  # left out where there is little room


class ChoiceModel(QAbstractTableModel):
    """Rows of cells; a subclass says what is in them. ``corrected`` after the person chose."""

    corrected = Signal()
    COLUMNS: Sequence[Column] = ()

    def cell(self, row: int, column: int) -> Cell:
        """What a cell shows."""
        raise NotImplementedError

    def choose(self, row: int, column: int, value: object) -> None:
        """Keep what the person chose."""
        raise NotImplementedError

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        del parent
        return len(self.COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = self.COLUMNS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column.right else _LEFT
        return column.title if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = 0) -> object:
        if role not in (
            CELL, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        ):  # fmt: skip
            return None
        cell = self.cell(index.row(), index.column())
        if role == CELL:
            return cell
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (cell.name, cell.text, cell.detail)))
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(filter(None, (cell.text, cell.detail)))
        return cell.text

    def setData(self, index: Index, value: object, role: int = 0) -> bool:
        """``value`` is the place of an option."""
        del role
        cell = self.cell(index.row(), index.column())
        if not isinstance(value, int) or value < 0 or value == cell.chosen:
            return False
        self.choose(index.row(), index.column(), cell.options[value][1])
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last)  # "all" changes other rows
        self.corrected.emit()
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only choices can be gone to: the arrow keys pass the rest."""
        if not self.cell(index.row(), index.column()).options:
            return Qt.ItemFlag.NoItemFlags
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsEditable


def cell_at(model: QAbstractItemModel, index: Index) -> Cell:
    """The cell of an index."""
    cell = model.data(index, CELL)
    assert isinstance(cell, Cell)
    return cell
