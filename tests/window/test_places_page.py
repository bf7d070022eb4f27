"""Places, edited in the window: by keys and clicks, in the file at once, undone by Ctrl+Z."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from legday_gui import settings as store
from legday_gui.logbook import places
from legday_gui.training.values import Implement, ImplementKind, Place, Unit
from legday_gui.window.dialogs.place_reading import SECTIONS
from legday_gui.window.dialogs.place_rows import Cell, Row, SectionView
from legday_gui.window.dialogs.places_page import PlacesPage
from legday_gui.window.main_window import MainWindow
from legday_gui.window.widgets import Button, Pill
from legday_gui.window.workspace import Workspace

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Person:
    """Someone at the Places page of a real window."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot, self.window = qtbot, window

    @property
    def page(self) -> PlacesPage:
        page = self.window.findChild(PlacesPage)
        assert page is not None
        return page

    @property
    def there(self) -> list[Place]:
        return places.places(self.window.space.logbook)

    def all_of(self, kind: ImplementKind) -> list[Implement]:
        return [i for i in self.there[0].implements if i.kind is kind]

    def press(self, text: str) -> None:
        [button] = [b for b in self.page.findChildren(Button) if shown(b) and b.text() == text]
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def key(self, key: Qt.Key, mods: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(QApplication.focusWidget() or self.page, key, mods)

    def type(self, text: str) -> None:
        """Type in the place of what the focused field holds, and Enter."""
        field = QApplication.focusWidget()
        assert isinstance(field, Cell)
        field.selectAll()
        self.qtbot.keyClicks(field, text)
        self.qtbot.keyClick(field, Qt.Key.Key_Return)

    def section(self, kind: ImplementKind) -> SectionView:
        at = [s.kind for s in SECTIONS].index(kind)
        return self.page.findChildren(SectionView)[at]

    def row(self, kind: ImplementKind, at: int = 0) -> Row:
        view = self.section(kind)
        rows = sorted(view.rows.values(), key=lambda row: row.remove.y())
        return rows[at]

    def undo(self) -> None:
        self.key(Qt.Key.Key_Z, CTRL)
        self.qtbot.wait(10)

    def read(self) -> str:
        labels = self.page.findChildren(QLabel)
        return "\n".join(label.text() for label in labels if shown(label))


def shown(widget: QWidget) -> bool:
    return widget.isVisible()


@pytest.fixture
def person(qtbot: QtBot, workspace: Workspace) -> Iterator[Person]:
    window = MainWindow(workspace)
    qtbot.addWidget(window)
    window.resize(1280, 2400)  # so that every row is where it can be clicked
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_P, CTRL | SHIFT)
    found = Person(qtbot, window)
    assert found.page.isVisible()
    yield found
    window.close()


@pytest.fixture
def gym(person: Person) -> Person:
    """The same with one place added and named."""
    person.press("+ Add place")
    person.type("Basement")
    return person


def test_without_places_it_says_what_is_assumed(person: Person) -> None:
    assert "No place is known yet" in person.read()
    assert not person.page.name.isVisible()


def test_a_place_is_added_with_the_usual_stock_named_and_chosen_for_this_machine(
    gym: Person,
) -> None:
    [place] = gym.there
    assert (place.name, place.unit) == ("Basement", Unit.KG)
    assert {i.kind for i in place.implements} >= {ImplementKind.BAR, ImplementKind.PLATE}
    assert gym.window.space.settings.place == place.id
    assert store.load().place == place.id


def test_a_weight_is_typed_over_and_undone_with_the_screen(gym: Person) -> None:
    weight = gym.row(ImplementKind.BAR).cells["grams"]
    weight.setFocus()
    gym.type("15,5")
    assert [bar.grams for bar in gym.all_of(ImplementKind.BAR)] == [15_500]
    assert weight.text() == "15.5"
    gym.undo()
    assert [bar.grams for bar in gym.all_of(ImplementKind.BAR)] == [20_000]
    assert weight.text() == "20"


def test_plates_are_added_counted_and_removed(gym: Person) -> None:
    gym.press("+ Add plate size")
    gym.type("0.75")
    gym.key(Qt.Key.Key_Tab)
    gym.type("3")
    plates = {p.grams: p.pairs for p in gym.all_of(ImplementKind.PLATE)}
    assert plates[750] == 3
    assert plates[25_000] == 6
    heaviest = gym.row(ImplementKind.PLATE)
    assert heaviest.cells["grams"].text() == "25"
    gym.qtbot.mouseClick(heaviest.remove, Qt.MouseButton.LeftButton)
    assert 25_000 not in {p.grams for p in gym.all_of(ImplementKind.PLATE)}
    gym.undo()
    assert 25_000 in {p.grams for p in gym.all_of(ImplementKind.PLATE)}
    gym.qtbot.waitUntil(lambda: gym.row(ImplementKind.PLATE).cells["grams"].text() == "25")


