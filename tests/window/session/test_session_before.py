"""The best set ever of an exercise, with its day, and in words."""

from session_person import DAY_S, NOW, log_days

from legday_gui.logbook import sessions
from legday_gui.logbook.chart_settings import set_formula
from legday_gui.logbook.library import exercises
from legday_gui.logbook.targets import best_set
from legday_gui.training.estimate import Formula, estimated_max
from legday_gui.training.values import SetKind, Unit
from legday_gui.window.session import words
from legday_gui.window.session.sheet import Sheet, set_estimate, stars


def test_the_best_set_is_the_first_with_the_highest_estimate(space):
    log_days(space, 4)  # Day 1 twice, all its squats alike
    book, first_day = space.logbook, (NOW - 12 * DAY_S) // DAY_S
    [squat] = [e for e in exercises(book).values() if e.name == "Squat"]
    best = best_set(book, space.athlete_id, squat.id)
    done = [
        s
        for summary in sessions.session_list(book, space.athlete_id)
        for s in sessions.sets_of(book, summary.id)
        if s.exercise_id == squat.id
    ]
    [highest] = {estimated_max(s.load_g, s.reps, s.reserve_halves) for s in done}
    assert best is not None
    assert (best.max_g, best.day) == (highest, first_day)
    said = words.best_words(best, Unit.KG, squat)
    reserve = f"{best.reserve_halves / 2:g} in reserve"
    assert said == f"{highest / 1000:.1f} kg from 90 kg × {best.amount}, {reserve}"
    assert "reserve" not in words.best_words(best._replace(reserve_halves=None), Unit.KG, squat)
    sessions.edit_set(book, max(s.id for s in done), load_g=95_000)
    later = best_set(book, space.athlete_id, squat.id)
    assert later is not None
    assert (later.load_g, later.day) == (95_000, first_day + 6)
    assert best_set(book, space.athlete_id, squat.id, until_day=first_day + 5) == best


def test_without_an_estimate_there_is_no_best(space):
    book = space.logbook
    [squat] = [e for e in exercises(book).values() if e.name == "Squat"]
    assert best_set(book, space.athlete_id, squat.id) is None
    assert words.best_words(None, Unit.KG, squat) == "—"
    log_days(space, 1)
    [summary] = sessions.session_list(book, space.athlete_id)
    done = [s for s in sessions.sets_of(book, summary.id) if s.exercise_id == squat.id]
    sessions.edit_sets(book, [s.id for s in done], kind=SetKind.WARM_UP)
    assert best_set(book, space.athlete_id, squat.id) is None


def test_the_chosen_formula_speaks_in_the_session_too(space):
    log_days(space, 2)
    book = space.logbook
    [squat] = [e for e in exercises(book).values() if e.name == "Squat"]
    epley = best_set(book, space.athlete_id, squat.id)
    set_formula(book, space.athlete_id, squat.id, Formula.BRZYCKI)
    sheets = [
        Sheet(book, space.athlete_id, Unit.KG, summary.id, NOW // DAY_S)
        for summary in sessions.session_list(book, space.athlete_id)
    ]
    [(sheet, block)] = [
        (sheet, block)
        for sheet in sheets
        for block in sheet.blocks
        if block.exercise_id == squat.id
    ]
    done = sheet.sets(block)[-1]
    assert sheet.exercise(block).formula is Formula.BRZYCKI
    brzycki = set_estimate(done, sheet.exercise(block).formula)
    assert brzycki == estimated_max(done.load_g, done.reps, done.reserve_halves, Formula.BRZYCKI)
    assert epley is not None
    assert brzycki != epley.max_g
    heavier = done._replace(id=done.id + 1, number=done.number + 1, load_g=done.load_g + 2500)
    assert stars([done, heavier], brzycki, Formula.BRZYCKI) == {heavier.id}
