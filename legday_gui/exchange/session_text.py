"""A session as text, to be sent to somebody."""

from itertools import groupby

from legday_gui.exchange.outgoing import OutSet, plain, session_sets, words
from legday_gui.logbook.logbook import Logbook
from legday_gui.training.values import SetKind

_KINDS = {
    SetKind.WARM_UP: "warm-up",
    SetKind.DROP: "drop",
    SetKind.FAILURE: "to failure",
    SetKind.AMRAP: "as many as possible",
}


def session_text(book: Logbook, session_id: int) -> str:
    """The session with a line for each set; "" where it has none.

    Equal sets that follow each other are one line: "3 × 100 kg × 5".
    """
    sets = session_sets(book, session_id)
    if not sets:
        return ""
    first = sets[0]
    lines = [f"{first.session or 'Session'}, {first.start:%Y-%m-%d}"]
    if first.duration_s:
        lines[0] += f", {round(first.duration_s / 60)} min"
    for _, block in groupby(sets, key=lambda one: one.block_id):
        lines += ["", *_block(list(block))]
    if first.session_note:
        lines += ["", first.session_note]
    return "\n".join(lines) + "\n"


def _block(sets: list[OutSet]) -> list[str]:
    lines = [sets[0].exercise]
    for line, equal in groupby(map(_set, sets)):
        count = len(list(equal))
        lines.append(f"  {count} × {line}" if count > 1 else f"  {line}")
    if sets[0].block_note:
        lines.append(f"  ({sets[0].block_note})")
    return lines


def _set(one: OutSet) -> str:
    parts = [words(one) or "done"]
    if one.reserve_halves is not None:
        parts.append(f"{plain(one.reserve_halves / 2)} in reserve")
    if kind := _KINDS.get(SetKind(one.kind)):
        parts.append(kind)
    if one.note:
        parts.append(one.note)
    return ", ".join(parts)
