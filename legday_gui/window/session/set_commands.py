"""What is asked of the current set: another load or kind, one more, one less, a correction."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from legday_gui.logbook import sessions
from legday_gui.training.values import SetKind
from legday_gui.window.session.sheet import KINDS

if TYPE_CHECKING:
    from legday_gui.window.session.desk import Desk


class SetCommands:
    """Carries out what keys and buttons ask of a set of the desk's exercise."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def nudge(self, load: int, amount: int) -> None:
        """Change load or reps shown by so many steps, the load by those that are possible here."""
        sheet, block, entry = self._desk.sheet, self._desk.block, self._desk.panel.table.entry
        if sheet is not None and block is not None and self._desk.line() is not None:
            entry.nudge(sheet.stepped(block, entry.values.load_g, load), amount)
            entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def next_kind(self) -> None:
        """Make the current set of the next kind: work, back-off, drop, to failure, AMRAP."""
        sheet, block, line = self._desk.sheet, self._desk.block, self._desk.line()
        if sheet is None or block is None or line is None or line.kind not in KINDS:
            return
        kind = KINDS[(KINDS.index(line.kind) + 1) % len(KINDS)]
        self._desk.do(lambda: sheet.set_kind(block, line, kind))
        self._desk.sync()
        self._desk.focus_entry()

    def add_set(self) -> None:
        sheet, block = self._desk.sheet, self._desk.block
        if sheet is not None and block is not None:
            self._desk.edit(lambda: sheet.add_set(block))

    def remove_set(self) -> None:
        """Remove the chosen logged set, else take back the last planned one."""
        sheet, block, line = self._desk.sheet, self._desk.block, self._desk.line()
        if sheet is None or block is None:
            return
        logged = line.logged if line else None
        if logged is not None:
            self._desk.edit(lambda: sessions.remove_set(sheet.book, logged.id))
        elif line is not None and line.kind is SetKind.WARM_UP:
            self._desk.skip_warm_ups()
        else:
            dropped: list[bool] = []
            self._desk.edit(lambda: dropped.append(sheet.drop_set(block)))
            if dropped == [False]:
                self._desk.panel.say("All sets here are done: choose one to remove it.")

    def correct_last(self) -> None:
        """Open the set logged last, whatever exercise it belongs to."""
        sheet = self._desk.sheet
        done = sheet.all_sets() if sheet else []
        if done:
            last = max(done, key=lambda s: s.id)
            self._desk.select(last.block_id)
            self._desk.choose_line((last.number, last.side))

    def copy_last(self) -> None:
        self._desk.panel.table.entry.copy_last()
