"""Every number on every chart, worked out again from the rows of the file by pandas and numpy.

``ORACLES`` names what checks each kind of chart; a kind without one fails. Each is tried on two
years made up with all that is unusual, and on a log that somebody has published.
"""

import math
import random
import sqlite3
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
import pytest

from legday_gui.exchange.headless import import_json
from legday_gui.logbook.athletes import athletes
from legday_gui.logbook.demo import build_demo
from legday_gui.logbook.ids import new_id
from legday_gui.logbook.logbook import Logbook
from legday_gui.training.estimate import Formula
from legday_gui.training.values import LEG_MUSCLES, Unit
from legday_gui.window.charts.chart import Band, Bars, Line, Points
from legday_gui.window.charts.kinds import OF_EXERCISE, ChartMaker, Kind, Request

NOW = 1_790_000_000
HEVY = "shared/data/hevy/DaKheera47__strong-statistics__sample_hevy.csv"
REAL = Path(__file__).parents[4] / HEVY
TABLES = ("training_set", "session", "symptom", "body_weight", "contribution", "exercise")


class Log(NamedTuple):
    """A logbook, its live rows, and the exercises done most: of all, and of the one-sided."""

    book: Logbook
    athlete_id: int
    rows: dict
    most: int
    one_sided: int
    today: int

    @property
    def strength(self):
        """Sets that tell of the strength in the exercise done most."""
        sets = self.rows["training_set"]
        mine = sets[sets.exercise_id == self.most].query("load_g.notna() and reps.notna()")
        return mine[~mine.kind.isin(["warm_up", "drop", "deload"])].copy()

    @property
    def work(self):
        sets = self.rows["training_set"]
        return sets[sets.kind != "warm_up"].copy()


@pytest.fixture(scope="module", params=["made up", "real"])
def log(request, tmp_path_factory):
    path = tmp_path_factory.mktemp("log") / "log.legday"
    if request.param == "real":
        if not REAL.exists():
            pytest.skip(f"{REAL} is not on this machine")
        book = Logbook.create(path)
        import_json(book, [REAL], unit=Unit.KG)
    else:
        book = build_demo(path, now=NOW)
        make_unusual(book)
    connection = sqlite3.connect(path)
    rows = {
        name: pd.read_sql(f"SELECT * FROM {name} WHERE deleted_at IS NULL", connection)
        for name in TABLES
    }
    connection.close()
    sets = rows["training_set"]
    loaded = sets[(sets.load_g > 0) & sets.reps.between(1, 12)]
    sided = sets[sets.side != "both"]
    most = int(loaded.exercise_id.mode()[0])
    one_sided = int(sided.exercise_id.mode()[0]) if len(sided) else most
    yield Log(book, athletes(book)[0].id, rows, most, one_sided, int(sets.day.max()) + 3)
    book.close()


def make_unusual(book):
    """What a log may hold beside plain sets; ratings, an early end, and pain."""
    book.tuples("BEGIN")
    chance = random.Random(11)
    ids = [row[0] for row in book.tuples("SELECT id FROM training_set ORDER BY id")]
    for change in ("load_g = NULL", "reps = NULL", "reps = 40", "reps = 14", "kind = 'warm_up'",
                   "kind = 'deload'", "kind = 'drop'", "reserve_halves = 9", "reserve_halves = 3",
                   "done_at = NULL", "done_at = done_at + 7200", "load_g = -20000",
                   "reps = 1", "deleted_at = 1"):  # fmt: skip
        for id_ in chance.sample(ids, 40):
            book.tuples(f"UPDATE training_set SET {change} WHERE id = ?", id_)
    who = athletes(book)[0].id
    sessions = book.tuples("SELECT id, day FROM session ORDER BY day")
    for id_, day in chance.sample(sessions, 60):
        book.tuples("UPDATE session SET effort = ? WHERE id = ?", chance.randint(0, 10), id_)
        for _ in range(2):
            book.tuples(
                "INSERT INTO symptom (id, stamp, athlete_id, day, noted_at, kind, site, side, "
                "score) VALUES (?, 1, ?, ?, 0, ?, ?, ?, ?)", new_id(), who, day,
                chance.choice(["pain", "soreness"]), chance.choice(["knee", "hip"]),
                chance.choice(["both", "left"]), chance.randint(0, 10),
            )  # fmt: skip
    for id_, _ in chance.sample(sessions, 5):
        book.tuples("UPDATE session SET ended_at = started_at + 30000 WHERE id = ?", id_)
    book.tuples("COMMIT")


