"""The rows of the Places page: a thing that loads are made of, edited where it stands."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QVBoxLayout, QWidget

from legday_gui.logbook.errors import LogbookError
from legday_gui.training.values import Exercise, Implement, Unit
from legday_gui.window.dialogs.place_reading import Section, ordered, read, shown
from legday_gui.window.look import Look
from legday_gui.window.plan.field import Field
from legday_gui.window.widgets import Button, Label, Muted, Strong
from legday_gui.window.widgets.button import TOUCH
from legday_gui.window.widgets.choice import Choice

_NUMBER_EMS = 5  # width of a field for a number, in heights of the type


class Cell(Field):
    """A value to type over; ``committed`` by Enter or by leaving it, Escape puts it back."""

    committed = Signal()

    def __init__(self, look: Look, name: str, *, wide: bool = False) -> None:
        super().__init__()
        self._look = look
        self._wide = wide
        self._kept = ""
        self._refused = False
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setMaxLength(40)
        self.setTextMargins(6, 0, 6, 0)
        self.editingFinished.connect(self._finish)
        look.changed.connect(self._dress)
        self._dress()

    def show_text(self, text: str) -> None:
        """Show what is kept, in the place of anything typed."""
        self._kept = text
        if self.text() != text:
            self.setText(text)
        self.setModified(False)
        self.mark(refused=False)

    def mark(self, *, refused: bool) -> None:
        """Show that what is typed was not taken over."""
        if refused is not self._refused:
            self._refused = refused
            self._dress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.show_text(self._kept)
        else:
            super().keyPressEvent(event)

    def _finish(self) -> None:
        if self.isModified() and self.text() != self._kept:
            self.committed.emit()

    def _dress(self) -> None:
        font = self._look.font("body")
        self.setFont(font)
        self.setMinimumHeight(max(TOUCH, font.pixelSize() * 2))
        self.setMinimumWidth(font.pixelSize() * _NUMBER_EMS)
        palette = self.palette()
        palette.setColor(
            palette.ColorRole.Text, self._look.colour("bad" if self._refused else "text")
        )
        self.setPalette(palette)
        if not self._wide:
            self.setMaximumWidth(font.pixelSize() * (_NUMBER_EMS + 2))


class Serves(Choice):
    """Any exercise, or the one that something is kept for."""

    def __init__(self, look: Look, name: str, exercises: list[Exercise]) -> None:
        super().__init__()
        self._look = look
        self.addItem("Any exercise", None)
        for exercise in exercises:
            self.addItem(exercise.name, exercise.id)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        look.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        font = self._look.font("body")
        self.setFont(font)
        self.setMinimumHeight(max(TOUCH, font.pixelSize() * 2))


class Row(QObject):
    """The fields of one thing."""

    removed = Signal()
    changed = Signal()

    def __init__(self, look: Look, section: Section, exercises: list[Exercise]) -> None:
        super().__init__()
        self._section = section
        self._shown: tuple[Implement, Unit] | None = None
        self.cells = {
            c.field: Cell(look, f"{c.title}, {section.one}", wide=c.field == "name")
            for c in section.columns
        }
        if "name" in self.cells:
            self.cells["name"].setPlaceholderText(section.one.capitalize())
        self.serves = Serves(look, f"Only for, {section.one}", exercises)
        self.remove = Button(look, "×", "quiet", touch=True)
        self.remove.clicked.connect(self.removed)
        for cell in self.cells.values():
            cell.committed.connect(self.changed)
        self.serves.activated.connect(self.changed)

    @property
    def widgets(self) -> list[QWidget]:
        """From left to right."""
        serves = [self.serves] if self._section.serves else []
        return [*self.cells.values(), *serves, self.remove]

    def show(self, implement: Implement, unit: Unit, *, anew: bool = False) -> None:
        """Show what is in the file; a text that was refused stays until that changes."""
        if (implement, unit) == self._shown and not anew:
            return
        self._shown = implement, unit
        for column in self._section.columns:
            self.cells[column.field].show_text(shown(implement, column, unit))
        self.serves.setCurrentIndex(max(0, self.serves.findData(implement.exercise_id)))
        size = shown(implement, next(c for c in self._section.columns if c.field == "grams"), unit)
        what = f"{implement.name} {size} {unit}".strip()
        self.remove.setAccessibleName(f"Remove {self._section.one} {what}")
        self.remove.setToolTip(self.remove.accessibleName())

    def refuse(self) -> None:
        """Mark what was typed and could not be taken over."""
        for cell in self.cells.values():
            cell.mark(refused=cell.isModified())

    def read(self, before: Implement, unit: Unit) -> Implement:
        """What is typed. Raises LogbookError where it cannot be read."""
        texts = {field: cell.text() for field, cell in self.cells.items()}
        found = read(self._section, texts, before, unit)
        return found._replace(exercise_id=self.serves.currentData())


class SectionView(QWidget):
    """All things of one kind, and the button that adds one."""

    adding = Signal()
    removing = Signal(object)  # Implement
    editing = Signal(object, object)  # Implement before and after

    def __init__(self, look: Look, section: Section, exercises: list[Exercise]) -> None:
        super().__init__()
        self._look = look
        self._section = section
        self._exercises = exercises
        self._unit = Unit.KG
        self._there: Mapping[int, Implement] = {}
        self.rows: dict[int, Row] = {}
        self._said = Label(look, "", "small", "bad")
        self._said.hide()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self.add = Button(look, f"+ Add {section.one}", touch=True)
        self.add.clicked.connect(self.adding)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 8, 0, 0)
        box.setSpacing(6)
        box.addWidget(Strong(look, section.title))
        box.addWidget(Muted(look, section.why))
        box.addLayout(self._grid)
        box.addWidget(self._said)
        box.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        columns = len(section.columns) + (section.serves is not None)
        self._titles = [Muted(look) for _ in range(columns)]

    def _column_titles(self) -> list[str]:
        weights = ("grams", "most_g", "step_g")
        titles = [
            f"{c.title}, {self._unit}" if c.field in weights else c.title
            for c in self._section.columns
        ]
        return [*titles, "Only for"][: len(self._titles)]

    def show_implements(self, implements: tuple[Implement, ...], unit: Unit) -> None:
        """Bring the rows up to date; those that stay keep the focus and what is typed."""
        found = ordered(implements, self._section.kind)
        if set(self._there) != {i.id for i in found}:
            self.say("")
        self._unit, self._there = unit, {i.id: i for i in found}
        for gone in self.rows.keys() - self._there.keys():
            for widget in self.rows.pop(gone).widgets:
                widget.hide()
                widget.deleteLater()
        for implement in found:
            if implement.id not in self.rows:
                self.rows[implement.id] = self._new_row(implement.id)
            self.rows[implement.id].show(implement, unit)
        self._arrange([i.id for i in found])

    def _new_row(self, implement_id: int) -> Row:
        row = Row(self._look, self._section, self._exercises)
        row.changed.connect(lambda: self._edited(implement_id))
        row.removed.connect(lambda: self.removing.emit(self._there[implement_id]))
        return row

    def _arrange(self, ids: list[int]) -> None:
        """Titles above the rows, the rows in order; tab goes through them as they stand."""
        for at, (title, text) in enumerate(zip(self._titles, self._column_titles(), strict=True)):
            title.setText(text)
            self._grid.addWidget(title, 0, at)
            title.setVisible(bool(ids))
        named = self._section.columns[0].field == "name"
        self._grid.setColumnStretch(0 if named else len(self._titles) + 1, 1)
        before: QWidget | None = None
        for line, implement_id in enumerate(ids, start=1):
            for at, widget in enumerate(self.rows[implement_id].widgets):
                self._grid.addWidget(widget, line, at, Qt.AlignmentFlag.AlignVCenter)
                widget.show()  # now, so that it can have the focus
                if before is not None:
                    QWidget.setTabOrder(before, widget)
                before = widget
        if before is not None:
            QWidget.setTabOrder(before, self.add)

    def _edited(self, implement_id: int) -> None:
        before, row = self._there[implement_id], self.rows[implement_id]
        try:
            after = row.read(before, self._unit)
        except LogbookError as error:
            row.refuse()
            self.say(str(error))
            return
        if after == before:  # the same, written otherwise
            self.say("")
            row.show(before, self._unit, anew=True)
        else:
            self.editing.emit(before, after)

    def say(self, sentence: str) -> None:
        """Why something was not taken over; empty takes it away."""
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))
