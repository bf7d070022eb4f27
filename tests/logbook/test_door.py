from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legday_gui.logbook.door import Edit
from legday_gui.logbook.errors import LogbookError
from legday_gui.logbook.ids import new_id
from legday_gui.logbook.logbook import Logbook
from legday_gui.logbook.tables import TABLES


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Logbook]:
    book = Logbook.create(tmp_path / "log.legday")
    yield book
    book.close()


def fields_of(book: Logbook) -> dict[str, list[dict[str, Any]]]:
    """All live rows but for their stamps."""
    return {
        name: [{k: v for k, v in r.items() if k != "stamp"} for r in book.rows(name, order=("id",))]
        for name in TABLES
        if name not in ("exercise", "contribution")
    }


_values = st.fixed_dictionaries(
    {}, optional={"name": st.text(max_size=5), "weekday": st.none() | st.integers(0, 6)}
)
_steps = st.lists(
    st.tuples(st.sampled_from(["add", "edit", "bin", "restore"]), st.integers(0, 5), _values),
    max_size=12,
)


def _edit(book: Logbook, made: list[int], step: tuple[str, int, dict[str, Any]]) -> list[Edit]:
    action, pick, values = step
    if action == "add" or not made:
        plan_id = book.tuples("SELECT id FROM plan")[0][0]
        made.append(new_id())
        row = {"plan_id": plan_id, "position": pick, "name": "new"} | values
        return [Edit("plan_day", made[-1], row)]
    row_id = made[pick % len(made)]
    if action == "edit":
        return [Edit("plan_day", row_id, values)] if values else []
    return [Edit.bin("plan_day", row_id) if action == "bin" else Edit.restore("plan_day", row_id)]


@settings(max_examples=25, deadline=None)
@given(writes=st.lists(_steps, min_size=1, max_size=6))
def test_undone_completely_all_is_as_before_and_redone_as_after(
    tmp_path_factory: pytest.TempPathFactory, writes: list[Any]
) -> None:
    book = Logbook.create(tmp_path_factory.mktemp("door") / "log.legday")
    try:
        before, made = fields_of(book), []
        for number, steps in enumerate(writes):
            edits = [edit for step in steps for edit in _edit(book, made, step)]
            book.write(f"Write {number}", edits)
        after = fields_of(book)
        undone = 0
        while book.undo_label:
            outcome = book.undo()
            assert outcome is not None
            assert outcome.left == []
            undone += 1
        assert fields_of(book) == before
        for _ in range(undone):
            assert book.redo() is not None
        assert fields_of(book) == after
        assert book.redo_label is None
    finally:
        book.close()


def test_a_failed_write_changes_nothing_and_pushes_nothing(log: Logbook) -> None:
    before = fields_of(log)
    day = new_id()
    good = Edit("plan_day", day, {"plan_id": log.tuples("SELECT id FROM plan")[0][0],
                                  "position": 9, "name": "Day 9"})  # fmt: skip
    broken = Edit("plan_day", new_id(), {"plan_id": 4711, "position": 0, "name": "orphan"})
    with pytest.raises(Exception, match="FOREIGN KEY"):
        log.write("Break", [good, broken])
    assert fields_of(log) == before
    assert log.undo_label is None


def test_a_row_changed_since_is_left_and_named(log: Logbook) -> None:
    plan_id = log.tuples("SELECT id FROM plan")[0][0]
    log.write("Rename plan", [Edit("plan", plan_id, {"name": "Mine"})])
    elsewhere = log.reader()
    elsewhere.write("Rename plan", [Edit("plan", plan_id, {"name": "Theirs"})])
    elsewhere.close()
    outcome = log.undo()
    assert outcome is not None
    assert outcome.left == ["A plan has changed since and was left as it is."]
    assert log.tuples("SELECT name FROM plan") == [("Theirs",)]


def test_a_new_write_ends_what_could_be_redone(log: Logbook) -> None:
    plan_id = log.tuples("SELECT id FROM plan")[0][0]
    log.write("One", [Edit("plan", plan_id, {"name": "one"})])
    log.undo()
    assert log.redo_label == "One"
    log.write("Two", [Edit("plan", plan_id, {"name": "two"})])
    assert log.redo_label is None
    assert log.undo_label == "Two"


def test_a_write_that_changes_nothing_is_no_step(log: Logbook) -> None:
    row_id, name = log.tuples("SELECT id, name FROM plan")[0]
    assert log.write("Rename plan", [Edit("plan", row_id, {"name": name})]) == []
    assert log.undo_label is None


def test_listeners_hear_which_tables_moved(log: Logbook) -> None:
    heard: list[frozenset[str]] = []
    log.subscribe(heard.append)
    plan_id = log.tuples("SELECT id FROM plan")[0][0]
    log.write("Rename plan", [Edit("plan", plan_id, {"name": "x"})])
    log.undo()
    assert heard == [frozenset({"plan"}), frozenset({"plan"})]


def test_stamps_rise(log: Logbook) -> None:
    plan_id = log.tuples("SELECT id FROM plan")[0][0]
    stamps = []
    for name in "abc":
        log.write("Rename plan", [Edit("plan", plan_id, {"name": name})])
        stamps.append(log.tuples("SELECT stamp FROM plan")[0][0])
    assert stamps == sorted(set(stamps))


def test_a_locked_file_says_so_and_loses_nothing(log: Logbook) -> None:
    plan_id = log.tuples("SELECT id FROM plan")[0][0]
    log.db.execute_sql("PRAGMA busy_timeout = 10")
    other = log.reader()
    with other.transaction(), pytest.raises(LogbookError, match="in use by another program"):
        log.write("Rename plan", [Edit("plan", plan_id, {"name": "x"})])
    other.close()
    log.write("Rename plan", [Edit("plan", plan_id, {"name": "x"})])
    assert log.tuples("SELECT name FROM plan") == [("x",)]