def charted(log, kind, exercise_id=None):
    exercise_id = log.most if exercise_id is None else exercise_id
    ids, formulas = ((exercise_id,), (Formula.EPLEY,)) if kind in OF_EXERCISE else ((), ())
    asked = Request(kind, log.athlete_id, ids, Unit.KG, log.today, 1, formulas)
    return ChartMaker().answer(log.book, asked).chart


def layers(chart, what, name=None):
    return [x for x in chart.layers if isinstance(x, what) and name in (None, x.name)]


def marks(chart):
    """{session id: amount} of all marks that stand for a session."""
    return {
        int(session): float(y)
        for layer in layers(chart, Points) if layer.sessions is not None
        for session, y in zip(layer.sessions, layer.y, strict=True)
    }  # fmt: skip


def cells(chart, heading):
    at = list(chart.table.headings).index(heading)
    return [chart.table.cells(row)[at] for row in range(chart.table.count)]


def drawn(layer):
    """Every column of a line or a band as one array, a day once."""
    rows = np.concatenate([np.column_stack(part) for part in layer.parts])
    return pd.DataFrame(rows).drop_duplicates(0).set_index(0)


def weekly(bars, wanted):
    """Bars of a series by week, none of its weeks left out."""
    assert set(wanted[wanted > 0].index) <= set(bars.at.tolist())
    assert (np.diff(bars.at) == 1).all()
    everything = wanted.reindex(bars.at, fill_value=0)
    assert (bars.high - bars.low).tolist() == pytest.approx(everything.tolist(), abs=1e-6)
    return everything


def week(days):
    """The Monday on or before each day, in weeks; the one of 1970-01-01 is 0."""
    monday = days - pd.to_datetime(days, unit="D").dt.day_of_week
    return (monday + 3) // 7


# ---- one exercise


def rated(log):
    """A row per session: the set with the highest max that can be trusted, else the highest."""
    sets = log.strength
    sets["effective"] = sets.reps + sets.reserve_halves.fillna(0) / 2
    sets = sets.query("load_g > 0 and reps >= 1 and effective <= 15")
    sets = sets[sets.reserve_halves.fillna(0) <= 8].copy()
    beyond = 1 + sets.effective / 30
    sets["max"] = (
        sets.load_g / 1000 * beyond.where(sets.effective >= 2, 1 + (sets.effective - 1) / 15)
    )
    sets["sure"] = sets.effective <= 12
    return sets.sort_values(["sure", "max"]).groupby("session_id").tail(1).sort_values("day")


def filtered(days, values, reps):
    """(level, its deviation, that of a session) after each, by matrices; with the state at last."""
    found, x, cov, surprises, before = [], None, None, [], None
    for day, value, rep in zip(days, values, reps, strict=True):
        noise = (0.050 if rep <= 5 else 0.040) ** 2
        if before is None or day - before > 60:
            x, cov, surprises = np.array([value, 0.030]), np.diag([noise, 0.018**2]), []
        else:
            x, cov = passed(x, cov, (day - before) / 7)
            miss, seen = value - x[0], cov[0, 0] + noise
            z = miss / math.sqrt(seen * own_scale(surprises))
            gain = cov[:, 0] / (cov[0, 0] + noise * max(1, (min(z, 0) / 1.1) ** 2))
            surprises = [*surprises, min(miss**2 / seen, 16 * own_scale(surprises))]
            x, cov = x + gain * miss, (np.eye(2) - np.outer(gain, [1, 0])) @ cov
        before = day
        state = x, cov, own_scale(surprises), noise, 1 + 0.6 / (len(surprises) + 1)
        found.append((x[0], *deviations(state)))
    return np.array(found), state


def passed(x, cov, weeks):
    fade = math.exp(-weeks / 3.5)
    move = np.array([[1, 3.5 * (1 - fade)], [0, fade]])
    walk = np.diag([0.037**2 * weeks, 0])
    return move @ x + [0.0018 * weeks, 0], move @ cov @ move.T + walk


def own_scale(surprises):
    weights = 0.76 ** np.arange(len(surprises))[::-1]
    return (7 + weights @ np.array(surprises, float)) / (7 + weights.sum())


def deviations(state):
    _, cov, scale, noise, few = state
    return few * math.sqrt(cov[0, 0] * scale), few * math.sqrt((cov[0, 0] + noise) * scale)


