"""Records after any order of edits are those of a file in which all was logged right at once."""

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from legday_gui.logbook import history, sessions
from legday_gui.logbook.athletes import athletes
from legday_gui.logbook.check import check
from legday_gui.logbook.library import exercises
from legday_gui.logbook.logbook import Logbook
from legday_gui.training.records import Record, efforts_of, session_records
from legday_gui.training.values import LoggedSet, Performance, SetKind, Side, Unit

DAY_S = 86_400
FIRST_DAY = 20_700
SIDES = ((Side.BOTH,), (Side.BOTH,), (Side.LEFT, Side.RIGHT), (Side.RIGHT,))
KINDS = (SetKind.WORK,) * 4 + tuple(SetKind)

Told = list[tuple[Any, ...]]


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("records") / "empty.legday"
    Logbook.create(path).close()
    return path


class Lifter:
    """Does deeds to a logbook, as far as there is something to do them to."""

    def __init__(self, book: Logbook) -> None:
        self.book = book
        self.athlete_id = athletes(book)[0].id
        self.lifts = list(exercises(book))[:2]
        self.begun: list[int] = []

    def do(self, what: str, which: int, load: int, reps: int, kind: int) -> None:
        if what in ("undo", "redo"):
            getattr(self.book, what)()
        elif what == "start" or not self.begun:
            self._start(which, load, reps, kind)
        else:
            getattr(self, f"_{what}")(which, load, reps, kind)

    def _start(self, which: int, load: int, reps: int, kind: int) -> None:
        at = self._moment(which, len(self.begun))
        session_id = sessions.start_session(self.book, self.athlete_id, None, at, 0)
        sessions.add_block(self.book, session_id, self.lifts[which % 2], 3)
        sessions.finish_session(self.book, session_id, at + 3600)
        self.begun.append(session_id)
        self._log(-1, load, reps, kind)

    def _moment(self, day: int, nth: int) -> int:
        return (FIRST_DAY + day) * DAY_S + 60 * nth  # no two sessions begin at once

    def _session(self, which: int) -> int:
        return self.begun[which % len(self.begun)]

    def _log(self, which: int, load: int, reps: int, kind: int) -> None:
        session_id = self._session(which)
        found = sessions.blocks(self.book, session_id)
        if not found or sessions.is_binned(self.book, session_id):
            return
        number = max((s.number for s in sessions.sets_of(self.book, session_id)), default=0) + 1
        for nth, side in enumerate(SIDES[kind // 3 % len(SIDES)]):
            sessions.log_set(
                self.book, found[0], number=number, side=side, kind=KINDS[kind % len(KINDS)],
                load_g=load * 2500, unit=Unit.KG, reps=reps + nth,
                reserve_halves=kind if kind < 5 else None, at=None,
            )  # fmt: skip

    def _set(self, which: int) -> LoggedSet | None:
        found = [s for i in self.begun for s in sessions.sets_of(self.book, i)]
        return found[which % len(found)] if found else None

    def _correct(self, which: int, load: int, reps: int, kind: int) -> None:
        if (found := self._set(which)) is not None:
            fields = {"load_g": load * 2500, "reps": reps, "kind": KINDS[kind % len(KINDS)]}
            sessions.edit_set(self.book, found.id, **fields)

    def _remove(self, which: int, *_: int) -> None:
        if (found := self._set(which)) is not None:
            sessions.remove_set(self.book, found.id)

    def _bin(self, which: int, *_: int) -> None:
        if not sessions.is_binned(self.book, self._session(which)):
            sessions.bin_session(self.book, self._session(which))

    def _bring_back(self, which: int, *_: int) -> None:
        sessions.bring_back(self.book, self._session(which))

    def _move(self, which: int, load: int, *_: int) -> None:
        session_id = self._session(which)
        if not sessions.is_binned(self.book, session_id):
            at = self._moment(load, self.begun.index(session_id))
            sessions.edit_session(self.book, session_id, started_at=at, day=at // DAY_S)

    def _swap(self, which: int, *_: int) -> None:
        found = sessions.blocks(self.book, self._session(which))
        if found and not sessions.is_binned(self.book, self._session(which)):
            other = next(i for i in self.lifts if i != found[0].exercise_id)
            sessions.edit_block(self.book, found[0].id, exercise_id=other)


def told(book: Logbook, lifts: Sequence[int]) -> Told:
    """Every record of every session, as the summary tells them, without ids of rows."""
    athlete_id = athletes(book)[0].id
    found: Told = []
    for summary in sorted(sessions.session_list(book, athlete_id), key=lambda s: s.started_at):
        done = sessions.sets_of(book, summary.id)
        numbers = {s.id: s.number for s in done}
        for lift in lifts:
            sets = tuple(s for s in done if s.exercise_id == lift)
            now = Performance(summary.id, summary.day, sets)
            before = history.efforts(book, athlete_id, lift, before=summary.started_at)
            found += _lines(summary.started_at, session_records(before, now), numbers)
    return found


def _lines(at: int, records: list[Record], numbers: dict[int, int]) -> Told:
    return [(at, *r._replace(set_id=numbers[r.set_id])) for r in records]


def from_scratch(book: Logbook, lifts: Sequence[int]) -> Told:
    """The same from every set of the past, read one by one."""
    athlete_id = athletes(book)[0].id
    found: Told = []
    past: dict[int, list[Performance]] = {lift: [] for lift in lifts}
    for summary in sorted(sessions.session_list(book, athlete_id), key=lambda s: s.started_at):
        done = sessions.sets_of(book, summary.id)
        numbers = {s.id: s.number for s in done}
        for lift in lifts:
            sets = tuple(s for s in done if s.exercise_id == lift)
            now = Performance(summary.id, summary.day, sets)
            new = session_records(efforts_of(past[lift]), now)
            found += _lines(summary.started_at, new, numbers)
            past[lift].append(now)
    return found


def log_at_once(source: Logbook, target: Logbook) -> None:
    """What ``source`` has come to, logged into ``target`` in order and without a mistake."""
    mine, theirs = athletes(source)[0].id, athletes(target)[0].id
    for summary in sorted(sessions.session_list(source, mine), key=lambda s: s.started_at):
        copy = sessions.start_session(target, theirs, None, summary.started_at, 0)
        for block in sessions.blocks(source, summary.id):
            sessions.add_block(target, copy, block.exercise_id, block.sets)
        for s in sessions.sets_of(source, summary.id):
            sessions.log_set(
                target, sessions.blocks(target, copy)[0], number=s.number, side=s.side,
                kind=s.kind, load_g=s.load_g, unit=s.unit, reps=s.reps,
                reserve_halves=s.reserve_halves, at=None,
            )  # fmt: skip
        sessions.finish_session(target, copy, summary.started_at + 3600)


DEEDS = ("start", "start", "log", "log", "log", "correct", "correct", "remove", "bin",
         "bring_back", "move", "swap", "undo", "undo", "redo")  # fmt: skip
deeds = st.lists(
    st.tuples(st.sampled_from(DEEDS), st.integers(0, 11), st.integers(1, 9), st.integers(1, 8),
              st.integers(0, 11)),
    min_size=6, max_size=25,
)  # fmt: skip


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@example([("start", 0, 4, 5, 0), ("start", 2, 6, 5, 0), ("move", 1, 0, 1, 0)])
@given(deeds)
def test_any_order_of_edits_ends_in_the_records_of_the_sets_as_they_are(
    empty: Path, deeds: list[tuple[str, int, int, int, int]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        book = Logbook.open(Path(shutil.copy(empty, folder)))
        fresh = Logbook.open(Path(shutil.copy(empty, f"{folder}/fresh.legday")))
        lifter = Lifter(book)
        for deed in deeds:
            lifter.do(*deed)
            assert told(book, lifter.lifts) == from_scratch(book, lifter.lifts)
        log_at_once(book, fresh)
        assert told(book, lifter.lifts) == told(fresh, lifter.lifts)
        fresh.close()
        book.close()
        assert check(book.path).ok


def test_correcting_an_old_set_gives_and_takes_records_of_later_ones(
    empty: Path, tmp_path: Path
) -> None:
    book = Logbook.open(Path(shutil.copy(empty, tmp_path)))
    lifter = Lifter(book)
    for week, load in enumerate((40, 42, 44)):
        lifter.do("start", 14 * week, load, 5, 0)
    assert [t[0] // DAY_S for t in told(book, lifter.lifts)] == [
        FIRST_DAY + 14, FIRST_DAY + 14, FIRST_DAY + 28, FIRST_DAY + 28,
    ]  # fmt: skip
    first = sessions.sets_of(book, lifter.begun[0])[0]
    sessions.edit_set(book, first.id, load_g=200_000)
    assert told(book, lifter.lifts) == []
    book.undo()
    assert len(told(book, lifter.lifts)) == 4
    book.close()
