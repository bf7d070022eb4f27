import sqlite3
from pathlib import Path
from types import ModuleType

import pytest

from legday_gui.logbook import migrations
from legday_gui.logbook.errors import LogbookError
from legday_gui.logbook.library import exercises
from legday_gui.logbook.logbook import Logbook


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "log.legday"
    Logbook.create(path).close()
    return path


def _run(path: Path, sql: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(sql)
    connection.commit()
    connection.close()


def test_a_new_file_has_the_exercises_and_the_plan_and_is_durable(path: Path) -> None:
    book = Logbook.open(path)
    assert len(exercises(book)) >= 110
    assert book.tuples("SELECT name FROM plan") == [("Twice-a-week legs",)]
    assert book.tuples("PRAGMA journal_mode") == [("wal",)]
    assert book.tuples("PRAGMA synchronous") == [(2,)]
    assert book.tuples("PRAGMA foreign_keys") == [(1,)]
    book.close()


def test_create_never_writes_over_a_file(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(LogbookError, match="exists already"):
        Logbook.create(path)
    assert path.read_bytes() == before


def test_a_newer_file_is_refused_and_left_untouched(path: Path) -> None:
    _run(path, "UPDATE meta SET value = '99' WHERE key = 'version'")
    before = path.read_bytes()
    with pytest.raises(LogbookError, match="newer Leg Day"):
        Logbook.open(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"Date,Weight\n1,2\n" * 100, "not a Leg Day logbook"), (b"", "not a Leg Day logbook")],
)
def test_other_files_are_refused(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "other.csv"
    path.write_bytes(content)
    with pytest.raises(LogbookError, match=words):
        Logbook.open(path)
    assert path.read_bytes() == content


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    _run(path, "CREATE TABLE notes (x)")
    with pytest.raises(LogbookError, match="not a Leg Day logbook"):
        Logbook.open(path)


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(LogbookError, match="does not exist"):
        Logbook.open(tmp_path / "none.legday")


def test_an_exercise_of_a_newer_catalogue_comes_in_on_opening(path: Path) -> None:
    _run(path, "DELETE FROM contribution WHERE exercise_id = (SELECT id FROM exercise "
               "WHERE name = 'Box squat')")  # fmt: skip
    _run(path, "DELETE FROM exercise WHERE name = 'Box squat'")
    _run(path, "UPDATE meta SET value = 'old' WHERE key = 'catalogue'")
    book = Logbook.open(path)
    assert "Box squat" in {e.name for e in exercises(book).values()}
    book.close()


def _step(*statements: str, rebuilds: bool = False) -> ModuleType:
    step = ModuleType("step")
    step.STATEMENTS = list(statements)  # type: ignore[attr-defined]
    step.REBUILDS = rebuilds  # type: ignore[attr-defined]
    return step


def _counts(connection: sqlite3.Connection) -> list[int]:
    tables = ("athlete", "exercise", "contribution", "plan", "plan_day", "prescription")
    return [connection.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in tables]


def test_a_column_is_added_and_every_row_kept(path: Path) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    before = _counts(connection)
    step = _step("ALTER TABLE plan ADD COLUMN weeks INTEGER NOT NULL DEFAULT 8")
    migrations.migrate(connection, [step], migrations.newest())
    assert _counts(connection) == before
    assert connection.execute("SELECT weeks FROM plan").fetchall() == [(8,)]
    assert migrations.version(connection) == migrations.newest() + 1
    connection.close()


def test_a_rebuilt_table_keeps_its_children(path: Path) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = 1")
    before = _counts(connection)
    columns = "id, stamp, deleted_at, athlete_id, name, active"
    step = _step(
        "CREATE TABLE plan_new (id INTEGER PRIMARY KEY, stamp INTEGER NOT NULL, deleted_at "
        "INTEGER, athlete_id INTEGER NOT NULL REFERENCES athlete (id), name TEXT NOT NULL, "
        "active INTEGER NOT NULL)",
        f"INSERT INTO plan_new ({columns}) SELECT {columns} FROM plan",
        "DROP TABLE plan",
        "ALTER TABLE plan_new RENAME TO plan",
        rebuilds=True,
    )
    migrations.migrate(connection, [step], 1)
    assert _counts(connection) == before
    connection.close()


def test_a_step_that_fails_leaves_the_file_as_it_was(path: Path) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    before = _counts(connection)
    step = _step("DELETE FROM prescription", "THIS IS NOT SQL")
    with pytest.raises(sqlite3.OperationalError):
        migrations.migrate(connection, [step], migrations.newest())
    assert _counts(connection) == before
    assert migrations.version(connection) == migrations.newest()
    connection.close()


def test_a_step_that_would_leave_orphans_is_refused(path: Path) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    before = _counts(connection)
    with pytest.raises(sqlite3.IntegrityError, match="orphans"):
        migrations.migrate(connection, [_step("DELETE FROM plan", rebuilds=True)], 1)
    assert _counts(connection) == before
    connection.close()


def test_a_migration_on_opening_leaves_a_snapshot(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now, steps = migrations.newest(), migrations.steps()
    later = _step("ALTER TABLE session ADD COLUMN mood INTEGER")
    monkeypatch.setattr(migrations, "NAMES", (*migrations.NAMES, "m9999_test"))
    monkeypatch.setattr(migrations, "steps", lambda: [*steps, later])
    Logbook.open(path).close()
    snapshots = list(path.parent.glob(f"log-before-version-{now + 1}-*.legday"))
    assert len(snapshots) == 1
    connection = sqlite3.connect(snapshots[0])
    assert migrations.version(connection) == now
    connection.close()
