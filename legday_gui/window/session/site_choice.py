"""Where it hurts: a button for each site and side."""

from PySide6.QtCore import Signal

from legday_gui.training.values import Side
from legday_gui.window.look import Look
from legday_gui.window.session.feelings import Feeling, sites
from legday_gui.window.widgets import Button, Card
from legday_gui.window.widgets.flow import Flow


class SiteChoice(Card):
    """``chosen`` carries the ``Feeling`` that is to be scored."""

    chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Where does it hurt?")
        flow = Flow()
        for feeling in sites():
            button = Button(look, _words(feeling), touch=True)
            button.setAccessibleName(f"Note {feeling.label.lower()}")
            button.clicked.connect(lambda _=False, f=feeling: self.chosen.emit(f))
            flow.addWidget(button)
        self.body.addLayout(flow)


def _words(feeling: Feeling) -> str:
    side = "" if feeling.side is Side.BOTH else f"{feeling.side.value} "
    return f"{side}{feeling.site}".capitalize()
