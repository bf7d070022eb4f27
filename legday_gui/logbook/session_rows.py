"""Sessions, their exercises and sets as they are read from the file."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from legday_gui.logbook.errors import LogbookError
from legday_gui.logbook.logbook import Logbook
from legday_gui.training.values import Block, LoggedSet, Session, SetKind, Side, Unit

_SESSION_FIELDS = (
    "id", "athlete_id", "name", "started_at", "offset_min", "day", "ended_at", "plan_day_id",
    "note", "import_id", "rest_from_ms", "rest_s", "place_id", "effort",
)  # fmt: skip
SET_FIELDS = (
    "id", "session_id", "block_id", "exercise_id", "number", "side", "kind", "load_g", "unit",
    "reps", "reserve_halves", "seconds", "metres", "note", "done_at",
)  # fmt: skip
# Looked up by the thousand; calling the enums takes three times as long.
_SIDES = {side.value: side for side in Side}
_KINDS = {kind.value: kind for kind in SetKind}
_UNITS = {unit.value: unit for unit in Unit}


class SessionSummary(NamedTuple):
    """One line of the list of sessions. ``sets`` counts left and right as one, warm-ups not."""

    id: int
    name: str
    day: int
    started_at: int
    ended_at: int | None
    sets: int
    exercises: int
    volume_g: int
    import_id: int | None


def session(book: Logbook, session_id: int) -> Session:
    """One session, binned or not. Raises LogbookError where there is no such one."""
    row = book.row("session", session_id)
    if row is None:
        raise LogbookError("This session is no longer in the logbook: choose another one.")
    return _session(row)


def open_session(book: Logbook, athlete_id: int) -> Session | None:
    """The session that was begun and not finished, the latest where there are several."""
    # Plain SQL: a start waits for this.
    rows = book.tuples(
        f"SELECT {', '.join(_SESSION_FIELDS)} FROM session WHERE athlete_id = ? "
        "AND ended_at IS NULL AND deleted_at IS NULL ORDER BY started_at DESC LIMIT 1",
        athlete_id,
    )
    return Session(*rows[0]) if rows else None


def is_binned(book: Logbook, session_id: int) -> bool:
    """Whether a session is in the bin; one that was never there counts as gone, too."""
    rows = book.tuples("SELECT deleted_at FROM session WHERE id = ?", session_id)
    return not rows or rows[0][0] is not None


def blocks(book: Logbook, session_id: int) -> list[Block]:
    """The exercises of a session in order."""
    # Plain SQL, like the sets below: a start and every logged set wait for it.
    rows = book.tuples(
        f"SELECT {', '.join(Block._fields)} FROM block WHERE session_id = ? "
        "AND deleted_at IS NULL ORDER BY position, id",
        session_id,
    )
    return [_block(dict(zip(Block._fields, row, strict=True))) for row in rows]


def sets_of(book: Logbook, session_id: int) -> list[LoggedSet]:
    """The sets of a session in the order they were done."""
    rows = book.tuples(
        f"SELECT {', '.join(SET_FIELDS)} FROM training_set WHERE session_id = ? "
        "AND deleted_at IS NULL ORDER BY position, id",
        session_id,
    )
    return [as_set(row) for row in rows]


def one_set(book: Logbook, set_id: int) -> LoggedSet:
    """One set, binned or not. Raises LogbookError where there is no such one."""
    rows = book.tuples(f"SELECT {', '.join(SET_FIELDS)} FROM training_set WHERE id = ?", set_id)
    if not rows:
        raise LogbookError("This set is no longer in the logbook: choose another one.")
    return as_set(rows[0])


def session_efforts(book: Logbook, athlete_id: int, since_day: int) -> dict[int, int]:
    """The effort (0 to 10) of each session since a day that was rated, by its id."""
    rows = book.tuples(
        "SELECT id, effort FROM session WHERE athlete_id = ? AND day >= ? "
        "AND effort IS NOT NULL AND deleted_at IS NULL",
        athlete_id,
        since_day,
    )
    return dict(rows)


def session_list(
    book: Logbook,
    athlete_id: int,
    *,
    limit: int = 200,
    binned: bool = False,
    first_day: int = -(1 << 31),
    last_day: int = 1 << 31,
) -> list[SessionSummary]:
    """The newest sessions first, of all days or from one to another, both included.

    With ``binned`` those in the bin, the last binned first.
    """
    mark, order = ("IS NOT NULL", "s.deleted_at DESC") if binned else ("IS NULL", "s.day DESC")
    # Rows of a binned session carry its mark; rows binned on their own before stay out.
    belongs = "t.deleted_at = s.deleted_at" if binned else "t.deleted_at IS NULL"
    rows = book.tuples(
        f"""WITH s AS (
            SELECT * FROM session s WHERE s.athlete_id = ? AND s.day BETWEEN ? AND ?
            AND s.deleted_at {mark} ORDER BY {order}, s.started_at DESC LIMIT ?),
        one_set AS (
            SELECT t.session_id AS session_id, t.exercise_id AS exercise_id,
                max(CASE WHEN t.kind = 'warm_up' THEN 0 ELSE 1 END) AS work,
                avg(CASE WHEN t.kind = 'warm_up' OR t.load_g <= 0 THEN 0
                    ELSE t.load_g * coalesce(t.reps, 0) END) AS volume
            FROM s JOIN training_set t ON t.session_id = s.id AND {belongs}
            GROUP BY t.session_id, t.exercise_id, t.number)
        SELECT s.id, s.name, s.day, s.started_at, s.ended_at, s.import_id,
            coalesce(sum(n.work), 0), count(DISTINCT n.exercise_id), coalesce(sum(n.volume), 0)
        FROM s LEFT JOIN one_set n ON n.session_id = s.id
        GROUP BY s.id, s.name, s.day, s.started_at, s.ended_at, s.import_id, s.deleted_at
        ORDER BY {order}, s.started_at DESC""",
        athlete_id,
        first_day,
        last_day,
        limit,
    )
    return [
        SessionSummary(r[0], r[1], r[2], r[3], r[4], r[6], r[7], round(r[8]), r[5]) for r in rows
    ]


def _session(row: dict[str, Any]) -> Session:
    return Session(**{name: row[name] for name in _SESSION_FIELDS})


def _block(row: dict[str, Any]) -> Block:
    fields = {k: v for k, v in row.items() if k not in ("stamp", "deleted_at")}
    return Block(**fields | {"skipped": bool(row["skipped"])})


def as_set(values: Sequence[Any]) -> LoggedSet:
    """The set whose ``SET_FIELDS`` these are, in that order."""
    fields = list(values)
    fields[5], fields[6], fields[8] = _SIDES[fields[5]], _KINDS[fields[6]], _UNITS[fields[8]]
    return LoggedSet(*fields)
