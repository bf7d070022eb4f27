"""The import page, used as a person uses it: looked at, corrected by keys and clicks, confirmed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from legday_gui.exchange import importing
from legday_gui.exchange.headless import import_json
from legday_gui.exchange.whole_out import export_json
from legday_gui.logbook.athletes import add_athlete, athletes, body_weights
from legday_gui.logbook.door import Edit
from legday_gui.logbook.ids import new_id
from legday_gui.logbook.importing import imports
from legday_gui.logbook.library import exercises
from legday_gui.logbook.logbook import Logbook
from legday_gui.logbook.sessions import bin_session, edit_set, session_list, sets_of
from legday_gui.training.values import Muscle
from legday_gui.window.dialogs.import_cells import Editor
from legday_gui.window.dialogs.import_model import Cell
from legday_gui.window.dialogs.import_names import EXERCISE, NAME, STATUS, UNIT
from legday_gui.window.dialogs.import_page import ImportPage
from legday_gui.window.dialogs.import_preview import SESSIONS
from legday_gui.window.dialogs.import_sessions import ABOUT, ANSWER, SESSION
from legday_gui.window.dialogs.import_table import ChoiceTable
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


def cell(page: ImportPage, name: str, column: int) -> Cell:
    """A cell of the table of exercises."""
    return page.view.names.cell(page.view.names.row_of(name), column)


def click(qtbot: QtBot, table: ChoiceTable, row: int, column: int) -> Editor:
    """Click on a choice; gives the list that opens."""
    index = table.model().index(row, column)
    table.scrollTo(index)
    at = table.visualRect(index).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    editor = table.indexWidget(index)
    assert isinstance(editor, Editor)
    assert editor.view().isVisible()
    return editor


def choose(qtbot: QtBot, table: ChoiceTable, row: int, column: int, words: str) -> None:
    """Click on a choice and on ``words`` in its list."""
    editor = click(qtbot, table, row, column)
    at = editor.model().index(editor.findText(words), 0)
    editor.view().scrollTo(at)
    place = editor.view().visualRect(at).center()
    qtbot.wait(1)
    qtbot.mouseMove(editor.view().viewport(), place)
    qtbot.mouseClick(editor.view().viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: not table.findChildren(Editor), timeout=5000)


def answer(qtbot: QtBot, page: ImportPage, row: int, words: str) -> None:
    """Answer a question about a session."""
    page.view.tabs.setCurrentIndex(SESSIONS)
    choose(qtbot, page.view.sessions_table, row, ANSWER, words)


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
    page.go.setFocus()
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
    assert cell(page, "Bulgarian Split Squad", STATUS).text == "close match: check"
    assert cell(page, "Squat (Barbell)", STATUS).text == "same exercise"
    assert cell(page, "Zercher carry", EXERCISE).text == "New exercise: Zercher carry"
    assert cell(page, "Zercher carry", STATUS).text == "choose its muscles"
    assert logged(workspace) == []


def test_names_that_want_a_look_come_first(export: Path, show: Callable[..., ImportPage]) -> None:
    names = show(export).view.names
    assert [names.cell(row, NAME).text for row in range(names.rowCount())] == [
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


def test_exercise_unit_and_muscle_are_corrected_with_the_mouse(
    qtbot: QtBot, workspace: Workspace, export: Path, show: Callable[..., ImportPage]
) -> None:
    page = show(export)
    table, row_of = page.view.names_table, page.view.names.row_of
    choose(qtbot, table, row_of("Bulgarian Split Squad"), EXERCISE, "New exercise")
    assert cell(page, "Squat (Barbell)", UNIT).text == "kg, guessed"
    choose(qtbot, table, row_of("Squat (Barbell)"), UNIT, "lb")
    assert cell(page, "Squat (Barbell)", UNIT).text == "lb"
    assert cell(page, "Squat (Barbell)", NAME).detail == "20 lb × 5, 100 lb × 5"
    choose(qtbot, table, row_of("Zercher carry"), STATUS, "Glutes")
    finish(qtbot, page)
    assert ("Squat", 45_359) in logged(workspace)
    assert ("Bulgarian Split Squad", 20_000) in logged(workspace)
    made = next(one for one in exercises(workspace.logbook).values() if one.name == "Zercher carry")
    assert made.contributions == {Muscle.GLUTES: 1.0}


def test_choices_are_made_by_keys_alone(
    qtbot: QtBot, workspace: Workspace, export: Path, show: Callable[..., ImportPage]
) -> None:
    page = show(export)
    table = page.view.names_table
    qtbot.keyClick(page.go, Qt.Key.Key_Backtab)
    while page.focusWidget() is not table:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
    assert table.currentIndex().row() == 0
    qtbot.keyClick(table, Qt.Key.Key_Return)  # the list of the first name opens
    editor = table.indexWidget(table.currentIndex())
    assert isinstance(editor, Editor)
    qtbot.keyClick(editor.view(), Qt.Key.Key_Home)
    qtbot.keyClick(editor.view(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not table.findChildren(Editor), timeout=5000)
    assert cell(page, "Bulgarian Split Squad", EXERCISE).text.startswith("New exercise")
    assert page.focusWidget() is table
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Right)
    qtbot.keyClick(table, Qt.Key.Key_Right)
    assert table.currentIndex().column() == STATUS
    qtbot.keyClick(table, Qt.Key.Key_G)  # the first letters choose without opening the list
    editor = table.indexWidget(table.currentIndex())
    assert editor.currentText() == "Glutes"
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not table.findChildren(Editor), timeout=5000)
    assert cell(page, "Zercher carry", STATUS).text == "Glutes"
    finish(qtbot, page)
    assert ("Bulgarian Split Squad", 20_000) in logged(workspace)


def test_escape_closes_a_list_and_changes_nothing(
    qtbot: QtBot, export: Path, show: Callable[..., ImportPage]
) -> None:
    page = show(export)
    editor = click(qtbot, page.view.names_table, 0, EXERCISE)
    qtbot.keyClick(editor.view(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not page.view.names_table.findChildren(Editor), timeout=5000)
    assert cell(page, "Bulgarian Split Squad", EXERCISE).text == "Bulgarian split squat"
    assert page.isVisible()


def test_unreadable_rows_are_listed_when_asked_for(
    qtbot: QtBot, export: Path, show: Callable[..., ImportPage]
) -> None:
    page = show(export)
    listing = page.view.listing
    assert not listing.isVisible()
    qtbot.mouseClick(page.view.band.show_them, Qt.MouseButton.LeftButton)
    assert listing.isVisible()
    assert not page.view.names_table.isVisible()
    assert listing.list.toPlainText() == "Line 4: heavy is not a number."
    page.view.tabs.setFocus()
    qtbot.keyClick(page.view.tabs, Qt.Key.Key_Left)
    assert page.view.names_table.isVisible()


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
    table = page.view.names_table
    choose(qtbot, table, page.view.names.row_of("Zercher carry"), STATUS, "Glutes")
    page.go.setFocus()
    qtbot.keyClick(page.go, Qt.Key.Key_Return)
    assert reached.wait(10)
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert "taking it back" in words(page)
    go_on.set()
    qtbot.waitUntil(page.go.isEnabled, timeout=10_000)
    assert "Cancelled: nothing was imported." in words(page)
    assert cell(page, "Zercher carry", STATUS).text == "Glutes"  # and may be imported after all
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
    assert form is not None
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


def test_in_a_low_window_the_columns_of_a_table_scroll(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path
) -> None:
    table = tmp_path / "heft.csv"
    table.write_text("tag,was,kg\n03/04/2025,Squat,62.5\n")
    workspace.look.set_text_percent(150)
    page = ImportPage(workspace, [table])
    qtbot.addWidget(page)
    page.resize(1024, 500)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(lambda: page.go.text() == "Read it", timeout=10_000)
    form = page._form
    assert form is not None
    boxes = [*form.fields.values(), form.dates, form.unit, form.name]
    QApplication.processEvents()
    assert all(box.height() >= form.fontMetrics().height() for box in boxes)
    qtbot.waitUntil(form.fields["date"].hasFocus)
    for box in boxes[1:]:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert box.hasFocus()
        assert not box.visibleRegion().isEmpty()


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
    save = page.view.listing.save
    assert not save.isVisible()
    qtbot.mouseClick(page.view.band.show_them, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(save, Qt.MouseButton.LeftButton)
    assert target.read_text("utf-8").splitlines() == [
        "File,Line,Value,Reason",
        "strong.csv,4,heavy,is not a number",
    ]
    assert "were saved as rows.csv" in words(page)
    target.unlink()
    target.mkdir()
    qtbot.mouseClick(save, Qt.MouseButton.LeftButton)
    assert "cannot be written" in words(page)


def test_the_second_half_of_a_doubled_session_is_offered_for_dropping(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path, show: Callable[..., ImportPage]
) -> None:
    once = [f'{DAY},"Squat",1,100,5,0,0,,,', f'{DAY},"Leg Press",1,100,5,0,0,,,']
    path = tmp_path / "doubled.csv"
    path.write_text("\n".join((HEADER, *once, *once)))
    page = show(path)
    assert page.view.sessions.cell(0, ANSWER).text == "Keep both halves"
    assert "2 sets and then the same again" in page.view.sessions.cell(0, ABOUT).text
    answer(qtbot, page, 0, "Drop second half")
    qtbot.waitUntil(lambda: "2 new sets." in words(page), timeout=10_000)
    finish(qtbot, page)
    assert len(logged(workspace)) == 2


def test_samples_a_guessed_unit_and_a_proposed_muscle_are_shown(
    tmp_path: Path, show: Callable[..., ImportPage]
) -> None:
    path = tmp_path / "strong.csv"
    path.write_text("\n".join((HEADER, *ROWS, f'{DAY},"Zyx quad thing",1,30,12,0,0,,,')))
    page = show(path)
    assert cell(page, "Squat (Barbell)", NAME).detail == "20 kg × 5, 100 kg × 5"
    assert cell(page, "Squat (Barbell)", UNIT).text == "kg, guessed"
    assert cell(page, "Zyx quad thing", STATUS).text == "Quads, proposed"
    assert page.view.choices().muscles == {"Zyx quad thing": Muscle.QUADS}


def test_hundreds_of_names_are_no_widgets(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path, show: Callable[..., ImportPage]
) -> None:
    path = tmp_path / "many.csv"
    names = [f"Quad thing {letter}{n}" for letter in "abcdefghij" for n in range(10)]
    path.write_text("\n".join([HEADER, *(f'{DAY},"{name}",1,100,5,0,0,,,' for name in names)]))
    page = show(path)
    assert page.view.names.rowCount() == 100
    assert len(page.view.names_table.findChildren(QWidget)) < 30
    choose(qtbot, page.view.names_table, 99, UNIT, "lb")
    finish(qtbot, page)
    loads = [load for _, load in logged(workspace)]
    assert (len(loads), loads.count(45_359)) == (100, 1)
    made = [one for one in exercises(workspace.logbook).values() if one.name.startswith("Quad th")]
    assert {one.main_muscle for one in made} == {Muscle.QUADS}


def test_body_weights_alone_are_worth_an_import(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path, show: Callable[..., ImportPage]
) -> None:
    path = tmp_path / "weights.csv"
    path.write_text('"Date";"Weight (kg)"\n"2026-01-06 07:00:00";"76.8"\n')
    page = show(path)
    assert "0 new sets and 1 body weight." in words(page)
    finish(qtbot, page)
    assert [one.grams for one in body_weights(workspace.logbook, workspace.athlete_id)] == [76_800]


def test_plans_and_places_alone_are_worth_an_import(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path, show: Callable[..., ImportPage]
) -> None:
    other = Logbook.create(tmp_path / "other.legday")
    other.write("A gym", [Edit("place", new_id(), {"name": "Cellar", "unit": "kg"})])
    export_json(other, tmp_path / "plans.json")
    other.close()
    book = workspace.logbook
    before = [row["name"] for row in book.rows("place")]
    page = show(tmp_path / "plans.json")
    assert "0 new sets." in words(page)
    assert "of plans, places, goals and pain" in words(page)
    assert [row["name"] for row in book.rows("place")] == before
    finish(qtbot, page)
    assert "of plans, places, goals and pain added, from plans.json" in words(page)
    assert "Cellar" in [row["name"] for row in book.rows("place")]
    book.undo()
    assert [row["name"] for row in book.rows("place")] == before


def test_a_file_of_several_is_passed_over(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path, show: Callable[..., ImportPage]
) -> None:
    first, second = days_of(tmp_path / "a.csv", 10), days_of(tmp_path / "b.csv", 11)
    finish(qtbot, show(first))
    page = ImportPage(workspace, [first, second])
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: "0 new sets." in words(page), timeout=10_000)
    assert page.cancel.text() == "Skip this file"
    qtbot.keyClick(page.cancel, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "2 new sets." in words(page), timeout=10_000)
    assert page.cancel.text() == "Cancel"
    finish(qtbot, page)
    assert len(logged(workspace)) == 4


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


def days_of(path: Path, *days: int) -> Path:
    """An export with a session of two sets on each of these days of a month."""
    rows = [
        f'2024-01-{day:02} 18:30:00,"Legs",1h,"Squat (Barbell)",{n},{80 + day},5,0,0,,,'
        for day in days
        for n in (1, 2)
    ]
    path.write_text("\n".join((HEADER, *rows, "")))
    return path


@pytest.fixture
def imported(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path, show: Callable[..., ImportPage]
) -> Path:
    """An export of four sessions that is in the logbook: two changed there, two binned."""
    path = days_of(tmp_path / "strong.csv", 10, 11, 12, 13)
    finish(qtbot, show(path))
    book = workspace.logbook
    found = sorted(session_list(book, workspace.athlete_id), key=lambda one: one.day)
    for session in found[:2]:
        edit_set(book, sets_of(book, session.id)[0].id, load_g=105_000)
    for session in found[2:]:
        bin_session(book, session.id)
    return path


def sessions_shown(page: ImportPage) -> list[tuple[str, str, str]]:
    model = page.view.sessions
    return [
        (
            model.cell(row, SESSION).detail or model.cell(row, SESSION).text,
            model.cell(row, ABOUT).text,
            model.cell(row, ANSWER).text,
        )
        for row in range(model.rowCount())
    ]


def test_each_changed_and_each_binned_session_has_a_question_of_its_own(
    qtbot: QtBot, workspace: Workspace, imported: Path, show: Callable[..., ImportPage]
) -> None:
    page = show_nothing_new(qtbot, workspace, imported)
    assert "4 sessions want a decision." in words(page)
    assert sessions_shown(page) == [
        ("All 2", "that differ from the logbook", "Keep mine"),
        ("11 January 2024", "Squat 105 kg × 5 here, 91 kg × 5 in the file", "Keep mine"),
        ("10 January 2024", "Squat 105 kg × 5 here, 90 kg × 5 in the file", "Keep mine"),
        ("All 2", "that are in the bin", "Leave in the bin"),
        ("13 January 2024", "2 sets, in the bin", "Leave in the bin"),
        ("12 January 2024", "2 sets, in the bin", "Leave in the bin"),
    ]
    assert not page.go.isEnabled()  # nothing to do as it stands
    qtbot.mouseClick(page.view.band.decide, Qt.MouseButton.LeftButton)
    answer(qtbot, page, 2, "Take the file's")
    answer(qtbot, page, 4, "Bring back")
    assert sessions_shown(page)[0][2] == "each as below"
    assert page.go.isEnabled()
    finish(qtbot, page)
    assert sorted(load for _, load in logged(workspace) if load) == [
        90_000, 90_000, 91_000, 93_000, 93_000, 105_000,
    ]  # fmt: skip
    workspace.logbook.undo()  # one undo for all of it
    assert sorted(load for _, load in logged(workspace) if load) == [
        90_000, 91_000, 105_000, 105_000,
    ]  # fmt: skip


def test_one_answer_serves_all_sessions(qtbot: QtBot, workspace: Workspace, imported: Path) -> None:
    page = show_nothing_new(qtbot, workspace, imported)
    answer(qtbot, page, 0, "Take the file's")
    answer(qtbot, page, 3, "Bring back")
    assert [answered for _, _, answered in sessions_shown(page)] == [
        *["Take the file's"] * 3, *["Bring back"] * 3,
    ]  # fmt: skip
    finish(qtbot, page)
    assert "2 sessions changed to the file's" in words(page)
    assert sorted(load for _, load in logged(workspace) if load) == [
        90_000, 90_000, 91_000, 91_000, 92_000, 92_000, 93_000, 93_000,
    ]  # fmt: skip


def test_a_correction_counts_anew_what_differs(
    qtbot: QtBot, workspace: Workspace, imported: Path
) -> None:
    page = show_nothing_new(qtbot, workspace, imported)
    answer(qtbot, page, 1, "Take the file's")
    page.view.tabs.setCurrentIndex(0)
    choose(qtbot, page.view.names_table, 0, EXERCISE, "Front squat")
    qtbot.waitUntil(
        lambda: sessions_shown(page)[1][1] == "Squat here, Front squat in the file, and 1 set more",
        timeout=10_000,
    )
    assert sessions_shown(page)[1][2] == "Take the file's"  # what was answered holds
    finish(qtbot, page)
    assert ("Front squat", 91_000) in logged(workspace)


def show_nothing_new(qtbot: QtBot, workspace: Workspace, path: Path) -> ImportPage:
    """Opens the page on a file of which nothing is new."""
    page = ImportPage(workspace, [path])
    qtbot.addWidget(page)
    page.resize(1280, 700)
    page.show()
    qtbot.waitUntil(lambda: "0 new sets." in words(page), timeout=10_000)
    QApplication.processEvents()
    return page


def test_dates_of_numbers_are_asked_about(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "saved_again.csv"
    path.write_text(f'{HEADER}\n03/04/2026,"Legs",1h,"Squat (Barbell)",1,100,5,0,0,,,\n')
    page = ImportPage(workspace, [path])
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: "Which day is 03/04/2026?" in words(page), timeout=10_000)
    first, second = page._asking.buttons
    assert (first.text(), second.text()) == ("3 April 2026", "4 March 2026")
    assert first.hasFocus()
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    qtbot.keyClick(second, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "4 March 2026, weights in kg" in words(page), timeout=10_000)
    assert not second.isVisible()
    finish(qtbot, page)
    assert logged(workspace) == [("Squat", 100_000)]


def test_of_a_logbook_of_several_people_one_is_chosen(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path, show: Callable[..., ImportPage]
) -> None:
    shared = Logbook.create(tmp_path / "both.legday", athlete_name="Kim")
    people = (athletes(shared)[0].id, add_athlete(shared, "Ann"))
    for day, athlete_id in zip((10, 20), people, strict=True):
        import_json(shared, [days_of(tmp_path / "strong.csv", day)], athlete_id=athlete_id)
    shared.close()
    page = show(tmp_path / "both.legday")
    assert page._whose.currentText() == "Training of Kim"
    assert "10 January 2024" in words(page)
    qtbot.keyClick(page._whose, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "20 January 2024" in words(page), timeout=10_000)
    assert page._whose.currentText() == "Training of Ann"
    finish(qtbot, page)
    assert [load for _, load in logged(workspace)] == [100_000, 100_000]


def test_what_was_chosen_for_a_name_holds_for_the_next_file(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path, show: Callable[..., ImportPage]
) -> None:
    page = show(days_of(tmp_path / "first.csv", 10))
    choose(qtbot, page.view.names_table, 0, EXERCISE, "Front squat")
    assert cell(page, "Squat (Barbell)", STATUS).text == "your choice"
    finish(qtbot, page)
    later = show(days_of(tmp_path / "second.csv", 20))
    assert cell(later, "Squat (Barbell)", EXERCISE).text == "Front squat"
    assert cell(later, "Squat (Barbell)", STATUS).text == "same exercise"


@pytest.mark.parametrize("percent", [100, 150])
def test_nothing_is_cut_off(
    workspace: Workspace, export: Path, show: Callable[..., ImportPage], percent: int
) -> None:
    workspace.look.set_text_percent(percent)
    page = show(export)
    for size in ((1280, 700), (1024, 460)):
        page.resize(*size)
        QApplication.processEvents()
        table = page.view.names_table
        header = table.horizontalHeader()
        assert header.length() <= table.viewport().width()
        assert table.height() > header.height() + table.rowHeight(0)
        for part in (page.go, page.cancel, page.view.band):
            assert page.rect().contains(part.mapTo(page, part.rect().bottomRight()))
    workspace.look.set_text_percent(100)


def test_the_page_has_names_for_those_who_hear_it(
    export: Path, show: Callable[..., ImportPage]
) -> None:
    page = show(export)
    model = page.view.names
    row = model.row_of("Squat (Barbell)")
    heard = [
        model.data(model.index(row, column), Qt.ItemDataRole.AccessibleTextRole)
        for column in (EXERCISE, UNIT)
    ]
    assert heard == ["Squat (Barbell) is, Squat", "Unit of Squat (Barbell), kg, guessed"]
    assert page.accessibleName() == "Import workouts"
    assert page.view.names_table.accessibleName() == "Exercises of the file"
