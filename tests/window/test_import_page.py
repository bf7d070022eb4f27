"""The import page, used as a person uses it: looked at, corrected by keys and clicks, confirmed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from legday_gui.exchange import importing
from legday_gui.logbook.athletes import body_weights
from legday_gui.logbook.importing import imports
from legday_gui.logbook.library import exercises
from legday_gui.logbook.sessions import bin_session, edit_set, session_list, sets_of
from legday_gui.training.values import Muscle, Unit
from legday_gui.window.dialogs.import_page import ImportPage
from legday_gui.window.dialogs.import_rows import MatchRow
from legday_gui.window.workspace import Workspace

HEADER = (
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,"
    "Workout Notes,RPE"
)
DAY = '2024-01-14 18:30:00,"Legs",1h 5m'
ROWS = (
    f'{DAY},"Squat (Barbell)",W,20,5,0,0,,,',
    f'{DAY},"Squat (Barbell)",1,100,5,0,0,,,',
    f'{DAY},"Squat (Barbell)",2,heavy,5,0,0,,,',
    f'{DAY},"Bulgarian Split Squad",1,20,8,0,0,,,',
    f'{DAY},"Zercher carry",1,50,8,0,0,,,',
)


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "strong.csv"
    path.write_text("\n".join((HEADER, *ROWS, "")))
    return path


@pytest.fixture
def show(qtbot: QtBot, workspace: Workspace) -> Callable[..., ImportPage]:
    """Opens the page on files and waits until the first is read."""

    def _show(*paths: Path, until: str = "Import") -> ImportPage:
        page = ImportPage(workspace, list(paths))
        qtbot.addWidget(page)
        page.resize(1280, 700)
        page.show()
        qtbot.waitUntil(lambda: page.go.isEnabled() and page.go.text() == until, timeout=10_000)
        QApplication.processEvents()  # the rows take their places
        return page

    return _show


def row_of(page: ImportPage, name: str) -> MatchRow:
    return next(row for row in page.findChildren(MatchRow) if row.match.name == name)


def words(page: ImportPage) -> str:
    """All visible text of the page."""
    from PySide6.QtWidgets import QLabel

    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def logged(workspace: Workspace) -> list[tuple[str, int | None]]:
    names = exercises(workspace.logbook)
    return [
        (names[one.exercise_id].name, one.load_g)
        for session in session_list(workspace.logbook, workspace.athlete_id)
        for one in sets_of(workspace.logbook, session.id)
    ]


def finish(qtbot: QtBot, page: ImportPage) -> None:
    qtbot.keyClick(page.go, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.go.text() == "Done", timeout=10_000)


def test_shows_what_is_in_the_file_before_anything_is_written(
    workspace: Workspace, export: Path, show: Callable[..., ImportPage]
) -> None:
    page = show(export)
    shown = words(page)
    assert "strong.csv: 4 sets in 1 session, 14 January 2024, weights in kg" in shown
    assert "4 new sets." in shown
    assert "1 row cannot be read." in shown
    assert "close match: check" in shown
    assert "same exercise" in shown
    assert row_of(page, "Zercher carry").exercise.shown() == "New exercise: Zercher carry"
    assert row_of(page, "Zercher carry").muscle.isVisible()
    assert logged(workspace) == []


def test_names_that_want_a_look_come_first(export: Path, show: Callable[..., ImportPage]) -> None:
    page = show(export)
    rows = sorted(page.findChildren(MatchRow), key=lambda row: row.y())
    assert [row.match.name for row in rows] == [
        "Bulgarian Split Squad",
        "Zercher carry",
        "Squat (Barbell)",
    ]


def test_enter_imports_and_one_undo_takes_it_back(
    qtbot: QtBot, workspace: Workspace, export: Path, show: Callable[..., ImportPage]
) -> None:
    heard: list[frozenset[str]] = []
    workspace.logbook.subscribe(heard.append)
    page = show(export)
    assert page.go.hasFocus()
    finish(qtbot, page)
    assert "4 sets in 1 session added from strong.csv." in words(page)
    assert logged(workspace) == [
        ("Squat", 20_000),
        ("Squat", 100_000),
        ("Bulgarian split squat", 20_000),
        ("Zercher carry", 50_000),
    ]
    assert any("training_set" in tables for tables in heard)
    with qtbot.waitSignal(page.closed):
        qtbot.keyClick(page.go, Qt.Key.Key_Return)
    assert workspace.logbook.undo_label == "Import strong.csv"
    workspace.logbook.undo()
    assert logged(workspace) == []


def test_exercise_unit_and_muscle_are_open_to_correction(
    qtbot: QtBot, workspace: Workspace, export: Path, show: Callable[..., ImportPage]
) -> None:
    page = show(export)
    close = row_of(page, "Bulgarian Split Squad")
    qtbot.keyClick(close.exercise, Qt.Key.Key_Home)  # "New exercise" is the first of the list
    assert close.exercise.exercise_id() is None
    squat = row_of(page, "Squat (Barbell)")
    assert squat.unit is not None
    qtbot.keyClick(squat.unit, Qt.Key.Key_Down)
    assert squat.chosen_unit() is Unit.LB
    new = row_of(page, "Zercher carry")
    qtbot.keyClicks(new.muscle, "Glu")
    finish(qtbot, page)
    assert ("Squat", 45_359) in logged(workspace)
    assert ("Bulgarian Split Squad", 20_000) in logged(workspace)
    made = next(one for one in exercises(workspace.logbook).values() if one.name == "Zercher carry")
    assert made.contributions == {Muscle.GLUTES: 1.0}


def test_the_wheel_scrolls_past_the_choices(
    qtbot: QtBot, export: Path, show: Callable[..., ImportPage]
) -> None:
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent

    page = show(export)
    box = row_of(page, "Squat (Barbell)").exercise
    before = box.currentIndex()
    turn = QWheelEvent(
        QPointF(5, 5), box.mapToGlobal(QPointF(5, 5)), QPoint(), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase,
        False,
    )  # fmt: skip
    QApplication.sendEvent(box, turn)
    assert box.currentIndex() == before


def test_unreadable_rows_are_listed_when_asked_for(
    qtbot: QtBot, export: Path, show: Callable[..., ImportPage]
) -> None:
    page = show(export)
    band = page._band
    assert not band.list.isVisible()
    qtbot.mouseClick(band.show_them, Qt.MouseButton.LeftButton)
    assert band.list.isVisible()
    assert band.list.toPlainText() == "Line 4: heavy is not a number."


def test_cancel_before_importing_writes_nothing(
    qtbot: QtBot, workspace: Workspace, export: Path, show: Callable[..., ImportPage]
) -> None:
    page = show(export)
    with qtbot.waitSignal(page.closed):
        qtbot.mouseClick(page.cancel, Qt.MouseButton.LeftButton)
    assert logged(workspace) == []


def test_cancel_while_importing_takes_it_back(
    qtbot: QtBot,
    workspace: Workspace,
    export: Path,
    show: Callable[..., ImportPage],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import threading

    reached, go_on = threading.Event(), threading.Event()
    add_piece = importing._add_piece

    def slow(*args: object) -> None:
        add_piece(*args)  # type: ignore[arg-type]
        reached.set()
        assert go_on.wait(10)

    monkeypatch.setattr(importing, "_add_piece", slow)
    page = show(export)
    qtbot.keyClick(page.go, Qt.Key.Key_Return)
    assert reached.wait(10)
    with qtbot.waitSignal(page.closed, timeout=10_000):
        qtbot.keyClick(page, Qt.Key.Key_Escape)
        go_on.set()
    assert logged(workspace) == []
    assert imports(workspace.logbook, workspace.athlete_id) == []
    assert workspace.logbook.undo_label is None


def test_a_page_that_goes_away_takes_its_thread_along(
    qtbot: QtBot, workspace: Workspace, export: Path
) -> None:
    import threading

    page = ImportPage(workspace, [export])
    page.show()
    qtbot.waitUntil(
        lambda: any(t.name == "import" for t in threading.enumerate()) or page.go.isEnabled()
    )
    page.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not any(thread.name == "import" for thread in threading.enumerate())


def test_a_file_that_is_none_says_so_and_the_next_one_follows(
    qtbot: QtBot,
    workspace: Workspace,
    export: Path,
    tmp_path: Path,
    show: Callable[..., ImportPage],
) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text("just a sentence")
    page = show(bad, export, until="Next file")
    assert "is not an export that is known" in words(page)
    qtbot.keyClick(page.go, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.go.isEnabled() and page.go.text() == "Import", timeout=10_000)
    assert "(file 2 of 2)" in words(page)
    assert "is not an export" not in words(page)
    finish(qtbot, page)
    assert len(logged(workspace)) == 4


def test_a_table_of_no_program_is_read_as_the_person_says(
    qtbot: QtBot,
    workspace: Workspace,
    tmp_path: Path,
    home: Path,
) -> None:
    table = tmp_path / "heft.csv"
    table.write_text("tag,was,kg,wdh\n03/04/2025,Squat,62.5,8\n04/04/2025,Squat,65,acht\n")
    page = ImportPage(workspace, [table])
    qtbot.addWidget(page)
    page.resize(1280, 800)
    page.show()
    qtbot.waitUntil(lambda: page.go.text() == "Read it", timeout=10_000)
    form = page._form
    assert not page.go.isEnabled()  # "tag" and "was" say nothing to a program
    qtbot.keyClicks(form.fields["date"], "tag")
    form.fields["date"].activated.emit(form.fields["date"].currentIndex())
    qtbot.keyClicks(form.fields["exercise"], "was")
    qtbot.keyClicks(form.fields["reps"], "wdh")
    form.fields["reps"].activated.emit(form.fields["reps"].currentIndex())
    assert "more than one way" in words(page)
    qtbot.keyClicks(form.dates, "01/31")
    form.dates.activated.emit(form.dates.currentIndex())
    assert form.sample.toPlainText().splitlines() == [
        "2025-03-04  Squat  62.5 kg × 8",
        "Line 3: acht is not a number.",
    ]
    page.go.setFocus()
    qtbot.keyClick(page.go, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.go.isEnabled() and page.go.text() == "Import", timeout=10_000)
    assert not form.isVisible()
    finish(qtbot, page)
    assert logged(workspace) == [("Squat", 62_500)]
    assert len(list((home / "mappings").glob("*.json"))) == 1
    again = ImportPage(workspace, [table])
    qtbot.addWidget(again)
    again.show()
    qtbot.waitUntil(lambda: "already in the logbook" in words(again), timeout=10_000)


def test_a_table_that_is_not_wanted_is_skipped(
    qtbot: QtBot, workspace: Workspace, export: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.csv").write_text("name,price\ntea,3\n")
    export.rename(folder / "b.csv")
    page = ImportPage(workspace, [folder])
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.cancel.text() == "Skip this file", timeout=10_000)
    qtbot.mouseClick(page.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.go.isEnabled() and page.go.text() == "Import", timeout=10_000)
    assert "(file 2 of 2)" in words(page)


def test_unreadable_rows_can_be_saved(
    qtbot: QtBot,
    export: Path,
    tmp_path: Path,
    show: Callable[..., ImportPage],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from PySide6.QtWidgets import QFileDialog

    target = tmp_path / "rows.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page = show(export)
    assert not page._band.save.isVisible()
    qtbot.mouseClick(page._band.show_them, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page._band.save, Qt.MouseButton.LeftButton)
    assert target.read_text("utf-8").splitlines() == [
        "File,Line,Value,Reason",
        "strong.csv,4,heavy,is not a number",
    ]
    assert "was saved as rows.csv" in words(page)
    target.unlink()
    target.mkdir()
    qtbot.mouseClick(page._band.save, Qt.MouseButton.LeftButton)
    assert "cannot be written" in words(page)


def test_the_second_half_of_a_doubled_session_is_offered_for_dropping(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path, show: Callable[..., ImportPage]
) -> None:
    once = [f'{DAY},"Squat",1,100,5,0,0,,,', f'{DAY},"Leg Press",1,100,5,0,0,,,']
    path = tmp_path / "doubled.csv"
    path.write_text("\n".join((HEADER, *once, *once)))
    page = show(path)
    box = page._band.halve
    assert box.isVisible()
    assert not box.isChecked()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    finish(qtbot, page)
    assert len(logged(workspace)) == 2


def test_samples_a_guessed_unit_and_a_proposed_muscle_are_shown(
    tmp_path: Path, show: Callable[..., ImportPage]
) -> None:
    path = tmp_path / "strong.csv"
    path.write_text("\n".join((HEADER, *ROWS, f'{DAY},"Zyx quad thing",1,30,12,0,0,,,')))
    page = show(path)
    shown = words(page)
    assert "100 kg × 5" in shown
    assert "guessed" in shown
    assert row_of(page, "Zyx quad thing").chosen_muscle() is Muscle.QUADS
    assert row_of(page, "Zercher carry").chosen_muscle() is None


def test_hundreds_of_names_come_as_they_are_looked_at(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path, show: Callable[..., ImportPage]
) -> None:
    path = tmp_path / "many.csv"
    names = [f"Quad thing {letter}{n}" for letter in "abcdefghij" for n in range(10)]
    path.write_text("\n".join([HEADER, *(f'{DAY},"{name}",1,100,5,0,0,,,' for name in names)]))
    page = show(path)
    first = len(page._rows)
    assert first < 20
    bar = page._table._scroll.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: len(page._rows) > first, timeout=10_000)
    finish(qtbot, page)
    assert len(logged(workspace)) == 100
    made = [one for one in exercises(workspace.logbook).values() if one.name.startswith("Quad th")]
    assert {one.main_muscle for one in made} == {Muscle.QUADS}  # also of those never shown


def test_body_weights_alone_are_worth_an_import(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path, show: Callable[..., ImportPage]
) -> None:
    path = tmp_path / "weights.csv"
    path.write_text('"Date";"Weight (kg)"\n"2026-01-06 07:00:00";"76.8"\n')
    page = show(path)
    assert "0 new sets and 1 body weight." in words(page)
    finish(qtbot, page)
    assert [one.grams for one in body_weights(workspace.logbook, workspace.athlete_id)] == [76_800]


def test_what_is_there_already_needs_no_import(
    qtbot: QtBot, workspace: Workspace, export: Path, show: Callable[..., ImportPage]
) -> None:
    finish(qtbot, show(export))
    page = ImportPage(workspace, [export])
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: "already in the logbook" in words(page), timeout=10_000)
    assert "0 new sets." in words(page)
    assert "4 are already in the logbook and will be skipped." in words(page)
    assert not page.go.isEnabled()
    assert page.cancel.hasFocus()


def test_a_changed_session_is_taken_from_the_file_when_asked_for(
    qtbot: QtBot, workspace: Workspace, export: Path, show: Callable[..., ImportPage]
) -> None:
    finish(qtbot, show(export))
    (found,) = session_list(workspace.logbook, workspace.athlete_id)
    edit_set(workspace.logbook, sets_of(workspace.logbook, found.id)[1].id, load_g=105_000)
    page = show(export)
    box = page._band.take_files
    assert box.isVisible()
    assert box.text() == "1 session differs from the logbook: take the file's version"
    qtbot.keyClick(box, Qt.Key.Key_Space)
    finish(qtbot, page)
    assert ("Squat", 100_000) in logged(workspace)
    workspace.logbook.undo()
    assert ("Squat", 105_000) in logged(workspace)


def test_a_binned_session_is_asked_about(
    qtbot: QtBot, workspace: Workspace, export: Path, show: Callable[..., ImportPage]
) -> None:
    finish(qtbot, show(export))
    (found,) = session_list(workspace.logbook, workspace.athlete_id)
    bin_session(workspace.logbook, found.id)
    page = show(export)
    box = page._band.bring_back
    assert box.isVisible()
    assert not box.isChecked()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    finish(qtbot, page)
    assert len(logged(workspace)) == 4


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_off_sideways(
    workspace: Workspace, export: Path, show: Callable[..., ImportPage], percent: int
) -> None:
    workspace.look.set_text_percent(percent)
    page = show(export)
    page.resize(1280, 800)
    QApplication.processEvents()
    for row in page.findChildren(MatchRow):
        assert row.exercise.width() >= row.exercise.sizeHint().width()
        right = row.exercise.mapTo(page, row.exercise.rect().topRight()).x()
        assert right < page.width()
    workspace.look.set_text_percent(100)


def test_the_page_has_names_for_those_who_hear_it(
    export: Path, show: Callable[..., ImportPage]
) -> None:
    page = show(export)
    row = row_of(page, "Squat (Barbell)")
    assert row.exercise.accessibleName() == "Squat (Barbell) is"
    assert row.unit is not None
    assert row.unit.accessibleName() == "Unit of Squat (Barbell)"
    assert page.accessibleName() == "Import workouts"
