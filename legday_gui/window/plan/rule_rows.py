"""The parameters of the chosen rule, a line for each, to be changed in place."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from legday_gui.training.progression.parameters import Parameter
from legday_gui.training.values import Exercise, Prescription, Target, Unit
from legday_gui.window.look import Look
from legday_gui.window.plan import rule_words
from legday_gui.window.plan.field import Field
from legday_gui.window.plan.words import RefusedError
from legday_gui.window.widgets import Label


class RuleRows(QWidget):
    """``changed`` carries the key of a parameter and its new value, ``refused`` a sentence."""

    changed = Signal(str, float)
    refused = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._item: Prescription | None = None
        self._unit = Unit.KG
        self._shown: tuple[Parameter, ...] = ()
        self.fields: dict[str, Field] = {}
        self._labels: list[Label] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(0, 1)
        look.changed.connect(self._dress)

    def show_rule(
        self, item: Prescription, exercise: Exercise, target: Target | None, unit: Unit
    ) -> None:
        """The values as they are in the file."""
        shown = rule_words.parameters_shown(item, exercise, target)
        other = self._item is None or self._item.id != item.id
        self._item, self._unit = item, unit
        if shown != self._shown:
            self._build(shown)
        for parameter in shown:
            self._show_value(parameter, fresh=other)

    def _build(self, shown: tuple[Parameter, ...]) -> None:
        for widget in (*self._labels, *self.fields.values()):
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._labels.clear()
        self.fields.clear()
        self._shown = shown
        for row, parameter in enumerate(shown):
            self._add(row, parameter)
        self._dress()

    def _add(self, row: int, parameter: Parameter) -> None:
        label, field = Label(self._look, parameter.title, "small", "muted"), Field()
        field.setAccessibleName(parameter.title)
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        field.setMaxLength(12)
        field.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        field.editingFinished.connect(lambda: self._commit(parameter))
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(field, row, 1, Qt.AlignmentFlag.AlignRight)
        self._labels.append(label)
        self.fields[parameter.key] = field

    def _show_value(self, parameter: Parameter, *, fresh: bool) -> None:
        assert self._item is not None
        field, text = self.fields[parameter.key], self._text(parameter)
        if fresh or not field.isModified():
            with QSignalBlocker(field):
                field.setText(text)

    def _text(self, parameter: Parameter) -> str:
        assert self._item is not None
        return rule_words.value_text(parameter, self._item, self._unit)

    def _commit(self, parameter: Parameter) -> None:
        """Write what was typed once; what makes no sense stays, with a sentence."""
        field = self.fields.get(parameter.key)
        if self._item is None or field is None or field.text().strip() == self._text(parameter):
            return
        try:
            value = rule_words.value_typed(parameter, field.text(), self._unit)
        except RefusedError as error:
            self.refused.emit(str(error))
            return
        field.setModified(False)
        self.refused.emit("")
        if value != parameter.of(self._item):
            self.changed.emit(parameter.key, value)
        else:
            self._show_value(parameter, fresh=True)

    def _dress(self) -> None:
        font = self._look.font("body")
        height = max(26, QFontMetrics(font).height() + 8)
        for field in self.fields.values():
            field.setFont(font)
            field.setFixedSize(self._look.px(84), height)
