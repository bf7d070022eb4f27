"""Sessions: started, logged set by set, finished, corrected, binned and brought back.

What only reads them is in ``session_rows``, and found here, too.
"""

from collections.abc import Sequence
from typing import Any

from legday_gui.logbook.door import Edit
from legday_gui.logbook.ids import new_id
from legday_gui.logbook.library import exercise
from legday_gui.logbook.logbook import Logbook
from legday_gui.logbook.session_rows import (
    SET_FIELDS,
    SessionSummary,
    as_set,
    blocks,
    is_binned,
    one_set,
    open_session,
    session,
    session_efforts,
    session_list,
    sets_of,
)
from legday_gui.training.values import (
    Block,
    LoggedSet,
    PlanDay,
    Session,
    SetKind,
    Side,
    Unit,
)

__all__ = [  # of what is read
    "SET_FIELDS",
    "SessionSummary",
    "as_set",
    "blocks",
    "is_binned",
    "one_set",
    "open_session",
    "session",
    "session_efforts",
    "session_list",
    "sets_of",
]

FORGOTTEN_S = 4 * 3600  # nobody rests for so long between two sets


# ---- a session's course


def start_session(
    book: Logbook,
    athlete_id: int,
    day: PlanDay | None,
    at: int,
    offset_min: int,
    place_id: int | None = None,
) -> int:
    """Begin a session now (UTC seconds, local offset in minutes) with a plan day's exercises.

    ``day`` None begins an empty one; ``place_id`` is where. Gives the session's id.
    """
    fields = {
        "athlete_id": athlete_id,
        "plan_day_id": day.id if day else None,
        "name": day.name if day else "Session",
        "place_id": place_id,
    }
    asked = [
        {
            "position": item.position,
            "exercise_id": item.exercise_id,
            "prescription_id": item.id,
            "sets": item.sets,
            "superset": item.superset,
        }
        for item in (day.prescriptions if day else ())
    ]
    return _begin(book, fields, asked, at, offset_min)


def duplicate_session(
    book: Logbook, session_id: int, at: int, offset_min: int, place_id: int | None = None
) -> int:
    """Begin a session now with the exercises of another one, nothing logged; gives its id.

    As many sets are asked for as were then; where nothing was asked, as many as were done without
    warm-ups. What was skipped is left out. ``place_id`` None is where the other one was.
    """
    model = session(book, session_id)
    fields = {
        "athlete_id": model.athlete_id,
        "plan_day_id": model.plan_day_id,
        "name": model.name,
        "place_id": place_id or model.place_id,
    }
    done = _work_sets(book, session_id)
    taken = [b for b in blocks(book, session_id) if not b.skipped]
    asked = [
        {
            "position": position,
            "exercise_id": b.exercise_id,
            "prescription_id": b.prescription_id,
            "sets": b.sets or done.get(b.id, 0),
            "superset": b.superset,
            "swapped_from": b.swapped_from,
        }
        for position, b in enumerate(taken)
    ]
    return _begin(book, fields, asked, at, offset_min)


