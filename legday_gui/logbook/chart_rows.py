"""What the charts ask of the whole history: one aggregate query each, answered in tuples.

Those that other rooms ask as well are in ``history``. All leave out what is in the bin.
"""

from itertools import pairwise

from legday_gui.logbook.history import (
    BOTH_VOLUME,
    EACH_EXERCISE,
    PAIR_VOLUME,
    STRENGTH,
    leg_exercises,
)
from legday_gui.logbook.logbook import Logbook


def long_pauses(book: Logbook, athlete_id: int, days: int) -> list[tuple[int, int]]:
    """(last day before, first day after) of each time without a session of more than ``days``."""
    trained = book.tuples(
        """SELECT DISTINCT day FROM session WHERE athlete_id = ? AND deleted_at IS NULL
        ORDER BY day""",
        athlete_id,
    )
    return [(a, b) for (a,), (b,) in pairwise(trained) if b - a > days]


def sessions_of_plan_days(book: Logbook) -> list[tuple[int, int]]:
    """(session id, plan day id) of every session of a plan."""
    return book.tuples(
        """SELECT id, plan_day_id FROM session WHERE deleted_at IS NULL
        AND plan_day_id IN (SELECT id FROM plan_day)"""
    )


def plan_day_names(book: Logbook) -> dict[int, str]:
    """The name of every plan day that there is or was."""
    return dict(book.tuples("SELECT id, name FROM plan_day"))


def deload_days(book: Logbook, athlete_id: int, exercise_id: int) -> list[int]:
    """The days on which sets of the exercise were marked as a deload, in order."""
    rows = book.tuples(
        """SELECT DISTINCT day FROM training_set WHERE athlete_id = ? AND exercise_id = ?
        AND deleted_at IS NULL AND kind = 'deload' ORDER BY day""",
        athlete_id,
        exercise_id,
    )
    return [row[0] for row in rows]


def load_rows(
    book: Logbook, athlete_id: int, exercise_id: int
) -> list[tuple[int, int, int, int, int]]:
    """(day, session id, load in grams, most reps, sets) per session and load, oldest first.

    Warm-ups, drops and sets without load or reps are left out; left and right count as two.
    """
    return book.tuples(
        f"""SELECT t.day, t.session_id, t.load_g, max(t.reps), count(*) FROM training_set t
        WHERE t.athlete_id = ? AND t.exercise_id = ? AND t.deleted_at IS NULL AND {STRENGTH}
        GROUP BY t.day, t.session_id, t.load_g ORDER BY t.day, t.session_id, t.load_g""",
        athlete_id,
        exercise_id,
    )


def side_rows(
    book: Logbook, athlete_id: int, exercise_id: int
) -> list[tuple[int, int, str, int | None, int, int]]:
    """(day, session id, side, load in grams or None, reps, reserve in halves or -1), oldest first.

    One row per side of each one-sided set; warm-ups and sides without reps are left out.
    """
    return book.tuples(
        """SELECT t.day, t.session_id, t.side, t.load_g, t.reps, coalesce(t.reserve_halves, -1)
        FROM training_set t WHERE t.athlete_id = ? AND t.exercise_id = ? AND t.deleted_at IS NULL
            AND t.side <> 'both' AND t.kind <> 'warm_up' AND t.reps > 0
        ORDER BY t.day, t.session_id, t.number""",
        athlete_id,
        exercise_id,
    )


def set_order_rows(
    book: Logbook, athlete_id: int, exercise_id: int, since_day: int
) -> list[tuple[int, int | None, int, int, int]]:
    """(place, seconds since the set before or None, its reps, reps of the first, how often).

    Work sets from the second on that were done with the load of the first; of a one-sided set
    the side with fewer reps. Seconds are whole minutes, from the end of a set to the next one's.
    """
    return book.tuples(
        """WITH work AS (
            SELECT session_id, number, min(reps) AS reps, max(load_g) AS load_g,
                max(done_at) AS done_at
            FROM training_set t WHERE t.athlete_id = ? AND t.exercise_id = ?
                AND t.deleted_at IS NULL AND t.day >= ? AND t.reps > 0
                AND t.kind NOT IN ('warm_up', 'drop')
            GROUP BY session_id, number),
        placed AS (
            SELECT reps, load_g, row_number() OVER ordered AS place,
                (done_at - lag(done_at) OVER ordered) / 60 * 60 AS rest_s,
                first_value(reps) OVER ordered AS first_reps,
                first_value(load_g) OVER ordered AS first_load
            FROM work WINDOW ordered AS (PARTITION BY session_id ORDER BY number))
        SELECT place, rest_s, reps, first_reps, count(*) FROM placed
        WHERE place > 1 AND coalesce(load_g, 0) = coalesce(first_load, 0)
        GROUP BY place, rest_s, reps, first_reps ORDER BY place, rest_s, reps, first_reps""",
        athlete_id,
        exercise_id,
        since_day,
    )


