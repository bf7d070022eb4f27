"""The head of the Plan tab: which plan is shown, and what is done with it as a whole."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QWidget

from legday_gui.window.plan.inline_edit import InlineEdit
from legday_gui.window.plan.plan_menu import PlanMenu, TemplatesButton
from legday_gui.window.plan.reading import Picture
from legday_gui.window.plan.week_badge import WeekBadge
from legday_gui.window.widgets import Button, Label
from legday_gui.window.widgets.choice import Choice
from legday_gui.window.workspace import Workspace

_NO_PLAN = "No plan yet: choose one under Templates, or import one under More."
_NO_DAYS = "This plan has no days yet: Add day makes the first one."


class PlanHead:
    """Its parts, in ``rows``; ``hint`` stands below them where there is nothing else to see."""

    def __init__(self, workspace: Workspace) -> None:
        look = workspace.look
        self.name = InlineEdit(look, "Name of the plan")
        self.badge = WeekBadge(look)
        self.chooser = Choice()
        self.chooser.setAccessibleName("Plan shown")
        self.use = Button(look, "Use this plan")
        self.duplicate = Button(look, "Duplicate")
        self.templates = TemplatesButton(workspace)
        self.menu = PlanMenu(workspace)
        self.add_day = Button(look, "Add day")
        self.start = Button(look, "Start", "primary")
        self.hint = Label(look, "", "body", "muted")

    @property
    def rows(self) -> tuple[tuple[QWidget, ...], ...]:
        """What stays together, in tab order."""
        return (
            (self.name, self.badge, self.chooser),
            (self.use, self.add_day, self.templates, self.duplicate, self.menu),
            (self.start,),
        )

    def show_picture(self, picture: Picture) -> None:
        """Show the plan of the picture, and only what can be done with it."""
        plan = picture.plan
        self.name.setVisible(plan is not None)
        self.name.show_text(plan.name if plan else "")
        self.badge.show_picture(picture)
        self._show_plans(picture)
        self.hint.setVisible(plan is None or not plan.days)
        self.hint.setText(_NO_DAYS if plan else _NO_PLAN)
        self.use.setVisible(plan is not None and not plan.active)
        self.duplicate.setEnabled(plan is not None)
        self.add_day.setEnabled(plan is not None)
        self.start.setEnabled(picture.next_day is not None)
        text = f"Start {picture.next_day.name}" if picture.next_day else "Start"
        self.start.setText(text)
        self.start.setAccessibleName(text)
        self.start.updateGeometry()

    def _show_plans(self, picture: Picture) -> None:
        with QSignalBlocker(self.chooser):
            self.chooser.clear()
            for choice in picture.plans:
                state = ", in use" if choice.active else ", archived" if choice.archived else ""
                self.chooser.addItem(choice.name + state, choice.id)
            self.chooser.setCurrentIndex(picture.plans.index(picture.plan) if picture.plan else -1)
        self.chooser.setVisible(len(picture.plans) > 1)
