"""What the charts ask: one query each, an index for each, and sums that another way confirms."""

import random
import sqlite3
from collections import Counter
from statistics import fmean

import pandas as pd
import pytest

from legday_gui.logbook import chart_rows, history
from legday_gui.logbook.athletes import athletes
from legday_gui.logbook.demo import build_demo
from legday_gui.logbook.library import exercises
from legday_gui.training.calendar import week_of
from legday_gui.training.values import LEG_MUSCLES

NOW = 1_790_000_000


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """Two years of training, and some that is unusual: no load, no reps, other hours, binned."""
    made = build_demo(tmp_path_factory.mktemp("demo") / "demo.legday", now=NOW)
    chance = random.Random(7)
    ids = [row[0] for row in made.tuples("SELECT id FROM training_set ORDER BY id")]
    for change in ("load_g = NULL", "reps = NULL", "reps = 40", "kind = 'warm_up'",
                   "kind = 'deload'", "kind = 'drop'", "reserve_halves = 9", "done_at = NULL",
                   "load_g = -20000", "deleted_at = 1"):  # fmt: skip
        for id_ in chance.sample(ids, 60):
            made.tuples(f"UPDATE training_set SET {change} WHERE id = ?", id_)
    yield made
    made.close()


@pytest.fixture(scope="module")
def sets(demo):
    """Every live set as pandas reads it from the file."""
    connection = sqlite3.connect(demo.path)
    found = pd.read_sql("SELECT * FROM training_set WHERE deleted_at IS NULL", connection)
    connection.close()
    return found


def athlete_id(book):
    return athletes(book)[0].id


def named(book, name):
    return next(e for e in exercises(book).values() if e.name == name).id


def queries(book):
    """Each question of the charts, as it is asked."""
    who = athlete_id(book)
    squat, split = named(book, "Squat"), named(book, "Bulgarian split squat")
    return {
        "best": lambda b: history.best_rows(b, who, squat),
        "volume": lambda b: history.volume_rows(b, who, squat),
        "load": lambda b: chart_rows.load_rows(b, who, squat),
        "side": lambda b: chart_rows.side_rows(b, who, split),
        "counts": lambda b: history.exercise_counts(b, who),
        "week volume": lambda b: chart_rows.weekly_volume(b, who),
        "hard sets": lambda b: history.weekly_hard_counts(b, who, -(1 << 31), 1 << 31),
        "leg days": lambda b: chart_rows.leg_starts(b, who),
        "times": lambda b: chart_rows.session_times(b, who),
        "pauses": lambda b: chart_rows.long_pauses(b, who, 14),
        "plan days": chart_rows.sessions_of_plan_days,
        "pain": lambda b: chart_rows.pain_rows(b, who),
        "set order": lambda b: chart_rows.set_order_rows(b, who, squat, 0),
        "records": lambda b: history.efforts(b, who, split, before=NOW),
    }


# These answer from indexes alone; the others look into the rows that an index has found.
BOTH, SIDES = "USING COVERING INDEX set_exercise_day", "USING COVERING INDEX set_sides"
COVERED = {
    "best": {BOTH}, "load": {BOTH}, "counts": {BOTH}, "side": {SIDES}, "volume": {BOTH, SIDES},
    "week volume": {BOTH, SIDES}, "hard sets": {BOTH, SIDES},
}  # fmt: skip


def test_each_question_is_answered_by_an_index(demo):
    for name, ask in queries(demo).items():
        asked = []
        demo._connection.set_trace_callback(asked.append)
        ask(demo)
        demo._connection.set_trace_callback(None)
        aggregates = [sql for sql in asked if "training_set" in sql or "FROM se" in sql
                      or "symptom" in sql]  # fmt: skip
        assert aggregates, name
        for sql in aggregates:
            plan = [row[3] for row in demo.tuples(f"EXPLAIN QUERY PLAN {sql}")]
            tables = [step for step in plan if step.startswith(("SCAN", "SEARCH"))]
            assert any(" USING " in step for step in tables), (name, plan)
            bare = [s for s in tables if s.startswith("SCAN") and s.split()[1] in
                    ("t", "r", "training_set", "s", "session", "symptom")]  # fmt: skip
            assert not bare, (name, plan)
            if name in COVERED:
                of_sets = [s for s in tables if s.startswith("SEARCH t ")]
                assert all(any(index in s for index in COVERED[name]) for s in of_sets), plan
                assert all(any(index in s for s in of_sets) for index in COVERED[name]), plan


