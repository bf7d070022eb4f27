"""A table of sessions: when, what, how much."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from legday_gui.logbook.sessions import SessionSummary
from legday_gui.training.values import Unit
from legday_gui.window.look import Look
from legday_gui.window.session import words

SAMPLES = ("00 Mmm 0000", "Day 000", "00 sets", "100,000 kg")  # wide enough for each column
NAME = 1  # the column that takes the room that is left
ROW = 44
PAGE_KEYS = (
    Qt.Key.Key_Escape,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
)


class SessionTable(QTableView):
    """``opened`` carries the id of the session on which Enter was pressed, ``marked`` that of
    the one which keys or a press moved to."""

    opened = Signal(object)
    marked = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._model = _Model()
        self.setModel(self._model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setAccessibleName("Sessions")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setItemDelegate(_Delegate(self))
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.hide()
        header.setSectionResizeMode(NAME, header.ResizeMode.Stretch)
        self.doubleClicked.connect(lambda _index: self._open())
        self.selectionModel().currentRowChanged.connect(self._moved)
        look.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.setFont(self._look.font("body"))
        metrics = QFontMetrics(self._look.font("body"))
        self.verticalHeader().setDefaultSectionSize(max(ROW, metrics.height() + 20))
        for column, sample in enumerate(SAMPLES):
            self.setColumnWidth(column, metrics.horizontalAdvance(sample) + 24)
        self.setMinimumWidth(sum(metrics.horizontalAdvance(text) + 24 for text in SAMPLES))
        palette = self.palette()
        for role, colour in (
            (QPalette.ColorRole.Base, "panel"),
            (QPalette.ColorRole.Highlight, "selected"),
            (QPalette.ColorRole.HighlightedText, "text"),
        ):
            palette.setColor(role, self._look.colour(colour))
        self.setPalette(palette)

    def show_sessions(
        self, found: Sequence[SessionSummary], unit: Unit, *, year: bool = False
    ) -> None:
        """Show these sessions, with the ``year`` where it does not go without saying.

        The one that was marked stays marked; where it is gone, the one in its row is.
        """
        at, row = self.chosen, self.currentIndex().row()
        self._model.show_sessions(found, unit, year)
        same = [i for i, session in enumerate(found) if at and session.id == at.id]
        behind = min(row, len(found) - 1) if at and found else None
        self.mark(same[0] if same else behind)

    @property
    def chosen(self) -> SessionSummary | None:
        """The marked session."""
        index = self.currentIndex()
        return self._model.sessions[index.row()] if index.isValid() else None

    def mark_day(self, day: int) -> None:
        """Mark the first session of a day; none where there was none."""
        days = [session.day for session in self._model.sessions]
        self.mark(days.index(day) if day in days else None)

    def mark(self, row: int | None) -> None:
        """Mark a row, or none, without telling anyone."""
        was_blocked = self.blockSignals(True)
        if row is None:
            self.setCurrentIndex(QModelIndex())
            self.clearSelection()
        else:
            self.selectRow(row)
        self.blockSignals(was_blocked)
        self.viewport().update()

    def _moved(self) -> None:
        if self.chosen is not None:
            self.marked.emit(self.chosen.id)

    def _open(self) -> None:
        if self.chosen is not None:
            self.opened.emit(self.chosen.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        elif event.key() in PAGE_KEYS or event.matches(QKeySequence.StandardKey.Copy):
            event.ignore()  # the page around knows what to do
        else:
            super().keyPressEvent(event)


Index = QModelIndex | QPersistentModelIndex


class _Delegate(QStyledItemDelegate):
    """Marks whole rows: no cell of them stands out."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus


class _Model(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self.sessions: Sequence[SessionSummary] = ()
        self._unit = Unit.KG
        self._year = False

    def show_sessions(self, found: Sequence[SessionSummary], unit: Unit, year: bool) -> None:
        self.beginResetModel()
        self.sessions, self._unit, self._year = found, unit, year
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.sessions)

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(SAMPLES)

    def data(self, index: Index, role: int = 0) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(index.column())
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        found = self.sessions[index.row()]
        running = " (running)" if found.ended_at is None else ""
        return (
            words.day_words(found.day, year=True) if self._year else words.weekday_day(found.day),
            f"{found.name}{running}",
            "1 set" if found.sets == 1 else f"{found.sets} sets",
            words.volume_words(found.volume_g, self._unit),
        )[index.column()]


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column > NAME else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
