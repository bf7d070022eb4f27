"""What a file leaves to the person, session by session, in words."""

from collections.abc import Callable
from pathlib import Path

import pytest

from legday_gui.exchange.headless import import_json
from legday_gui.exchange.preview import preview_file
from legday_gui.exchange.questions import Kind, Question, questions
from legday_gui.logbook.athletes import athletes
from legday_gui.logbook.library import exercises
from legday_gui.logbook.logbook import Logbook
from legday_gui.logbook.sessions import bin_session, edit_set, remove_set, session_list, sets_of

HEADER = "Date,Workout Name,Exercise Name,Set Order,Weight,Reps,Distance,Seconds"
START = "2026-01-05 18:30:00,Legs"
TWO_SETS = (f"{START},Squat,1,100,5,0,0", f"{START},Squat,2,100,5,0,0")


@pytest.fixture
def asked(book: Logbook, tmp_path: Path) -> Callable[..., list[Question]]:
    """The questions that a file of these rows leaves."""

    def _asked(*rows: str) -> list[Question]:
        path = tmp_path / "strong.csv"
        path.write_text("\n".join((HEADER, *rows)), "utf-8")
        found = preview_file(book, athletes(book)[0].id, path)
        choices = found.choices(suggestions=True)
        names = {one.id: one.name for one in exercises(book).values()}
        return questions(found, found.outlook(choices), choices, names)

    return _asked


@pytest.fixture
def here(book: Logbook, tmp_path: Path) -> tuple[int, list[int]]:
    """A session of two sets that was imported: its id and those of its sets."""
    path = tmp_path / "strong.csv"
    path.write_text("\n".join((HEADER, *TWO_SETS)), "utf-8")
    import_json(book, [path])
    (session,) = session_list(book, athletes(book)[0].id)
    return session.id, [one.id for one in sets_of(book, session.id)]


def test_a_file_that_is_here_as_it_is_asks_nothing(
    here: tuple[int, list[int]], asked: Callable[..., list[Question]]
) -> None:
    assert here
    assert asked(*TWO_SETS) == []


def test_the_first_set_that_differs_is_named(
    book: Logbook, here: tuple[int, list[int]], asked: Callable[..., list[Question]]
) -> None:
    for set_id in here[1]:
        edit_set(book, set_id, load_g=102_500, reps=4)
    (one,) = asked(*TWO_SETS)
    assert (one.kind, one.session_id, one.session, one.is_yes) == (
        Kind.CHANGED, here[0], "Legs", False,
    )  # fmt: skip
    assert one.about == "Squat 102.5 kg × 4 here, 100 kg × 5 in the file, and 1 set more"


def test_a_note_that_differs_is_called_so(
    book: Logbook, here: tuple[int, list[int]], asked: Callable[..., list[Question]]
) -> None:
    edit_set(book, here[1][1], note="easy")
    assert asked(*TWO_SETS)[0].about == "Squat 100 kg × 5 has another note"


def test_another_number_of_sets_is_counted(
    book: Logbook, here: tuple[int, list[int]], asked: Callable[..., list[Question]]
) -> None:
    remove_set(book, here[1][1])
    assert asked(*TWO_SETS)[0].about == "1 set here, 2 in the file"


def test_a_binned_session_stays_where_nothing_is_said(
    book: Logbook, here: tuple[int, list[int]], asked: Callable[..., list[Question]]
) -> None:
    bin_session(book, here[0])
    (one,) = asked(*TWO_SETS)
    assert (one.kind, one.about, one.is_yes) == (Kind.BINNED, "2 sets, in the bin", False)


def test_one_that_went_with_its_import_comes_back_where_nothing_is_said(
    book: Logbook, here: tuple[int, list[int]], asked: Callable[..., list[Question]]
) -> None:
    book.undo()
    (one,) = asked(*TWO_SETS)
    assert (one.session_id, one.kind, one.is_yes) == (here[0], Kind.BINNED, True)


def test_a_doubled_session_says_where_its_second_half_begins(
    asked: Callable[..., list[Question]],
) -> None:
    once = (*TWO_SETS, f"{START},Leg press,1,180,8,0,0")
    (one,) = asked(*once, *once)
    assert one.kind is Kind.DOUBLED
    assert one.about == "3 sets and then the same again, from Squat 100 × 5 on"
