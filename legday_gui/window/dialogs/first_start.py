"""The first start: a page that asks for little."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit

from legday_gui.logbook.athletes import athlete, edit_athlete
from legday_gui.logbook.plans import active_plan
from legday_gui.training.values import Unit
from legday_gui.window.dialogs.page import Page
from legday_gui.window.widgets import Button, Label, Muted, Pill
from legday_gui.window.workspace import Workspace

_PHYSICIAN = (
    "Ask a physician before you begin, above all with pain, an injury, a heart condition or "
    "after a long break. Leg Day keeps your log; it gives no medical advice."
)


class FirstStart(Page):
    """Name, unit and plan. ``import_asked``: the person wants to bring their history first."""

    import_asked = Signal()

    def __init__(self, workspace: Workspace) -> None:
        look = workspace.look
        super().__init__(look, "Welcome to Leg Day")
        self._space = workspace
        self.body.addWidget(
            Label(look, "Legs twice a week, set by set, in a file of your own.", colour="muted")
        )
        self.body.addWidget(Label(look, "Your name, if you like", "strong"))
        self.name = QLineEdit()
        self.name.setAccessibleName("Your name, if you like")
        self.name.setMaxLength(80)
        self.name.setMinimumHeight(44)
        self.body.addWidget(self.name)

        self.body.addWidget(Label(look, "You count loads in", "strong"))
        self.kilograms = Pill(look, "Kilograms", checkable=True)
        self.pounds = Pill(look, "Pounds", checkable=True)
        self._units = QButtonGroup(self)
        row = QHBoxLayout()
        for button in (self.kilograms, self.pounds):
            button.setMinimumHeight(44)
            self._units.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        self.body.addLayout(row)
        unit = athlete(workspace.logbook, workspace.athlete_id).unit
        (self.pounds if unit is Unit.LB else self.kilograms).setChecked(True)

        plan = active_plan(workspace.logbook, workspace.athlete_id)
        if plan:
            self.body.addWidget(Label(look, "You begin with the plan", "strong"))
            days = ", ".join(f"{day.name}: {day.focus.lower()}" for day in plan.days)
            self.body.addWidget(Label(look, f"{plan.name} ({days})"))
            self.body.addWidget(Muted(look, "Change all of it in the Plan tab, whenever you like."))
        self.body.addSpacing(8)
        self.body.addWidget(Label(look, _PHYSICIAN, colour="warn"))
        self.body.addSpacing(8)

        self.begin = Button(look, "Begin", "primary", touch=True)
        self.bring = Button(look, "Bring in my history first…", touch=True)
        self.begin.clicked.connect(self._begin)
        self.bring.clicked.connect(self._bring)
        buttons = QHBoxLayout()
        buttons.addWidget(self.begin)
        buttons.addWidget(self.bring)
        buttons.addStretch(1)
        self.body.addLayout(buttons)
        self.name.returnPressed.connect(self._begin)

    def _keep(self) -> None:
        unit = Unit.LB if self.pounds.isChecked() else Unit.KG
        edit_athlete(
            self._space.logbook,
            self._space.athlete_id,
            name=self.name.text().strip(),
            unit=unit.value,
        )

    def _begin(self) -> None:
        self._keep()
        self.closed.emit()

    def _bring(self) -> None:
        self._keep()
        self.import_asked.emit()
