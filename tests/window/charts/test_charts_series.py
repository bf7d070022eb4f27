"""The arrays behind the charts, against sums done another way."""

import math

import numpy as np
import pytest
from charts_log import DAY_0, log_session
from hypothesis import given
from hypothesis import strategies as st

from legday_gui.logbook.athletes import athletes
from legday_gui.logbook.demo import build_demo
from legday_gui.logbook.history import performances
from legday_gui.logbook.library import exercises
from legday_gui.training import trend
from legday_gui.training.estimate import estimated_max, low_confidence_max
from legday_gui.training.values import SetKind, Unit
from legday_gui.training.volume import session_volume_g
from legday_gui.window.charts.axes import round_numbers, tick_name, ticks
from legday_gui.window.charts.series import Metric, estimates, read_lift


def named(book, name):
    return next(e for e in exercises(book).values() if e.name == name)


def test_estimates_are_those_of_training():
    grid = [(100_000, r, h) for r in range(20) for h in range(-1, 10)]
    load, reps, reserve = (np.array(column) for column in zip(*grid, strict=True))
    for (g, r, h), value in zip(grid, estimates(load, reps, reserve)[0], strict=True):
        known = None if h < 0 else h
        wanted = estimated_max(g, r, known) or low_confidence_max(g, r, known)
        assert math.isnan(value) if wanted is None else value == pytest.approx(wanted)


def test_series_of_two_years_agree_with_the_sets(tmp_path):
    book = build_demo(tmp_path / "demo.legday", now=1_790_000_000)
    athlete_id = athletes(book)[0].id
    for name in ("Squat", "Romanian deadlift", "Bulgarian split squat"):
        exercise = named(book, name)
        lift = read_lift(book, athlete_id, exercise.id, name)
        done = performances(book, athlete_id, exercise.id, limit=1000)
        aside = (SetKind.WARM_UP, SetKind.DROP, SetKind.DELOAD)
        strong = {
            p.session_id: [s for s in p.sets if s.kind not in aside] for p in done if not p.deload
        }
        best = {
            session: max(
                (e for s in sets if (e := estimated_max(s.load_g, s.reps, s.reserve_halves))),
                default=None,
            )
            for session, sets in strong.items()
        }
        series = lift[Metric.MAX]
        sure = ~series.unsure
        got = dict(zip(series.session[sure].tolist(), series.value[sure].tolist(), strict=True))
        assert got == pytest.approx({s: e for s, e in best.items() if e})
        series = lift[Metric.BEST]
        heaviest = {session: max(s.load_g for s in sets) for session, sets in strong.items()}
        assert dict(zip(series.session.tolist(), series.value.tolist(), strict=True)) == heaviest
        series = lift[Metric.VOLUME]
        volumes = {p.session_id: session_volume_g(p.sets) for p in done}
        assert dict(
            zip(series.session.tolist(), series.value.tolist(), strict=True)
        ) == pytest.approx(volumes, abs=1)
    book.close()


def test_records_are_above_all_before_and_never_unsure(book):
    squat = named(book, "Squat")
    for week, (kilos, reps) in enumerate([(100, 5), (100, 5), (105, 5), (100, 13), (110, 5)]):
        log_session(book, squat, DAY_0 + 7 * week, [(kilos, reps, None)])
    series = read_lift(book, athletes(book)[0].id, squat.id, "Squat")[Metric.MAX]
    assert series.record.tolist() == [False, False, True, False, True]
    assert series.unsure.tolist() == [False, False, False, True, False]
    assert np.isnan(series.level[3])
    level, sd = trend.levels(
        series.day[[0, 1, 2, 4]], np.log(series.value[[0, 1, 2, 4]]), [5, 5, 5, 5]
    )
    assert series.level[[0, 1, 2, 4]] == pytest.approx(level)
    assert series.sd_level[[0, 1, 2, 4]] == pytest.approx(sd)


def test_two_sessions_on_a_day_are_one_for_the_level(book):
    squat = named(book, "Squat")
    log_session(book, squat, DAY_0, [(100, 5, None)])
    log_session(book, squat, DAY_0, [(90, 5, None)])
    log_session(book, squat, DAY_0 + 7, [(102, 5, None)])
    series = read_lift(book, athletes(book)[0].id, squat.id, "Squat")[Metric.MAX]
    assert len(series) == 3
    assert sorted(series.place.tolist()) == [1, 1, 2]
    assert len(series.segments()) == 1


def test_a_gap_of_ten_years_restarts_the_level(book):
    squat = named(book, "Squat")
    for day in (0, 7, 14, 3650, 3657):
        log_session(book, squat, DAY_0 + day, [(100 + day / 100, 5, None)])
    series = read_lift(book, athletes(book)[0].id, squat.id, "Squat")[Metric.MAX]
    assert [part.tolist() for part in series.segments()] == [[0, 1, 2], [3, 4]]


@pytest.mark.parametrize(
    ("name", "sets", "words"),
    [
        ("Squat", [], "No sets of Squat yet"),
        ("Squat", [(60, 20, None)], "more than 12 reps"),
        ("Squat", [(None, 20, None)], "both a load and reps"),
        ("Pull-up", [(0, 8, None)], "without added load"),
    ],
)
def test_says_why_there_is_no_max(book, name, sets, words):
    exercise = named(book, name)
    if sets:
        log_session(book, exercise, DAY_0, sets)
    lift = read_lift(book, athletes(book)[0].id, exercise.id, name)
    assert words in lift.why_no_max
    assert len(lift[Metric.MAX]) == 0


def test_set_text_has_the_reserve_only_where_stated(book):
    squat = named(book, "Squat")
    log_session(book, squat, DAY_0, [(127.5, 5, 3)])
    log_session(book, squat, DAY_0 + 1, [(127.5, 5, None)])
    series = read_lift(book, athletes(book)[0].id, squat.id, "Squat")[Metric.MAX]
    assert [series.set_text(i, Unit.KG) for i in (0, 1)] == ["127.5 × 5 @1.5", "127.5 × 5"]


@pytest.mark.parametrize("span", [1, 7, 14, 30, 91, 183, 365, 800, 4000, 20000, 40000])
def test_axis_has_a_few_rising_names_within(span):
    found = ticks(DAY_0, DAY_0 + span, 7)
    assert 1 <= len(found) <= 8
    assert found == sorted(set(found))
    assert all(DAY_0 <= day <= DAY_0 + span for day in found)


def test_axis_names_years_months_and_days():
    assert tick_name(0, 365, first=True) == "1970"
    assert tick_name(31, 31, first=False) == "Feb"
    assert tick_name(31, 31, first=True) == "Feb 1970"
    assert tick_name(4, 7, first=False) == "5 Jan"


@given(st.floats(-1e9, 1e9), st.floats(1e-3, 1e9), st.integers(2, 12))
def test_numbers_of_an_axis_are_round_few_and_within(low, span, most):
    found = round_numbers(low, low + span, most)
    assert len(found) <= most + 1
    assert all(low - span * 1e-9 <= n <= low + span * (1 + 1e-9) for n in found)


def test_numbers_of_an_axis():
    assert round_numbers(96, 163, 7) == [100, 110, 120, 130, 140, 150, 160]
    assert round_numbers(0, 0, 7) == []
