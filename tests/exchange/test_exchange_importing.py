"""Files into a real logbook and back out of it."""

import csv
import re
import sqlite3
from collections import defaultdict
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from legday_gui.exchange import importing
from legday_gui.exchange.csv_out import export_csv
from legday_gui.exchange.headless import import_json, summary
from legday_gui.exchange.importing import ImportResult, apply
from legday_gui.exchange.matching import Certainty
from legday_gui.exchange.preview import Choices, Preview, preview_file
from legday_gui.logbook import importing as importing_of_logbook
from legday_gui.logbook.athletes import athletes, body_weights, edit_athlete
from legday_gui.logbook.check import check
from legday_gui.logbook.importing import imports
from legday_gui.logbook.library import exercises
from legday_gui.logbook.logbook import Logbook
from legday_gui.logbook.sessions import (
    bin_session,
    blocks,
    edit_set,
    session,
    session_list,
    sets_of,
)
from legday_gui.training.values import LoggedSet, Muscle, SetKind, Side, Unit

REAL = Path("/work/shared/data")
FILES = sorted(REAL.glob("[fhs]*/*.[cf]*"))
real = pytest.mark.skipif(not FILES, reason=f"no real logs in {REAL}")

S3 = (
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,"
    "Workout Notes,RPE"
)
MONDAY, THURSDAY = '2026-01-05 18:30:00,"Legs",1h 5m', '2026-01-08 18:30:00,"Legs",1h'
ROWS = (
    f'{MONDAY},"Squat (Barbell)",W,20,5,0,0,"Felt light","Cold",',
    f'{MONDAY},"Squat (Barbell)",Rest Timer,0,0,0,120,,,',
    f'{MONDAY},"Squat (Barbell)",1,100,5,0,0,,,8',
    f'{MONDAY},"Squat (Barbell)",2,heavy,5,0,0,,,',
    f'{MONDAY},"Zercher carry",1,50,8,0,0,,,',
    f'{MONDAY},"Squat (Barbell)",1,90,8,0,0,,,',
    f'{THURSDAY},"Pull Up (Assisted)",1,20,8,0,0,,,',
    f'{THURSDAY},"Pull Up",1,0,8,0,0,,,',
)

Write = Callable[..., Path]


def owner(book: Logbook) -> int:
    return athletes(book)[0].id


def looked_at(book: Logbook, path: Path, *, unit: Unit | None = None) -> Preview:
    return preview_file(book, owner(book), path, unit=unit)


def brought_in(book: Logbook, path: Path) -> ImportResult:
    preview = looked_at(book, path)
    return apply(book, preview, preview.choices(suggestions=False))


def logged(book: Logbook) -> list[LoggedSet]:
    found = sorted(session_list(book, owner(book), limit=10_000), key=lambda one: one.started_at)
    return [one for summary_ in found for one in sets_of(book, summary_.id)]


def by_name(book: Logbook) -> dict[str, list[LoggedSet]]:
    names = exercises(book)
    found: dict[str, list[LoggedSet]] = defaultdict(list)
    for one in logged(book):
        found[names[one.exercise_id].name].append(one)
    return found


def adds_up(report: dict[str, object]) -> bool:
    parts = [report["sets"], report["not_sets"], report["already_there"]]
    return report["rows"] == sum(parts, len(report["unreadable"]))  # type: ignore[arg-type]


# ---- what comes in


