import csv
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage

from legday_gui import app
from legday_gui.logbook.athletes import athletes
from legday_gui.logbook.lock import Lock, take_lock
from legday_gui.logbook.logbook import Logbook
from legday_gui.logbook.sessions import bin_session, session_list

STRONG = (
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,"
    "Workout Notes,RPE\n"
    '2026-01-05 18:30:00,"Legs",1h 5m,"Squat (Barbell)",W,60,5,0,0.0,"","",\n'
    '2026-01-05 18:30:00,"Legs",1h 5m,"Squat (Barbell)",1,100,5,0,0.0,"","",8\n'
    '2026-01-05 18:30:00,"Legs",1h 5m,"Squat (Barbell)",Rest Timer,0,0,0,180.0,"","",\n'
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "log.legday"


def run(path: Path, *words: str) -> int:
    return app.main(["--logbook", str(path), *words])


def test_import_tells_json_and_adds_nothing_again(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export = tmp_path / "strong.csv"
    export.write_text(STRONG, "utf-8")
    assert run(path, "import", "--json", "--unit", "kg", str(export)) == 0
    [first] = json.loads(capsys.readouterr().out)
    assert {k: first[k] for k in ("app", "error", "rows", "sets", "warm_ups", "not_sets")} == {
        "app": "Strong", "error": None, "rows": 3, "sets": 2, "warm_ups": 1, "not_sets": 1,
    }  # fmt: skip
    assert run(path, "import", "--json", str(export)) == 0
    [again] = json.loads(capsys.readouterr().out)
    assert (again["sets"], again["already_there"], again["not_sets"]) == (0, 2, 1)


def test_what_the_preview_would_ask_is_said_beforehand(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export = tmp_path / "strong.csv"
    export.write_text(STRONG, "utf-8")

    def told(*words: str) -> dict[str, Any]:
        assert run(path, "import", "--json", *words, str(export)) == 0
        found: dict[str, Any] = json.loads(capsys.readouterr().out)[0]
        return found

    def loads() -> list[int]:
        book = Logbook.open(path)
        rows = book.tuples("SELECT load_g FROM training_set WHERE deleted_at IS NULL ORDER BY id")
        book.close()
        return sorted(row[0] for row in rows)

    told("--unit", "kg")
    unit = ("--unit-of", "squat (barbell)=lb")
    assert told(*unit)["sessions_changed"] == 1
    run(path, "import", *unit, str(export))
    words = capsys.readouterr().out
    assert "1 session differs from the logbook" in words
    assert "2026-01-05 Legs: Squat 60 kg × 5 here, 60 lb × 5 in the file, and 1 set more." in words
    assert loads() == [60_000, 100_000]
    report = told(*unit, "--changed", "file")
    assert (report["sets"], report["sessions_replaced"]) == (2, 1)
    assert [(one["kind"], one["yes"]) for one in report["asked"]] == [("changed", True)]
    assert loads() == [27_216, 45_359]
    assert told("--unit", "kg")["other_unit"] == ["Squat (Barbell)"]  # as it came in before

    book = Logbook.open(path)
    bin_session(book, session_list(book, athletes(book)[0].id)[0].id)
    book.close()
    report = told()
    assert (report["sessions_binned"], report["asked"][0]["kind"]) == (1, "binned")
    assert told("--binned", "leave")["sets"] == 0
    assert told("--dry-run", "--binned", "bring")["sets"] == 2
    assert loads() == []
    assert told("--binned", "bring")["sets"] == 2
    assert loads() == [27_216, 45_359]


def test_a_doubled_session_is_halved_where_that_is_asked_for(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    head, _, once, _, _ = STRONG.split("\n")
    both = [once, once.replace("Squat (Barbell)", "Leg Press")]
    export = tmp_path / "strong.csv"
    export.write_text("\n".join((head, *both, *both, "")), "utf-8")
    assert run(path, "import", "--json", "--dry-run", str(export)) == 0
    assert json.loads(capsys.readouterr().out)[0]["sets"] == 4
    assert run(path, "import", "--dry-run", str(export)) == 0
    assert "1 session holds everything twice: --doubled halve" in capsys.readouterr().out
    assert run(path, "import", "--json", "--doubled", "halve", str(export)) == 0
    assert json.loads(capsys.readouterr().out)[0]["sets"] == 2


@pytest.mark.parametrize("words", [["Squat=st"], ["=kg"], ["Squat"]])
def test_a_unit_of_no_exercise_is_wrong_usage(
    path: Path, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        run(path, "import", "--unit-of", *words, "x.csv")
    assert ended.value.code == 2
    assert "write Squat=lb" in capsys.readouterr().err


def test_a_unit_of_an_exercise_that_the_file_lacks_is_said(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export = tmp_path / "strong.csv"
    export.write_text(STRONG, "utf-8")
    assert run(path, "import", "--unit-of", "Squatt=lb", str(export)) == 1
    assert "has no exercise called Squatt" in capsys.readouterr().out


def test_a_refused_file_is_said_and_status_1(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.csv"
    other.write_text("a,b\n1,2\n", "utf-8")
    assert run(path, "import", "--json", str(other)) == 1
    [told] = json.loads(capsys.readouterr().out)
    assert told["app"] is None
    assert told["error"]
    assert run(path, "import", str(other)) == 1
    assert "other.csv" in capsys.readouterr().out


def locked(path: Path) -> Lock:
    """The logbook as a window holds it."""
    lock = take_lock(path)
    assert lock is not None
    return lock


def test_import_waits_for_no_window(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Logbook.create(path).close()
    with locked(path):
        assert run(path, "import", "x.csv") == 1
        assert "close it, or use File → Import" in capsys.readouterr().err
        assert run(path, "check") == 0


def test_an_export_beside_a_window_reads_a_copy(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = Logbook.create(path)
    with locked(path):
        assert run(path, "export", str(tmp_path / "out.csv")) == 0
    assert "0 rows" in capsys.readouterr().out
    book.close()
    with (tmp_path / "out.csv").open(encoding="utf-8-sig") as file:
        assert file.readline().count(",") > 5


def test_an_export_of_nothing_leaves_nothing(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(path, "export", str(tmp_path / "out.csv")) == 1
    assert "does not exist" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_export_writes_a_row_per_set(path: Path, tmp_path: Path) -> None:
    export = tmp_path / "strong.csv"
    export.write_text(STRONG, "utf-8")
    run(path, "import", "--unit", "kg", str(export))
    out = tmp_path / "out.csv"
    assert run(path, "export", "--format", "csv", str(out)) == 0
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 2
    assert {"Squat"} == {row["Exercise"] for row in rows}


def test_a_dry_run_counts_and_writes_nothing(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export = tmp_path / "strong.csv"
    export.write_text(STRONG, "utf-8")
    assert run(path, "import", "--dry-run", "--json", str(export)) == 0
    [told] = json.loads(capsys.readouterr().out)
    assert (told["rows"], told["sets"], told["not_sets"]) == (3, 2, 1)
    assert not path.exists()
    run(path, "import", str(export))
    before = path.read_bytes()
    capsys.readouterr()
    with locked(path):  # it needs no more than to read
        assert run(path, "import", "--dry-run", "--json", str(export)) == 0
    [told] = json.loads(capsys.readouterr().out)
    assert (told["sets"], told["already_there"]) == (0, 2)
    assert path.read_bytes() == before


def test_a_folder_stands_for_the_exports_in_it(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "exports"
    folder.mkdir()
    (folder / "a.csv").write_text(STRONG, "utf-8")
    (folder / "b.csv").write_text(STRONG.replace("2026-01-05", "2026-01-06"), "utf-8")
    (folder / "readme.md").write_text("nothing", "utf-8")
    assert run(path, "import", "--json", str(folder)) == 0
    told = json.loads(capsys.readouterr().out)
    assert [(Path(one["file"]).name, one["sets"]) for one in told] == [("a.csv", 2), ("b.csv", 2)]


def test_a_mapping_reads_another_table(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table, columns = tmp_path / "table.csv", tmp_path / "map.json"
    table.write_text("Tag;Was;Last;Wdh\n29.04.2025;Squat;62,5;8\n", "utf-8")
    names = {"date": "Tag", "exercise": "Was", "weight": "Last", "reps": "Wdh"}
    content = {"name": "Heft", "columns": names, "date_layout": "%d.%m.%Y", "unit": "lb"}
    columns.write_text(json.dumps(content), "utf-8")
    assert run(path, "import", "--json", str(table)) == 1
    assert run(path, "import", "--json", "--map", str(columns), str(table)) == 0
    [told] = json.loads(capsys.readouterr().out.split("]\n", 1)[1])
    assert (told["app"], told["sets"]) == ("Heft", 1)
    columns.write_text("{}", "utf-8")
    assert run(path, "import", "--map", str(columns), str(table)) == 1
    assert "columns" in capsys.readouterr().err
    columns.write_bytes(b"\xff\xfe\x00")
    assert run(path, "import", "--map", str(columns), str(table)) == 1
    assert run(path, "import", "--map", str(tmp_path / "none.json"), str(table)) == 1


def test_formats_are_listed(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(path, "formats", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert {"app": "FitNotes", "files": "backup (.fitnotes)"} in told["import"]
    assert told["export"] == ["csv", "strong", "hevy", "fitnotes", "json", "sqlite"]
    assert run(path, "formats") == 0
    assert "JEFIT" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "words", "first"),
    [
        ("out.csv", [], b"Date,Time,Session"),
        ("out.csv", ["--format", "strong", "--unit", "lb"], b"Date,Workout Name,Duration"),
        ("out.csv", ["--format", "hevy"], b"title,start_time"),
        ("out.csv", ["--format", "fitnotes"], b"Date,Exercise,Category"),
        ("out.json", [], b'{"format": "legday"'),
        ("out.legday", [], b"SQLite format 3"),
    ],
)
def test_exports_by_name_or_ending_come_in_again(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, words: list[str],
    first: bytes,
) -> None:  # fmt: skip
    export, out, other = tmp_path / "strong.csv", tmp_path / name, tmp_path / "other.legday"
    export.write_text(STRONG, "utf-8")
    run(path, "import", "--unit", "lb", str(export))
    assert run(path, "export", *words, str(out)) == 0
    assert out.read_bytes().startswith(first)
    capsys.readouterr()
    assert run(other, "import", "--json", "--unit", "lb", str(out)) == 0
    [told] = json.loads(capsys.readouterr().out)
    assert (told["sets"], told["unreadable"]) == (2, [])
    assert run(path, "export", "--format", "json", str(path)) == 1
    assert "the logbook itself" in capsys.readouterr().err


def test_check_names_a_missing_file(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(path, "check") == 1
    assert "does not exist" in capsys.readouterr().err


@pytest.mark.usefixtures("qapp")
def test_pictures_have_the_size_that_was_asked_for(tmp_path: Path) -> None:
    assert app.main(["--demo", "screenshot", str(tmp_path), "--size", "1024x600",
                     "--theme", "dark", "--text", "120"]) == 0  # fmt: skip
    for name in ("plan", "session", "charts"):
        image = QImage(str(tmp_path / f"{name}.png"))
        assert (image.width(), image.height()) == (1024, 600)


@pytest.mark.parametrize("words", [["screenshot", "x", "--size", "big"], ["fly"],
                                   ["--demo", "--logbook", "x"]])  # fmt: skip
def test_wrong_usage_is_status_2(words: list[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        app.main(words)
    assert stop.value.code == 2


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        app.main(["--version"])
    assert capsys.readouterr().out.startswith("Leg Day 0.")


def test_the_verbs_without_a_window_never_load_qt(path: Path) -> None:
    Logbook.create(path).close()
    code = (
        "import sys; from legday_gui import app; "
        f"app.main(['--logbook', {str(path)!r}, 'check']); "
        "sys.exit('PySide6' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
