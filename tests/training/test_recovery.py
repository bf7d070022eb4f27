import pytest

from legday_gui.training.recovery import (
    MuscleSession,
    latest_by_muscle,
    recovery,
    soreness_at,
)
from legday_gui.training.values import (
    LEG_MUSCLES,
    Exercise,
    LoadKind,
    LoggedSet,
    Measure,
    Moment,
    Muscle,
    SetKind,
    Side,
    Sidedness,
    Symptom,
    SymptomKind,
    Unit,
)

H = 3600
QUADS, GLUTES, CALVES = Muscle.QUADS, Muscle.GLUTES, Muscle.CALVES


def quads(last, hours):
    return recovery(1_000_000 + round(hours * H), {QUADS: last})[0]


@pytest.mark.parametrize(
    ("sets", "failure", "reserve", "need"),
    [
        (6, 0, 4, 48),
        (6, 0.49, 0, 48),
        (6, 0.5, 0, 72),
        (8, 0, 4, 48),
        (8.5, 0, 4, 60),
        (9, 1, 0, 84),
        (3, 0, 6, 36),
        (3, 0, 5, 48),
        (3, 0, None, 48),
        (3.5, 0, 6, 48),
        (2, 0.5, 0, 72),
    ],
)
def test_the_hours_a_muscle_needs(sets, failure, reserve, need):
    assert quads(MuscleSession(1_000_000, sets, failure, reserve), 1).need_h == need


@pytest.mark.parametrize(
    ("hours", "state"),
    [
        (0, "too soon"),
        (23.9, "too soon"),
        (24, "partly"),
        (47.9, "partly"),
        (48, "ready"),
        (168, "ready"),
        (168.1, "overdue"),
        (-5, "too soon"),  # the clock was set back
    ],
)
def test_states(hours, state):
    found = quads(MuscleSession(1_000_000, 6, 0, 4), hours)
    assert found.state == state
    assert found.hours_since == pytest.approx(max(0, hours))


def test_the_reason_shows_the_inputs():
    assert quads(MuscleSession(1_000_000, 9, 0.5, 0), 41).reason == (
        "Quads had 9 hard sets 41 h ago and need 84 h:"
        " 48, +24 for 50 % of them to failure, +12 for more than 8 sets."
    )
    assert "−12 for few sets" in quads(MuscleSession(1_000_000, 1, 0, 6), 41).reason


def test_every_leg_muscle_is_named_trained_or_not():
    found = recovery(1_000_000, {})
    assert [r.muscle for r in found] == list(LEG_MUSCLES)
    assert {(r.hours_since, r.state) for r in found} == {(None, "ready")}
    assert found[0].reason == "No recent hard sets for quads are on record."


def lift(id_, contributions):
    kind, sides, measure = LoadKind.BARBELL, Sidedness.OPTIONAL, Measure.REPS
    return Exercise(id_, "Lift", "gym", kind, sides, measure, 2500, contributions)


def one(number, reserve, exercise_id=1, side=Side.BOTH, kind=SetKind.WORK, reps=8):
    return LoggedSet(1, 1, 1, exercise_id, number, side, kind, 100_000, Unit.KG, reps, reserve)


EXERCISES = {1: lift(1, {QUADS: 1, GLUTES: 0.5}), 2: lift(2, {CALVES: 1})}


def test_the_latest_session_of_each_muscle_counts():
    sessions = [
        (200, [one(1, 4), one(2, 0), one(3, 10)]),
        (100, [one(1, 0), one(1, 4, exercise_id=2)]),
        (300, [one(1, 4, exercise_id=2, kind=SetKind.WARM_UP), one(1, 4, exercise_id=9)]),
    ]
    assert latest_by_muscle(sessions, EXERCISES) == {
        QUADS: MuscleSession(200, 2, 0.5, 0),
        GLUTES: MuscleSession(200, 1, 0.5, 0),
        CALVES: MuscleSession(100, 1, 0, 4),
    }


@pytest.mark.parametrize(
    ("sets", "share", "reserve"),
    [
        ([one(1, None), one(2, 6)], 0, None),
        ([one(1, 4, side=Side.LEFT), one(1, 0, side=Side.RIGHT)], 1, 0),
        ([one(1, 4, side=Side.LEFT), one(1, None, side=Side.RIGHT)], 0, None),
        ([one(1, None, kind=SetKind.FAILURE), one(2, 4)], 0.5, 0),
    ],
)
def test_reserve_of_a_session(sets, share, reserve):
    found = latest_by_muscle([(100, sets)], EXERCISES)[QUADS]
    assert (found.to_failure_share, found.min_reserve_halves) == (share, reserve)


@pytest.mark.parametrize(
    ("effort", "failure", "need"), [(8, 0, 48), (9, 0, 72), (10, 0, 72), (10, 1, 72), (None, 0, 48)]
)
def test_a_very_hard_session_needs_a_day_more_once(effort, failure, need):
    found = quads(MuscleSession(1_000_000, 6, failure, 4, effort), 1)
    assert found.need_h == need
    assert ("effort" in found.reason) == (need > 48 and not failure)


def test_the_effort_is_that_of_the_session_that_counts():
    sets = [one(1, 4), one(2, 4)]
    assert latest_by_muscle([(100, sets)], EXERCISES, {1: 9})[QUADS].effort == 9
    assert latest_by_muscle([(100, sets)], EXERCISES, {2: 9})[QUADS].effort is None


@pytest.mark.parametrize(
    ("hours", "score", "state"),
    [
        (50, 5, "ready"),
        (50, 6, "partly"),
        (30, 6, "too soon"),
        (10, 10, "too soon"),
        (200, 6, "partly"),
        (200, 0, "overdue"),
    ],
)
def test_soreness_lowers_a_state_by_one(hours, score, state):
    last = {QUADS: MuscleSession(1_000_000, 6, 0, 4), CALVES: MuscleSession(1_000_000, 6, 0, 4)}
    now = 1_000_000 + hours * H
    found = {r.muscle: r for r in recovery(now, last, {QUADS: score})}
    assert found[QUADS].state == state
    assert (f"Soreness {score} of 10" in found[QUADS].reason) == (score >= 6)
    assert found[CALVES] == next(r for r in recovery(now, last) if r.muscle is CALVES)


def test_a_sore_muscle_that_never_was_trained_is_not_ready():
    found = recovery(1_000_000, {}, {QUADS: 8})[0]
    assert (found.state, found.hours_since) == ("partly", None)


def note(score, at, site="quads", kind=SymptomKind.SORENESS, side=Side.BOTH):
    return Symptom(1, 1, 1, 20_000, at, kind, site, side, score, Moment.NEXT_MORNING)


def test_soreness_of_today_counts_the_latest_and_the_sorer_side():
    now = 30 * H
    noted = [
        note(7, now - 2 * H),
        note(4, now - H),  # better by now
        note(9, now - 24 * H, site="hamstrings"),  # yesterday
        note(9, now + 1, site="glutes"),  # of a later moment
        note(3, now, site="calves", side=Side.LEFT),
        note(6, now, site="calves", side=Side.RIGHT),
        note(8, now, site="knee", kind=SymptomKind.PAIN),
        note(8, now, site="elbow"),
    ]
    assert soreness_at(now, noted) == {QUADS: 4, CALVES: 6}
