"""Where the parts of the Plan tab stand: beside each other what fits there, else below."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from legday_gui.window.look import Look
from legday_gui.window.widgets.scroll_bar import ScrollBar

_UNBOUNDED = 16_777_215  # Qt's QWIDGETSIZE_MAX
_SIDE_WIDTH = 284
_LEFT_WIDTH = 470  # at 100 % text, what the week and a day take beside the side column


class Arrangement:
    """The header's rows, what stands above the days, the days, and a side column of cards.

    The side column shows its cards, or the picker in their place. In a narrow window it goes
    below the days.
    """

    def __init__(
        self,
        tab: QWidget,
        look: Look,
        *,
        head: Sequence[Sequence[QWidget]],
        above: Sequence[QWidget],
        cards: Sequence[QWidget],
        picker: QWidget,
    ) -> None:
        self._tab = tab
        self._look = look
        self.days_row = QHBoxLayout()
        self.days_row.setSpacing(12)
        left = QWidget()
        self._column = column = QVBoxLayout(left)
        column.setContentsMargins(14, 12, 12, 14)
        column.setSpacing(12)
        self._head_parts = [_row(widgets) for widgets in head]
        self._head = QGridLayout()
        self._head.setSpacing(10)
        self._head.setColumnStretch(0, 1)
        column.addLayout(self._head)
        for part in above:
            column.addWidget(part)
        column.addLayout(self.days_row, 1)
        self._cards = _column_of(cards)
        self._cards_area = _scrolling(self._cards)
        self._cards_page = _page(self._cards_area)
        self._side = QStackedWidget()
        self._side.addWidget(self._cards_page)
        framed = _page(picker)
        framed.layout().setContentsMargins(0, 12, 14, 14)
        self._side.addWidget(framed)
        self._left_area = _scrolling(left)
        self._both = both = QHBoxLayout(tab)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(0)
        both.addWidget(self._left_area, 1)
        both.addWidget(self._side)

    def show_picker(self) -> None:
        """The picker in place of the cards."""
        self._side.setCurrentIndex(1)

    def show_cards(self) -> None:
        self._side.setCurrentIndex(0)

    def bring_into_sight(self, widget: QWidget) -> None:
        """Scroll to a part of the left column."""
        self._left_area.ensureWidgetVisible(widget)

    def fit(self, day_widths: Sequence[int]) -> int:
        """Arrange all for the width that there is, and give that of the left column.

        ``day_widths`` are the least of the days.
        """
        px, spacing, width = self._look.px, self.days_row.spacing(), self._tab.width()
        side = max(_SIDE_WIDTH, min(px(_SIDE_WIDTH), int(width * 0.42)))
        below = width - side - 60 < px(_LEFT_WIDTH)
        self._put_side(below=below)
        if below:
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(_UNBOUNDED)
        else:
            self._side.setFixedWidth(side)
        room = width - (0 if below else side) - 40
        self._fit_head(room)
        widest = max(day_widths, default=0)
        _stack(self.days_row, room < len(day_widths) * (widest + spacing) - spacing)
        return room

    def _fit_head(self, room: int) -> None:
        """One line; or the first and the last part above the others; or a line for each."""
        first, *others, last = self._head_parts
        for part in self._head_parts:
            part.layout().invalidate()  # Qt keeps what it took before
        wide = [part.sizeHint().width() for part in self._head_parts]
        gap = self._head.spacing() + 7
        if sum(wide) + gap * len(wide) <= room:
            places = [(part, 0, n) for n, part in enumerate(self._head_parts)]
        elif wide[0] + wide[-1] + 2 * gap <= room:
            places = [(first, 0, 0), (last, 0, 1), *((p, n, 0) for n, p in enumerate(others, 1))]
        else:
            places = [(part, n, 0) for n, part in enumerate(self._head_parts)]
        for part, line, column in places:
            self._head.removeWidget(part)
            span = 1 if line == 0 and len({p[1] for p in places}) < len(places) else 2
            side = Qt.AlignmentFlag.AlignLeft if part is first else Qt.AlignmentFlag.AlignRight
            self._head.addWidget(part, line, column, 1, span, side)

    def is_narrow(self) -> bool:
        """Whether the side column stands below the days."""
        return self._column.indexOf(self._side) >= 0

    def _put_side(self, *, below: bool) -> None:
        """Below the days the cards scroll with them, not on their own."""
        if below == self.is_narrow():
            return
        box = self._cards_page.layout()
        if below:
            box.addWidget(self._cards_area.takeWidget())
            self._cards.layout().setContentsMargins(0, 0, 0, 0)
            self._column.addWidget(self._side)
        else:
            box.removeWidget(self._cards)
            self._cards.layout().setContentsMargins(0, 12, 14, 14)
            self._cards_area.setWidget(self._cards)
            self._both.addWidget(self._side)
        self._cards_area.setVisible(not below)
        self._cards.show()


def _column_of(cards: Sequence[QWidget]) -> QWidget:
    side = QWidget()
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 12, 14, 14)
    column.setSpacing(12)
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    return side


def _row(widgets: Sequence[QWidget]) -> QWidget:
    part = QWidget()
    row = QHBoxLayout(part)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    for widget in widgets:
        row.addWidget(widget)
    return part


def _stack(row: QBoxLayout, narrow: bool) -> None:
    row.setDirection(
        QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
    )


def _page(widget: QWidget) -> QWidget:
    page = QWidget()
    box = QVBoxLayout(page)
    box.setContentsMargins(0, 0, 0, 0)
    box.addWidget(widget)
    return page


def _scrolling(widget: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setVerticalScrollBar(ScrollBar())
    area.setWidget(widget)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.viewport().setAutoFillBackground(False)
    widget.setAutoFillBackground(False)
    return area
