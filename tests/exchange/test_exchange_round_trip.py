"""Out and in again: all of a logbook by JSON and SQLite, and what each other layout can hold."""

import csv
import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from legday_gui.exchange.csv_out import export_table
from legday_gui.exchange.headless import import_json
from legday_gui.exchange.outgoing import OutSet, outgoing
from legday_gui.exchange.session_text import session_text
from legday_gui.exchange.whole_out import export_json, export_sqlite, live_rows
from legday_gui.logbook.athletes import athletes
from legday_gui.logbook.check import check
from legday_gui.logbook.demo import build_demo
from legday_gui.logbook.door import Edit
from legday_gui.logbook.ids import new_id
from legday_gui.logbook.importing import imports
from legday_gui.logbook.library import exercises
from legday_gui.logbook.logbook import Logbook
from legday_gui.logbook.sessions import bin_session
from legday_gui.logbook.tables import TABLES
from legday_gui.training.units import to_grams
from legday_gui.training.values import LoadKind, SetKind, Unit

Loads = st.SearchStrategy[tuple[int, Unit]]
# Printable, and without the blanks at the ends that every reader takes off.
words = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Z")) | st.sampled_from(" ,;\"'=+-@"),
    max_size=12,
).map(lambda text: " ".join(text.split()))
plates = st.tuples(st.integers(2, 300), st.sampled_from(Unit)).map(
    lambda one: (to_grams(one[0] * (2.5 if one[1] is Unit.KG else 5), one[1]), one[1])
)
# What came in from elsewhere may be any number of grams; a table of another program may show such
# a load as another one of a few grams more or less, which was converted.
grams = st.tuples(st.integers(1, 500_000), st.sampled_from(Unit))


def histories_of(loads: Loads) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Up to three sessions with such loads."""
    sets = st.fixed_dictionaries(
        {
            "kind": st.sampled_from(SetKind),
            "load": st.none() | loads,
            "reps": st.integers(1, 40),
            "reserve_halves": st.none() | st.integers(0, 8),
            "timed": st.none() | st.integers(1, 4000),
            "metres": st.none() | st.integers(1, 60_000),
            "note": words,
            "sided": st.booleans(),
        }
    )
    blocks = st.fixed_dictionaries(
        {
            "exercise": st.integers(0, 5),
            "note": words,
            "superset": st.none() | st.integers(0, 3),
            "sets": st.lists(sets, min_size=1, max_size=4),
        }
    )
    session = st.fixed_dictionaries(
        {
            "name": words,
            "note": words,
            "minutes": st.none() | st.integers(1, 300),
            "blocks": st.lists(blocks, min_size=1, max_size=3),
        }
    )
    return st.lists(session, max_size=3)


histories, histories_of_any = histories_of(plates), histories_of(plates | grams)
# Each example makes two logbooks on disk: making a failing one smaller would take minutes.
whole = settings(
    max_examples=10,
    suppress_health_check=[HealthCheck.too_slow],
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)


@contextmanager
def logbook(history: list[dict[str, Any]], *, sided: bool = True) -> Iterator[tuple[Logbook, Path]]:
    """A logbook with this history, in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        book = Logbook.create(Path(folder) / "one.legday")
        for at, session in enumerate(history):
            book.write("Made up", _edits(book, at, session, sided=sided))
        yield book, Path(folder)
        book.close()


