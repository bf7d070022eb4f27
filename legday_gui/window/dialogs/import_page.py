"""Import workouts: a preview of the file, what each name is here, and only then the import."""

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDate, QEvent, QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from legday_gui.exchange import mapping
from legday_gui.exchange.errors import ExchangeError, UnknownTableError
from legday_gui.exchange.importing import ImportResult
from legday_gui.exchange.matching import Certainty
from legday_gui.exchange.names import ExerciseMatch
from legday_gui.exchange.preview import Choices, Outlook, Preview
from legday_gui.exchange.reading import files_in
from legday_gui.logbook.library import exercises
from legday_gui.settings import data_dir
from legday_gui.window.dialogs.import_band import Band, count, line
from legday_gui.window.dialogs.import_mapping import MappingForm
from legday_gui.window.dialogs.import_rows import MatchRow, exercise_model
from legday_gui.window.dialogs.import_table import MatchTable
from legday_gui.window.dialogs.import_worker import ImportWorker
from legday_gui.window.widgets import Bar, Button, Card, Heading, Label, Muted, Pill
from legday_gui.window.workspace import Workspace

_WIDTH = 980
_ROWS_AT_ONCE, _FIRST_ROWS, _MORE_ROWS = 2, 12, 6
_ATTENTION = {Certainty.CHECK: 0, Certainty.NEW: 1, Certainty.SAME: 2}


