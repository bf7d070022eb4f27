"""Import workouts: a preview of the file, what each name is here, and only then the import."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from legday_gui.exchange import mapping
from legday_gui.exchange.errors import AmbiguousDatesError, ExchangeError, UnknownTableError
from legday_gui.exchange.importing import ImportResult
from legday_gui.exchange.preview import Choices, Outlook, Preview
from legday_gui.exchange.questions import Kind, Question
from legday_gui.exchange.reading import NO_ANSWERS, Answers, files_in
from legday_gui.settings import data_dir
from legday_gui.training.values import Exercise
from legday_gui.window.dialogs import import_words
from legday_gui.window.dialogs.import_asking import Asking, Whose
from legday_gui.window.dialogs.import_band import line
from legday_gui.window.dialogs.import_mapping import MappingForm
from legday_gui.window.dialogs.import_preview import PreviewView
from legday_gui.window.dialogs.import_worker import ImportWorker
from legday_gui.window.widgets import Bar, Button, Card, Heading, Label, Muted, Pill
from legday_gui.window.workspace import Workspace

_WIDTH = 980
_ROOMY = 600  # a page of this height has room to spare around its card
_RECOUNT_MS = 250


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
        self._outlook: Outlook | None = None
        self._is_busy = False
        self._words = ""  # of the status bar
        self._worker = ImportWorker(workspace.logbook, workspace.athlete_id, self)
        self._recounting = QTimer(self, interval=_RECOUNT_MS, singleShot=True)
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
        self.view = PreviewView(look)
        self._form: MappingForm | None = None  # made when it is needed: few files need it
        self._asking = Asking(look)
        self._bar = Bar(look)
        self._percent = Muted(look, font="body")
        self._percent.setWordWrap(False)
        self.cancel = Button(look, "Cancel")
        self.go = Button(look, "Import", "primary")
        self._whose = Whose(look)
        self._parts = [self._whose, self._app, self._error, self.view, self._asking]
        body = self._card.body
        body.setSpacing(8)
        title = Heading(look, "Import workouts")
        body.addLayout(line(title, self._whose, self._app, stretch=title))
        for part in (self._about, self._error, self.view, self._asking):
            body.addWidget(part, int(part is self.view))
        body.addLayout(
            line((self._bar, 6), (self._percent, 2), (QWidget(), 1), (self.cancel, 0),
                  (self.go, 0))
        )  # fmt: skip
        self._outer = QVBoxLayout(self)
        self._outer.addStretch(1)
        self._outer.addLayout(line((QWidget(), 1), (self._card, 100), (QWidget(), 1)), 100)
        self._outer.addStretch(1)
        self._dress()

    def _connect(self) -> None:
        self._look.changed.connect(self._dress)
        self.view.corrected.connect(self._corrected)
        self._recounting.timeout.connect(self._recount)
        self.cancel.clicked.connect(self._skip)
        self.go.clicked.connect(self._import)
        self._worker.previewed.connect(self._show_preview)
        self._worker.recounted.connect(self._show_recount)
        self._worker.progressed.connect(self._show_progress)
        self._worker.finished.connect(self._show_result)
        self._worker.refused.connect(self._show_error)
        self._worker.asked.connect(self._ask)
        self._worker.asked_order.connect(self._ask_order)
        self._asking.answered.connect(lambda day_first: self._read(Answers(day_first=day_first)))
        self._whose.chosen.connect(lambda athlete: self._read(Answers(athlete=athlete)))
        self._worker.stopped.connect(self.closed)
        self._worker.broken.connect(_raise)
        if app := QCoreApplication.instance():
            app.aboutToQuit.connect(self.stop)

    def _dress(self) -> None:
        self._card.setMaximumWidth(self._look.px(_WIDTH))
        self._bar.set_colour(self._look.colour("accent"))
        self._make_room()

    def _make_room(self) -> None:
        """A low page has no room to waste around its card and in it."""
        roomy = self.height() >= self._look.px(_ROOMY)
        around, inside = (24, 24) if roomy else (8, 10)
        self._outer.setContentsMargins(around, around, around, around)
        self._card.body.setContentsMargins(28, inside, 28, inside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    # ---- the course of one file

    def _read(self, answers: Answers = NO_ANSWERS) -> None:
        path = self._paths[self._number]
        self._preview = None
        self._is_busy = True
        for part in self._parts:
            part.hide()
        self._about.setText(f"Reading {path.name} …")
        self._show_progress(0, 0)
        self.cancel.setText("Cancel")
        self.go.setText("Import")
        self.go.setEnabled(False)
        self._tell("Nothing is written until Import is pressed; one undo takes it all back")
        self._worker.read(path, self._mappings, answers)

    def _ask_order(self, error: AmbiguousDatesError) -> None:
        """Have the person say whether the day comes first in its dates."""
        self._is_busy = False
        self._about.setText(f"{self._paths[self._number].name}: {self._asking.ask_order(error)}")
        self._asking.show()
        self._asking.buttons[0].setFocus()
        self._name_cancel()

    def _ask(self, error: UnknownTableError) -> None:
        """Have the person say which column is which."""
        self._is_busy = False
        path = self._paths[self._number]
        self._about.setText(
            f"{path.name} is no export that is known: say which column is which, "
            "and look at its first rows below."
        )
        form = self._made_form()
        form.ask(path.stem, error.header, error.rows)
        form.show()
        self._show_progress(0, 0)
        self._name_cancel()
        self.go.setText("Read it")
        self.go.setEnabled(form.columns() is not None)
        form.setFocus()

    def _made_form(self) -> MappingForm:
        if self._form is None:
            form = self._form = MappingForm(self._look)
            form.changed.connect(lambda: self.go.setEnabled(form.columns() is not None))
            self._card.body.insertWidget(self._card.body.indexOf(self.view), form, 1)
            self._parts.append(form)
        return self._form

    def _name_cancel(self) -> None:
        self.cancel.setText("Cancel" if self._is_busy or self._is_last() else "Skip this file")

    def _is_mapping(self) -> bool:
        return self._form is not None and self._form.isVisible()

    def _read_mapped(self, columns: mapping.Columns) -> None:
        """Keep the mapping for the next such table, and read this one by it."""
        try:
            mapping.keep(data_dir() / "mappings", columns)
        except ExchangeError as error:
            self._error.set_colour("bad")
            self._error.setText(str(error))
            self._error.show()
        self._mappings = [columns, *self._mappings]
        self._read()

    def _show_preview(
        self,
        preview: Preview,
        live: Mapping[int, Exercise],
        outlook: Outlook,
        asked: Sequence[Question],
    ) -> None:
        self._is_busy = False
        self._preview = preview
        self._app.setText(f"{preview.file.app} export")
        self._app.show()
        self._whose.show_people(preview.file)
        number = f" (file {self._number + 1} of {len(self._paths)})"
        self._about.setText(import_words.about(preview) + (number if len(self._paths) > 1 else ""))
        self._name_cancel()
        self._show_progress(0, 0)
        self.view.show_preview(preview, live)
        self.view.show()
        self._show_outlook(outlook, asked)
        (self.go if self.go.isEnabled() else self.cancel).setFocus()

    def _show_outlook(self, outlook: Outlook, asked: Sequence[Question]) -> None:
        """Say what will be added, and let it begin where that is anything."""
        assert self._preview is not None
        self._outlook = outlook
        self.view.show_outlook(self._preview, outlook, asked)
        self._enable_go()

    def _enable_go(self) -> None:
        outlook = self._outlook
        assert outlook is not None
        is_new = outlook.new_sets or outlook.body_weights or outlook.beside
        self.go.setEnabled(bool(is_new) or self.view.has_yes())

    def _corrected(self) -> None:
        """Count anew after a choice, where sessions of the file are here or may be halved."""
        preview = self._preview
        if preview is None or self._is_busy:
            return
        self._enable_go()
        if preview.known or preview.doubled:
            self._recounting.start()

    def _recount(self) -> None:
        if self._preview is not None and not self._is_busy:
            self._worker.recount(self._preview, self.view.choices())

    def _show_recount(self, choices: Choices, outlook: Outlook, asked: Sequence[Question]) -> None:
        if self._preview is None or self._is_busy or choices != self.view.choices():
            return  # the person went on meanwhile
        self._show_outlook(outlook, asked)

    def _import(self) -> None:
        if self._preview is None:
            columns = self._form.columns() if self._form and self._is_mapping() else None
            self._read_mapped(columns) if columns else self._next()
            return
        self.cancel.setFocus()  # a list that is open closes and keeps what was chosen
        self._is_busy = True
        self._name_cancel()
        self._error.hide()
        self.go.setEnabled(False)
        self.view.setEnabled(False)
        self._whose.setEnabled(False)
        self._show_progress(0, 1)
        self._worker.apply(self._preview, self.view.choices())

    def _show_progress(self, done: int, total: int) -> None:
        if self.cancel.isEnabled():
            self._bar.set_value(done / total if total else 0.0)
            self._percent.setText(f"{done * 100 // total} %" if total else "")
        self._bar.setVisible(total > 0)
        self._percent.setVisible(total > 0)

    def _show_result(self, result: ImportResult) -> None:
        self._is_busy = False
        self.view.setEnabled(True)
        self._whose.setEnabled(True)
        if result.cancelled:
            self._show_cancelled()
            return
        self._preview = None
        if result.import_id is not None:
            self._space.logbook.offer_import_undo(result.import_id, result.label, result.changes)
        replaced = len(self.view.sessions.yes(Kind.CHANGED))
        self._show_end(import_words.done(result, replaced, self._paths[self._number].name))

    def _show_cancelled(self) -> None:
        """The preview again, as it was chosen: all of it may still be imported."""
        self.cancel.setEnabled(True)
        self._name_cancel()
        self._show_progress(0, 0)
        self._error.set_colour("text")
        self._error.setText("Cancelled: nothing was imported. Your choices are still here.")
        self._error.show()
        self._enable_go()
        self.go.setFocus()

    def _show_error(self, sentence: str) -> None:
        self._is_busy = False
        self._preview = None
        self.view.setEnabled(True)
        self._whose.setEnabled(True)
        self.cancel.setEnabled(True)
        self._error.set_colour("bad")
        self._error.setText(sentence)
        self._error.show()
        self._show_end(f"Nothing of {self._paths[self._number].name} was imported.")

    def _show_end(self, words: str) -> None:
        """Leave only what happened, and the way on."""
        self._about.setText(words)
        for part in self._parts:
            part.setVisible(part in (self._app, self._error) and part.isVisible())
        self._show_progress(0, 0)
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
        if self._is_busy:
            self.setFocus()  # and not whatever comes after the button
            self.cancel.setEnabled(False)
            self._percent.setText("taking it back …")
            self._worker.cancel()
        else:
            self.closed.emit()

    def _skip(self) -> None:
        """What the button does: on to the next file, where there is one."""
        if self._is_busy or self._is_last():
            self._cancel()
        else:
            self._next()

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


def _raise(error: Exception) -> None:
    """A bug in the worker is a bug of the program: it ends where all of them do."""
    raise error
