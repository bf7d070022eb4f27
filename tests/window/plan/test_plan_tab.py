"""The Plan tab on a real logbook, driven by keys, clicks and drops."""

import pytest
from plan_person import Person
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QApplication, QScrollArea

from legday_gui.logbook import athletes, plans, sessions
from legday_gui.logbook.errors import LogbookError
from legday_gui.logbook.library import exercises
from legday_gui.training.values import Muscle, SetKind, Side, Unit
from legday_gui.window.plan import tab as plan_tab
from legday_gui.window.plan.cell_entry import CellEntry
from legday_gui.window.plan.day_painting import COLUMNS
from legday_gui.window.plan.day_table import MIME
from legday_gui.window.plan.reading import Picture, read
from legday_gui.window.workspace import Workspace

ALT = Qt.KeyboardModifier.AltModifier


def test_shows_the_plan_as_it_is_in_the_file(person: Person) -> None:
    assert person.tab.head.name.text() == person.plan().name
    assert [person.shown(0), person.shown(1)] == [person.names(0), person.names(1)]
    assert person.shown(0, 1)[:3] == ["4 × 6", "4 × 5", "3 × 8–10 per leg"]
    assert set(person.shown(0, 2)) == {"—"}, "nothing logged yet, so no load is known"
    assert person.shown(1, 3)[0] == "top of range, then +2.5 kg"
    assert person.tab.head.start.text() == "Start Day 1"


def test_sets_and_reps_are_edited_in_place_with_one_write_each(person: Person) -> None:
    person.click_row(1, 0)
    heard: list[frozenset[str]] = []
    person.book.subscribe(heard.append)
    person.fill("sets", "5")
    person.fill("reps", "6-9")
    assert len(heard) == 2
    item = person.item(1, 0)
    assert (item.sets, item.reps_low, item.reps_high) == (5, 6, 9)
    assert person.shown(1, 1)[0] == "5 × 6–9"
    assert person.tab.editor.fields["reps"].text() == "6–9"


@pytest.mark.parametrize(
    ("key", "text", "fields"),
    [
        ("reps", "8", {"reps_low": 8, "reps_high": 8}),
        ("reserve", "1.5", {"reserve_halves": 3}),
        ("rest", "2:30", {"rest_s": 150}),
        ("rest", "45", {"rest_s": 45}),
        ("step", "1,25", {"step_g": 1250}),
    ],
)
def test_fields_are_read_as_people_write_them(
    person: Person, key: str, text: str, fields: dict[str, int]
) -> None:
    person.click_row(0, 0)
    person.fill(key, text)
    item = person.item(0, 0)
    assert {name: getattr(item, name) for name in fields} == fields


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("reps", "10-8"),
        ("reps", "many"),
        ("sets", "0"),
        ("sets", "2.5"),
        ("reserve", "1.3"),
        ("reserve", "nan"),
        ("rest", "1:75"),
        ("rest", "-5"),
        ("step", "0"),
        ("step", "2.5 lb"),
    ],
)
def test_nonsense_is_refused_with_a_sentence_and_kept(person: Person, key: str, text: str) -> None:
    person.click_row(0, 0)
    before = person.item(0, 0)
    person.fill(key, text)
    assert person.item(0, 0) == before
    assert person.tab.editor.fields[key].text() == text
    assert person.tab.editor.error.isVisible()
    assert person.tab.editor.error.text().endswith(".")


def test_refused_text_stays_while_something_else_is_read_anew(person: Person) -> None:
    person.click_row(0, 0)
    person.fill("reps", "10-8")
    person.tab.refresh()
    assert person.tab.editor.fields["reps"].text() == "10-8"
    person.fill("reps", "8-10")
    assert not person.tab.editor.error.isVisible()
    assert person.item(0, 0).reps_high == 10


def test_leaving_a_field_writes_it_once(person: Person) -> None:
    person.click_row(0, 0)
    field = person.tab.editor.fields["sets"]
    field.setFocus()
    field.selectAll()
    person.qtbot.keyClicks(field, "7")
    person.press(Qt.Key.Key_Tab)
    assert person.item(0, 0).sets == 7
    label = person.book.undo_label
    person.press(Qt.Key.Key_Tab)
    assert person.book.undo_label == label


def test_the_rule_is_chosen_by_key(person: Person) -> None:
    person.click_row(0, 0)
    rule = person.tab.editor.rule
    rule.setFocus()
    person.press(Qt.Key.Key_Down)
    assert person.item(0, 0).rule == "double"
    assert "top of range" in person.shown(0, 3)[0]