@pytest.mark.parametrize("kind", list(ImplementKind))
def test_every_kind_is_added_and_removed_by_touch(gym: Person, kind: ImplementKind) -> None:
    before = len(gym.all_of(kind))
    view = gym.section(kind)
    gym.qtbot.mouseClick(view.add, Qt.MouseButton.LeftButton)
    assert len(gym.all_of(kind)) == before + 1
    focused = QApplication.focusWidget()
    added = [row for row in view.rows.values() if focused in row.widgets]
    assert len(added) == 1  # what was added can be typed over at once
    gym.qtbot.wait(10)
    gym.qtbot.mouseClick(added[0].remove, Qt.MouseButton.LeftButton)
    assert len(gym.all_of(kind)) == before


@pytest.mark.parametrize(
    ("kind", "field", "text", "said"),
    [
        (ImplementKind.BAR, "grams", "heavy", "“heavy” is no weight"),
        (ImplementKind.BAR, "grams", "", "The weight is missing"),
        (ImplementKind.BAR, "grams", "0", "needs a weight above zero"),
        (ImplementKind.BAR, "grams", "-20", "is no weight"),
        (ImplementKind.BAR, "grams", "nan", "is no weight"),
        (ImplementKind.BAR, "grams", "20000", "from 0 to 2000"),
        (ImplementKind.PLATE, "pairs", "two", "“two” is no number of pairs"),
        (ImplementKind.PLATE, "pairs", "-1", "is no number of pairs"),
        (ImplementKind.PLATE, "grams", "20", "Plates of 20 kg are there already"),
        (ImplementKind.DUMBBELL, "step_g", "", "To and Step belong together"),
        (ImplementKind.DUMBBELL, "step_g", "0", "a step above zero"),
        (ImplementKind.STACK, "most_g", "2", "an end above its start"),
    ],
)
def test_nonsense_is_refused_in_a_sentence_and_stays_to_be_corrected(
    gym: Person, kind: ImplementKind, field: str, text: str, said: str
) -> None:
    before = gym.there
    cell = gym.row(kind).cells[field]
    kept = cell.text()
    cell.setFocus()
    cell.clear()
    gym.type(text)
    assert said in gym.read()
    assert cell.text() == text
    assert gym.there == before
    bad = gym.window.space.look.colour("bad")
    assert cell.palette().text().color() == bad
    gym.key(Qt.Key.Key_Escape)  # the former value, and the page stays
    assert cell.text() == kept
    assert gym.page.isVisible()
    gym.type("7" if field == "pairs" else "17")
    assert said not in gym.read()
    assert cell.palette().text().color() != bad


def test_one_dumbbell_size_needs_neither_end_nor_step(gym: Person) -> None:
    cells = gym.row(ImplementKind.DUMBBELL).cells
    before = gym.all_of(ImplementKind.DUMBBELL)[0]
    cells["most_g"].clear()
    cells["most_g"].setModified(True)
    cells["step_g"].setFocus()
    gym.qtbot.keyClick(cells["step_g"], Qt.Key.Key_Backspace)
    gym.key(Qt.Key.Key_Return)
    after = gym.all_of(ImplementKind.DUMBBELL)[0]
    assert (after.grams, after.most_g, after.step_g) == (before.grams, None, None)


def test_a_bar_is_kept_for_one_exercise(gym: Person) -> None:
    serves = gym.row(ImplementKind.BAR).serves
    at = serves.findText("Squat")
    assert at > 0
    assert serves.findText("Leg press") == -1  # loaded with plates, not with a bar
    serves.setCurrentIndex(at)
    serves.activated.emit(at)
    [bar] = gym.all_of(ImplementKind.BAR)
    assert bar.exercise_id == serves.currentData()
    gym.undo()
    assert gym.row(ImplementKind.BAR).serves.currentText() == "Any exercise"


