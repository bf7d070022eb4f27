"""The main card: a chart of an exercise or of the whole training, or the table behind it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QHBoxLayout, QMenu, QStackedWidget

from legday_gui.logbook.chart_settings import ChartSetting
from legday_gui.training.estimate import Formula
from legday_gui.training.units import format_load
from legday_gui.training.values import Unit
from legday_gui.window.charts.chart import Across, Chart, plural
from legday_gui.window.charts.chart_title import ChartTitle
from legday_gui.window.charts.copying import COPIES, NUMBERS, PICTURE
from legday_gui.window.charts.goal_row import GoalRow
from legday_gui.window.charts.kind_choice import KindChoice
from legday_gui.window.charts.kinds import BY_RANGE, Answer, Kind
from legday_gui.window.charts.legend import LegendArea
from legday_gui.window.charts.pain_chart import Burden
from legday_gui.window.charts.plot import ChartPlot
from legday_gui.window.charts.table_view import ChartTable
from legday_gui.window.look import Look
from legday_gui.window.widgets import Button, Card, Label, Muted, Pill
from legday_gui.window.widgets.choice import Choice

RANGES = {"3 m": 91, "6 m": 183, "1 y": 365, "All": None}
_RANGE_NAMES = {"3 m": "3 months", "6 m": "6 months", "1 y": "1 year", "All": "All time"}
_HINT = "Drag moves, wheel zooms."
_OPENS = "Click opens a session. "
_LOW = 330  # pixels at the usual text size
_WITH_FORMULA = frozenset({Kind.MAX, Kind.REP_MAX, Kind.RELATIVE})


class ChartCard(Card):
    """Keeps the kind of chart and the range that were asked for while exercises change."""

    session_requested = Signal(object)
    copied = Signal(str)
    changed = Signal()  # another chart is wanted: kind, range, load or percent
    formula_chosen = Signal(object)  # Formula

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.look = look
        self._unit = Unit.KG
        self._today = 0
        self.kind = Kind.MAX
        self.wanted_range = "1 y"
        self.load_g: int | None = None
        self.chart = Chart("", "")
        self.plot = ChartPlot(look)
        self.table = ChartTable(look)
        self.named = LegendArea(look)
        self.legend = self.named.legend
        self.readout = Muted(look, _HINT)
        self._build_top()
        self._build_pages()
        self._build_foot()
        self.plot.pointed.connect(self._read_out)
        self.plot.chosen.connect(self.session_requested)
        self.plot.moved.connect(self._moved)
        self.plot.reset.connect(self.show_range)
        look.changed.connect(self._fit_second_row)
        self.table.opened.connect(self.session_requested)
        self.legend.rebuilt.connect(self._fit_legend)
        self.legend.hidden_changed.connect(self.plot.hide_layers)

    def _build_top(self) -> None:
        self.name = ChartTitle(self.look)
        self.note = Muted(self.look)
        self.kinds = KindChoice(self.look)
        self.ranges = QButtonGroup(self)
        for text, name in _RANGE_NAMES.items():
            self.ranges.addButton(Pill(self.look, text, checkable=True))
            self.ranges.buttons()[-1].setAccessibleName(name)
        self.reset = Pill(self.look, "↺")
        self.reset.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.reset.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, False)
        self.reset.setAccessibleName("Reset the zoom")
        self.reset.setToolTip("Reset the zoom (Home, in the chart)")
        self.favourite = Pill(self.look, "☆", checkable=True)
        self.favourite.setAccessibleName("Favourite")
        self.favourite.setToolTip("List this exercise first (Ctrl+D)")
        self.favourite.setShortcut("Ctrl+D")
        self.compare = Pill(self.look, "Compare", checkable=True)
        self.compare.setToolTip("Show other exercises beside this one (Ctrl+K)")
        self.compare.setShortcut("Ctrl+K")
        self.percent = Pill(self.look, "% of start", checkable=True)
        self.percent.setAccessibleName("In percent of the start")
        self.goal = Pill(self.look, "Goal", checkable=True)
        self.goal.setToolTip("Set, change or remove the goal (Ctrl+G)")
        self.goal.setShortcut("Ctrl+G")
        self.goal_row = GoalRow(self.look)
        self.goal_row.hide()
        self.burdens = self._list("Load beside pain")
        self.burdens.setMinimumContentsLength(15)
        self.burdens.addItems([str(burden) for burden in Burden])
        self.loads = self._list("Load")
        self.formula = self._list("Formula of the estimated max")
        self.formula.addItems([str(formula) for formula in Formula])
        self._lay_out_top()
        self.kinds.chosen.connect(self._choose_kind)
        self.ranges.buttonClicked.connect(self._choose_range)
        self.reset.clicked.connect(self.show_range)
        self.percent.clicked.connect(self.changed)
        self.formula.activated.connect(
            lambda: self.formula_chosen.emit(Formula(self.formula.currentText()))
        )
        self.loads.activated.connect(self._choose_load)
        self.burdens.activated.connect(self.changed)
        self._check_range()

    def _lay_out_top(self) -> None:
        top, choices = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.name)
        top.addWidget(self.favourite)
        top.addStretch(1)
        for choice in (*self.ranges.buttons(), self.reset):
            top.addWidget(choice)
        self._choices = (
            self.loads, self.burdens, self.formula, self.percent, self.goal, self.compare,
        )  # fmt: skip
        for part in self._choices:
            choices.addWidget(part)
        choices.addStretch(0)
        self._second = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._second.addWidget(self.kinds, 1)
        self._second.addLayout(choices)
        for row in (top, choices, self._second):
            row.setSpacing(8)
        self.body.addLayout(top)
        self.body.addLayout(self._second)
        self.body.addWidget(self.goal_row)
        self.body.addWidget(self.note)

    def _fit_second_row(self) -> None:
        """Where the kinds and the choices have no room side by side, one above the other."""
        shown = [part.sizeHint().width() + 8 for part in self._choices if not part.isHidden()]
        sides = self.body.contentsMargins()
        room = self.width() - sides.left() - sides.right()
        beside = self.kinds.minimumSizeHint().width() + sum(shown) <= room
        self._second.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_second_row()
        self._fit_legend()

    def _fit_legend(self) -> None:
        """Below a low chart the legend has one line, and all stands closer."""
        low = self.height() < self.look.px(_LOW)
        self.body.setSpacing(3 if low else 8)
        self.named.setVisible(
            self.pages.currentWidget() is self.plot and len(self.legend.entries) > 1
        )
        self.named.fit(one_line=low)

    def _list(self, name: str) -> Choice:
        found = Choice()
        found.setAccessibleName(name)
        found.setToolTip(name)
        found.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        found.setMinimumContentsLength(7)
        found.hide()
        return found

    def _build_pages(self) -> None:
        self.empty = Label(self.look, "", "body", "muted")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.pages = QStackedWidget()
        for page in (self.empty, self.plot, self.table):
            self.pages.addWidget(page)
        self.body.addWidget(self.pages, 1)
        self.body.addWidget(self.named)

    def _build_foot(self) -> None:
        self.as_table = Button(self.look, "Table", "quiet")
        self.as_table.setCheckable(True)
        self.as_table.setAccessibleName("Show the data as a table")
        self.as_table.setToolTip("The numbers behind the chart, and back (Ctrl+T)")
        self.as_table.setShortcut("Ctrl+T")
        self.copy = Button(self.look, "Copy ▾", "quiet")
        self.copy.setAccessibleName("Copy the chart as a picture, a drawing or numbers")
        self.copy_menu = QMenu(self.copy)
        for name in COPIES:
            self.copy_menu.addAction(name)
        foot = QHBoxLayout()
        foot.addWidget(self.readout, 1)
        foot.addWidget(self.copy)
        foot.addWidget(self.as_table)
        self.body.addLayout(foot)
        self.as_table.toggled.connect(self._turn)
        self.copy.clicked.connect(self._open_copy_menu)
        self.copy_menu.triggered.connect(lambda action: self.copy_as(action.text()))
        alone = Qt.ShortcutContext.WidgetShortcut
        for part, name in ((self.plot, PICTURE), (self.table, NUMBERS)):
            QShortcut(
                QKeySequence.StandardKey.Copy, part, partial(self.copy_as, name), context=alone
            )

    # ---- what is shown

    def show_answer(self, answer: Answer, unit: Unit, today: int) -> None:
        """Show a chart in the range that was last asked for."""
        self._unit, self._today = unit, today
        self._set_chart(answer.chart)
        self._offer_loads(answer.loads)

    def show_nothing(self, title: str, sentence: str) -> None:
        """Show a sentence instead of a chart."""
        self._set_chart(Chart(title, "", empty=sentence))
        self._offer_loads(())

    def _set_chart(self, chart: Chart) -> None:
        self.chart = chart
        self.name.setText(chart.title)
        self.empty.setText(chart.empty)
        self.plot.show_chart(chart)
        self.table.show_table(chart.table)
        self.table.setAccessibleDescription(chart.summary)
        self.legend.show_chart(chart)
        self.note.setText(chart.note)
        self.note.setVisible(bool(chart.note))
        self.show_range()
        self._set_page()

    def offer(
        self, kinds: Sequence[Kind], *, comparing: bool, setting: ChartSetting | None
    ) -> None:
        """Offer these kinds of chart; ``setting`` is of the exercise, where one is looked at."""
        if self.kind not in kinds:
            self.kind = kinds[0]
        self.kinds.set_kinds(kinds, self.kind)
        self.percent.setVisible(comparing)
        self.favourite.setVisible(setting is not None)
        self.compare.setVisible(setting is not None and self.kind is Kind.MAX)
        self.burdens.setVisible(self.kind is Kind.PAIN)
        single = setting is not None and not comparing
        self.formula.setVisible(single and self.kind in _WITH_FORMULA)
        self.goal.setVisible(single and self.kind is Kind.MAX)
        if self.goal.isHidden():
            self.close_goal()
        self._fit_second_row()
        if setting is not None:
            self.formula.setCurrentText(str(setting.formula))
            self.favourite.setChecked(setting.favourite)
            self.favourite.setText("★" if setting.favourite else "☆")

    def close_goal(self) -> None:
        """Leave the goal as it is."""
        self.goal.setChecked(False)
        self.goal_row.hide()

    def _offer_loads(self, loads: Sequence[int]) -> None:
        self.loads.setVisible(bool(loads))
        self.loads.clear()
        for load in loads:
            self.loads.addItem(f"{format_load(load, self._unit)} {self._unit}", load)
        if self.load_g in loads:
            self.loads.setCurrentIndex(loads.index(self.load_g))
        self._fit_second_row()

    def _set_page(self) -> None:
        some = not self.chart.empty
        page = self.table if self.as_table.isChecked() else self.plot
        self.pages.setCurrentWidget(page if some else self.empty)
        self._fit_legend()
        for part in (self.as_table, self.copy, self.reset):
            part.setEnabled(some)
        by_days = self.chart.across is Across.DAYS
        for pill in self.ranges.buttons():
            pill.setEnabled((some and (by_days or self.kind in BY_RANGE)) or self.kind in BY_RANGE)
        self._read_out("")

    def _turn(self, table: bool) -> None:
        self.as_table.setText("Chart" if table else "Table")
        self.as_table.setAccessibleName(f"Show the data as a {'chart' if table else 'table'}")
        self._set_page()

    # ---- what is asked for

    def _choose_kind(self, kind: Kind) -> None:
        self.kind = kind
        self.changed.emit()

    def _choose_load(self, row: int) -> None:
        self.load_g = self.loads.itemData(row)
        self.changed.emit()

    def _choose_range(self, pill: Pill) -> None:
        self.wanted_range = pill.text()
        self.show_range()
        if self.kind in BY_RANGE or self.percent.isChecked():
            self.changed.emit()

    def since(self, today: int) -> int:
        """The first day of the range, or one before all others."""
        days = RANGES[self.wanted_range]
        return -1 << 31 if days is None else today - days

    def show_range(self) -> None:
        """Show the days of the chosen range, up to today; of other charts everything."""
        self._check_range()
        ends = self.chart.ends()
        if ends is None:
            return
        first, last = ends
        if self.chart.across is not Across.DAYS:
            self.plot.show_between(first, last)
            return
        days = RANGES[self.wanted_range]
        # A range without a session would be an empty picture: it ends at the last one then.
        end = self._today if days is None or last >= self._today - days else last
        start = first if days is None else end - days
        end = max(end, last) if days is None else end
        # A glance ahead, where something can be said: at most a quarter of what is shown.
        ahead = max(0.0, min((self.chart.ahead or end) - end, (end - start) / 4))
        self.plot.show_between(min(start, end - 14), end + ahead)

    def _moved(self) -> None:
        """None of the ranges is what is shown after a zoom by hand."""
        self.ranges.setExclusive(False)
        for pill in self.ranges.buttons():
            pill.setChecked(False)
        self.ranges.setExclusive(True)

    def _check_range(self) -> None:
        for pill in self.ranges.buttons():
            if pill.text() == self.wanted_range:
                pill.setChecked(True)

    def _read_out(self, words: str) -> None:
        if not words and not self.chart.empty and not self.as_table.isChecked():
            words = (_OPENS if self.chart.opens_sessions() else "") + _HINT
        self.readout.setText(words)

    # ---- copying

    def _open_copy_menu(self) -> None:
        high = self.copy_menu.sizeHint().height()
        self.copy_menu.popup(self.copy.mapToGlobal(QPoint(0, -high)))

    def copy_as(self, name: str) -> None:
        """Put the chart into the clipboard, as one of ``COPIES``."""
        found = COPIES[name](self.plot, self.chart, self.look, self.table.rows)
        QGuiApplication.clipboard().setMimeData(found)
        count = self.table.rows.rowCount()
        what = plural(count, "row") if name == NUMBERS else "the chart"
        self.copied.emit(f"Copied {what} as {name[-4:-1]}.")
