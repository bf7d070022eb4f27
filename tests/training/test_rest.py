import pytest

from legday_gui.training.rest import Rest, rest_after, usual_rest_s
from legday_gui.training.values import (
    Exercise,
    LoadKind,
    LoggedSet,
    Measure,
    Muscle,
    Prescription,
    SetKind,
    Side,
    Sidedness,
    Unit,
)

WORK, FAILURE, WARM_UP, DROP, AMRAP = (
    SetKind.WORK, SetKind.FAILURE, SetKind.WARM_UP, SetKind.DROP, SetKind.AMRAP,
)  # fmt: skip
LEFT, RIGHT, BOTH = Side.LEFT, Side.RIGHT, Side.BOTH


def lift(kind=LoadKind.BARBELL, contributions=None, measure=Measure.REPS):
    return Exercise(
        1, "Lift", "", kind, Sidedness.OPTIONAL, measure, 2500, contributions or {Muscle.QUADS: 1}
    )


def done(reps, kind=WORK, side=BOTH):
    return LoggedSet(1, 1, 1, 1, 1, side, kind, 100_000, Unit.KG, reps, None)


def asked(rest_s=150, side_rest_s=30, low=6, set_reps=()):
    return Prescription(
        1, 1, 0, 1, 4, low, 8, 4, rest_s, side_rest_s, "double", 2500, set_reps=set_reps
    )


@pytest.mark.parametrize(
    ("sides", "more", "rest"),
    [
        ([done(6)], {}, Rest(150)),
        ([done(None)], {}, Rest(150)),
        ([done(5)], {}, Rest(210, "5 of at least 6 reps: 1:00 longer.")),
        ([done(8, FAILURE)], {}, Rest(210, "To failure: 1:00 longer.")),
        ([done(6, AMRAP)], {}, Rest(150)),
        ([done(3, AMRAP)], {}, Rest(210, "3 of at least 6 reps: 1:00 longer.")),
        ([done(3, DROP)], {}, Rest(150)),
        ([done(2, WARM_UP)], {}, Rest(60, "Short after a warm-up.")),
        ([done(5, side=LEFT)], {"other_side_next": True},
         Rest(30, "Short: the right side comes next.")),
        ([done(5, side=RIGHT)], {"other_side_next": True},
         Rest(30, "Short: the left side comes next.")),
        ([done(5, side=LEFT), done(8, side=RIGHT)], {},
         Rest(210, "5 of at least 6 reps: 1:00 longer.")),
        ([done(8, side=LEFT), done(8, side=RIGHT)], {}, Rest(150)),
        ([done(4)], {"next_kind": DROP}, Rest(None, "The drop set follows at once.")),
        ([done(4)], {"superset_next": True},
         Rest(15, "Over to the other exercise of the superset.")),
        ([done(6)], {"next_kind": WORK}, Rest(150)),
    ],
)  # fmt: skip
def test_what_follows_a_set(sides, more, rest):
    assert rest_after(sides, lift(), asked(), **more) == rest


def test_a_short_rest_stays_short():
    assert rest_after([done(2, WARM_UP)], lift(), asked(rest_s=45)).seconds == 45
    assert rest_after([done(9)], lift(), asked(rest_s=10), superset_next=True).seconds == 10


def test_no_rest_between_the_sides_where_none_is_asked():
    found = rest_after([done(9, side=LEFT)], lift(), asked(side_rest_s=None), other_side_next=True)
    assert found == Rest(None, "The right side follows at once.")


@pytest.mark.parametrize(
    ("number", "reps", "longer"), [(1, 19, True), (1, 20, False), (4, 8, False), (4, 7, True),
                                   (5, 7, True), (5, 8, False)]
)  # fmt: skip
def test_each_set_is_judged_by_its_own_reps(number, reps, longer):
    item = asked(set_reps=(20, 16, 12, 8))
    assert bool(rest_after([done(reps)], lift(), item, work_number=number).reason) == longer


def test_reps_of_timed_work_are_no_failure():
    assert rest_after([done(1)], lift(measure=Measure.TIME), asked()) == Rest(150)


@pytest.mark.parametrize(
    ("kind", "contributions", "seconds"),
    [
        (LoadKind.BARBELL, {Muscle.QUADS: 1, Muscle.GLUTES: 1}, 180),
        (LoadKind.PLATES, {Muscle.QUADS: 1, Muscle.GLUTES: 1}, 120),
        (LoadKind.STACK, {Muscle.HAMSTRINGS: 1, Muscle.CALVES: 0.5}, 90),
    ],
)
def test_without_a_plan_the_rest_is_the_exercises(kind, contributions, seconds):
    exercise = lift(kind, contributions)
    assert usual_rest_s(exercise) == seconds
    assert rest_after([done(1)], exercise, None) == Rest(seconds)
    assert rest_after([done(1, side=LEFT)], exercise, None, other_side_next=True).seconds == 30
