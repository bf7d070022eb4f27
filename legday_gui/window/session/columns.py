"""Where the columns of the set table stand, and in what it is written.

One measure for painted rows and real fields; fonts, heights and colours are asked for once a look,
because a logged set is painted between two frames.
"""

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics

from legday_gui.window.look import Look

PAD = 7
BUTTON_PAD = 30
TOUCH = 44  # what a thumb hits
# Name, a sample as wide as what it must hold, whether it is set in small type.
_SAMPLES = {
    "set": "Warm-up ",
    "last": "102.5 × 12",
    "load": "1102.5",
    "amount": "Reps 0",
    "reserve": "In reserve",
    "max": "133.0 ★",
    "end": "Log set",
}
_LEAVE_FIRST = ("max", "last")  # what narrow tables do without


class Columns(QObject):
    """The x-range of each column for the present width and type size."""

    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._width = 0
        self._ranges: dict[str, tuple[int, int]] = {}
        self._needed: dict[str, int] = {}
        self._fonts: dict[str, QFont] = {}
        self._colours: dict[str, QColor] = {}
        self._heights: dict[str, int] = {}
        look.changed.connect(self._measure_again)

    def shown(self, name: str) -> bool:
        return name in self._ranges

    def rect(self, name: str, height: int) -> QRect:
        """The place of a column in a row of that height; empty where it is left out."""
        left, right = self._ranges.get(name, (0, 0))
        return QRect(left, 0, right - left, height)

    def minimum(self) -> int:
        """The width under which even the shortened table is cut off."""
        needs = self._needs()
        return sum(w for name, w in needs.items() if name not in _LEAVE_FIRST)

    def measure(self, width: int, *, force: bool = False) -> None:
        """Share ``width`` out among the columns."""
        if width == self._width and not force:
            return
        self._width = width
        needs = self._needs()
        for name in _LEAVE_FIRST:
            if sum(needs.values()) > width:
                del needs[name]
        spare = max(0, width - sum(needs.values()))
        x = 0
        self._ranges = {}
        for name, need in needs.items():
            share = need + spare // len(needs)
            self._ranges[name] = (x + PAD, x + share - PAD)
            x += share
        self.changed.emit()

    def font(self, role: str) -> QFont:
        if role not in self._fonts:
            self._fonts[role] = self._look.font(role)
        return self._fonts[role]

    def colour(self, role: str) -> QColor:
        if role not in self._colours:
            self._colours[role] = self._look.colour(role)
        return self._colours[role]

    def line_height(self, role: str) -> int:
        """The height of a line of text in a font role."""
        if role not in self._heights:
            self._heights[role] = QFontMetrics(self.font(role)).height()
        return self._heights[role]

    @property
    def row_height(self) -> int:
        return max(TOUCH, self.line_height("number") + 20)

    @property
    def entry_height(self) -> int:
        return max(TOUCH, self.line_height("strong") + 18) + 10

    def _measure_again(self) -> None:
        self._needed = {}
        self._fonts, self._colours, self._heights = {}, {}, {}
        self.measure(self._width, force=True)

    def _needs(self) -> dict[str, int]:
        if not self._needed:
            self._needed = self._widths()
        return dict(self._needed)

    def _widths(self) -> dict[str, int]:
        body = QFontMetrics(self._look.font("number"))
        strong = QFontMetrics(self._look.font("strong"))
        small = QFontMetrics(self._look.font("label"))
        needs = {name: strong.horizontalAdvance(text) + 2 * PAD for name, text in _SAMPLES.items()}
        needs["end"] = strong.horizontalAdvance("Log set") + BUTTON_PAD + 2 * PAD
        needs["set"] = max(needs["set"], body.horizontalAdvance(_SAMPLES["set"]) + 2 * PAD)
        needs["last"] = body.horizontalAdvance(_SAMPLES["last"]) + 2 * PAD
        needs["reserve"] = small.horizontalAdvance(_SAMPLES["reserve"]) + 2 * PAD
        needs["max"] = max(needs["max"], small.horizontalAdvance("Est. max, kg") + 2 * PAD)
        return needs
