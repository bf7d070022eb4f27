"""Details of the charts against pandas and scipy, on a made-up log and on a real one.

The table of what checks each kind of chart is in ``test_charts_oracles``.
"""

import math
import sqlite3
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from legday_gui.exchange.headless import import_json
from legday_gui.logbook import chart_rows
from legday_gui.logbook.athletes import athletes, body_weights
from legday_gui.logbook.demo import build_demo
from legday_gui.logbook.library import exercises
from legday_gui.logbook.logbook import Logbook
from legday_gui.training import trend
from legday_gui.training.estimate import Formula
from legday_gui.training.values import Unit
from legday_gui.window.charts import body_charts, set_charts, week_charts
from legday_gui.window.charts.balance import session_gaps
from legday_gui.window.charts.balance_chart import rolling, sides_chart
from legday_gui.window.charts.chart import Bars, Line, Points
from legday_gui.window.charts.kinds import OF_EXERCISE, OF_SUBJECT, ChartMaker, Kind, Request
from legday_gui.window.charts.series import Metric, best_array, read_lift

NOW = 1_790_000_000
TODAY = NOW // 86_400
HEVY = "shared/data/hevy/DaKheera47__strong-statistics__sample_hevy.csv"
REAL = Path(__file__).parents[4] / HEVY


@pytest.fixture(scope="module", params=["demo", "real"])
def log(request, tmp_path_factory):
    """(logbook, athlete, its live sets as pandas reads them, exercise done most)."""
    path = tmp_path_factory.mktemp(request.param) / "log.legday"
    if request.param == "demo":
        book = build_demo(path, now=NOW)
    else:
        if not REAL.exists():
            pytest.skip(f"{REAL} is not on this machine")
        book = Logbook.create(path)
        import_json(book, [REAL], unit=Unit.KG)
    connection = sqlite3.connect(path)
    sets = pd.read_sql("SELECT * FROM training_set WHERE deleted_at IS NULL", connection)
    connection.close()
    athlete_id = athletes(book)[0].id
    loaded = sets[(sets.load_g > 0) & sets.reps.between(1, 12) & (sets.kind == "work")]
    most = exercises(book)[int(loaded.exercise_id.mode()[0])]
    yield book, athlete_id, sets, most
    book.close()


def strength(sets, exercise):
    mine = sets[(sets.exercise_id == exercise.id) & ~sets.kind.isin(["warm_up", "drop", "deload"])]
    return mine[mine.load_g.notna() & mine.reps.notna()]


def last_day(sets):
    return int(sets.day.max())


def points(chart, name):
    return next(x for x in chart.layers if isinstance(x, Points) and x.name == name)


def test_estimated_max_and_best_set_of_each_session(log):
    book, athlete_id, sets, exercise = log
    mine = strength(sets, exercise).copy()
    mine["effective"] = mine.reps + mine.reserve_halves.fillna(0) / 2
    told = mine[(mine.load_g > 0) & (mine.reps >= 1) & (mine.effective <= 12)
                & (mine.reserve_halves.fillna(0) <= 8)].copy()  # fmt: skip
    factor = np.where(told.effective < 2, 1 + (told.effective - 1) / 15, 1 + told.effective / 30)
    told["max"] = told.load_g * factor
    wanted = told.groupby("session_id")["max"].max()
    series = read_lift(book, athlete_id, exercise.id, exercise.name)[Metric.MAX]
    sure = ~series.unsure
    got = pd.Series(series.value[sure], index=series.session[sure])
    assert got.sort_index().tolist() == pytest.approx(wanted.sort_index().tolist())
    running = pd.Series(series.value[sure]).cummax().shift()
    records = pd.Series(series.value[sure]) > running * (1 + 1e-9)
    assert series.record[sure].tolist() == records.tolist()
    best = read_lift(book, athlete_id, exercise.id, exercise.name)[Metric.BEST]
    assert dict(zip(best.session.tolist(), best.value.tolist(), strict=True)) == (
        mine.groupby("session_id").load_g.max().to_dict()
    )


def test_level_and_bands_that_are_drawn(log):
    book, athlete_id, sets, exercise = log
    asked = Request(Kind.MAX, athlete_id, (exercise.id,), Unit.KG, last_day(sets), 1,
                    (Formula.EPLEY,))  # fmt: skip
    chart = ChartMaker().answer(book, asked).chart
    series = read_lift(book, athlete_id, exercise.id, exercise.name)[Metric.MAX]
    sure = np.flatnonzero(~series.unsure)
    days = pd.DataFrame({"day": series.day[sure], "max": series.value[sure],
                         "reps": series.reps[sure]})  # fmt: skip
    days = days.loc[days.groupby("day")["max"].idxmax()].sort_values("day")
    level, sd = trend.levels(days.day.to_numpy(), np.log(days["max"].to_numpy()),
                             days.reps.to_numpy())  # fmt: skip
    line = next(x for x in chart.layers if isinstance(x, Line) and x.name == "Level")
    drawn = pd.DataFrame(np.concatenate([np.column_stack(part) for part in line.parts]))
    drawn = drawn.drop_duplicates(0)
    part = (days.day.diff() > 60).cumsum()
    known = (part.groupby(part).transform("size") >= 4).to_numpy()
    days, level, sd = days[known], level[known], sd[known]
    assert drawn[0].tolist() == days.day.tolist()
    assert drawn[1].tolist() == pytest.approx((np.exp(level) / 1000).tolist(), rel=1e-9)
    band = next(x for x in chart.layers if x.name == "8 in 10 levels")
    drawn = np.concatenate([np.column_stack(part) for part in band.parts])
    low = dict(zip(drawn[:, 0].tolist(), drawn[:, 1].tolist(), strict=True))
    wanted = np.exp(level - 1.3 * sd) / 1000
    assert [low[day] for day in days.day.tolist()] == pytest.approx(wanted.tolist(), rel=1e-9)


