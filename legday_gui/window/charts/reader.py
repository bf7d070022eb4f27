"""Reads the whole history beside the window: one thread, its own connection, answers by signal."""

import queue
import threading
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from legday_gui.logbook.errors import LogbookError
from legday_gui.logbook.logbook import Logbook

Question = Callable[[Logbook], Any]
Then = Callable[[Any], None]


class Reader(QObject):
    """Answers one question after another; only the last one about a subject is answered.

    It lives in the window's thread; its thread only emits its signal. A connection is open for
    one question only, so that the file can be replaced between them.
    """

    refused = Signal(str)  # a sentence
    _answered = Signal(str, int, object)

    def __init__(self, book: Logbook) -> None:
        super().__init__()
        self._book = book
        self._questions: queue.SimpleQueue[tuple[str, int, Question] | None] = queue.SimpleQueue()
        self._last: dict[str, int] = {}  # of each subject, the number of its last question
        self._then: dict[str, Then] = {}
        self._number = 0
        self._thread: threading.Thread | None = None
        self._answered.connect(self._deliver)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.stop)

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return bool(self._then)

    def ask(self, subject: str, question: Question, then: Then) -> None:
        """Have ``question`` answered beside the window, and ``then`` called here with it.

        What was asked about the same subject before, and is not answered yet, never will be.
        """
        self._number += 1
        self._last[subject], self._then[subject] = self._number, then
        self._questions.put((subject, self._number, question))
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="charts", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Answer nothing any more; the thread and its connection are gone when this returns."""
        self._last.clear()
        self._then.clear()
        thread, self._thread = self._thread, None
        if thread is not None:
            self._questions.put(None)
            thread.join()

    # ---- in the thread

    def _run(self) -> None:
        while (asked := self._questions.get()) is not None:
            subject, number, question = asked
            if self._last.get(subject) == number:
                answer = self._answer(question, partial(self._is_stale, subject, number))
                self._answered.emit(subject, number, answer)

    def _is_stale(self, subject: str, number: int) -> bool:
        return self._last.get(subject) != number

    def _answer(self, question: Question, stale: Callable[[], bool]) -> Any:
        """The answer, or the error, which is raised where it can be shown."""
        try:
            book = self._book.reader(stale)
            try:
                return question(book)
            finally:
                book.close()
        except Exception as error:
            return error

    # ---- in the window

    def _deliver(self, subject: str, number: int, answer: object) -> None:
        if self._last.get(subject) != number:
            return
        then = self._then.pop(subject)
        if isinstance(answer, LogbookError):
            self.refused.emit(str(answer))
        elif isinstance(answer, Exception):
            raise answer
        else:
            then(answer)
