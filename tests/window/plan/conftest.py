from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from plan_person import Person
from pytestqt.qtbot import QtBot

from legday_gui.window.plan.tab import PlanTab
from legday_gui.window.workspace import Workspace

# In the middle of a week, so that an hour ago is never the week before.
NOW = datetime(2026, 11, 18, 18, tzinfo=UTC).timestamp()


@pytest.fixture
def person(qtbot: QtBot, workspace: Workspace) -> Iterator[Person]:
    workspace = workspace._replace(clock=lambda: NOW)
    tab = PlanTab(workspace)
    qtbot.addWidget(tab)
    tab.resize(1280, 720)
    tab.refresh()
    with qtbot.waitExposed(tab):
        tab.show()
    tab.activateWindow()
    yield Person(qtbot, workspace, tab)
    tab.close()
