"""The start: command line, lock, log, logbook, window; all else waits for the first paint."""

import gc
import os
import signal
import sys
import threading
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from legday_gui import settings as store

if TYPE_CHECKING:
    from legday_gui.window.main_window import MainWindow
    from legday_gui.window.workspace import Workspace


def start() -> NoReturn:
    """The command ``legday``.

    Leaves at once when all is done and closed: taking Python and Qt apart piece by piece takes a
    tenth of a second that nobody gets anything for.
    """
    status = main()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


def main(argv: list[str] | None = None) -> int:
    """Run the program; returns the exit status."""
    gc.disable()  # nothing is garbage yet, and looking for it costs a twentieth of the start
    arguments = sys.argv[1:] if argv is None else argv
    leave = arguments[-1:] == ["--exit-after-first-paint"]
    match arguments[: len(arguments) - leave]:  # what launchers pass, without argparse
        case []:
            return run_window(None, leave=leave)
        case ["--logbook", path] if not path.startswith("-"):
            return run_window(Path(path), leave=leave)
    from legday_gui import cli

    options = cli.parse(arguments)
    if options.verb:
        gc.enable()
        return cli.run(options)
    if options.demo:
        return _run_demo(leave=options.exit_after_first_paint)
    return run_window(options.logbook, leave=options.exit_after_first_paint)


def run_window(path: Path | None, *, leave: bool = False, remember: bool = True) -> int:
    """Show the window on a logbook, the last one where ``path`` is None.

    ``leave`` quits after the first paint; ``remember`` opens this logbook the next time.
    Returns the exit status.
    """
    if not _has_display():
        return _pictures_instead(path)
    settings = store.load()
    chosen = path or store.last_logbook(settings)
    program = Program(settings, chosen, remember=remember)
    if path is None and settings.logbook and str(chosen) != settings.logbook:
        program.say_gone(settings.logbook)
    try:
        return program.run(leave=leave)
    finally:
        program.close()


def _run_demo(*, leave: bool) -> int:
    import tempfile

    from legday_gui.logbook.demo import build_demo

    with tempfile.TemporaryDirectory(prefix="legday-demo-") as folder:
        path = Path(folder) / "Demo.legday"
        build_demo(path).close()
        return run_window(path, leave=leave, remember=False)


def _has_display() -> bool:
    """Whether Qt can open a window; where it cannot, it would abort the program."""
    names = ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if not sys.platform.startswith("linux") or any(os.environ.get(name) for name in names):
        return True
    host, _, number = os.environ.get("DISPLAY", "").rpartition(":")
    if host in ("", "unix"):  # on this machine: DISPLAY may name a server that is gone
        return bool(number) and Path(f"/tmp/.X11-unix/X{number.partition('.')[0]}").exists()
    return True


def _pictures_instead(path: Path | None) -> int:
    from legday_gui import cli

    folder = Path("pictures").resolve()
    print(f"There is no display here: the three tabs are saved as pictures in {folder} instead.")
    which = ["--logbook", str(path)] if path else []
    return cli.run(cli.parse([*which, "screenshot", str(folder)]))