def test_records_find_the_sides_of_a_set_by_one_seek(demo):
    asked = []
    demo._connection.set_trace_callback(asked.append)
    queries(demo)["records"](demo)
    demo._connection.set_trace_callback(None)
    both, pairs = (
        [row[3] for row in demo.tuples(f"EXPLAIN QUERY PLAN {sql}")] for sql in asked
    )  # fmt: skip
    assert any(BOTH in step for step in both), both
    seek = next(step for step in pairs if step.startswith("SEARCH r"))
    assert SIDES in seek, pairs
    assert "session_id=? AND number=? AND side=?" in seek


def test_groups_of_the_whole_history_are_counted_in_the_order_of_an_index(demo):
    """Only the weeks are sorted, one row per day and exercise; never the sets."""
    for name in ("hard sets", "week volume", "volume"):
        asked = []
        demo._connection.set_trace_callback(asked.append)
        queries(demo)[name](demo)
        demo._connection.set_trace_callback(None)
        plan = [row[3] for row in demo.tuples(f"EXPLAIN QUERY PLAN {asked[0]}")]
        assert plan.count("USE TEMP B-TREE FOR GROUP BY") == 1, plan
        assert plan.index("USE TEMP B-TREE FOR GROUP BY") == len(plan) - 1, plan


def test_one_aggregate_query_each(demo):
    single = ("best", "volume", "load", "side", "week volume", "pain", "set order", "hard sets",
              "counts")  # fmt: skip
    for name in single:
        asked = []
        demo._connection.set_trace_callback(asked.append)
        queries(demo)[name](demo)
        demo._connection.set_trace_callback(None)
        assert len(asked) == 1, name


STRENGTH = "kind not in ['warm_up', 'drop', 'deload'] and load_g.notna() and reps.notna()"


def test_best_and_load_rows(demo, sets):
    squat = named(demo, "Squat")
    mine = sets[sets.exercise_id == squat].query(STRENGTH)
    keys = ["day", "session_id", "reps", mine.reserve_halves.fillna(-1).rename("reserve")]
    wanted = mine.groupby(keys).load_g.max()
    got = {(d, s, r, h): g for d, s, g, r, h in history.best_rows(demo, athlete_id(demo), squat)}
    assert got == {tuple(map(int, key)): int(g) for key, g in wanted.items()}
    wanted = mine.groupby(["day", "session_id", "load_g"]).reps.agg(["max", "count"])
    rows = chart_rows.load_rows(demo, athlete_id(demo), squat)
    assert rows == [
        (*map(int, key), int(row["max"]), int(row["count"])) for key, row in wanted.iterrows()
    ]


def volumes(frame):
    """Grams × reps of each set, of one-sided ones the mean of the sides that are known."""
    work = frame[frame.kind != "warm_up"].copy()
    work["volume"] = work.load_g * work.reps
    each = work.groupby(["day", "session_id", "exercise_id", "number"]).volume.mean()
    return each.clip(lower=0).fillna(0).reset_index()


