"""The settings of the rest timer: heard and seen before they are relied on."""

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from legday_gui import settings as store
from legday_gui.window.dialogs.settings_page import SettingsPage
from legday_gui.window.session import bell
from legday_gui.window.workspace import Workspace

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace) -> SettingsPage:
    made = SettingsPage(workspace)
    qtbot.addWidget(made)
    made.resize(900, 700)
    with qtbot.waitExposed(made):
        made.show()
    return made


def said(page: SettingsPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_sound_and_notice_are_kept(
    qtbot: QtBot, page: SettingsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    assert (page.sound.isChecked(), page.notice.isChecked()) == (True, False)
    for box in (page.sound, page.notice):
        qtbot.keyClick(box, Qt.Key.Key_Space)
    assert (store.load().rest_sound, store.load().rest_notice) == (False, True)
    page.close()


def test_a_desktop_without_notices_says_so(
    qtbot: QtBot, page: SettingsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: False)
    qtbot.keyClick(page.notice, Qt.Key.Key_Space)
    assert "none will be seen" in said(page)
    qtbot.keyClick(page.notice, Qt.Key.Key_Space)
    assert "none will be seen" not in said(page)
    page.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows plays by itself")
def test_the_sound_is_heard_on_request_and_doubt_is_said(
    qtbot: QtBot, page: SettingsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    rang = []
    monkeypatch.setattr(bell.Bell, "ring", lambda _self: rang.append(1))
    page._bell._players = []
    qtbot.mouseClick(page.hear, LEFT)
    assert rang == [1]
    assert "asked to beep" in said(page)
    page._bell._players = [("/usr/bin/aplay", [])]
    qtbot.mouseClick(page.hear, LEFT)
    assert "asked to beep" not in said(page)
    page.close()


def test_every_choice_has_a_name(page: SettingsPage) -> None:
    for field in (page.theme, page.text_size, page.name, page.unit):
        assert field.accessibleName()
    for choice in (page.sound, page.notice, page.hear):
        assert choice.accessibleName()
    page.close()
