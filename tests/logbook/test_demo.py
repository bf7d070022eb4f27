from pathlib import Path

from legday_gui.logbook import history, planning, sessions
from legday_gui.logbook.athletes import athletes, body_weights
from legday_gui.logbook.check import check
from legday_gui.logbook.demo import begin_session, build_demo
from legday_gui.logbook.library import exercises
from legday_gui.logbook.logbook import Logbook
from legday_gui.training.estimate import estimated_max

NOW = 1_795_400_000


def test_two_believable_years(tmp_path: Path) -> None:
    book = build_demo(tmp_path / "Demo.legday", now=NOW)
    athlete_id = athletes(book)[0].id
    done = sessions.session_list(book, athlete_id, limit=1000)
    assert 170 < len(done) < 208
    assert 60 < (NOW - (done[0].ended_at or 0)) / 3600 < 75
    assert done[0].day - done[-1].day > 700
    assert len(body_weights(book, athlete_id)) == 52
    squat = next(e.id for e in exercises(book).values() if e.name == "Squat")
    maxima = [
        estimated_max(load, reps, None if reserve < 0 else reserve) or 0
        for _, _, load, reps, reserve in history.best_rows(book, athlete_id, squat)
    ]
    assert 1.2 < max(maxima[-20:]) / max(maxima[:20]) < 1.8
    assert check(book.path).ok
    book.close()


def test_easy_weeks_leave_nothing_to_ask_for(tmp_path: Path) -> None:
    """Marked, lighter, half the sets; the last one is not long ago, and nothing else was easy."""
    book = build_demo(tmp_path / "Demo.legday", now=NOW)
    athlete_id = athletes(book)[0].id
    today = sessions.session_list(book, athlete_id, limit=1)[0].day + 3
    assert planning.weeks_of_training(book, athlete_id, today) in (5, 6)
    spans = planning.deloads(book, athlete_id)
    assert len(spans) == 11
    kinds = "SELECT DISTINCT day, kind FROM training_set WHERE kind IN ('work', 'deload')"
    for day, kind in book.tuples(kinds):
        is_easy = any(span.from_day <= day <= span.until_day for span in spans)
        assert (kind == "deload") is is_easy
    book.close()


def test_it_is_the_same_every_time(tmp_path: Path) -> None:
    def written(book: Logbook) -> list[tuple[object, ...]]:
        rows = book.tuples("SELECT day, load_g, reps, reserve_halves FROM training_set ORDER BY id")
        book.close()
        return rows

    first = written(build_demo(tmp_path / "one.legday", now=NOW))
    assert first == written(build_demo(tmp_path / "two.legday", now=NOW))


def test_a_session_can_be_under_way(tmp_path: Path) -> None:
    book = build_demo(tmp_path / "Demo.legday", now=NOW)
    begin_session(book, now=NOW)
    running = sessions.open_session(book, athletes(book)[0].id)
    assert running is not None
    assert running.rest_from_ms == (NOW - 75) * 1000
    assert len(sessions.sets_of(book, running.id)) >= 3
    book.close()
