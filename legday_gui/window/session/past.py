"""The list of past sessions, and of those in the bin."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from legday_gui.logbook import sessions
from legday_gui.logbook.sessions import SessionSummary
from legday_gui.training.values import Unit
from legday_gui.window.session import words
from legday_gui.window.session.parts import Words
from legday_gui.window.widgets import Button, Card
from legday_gui.window.workspace import Workspace

MOST = 2000
TITLES = ("Date", "Name", "Exercises", "Sets", "Volume")


class PastPage(QWidget):
    """All sessions, the newest first; Enter or a press opens one."""

    chosen = Signal(object)
    brought_back = Signal(object)
    closed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._space = workspace
        look = workspace.look
        self._title = Words(look, "title")
        self._hint = Words(look, "small", "muted").wrapped()
        self._said = Words(look, "body", "bad").wrapped()
        self._said.hide()
        self._bin = Button(look, "Bin", touch=True)
        self._bin.setCheckable(True)
        self._bin.setAccessibleName("Show the sessions in the bin")
        back = Button(look, "Back", touch=True)
        back.setAccessibleName("Back to the next session (Escape)")
        self._model = _Model()
        self.table = QTableView()
        self._dress_table()
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._bin)
        head.addWidget(back)
        card = Card(look)
        for item in (head, self._hint, self._said):
            card.body.addLayout(item) if item is head else card.body.addWidget(item)
        card.body.addWidget(self.table, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 12, 12, 12)
        box.addWidget(card)
        self._bin.toggled.connect(lambda _on: self.refresh())
        back.clicked.connect(self._leave)
        self.table.clicked.connect(self._open)
        look.changed.connect(self._dress_table)

    def _dress_table(self) -> None:
        table, look = self.table, self._space.look
        table.setModel(self._model)
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setShowGrid(False)
        table.setAccessibleName("Past sessions")
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.setFont(look.font("body"))
        table.horizontalHeader().setFont(look.font("small"))
        table.horizontalHeader().setHighlightSections(False)
        metrics = QFontMetrics(look.font("body"))
        table.verticalHeader().setDefaultSectionSize(max(44, metrics.height() + 20))
        samples = (
            "00 Mmm 0000  00:00",
            "Upper body, heavy day",
            "Exercises0",
            "Sets 00",
            "100,000 kg 0",
        )
        for column, sample in enumerate(samples):
            table.setColumnWidth(column, metrics.horizontalAdvance(sample) + 24)
        table.horizontalHeader().setSectionResizeMode(
            1, table.horizontalHeader().ResizeMode.Stretch
        )

    def refresh(self) -> None:
        """Read the list again; the marked session stays marked."""
        space, binned = self._space, self._bin.isChecked()
        at = self.table.currentIndex().row()
        found = sessions.session_list(space.logbook, space.athlete_id, limit=MOST, binned=binned)
        self._model.show_sessions(found, space.unit)
        self._title.setText("Sessions in the bin" if binned else "Past sessions")
        self._hint.setText(
            (
                "Enter or a press brings a session back."
                if binned
                else "Enter or a press opens a session."
            )
            if found
            else ("The bin is empty." if binned else "No sessions yet.")
        )
        if found:
            self.table.selectRow(min(max(at, 0), len(found) - 1))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))

    def _open(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        session_id = self._model.id_at(index.row())
        signal = self.brought_back if self._bin.isChecked() else self.chosen
        signal.emit(session_id)

    def _leave(self) -> None:
        self._bin.setChecked(False)
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.table.hasFocus():
            self._open(self.table.currentIndex())
        else:
            super().keyPressEvent(event)


Index = QModelIndex | QPersistentModelIndex


class _Model(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self._sessions: Sequence[SessionSummary] = ()
        self._unit = Unit.KG

    def show_sessions(self, found: Sequence[SessionSummary], unit: Unit) -> None:
        self.beginResetModel()
        self._sessions, self._unit = found, unit
        self.endResetModel()

    def id_at(self, row: int) -> int:
        return self._sessions[row].id

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._sessions)

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(TITLES)

    def headerData(self, section: int, way: Qt.Orientation, role: int = 0) -> object:
        if way == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return TITLES[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(section)
        return None

    @staticmethod
    def _alignment(column: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if column > 1 else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter

    def data(self, index: Index, role: int = 0) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(index.column())
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        found = self._sessions[index.row()]
        running = " (running)" if found.ended_at is None else ""
        return (
            words.day_words(found.day, year=True),
            f"{found.name}{running}",
            str(found.exercises),
            str(found.sets),
            words.volume_words(found.volume_g, self._unit),
        )[index.column()]
