"""Questions about the past: what was done of an exercise, how much, how often.

Charts ask for tuples by one aggregate query each; the session asks for few, recent sets.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from legday_gui.logbook.errors import plain_errors
from legday_gui.logbook.library import done_exercises
from legday_gui.logbook.logbook import Logbook
from legday_gui.logbook.sessions import SET_FIELDS, as_set
from legday_gui.training.estimate import Formula
from legday_gui.training.records import Effort, weakest
from legday_gui.training.values import (
    LEG_MUSCLES,
    Exercise,
    LoadKind,
    LoggedSet,
    Measure,
    Muscle,
    Performance,
    SetKind,
)

_SET = ", ".join(f"t.{name}" for name in SET_FIELDS)
# Sets that say something of strength: neither warm-ups, drops nor deloads, with a load and reps.
STRENGTH = """t.kind NOT IN ('warm_up', 'drop', 'deload')
    AND t.load_g IS NOT NULL AND t.reps IS NOT NULL"""
_HARD = """t.kind <> 'warm_up' AND t.reps BETWEEN 3 AND 30
    AND (t.reserve_halves IS NULL OR t.reserve_halves <= 8)"""
# All sets of an athlete, exercise by exercise: the order of the two indexes that answer the charts,
# so that groups are counted without being sorted first. Both-sided and one-sided sets are asked for
# apart, as each kind has its index.
# Volume of a group of both-sided sets, and of one one-sided set whose sides are the group.
BOTH_VOLUME = "total(max(0, t.load_g * t.reps))"
PAIR_VOLUME = "coalesce(max(0, avg(t.load_g * t.reps)), 0)"
EACH_EXERCISE = """FROM exercise e CROSS JOIN training_set t ON t.exercise_id = e.id
    WHERE t.athlete_id = :athlete AND t.deleted_at IS NULL"""


def performances(
    book: Logbook,
    athlete_id: int,
    exercise_id: int,
    *,
    plan_day_id: int | None = None,
    before: int | None = None,
    limit: int = 30,
) -> list[Performance]:
    """The last ``limit`` sessions of an exercise with its sets, oldest first.

    With ``plan_day_id`` only sessions of that plan day; ``before`` keeps those that started
    earlier than that moment (UTC seconds).
    """
    until = before if before is not None else 1 << 62
    if plan_day_id is None:
        chosen = """SELECT DISTINCT t.day, t.session_id FROM training_set t
            JOIN session s ON s.id = t.session_id
            WHERE t.athlete_id = ? AND t.exercise_id = ? AND t.deleted_at IS NULL
            AND s.started_at < ? ORDER BY t.day DESC, t.session_id DESC LIMIT ?"""
        ids = [row[1] for row in book.tuples(chosen, athlete_id, exercise_id, until, limit)]
    else:
        ids = plan_day_sessions(book, plan_day_id, before=until, limit=limit)
    return _performances(_sets_in(book, ids, exercise_id))


def performances_since(
    book: Logbook,
    athlete_id: int,
    exercise_id: int,
    plan_day_id: int,
    since_day: int,
    *,
    before: int | None = None,
) -> list[Performance]:
    """All of an exercise on a plan day since a day, oldest first, by the exercise's own index."""
    rows = book.tuples(
        f"""SELECT s.day, s.plan_day_id, s.place_id, {_SET} FROM training_set t
        JOIN session s ON s.id = t.session_id
        WHERE t.athlete_id = ? AND t.exercise_id = ? AND t.deleted_at IS NULL AND t.day >= ?
        AND s.plan_day_id = ? AND s.started_at < ? AND s.deleted_at IS NULL
        ORDER BY t.day, s.started_at, t.session_id, t.position""",
        athlete_id,
        exercise_id,
        since_day,
        plan_day_id,
        before if before is not None else 1 << 62,
    )
    return _performances(rows)


def plan_day_sessions(
    book: Logbook, plan_day_id: int, *, before: int | None = None, limit: int = 30
) -> list[int]:
    """The ids of the last sessions of a plan day, newest first."""
    sql = """SELECT id FROM session WHERE plan_day_id = ? AND deleted_at IS NULL
        AND started_at < ? ORDER BY day DESC, started_at DESC LIMIT ?"""
    until = before if before is not None else 1 << 62
    return [row[0] for row in book.tuples(sql, plan_day_id, until, limit)]


def performances_in(book: Logbook, session_ids: Sequence[int]) -> dict[int, list[Performance]]:
    """What was done in these sessions, by exercise, oldest first; one query for all."""
    found: dict[int, list[Performance]] = {}
    for performance in _performances(_sets_in(book, session_ids)):
        found.setdefault(performance.sets[0].exercise_id, []).append(performance)
    return found