def test_arrows_choose_and_alt_arrows_reorder(person: Person) -> None:
    before = person.names(0)
    person.click_row(0, 0)
    person.press(Qt.Key.Key_Down)
    assert person.tab.editor.title.text() == before[1]
    person.press(Qt.Key.Key_Down, ALT)
    wanted = [before[0], before[2], before[1], *before[3:]]
    assert person.names(0) == person.shown(0) == wanted
    assert person.table(0).currentRow() == 2
    person.press(Qt.Key.Key_Up, ALT)
    assert person.names(0) == person.shown(0) == before


def test_alt_right_sends_to_the_other_day_and_undo_brings_it_back(person: Person) -> None:
    first, second = person.names(0), person.names(1)
    person.click_row(0, 1)
    person.press(Qt.Key.Key_Right, ALT)
    assert person.names(0) == person.shown(0) == [first[0], *first[2:]]
    assert person.names(1) == person.shown(1) == [*second, first[1]]
    assert QApplication.focusWidget() is person.table(1)
    assert person.tab.editor.place.text() == "Day 2, sixth"
    person.book.undo()
    person.tab.refresh()
    assert [person.names(0), person.names(1)] == [first, second]
    assert [person.shown(0), person.shown(1)] == [first, second]


def test_alt_right_on_the_last_day_changes_nothing(person: Person) -> None:
    person.click_row(1, 0)
    person.press(Qt.Key.Key_Right, ALT)
    assert person.book.undo_label is None


def test_dropping_moves_within_a_day_and_between_days(person: Person) -> None:
    first, second = person.names(0), person.names(1)
    person.drop(person.item(0, 0).id, 0, 3)
    assert person.names(0) == person.shown(0) == [first[1], first[2], first[0], *first[3:]]
    person.book.undo()
    person.tab.refresh()
    person.drop(person.item(0, 4).id, 1, 1)
    assert person.names(1) == person.shown(1) == [second[0], first[4], *second[1:]]
    assert person.names(0) == first[:4]


