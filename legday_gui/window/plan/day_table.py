"""The exercises of one plan day: chosen, dragged, and moved by keys."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QRect, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
)

from legday_gui.training.values import Muscle
from legday_gui.window.look import Look
from legday_gui.window.plan.cell_entry import CellEntry
from legday_gui.window.plan.day_painting import (
    COLUMNS,
    PAD,
    ROLE,
    DayDelegate,
    DayHeader,
    font_role,
    inset,
    wrapping,
)

MIME = "application/x-legday-prescription"


@dataclass(frozen=True, slots=True)
class Line:
    """One exercise as the table shows it."""

    prescription_id: int
    muscle: Muscle | None
    texts: tuple[str, str, str, str]


class DayTable(QTableWidget):
    """Shows lines and says what is wanted; who listens writes and shows the lines anew."""

    chosen = Signal(object)  # prescription id
    moved = Signal(object, int)  # prescription id, place on this day
    sent = Signal(object, int)  # prescription id, -1 for the day before, 1 for the one after
    removed = Signal(object)
    typed = Signal(object, str)  # prescription id, sets and reps as typed
    entry_closed = Signal()
    add_wanted = Signal()

    def __init__(self, look: Look, parent: QFrame | None = None) -> None:
        super().__init__(0, len(COLUMNS), parent)
        self._look = look
        self._lines: list[Line] = []
        self._drop_row: int | None = None
        self._entry: CellEntry | None = None
        self._entered: int | None = None
        self.setHorizontalHeader(DayHeader(look, self))
        self.setHorizontalHeaderLabels(COLUMNS)
        self.verticalHeader().hide()
        self.setItemDelegate(DayDelegate(look, self))
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(False)  # Qt's says "onto a row"; ours is a line
        self.currentCellChanged.connect(self._chose)
        self.cellDoubleClicked.connect(lambda _row, _column: self.open_entry())
        look.changed.connect(self._dress)
        self._dress()

    # ---- showing

    def show_lines(self, lines: Sequence[Line], current: int | None) -> None:
        """Bring the rows up to date in place and mark the current one, silently."""
        self.blockSignals(True)
        self.setRowCount(len(lines))
        for row, line in enumerate(lines):
            if row >= len(self._lines) or self._lines[row] != line:
                self._fill(row, line)
        self._lines = list(lines)
        self._mark(current)
        self.blockSignals(False)
        if self._entered not in self.ids():
            self.close_entry()
        self._fit()

    def _fill(self, row: int, line: Line) -> None:
        for column, text in enumerate(line.texts):
            item = QTableWidgetItem(text)
            item.setData(ROLE, line.muscle)
            if column:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            spoken = f"{COLUMNS[column]}: {text}" if column else ", ".join(line.texts)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            if column == 1:
                item.setToolTip("Enter or a double click: type over it")
            self.setItem(row, column, item)

    def mark(self, current: int | None) -> None:
        """Mark the row of a prescription, or none, without a word to anybody."""
        self.blockSignals(True)
        self._mark(current)
        self.blockSignals(False)

    def _mark(self, current: int | None) -> None:
        ids = self.ids()
        if current in ids:
            self.setCurrentCell(ids.index(current), max(0, self.currentColumn()))
        else:
            self.setCurrentCell(-1, -1)
            self.clearSelection()
        self.viewport().update()

    def ids(self) -> list[int]:
        """The prescriptions shown, in order."""
        return [line.prescription_id for line in self._lines]

    def current_id(self) -> int | None:
        """The prescription of the marked row."""
        row = self.currentRow()
        return self._lines[row].prescription_id if 0 <= row < len(self._lines) else None

    def _chose(self, row: int, _column: int, old_row: int, _old_column: int) -> None:
        if row != old_row and (chosen := self.current_id()) is not None:
            self.chosen.emit(chosen)

    # ---- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, current = event.key(), self.current_id()
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key == Qt.Key.Key_Insert:
            self.add_wanted.emit()
        elif current is None and key == Qt.Key.Key_Down and self._lines:
            self.setCurrentCell(0, 0)
        elif current is not None and alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            to = self.currentRow() + (1 if key == Qt.Key.Key_Down else -1)
            if 0 <= to < len(self._lines):
                self.moved.emit(current, to)
        elif current is not None and alt and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.sent.emit(current, 1 if key == Qt.Key.Key_Right else -1)
        elif current is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.open_entry()
        elif current is not None and key == Qt.Key.Key_Delete:
            self.removed.emit(current)
        else:
            super().keyPressEvent(event)

    # ---- sets and reps typed where they stand

    def open_entry(self) -> None:
        """Type over sets and reps of the marked row."""
        self.close_entry()
        self._entered = self.current_id()
        if self._entered is None:
            return
        name, sets, *_ = self._lines[self.currentRow()].texts
        entry = CellEntry(
            self._look, f"Sets and reps of {name}", sets.split(" per ")[0], self.viewport()
        )
        entered = self._entered
        entry.committed.connect(lambda text: self.typed.emit(entered, text))
        entry.given_up.connect(self.close_entry)
        self._entry = entry
        self._place_entry()
        entry.show()
        entry.selectAll()
        entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def entry(self) -> CellEntry | None:
        """The line that is being typed in."""
        return self._entry

    def close_entry(self) -> None:
        """Put the line away; the focus it had goes back to the table."""
        entry, self._entry, self._entered = self._entry, None, None
        if entry is None:
            return
        had_focus = entry.hasFocus()
        entry.blockSignals(True)
        entry.hide()
        entry.deleteLater()
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.entry_closed.emit()

    def _place_entry(self) -> None:
        if self._entry is None or self._entered not in self.ids():
            return
        cell = self.visualRect(self.model().index(self.ids().index(self._entered), 1))
        wide = max(cell.width(), self._look.px(120))
        tall = min(cell.height(), self._entry.sizeHint().height())
        self._entry.setGeometry(
            max(0, cell.right() + 1 - wide), cell.center().y() - tall // 2, wide, tall
        )

    # ---- dragging

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, items: Sequence[QTableWidgetItem]) -> QMimeData:
        mime = QMimeData()
        if items:
            line = self._lines[items[0].row()]
            mime.setData(MIME, str(line.prescription_id).encode())
        return mime

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            super().dragEnterEvent(event)
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()
            self._show_drop(self._place_at(event.position().toPoint().y()))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._show_drop(None)

    def _show_drop(self, row: int | None) -> None:
        if row != self._drop_row:
            self._drop_row = row
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._drop_row is None:
            return
        y = sum(self.rowHeight(row) for row in range(self._drop_row))
        line = QRect(0, max(0, y - 2), self.viewport().width(), 3)
        painter = QPainter(self.viewport())
        painter.fillRect(line, self._look.colour("accent"))
        painter.end()

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_drop(None)
        data = bytes(event.mimeData().data(MIME).data())
        if not data.isdigit():
            event.ignore()
            return
        dragged = int(data)
        to = self._place_at(event.position().toPoint().y())
        ids = self.ids()
        # The logbook moves it; a move reported to Qt would make the source delete its row.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.setState(QAbstractItemView.State.NoState)
        self.viewport().update()
        if dragged not in ids:
            self.moved.emit(dragged, to)
        elif (place := to - int(ids.index(dragged) < to)) != ids.index(dragged):
            self.moved.emit(dragged, place)

    def _place_at(self, y: int) -> int:
        """Before which row something dropped at that height goes."""
        for row in range(self.rowCount()):
            if y < self.rowViewportPosition(row) + self.rowHeight(row) / 2:
                return row
        return self.rowCount()

    # ---- size

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        """Columns over the whole width, rows as high as their text, no scrolling in here."""
        least = [self._least(column) for column in range(len(COLUMNS))]
        self.setMinimumWidth(sum(least))
        spare = max(0, self.viewport().width() - sum(least))
        wide = list(least)
        for column, share in ((2, 1.0), (1, 1.0), (3, 0.5), (0, 1.0), (3, 1.0)):
            more = min(max(0, self._widest(column) - wide[column]), int(spare * share))
            wide[column] += more
            spare -= more
        wide[0] += spare
        for column, width in enumerate(wide):
            self.setColumnWidth(column, width)
        self.resizeRowsToContents()
        rows = sum(self.rowHeight(row) for row in range(self.rowCount()))
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + max(rows, 24) + 2)
        self._place_entry()

    def _texts(self, column: int) -> list[str]:
        return [wrapping(line.texts[column]) for line in self._lines]

    def _widest(self, column: int) -> int:
        """What a column takes to show its name and texts on one line."""
        return self._room_for(column, self._texts(column))

    def _least(self, column: int) -> int:
        """What a column takes to show its name, and its texts wrapped between words."""
        texts = self._texts(column)
        if column == 2:
            return self._room_for(column, texts)
        return self._room_for(
            column, [word for text in texts for word in re.split("(?<=-)|[ \u200b]", text)]
        )

    def _room_for(self, column: int, texts: Sequence[str]) -> int:
        head = QFontMetrics(self._look.font("label")).horizontalAdvance(COLUMNS[column])
        metrics = QFontMetrics(self._look.font(font_role(column)))
        widest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
        return max(head, widest + inset(column) - PAD) + 2 * PAD + 4

    def _dress(self) -> None:
        self.setFont(self._look.font("body"))
        if self._entry is not None:
            self._entry.setFont(self._look.font("body"))
        self.horizontalHeader().setFixedHeight(self._header_height())
        self._fit()
        self.viewport().update()

    def _header_height(self) -> int:
        return QFontMetrics(self._look.font("label")).height() + 14