def _sets_in(
    book: Logbook, session_ids: Sequence[int], exercise_id: int | None = None
) -> list[tuple[Any, ...]]:
    if not session_ids:
        return []
    marks = ", ".join("?" for _ in session_ids)
    one = "" if exercise_id is None else "AND t.exercise_id = ?"
    values = (*session_ids, *(() if exercise_id is None else (exercise_id,)))
    return book.tuples(
        f"""SELECT s.day, s.plan_day_id, s.place_id, {_SET} FROM training_set t
        JOIN session s ON s.id = t.session_id
        WHERE t.session_id IN ({marks}) {one} AND t.deleted_at IS NULL AND s.deleted_at IS NULL
        ORDER BY s.day, s.started_at, t.session_id, t.exercise_id, t.position""",
        *values,
    )


def _performances(rows: Iterable[tuple[Any, ...]]) -> list[Performance]:
    grouped: dict[tuple[int, int], tuple[int, int | None, int | None, list[LoggedSet]]] = {}
    for day, plan_day_id, place_id, *fields in rows:
        logged = as_set(fields)
        key = (logged.session_id, logged.exercise_id)
        grouped.setdefault(key, (day, plan_day_id, place_id, []))[3].append(logged)
    return [
        Performance(
            session_id, day, tuple(sets), plan_day_id, place_id,
            any(s.kind is SetKind.DELOAD for s in sets),
        )
        for (session_id, _), (day, plan_day_id, place_id, sets) in grouped.items()
    ]  # fmt: skip


def recent_leg_sessions(
    book: Logbook, athlete_id: int, since_day: int
) -> list[tuple[int, list[LoggedSet]]]:
    """Sessions since a day as (moment they ended, their sets of leg muscles), oldest first.

    A session without an end counts to its last set, or its start where no set has a time.
    """
    legs = leg_exercises(book)
    rows = book.tuples(
        f"""SELECT coalesce(s.ended_at, s.started_at), {_SET} FROM session s
        JOIN training_set t ON t.session_id = s.id
        WHERE s.athlete_id = ? AND s.day >= ? AND s.deleted_at IS NULL AND t.deleted_at IS NULL
        ORDER BY s.day, s.started_at, t.position""",
        athlete_id,
        since_day,
    )
    found: dict[int, tuple[int, list[LoggedSet]]] = {}
    for ended, *fields in rows:
        logged = as_set(fields)
        if logged.exercise_id in legs:
            last, sets = found.get(logged.session_id, (ended, []))
            found[logged.session_id] = (max(last, logged.done_at or 0), [*sets, logged])
    return list(found.values())


def leg_exercises(book: Logbook) -> set[int]:
    """Exercises that train a leg muscle directly."""
    marks = ", ".join("?" for _ in LEG_MUSCLES)
    rows = book.tuples(
        f"SELECT exercise_id FROM contribution WHERE muscle IN ({marks}) AND share >= 1 "
        "AND deleted_at IS NULL",
        *LEG_MUSCLES,
    )
    return {row[0] for row in rows}


# ---- for charts: one aggregate query each


def best_rows(
    book: Logbook, athlete_id: int, exercise_id: int
) -> list[tuple[int, int, int, int, int]]:
    """(day, session id, heaviest load in grams, reps, reserve in halves or -1), oldest first.

    One row per session, reps and reserve; warm-ups, drops and sets without load are left out.
    """
    return book.tuples(
        f"""SELECT t.day, t.session_id, max(t.load_g), t.reps, coalesce(t.reserve_halves, -1)
        FROM training_set t
        WHERE t.athlete_id = ? AND t.exercise_id = ? AND t.deleted_at IS NULL AND {STRENGTH}
        GROUP BY t.day, t.session_id, t.reps, t.reserve_halves
        ORDER BY t.day, t.session_id""",
        athlete_id,
        exercise_id,
    )


