"""A previewed file into the logbook: in small pieces under one import, undone in one step."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from typing import Any

from legday_gui.exchange.matching import Certainty
from legday_gui.exchange.names import ExerciseMatch
from legday_gui.exchange.own_merge import after_sessions, before_sessions, session_rows
from legday_gui.exchange.parsed import Unreadable
from legday_gui.exchange.preview import Choices, Preview, Ready
from legday_gui.exchange.rows import (
    BLOCK_COLUMNS,
    SESSION_COLUMNS,
    SET_COLUMNS,
    Values,
    rows_of,
    session_row,
)
from legday_gui.logbook import importing as logbook_import
from legday_gui.logbook.door import Change, Edit
from legday_gui.logbook.errors import LogbookError
from legday_gui.logbook.ids import hashed_id, new_id
from legday_gui.logbook.library import exercises
from legday_gui.logbook.logbook import Logbook
from legday_gui.logbook.sessions import blocks, sets_of
from legday_gui.training.units import to_grams
from legday_gui.training.values import Exercise, SetKind

_PIECE_SETS = 2000  # about 10 ms: a set that is logged meanwhile never waits longer
_EXERCISE_COLUMNS = (
    "id", "name", "equipment", "load_kind", "sidedness", "measure", "step_g", "import_id",
)  # fmt: skip

Progress = Callable[[int, int], None]  # sets done, sets in all


@dataclass(frozen=True, slots=True)
class Counts:
    """The account of one file: rows = sets + not_sets + already_there + unreadable."""

    rows: int
    sets: int  # added, warm-ups among them
    warm_ups: int
    not_sets: int
    already_there: int
    sessions: int  # added
    sessions_changed: int  # here and in the file with different sets
    exercises_matched: int
    exercises_created: int
    body_weights: int  # added
    beside: int  # rows of a logbook that are no sessions, added: plans, places, goals


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did. ``import_id`` is None where nothing was written.

    ``label`` and ``changes`` are for ``Logbook.offer_import_undo`` of another connection.
    """

    import_id: int | None
    label: str
    counts: Counts
    unreadable: tuple[Unreadable, ...]
    changes: tuple[Change, ...] = ()
    cancelled: bool = False


def apply(
    book: Logbook,
    preview: Preview,
    choices: Choices,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
    *,
    dry_run: bool = False,
) -> ImportResult:
    """Write what ``preview`` shows, as ``choices`` say. Adds nothing that is there already.

    With ``dry_run`` it only counts what it would do.

    ``progress`` is called between pieces; as soon as ``cancelled`` says so, all is taken back.
    Raises LogbookError, everything taken back, where the file refuses.
    """
    work = _work(book, preview, choices)
    label = f"Import {preview.file_name}"
    nothing = ImportResult(
        None, label, _counts(book, preview, choices, work), preview.file.unreadable
    )
    if dry_run or work.is_empty(preview):
        return nothing
    import_id = logbook_import.begin_import(
        book, preview.athlete_id, preview.file.app, preview.file_name, preview.digest
    )
    earlier: list[Change] = []
    try:
        earlier = logbook_import.add_edits(book, work.before)
        logbook_import.erase_undone(book, list(work.stale))
        binned = _add_exercises(book, import_id, work.created, choices)
        exercise_ids = preview.own_exercises(choices)
        if not _add_sessions(book, import_id, preview, exercise_ids, work.new, progress, cancelled):
            logbook_import.take_back(book, import_id, earlier)
            return replace(nothing, cancelled=True)
        changes = logbook_import.finish_import(
            book,
            import_id,
            label,
            asdict(nothing.counts) | {"names": _chosen_names(preview, choices)},
            sessions=[ready.id for ready in work.back],
            exercises=[*binned, *_exercises_of(preview, work.back)],
            edits=_last_edits(book, preview, choices, work),
            earlier=earlier,
        )
    except BaseException:
        # Where even this fails, the next opening of the file takes the import back.
        with suppress(LogbookError):
            logbook_import.take_back(book, import_id, earlier)
        raise
    return replace(nothing, import_id=import_id, changes=tuple(changes))


@dataclass(frozen=True, slots=True)
class _Work:
    """What is to be written."""

    new: tuple[Ready, ...]
    back: tuple[Ready, ...]  # sessions to take out of the bin as they are there
    stale: frozenset[int]  # those of ``new`` that an import which was undone read in another way
    replaced: tuple[Ready, ...]  # sessions whose sets are to be those of the file
    changed: int  # sessions that differ, replaced ones among them
    created: list[ExerciseMatch]
    before: list[Edit]  # what the sessions of a logbook may point at
    beside: int  # rows of a logbook that are no sessions

    @property
    def all(self) -> tuple[Ready, ...]:
        return (*self.new, *self.back, *self.replaced)

    def is_empty(self, preview: Preview) -> bool:
        return not (self.all or self.beside or self.before or preview.body_weights)


