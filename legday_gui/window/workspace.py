"""What a tab works on: handed to it by the window, never looked up."""

import time
from collections.abc import Callable
from typing import NamedTuple

from legday_gui.logbook.athletes import athlete
from legday_gui.logbook.logbook import Logbook
from legday_gui.settings import Settings
from legday_gui.training.values import Unit
from legday_gui.window.look import Look


class Workspace(NamedTuple):
    """An open logbook, whose training it is, and how to show it."""

    logbook: Logbook
    athlete_id: int
    settings: Settings
    look: Look
    clock: Callable[[], float] = time.time

    @property
    def unit(self) -> Unit:
        """The unit that the athlete reads and types loads in."""
        return athlete(self.logbook, self.athlete_id).unit
