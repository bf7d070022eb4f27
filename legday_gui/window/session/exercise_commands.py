"""What is asked of the current exercise: its place in the order, a skip, a superset, notes."""

from typing import TYPE_CHECKING

from legday_gui.logbook import sessions

if TYPE_CHECKING:
    from legday_gui.window.session.desk import Desk


class ExerciseCommands:
    """Carries out what keys and buttons ask of an exercise of the desk's session."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def skip(self) -> None:
        """Skip the exercise and go on with the next, or take it up again."""
        sheet, block = self._desk.sheet, self._desk.block
        if sheet is None or block is None or sheet.finished:
            return
        again = block.skipped
        fields: dict[str, object] = {"skipped": not again} | ({"skip_reason": ""} if again else {})
        if self._desk.do(lambda: sessions.edit_block(sheet.book, block.id, **fields)):
            self._desk.chosen = None
            if not again:
                self._desk.move_on(block, None)
                self._desk.panel.ask_reason(block.id, sheet.exercise(block).name)
        self._desk.sync()
        self._desk.focus_entry()

    def give_reason(self, block_id: object, reason: str) -> None:
        """Keep why an exercise was skipped."""
        sheet = self._desk.sheet
        if sheet is not None and isinstance(block_id, int):
            self._desk.edit(lambda: sessions.edit_block(sheet.book, block_id, skip_reason=reason))

    def toggle_superset(self) -> None:
        """Alternate with the next exercise, or end that."""
        sheet, block = self._desk.sheet, self._desk.block
        if sheet is not None and block is not None:
            self._desk.edit(lambda: sheet.toggle_superset(block))

    def move(self, block_id: object, to: int) -> None:
        sheet = self._desk.sheet
        if sheet is not None and isinstance(block_id, int):
            self._desk.edit(lambda: sessions.move_block(sheet.book, block_id, to))

    def move_up(self) -> None:
        self._move_by(-1)

    def move_down(self) -> None:
        self._move_by(1)

    def _move_by(self, by: int) -> None:
        sheet, block = self._desk.sheet, self._desk.block
        if sheet is not None and block is not None:
            to = sheet.blocks.index(block) + by
            if 0 <= to < len(sheet.blocks):
                self.move(block.id, to)

    # ---- notes

    def note_set(self) -> None:
        self._desk.panel.focus_set_note()

    def note_setting(self) -> None:
        self._desk.panel.focus_setting()

    def keep_note(self, text: str) -> None:
        sheet, block = self._desk.sheet, self._desk.block
        if sheet is not None and block is not None and text != block.note:
            self._desk.do(lambda: sessions.edit_block(sheet.book, block.id, note=text))
            self._desk.sync()

    def keep_set_note(self, set_id: object, text: str) -> None:
        sheet = self._desk.sheet
        if sheet is not None and isinstance(set_id, int):
            self._desk.do(lambda: sessions.edit_set(sheet.book, set_id, note=text))
            self._desk.sync()

    def keep_setting(self, text: str) -> None:
        sheet, block = self._desk.sheet, self._desk.block
        if sheet is not None and block is not None:
            self._desk.do(lambda: sheet.before.set_setting(block.exercise_id, text))
            self._desk.sync()
