"""The exercises: what each of them is, new ones, and two that are one."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from legday_gui.logbook import library
from legday_gui.logbook.errors import LogbookError
from legday_gui.logbook.history import sets_logged
from legday_gui.logbook.merging import can_merge, merge_exercises
from legday_gui.training.values import Exercise
from legday_gui.window.dialogs.exercise_browser import ExerciseBrowser
from legday_gui.window.dialogs.exercise_form import ExerciseForm
from legday_gui.window.dialogs.exercise_words import LOADS, sets_text
from legday_gui.window.dialogs.page import Page
from legday_gui.window.session.choosing import likeness
from legday_gui.window.session.picker import Offer, Picker
from legday_gui.window.widgets import Button, Label, Muted
from legday_gui.window.widgets.flow import Flow
from legday_gui.window.workspace import Workspace

WHY = (
    "Yours and those that you have done come first. Each change is written when it is made; "
    "Ctrl+Z takes it back."
)
# Heights of the list, and of what stands above it, at a text of 100 %.
_LEAST_LIST, _MOST_LIST, _ABOVE_LIST = 150, 560, 230


class ExercisesPage(Page):
    """Each change is written when it is made, and taken back by Ctrl+Z."""

    def __init__(self, workspace: Workspace) -> None:
        look = workspace.look
        super().__init__(look, "Exercises", look.px(1080))
        self._space = workspace
        self._chosen: int | None = None
        self._said = Label(look, "", "body", "bad")
        self._said.hide()
        self.browser = ExerciseBrowser(look)
        self.new = Button(look, "New exercise", touch=True)
        self.form = ExerciseForm(look)
        self.merge = Button(look, "Merge into…", touch=True)
        self.remove = Button(look, "Remove", touch=True)
        self.picker = Picker(look)
        self._logged = Muted(look)
        self._right = QStackedWidget()
        self._editor = QWidget()
        self._build()
        self._connect()
        self.setFocusProxy(self.browser.search)
        self.refresh()

    def _build(self) -> None:
        look = self._space.look
        self.body.addWidget(self._said)
        actions = Flow()
        for button in (self.merge, self.remove):
            actions.addWidget(button)
        box = QVBoxLayout(self._editor)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        box.addWidget(self.form)
        box.addWidget(self._logged)
        box.addLayout(actions)
        box.addStretch(1)
        for page in (self._editor, self.picker):
            self._right.addWidget(page)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.new)
        left.addWidget(self.browser)
        left.addWidget(Muted(look, WHY))
        left.addStretch(1)
        columns = QHBoxLayout()
        columns.setSpacing(24)
        columns.addLayout(left, 1)
        columns.addWidget(self._right, 2)
        self.body.addLayout(columns)
        done = Button(look, "Done", "primary", touch=True)
        done.clicked.connect(self.closed)
        self.body.addWidget(done)

    def _connect(self) -> None:
        self.new.clicked.connect(self.add)
        self.browser.chosen.connect(self.choose)
        self.browser.searched.connect(self._show_found)
        self.browser.entered.connect(self._enter)
        self.form.edited.connect(self._edit)
        self.form.said.connect(self.say)
        self.merge.clicked.connect(self.open_merge)
        self.remove.clicked.connect(self.remove_chosen)
        self.picker.picked.connect(self._merge_into)
        self.picker.cancelled.connect(self._leave_picker)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list scrolls by itself and stays in sight, however long the form is."""
        super().resizeEvent(event)
        px = self._space.look.px
        room = self.height() - px(_ABOVE_LIST)
        self.browser.list.setFixedHeight(max(px(_LEAST_LIST), min(px(_MOST_LIST), room)))

    # ---- showing

    @property
    def exercise(self) -> Exercise | None:
        """The exercise that is being edited."""
        return self._live.get(self._chosen) if self._chosen is not None else None

    @property
    def _live(self) -> Mapping[int, Exercise]:
        return library.exercises(self._space.logbook)

    def refresh(self) -> None:
        """Read the exercises again, after a change here or an undo."""
        self._sets = sets_logged(self._space.logbook, self._space.athlete_id)
        rows = [(e, self._sets.get(e.id, 0)) for e in self._live.values()]
        rows.sort(key=lambda row: (row[0].built_in and not row[1], -row[1]))
        self.browser.show_rows(rows)
        if self.exercise is None:
            self._chosen = self.browser.first
        self.browser.mark(self._chosen)
        self._show_chosen()
        self.hold_focus()

    def _show_chosen(self) -> None:
        exercise = self.exercise
        self._right.setCurrentWidget(self._editor)
        self._show_found()
        if exercise is None:
            return
        self.form.show_exercise(exercise, self._space.unit)
        self._logged.setText(f"{sets_text(self._sets.get(exercise.id, 0)) or 'No set'} logged.")
        self.merge.setAccessibleName(f"Merge {exercise.name} into another exercise")
        self.remove.setAccessibleName(f"Remove {exercise.name}")

    def _show_found(self) -> None:
        """What New exercise would make, where nothing is called as it was typed."""
        typed = self.browser.typed
        self._right.setVisible(self.exercise is not None and self.browser.found)
        named = typed and not self.browser.found
        text = f"New exercise “{typed}”" if named else "New exercise"
        self.new.setText(self.new.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, max(160, self.new.width() - 36)
        ))  # fmt: skip
        self.new.setAccessibleName(text)

    def choose(self, exercise_id: int) -> None:
        """Show another exercise."""
        self._chosen = exercise_id
        self.say("")
        self._show_chosen()

    def say(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))
        if sentence:  # once it has its place
            QTimer.singleShot(0, self, lambda: self._area.ensureWidgetVisible(self._said))

    def _enter(self) -> None:
        """Go on to the form, or make what was not found."""
        if not self.browser.found:
            self.add()
        elif self.exercise is not None:
            self._begin(self.form.name)

    def _begin(self, field: QWidget) -> None:
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        if field is self.form.name:
            self.form.name.selectAll()

    # ---- changes

    def add(self) -> None:
        """Add an exercise of the name that was searched for, or of a free one to type over."""
        from legday_gui.exchange.proposing import create_exercise

        typed = self.browser.typed
        named = bool(typed) and not self.browser.found
        name = typed if named else self._free_name()

        def act() -> None:
            self._chosen = create_exercise(self._space.logbook, name)

        if self._try(act):
            self.browser.search.clear()
            self.browser.mark(self._chosen)
            self._begin(self.form.equipment if named else self.form.name)

    def _free_name(self) -> str:
        names = {e.name for e in self._live.values()}
        free = (f"New exercise {n}" if n > 1 else "New exercise" for n in range(1, len(names) + 2))
        return next(name for name in free if name not in names)

    def _edit(self, fields: Mapping[str, Any]) -> None:
        exercise = self.exercise
        if exercise is None:
            return
        if not self._try(lambda: library.edit_exercise(self._space.logbook, exercise.id, **fields)):
            self.form.refuse()
        elif "load_kind" in fields and self._sets.get(exercise.id):
            kind = LOADS[fields["load_kind"]]
            self.say(
                f"The loads of {sets_text(self._sets[exercise.id])} stay as they were entered and "
                f"are read as “{kind}” from now on."
            )

    def remove_chosen(self) -> None:
        """Put the exercise into the bin."""
        exercise = self.exercise
        if exercise is None:
            return
        if self._try(lambda: library.remove_exercise(self._space.logbook, exercise.id)):
            kept = " What was logged of it stays." if self._sets.get(exercise.id) else ""
            self.say(f"{exercise.name} was removed: Ctrl+Z brings it back.{kept}")

    def open_merge(self) -> None:
        """Choose what the exercise is the same as, the likeliest first."""
        one = self.exercise
        if one is None:
            return
        fitting = [other for other in self._live.values() if can_merge(one, other)]
        words = set(one.name.casefold().split())
        fitting.sort(
            key=lambda other: (
                -len(words & set(other.name.casefold().split())), -likeness(one, other), other.name
            )
        )  # fmt: skip
        self._right.setCurrentWidget(self.picker)
        self.picker.open(
            f"Merge {one.name} into",
            "Its sets, plans and goals go over to the one that you choose, and so does its name in "
            "later imports. Enter takes the marked one, Escape goes back.",
            [Offer(other) for other in fitting],
        )

    def _merge_into(self, into_id: int) -> None:
        gone, into = self.exercise, self._live.get(into_id)
        if gone is None or into is None:
            return
        moved = sets_text(self._sets.get(gone.id, 0))

        def act() -> None:
            merge_exercises(self._space.logbook, gone.id, into_id)
            self._chosen = into_id

        if self._try(act):
            self.say(
                f"{gone.name} is {into.name} now{f', with {moved} more' if moved else ''}: Ctrl+Z "
                "parts them again."
            )
        self._leave_picker()

    def _leave_picker(self) -> None:
        self._right.setCurrentWidget(self._editor)
        self.merge.setFocus()

    def _try(self, act: Callable[[], object]) -> bool:
        """Write and show it; what is refused is said and stays as typed."""
        try:
            act()
        except LogbookError as error:
            self.say(str(error))
            return False
        self.say("")
        self.refresh()
        return True
