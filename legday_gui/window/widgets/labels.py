"""Text in the fonts and colours of the house. What people typed is never read as markup."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel

from legday_gui.window.look import Look


class Label(QLabel):
    """A plain-text label in a font and colour role.

    How high it is in each width is remembered: a layout asks a dozen times, and Qt would break
    the lines anew at each of them.
    """

    def __init__(self, look: Look, text: str = "", font: str = "body", colour: str = "text"
                 ) -> None:  # fmt: skip
        super().__init__(text)
        self._heights: dict[int, int] = {}
        self._look = look
        self._font_role = font
        self._colour_role = colour
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        look.changed.connect(self._dress)
        self._dress()

    def set_colour(self, role: str) -> None:
        """Show the text in another colour role."""
        if role != self._colour_role:
            self._colour_role = role
            self._dress()

    def setText(self, text: str) -> None:
        if text != self.text():  # Qt would arrange the page anew all the same
            self._heights.clear()
            super().setText(text)

    def setWordWrap(self, on: bool) -> None:
        self._heights.clear()
        super().setWordWrap(on)

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]

    def _dress(self) -> None:
        self._heights.clear()
        self.setFont(self._look.font(self._font_role))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, self._look.colour(self._colour_role))
        self.setPalette(palette)


class Marked(Label):
    """Text with marks of our own making (HTML); what people typed has to be escaped."""

    def __init__(self, look: Look, font: str = "body") -> None:
        super().__init__(look, "", font)
        self.setTextFormat(Qt.TextFormat.RichText)


class Heading(Label):
    """The name of what a card is about."""

    def __init__(self, look: Look, text: str = "") -> None:
        super().__init__(look, text, "title")


class Strong(Label):
    """Text that matters."""

    def __init__(self, look: Look, text: str = "") -> None:
        super().__init__(look, text, "strong")


class Muted(Label):
    """Text beside what matters."""

    def __init__(self, look: Look, text: str = "", font: str = "small") -> None:
        super().__init__(look, text, font, "muted")
