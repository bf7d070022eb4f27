"""The plates to put on each side of the bar, drawn."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from legday_gui.training.plates import KG_BAR, KG_PAIRS, LB_BAR, LB_PAIRS, plates_per_side
from legday_gui.training.units import format_load, from_grams
from legday_gui.training.values import Exercise, LoadKind, Unit
from legday_gui.window.look import Look
from legday_gui.window.session.parts import Words
from legday_gui.window.widgets import Card

# Colours of discs as lifting federations have them, by number in kg; small ones are grey.
COLOURS_KG = {25: "#c9302c", 20: "#2f6db5", 15: "#d9a400", 10: "#3c9a4e", 5: "#9aa0a8"}
COLOURS_LB = {45: "#2f6db5", 35: "#d9a400", 25: "#3c9a4e", 10: "#9aa0a8"}
SMALL = "#4a4d53"


class PlatesCard(Card):
    """Shown for barbells only: the plates of one side."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Load each side")
        self._shown: tuple[int, Unit] | None = None
        self._bar = Barbell(look)
        self._text = Words(look, "body").wrapped()
        self._text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.body.addWidget(self._bar)
        self.body.addWidget(self._text)
        self.hide()

    @property
    def words(self) -> str:
        """What is said below the bar."""
        return self._text.text()

    @property
    def discs(self) -> tuple[float, ...]:
        """The numbers on the plates of one side, the innermost first."""
        return self._bar.side

    def show_load(self, exercise: Exercise, load_g: int | None, unit: Unit) -> None:
        """Show what makes up ``load_g``."""
        shown = exercise.load_kind is LoadKind.BARBELL and load_g is not None
        self.setVisible(shown)
        if not shown or load_g is None or (load_g, unit) == self._shown:
            return
        self._shown = (load_g, unit)
        bar_g, pairs = (KG_BAR, KG_PAIRS) if unit is Unit.KG else (LB_BAR, LB_PAIRS)
        bar = f"{format_load(bar_g, unit, with_unit=True)} bar"
        side = plates_per_side(load_g, bar_g, pairs)
        self._bar.show_side([from_grams(g, unit) for g in side or ()], unit)
        if side is None:
            words = f"{format_load(load_g, unit, with_unit=True)} cannot be made up on a {bar}."
        elif not side:
            words = f"The {bar} alone"
        else:
            words = f"{' + '.join(format_load(g, unit) for g in side)} on a {bar}"
        self._text.setText(words)
        self.setAccessibleName(f"Load each side: {words}")


class Barbell(QWidget):
    """A bar seen from the front with its plates."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._side: tuple[float, ...] = ()
        self._colours: dict[int, str] = COLOURS_KG
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    @property
    def side(self) -> tuple[float, ...]:
        return self._side

    def show_side(self, side: Sequence[float], unit: Unit) -> None:
        """``side``: the numbers on the plates of one side, the innermost first."""
        colours = COLOURS_KG if unit is Unit.KG else COLOURS_LB
        if (tuple(side), colours) != (self._side, self._colours):
            self._side, self._colours = tuple(side), colours
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, max(70, QFontMetrics(self._look.font("body")).height() * 4))

    minimumSizeHint = sizeHint

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        width, middle = float(self.width()), self.height() / 2
        painter.setBrush(self._look.colour("muted"))
        painter.drawRoundedRect(QRectF(4, middle - 3, width - 8, 6), 3, 3)
        inner = min(30.0, width / 8)
        for way in (-1, 1):
            self._paint_side(painter, width / 2, middle, inner, way)
        painter.end()

    def _paint_side(
        self, painter: QPainter, centre: float, middle: float, inner: float, way: int
    ) -> None:
        """Plates from the sleeve outwards; thinner ones where many have to find room."""
        painter.setBrush(self._look.colour("muted"))
        painter.drawRect(QRectF(centre + way * inner - 2, middle - 6, 4, 12))
        room = centre - inner - 20
        thick = min(max(12.0, self.height() / 8), room / max(1, len(self._side)) - 2)
        x = inner + 8
        heaviest = max(self._colours)
        for number in self._side:
            height = self.height() * (0.34 + 0.56 * min(1.0, number / heaviest))
            left = centre + x if way > 0 else centre - x - thick
            painter.setBrush(QColor(self._colours.get(round(number), SMALL)))
            painter.drawRoundedRect(QRectF(left, middle - height / 2, thick, height), 2, 2)
            x += thick + 2
