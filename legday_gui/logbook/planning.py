"""What lies over a plan: easy days, time away, plan days moved, goals."""

from collections.abc import Mapping

from legday_gui.logbook.door import Edit
from legday_gui.logbook.ids import new_id
from legday_gui.logbook.library import exercise
from legday_gui.logbook.logbook import Logbook
from legday_gui.training.calendar import date_of
from legday_gui.training.values import Deload, Goal

# ---- deloads

_MOST_WEEKS = 26
_DELOAD_FIELDS = ("athlete_id", "exercise_id", "from_day", "until_day")


def deloads(book: Logbook, athlete_id: int, since_day: int = 0) -> list[Deload]:
    """The deloads that reach to ``since_day`` or later, oldest first."""
    rows = book.tuples(
        """SELECT id, athlete_id, exercise_id, from_day, until_day FROM deload
        WHERE athlete_id = ? AND until_day >= ? AND deleted_at IS NULL ORDER BY from_day, id""",
        athlete_id,
        since_day,
    )
    return [Deload(*row) for row in rows]


def add_deload(
    book: Logbook, athlete_id: int, from_day: int, until_day: int, exercise_id: int | None = None
) -> int:
    """Mark days as easy, for one exercise or all; gives the id.

    Work sets that were logged on these days are marked, too.
    """
    span = Deload(new_id(), athlete_id, exercise_id, from_day, until_day)
    fields = {name: getattr(span, name) for name in _DELOAD_FIELDS}
    what = exercise(book, exercise_id).name if exercise_id is not None else "the week"
    marked = _marked_sets(book, span, "work", "deload")
    book.write(f"Deload of {what}", [Edit("deload", span.id, fields), *marked])
    return span.id


def remove_deload(book: Logbook, deload_id: int) -> None:
    """Take a deload back: its sets are work again."""
    row = book.rows("deload", id=deload_id)[0]
    found = Deload(deload_id, *(row[name] for name in _DELOAD_FIELDS))
    edits = _marked_sets(book, found, "deload", "work")
    book.write("Take the deload back", [Edit.bin("deload", deload_id), *edits])


def end_deload(book: Logbook, deload_id: int, last_day: int) -> None:
    """Train as planned again after ``last_day``; what was done until then stays marked."""
    book.write("End the deload", [Edit("deload", deload_id, {"until_day": last_day})])


def _marked_sets(book: Logbook, span: Deload, before: str, after: str) -> list[Edit]:
    one = "" if span.exercise_id is None else "AND exercise_id = ?"
    values = [span.athlete_id, span.from_day, span.until_day, before]
    rows = book.tuples(
        f"""SELECT id FROM training_set WHERE athlete_id = ? AND day BETWEEN ? AND ?
        AND kind = ? {one} AND deleted_at IS NULL""",
        *values,
        *([] if span.exercise_id is None else [span.exercise_id]),
    )
    return [Edit("training_set", row[0], {"kind": after}) for row in rows]


def weeks_of_training(book: Logbook, athlete_id: int, today: int) -> int:
    """Weeks in a row with a session up to today, since the last easy week; half a year at most.

    An easy time of one exercise is no easy week.
    """
    since = today - 7 * _MOST_WEEKS
    for span in deloads(book, athlete_id, since):
        if span.exercise_id is None and span.from_day <= today:
            since = max(since, span.until_day)
    trained = {
        (today - day) // 7
        for (day,) in book.tuples(
            """SELECT DISTINCT day FROM session
            WHERE athlete_id = ? AND day > ? AND day <= ? AND deleted_at IS NULL""",
            athlete_id,
            since,
            today,
        )
    }
    return next((week for week in range(_MOST_WEEKS) if week not in trained), _MOST_WEEKS)


# ---- time away, and days moved


def time_away(book: Logbook, athlete_id: int, since_day: int = 0) -> list[tuple[int, int, int]]:
    """(id, first day, last day) of holidays and the like, oldest first."""
    return book.tuples(
        """SELECT id, from_day, until_day FROM away
        WHERE athlete_id = ? AND until_day >= ? AND deleted_at IS NULL ORDER BY from_day, id""",
        athlete_id,
        since_day,
    )


