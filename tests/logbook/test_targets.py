from pathlib import Path

import pytest

from legday_gui.logbook.athletes import athletes
from legday_gui.logbook.door import Edit
from legday_gui.logbook.errors import LogbookError
from legday_gui.logbook.library import add_exercise, exercise, exercises
from legday_gui.logbook.logbook import Logbook
from legday_gui.logbook.plans import active_plan, add_prescription, plan_day
from legday_gui.logbook.targets import day_targets
from legday_gui.training.values import Muscle, Unit


def test_a_prescription_of_a_deleted_exercise_still_has_its_target(tmp_path: Path) -> None:
    book = Logbook.create(tmp_path / "log.legday")
    athlete_id = athletes(book)[0].id
    plan = active_plan(book, athlete_id)
    assert plan is not None
    own = add_exercise(book, "Sled drag", contributions={Muscle.QUADS: 1.0})
    item = add_prescription(book, plan.days[0].id, own)
    book.write("Delete", [Edit.bin("exercise", own)])
    assert own not in exercises(book)
    assert exercise(book, own).name == "Sled drag"
    day = plan_day(book, plan.days[0].id)
    found = day_targets(book, athlete_id, day, Unit.KG, today=20_000)
    assert found[item].sets == 3
    assert len(found) == len(day.prescriptions)
    with pytest.raises(LogbookError):
        exercise(book, 12)
    book.close()