def estimated_max(log, chart):
    told = rated(log)
    assert marks(chart) == pytest.approx(dict(zip(told.session_id, told["max"], strict=True)))
    sure = told[told.sure]
    before = sure["max"].cummax().shift()
    assert set(layers(chart, Points, "Record")[0].sessions) == set(
        sure.session_id[sure["max"] > before * (1 + 1e-9)]
    )
    best = sure.sort_values("max").groupby("day").tail(1).sort_values("day")
    found, state = filtered(best.day, np.log(best["max"]), best.reps)
    known = of_long_parts(best.day)
    level, of_level, of_session = found.T[:, known]
    (line,) = layers(chart, Line, "Level")
    assert drawn(line).index.tolist() == best.day[known].tolist()
    assert drawn(line)[1].tolist() == pytest.approx(np.exp(level).tolist())
    for name, sd in (("8 in 10 levels", of_level), ("8 in 10 sessions", of_session)):
        (band,) = layers(chart, Band, name)
        for column, sign in ((1, -1), (2, 1)):
            wanted = np.exp(level + sign * 1.30 * sd)
            assert drawn(band)[column].tolist() == pytest.approx(wanted.tolist())
    ahead(chart, int(best.day.iloc[-1]), state)


def of_long_parts(days):
    """Which days belong to four or more without a pause of over sixty days."""
    part = (days.diff() > 60).cumsum()
    return (part.groupby(part).transform("size") >= 4).to_numpy()


def ahead(chart, last, state):
    """The fan: eight weeks of the level alone, no slope of the past carried on."""
    x, cov, *rest = state
    (line,) = [x for x in layers(chart, Line) if x.dashed]
    fans = [b for b in layers(chart, Band) if b.parts[0][0][0] == last and len(b.parts[0][0]) == 9]
    assert len(fans) == 2
    days, level = line.parts[0]
    assert days[-1] - last == 56
    for at, day in enumerate(days.tolist()):
        then = passed(x, cov, (day - last) / 7)
        assert level[at] == pytest.approx(math.exp(then[0][0]))
        wide = deviations((*then, *rest))
        for fan, sd in zip(sorted(fans, key=lambda b: b.parts[0][2][0]), wide, strict=True):
            low, high = (math.exp(then[0][0] + sign * 1.30 * sd) for sign in (-1, 1))
            assert (fan.parts[0][1][at], fan.parts[0][2][at]) == pytest.approx((low, high))


def best_set(log, chart):
    heaviest = log.strength.groupby("session_id").load_g.max() / 1000
    assert marks(chart) == pytest.approx(heaviest.to_dict())


def each_volume(log):
    """Kilos × reps of each set; of a one-sided one the mean of the sides that are known."""
    work = log.work
    work["volume"] = work.load_g * work.reps / 1000
    keys = ["exercise_id", "session_id", "day", "number"]
    return work.groupby(keys).volume.mean().clip(lower=0).fillna(0).reset_index()


def volume(log, chart):
    mine = each_volume(log).query("exercise_id == @log.most").groupby("session_id").volume
    wanted = mine.sum()
    assert marks(chart) == pytest.approx(wanted[wanted > 0].to_dict())
    assert sum(map(int, cells(chart, "Sets"))) == mine.count()[wanted > 0].sum()


def rep_maxes(log, chart):
    sets = log.strength.query("load_g > 0 and reps >= 1 and reps <= 30")
    for name, some in (("Ever", sets), ("Last 12 weeks", sets[sets.day > log.today - 84])):
        (points,) = layers(chart, Points, name)
        wanted = some.groupby("reps").load_g.max() / 1000
        assert dict(zip(points.x, points.y, strict=True)) == pytest.approx(wanted.to_dict())
    told = rated(log)
    top = told[told.sure]["max"].max()
    reps, loads = layers(chart, Line)[0].parts[0]
    share = np.where(reps < 2, 1, 1 + reps / 30)
    assert loads.tolist() == pytest.approx((top / share).tolist())


def reps_at_a_load(log, chart):
    sets = log.strength
    sessions = sets.groupby("load_g").session_id.nunique()
    usual = sessions[sessions == sessions.max()].index.max()
    mine = sets[sets.load_g == usual].groupby("session_id").reps
    assert marks(chart) == pytest.approx(mine.max().to_dict())
    assert sum(map(int, cells(chart, "Sets"))) == mine.count().sum()


