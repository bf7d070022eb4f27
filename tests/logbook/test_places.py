from collections.abc import Iterator
from pathlib import Path

import pytest

from legday_gui.logbook import places
from legday_gui.logbook.athletes import athletes
from legday_gui.logbook.errors import LogbookError
from legday_gui.logbook.library import exercises
from legday_gui.logbook.logbook import Logbook
from legday_gui.logbook.sessions import session, start_session
from legday_gui.training.values import Implement, ImplementKind, Unit


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Logbook]:
    book = Logbook.create(tmp_path / "log.legday")
    yield book
    book.close()


def test_a_new_place_has_the_usual_stock_and_other_connections_see_it(book: Logbook) -> None:
    assert places.places(book) == []
    gym, home = (places.add_place(book, n, u) for n, u in (("Gym", Unit.KG), ("Home", Unit.LB)))
    other = book.reader()
    assert [p.name for p in places.places(other)] == ["Gym", "Home"]
    assert places.places(other) == places.places(book)
    other.close()
    for place_id, bar_g, plate_g in ((gym, 20_000, 25_000), (home, 20_412, 20_412)):
        found = places.place(book, place_id)
        assert found is not None
        bars = [i.grams for i in found.implements if i.kind is ImplementKind.BAR]
        plates = [i for i in found.implements if i.kind is ImplementKind.PLATE]
        assert bars == [bar_g]
        assert max(i.grams for i in plates) == plate_g
        assert all(i.pairs for i in plates)


def test_implements_are_changed_added_and_binned_in_one_step(book: Logbook) -> None:
    place_id = places.add_place(book, "Gym", Unit.KG)
    before = places.places(book)[0].implements
    bar, plates = before[0], before[1:3]
    wanted = [
        bar._replace(grams=15_000, name="Short bar"),
        *plates,
        Implement(0, ImplementKind.COLLAR, 2500),
        Implement(0, ImplementKind.START, 47_000, exercise_id=next(iter(exercises(book)))),
    ]
    places.set_implements(book, place_id, wanted)
    now = places.places(book)[0].implements
    assert [i._replace(id=0) for i in now] == [i._replace(id=0) for i in wanted]
    assert [i.id for i in now[:3]] == [i.id for i in before[:3]]
    assert book.undo_label == "Change what Gym has"
    book.undo()
    assert places.places(book)[0].implements == before


@pytest.mark.parametrize(
    "nonsense",
    [
        Implement(0, ImplementKind.BAR, 0),
        Implement(0, ImplementKind.PLATE, -5000, pairs=1),
        Implement(0, ImplementKind.PLATE, 5000, pairs=-1),
        Implement(0, ImplementKind.STACK, 5000, step_g=0, most_g=100_000),
        Implement(0, ImplementKind.STACK, 5000, step_g=5000),
        Implement(0, ImplementKind.DUMBBELL, 5000, step_g=1000, most_g=4000),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_changed(
    book: Logbook, nonsense: Implement
) -> None:
    place_id = places.add_place(book, "Gym", Unit.KG)
    before = places.places(book)
    with pytest.raises(LogbookError):
        places.set_implements(book, place_id, [nonsense])
    assert places.places(book) == before


def test_a_place_renamed_and_removed_stays_with_its_sessions(book: Logbook) -> None:
    place_id = places.add_place(book, "Gym", Unit.KG)
    athlete_id = athletes(book)[0].id
    session_id = start_session(book, athlete_id, None, 1_795_000_000, 60, place_id)
    places.edit_place(book, place_id, name="Cellar", unit=Unit.LB)
    cellar = places.place(book, place_id)
    assert cellar is not None
    assert (cellar.name, cellar.unit) == ("Cellar", Unit.LB)
    places.remove_place(book, place_id)
    assert places.places(book) == []
    assert places.place(book, place_id) is None
    assert session(book, session_id).place_id == place_id
    with pytest.raises(LogbookError, match="no longer"):
        places.edit_place(book, place_id, name="Gone")
    book.undo()
    assert places.place(book, place_id) == cellar


def test_settings_are_of_the_place_first_then_of_anywhere(book: Logbook) -> None:
    gym, other = (places.add_place(book, name, Unit.KG) for name in ("Gym", "Other"))
    press, curl = list(exercises(book))[:2]
    places.set_setting_note(book, press, None, "seat 3")
    places.set_setting_note(book, press, gym, "seat 4")
    places.set_setting_note(book, press, gym, "seat 4, pad 2")
    assert places.setting_note(book, press, gym) == "seat 4, pad 2"
    assert places.setting_note(book, press, other) == "seat 3"
    assert places.setting_note(book, press, None) == "seat 3"
    assert places.setting_note(book, curl, gym) == ""
    places.set_setting_note(book, press, gym, "")
    assert places.setting_note(book, press, gym) == "seat 3"


def test_the_chosen_bar_is_kept_beside_the_note(book: Logbook) -> None:
    gym = places.add_place(book, "Gym", Unit.KG)
    squat, bar = next(iter(exercises(book))), places.places(book)[0].implements[0].id
    places.set_setting_note(book, squat, gym, "pins at 9")
    assert places.setting_bar(book, squat, gym) is None
    places.set_setting_bar(book, squat, gym, bar)
    assert places.setting_bar(book, squat, gym) == bar
    assert places.setting_note(book, squat, gym) == "pins at 9"
    assert len(book.rows("exercise_setting")) == 1
