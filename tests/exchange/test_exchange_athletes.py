"""A logbook file of several athletes: one is chosen, or all come in."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from legday_gui import app
from legday_gui.exchange.exporting import export
from legday_gui.exchange.headless import import_json, summary
from legday_gui.exchange.preview import preview_file
from legday_gui.exchange.reading import Answers
from legday_gui.logbook.athletes import add_athlete, athletes, edit_athlete
from legday_gui.logbook.logbook import Logbook
from legday_gui.logbook.sessions import session_list

HEADER = "Date,Workout Name,Exercise Name,Set Order,Weight,Reps,Distance,Seconds"
KIM, ANN = "2026-01-05 18:30:00,Legs,Squat,{},100,5,0,0", "2026-01-06 07:00:00,Run,Lunge,1,20,8,0,0"


@pytest.fixture(params=[".json", ".legday"])
def shared(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The file of a logbook in which Kim has two sets and Ann one."""
    book = Logbook.create(tmp_path / "both.legday", athlete_name="Kim")
    people = (athletes(book)[0].id, add_athlete(book, "Ann"))
    for athlete_id, rows in zip(people, ([KIM.format(1), KIM.format(2)], [ANN]), strict=True):
        source = tmp_path / "strong.csv"
        source.write_text("\n".join((HEADER, *rows)), "utf-8")
        import_json(book, [source], athlete_id=athlete_id)
    file = tmp_path / f"shared{request.param}"
    export(book, people[0], file, "json" if request.param == ".json" else "sqlite")
    book.close()
    return file


def sets_of_each(book: Logbook) -> dict[str, int]:
    return {
        one.name: sum(found.sets for found in session_list(book, one.id, limit=100))
        for one in athletes(book)
    }


def test_one_is_chosen_by_the_id_in_the_file(book: Logbook, shared: Path) -> None:
    me = athletes(book)[0].id
    first = preview_file(book, me, shared).file
    assert sorted(first.athletes.values()) == ["Ann", "Kim"]
    assert (first.athletes[first.athlete or 0], first.rows, first.not_sets) == ("Kim", 3, 1)
    ann = next(key for key, name in first.athletes.items() if name == "Ann")
    second = preview_file(book, me, shared, answers=Answers(athlete=ann)).file
    assert (second.athlete, [one.name for one in second.sessions]) == (ann, ["Run"])


def test_all_come_in_each_to_the_athlete_of_that_name(book: Logbook, shared: Path) -> None:
    edit_athlete(book, athletes(book)[0].id, name="kim")
    counts = [
        (report["athlete"], report["sets"]) for report in import_json(book, [shared], everyone=True)
    ]
    assert counts == [("Kim", 2), ("Ann", 1)]
    assert sets_of_each(book) == {"kim": 2, "Ann": 1}
    assert [one["sets"] for one in import_json(book, [shared], everyone=True)] == [0, 0]
    assert sets_of_each(book) == {"kim": 2, "Ann": 1}


def test_a_dry_run_makes_no_athlete(book: Logbook, shared: Path) -> None:
    reports = import_json(book, [shared], everyone=True, dry_run=True)
    assert [one["sets"] for one in reports] == [2, 1]
    assert sets_of_each(book) == {"": 0}


def test_the_command_line_takes_a_name_or_all(
    shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], write: Callable[..., Path]
) -> None:
    def run(*words: str) -> list[dict[str, Any]]:
        app.main(["--logbook", str(tmp_path / "mine.legday"), "import", "--json", *words])
        return list(json.loads(capsys.readouterr().out))

    (nobody,) = run("--athlete", "Bo", str(shared))
    assert nobody["error"] == f"{shared.name} has no athlete called Bo: it has Kim, Ann."
    (ann,) = run("--athlete", "ann", str(shared))
    assert (ann["athlete"], ann["athletes"], ann["sets"]) == ("Ann", ["Kim", "Ann"], 1)
    assert [one["sets"] for one in run("--all-athletes", str(shared))] == [2, 0]
    table = write(HEADER, ANN.replace("2026-01-06", "03/04/2026"))
    (asked,) = run(str(table))
    assert asked["error"].endswith("Add --dates day-first or --dates month-first.")
    assert run("--dates", "day-first", str(table))[0]["sets"] == 1


def test_the_summary_says_whose_rows_came_in(book: Logbook, shared: Path) -> None:
    (report,) = import_json(book, [shared])
    assert "The rows are those of Kim; of 2 athletes in it" in summary(report)