def test_dropping_where_it_was_or_something_strange_writes_nothing(person: Person) -> None:
    person.drop(person.item(0, 1).id, 0, 2)
    mime = QMimeData()
    mime.setText("not a row")
    event = QDropEvent(
        QPointF(20, 20),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    person.table(0).dropEvent(event)
    assert person.book.undo_label is None


def test_what_is_dragged_names_its_prescription(person: Person) -> None:
    table = person.table(0)
    mime = table.mimeData([table.item(2, 0)])
    assert bytes(mime.data(MIME).data()) == str(person.item(0, 2).id).encode()


def test_delete_removes_and_marks_the_next(person: Person) -> None:
    before = person.names(0)
    person.click_row(0, 4)
    person.press(Qt.Key.Key_Delete)
    assert person.names(0) == person.shown(0) == before[:4]
    assert person.tab.editor.title.text() == before[3]


def test_insert_opens_a_search_that_adds(person: Person) -> None:
    person.click_row(1, 0)
    person.press(Qt.Key.Key_Insert)
    search = QApplication.focusWidget()
    person.qtbot.keyClicks(search, "goblet")
    person.press(Qt.Key.Key_Return)
    assert "goblet" in person.names(1)[-1].casefold()
    assert person.shown(1) == person.names(1)
    assert person.tab.editor.title.text() == person.names(1)[-1]
    assert QApplication.focusWidget() is person.table(1)


def test_escape_leaves_the_search_without_a_write(person: Person) -> None:
    person.click(person.tab.days[0].add)
    person.press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is person.table(0)
    assert person.book.undo_label is None


def test_hard_sets_and_their_remedy_in_one_write(person: Person) -> None:
    card = person.tab.hard_sets
    legs = (Muscle.QUADS, Muscle.HAMSTRINGS, Muscle.GLUTES, Muscle.CALVES)
    assert [card.number(m) for m in legs] == ["18", "8", "20", "6"]
    assert card.warning.text() == "Hamstrings and calves are under 10."
    assert card.remedy.accessibleName() == "Add 6 sets: hamstrings and calves to 10"
    assert "2 of hamstring curl" in card.details.text()
    heard: list[frozenset[str]] = []
    person.book.subscribe(heard.append)
    person.click(card.remedy)
    assert len(heard) == 1
    assert [card.number(m) for m in legs] == ["18", "10", "20", "10"]
    assert not card.remedy.isVisible()
    person.book.undo()
    person.tab.refresh()
    assert [card.number(m) for m in legs] == ["18", "8", "20", "6"]
    assert person.book.undo_label is None


def test_start_says_which_day(person: Person) -> None:
    with person.qtbot.waitSignal(person.tab.start_requested) as heard:
        person.click(person.tab.head.start)
    assert heard.args == [person.plan().days[0].id]


def test_names_and_weekday_are_edited_in_place(person: Person) -> None:
    person.tab.head.name.setFocus()
    person.tab.head.name.selectAll()
    person.qtbot.keyClicks(person.tab.head.name, "Strong legs")
    person.press(Qt.Key.Key_Return)
    assert person.plan().name == "Strong legs"
    weekday = person.tab.days[0].weekday
    before = person.plan().days[0].weekday
    weekday.setFocus()
    person.press(Qt.Key.Key_Down)
    assert person.plan().days[0].weekday == (0 if before is None else before + 1)
    assert any(c.name == "Day 1" for c in person.tab.week.strip.week.cells)


def test_an_empty_name_is_put_back(person: Person) -> None:
    person.tab.head.name.setFocus()
    person.tab.head.name.selectAll()
    person.press(Qt.Key.Key_Backspace)
    person.press(Qt.Key.Key_Return)
    assert person.tab.head.name.text() == person.plan().name
    assert person.book.undo_label is None


def test_a_duplicate_is_shown_edited_apart_and_used_when_told(person: Person) -> None:
    person.click(person.tab.head.duplicate)
    assert person.tab.head.chooser.isVisible()
    assert person.tab.head.chooser.count() == 2
    original = person.plan()
    person.click_row(0, 0)
    person.fill("sets", "9")
    assert person.plan() == original
    person.click(person.tab.head.use)
    assert person.plan().days[0].prescriptions[0].sets == 9


def _log_day(person: Person, load_g: int, unit: Unit) -> None:
    """A finished session of Day 1 with every set of it at one load."""
    day = person.plan().days[0]
    now = int(person.space.clock())
    made = sessions.start_session(person.book, person.space.athlete_id, day, now - 3660, 0)
    for block, item in zip(sessions.blocks(person.book, made), day.prescriptions, strict=True):
        for number in range(1, item.sets + 1):
            sessions.log_set(
                person.book,
                block,
                number=number,
                side=Side.BOTH,
                kind=SetKind.WORK,
                load_g=load_g,
                unit=unit,
                reps=item.reps_low,
                reserve_halves=item.reserve_halves,
                at=now - 3000,
            )
    sessions.finish_session(person.book, made, now)


def test_a_done_day_is_in_the_week_and_the_next_one_is_offered(person: Person) -> None:
    _log_day(person, 100_000, Unit.KG)
    person.tab.refresh()
    week = person.tab.week.strip.week
    assert [c.state for c in week.cells if c.done] == ["done late, 61 min"]
    assert len(week.ends) >= 1
    assert person.tab.head.start.text() == "Start Day 2"
    assert person.shown(0, 2)[0] == "102.5 kg"
    assert person.shown(0, 2)[2] == "2 × 100 kg"
    assert person.tab.preview.chart.isVisible() or person.tab.preview.said.isVisible()


def test_the_next_weeks_are_drawn_and_said(person: Person) -> None:
    _log_day(person, 100_000, Unit.KG)
    person.tab.refresh()
    person.click_row(0, 0)
    assert person.tab.preview.chart.isVisible()
    said = person.tab.preview.chart.accessibleDescription()
    assert said.startswith("From 4 × 6 at 102.5 kg to 4 × 6 at 120 kg. Line: every target met.")
    assert "strength stays as the log has it, which ends at 4\u00a0×\u00a06 with" in said
    assert "Last time all four sets reached 6" in person.tab.preview.reason.text()
    assert "worked about" in person.tab.preview.odds.text()


def test_pounds_are_shown_and_typed_as_pounds(person: Person) -> None:
    athletes.edit_athlete(person.book, person.space.athlete_id, unit=Unit.LB)
    _log_day(person, 102_058, Unit.LB)
    person.tab.refresh()
    assert person.shown(0, 2)[0] == "230 lb"
    person.click_row(0, 0)
    person.fill("step", "10")
    assert person.item(0, 0).step_g == 4536
    assert person.tab.editor.fields["step"].text() == "10 lb"


def test_a_refusal_of_the_file_is_said_and_nothing_lost(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise LogbookError("The disk is full: free some space and try again.")

    monkeypatch.setattr(person.book, "write", refuse)
    before = person.shown(0)
    person.click_row(0, 0)
    person.press(Qt.Key.Key_Delete)
    assert person.tab.problem.text() == "The disk is full: free some space and try again."
    assert person.tab.problem.isVisible()
    assert person.shown(0) == before


def test_an_empty_day_and_no_plan_are_shown(person: Person) -> None:
    person.tab.refresh()
    for item in person.plan().days[0].prescriptions:
        plans.remove_prescription(person.book, item.id)
    person.tab.refresh()
    assert person.shown(0) == []
    assert person.tab.days[0].minutes.text() == "no exercises yet"
    assert not person.tab.head.hint.isVisible()
    for day in person.plan().days:
        plans.remove_day(person.book, day.id)
    person.tab.refresh()
    assert person.tab.head.hint.isVisible()
    assert "Add day makes the first one" in person.tab.head.hint.text()
    plans.remove_plan(person.book, person.plan().id)
    person.tab.refresh()
    assert person.tab.days == []
    assert "choose one under Templates" in person.tab.head.hint.text()
    assert not person.tab.head.start.isEnabled()


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_rows_are_high_enough_for_their_text(person: Person, percent: int) -> None:
    person.space.look.set_text_percent(percent)
    person.tab.resize(1024, 600)
    QApplication.processEvents()
    for panel in person.tab.days:
        table = panel.table
        rows = sum(table.rowHeight(row) for row in range(table.rowCount()))
        assert table.viewport().height() >= rows
        for row in range(table.rowCount()):
            assert table.rowHeight(row) >= table.sizeHintForRow(row)
            for word in table.item(row, 0).text().split():
                assert table.fontMetrics().horizontalAdvance(word) < table.columnWidth(0) - 30


def test_a_day_is_added_named_filled_and_removed(person: Person) -> None:
    person.click(person.tab.head.add_day)
    assert [day.name for day in person.plan().days] == ["Day 1", "Day 2", "Day 3"]
    moved = person.names(1)[0]
    person.click_row(1, 0)
    person.press(Qt.Key.Key_Right, ALT)
    assert person.names(2) == person.shown(2) == [moved]
    assert not person.tab.days[2].remove.isVisible(), "a day with exercises is not lost by a click"
    person.press(Qt.Key.Key_Left, ALT)
    person.click(person.tab.days[2].remove)
    assert len(person.plan().days) == len(person.tab.days) == 2


def test_a_failed_write_keeps_what_was_typed(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise LogbookError("The disk is full: free some space and try again.")

    person.click_row(0, 0)
    with monkeypatch.context() as patch:
        patch.setattr(person.book, "write", refuse)
        person.fill("sets", "6")
        assert person.tab.editor.fields["sets"].text() == "6"
        assert person.tab.problem.isVisible()
    person.qtbot.keyClick(person.tab.editor.fields["sets"], Qt.Key.Key_Return)
    assert person.item(0, 0).sets == 6
    assert not person.tab.problem.isVisible()


def test_a_field_keeps_undo_to_itself_only_while_it_is_being_typed_in(person: Person) -> None:
    person.click_row(0, 0)
    field = person.tab.editor.fields["sets"]

    def takes_undo() -> bool:
        event = QKeyEvent(
            QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier
        )
        event.ignore()
        QApplication.sendEvent(field, event)
        return event.isAccepted()

    assert not takes_undo()
    field.setFocus()
    person.qtbot.keyClicks(field, "1")
    assert takes_undo()
    person.qtbot.keyClick(field, Qt.Key.Key_Backspace)
    person.fill("sets", "5")
    assert not takes_undo()


def _let_settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


@pytest.mark.parametrize(
    ("width", "height", "percent"),
    [(1024, 600, 100), (1280, 800, 100), (1280, 800, 150), (1280, 800, 200), (1024, 600, 200)],
)
def test_nothing_is_cut_off_or_scrolls_sideways(
    person: Person, width: int, height: int, percent: int
) -> None:
    person.space.look.set_text_percent(percent)
    person.tab.resize(width, height - 100)
    _let_settle()
    for area in person.tab.findChildren(QScrollArea):
        if area.isVisible():
            assert area.horizontalScrollBar().maximum() == 0
    start = person.tab.head.start
    assert start.visibleRegion().boundingRect() == start.rect(), "seen whole without scrolling"
    for panel in person.tab.days:
        metrics = QFontMetrics(person.space.look.font("label"))
        for column, name in enumerate(COLUMNS):
            assert metrics.horizontalAdvance(name) <= panel.table.columnWidth(column) - 16
        assert panel.width() >= panel.minimumSizeHint().width()


def test_in_a_narrow_window_the_editor_and_the_search_stand_below_the_days(person: Person) -> None:
    person.space.look.set_text_percent(200)
    _let_settle()
    last = person.tab.days[-1]
    bottom = last.mapTo(person.tab, last.rect().bottomLeft()).y()
    editor = person.tab.editor
    assert editor.isVisible()
    assert editor.mapTo(person.tab, editor.rect().topLeft()).y() > bottom
    person.click_row(0, 0)
    person.fill("sets", "6")
    assert person.item(0, 0).sets == 6
    person.click(person.tab.days[0].add)
    _let_settle()
    search = QApplication.focusWidget()
    assert search.visibleRegion().boundingRect() == search.rect()
    person.press(Qt.Key.Key_Escape)
    person.space.look.set_text_percent(100)
    _let_settle()
    assert editor.mapTo(person.tab, editor.rect().topLeft()).y() < bottom
    assert editor.mapTo(person.tab, editor.rect().topLeft()).x() > person.tab.width() // 2


def test_the_remedy_spares_muscles_at_twenty_where_an_isolation_exercise_can_do_it(
    person: Person,
) -> None:
    library = exercises(person.book)
    before = {
        item.id: (library[item.exercise_id].name, item.sets)
        for day in person.plan().days
        for item in day.prescriptions
    }
    person.click(person.tab.hard_sets.remedy)
    grown = {
        before[item.id][0]
        for day in person.plan().days
        for item in day.prescriptions
        if item.sets > before[item.id][1]
    }
    assert grown == {"Hamstring curl", "Standing calf raise", "Seated calf raise"}


def test_a_muscle_that_no_exercise_trains_is_said_and_left_out_of_the_button(
    person: Person,
) -> None:
    for day, row in ((0, 4), (1, 4)):
        person.click_row(day, row)
        person.press(Qt.Key.Key_Delete)
    card = person.tab.hard_sets
    assert card.details.text().endswith("Add an exercise that trains calves directly.")
    assert card.remedy.accessibleName() == "Add 2 sets: hamstrings to 10"
    person.click(card.remedy)
    assert card.number(Muscle.HAMSTRINGS) == "10"
    assert not card.remedy.isVisible()


def test_more_than_twenty_sets_are_marked_in_words(person: Person) -> None:
    card = person.tab.hard_sets
    assert [card.note(m) for m in (Muscle.QUADS, Muscle.GLUTES)] == ["", ""]
    assert card.note(Muscle.CALVES) == "under 10"
    person.click_row(0, 0)
    person.fill("sets", "7")
    assert float(card.number(Muscle.QUADS)) > 20
    assert card.note(Muscle.QUADS) == "over 20"


@pytest.mark.parametrize("typed", ["3 × 8–10", "3x8-10", "3 X 8 - 10", "3*8 to 10"])
def test_enter_on_a_row_types_over_sets_and_reps_where_they_stand(
    person: Person, typed: str
) -> None:
    person.click_row(0, 0)
    heard: list[frozenset[str]] = []
    person.book.subscribe(heard.append)
    person.press(Qt.Key.Key_Return)
    entry = QApplication.focusWidget()
    assert isinstance(entry, CellEntry)
    assert entry.text() == "4 × 6"
    if typed.isascii():
        person.qtbot.keyClicks(entry, typed)
    else:  # QTest has no keys for a dash
        QApplication.clipboard().setText(typed)
        person.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    person.press(Qt.Key.Key_Return)
    item = person.item(0, 0)
    assert (item.sets, item.reps_low, item.reps_high) == (3, 8, 10)
    assert person.shown(0, 1)[0] == "3 × 8–10"
    assert len(heard) == 1
    assert QApplication.focusWidget() is person.table(0)
    assert person.table(0).entry() is None


@pytest.mark.parametrize("typed", ["many", "3", "0 x 8", "3 x 10-8"])
def test_nonsense_typed_into_a_row_stays_with_a_sentence(person: Person, typed: str) -> None:
    person.click_row(0, 1)
    person.press(Qt.Key.Key_Return)
    entry = QApplication.focusWidget()
    person.qtbot.keyClicks(entry, typed)
    person.press(Qt.Key.Key_Return)
    panel = person.tab.days[0]
    assert QApplication.focusWidget() is entry
    assert entry.text() == typed
    assert panel.error.isVisible()
    assert panel.error.text().endswith(".")
    assert person.book.undo_label is None
    person.press(Qt.Key.Key_Escape)
    assert not panel.error.isVisible()
    assert person.shown(0, 1)[1] == "4 × 5"
    assert QApplication.focusWidget() is person.table(0)


def test_a_row_keeps_what_was_typed_while_the_file_refuses(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise LogbookError("The disk is full: free some space and try again.")

    person.click_row(0, 0)
    person.press(Qt.Key.Key_Return)
    person.qtbot.keyClicks(QApplication.focusWidget(), "5x5")
    with monkeypatch.context() as patch:
        patch.setattr(person.book, "write", refuse)
        person.press(Qt.Key.Key_Return)
        assert person.tab.problem.isVisible()
        assert QApplication.focusWidget().text() == "5x5"
    person.press(Qt.Key.Key_Return)
    assert person.shown(0, 1)[0] == "5 × 5"
    assert person.table(0).entry() is None


def test_enter_twice_writes_nothing(person: Person) -> None:
    person.click_row(0, 2)
    person.press(Qt.Key.Key_Return)
    person.press(Qt.Key.Key_Return)
    assert person.table(0).entry() is None
    assert person.book.undo_label is None


def test_leg_days_under_48_hours_apart_are_warned_of(person: Person) -> None:
    def warned() -> list[str]:
        shown = [row.warning for row in person.tab.warnings.rows]
        assert person.tab.warnings.isVisible() == bool(shown)
        return [w.sentence for w in shown if w.key.startswith("close")]

    assert warned() == []

    def place(day: int, weekday: int) -> None:
        box = person.tab.days[day].weekday
        box.setFocus()
        person.press(Qt.Key.Key_Home)
        for _ in range(weekday + 1):
            person.press(Qt.Key.Key_Down)

    place(0, 0)
    place(1, 1)
    assert warned() == [
        "Day 1 (Monday) and Day 2 (Tuesday) are 24 h apart: legs take 48 h or more."
    ]
    place(1, 6)
    assert warned() == ["Day 2 (Sunday) and Day 1 (Monday) are 24 h apart: legs take 48 h or more."]
    place(1, 2)
    assert warned() == []


def test_the_logbook_is_read_once_after_an_edit(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    count = 0

    def counted(space: Workspace, plan_id: int | None) -> Picture:
        nonlocal count
        count += 1
        return read(space, plan_id)

    monkeypatch.setattr(plan_tab, "read", counted)
    person.click_row(0, 0)
    person.fill("sets", "6")
    person.tab.refresh()
    assert count == 1
    person.book.undo()
    person.tab.refresh()
    assert count == 2
    assert person.shown(0, 1)[0] == "4 × 6"


def test_the_start_button_stays_in_sight_when_its_day_gets_a_long_name(person: Person) -> None:
    person.tab.resize(1024, 500)
    name = person.tab.days[0].name
    name.setFocus()
    name.selectAll()
    person.qtbot.keyClicks(name, "Lower body, heavy and slow, with pauses")
    person.press(Qt.Key.Key_Return)
    _let_settle()
    start = person.tab.head.start
    assert start.text() == "Start Lower body, heavy and slow, with pauses"
    assert start.visibleRegion().boundingRect() == start.rect()


def test_leaving_a_row_keeps_what_the_file_refused(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise LogbookError("The disk is full: free some space and try again.")

    person.click_row(0, 0)
    person.press(Qt.Key.Key_Return)
    entry = QApplication.focusWidget()
    person.qtbot.keyClicks(entry, "5x5")
    with monkeypatch.context() as patch:
        patch.setattr(person.book, "write", refuse)
        person.tab.head.start.setFocus()
    assert person.table(0).entry() is entry
    assert entry.text() == "5x5"
    person.qtbot.keyClick(entry, Qt.Key.Key_Return)
    assert person.shown(0, 1)[0] == "5 × 5"
    assert person.table(0).entry() is None


def test_leaving_a_row_writes_what_was_typed(person: Person) -> None:
    person.click_row(0, 0)
    person.press(Qt.Key.Key_Return)
    person.qtbot.keyClicks(QApplication.focusWidget(), "5x5")
    person.click_row(1, 1)
    assert person.shown(0, 1)[0] == "5 × 5"
    assert person.table(0).entry() is None
    assert person.table(1).currentRow() == 1
