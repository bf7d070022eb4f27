"""The names of what is drawn, each with its mark; a click or Space hides and shows it."""

from pyqtgraph import mkBrush, mkPen
from pyqtgraph.graphicsItems.ScatterPlotItem import drawSymbol
from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QScrollArea, QSizePolicy, QWidget

from legday_gui.window.charts.chart import Band, Bars, Chart, Layer, Line, Points
from legday_gui.window.charts.drawing import colour_of
from legday_gui.window.look import Look
from legday_gui.window.widgets.flow import Flow

_SAMPLE = 22  # pixels wide


class LegendEntry(QAbstractButton):
    """One name with what it looks like; unchecked it is crossed out."""

    def __init__(self, look: Look, layers: list[Layer]) -> None:
        super().__init__()
        self._look = look
        self._layers = layers
        self.setText(layers[0].name)
        self.setCheckable(True)
        self.setChecked(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"Show {self.text()}")
        self.setToolTip(f"Show or hide {self.text()}")
        self.setFont(look.font("small"))

    def sizeHint(self) -> QSize:
        text = QFontMetrics(self.font()).size(Qt.TextFlag.TextSingleLine, self.text())
        return QSize(_SAMPLE + text.width() + 12, text.height() + 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isChecked():
            painter.setOpacity(0.45)
        sample = QRectF(2, self.height() / 2 - 6, _SAMPLE - 6, 12)
        for layer in self._layers:
            paint_sample(painter, self._look, sample, layer)
        font = self.font()
        font.setStrikeOut(not self.isChecked())
        painter.setFont(font)
        painter.setPen(self._look.colour("text" if self.hasFocus() else "muted"))
        area = self.rect().adjusted(_SAMPLE, 0, 0, 0)
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), self.text())
        if self.hasFocus():
            painter.setPen(QPen(self._look.colour("text"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)


def paint_sample(painter: QPainter, look: Look, area: QRectF, layer: Layer) -> None:
    """What a layer looks like, small."""
    colour = colour_of(look, layer.colour)
    middle = area.center()
    if isinstance(layer, Points):
        painter.save()
        painter.translate(middle)
        drawSymbol(painter, layer.symbol, min(layer.size, 11), mkPen(None), mkBrush(colour))
        painter.restore()
    elif isinstance(layer, Line):
        style = Qt.PenStyle.DashLine if layer.dashed else Qt.PenStyle.SolidLine
        painter.setPen(QPen(colour, 1.5, style))
        painter.drawLine(
            QLineF(QPointF(area.left(), middle.y()), QPointF(area.right(), middle.y()))
        )
    else:
        pale = isinstance(layer, Bars) and layer.pale
        colour.setAlpha(3 * layer.alpha if isinstance(layer, Band) else 90 if pale else 255)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        half = QRectF(area.left(), area.top(), area.width() / 2, area.height())
        if isinstance(layer, Band):
            painter.drawRect(area)
        else:
            painter.drawRect(half.translated(half.width(), 0) if pale else half)


class Legend(QWidget):
    """Keeps what was hidden, by name, from chart to chart."""

    hidden_changed = Signal(object)  # set of names
    rebuilt = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._chart: Chart | None = None
        self.entries: list[LegendEntry] = []
        self.hidden: set[str] = set()
        self._flow = Flow(spacing=6, line_spacing=6)
        self.setLayout(self._flow)
        self.setAccessibleName("Legend")
        look.changed.connect(self._rebuild)

    def show_chart(self, chart: Chart) -> None:
        """Name what is in a chart; a single thing needs no name."""
        self._chart = chart
        self._rebuild()

    def _rebuild(self) -> None:
        for entry in self.entries:
            self._flow.removeWidget(entry)
            entry.hide()
            entry.deleteLater()
        by_name: dict[str, list[Layer]] = {}
        for layer in self._chart.layers if self._chart else ():
            by_name.setdefault(layer.name, []).append(layer)
        self.entries = [LegendEntry(self._look, layers) for layers in by_name.values()]
        for entry in self.entries:
            entry.setChecked(entry.text() not in self.hidden)
            entry.toggled.connect(self._toggled)
            self._flow.addWidget(entry)
            entry.show()  # Qt would do it later, and it would be measured without it
        self._flow.invalidate()
        self.rebuilt.emit()

    def _toggled(self) -> None:
        here = {entry.text(): entry.isChecked() for entry in self.entries}
        self.hidden = (self.hidden - here.keys()) | {n for n, shown in here.items() if not shown}
        self.hidden_changed.emit(self.hidden)


class LegendArea(QScrollArea):
    """The legend in as many lines as it takes; below a low chart in one, which scrolls sideways."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.legend = Legend(look)
        self._one_line = False
        self._high = 0
        self.setWidget(self.legend)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for part in (self.viewport(), self.legend):
            part.setAutoFillBackground(False)

    def fit(self, *, one_line: bool) -> None:
        """Take the height of its lines."""
        self._one_line = one_line
        flow = self.legend.layout()
        line = flow.sizeHint()
        self.legend.setMinimumWidth(line.width() if one_line else 0)
        self._high = line.height() if one_line else flow.heightForWidth(self.width())
        self.setMaximumHeight(self._high)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(0, self._high)

    def minimumSizeHint(self) -> QSize:
        """One line, so that the window can be made low."""
        return QSize(0, self.legend.layout().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit(one_line=self._one_line)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta()
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() - (turned.y() or turned.x()))
        event.accept()
