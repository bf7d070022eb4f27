"""Targets at a place: whatever was lifted and whatever stands there, they can be loaded."""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legday_gui.logbook import places, sessions
from legday_gui.logbook.athletes import athletes
from legday_gui.logbook.door import Edit
from legday_gui.logbook.ids import new_id
from legday_gui.logbook.library import exercise
from legday_gui.logbook.logbook import Logbook
from legday_gui.logbook.plans import active_plan
from legday_gui.logbook.targets import day_targets
from legday_gui.training.values import Implement, ImplementKind, Place, Unit

AT, WEEK_S = 1_795_000_000, 7 * 86_400


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("here") / "empty.legday"
    Logbook.create(path).close()
    return path


def opened(empty: Path, folder: str) -> Logbook:
    return Logbook.open(Path(shutil.copy(empty, folder)))


def log_week(book: Logbook, week: int, load_g: int, reps: int, place_id: int | None) -> None:
    athlete_id = athletes(book)[0].id
    plan = active_plan(book, athlete_id)
    assert plan is not None
    at = AT + week * WEEK_S
    session_id = sessions.start_session(book, athlete_id, plan.days[0], at, 0, place_id)
    one = {
        "session_id": session_id, "athlete_id": athlete_id, "day": at // 86_400, "load_g": load_g,
        "reps": reps, "reserve_halves": 4, "done_at": at,
    }  # fmt: skip
    sets = [
        one | {"block_id": b.id, "exercise_id": b.exercise_id, "number": n, "position": n}
        for b in sessions.blocks(book, session_id)
        for n in range(1, b.sets + 1)
    ]
    book.write("Log", [Edit("training_set", new_id(), fields) for fields in sets])
    sessions.finish_session(book, session_id, at + 3600)


grams = st.integers(1, 80).map(lambda n: n * 625)
stock = st.lists(
    st.one_of(
        st.builds(lambda g, n: Implement(0, ImplementKind.PLATE, g, pairs=n), grams,
                  st.integers(1, 4)),
        st.builds(lambda g: Implement(0, ImplementKind.DUMBBELL, g), grams),
        st.builds(lambda g, s: Implement(0, ImplementKind.STACK, g, step_g=s, most_g=g + 9 * s),
                  grams, grams),
        st.builds(lambda g: Implement(0, ImplementKind.BAR, g), st.integers(10, 25).map(
            lambda kg: kg * 1000)),
        st.builds(lambda g: Implement(0, ImplementKind.COLLAR, g), st.sampled_from([250, 2500])),
    ),
    max_size=7,
)  # fmt: skip
weeks = st.lists(st.tuples(grams, st.integers(1, 18), st.booleans()), max_size=4)


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(stock, weeks, st.sampled_from(Unit), st.sampled_from([Unit.KG, Unit.LB]))
def test_every_target_can_be_loaded_where_anything_can(
    empty: Path,
    stock: list[Implement],
    weeks: list[tuple[int, int, bool]],
    unit: Unit,
    at_unit: Unit,
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        book = opened(empty, folder)
        place_id = places.add_place(book, "Here", at_unit)
        places.set_implements(book, place_id, stock)
        for week, (load_g, reps, here) in enumerate(weeks):
            log_week(book, week, load_g, reps, place_id if here else None)
        _assert_loadable(book, places.place(book, place_id), unit, AT // 86_400 + 7 * len(weeks))
        book.close()


def _assert_loadable(book: Logbook, place: Place | None, unit: Unit, today: int) -> None:
    assert place is not None
    athlete_id = athletes(book)[0].id
    plan = active_plan(book, athlete_id)
    assert plan is not None
    targets = day_targets(book, athlete_id, plan.days[0], unit, today, place=place)
    for item in plan.days[0].prescriptions:
        loads = places.loads_at(book, exercise(book, item.exercise_id), place, unit)
        target = targets[item.id]
        for load_g in (target.load_g, *(s.load_g for s in target.per_set)):
            if load_g is not None and loads.grams:
                assert loads.contains(load_g), (item, target)
            elif load_g is not None:
                assert "has no" in target.reason


def test_the_bar_chosen_for_an_exercise_counts(empty: Path, tmp_path: Path) -> None:
    book = opened(empty, str(tmp_path))
    athlete_id = athletes(book)[0].id
    plan = active_plan(book, athlete_id)
    assert plan is not None
    squat = plan.days[0].prescriptions[0]
    place_id = places.add_place(book, "Here", Unit.KG)
    bars = [Implement(0, ImplementKind.BAR, kg * 1000) for kg in (20, 17)]
    plate = Implement(0, ImplementKind.PLATE, 20_000, pairs=4)
    places.set_implements(book, place_id, [*bars, plate])
    log_week(book, 0, 100_000, 5, None)  # missed: the same load again
    today = AT // 86_400 + 7

    def load() -> int | None:
        here = places.place(book, place_id)
        return day_targets(book, athlete_id, plan.days[0], Unit.KG, today, place=here)[
            squat.id
        ].load_g

    assert load() == 100_000
    here = places.place(book, place_id)
    assert here is not None
    places.set_setting_bar(book, squat.exercise_id, place_id, here.implements[1].id)
    assert load() == 97_000
    rack = places.rack_at(book, exercise(book, squat.exercise_id), here, Unit.KG)
    assert rack is not None
    assert rack.plates(97_000) == (20_000, 20_000)
    book.close()
