import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legday_gui.resource_files import resource
from legday_gui.training.catalogue import PlanTemplate, parse_exercises
from legday_gui.training.plan_text import PlanTextError, plan_text, read_plan
from legday_gui.training.progression import RULES, rule
from legday_gui.training.values import Muscle, PlanDay, Prescription, Schedule
from legday_gui.training.volume import planned_hard_sets

LIBRARY = {
    entry.exercise.id: entry.exercise
    for entry in parse_exercises(resource("exercises.json").read_text("utf-8"))
}
BY_NAME = {exercise.name: key for key, exercise in LIBRARY.items()}
TEMPLATES = sorted(p.name for p in Path(str(resource("plans"))).glob("*.toml"))

SHORT = """name = "Short"

[[day]]
name = "One"
weekday = "Monday"

[[day.exercise]]
exercise = "Squat"
sets = 3
reps = [5, 5]
rule = "linear"
step_kg = 2.5
reserve = 2
rest = "3:00"
options = { reset = 0.1 }
"""


@pytest.mark.parametrize(
    ("right", "wrong", "line", "words"),
    [
        ('weekday = "Monday"', 'weekday = "Mon"', 5, "“weekday” has “Mon”"),
        ('exercise = "Squat"', 'exercise = "Sqat"', 8, "“exercise” has “Sqat”"),
        ("sets = 3", "sets = 0", 9, "“sets” must be a whole number from 1 on"),
        ("sets = 3", "sets = 30", 9, "“sets” must be at most 20"),
        ('exercise = "Squat"', 'exercise = "squat"', 8, "Is it “Squat”?"),
        ('exercise = "Squat"', 'exercise = "Front sqat"', 8, "Is it “Front squat”?"),
        ("reps = [5, 5]", "reps = [5, 99999999999999999999]", 10, "“reps” must be at most 1000"),
        ("step_kg = 2.5", "step_kg = 500", 12, "“step_kg” must be at most 100"),
        ("reserve = 2", "reserve = 40", 13, "“reserve” must be at most 10"),
        ("sets = 3", "sets = 1\nset_reps = [5000]", 10, "“set_reps” must be at most 1000 each"),
        ("sets = 3\n", "", 7, "“sets” is missing"),
        ("reps = [5, 5]", "reps = [8, 5]", 10, "“reps” must not begin above where it ends"),
        ('rule = "linear"', 'rule = "moon"', 11, "“rule” has “moon”"),
        ("reserve = 2", "reserve = 1.3", 13, "“reserve” must be whole or half reps"),
        ('rest = "3:00"', 'rest = "3 min"', 14, "“rest” must be minutes and seconds"),
        ("{ reset = 0.1 }", "{ rest = 0.1 }", 15, "“options” has “rest”"),
        ("{ reset = 0.1 }", "{ reset = 0.9 }", 15, "“reset” must be from 0.05 to 0.2"),
        ('name = "Short"', "name = 7", 1, "“name” must be text"),
        ('name = "One"', 'nam = "One"', 4, "“nam” is not a field"),
        ("sets = 3", "sets = ", 9, "not valid TOML"),
        ("reps = [5, 5]", "reps = [5, 5]\nset_reps = [5, 5]", 11, "2 numbers for 3 sets"),
    ],
)
def test_an_error_names_line_and_field(right, wrong, line, words):
    assert right in SHORT
    with pytest.raises(PlanTextError) as refused:
        read_plan(SHORT.replace(right, wrong), BY_NAME)
    assert refused.value.line == line
    assert str(refused.value).startswith(f"Line {line}: ")
    assert words in str(refused.value)


def test_the_line_is_that_of_the_right_table():
    two = SHORT + SHORT[SHORT.index("[[day.exercise]]") :].replace("sets = 3", "sets = no")
    with pytest.raises(PlanTextError, match="Line 18"):
        read_plan(two, BY_NAME)
    late = SHORT + SHORT[SHORT.index("[[day.exercise]]") :].replace("reserve = 2", "reserve = -1")
    with pytest.raises(PlanTextError) as refused:
        read_plan(late, BY_NAME)
    assert late.splitlines()[refused.value.line - 1] == "reserve = -1"