def test_rep_maxes(log):
    book, athlete_id, sets, exercise = log
    rows = best_array(book, athlete_id, exercise.id)
    chart = set_charts.rep_max_chart(exercise.name, rows, Unit.KG, last_day(sets), Formula.EPLEY)
    mine = strength(sets, exercise)
    mine = mine[(mine.load_g > 0) & mine.reps.between(1, 30)]
    wanted = mine.groupby("reps").load_g.max()
    ever = points(chart, "Ever")
    assert ever.x.tolist() == wanted.index.tolist()
    assert (ever.y * 1000).tolist() == pytest.approx(wanted.tolist())
    for reps, session in zip(ever.x.tolist(), ever.sessions.tolist(), strict=True):
        best = mine[(mine.reps == reps) & (mine.load_g == wanted[reps])]
        assert session in set(best[best.day == best.day.min()].session_id)
    recent = mine[mine.day > last_day(sets) - 84].groupby("reps").load_g.max()
    assert (points(chart, "Last 12 weeks").y * 1000).tolist() == pytest.approx(recent.tolist())
    curve = next(x for x in chart.layers if isinstance(x, Line)).parts[0]
    top = read_lift(book, athlete_id, exercise.id, exercise.name)[Metric.MAX]
    top_max = top.value[~top.unsure].max() / 1000
    assert curve[1][[4, 9]].tolist() == pytest.approx([top_max / (1 + r / 30) for r in (5, 10)])


def test_reps_at_a_load_and_usual_loads(log):
    book, athlete_id, sets, exercise = log
    rows = np.array(chart_rows.load_rows(book, athlete_id, exercise.id))
    mine = strength(sets, exercise)
    sessions = mine.groupby("load_g").session_id.nunique()
    assert sessions[set_charts.usual_loads(rows)[0]] == sessions.max()
    load = int(sessions.idxmax())
    chart = set_charts.at_load_chart(exercise.name, rows, load, Unit.KG)
    wanted = mine[mine.load_g == load].groupby(["day", "session_id"]).reps.max()
    got = {
        (int(day), int(session)): reps
        for layer in chart.layers
        for day, session, reps in zip(layer.x, layer.sessions, layer.y, strict=True)
    }
    assert got == {(int(d), int(s)): reps for (d, s), reps in wanted.items()}
    more = wanted.reset_index().reps
    best = points(chart, "More than ever before")
    assert len(best.x) == int((more > more.cummax().shift()).sum())


def test_load_distribution(log):
    book, athlete_id, sets, exercise = log
    since = last_day(sets) - 365
    rows = np.array(chart_rows.load_rows(book, athlete_id, exercise.id))
    (bars,) = set_charts.loads_chart(exercise.name, rows, Unit.KG, since).layers
    loads = strength(sets, exercise).query("day >= @since").load_g / 1000
    edges = np.append(bars.at, bars.at[-1] + 1) * bars.step
    assert bars.high.sum() == len(loads)
    for at, count in zip(bars.at, bars.high, strict=True):
        low = at * bars.step - 1e-5
        assert count == ((loads >= low) & (loads < low + bars.step)).sum()
    assert edges[0] <= loads.min() + 1e-5
    assert len(bars.at) <= 40


def test_session_load_is_effort_times_minutes():
    monday = 20_003 - (20_003 + 3) % 7
    sessions = [
        (monday, 1, 0, 3600, 7), (monday + 2, 2, 0, 1800, 10), (monday + 8, 3, 0, 3600, None),
        (monday + 15, 4, 0, 7 * 3600, 5), (monday + 22, 5, 0, None, 5), (monday + 23, 6, 0, 600, 0),
    ]  # fmt: skip
    bars, line = week_charts.load_chart(sessions, monday + 23).layers
    assert bars.high.tolist() == [60 * 7 + 30 * 10, 0, 0, 0]
    assert line.parts[0][1].tolist() == [720, 360, 0, 0]