def test_a_file_comes_in_whole(book: Logbook, write: Write) -> None:
    (report,) = import_json(book, [write(S3, *ROWS)])
    assert report == {
        "file": report["file"],
        "app": "Strong",
        "error": None,
        "rows": 8,
        "sets": 6,
        "warm_ups": 1,
        "not_sets": 1,
        "already_there": 0,
        "unreadable": [{"line": 5, "value": "heavy", "reason": "is not a number"}],
        "sessions": 2,
        "sessions_changed": 0,
        "exercises_matched": 3,
        "exercises_created": 1,
    }
    sets = by_name(book)
    squats = sets["Squat"]
    assert [one.number for one in squats] == [1, 2, 3]
    assert [one.kind for one in squats] == [SetKind.WARM_UP, SetKind.WORK, SetKind.WORK]
    assert [one.load_g for one in squats] == [20_000, 100_000, 90_000]
    assert [one.reserve_halves for one in squats] == [None, 4, None]
    assert {one.side for one in logged(book)} == {Side.BOTH}
    assert [one.load_g for one in sets["Assisted pull-up"]] == [-20_000]
    assert [one.load_g for one in sets["Pull-up"]] == [None]
    assert check(book.path).ok


def test_sessions_and_notes_come_in(book: Logbook, write: Write) -> None:
    brought_in(book, write(S3, *ROWS))
    monday = next(one for one in session_list(book, owner(book)) if one.day == 20458)
    found = session(book, monday.id)
    assert (found.name, found.note, found.ended_at) == ("Legs", "Cold", found.started_at + 3900)
    assert [(block.position, block.note) for block in blocks(book, found.id)] == [
        (0, "Felt light"),
        (1, ""),
        (2, ""),
    ]


def test_the_athletes_unit_stands_in_for_a_missing_one(book: Logbook, write: Write) -> None:
    edit_athlete(book, owner(book), unit=Unit.LB.value)
    brought_in(book, write(S3, *ROWS))
    assert [one.load_g for one in by_name(book)["Squat"]] == [9_072, 45_359, 40_823]
    assert {one.unit for one in logged(book)} == {Unit.LB}


def test_the_unit_may_be_given(book: Logbook, write: Write) -> None:
    import_json(book, [write(S3, *ROWS)], unit=Unit.LB)
    assert by_name(book)["Squat"][1].load_g == 45_359


def test_a_refused_file_leaves_the_others(book: Logbook, write: Write) -> None:
    bad = write(b"PK\x03\x04", name="bad.csv")
    refused, good = import_json(book, [bad, write(S3, *ROWS)])
    assert (refused["app"], refused["rows"], good["sets"]) == (None, 0, 6)
    assert "zip archive" in refused["error"]
    assert summary(refused) == f"{bad}: {refused['error']}"
    assert "6 sets added in 2 sessions, 1 of them warm-ups." in summary(good)
    assert "Line 5: heavy is not a number." in summary(good)


# ---- a second time


def test_a_second_import_adds_nothing(book: Logbook, write: Write) -> None:
    path = write(S3, *ROWS)
    import_json(book, [path])
    before = logged(book)
    (report,) = import_json(book, [path])
    assert (report["sets"], report["already_there"], report["sessions"]) == (0, 6, 0)
    assert (report["exercises_matched"], report["exercises_created"]) == (4, 0)
    assert adds_up(report)
    assert logged(book) == before
    assert len(imports(book, owner(book))) == 1


def test_a_newer_export_adds_only_what_is_new(book: Logbook, write: Write) -> None:
    import_json(book, [write(S3, *ROWS[:6])])
    (report,) = import_json(book, [write(S3, *ROWS)])
    assert (report["sets"], report["already_there"], report["sessions"]) == (2, 4, 1)


def test_another_logbook_gives_every_row_the_same_id(
    book: Logbook, write: Write, tmp_path: Path
) -> None:
    path = write(S3, *ROWS)
    brought_in(book, path)
    elsewhere = Logbook.create(tmp_path / "other.legday")
    with_same_owner = replace(looked_at(elsewhere, path), athlete_id=owner(elsewhere))
    apply(elsewhere, with_same_owner, with_same_owner.choices(suggestions=False))
    made = [i for i in exercises(book) if i in exercises(elsewhere)]
    assert len(made) == len(exercises(book))
    elsewhere.close()


