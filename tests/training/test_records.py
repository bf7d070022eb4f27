from hypothesis import given
from hypothesis import strategies as st

from legday_gui.training.records import (
    ESTIMATED_MAX,
    HEAVIEST_FOR_REPS,
    MOST_REPS_AT_LOAD,
    best_estimate,
    best_sets,
    efforts_of,
)
from legday_gui.training.records import session_records as records_against
from legday_gui.training.values import LoggedSet, Performance, SetKind, Side, Unit


def one(id_, load_kg, reps, reserve=None, number=None, side=Side.BOTH, kind=SetKind.WORK):
    load = None if load_kg is None else int(load_kg * 1000)
    halves = None if reserve is None else reserve * 2
    return LoggedSet(id_, 1, 1, 5, number or id_, side, kind, load, Unit.KG, reps, halves)


def did(*sets):
    return Performance(1, 0, sets)


def session_records(history, now, bodyweight=False):
    return records_against(efforts_of(history, bodyweight=bodyweight), now, bodyweight=bodyweight)


def told(records):
    return [(r.kind, r.set_id, r.value, r.before) for r in records]


def test_a_heavier_set_is_a_record_for_its_reps_and_maybe_for_the_max():
    history = [did(one(1, 92.5, 12), one(2, 60, 20))]
    now = did(one(3, 95, 10, 2), one(4, 95, 10, 1), one(5, 95, 9))
    assert told(session_records(history, now)) == [
        (ESTIMATED_MAX, 3, 133_000, 129_500),
        (HEAVIEST_FOR_REPS, 3, 95_000, 92_500),
    ]


def test_more_reps_at_a_load():
    history = [did(one(1, 12, 16)), did(one(2, 14, 12))]
    found = session_records(history, did(one(3, 12, 17)))
    assert told(found) == [(MOST_REPS_AT_LOAD, 3, 17, 16)]
    assert (found[0].exercise_id, found[0].load_g, found[0].reps) == (5, 12_000, 17)


def test_more_reps_at_a_lighter_load_are_none_where_a_heavier_one_had_as_many():
    history = [did(one(1, 14, 18)), did(one(2, 12, 16))]
    assert session_records(history, did(one(3, 12, 17))) == []


def test_the_same_again_is_no_record():
    assert session_records([did(one(1, 100, 5, 2))], did(one(2, 100, 5, 2))) == []


def test_without_a_past_there_is_no_record():
    assert session_records([], did(one(1, 100, 5))) == []
    assert session_records([did(one(1, 60, 5, kind=SetKind.WARM_UP))], did(one(2, 100, 5))) == []


def test_warm_ups_and_sets_without_load_or_reps_are_none():
    history = [did(one(1, 100, 5))]
    now = did(one(2, 120, 5, kind=SetKind.WARM_UP), one(3, None, 9), one(4, 120, None))
    assert session_records(history, now) == []


def test_high_reps_have_no_estimated_max():
    history = [did(one(1, 100, 5), one(2, 80, 15))]
    assert told(session_records(history, did(one(3, 82.5, 15)))) == [
        (HEAVIEST_FOR_REPS, 3, 82_500, 80_000)
    ]


def test_the_weaker_side_counts_and_a_missing_one_is_unknown():
    pair = did(one(1, 12, 17, number=1, side=Side.LEFT), one(2, 12, 16, number=1, side=Side.RIGHT))
    better = did(
        one(3, 12, 20, number=1, side=Side.LEFT), one(4, 12, 17, number=1, side=Side.RIGHT)
    )
    half = did(one(5, 12, 30, number=1, side=Side.LEFT))
    assert told(session_records([pair, half], better)) == [(MOST_REPS_AT_LOAD, 3, 17, 16)]
    assert session_records([pair], half) == []


def test_body_weight_alone_can_have_most_reps():
    history, now = [did(one(1, None, 8))], did(one(2, None, 9))
    assert session_records(history, now) == []
    assert told(session_records(history, now, bodyweight=True)) == [(MOST_REPS_AT_LOAD, 2, 9, 8)]


def test_best_sets_and_best_estimate():
    log = [
        did(one(1, 100, 5), one(2, 90, 8)),
        did(one(3, 102.5, 5), one(4, 102.5, 5), one(5, 60, 20)),
    ]
    assert {reps: e.set_id for reps, e in best_sets(log).items()} == {5: 3, 8: 2, 20: 5}
    assert best_estimate(log).set_id == 3
    assert best_estimate([did(one(1, 60, 20))]) is None


performances = st.lists(
    st.lists(st.tuples(st.integers(1, 300), st.integers(1, 15)), min_size=1, max_size=5),
    min_size=1,
    max_size=6,
)


@given(performances, performances.map(lambda p: p[0]))
def test_a_record_always_beats_what_was_before_and_repeating_it_does_not(past, today):
    history = [did(*(one(i, *s) for i, s in enumerate(sets, 1))) for sets in past]
    now = did(*(one(i, *s) for i, s in enumerate(today, 100)))
    records = session_records(history, now)
    assert all(record.value > record.before for record in records)
    assert len({(r.kind, r.reps, r.load_g) for r in records}) == len(records)
    assert session_records([*history, now], now) == []
