"""Text in the fonts and colours of the house. What people typed is never read as markup."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel

from legday_gui.window.look import Look


class Label(QLabel):
    """A plain-text label in a font and colour role."""

    def __init__(self, look: Look, text: str = "", font: str = "body", colour: str = "text"
                 ) -> None:  # fmt: skip
        super().__init__(text)
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

    def _dress(self) -> None:
        self.setFont(self._look.font(self._font_role))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, self._look.colour(self._colour_role))
        self.setPalette(palette)


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
