"""What a week of the plan amounts to now, and in week 8 if every target is met. No Qt."""

from dataclasses import dataclass

from legday_gui.training.progression import since_rule_began
from legday_gui.training.progression.ahead import preview
from legday_gui.training.values import LEG_MUSCLES, Measure, Muscle, Plan, Prescription, Target
from legday_gui.training.volume import planned_hard_sets
from legday_gui.window.plan import words
from legday_gui.window.plan.reading import Picture
from legday_gui.window.plan.remedy import Library

WEEKS = 8
_BACK_OF_THE_LEG = {Muscle.HAMSTRINGS, Muscle.GLUTES, Muscle.LOWER_BACK}


@dataclass(frozen=True, slots=True)
class Row:
    """A subject, its number now and in week 8."""

    subject: str
    now: str
    then: str

    def sentence(self) -> str:
        """``Quads: 18 now, 16 in week 8``."""
        return f"{self.subject}: {self.now} now, {self.then} in week {WEEKS}"


Known = dict[int, tuple[object, Prescription]]  # what a preview came to, and from what


def outlook(picture: Picture, known: Known | None = None) -> list[Row]:
    """Hard sets of each leg muscle, minutes of each day, knee- against hip-dominant sets.

    ``known`` keeps what each prescription came to, for those that an edit left alone.
    """
    if picture.plan is None or not any(day.prescriptions for day in picture.plan.days):
        return []
    now, then = picture.plan, plan_then(picture, known)
    sets = [planned_hard_sets(plan, picture.library) for plan in (now, then)]
    rows = [
        Row(f"{str(muscle).capitalize()}, hard sets", *(f"{s.get(muscle, 0):g}" for s in sets))
        for muscle in LEG_MUSCLES
    ]
    rows += [
        Row(f"{day.name}, minutes", *(
            str(words.about_minutes(d.prescriptions, picture.library)) for d in (day, later)
        ))
        for day, later in zip(now.days, then.days, strict=True)
        if day.prescriptions
    ]  # fmt: skip
    both = [knee_and_hip(plan, picture.library) for plan in (now, then)]
    return [*rows, Row("Knee : hip, sets", *(f"{knee} : {hip}" for knee, hip in both))]


def plan_then(picture: Picture, known: Known | None = None) -> Plan:
    """The plan as its rules ask it in week 8; where a rule has no next load yet, as it is."""
    assert picture.plan is not None
    kept = {} if known is None else known
    days = tuple(
        day._replace(prescriptions=tuple(_known(picture, p, kept) for p in day.prescriptions))
        for day in picture.plan.days
    )
    return picture.plan._replace(days=days)


def _known(picture: Picture, item: Prescription, known: Known) -> Prescription:
    """Where it leads, computed anew only where something changed that it rests on."""
    exercise, start = picture.library[item.exercise_id], picture.targets.get(item.id)
    if start is None or exercise.measure is not Measure.REPS:
        return item
    history, easy = picture.histories[item.id], picture.is_easy(item.exercise_id)
    basis = (item, start, exercise, history, easy, picture.unit)
    if known.get(item.id, (None,))[0] != basis:
        met = preview(
            item, start, WEEKS, unit=picture.unit, exercise=exercise,
            history=since_rule_began(item, history), easy_first=easy,
        )  # fmt: skip
        known[item.id] = basis, _asked(item, met[-1]) if len(met) > 1 else item
    return known[item.id][1]


def _asked(item: Prescription, target: Target) -> Prescription:
    """A prescription that asks what a target does."""
    each = tuple(s.reps for s in target.per_set)
    low, high = (min(each), max(each)) if each else (target.reps, target.reps_high)
    return item._replace(sets=target.sets, set_reps=each, reps_low=low, reps_high=high,
                         reserve_halves=target.reserve_halves)  # fmt: skip


def knee_and_hip(plan: Plan, library: Library) -> tuple[int, int]:
    """Sets of knee-dominant exercises and of hip-dominant ones.

    Knee-dominant is what trains the quads directly: squats, lunges, presses. Of the rest,
    hip-dominant is what trains the back of the leg directly: hinges, bridges and leg curls.
    """
    knee = hip = 0
    for day in plan.days:
        for item in day.prescriptions:
            direct = {
                m for m, share in library[item.exercise_id].contributions.items() if share >= 1
            }
            if Muscle.QUADS in direct:
                knee += item.sets
            elif direct & _BACK_OF_THE_LEG:
                hip += item.sets
    return knee, hip
