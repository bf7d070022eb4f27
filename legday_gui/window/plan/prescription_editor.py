"""What the chosen exercise asks, to be changed in place."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from legday_gui.training.values import Exercise, Measure, PlanDay, Prescription, Target, Unit
from legday_gui.window.look import Look
from legday_gui.window.plan import rule_words, words
from legday_gui.window.plan.field import Field
from legday_gui.window.plan.rule_rows import RuleRows
from legday_gui.window.widgets import Button, Card, Label, Muted, Strong
from legday_gui.window.widgets.choice import Choice

_PLACES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
_AMOUNT = {Measure.REPS: "Reps", Measure.TIME: "Seconds", Measure.DISTANCE: "Metres"}

Typed = Callable[[str], dict[str, Any]]


class PrescriptionEditor(Card):
    """``edited`` carries a prescription id and the fields that changed, once per edit."""

    edited = Signal(object, object)
    rule_wanted = Signal(object, str)  # prescription id, name of the rule
    option_wanted = Signal(object, str, float)  # prescription id, key, value
    superset_wanted = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._item: Prescription | None = None
        self._unit = Unit.KG
        self._shown: dict[str, str] = {}
        self._typed: dict[str, Typed] = {
            "sets": words.sets_typed,
            "reps": words.reps_typed,
            "reserve": words.reserve_typed,
            "rest": words.rest_typed,
            "side_rest": words.side_rest_typed,
            "step": lambda text: words.step_typed(text, self._unit),
        }
        self.title = Strong(look)
        self.place = Muted(look)
        self.error = Label(look, "", "small", "bad")
        self.rows = RuleRows(look)
        self.note = Field()
        self.note.setPlaceholderText("Note, shown in the session")
        self.note.setAccessibleName("Note")
        self.note.setMaxLength(200)
        self.superset = Button(look, "Superset with the next", "quiet")
        self.more = Button(look, "More settings", "quiet")
        self.more.setCheckable(True)
        self.more.toggled.connect(lambda _open: self._show_more())
        self.fields: dict[str, Field] = {}
        self._names: dict[str, Label] = {}
        self.rule = Choice()
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(0, 1)
        self.body.setSpacing(4)
        self.body.addWidget(self.title)
        self.body.addWidget(self.place)
        self._panel = QWidget()
        self._panel.setLayout(self._grid)
        self._grid.setContentsMargins(0, 4, 0, 0)
        self.body.addWidget(self._panel)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.rows)
        self.body.addWidget(self.note)
        self.body.addWidget(self.superset, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.error)
        self.rows.changed.connect(self._set_option)
        self.rows.refused.connect(self._explain)
        self.note.editingFinished.connect(self._commit_note)
        self.superset.clicked.connect(self._want_superset)
        self._add_rows()
        self.error.hide()
        look.changed.connect(self._dress)
        self._dress()

    def _add_rows(self) -> None:
        for key, name in (
            ("sets", "Sets"),
            ("reps", "Reps"),
            ("reserve", "In reserve"),
            ("rest", "Rest"),
            ("side_rest", "Between legs"),
        ):
            self._add_field(key, name)
        for rule, name in rule_words.rules():
            self.rule.addItem(name, rule)
        self.rule.activated.connect(self._choose_rule)
        self._add_row("rule", "Progression", self.rule)
        self._add_field("step", "Step")

    def _add_field(self, key: str, name: str) -> None:
        field = Field()
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        field.setMaxLength(20)
        field.editingFinished.connect(lambda: self._commit(key))
        self.fields[key] = field
        self._add_row(key, name, field)

    def _add_row(self, key: str, name: str, widget: QWidget) -> None:
        label = Label(self._look, name, "body", "muted")
        widget.setAccessibleName(name)
        widget.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = self._grid.rowCount()
        self._names[key] = label
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(widget, row, 1, Qt.AlignmentFlag.AlignRight)

    # ---- showing

    def show_nothing(self) -> None:
        """Nothing is chosen."""
        self._item = None
        self.title.setText("No exercise chosen")
        self.place.setText("Add one to a day, or choose one.")
        for widget in (self._panel, self.more, self.error):
            widget.hide()
        self._show_more()

    def show_prescription(
        self,
        day: PlanDay,
        item: Prescription,
        exercise: Exercise,
        unit: Unit,
        target: Target | None = None,
    ) -> None:
        """Show one as it is in the file; a refused text stays until its exercise is left."""
        another = self._item is None or self._item.id != item.id
        if another:
            self._shown.clear()
            self.error.hide()
        self._item, self._unit = item, unit
        position = day.prescriptions.index(item)
        nth = _PLACES[position] if position < len(_PLACES) else f"place {position + 1}"
        self.title.setText(words.breakable(exercise.name))
        self.place.setText(words.breakable(f"{day.name}, {nth}"))
        for widget in (self._panel, self.more):
            widget.show()
        self.rows.show_rule(item, exercise, target, unit)
        if another or not self.note.isModified():
            with QSignalBlocker(self.note):
                self.note.setText(item.note)
                self.note.setCursorPosition(0)
        self._show_superset(item, day, position)
        self._show_more()
        one_sided = words.is_one_sided(item, exercise)
        side = words.side_word(exercise)
        amount = _AMOUNT[exercise.measure]
        self._name("reps", f"{amount} per {side}" if one_sided else amount)
        self._name("side_rest", f"Between {side}s")
        for key, visible in (("side_rest", one_sided), ("step", item.rule != "none")):
            self._names[key].setVisible(visible)
            self.fields[key].setVisible(visible)
        for key, text in self._texts(item, unit).items():
            self._show_text(key, text)
        with QSignalBlocker(self.rule):
            self.rule.setCurrentIndex(self.rule.findData(item.rule))
        self.rule.setEnabled(exercise.measure is Measure.REPS)

    def _texts(self, item: Prescription, unit: Unit) -> dict[str, str]:
        return {
            "sets": f"{item.sets}",
            "reps": words.reps_text(item),
            "reserve": words.halves_text(item.reserve_halves),
            "rest": words.rest_text(item.rest_s),
            "side_rest": words.rest_text(item.side_rest_s or 0),
            "step": words.step_text(item.step_g, unit),
        }

    def _name(self, key: str, name: str) -> None:
        self._names[key].setText(name)
        self.fields[key].setAccessibleName(name)

    def _show_text(self, key: str, text: str) -> None:
        if self._shown.get(key) != text:
            self._shown[key] = text
            with QSignalBlocker(self.fields[key]):
                self.fields[key].setText(text)

    # ---- editing

    def _commit(self, key: str) -> None:
        """Write what was typed once; what makes no sense stays, with a sentence below."""
        field, item = self.fields[key], self._item
        if item is None:
            return
        if field.text().strip() == self._shown.get(key):
            self._explain("")
            return
        try:
            values = self._typed[key](field.text())
        except words.RefusedError as refused:
            self._explain(str(refused))
            return
        self._explain("")
        changed = words.fields_of(item, values)
        if changed:
            self.edited.emit(item.id, changed)
            return
        with QSignalBlocker(field):
            field.setText(self._shown[key])

    def _explain(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    def _choose_rule(self, index: int) -> None:
        rule = self.rule.itemData(index)
        if self._item is not None and rule != self._item.rule:
            self.rule_wanted.emit(self._item.id, rule)

    def _set_option(self, key: str, value: float) -> None:
        if self._item is not None:
            self.option_wanted.emit(self._item.id, key, value)

    def _commit_note(self) -> None:
        text = " ".join(self.note.text().split())
        self.note.setModified(False)
        if self._item is not None and text != self._item.note:
            self.edited.emit(self._item.id, {"note": text})

    def _show_superset(self, item: Prescription, day: PlanDay, position: int) -> None:
        """Offered where another exercise follows; taken back where it is in one."""
        alone = item.superset is None
        self.superset.setEnabled(not alone or position + 1 < len(day.prescriptions))
        text = "Superset with the next" if alone else f"Leave superset {item.superset}"
        self.superset.setText(text)
        self.superset.setAccessibleName(text)
        self.superset.updateGeometry()

    def _show_more(self) -> None:
        """The parameters, the note and the superset, where they are wanted."""
        shown = self._item is not None and self.more.isChecked()
        for widget in (self.rows, self.note, self.superset):
            widget.setVisible(shown)
        text = "Fewer settings" if self.more.isChecked() else "More settings"
        self.more.setText(text)
        self.more.setAccessibleName(text)

    def _want_superset(self) -> None:
        if self._item is not None:
            self.superset_wanted.emit(self._item.id)

    def _dress(self) -> None:
        font = self._look.font("strong")
        height = max(30, QFontMetrics(font).height() + 10)
        for widget in (*self.fields.values(), self.rule):
            widget.setFont(font)
            widget.setFixedHeight(height)
        for field in self.fields.values():
            field.setFixedWidth(self._look.px(112))  # "20/16/12/8" fits in
        self.note.setFont(self._look.font("body"))
        self.rule.setFixedWidth(self._look.px(112))
