"""The middle of the session: the current exercise, what is asked and why, and its sets."""

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from legday_gui.training.units import format_load, step_in
from legday_gui.training.values import Exercise, Measure, Performance, SetKind, Unit
from legday_gui.window.look import Look
from legday_gui.window.session import words
from legday_gui.window.session.flow import Flow
from legday_gui.window.session.lines import Line
from legday_gui.window.session.parts import Column, NoteField, Words, clear
from legday_gui.window.session.set_table import SetTable
from legday_gui.window.session.sheet import Past
from legday_gui.window.widgets import Button, Pill

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
    skip = Signal()
    skip_warm_ups = Signal()
    finish = Signal()
    noted = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._shown: tuple[object, ...] = ()
        self.table = SetTable(look)
        self._notice = Words(look, "small", "good").wrapped()
        self._notice.hide()
        self._name = Words(look, "title").wrapped()
        self._pill = Pill(look, "")
        self._facts = [_Fact(look, "strong"), _Fact(look), _Fact(look)]
        self._reason = ReasonBox(look)
        self._said = Words(look, "body", "bad").wrapped()
        self._said.hide()
        self._note = NoteField(look, "Note: seat, grip, how it felt")
        self._note.saved.connect(self.noted)
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
        facts = Flow(spacing=24, line_spacing=6)
        for fact in self._facts:
            facts.addWidget(fact)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self._notice)
        box.addLayout(head)
        box.addLayout(facts)
        box.addWidget(self._reason)
        box.addWidget(self.table)
        box.addWidget(self._done)
        box.addWidget(self._finish, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self._said)
        box.addSpacing(4)
        box.addLayout(self._tools())
        box.addSpacing(4)
        self._hints = QLabel()
        self._hints.setTextFormat(Qt.TextFormat.RichText)
        self._hints.setWordWrap(True)
        box.addWidget(self._hints)
        box.addWidget(self._note)
        box.addStretch(1)
        self._look.changed.connect(self._dress)
        self._dress()

    def _tools(self) -> Flow:
        tools = Flow()
        self._less = self._stepper(lambda: self.nudge.emit(-1, 0))
        self._more = self._stepper(lambda: self.nudge.emit(1, 0))
        self._fewer = self._stepper(lambda: self.nudge.emit(0, -1))
        self._another = self._stepper(lambda: self.nudge.emit(0, 1))
        self._remove = self._button("Remove set", self.remove, "Remove this set (Ctrl+Backspace)")
        self._warm = self._button(
            "Skip warm-ups", self.skip_warm_ups, "Skip the warm-up sets (Ctrl+G)"
        )
        self._skip = self._button("Skip", self.skip, "Skip this exercise (Ctrl+K)")
        self._add = self._button("Add set", self.add_set, "Ask for one more set (Ctrl+N)")
        for button in (self._less, self._more, self._fewer, self._another):
            tools.addWidget(button)
        for button in (self._add, self._warm, self._remove, self._skip):
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
        self._hints.setFont(self._look.font("small"))
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
        best: float | None,
        unit: Unit,
        *,
        per_leg: bool,
        finished: bool,
    ) -> None:
        """Show what is asked and what was done before; ``best`` is an estimated max in grams."""
        shown = (exercise, past, best, unit, per_leg, finished)
        if shown == self._shown:
            return
        self._shown = shown
        self._name.setText(exercise.name)
        self._pill.setText(exercise.equipment)
        self._pill.setVisible(bool(exercise.equipment))
        target, last = past.target, past.last
        aim = words.target_words(target, unit, exercise, per_leg=per_leg) if target else "—"
        self._facts[0].show_fact("Target", aim)
        self._facts[0].setVisible(target is not None)
        other = "" if past.same_day or last is None else " (another day)"
        when = f"Last time, {words.day_words(last.day)}{other}" if last else "Last time"
        done = words.sets_words(last.sets, unit, exercise) if last else "never yet"
        self._facts[1].show_fact(when, done)
        known = f"{words.max_words(best, unit)} {unit} estimated max" if best else "—"
        self._facts[2].show_fact("Best", known)
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
        self._warm.setVisible(warming)
        self._remove.setVisible(bool(lines) and not warming)
        for button in (self._less, self._more, self._fewer, self._another):
            button.setEnabled(current is not None)

    def show_done(self, sentence: str, *, finish: bool) -> None:
        """What to say in the place of the current row."""
        self._done.setText(sentence)
        self._done.setVisible(bool(sentence))
        self._finish.setVisible(finish)

    def show_skipped(self, skipped: bool) -> None:
        self._skip.setText("Take up" if skipped else "Skip")

    def show_note(self, text: str) -> None:
        self._note.show_text(text)

    def show_notice(self, sentence: str) -> None:
        """What to know before going on; empty takes it away."""
        self._notice.setText(sentence)
        self._notice.setVisible(bool(sentence))

    def say(self, sentence: str) -> None:
        """An error that belongs to no field."""
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))

    def said(self) -> str:
        return self._said.text()


class _Fact(QWidget):
    """A small title over its value."""

    def __init__(self, look: Look, font: str = "body") -> None:
        super().__init__()
        self._title = Words(look, "label", "muted")
        self._value = Words(look, font)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addWidget(self._title)
        box.addWidget(self._value)

    def show_fact(self, title: str, value: str) -> None:
        self._title.setText(title)
        self._value.setText(value)
        self.setAccessibleName(f"{title}: {value}")
        self.updateGeometry()


class ReasonBox(QWidget):
    """Why today's load is what it is: a few bold words and one sentence."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._reason = ("", "")
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.RichText)
        self._label.setWordWrap(True)
        box = QVBoxLayout(self)
        box.setContentsMargins(14, 10, 14, 10)
        box.addWidget(self._label)
        look.changed.connect(self._dress)

    def show_reason(self, headline: str, sentence: str) -> None:
        self._reason = (headline, sentence)
        self.setVisible(bool(headline or sentence))
        self._dress()

    def _dress(self) -> None:
        headline, sentence = self._reason
        text, muted = (self._look.colour(role).name() for role in ("text", "muted"))
        self._label.setFont(self._look.font("body"))
        self._label.setText(
            f'<span style="color:{text}; font-weight:600">{escape(headline)}</span> '
            f'<span style="color:{muted}">{escape(sentence)}</span>'
        )
        self._label.setAccessibleName(f"{headline} {sentence}")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._look.colour("border"))
        painter.setBrush(self._look.colour("selected"))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 8, 8)
        painter.end()


class HistoryView(QWidget):
    """What was done of one exercise before, newest first; in the panel's place."""

    closed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._title = Words(look, "title").wrapped()
        back = Button(look, "Back", touch=True)
        back.clicked.connect(self.closed)
        self._back = back
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(back)
        inner = QWidget()
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(10)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(head)
        box.addWidget(Column(inner), 1)

    def open(self, exercise: Exercise, performances: Sequence[Performance], unit: Unit) -> None:
        self._title.setText(exercise.name)
        clear(self._list)
        for done in reversed(performances):
            fact = _Fact(self._look)
            day = words.day_words(done.day, year=True)
            fact.show_fact(day, words.sets_words(done.sets, unit, exercise))
            self._list.addWidget(fact)
        if not performances:
            self._list.addWidget(Words(self._look, "body", "muted", "Not done before."))
        self._list.addStretch(1)
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.closed.emit()
        event.accept()