def _work(book: Logbook, preview: Preview, choices: Choices) -> _Work:
    parts = preview.sorted(choices)
    replaced = tuple(ready for ready in parts.changed if ready.id in choices.take_files)
    wanted = [ready for ready in parts.binned if ready.id in choices.bring_back]
    stale = tuple(ready for ready in wanted if preview.is_stale(ready))
    stale_ids = frozenset(ready.id for ready in stale)
    new = (*parts.new, *stale)
    return _Work(
        new=new,
        back=tuple(ready for ready in wanted if ready.id not in stale_ids),
        stale=stale_ids,
        replaced=replaced,
        changed=len(parts.changed),
        created=_to_create(book, preview, choices, (*new, *replaced)),
        before=list(_beside(book, preview, choices, before_sessions)),
        beside=preview.beside,
    )


def _counts(book: Logbook, preview: Preview, choices: Choices, work: _Work) -> Counts:
    live = exercises(book)
    own = sum(edit.table == "exercise" and edit.id not in live for edit in work.before)
    return Counts(
        rows=preview.file.rows,
        sets=_set_count(work.all),
        warm_ups=_warm_ups(work.all),
        not_sets=preview.file.not_sets,
        already_there=preview.set_count - _set_count(work.all),
        sessions=len(work.new) + len(work.back),
        sessions_changed=work.changed,
        exercises_matched=sum(i is not None for i in choices.exercises.values()),
        exercises_created=len(work.created) + own,
        body_weights=len(preview.body_weights),
        beside=work.beside,
    )


def _last_edits(book: Logbook, preview: Preview, choices: Choices, work: _Work) -> list[Edit]:
    """What is written together with the end of the import."""
    ids = preview.own_exercises(choices)
    return [
        *(edit for ready in work.replaced for edit in _replacing(book, preview, ids, ready)),
        *_weighing(preview),
        *_beside(book, preview, choices, after_sessions),
    ]


def _chosen_names(preview: Preview, choices: Choices) -> dict[str, int]:
    """What the person made of names that were not certain, for the next file of this program."""
    return {
        match.name: chosen
        for match in preview.matches
        if (chosen := choices.exercises.get(match.name)) is not None
        and (match.certainty is not Certainty.SAME or chosen != match.exercise_id)
    }


def _weighing(preview: Preview) -> Iterator[Edit]:
    """The edits that add body weights, also those that an undone import left in the bin."""
    for key, one in preview.body_weights.items():
        fields = {
            "athlete_id": preview.athlete_id,
            "day": one.day,
            "measured_at": one.at,
            "grams": to_grams(one.weight, one.unit or preview.unit),
            "deleted_at": None,
        }
        yield Edit("body_weight", key, fields)


def _set_count(parts: Sequence[Ready]) -> int:
    return sum(ready.set_count for ready in parts)


def _warm_ups(parts: Sequence[Ready]) -> int:
    return sum(
        one.kind is SetKind.WARM_UP
        for ready in parts
        for block in ready.session.blocks
        for one in block.sets
    )


# ---- exercises


def _to_create(
    book: Logbook, preview: Preview, choices: Choices, parts: Sequence[Ready]
) -> list[ExerciseMatch]:
    """The names that become new exercises, each exercise once, where a session to add has them."""
    used = {block.exercise for ready in parts for block in ready.session.blocks}
    live = exercises(book)
    found: dict[int, ExerciseMatch] = {}
    for match in () if preview.file.own else preview.matches:
        is_new = choices.exercises.get(match.name) is None and match.created.id not in live
        if is_new and match.name in used:
            found.setdefault(match.created.id, match)
    return list(found.values())


def _add_exercises(
    book: Logbook, import_id: int, created: Sequence[ExerciseMatch], choices: Choices
) -> list[int]:
    """Insert new exercises; gives the ids of those that an undone import left in the bin."""
    there = logbook_import.exercises_there(book, [match.created.id for match in created])
    fresh = [match for match in created if match.created.id not in there]
    if fresh:
        rows = [_exercise_row(match.created, import_id) for match in fresh]
        logbook_import.add_rows(book, ("exercise", _EXERCISE_COLUMNS, rows))
    shares = [
        (hashed_id("contribution", match.created.id, muscle), match.created.id, muscle.value, 1.0)
        for match in fresh
        if (muscle := choices.muscles.get(match.name)) is not None
    ]
    if shares:
        columns = ("id", "exercise_id", "muscle", "share")
        logbook_import.add_rows(book, ("contribution", columns, shares))
    return [exercise_id for exercise_id, is_binned in there.items() if is_binned]