def volume_rows(
    book: Logbook, athlete_id: int, exercise_id: int
) -> list[tuple[int, int, float, int]]:
    """(day, session id, volume in grams, sets) per session, oldest first; warm-ups left out.

    Volume is load as entered × reps, none where one is unknown or the load is help; a one-sided
    set counts the mean of its known sides.
    """
    mine = """FROM training_set t WHERE t.athlete_id = :athlete AND t.exercise_id = :exercise
        AND t.deleted_at IS NULL AND t.kind <> 'warm_up'"""
    return book.tuples(
        f"""SELECT day, session_id, sum(volume), sum(sets) FROM (
            SELECT t.day AS day, t.session_id AS session_id, {BOTH_VOLUME} AS volume,
                count(*) AS sets
            {mine} AND t.side = 'both' GROUP BY t.day, t.session_id
            UNION ALL SELECT t.day, t.session_id, {PAIR_VOLUME}, 1
            {mine} AND t.side <> 'both' GROUP BY t.day, t.session_id, t.number) AS part
        GROUP BY day, session_id ORDER BY day, session_id""",
        athlete=athlete_id,
        exercise=exercise_id,
    )


def exercise_counts(book: Logbook, athlete_id: int) -> list[tuple[int, int, int]]:
    """(exercise id, sessions, last day) of every exercise done, the most often done first."""
    mine = """FROM training_set t
        WHERE t.athlete_id = :athlete AND t.exercise_id = e.id AND t.deleted_at IS NULL"""
    return book.tuples(
        f"""SELECT e.id,
            (SELECT count(*) FROM (SELECT DISTINCT t.day, t.session_id {mine})) AS sessions,
            (SELECT max(t.day) {mine}) AS last_day
        FROM exercise e WHERE last_day IS NOT NULL ORDER BY sessions DESC, e.id""",
        athlete=athlete_id,
    )


def sets_logged(book: Logbook, athlete_id: int) -> dict[int, int]:
    """How many sets of each exercise were done, warm-ups included; left and right are one.

    Counted once until a set is written.
    """
    known: dict[int, dict[int, int]] = book.cache.setdefault("training_set", {})
    if athlete_id not in known:
        known[athlete_id] = _count_sets(book, athlete_id)
    return known[athlete_id]


def _count_sets(book: Logbook, athlete_id: int) -> dict[int, int]:
    rows = book.tuples(
        f"""SELECT id, sum(sets) FROM (
            SELECT e.id AS id, count(*) AS sets {EACH_EXERCISE} AND t.side = 'both' GROUP BY e.id
            UNION ALL SELECT e.id, count(DISTINCT t.session_id || ' ' || t.number)
            {EACH_EXERCISE} AND t.side <> 'both' GROUP BY e.id) AS part GROUP BY id""",
        athlete=athlete_id,
    )
    return dict(rows)


def weekly_hard_counts(
    book: Logbook, athlete_id: int, from_day: int, to_day: int
) -> list[tuple[int, int, int]]:
    """(week, exercise id, hard sets) from ``from_day`` to ``to_day``, both included.

    A week is ``training.calendar.week_of`` its days. Left and right are one set, hard where a
    known side is.
    """
    hard = f"{EACH_EXERCISE} AND t.day BETWEEN :first AND :last AND {_HARD}"
    return book.tuples(
        f"""SELECT week, exercise_id, sum(sets) FROM (
            SELECT (t.day + 3) / 7 AS week, e.id AS exercise_id, count(*) AS sets
            {hard} AND t.side = 'both' GROUP BY e.id, t.day
            UNION ALL SELECT (t.day + 3) / 7, e.id, count(DISTINCT t.number)
            {hard} AND t.side <> 'both' GROUP BY e.id, t.day, t.session_id) AS part
        GROUP BY week, exercise_id ORDER BY week, exercise_id""",
        athlete=athlete_id,
        first=from_day,
        last=to_day,
    )


def weekly_hard_sets(
    book: Logbook, athlete_id: int, from_day: int, to_day: int
) -> list[tuple[int, Muscle, float]]:
    """(week, muscle, hard sets) from ``from_day`` to ``to_day``, both included.

    A week is ``training.calendar.week_of`` its days. Left and right are one set, hard where a
    known side is; an indirect set counts one half.
    """
    rows = weekly_hard_counts(book, athlete_id, from_day, to_day)
    library = done_exercises(book)
    sums: dict[tuple[int, Muscle], float] = {}
    for week, exercise_id, count in rows:
        exercise = library.get(exercise_id)
        for muscle, share in exercise.contributions.items() if exercise else ():
            sums[week, muscle] = sums.get((week, muscle), 0) + share * count
    return [(week, muscle, sets) for (week, muscle), sets in sorted(sums.items())]