class Program:
    """What stands around the window: the lock, the open logbook, and work in the background."""

    def __init__(self, settings: store.Settings, path: Path, *, remember: bool = True) -> None:
        self.settings = settings
        self.path = path.absolute()
        self._is_remembered = remember
        self._notice = ""
        self._lock: Any = None
        self._space: Workspace | None = None
        self._server: Any = None
        self._worker: threading.Thread | None = None

    def run(self, *, leave: bool = False) -> int:
        """Lock, open, show, and stay until the window is closed."""
        from PySide6.QtCore import Qt
        from PySide6.QtWidgets import QApplication

        from legday_gui.window.look import STYLE, Look

        app = QApplication.instance() or QApplication(["legday", *STYLE])
        app.setApplicationName("Leg Day")
        from legday_gui.logbook.errors import LogbookError

        look = Look(self.settings.theme, self.settings.text_percent)
        look.apply()
        self._look = look
        is_new = not self.path.exists()
        try:
            if not self._take_lock(self.path):
                return 0 if self._show_other(self.path) else 1
            self._space = self._open(self.path)
        except LogbookError as error:
            _tell(str(error))
            return 1
        self.window = self._make_window(is_new=is_new)
        if leave:
            self.window.painted.connect(app.exit)
        else:
            queued = Qt.ConnectionType.QueuedConnection
            self.window.painted.connect(self._after_first_paint, queued)
        self.window.show()
        # Ctrl+C in the terminal ends the program at once; every logged set is on disk.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        return int(app.exec())

    def say_gone(self, last: str) -> None:
        """Tell in the window that the last logbook is missing, and look for it again next time."""
        self._notice = f"{last} is not there; this is {self.path}."
        self._is_remembered = False

    def _make_window(self, *, is_new: bool) -> "MainWindow":
        from legday_gui.window.main_window import MainWindow

        assert self._space is not None
        window = MainWindow(self._space, self)
        window.catch_errors()
        if is_new:
            window.commands.show_first_start()
        return window

    def close(self) -> None:
        """Close the logbook and let go of it, once a backup under way is done."""
        if self._worker is not None:
            self._worker.join()
        if self._space is not None:
            self._space.logbook.close()
        if self._server is not None:
            self._server.close()
        if self._lock is not None:
            self._lock.release()

    # ---- opening

    def _take_lock(self, path: Path) -> bool:
        from legday_gui.logbook.lock import take_lock

        lock = take_lock(path)
        if lock is None:
            return False
        if self._lock is not None:
            self._lock.release()
        self._lock = lock
        return True

    def _open(self, path: Path) -> "Workspace":
        from legday_gui.logbook.athletes import athletes
        from legday_gui.logbook.logbook import Logbook
        from legday_gui.window.workspace import Workspace

        book = Logbook.open(path) if path.exists() else Logbook.create(path)
        self.path = path.absolute()
        return Workspace(book, athletes(book)[0].id, self.settings, self._look)

    def switch(self, path: Path, *, create: bool = False) -> "Workspace":
        """Open or make another logbook in the place of this one, which is then closed.

        Raises LogbookError, the open one kept, where the other refuses.
        """
        from legday_gui.logbook.errors import LogbookError

        if self._space is not None and path.resolve() == self.path.resolve():
            raise LogbookError(f"{path.name} is the logbook that is open.")
        if not create and not path.exists():
            raise LogbookError(f"{path} does not exist: choose another file.")
        if create and path.exists():
            raise LogbookError(f"{path.name} exists already: choose another name.")
        held, self._lock = self._lock, None
        try:
            if not self._take_lock(path):
                raise LogbookError(f"{path.name} is open in another Leg Day window: close that.")
            space = self._open(path)
        except LogbookError:
            if self._lock is not None:
                self._lock.release()
            self._lock = held
            raise
        if self._space is not None:
            self._space.logbook.close()
        if held is not None:
            held.release()
        self._space = space
        self._is_remembered = True
        self._remember()
        if self._server is not None:
            self._listen()
        return space

    def restore(self, copy: Path) -> "Workspace":
        """Put a backup in the place of the open logbook.

        Raises LogbookError or OSError where that fails; the window then shows what was there.
        """
        from legday_gui.logbook import backup
        from legday_gui.logbook.errors import LogbookError

        if not backup.is_sound(copy):
            raise LogbookError(f"{copy.name} is not a sound backup: choose another one.")
        if self._space is not None:
            self._space.logbook.close()
        try:
            backup.restore(copy, self.path)
        except (LogbookError, OSError):
            self._space = self._open(self.path)
            self.window.show_workspace(self._space)
            raise
        self._space = self._open(self.path)
        return self._space

    # ---- one window for a logbook

    def _channel(self, path: Path) -> str:
        import hashlib

        return f"legday-{hashlib.blake2b(str(path.resolve()).encode(), digest_size=8).hexdigest()}"

    def _show_other(self, path: Path) -> bool:
        """Ask the window that holds the logbook to come forward; False where none answers."""
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._channel(path))
        if socket.waitForConnected(1000):
            socket.disconnectFromServer()
            print(f"{path.name} is open already: its window comes forward.")
            return True
        _tell(f"{path.name} is in use by another Leg Day: close that first.")
        return False

    def _listen(self) -> None:
        from PySide6.QtNetwork import QLocalServer

        if self._server is not None:
            self._server.close()
        name = self._channel(self.path)
        QLocalServer.removeServer(name)  # left behind by a crash; the lock says nobody has it
        self._server = QLocalServer()
        self._server.newConnection.connect(self._come_forward)
        self._server.listen(name)

    def _come_forward(self) -> None:
        connection = self._server.nextPendingConnection()
        if connection is not None:
            connection.deleteLater()
        self.window.setWindowState(self.window.windowState() & ~_minimized())
        self.window.raise_()
        self.window.activateWindow()

    # ---- after the first paint

    def _after_first_paint(self) -> None:
        gc.freeze()  # what is there stays: going through it would cost a frame now and then
        gc.enable()
        self._remember()
        self._listen()
        if self._notice:
            self.window.say(self._notice)
        self._worker = threading.Thread(target=self._in_background, name="after-start")
        self._worker.start()

    def _remember(self) -> None:
        if self._is_remembered:
            self.settings.logbook = str(self.path)
            store.save(self.settings)

    def _in_background(self) -> None:
        """What the next clicks will need, then the daily backup with its quick check."""
        import logging

        import legday_gui.logbook.tables
        import legday_gui.window.session.desk
        import legday_gui.window.session.summary  # noqa: F401
        from legday_gui.logbook import backup
        from legday_gui.logbook.errors import LogbookError

        _start_log()
        path = self.path
        try:
            made = backup.daily_backup(path, store.backup_dir(path), date.today())
            logging.getLogger("legday").info("backup: %s", made or "there is one of today")
        except (LogbookError, OSError) as error:
            logging.getLogger("legday").error("backup: %s", error)
            self.window.background_failed.emit(f"No backup was made today. {error}")
        import numpy  # noqa: F401
        import pyqtgraph  # noqa: F401


def _minimized() -> Any:
    from PySide6.QtCore import Qt

    return Qt.WindowState.WindowMinimized


def _start_log() -> None:
    """A small log beside the data: what the program did, never what was lifted."""
    import logging
    import logging.handlers

    logger = logging.getLogger("legday")
    if logger.handlers:
        return
    store.data_dir().mkdir(parents=True, exist_ok=True)
    handler = logging.handlers.RotatingFileHandler(
        store.data_dir() / "legday.log", maxBytes=500_000, backupCount=2, encoding="utf-8"
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)


def _tell(sentence: str) -> None:
    """Say a sentence before there is a window: on the terminal, and in a box for a click."""
    print(sentence, file=sys.stderr)
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtWidgets import QMessageBox

    if sys.stderr is None or (
        not sys.stderr.isatty() and QGuiApplication.platformName() not in ("offscreen", "minimal")
    ):
        QMessageBox.critical(None, "Leg Day", sentence)


if __name__ == "__main__":
    start()
