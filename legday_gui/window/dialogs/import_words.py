"""What the import page says of a file: before, what is in it; after, what was done."""

from legday_gui.exchange.importing import ImportResult
from legday_gui.exchange.preview import Preview
from legday_gui.window.dialogs.import_band import count, rows_beside
from legday_gui.window.dialogs.import_sessions import date_words


def about(preview: Preview) -> str:
    """How many sets and sessions, of which days, in which unit."""
    words = (
        f"{preview.file_name}: {count(preview.set_count, 'set')} in "
        f"{count(len(preview.file.sessions), 'session')}"
    )
    days = dict.fromkeys(
        date_words(day) for day in (preview.first_day, preview.last_day) if day is not None
    )
    if days:
        words += ", " + " to ".join(days)
    units = {match.unit for match in preview.matches if match.samples}
    if preview.body_weights:
        words += f", {count(len(preview.body_weights), 'body weight')}"
    if len(units) == 1:
        words += f", weights in {next(iter(units))}"
    if any(not match.unit_sure for match in preview.matches):
        words += ". The file does not say its units: check them"
    return words


def done(result: ImportResult, replaced: int, file_name: str) -> str:
    """What came in; ``replaced`` sessions were here and are as in the file now."""
    counts = result.counts
    words = f"{count(counts.sets, 'set')} in {count(counts.sessions, 'session')} added"
    if replaced:
        words += f", {count(replaced, 'session')} changed to the file's,"
    if counts.body_weights:
        words += f", {count(counts.body_weights, 'body weight')} added,"
    if counts.beside:
        words += f", {rows_beside(counts.beside)} added,"
    return f"{words} from {file_name}. Edit → Undo takes it all back."
