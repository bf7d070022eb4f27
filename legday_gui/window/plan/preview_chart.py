"""Where the next weeks lead when every target is met."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from legday_gui.training.values import Exercise, Target, Unit
from legday_gui.window.look import Look
from legday_gui.window.plan import words
from legday_gui.window.plan.reading import Ahead
from legday_gui.window.widgets import Card, Label, Muted


class PreviewCard(Card):
    """The chart of the chosen exercise both ways, the reason of its next load, and the odds."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Next 8 weeks")
        self.reason = Label(look, "", "small")
        self.chart = PreviewChart(look)
        self.said = Muted(look)
        self.stays = Muted(look)
        self.odds = Muted(look)
        for widget in (self.reason, self.chart, self.said, self.stays, self.odds):
            self.body.addWidget(widget)

    def show_nothing(self) -> None:
        self.show_ahead(Ahead(), None, Unit.KG)

    def show_ahead(self, ahead: Ahead, exercise: Exercise | None, unit: Unit) -> None:
        """Draw loads where they are known, else reps; say it in words."""
        values, labels = _series(ahead.met, exercise, unit)
        others, _ = _series(ahead.stays, exercise, unit)
        comparable = len(others) == len(values)
        self.chart.setVisible(len(values) > 1)
        self.chart.show_values(values, labels, others if comparable else [])
        self.said.setText(_sentence(ahead.met, exercise, unit, values))
        # The chart says it already to those who see it.
        self.said.setVisible(len(values) < 2)
        stays = _stays_sentence(ahead, exercise, unit) if comparable and len(values) > 1 else ""
        for label, text in (
            (self.reason, ahead.reason),
            (self.stays, stays),
            (self.odds, ahead.odds),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        whole = " ".join(filter(None, (self.said.text(), stays)))
        self.chart.setAccessibleDescription(whole)
        self.chart.setToolTip(whole)


def _series(
    targets: Sequence[Target], exercise: Exercise | None, unit: Unit
) -> tuple[list[float], list[str]]:
    if exercise is None or not targets:
        return [], []
    loads = [t.load_g for t in targets]
    if any(load is None for load in loads):
        return [float(t.reps) for t in targets], [f"{t.reps} reps" for t in targets]
    return (
        [float(load or 0) for load in loads],
        [words.load_text(load, exercise, unit) for load in loads],
    )


def _stays_sentence(ahead: Ahead, exercise: Exercise | None, unit: Unit) -> str:
    """What the thin line means, and where it ends."""
    if exercise is None or not ahead.stays:
        return ""
    last = words.load_text(ahead.stays[-1].load_g, exercise, unit)
    end = ahead.stays[-1]
    return (
        "Line: every target met. Dashes: strength stays as the log has it, "
        f"which ends at {end.sets}\u00a0×\u00a0{end.reps} with {last}."
    )


def _sentence(
    targets: Sequence[Target], exercise: Exercise | None, unit: Unit, values: Sequence[float]
) -> str:
    if exercise is None:
        return "Choose an exercise to see where it leads."
    if len(values) < 2:
        return "Unknown until a load has been logged once."
    first, last = (
        f"{t.sets} × {t.reps} at {words.load_text(t.load_g, exercise, unit)}"
        for t in (targets[0], targets[-1])
    )
    return f"From {first} to {last}."


class PreviewChart(QWidget):
    """A line with a dot per week; the first and the highest value are named, clear of the line."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._values: list[float] = []
        self._labels: list[str] = []
        self._others: list[float] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Next 8 weeks")
        look.changed.connect(self._dress)

    def show_values(
        self, values: Sequence[float], labels: Sequence[str], others: Sequence[float] = ()
    ) -> None:
        """One value a week with its name; ``others`` is the thin line to compare, or empty."""
        self._values, self._labels, self._others = list(values), list(labels), list(others)
        self.update()

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, 3 * self._line_height() + 48)

    def _line_height(self) -> int:
        return QFontMetrics(self._look.font("small")).height()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if len(self._values) < 2:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._look.font("small"))
        line = self._line_height()
        # Names of values have their own line above and below, weeks one at the foot.
        area = QRectF(6, line + 8, self.width() - 12, self.height() - 3 * line - 16)
        points = self._points(area, self._values)
        painter.setPen(QPen(self._look.colour("border"), 1))
        foot = self.height() - line - 2
        painter.drawLine(QPointF(0, foot), QPointF(self.width(), foot))
        if self._others:
            painter.setPen(QPen(self._look.colour("muted"), 1.5, Qt.PenStyle.DashLine))
            painter.drawPolyline(self._points(area, self._others))
        painter.setPen(QPen(self._look.colour("accent"), 2))
        painter.drawPolyline(points)
        painter.setBrush(self._look.colour("accent"))
        for point in points:
            painter.drawEllipse(point, 2.5, 2.5)
        self._paint_names(painter, points)
        self._paint_weeks(painter)

    def _points(self, area: QRectF, values: Sequence[float]) -> list[QPointF]:
        both = [*self._values, *self._others]
        low, span = min(both), max(both) - min(both)
        step = area.width() / (len(values) - 1)
        return [
            QPointF(
                area.left() + i * step,
                area.center().y() if not span else area.bottom() - (v - low) / span * area.height(),
            )
            for i, v in enumerate(values)
        ]

    def _paint_names(self, painter: QPainter, points: Sequence[QPointF]) -> None:
        """The highest value above its first dot; the lowest, where another, below its own."""
        painter.setPen(self._look.colour("muted"))
        high = self._values.index(max(self._values))
        low = self._values.index(min(self._values))
        self._paint_name(painter, points[high], self._labels[high], above=True)
        if self._values[low] != self._values[high]:
            self._paint_name(painter, points[low], self._labels[low], above=False)

    def _paint_name(self, painter: QPainter, at: QPointF, text: str, *, above: bool) -> None:
        metrics = QFontMetrics(painter.font())
        width = metrics.horizontalAdvance(text) + 2
        left = max(0.0, min(at.x() - width / 2, self.width() - width))
        top = at.y() - metrics.height() - 5 if above else at.y() + 5
        painter.drawText(QRectF(left, top, width, metrics.height()), 0, text)

    def _paint_weeks(self, painter: QPainter) -> None:
        painter.setPen(self._look.colour("muted"))
        foot = QRectF(0, self.height() - self._line_height(), self.width(), self._line_height())
        painter.drawText(foot, int(Qt.AlignmentFlag.AlignLeft), "next")
        painter.drawText(foot, int(Qt.AlignmentFlag.AlignRight), f"week {len(self._values)}")