def test_left_and_right(log):
    book, athlete_id, sets, _ = log
    one_sided = sets[(sets.side != "both") & (sets.kind != "warm_up") & (sets.reps > 0)]
    if one_sided.empty:
        pytest.skip("no one-sided sets in this log")
    exercise = exercises(book)[int(one_sided.exercise_id.mode()[0])]
    found = session_gaps(chart_rows.side_rows(book, athlete_id, exercise.id))
    mine = one_sided[one_sided.exercise_id == exercise.id].copy()
    effective = mine.reps + mine.reserve_halves.fillna(0) / 2
    told = (mine.load_g > 0) & (effective <= 12)
    mine["max"] = np.where(told, mine.load_g * (1 + effective / 30), 0)
    mine["work"] = mine.load_g.fillna(0) * mine.reps
    wanted = {}
    for session, frame in mine.groupby("session_id"):
        for what in ("max", "work", "reps"):
            sides = frame.groupby("side")[what].max()
            if len(sides) == 2 and (sides > 0).all():
                wanted[session] = 100 * (sides.right - sides.left) / sides.max()
                break
    assert {id_: gap for _, id_, gap in found} == pytest.approx(wanted)
    gaps = pd.Series([gap for *_, gap in found])
    mean, spread = rolling(gaps.to_numpy())
    twelve = gaps.rolling(12, min_periods=1)
    assert mean.tolist() == pytest.approx(twelve.mean().tolist())
    assert spread[1:].tolist() == pytest.approx(twelve.std().tolist()[1:])
    rows = chart_rows.side_rows(book, athlete_id, exercise.id)
    assert points(sides_chart(exercise.name, rows), "Sessions").y.tolist() == gaps.tolist()


def test_body_weight_trend(log):
    book, athlete_id, _, _ = log
    weights = body_weights(book, athlete_id)
    if not weights:
        pytest.skip("no body weights in this log")
    chart = body_charts.weight_chart(weights, Unit.KG)
    frame = pd.Series([w.grams / 1000 for w in weights])
    times = pd.to_datetime([w.day for w in weights], unit="D")
    wanted = frame.ewm(halflife="7D", times=times).mean()
    line = next(x for x in chart.layers if isinstance(x, Line))
    drawn = np.concatenate([part[1] for part in line.parts])
    assert drawn.tolist() == pytest.approx(wanted.tolist())
    days = np.arange(weights[0].day - 70, weights[-1].day + 70, 9)
    found = body_charts.body_weight_on(weights, days)
    known = np.array([min(abs(w.day - day) for w in weights) <= 60 for day in days.tolist()])
    assert (~np.isnan(found) == known).all()
    straight = np.interp(days, [w.day for w in weights], wanted * 1000)
    assert found[known].tolist() == pytest.approx(straight[known].tolist())


def test_last_eight_weeks_and_eight_in_ten(log):
    book, athlete_id, sets, exercise = log
    asked = Request(Kind.MAX, athlete_id, (exercise.id,), Unit.KG, last_day(sets), 1,
                    (Formula.EPLEY,))  # fmt: skip
    told = {fact.heading: fact for fact in ChartMaker().answer(book, asked).facts}
    series = read_lift(book, athlete_id, exercise.id, exercise.name)[Metric.MAX]
    sure = np.flatnonzero(~series.unsure)
    if "Last 8 weeks" in told and told["Last 8 weeks"].value:
        now, then = sure[-1], sure[series.day[sure] <= series.day[sure[-1]] - 56][-1]
        change = (math.exp(series.level[now]) - math.exp(series.level[then])) / 1000
        assert float(told["Last 8 weeks"].value.split()[0].replace("−", "-")) == pytest.approx(
            change, abs=0.051
        )
    # What is called 8 in 10 is that of the model: its share of past sessions is about so.
    held = []
    for at in range(6, len(sure)):
        past = sure[:at]
        ahead = int(series.day[sure[at]] - series.day[past[-1]])
        if 0 < ahead <= 60:
            mean, sd = trend.predict(series.day[past], np.log(series.value[past]),
                                     series.reps[past], ahead)  # fmt: skip
            held.append(abs(math.log(series.value[sure[at]]) - mean) <= 1.3 * sd)
    if len(held) >= 30:
        interval = stats.binomtest(sum(held), len(held)).proportion_ci(0.999)
        assert interval.high >= 0.75


@pytest.mark.parametrize("unit", Unit)
def test_every_kind_draws_or_says_why_not(log, unit):
    book, athlete_id, sets, exercise = log
    maker = ChartMaker()
    requests = [
        Request(kind, athlete_id, (exercise.id,), unit, last_day(sets), 1, (Formula.WATHAN,))
        for kind in OF_EXERCISE
    ]
    requests += [
        Request(kind, athlete_id, (), unit, last_day(sets), 1)
        for kinds in OF_SUBJECT.values() for kind in kinds
    ]  # fmt: skip
    for asked in requests:
        chart = maker.answer(book, asked).chart
        if chart.empty:
            assert chart.empty.endswith("."), asked.kind
            continue
        assert chart.summary, asked.kind
        assert chart.table.count, asked.kind
        for row in range(0, chart.table.count, 7):
            assert len(chart.table.cells(row)) == len(chart.table.headings), asked.kind
        told = [x for x in chart.layers if isinstance(x, Points | Bars) and x.told]
        assert told, asked.kind
        for layer in told:
            assert (np.diff(layer.x) >= 0).all(), asked.kind
            for at in range(0, len(layer.x), 5):
                assert layer.words(at), asked.kind