def _edits(book: Logbook, at: int, session: dict[str, Any], *, sided: bool) -> list[Edit]:
    owner = athletes(book)[0].id
    # Without those whose names other programs read as a unit of their own.
    known = sorted(
        one.id for one in exercises(book).values()
        if one.load_kind is LoadKind.BARBELL
    )  # fmt: skip
    session_id, started_at = new_id(), 1_767_637_800 + at * 86_400
    minutes = session["minutes"]
    made = [
        Edit("session", session_id, {
            "athlete_id": owner, "name": session["name"], "note": session["note"],
            "started_at": started_at, "offset_min": 0, "day": 20458 + at,
            "ended_at": started_at + minutes * 60 if minutes else started_at,
        })
    ]  # fmt: skip
    position = 0
    for place, block in enumerate(session["blocks"]):
        block_id, exercise_id = new_id(), known[block["exercise"] + 6 * place]
        made.append(
            Edit("block", block_id, {
                "session_id": session_id, "position": place, "exercise_id": exercise_id,
                "note": block["note"], "superset": block["superset"],
            })
        )  # fmt: skip
        for number, one in enumerate(block["sets"], start=1):
            load, unit = one["load"] or (None, Unit.KG)
            for side in ("left", "right") if one["sided"] and sided else ("both",):
                position += 1
                made.append(
                    Edit("training_set", new_id(), {
                        "session_id": session_id, "block_id": block_id, "athlete_id": owner,
                        "day": 20458 + at, "exercise_id": exercise_id, "position": position,
                        "number": number, "side": side, "kind": one["kind"].value, "load_g": load,
                        "unit": unit.value, "seconds": one["timed"], "metres": one.get("metres"),
                        "reps": None if one["timed"] or one.get("metres") else one["reps"],
                        "reserve_halves": one["reserve_halves"],
                        "note": one["note"],
                    })
                )  # fmt: skip
    return made


def everything(book: Logbook) -> dict[str, list[dict[str, Any]]]:
    """All live rows, whoever the athlete is."""
    return {
        table: [
            {name: value for name, value in row.items() if name != "athlete_id"}
            for row in live_rows(book, table)
        ]
        for table in TABLES
        if table not in ("import", "athlete")
    }


@pytest.mark.parametrize("kind", ["json", "legday"])
@whole
@given(history=histories_of_any)
def test_a_whole_logbook_comes_back_equal(kind: str, history: list[dict[str, Any]]) -> None:
    with logbook(history) as (book, folder), logbook([]) as (other, _):
        file = folder / f"out.{kind}"
        (export_json if kind == "json" else export_sqlite)(book, file)
        (report,) = import_json(other, [file])
        assert (report["error"], report["unreadable"]) == (None, [])
        assert report["rows"] == report["sets"] + report["not_sets"]
        assert everything(other) == everything(book)
        assert check(other.path).ok
        (again,) = import_json(other, [file])
        assert (again["sets"], again["sessions_changed"]) == (0, 0)
        assert again["already_there"] == report["sets"]


@pytest.mark.parametrize("kind", ["json", "legday"])
def test_two_years_come_back_equal_and_leave_again(tmp_path: Path, kind: str) -> None:
    book, other = build_demo(tmp_path / "demo.legday"), Logbook.create(tmp_path / "other.legday")
    file = tmp_path / f"out.{kind}"
    (export_json if kind == "json" else export_sqlite)(book, file)
    before = everything(other)
    (report,) = import_json(other, [file])
    assert report["sets"] > 1000
    assert everything(other) == everything(book)
    other.undo()
    assert everything(other) == before
    other.redo()
    assert everything(other) == everything(book)
    bin_session(book, live_rows(book, "session")[0]["id"])
    book.close()
    other.close()


def test_a_logbook_that_is_used_only_gains_what_it_lacks(tmp_path: Path) -> None:
    book = build_demo(tmp_path / "demo.legday")
    export_json(book, tmp_path / "out.json")
    first = live_rows(book, "session")[0]
    kept = everything(book)
    bin_session(book, first["id"])
    (report,) = import_json(book, [tmp_path / "out.json"])
    assert report["sets"] == 0  # what was put in the bin stays there
    assert everything(book)["plan"] == kept["plan"]
    assert imports(book, athletes(book)[0].id) == []
    book.close()