def set_by_set(log, chart):
    work = log.work.query("exercise_id == @log.most and reps > 0 and kind != 'drop'")
    keys = ["session_id", "number"]
    one = work.groupby(keys).agg({"reps": "min", "load_g": "max", "done_at": "max"}).reset_index()
    by_session = one.groupby("session_id")
    one["place"] = by_session.cumcount() + 1
    one["rest"] = by_session.done_at.diff()
    first = by_session[["reps", "load_g"]].transform(lambda c: c.iloc[0])
    one["share"] = 100 * one.reps / first.reps
    later = one[(one.place > 1) & (one.load_g.fillna(0) == first.load_g.fillna(0))].copy()
    later["rest"] = later.rest // 60 * 60
    rested = later.rest.where((later.rest > 0) & (later.rest <= 1200))
    names = pd.cut(rested, [0, 119, 179, 299, 1200],
                   labels=["under 2 min", "2 to 3 min", "3 to 5 min", "5 min or more"])  # fmt: skip
    later["name"] = names.astype(object).where(names.notna(), "rest not known")
    wanted = later.groupby(["name", "place"]).share.agg(["median", "count"]).query("count >= 3")
    found = {
        (layer.name, place): share
        for layer in layers(chart, Points)
        for place, share in zip(layer.x[1:], layer.y[1:], strict=True)
    }
    assert found
    for key, share in found.items():
        assert share == pytest.approx(wanted.loc[key, "median"])


def loads(log, chart):
    (bars,) = layers(chart, Bars)
    kilos = log.strength.load_g / 1000
    wanted = np.floor(kilos / bars.step + 1e-6).astype(int).value_counts()
    assert dict(zip(bars.at, bars.high, strict=True)) == wanted.to_dict()
    assert [float(x) for x in cells(chart, "Sets")] == bars.high.tolist()


def left_and_right(log, chart):
    work = log.work.query("exercise_id == @log.one_sided and side != 'both' and reps > 0").copy()
    if work.empty:
        assert "Unknown" in chart.empty
        return
    effective = work.reps + work.reserve_halves.fillna(0) / 2
    told = (work.load_g > 0) & (effective <= 12) & (work.reserve_halves.fillna(0) <= 8)
    share = np.where(effective < 2, 1 + (effective - 1) / 15, 1 + effective / 30)
    work["max"] = np.where(told, work.load_g * share, 0)
    work["amount"] = work.load_g.fillna(0) * work.reps
    wanted = {}
    for session, frame in work.groupby(["day", "session_id"]):
        for what in ("max", "amount", "reps"):
            sides = frame.groupby("side")[what].max()
            if len(sides) == 2 and (sides > 0).all():
                wanted[session[1]] = 100 * (sides.right - sides.left) / sides.max()
                break
    assert marks(chart) == pytest.approx(wanted)
    gaps = pd.Series(list(wanted.values())).rolling(12, min_periods=1)
    line = next(x for x in layers(chart, Line) if "12" in x.name)
    assert line.parts[0][1].tolist() == pytest.approx(gaps.mean()[2:].tolist())
    band = layers(chart, Band)[0].parts[0]
    assert ((band[2] - band[1]) / 2).tolist() == pytest.approx((1.30 * gaps.std())[2:].tolist())


def weight_trend(log):
    """(days, kilos) of the weighings and their mean that halves in a week."""
    rows = log.rows["body_weight"].sort_values(["day", "measured_at"])
    times = pd.to_datetime(rows.day, unit="D")
    kilos = rows.grams / 1000
    return rows.day.tolist(), kilos, kilos.ewm(halflife="7D", times=times).mean()


def per_body_weight(log, chart):
    days, _, trend = weight_trend(log)
    if not days:
        assert chart.empty
        return
    told = rated(log).query("sure")
    near = [min(abs(day - d) for d in days) <= 60 for day in told.day]
    told = told[near]
    wanted = told["max"] / np.interp(told.day, days, trend)
    assert marks(chart) == pytest.approx(dict(zip(told.session_id, wanted, strict=True)))


# ---- the whole training and the body


def hard_sets(log, chart):
    work = log.work.query("3 <= reps <= 30")
    hard = work[work.reserve_halves.fillna(0) <= 8]
    hard = hard.drop_duplicates(["session_id", "exercise_id", "number"])
    trained = hard.merge(log.rows["contribution"][["exercise_id", "muscle", "share"]])
    trained["week"] = week(trained.day)
    for muscle in LEG_MUSCLES:
        mine = trained[trained.muscle == muscle]
        for bars in layers(chart, Bars, str(muscle)):
            some = mine[mine.share < 1] if bars.pale else mine[mine.share >= 1]
            weekly(bars, some.groupby("week").share.sum())
    assert sum(map(float, cells(chart, "Sum"))) == pytest.approx(
        trained[trained.muscle.isin([str(m) for m in LEG_MUSCLES])].share.sum()
    )


def by_week_with_median(chart, wanted):
    (bars,) = layers(chart, Bars)
    everything = weekly(bars, wanted)
    (line,) = layers(chart, Line)
    median = everything.rolling(4, min_periods=1).median()
    assert line.parts[0][1].tolist() == pytest.approx(median.tolist(), abs=1e-6)