def session_days(
    book: Logbook, athlete_id: int, since_day: int = -1 << 31
) -> list[tuple[int, int, int | None, int]]:
    """(day, session id, plan day id, work sets of leg exercises) of each since a day, in order."""
    legs = leg_exercises(book)
    marks = ", ".join("?" for _ in legs) or "NULL"
    return book.tuples(
        f"""SELECT s.day, s.id, s.plan_day_id, coalesce(n.sets, 0) FROM session s
        LEFT JOIN (SELECT t.session_id AS session_id, count(*) AS sets FROM training_set t
            WHERE t.athlete_id = ? AND t.exercise_id IN ({marks}) AND t.deleted_at IS NULL
                AND t.day >= ? AND t.kind <> 'warm_up' GROUP BY t.session_id) AS n
            ON n.session_id = s.id
        WHERE s.athlete_id = ? AND s.day >= ? AND s.deleted_at IS NULL
        ORDER BY s.day, s.started_at""",
        athlete_id,
        *sorted(legs),
        since_day,
        athlete_id,
        since_day,
    )


def totals(book: Logbook, athlete_id: int) -> tuple[int, int | None]:
    """(number of set rows, first day or None) of everything in the logbook."""
    row = book.tuples(
        "SELECT count(*), min(day) FROM training_set WHERE athlete_id = ? AND deleted_at IS NULL",
        athlete_id,
    )[0]
    return row[0], row[1]


def last_plan_day_position(book: Logbook, athlete_id: int, plan_id: int) -> int | None:
    """Where in the plan the latest session of it stood; None before the first."""
    rows = book.tuples(
        """SELECT d.position FROM plan_day d JOIN session s ON s.plan_day_id = d.id
        WHERE d.plan_id = ? AND s.athlete_id = ? AND s.deleted_at IS NULL
        ORDER BY s.day DESC, s.started_at DESC LIMIT 1""",
        plan_id,
        athlete_id,
    )
    return rows[0][0] if rows else None


def best_loads(
    book: Logbook,
    athlete_id: int,
    exercise_id: int,
    *,
    until_day: int | None = None,
    besides: int | None = None,
) -> list[tuple[int, int, int | None]]:
    """(heaviest load in grams, reps, reserve in halves or None) for 1 to 15 reps, all time.

    ``until_day`` leaves out later days, ``besides`` one session. One index seek each, so that it
    costs the same however long the log is.
    """
    reps, reserves = (", ".join(f"({i})" for i in range(*ends)) for ends in ((1, 16), (0, 9)))
    best = """(SELECT t.load_g FROM training_set t
        WHERE t.athlete_id = ? AND t.exercise_id = ? AND t.reps = r.column1
        AND t.reserve_halves {same} AND t.deleted_at IS NULL AND t.load_g IS NOT NULL
        AND t.kind NOT IN ('warm_up', 'drop', 'deload') AND t.day <= ? AND t.session_id <> ?
        ORDER BY t.load_g DESC LIMIT 1)"""
    day = until_day if until_day is not None else 1 << 31
    one = (athlete_id, exercise_id, day, besides or 0)
    rows = book.tuples(
        f"""SELECT {best.format(same="IS NULL")}, r.column1, NULL FROM (VALUES {reps}) AS r
        UNION ALL SELECT {best.format(same="= h.column1")}, r.column1, h.column1
        FROM (VALUES {reps}) AS r, (VALUES {reserves}) AS h""",
        *one,
        *one,
    )
    return sorted((row for row in rows if row[0] is not None), key=lambda row: row[1])


def day_of_best(
    book: Logbook,
    athlete_id: int,
    exercise_id: int,
    *,
    load_g: int,
    reps: int,
    reserve_halves: int | None,
    besides: int | None = None,
) -> int:
    """The day on which a set that ``best_loads`` tells of was done first."""
    same, known = ("IS NULL", ()) if reserve_halves is None else ("= ?", (reserve_halves,))
    (day,) = book.tuples(
        f"""SELECT min(day) FROM training_set WHERE athlete_id = ? AND exercise_id = ?
        AND reps = ? AND reserve_halves {same} AND load_g = ? AND deleted_at IS NULL
        AND kind NOT IN ('warm_up', 'drop', 'deload') AND session_id <> ?""",
        athlete_id,
        exercise_id,
        reps,
        *known,
        load_g,
        besides or 0,
    )[0]
    return int(day)