def test_json_of_a_logbook_is_checked_field_by_field(tmp_path: Path) -> None:
    book, other = build_demo(tmp_path / "demo.legday"), Logbook.create(tmp_path / "other.legday")
    file = tmp_path / "out.json"
    total = export_json(book, file)
    content = json.loads(file.read_text("utf-8"))
    rows = content["tables"]["training_set"]
    rows[0]["kind"] = "'; DROP TABLE session; --"
    rows[1]["load_g"] = "heavy"
    rows[2]["session_id"] = 5
    rows[3] = None
    del rows[4]["reps"]  # unknown, which is allowed
    file.write_text(json.dumps(content), "utf-8")
    (report,) = import_json(other, [file])
    assert (len(report["unreadable"]), report["sets"]) == (4, total - 4)
    assert [row["line"] for row in report["unreadable"]] == [1, 2, 3, 4]
    assert check(other.path).ok
    book.close()
    other.close()


# ---- the layouts of others


def held(book: Logbook, layout: str) -> list[list[tuple[Any, ...]]]:
    """The part of each session that ``layout`` has a place for, in the order of days."""
    return [_held(session, layout) for session in outgoing(book, athletes(book)[0].id)]


def _held(session: list[OutSet], layout: str) -> list[tuple[Any, ...]]:
    first = session[0]
    minutes = first.duration_s
    about = {
        "strong": (first.session, first.session_note, minutes, f"{first.start}"),
        "hevy": (first.session, first.session_note, minutes, f"{first.start:%Y-%m-%d %H:%M}"),
        "fitnotes": (f"{first.start:%Y-%m-%d}",),
        "csv": (first.session, first.session_note, f"{first.start}"),
    }[layout]
    return [about, *(_held_of(one, layout) for one in session)]


def _held_of(one: OutSet, layout: str) -> tuple[Any, ...]:
    kind = one.kind if layout == "csv" else "work" if one.is_work else one.kind
    metres = None if one.metres is None else round(one.metres)
    known = [one.exercise, one.load_g, one.reps, one.seconds, metres]
    if layout != "fitnotes":
        known += [kind, one.reserve_halves]
    if layout == "hevy":
        known += [one.superset]
    if layout in ("fitnotes", "csv"):
        known += [one.note]
    return tuple(known)


def told(book: Logbook) -> list[tuple[Any, ...]]:
    """All that our own table holds, a row for each set and side, in the order of the sessions."""
    names = {key: one.name for key, one in exercises(book).items()}
    sessions = {row["id"]: row for row in live_rows(book, "session")}
    blocks_ = {row["id"]: row for row in live_rows(book, "block")}
    found = []
    for row in live_rows(book, "training_set"):
        session, block = sessions[row["session_id"]], blocks_[row["block_id"]]
        about = (session["started_at"], row["position"], session["name"], session["note"])
        of_set = (row["number"], row["side"], row["kind"], row["load_g"], row["reps"])
        rest = (row["reserve_halves"], row["seconds"], row["metres"], row["note"])
        unit = row["unit"] if row["load_g"] is not None else None
        found.append((*about, names[row["exercise_id"]], block["note"], unit, *of_set, *rest))
    return [(one[0], *one[2:]) for one in sorted(found, key=lambda one: one[:2])]


LOAD = 9  # in a row of ``told``


@whole
@given(history=histories_of_any)
def test_our_table_brings_back_sides_units_and_notes(history: list[dict[str, Any]]) -> None:
    with logbook(history) as (book, folder), logbook([]) as (other, _):
        export_table(book, athletes(book)[0].id, folder / "out.csv", "csv")
        (report,) = import_json(other, [folder / "out.csv"])
        assert (report["error"], report["unreadable"]) == (None, [])
        assert told(other) == told(book)


@pytest.mark.parametrize("unit", Unit)
@whole
@given(history=histories)
def test_a_strong_table_in_either_unit_brings_back_every_load(
    unit: Unit, history: list[dict[str, Any]]
) -> None:
    with logbook(history, sided=False) as (book, folder), logbook([]) as (other, _):
        export_table(book, athletes(book)[0].id, folder / "out.csv", "strong", unit)
        import_json(other, [folder / "out.csv"], unit=unit)
        assert [row[LOAD] for row in told(other)] == [row[LOAD] for row in told(book)]