def weekly_volume(book: Logbook, athlete_id: int) -> list[tuple[int, float, int]]:
    """(week, volume in grams, sets) of every week with work sets, oldest first.

    Volume as in ``volume_rows``; a set without load or reps adds none.
    """
    work = f"{EACH_EXERCISE} AND t.kind <> 'warm_up'"
    return book.tuples(
        f"""SELECT week, sum(volume), sum(sets) FROM (
            SELECT (t.day + 3) / 7 AS week, {BOTH_VOLUME} AS volume, count(*) AS sets
            {work} AND t.side = 'both' GROUP BY e.id, t.day
            UNION ALL SELECT (t.day + 3) / 7, {PAIR_VOLUME}, 1
            {work} AND t.side <> 'both' GROUP BY e.id, t.day, t.session_id, t.number) AS part
        GROUP BY week ORDER BY week""",
        athlete=athlete_id,
    )


def session_times(
    book: Logbook, athlete_id: int
) -> list[tuple[int, int, int, int | None, int | None]]:
    """(day, session id, started_at, ended_at or None, effort 0 to 10 or None), oldest first."""
    return book.tuples(
        """SELECT day, id, started_at, ended_at, effort FROM session
        WHERE athlete_id = ? AND deleted_at IS NULL ORDER BY day, started_at""",
        athlete_id,
    )


def leg_starts(book: Logbook, athlete_id: int) -> list[tuple[int, int, int]]:
    """(day, session id, started_at) of the sessions with a work set of a leg exercise, in order."""
    legs = leg_exercises(book)
    marks = ", ".join("?" for _ in legs) or "NULL"
    return book.tuples(
        f"""SELECT s.day, s.id, s.started_at FROM session s
        WHERE s.athlete_id = ? AND s.deleted_at IS NULL AND EXISTS (
            SELECT 1 FROM training_set t WHERE t.session_id = s.id AND t.deleted_at IS NULL
            AND t.kind <> 'warm_up' AND t.exercise_id IN ({marks}))
        ORDER BY s.day, s.started_at""",
        athlete_id,
        *sorted(legs),
    )


def pain_rows(book: Logbook, athlete_id: int) -> list[tuple[int, str, str, str, int]]:
    """(day, kind, site, side, highest score of 0 to 10) per day, oldest first."""
    return book.tuples(
        """SELECT day, kind, site, side, max(score) FROM symptom
        WHERE athlete_id = ? AND deleted_at IS NULL
        GROUP BY day, kind, site, side ORDER BY day, kind, site, side""",
        athlete_id,
    )


def exercises_between(
    book: Logbook, athlete_id: int, from_day: int, to_day: int
) -> list[tuple[int, int, int]]:
    """(exercise id, sessions, work sets) done from one day to another, the most sessions first.

    Left and right are one set.
    """
    return book.tuples(
        """SELECT exercise_id, count(DISTINCT session_id) AS sessions, count(*) FROM (
            SELECT DISTINCT t.exercise_id, t.session_id, t.number FROM session s
            JOIN training_set t ON t.session_id = s.id
            WHERE s.athlete_id = ? AND s.day BETWEEN ? AND ? AND s.deleted_at IS NULL
                AND t.deleted_at IS NULL AND t.kind <> 'warm_up') AS one_set
        GROUP BY exercise_id ORDER BY sessions DESC, count(*) DESC, exercise_id""",
        athlete_id,
        from_day,
        to_day,
    )
