"""The table of the import page: a header and, scrolling below it, a row for each name."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from legday_gui.window.dialogs.import_rows import (
    EXERCISE_WIDTH,
    SETS_WIDTH,
    STATUS_WIDTH,
    UNIT_WIDTH,
    Cell,
    MatchRow,
    line_of,
)
from legday_gui.window.look import Look
from legday_gui.window.widgets import Label
from legday_gui.window.widgets.scroll_bar import ScrollBar


class MatchTable(QWidget):
    """The header and, scrolling below it, the rows. ``wanted`` near the end of those there are."""

    wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._header = self._new_header(with_unit=False)
        self._scroll = QScrollArea()
        self._scroll.setVerticalScrollBar(ScrollBar())
        self._column = QVBoxLayout()
        self._scroll.setWidget(QWidget())
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.viewport().setAutoFillBackground(False)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._align)
        self._scroll.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._box.addWidget(self._header)
        self._box.addWidget(self._scroll, 1)

    def _align(self) -> None:
        """Keep the header over its columns, beside a scroll bar or without, and the height true."""
        margins = self._header.layout().contentsMargins()
        bar = self._scroll.verticalScrollBar()
        margins.setRight(bar.sizeHint().width() if bar.maximum() else 0)
        self._header.layout().setContentsMargins(margins)
        rows = self._scroll.widget()
        height = max(rows.sizeHint().height(), rows.heightForWidth(rows.width()), 1)
        # A short list makes a small card; a long one scrolls.
        self._scroll.setMinimumHeight(min(height, self._look.px(110)))
        self._scroll.setMaximumHeight(height)

    def _scrolled(self, value: int) -> None:
        bar = self._scroll.verticalScrollBar()
        if value + bar.pageStep() // 2 >= bar.maximum():
            self.wanted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._align()

    def clear(self, *, with_unit: bool) -> None:
        """Begin anew, without rows."""
        header = self._new_header(with_unit=with_unit)
        self._box.replaceWidget(self._header, header)
        self._header.hide()
        self._header.deleteLater()
        self._header = header
        inner = QWidget()
        inner.setAutoFillBackground(False)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch(1)
        self._column = column
        self._scroll.setWidget(inner)
        inner.setAutoFillBackground(False)
        self._align()

    def add(self, rows: Sequence[MatchRow]) -> None:
        """Put rows below those there are."""
        for row in rows:
            self._column.insertWidget(self._column.count() - 1, row)
        self._align()

    def _new_header(self, *, with_unit: bool) -> QWidget:
        header = QWidget()
        header.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        row = line_of(header)
        row.addWidget(Label(self._look, "In the file", "label", "muted"), 1)
        sets = Label(self._look, "Sets", "label", "muted")
        row.addWidget(Cell(self._look, sets, SETS_WIDTH))
        here = Label(self._look, "In this logbook", "label", "muted")
        row.addWidget(Cell(self._look, here, EXERCISE_WIDTH, left=True))
        if with_unit:
            unit = Label(self._look, "Unit", "label", "muted")
            row.addWidget(Cell(self._look, unit, UNIT_WIDTH, left=True))
        row.addWidget(Cell(self._look, Label(self._look), STATUS_WIDTH))
        return header
