"""A session on the screen, running or being corrected: what is pressed here goes to the sheet."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from legday_gui.logbook import history, sessions
from legday_gui.logbook.errors import LogbookError
from legday_gui.logbook.library import exercises
from legday_gui.training.values import Block, Exercise, SetKind, Side
from legday_gui.training.volume import session_volume_g
from legday_gui.window.session import keys, resting, words
from legday_gui.window.session.coming import next_set
from legday_gui.window.session.exercise_list import ExerciseList, Item
from legday_gui.window.session.flow import Flow
from legday_gui.window.session.form_card import FormCard
from legday_gui.window.session.lines import Line
from legday_gui.window.session.panel import HistoryView, Panel
from legday_gui.window.session.parts import Column, Words
from legday_gui.window.session.picker import Picker
from legday_gui.window.session.plates_card import PlatesCard
from legday_gui.window.session.recovery_card import RecoveryCard
from legday_gui.window.session.rest_timer import RestCard
from legday_gui.window.session.sheet import Sheet, Values
from legday_gui.window.session.when_card import WhenCard
from legday_gui.window.widgets import Button, Card
from legday_gui.window.workspace import Workspace

if TYPE_CHECKING:
    from legday_gui.window.session.rack import Rack

FULL_EMS, HALF_EMS = 66, 40  # widths, in heights of the type, for three columns and for two


class Desk(QWidget):
    """Three columns: the day and its exercises; the current one; rest, plates and form."""

    finishing = Signal()  # the summary is asked for
    left = Signal()  # a past session is closed
    binned = Signal(object)
    status = Signal(str, str)
    shown = Signal()  # every card is up to date with the sheet

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._space = workspace
        look = workspace.look
        self._sheet: Sheet | None = None
        self._block_id: int | None = None
        self._chosen: tuple[int, Side] | None = None  # a line other than the next one
        self._after_pick: Callable[[int], object] | None = None
        self._resumed = ""
        self._beside = True
        self.writing = False
        self.recovery = RecoveryCard(look)
        self.when = WhenCard(look)
        self.list = ExerciseList(look)
        self.panel = Panel(look)
        self.picker = Picker(look)
        self.past = HistoryView(look)
        self.rest = RestCard(look, workspace.clock, workspace.settings)
        self.plates = PlatesCard(look)
        self.form = FormCard(look)
        self._build()
        self._connect()
        keys.bind(self)

    # ---- building

    def _build(self) -> None:
        look = self._space.look
        exercises_card = Card(look)
        self._add = Button(look, "+ Add exercise", "quiet", touch=True)
        self._add.setToolTip("Add an exercise (Ctrl+E)")
        self._finish = Button(look, "Finish session", touch=True)
        self._finish.setToolTip("Finish the session (Ctrl+Enter)")
        self._others = Button(look, "Past sessions", "quiet", touch=True)
        self._others.setToolTip("All sessions: open, correct, date back, bin")
        for button in (self._add, self._finish, self._others):
            button.setAccessibleName(button.toolTip())
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setMinimumHeight(44)
        exercises_card.body.setContentsMargins(8, 8, 8, 8)
        more = Flow()
        more.addWidget(self._add)
        more.addWidget(self._others)
        exercises_card.body.addWidget(self.list)
        exercises_card.body.addLayout(more)
        exercises_card.body.addWidget(self._finish)
        self._left = _column(self.recovery, self.when, exercises_card)
        self._stack = QStackedWidget()
        middle = Card(look)
        middle.body.addWidget(self.panel)
        self._empty = Words(look, "body", "muted", "No exercises yet: Ctrl+E adds one.").wrapped()
        middle.body.addWidget(self._empty)
        self._middle = Column(_column(middle, stretch=False))
        self._stack.addWidget(self._middle)
        for page in (self.picker, self.past):
            card = Card(look)
            card.body.addWidget(page)
            self._stack.addWidget(card)
        self._right = _column(self.rest, self.plates, self.form)
        self._left_scroll, self._right_scroll = Column(self._left), Column(self._right)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(12, 12, 12, 12)
        self._row.setSpacing(12)
        self._row.addWidget(self._left_scroll, 10)
        self._row.addWidget(self._stack, 22)
        self._row.addWidget(self._right_scroll, 9)

    def _connect(self) -> None:
        table, panel = self.panel.table, self.panel
        table.entry.submitted.connect(self._submitted)
        table.entry.nudged.connect(self._show_plates)
        table.chosen.connect(self._choose_line)
        self.list.chosen.connect(self.select)
        self.list.moved.connect(self._move)
        self._add.clicked.connect(self.open_add)
        self._finish.clicked.connect(self.finish)
        self._others.clicked.connect(self.left)
        panel.swap.connect(self.open_swap)
        panel.history.connect(self.open_history)
        panel.nudge.connect(self.nudge)
        panel.add_set.connect(self.add_set)
        panel.remove.connect(self.remove_set)
        panel.skip.connect(self.skip_exercise)
        panel.skip_warm_ups.connect(self.skip_warm_ups)
        panel.finish.connect(self.finish)
        panel.noted.connect(self._note)
        self.picker.picked.connect(self._picked)
        self.picker.cancelled.connect(self._back)
        self.past.closed.connect(self._back)
        self.rest.longer.connect(self._lengthen_rest)
        self.rest.skipped.connect(self.stop_rest)
        self.rest.started.connect(self._start_rest)
        self.rest.restarted.connect(self.restart_rest)
        self.rest.over.connect(lambda: self._report("Rest is over."))
        self.when.edited.connect(self._edit_session)
        self.when.closed.connect(self.left)
        self.when.binned.connect(lambda: self._sheet and self.binned.emit(self._sheet.session_id))

    # ---- showing

    def show_session(self, sheet: Sheet, *, resumed: str = "") -> None:
        """Show a session at its first open set; ``resumed`` is said until something is done."""
        self._sheet = sheet
        self._chosen = None
        self._resumed = resumed
        running = not sheet.finished
        self.recovery.setVisible(running)
        self.when.setVisible(not running)
        self.rest.setVisible(running)
        self._finish.setVisible(running)
        begun = [b for b in sheet.blocks if sheet.sets(b)]
        latest = max(begun, key=lambda b: max(s.id for s in sheet.sets(b)), default=None)
        if running:
            here = latest if latest and sheet.next_line(latest) else sheet.next_block(latest)
        else:
            here = sheet.blocks[0] if sheet.blocks else None
        here = here or (sheet.blocks[0] if sheet.blocks else None)
        self._block_id = here.id if here else None
        self._stack.setCurrentIndex(0)
        self.panel.say("")
        self.sync()
        self.focus_entry()
        # What was hidden has passed the focus on, and the column has scrolled after it.
        self._left_scroll.verticalScrollBar().setValue(0)

    def resync(self) -> None:
        """Read the session again after a change made elsewhere, undo included."""
        if self._sheet is None or self.writing:
            return
        self._sheet.unit = self._space.unit
        self._sheet.forget_past()
        self._sheet.reload()
        self.sync()

    @property
    def sheet(self) -> Sheet | None:
        return self._sheet

    @property
    def block(self) -> Block | None:
        return self._sheet.block(self._block_id) if self._sheet and self._block_id else None

    def line(self) -> Line | None:
        """The line in the entry: the one chosen, else the next to do."""
        return self._current(self._lines())

    def _lines(self) -> list[Line]:
        block = self.block
        return self._sheet.lines(block) if self._sheet and block else []

    def _current(self, lines: list[Line]) -> Line | None:
        found = next((x for x in lines if x.key == self._chosen), None)
        if found is None:
            self._chosen = None
            found = next((x for x in lines if x.logged is None), None)
        return found

    def sync(self) -> None:
        """Bring every card up to date with the sheet; what is the same is not painted again."""
        sheet = self._sheet
        if sheet is None:
            return
        if self.block is None and sheet.blocks:
            self._block_id = sheet.blocks[0].id
        self._show_list(sheet)
        block = self.block
        self.panel.setVisible(block is not None)
        self._empty.setVisible(block is None)
        self.panel.show_notice(self._resumed)
        if block is None:
            self.form.show_cues(())
            self.plates.hide()
        else:
            self._show_block(sheet, block)
        if not sheet.finished:  # while the past is corrected, the rest of today goes on
            self._show_rest(sheet)
            following = next_set(sheet, block)
            self.rest.show_coming(following.sentence if following else "")
        else:
            self.when.show_session(sheet.session)
        self._report()
        self.shown.emit()

    def _show_list(self, sheet: Sheet) -> None:
        self.list.show_items([self._item(sheet, b) for b in sheet.blocks], self._block_id)

    def _item(self, sheet: Sheet, block: Block) -> Item:
        exercise, item = sheet.exercise(block), sheet.prescription(block)
        detail = f"{block.sets} sets" if block.sets else ""
        if item is not None:
            legs = " per leg" if sheet.sides(block) != (Side.BOTH,) else ""
            detail = f"{block.sets} × {words.range_words(item.reps_low, item.reps_high)}{legs}"
        if sheet.finished:
            detail = words.sets_words(sheet.sets(block), sheet.unit, exercise)
        state, role = "", "muted"
        if block.skipped:
            state = "skipped"
        elif not sheet.finished:
            done, asked = sheet.progress(block)
            if asked and done >= asked:
                state, role = "✓", "good"
            elif done or sheet.sets(block):
                state, role = f"{done} of {asked}", "accent"
        return Item(
            block.id, exercise.name, exercise.main_muscle, detail, state, role, block.skipped
        )

    def _show_block(self, sheet: Sheet, block: Block) -> None:
        exercise, lines = sheet.exercise(block), sheet.lines(block, starred=True)
        current = self._current(lines)
        per_leg = sheet.sides(block) != (Side.BOTH,)
        self.panel.show_exercise(
            exercise,
            sheet.past(block),
            sheet.best_g(block),
            sheet.unit,
            per_leg=per_leg,
            finished=sheet.finished,
        )
        self.panel.show_lines(lines, current, exercise, sheet.unit, sheet.session.offset_min)
        self.panel.show_skipped(block.skipped)
        self.panel.show_note(block.note)
        everything = not sheet.finished and sheet.next_block(None) is None
        self.panel.show_done(
            self._done_words(block, lines, current, everything=everything),
            finish=everything and current is None,
        )
        self.form.show_cues(exercise.cues)
        self._show_plates()

    def _done_words(
        self, block: Block, lines: list[Line], current: Line | None, *, everything: bool
    ) -> str:
        if current is not None:
            return ""
        if self._sheet is not None and self._sheet.finished:
            return "" if lines else "No sets: Add set opens a line."
        if block.skipped:
            return "Skipped. Ctrl+K takes it up again."
        if everything:
            return "Everything is done. Enter ends the session."
        return "All sets are done. Add set asks for one more."

    def _show_plates(self) -> None:
        sheet, block = self._sheet, self.block
        if sheet is None or block is None:
            return
        load_g = self.panel.table.entry.values.load_g if self.line() else None
        self.plates.show_load(sheet.exercise(block), load_g, sheet.unit)

    def _report(self, said: str = "") -> None:
        sheet = self._sheet
        if sheet is None:
            return
        volume = words.volume_words(session_volume_g(sheet.all_sets()), sheet.unit)
        left = said or self._saved(sheet)
        ending = "Escape: back to the sessions" if sheet.finished else "Finish session Ctrl Enter"
        self.status.emit(f"{left}     Volume so far {volume}".strip(), ending)

    @staticmethod
    def _saved(sheet: Sheet) -> str:
        done = [s for s in sheet.all_sets() if s.done_at is not None]
        if not done or sheet.finished:
            return ""
        last = max(done, key=lambda s: s.id)
        moment = words.time_words(last.done_at or 0, sheet.session.offset_min, seconds=True)
        return f"Set saved {moment}"

    def focus_entry(self) -> None:
        """Keys go to the current row."""
        entry = self.panel.table.entry
        target = entry if entry.isVisibleTo(self) else self
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self._after_repaint)

    def _after_repaint(self) -> None:
        """What the eye does not wait for: the past of the exercise that comes next is read."""
        entry = self.panel.table.entry
        if entry.isVisible():
            self._middle.ensureWidgetVisible(entry, 0, 60)
        sheet, block = self._sheet, self.block
        if sheet is not None and block in sheet.blocks[:-1]:
            sheet.best_g(sheet.blocks[sheet.blocks.index(block) + 1])

    # ---- writing

    def _do(self, act: Callable[[], object], *, reread: bool = True) -> bool:
        """Write and read again. What the file refuses is said, and nothing typed is lost."""
        if self._sheet is None:
            return False
        self.writing = True
        try:
            act()
        except LogbookError as error:
            self.panel.say(str(error))
            return False
        finally:
            self.writing = False
        self._resumed = ""
        self.panel.say("")
        if reread:
            self._sheet.reload()
        return True

    def _submitted(self, typed: list[tuple[Side, Values]]) -> None:
        block, line = self.block, self.line()
        if self._sheet is None or block is None or line is None:
            return
        if all(self._write_one(block, line, side, values) for side, values in typed):
            self.panel.table.entry.clear_entry()
            self._chosen = None
            self._move_on(block, was_correction=line.logged is not None)
        self.sync()
        self.focus_entry()

    def _write_one(self, block: Block, line: Line, side: Side, values: Values) -> bool:
        sheet = self._sheet
        assert sheet is not None
        there = next(
            (s for s in sheet.sets(block) if s.number == line.number and s.side is side), None
        )
        if there is not None:
            return self._do(lambda: sheet.correct(block, there, values))
        at = None if sheet.finished else int(self._space.clock())
        return self._do(
            lambda: sheet.log(block, line._replace(side=side), values, at), reread=False
        )

    def _move_on(self, block: Block, *, was_correction: bool) -> None:
        sheet = self._sheet
        if sheet is None or sheet.finished or was_correction:
            return
        block = sheet.block(block.id) or block
        if sheet.next_line(block) is not None:
            return
        following = sheet.next_block(block)
        if following is not None:
            self._block_id = following.id

    def _edit(self, act: Callable[[], object]) -> None:
        """Write something that is no set, and show it."""
        if self._do(act):
            self._chosen = None
        self.sync()
        self.focus_entry()

    # ---- commands

    def select(self, block_id: object) -> None:
        """Make another exercise the current one."""
        if block_id != self._block_id:
            self._block_id = block_id if isinstance(block_id, int) else None
            self._chosen = None
            self.panel.table.entry.clear_entry()
            self.panel.say("")
            self.sync()
        self._stack.setCurrentIndex(0)
        if not self.list.hasFocus():
            self.focus_entry()

    def _step_exercise(self, by: int) -> None:
        sheet, block = self._sheet, self.block
        if sheet is not None and block is not None:
            at = sheet.blocks.index(block) + by
            if 0 <= at < len(sheet.blocks):
                self.select(sheet.blocks[at].id)

    def _choose_line(self, key: object) -> None:
        lines = self._lines()
        line = next((x for x in lines if x.key == key), None)
        if line is None:
            return
        coming = next((x for x in lines if x.logged is None), None)
        if line.logged is None and coming is not None and coming.number != line.number:
            # Sets are done in order: a press on a work set while warm-ups are left skips those.
            if coming.kind is SetKind.WARM_UP and line.kind is not SetKind.WARM_UP:
                self.skip_warm_ups()
            self._chosen = None
        else:
            self._chosen = line.key
        self.panel.table.entry.clear_entry()
        self.sync()
        self.focus_entry()

    def _step_line(self, by: int) -> None:
        lines, current = self._lines(), self.line()
        if not lines:
            return
        at = lines.index(current) + by if current in lines else len(lines) - 1
        if 0 <= at < len(lines):
            self._choose_line(lines[at].key)

    def nudge(self, load: int, amount: int) -> None:
        """Change load or reps shown by so many steps."""
        if self._sheet is not None and self.block is not None:
            self.panel.table.entry.nudge(load * self._sheet.step_g(self.block), amount)
            self.panel.table.entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_set(self) -> None:
        sheet, block = self._sheet, self.block
        if sheet is not None and block is not None:
            self._edit(lambda: sheet.add_set(block))

    def remove_set(self) -> None:
        """Remove the chosen logged set, else take back the last planned one."""
        sheet, block, line = self._sheet, self.block, self.line()
        if sheet is None or block is None:
            return
        logged = line.logged if line else None
        if logged is not None:
            self._edit(lambda: sessions.remove_set(sheet.book, logged.id))
        elif line is not None and line.kind is SetKind.WARM_UP:
            self.skip_warm_ups()
        else:
            dropped: list[bool] = []
            self._edit(lambda: dropped.append(sheet.drop_set(block)))
            if dropped == [False]:
                self.panel.say("All sets here are done: choose one to remove it.")

    def correct_last(self) -> None:
        """Open the set logged last, whatever exercise it belongs to."""
        sheet = self._sheet
        done = sheet.all_sets() if sheet else []
        if done:
            last = max(done, key=lambda s: s.id)
            self.select(last.block_id)
            self._choose_line((last.number, last.side))

    def copy_last(self) -> None:
        self.panel.table.entry.copy_last()

    def skip_warm_ups(self) -> None:
        if self._sheet is not None and self.block is not None:
            self._sheet.skip_warm_ups(self.block)
            self._chosen = None
            self.sync()
            self.focus_entry()

    def skip_exercise(self) -> None:
        """Skip the exercise and go on with the next, or take it up again."""
        sheet, block = self._sheet, self.block
        if sheet is None or block is None or sheet.finished:
            return
        if self._do(lambda: sessions.edit_block(sheet.book, block.id, skipped=not block.skipped)):
            self._chosen = None
            if not block.skipped:
                self._move_on(block, was_correction=False)
        self.sync()
        self.focus_entry()

    def _move(self, block_id: object, to: int) -> None:
        sheet = self._sheet
        if sheet is not None and isinstance(block_id, int):
            self._edit(lambda: sessions.move_block(sheet.book, block_id, to))

    def move_up(self) -> None:
        self._move_by(-1)

    def move_down(self) -> None:
        self._move_by(1)

    def _move_by(self, by: int) -> None:
        sheet, block = self._sheet, self.block
        if sheet is not None and block is not None:
            to = sheet.blocks.index(block) + by
            if 0 <= to < len(sheet.blocks):
                self._move(block.id, to)

    def _note(self, text: str) -> None:
        sheet, block = self._sheet, self.block
        if sheet is not None and block is not None and text != block.note:
            self._do(lambda: sessions.edit_block(sheet.book, block.id, note=text))
            self.sync()

    # ---- choosing exercises

    def open_swap(self) -> None:
        """Choose what to do in the place of the current exercise, the likest first."""
        sheet, block = self._sheet, self.block
        if sheet is None or block is None:
            return
        here = sheet.exercise(block)
        choice = sorted(
            (e for e in exercises(sheet.book).values() if e.id != here.id),
            key=lambda e: (-likeness(here, e), e.name),
        )
        self._pick(
            f"Swap {here.name}",
            "What trains the same muscles comes first. Enter takes the marked one.",
            choice,
            lambda chosen: sheet.swap(block, chosen),
        )

    def open_add(self) -> None:
        """Choose an exercise to add, the most often done first."""
        sheet = self._sheet
        if sheet is None:
            return
        counts = history.exercise_counts(sheet.book, sheet.athlete_id)
        often = {exercise_id: count for exercise_id, count, _ in counts}
        choice = sorted(exercises(sheet.book).values(), key=lambda e: (-often.get(e.id, 0), e.name))
        self._pick(
            "Add an exercise",
            "The most often done come first. Enter takes the marked one, Escape goes back.",
            choice,
            lambda chosen: setattr(self, "_block_id", sheet.add_exercise(chosen)),
        )

    def _pick(
        self, title: str, why: str, choice: list[Exercise], then: Callable[[int], object]
    ) -> None:
        self._after_pick = then
        self._stack.setCurrentIndex(1)
        self.picker.open(title, why, choice)

    def _picked(self, exercise_id: int) -> None:
        then, self._after_pick = self._after_pick, None
        self._stack.setCurrentIndex(0)
        if then is not None:
            self._edit(lambda: then(exercise_id))

    def open_history(self) -> None:
        sheet, block = self._sheet, self.block
        if sheet is None or block is None:
            return
        found = history.performances(sheet.book, sheet.athlete_id, block.exercise_id, limit=20)
        before = [p for p in found if p.session_id != sheet.session_id]
        self._stack.setCurrentIndex(2)
        self.past.open(sheet.exercise(block), before, sheet.unit)

    def _back(self) -> None:
        self._stack.setCurrentIndex(0)
        self.focus_entry()

    # ---- rest

    def toggle_rest(self) -> None:
        """Skip what is left of the rest; start one where none is left."""
        remaining = self.rest.remaining()
        if remaining is not None and remaining > 0:
            self.stop_rest()
        else:
            self._start_rest()

    def _start_rest(self) -> None:
        sheet = self._sheet
        if sheet is not None and not sheet.finished:
            length = resting.usual_rest_s(sheet, self.block)
            self._set_rest(int(self._space.clock() * 1000), length)

    def restart_rest(self) -> None:
        """Begin the same rest again from now."""
        session = self._sheet.session if self._sheet else None
        if session is None or not session.rest_s:
            self._start_rest()
        else:
            self._set_rest(int(self._space.clock() * 1000), session.rest_s)

    def stop_rest(self) -> None:
        self._set_rest(None, None)

    def longer_rest(self) -> None:
        self._lengthen_rest(30)

    def shorter_rest(self) -> None:
        self._lengthen_rest(-30)

    def _lengthen_rest(self, seconds: int) -> None:
        """Change the rest that runs; more of one that is over counts from now."""
        session, left = self._sheet.session if self._sheet else None, self.rest.remaining()
        if session is None or session.rest_s is None or left is None:
            return
        if left > 0:
            self._set_rest(session.rest_from_ms, max(0, session.rest_s + seconds))
        elif seconds > 0:
            self._set_rest(int(self._space.clock() * 1000), seconds)

    def _set_rest(self, from_ms: int | None, rest_s: int | None) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        self._do(lambda: sessions.set_rest(sheet.book, sheet.session_id, from_ms, rest_s))
        self._show_rest(sheet)

    def _show_rest(self, sheet: Sheet) -> None:
        session = sheet.session
        self.rest.show_rest(session.rest_from_ms, session.rest_s, resting.reason(sheet))

    # ---- at the rack

    @cached_property
    def rack(self) -> "Rack":
        """The view for two metres, made when it is first asked for."""
        from legday_gui.window.session.rack import Rack

        return Rack(self, self._space.look)

    def toggle_rack(self) -> None:
        """Show the running session in full screen, or leave that."""
        if self.rack.isVisible():
            self.rack.leave()
        elif self._sheet is not None and not self._sheet.finished:
            self._stack.setCurrentIndex(0)
            self.focus_entry()
            self.rack.enter()

    # ---- the session itself

    def finish(self) -> None:
        """Ask for the summary; a past session is closed instead."""
        if self._sheet is None:
            return
        if self._sheet.finished:
            self.left.emit()
        else:
            self.finishing.emit()

    def _edit_session(self, fields: dict[str, object]) -> None:
        sheet = self._sheet
        if sheet is not None:
            self._do(lambda: sessions.edit_session(sheet.book, sheet.session_id, **fields))
            self.sync()

    # ---- keys and size

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever gives the page the focus means the current row."""
        super().focusInEvent(event)
        if self._stack.currentIndex() == 0 and self.panel.table.entry.isVisible():
            self.panel.table.entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that no widget inside took."""
        if self._stack.currentIndex() != 0 or not self._take(event):
            super().keyPressEvent(event)

    def _take(self, event: QKeyEvent) -> bool:
        key, mods = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        control = mods == Qt.KeyboardModifier.ControlModifier
        plain, shift = (
            mods == Qt.KeyboardModifier.NoModifier,
            mods == Qt.KeyboardModifier.ShiftModifier,
        )
        arrow = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(key), 0)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.enter()
        elif arrow and control:
            self._step_line(-arrow)
        elif arrow and (plain or shift):
            self.nudge(arrow if plain else 0, arrow if shift else 0)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._step_exercise(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key == Qt.Key.Key_Escape:
            self._escape()
        elif (plain or shift) and event.text().strip() and event.text().isprintable():
            if self.line() is not None:
                self.panel.table.entry.start_entry(event.text())
        elif event.text() == " " and self.panel.table.entry.holds_text:
            self.panel.table.entry.start_entry(" ")  # keys that came by another widget
        else:
            return False
        event.accept()
        return True

    def enter(self) -> None:
        """What Enter does: log, else press what has the focus, else go on to what comes next."""
        focused = self.focusWidget()
        if isinstance(focused, QAbstractButton) and focused.hasFocus():
            focused.click()
        elif self.line() is not None:
            self.panel.table.entry.submit()
        elif self._sheet is not None and not self._sheet.finished:
            following = self._sheet.next_block(self.block)
            if following is None:
                self.finish()
            else:
                self.select(following.id)

    def _escape(self) -> None:
        entry = self.panel.table.entry
        if entry.holds_text or entry.said():
            entry.clear_entry()
        elif "rack" in vars(self) and self.rack.isVisible():
            self.rack.leave()
        elif self._chosen is not None:
            self._chosen = None
            self.sync()
        elif self._sheet is not None and self._sheet.finished:
            self.left.emit()
            return
        self.focus_entry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arrange()

    def _arrange(self) -> None:
        """Three columns where there is room; else two; else one, the sets on top."""
        em = self._space.look.font("body").pixelSize()
        ems = self.width() / em
        across = (
            QBoxLayout.Direction.LeftToRight
            if ems >= HALF_EMS
            else QBoxLayout.Direction.BottomToTop
        )
        self._row.setDirection(across)
        self._place_cards(beside=ems >= FULL_EMS)

    def _place_cards(self, *, beside: bool) -> None:
        """Rest, plates and form in a column of their own, or around the exercises."""
        if beside is self._beside:
            return
        self._beside = beside
        self._right_scroll.setVisible(beside)
        left, right = self._left.layout(), self._right.layout()
        for at, card in enumerate((self.rest, self.plates)):
            shown = not card.isHidden()
            (right if beside else left).insertWidget(at, card)
            card.setVisible(shown)
        (right if beside else left).insertWidget(2 if beside else left.count() - 1, self.form)
        self._left_scroll.verticalScrollBar().setValue(0)


def _column(*widgets: QWidget, stretch: bool = True) -> QWidget:
    column = QWidget()
    box = QVBoxLayout(column)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(12)
    for widget in widgets:
        box.addWidget(widget)
    if stretch:
        box.addStretch(1)
    return column


def likeness(one: Exercise, other: Exercise) -> float:
    """How much two exercises share: the smaller of their contributions, summed over muscles."""
    shared = sum(
        min(share, other.contributions.get(m, 0)) for m, share in one.contributions.items()
    )
    same_start = 0.5 if one.main_muscle is other.main_muscle else 0.0
    spread = sum(other.contributions.values())
    return shared + same_start - spread / 100
