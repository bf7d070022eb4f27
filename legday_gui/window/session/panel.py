"""The middle of the session: the current exercise, what is asked and why, and its sets."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from legday_gui.training.units import format_load, step_in
from legday_gui.training.values import Exercise, LoggedSet, Measure, SetKind, Unit
from legday_gui.window.look import Look
from legday_gui.window.session import words
from legday_gui.window.session.before import Past
from legday_gui.window.session.facts import Facts, ReasonBox
from legday_gui.window.session.lines import Line
from legday_gui.window.session.parts import NoteField, Words, show_if
from legday_gui.window.session.set_table import SetTable
from legday_gui.window.session.skip_row import SkipRow
from legday_gui.window.widgets import Button, Marked, Pill
from legday_gui.window.widgets.flow import Flow

if TYPE_CHECKING:
    from legday_gui.logbook.targets import Best

HINTS = (
    ("Enter", "log set"),
    ("↑ ↓", "load"),
    ("Shift ↑ ↓", "reps"),
    ("97.5 9@1 Enter", "log that"),
    ("Ctrl R", "rest"),
    ("Ctrl Z", "undo"),
    ("Page ↑ ↓", "exercise"),
    ("Ctrl ↑ ↓", "other set"),
)


class Panel(QWidget):
    """Shows one exercise. Its buttons only say what was pressed; the desk does it."""

    swap = Signal()
    history = Signal()
    nudge = Signal(int, int)  # steps of load, reps
    add_set = Signal()
    remove = Signal()
    kind = Signal()
    superset = Signal()
    skip = Signal()
    skip_reason = Signal(object, str)  # block id, reason
    skip_warm_ups = Signal()
    finish = Signal()
    noted = Signal(str)
    set_noted = Signal(object, str)  # id of the set, text
    setting_noted = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._shown: tuple[object, ...] = ()
        self.table = SetTable(look)
        self._notice = Words(look, "small", "good").wrapped()
        self._notice.hide()
        self._name = Words(look, "title").wrapped()
        self._pill = Pill(look, "")
        self._facts = Facts(look)
        self._reason = ReasonBox(look)
        self._said = Words(look, "body", "bad").wrapped()
        self._said.hide()
        self._skipped = SkipRow(look)
        self._skipped.answered.connect(self.skip_reason)
        self._noted_set: int | None = None
        self._note = NoteField(look, "Note on the exercise", "Exercise note")
        self._note.saved.connect(self.noted)
        self._setting = NoteField(look, "Machine settings here", "Settings here")
        self._setting.saved.connect(self.setting_noted)
        self._set_note = NoteField(look, "Note on the last set", "Set note")
        self._set_note.saved.connect(lambda text: self.set_noted.emit(self._noted_set, text))
        self._done = Words(look, "body", "muted").wrapped()
        self._finish = self._button(
            "Finish session", self.finish, "Finish the session (Ctrl+Enter)", "primary"
        )
        self._build()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._name)
        head.addWidget(self._pill)
        head.addStretch(1)
        self._swap = self._button("Swap", self.swap, "Swap this exercise for another (Ctrl+T)")
        head.addWidget(self._swap)
        head.addWidget(self._button("History", self.history, "What was done before (Ctrl+H)"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self._notice)
        box.addWidget(self._skipped)
        box.addLayout(head)
        box.addWidget(self._facts)
        box.addWidget(self._reason)
        box.addWidget(self.table)
        box.addWidget(self._done)
        box.addWidget(self._finish, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self._said)
        box.addLayout(self._tools())
        box.addLayout(self._notes())
        self._hints = Marked(self._look, "small")
        box.addWidget(self._hints)
        box.addStretch(1)
        self._look.changed.connect(self._dress)
        self._dress()

    def _notes(self) -> QHBoxLayout:
        """What the machine is set to, what was odd about the exercise, and about the set."""
        notes = QHBoxLayout()
        notes.setSpacing(8)
        for field in (self._setting, self._note, self._set_note):
            notes.addWidget(field)
        return notes

    def _tools(self) -> Flow:
        tools = Flow()
        self._less = self._stepper(lambda: self.nudge.emit(-1, 0))
        self._more = self._stepper(lambda: self.nudge.emit(1, 0))
        self._fewer = self._stepper(lambda: self.nudge.emit(0, -1))
        self._another = self._stepper(lambda: self.nudge.emit(0, 1))
        self._kind = self._button("Kind", self.kind, "Kind of set (Ctrl+J)")
        self._superset = self._button("Superset", self.superset, "")
        self._remove = self._button("Remove set", self.remove, "Remove this set (Ctrl+Backspace)")
        self._warm = self._button(
            "Skip warm-ups", self.skip_warm_ups, "Skip the warm-up sets (Ctrl+G)"
        )
        self._skip = self._button("Skip", self.skip, "Skip this exercise (Ctrl+K)")
        self._add = self._button("Add set", self.add_set, "Ask for one more set (Ctrl+N)")
        for button in (self._less, self._more, self._fewer, self._another):
            tools.addWidget(button)
        for button in (
            self._kind, self._add, self._warm, self._remove, self._superset, self._skip,
        ):  # fmt: skip
            tools.addWidget(button)
        return tools

    def _button(self, text: str, slot: object, name: str, role: str = "plain") -> Button:
        button = Button(self._look, text, role, touch=True)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: slot.emit() if hasattr(slot, "emit") else slot())
        return button

    def _stepper(self, slot: Callable[[], object]) -> Button:
        button = self._button("", slot, "")
        button.setAutoRepeat(True)
        button.setAutoRepeatDelay(400)
        button.setAutoRepeatInterval(90)
        return button

    def _dress(self) -> None:
        text, muted = (self._look.colour(role).name() for role in ("text", "muted"))
        self._hints.setText(
            "&nbsp;&nbsp;&nbsp; ".join(
                f'<span style="color:{text}; font-weight:600">{key.replace(" ", "&nbsp;")}</span> '
                f'<span style="color:{muted}">{what.replace(" ", "&nbsp;")}</span>'
                for key, what in HINTS
            )
        )

    # ---- showing

    def show_exercise(
        self,
        exercise: Exercise,
        past: Past,
        best: "Best | None",
        unit: Unit,
        *,
        per_leg: bool,
        finished: bool,
    ) -> None:
        """Show what is asked and what was done before."""
        shown = (exercise, past, best, unit, per_leg, finished)
        if shown == self._shown:
            return
        self._shown = shown
        self._name.setText(exercise.name)
        self._pill.setText(exercise.equipment)
        self._pill.setVisible(bool(exercise.equipment))
        target = past.target
        self._facts.show_facts(_facts(exercise, past, best, unit, per_leg=per_leg))
        self._reason.show_reason(target.headline if target else "", target.reason if target else "")
        self._skip.setVisible(not finished)
        self._show_steps(exercise, unit)

    def _show_steps(self, exercise: Exercise, unit: Unit) -> None:
        step = format_load(step_in(exercise.step_g, unit), unit)
        reps = exercise.measure is Measure.REPS
        what = "rep" if reps else {"time": "s"}.get(exercise.measure.value, "m")
        texts = (f"− {step}", f"+ {step} {unit}", "− 1", f"+ 1 {what}")
        names = (
            f"{step} {unit} less",
            f"{step} {unit} more",
            f"One {what} less",
            f"One {what} more",
        )
        buttons = (self._less, self._more, self._fewer, self._another)
        for button, text, name in zip(buttons, texts, names, strict=True):
            if button.text() != text:
                button.setText(text)
                button.setAccessibleName(name)

    def show_lines(
        self,
        lines: Sequence[Line],
        current: Line | None,
        exercise: Exercise,
        unit: Unit,
        offset: int,
    ) -> None:
        self.table.show_lines(lines, current, exercise, unit, offset)
        warming = any(x.kind is SetKind.WARM_UP and x.logged is None for x in lines)
        show_if(self._warm, warming)
        show_if(self._remove, bool(lines) and not warming)
        for button in (self._less, self._more, self._fewer, self._another, self._kind):
            if button.isEnabled() is (current is None):
                button.setEnabled(current is not None)

    def show_done(self, sentence: str, *, finish: bool) -> None:
        """What to say in the place of the current row."""
        if sentence != self._done.text():
            self._done.setText(sentence)
        show_if(self._done, bool(sentence))
        show_if(self._finish, finish)

    def show_skipped(self, skipped: bool) -> None:
        _retitle(self._skip, "Take up" if skipped else "Skip")

    def show_superset(self, on: bool) -> None:
        _retitle(self._superset, "End superset" if on else "Superset")
        name = "End the superset" if on else "Alternate with the next exercise"
        self._superset.setAccessibleName(f"{name} (Ctrl+U)")
        self._superset.setToolTip(f"{name} (Ctrl+U)")

    def show_notes(self, note: str, setting: str, noted: LoggedSet | None) -> None:
        """Texts on the exercise, on its machine at this place, and on one of its sets."""
        self._note.show_text(note)
        self._setting.show_text(setting)
        if self._set_note.hasFocus() and self._noted_set is not None:
            return  # what is being typed belongs to the set that it was begun for
        self._noted_set = noted.id if noted else None
        self._set_note.show_text(noted.note if noted else "")
        self._set_note.setEnabled(noted is not None)

    def keep_notes(self) -> None:
        """Save a note that is being typed, before another exercise is shown."""
        for field in (self._setting, self._note, self._set_note):
            field.clearFocus()

    def focus_set_note(self) -> None:
        if self._set_note.isEnabled():
            self._set_note.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_setting(self) -> None:
        self._setting.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def ask_reason(self, block_id: int, name: str) -> None:
        """Ask why an exercise was skipped, until something else is done."""
        self._skipped.ask(block_id, name)

    def question(self) -> QWidget | None:
        """What is asked just now, if anything."""
        return self._skipped if self._skipped.isVisible() else None

    def answer(self, number: int) -> None:
        """Take one of the answers to that."""
        self._skipped.answer(number)

    def show_notice(self, sentence: str) -> None:
        """What to know before going on; empty takes it away."""
        if sentence != self._notice.text():
            self._notice.setText(sentence)
        show_if(self._notice, bool(sentence))

    def say(self, sentence: str) -> None:
        """An error that belongs to no field; said with every write, so a question leaves too."""
        self._skipped.leave()
        if sentence != self._said.text():
            self._said.setText(sentence)
        show_if(self._said, bool(sentence))

    def said(self) -> str:
        return self._said.text()


def _facts(
    exercise: Exercise, past: Past, best: "Best | None", unit: Unit, *, per_leg: bool
) -> Iterator[tuple[str, str]]:
    """What is asked, then what was done: on this plan day, on the other, and the best ever."""
    target, last, other = past.target, past.last, past.other
    if target is not None:
        yield "Target", words.target_words(target, unit, exercise, per_leg=per_leg)
    elsewhere = "" if past.same_day or last is None else " (another day)"
    when = f"Last time, {words.day_words(last.day)}{elsewhere}" if last else "Last time"
    yield when, words.sets_words(last.sets, unit, exercise) if last else "never yet"
    if other is not None:
        day = f"Other day, {words.day_words(other.day)}"
        yield day, words.sets_words(other.sets, unit, exercise)
    day = f", {words.day_words(best.day, year=True)}" if best else ""
    what = "est. max" if best and best.max_g is not None else "ever"
    yield f"Best {what}{day}", words.best_words(best, unit, exercise)


def _retitle(button: Button, text: str) -> None:
    if button.text() != text:
        button.setText(text)
        button.updateGeometry()
