"""Reading and importing beside the window: a thread with a connection of its own."""

import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from legday_gui.exchange.errors import (
    AmbiguousDatesError,
    CancelledError,
    ExchangeError,
    UnknownTableError,
)
from legday_gui.exchange.importing import apply
from legday_gui.exchange.mapping import Columns
from legday_gui.exchange.preview import Choices, Outlook, Preview, preview_file
from legday_gui.exchange.questions import Question, questions
from legday_gui.exchange.reading import Answers
from legday_gui.logbook.errors import LogbookError
from legday_gui.logbook.library import exercises
from legday_gui.logbook.logbook import Logbook
from legday_gui.training.values import Exercise


class ImportWorker(QObject):
    """It lives in the window's thread; its thread only emits its signals."""

    previewed = Signal(object, object, object, object)  # Preview, exercises, Outlook, questions
    recounted = Signal(object, object, object)  # Choices, Outlook, questions
    progressed = Signal(int, int)  # sets done, sets in all
    finished = Signal(object)  # ImportResult
    refused = Signal(str)  # a sentence
    asked = Signal(object)  # UnknownTableError: which column is which?
    asked_order = Signal(object)  # AmbiguousDatesError: does the day come first?
    stopped = Signal()  # cancelled while reading
    broken = Signal(object)  # an exception that is a bug

    def __init__(self, book: Logbook, athlete_id: int, parent: QObject) -> None:
        super().__init__(parent)
        self._book = book
        self._athlete_id = athlete_id
        self._cancelled = threading.Event()
        self._threads: list[threading.Thread] = []

    def read(self, path: Path, mappings: Sequence[Columns], answers: Answers) -> None:
        """Read a file and lay it beside the logbook; ``mappings`` tell of other tables."""
        self._start(lambda book: self._read(book, path, mappings, answers))

    def recount(self, preview: Preview, choices: Choices) -> None:
        """Say anew what would be added; it only reads, and may run beside another job."""
        self._start(lambda book: self._recount(book, preview, choices))

    def apply(self, preview: Preview, choices: Choices) -> None:
        """Import what was previewed."""
        self._start(lambda book: self._apply(book, preview, choices))

    def cancel(self) -> None:
        """Ask the job to stop; one of the signals tells when it has."""
        self._cancelled.set()

    def wait(self) -> None:
        """Wait until nothing runs any more; after ``cancel`` that is soon."""
        for thread in self._threads:
            thread.join()
        self._threads = []

    def _start(self, job: Callable[[Logbook], None]) -> None:
        self._cancelled.clear()
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        thread = threading.Thread(target=self._run, args=(job,), name="import", daemon=True)
        self._threads.append(thread)
        thread.start()

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
        except AmbiguousDatesError as error:
            self.asked_order.emit(error)
        except (ExchangeError, LogbookError) as error:
            self.refused.emit(str(error))
        except Exception as error:
            self.broken.emit(error)

    def _read(
        self, book: Logbook, path: Path, mappings: Sequence[Columns], answers: Answers
    ) -> None:
        preview = preview_file(
            book,
            self._athlete_id,
            path,
            mappings=mappings,
            answers=answers,
            cancelled=self._cancelled.is_set,
        )
        live = exercises(book)
        outlook = _asked(preview, preview.choices(suggestions=True), live)
        self.previewed.emit(preview, live, *outlook)

    def _recount(self, book: Logbook, preview: Preview, choices: Choices) -> None:
        self.recounted.emit(choices, *_asked(preview, choices, exercises(book)))

    def _apply(self, book: Logbook, preview: Preview, choices: Choices) -> None:
        result = apply(book, preview, choices, self.progressed.emit, self._cancelled.is_set)
        self.finished.emit(result)


def _asked(
    preview: Preview, choices: Choices, live: Mapping[int, Exercise]
) -> tuple[Outlook, list[Question]]:
    outlook = preview.outlook(choices)
    names = {exercise.id: exercise.name for exercise in live.values()}
    return outlook, questions(preview, outlook, choices, names)
