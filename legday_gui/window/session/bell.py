"""The sound at the end of a rest, played by a program that the system has."""

import sys
from collections.abc import Sequence

from PySide6.QtCore import QObject, QProcess, QStandardPaths
from PySide6.QtWidgets import QApplication

from legday_gui.resource_files import resource

# Programs that play a file and end with 0 if they did: PulseAudio, PipeWire, ALSA, macOS.
PLAYERS = (("paplay",), ("pw-play",), ("aplay", "-q"), ("afplay",))


class Bell(QObject):
    """Rings without waiting. A player that fails is not asked again; after the last one Qt beeps.

    Whether a beep is heard, nobody can know: the timer flashes in any case.
    """

    def __init__(self, parent: QObject | None = None, players: Sequence[Sequence[str]] = PLAYERS):
        super().__init__(parent)
        self._players = [(found, list(p[1:])) for p in players if (found := _find(p[0]))]
        self._process: QProcess | None = None
        app = QApplication.instance()
        assert app is not None
        app.aboutToQuit.connect(self.silence)

    @property
    def player(self) -> str:
        """The path of the program in use; empty where only the beep of the desktop is left."""
        return self._players[0][0] if self._players else ""

    def ring(self) -> None:
        """Begin the sound."""
        self.silence()
        sound = str(resource("sounds/rest-over.wav"))
        if sys.platform == "win32":
            import winsound

            winsound.PlaySound(sound, winsound.SND_FILENAME | winsound.SND_ASYNC)
        elif self._players:
            program, arguments = self._players[0]
            # Of the application: a logbook closed while it plays takes the bell with it.
            process = QProcess(QApplication.instance())
            process.errorOccurred.connect(self._failed)
            process.finished.connect(self._ended)
            self._process = process
            process.start(program, [*arguments, sound])
        else:
            QApplication.beep()

    def silence(self) -> None:
        """End a sound that is still playing."""
        process, self._process = self._process, None
        if process is not None:
            process.errorOccurred.disconnect(self._failed)
            process.finished.disconnect(self._ended)
            process.kill()
            process.waitForFinished(100)
            process.deleteLater()

    def _ended(self, code: int) -> None:
        self.silence()
        if code:
            self._try_next()

    def _failed(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:  # a crash is also told as an end
            self._try_next()

    def _try_next(self) -> None:
        del self._players[0]
        self.ring()


def _find(program: str) -> str:
    return QStandardPaths.findExecutable(program)
