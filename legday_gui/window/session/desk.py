"""A session on the screen, running or being corrected: what is pressed here goes to the sheet."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QShowEvent

from legday_gui.logbook import sessions
from legday_gui.logbook.errors import LogbookError
from legday_gui.training.values import Block, SetKind, Side
from legday_gui.window.session import keys, overview
from legday_gui.window.session.choosing import Choosing
from legday_gui.window.session.exercise_commands import ExerciseCommands
from legday_gui.window.session.frame import SETS, Frame
from legday_gui.window.session.key_input import KeyInput
from legday_gui.window.session.lines import Line
from legday_gui.window.session.parts import arranged_once, show_if
from legday_gui.window.session.rest_control import RestControl
from legday_gui.window.session.resting import partner_of
from legday_gui.window.session.set_commands import SetCommands
from legday_gui.window.session.sheet import Sheet, Values
from legday_gui.window.workspace import Workspace

if TYPE_CHECKING:
    from legday_gui.window.session.rack import Rack

AFTER_FRAME_MS = 20  # the logged set is on the screen by then


class Desk(Frame):
    """Shows a sheet and carries out what is asked, by key or by touch."""

    finishing = Signal()  # the summary is asked for
    left = Signal()  # a past session is closed
    binned = Signal(object)
    status = Signal(str, str)
    shown = Signal()  # every card is up to date with the sheet

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._sheet: Sheet | None = None
        self._block_id: int | None = None
        self.chosen: tuple[int, Side] | None = None  # a line other than the next one
        self._listed: int | None = None  # the exercise that the list was scrolled to
        self._resumed = ""
        self.writing = False
        self.choosing = Choosing(self)
        self.sets = SetCommands(self)
        self.exercise = ExerciseCommands(self)
        self._keys = KeyInput(self)
        self.resting = RestControl(self, workspace.clock)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(AFTER_FRAME_MS)
        self._later.timeout.connect(self._catch_up)
        self._next_turn = QTimer(self)
        self._next_turn.setSingleShot(True)
        self._next_turn.timeout.connect(lambda: self._paint_middle(True))
        self._connect()
        keys.bind(self)

    def _connect(self) -> None:
        table, panel = self.panel.table, self.panel
        table.entry.submitted.connect(self._submitted)
        table.entry.nudged.connect(self._show_plates)
        table.entry.kind_asked.connect(self.sets.next_kind)
        table.chosen.connect(self.choose_line)
        self.list.chosen.connect(self.select)
        self.list.moved.connect(self.exercise.move)
        self._add.clicked.connect(self.open_add)
        self._first.clicked.connect(self.open_add)
        self._finish.clicked.connect(self.finish)
        self._others.clicked.connect(self.left)
        for asked, slot in (
            (panel.swap, self.choosing.open_swap),
            (panel.history, self.choosing.open_history),
            (panel.nudge, self.sets.nudge),
            (panel.add_set, self.sets.add_set),
            (panel.remove, self.sets.remove_set),
            (panel.kind, self.sets.next_kind),
            (panel.superset, self.exercise.toggle_superset),
            (panel.skip, self.exercise.skip),
            (panel.skip_reason, self.exercise.give_reason),
            (panel.skip_warm_ups, self.skip_warm_ups),
            (panel.finish, self.finish),
            (panel.noted, self.exercise.keep_note),
            (panel.set_noted, self.exercise.keep_set_note),
            (panel.setting_noted, self.exercise.keep_setting),
        ):
            asked.connect(slot)
        self.rest.over.connect(lambda: self.report("Rest is over."))
        self.when.edited.connect(self._edit_session)
        self.when.closed.connect(self.left)
        self.when.binned.connect(lambda: self._sheet and self.binned.emit(self._sheet.session_id))

    # ---- showing

    def show_session(self, sheet: Sheet, *, resumed: str = "") -> None:
        """Show a session at its first open set; ``resumed`` is said until something is done."""
        self._sheet = sheet
        self.chosen = None
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
        self._stack.setCurrentIndex(SETS)
        self.panel.say("")
        self.sync()
        self.focus_entry()
        # What was hidden has passed the focus on, and the column has scrolled after it.
        self._left_scroll.verticalScrollBar().setValue(0)
        if sheet.finished:
            self._middle.verticalScrollBar().setValue(0)

    def resync(self) -> None:
        """Read the session again after a change made elsewhere, undo included: where sets of one
        exercise have changed, that one is shown."""
        sheet = self._sheet
        if sheet is None or self.writing:
            return
        before = sheet.fingerprints()
        sheet.unit = self._space.unit
        sheet.reload()
        sheet.forget_past()
        after = sheet.fingerprints()
        moved = [b.id for b in sheet.blocks if before.get(b.id) != after.get(b.id)]
        if len(moved) == 1 and moved[0] != self._block_id:
            self._block_id, self.chosen = moved[0], None
        self.panel.say("")  # nor does what was asked or refused before hold any more
        self.sync()
        if self.block is None:
            self.focus_entry()  # Qt has passed the focus on to whatever comes next

    @property
    def sheet(self) -> Sheet | None:
        return self._sheet

    @property
    def block(self) -> Block | None:
        return self._sheet.block(self._block_id) if self._sheet and self._block_id else None

    def line(self) -> Line | None:
        """The line in the entry: the one chosen, else the next to do."""
        return self._current(self.lines())

    def lines(self) -> list[Line]:
        block = self.block
        return self._sheet.lines(block) if self._sheet and block else []

    def _current(self, lines: list[Line]) -> Line | None:
        found = next((x for x in lines if x.key == self.chosen), None)
        if found is None:
            self.chosen = None
            found = next((x for x in lines if x.logged is None), None)
        return found

    def sync(self) -> None:
        """Bring every card up to date with the sheet; what is the same is not painted again."""
        if self._sheet is not None:
            self._show_current(self._sheet)
            self._show_around()

    def _show_current(self, sheet: Sheet) -> None:
        """What the eye is on: the sets, the plates and the rest."""
        if self.block is None and sheet.blocks:
            self._block_id = sheet.blocks[0].id
        block = self.block
        with arranged_once(self.panel, self.rest, self._right, self._left):
            show_if(self.panel, block is not None)
            show_if(self._empty, block is None)
            self.panel.show_notice(self._resumed)
            if block is None:
                self.plates.hide()
            else:
                self._show_block(sheet, block)
            self.resting.show()
        self._middle.arrange(self.panel)
        self._right_scroll.arrange(self.rest)
        self._show_entry()
        self.shown.emit()

    def _show_around(self) -> None:
        """What may come a frame later, so that a logged set is never waited for."""
        self._later.stop()
        sheet, block = self._sheet, self.block
        if sheet is None:
            return
        with arranged_once(self.panel, self.rest, self.form, self._right, self._left):
            self._show_cards_around(sheet, block)
        self.report()

    def _catch_up(self) -> None:
        """Show what was put off; a page that was left meanwhile does so when it comes back."""
        if self.isVisible():
            self._show_around()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_around()

    def _show_cards_around(self, sheet: Sheet, block: Block | None) -> None:
        items = [overview.item(sheet, b) for b in sheet.blocks]
        self.list.show_items(items, self._block_id)
        self.form.show_cues(sheet.exercise(block).cues if block else ())
        if block is not None:
            self.panel.show_notes(
                block.note,
                sheet.before.setting(block.exercise_id),
                overview.noted_set(sheet, block, self.line()),
            )
            self.panel.show_skipped(block.skipped)
            self.panel.show_superset(block.superset is not None)
            self._show_plates()
        self.resting.show_coming()
        if sheet.finished:
            self.when.show_session(sheet.session)

    def _show_block(self, sheet: Sheet, block: Block) -> None:
        exercise, lines = sheet.exercise(block), sheet.lines(block, starred=True)
        current = self._current(lines)
        self.panel.show_exercise(
            exercise,
            sheet.past(block),
            sheet.best(block),
            sheet.unit,
            per_leg=sheet.sides(block) != (Side.BOTH,),
            finished=sheet.finished,
        )
        self.panel.show_lines(lines, current, exercise, sheet.unit, sheet.session.offset_min)
        everything = not sheet.finished and sheet.next_block(None) is None
        self.panel.show_done(
            overview.done_words(sheet, block, lines, current, everything=everything),
            finish=everything and current is None,
        )
        if "rack" in vars(self) and self.rack.isVisible():
            self._show_plates()

    def _show_plates(self) -> None:
        sheet, block, line = self._sheet, self.block, self.line()
        if sheet is None or block is None:
            return
        load_g = self.panel.table.entry.values.load_g if line else None
        at = sheet.loads_in_order(block, line, load_g)
        self.plates.show_load(sheet, block, load_g, at)

    def report(self, said: str = "") -> None:
        """Tell the status bar how the session stands; ``said`` instead of what was saved last."""
        if self._sheet is not None:
            self.status.emit(*overview.status(self._sheet, said))

    def focus_entry(self) -> None:
        """Keys go to the current row; where there is no exercise, to the button that adds one."""
        entry = self.panel.table.entry
        shown = (w for w in (entry, self._first) if w.isVisibleTo(self))
        target = next(shown, self)
        if not target.hasFocus():
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self._after_repaint)

    def _after_repaint(self) -> None:
        """What the eye does not wait for: the past of the exercise that comes next is read."""
        if not self.isVisible():
            return
        self._show_entry()
        self._show_listed()
        sheet, block = self._sheet, self.block
        if sheet is not None and block in sheet.blocks[:-1]:
            sheet.best_g(sheet.blocks[sheet.blocks.index(block) + 1])

    def _show_entry(self) -> None:
        entry = self.panel.table.entry
        if entry.isVisible():
            self._middle.ensureWidgetVisible(entry, 0, 60)
        if (question := self.panel.question()) is not None:
            self._middle.ensureWidgetVisible(question, 0, 0)

    def _show_listed(self) -> None:
        """Where the list has a column of its own, scroll to the exercise that has its turn now."""
        item = self.list.currentItem()
        if self._beside and item is not None and self._listed != self._block_id:
            self._listed = self._block_id
            self._left_scroll.arrange(self.list)
            place = self.list.visualItemRect(item)
            middle = self.list.mapTo(self._left, place.center())
            self._left_scroll.ensureVisible(0, middle.y(), 0, place.height())

    # ---- writing

    def do(self, act: Callable[[], object], *, reread: bool = True) -> bool:
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
        sheet, block, line = self._sheet, self.block, self.line()
        if sheet is None or block is None or line is None:
            return
        if all(self._write_one(block, line, side, values) for side, values in typed):
            self.panel.table.entry.clear_entry()
            self.chosen = None
            self.move_on(block, line)
        if self._block_id != block.id or self.line() is None:
            # All of it changes: painted in a turn of its own, none is longer than a frame.
            self._paint_middle(False)
            self._next_turn.start()
        self._show_current(sheet)
        self.focus_entry()
        self._later.start()
        QTimer.singleShot(0, self._later.start)  # counted from the repaint, not from the key

    def _paint_middle(self, on: bool) -> None:
        self.panel.setUpdatesEnabled(on)
        self.rest.setUpdatesEnabled(on)

    def _write_one(self, block: Block, line: Line, side: Side, values: Values) -> bool:
        sheet = self._sheet
        assert sheet is not None
        there = next(
            (s for s in sheet.sets(block) if s.number == line.number and s.side is side), None
        )
        if there is not None:
            return self.do(lambda: sheet.correct(block, there, values))
        at = None if sheet.finished else int(self._space.clock())
        return self.do(lambda: sheet.log(block, line._replace(side=side), values, at), reread=False)

    def move_on(self, block: Block, line: Line | None) -> None:
        """Go to what follows: the other exercise of a superset, or the next where all is done.

        ``line`` is the one that was logged; a corrected one stays.
        """
        sheet = self._sheet
        if sheet is None or sheet.finished or (line is not None and line.logged is not None):
            return
        block = sheet.block(block.id) or block
        following = sheet.next_line(block)
        partner = partner_of(sheet, block)
        between_sides = line and following and following.number == line.number
        warming = line is not None and line.kind is SetKind.WARM_UP
        if partner is not None and not between_sides and not (warming and following):
            self._block_id = partner.id
        elif following is None and (coming := sheet.next_block(block)) is not None:
            self._block_id = coming.id

    def edit(self, act: Callable[[], object]) -> None:
        """Write something that is no set, and show it."""
        if self.do(act):
            self.chosen = None
        self.sync()
        self.focus_entry()

    # ---- commands

    def select(self, block_id: object) -> None:
        """Make another exercise the current one."""
        if block_id != self._block_id:
            self.panel.keep_notes()
            self._block_id = block_id if isinstance(block_id, int) else None
            self.chosen = None
            self.panel.table.entry.clear_entry()
            self.panel.say("")
            self.sync()
        self._stack.setCurrentIndex(SETS)
        if not self.list.hasFocus():
            self.focus_entry()

    def step_exercise(self, by: int) -> None:
        sheet, block = self._sheet, self.block
        if sheet is not None and block is not None:
            at = sheet.blocks.index(block) + by
            if 0 <= at < len(sheet.blocks):
                self.select(sheet.blocks[at].id)

    def choose_line(self, key: object) -> None:
        lines = self.lines()
        line = next((x for x in lines if x.key == key), None)
        if line is None:
            return
        coming = next((x for x in lines if x.logged is None), None)
        if line.logged is None and coming is not None and coming.number != line.number:
            # Sets are done in order: a press on a work set while warm-ups are left skips those.
            if coming.kind is SetKind.WARM_UP and line.kind is not SetKind.WARM_UP:
                self.skip_warm_ups()
            self.chosen = None
        else:
            self.chosen = line.key
        self.panel.table.entry.clear_entry()
        self.sync()
        self.focus_entry()

    def step_line(self, by: int) -> None:
        lines, current = self.lines(), self.line()
        if not lines:
            return
        at = lines.index(current) + by if current in lines else len(lines) - 1
        if 0 <= at < len(lines):
            self.choose_line(lines[at].key)

    def skip_warm_ups(self) -> None:
        if self._sheet is not None and self.block is not None:
            self._sheet.skip_warm_ups(self.block)
            self.chosen = None
            self.sync()
            self.focus_entry()

    # ---- other pages

    def open_add(self) -> None:
        self.choosing.open_add()

    def show_sets(self) -> None:
        """Leave what stood in the place of the sets."""
        self._stack.setCurrentIndex(SETS)
        self.focus_entry()

    def turn_to(self, block_id: int) -> None:
        """Have this exercise be the current one when everything is shown the next time."""
        self._block_id = block_id

    def show_page(self, page: int) -> None:
        self._stack.setCurrentIndex(page)

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
            self.show_sets()
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
            self.do(lambda: sessions.edit_session(sheet.book, sheet.session_id, **fields))
            self.sync()

    # ---- keys and size

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever gives the page the focus means the current row."""
        super().focusInEvent(event)
        if self._stack.currentIndex() == SETS and self.panel.table.entry.isVisible():
            self.panel.table.entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that no widget inside took."""
        if self._stack.currentIndex() != SETS or not self._keys.take(event):
            super().keyPressEvent(event)

    def enter(self) -> None:
        """What Enter does, wherever it is pressed."""
        self._keys.enter()