def test_undone_it_is_gone_and_comes_back(book: Logbook, write: Write) -> None:
    path = write(S3, *ROWS)
    brought_in(book, path)
    there = logged(book)
    assert book.undo_label == "Import export.csv"
    book.undo()
    assert logged(book) == []
    assert "Zercher carry" not in {one.name for one in exercises(book).values()}

    (report,) = import_json(book, [path])
    assert (report["sets"], report["already_there"], report["sessions"]) == (6, 0, 2)
    assert adds_up(report)
    assert logged(book) == there
    assert "Zercher carry" in {one.name for one in exercises(book).values()}
    book.undo()
    assert logged(book) == []
    book.redo()
    assert logged(book) == there
    assert check(book.path).ok


def test_an_undone_import_may_be_read_in_another_way(book: Logbook, write: Write) -> None:
    """In the wrong unit, undone, and then in the right one, of another exercise."""
    path = write(S3, *ROWS)
    brought_in(book, path)
    book.undo()
    (report,) = import_json(book, [path], unit=Unit.LB)
    assert (report["sets"], report["already_there"], report["sessions"]) == (6, 0, 2)
    assert [one.load_g for one in by_name(book)["Squat"]] == [9_072, 45_359, 40_823]
    book.undo()
    assert logged(book) == []
    book.redo()
    assert [one.load_g for one in by_name(book)["Squat"]] == [9_072, 45_359, 40_823]
    book.undo()

    preview = looked_at(book, path)
    bench = next(i for i, one in exercises(book).items() if one.name == "Bench press")
    choices = preview.choices(suggestions=False)
    apply(book, preview, replace(choices, exercises={**choices.exercises, "Zercher carry": bench}))
    assert [one.load_g for one in by_name(book)["Bench press"]] == [50_000]
    assert [one.load_g for one in by_name(book)["Squat"]] == [20_000, 100_000, 90_000]
    assert check(book.path).ok


def test_an_undone_import_comes_back_after_a_restart(book: Logbook, write: Write) -> None:
    path = write(S3, *ROWS)
    brought_in(book, path)
    book.undo()
    again = Logbook.open(book.path)
    (report,) = import_json(again, [path])
    assert report["sets"] == 6
    again.close()


def test_what_the_person_threw_away_stays_in_the_bin(book: Logbook, write: Write) -> None:
    path = write(S3, *ROWS)
    brought_in(book, path)
    thrown = session_list(book, owner(book))[0].id
    bin_session(book, thrown)
    (report,) = import_json(book, [path])
    assert (report["sets"], report["already_there"]) == (0, 6)
    assert len(session_list(book, owner(book))) == 1

    preview = looked_at(book, path)
    wanted = replace(preview.choices(suggestions=False), bring_back=frozenset([thrown]))
    assert apply(book, preview, wanted).counts.sets == 2
    assert len(session_list(book, owner(book))) == 2
    book.undo()
    assert len(session_list(book, owner(book))) == 1


def test_a_corrected_session_is_kept_unless_the_files_is_wanted(
    book: Logbook, write: Write
) -> None:
    path = write(S3, *ROWS)
    brought_in(book, path)
    corrected = by_name(book)["Squat"][1]
    edit_set(book, corrected.id, reps=6)
    mine = logged(book)

    (report,) = import_json(book, [path])
    assert (report["sets"], report["already_there"], report["sessions_changed"]) == (0, 6, 1)
    assert "1 session differs from the logbook" in summary(report)
    assert logged(book) == mine

    preview = looked_at(book, path)
    choices = preview.choices(suggestions=False)
    changed = preview.outlook(choices).changed
    assert changed == {corrected.session_id}
    result = apply(book, preview, replace(choices, take_files=changed))
    assert (result.counts.sets, result.counts.already_there) == (4, 2)
    assert [one.reps for one in by_name(book)["Squat"]] == [5, 5, 8]
    assert preview_file(book, owner(book), path).outlook(choices).changed == frozenset()
    book.undo()
    assert logged(book) == mine
    assert check(book.path).ok


