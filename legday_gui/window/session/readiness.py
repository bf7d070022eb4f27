"""Today, and how rested the leg muscles are, read from the logbook. No Qt."""

from legday_gui.logbook import history, plans
from legday_gui.logbook.library import some_exercises
from legday_gui.training.calendar import local_day, next_plan_day, offset_minutes_at
from legday_gui.training.recovery import Recovery, latest_by_muscle, recovery
from legday_gui.training.values import LoggedSet, PlanDay
from legday_gui.window.workspace import Workspace

LOOK_BACK_DAYS = 14


def now(space: Workspace) -> tuple[int, int]:
    """The moment in UTC seconds, and the local offset in minutes."""
    at = int(space.clock())
    return at, offset_minutes_at(at)


def today(space: Workspace) -> int:
    """The local date as a day number."""
    return local_day(*now(space))


def states(space: Workspace, *, before: int | None = None) -> list[Recovery]:
    """How rested each leg muscle is now; with ``before`` (UTC seconds) as it was at that moment."""
    at = before if before is not None else int(space.clock())
    trained = _trained(space, at)
    done = {s.exercise_id for _, sets in trained for s in sets}
    return recovery(at, latest_by_muscle(trained, some_exercises(space.logbook, done)))


def ready_at(space: Workspace, sets: list[LoggedSet], ended_at: int) -> list[tuple[int, Recovery]]:
    """After a session: (moment in UTC seconds, recovery then) per muscle that it trained."""
    library = some_exercises(space.logbook, {s.exercise_id for s in sets})
    latest = latest_by_muscle([(ended_at, sets)], library)
    found = [r for r in recovery(ended_at, latest) if r.muscle in latest]
    return [(ended_at + r.need_h * 3600, r) for r in found]


def _trained(space: Workspace, before: int) -> list[tuple[int, list[LoggedSet]]]:
    since = local_day(before, offset_minutes_at(before)) - LOOK_BACK_DAYS
    found = history.recent_leg_sessions(space.logbook, space.athlete_id, since)
    return [(ended, sets) for ended, sets in found if ended <= before]


def day_after(space: Workspace, day: PlanDay | None) -> PlanDay | None:
    """The plan day that follows ``day`` in the active plan."""
    plan = plans.active_plan(space.logbook, space.athlete_id)
    if plan is None or day is None or day.plan_id != plan.id:
        return None
    return next_plan_day(plan, day.position)
