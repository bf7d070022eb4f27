"""What the Plan tab shows, read from the logbook in one go. No Qt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from legday_gui.logbook import history, planning, plans, sessions, symptoms
from legday_gui.logbook.chart_settings import with_formula
from legday_gui.logbook.library import exercises
from legday_gui.logbook.logbook import Logbook
from legday_gui.logbook.targets import day_targets, histories, recent_max
from legday_gui.training.calendar import BREAK_DAYS, local_day, next_plan_day, offset_minutes_at
from legday_gui.training.progression import deload, since_rule_began
from legday_gui.training.progression.ahead import preview
from legday_gui.training.progression.odds import step_odds
from legday_gui.training.schedule import (
    MANY_WEEKS,
    Occurrence,
    adherence,
    block_began,
    near_occurrences,
    reproposed,
)
from legday_gui.training.values import (
    LEG_MUSCLES,
    Deload,
    Exercise,
    Goal,
    Muscle,
    Performance,
    Plan,
    PlanDay,
    Prescription,
    Session,
    SymptomKind,
    Target,
    Unit,
)
from legday_gui.training.volume import planned_hard_sets
from legday_gui.window.plan.goal_words import goal_sentence
from legday_gui.window.session import readiness
from legday_gui.window.workspace import Workspace

_LOOK_BACK_DAYS = 4  # recovery from last week's end reaches into this one
_PAIN_DAYS = 7
_RECENT = 14  # sessions: more than a week has


@dataclass(frozen=True)
class Picture:
    """A plan and what the log says about it."""

    unit: Unit
    now: int
    today: int
    plans: list[Plan]
    plan: Plan | None
    next_day: PlanDay | None
    library: Mapping[int, Exercise]
    targets: Mapping[int, Target] = field(default_factory=dict)
    histories: Mapping[int, Sequence[Performance]] = field(default_factory=dict)
    hard_sets: Mapping[Muscle, float] = field(default_factory=dict)
    done: list[Session] = field(default_factory=list)
    leg_ends: list[int] = field(default_factory=list)
    usual_end_s: Mapping[int, int] = field(default_factory=dict)
    turns: list[Occurrence] = field(default_factory=list)  # of this week and the next, by day
    made_and_due: tuple[int, int] = (0, 0)  # sessions of the last eight weeks
    next_turn: Occurrence | None = None  # of the next day, where it has a weekday
    deloads: list[Deload] = field(default_factory=list)
    away: int | None = None  # the time away that today is in
    goals: list[Goal] = field(default_factory=list)
    why_deload: str = ""
    block_began: int | None = None  # the weeks of training since an easy one

    def exercise_name(self, exercise_id: int | None) -> str:
        """Its name; empty where it is not in the library."""
        exercise = self.library.get(exercise_id) if exercise_id is not None else None
        return exercise.name if exercise else ""

    def is_easy(self, exercise_id: int) -> bool:
        """Whether a deload covers the exercise today."""
        return any(
            d.exercise_id in (None, exercise_id) and d.from_day <= self.today for d in self.deloads
        )

    def goal(self, exercise_id: int) -> Goal | None:
        """What is wanted of an exercise, and by when."""
        return next((g for g in self.goals if g.exercise_id == exercise_id), None)

    def moves(self, turn: Occurrence, day: int) -> dict[tuple[int, int], int]:
        """What moving a plan day to another day means for it and, next to it, for the rest."""
        days = self.plan.days if self.plan else ()
        legs = {day.id for day in days if trains_legs(day, self.library)}
        return reproposed(self.turns, turn, day, legs)

    def find(self, prescription_id: int | None) -> tuple[PlanDay, Prescription] | None:
        """A prescription of the plan and its day."""
        for day in self.plan.days if self.plan else ():
            for item in day.prescriptions:
                if item.id == prescription_id:
                    return day, item
        return None


def this_day(space: Workspace) -> int:
    """The local day that it is now."""
    now = int(space.clock())
    return local_day(now, offset_minutes_at(now))


def read(space: Workspace, plan_id: int | None) -> Picture:
    """The chosen plan, or the active one, with its targets, hard sets and this week."""
    book, unit, now = space.logbook, space.unit, int(space.clock())
    today = this_day(space)
    found = plans.plans(book, space.athlete_id)
    plan = next((p for p in found if p.id == plan_id), next(iter(found), None))
    library = exercises(book)
    if plan is None:
        return Picture(unit, now, today, found, None, None, library)
    position = history.last_plan_day_position(book, space.athlete_id, plan.id)
    targets: dict[int, Target] = {}
    replayed: dict[int, Sequence[Performance]] = {}
    stalled: dict[str, int] = {}
    place = readiness.place(space)
    for day in plan.days:
        done = histories(book, space.athlete_id, day)
        replayed |= done
        targets |= day_targets(book, space.athlete_id, day, unit, today, place=place, done=done)
        stalled |= _stalled(day, done, unit, library)
    monday = today - (today + 3) % 7
    recent = [
        sessions.session(book, listed.id)
        for listed in sessions.session_list(book, space.athlete_id, limit=_RECENT)
    ]
    legs = history.recent_leg_sessions(book, space.athlete_id, monday - _LOOK_BACK_DAYS)
    following = next_plan_day(plan, position)
    sessions_done = planning.plan_sessions(book, plan.id, monday - 7 * (MANY_WEEKS + 1))
    moved = planning.moved_days(book, plan.id, monday - 7 * (MANY_WEEKS + 1))
    absences = planning.time_away(book, space.athlete_id, monday - 7 * (MANY_WEEKS + 1))
    away = [(first, last) for _, first, last in absences]
    turns = near_occurrences(plan, monday, today, sessions_done, moved=moved, away=away)
    return Picture(
        unit,
        now,
        today,
        found,
        plan,
        following,
        library,
        targets,
        replayed,
        planned_hard_sets(plan, library),
        sorted((s for s in recent if monday <= s.day < monday + 7), key=lambda s: s.started_at),
        [ended for ended, _sets in legs],
        _usual_ends(recent),
        turns,
        adherence(plan, today, sessions_done, moved=moved, away=away),
        _next_turn(following, turns),
        planning.deloads(book, space.athlete_id, today),
        next((id_ for id_, first, last in absences if first <= today <= last), None),
        planning.goals(book, space.athlete_id),
        deload.why_deload(
            stalled, today,
            most_pain=_most_pain(book, space.athlete_id, today),
            weeks_of_training=planning.weeks_of_training(book, space.athlete_id, today),
        ),
        _block_began(book, plan, today),
    )  # fmt: skip


def _block_began(book: Logbook, plan: Plan, today: int) -> int | None:
    """When the weeks of training with the plan began, where that is not longer ago than counts."""
    since = today - 7 * deload.WEEKS_BETWEEN - BREAK_DAYS
    spans = planning.deloads(book, plan.athlete_id, since)
    easy = [(span.from_day, span.until_day) for span in spans if span.exercise_id is None]
    days = [day for _, day in planning.plan_sessions(book, plan.id, since)]
    return block_began(days, today, easy)


def _stalled(
    day: PlanDay,
    done: Mapping[int, Sequence[Performance]],
    unit: Unit,
    library: Mapping[int, Exercise],
) -> dict[str, int]:
    """The lifts whose rule took weight off lately, with the day of it."""
    found = {}
    for item in day.prescriptions:
        exercise = library[item.exercise_id]
        when = deload.stalled_on(item, done[item.id], unit, exercise)
        if when is not None:
            found[exercise.name] = when
    return found


def _most_pain(book: Logbook, athlete_id: int, today: int) -> tuple[str, int] | None:
    """The site and score of the worst pain of the last week."""
    noted = symptoms.symptoms(book, athlete_id, since_day=today - _PAIN_DAYS)
    pains = [s for s in noted if s.kind is SymptomKind.PAIN]
    worst = max(pains, key=lambda s: s.score, default=None)
    return (worst.site, worst.score) if worst else None


def _next_turn(day: PlanDay | None, turns: list[Occurrence]) -> Occurrence | None:
    """The first turn of a plan day that was not done."""
    return next((o for o in turns if day and o.plan_day_id == day.id and o.done_day is None), None)


def _usual_ends(recent: list[Session]) -> dict[int, int]:
    """Seconds after midnight at which each plan day was last finished."""
    ends: dict[int, int] = {}
    for done in recent:
        if done.plan_day_id is not None and done.ended_at and done.plan_day_id not in ends:
            local = done.ended_at + offset_minutes_at(done.ended_at) * 60
            ends[done.plan_day_id] = local % 86_400
    return ends


def trains_legs(day: PlanDay, library: Mapping[int, Exercise]) -> bool:
    """Whether a day trains a leg muscle directly."""
    return any(
        library[item.exercise_id].contributions.get(muscle, 0) >= 1
        for item in day.prescriptions
        for muscle in LEG_MUSCLES
    )


@dataclass(frozen=True)
class Ahead:
    """What comes of a prescription: every target met, or strength as the log has it (may be
    unknown: empty), and what is to be said of the next step."""

    met: list[Target] = field(default_factory=list)
    stays: list[Target] = field(default_factory=list)
    reason: str = ""
    odds: str = ""
    goal: str = ""


def ahead(book: Logbook, athlete_id: int, picture: Picture, item: Prescription) -> Ahead:
    """The targets of the next 8 weeks both ways, the reason of the next one, and its odds."""
    exercise = picture.library[item.exercise_id]
    start = picture.targets.get(item.id)
    if start is None or exercise.measure.value != "reps":
        return Ahead(reason=start.reason if start else "")
    done = picture.histories[item.id]
    coming = partial(
        preview, item, start, unit=picture.unit, exercise=exercise,
        history=since_rule_began(item, done), easy_first=picture.is_easy(item.exercise_id),
    )  # fmt: skip
    strength = recent_max(book, athlete_id, item.exercise_id)
    goal = picture.goal(item.exercise_id)
    formula = with_formula(book, athlete_id, exercise).formula
    found = step_odds(item, start, done, exercise)
    return Ahead(
        coming(),
        coming(strength_g=strength) if strength is not None else [],
        start.reason,
        found.sentence() if found else "",
        goal_sentence(goal, picture.unit, strength, picture.today, formula) if goal else "",
    )