def test_what_was_chosen_once_is_known_the_next_time(book: Logbook, write: Write) -> None:
    """Exercise and unit chosen by hand are read off the sessions that came in with them."""
    path = write(S3, *ROWS)
    preview = looked_at(book, path)
    squat = next(i for i, one in exercises(book).items() if one.name == "Squat")
    bench = next(i for i, one in exercises(book).items() if one.name == "Bench press")
    choices = preview.choices(suggestions=False)
    chosen = Choices(
        exercises={**choices.exercises, "Zercher carry": bench},
        units=dict.fromkeys(choices.units, Unit.LB),
    )
    apply(book, preview, chosen)
    assert by_name(book)["Bench press"][0].load_g == 22_680
    again = looked_at(book, path)
    matches = {match.name: match for match in again.matches}
    assert matches["Zercher carry"].exercise_id == bench
    assert matches["Squat (Barbell)"].exercise_id == squat
    assert matches["Squat (Barbell)"].unit is Unit.LB
    (report,) = import_json(book, [path])
    assert (report["sets"], report["sessions_changed"]) == (0, 0)


def test_another_unit_of_the_athlete_changes_nothing_that_is_there(
    book: Logbook, write: Write
) -> None:
    run = f'{THURSDAY},"Running",1,0,0,2.5,900,,,'
    path = write(S3, *ROWS, run)
    brought_in(book, path)
    edit_athlete(book, owner(book), unit=Unit.LB.value)
    (report,) = import_json(book, [path])
    assert (report["sets"], report["already_there"], report["sessions_changed"]) == (0, 7, 0)


def test_miles_that_came_in_are_no_kilometres_later(book: Logbook, write: Write) -> None:
    edit_athlete(book, owner(book), unit=Unit.LB.value)
    path = write(S3, f'{THURSDAY},"Running",1,0,0,2.5,900,,,')
    brought_in(book, path)
    edit_athlete(book, owner(book), unit=Unit.KG.value)
    (report,) = import_json(book, [path])
    assert (report["already_there"], report["sessions_changed"]) == (1, 0)


def test_a_new_exercise_gets_the_muscle_that_was_chosen(book: Logbook, write: Write) -> None:
    preview = looked_at(book, write(S3, *ROWS))
    choices = preview.choices(suggestions=False)
    apply(book, preview, replace(choices, muscles={"Zercher carry": Muscle.GLUTES}))
    made = next(one for one in exercises(book).values() if one.name == "Zercher carry")
    assert made.contributions == {Muscle.GLUTES: 1.0}


# ---- cancelled, or cut off


def test_cancelled_it_leaves_nothing(
    book: Logbook, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "_PIECE_SETS", 1)
    preview = looked_at(book, write(S3, *ROWS))
    seen: list[tuple[int, int]] = []
    result = apply(
        book,
        preview,
        preview.choices(suggestions=False),
        progress=lambda done, total: seen.append((done, total)),
        cancelled=lambda: bool(seen),
    )
    assert result.cancelled
    assert result.import_id is None
    assert seen == [(4, 6)]
    assert logged(book) == []
    assert imports(book, owner(book)) == []
    assert book.undo_label is None
    assert "Zercher carry" not in {one.name for one in exercises(book).values()}
    assert brought_in(book, write(S3, *ROWS)).counts.sets == 6