def same(a, b):
    """Equal but for the ids."""

    def plain(days):
        return [
            day._replace(
                id=0, plan_id=0,
                prescriptions=tuple(p._replace(id=0, day_id=0) for p in day.prescriptions),
            )
            for day in days
        ]  # fmt: skip

    return (a.name, a.schedule, plain(a.days)) == (b.name, b.schedule, plain(b.days))


@st.composite
def prescriptions(draw, position):
    name = draw(st.sampled_from(sorted(RULES)))
    options = {p.key: draw(st.sampled_from([p.least, p.default, p.most]))
               for p in rule(name).PARAMETERS if draw(st.booleans())}  # fmt: skip
    each = tuple(draw(st.lists(st.integers(1, 30), max_size=5)))
    low = draw(st.integers(1, 20))
    return Prescription(
        0, 0, position, draw(st.sampled_from(sorted(LIBRARY))),
        len(each) or draw(st.integers(1, 9)),
        low, low + draw(st.integers(0, 5)), draw(st.integers(0, 8)), draw(st.integers(0, 3600)),
        draw(st.none() | st.integers(0, 300)), name,
        draw(st.sampled_from([500, 2268, 2500, 5000])),
        options, each, draw(st.none() | st.integers(1, 9)), draw(words(0)),
    )  # fmt: skip


def words(least=1):
    text = st.text(st.characters(exclude_categories=("Cs",)), min_size=least, max_size=30)
    return text.map(str.strip).filter(lambda t: len(t) >= least)


@st.composite
def templates(draw):
    # Often two days have the same name.
    names = draw(st.lists(st.sampled_from(["Legs", "legs"]) | words(), min_size=1, max_size=3))
    days = tuple(
        PlanDay(0, 0, i, name, draw(words(0)), draw(st.none() | st.integers(0, 6)),
                tuple(draw(prescriptions(k)) for k in range(draw(st.integers(0, 3)))))
        for i, name in enumerate(names)
    )  # fmt: skip
    return PlanTemplate(0, draw(words()), days, draw(st.sampled_from(Schedule)))


def test_a_text_may_begin_with_a_byte_order_mark_and_end_its_lines_as_windows_does():
    plan = read_plan("\ufeff" + SHORT.replace("\n", "\r\n"), BY_NAME)
    assert same(plan, read_plan(SHORT, BY_NAME))


def test_an_error_in_the_second_of_two_days_alike_has_its_line():
    twice = SHORT + SHORT[SHORT.index("\n[[day]]") :].replace("sets = 3", "sets = 0")
    with pytest.raises(PlanTextError) as refused:
        read_plan(twice, BY_NAME)
    assert refused.value.line == len(SHORT.splitlines()) + 8
    assert twice.splitlines()[refused.value.line - 1] == "sets = 0"


@given(templates())
def test_a_plan_written_and_read_is_equal(plan):
    assert same(read_plan(plan_text(plan, LIBRARY), BY_NAME), plan)


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_templates_are_plans_of_their_kind(name):
    plan = read_plan(resource(f"plans/{name}").read_text("utf-8"), BY_NAME)
    assert same(read_plan(plan_text(plan, LIBRARY), BY_NAME), plan)
    assert all(day.prescriptions for day in plan.days)
    quads = planned_hard_sets(plan, LIBRARY)[Muscle.QUADS]
    assert 4 <= quads <= 24
    days = [day.weekday for day in plan.days if day.weekday is not None]
    assert all(b - a >= 2 for a, b in pairwise(days))


def test_the_home_plan_needs_dumbbells_only():
    text = resource("plans/home-dumbbells.toml").read_text("utf-8")
    plan = read_plan(text, BY_NAME)
    needed = {LIBRARY[p.exercise_id].equipment for day in plan.days for p in day.prescriptions}
    assert needed <= {"dumbbell", "dumbbells", "bodyweight"}, needed


def test_names_are_quoted_as_toml_wants_it():
    assert json.loads('"a"') == "a"
    odd = 'Tom\'s "big" day \\ \x7f'
    plan = PlanTemplate(0, odd, (PlanDay(0, 0, 0, odd, "", None),))
    assert read_plan(plan_text(plan, LIBRARY), BY_NAME).name == odd