def week_volume(log, chart):
    each = each_volume(log)
    by_week_with_median(chart, each.groupby(week(each.day)).volume.sum())
    assert sum(map(int, cells(chart, "Sets"))) == len(each)


def timed(log):
    sessions = log.rows["session"].copy()
    sessions["minutes"] = (sessions.ended_at - sessions.started_at) / 60
    sessions["week"] = week(sessions.day)
    return sessions[(sessions.minutes > 0) & (sessions.minutes <= 360)]


def time(log, chart):
    by_week_with_median(chart, timed(log).groupby("week").minutes.sum())


def session_load(log, chart):
    sessions = timed(log).dropna(subset="effort")
    if sessions.empty:
        assert "effort" in chart.empty
        return
    load = sessions.minutes * sessions.effort
    by_week_with_median(chart, load.groupby(sessions.week).sum())
    assert sum(map(int, cells(chart, "Rated sessions"))) == len(sessions)


def leg_days(log, chart):
    direct = log.rows["contribution"].query("share >= 1")
    legs = direct[direct.muscle.isin([str(m) for m in LEG_MUSCLES])].exercise_id
    trained = log.work[log.work.exercise_id.isin(legs)].session_id
    sessions = log.rows["session"]
    sessions = sessions[sessions.id.isin(trained)].sort_values(["day", "started_at"])
    hours = (sessions.started_at.diff() / 3600).set_axis(sessions.id).dropna()
    shown = hours[(hours > 0) & (hours <= 14 * 24)]
    assert marks(chart) == pytest.approx(shown.to_dict())
    counts = (
        sessions.drop_duplicates("day").groupby(week(sessions.drop_duplicates("day").day)).size()
    )
    this = (log.today + 3) // 7
    two = counts.reindex(range(counts.index.min(), this + 1), fill_value=0) >= 2
    runs = two.groupby((~two).cumsum()).sum()
    now = runs.iloc[-1] if two.iloc[-1] else two[:-1].groupby((~two[:-1]).cumsum()).sum().iloc[-1]
    assert f"{two.sum()} of {len(two)} weeks" in chart.summary
    assert f"{now} in a row now, {runs.max()} in the longest run" in chart.summary


def body_weight(log, chart):
    days, kilos, trend = weight_trend(log)
    if not days:
        assert chart.empty
        return
    (points,) = layers(chart, Points)
    assert (points.x.tolist(), points.y.tolist()) == (days, pytest.approx(kilos.tolist()))
    line = np.concatenate([part[1] for part in layers(chart, Line)[0].parts])
    assert line.tolist() == pytest.approx(trend.tolist())


def pain(log, chart):
    notes = log.rows["symptom"]
    if notes.empty:
        assert "No pain" in chart.empty
        return
    worst = notes.groupby(["kind", "site", "side", "day"]).score.max().reset_index()
    found = 0
    for points in layers(chart, Points):
        kind, _, where = points.name.partition(": ")
        site, _, side = where.partition(", ")
        mine = worst[(worst.kind == kind) & (worst.site == site) & (worst.side == (side or "both"))]
        mine = mine.sort_values("day")
        assert (points.x.tolist(), points.y.tolist()) == (mine.day.tolist(), mine.score.tolist())
        found += len(mine)
    assert found == len(worst)
    each = each_volume(log)
    weeks = each.groupby(week(each.day)).volume.sum()
    for bars in layers(chart, Bars):  # beside it the volume, as high as ten at most
        shares = 10 * weeks / weeks.max()
        assert bars.high.tolist() == pytest.approx(shares.loc[bars.at].tolist())


ORACLES = {
    Kind.MAX: estimated_max,
    Kind.BEST: best_set,
    Kind.VOLUME: volume,
    Kind.REP_MAX: rep_maxes,
    Kind.AT_LOAD: reps_at_a_load,
    Kind.SET_ORDER: set_by_set,
    Kind.LOADS: loads,
    Kind.SIDES: left_and_right,
    Kind.RELATIVE: per_body_weight,
    Kind.HARD_SETS: hard_sets,
    Kind.WEEK_VOLUME: week_volume,
    Kind.TIME: time,
    Kind.LOAD: session_load,
    Kind.LEG_DAYS: leg_days,
    Kind.WEIGHT: body_weight,
    Kind.PAIN: pain,
}


@pytest.mark.parametrize("kind", Kind)
def test_numbers_are_those_of_the_oracle(log, kind):
    assert kind in ORACLES, f"nothing checks the numbers of {kind}"
    exercise_id = log.one_sided if kind is Kind.SIDES else log.most
    ORACLES[kind](log, charted(log, kind, exercise_id))
