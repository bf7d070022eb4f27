"""Export: the whole logbook in a layout that is chosen by what it is for."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPalette
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QRadioButton, QWidget

from legday_gui.exchange.exporting import LAYOUTS
from legday_gui.window.dialogs.export_worker import ExportWorker
from legday_gui.window.dialogs.import_band import count, line
from legday_gui.window.dialogs.page import Page
from legday_gui.window.widgets import Bar, Button, Label, Muted
from legday_gui.window.workspace import Workspace

_FOR = {
    "csv": "A line for each set, with its load, notes and times; for a spreadsheet.",
    "strong": "As Strong writes it: for Strong, and for programs that read its files.",
    "hevy": "As Hevy writes it: for Hevy, and for programs that read its files.",
    "fitnotes": "As FitNotes writes it: for FitNotes, and for programs that read its files.",
    "json": "Plans, places and all else too, as text; for programs, and to import it here again.",
    "sqlite": "A checked copy to open or import here, or with any program for SQLite.",
}


class ExportPage(Page):
    """A layout, a file, and how far it is. ``status`` has the texts of the status bar."""

    status = Signal(str, str)

    def __init__(self, workspace: Workspace) -> None:
        look = workspace.look
        super().__init__(look, "Export the logbook", 720)
        self._space = workspace
        self._look = look
        self._file = Path()
        self._is_busy = False
        self._worker = ExportWorker(workspace.logbook, workspace.athlete_id, self)
        self.layouts = {name: QRadioButton(words) for name, (words, _) in LAYOUTS.items()}
        self._group = QButtonGroup(self)
        self._about = Muted(look, font="body")
        self._said = Label(look)
        self._bar = Bar(look)
        self._percent = Muted(look, font="body")
        self.cancel = Button(look, "Close")
        self.go = Button(look, "Choose a file and export…", "primary")
        self._build()
        self._connect()
        self._dress()

    def _build(self) -> None:
        self.body.setSpacing(4)
        self.body.addSpacing(8)
        for name, button in self.layouts.items():
            button.setAccessibleDescription(_FOR[name])
            button.setMinimumHeight(32)
            self._group.addButton(button)
            self.body.addWidget(button)
        self.layouts["csv"].setChecked(True)
        self._about.setText(_FOR["csv"])
        self.body.addSpacing(8)
        self.body.addWidget(self._about)
        self.body.addSpacing(8)
        self.body.addWidget(self._said)
        self.body.addLayout(
            line((self._bar, 3), (self._percent, 0), (QWidget(), 1), (self.cancel, 0),
                 (self.go, 0))
        )  # fmt: skip
        for part in (self._said, self._bar, self._percent):
            part.hide()
        self._percent.setWordWrap(False)
        self.setFocusProxy(self.layouts["csv"])

    def _connect(self) -> None:
        self._look.changed.connect(self._dress)
        self._group.buttonToggled.connect(self._show_about)
        self.go.clicked.connect(self._choose_file)
        self.cancel.clicked.connect(self._cancel)
        self._worker.progressed.connect(self._show_progress)
        self._worker.finished.connect(self._show_result)
        self._worker.refused.connect(lambda sentence: self._show_end(sentence, "bad"))
        self._worker.cancelled.connect(lambda: self._show_end("Cancelled: no file was written."))
        self._worker.broken.connect(_raise)
        if app := QCoreApplication.instance():
            app.aboutToQuit.connect(self.stop)

    def _dress(self) -> None:
        for button in self.layouts.values():
            button.setFont(self._look.font("strong"))
            palette = button.palette()
            # The ring is drawn a little darker than this.
            palette.setColor(QPalette.ColorRole.Window, self._look.colour("muted"))
            button.setPalette(palette)
        self._bar.set_colour(self._look.colour("accent"))

    def _show_about(self) -> None:
        self._about.setText(_FOR[self.layout_name()])

    def layout_name(self) -> str:
        """The chosen layout."""
        checked = (name for name, button in self.layouts.items() if button.isChecked())
        return next(checked, "csv")  # none while the choice moves from one to the next

    def _choose_file(self) -> None:
        words, ending = LAYOUTS[self.layout_name()]
        stem = self._space.logbook.path.stem
        suggested = Path.home() / f"{stem}-export{ending}"
        name, _ = QFileDialog.getSaveFileName(
            self, f"Export: {words}", str(suggested), f"{words} (*{ending})"
        )
        if name:
            self._export(Path(name), ending)

    def _export(self, file: Path, ending: str) -> None:
        if file.suffix.casefold() != ending:
            file = file.with_name(file.name + ending)
            if file.exists():  # nobody was asked about this one
                self._show_end(f"{file} is there already: choose another name.", "bad")
                return
        if file.resolve() == self._space.logbook.path.resolve():
            self._show_end(f"{file} is the logbook itself: choose another name.", "bad")
            return
        self._file = file
        self._is_busy = True
        self._said.hide()
        self.cancel.setText("Cancel")
        self._enable(on=False)
        self._show_progress(0, 1)
        self.cancel.setFocus()
        self._worker.start(file, self.layout_name())

    def _enable(self, *, on: bool) -> None:
        for part in (self.go, *self.layouts.values()):
            part.setEnabled(on)

    def _show_progress(self, done: int, total: int) -> None:
        self._bar.set_value(done / total)
        self._percent.setText(f"{done * 100 // total} %")
        self._bar.show()
        self._percent.show()

    def _show_result(self, sets: int) -> None:
        self._show_end(f"{count(sets, 'set')} written to {self._file}.")

    def _show_end(self, sentence: str, colour: str = "text") -> None:
        self._is_busy = False
        self._bar.hide()
        self._percent.hide()
        self._said.set_colour(colour)
        self._said.setText(sentence)
        self._said.show()
        self.cancel.setText("Close")
        self._enable(on=True)
        (self.go if colour == "bad" else self.cancel).setFocus()
        self.status.emit(sentence, "")

    def _cancel(self) -> None:
        if self._is_busy:
            self._worker.cancel()
        else:
            self.closed.emit()

    # ---- leaving

    def stop(self) -> None:
        """Cancel what runs and wait for it; a file half written goes."""
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
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (focused if isinstance(focused, Button) else self.go).click()
        else:
            super().keyPressEvent(event)


def _raise(error: Exception) -> None:
    """A bug in the worker is a bug of the program: it ends where all of them do."""
    raise error