def _begin(
    book: Logbook,
    fields: dict[str, Any],
    asked: Sequence[dict[str, Any]],
    at: int,
    offset_min: int,
) -> int:
    session_id = new_id()
    times = {"started_at": at, "offset_min": offset_min, "day": (at + offset_min * 60) // 86400}
    edits = [Edit("session", session_id, fields | times)]
    edits += [Edit("block", new_id(), {"session_id": session_id} | block) for block in asked]
    book.write(f"Start {fields['name']}", edits)
    return session_id


def _work_sets(book: Logbook, session_id: int) -> dict[int, int]:
    """How many sets each block has, warm-ups not counted, left and right as one."""
    rows = book.tuples(
        "SELECT block_id, count(DISTINCT number) FROM training_set WHERE session_id = ? "
        "AND kind <> 'warm_up' AND deleted_at IS NULL GROUP BY block_id",
        session_id,
    )
    return dict(rows)


def log_set(
    book: Logbook,
    block: Block,
    *,
    number: int,
    side: Side,
    kind: SetKind,
    load_g: int | None,
    unit: Unit,
    reps: int | None,
    reserve_halves: int | None,
    at: int | None,
    seconds: int | None = None,
    metres: float | None = None,
    note: str = "",
    rest_s: int | None = None,
) -> LoggedSet:
    """Write one set, or one side of it; it is on disk when this returns.

    ``at`` is when it was done in UTC seconds. ``rest_s`` starts the session's rest timer in the
    same transaction; None leaves the timer alone. Work on a day of deload is marked as such. A
    ``number`` that the exercise has elsewhere in the session goes behind those there.
    """
    number = _free_number(book, block, number)
    owner, day, position, easy = _around(book, block)
    if easy and kind not in (SetKind.WARM_UP, SetKind.DROP):
        kind = SetKind.DELOAD
    logged = LoggedSet(
        new_id(), block.session_id, block.id, block.exercise_id, number, side, kind, load_g, unit,
        reps, reserve_halves, seconds, metres, note, at,
    )  # fmt: skip
    fields = {name: getattr(logged, name) for name in SET_FIELDS if name != "id"}
    fields |= {"side": side.value, "kind": kind.value, "unit": unit.value}
    fields |= {"athlete_id": owner, "day": day, "position": position}
    rest = []
    if rest_s is not None and at is not None:
        clock = {"rest_from_ms": at * 1000, "rest_s": rest_s}
        rest = [Edit("session", block.session_id, clock)]
    label = f"Log {_set_name(book, block.exercise_id, _work_number(book, logged), side, kind)}"
    book.write(label, [Edit("training_set", logged.id, fields)], aside=rest)
    return logged


def _around(book: Logbook, block: Block) -> tuple[int, int, int, bool]:
    """Of a set about to be logged: athlete, day, position, and whether a deload covers it."""
    owner, day, position, easy = book.tuples(
        "SELECT athlete_id, day, (SELECT coalesce(max(position), -1) + 1 FROM training_set "
        "WHERE session_id = session.id), EXISTS (SELECT 1 FROM deload d "
        "WHERE d.athlete_id = session.athlete_id AND d.until_day >= session.day "
        "AND d.from_day <= session.day AND d.deleted_at IS NULL "
        "AND (d.exercise_id IS NULL OR d.exercise_id = ?)) FROM session WHERE id = ?",
        block.exercise_id,
        block.session_id,
    )[0]
    return owner, day, position, bool(easy)


def _free_number(book: Logbook, block: Block, number: int) -> int:
    taken = book.tuples(
        "SELECT max(number), max(CASE WHEN number = ? THEN 1 ELSE 0 END) FROM training_set "
        "WHERE session_id = ? AND exercise_id = ? AND block_id <> ? AND deleted_at IS NULL",
        number,
        block.session_id,
        block.exercise_id,
        block.id,
    )
    highest, is_taken = taken[0]
    return number + highest if is_taken else number


def edit_set(book: Logbook, set_id: int, **fields: Any) -> None:
    """Correct a set; the rest timer is left alone."""
    book.write(f"Correct {_named(book, set_id)}", [Edit("training_set", set_id, _plain(fields))])


def edit_sets(book: Logbook, set_ids: Sequence[int], **fields: Any) -> None:
    """Correct several sets alike, as the two sides of one, in one step of undo."""
    edits = [Edit("training_set", set_id, _plain(fields)) for set_id in set_ids]
    book.write(f"Correct {_named(book, set_ids[0])}", edits)


def remove_set(book: Logbook, set_id: int) -> None:
    """Put a set into the bin, and number the later ones of its exercise anew."""
    edits = [Edit.bin("training_set", set_id)]
    gone = one_set(book, set_id)
    same = [
        s
        for s in sets_of(book, gone.session_id)
        if s.exercise_id == gone.exercise_id and s.id != set_id
    ]
    if all(s.number != gone.number for s in same):
        edits += [
            Edit("training_set", s.id, {"number": s.number - 1})
            for s in same
            if s.number > gone.number
        ]
    book.write(f"Remove {_named(book, set_id)}", edits)


def set_rest(book: Logbook, session_id: int, from_ms: int | None, rest_s: int | None) -> None:
    """Set or stop (None) the rest timer. Not a step of undo."""
    fields = {"rest_from_ms": from_ms, "rest_s": rest_s}
    book.write("", [], aside=[Edit("session", session_id, fields)])


def finish_session(book: Logbook, session_id: int, at: int) -> None:
    """End a session at ``at`` (UTC seconds)."""
    fields = {"ended_at": at}
    stop_rest = Edit("session", session_id, {"rest_from_ms": None, "rest_s": None})
    name = session(book, session_id).name
    book.write(f"Finish {name}", [Edit("session", session_id, fields)], aside=[stop_rest])


def close_forgotten(book: Logbook, athlete_id: int, now: int) -> Session | None:
    """End the running session at its last set where hours went by since; gives it, else None.

    One without any set goes into the bin, from where it can be brought back. Times are UTC
    seconds.
    """
    running = open_session(book, athlete_id)
    if running is None:
        return None
    last = book.tuples(
        "SELECT max(done_at) FROM training_set WHERE session_id = ? AND deleted_at IS NULL",
        running.id,
    )[0][0]
    if now - (last or running.started_at) < FORGOTTEN_S:
        return None
    if last is None and not sets_of(book, running.id):
        bin_session(book, running.id)
    else:
        finish_session(book, running.id, max(running.started_at, last or 0))
    return session(book, running.id)


def reopen_session(book: Logbook, session_id: int) -> None:
    """Go on with a finished session."""
    name = session(book, session_id).name
    book.write(f"Reopen {name}", [Edit("session", session_id, {"ended_at": None})])


# ---- exercises of a session


def add_block(book: Logbook, session_id: int, exercise_id: int, sets: int) -> int:
    """Add an exercise at the end of a session; gives the block's id."""
    block_id = new_id()
    fields = {
        "session_id": session_id,
        "position": len(blocks(book, session_id)),
        "exercise_id": exercise_id,
        "sets": sets,
    }
    book.write(f"Add {exercise(book, exercise_id).name}", [Edit("block", block_id, fields)])
    return block_id


def edit_block(book: Logbook, block_id: int, **fields: Any) -> None:
    """Change sets asked for, skipped and its reason, note, superset, or the exercise (a swap).

    A swap takes the logged sets along.
    """
    row = book.rows("block", id=block_id)[0]
    name = exercise(book, row["exercise_id"]).name
    edits = [Edit("block", block_id, _plain(fields))]
    label = f"Edit {name}"
    if "skipped" in fields:
        label = f"Skip {name}" if fields["skipped"] else f"Take up {name} again"
    elif "exercise_id" in fields:
        swapped = fields["exercise_id"]
        label = f"Swap {name} for {exercise(book, swapped).name}"
        edits += _swap_sets(book, row, swapped)
    book.write(label, edits)


def _swap_sets(book: Logbook, block: dict[str, Any], exercise_id: int) -> list[Edit]:
    """The logged sets go over to the other exercise, numbered behind those it has elsewhere."""
    taken = book.tuples(
        "SELECT coalesce(max(number), 0) FROM training_set WHERE session_id = ? "
        "AND exercise_id = ? AND block_id <> ? AND deleted_at IS NULL",
        block["session_id"],
        exercise_id,
        block["id"],
    )[0][0]
    rows = book.rows("training_set", block_id=block["id"], order=("number",))
    first = rows[0]["number"] if rows else 0
    return [
        Edit(
            "training_set",
            s["id"],
            {"exercise_id": exercise_id, "number": s["number"] - first + 1 + taken},
        )
        for s in rows
    ]


def set_superset(book: Logbook, block_ids: Sequence[int], superset: int | None) -> None:
    """Let exercises of a session alternate under one number, or each go alone (None)."""
    label = "End superset" if superset is None else "Make superset"
    book.write(label, [Edit("block", b, {"superset": superset}) for b in block_ids])


def remove_block(book: Logbook, block_id: int) -> None:
    """Put an exercise of a session and its sets into the bin."""
    row = book.rows("block", id=block_id)[0]
    edits = [Edit.bin("block", block_id)]
    edits += [
        Edit.bin("training_set", s["id"]) for s in book.rows("training_set", block_id=block_id)
    ]
    book.write(f"Remove {exercise(book, row['exercise_id']).name}", edits)


def move_block(book: Logbook, block_id: int, to_position: int) -> None:
    """Move an exercise to a place (0…) in its session."""
    row = book.rows("block", id=block_id)[0]
    order = [b.id for b in blocks(book, row["session_id"]) if b.id != block_id]
    order.insert(max(0, min(to_position, len(order))), block_id)
    edits = [Edit("block", b, {"position": i}) for i, b in enumerate(order)]
    book.write(f"Move {exercise(book, row['exercise_id']).name}", edits)


# ---- the past


def edit_session(book: Logbook, session_id: int, **fields: Any) -> None:
    """Change name, note, place, effort (0 to 10), times or day.

    Its sets go along with a new day or another start.
    """
    edits = [Edit("session", session_id, fields)]
    before = session(book, session_id)
    shift = fields.get("started_at", before.started_at) - before.started_at
    if shift or "day" in fields:
        day = fields.get("day", before.day)
        for s in book.rows("training_set", session_id=session_id):
            done_at = None if s["done_at"] is None else s["done_at"] + shift
            edits.append(Edit("training_set", s["id"], {"day": day, "done_at": done_at}))
    book.write(f"Edit {before.name}", edits)


def bin_session(book: Logbook, session_id: int) -> None:
    """Put a session with its exercises and sets into the bin, from where it comes back."""
    name = session(book, session_id).name
    book.write(f"Delete {name}", [Edit.bin(t, i) for t, i in _parts(book, session_id, None)])


def bring_back(book: Logbook, session_id: int) -> None:
    """Take a session out of the bin, with what went there together with it."""
    mark = book.tuples("SELECT deleted_at FROM session WHERE id = ?", session_id)[0][0]
    if mark is None:
        return
    parts = _parts(book, session_id, mark)
    book.write(f"Bring back {session(book, session_id).name}", [Edit.restore(*p) for p in parts])


def _parts(book: Logbook, session_id: int, mark: int | None) -> Sequence[tuple[str, int]]:
    same, values = ("IS NULL", ()) if mark is None else ("= ?", (mark,))
    parts = [("session", session_id)]
    for table in ("block", "training_set", "symptom"):
        sql = f"SELECT id FROM {table} WHERE session_id = ? AND deleted_at {same}"
        parts += [(table, row[0]) for row in book.tuples(sql, session_id, *values)]
    return parts


# ---- words for the Edit menu


def _set_name(book: Logbook, exercise_id: int, number: int, side: Side, kind: SetKind) -> str:
    name = exercise(book, exercise_id).name
    name = name[:1].lower() + name[1:]
    leg = "" if side is Side.BOTH else f", {side.value}"
    if kind is SetKind.WARM_UP:
        return f"warm-up of {name}{leg}"
    return f"set {number} of {name}{leg}"


def _named(book: Logbook, set_id: int) -> str:
    found = one_set(book, set_id)
    number = _work_number(book, found)
    return _set_name(book, found.exercise_id, number, found.side, found.kind)


def _work_number(book: Logbook, logged: LoggedSet) -> int:
    """The number that people see: warm-ups before it do not count."""
    sql = (
        "SELECT count(DISTINCT number) FROM training_set WHERE session_id = ? "
        "AND exercise_id = ? AND kind = 'warm_up' AND number < ? AND deleted_at IS NULL"
    )
    warm_ups: int = book.tuples(sql, logged.session_id, logged.exercise_id, logged.number)[0][0]
    return logged.number - warm_ups


def _plain(fields: dict[str, Any]) -> dict[str, Any]:
    """Enums and booleans as the file keeps them."""
    plain = {k: v.value if isinstance(v, SetKind | Side | Unit) else v for k, v in fields.items()}
    return {k: int(v) if isinstance(v, bool) else v for k, v in plain.items()}
