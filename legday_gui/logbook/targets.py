"""What to lift next: the histories read here, the rules applied by ``training.progression``."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from legday_gui.logbook import library
from legday_gui.logbook.chart_settings import ChartSetting, chart_settings
from legday_gui.logbook.history import (
    best_loads,
    day_of_best,
    most_done,
    performances,
    performances_in,
    performances_since,
    plan_day_sessions,
)
from legday_gui.logbook.logbook import Logbook
from legday_gui.logbook.symptoms import symptoms
from legday_gui.training import progression
from legday_gui.training.estimate import Formula, estimated_max
from legday_gui.training.pain import SitePain, pain_on
from legday_gui.training.progression.elsewhere import Elsewhere, elsewhere
from legday_gui.training.values import (
    Exercise,
    Performance,
    Place,
    PlanDay,
    Prescription,
    Symptom,
    Target,
    Unit,
)

_MOST_REPLAYED = 120  # of the rules that count every session: over two years of one a week
_FIRST_FROM = 3  # sessions that a first load is taken from
_PAIN_DAYS = 14  # afterwards the return from the break is eased anyway
_CYCLE = 4  # sessions in the longest cycle of them: older ones are left out by whole cycles


def day_targets(
    book: Logbook,
    athlete_id: int,
    day: PlanDay,
    unit: Unit,
    today: int,
    before: int | None = None,
    place: Place | None = None,
    *,
    done: Mapping[int, Sequence[Performance]] | None = None,
) -> dict[int, Target]:
    """The target of each prescription of a plan day, by its id.

    Like is compared with like: the history is that of the same plan day. Where there is none,
    the first load comes from the last sessions of any day. Recomputed from the log every time;
    ``before`` (UTC seconds) leaves out the session being done. With ``place`` every load can be
    made there. During a deload the targets are easy ones. Pain that
    was noted since an exercise was last done, or with it, holds its load or takes some off.
    ``done`` is what ``histories`` gives, where that was read before.
    """
    found = histories(book, athlete_id, day, before) if done is None else done
    easy = _deloaded(book, athlete_id, today)
    noted = _noted(book, athlete_id, today, before)
    settings = chart_settings(book, athlete_id)
    targets = {}
    for item in day.prescriptions:
        formula = settings.get(item.exercise_id, ChartSetting()).formula
        exercise = library.exercise(book, item.exercise_id)._replace(formula=formula)
        history = found[item.id]
        other_days = None
        if not progression.since_rule_began(item, history):
            other_days = _other_days(book, athlete_id, exercise, before)
        pain = _pain(noted, history, exercise)
        target = _target(book, item, history, unit, exercise, other_days, today, place, pain)
        if None in easy or item.exercise_id in easy:
            target = _easy(book, target, item, history, unit, exercise, place)
        targets[item.id] = target
    return targets


def histories(
    book: Logbook, athlete_id: int, day: PlanDay, before: int | None = None
) -> dict[int, Sequence[Performance]]:
    """What the rule of each prescription of a plan day is replayed over, by prescription id."""
    rules = {
        item.id: progression.rule_of(item, library.exercise(book, item.exercise_id))
        for item in day.prescriptions
    }
    limit = max((rule.LOOKBACK or 0 for rule in rules.values()), default=0)
    sessions = plan_day_sessions(book, day.id, before=before, limit=limit)
    done = performances_in(book, sessions)
    found: dict[int, Sequence[Performance]] = {}
    for item in day.prescriptions:
        back = rules[item.id].LOOKBACK
        found[item.id] = (
            done.get(item.exercise_id, [])[-back:]
            if back is not None
            else _since_it_began(book, athlete_id, item, before)
        )
    return found


def _since_it_began(
    book: Logbook, athlete_id: int, item: Prescription, before: int | None
) -> list[Performance]:
    """What a rule that counts every session is replayed over."""
    began = int(item.options.get("since_day", 0))
    # Days alone, so that the index of plan days answers.
    last = before // 86_400 + 1 if before is not None else 1 << 31
    known = "FROM session WHERE plan_day_id = ? AND day BETWEEN ? AND ? AND deleted_at IS NULL"
    count = book.tuples(f"SELECT count(*) {known}", item.day_id, began, last)[0][0]
    if count > _MOST_REPLAYED:
        left_out = -(-(count - _MOST_REPLAYED) // _CYCLE) * _CYCLE
        oldest = f"SELECT day {known} ORDER BY day LIMIT 1 OFFSET ?"
        began = book.tuples(oldest, item.day_id, began, last, left_out)[0][0]
    return performances_since(book, athlete_id, item.exercise_id, item.day_id, began, before=before)


def _target(
    book: Logbook,
    item: Prescription,
    history: Sequence[Performance],
    unit: Unit,
    exercise: Exercise,
    other_days: Elsewhere | None,
    today: int,
    place: Place | None,
    pain: SitePain | None,
) -> Target:
    if place is None:
        return progression.next_target(
            item, history, unit, exercise, today=today, pain=pain, other_days=other_days
        )
    from legday_gui.logbook.places import loads_at

    loads = loads_at(book, exercise, place, unit)
    return progression.next_target(
        item, history, unit, exercise,
        today=today, place_id=place.id, loads=loads, pain=pain, other_days=other_days,
    )  # fmt: skip


def _noted(book: Logbook, athlete_id: int, today: int, before: int | None) -> list[Symptom]:
    """What was noted of late; of the session being done nothing, or its targets would change."""
    found = symptoms(book, athlete_id, since_day=today - _PAIN_DAYS)
    return [s for s in found if before is None or s.noted_at < before]


def _pain(
    noted: Sequence[Symptom], history: Sequence[Performance], exercise: Exercise
) -> SitePain | None:
    """The worst pain at what the exercise loads, from its last session on."""
    if not noted or not history:
        return None
    return pain_on(exercise, [s for s in noted if s.day >= history[-1].day])


def _deloaded(book: Logbook, athlete_id: int, day: int) -> set[int | None]:
    """The exercises that a deload covers on a day; None among them where it covers all."""
    rows = book.tuples(
        """SELECT exercise_id FROM deload WHERE athlete_id = ? AND until_day >= ?
        AND from_day <= ? AND deleted_at IS NULL""",
        athlete_id,
        day,
        day,
    )
    return {row[0] for row in rows}


def _easy(
    book: Logbook,
    target: Target,
    item: Prescription,
    history: Sequence[Performance],
    unit: Unit,
    exercise: Exercise,
    place: Place | None,
) -> Target:
    from legday_gui.training.progression.deload import easy_target

    eased = easy_target(target, item, history, unit, exercise)
    if place is None:
        return eased
    from legday_gui.logbook.places import loads_at
    from legday_gui.training.progression.here import fitted

    return fitted(eased, loads_at(book, exercise, place, unit), down=True)


def _other_days(
    book: Logbook, athlete_id: int, exercise: Exercise, before: int | None
) -> Elsewhere | None:
    """What the last sessions of an exercise say, whatever the plan day."""
    recent = performances(book, athlete_id, exercise.id, before=before, limit=_FIRST_FROM)
    return elsewhere(recent, exercise.formula) if recent else None


def recent_max(
    book: Logbook, athlete_id: int, exercise_id: int, before: int | None = None
) -> float | None:
    """The best estimated max in grams of the last eight sessions of an exercise, or None.

    By the formula that the athlete has chosen for it.
    """
    recent = performances(book, athlete_id, exercise_id, before=before, limit=8)
    done = (
        (s.load_g, s.reps, s.reserve_halves)
        for performance in recent
        for s in performance.sets
        if s.kind.value not in ("warm_up", "drop", "deload")
    )
    chosen = chart_settings(book, athlete_id).get(exercise_id, ChartSetting())
    return best_estimate(done, chosen.formula)


class Best(NamedTuple):
    """The best set of an exercise: that with the highest estimated max, of sets alike the first.

    Without a max it is the one with the most: reps, seconds or metres.
    """

    load_g: int | None
    amount: float
    max_g: float | None
    day: int
    reserve_halves: int | None = None


def best_set(
    book: Logbook,
    athlete_id: int,
    exercise_id: int,
    *,
    until_day: int | None = None,
    besides: int | None = None,
    formula: Formula = Formula.EPLEY,
) -> Best | None:
    """The best set, or None where none has an estimate; up to a day, and besides one session."""
    known = [
        (max_g, load, reps, reserve)
        for load, reps, reserve in best_loads(
            book, athlete_id, exercise_id, until_day=until_day, besides=besides
        )
        if (max_g := estimated_max(load, reps, reserve, formula)) is not None
    ]
    if not known:
        return None
    max_g, load, reps, reserve = max(known, key=lambda found: found[0])
    day = day_of_best(
        book, athlete_id, exercise_id, load_g=load, reps=reps, reserve_halves=reserve,
        besides=besides,
    )  # fmt: skip
    return Best(load, reps, max_g, day, reserve)


def longest_set(
    book: Logbook,
    athlete_id: int,
    exercise: Exercise,
    *,
    until_day: int | None = None,
    besides: int | None = None,
) -> Best | None:
    """What stands for the best where no max can be estimated: unloaded, assisted, timed work.

    The most reps or seconds; over a distance the heaviest load counts first, on an assisted
    machine the least help. None where nothing is known.
    """
    most = most_done(book, athlete_id, exercise, until_day=until_day, besides=besides)
    return Best(most[0], most[1], None, most[2]) if most else None


def best_estimate(
    sets: Iterable[tuple[int | None, int | None, int | None]], formula: Formula = Formula.EPLEY
) -> float | None:
    """The highest estimate of (load in grams, reps, reserve in halves); None where none counts."""
    estimates = (
        estimated_max(load, reps, reserve, formula)
        for load, reps, reserve in sets
        if load is not None and reps is not None
    )
    return max((e for e in estimates if e is not None), default=None)
