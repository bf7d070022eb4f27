"""The main card: a chart of an exercise or of the whole training, or the table behind it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget

from legday_gui.logbook.chart_settings import ChartSetting
from legday_gui.training.estimate import Formula
from legday_gui.training.units import format_load
from legday_gui.training.values import Unit
from legday_gui.window.charts.chart import Across, Chart
from legday_gui.window.charts.kind_choice import KindChoice
from legday_gui.window.charts.kinds import BY_RANGE, Answer, Kind
from legday_gui.window.charts.legend import Legend
from legday_gui.window.charts.plot import ChartPlot
from legday_gui.window.charts.table_view import ChartTable
from legday_gui.window.look import Look
from legday_gui.window.widgets import Button, Card, Heading, Label, Muted, Pill
from legday_gui.window.widgets.choice import Choice

RANGES = {"3 m": 91, "6 m": 183, "1 y": 365, "All": None}
_HINT = "Drag to move, wheel to zoom."
_OPENS = "Click a session to open it. "
_WITH_FORMULA = frozenset({Kind.MAX, Kind.REP_MAX, Kind.RELATIVE})


class ChartCard(Card):
    """Keeps the kind of chart and the range that were asked for while exercises change."""

    session_requested = Signal(object)
    copied = Signal(str)
    changed = Signal()  # another chart is wanted: kind, range, load or percent
    formula_chosen = Signal(object)  # Formula

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._look = look
        self._unit = Unit.KG
        self._today = 0
        self.kind = Kind.MAX
        self.wanted_range = "1 y"
        self.load_g: int | None = None
        self.chart = Chart("", "")
        self.plot = ChartPlot(look)
        self.table = ChartTable(look)
        self.legend = Legend(look)
        self.readout = Muted(look, _HINT)
        self._build_top()
        self._build_pages()
        self._build_foot()
        self.plot.pointed.connect(self._read_out)
        self.plot.chosen.connect(self.session_requested)
        self.plot.moved.connect(self._moved)
        self.plot.reset.connect(self.show_range)
        self.table.opened.connect(self.session_requested)
        self.legend.hidden_changed.connect(self.plot.hide_layers)

    def _build_top(self) -> None:
        self.name = Heading(self._look)
        self.note = Muted(self._look)
        self.kinds = KindChoice(self._look)
        self.ranges = QButtonGroup(self)
        for text in RANGES:
            self.ranges.addButton(Pill(self._look, text, checkable=True))
        self.reset = Pill(self._look, "↺")
        self.reset.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.reset.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, False)
        self.reset.setAccessibleName("Reset the zoom")
        self.reset.setToolTip("Reset the zoom (Home, in the chart)")
        self.favourite = Pill(self._look, "☆", checkable=True)
        self.favourite.setAccessibleName("Favourite")
        self.favourite.setToolTip("List this exercise first (Ctrl+D)")
        self.favourite.setShortcut("Ctrl+D")
        self.compare = Pill(self._look, "Compare", checkable=True)
        self.compare.setToolTip("Show other exercises beside this one")
        self.percent = Pill(self._look, "% of start", checkable=True)
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
        self._check_range()

    def _lay_out_top(self) -> None:
        top, second = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.name)
        top.addWidget(self.favourite)
        top.addStretch(1)
        for choice in (*self.ranges.buttons(), self.reset):
            top.addWidget(choice)
        second.addWidget(self.kinds, 1)
        for part in (self.loads, self.formula, self.percent, self.compare):
            second.addWidget(part)
        for row in (top, second):
            row.setSpacing(8)
            self.body.addLayout(row)
        self.body.addWidget(self.note)

    def _list(self, name: str) -> Choice:
        found = Choice()
        found.setAccessibleName(name)
        found.setToolTip(name)
        found.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        found.setMinimumContentsLength(7)
        found.hide()
        return found

    def _build_pages(self) -> None:
        self.empty = Label(self._look, "", "body", "muted")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.pages = QStackedWidget()
        for page in (self.empty, self.plot, self.table):
            self.pages.addWidget(page)
        self.body.addWidget(self.pages, 1)
        self.body.addWidget(self.legend)

    def _build_foot(self) -> None:
        self.as_table = Button(self._look, "Table", "quiet")
        self.as_table.setCheckable(True)
        self.as_table.setAccessibleName("Show the data as a table")
        self.copy = Button(self._look, "Copy as CSV", "quiet")
        foot = QHBoxLayout()
        foot.addWidget(self.readout, 1)
        foot.addWidget(self.copy)
        foot.addWidget(self.as_table)
        self.body.addLayout(foot)
        self.as_table.toggled.connect(self._turn)
        self.copy.clicked.connect(self._copy)

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
        self.formula.setVisible(
            setting is not None and not comparing and self.kind in _WITH_FORMULA
        )
        if setting is not None:
            self.formula.setCurrentText(str(setting.formula))
            self.favourite.setChecked(setting.favourite)
            self.favourite.setText("★" if setting.favourite else "☆")

    def _offer_loads(self, loads: Sequence[int]) -> None:
        self.loads.setVisible(bool(loads))
        self.loads.clear()
        for load in loads:
            self.loads.addItem(f"{format_load(load, self._unit)} {self._unit}", load)
        if self.load_g in loads:
            self.loads.setCurrentIndex(loads.index(self.load_g))

    def _set_page(self) -> None:
        some = not self.chart.empty
        page = self.table if self.as_table.isChecked() else self.plot
        self.pages.setCurrentWidget(page if some else self.empty)
        self.legend.setVisible(some and page is self.plot and len(self.legend.entries) > 1)
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

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.table.rows.as_csv())
        count = self.table.rows.rowCount()
        self.copied.emit(f"Copied {count} {'row' if count == 1 else 'rows'} as CSV.")