def add_time_away(book: Logbook, athlete_id: int, from_day: int, until_day: int) -> int:
    """Note days without training that are nobody's failure; gives the id."""
    row_id = new_id()
    fields = {"athlete_id": athlete_id, "from_day": from_day, "until_day": until_day}
    book.write("Time away", [Edit("away", row_id, fields)])
    return row_id


def remove_time_away(book: Logbook, away_id: int) -> None:
    book.write("Take the time away back", [Edit.bin("away", away_id)])


def moved_days(book: Logbook, plan_id: int, since_day: int) -> dict[tuple[int, int], int]:
    """Where plan days were moved to: (plan day, day it was due) to the day it now has."""
    rows = book.tuples(
        """SELECT m.plan_day_id, m.due_day, m.day FROM moved_day m
        JOIN plan_day d ON d.id = m.plan_day_id
        WHERE d.plan_id = ? AND m.due_day >= ? AND m.deleted_at IS NULL ORDER BY m.id""",
        plan_id,
        since_day,
    )
    return {(plan_day_id, due_day): day for plan_day_id, due_day, day in rows}


def move_day(book: Logbook, plan_day_id: int, due_day: int, day: int) -> None:
    """Do a plan day that is due on one day on another, this once."""
    move_days(book, {(plan_day_id, due_day): day})


def move_days(book: Logbook, moves: Mapping[tuple[int, int], int]) -> None:
    """Move plan days this once, in one write named after the first.

    Keys are (plan day, the day it is due by the plan), values the days they are done instead.
    """
    edits = [_moved(book, *key, day) for key, day in moves.items()]
    (plan_day_id, _), day = next(iter(moves.items()))
    name = book.tuples("SELECT name FROM plan_day WHERE id = ?", plan_day_id)[0][0]
    book.write(f"Move {name} to {date_of(day):%A}", edits)


def _moved(book: Logbook, plan_day_id: int, due_day: int, day: int) -> Edit:
    there = book.tuples(
        "SELECT id FROM moved_day WHERE plan_day_id = ? AND due_day = ? AND deleted_at IS NULL",
        plan_day_id,
        due_day,
    )
    row_id = there[0][0] if there else new_id()
    fields = {"plan_day_id": plan_day_id, "due_day": due_day, "day": day}
    return Edit("moved_day", row_id, fields)


def plan_sessions(book: Logbook, plan_id: int, since_day: int) -> list[tuple[int, int]]:
    """(plan day, day) of the sessions of a plan since a day, oldest first."""
    return book.tuples(
        """SELECT s.plan_day_id, s.day FROM session s JOIN plan_day d ON d.id = s.plan_day_id
        WHERE d.plan_id = ? AND s.day >= ? AND s.deleted_at IS NULL ORDER BY s.day, s.started_at""",
        plan_id,
        since_day,
    )


# ---- goals


def goals(book: Logbook, athlete_id: int) -> list[Goal]:
    """The goals of an athlete, the nearest first."""
    rows = book.tuples(
        """SELECT id, athlete_id, exercise_id, load_g, reps, by_day, set_on FROM goal
        WHERE athlete_id = ? AND deleted_at IS NULL ORDER BY by_day, id""",
        athlete_id,
    )
    return [Goal(*row) for row in rows]


def set_goal(
    book: Logbook,
    athlete_id: int,
    exercise_id: int,
    *,
    load_g: int,
    reps: int | None,
    by_day: int,
    today: int,
) -> int:
    """The goal of an exercise, in place of an earlier one; ``reps`` None is an estimated max."""
    there = book.rows("goal", athlete_id=athlete_id, exercise_id=exercise_id)
    row_id = there[0]["id"] if there else new_id()
    fields = {
        "athlete_id": athlete_id,
        "exercise_id": exercise_id,
        "load_g": load_g,
        "reps": reps,
        "by_day": by_day,
        "set_on": today,
    }
    book.write(f"Goal for {exercise(book, exercise_id).name}", [Edit("goal", row_id, fields)])
    return int(row_id)


def remove_goal(book: Logbook, goal_id: int) -> None:
    book.write("Drop a goal", [Edit.bin("goal", goal_id)])