def test_cut_off_it_is_taken_back_at_the_next_start(
    book: Logbook, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    class PowerCutError(BaseException):
        pass

    def cut(done: int, total: int) -> None:
        raise PowerCutError

    monkeypatch.setattr(importing, "_PIECE_SETS", 1)
    monkeypatch.setattr(importing.logbook_import, "take_back", lambda *_: None)
    preview = looked_at(book, write(S3, *ROWS))
    with pytest.raises(PowerCutError):
        apply(book, preview, preview.choices(suggestions=False), progress=cut)
    monkeypatch.undo()
    assert logged(book) != []
    again = Logbook.open(book.path)
    assert logged(again) == []
    assert check(again.path).ok
    again.close()


def test_a_set_is_logged_while_an_import_runs(
    book: Logbook, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "_PIECE_SETS", 1)
    worker = book.reader()
    preview = looked_at(worker, write(S3, *ROWS))
    added: list[int] = []

    def log_one(done: int, total: int) -> None:
        from legday_gui.logbook.athletes import add_body_weight

        added.append(add_body_weight(book, owner(book), 80_000 + done, 0, 0))

    result = apply(worker, preview, preview.choices(suggestions=False), progress=log_one)
    worker.close()
    assert len(added) == 2
    assert result.import_id is not None
    book.offer_import_undo(result.import_id, result.label, result.changes)
    assert len(logged(book)) == 6
    book.undo()
    assert logged(book) == []


# ---- warnings


def test_slips_are_shown_and_kept(book: Logbook, write: Write) -> None:
    rows = [f'{MONDAY},"Squat (Barbell)",{n},100,5,0,0,,,' for n in range(1, 10)]
    slip = f'{MONDAY.replace("1h 5m", "48h 40m")},"Squat (Barbell)",10,2956,5,0,0,,,'
    preview = looked_at(book, write(S3, slip, *rows))
    assert any("lasts 49 hours" in words for words in preview.warnings)
    assert any("2956" in words for words in preview.warnings)
    assert apply(book, preview, preview.choices(suggestions=False)).counts.sets == 10


def test_a_workout_written_twice_is_pointed_out(book: Logbook, write: Write) -> None:
    once = (f'{MONDAY},"Squat",1,100,5,0,0,,,', f'{MONDAY},"Leg Press",1,100,5,0,0,,,')
    preview = looked_at(book, write(S3, *once, *once))
    assert any("holds everything twice" in words for words in preview.warnings)
    assert preview.set_count == 4


def test_a_workout_whose_second_round_differs_is_not_doubled(book: Logbook, write: Write) -> None:
    first = (f'{MONDAY},"Squat",1,100,5,0,0,,,', f'{MONDAY},"Leg Press",1,100,5,0,0,,,')
    second = (first[0], first[1].replace("100,5", "100,6"))
    preview = looked_at(book, write(S3, *first, *second))
    assert (preview.doubled, preview.warnings) == (frozenset(), ())


def test_sets_repeated_under_an_older_name_are_pointed_out(book: Logbook, write: Write) -> None:
    def block(name: str, day: str, *loads: int) -> list[str]:
        return [f'{day},"{name}",{at},{load},5,0,0,,,' for at, load in enumerate(loads, start=1)]

    rows = [
        *block("Squat (Barbell)", MONDAY, 100, 110), *block("Leg Press", MONDAY, 100, 110),
        *block("Squat", MONDAY, 100, 110),
        *block("Squat (Barbell)", THURSDAY, 100, 110), *block("Squat", THURSDAY, 100, 120),
    ]  # fmt: skip
    preview = looked_at(book, write(S3, *rows))
    assert preview.warnings == (
        "Squat repeats the sets of Squat (Barbell) in 1 session: they may be the same ones, "
        "written twice.",
    )
    assert apply(book, preview, preview.choices(suggestions=False)).counts.sets == 10


def test_the_second_half_of_a_doubled_workout_can_be_left_out(book: Logbook, write: Write) -> None:
    once = (f'{MONDAY},"Squat",1,100,5,0,0,,,', f'{MONDAY},"Leg Press",1,100,5,0,0,,,')
    path = write(S3, *once, *once)
    preview = looked_at(book, path)
    halved = replace(preview.choices(suggestions=False), halve=preview.doubled)
    result = apply(book, preview, halved)
    assert (result.counts.sets, result.counts.already_there) == (2, 2)
    assert len(logged(book)) == 2
    again = looked_at(book, path)  # what was left out once does not look changed
    assert not again.outlook(again.choices(suggestions=False)).changed


def test_body_weights_come_in_once_and_leave_with_their_import(book: Logbook, write: Write) -> None:
    path = write('"Date";"Weight (kg)"', '"2026-01-06 07:00:00";"76.8"')
    (report,) = import_json(book, [path])
    assert (report["rows"], report["not_sets"], adds_up(report)) == (1, 1, True)
    assert [one.grams for one in body_weights(book, owner(book))] == [76_800]
    import_json(book, [path])
    assert len(imports(book, owner(book))) == 1
    book.undo()
    assert body_weights(book, owner(book)) == []
    book.redo()
    assert len(body_weights(book, owner(book))) == 1
    (made,) = imports(book, owner(book))
    importing_of_logbook.undo_import(book, made.id)  # as on another day
    assert body_weights(book, owner(book)) == []
    importing_of_logbook.bring_back(book, made.id)
    assert len(body_weights(book, owner(book))) == 1
    importing_of_logbook.undo_import(book, made.id)
    import_json(book, [path])
    assert len(body_weights(book, owner(book))) == 1


def test_a_match_that_was_made_by_hand_is_known_for_other_sessions(
    book: Logbook, write: Write
) -> None:
    squat = next(i for i, one in exercises(book).items() if one.name == "Squat")
    first = looked_at(book, write(S3, f'{MONDAY},"Zercher carry",1,50,8,0,0,,,'))
    apply(
        book, first, replace(first.choices(suggestions=False), exercises={"Zercher carry": squat})
    )
    (match,) = looked_at(book, write(S3, f'{THURSDAY},"Zercher carry",1,50,8,0,0,,,')).matches
    assert (match.exercise_id, match.certainty) == (squat, Certainty.SAME)


def test_a_body_weight_typed_as_a_load_is_pointed_out(book: Logbook, write: Write) -> None:
    rows = [f'{MONDAY},"Push Up",{number},65.5,20,0,0,,,' for number in (1, 2, 3)]
    preview = looked_at(book, write(S3, *rows, f'{MONDAY},"Chest Dip",1,25,8,0,0,,,'))
    assert [w.split(" has ")[0] for w in preview.warnings] == ["Push Up"]


def test_repetitions_far_above_the_others_are_pointed_out(book: Logbook, write: Write) -> None:
    rows = [f'{MONDAY},"Squat",{n},96,{65 if n == 9 else 6},0,0,,,' for n in range(1, 11)]
    preview = looked_at(book, write(S3, *rows))
    assert [w[:25] for w in preview.warnings] == ["Squat with 65 repetitions"]
    assert max(one.reps or 0 for b in preview.file.blocks() for one in b.sets) == 65


# ---- the files of other people


def volumes(path: Path) -> dict[str, float]:
    """Per name, Σ load × reps in the file's unit, by nothing but csv and arithmetic."""
    if path.suffix == ".fitnotes":
        return volumes_of_backup(path)
    text = path.read_text("utf-8")
    if text.startswith("Date,Exercise,Category,Weight (kgs),"):
        return volumes_of_fitnotes(text)
    delimiter = ";" if text.splitlines()[0].count(";") > 3 else ","
    found: dict[str, float] = defaultdict(float)
    for row in csv.DictReader(text.splitlines(keepends=True), delimiter=delimiter):
        name = row.get("Exercise Name") or row.get("exercise_title") or ""
        weight = row.get("Weight") or row.get("Weight (kg)") or row.get("weight_kg") or "0"
        reps = row.get("Reps") or row.get("reps") or "0"
        if not re.search("rest", row.get("Set Order") or "", re.IGNORECASE):
            found[" ".join(name.split())] += float(weight) * float(reps)
    return dict(found)


def volumes_of_fitnotes(text: str) -> dict[str, float]:
    found: dict[str, float] = defaultdict(float)
    for line in text.splitlines()[1:]:
        _, name, _, weight, reps, *_ = line.split(",")
        found[name] += float(weight or 0) * int(reps or 0)
    return dict(found)


def volumes_of_backup(path: Path) -> dict[str, float]:
    found: dict[str, float] = defaultdict(float)
    with closing(sqlite3.connect(f"file:{path}?immutable=1", uri=True)) as log:
        for number, name, volume in log.execute(
            """SELECT l.exercise_id, max(e.name), sum(l.metric_weight * l.reps) FROM training_log l
            LEFT JOIN exercise e ON e._id = l.exercise_id GROUP BY l.exercise_id"""
        ):
            found[name or f"Exercise {number}"] += volume
    return dict(found)


def records(path: Path) -> int:
    """How many rows or sets a file has, counted without reading them."""
    if path.suffix == ".fitnotes":
        with closing(sqlite3.connect(f"file:{path}?immutable=1", uri=True)) as log:
            return int(log.execute("SELECT count(*) FROM training_log").fetchone()[0])
    delimiter = ";" if path.read_text("utf-8").splitlines()[0].count(";") > 3 else ","
    with path.open(newline="", encoding="utf-8") as stream:
        return sum(1 for _ in csv.reader(stream, delimiter=delimiter)) - 1


@real
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem[:24])
def test_real_files_add_up_and_come_in_once(book: Logbook, path: Path) -> None:
    (report,) = import_json(book, [path])
    assert report["rows"] == records(path)
    assert adds_up(report)
    assert report["unreadable"] == []
    assert len(logged(book)) == report["sets"] > 0
    (again,) = import_json(book, [path])
    assert (again["sets"], again["already_there"]) == (0, report["sets"])
    book.undo()
    assert logged(book) == []
    (back,) = import_json(book, [path])
    assert back["sets"] == report["sets"]
    assert check(book.path).ok


