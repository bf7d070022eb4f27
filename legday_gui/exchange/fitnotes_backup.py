"""FitNotes' backup, an SQLite file: kilograms always, with times, comments and supersets.

``unit`` and ``settings.metric`` say only how the phone shows a weight; what they mean is not
known, so loads are kilograms, put back to round pounds where they were converted. Sets of an
exercise that was deleted in the app come in under its number, to be matched by hand.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import suppress

from legday_gui.exchange import cells
from legday_gui.exchange.cells import day_number, with_offset
from legday_gui.exchange.databases import columns, rows
from legday_gui.exchange.errors import UnreadableCellError
from legday_gui.exchange.gathering import Gathering, OpenSession
from legday_gui.exchange.parsed import ParsedFile, ParsedSet, ParsedWeight
from legday_gui.training.values import SetKind, Unit

NAME, FILES = "FitNotes", "backup (.fitnotes)"

_COLUMNS = (
    "exercise_id", "date", "metric_weight", "reps", "distance", "duration_seconds",
)  # fmt: skip
_OF_SETS = "1"  # the owner type of comments on sets


def matches(connection: sqlite3.Connection) -> bool:
    """Whether a database has FitNotes' tables."""
    return {"_id", "exercise_id", "date", "metric_weight", "reps"} <= set(
        columns(connection, "training_log")
    ) and {"_id", "name"} <= set(columns(connection, "exercise"))


def read(connection: sqlite3.Connection) -> ParsedFile:
    """Every set of ``training_log``; its ``_id`` stands in for a line."""
    gathered = Gathering()
    reader = _Reader(connection, gathered)
    reader.weigh()
    log = rows(connection, "training_log", ("_id", *_COLUMNS), "date", "_id")
    return gathered.read(NAME, reader.take, ((_line(key), row) for key, *row in log))


def _line(key: str) -> int:
    """An id; 0 where a damaged file has something else there."""
    return int(key) if key.isascii() and key.isdigit() else 0


def _group(text: str) -> int | None:
    """The number of a superset; none where a damaged file has something else there."""
    with suppress(UnreadableCellError):
        return cells.whole(text)
    return None


class _Reader:
    """Knows what stands beside the sets; one ``take`` a set."""

    def __init__(self, connection: sqlite3.Connection, gathered: Gathering) -> None:
        def table(name: str, *names: str) -> Iterator[list[str]]:
            return rows(connection, name, names, "_id")

        self._gathered = gathered
        self._body_weights = list(table("BodyWeight", "date", "body_weight_metric", "_id"))
        categories = dict(table("Category", "_id", "name"))
        self._names: dict[str, str] = {}
        for key, name, category in table("exercise", "_id", "name", "category_id"):
            self._names[key] = name
            gathered.hints[" ".join(name.split())] = categories.get(category, "")
        self._comments = {
            owner: words
            for owner, words, kind in table("Comment", "owner_id", "comment", "owner_type_id")
            if kind == _OF_SETS
        }
        self._notes = dict(table("WorkoutComment", "date", "comment"))
        self._times = {
            day: (start, end)
            for day, start, end in table(
                "WorkoutTime", "workout_date", "start_date_time", "end_date_time"
            )
        }
        self._supersets = {
            (day, exercise): _group(group)
            for day, exercise, group in table(
                "WorkoutGroupExercise", "date", "exercise_id", "workout_group_id"
            )
        }

    def take(self, line: int, row: list[str]) -> None:
        exercise_id, date, weight, reps_text, distance_text, seconds_text = row
        session = self._gathered.session(date, lambda: self._opened(date))
        name = cells.exercise(self._names.get(exercise_id) or f"Exercise {exercise_id}")
        block = session.block(name, self._supersets.get((date, exercise_id)))
        has_weight = bool(cells.number(weight))
        reps = cells.whole(reps_text)
        distance, seconds = cells.amount(distance_text), cells.seconds(seconds_text)
        if not (has_weight or reps or distance or seconds):
            self._gathered.skip()
            return
        one = ParsedSet(
            SetKind.WORK,
            weight if has_weight else "",
            Unit.KG,
            reps or None if seconds or distance else reps,
            seconds,
            distance,
            1.0,
            None,
            self._comments.get(str(line), "").strip(),
        )
        block.add(line, self._gathered.shared(one))

    def _opened(self, date: str) -> OpenSession:
        day = cells.moment(date, "%Y-%m-%d")
        start, duration_s = day.replace(hour=12), None
        with suppress(UnreadableCellError, KeyError, TypeError):
            first, last = (cells.moment(text) for text in self._times[date])
            if first.date() == day.date():
                start = first
                duration_s = max(int((last - first).total_seconds()), 0) or None
        session = OpenSession(start, "", duration_s, f"{day:%Y-%m-%d}")
        if note := self._notes.get(date, "").strip():
            session.notes[note] = None
        return session

    def weigh(self) -> None:
        """Keep the body weights; they are no rows of the training log."""
        for date, weight, _ in self._body_weights:
            with suppress(UnreadableCellError):
                moment, kilograms = cells.moment(date), cells.amount(weight)
                if kilograms:
                    day, at = day_number(moment.replace(tzinfo=None)), with_offset(moment)[0]
                    self._gathered.weights.append(ParsedWeight(day, at, kilograms, Unit.KG))
