"""What a previewed file leaves to the person: a question for each session that wants one."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple

from legday_gui.exchange.names import words_of
from legday_gui.exchange.outgoing import plain
from legday_gui.exchange.preview import Choices, Outlook, Preview, Ready
from legday_gui.exchange.rows import COMPARED, Values
from legday_gui.training.units import from_grams
from legday_gui.training.values import Unit

# What the parts of a set are called that are not in its words.
_OTHERS = {"kind": "kind", "side": "side", "reserve_halves": "reps in reserve", "note": "note"}


class Kind(StrEnum):
    """Why a session is asked about."""

    CHANGED = "changed"  # here with other sets: take the file's?
    BINNED = "binned"  # in the bin: bring back?
    DOUBLED = "doubled"  # everything twice in the file: leave out the second half?


class Question(NamedTuple):
    """A session to decide about. ``is_yes`` is what is done where the person says nothing."""

    kind: Kind
    session_id: int
    day: int
    session: str
    about: str  # what there is to know for the decision
    is_yes: bool


def questions(
    preview: Preview, outlook: Outlook, choices: Choices, names: Mapping[int, str]
) -> list[Question]:
    """Every question, those of a kind together, the latest session first.

    ``names`` are those of the exercises in the logbook.
    """
    known = dict(names) | {match.created.id: match.created.name for match in preview.matches}
    asked = outlook.changed | outlook.binned | preview.doubled
    parts = _only(preview, asked).sorted(choices)
    found = [
        *(_changed(preview, ready, known) for ready in parts.changed),
        *(_binned(ready, choices) for ready in parts.binned),
        *_doubled(preview, choices),
    ]
    order = list(Kind)
    return sorted(found, key=lambda one: (order.index(one.kind), -one.day))


def _only(preview: Preview, ids: AbstractSet[int]) -> Preview:
    """The same with these sessions alone: to convert a whole file again would take its time."""
    both = zip(preview.session_ids, preview.file.sessions, strict=True)
    kept = [pair for pair in both if pair[0] in ids]
    sessions = tuple(session for _, session in kept)
    return replace(
        preview,
        session_ids=tuple(one for one, _ in kept),
        file=replace(preview.file, sessions=sessions),
    )


def _changed(preview: Preview, ready: Ready, names: Mapping[int, str]) -> Question:
    files = [one for block in ready.values for one in block]
    about = _difference(preview.known[ready.id].sets, files, names)
    return _question(Kind.CHANGED, ready, about, is_yes=False)


def _binned(ready: Ready, choices: Choices) -> Question:
    about = f"{_sets(ready.set_count)}, in the bin"
    return _question(Kind.BINNED, ready, about, is_yes=ready.id in choices.bring_back)


def _doubled(preview: Preview, choices: Choices) -> Iterator[Question]:
    for session_id, session in zip(preview.session_ids, preview.file.sessions, strict=True):
        if session_id in preview.doubled:
            half = session.blocks[: len(session.blocks) // 2]
            first = half[0].sets[0]
            about = (
                f"{_sets(sum(len(block.sets) for block in half))} and then the same again, "
                f"from {half[0].exercise} {words_of(first)} on"
            )
            ready = Ready(session_id, session, lambda _: [])
            yield _question(Kind.DOUBLED, ready, about, is_yes=session_id in choices.halve)


def _question(kind: Kind, ready: Ready, about: str, *, is_yes: bool) -> Question:
    return Question(
        kind, ready.id, ready.session.day, ready.session.name or "Session", about, is_yes
    )


def _difference(mine: tuple[Values, ...], files: list[Values], names: Mapping[int, str]) -> str:
    """How a session differs: by its number of sets, else by the first set that is another one."""
    if len(mine) != len(files):
        return f"{_sets(len(mine))} here, {len(files)} in the file"
    pairs = [pair for pair in zip(mine, files, strict=True) if pair[0] != pair[1]]
    here, there = (dict(zip(COMPARED, one, strict=True)) for one in pairs[0])
    more = f", and {_sets(len(pairs) - 1)} more" if len(pairs) > 1 else ""
    if here["exercise_id"] != there["exercise_id"]:
        one, two = (names.get(part["exercise_id"], "another exercise") for part in (here, there))
        return f"{one} here, {two} in the file{more}"
    name = names.get(here["exercise_id"], "a set")
    one, two = _words(here), _words(there)
    if one != two:
        return f"{name} {one} here, {two} in the file{more}"
    others = [word for part, word in _OTHERS.items() if here[part] != there[part]]
    return f"{name} {one} has another {' and '.join(others) or 'place'}{more}"


def _words(one: Mapping[str, object]) -> str:
    parts = []
    if isinstance(load := one["load_g"], int):
        parts.append(f"{plain(from_grams(load, Unit(str(one['unit']))))} {one['unit']}")
    if isinstance(metres := one["metres"], float):
        parts.append(f"{plain(metres)} m")
    if one["seconds"]:
        parts.append(f"{one['seconds']} s")
    if one["reps"] is not None:
        parts.append(f"{one['reps']}" if parts else f"{one['reps']} reps")
    return " × ".join(parts) or "without numbers"


def _sets(number: int) -> str:
    return f"{number:,} set{'' if number == 1 else 's'}"