def _exercise_row(exercise: Exercise, import_id: int) -> Values:
    return (
        exercise.id,
        exercise.name,
        exercise.equipment,
        exercise.load_kind.value,
        exercise.sidedness.value,
        exercise.measure.value,
        exercise.step_g,
        import_id,
    )


def _exercises_of(preview: Preview, back: Sequence[Ready]) -> list[int]:
    """The exercises of sessions that come back; their import may have made them."""
    return list({row[0] for ready in back for row in preview.known[ready.id].sets})


# ---- sessions


def _add_sessions(
    book: Logbook,
    import_id: int,
    preview: Preview,
    exercise_ids: Mapping[int, int],
    parts: Sequence[Ready],
    progress: Progress | None,
    cancelled: Callable[[], bool] | None,
) -> bool:
    """Insert sessions piece by piece; False as soon as it is cancelled."""
    total, done = _set_count(parts), 0
    for piece in _pieces(parts):
        if cancelled is not None and cancelled():
            return False
        if preview.file.own:
            _add_own_piece(book, import_id, preview.athlete_id, exercise_ids, piece)
        else:
            _add_piece(book, import_id, preview.athlete_id, piece)
        done += _set_count(piece)
        if progress is not None:
            progress(done, total)
    return not (cancelled is not None and cancelled())


def _pieces(parts: Sequence[Ready]) -> Iterator[list[Ready]]:
    piece: list[Ready] = []
    size = 0
    for ready in parts:
        piece.append(ready)
        size += ready.set_count
        if size >= _PIECE_SETS:
            yield piece
            piece, size = [], 0
    if piece:
        yield piece


def _add_piece(book: Logbook, import_id: int, athlete_id: int, piece: Sequence[Ready]) -> None:
    session_rows: list[Values] = []
    block_rows: list[Values] = []
    set_rows: list[Values] = []
    for ready in piece:
        session_rows.append(session_row(ready.session, ready.id, athlete_id, import_id))
        own_blocks, own_sets = rows_of(ready.session, ready.id, athlete_id, ready.values)
        block_rows += own_blocks
        set_rows += own_sets
    logbook_import.add_rows(
        book,
        ("session", SESSION_COLUMNS, session_rows),
        ("block", BLOCK_COLUMNS, block_rows),
        ("training_set", SET_COLUMNS, set_rows),
    )


def _add_own_piece(
    book: Logbook,
    import_id: int,
    athlete_id: int,
    exercise_ids: Mapping[int, int],
    piece: Sequence[Ready],
) -> None:
    """The same for sessions of a logbook: every field as it is there."""
    found: dict[str, list[dict[str, Any]]] = {"session": [], "block": [], "training_set": []}
    for ready in piece:
        if ready.session.own:
            own = session_rows(ready.session.own, athlete_id, import_id, exercise_ids)
            for table, rows in own.items():
                found[table] += rows
    logbook_import.add_rows(
        book,
        *(
            (table, tuple(rows[0]), [tuple(row.values()) for row in rows])
            for table, rows in found.items()
            if rows
        ),
    )


def _beside(
    book: Logbook, preview: Preview, choices: Choices, which: Callable[..., Iterator[Edit]]
) -> Iterator[Edit]:
    """The edits for what a logbook has beside sessions; none for other files."""
    if preview.file.own:
        ids = preview.own_exercises(choices)
        yield from which(book, preview.athlete_id, preview.file.own, ids)


def _replacing(
    book: Logbook, preview: Preview, exercise_ids: Mapping[int, int], ready: Ready
) -> Iterator[Edit]:
    """The edits that put the file's sets in the place of those that the session has."""
    for block in blocks(book, ready.id):
        yield Edit.bin("block", block.id)
    for logged in sets_of(book, ready.id):
        yield Edit.bin("training_set", logged.id)
    if ready.session.own:
        own = session_rows(ready.session.own, preview.athlete_id, None, exercise_ids)
        for table, own_rows in own.items():
            for own_row in own_rows:
                changed = {name: value for name, value in own_row.items() if name != "id"}
                yield Edit(table, own_row["id"], changed | {"deleted_at": None})
        return
    yield Edit("session", ready.id, {"note": ready.session.note})
    block_rows, set_rows = rows_of(ready.session, ready.id, preview.athlete_id, ready.values)
    # The ids that the rows would have are taken by the ones in the bin.
    fresh = {row[0]: new_id() for row in block_rows}
    for row in block_rows:
        yield Edit("block", fresh[row[0]], dict(zip(BLOCK_COLUMNS[1:], row[1:], strict=True)))
    for row in set_rows:
        fields = dict(zip(SET_COLUMNS[1:], row[1:], strict=True))
        yield Edit("training_set", new_id(), fields | {"block_id": fresh[fields["block_id"]]})
