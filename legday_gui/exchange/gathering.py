"""Rows to sessions: what every format with a set a row has in common."""

from collections.abc import Hashable
from dataclasses import dataclass, field
from datetime import datetime

from legday_gui.exchange.cells import day_number, with_offset
from legday_gui.exchange.parsed import (
    ParsedBlock,
    ParsedFile,
    ParsedSession,
    ParsedSet,
    Unreadable,
)


@dataclass(slots=True)
class _OpenBlock:
    exercise: str
    notes: dict[str, None] = field(default_factory=dict)  # in order, each once
    sets: list[ParsedSet] = field(default_factory=list)


class OpenSession:
    """A session while its rows are still coming. ``blocks`` close when the exercise changes."""

    def __init__(self, start: datetime, name: str, duration_s: int | None) -> None:
        self.start = start
        self.name = name
        self.duration_s = duration_s
        self.notes: dict[str, None] = {}
        self.blocks: list[_OpenBlock] = []

    def block(self, exercise: str) -> _OpenBlock:
        """The running block where it is of ``exercise``, or a new one."""
        if not self.blocks or self.blocks[-1].exercise != exercise:
            self.blocks.append(_OpenBlock(exercise))
        return self.blocks[-1]


class Gathering:
    """Sessions by key, in the order of the file."""

    def __init__(self) -> None:
        self.sessions: dict[Hashable, OpenSession] = {}
        self.rows = 0
        self.not_sets = 0
        self.unreadable: list[Unreadable] = []

    def finish(self, app: str) -> ParsedFile:
        """Everything as values, oldest session first; sessions without a set are left out."""
        seen: dict[tuple[datetime, str], int] = {}
        sessions = []
        for session in self.sessions.values():
            blocks = tuple(
                ParsedBlock(block.exercise, "\n".join(block.notes), tuple(block.sets))
                for block in session.blocks
                if block.sets
            )
            if not blocks:
                continue
            place = (session.start, session.name)
            occurrence = seen[place] = seen.get(place, -1) + 1
            sessions.append(_frozen(session, occurrence, blocks))
        sessions.sort(key=lambda session: session.start)
        return ParsedFile(app, self.rows, tuple(sessions), self.not_sets, tuple(self.unreadable))


def _frozen(
    session: OpenSession, occurrence: int, blocks: tuple[ParsedBlock, ...]
) -> ParsedSession:
    started_at, offset_min = with_offset(session.start)
    return ParsedSession(
        start=session.start.isoformat(" "),
        name=session.name,
        occurrence=occurrence,
        day=day_number(session.start),
        started_at=started_at,
        offset_min=offset_min,
        duration_s=session.duration_s,
        note="\n".join(session.notes),
        blocks=blocks,
    )