def most_done(
    book: Logbook,
    athlete_id: int,
    exercise: Exercise,
    *,
    until_day: int | None = None,
    besides: int | None = None,
) -> tuple[int | None, float, int] | None:
    """(load in grams or None, reps, seconds or metres, local day) of the set with the most.

    Of as many reps the one with the most in reserve, then the heaviest. Over a distance and on
    assisted machines the heaviest load (the least help) counts first. ``until_day`` leaves out
    later days, ``besides`` one session. None where none is known.
    """
    amount = {Measure.TIME: "seconds", Measure.DISTANCE: "metres"}.get(exercise.measure, "reps")
    if exercise.measure is Measure.DISTANCE or exercise.load_kind is LoadKind.ASSISTED:
        order = f"coalesce(load_g, 0) DESC, {amount} DESC, day"
    elif exercise.measure is Measure.TIME:
        order = "seconds DESC, coalesce(load_g, 0) DESC, day"
    else:  # walks an index from its end, so that it costs the same however long the log is
        order = "reps DESC, reserve_halves DESC, load_g DESC"
    rows = book.tuples(
        f"""SELECT load_g, {amount}, day FROM training_set
        WHERE athlete_id = ? AND exercise_id = ? AND deleted_at IS NULL AND {amount} > 0
        AND kind NOT IN ('warm_up', 'drop', 'deload') AND day <= ? AND session_id <> ?
        ORDER BY {order} LIMIT 1""",
        athlete_id,
        exercise.id,
        until_day if until_day is not None else 1 << 31,
        besides or 0,
    )
    return next(iter(rows), None)


def efforts(
    book: Logbook,
    athlete_id: int,
    exercise_id: int,
    *,
    before: int,
    bodyweight: bool = False,
    formula: Formula = Formula.EPLEY,
) -> list[Effort]:
    """What records are measured against: the sets of sessions that started before a moment.

    ``before`` is in UTC seconds. Of both-sided sets the heaviest for each number of reps and
    reserve, every other is no better; one-sided ones as pairs. With ``bodyweight`` no load is 0.
    """
    counts = "{0}.kind NOT IN ('warm_up', 'deload') AND +{0}.reps > 0" + (
        "" if bodyweight else " AND {0}.load_g IS NOT NULL"
    )
    load = "coalesce({0}.load_g, 0)" if bodyweight else "{0}.load_g"
    # Few sessions are later than the one asked about; days of any time zone are within one.
    past = """t.athlete_id = :athlete AND t.exercise_id = :exercise AND t.deleted_at IS NULL
        AND t.session_id NOT IN (SELECT s.id FROM session s WHERE s.athlete_id = :athlete
            AND s.deleted_at IS NULL AND s.day >= :day AND s.started_at >= :moment)"""
    values = {
        "athlete": athlete_id, "exercise": exercise_id, "day": before // 86_400 - 1,
        "moment": before,
    }  # fmt: skip
    both = book.tuples(
        f"""SELECT max({load.format("t")}), t.reps, t.reserve_halves FROM training_set t
        WHERE {past} AND t.side = 'both' AND {counts.format("t")}
        GROUP BY t.reps, t.reserve_halves""",
        **values,
    )
    pairs = book.tuples(
        f"""SELECT DISTINCT {load.format("t")}, t.reps, t.reserve_halves,
            {load.format("r")}, r.reps, r.reserve_halves
        FROM training_set t CROSS JOIN training_set r ON r.athlete_id = :athlete
            AND r.exercise_id = :exercise
            AND r.deleted_at IS NULL AND r.day = t.day AND r.session_id = t.session_id
            AND r.number = t.number AND r.side <> 'both' AND r.side = 'right'
        WHERE {past} AND t.side <> 'both' AND t.side = 'left'
            AND {counts.format("t")} AND {counts.format("r")}""",
        **values,
    )
    sides = [[row] for row in both] + [[row[:3], row[3:]] for row in pairs]
    return [weakest(rows, formula=formula) for rows in sides]


def export_rows(book: Logbook, athlete_id: int) -> Iterator[tuple[Any, ...]]:
    """Every live set, oldest first, streamed.

    As (started_at, offset_min, session, exercise, number, side, kind, load_g, unit, reps,
    reserve_halves, seconds, metres, note, note of its block, note of its session).
    """
    sql = """SELECT s.started_at, s.offset_min, s.name, e.name, t.number, t.side, t.kind, t.load_g,
            t.unit, t.reps, t.reserve_halves, t.seconds, t.metres, t.note, b.note, s.note
        FROM training_set t JOIN session s ON s.id = t.session_id
        JOIN block b ON b.id = t.block_id JOIN exercise e ON e.id = t.exercise_id
        WHERE s.athlete_id = ? AND t.deleted_at IS NULL AND s.deleted_at IS NULL
        ORDER BY s.started_at, s.id, t.position, t.id"""
    with plain_errors(book.path):
        yield from book.db.execute_sql(sql, (athlete_id,))