@pytest.mark.parametrize("layout", ["strong", "hevy", "fitnotes", "csv"])
@whole
@given(history=histories)
def test_a_layout_brings_back_all_that_it_holds(layout: str, history: list[dict[str, Any]]) -> None:
    with logbook(history, sided=False) as (book, folder), logbook([]) as (other, _):
        file = folder / "out.csv"
        count = export_table(book, athletes(book)[0].id, file, layout, Unit.KG)
        (report,) = import_json(other, [file], unit=Unit.KG)
        assert (report["error"], report["unreadable"], report["sets"]) == (None, [], count)
        assert held(other, layout) == held(book, layout)
        with file.open(encoding="utf-8", newline="") as stream:
            begins = {cell[:1] for row in csv.reader(stream) for cell in row}
        assert not begins & {"=", "+", "-", "@"}


def test_a_logbook_that_is_open_is_not_read_by_halves() -> None:
    with logbook([]) as (book, _), logbook([]) as (other, _):
        book.write("Name", [Edit("athlete", athletes(book)[0].id, {"name": "Kim"})])
        (report,) = import_json(other, [book.path])
        assert "is open in another program" in report["error"]


def test_a_session_is_text_for_a_chat() -> None:
    one = {
        "kind": SetKind.WORK, "load": (100_000, Unit.KG), "reps": 5, "reserve_halves": 3,
        "timed": None, "note": "", "sided": False,
    }  # fmt: skip
    warm = one | {"kind": SetKind.WARM_UP, "load": (60_000, Unit.KG), "reserve_halves": None}
    sides = one | {"sided": True, "note": "deep"}
    block = {"exercise": 0, "note": "belt", "superset": None, "sets": [warm, one, one, sides]}
    session = {"name": "Legs", "note": "tired", "minutes": 65, "blocks": [block]}
    with logbook([session]) as (book, _):
        (found,) = live_rows(book, "session")
        lines = session_text(book, found["id"]).splitlines()
        assert lines[0] == "Legs, 2026-01-05, 65 min"
        assert lines[3:] == [
            "  60 kg × 5, warm-up",
            "  2 × 100 kg × 5, 1.5 in reserve",
            "  100 kg × 5, 1.5 in reserve, left 100 kg × 5, right 100 kg × 5; deep",
            "  (belt)",
            "",
            "tired",
        ]
        assert session_text(book, 5) == ""


def test_sides_become_the_one_set_that_they_are(tmp_path: Path) -> None:
    one = {
        "kind": SetKind.WORK, "load": (20_000, Unit.KG), "reps": 8, "reserve_halves": None,
        "timed": None, "note": "deep", "sided": True,
    }  # fmt: skip
    block = {"exercise": 0, "note": "", "superset": None, "sets": [one]}
    session = {"name": "Legs", "note": "", "minutes": None, "blocks": [block]}
    with logbook([session]) as (book, _):
        file = tmp_path / "strong.csv"
        assert export_table(book, athletes(book)[0].id, file, "strong", Unit.KG) == 1
        assert "left 20 kg × 8, right 20 kg × 8; deep" in file.read_text("utf-8")


def test_a_copy_can_be_cancelled_while_it_is_written(tmp_path: Path) -> None:
    """Not only before and after: a logbook of many years takes its time."""

    class CancelledError(Exception):
        pass

    told: list[int] = []

    def watch(done: int) -> None:
        told.append(done)
        if len(told) == patience:
            raise CancelledError

    book = build_demo(tmp_path / "demo.legday")
    out = tmp_path / "out"
    out.mkdir()
    (out / "copy.legday").write_text("former")
    patience = 0  # never ends
    total = export_sqlite(book, out / "other.legday", watch)
    assert told == sorted(told)
    assert told[-1] == total
    assert told[2] < total  # in the midst of it
    (out / "other.legday").unlink()
    for patience in (1, 3, len(told)):  # noqa: B007 - ``watch`` reads it
        told.clear()
        with pytest.raises(CancelledError):
            export_sqlite(book, out / "copy.legday", watch)
        assert [file.name for file in out.iterdir()] == ["copy.legday"]
        assert (out / "copy.legday").read_text() == "former"
    assert check(book.path).ok
    book.close()
