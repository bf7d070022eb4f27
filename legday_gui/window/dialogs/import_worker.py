"""Reading and importing beside the window: a thread with a connection of its own."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from legday_gui.exchange.errors import CancelledError, ExchangeError, UnknownTableError
from legday_gui.exchange.importing import apply
from legday_gui.exchange.mapping import Columns
from legday_gui.exchange.preview import Choices, Preview, preview_file
from legday_gui.logbook.errors import LogbookError
from legday_gui.logbook.logbook import Logbook


class ImportWorker(QObject):
    """One job at a time. It lives in the window's thread; its thread only emits its signals."""

    previewed = Signal(object, object)  # Preview, Outlook
    progressed = Signal(int, int)  # sets done, sets in all
    finished = Signal(object)  # ImportResult
    refused = Signal(str)  # a sentence
    asked = Signal(object)  # UnknownTableError: which column is which?
    stopped = Signal()  # cancelled while reading
    broken = Signal(object)  # an exception that is a bug

    def __init__(self, book: Logbook, athlete_id: int, parent: QObject) -> None:
        super().__init__(parent)
        self._book = book
        self._athlete_id = athlete_id
        self._cancelled = threading.Event()
        self._thread: threading.Thread | None = None

    def read(self, path: Path, mappings: Sequence[Columns]) -> None:
        """Read a file and lay it beside the logbook; ``mappings`` tell of other tables."""
        self._start(lambda book: self._read(book, path, mappings))

    def apply(self, preview: Preview, choices: Choices) -> None:
        """Import what was previewed."""
        self._start(lambda book: self._apply(book, preview, choices))

    def cancel(self) -> None:
        """Ask the job to stop; one of the signals tells when it has."""
        self._cancelled.set()

    def wait(self) -> None:
        """Wait until nothing runs any more; after ``cancel`` that is soon."""
        if self._thread is not None:
            self._thread.join()

    def _start(self, job: Callable[[Logbook], None]) -> None:
        self.wait()
        self._cancelled.clear()
        self._thread = threading.Thread(target=self._run, args=(job,), name="import", daemon=True)
        self._thread.start()

    def _run(self, job: Callable[[Logbook], None]) -> None:
        try:
            book = self._book.reader()
            try:
                job(book)
            finally:
                book.close()
        except CancelledError:
            self.stopped.emit()
        except UnknownTableError as error:
            self.asked.emit(error)
        except (ExchangeError, LogbookError) as error:
            self.refused.emit(str(error))
        except Exception as error:
            self.broken.emit(error)

    def _read(self, book: Logbook, path: Path, mappings: Sequence[Columns]) -> None:
        preview = preview_file(
            book, self._athlete_id, path, mappings=mappings, cancelled=self._cancelled.is_set
        )
        outlook = preview.outlook(preview.choices(suggestions=True))
        self.previewed.emit(preview, outlook)

    def _apply(self, book: Logbook, preview: Preview, choices: Choices) -> None:
        result = apply(book, preview, choices, self.progressed.emit, self._cancelled.is_set)
        self.finished.emit(result)
