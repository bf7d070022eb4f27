"""The numbers behind a chart, as a table and as CSV."""

import csv
import io

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from legday_gui.training.calendar import date_of
from legday_gui.training.units import from_grams
from legday_gui.training.values import Unit
from legday_gui.window.charts.series import Metric, Series, scale
from legday_gui.window.look import Look

# The names of the metrics, short enough for a column.
_SHORT = {Metric.MAX: "Max", Metric.BEST: "Best", Metric.VOLUME: "Volume"}
_Index = QModelIndex | QPersistentModelIndex


class SeriesModel(QAbstractTableModel):
    """A row per session, the newest first."""

    def __init__(self) -> None:
        super().__init__()
        self._series: Series | None = None
        self._unit = Unit.KG
        self.headings: list[str] = []

    def set_series(self, series: Series, unit: Unit) -> None:
        self.beginResetModel()
        self._series, self._unit = series, unit
        self.headings = ["Date", f"{_SHORT[series.metric]} ({unit})"]
        if series.metric is Metric.VOLUME:
            self.headings += ["Sets"]
        else:
            self.headings += [f"Load ({unit})", "Reps", "In reserve"]
        if series.metric is Metric.MAX:
            self.headings += [f"Level ({unit})"]
        self.headings += ["Note"]
        self.endResetModel()

    def cells(self, row: int) -> list[str]:
        """The texts of a row; what is unknown is empty."""
        series = self._series
        assert series is not None
        at, grams = len(series) - 1 - row, scale(self._unit)
        reserve = int(series.reserve[at])
        found = [date_of(int(series.day[at])).isoformat(), f"{series.value[at] / grams:.1f}"]
        if series.metric is Metric.VOLUME:
            return [*found, str(series.reps[at]), ""]
        found += [f"{from_grams(int(series.load[at]), self._unit):g}", str(series.reps[at])]
        found += ["" if reserve < 0 else f"{reserve / 2:g}"]
        if series.metric is Metric.MAX:
            level = series.level[at]
            found += ["" if np.isnan(level) else f"{np.exp(level) / grams:.1f}"]
        note = "record" if series.record[at] else "unsure" if series.unsure[at] else ""
        return [*found, note]

    def as_csv(self) -> str:
        """All rows with a heading."""
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(self.headings)
        writer.writerows(self.cells(row) for row in range(self.rowCount()))
        return text.getvalue()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() or self._series is None else len(self._series)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.headings)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cells(index.row())[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(index.column())
        return None

    def _side(self, column: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight
        if column == 0:
            side = Qt.AlignmentFlag.AlignLeft
        elif column == len(self.headings) - 1:
            side = Qt.AlignmentFlag.AlignHCenter
        return side | Qt.AlignmentFlag.AlignVCenter

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self.headings[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return self._side(section)
        return None

    def session_at(self, row: int) -> int:
        """The id of the session of a row."""
        assert self._series is not None
        return int(self._series.session[len(self._series) - 1 - row])


class SeriesTable(QTableView):
    """Shows a ``SeriesModel``."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.rows = SeriesModel()
        self.setModel(self.rows)
        self.setAccessibleName("Data of the chart")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setHighlightSections(False)
        self.setTabKeyNavigation(False)
        look.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.setFont(self._look.font())
        self.horizontalHeader().setFont(self._look.font("label"))
        self.verticalHeader().setDefaultSectionSize(self._look.px(28))
        palette = self.palette()
        for role in (palette.ColorRole.Base, palette.ColorRole.Button):
            palette.setColor(role, self._look.colour("panel"))
        self.setPalette(palette)
        self.horizontalHeader().setPalette(palette)