@real
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem[:24])
def test_volume_equals_a_sum_by_csv_and_arithmetic(book: Logbook, path: Path) -> None:
    preview = looked_at(book, path)
    choices = preview.choices(suggestions=False)
    expected: dict[int, float] = defaultdict(float)
    for match in preview.matches:
        target = choices.exercises[match.name] or match.created.id
        expected[target] += volumes(path)[match.name]
    apply(book, preview, choices)
    got: dict[int, float] = defaultdict(float)
    for one in logged(book):
        got[one.exercise_id] += abs(one.load_g or 0) / 1000 * (one.reps or 0)
    assert got.keys() == expected.keys()
    for exercise_id, volume in expected.items():
        # Grams are whole, and two decimals of a converted pound are mended.
        assert got[exercise_id] == pytest.approx(volume, rel=2e-4)


# ---- out again


def test_export_has_a_row_per_set_and_guards_formulas(
    book: Logbook, write: Write, tmp_path: Path
) -> None:
    rows = (*ROWS, f'{THURSDAY},"=HYPERLINK(1)",1,45,8,0,0,"@note",,')
    import_json(book, [write(S3, *rows)], unit=Unit.LB)
    file = tmp_path / "out.csv"
    assert export_csv(book, owner(book), file) == 7
    with file.open(newline="", encoding="utf-8") as stream:
        found = list(csv.DictReader(stream))
    first = found[0]
    assert (first["Date"], first["Time"], first["Exercise"]) == ("2026-01-05", "18:30:00", "Squat")
    assert (first["Load (kg)"], first["Load as entered"], first["Unit"]) == ("9.072", "20", "lb")
    assert (first["Kind"], first["Side"], first["Set"]) == ("warm_up", "both", "1")
    assert found[1]["Reps in reserve"] == "2"
    assert (found[4]["Load (kg)"], found[4]["Load as entered"]) == ("-9.072", "-20")
    assert (found[5]["Load (kg)"], found[5]["Unit"]) == ("", "")
    assert (found[6]["Exercise"], found[6]["Exercise note"]) == ("'=HYPERLINK(1)", "'@note")
    assert not list(tmp_path.glob("*.part"))
