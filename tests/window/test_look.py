import pytest
from PySide6.QtGui import QColor, QFontDatabase, QFontInfo
from pytestqt.qtbot import QtBot

from legday_gui.training.values import LEG_MUSCLES, Muscle
from legday_gui.window.look import Look, load_theme


def luminance(colour: QColor) -> float:
    """Relative luminance of WCAG 2."""

    def part(value: float) -> float:
        return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4

    return (
        0.2126 * part(colour.redF())
        + 0.7152 * part(colour.greenF())
        + (0.0722 * part(colour.blueF()))
    )


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(QColor(one)), luminance(QColor(other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_text_can_be_read_on_its_ground(name: str) -> None:
    roles = load_theme(name).roles
    for ground in ("panel", "window", "selected"):
        for text in ("text", "muted", "good", "warn", "bad"):
            assert contrast(roles[text], roles[ground]) >= 4.5, (name, text, ground)
    assert contrast(roles["button_text"], roles["button"]) >= 4.5
    assert contrast(roles["accent_text"], roles["accent"]) >= 3


def test_both_themes_have_the_same_roles() -> None:
    light, dark = load_theme("light"), load_theme("dark")
    assert light.roles.keys() == dark.roles.keys()
    assert light.muscles.keys() == dark.muscles.keys()


def test_leg_muscles_have_colours_of_their_own(qtbot: QtBot) -> None:
    look = Look("light")
    colours = {look.muscle_colour(muscle).name() for muscle in LEG_MUSCLES}
    assert len(colours) == 4
    assert look.muscle_colour(None) == look.muscle_colour(Muscle.BICEPS)


def test_the_shipped_font_is_used_and_scaled(qtbot: QtBot) -> None:
    look = Look("light")
    assert "Inter" in QFontDatabase.families()
    assert QFontInfo(look.font("body")).family() == "Inter"
    size = look.font("body").pixelSize()
    look.set_text_percent(200)
    assert look.font("body").pixelSize() == 2 * size


def test_a_change_is_told(qtbot: QtBot) -> None:
    look = Look("light")
    with qtbot.waitSignal(look.changed):
        look.set_theme("dark")
    assert look.theme.name == "dark"
