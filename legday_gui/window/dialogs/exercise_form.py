"""All that is known of one exercise, to be changed where it stands."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QWidget

from legday_gui.logbook.errors import LogbookError
from legday_gui.training.values import Exercise, Unit
from legday_gui.window.dialogs.exercise_fields import Lines, Muscles, Options
from legday_gui.window.dialogs.exercise_words import (
    COUNTED,
    LOADS,
    SIDES,
    read_step,
    step_text,
)
from legday_gui.window.dialogs.place_rows import Cell
from legday_gui.window.look import Look
from legday_gui.window.widgets import Label, Muted
from legday_gui.window.widgets.button import TOUCH

_LONGEST_NAME = 120
_MUSCLES_WHY = "A press: 1 is direct, ½ indirect, then none. The first direct one is the main one."


class ExerciseForm(QWidget):
    """``edited`` carries the fields that were changed; ``said`` why something cannot be read."""

    edited = Signal(object)  # dict of the fields of Exercise
    said = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._shown: Exercise | None = None
        self._unit = Unit.KG
        self.name = Cell(look, "Name of the exercise", wide=True)
        self.name.setMaxLength(_LONGEST_NAME)
        self.equipment = Cell(look, "Equipment, as barbell, cable or kettlebell", wide=True)
        self.equipment.setPlaceholderText("barbell, cable, machine …")
        self.load_kind = Options(look, "How the load is counted", LOADS)
        self.sidedness = Options(look, "Sides", SIDES)
        self.measure = Options(look, "What is counted", COUNTED)
        self.step = Cell(look, "Smallest step of the load")
        self.muscles = Muscles(look)
        self.cues = Lines(look, "Form cues, one a line")
        self._titles: list[Label] = []
        self._step_title = self._title("")
        self._build()
        self._connect()
        look.changed.connect(self._dress)
        self._dress()

    def _build(self) -> None:
        rows = QFormLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setHorizontalSpacing(16)
        rows.setVerticalSpacing(8)
        rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for title, field in (
            ("Name", self.name),
            ("Equipment", self.equipment),
            ("Load", self.load_kind),
            ("Sides", self.sidedness),
            ("Counted", self.measure),
        ):
            rows.addRow(self._title(title), field)
        rows.addRow(self._step_title, self.step)
        rows.addRow(self._title("Muscles"), self.muscles)
        rows.addRow(QWidget(), Muted(self._look, _MUSCLES_WHY))
        rows.addRow(self._title("Form cues"), self.cues)

    def _title(self, text: str) -> Label:
        title = Label(self._look, text, "label", "muted")
        title.setWordWrap(False)
        self._titles.append(title)
        return title

    def _dress(self) -> None:
        """Each title stands beside the first line of its field."""
        for title in self._titles:
            title.setFixedHeight(max(TOUCH, self._look.font("body").pixelSize() * 2))

    def _connect(self) -> None:
        self.name.committed.connect(lambda: self._emit(name=" ".join(self.name.text().split())))
        self.equipment.committed.connect(
            lambda: self._emit(equipment=" ".join(self.equipment.text().casefold().split()))
        )
        self.load_kind.changed.connect(lambda kind: self._emit(load_kind=kind))
        self.sidedness.changed.connect(lambda sides: self._emit(sidedness=sides))
        self.measure.changed.connect(lambda counted: self._emit(measure=counted))
        self.muscles.changed.connect(lambda shares: self._emit(contributions=shares))
        self.cues.committed.connect(lambda: self._emit(cues=self.cues.lines()))
        self.step.committed.connect(self._read_step)

    def _emit(self, **fields: Any) -> None:
        if self._shown is not None:
            self.edited.emit(fields)

    def _read_step(self) -> None:
        try:
            self._emit(step_g=read_step(self.step.text(), self._unit))
        except LogbookError as error:
            self.refuse()
            self.said.emit(str(error))

    def show_exercise(self, exercise: Exercise, unit: Unit) -> None:
        """Show what is in the file; a text that was refused stays until that changes."""
        if (exercise, unit) != (self._shown, self._unit):
            self.show_anew(exercise, unit)

    def show_anew(self, exercise: Exercise, unit: Unit) -> None:
        """Show what is in the file, in the place of anything typed or chosen."""
        self._shown, self._unit = exercise, unit
        self.name.show_text(exercise.name)
        self.name.setCursorPosition(0)  # of a long name the beginning
        self.equipment.show_text(exercise.equipment)
        self.load_kind.show_value(exercise.load_kind)
        self.sidedness.show_value(exercise.sidedness)
        self.measure.show_value(exercise.measure)
        self._step_title.setText(f"Smallest step, {unit}")
        self.step.show_text(step_text(exercise, unit))
        self.muscles.show_shares(exercise.contributions)
        self.cues.show_lines(exercise.cues)

    def refuse(self) -> None:
        """Mark typed texts that were not taken over, and put refused choices back."""
        for cell in (self.name, self.equipment, self.step):
            cell.mark(refused=cell.isModified())
        if self._shown is not None:
            self.load_kind.show_value(self._shown.load_kind)
            self.measure.show_value(self._shown.measure)
