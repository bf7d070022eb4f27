"""Exercises merged or removed here: the next file, and the way out and back, know of it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from legday_gui.exchange.headless import import_json
from legday_gui.exchange.importing import ImportResult, apply
from legday_gui.exchange.matching import Certainty, Matcher
from legday_gui.exchange.preview import preview_file
from legday_gui.exchange.whole_out import export_json, export_sqlite
from legday_gui.logbook.athletes import athletes
from legday_gui.logbook.check import check
from legday_gui.logbook.history import sets_logged
from legday_gui.logbook.importing import imports, undo_import
from legday_gui.logbook.library import (
    add_exercise,
    edit_exercise,
    exercise,
    exercises,
    remove_exercise,
)
from legday_gui.logbook.logbook import Logbook
from legday_gui.logbook.merging import merge_exercises
from legday_gui.training.values import LoadKind

STRONG = (
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,"
    "Workout Notes,RPE"
)
MONDAY, FRIDAY = '2026-01-05 18:30:00,"Legs",1h', '2026-01-09 18:30:00,"Legs",1h'


def rows(day: str) -> list[str]:
    return [
        f'{day},"Squatting at Bob\'s",1,100,5,0,0,,,',
        f'{day},"Squatting at Bob\'s",2,100,5,0,0,,,',
        f'{day},"Squat (Barbell)",1,90,8,0,0,,,',
    ]


Write = Callable[..., Path]


def brought_in(book: Logbook, path: Path) -> ImportResult:
    preview = preview_file(book, athletes(book)[0].id, path)
    return apply(book, preview, preview.choices(suggestions=False))


def done(book: Logbook) -> dict[str, int]:
    counts = sets_logged(book, athletes(book)[0].id)
    return {exercise(book, i).name: count for i, count in counts.items()}


def named(book: Logbook, name: str) -> int:
    return next(e.id for e in exercises(book).values() if e.name == name)


def test_names_of_a_merged_exercise_mean_the_other_from_now_on(book: Logbook, write: Write) -> None:
    brought_in(book, write(STRONG, *rows(MONDAY)))
    assert done(book) == {"Squatting at Bob's": 2, "Squat": 1}
    merge_exercises(book, named(book, "Squatting at Bob's"), named(book, "Squat"))
    again = brought_in(book, write(STRONG, *rows(MONDAY), *rows(FRIDAY)))
    assert (again.counts.already_there, again.counts.sets) == (3, 3)
    assert (again.counts.sessions_changed, again.counts.exercises_created) == (0, 0)
    assert done(book) == {"Squat": 6}
    assert check(book.path).ok


def test_the_name_that_another_app_has_for_a_built_in_one_goes_along(
    book: Logbook, write: Write
) -> None:
    own = add_exercise(book, "Squat at home", load_kind=LoadKind.BARBELL)
    merge_exercises(book, named(book, "Squat"), own)
    brought_in(book, write(STRONG, *rows(FRIDAY)))
    assert done(book) == {"Squatting at Bob's": 2, "Squat at home": 1}
    book.undo()
    book.undo()
    brought_in(book, write(STRONG, *rows(FRIDAY)))
    assert done(book) == {"Squatting at Bob's": 2, "Squat": 1}


def test_a_built_in_one_is_known_by_its_former_name(book: Logbook) -> None:
    lunge = named(book, "Walking lunge")
    edit_exercise(book, lunge, name="Ausfallschritte im Gehen")
    found = Matcher("Leg Day", exercises(book)).find("Walking lunge")
    assert (found.exercise_id, found.certainty) == (lunge, Certainty.SAME)


def test_an_import_that_was_merged_since_is_left_in_one_sentence(
    book: Logbook, write: Write
) -> None:
    days = [row for n in range(10, 20) for row in rows(f'2026-01-{n} 18:30:00,"Legs",1h')]
    brought_in(book, write(STRONG, *days))
    merge_exercises(book, named(book, "Squatting at Bob's"), named(book, "Squat"))
    [past] = imports(book, athletes(book)[0].id)
    assert undo_import(book, past.id) == [
        "10 sessions of the import have changed since and were left as they are."
    ]
    assert done(book) == {"Squat": 30}


def test_a_name_typed_here_goes_along_when_it_is_merged(book: Logbook, write: Write) -> None:
    own = add_exercise(book, "Squatting at Bob's", load_kind=LoadKind.BARBELL)
    merge_exercises(book, own, named(book, "Squat"))
    brought_in(book, write(STRONG, *rows(FRIDAY)))
    assert done(book) == {"Squat": 3}


@pytest.mark.parametrize(("export", "name"), [(export_json, "x.json"), (export_sqlite, "x.legday")])
def test_sets_of_a_removed_exercise_go_out_and_come_back(
    book: Logbook, write: Write, tmp_path: Path, export: Callable[..., int], name: str
) -> None:
    brought_in(book, write(STRONG, *rows(MONDAY)))
    remove_exercise(book, named(book, "Squatting at Bob's"))
    assert export(book, tmp_path / name) == 3
    other = Logbook.create(tmp_path / "other.legday")
    try:
        [report] = import_json(other, [tmp_path / name])
        assert (report["sets"], report["unreadable"]) == (3, [])
        assert done(other) == done(book) == {"Squatting at Bob's": 2, "Squat": 1}
        assert check(other.path).ok
        [again] = import_json(book, [tmp_path / name])
        assert (again["sets"], again["already_there"]) == (0, 3)
    finally:
        other.close()


def test_a_logbook_from_before_the_merge_is_the_same_sessions(
    book: Logbook, write: Write, tmp_path: Path
) -> None:
    brought_in(book, write(STRONG, *rows(MONDAY)))
    export_json(book, tmp_path / "before.json")
    merge_exercises(book, named(book, "Squatting at Bob's"), named(book, "Squat"))
    import_json(book, [tmp_path / "before.json"])
    assert done(book) == {"Squat": 3}
    assert "Squatting at Bob's" not in {e.name for e in exercises(book).values()}
