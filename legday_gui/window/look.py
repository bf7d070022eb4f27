"""Colours and fonts of the program, in one place that tells when they change."""

import tomllib
from collections.abc import Mapping
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from legday_gui.resource_files import resource
from legday_gui.training.values import Muscle

# For QApplication's arguments: asking for the style by name later costs 15 ms of start-up.
STYLE = ("-style", "fusion")

_BODY_PX = 15
# Size against body text, and weight.
_FONTS = {
    "body": (1.0, QFont.Weight.Normal),
    "small": (0.87, QFont.Weight.Normal),
    "label": (0.87, QFont.Weight.DemiBold),
    "strong": (1.0, QFont.Weight.DemiBold),
    "number": (1.13, QFont.Weight.Normal),
    "title": (1.47, QFont.Weight.Bold),
    "huge": (2.4, QFont.Weight.Bold),
}


class Theme(NamedTuple):
    """The colours of one theme by role, and those of the muscles."""

    name: str
    roles: Mapping[str, str]
    muscles: Mapping[str, str] = {}


def load_theme(name: str) -> Theme:
    """Read ``resources/themes/<name>.toml``."""
    values: dict[str, Any] = tomllib.loads(resource(f"themes/{name}.toml").read_text("utf-8"))
    muscles = values.pop("muscles")
    return Theme(name, values, muscles)


class Look(QObject):
    """What widgets ask for colours and fonts; ``changed`` tells them to ask again."""

    changed = Signal()

    def __init__(self, theme: str = "system", text_percent: int = 100) -> None:
        super().__init__()
        self._wanted = theme
        self.text_percent = text_percent
        self.theme = load_theme(self._resolved())
        self._family = _load_fonts()
        self._fonts: dict[str, QFont] = {}
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow_desktop)

    def apply(self) -> None:
        """Dress the application: palette and font. The style is chosen where it is made."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.setPalette(self._palette())
        app.setFont(self.font("body"))

    def set_theme(self, wanted: str) -> None:
        """Change to light, dark, or system for the desktop's choice."""
        self._wanted = wanted
        self._show()

    def set_text_percent(self, percent: int) -> None:
        """Scale all text, 100 to 200 percent."""
        self.text_percent = max(100, min(200, percent))
        self._show()

    def _follow_desktop(self) -> None:
        if self._wanted == "system":
            self._show()

    def _show(self) -> None:
        self.theme = load_theme(self._resolved())
        self._fonts.clear()
        self.apply()
        self.changed.emit()

    def _resolved(self) -> str:
        if self._wanted in ("light", "dark"):
            return self._wanted
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return "dark" if dark else "light"

    def colour(self, role: str) -> QColor:
        """The colour of a role of ``resources/themes``."""
        return QColor(self.theme.roles[role])

    def muscle_colour(self, muscle: Muscle | None) -> QColor:
        """The colour of a muscle; those without one of their own share one."""
        colours = self.theme.muscles
        return QColor(colours.get(muscle or "", colours["other"]))

    def font(self, role: str = "body") -> QFont:
        """Inter with figures of one width, in the size and weight of a role."""
        if role not in self._fonts:
            self._fonts[role] = self._make_font(role)
        return QFont(self._fonts[role])

    def _make_font(self, role: str) -> QFont:
        scale, weight = _FONTS[role]
        font = QFont(self._family)
        font.setPixelSize(self.px(_BODY_PX * scale))
        font.setWeight(weight)
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def px(self, pixels: float) -> int:
        """A length in pixels at the text size of the settings."""
        return round(pixels * self.text_percent / 100)

    def _palette(self) -> QPalette:
        palette = QPalette()
        for qt_role, role in (
            (QPalette.ColorRole.Window, "window"),
            (QPalette.ColorRole.WindowText, "text"),
            (QPalette.ColorRole.Base, "field"),
            (QPalette.ColorRole.AlternateBase, "selected"),
            (QPalette.ColorRole.Text, "text"),
            (QPalette.ColorRole.PlaceholderText, "muted"),
            (QPalette.ColorRole.Button, "button"),
            (QPalette.ColorRole.ButtonText, "button_text"),
            (QPalette.ColorRole.ToolTipBase, "panel"),
            (QPalette.ColorRole.ToolTipText, "text"),
            (QPalette.ColorRole.Highlight, "accent"),
            (QPalette.ColorRole.HighlightedText, "accent_text"),
            (QPalette.ColorRole.Link, "accent"),
            (QPalette.ColorRole.Mid, "border"),
            (QPalette.ColorRole.Accent, "accent"),
        ):
            palette.setColor(qt_role, self.colour(role))
        for qt_role in (
            QPalette.ColorRole.Text,
            QPalette.ColorRole.WindowText,
            QPalette.ColorRole.ButtonText,
        ):
            palette.setColor(QPalette.ColorGroup.Disabled, qt_role, self.colour("muted"))
        return palette


def _load_fonts() -> str:
    """Load the shipped fonts, so that the program looks the same where none is installed."""
    app = QGuiApplication.instance()
    if app is not None and not app.property("legday fonts"):
        for weight in ("Regular", "SemiBold", "Bold"):
            QFontDatabase.addApplicationFont(str(resource(f"fonts/Inter-{weight}.otf")))
        app.setProperty("legday fonts", True)
    return "Inter"
