"""Import workouts: a preview of the file, what each name is here, and only then the import."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDate, QEvent, QLocale, QRectF, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from legday_gui.exchange.importing import ImportResult
from legday_gui.exchange.matching import Certainty
from legday_gui.exchange.names import ExerciseMatch
from legday_gui.exchange.preview import Choices, Outlook, Preview
from legday_gui.logbook.library import exercises
from legday_gui.window.dialogs.import_rows import (
    SETS_WIDTH,
    STATUS_WIDTH,
    UNIT_WIDTH,
    Cell,
    MatchRow,
    exercise_model,
    line_of,
)
from legday_gui.window.dialogs.import_worker import ImportWorker
from legday_gui.window.look import Look
from legday_gui.window.widgets import Bar, Button, Card, Heading, Label, Muted, Pill
from legday_gui.window.widgets.scroll_bar import ScrollBar
from legday_gui.window.workspace import Workspace

_WIDTH = 980
_LINES_SHOWN = 6
_ATTENTION = {Certainty.CHECK: 0, Certainty.NEW: 1, Certainty.SAME: 2}


class ImportPage(QWidget):
    """Takes ``paths`` one after the other; ``closed`` asks to show the tabs again.

    ``status`` has the left and right text of the status bar. A page that goes away before the end
    takes back what it began.
    """

    closed = Signal()
    status = Signal(str, str)

    def __init__(self, workspace: Workspace, paths: Sequence[Path]) -> None:
        super().__init__()
        self._space = workspace
        self._look = workspace.look
        self._paths = [Path(path) for path in paths]
        self._number = 0
        self._preview: Preview | None = None
        self._rows: list[MatchRow] = []
        self._is_busy = False
        self._words = ""  # of the status bar
        self._worker = ImportWorker(workspace.logbook, workspace.athlete_id, self)
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
        self._table = _Table(look)
        self._band = _Band(look)
        self._bar = Bar(look)
        self._percent = Muted(look, font="body")
        self.cancel = Button(look, "Cancel")
        self.go = Button(look, "Import", "primary")
        body = self._card.body
        body.setContentsMargins(28, 24, 28, 24)
        body.setSpacing(8)
        title = Heading(look, "Import workouts")
        body.addLayout(_line(title, (self._app, 0), stretch=title))
        body.addWidget(self._about)
        body.addWidget(self._error)
        body.addSpacing(4)
        body.addWidget(self._table, 1)
        body.addWidget(self._band)
        body.addSpacing(4)
        body.addLayout(
            _line((self._bar, 6), (self._percent, 0), (QWidget(), 2), (self.cancel, 0),
                  (self.go, 0))
        )  # fmt: skip
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 24, 24, 24)
        outer.addStretch(1)
        outer.addLayout(_line((QWidget(), 1), (self._card, 100), (QWidget(), 1)), 100)
        outer.addStretch(1)
        self._dress()

    def _connect(self) -> None:
        self._look.changed.connect(self._dress)
        self.cancel.clicked.connect(self._cancel)
        self.go.clicked.connect(self._import)
        self._worker.previewed.connect(self._show_preview)
        self._worker.progressed.connect(self._show_progress)
        self._worker.finished.connect(self._show_result)
        self._worker.refused.connect(self._show_error)
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
        self._table.fill([], with_unit=False)
        for part in (self._app, self._error, self._table, self._band):
            part.hide()
        self._about.setText(f"Reading {path.name} …")
        self._show_progress(0, 0)
        self.cancel.setText("Cancel")
        self.go.setText("Import")
        self.go.setEnabled(False)
        self._tell("Nothing is written until Import is pressed; one undo takes it all back")
        self._worker.read(path)

    def _show_preview(self, preview: Preview, outlook: Outlook) -> None:
        self._is_busy = False
        self._preview = preview
        self._app.setText(f"{preview.file.app} export")
        self._app.show()
        self._about.setText(self._words_about(preview))
        self._fill_table(preview.matches)
        self._band.show_outlook(preview, outlook)
        self._band.show()
        self._bar.hide()
        self._percent.hide()
        self.go.setEnabled(bool(outlook.new_sets or outlook.changed or outlook.binned))
        (self.go if self.go.isEnabled() else self.cancel).setFocus()

    def _fill_table(self, matches: Sequence[ExerciseMatch]) -> None:
        """Names that want a look first, then those with the most sets."""
        ordered = sorted(matches, key=lambda match: (_ATTENTION[match.certainty], -match.sets))
        model = exercise_model(exercises(self._space.logbook))
        model.setParent(self._table)
        with_unit = any(not match.unit_stated and match.samples for match in matches)
        self._rows = [MatchRow(self._look, match, model, with_unit=with_unit) for match in ordered]
        self._table.fill(self._rows, with_unit=with_unit)
        self._table.setVisible(bool(self._rows))

    def _words_about(self, preview: Preview) -> str:
        words = (
            f"{preview.file_name}: {_count(preview.set_count, 'set')} in "
            f"{_count(len(preview.file.sessions), 'session')}"
        )
        days = dict.fromkeys(
            _date(day) for day in (preview.first_day, preview.last_day) if day is not None
        )
        if days:
            words += ", " + " to ".join(days)
        units = {match.unit for match in preview.matches if match.samples}
        if len(units) == 1:
            words += f", weights in {next(iter(units))}"
        if any(not match.unit_sure for match in preview.matches):
            words += ". The file does not say its units: check them"
        if len(self._paths) > 1:
            words += f" (file {self._number + 1} of {len(self._paths)})"
        return words

    def choices(self) -> Choices:
        """What the person chose, as it stands."""
        assert self._preview is not None
        take_files, bring_back = self._band.chosen()
        return Choices(
            exercises={row.match.name: row.exercise.exercise_id() for row in self._rows},
            units={row.match.name: row.chosen_unit() for row in self._rows},
            muscles={
                row.match.name: muscle
                for row in self._rows
                if (muscle := row.chosen_muscle()) is not None
            },
            take_files=take_files,
            bring_back=bring_back,
        )

    def _import(self) -> None:
        if self._preview is None:
            self._next()
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
            f"{_count(result.counts.sets, 'set')} in {_count(result.counts.sessions, 'session')} "
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
        for part in (self._table, self._band, self._bar, self._percent):
            part.hide()
        is_last = self._number + 1 == len(self._paths)
        self.cancel.setVisible(not is_last)
        self.cancel.setText("Close")
        self.go.setText("Done" if is_last else "Next file")
        self.go.setEnabled(True)
        self.go.setFocus()
        self._tell(words)

    def _next(self) -> None:
        if self._number + 1 == len(self._paths):
            self.closed.emit()
        else:
            self._number += 1
            self._read()

    # ---- leaving

    def _cancel(self) -> None:
        if not self._is_busy:
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


class _Table(QWidget):
    """The header and, scrolling below it, the rows."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._header = self._new_header(with_unit=False)
        self._scroll = QScrollArea()
        self._scroll.setVerticalScrollBar(ScrollBar())
        self._scroll.setWidget(QWidget())
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.viewport().setAutoFillBackground(False)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._align)
        self._box.addWidget(self._header)
        self._box.addWidget(self._scroll, 1)

    def _align(self) -> None:
        """Keep the header over its columns, beside a scroll bar or without, and the height true."""
        margins = self._header.layout().contentsMargins()
        bar = self._scroll.verticalScrollBar()
        margins.setRight(bar.sizeHint().width() if bar.maximum() else 0)
        self._header.layout().setContentsMargins(margins)
        rows = self._scroll.widget()
        height = max(rows.sizeHint().height(), rows.heightForWidth(rows.width()), 1)
        # A short list makes a small card; a long one scrolls.
        self._scroll.setMinimumHeight(min(height, self._look.px(160)))
        self._scroll.setMaximumHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._align()

    def fill(self, rows: Sequence[MatchRow], *, with_unit: bool) -> None:
        """Show these rows instead of those there are."""
        header = self._new_header(with_unit=with_unit)
        self._box.replaceWidget(self._header, header)
        self._header.hide()
        self._header.deleteLater()
        self._header = header
        inner = QWidget()
        inner.setAutoFillBackground(False)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for row in rows:
            column.addWidget(row)
        column.addStretch(1)
        self._scroll.setWidget(inner)
        inner.setAutoFillBackground(False)
        self._align()

    def _new_header(self, *, with_unit: bool) -> QWidget:
        header = QWidget()
        header.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = line_of(header)
        row.addWidget(Label(self._look, "In the file", "label", "muted"), 1)
        sets = Label(self._look, "Sets", "label", "muted")
        row.addWidget(Cell(self._look, sets, SETS_WIDTH))
        here = Label(self._look, "In this logbook", "label", "muted")
        row.addWidget(Cell(self._look, here, 250, left=True))
        if with_unit:
            unit = Label(self._look, "Unit", "label", "muted")
            row.addWidget(Cell(self._look, unit, UNIT_WIDTH, left=True))
        row.addWidget(Cell(self._look, Label(self._look), STATUS_WIDTH))
        return header


