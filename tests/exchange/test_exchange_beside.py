"""A logbook without a session: its plans, places and goals come in all the same."""

import json
from pathlib import Path
from typing import Any

import pytest

from legday_gui.exchange.headless import import_json, summary
from legday_gui.exchange.preview import preview_file
from legday_gui.exchange.whole_out import export_json, live_rows
from legday_gui.logbook.athletes import athletes
from legday_gui.logbook.check import check
from legday_gui.logbook.demo import build_demo
from legday_gui.logbook.door import Edit
from legday_gui.logbook.ids import new_id
from legday_gui.logbook.logbook import Logbook

BESIDE = ("plan", "plan_day", "prescription", "place", "goal", "body_weight")


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    """The JSON of a logbook with a plan, a place and a goal, and no session."""
    book = build_demo(tmp_path / "demo.legday")
    goal = {
        "athlete_id": athletes(book)[0].id,
        "exercise_id": live_rows(book, "prescription")[0]["exercise_id"],
        "load_g": 120_000,
        "by_day": 20800,
        "set_on": 20458,
    }
    edits = [
        Edit("place", new_id(), {"name": "Cellar", "unit": "kg"}),
        Edit("goal", new_id(), goal),
    ]
    book.write("A gym and a goal", edits)
    file = tmp_path / "plans.json"
    export_json(book, file)
    book.close()
    content = json.loads(file.read_text("utf-8"))
    for table in ("session", "block", "training_set"):
        content["tables"][table] = []
    file.write_text(json.dumps(content), "utf-8")
    return file


def beside(book: Logbook) -> dict[str, list[dict[str, Any]]]:
    return {table: live_rows(book, table) for table in BESIDE}


def test_plans_without_sessions_come_in_once(book: Logbook, plans: Path) -> None:
    content = json.loads(plans.read_text("utf-8"))["tables"]
    before = beside(book)
    preview = preview_file(book, athletes(book)[0].id, plans)
    outlook = preview.outlook(preview.choices(suggestions=True))
    assert outlook.new_sets == 0
    assert outlook.beside > 60
    (tried,) = import_json(book, [plans], dry_run=True)
    assert beside(book) == before
    (report,) = import_json(book, [plans])
    assert report == tried
    assert (report["error"], report["sets"], report["beside"]) == (None, 0, outlook.beside)
    assert f"{outlook.beside} rows of plans, places, goals" in summary(report)
    for table in BESIDE:
        assert [row["id"] for row in live_rows(book, table)] == [r["id"] for r in content[table]]
    (again,) = import_json(book, [plans])
    assert "beside" not in again
    assert check(book.path).ok


def test_undone_they_come_in_again_also_where_somebody_trains(book: Logbook, plans: Path) -> None:
    start = {"athlete_id": athletes(book)[0].id, "started_at": 1_767_637_800, "day": 20458}
    book.write("Train", [Edit("session", new_id(), start | {"offset_min": 0})])
    before = beside(book)
    (report,) = import_json(book, [plans])
    with_plans = beside(book)
    assert report["beside"] > 50
    assert len(with_plans["place"]) == len(with_plans["goal"]) == 1
    book.undo()
    assert beside(book) == before
    (back,) = import_json(book, [plans])
    assert back["beside"] == report["beside"]
    assert beside(book) == with_plans
    book.write("Away", [Edit.bin("place", with_plans["place"][0]["id"])])
    (kept,) = import_json(book, [plans])
    assert "beside" not in kept  # what was put in the bin by hand stays there
    assert check(book.path).ok
