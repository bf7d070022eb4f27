"""The values that cross every border of the program: frozen, typed, without Qt or peewee.

Units everywhere: loads are integer grams as the person counts them (per dumbbell, number on the
stack, plates added) with the unit they were entered in beside them; reps in reserve are integer
halves (3 means 1.5); durations are seconds, distances metres; moments are UTC seconds with their
offset in minutes; days count from 1970-01-01. ``None`` is unknown and never zero.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from legday_gui.training.estimate import Formula


class Unit(StrEnum):
    KG = "kg"
    LB = "lb"


class SetKind(StrEnum):
    WARM_UP = "warm_up"
    WORK = "work"
    BACK_OFF = "back_off"
    DROP = "drop"
    FAILURE = "failure"
    AMRAP = "amrap"  # as many reps as possible; counts as work
    DELOAD = "deload"  # easy on purpose: left out of records, trends and progression


class Side(StrEnum):
    BOTH = "both"
    LEFT = "left"
    RIGHT = "right"


class Muscle(StrEnum):
    QUADS = "quads"
    HAMSTRINGS = "hamstrings"
    GLUTES = "glutes"
    CALVES = "calves"
    ADDUCTORS = "adductors"
    LOWER_BACK = "lower back"
    ABS = "abs"
    CHEST = "chest"
    UPPER_BACK = "upper back"
    LATS = "lats"
    SHOULDERS = "shoulders"
    BICEPS = "biceps"
    TRICEPS = "triceps"
    FOREARMS = "forearms"


LEG_MUSCLES = (Muscle.QUADS, Muscle.HAMSTRINGS, Muscle.GLUTES, Muscle.CALVES)


class LoadKind(StrEnum):
    """How the load of an exercise is counted."""

    BARBELL = "barbell"  # the whole bar, bar included
    PAIR = "pair"  # each of two dumbbells
    SINGLE = "single"  # one implement
    STACK = "stack"  # the number on the stack
    PLATES = "plates"  # plates added, sled or arm excluded
    BODYWEIGHT = "bodyweight"  # added load; nothing added is unknown load
    ASSISTED = "assisted"  # help, kept negative


class Sidedness(StrEnum):
    NEVER = "never"
    OPTIONAL = "optional"
    ALWAYS = "always"


class Measure(StrEnum):
    REPS = "reps"
    TIME = "time"
    DISTANCE = "distance"


class Schedule(StrEnum):
    WEEKDAYS = "weekdays"  # each plan day on its weekday
    READY = "ready"  # the next plan day whenever one is ready


class Exercise(NamedTuple):
    """An exercise, the library's or the person's own. ``contributions``: 1 direct, 0.5 indirect.

    ``formula`` estimates its max: Epley's, unless the athlete has chosen another one for it.
    """

    id: int
    name: str
    equipment: str
    load_kind: LoadKind
    sidedness: Sidedness
    measure: Measure
    step_g: int  # the smallest real step of its implement
    contributions: Mapping[Muscle, float] = {}
    cues: tuple[str, ...] = ()
    built_in: bool = False
    formula: Formula = Formula.EPLEY

    @property
    def main_muscle(self) -> Muscle | None:
        """The muscle that it trains most; the first named where several share that place."""
        return max(self.contributions, key=lambda m: self.contributions[m], default=None)


class Prescription(NamedTuple):
    """One exercise on one plan day. ``options`` are parameters of the rule beside the step."""

    id: int
    day_id: int
    position: int
    exercise_id: int
    sets: int
    reps_low: int
    reps_high: int
    reserve_halves: int
    rest_s: int
    side_rest_s: int | None  # between the legs of one-sided work
    rule: str
    step_g: int
    options: Mapping[str, float] = {}
    set_reps: tuple[int, ...] = ()  # reps of each set, as 20, 16, 12, 8, where they differ
    superset: int | None = None  # prescriptions of a day with the same number alternate
    note: str = ""


class PlanDay(NamedTuple):
    id: int
    plan_id: int
    position: int
    name: str
    focus: str
    weekday: int | None  # 0 is Monday
    prescriptions: tuple[Prescription, ...] = ()


class Plan(NamedTuple):
    id: int
    athlete_id: int
    name: str
    active: bool
    days: tuple[PlanDay, ...] = ()
    archived: bool = False
    schedule: Schedule = Schedule.WEEKDAYS
    dismissed: tuple[str, ...] = ()  # warnings put away for good


class LoggedSet(NamedTuple):
    """A set, or one side of a one-sided set: left and right share ``number``."""

    id: int
    session_id: int
    block_id: int
    exercise_id: int
    number: int  # 1… within the exercise and session, warm-ups included
    side: Side
    kind: SetKind
    load_g: int | None
    unit: Unit
    reps: int | None
    reserve_halves: int | None
    seconds: int | None = None
    metres: float | None = None
    note: str = ""
    done_at: int | None = None


class Block(NamedTuple):
    """One exercise's place in a session, with what was asked of it when the session began."""

    id: int
    session_id: int
    position: int
    exercise_id: int
    prescription_id: int | None
    sets: int  # asked for; 0 where nothing was planned
    skipped: bool = False
    note: str = ""
    swapped_from: int | None = None  # exercise that the plan asked for
    superset: int | None = None  # blocks of a session with the same number alternate
    skip_reason: str = ""


