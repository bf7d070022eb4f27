"""The main card: one exercise, one metric, as a chart or as a table."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget

from legday_gui.training.values import Exercise, Unit
from legday_gui.window.charts.series import Lift, Metric, Series, amount, day_text, scale
from legday_gui.window.charts.strength_plot import StrengthPlot
from legday_gui.window.charts.table_view import SeriesTable
from legday_gui.window.look import Look
from legday_gui.window.widgets import Button, Card, Heading, Label, Muted, Pill

RANGES = {"3 m": 91, "6 m": 183, "1 y": 365, "All": None}
_HINT = "Click a session to open it. Drag to move, wheel to zoom."
_GREY = "Grey sessions had more than 12 reps, reserve included: low confidence, never a record."
_NOTHING = "Choose an exercise on the left to see how it went."


class ChartCard(Card):
    """Keeps the metric and the range that were asked for while exercises change."""

    session_requested = Signal(object)
    copied = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._look = look
        self._lift: Lift | None = None
        self._unit = Unit.KG
        self._today = 0
        self.wanted = Metric.MAX
        self.wanted_range = "1 y"
        self.series: Series | None = None
        self.plot = StrengthPlot(look)
        self.table = SeriesTable(look)
        self.readout = Muted(look, _HINT)
        self._build_top()
        self._build_pages()
        self._build_foot()
        self.plot.pointed.connect(self._read_out)
        self.plot.chosen.connect(self._open)
        self.plot.moved.connect(self._moved)
        self.table.doubleClicked.connect(lambda index: self._open_row(index.row()))

    def _build_top(self) -> None:
        self.name = Heading(self._look)
        self.note = Muted(self._look)
        self.metrics = self._pills([str(metric) for metric in Metric])
        self.ranges = self._pills(list(RANGES))
        self.reset = Pill(self._look, "Reset")
        self.reset.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.reset.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, False)
        self.reset.setAccessibleName("Reset the zoom")
        top, second = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.name, 1)
        for choice in (*self.ranges.buttons(), self.reset):
            top.addWidget(choice)
        for metric in self.metrics.buttons():
            second.addWidget(metric)
        second.addStretch(1)
        for row in (top, second):
            row.setSpacing(8)
            self.body.addLayout(row)
        self.body.addWidget(self.note)
        self.metrics.buttonClicked.connect(self._choose_metric)
        self.ranges.buttonClicked.connect(self._choose_range)
        self.reset.clicked.connect(self.show_range)
        self._check(self.metrics, self.wanted)
        self._check(self.ranges, self.wanted_range)

    def _pills(self, texts: Sequence[str]) -> QButtonGroup:
        group = QButtonGroup(self)
        for text in texts:
            group.addButton(Pill(self._look, text, checkable=True))
        return group

    def _build_pages(self) -> None:
        self.empty = Label(self._look, _NOTHING, "body", "muted")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.pages = QStackedWidget()
        for page in (self.empty, self.plot, self.table):
            self.pages.addWidget(page)
        self.body.addWidget(self.pages, 1)

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

    def show_lift(self, exercise: Exercise, lift: Lift, unit: Unit, today: int) -> None:
        """Show an exercise in the metric and range that were last asked for."""
        self.name.setText(exercise.name)
        self._lift, self._unit, self._today = lift, unit, today
        self._show()

    def show_nothing(self, sentence: str) -> None:
        """Show a sentence instead of a chart."""
        self._lift = self.series = None
        self.name.setText("Charts")
        self.empty.setText(sentence)
        self._set_page()

    def _show(self) -> None:
        assert self._lift is not None
        metric = self.wanted
        if metric is Metric.MAX and self._lift.why_no_max:
            metric = Metric.BEST
        self._check(self.metrics, metric)
        self.series = self._lift[metric]
        self.empty.setText(self._why_empty(metric))
        self.plot.show_series(self.series, scale(self._unit), str(self._unit))
        self.table.rows.set_series(self.series, self._unit)
        self.show_range()
        self._describe()
        self._set_page()

    def _why_empty(self, metric: Metric) -> str:
        assert self._lift is not None
        if self._lift.why_no_max:
            return self._lift.why_no_max
        return f"No {metric.lower()} to show: no set of {self.name.text()} has a load and reps."

    def _set_page(self) -> None:
        some = self.series is not None and len(self.series) > 0
        page = self.table if self.as_table.isChecked() else self.plot
        self.pages.setCurrentWidget(page if some else self.empty)
        why = self._lift.why_no_max if self._lift and some and self.wanted is Metric.MAX else ""
        if not why and self.series is not None and self.series.unsure.any():
            why = _GREY
        self.note.setText(why)
        self.note.setVisible(bool(why))
        for part in (self.as_table, self.copy, self.reset):
            part.setEnabled(some)
        self._read_out(-1)

    def _turn(self, table: bool) -> None:
        self.as_table.setText("Chart" if table else "Table")
        self.as_table.setAccessibleName(f"Show the data as a {'chart' if table else 'table'}")
        self._set_page()

    def _choose_metric(self, pill: Pill) -> None:
        self.wanted = Metric(pill.text())
        if self._lift is not None:
            self._show()

    def _choose_range(self, pill: Pill) -> None:
        self.wanted_range = pill.text()
        self.show_range()

    def show_range(self) -> None:
        """Show the days of the chosen range, up to today."""
        self._check(self.ranges, self.wanted_range)
        if self.series is None or not len(self.series):
            return
        first, last = int(self.series.day[0]), int(self.series.day[-1])
        days = RANGES[self.wanted_range]
        # A range without a session would be an empty picture: it ends at the last one then.
        end = self._today if days is None or last >= self._today - days else last
        start = first if days is None else end - days
        end = max(end, last if days is None else end)
        # A glance ahead, where something can be said: at most a quarter of what is shown.
        fan_end = max(self.plot.layers.fan_days, default=end)
        ahead = max(0, min(fan_end - end, (end - start) / 4))
        self.plot.show_days(min(start, end - 14), end + ahead)

    def _moved(self) -> None:
        """None of the ranges is what is shown after a zoom by hand."""
        self.ranges.setExclusive(False)
        for pill in self.ranges.buttons():
            pill.setChecked(False)
        self.ranges.setExclusive(True)

    def _check(self, group: QButtonGroup, text: str) -> None:
        for pill in group.buttons():
            if pill.text() == text:
                pill.setChecked(True)

    def _read_out(self, index: int) -> None:
        if self.series is None or not len(self.series):
            self.readout.setText("")
        elif index < 0:
            self.readout.setText(_HINT if not self.as_table.isChecked() else "")
        else:
            self.readout.setText(self.point_text(index))

    def point_text(self, index: int) -> str:
        """``3 Nov 2026 · 127.5 × 5 @2 · estimated max 148.8 kg``."""
        assert self.series is not None
        series = self.series
        value = amount(float(series.value[index]), self._unit,
                       volume=series.metric is Metric.VOLUME)  # fmt: skip
        parts = [day_text(int(series.day[index])), series.set_text(index, self._unit)]
        if series.metric is not Metric.BEST:
            parts.append(f"{series.metric.lower()} {value}")
        if series.record[index]:
            parts.append("record")
        if series.unsure[index]:
            parts.append("low confidence: more than 12 reps")
        return " · ".join(parts)

    def _describe(self) -> None:
        assert self.series is not None
        series = self.series
        self.plot.setAccessibleName(f"{series.metric} of {self.name.text()}")
        words = f"{len(series)} {'session' if len(series) == 1 else 'sessions'}"
        if len(series):
            words += f" from {day_text(int(series.day[0]))} to {day_text(int(series.day[-1]))}"
            words += f"; the last: {self.point_text(len(series) - 1)}"
            words += f"; {int(series.record.sum())} records. Left and Right read each session."
        self.plot.setAccessibleDescription(words)

    def _open(self, index: int) -> None:
        if self.series is not None:
            self.session_requested.emit(int(self.series.session[index]))

    def _open_row(self, row: int) -> None:
        self.session_requested.emit(self.table.rows.session_at(row))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.table.rows.as_csv())
        count = self.table.rows.rowCount()
        self.copied.emit(f"Copied {count} {'row' if count == 1 else 'rows'} as CSV.")