def test_volume_of_sessions_and_weeks(demo, sets):
    split = named(demo, "Bulgarian split squat")
    by_set = volumes(sets)
    mine = by_set[by_set.exercise_id == split].groupby(["day", "session_id"]).volume
    rows = history.volume_rows(demo, athlete_id(demo), split)
    assert [r[:2] for r in rows] == list(mine.sum().index)
    assert [r[2] for r in rows] == pytest.approx(mine.sum().tolist())
    assert [r[3] for r in rows] == mine.count().tolist()
    weekly = by_set.groupby((by_set.day + 3) // 7).volume
    rows = chart_rows.weekly_volume(demo, athlete_id(demo))
    assert [r[0] for r in rows] == list(weekly.sum().index)
    assert [r[1] for r in rows] == pytest.approx(weekly.sum().tolist())
    assert [r[2] for r in rows] == weekly.count().tolist()


def test_hard_sets_by_week_and_exercise(demo, sets):
    hard = sets[
        (sets.kind != "warm_up") & sets.reps.between(3, 30)
        & (sets.reserve_halves.isna() | (sets.reserve_halves <= 8))
    ]  # fmt: skip
    once = hard.drop_duplicates(["session_id", "exercise_id", "number"])
    wanted = once.groupby([(once.day + 3) // 7, "exercise_id"]).size()
    rows = history.weekly_hard_counts(demo, athlete_id(demo), -(1 << 31), 1 << 31)
    assert {(week, id_): n for week, id_, n in rows} == wanted.to_dict()
    assert all(week == week_of(week * 7 - 3) for week, *_ in rows)


def test_sides(demo, sets):
    split = named(demo, "Bulgarian split squat")
    mine = sets[
        (sets.exercise_id == split) & (sets.side != "both") & (sets.kind != "warm_up")
        & (sets.reps > 0)
    ]  # fmt: skip
    mine = mine.assign(reserve_halves=mine.reserve_halves.fillna(-1).astype(int))
    columns = ["day", "session_id", "side", "load_g", "reps", "reserve_halves"]
    wanted = Counter(
        (d, s, side, None if pd.isna(load) else int(load), int(r), h)
        for d, s, side, load, r, h in mine[columns].itertuples(index=False)
    )
    rows = chart_rows.side_rows(demo, athlete_id(demo), split)
    assert Counter(rows) == wanted
    assert [row[:2] for row in rows] == sorted(row[:2] for row in rows)


def test_exercise_counts(demo, sets):
    wanted = sets.groupby("exercise_id").agg({"session_id": "nunique", "day": "max"})
    rows = history.exercise_counts(demo, athlete_id(demo))
    assert {id_: (n, day) for id_, n, day in rows} == {
        id_: tuple(row) for id_, row in zip(wanted.index, wanted.to_numpy().tolist(), strict=True)
    }
    assert rows == sorted(rows, key=lambda row: (-row[1], row[0]))


def test_set_order(demo, sets):
    squat = named(demo, "Squat")
    mine = sets[(sets.exercise_id == squat) & (sets.reps > 0)]
    mine = mine[~mine.kind.isin(["warm_up", "drop"])].sort_values(["session_id", "number"])
    wanted = Counter()
    for _, session in mine.groupby("session_id"):
        first = session.iloc[0]
        before = first
        for place, (_, row) in enumerate(session.iloc[1:].iterrows(), 2):
            rest = row.done_at - before.done_at
            rest = None if pd.isna(rest) else int(rest) // 60 * 60
            if (0 if pd.isna(row.load_g) else row.load_g) == (
                0 if pd.isna(first.load_g) else first.load_g
            ):
                wanted[place, rest, int(row.reps), int(first.reps)] += 1
            before = row
    rows = chart_rows.set_order_rows(demo, athlete_id(demo), squat, 0)
    assert {row[:4]: row[4] for row in rows} == wanted


def test_leg_starts_and_pauses(demo, sets):
    library = exercises(demo)
    legs = {
        id_ for id_, e in library.items()
        if any(e.contributions.get(muscle, 0) >= 1 for muscle in LEG_MUSCLES)
    }  # fmt: skip
    mine = sets[sets.exercise_id.isin(legs) & (sets.kind != "warm_up")]
    found = chart_rows.leg_starts(demo, athlete_id(demo))
    assert {id_ for _, id_, _ in found} == set(mine.session_id)
    assert found == sorted(found, key=lambda row: row[2])
    days = pd.Series(sorted(r[0] for r in demo.tuples("SELECT DISTINCT day FROM session")))
    gaps = days.diff()
    wanted = [(int(days[i - 1]), int(days[i])) for i in gaps[gaps > 14].index]
    assert chart_rows.long_pauses(demo, athlete_id(demo), 14) == wanted
    assert fmean(b - a for a, b in wanted) > 14
