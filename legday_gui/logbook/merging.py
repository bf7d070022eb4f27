"""Two exercises that are one: all of the one goes over to the other, in one step of undo."""

from collections.abc import Iterator
from typing import NamedTuple

from legday_gui.logbook.door import NOW, Edit
from legday_gui.logbook.errors import LogbookError
from legday_gui.logbook.library import exercise, exercises
from legday_gui.logbook.logbook import Logbook
from legday_gui.training.values import Exercise, LoadKind

# Rows that follow the exercise, those in the bin too: a session may come out of it again.
_FOLLOWING = ("prescription", "deload", "implement")
# Of these there is one an exercise and athlete or place; where the target has its own, that stays.
_ONE_EACH = {"goal": "athlete_id", "chart_setting": "athlete_id", "exercise_setting": "place_id"}


class Merged(NamedTuple):
    """An exercise of the past: the name it had, and the live one that it went over to."""

    name: str
    into: int


def merge_exercises(book: Logbook, from_id: int, into_id: int) -> None:
    """Make ``from_id`` the same as ``into_id``: its sets and whatever else names it point there.

    The first one goes to the bin, and its names in other programs mean the second from now on. In
    a session that has both, the sets are numbered through, in the order of its blocks.
    Raises LogbookError, and changes nothing, where the two cannot be one.
    """
    gone, kept = exercise(book, from_id), exercise(book, into_id)
    _refuse(book, gone, kept)
    edits = [
        *_sets(book, from_id, into_id),
        *_blocks(book, from_id, into_id),
        *_following(book, from_id, into_id),
        *_one_each(book, from_id, into_id),
        Edit("exercise", from_id, {"deleted_at": NOW, "merged_into": into_id}),
    ]
    book.write(f"Merge {gone.name} into {kept.name}", edits)


def merged(book: Logbook) -> dict[int, Merged]:
    """The exercises that were merged into ones that are live, by id."""
    rows = book.tuples(
        """SELECT id, name, merged_into FROM exercise
        WHERE deleted_at IS NOT NULL AND merged_into IS NOT NULL"""
    )
    went = {row_id: into for row_id, _, into in rows}
    live, found = exercises(book), {}
    for row_id, name, into in rows:
        for _ in went:  # one that was merged into another may have been merged again
            into = went.get(into, into)  # noqa: PLW2901
        if into in live:
            found[row_id] = Merged(name, into)
    return found


def can_merge(one: Exercise, other: Exercise) -> bool:
    """Whether sets of the one say of the other what was done."""
    helps = (one.load_kind is LoadKind.ASSISTED, other.load_kind is LoadKind.ASSISTED)
    return one.id != other.id and one.measure is other.measure and helps[0] is helps[1]


def _refuse(book: Logbook, gone: Exercise, kept: Exercise) -> None:
    live = exercises(book)
    if gone.id == kept.id:
        raise LogbookError(f"{gone.name} cannot be merged into itself: choose another exercise.")
    if gone.id not in live or kept.id not in live:
        raise LogbookError("One of the two is in the bin: undo that, or choose another exercise.")
    if not can_merge(gone, kept):
        what = (
            f"one counts {gone.measure.value} and the other {kept.measure.value}"
            if gone.measure is not kept.measure
            else "the load of one helps and that of the other is lifted"
        )
        raise LogbookError(
            f"{gone.name} and {kept.name} stay apart, as {what}: choose another exercise."
        )


def _sets(book: Logbook, from_id: int, into_id: int) -> Iterator[Edit]:
    anew = dict(_numbers(book, from_id, into_id))
    mine = book.tuples("SELECT id, number FROM training_set WHERE exercise_id = ?", from_id)
    for row_id, number in mine:
        fields = {"exercise_id": into_id, "number": anew.pop(row_id, number)}
        yield Edit("training_set", row_id, fields)
    for row_id, number in anew.items():
        yield Edit("training_set", row_id, {"number": number})


def _numbers(book: Logbook, from_id: int, into_id: int) -> Iterator[tuple[int, int]]:
    """(set id, new number) in sessions that have both, counted through; the bin's apart."""
    counted: dict[tuple[int, int | None], dict[tuple[int, int], int]] = {}
    for row_id, session_id, mark, block_id, number in book.tuples(
        """SELECT t.id, t.session_id, t.deleted_at, t.block_id, t.number
        FROM training_set t JOIN block b ON b.id = t.block_id
        WHERE t.exercise_id IN (:gone, :kept)
            AND t.session_id IN (SELECT session_id FROM training_set WHERE exercise_id = :gone)
            AND t.session_id IN (SELECT session_id FROM training_set WHERE exercise_id = :kept)
        ORDER BY b.position, b.id, t.number, t.position""",
        gone=from_id,
        kept=into_id,
    ):
        given = counted.setdefault((session_id, mark), {})
        anew = given.setdefault((block_id, number), len(given) + 1)
        if anew != number:
            yield row_id, anew


def _blocks(book: Logbook, from_id: int, into_id: int) -> Iterator[Edit]:
    """The exercises of sessions; what was swapped for what has become the same was no swap."""
    for row_id, *ids in book.tuples(
        "SELECT id, exercise_id, swapped_from FROM block WHERE exercise_id = :gone "
        "OR swapped_from = :gone",
        gone=from_id,
    ):
        done, asked = (into_id if i == from_id else i for i in ids)
        fields = {"exercise_id": done, "swapped_from": None if asked == done else asked}
        yield Edit("block", row_id, fields)


def _following(book: Logbook, from_id: int, into_id: int) -> Iterator[Edit]:
    for table in _FOLLOWING:
        for row in book.tuples(f"SELECT id FROM {table} WHERE exercise_id = ?", from_id):
            yield Edit(table, row[0], {"exercise_id": into_id})


def _one_each(book: Logbook, from_id: int, into_id: int) -> Iterator[Edit]:
    for table, whose in _ONE_EACH.items():
        taken = {row[whose] for row in book.rows(table, exercise_id=into_id)}
        for row in book.rows(table, exercise_id=from_id):
            if row[whose] in taken:
                yield Edit.bin(table, row["id"])
            else:
                yield Edit(table, row["id"], {"exercise_id": into_id})