class ImportPage(QWidget):
    """Takes ``paths``, and the exports in folders, one after the other.

    ``closed`` asks to show the tabs again.
    ``status`` has the left and right text of the status bar. A page that goes away before the end
    takes back what it began.
    """

    closed = Signal()
    status = Signal(str, str)

    def __init__(self, workspace: Workspace, paths: Sequence[Path]) -> None:
        super().__init__()
        self._space = workspace
        self._look = workspace.look
        # An empty folder stays, to be told that nothing can be read from it.
        self._paths = files_in(paths) or list(paths)
        self._mappings = mapping.kept(data_dir() / "mappings")
        self._number = 0
        self._preview: Preview | None = None
        self._rows: list[MatchRow] = []
        self._is_busy = False
        self._words = ""  # of the status bar
        self._worker = ImportWorker(workspace.logbook, workspace.athlete_id, self)
        self._outlook: Outlook | None = None
        self._coming: Iterator[ExerciseMatch] = iter(())
        self._with_unit = False
        self._target = _FIRST_ROWS
        self._filler = QTimer(self, interval=0)
        self._build()
        self._connect()
        self._read()

    # ---- building

    def _build(self) -> None:
        look = self._look
        self.setAccessibleName("Import workouts")
        self._card = Card(look)
        self._card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._app = Pill(look, "")
        self._about = Muted(look, font="body")
        self._error = Label(look, colour="bad")
        self._table = MatchTable(look)
        self._band = Band(look)
        self._form = MappingForm(look)
        self._bar = Bar(look)
        self._percent = Muted(look, font="body")
        self.cancel = Button(look, "Cancel")
        self.go = Button(look, "Import", "primary")
        body = self._card.body
        body.setContentsMargins(28, 24, 28, 24)
        body.setSpacing(8)
        title = Heading(look, "Import workouts")
        body.addLayout(line(title, (self._app, 0), stretch=title))
        body.addWidget(self._about)
        body.addWidget(self._error)
        body.addSpacing(4)
        body.addWidget(self._table, 1)
        body.addWidget(self._form, 1)
        body.addWidget(self._band)
        body.addSpacing(4)
        body.addLayout(
            line((self._bar, 6), (self._percent, 0), (QWidget(), 2), (self.cancel, 0),
                  (self.go, 0))
        )  # fmt: skip
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 24, 24, 24)
        outer.addStretch(1)
        outer.addLayout(line((QWidget(), 1), (self._card, 100), (QWidget(), 1)), 100)
        outer.addStretch(1)
        self._dress()

    def _connect(self) -> None:
        self._look.changed.connect(self._dress)
        self._filler.timeout.connect(self._fill_more)
        self._table.wanted.connect(self._want_more)
        self.cancel.clicked.connect(self._cancel)
        self.go.clicked.connect(self._import)
        self._worker.previewed.connect(self._show_preview)
        self._worker.progressed.connect(self._show_progress)
        self._worker.finished.connect(self._show_result)
        self._worker.refused.connect(self._show_error)
        self._worker.asked.connect(self._ask)
        self._form.changed.connect(lambda: self.go.setEnabled(self._form.columns() is not None))
        self._worker.stopped.connect(self.closed)
        self._worker.broken.connect(_raise)
        QCoreApplication.instance().aboutToQuit.connect(self.stop)

    def _dress(self) -> None:
        self._card.setMaximumWidth(self._look.px(_WIDTH))
        self._bar.set_colour(self._look.colour("accent"))

    # ---- the course of one file

    def _read(self) -> None:
        path = self._paths[self._number]
        self._preview = None
        self._is_busy = True
        self._rows = []
        self._filler.stop()
        self._table.clear(with_unit=False)
        for part in (self._app, self._error, self._table, self._band, self._form):
            part.hide()
        self._about.setText(f"Reading {path.name} …")
        self._show_progress(0, 0)
        self.cancel.setText("Cancel")
        self.go.setText("Import")
        self.go.setEnabled(False)
        self._tell("Nothing is written until Import is pressed; one undo takes it all back")
        self._worker.read(path, self._mappings)

    def _ask(self, error: UnknownTableError) -> None:
        """Have the person say which column is which."""
        self._is_busy = False
        path = self._paths[self._number]
        self._about.setText(
            f"{path.name} is no export that is known: say which column is which, "
            "and look at its first rows below."
        )
        self._form.ask(path.stem, error.header, error.rows)
        self._form.show()
        for part in (self._bar, self._percent):
            part.hide()
        self.cancel.setText("Cancel" if self._is_last() else "Skip this file")
        self.go.setText("Read it")
        self.go.setEnabled(self._form.columns() is not None)
        self._form.setFocus()

    def _read_mapped(self, columns: mapping.Columns) -> None:
        """Keep the mapping for the next such table, and read this one by it."""
        try:
            mapping.keep(data_dir() / "mappings", columns)
        except ExchangeError as error:
            self._error.setText(str(error))
            self._error.show()
        self._mappings = [columns, *self._mappings]
        self._read()

    def _show_preview(self, preview: Preview, outlook: Outlook) -> None:
        self._is_busy = False
        self._preview = preview
        self._app.setText(f"{preview.file.app} export")
        self._app.show()
        self._about.setText(self._words_about(preview))
        self._outlook = outlook
        self._bar.hide()
        self._percent.hide()
        self._fill_table(preview.matches)

    def _show_outlook(self) -> None:
        """All names stand there: say what will be added, and let it begin."""
        preview, outlook = self._preview, self._outlook
        assert preview is not None and outlook is not None  # noqa: PT018
        self._band.show_outlook(preview, outlook)
        self._band.show()
        self.go.setEnabled(
            bool(outlook.new_sets or outlook.changed or outlook.binned or outlook.body_weights)
        )
        (self.go if self.go.isEnabled() else self.cancel).setFocus()

    def _fill_table(self, matches: Sequence[ExerciseMatch]) -> None:
        """Names that want a look first, then those with the most sets."""
        ordered = sorted(matches, key=lambda match: (_ATTENTION[match.certainty], -match.sets))
        self._model = exercise_model(exercises(self._space.logbook))
        self._model.setParent(self._table)
        self._with_unit = any(not match.unit_stated and match.samples for match in matches)
        self._coming = iter(ordered)
        self._table.clear(with_unit=self._with_unit)
        self._table.setVisible(bool(ordered))
        self._target = _FIRST_ROWS
        self._filler.start()

    def _want_more(self) -> None:
        self._target = len(self._rows) + _MORE_ROWS
        self._filler.start()

    def _fill_more(self) -> None:
        """A few rows at a time, and only as many as are looked at: a file may have hundreds."""
        rows = [
            MatchRow(self._look, match, self._model, with_unit=self._with_unit)
            for match in islice(self._coming, _ROWS_AT_ONCE)
        ]
        self._rows += rows
        self._table.add(rows)
        if len(rows) == _ROWS_AT_ONCE and len(self._rows) < self._target:
            return
        self._filler.stop()
        if not self._band.isVisible() and self._preview is not None:
            self._show_outlook()

    def _words_about(self, preview: Preview) -> str:
        words = (
            f"{preview.file_name}: {count(preview.set_count, 'set')} in "
            f"{count(len(preview.file.sessions), 'session')}"
        )
        days = dict.fromkeys(
            _date(day) for day in (preview.first_day, preview.last_day) if day is not None
        )
        if days:
            words += ", " + " to ".join(days)
        units = {match.unit for match in preview.matches if match.samples}
        if preview.body_weights:
            words += f", {count(len(preview.body_weights), 'body weight')}"
        if len(units) == 1:
            words += f", weights in {next(iter(units))}"
        if any(not match.unit_sure for match in preview.matches):
            words += ". The file does not say its units: check them"
        if len(self._paths) > 1:
            words += f" (file {self._number + 1} of {len(self._paths)})"
        return words

    def choices(self) -> Choices:
        """What the person chose, as it stands; of names that were not looked at, what is usual."""
        assert self._preview is not None
        usual = self._preview.choices(suggestions=True)
        rows = {row.match.name: row for row in self._rows}
        new = (match for match in self._preview.matches if match.name not in rows)
        muscles = {match.name: match.muscle for match in new} | {
            name: row.chosen_muscle() for name, row in rows.items()
        }
        return self._band.chosen(
            exercises={
                **usual.exercises,
                **{name: row.exercise.exercise_id() for name, row in rows.items()},
            },
            units={**usual.units, **{name: row.chosen_unit() for name, row in rows.items()}},
            muscles={name: muscle for name, muscle in muscles.items() if muscle is not None},
        )

    def _import(self) -> None:
        if self._preview is None:
            columns = self._form.columns() if self._form.isVisible() else None
            self._read_mapped(columns) if columns else self._next()
            return
        self._is_busy = True
        self.go.setEnabled(False)
        self._table.setEnabled(False)
        self._band.setEnabled(False)
        self._bar.show()
        self._percent.show()
        self._show_progress(0, 1)
        self.cancel.setFocus()
        self._worker.apply(self._preview, self.choices())

    def _show_progress(self, done: int, total: int) -> None:
        self._bar.set_value(done / total if total else 0.0)
        self._percent.setText(f"{done * 100 // total} %" if total else "")
        self._bar.setVisible(total > 0)
        self._percent.setVisible(total > 0)

    def _show_result(self, result: ImportResult) -> None:
        self._is_busy = False
        self._preview = None
        self._table.setEnabled(True)
        self._band.setEnabled(True)
        if result.cancelled:
            self.closed.emit()
            return
        if result.import_id is not None:
            self._space.logbook.offer_import_undo(result.import_id, result.label, result.changes)
        self._show_end(
            f"{count(result.counts.sets, 'set')} in {count(result.counts.sessions, 'session')} "
            f"added from {self._paths[self._number].name}. Edit → Undo takes it all back."
        )

    def _show_error(self, sentence: str) -> None:
        self._is_busy = False
        self._preview = None
        self._error.setText(sentence)
        self._error.show()
        self._show_end(f"Nothing of {self._paths[self._number].name} was imported.")

    def _show_end(self, words: str) -> None:
        """Leave only what happened, and the way on."""
        self._about.setText(words)
        for part in (self._table, self._band, self._form, self._bar, self._percent):
            part.hide()
        is_last = self._is_last()
        self.cancel.setVisible(not is_last)
        self.cancel.setText("Close")
        self.go.setText("Done" if is_last else "Next file")
        self.go.setEnabled(True)
        self.go.setFocus()
        self._tell(words)

    def _is_last(self) -> bool:
        return self._number + 1 == len(self._paths)

    def _next(self) -> None:
        if self._is_last():
            self.closed.emit()
        else:
            self._number += 1
            self._read()

    # ---- leaving

    def _cancel(self) -> None:
        if not self._is_busy:
            if self._form.isVisible() and not self._is_last():
                self._next()
            else:
                self.closed.emit()
            return
        self.cancel.setEnabled(False)
        self._worker.cancel()

    def stop(self) -> None:
        """Cancel what runs and wait for it; an import under way is taken back."""
        self._worker.cancel()
        self._worker.wait()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.stop()
        super().closeEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DeferredDelete:
            self.stop()  # its thread must not outlive the page that it speaks to
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self._cancel()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, Button):
            focused.click()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.status.emit(self._words, "")

    def _tell(self, words: str) -> None:
        self._words = words
        self.status.emit(words, "")


def _date(day: int) -> str:
    date = QDate(1970, 1, 1).addDays(day)
    return f"{date.day()} {QLocale().monthName(date.month())} {date.year()}"


def _raise(error: Exception) -> None:
    """A bug in the worker is a bug of the program: it ends where all of them do."""
    raise error