class _Band(QWidget):
    """What will be added and what not, and the questions that this leaves."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._outlook: Outlook | None = None
        self._new = Label(look, "", "strong")
        self._new.setWordWrap(False)
        self._rest = Muted(look, font="body")
        self.show_them = Button(look, "Show them", "quiet")
        self.take_files = QCheckBox()
        self.bring_back = QCheckBox()
        self.list = QPlainTextEdit()
        self.list.setReadOnly(True)
        self.list.setAccessibleName("Rows to look at")
        self.list.setTabChangesFocus(True)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 6, 12, 6)
        box.addLayout(_line((self._new, 0), (self._rest, 1), (self.show_them, 0)))
        for part in (self.take_files, self.bring_back, self.list):
            box.addWidget(part)
        self.show_them.clicked.connect(lambda: self.list.setVisible(self.list.isHidden()))
        look.changed.connect(self.update)

    def show_outlook(self, preview: Preview, outlook: Outlook) -> None:
        """Say what ``outlook`` says, and list what could not be read or looks odd."""
        self._outlook = outlook
        self._new.setText(f"{_count(outlook.new_sets, 'new set')}.")
        unreadable, odd = preview.file.unreadable, preview.warnings
        sentences = []
        if outlook.same_sets:
            sentences.append(
                f"{outlook.same_sets:,} are already in the logbook and will be skipped."
            )
        if unreadable:
            sentences.append(f"{_count(len(unreadable), 'row')} cannot be read.")
        if odd:
            sentences.append(f"{_count(len(odd), 'thing')} may be a slip.")
        self._rest.setText(" ".join(sentences))
        lines = [f"Line {row.line}: {row.value} {row.reason}." for row in unreadable]
        self.list.setPlainText("\n".join([*lines, *odd]))
        shown = min(len(lines) + len(odd), _LINES_SHOWN)
        self.list.setFixedHeight(self.list.fontMetrics().lineSpacing() * shown + 20)
        self.list.hide()
        self.show_them.setVisible(bool(unreadable or odd))
        changed, binned = len(outlook.changed), len(outlook.binned)
        self.take_files.setText(
            f"{_count(changed, 'session')} {'differs' if changed == 1 else 'differ'} "
            "from the logbook: take the file's version"
        )
        self.take_files.setChecked(False)
        self.take_files.setVisible(changed > 0)
        self.bring_back.setText(f"{_count(binned, 'session')} of the file in the bin: bring back")
        self.bring_back.setChecked(bool(preview.choices(suggestions=True).bring_back))
        self.bring_back.setVisible(binned > 0)

    def chosen(self) -> tuple[frozenset[int], frozenset[int]]:
        """The changed sessions to take from the file, and the binned ones to bring back."""
        if self._outlook is None:
            return frozenset(), frozenset()
        return (
            frozenset(self._outlook.changed if self.take_files.isChecked() else ()),
            frozenset(self._outlook.binned if self.bring_back.isChecked() else ()),
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._look.colour("border"))
        painter.setBrush(self._look.colour("selected"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)


def _line(*parts: tuple[QWidget, int] | QWidget, stretch: QWidget | None = None) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    for part in parts:
        widget, share = (part, 0) if isinstance(part, QWidget) else part
        row.addWidget(widget, 1 if widget is stretch else share)
    return row


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _date(day: int) -> str:
    date = QDate(1970, 1, 1).addDays(day)
    return f"{date.day()} {QLocale().monthName(date.month())} {date.year()}"


def _raise(error: Exception) -> None:
    """A bug in the worker is a bug of the program: it ends where all of them do."""
    raise error