def test_the_unit_is_that_of_the_numbers_on_the_plates(gym: Person) -> None:
    [pounds] = [p for p in gym.page.findChildren(Pill) if p.text() == "lb" and shown(p)]
    gym.qtbot.mouseClick(pounds, Qt.MouseButton.LeftButton)
    assert gym.there[0].unit is Unit.LB
    assert "Weight, lb" in gym.read()
    weight = gym.row(ImplementKind.BAR).cells["grams"]
    assert weight.text() == "44.1"  # the weight itself has not changed
    weight.setFocus()
    gym.type("45 lb")
    assert [bar.grams for bar in gym.all_of(ImplementKind.BAR)] == [20_412]


def test_places_are_told_apart_renamed_and_removed(gym: Person) -> None:
    gym.press("+ Add place")
    gym.type("Basement")
    assert "Basement is there already" in gym.read()
    gym.type("Office")
    gym.page.name.setFocus()
    gym.type("  ")
    assert "A place needs a name" in gym.read()
    gym.key(Qt.Key.Key_Escape)
    assert [p.name for p in gym.there] == ["Basement", "Office"]
    gym.press("Remove place")
    assert [p.name for p in gym.there] == ["Basement"]
    assert "Office was removed" in gym.read()
    assert gym.page.name.text() == "Basement"
    gym.undo()
    assert [p.name for p in gym.there] == ["Basement", "Office"]


def test_the_place_of_this_machine_is_chosen_and_given_up(gym: Person) -> None:
    gym.press("+ Add place")
    gym.qtbot.mouseClick(gym.page.here, Qt.MouseButton.LeftButton)
    settings = gym.window.space.settings
    assert settings.place == gym.there[1].id
    gym.qtbot.mouseClick(gym.page.here, Qt.MouseButton.LeftButton)
    assert settings.place == 0
    assert store.load().place == 0


def test_undoing_the_first_place_leaves_the_page_whole(gym: Person) -> None:
    gym.undo()
    gym.undo()
    assert gym.there == []
    assert "No place is known yet" in gym.read()
    gym.key(Qt.Key.Key_Escape)
    assert gym.window.findChild(PlacesPage) is None or not gym.page.isVisible()


def test_tab_goes_through_the_fields_as_they_stand(gym: Person) -> None:
    row = gym.row(ImplementKind.BAR)
    row.cells["name"].setFocus()
    seen = []
    for _ in range(4):
        gym.key(Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert seen == [row.cells["grams"], row.serves, row.remove, gym.section(ImplementKind.BAR).add]
    gym.key(Qt.Key.Key_Return)
    assert len(gym.all_of(ImplementKind.BAR)) == 2


def test_every_control_has_a_name_and_room_for_a_thumb(gym: Person) -> None:
    for widget in (*gym.page.findChildren(Cell), *gym.page.findChildren(Button)):
        if shown(widget):
            assert widget.accessibleName()
            assert widget.height() >= 44


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_nothing_is_cut_off_at_the_side(gym: Person, percent: int) -> None:
    gym.window.space.look.set_text_percent(percent)
    gym.window.resize(1024, 600)
    gym.qtbot.wait(20)
    for widget in gym.page.findChildren(QWidget):
        if shown(widget) and widget.width() and isinstance(widget, Cell | Button | QLabel):
            right = widget.mapTo(gym.page, widget.rect().topRight()).x()
            assert right < gym.page.width(), widget.accessibleName()


def start_button(person: Person, text: str) -> Button:
    found = [b for b in person.window.session.start.findChildren(Button) if b.text() == text]
    return found[0]


def test_the_start_page_leads_here_and_shows_the_place_chosen(gym: Person) -> None:
    gym.key(Qt.Key.Key_Escape)
    start = gym.window.session.start
    gym.qtbot.waitUntil(start.isVisible)
    gym.qtbot.waitUntil(lambda: start_button(gym, "Basement").isChecked())
    gym.qtbot.wait(10)
    gym.qtbot.mouseClick(start_button(gym, "Places…"), Qt.MouseButton.LeftButton)
    assert gym.page.isVisible()
    assert gym.page.name.text() == "Basement"
    gym.qtbot.mouseClick(gym.page.here, Qt.MouseButton.LeftButton)  # no longer here
    gym.page.setFocus()
    gym.key(Qt.Key.Key_Escape)
    gym.qtbot.waitUntil(lambda: start_button(gym, "Usual plates").isChecked())


def test_a_session_is_begun_at_the_place_of_this_machine(gym: Person) -> None:
    gym.key(Qt.Key.Key_Escape)
    gym.window.session.start.setFocus()
    gym.key(Qt.Key.Key_Return)
    sheet = gym.window.session.desk.sheet
    assert sheet is not None
    assert sheet.session.place_id == gym.there[0].id
