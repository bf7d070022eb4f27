"""How a session and its exercises stand, in words and lines of the list. No widgets."""

from collections.abc import Sequence

from legday_gui.training.values import Block, LoggedSet, Side
from legday_gui.training.volume import session_volume_g
from legday_gui.window.session import words
from legday_gui.window.session.exercise_list import Item
from legday_gui.window.session.lines import Line
from legday_gui.window.session.sheet import Sheet


def item(sheet: Sheet, block: Block) -> Item:
    """An exercise of the list: what is asked and how far it is."""
    exercise = sheet.exercise(block)
    state, role = _state(sheet, block)
    return Item(
        block.id,
        exercise.name,
        exercise.main_muscle,
        _detail(sheet, block),
        state,
        role,
        block.skipped,
    )


def _detail(sheet: Sheet, block: Block) -> str:
    if sheet.finished:
        return words.sets_words(sheet.sets(block), sheet.unit, sheet.exercise(block))
    asked, detail = sheet.prescription(block), f"{block.sets} sets" if block.sets else ""
    if block.skipped and block.skip_reason:
        return block.skip_reason
    if asked is not None:
        legs = " per leg" if sheet.sides(block) != (Side.BOTH,) else ""
        detail = f"{block.sets} × {words.range_words(asked.reps_low, asked.reps_high)}{legs}"
    if block.superset is not None:
        detail = f"{detail}  ·  superset {_letter(sheet, block.superset)}"
    return detail


def _letter(sheet: Sheet, superset: int) -> str:
    """A for the first superset of the session, B for the second."""
    numbers = list(dict.fromkeys(b.superset for b in sheet.blocks if b.superset is not None))
    return chr(ord("A") + numbers.index(superset) % 26)


def _state(sheet: Sheet, block: Block) -> tuple[str, str]:
    if block.skipped:
        return "skipped", "muted"
    if sheet.finished:
        return "", "muted"
    done, asked = sheet.progress(block)
    if asked and done >= asked:
        return "✓", "good"
    return (f"{done} of {asked}", "accent") if done or sheet.sets(block) else ("", "muted")


def done_words(
    sheet: Sheet, block: Block, lines: Sequence[Line], current: Line | None, *, everything: bool
) -> str:
    """What to say in the place of the current row, where there is none."""
    if current is not None:
        return ""
    if sheet.finished:
        return "" if lines else "No sets: Add set opens a line."
    if block.skipped:
        return "Skipped. Ctrl+K takes it up again."
    if everything:
        return "Everything is done. Enter ends the session."
    return "All sets are done. Add set asks for one more."


def noted_set(sheet: Sheet, block: Block, line: Line | None) -> LoggedSet | None:
    """The set that a note is for: the one chosen, else the one logged last."""
    return line.logged if line and line.logged else sheet.last_logged(block)


def status(sheet: Sheet, said: str = "") -> tuple[str, str]:
    """Both texts of the status bar; ``said`` stands for what was saved last."""
    volume = words.volume_words(session_volume_g(sheet.all_sets()), sheet.unit)
    ending = "Escape: back to the sessions" if sheet.finished else "Finish session Ctrl Enter"
    return f"{said or _saved(sheet)}     Volume so far {volume}".strip(), ending


def _saved(sheet: Sheet) -> str:
    done = [s for s in sheet.all_sets() if s.done_at is not None]
    if not done or sheet.finished:
        return ""
    last = max(done, key=lambda s: s.id)
    moment = words.time_words(last.done_at or 0, sheet.session.offset_min, seconds=True)
    return f"Set saved {moment}"