class Session(NamedTuple):
    id: int
    athlete_id: int
    name: str
    started_at: int
    offset_min: int
    day: int  # the local date it began on
    ended_at: int | None = None
    plan_day_id: int | None = None
    note: str = ""
    import_id: int | None = None
    rest_from_ms: int | None = None  # when the running rest began, UTC milliseconds
    rest_s: int | None = None  # and how long it is to last
    place_id: int | None = None
    effort: int | None = None  # of the whole session, 0 to 10


class Performance(NamedTuple):
    """What was done of one exercise in one session: its sets in order, warm-ups included."""

    session_id: int
    day: int
    sets: tuple[LoggedSet, ...]
    plan_day_id: int | None = None
    place_id: int | None = None
    deload: bool = False  # marked as easy: left out of progression


class SetTarget(NamedTuple):
    """What one set of a target asks, where the sets differ."""

    reps: int
    reps_high: int
    load_g: int | None
    reserve_halves: int
    kind: SetKind = SetKind.WORK


class Target(NamedTuple):
    """What the prescription asks of the next sets, and why, in the person's words.

    ``load_g`` is None where nothing is known to derive a load from. ``headline`` is a few words
    ("+2.5 kg today."), ``reason`` one sentence with the numbers that it rests on. ``per_set`` is
    empty where all sets are alike, else it has one entry for each of the ``sets``.
    """

    sets: int
    reps: int
    reps_high: int
    load_g: int | None
    reserve_halves: int
    headline: str
    reason: str
    per_set: tuple[SetTarget, ...] = ()


class Deload(NamedTuple):
    """Days of easy training, ``until_day`` included; of one exercise, or of all (None)."""

    id: int
    athlete_id: int
    exercise_id: int | None
    from_day: int
    until_day: int


class Goal(NamedTuple):
    """A load for so many reps, or an estimated max (``reps`` None), by a day."""

    id: int
    athlete_id: int
    exercise_id: int
    load_g: int
    reps: int | None
    by_day: int
    set_on: int


class BodyWeight(NamedTuple):
    id: int
    athlete_id: int
    day: int
    measured_at: int
    grams: int


class Athlete(NamedTuple):
    id: int
    name: str
    unit: Unit


class ImplementKind(StrEnum):
    """What a thing that loads are made of is; its own row says how heavy and how many."""

    BAR = "bar"  # grams: its weight
    START = "start"  # grams: what a sled or machine arm weighs itself; shown, not counted
    PLATE = "plate"  # grams of one; so many pairs of it
    DUMBBELL = "dumbbell"  # grams to most_g by step_g, or one size; each there as a pair
    STACK = "stack"  # grams to most_g by step_g
    COLLAR = "collar"  # grams of one; a pair counts in the total of a bar


class Implement(NamedTuple):
    """Something at a place that loads are made of. ``id`` 0: not in the file yet.

    ``pairs`` is of a plate how many pairs are there. With ``exercise_id`` it serves that exercise
    only.
    """

    id: int
    kind: ImplementKind
    grams: int
    name: str = ""
    step_g: int | None = None
    most_g: int | None = None
    pairs: int | None = None
    exercise_id: int | None = None


class Place(NamedTuple):
    """A gym, or a corner at home; ``unit`` is that of the numbers on its implements."""

    id: int
    name: str
    unit: Unit
    implements: tuple[Implement, ...] = ()


class SymptomKind(StrEnum):
    PAIN = "pain"
    SORENESS = "soreness"


class Moment(StrEnum):
    """When a symptom was felt."""

    SESSION = "session"
    NEXT_MORNING = "next_morning"


class Symptom(NamedTuple):
    """Pain or soreness at a site, ``score`` 0 to 10; ``noted_at`` in UTC seconds."""

    id: int
    athlete_id: int
    session_id: int | None
    day: int
    noted_at: int
    kind: SymptomKind
    site: str
    side: Side
    score: int
    moment: Moment
