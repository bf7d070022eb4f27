"""A chart as picture or drawing, for a file or for the clipboard."""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QRectF, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from legday_gui.window.charts.chart import Chart
from legday_gui.window.charts.plot import ChartPlot
from legday_gui.window.charts.sheet import Sheet
from legday_gui.window.charts.table_view import TableModel
from legday_gui.window.look import Look

_SHARP = 2  # pixels of a picture to one of the screen, so that it can be printed


def _size(sheet: Sheet) -> QSize:
    """Measured on a picture that nothing is painted on."""
    probe = QImage(1, 1, QImage.Format.Format_RGB32)
    painter = QPainter(probe)
    size = QSize(round(sheet.width), round(sheet.height(painter)))
    painter.end()
    return size


def picture(plot: ChartPlot, chart: Chart, look: Look) -> QImage:
    """The chart as it is shown, twice as sharp."""
    sheet = Sheet(plot, chart, look)
    found = QImage(_size(sheet) * _SHARP, QImage.Format.Format_RGB32)
    painter = QPainter(found)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(_SHARP, _SHARP)
    sheet.paint(painter)
    painter.end()
    return found


def drawing(plot: ChartPlot, chart: Chart, look: Look) -> QByteArray:
    """The chart as it is shown, as SVG with its title and its summary."""
    sheet = Sheet(plot, chart, look)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    made = QSvgGenerator()
    made.setOutputDevice(buffer)
    made.setResolution(96)
    made.setTitle(f"{chart.what} of {chart.title}")
    made.setDescription(chart.summary)
    size = _size(sheet)
    made.setSize(size)
    made.setViewBox(QRectF(0, 0, size.width(), size.height()))
    painter = QPainter(made)
    sheet.paint(painter)
    painter.end()
    return buffer.data()


def _picture_data(plot: ChartPlot, chart: Chart, look: Look, rows: TableModel) -> QMimeData:
    del rows
    found = QMimeData()
    found.setImageData(picture(plot, chart, look))
    return found


def _drawing_data(plot: ChartPlot, chart: Chart, look: Look, rows: TableModel) -> QMimeData:
    del rows
    found = QMimeData()
    found.setData("image/svg+xml", drawing(plot, chart, look))
    return found


def _numbers_data(plot: ChartPlot, chart: Chart, look: Look, rows: TableModel) -> QMimeData:
    del plot, chart, look
    found = QMimeData()
    found.setText(rows.as_csv())
    found.setData("text/csv", QByteArray(rows.as_csv().encode()))
    return found


Copier = Callable[[ChartPlot, Chart, Look, TableModel], QMimeData]
PICTURE, DRAWING, NUMBERS = "Picture (PNG)", "Drawing (SVG)", "Numbers (CSV)"
COPIES: dict[str, Copier] = {
    PICTURE: _picture_data, DRAWING: _drawing_data, NUMBERS: _numbers_data
}  # fmt: skip
