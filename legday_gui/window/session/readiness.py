"""Today, and how rested the leg muscles are, read from the logbook. No Qt."""

from legday_gui.logbook import history, plans, sessions, symptoms
from legday_gui.logbook.library import some_exercises
from legday_gui.training.calendar import local_day, next_plan_day, offset_minutes_at
from legday_gui.training.recovery import Recovery, latest_by_muscle, recovery, soreness_at
from legday_gui.training.values import LoggedSet, Place, PlanDay, Session
from legday_gui.window.workspace import Workspace

LOOK_BACK_DAYS = 14


def now(space: Workspace) -> tuple[int, int]:
    """The moment in UTC seconds, and the local offset in minutes."""
    at = int(space.clock())
    return at, offset_minutes_at(at)


def today(space: Workspace) -> int:
    """The local date as a day number."""
    return local_day(*now(space))


def place(space: Workspace) -> Place | None:
    """Where this machine stands; None where that was not said."""
    if not space.settings.place:
        return None
    from legday_gui.logbook import places

    return places.place(space.logbook, space.settings.place)


def states(space: Workspace, *, before: int | None = None) -> list[Recovery]:
    """How rested each leg muscle is now; with ``before`` (UTC seconds) as it was at that moment."""
    at = before if before is not None else int(space.clock())
    book, athlete_id = space.logbook, space.athlete_id
    since = local_day(at, offset_minutes_at(at)) - LOOK_BACK_DAYS
    found = history.recent_leg_sessions(book, athlete_id, since)
    done = [(ended, sets) for ended, sets in found if ended <= at]
    library = some_exercises(book, {s.exercise_id for _, sets in done for s in sets})
    efforts = sessions.session_efforts(book, athlete_id, since)
    latest = latest_by_muscle(done, library, efforts)
    noted = symptoms.symptoms(book, athlete_id, since_day=since + LOOK_BACK_DAYS - 1)
    return recovery(at, latest, soreness_at(at, noted))


def ready_at(
    space: Workspace, session: Session, sets: list[LoggedSet], ended_at: int
) -> list[tuple[int, Recovery]]:
    """After a session: (moment in UTC seconds, recovery then) per muscle that it trained."""
    efforts = {} if session.effort is None else {session.id: session.effort}
    library = some_exercises(space.logbook, {s.exercise_id for s in sets})
    latest = latest_by_muscle([(ended_at, sets)], library, efforts)
    found = [r for r in recovery(ended_at, latest) if r.muscle in latest]
    return [(ended_at + r.need_h * 3600, r) for r in found]


def day_after(space: Workspace, day: PlanDay | None) -> PlanDay | None:
    """The plan day that follows ``day`` in the active plan."""
    plan = plans.active_plan(space.logbook, space.athlete_id)
    if plan is None or day is None or day.plan_id != plan.id:
        return None
    return next_plan_day(plan, day.position)
