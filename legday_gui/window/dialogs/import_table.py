"""A table with choices in it. Only what is in view is painted, so that thousands of rows cost
no more than ten: a widget for each choice would stall the window."""

from PySide6.QtCore import QModelIndex, QSize, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QSizePolicy, QTableView, QWidget

from legday_gui.window.dialogs.import_cells import CellDelegate, Editor, Header
from legday_gui.window.dialogs.import_choice import box_height, column_width
from legday_gui.window.dialogs.import_model import ChoiceModel
from legday_gui.window.look import Look
from legday_gui.window.widgets.scroll_bar import ScrollBar

_ROLES = QPalette.ColorRole
_TRIGGERS = QAbstractItemView.EditTrigger
_LEAST_WIDTH = 150  # of the column that takes what is left
_ROWS_SEEN = 2  # at least, however low the window is


class ChoiceTable(QTableView):
    """Arrows go from choice to choice; Enter, Space, a click or the first letters change one."""

    def __init__(self, look: Look, model: ChoiceModel, name: str) -> None:
        super().__init__()
        self._look = look
        self._rows = model
        self._unused: set[int] = set()
        self.setAccessibleName(name)
        # Our own: handed Qt's when a list opens, PySide would load every widget class there is.
        self._inner = QWidget()
        self.setViewport(self._inner)
        self.setHorizontalHeader(Header(look, self))
        self.setModel(model)
        self.setItemDelegate(CellDelegate(look, self))
        self.setVerticalScrollBar(ScrollBar())
        self.setVerticalScrollMode(self.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(self.SelectionMode.SingleSelection)
        self.setEditTriggers(_TRIGGERS.EditKeyPressed | _TRIGGERS.AnyKeyPressed)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.verticalHeader().hide()
        self.clicked.connect(self.open_choice)
        self._next_turn = QTimer(self)
        self._next_turn.setSingleShot(True)
        self._next_turn.timeout.connect(lambda: self.setUpdatesEnabled(True))
        model.modelReset.connect(self._fit)
        model.modelReset.connect(self._paint_apart)
        look.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        small = QFontMetrics(self._look.font("small")).height()
        text = QFontMetrics(self._look.font("body")).height()
        self.verticalHeader().setDefaultSectionSize(max(box_height(self._look), text + small) + 18)
        panel = self._look.colour("panel")
        for part in (self, self.horizontalHeader()):
            palette = part.palette()
            for role in (_ROLES.Base, _ROLES.Button, _ROLES.Window, _ROLES.Highlight):
                palette.setColor(role, panel)  # what is marked has a darker frame instead
            part.setPalette(palette)
        self._fit()

    def _fit(self) -> None:
        """A short list makes a small card; a long one scrolls."""
        self._share()
        row = self.verticalHeader().defaultSectionSize()
        header = self.horizontalHeader()
        head = 0 if header.isHidden() else header.sizeHint().height()
        rows = self._rows.rowCount()
        self.setMinimumHeight(head + row * min(rows, _ROWS_SEEN))
        self.setMaximumHeight(head + row * max(rows, 1))
        self.updateGeometry()

    def _paint_apart(self) -> None:
        """Rows that are all new are painted in a turn of their own, not with the page around."""
        self.setUpdatesEnabled(False)
        self._next_turn.start()

    def sizeHint(self) -> QSize:
        return QSize(600, self.maximumHeight())

    def minimumSizeHint(self) -> QSize:
        return QSize(300, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """Give each column its width, and the one without what is left.

        Where that is too little, columns that are good to have go.
        """
        columns = self._rows.COLUMNS
        least = self._look.px(_LEAST_WIDTH)
        widths = {
            at: column_width(self._look, column.width)
            for at, column in enumerate(columns)
            if column.width is not None and at not in self._unused
        }
        room = self._room()
        is_narrow = room - sum(widths.values()) < least
        for at, column in enumerate(columns):
            self.setColumnHidden(at, at in self._unused or (is_narrow and column.spare))
        taken = sum(width for at, width in widths.items() if not self.isColumnHidden(at))
        for at, column in enumerate(columns):
            left = max(room - taken, least // 2)
            self.setColumnWidth(at, left if column.width is None else widths.get(at, 0))

    def _room(self) -> int:
        """The width of the viewport, without asking for it: PySide would make all its classes."""
        bar = self.verticalScrollBar()
        return self.contentsRect().width() - (bar.width() if bar.isVisible() else 0)

    def use(self, column: int, *, used: bool) -> None:
        """Show a column, or do without it."""
        (self._unused.discard if used else self._unused.add)(column)
        self._share()

    def go_to_first(self) -> None:
        """Mark the first choice, where there is none yet."""
        if self.currentIndex().isValid():
            return
        for row in range(self._rows.rowCount()):
            for column in range(self._rows.columnCount()):
                index = self._rows.index(row, column)
                if self._rows.flags(index) and not self.isColumnHidden(column):
                    self.setCurrentIndex(index)
                    return

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.go_to_first()
        super().focusInEvent(event)

    def open_choice(self, index: QModelIndex) -> None:
        """Open the list of a choice."""
        if not index.isValid() or not self._rows.flags(index):
            return
        self.edit(index)
        editor = self.indexWidget(index)
        if isinstance(editor, Editor):
            editor.showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and self.state() is not self.State.EditingState:
            self.open_choice(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()  # the page around knows what to do
        else:
            super().keyPressEvent(event)
