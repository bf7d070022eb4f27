"""Small widgets of the house style, painted in the colours of a ``Look``."""

from legday_gui.window.widgets.button import Button, Pill
from legday_gui.window.widgets.card import Card
from legday_gui.window.widgets.labels import Heading, Label, Marked, Muted, Strong
from legday_gui.window.widgets.marks import Bar, Dot, Line

__all__ = [
    "Bar",
    "Button",
    "Card",
    "Dot",
    "Heading",
    "Label",
    "Line",
    "Marked",
    "Muted",
    "Pill",
    "Strong",
]
