"""How the Charts tab is laid out: the list, the large chart over small ones, what is said."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from legday_gui.window.charts.balance_card import BalanceCard
from legday_gui.window.charts.calendar_card import CalendarCard
from legday_gui.window.charts.chart_card import ChartCard
from legday_gui.window.charts.exercise_list import ExerciseList
from legday_gui.window.charts.hard_sets_card import HardSetsCard
from legday_gui.window.charts.today_card import TodayCard
from legday_gui.window.look import Look
from legday_gui.window.widgets import Button
from legday_gui.window.widgets.flow import Flow
from legday_gui.window.widgets.scroll_bar import ScrollBar

_WIDE, _LOW = 820, 390  # pixels at the usual text size


class Columns(QWidget):
    """Gives the large chart what room there is."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.list = ExerciseList(look)
        self.chart = ChartCard(look)
        self.hard_sets = HardSetsCard(look)
        self.calendar = CalendarCard(look)
        self.today = TodayCard(look)
        self.balance = BalanceCard(look)
        self.save = Button(look, "Save")
        self.save.setAccessibleName("Save the chart as a picture, a drawing or numbers")
        self.save.setToolTip("Save the chart as PNG, SVG or CSV (Ctrl+S)")
        self.save.setShortcut("Ctrl+S")
        self.report = Button(look, "Report as PDF")
        self.report.setToolTip("Print a range of days (Ctrl+P)")
        self.report.setShortcut("Ctrl+P")
        self._lay_out()
        look.changed.connect(self._resize_columns)

    def _lay_out(self) -> None:
        small = QHBoxLayout()
        small.setSpacing(12)
        small.addWidget(self.hard_sets, 1)
        small.addWidget(self.calendar, 1)
        middle = QVBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self.chart, 1)
        middle.addLayout(small)
        buttons = Flow()
        buttons.addWidget(self.save)
        buttons.addWidget(self.report)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self._scrolled(self.today, self.balance), 1)
        right.addLayout(buttons)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(14, 12, 14, 12)
        columns.setSpacing(12)
        columns.addWidget(self.list)
        columns.addLayout(middle, 1)
        columns.addLayout(right)
        self._resize_columns()

    def _scrolled(self, *cards: QWidget) -> QScrollArea:
        """Cards one below the other, in full also where the window is low or the text large."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for card in cards:
            column.addWidget(card)
        column.addStretch(1)
        self._side = QScrollArea()
        self._side.setVerticalScrollBar(ScrollBar())
        self._side.setWidget(inside)
        self._side.setWidgetResizable(True)
        self._side.setFrameShape(QFrame.Shape.NoFrame)
        self._side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._side.setAccessibleName("Where the exercise stands")
        for part in (inside, self._side.viewport()):
            part.setAutoFillBackground(False)
        return self._side

    def _resize_columns(self) -> None:
        """Beside larger text the chart keeps its share: the side columns grow less."""
        wide = self.width() >= self._look.px(_WIDE)
        growth = (300 + self._look.text_percent) / 400 if wide else 1.0
        self.list.setFixedWidth(round(222 * growth))
        self._side.setFixedWidth(round(248 * growth))
        for card in (self.hard_sets, self.calendar):
            card.setFixedHeight(round(226 * growth**2))
            # In a low window the large chart comes first; the small ones are in All training.
            card.setVisible(self.height() - card.height() > self._look.px(_LOW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._resize_columns()
