"""The plates to put on each side of the bar, drawn."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from legday_gui.training.loading import Loads, Rack
from legday_gui.training.units import format_load, from_grams
from legday_gui.training.values import Block, Unit
from legday_gui.window.look import Look
from legday_gui.window.session.parts import Words, show_if
from legday_gui.window.session.sheet import Sheet
from legday_gui.window.widgets import Card

# Colours of discs as lifting federations have them, by number in kg; small ones are grey.
COLOURS_KG = {25: "#c9302c", 20: "#2f6db5", 15: "#d9a400", 10: "#3c9a4e", 5: "#9aa0a8"}
COLOURS_LB = {45: "#2f6db5", 35: "#d9a400", 25: "#3c9a4e", 10: "#9aa0a8"}
SMALL = "#4a4d53"


class PlatesCard(Card):
    """The plates of one side, where plates make the load; and what is near where they do not."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._shown: tuple[object, ...] | None = None
        self._planned: tuple[tuple[int, ...], Rack] | None = None
        self._sides: list[tuple[int, ...] | None] = []
        self._title = Words(look, "label", "muted", "Load each side")
        self._bar = Barbell(look)
        self._text = Words(look, "body").wrapped()
        self._change = Words(look, "small", "muted").wrapped()
        self.body.addWidget(self._title)
        self.body.addWidget(self._bar)
        for label in (self._text, self._change):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self.body.addWidget(label)
        self.hide()

    @property
    def words(self) -> str:
        """What is said below the bar."""
        return self._text.text()

    @property
    def discs(self) -> tuple[float, ...] | None:
        """The numbers on the plates of one side, the innermost first; None: no bar is drawn."""
        return None if self._bar.isHidden() else self._bar.side

    @property
    def unit(self) -> Unit:
        """The unit of the numbers on the plates."""
        return self._bar.unit

    def show_load(
        self, sheet: Sheet, block: Block, load_g: int | None, order: tuple[list[int], int]
    ) -> None:
        """Show what makes up ``load_g``; ``order``: the loads of all sets, and which this is.

        Over all sets the plates are those with the fewest changes.
        """
        exercise, unit = sheet.exercise(block), sheet.unit
        rack, loads = sheet.before.rack(exercise), sheet.loads(block)
        unknown = sheet.before.place is None and rack is None  # then any load may be there
        possible = load_g is None or unknown or loads.contains(load_g)
        show_if(self, load_g is not None and (rack is not None or not possible))
        shown = (exercise.id, rack, load_g, order, unit, possible)
        if load_g is None or shown == self._shown or self.isHidden():
            return
        self._shown = shown
        side, before = self._planned_sides(rack, order) if rack else (None, None)
        show_if(self._bar, side is not None)
        number = unit if sheet.before.place is None else sheet.before.place.unit
        self._bar.show_side([from_grams(g, number) for g in side or ()], number)
        self._title.setText("Load each side" if rack and not rack.one_post else "Load")
        if side is None or rack is None:
            said = near_words(load_g, loads)
        else:
            said = side_words(side, rack, number)
        self._text.setText(said)
        change = change_words(before, side, number) if side is not None else ""
        self._change.setText(change)
        show_if(self._change, bool(change))
        self.setAccessibleName(f"{self._title.text()}: {said}")

    def _planned_sides(
        self, rack: Rack, order: tuple[list[int], int]
    ) -> tuple[tuple[int, ...] | None, tuple[int, ...] | None]:
        """The plates of this set and of the one before."""
        loads, at = order
        if self._planned != (tuple(loads), rack):
            self._planned = (tuple(loads), rack)
            self._sides = rack.session_plates(loads)
        return self._sides[at], self._sides[at - 1] if at else None


def side_words(side: Sequence[int], rack: Rack, unit: Unit) -> str:
    """``25 + 10 + 2.5 on a 20 kg bar``."""
    plates = " + ".join(format_load(g, unit) for g in side)
    if not rack.bar_g:
        own = format_load(rack.start_g, unit, with_unit=True)
        start = f", on {own} of the machine, not counted" if rack.start_g else ""
        where = "" if rack.one_post or not plates else " on each side"
        return (plates or "No plates") + where + start
    bar = f"{format_load(rack.bar_g - rack.collars_g, unit, with_unit=True)} bar"
    bar += " with collars" if rack.collars_g else ""
    bar = bar.replace(" ", "\N{NO-BREAK SPACE}")
    return f"{plates} on a {bar}" if plates else f"The {bar} alone"


def change_words(before: Sequence[int] | None, side: Sequence[int], unit: Unit) -> str:
    """What to do to the plates of the set before: ``Add 5, take off 2.5``."""
    if before is None or tuple(before) == tuple(side):
        return ""
    parts = []
    for verb, plates in (
        ("add", Counter(side) - Counter(before)),
        ("take off", Counter(before) - Counter(side)),
    ):
        sizes = sorted(plates.elements(), reverse=True)
        if sizes:
            parts.append(f"{verb} {' + '.join(format_load(g, unit) for g in sizes)}")
    return ", ".join(parts).capitalize()


def near_words(load_g: int, loads: Loads) -> str:
    """What can be loaded next below and above a load that cannot."""
    wanted = format_load(abs(load_g), loads.unit, with_unit=True)
    near = (loads.nearest_below(load_g), loads.nearest_above(load_g))
    numbers = [format_load(abs(g), loads.unit, with_unit=True) for g in near if g is not None]
    if not numbers:
        return f"{wanted}: this place has nothing listed to load it with."
    return f"{wanted} cannot be made up here: {' or '.join(numbers)} can."


class Barbell(QWidget):
    """A bar seen from the front with its plates."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._side: tuple[float, ...] = ()
        self.unit = Unit.KG
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    @property
    def side(self) -> tuple[float, ...]:
        return self._side

    def show_side(self, side: Sequence[float], unit: Unit) -> None:
        """``side``: the numbers on the plates of one side, the innermost first."""
        if (tuple(side), unit) != (self._side, self.unit):
            self._side, self.unit = tuple(side), unit
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
        colours = COLOURS_KG if self.unit is Unit.KG else COLOURS_LB
        heaviest = max(colours)
        for number in self._side:
            height = self.height() * (0.34 + 0.56 * min(1.0, number / heaviest))
            left = centre + x if way > 0 else centre - x - thick
            painter.setBrush(QColor(colours.get(round(number), SMALL)))
            painter.drawRoundedRect(QRectF(left, middle - height / 2, thick, height), 2, 2)
            x += thick + 2
