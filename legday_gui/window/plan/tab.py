"""The Plan tab: the week on top, the days side by side, what is chosen on the right."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from legday_gui.logbook import planning, plans
from legday_gui.logbook.errors import LogbookError
from legday_gui.logbook.history import exercise_counts
from legday_gui.training.values import Exercise, Measure, Plan, PlanDay
from legday_gui.window.charts.reader import Reader
from legday_gui.window.plan import goal_words, rule_words, words
from legday_gui.window.plan.arrangement import Arrangement
from legday_gui.window.plan.day_lines import day_lines
from legday_gui.window.plan.day_panel import DayPanel
from legday_gui.window.plan.goal_card import GoalCard
from legday_gui.window.plan.goal_odds import goal_odds
from legday_gui.window.plan.hard_sets_card import HardSetsCard
from legday_gui.window.plan.outlook import Known, outlook
from legday_gui.window.plan.outlook_card import OutlookCard
from legday_gui.window.plan.plan_head import PlanHead
from legday_gui.window.plan.prescription_editor import PrescriptionEditor
from legday_gui.window.plan.preview_chart import PreviewCard
from legday_gui.window.plan.reading import Picture, ahead, read, this_day
from legday_gui.window.plan.remedy import Remedy
from legday_gui.window.plan.warnings import dismiss, warnings
from legday_gui.window.plan.warnings_card import WarningsCard
from legday_gui.window.plan.week_card import WeekCard
from legday_gui.window.session.picker import Offer, Picker
from legday_gui.window.widgets import Label
from legday_gui.window.workspace import Workspace


class PlanTab(QWidget):
    """Every edit is one write of the logbook, after which all is read anew."""

    status = Signal(str, str)
    start_requested = Signal(object)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._space = workspace
        self._picture: Picture | None = None
        self._is_current = False  # nothing was written since the picture was read
        self._plan_id: int | None = None
        self._selected: int | None = None
        self._adding_to: int | None = None
        self._known: Known = {}
        self.reader = Reader(workspace.logbook)
        look = workspace.look
        self.head = PlanHead(workspace)
        self.problem = Label(look, "", "body", "bad")
        self.week = WeekCard(look)
        self.warnings = WarningsCard(look)
        self.days: list[DayPanel] = []
        self.editor = PrescriptionEditor(look)
        self.preview = PreviewCard(look)
        self.goal = GoalCard(look)
        self.hard_sets = HardSetsCard(look)
        self.outlook = OutlookCard(look)
        self.picker = Picker(look)
        self._parts = Arrangement(
            self,
            look,
            head=self.head.rows,
            above=(self.problem, self.head.hint, self.week, self.warnings),
            cards=(self.editor, self.preview, self.goal, self.hard_sets, self.outlook),
            picker=self.picker,
        )
        self.problem.hide()
        self.setFocusProxy(self.head.start)
        self._connect()
        look.changed.connect(self._dress)
        self._dress()
        workspace.logbook.subscribe(self._heard)

    # ---- building

    def _connect(self) -> None:
        self.head.name.renamed.connect(self._rename)
        self.head.chooser.activated.connect(self._choose_plan)
        self.head.use.clicked.connect(self._use)
        self.head.duplicate.clicked.connect(self._duplicate)
        self.head.add_day.clicked.connect(self._add_day)
        self.head.start.clicked.connect(self._start)
        self.editor.edited.connect(self._edit)
        self.editor.rule_wanted.connect(self._choose_rule)
        self.editor.option_wanted.connect(self._set_option)
        self.editor.superset_wanted.connect(self._superset)
        self.goal.wanted.connect(self._set_goal)
        self.reader.refused.connect(self.goal.say_odds)
        self.destroyed.connect(self.reader.stop)
        self.hard_sets.remedy_wanted.connect(self._remedy)
        self.head.templates.wanted.connect(self._carry_out)
        self.head.menu.wanted.connect(self._carry_out)
        self.head.menu.said.connect(lambda text: self.status.emit(text, ""))
        self.week.moves_wanted.connect(
            lambda found: self._write(lambda: planning.move_days(self._book, found.moves))
        )
        self.warnings.remedy_wanted.connect(
            lambda warning: self._write(lambda: warning.apply(self._book))
        )
        self.warnings.dismissed.connect(lambda warning: self._dismiss(warning.key))
        self.hard_sets.dismissed.connect(self._dismiss)
        self.picker.picked.connect(self._add)
        self.picker.named.connect(self._make)
        self.picker.cancelled.connect(self._leave_picker)

    def _connect_day(self, panel: DayPanel, place: int) -> None:
        panel.edited.connect(lambda fields: self._edit_day(place, fields))
        panel.add_wanted.connect(lambda: self._open_picker(place))
        panel.remove_wanted.connect(lambda: self._remove_day(place))
        panel.table.chosen.connect(self._select)
        panel.table.moved.connect(lambda item, to: self._move(item, place, to))
        panel.table.sent.connect(lambda item, by: self._send(item, place, by))
        panel.table.removed.connect(self._remove)
        panel.prescribed.connect(lambda item, fields: self._type_over(place, item, fields))

    def _dress(self) -> None:
        look = self._space.look
        self.head.chooser.setFont(look.font("body"))
        self._fit()
        if self._picture is not None:
            self._show()

    def _fit(self) -> None:
        room = self._parts.fit([panel.least_width() for panel in self.days])
        self.warnings.fit(room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # ---- showing

    def refresh(self) -> None:
        """Read the logbook anew and show it, unless what is shown is what it says already."""
        if self._picture is None or self._picture.today != this_day(self._space):
            self._is_current = False
        if not self._is_current:
            self._read_anew()

    def _read_anew(self) -> None:
        try:
            self._picture = read(self._space, self._plan_id)
        except LogbookError as error:
            self._refuse(error)
            return
        self._is_current = True
        self._show()

    def _heard(self, _tables: frozenset[str]) -> None:
        self._is_current = False

    def _show(self) -> None:
        picture = self._picture
        assert picture is not None
        self.head.show_picture(picture)
        self._tell_menu()
        self.week.show_picture(picture)
        if picture.find(self._selected) is None:
            self._selected = _first(picture)
        self._show_days(picture)
        self._show_selected(picture)
        self.warnings.show_warnings(warnings(picture))
        self.hard_sets.show_picture(picture)
        self.outlook.show_rows(outlook(picture, self._known))
        self._fit()
        label = self._space.logbook.undo_label
        self.status.emit("All changes saved", f"Ctrl+Z undoes: {label}" if label else "")

    def _show_days(self, picture: Picture) -> None:
        days = picture.plan.days if picture.plan else ()
        while len(self.days) > len(days):
            panel = self.days.pop()
            self._parts.days_row.removeWidget(panel)
            panel.hide()
            panel.deleteLater()
        while len(self.days) < len(days):
            panel = DayPanel(self._space.look)
            self._connect_day(panel, len(self.days))
            self.days.append(panel)
            self._parts.days_row.addWidget(panel, 1)
        for panel, day in zip(self.days, days, strict=True):
            lines = day_lines(picture, day)
            minutes = words.about_minutes(day.prescriptions, picture.library)
            panel.show_day(day, lines, minutes, self._selected)

    def _show_selected(self, picture: Picture) -> None:
        found = picture.find(self._selected)
        if found is None:
            self.editor.show_nothing()
            self.preview.show_nothing()
            self.goal.show_goal(None, "", "")
            return
        day, item = found
        exercise = picture.library[item.exercise_id]
        target = picture.targets.get(item.id)
        self.editor.show_prescription(day, item, exercise, picture.unit, target)
        try:
            coming = ahead(self._book, self._space.athlete_id, picture, item)
        except LogbookError as error:
            self._refuse(error)
            return
        self.preview.show_ahead(coming, exercise, picture.unit)
        self._show_goal(picture, exercise, coming.goal)

    def _show_goal(self, picture: Picture, exercise: Exercise, sentence: str) -> None:
        """Its odds are worked out beside the window, which goes on without them."""
        goal = picture.goal(exercise.id)
        shown = exercise if exercise.measure is Measure.REPS else None
        self.goal.show_goal(shown, goal_words.goal_text(goal, picture.unit), sentence)
        if goal is not None and shown is not None:
            question = partial(goal_odds, goal=goal, today=picture.today)
            self.reader.ask("goal", question, partial(self.goal.answer, exercise.id))

    def _select(self, prescription_id: int) -> None:
        self._selected = prescription_id
        self._tell_menu()
        for panel in self.days:
            if panel.table.current_id() != prescription_id:
                panel.table.mark(None)
        if self._picture is not None:
            self._show_selected(self._picture)

    # ---- writing

    def _write(self, change: Callable[[], Any]) -> Any:
        """Make one change, show what came of it, and give its result; None where refused."""
        self.problem.hide()
        try:
            result = change()
        except LogbookError as error:
            self._refuse(error)
            return None
        self._read_anew()
        return result

    def _refuse(self, error: LogbookError) -> None:
        self.problem.setText(str(error))
        self.problem.show()

    @property
    def _book(self) -> Any:
        return self._space.logbook

    def _plan_days(self) -> tuple[PlanDay, ...]:
        plan = self._picture.plan if self._picture else None
        return plan.days if plan else ()

    def _current_plan_id(self) -> int:
        assert self._picture is not None
        assert self._picture.plan is not None
        return self._picture.plan.id

    def _rename(self, name: str) -> None:
        self._write(lambda: plans.rename_plan(self._book, self._current_plan_id(), name))

    def _choose_plan(self, index: int) -> None:
        self._plan_id = self.head.chooser.itemData(index)
        self._read_anew()

    def _use(self) -> None:
        self._write(lambda: plans.activate_plan(self._book, self._current_plan_id()))

    def _tell_menu(self) -> None:
        if self._picture is not None:
            found = self._picture.find(self._selected)
            self.head.menu.show_picture(self._picture, found[1].exercise_id if found else None)

    def _carry_out(self, change: Callable[[], object]) -> None:
        """Make a change of the menus; a plan that came of it is shown."""
        made = self._write(change)
        if made is not None and any(plan.id == made for plan in self._shown_plans()):
            self._plan_id = made
            self._read_anew()

    def _shown_plans(self) -> list[Plan]:
        return self._picture.plans if self._picture else []

    def _dismiss(self, key: str) -> None:
        plan = self._picture.plan if self._picture else None
        if plan is not None:
            self._write(lambda: dismiss(self._book, plan, key))

    def _duplicate(self) -> None:
        copy = self._write(lambda: plans.duplicate_plan(self._book, self._current_plan_id()))
        if copy is not None:
            self._plan_id = copy
            self._read_anew()

    def _start(self) -> None:
        if self._picture is not None and self._picture.next_day is not None:
            self.start_requested.emit(self._picture.next_day.id)

    def _add_day(self) -> None:
        name = f"Day {len(self._plan_days()) + 1}"
        self._write(lambda: plans.add_day(self._book, self._current_plan_id(), name))

    def _remove_day(self, place: int) -> None:
        self._write(lambda: plans.remove_day(self._book, self._plan_days()[place].id))

    def _edit_day(self, place: int, fields: dict[str, Any]) -> None:
        self._write(lambda: plans.edit_day(self._book, self._plan_days()[place].id, **fields))

    def _edit(self, prescription_id: int, fields: dict[str, Any]) -> bool:
        """Whether the file took it."""

        def change() -> bool:
            plans.edit_prescription(self._book, prescription_id, **fields)
            return True

        return self._write(change) is True

    def _choose_rule(self, prescription_id: int, name: str) -> None:
        found = self._picture.find(prescription_id) if self._picture else None
        if found is not None:
            self._edit(prescription_id, rule_words.with_rule(found[1], name, this_day(self._space)))

    def _set_option(self, prescription_id: int, key: str, value: float) -> None:
        found = self._picture.find(prescription_id) if self._picture else None
        if found is not None:
            today = this_day(self._space)
            self._edit(prescription_id, rule_words.with_value(found[1], key, value, today))

    def _set_goal(self, exercise_id: int, text: str) -> None:
        """Set, change or drop the goal of an exercise; what is no goal stays, with a sentence."""
        picture = self._picture
        if picture is None:
            return
        try:
            typed = goal_words.goal_typed(text, picture.unit, picture.today)
        except words.RefusedError as refused:
            self.goal.explain(str(refused))
            return
        self.goal.explain("")
        self._write(partial(_write_goal, self._space, picture, exercise_id, typed))

    def _superset(self, prescription_id: int) -> None:
        """Join an exercise with the next one, or take it out of its superset."""
        found = self._picture.find(prescription_id) if self._picture else None
        if found is None:
            return
        label, fields = words.superset_fields(found[0], found[1])
        self._write(lambda: plans.edit_prescriptions(self._book, label, fields))

    def _type_over(self, place: int, prescription_id: int, fields: dict[str, int]) -> None:
        """Write what was typed into a row; the line stays open where the file refuses."""
        found = self._picture.find(prescription_id) if self._picture else None
        if found is None:
            return
        changed = words.fields_of(found[1], fields)
        if not changed or self._edit(prescription_id, changed):
            self.days[place].table.close_entry()

    def _move(self, prescription_id: int, place: int, to: int) -> None:
        """Move an exercise to a row of the day at a place; the focus goes with it."""
        day_id = self._plan_days()[place].id
        self._selected = prescription_id
        self._write(lambda: plans.move_prescription(self._book, prescription_id, day_id, to))
        self.days[place].table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _send(self, prescription_id: int, place: int, by: int) -> None:
        """Move an exercise to the end of the day beside its own."""
        if 0 <= place + by < len(self.days):
            self._move(prescription_id, place + by, len(self.days[place + by].table.ids()))

    def _remove(self, prescription_id: int) -> None:
        for panel in self.days:
            ids = panel.table.ids()
            if prescription_id in ids and len(ids) > 1:
                row = ids.index(prescription_id)
                self._selected = (ids[:row] + ids[row + 1 :])[min(row, len(ids) - 2)]
        self._write(lambda: plans.remove_prescription(self._book, prescription_id))

    def _remedy(self, found: Remedy) -> None:
        label = f"Add sets for {words.listed([str(m) for m in found.muscles]) or 'low muscles'}"
        items = {p.id: p for day in self._plan_days() for p in day.prescriptions}
        fields = {key: words.fields_of(items[key], {"sets": n}) for key, n in found.sets.items()}
        self._write(lambda: plans.edit_prescriptions(self._book, label, fields))

    # ---- adding an exercise

    def _open_picker(self, place: int) -> None:
        if self._picture is None:
            return
        day = self._plan_days()[place]
        self._adding_to = place
        done = exercise_counts(self._book, self._space.athlete_id)
        often = {exercise_id: -count for exercise_id, count, _day in done}
        choice = sorted(
            self._picture.library.values(), key=lambda e: (often.get(e.id, 0), e.name.casefold())
        )
        self._parts.show_picker()
        self.picker.open(
            "Add exercise",
            f"It goes to the end of {day.name}.",
            [Offer(exercise) for exercise in choice],
            makes=True,
        )
        if self._parts.is_narrow():
            QTimer.singleShot(0, self._scroll_to_picker)  # once it has its place

    def _scroll_to_picker(self) -> None:
        self._parts.bring_into_sight(self.picker)
        if (typed_in := self.picker.focusWidget()) is not None:
            self._parts.bring_into_sight(typed_in)

    def _add(self, exercise_id: int) -> None:
        place = self._adding_to
        if place is None:
            return
        day_id = self._plan_days()[place].id
        added = self._write(lambda: plans.add_prescription(self._book, day_id, exercise_id))
        if added is not None:
            self._select(added)
            self.days[place].table.mark(added)
        self._leave_picker()

    def _make(self, name: str) -> None:
        """Make an exercise that was not found, and add it."""
        from legday_gui.exchange.proposing import create_exercise

        made = self._write(lambda: create_exercise(self._book, name))
        if made is not None:
            self._add(made)

    def _leave_picker(self) -> None:
        self._parts.show_cards()
        if self._adding_to is not None and self._adding_to < len(self.days):
            self.days[self._adding_to].table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._adding_to = None


def _write_goal(
    space: Workspace, picture: Picture, exercise_id: int, typed: tuple[int, int | None, int] | None
) -> None:
    if typed is not None:
        load_g, reps, by_day = typed
        planning.set_goal(
            space.logbook, space.athlete_id, exercise_id,
            load_g=load_g, reps=reps, by_day=by_day, today=picture.today,
        )  # fmt: skip
    elif (goal := picture.goal(exercise_id)) is not None:
        planning.remove_goal(space.logbook, goal.id)


def _first(picture: Picture) -> int | None:
    """The first exercise of the next day, or of any."""
    days = picture.plan.days if picture.plan else ()
    wanted = [day for day in (picture.next_day, *days) if day and day.prescriptions]
    return wanted[0].prescriptions[0].id if wanted else None
