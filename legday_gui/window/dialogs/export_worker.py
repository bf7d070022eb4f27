"""Exporting beside the window: a thread with a connection of its own."""

import threading
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from legday_gui.exchange.errors import CancelledError, ExchangeError
from legday_gui.exchange.exporting import export
from legday_gui.logbook.errors import LogbookError
from legday_gui.logbook.logbook import Logbook

_SETS_BETWEEN_LOOKS = 500


class ExportWorker(QObject):
    """One export at a time. It lives in the window's thread; its thread only emits its signals."""

    progressed = Signal(int, int)  # sets written, sets in all
    finished = Signal(int)  # sets written
    refused = Signal(str)  # a sentence
    cancelled = Signal()
    broken = Signal(object)  # an exception that is a bug

    def __init__(self, book: Logbook, athlete_id: int, parent: QObject) -> None:
        super().__init__(parent)
        self._book = book
        self._athlete_id = athlete_id
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self, file: Path, layout: str) -> None:
        """Write ``file`` in a layout of ``exporting.LAYOUTS``; one of the signals tells the end."""
        self.wait()
        self._stop.clear()
        self._thread = threading.Thread(
            target=self._run, args=(file, layout), name="export", daemon=True
        )
        self._thread.start()

    def cancel(self) -> None:
        """Ask it to stop; ``cancelled`` tells when it has, the file being as it was."""
        self._stop.set()

    def wait(self) -> None:
        """Wait until nothing runs any more; after ``cancel`` that is soon."""
        if self._thread is not None:
            self._thread.join()

    def _run(self, file: Path, layout: str) -> None:
        try:
            book = self._book.reader()
            try:
                self.finished.emit(self._export(book, file, layout))
            finally:
                book.close()
        except CancelledError:
            self.cancelled.emit()
        except (ExchangeError, LogbookError) as error:
            self.refused.emit(str(error))
        except Exception as error:
            self.broken.emit(error)

    def _export(self, book: Logbook, file: Path, layout: str) -> int:
        found = book.tuples("SELECT count(*) FROM training_set WHERE deleted_at IS NULL")
        total = int(found[0][0])

        told = 0

        def watch(done: int) -> None:
            nonlocal told
            if self._stop.is_set():
                raise CancelledError
            if done >= told + _SETS_BETWEEN_LOOKS:
                told = done
                self.progressed.emit(done, max(total, done))

        return export(book, self._athlete_id, file, layout, watch=watch)
