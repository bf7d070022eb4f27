"""The sound at the end of a rest: through the first program that can, never waited for."""

import sys
import wave

import pytest
from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QApplication

from legday_gui.resource_files import resource
from legday_gui.window.session.bell import Bell

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows plays by itself")


@pytest.fixture
def beeps(monkeypatch):
    found = []
    monkeypatch.setattr(QApplication, "beep", lambda: found.append(1))
    return found


@pytest.fixture
def program(tmp_path):
    def make(name, body):
        path = tmp_path / name
        path.write_text(f'#!/bin/sh\necho "$@" > {tmp_path}/{name}.told\n{body}\n', "utf-8")
        path.chmod(0o755)
        return (str(path), "-q")

    return make


def test_the_first_player_there_is_gets_the_sound(qtbot, program, beeps, tmp_path):
    bell = Bell(players=[("no-such-player",), program("works", "exit 0")])
    assert bell.player == str(tmp_path / "works")
    bell.ring()
    told = tmp_path / "works.told"
    qtbot.waitUntil(lambda: told.exists() and told.read_text() != "")
    assert told.read_text().split() == ["-q", str(resource("sounds/rest-over.wav"))]
    qtbot.wait(50)
    assert beeps == []


def test_a_player_that_fails_is_left_for_the_next_and_then_for_a_beep(qtbot, program, beeps):
    bell = Bell(players=[program("silent", "exit 1"), program("broken", "kill -9 $$")])
    bell.ring()
    qtbot.waitUntil(lambda: beeps == [1])
    assert bell.player == ""
    bell.ring()
    assert beeps == [1, 1]


def test_a_program_that_cannot_start_is_left_too(qtbot, tmp_path, beeps):
    path = tmp_path / "torn"
    path.write_text("#!/no/such/interpreter\n", "utf-8")
    path.chmod(0o755)
    bell = Bell(players=[(str(path),)])
    bell.ring()
    qtbot.waitUntil(lambda: beeps == [1])


def test_ringing_does_not_wait_for_the_sound(qtbot, program, beeps):
    bell = Bell(players=[program("long", "exec sleep 600")])
    bell.ring()
    (player,) = QApplication.instance().findChildren(QProcess)
    qtbot.waitUntil(lambda: player.state() is QProcess.ProcessState.Running)  # and here we are
    bell.silence()
    assert player.state() is QProcess.ProcessState.NotRunning
    assert beeps == []


def test_the_sound_is_short_and_plain():
    with wave.open(str(resource("sounds/rest-over.wav"))) as sound:
        assert 0.3 < sound.getnframes() / sound.getframerate() < 2
        assert sound.getcomptype() == "NONE"
