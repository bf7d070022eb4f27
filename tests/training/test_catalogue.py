"""The shipped exercises and plan, and what the readers say of broken ones."""

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from legday_gui.training.catalogue import (
    ANY_APP,
    APPS,
    CatalogueError,
    alias_key,
    built_in_id,
    parse_exercises,
    parse_plan,
)
from legday_gui.training.values import LoadKind, Measure, Muscle, Sidedness

RESOURCES = Path(__file__).parents[2] / "resources"
EXERCISES_TEXT = (RESOURCES / "exercises.json").read_text(encoding="utf-8")
PLAN_TEXT = (RESOURCES / "plans" / "twice-a-week-legs.toml").read_text(encoding="utf-8")
CATALOGUE = parse_exercises(EXERCISES_TEXT)
BY_NAME = {entry.exercise.name: entry.exercise for entry in CATALOGUE}
IDS = {name: exercise.id for name, exercise in BY_NAME.items()}

# name, sets, lowest and highest reps, rule, step in g, reserve in halves, rest, rest between legs
PROGRAM = {
    "Day 1": [
        ("Squat", 4, 6, 6, "linear", 2500, 4, 180, None),
        ("Deadlift", 4, 5, 5, "linear", 5000, 4, 180, None),
        ("Bulgarian split squat", 3, 8, 10, "double", 2000, 4, 120, 30),
        ("Hamstring curl", 3, 12, 14, "double", 5000, 4, 90, None),
        ("Standing calf raise", 3, 15, 17, "double", 5000, 2, 60, None),
    ],
    "Day 2": [
        ("Front squat", 3, 10, 12, "double", 2500, 4, 120, None),
        ("Romanian deadlift", 3, 12, 14, "double", 2500, 4, 120, None),
        ("Walking lunge", 3, 15, 17, "double", 2000, 4, 90, None),
        ("Leg press", 3, 12, 14, "double", 10000, 4, 120, None),
        ("Seated calf raise", 3, 15, 17, "double", 2500, 2, 60, None),
    ],
}
OTHERS_WITH_CUES = (
    "Leg extension",
    "Hip thrust",
    "Hack squat",
    "Goblet squat",
    "Step-up",
    "Glute bridge",
    "Good morning",
    "Sumo deadlift",
    "Nordic curl",
    "Hip adduction",
    "Hip abduction",
    "Reverse lunge",
    "Leg press calf raise",
    "Seated leg curl",
    "Box jump",
    "Back extension",
)

# Every leg exercise that the other apps ship or that people add to them, under one of its names.
LEG_NAMES = [
    ("strong", "Squat (Barbell)", "Squat"),
    ("strong", "Front Squat (Barbell)", "Front squat"),
    ("strong", "Box Squat (Barbell)", "Box squat"),
    ("strong", "Paused Squat", "Pause squat"),
    ("strong", "Pin Squat", "Pin squat"),
    ("strong", "Overhead Squat (Barbell)", "Overhead squat"),
    ("strong", "Zercher Squat (Barbell)", "Zercher squat"),
    ("strong", "Squat (Smith Machine)", "Smith machine squat"),
    ("strong", "Squat (Machine)", "Machine squat"),
    ("strong", "Hack Squat", "Hack squat"),
    ("strong", "Hack Squat (Barbell)", "Barbell hack squat"),
    ("hevy", "Pendulum Squat (Machine)", "Pendulum squat"),
    ("hevy", "Belt Squat (Machine)", "Belt squat"),
    ("strong", "Goblet Squat (Kettlebell)", "Goblet squat"),
    ("strong", "Squat (Dumbbell)", "Dumbbell squat"),
    ("strong", "Squat (Bodyweight)", "Bodyweight squat"),
    ("hevy", "Sumo Squat (Dumbbell)", "Sumo squat"),
    ("strong", "Jump Squat", "Jump squat"),
    ("strong", "Pistol Squat", "Pistol squat"),
    ("hevy", "Sissy Squat (Weighted)", "Sissy squat"),
    ("strong", "Bulgarian Split Squat", "Bulgarian split squat"),
    ("hevy", "Split Squat (Dumbbell)", "Split squat"),
    ("strong", "Lunge (Dumbbell)", "Dumbbell lunge"),
    ("strong", "Lunge (Barbell)", "Barbell lunge"),
    ("strong", "Lunge (Bodyweight)", "Bodyweight lunge"),
    ("hevy", "Walking Lunge (Dumbbell)", "Walking lunge"),
    ("hevy", "Reverse Lunge (Dumbbell)", "Reverse lunge"),
    ("hevy", "Lateral Lunge", "Lateral lunge"),
    ("hevy", "Curtsy Lunge (Dumbbell)", "Curtsy lunge"),
    ("strong", "Step-up", "Step-up"),
    ("strong", "Leg Press", "Leg press"),
    ("strong", "Seated Leg Press (Machine)", "Seated leg press"),
    ("hevy", "Single Leg Press (Machine)", "Single-leg leg press"),
    ("strong", "Leg Extension (Machine)", "Leg extension"),
    ("hevy", "Single Leg Extensions", "Single-leg extension"),
    ("strong", "Lying Leg Curl (Machine)", "Hamstring curl"),
    ("strong", "Seated Leg Curl (Machine)", "Seated leg curl"),
    ("hevy", "Standing Leg Curls", "Standing leg curl"),
    ("hevy", "Nordic Hamstrings Curls", "Nordic curl"),
    ("strong", "Glute Ham Raise", "Glute-ham raise"),
    ("fitnotes", "Swiss Ball Leg Curls", "Swiss-ball leg curl"),
    ("strong", "Deadlift (Barbell)", "Deadlift"),
    ("strong", "Sumo Deadlift (Barbell)", "Sumo deadlift"),
    ("strong", "Trap Bar Deadlift", "Trap bar deadlift"),
    ("strong", "Deficit Deadlift (Barbell)", "Deficit deadlift"),
    ("fitnotes", 'Pause Deadlift 1"', "Paused deadlift"),
    ("strong", "Rack Pull (Barbell)", "Rack pull"),
    ("strong", "Deadlift (Dumbbell)", "Dumbbell deadlift"),
    ("strong", "Romanian Deadlift (Barbell)", "Romanian deadlift"),
    ("strong", "Romanian Deadlift (Dumbbell)", "Dumbbell Romanian deadlift"),
    ("hevy", "Single Leg Romanian Deadlift (Dumbbell)", "Single-leg Romanian deadlift"),
    ("strong", "Stiff Leg Deadlift (Barbell)", "Stiff-leg deadlift"),
    ("strong", "Good Morning (Barbell)", "Good morning"),
    ("strong", "Back Extension", "Back extension"),
    ("hevy", "Reverse Hyperextension", "Reverse hyperextension"),
    ("strong", "Hip Thrust (Barbell)", "Hip thrust"),
    ("hevy", "Hip Thrust (Machine)", "Hip thrust machine"),
    ("hevy", "Single Leg Hip Thrust", "Single-leg hip thrust"),
    ("hevy", "Glute Bridge", "Glute bridge"),
    ("strong", "Single Leg Bridge", "Single-leg glute bridge"),
    ("strong", "Cable Pull Through", "Cable pull-through"),
    ("strong", "Cable Kickback", "Cable glute kickback"),
    ("strong", "Glute Kickback (Machine)", "Machine glute kickback"),
    ("strong", "Hip Abductor (Machine)", "Hip abduction"),
    ("strong", "Hip Adductor (Machine)", "Hip adduction"),
    ("strong", "Standing Calf Raise (Machine)", "Standing calf raise"),
    ("strong", "Standing Calf Raise (Barbell)", "Barbell calf raise"),
    ("strong", "Standing Calf Raise (Dumbbell)", "Dumbbell calf raise"),
    ("strong", "Standing Calf Raise (Bodyweight)", "Bodyweight calf raise"),
    ("strong", "Standing Calf Raise (Smith Machine)", "Smith machine calf raise"),
    ("hevy", "Single Leg Standing Calf Raise", "Single-leg calf raise"),
    ("strong", "Seated Calf Raise (Plate Loaded)", "Seated calf raise"),
    ("strong", "Calf Press on Leg Press", "Leg press calf raise"),
    ("hevy", "Calf Extension (Machine)", "Calf extension"),
    ("fitnotes", "Donkey Calf Raise", "Donkey calf raise"),
    ("strong", "Kettlebell Swing", "Kettlebell swing"),
    ("hevy", "Sled Push", "Sled push"),
    ("hevy", "Wall Sit", "Wall sit"),
    ("strong", "Box Jump", "Box jump"),
]
FALSE_FRIENDS = [
    ("hevy", "Hack Squat", "Barbell hack squat"),
    ("hevy", "Hack Squat (Machine)", "Hack squat"),
    ("hevy", "Lunge", "Bodyweight lunge"),
    ("strong", "Lunge", "Barbell lunge"),
    ("hevy", "Hip Thrust", "Bodyweight hip thrust"),
    ("fitnotes", "Hip Thrust", "Hip thrust"),
    ("hevy", "Standing Calf Raise", "Bodyweight calf raise"),
    ("hevy", "Reverse Lunge", "Bodyweight reverse lunge"),
    ("hevy", "Walking Lunge", "Bodyweight walking lunge"),
    ("hevy", "Step Up", "Bodyweight step-up"),
    ("hevy", "Leg Press Horizontal (Machine)", "Seated leg press"),
    ("hevy", "Calf Press (Machine)", "Leg press calf raise"),
    ("fitbod", "Dumbbell Kickbacks", "Triceps kickback"),
    ("hevy", "Oturarak Leg Curl (Makine)", "Seated leg curl"),
    ("hevy", "Lunge (Dambıl)", "Dumbbell lunge"),
]


def named(app: str, name: str) -> set[str]:
    """The exercises that ``name`` stands for in ``app``: its own aliases, else those of any."""
    key = alias_key(name)
    return {
        entry.exercise.name
        for entry in CATALOGUE
        for alias in (*entry.aliases.get(app, ()), *entry.aliases.get(ANY_APP, ()))
        if alias_key(alias) == key
    }


def entry(**changes: Any) -> dict[str, Any]:
    valid = {
        "name": "Squat",
        "equipment": "barbell",
        "load_kind": "barbell",
        "sidedness": "never",
        "measure": "reps",
        "step_kg": 2.5,
        "contributions": {"quads": 1},
        "aliases": {"strong": ["Squat (Barbell)"]},
        "cues": ["Brace"],
    }
    return valid | changes


def test_enough_exercises_and_all_of_the_program() -> None:
    assert len(CATALOGUE) >= 115
    program = {row[0] for rows in PROGRAM.values() for row in rows}
    assert program | {"Bench press", "Pull-up"} <= set(BY_NAME)


@pytest.mark.parametrize(("app", "alias", "name"), LEG_NAMES + FALSE_FRIENDS)
def test_names_of_other_apps(app: str, alias: str, name: str) -> None:
    assert named(app, alias) == {name}


@pytest.mark.parametrize("bare", ["Leg Curl", "Single Leg Curl", "Lunges"])
def test_what_cannot_be_known_stands_for_nothing(bare: str) -> None:
    assert not any(named(app, bare) for app in APPS)


@pytest.mark.parametrize("app", APPS)
def test_an_alias_points_at_one_exercise(app: str) -> None:
    owners: dict[str, set[str]] = {}
    for shipped in CATALOGUE:
        for alias in (*shipped.aliases.get(app, ()), *shipped.aliases.get(ANY_APP, ())):
            owners.setdefault(alias_key(alias), set()).add(shipped.exercise.name)
    assert {alias: names for alias, names in owners.items() if len(names) > 1} == {}


def test_aliases_are_written_once() -> None:
    for shipped in CATALOGUE:
        for app, names in shipped.aliases.items():
            keys = [alias_key(name) for name in names]
            assert len(keys) == len(set(keys)), (shipped.exercise.name, app)


def test_contributions_of_the_program() -> None:
    assert BY_NAME["Deadlift"].contributions == {
        Muscle.GLUTES: 1,
        Muscle.LOWER_BACK: 1,
        Muscle.QUADS: 0.5,
        Muscle.HAMSTRINGS: 0.5,
        Muscle.ADDUCTORS: 0.5,
    }
    assert BY_NAME["Walking lunge"].main_muscle is Muscle.GLUTES
    assert BY_NAME["Squat"].main_muscle is Muscle.QUADS
    assert BY_NAME["Box jump"].contributions == {}


def test_how_loads_are_counted() -> None:
    assert BY_NAME["Bulgarian split squat"].load_kind is LoadKind.PAIR
    assert BY_NAME["Bulgarian split squat"].sidedness is Sidedness.ALWAYS
    assert BY_NAME["Pull-up"].load_kind is LoadKind.BODYWEIGHT
    assert BY_NAME["Assisted pull-up"].load_kind is LoadKind.ASSISTED
    assert BY_NAME["Plank"].measure is Measure.TIME
    assert BY_NAME["Farmer's carry"].measure is Measure.DISTANCE
    assert BY_NAME["Running"].contributions == {}
    assert BY_NAME["Leg press"].step_g == 5000


def test_cues_are_short_and_there() -> None:
    program = [row[0] for rows in PROGRAM.values() for row in rows]
    for name in (*program, *OTHERS_WITH_CUES):
        assert 4 <= len(BY_NAME[name].cues) <= 5, name
    assert all(len(cue) <= 45 for exercise in BY_NAME.values() for cue in exercise.cues)


def test_ids_stay_what_they_are() -> None:
    assert BY_NAME["Squat"].id == built_in_id("exercise", "Squat") == 1005649164955520686
    assert parse_plan(PLAN_TEXT, IDS).id == 3848503565652943667


def test_ids_are_distinct_and_fit_63_bits() -> None:
    plan = parse_plan(PLAN_TEXT, IDS)
    rows = [row.id for day in plan.days for row in day.prescriptions]
    ids = [*IDS.values(), plan.id, *(day.id for day in plan.days), *rows]
    assert len(set(ids)) == len(ids)
    assert all(0 < each < 2**63 for each in ids)


def test_the_shipped_plan() -> None:
    plan = parse_plan(PLAN_TEXT, IDS)
    names = {id_: name for name, id_ in IDS.items()}
    assert plan.name == "Twice-a-week legs"
    assert [(day.name, day.focus, day.weekday, day.position) for day in plan.days] == [
        ("Day 1", "Strength & power", 0, 0),
        ("Day 2", "Hypertrophy & endurance", 3, 1),
    ]
    assert {
        day.name: [
            (
                names[row.exercise_id],
                row.sets,
                row.reps_low,
                row.reps_high,
                row.rule,
                row.step_g,
                row.reserve_halves,
                row.rest_s,
                row.side_rest_s,
            )
            for row in day.prescriptions
        ]
        for day in plan.days
    } == PROGRAM
    assert plan.days[0].prescriptions[1].options == {
        "fails_before_reset": 3,
        "reset": 0.1,
        "small_step_kg": 2.5,
        "small_below_kg": 100,
    }
    for day in plan.days:
        assert day.plan_id == plan.id
        assert [row.position for row in day.prescriptions] == [0, 1, 2, 3, 4]
        assert {row.day_id for row in day.prescriptions} == {day.id}


def test_weekly_hard_sets_of_the_shipped_plan() -> None:
    exercises = {exercise.id: exercise for exercise in BY_NAME.values()}
    week: dict[Muscle, float] = defaultdict(float)
    for day in parse_plan(PLAN_TEXT, IDS).days:
        for row in day.prescriptions:
            for muscle, share in exercises[row.exercise_id].contributions.items():
                week[muscle] += row.sets * share
    assert week == {
        Muscle.QUADS: 18,
        Muscle.HAMSTRINGS: 8,
        Muscle.GLUTES: 20,
        Muscle.CALVES: 6,
        Muscle.ADDUCTORS: 11.5,
        Muscle.LOWER_BACK: 9,
    }


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"contributions": {"quadz": 1}}, "“contributions” has “quadz”"),
        ({"contributions": {"quads": 0.7}}, "“contributions” must give quads 1 (direct)"),
        ({"load_kind": "bar"}, "“load_kind” has “bar”, but must be one of barbell, pair"),
        ({"step_kg": 0}, "“step_kg” must be above 0"),
        ({"step_kg": "2.5"}, "“step_kg” must be a number"),
        ({"step_kg": float("nan")}, "“step_kg” must be a number"),
        ({"aliases": {"storng": ["Squat"]}}, "“aliases” has “storng”"),
        ({"aliases": {"strong": "Squat"}}, "“aliases” must be a list of texts"),
        ({"cues": [1]}, "“cues” must be a list of texts"),
        ({"equipment": " "}, "“equipment” must be text"),
        ({"equipmnt": "barbell"}, "“equipmnt” is not a field"),
    ],
)
def test_a_broken_exercise_is_named(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(CatalogueError) as caught:
        parse_exercises(json.dumps([entry(**changes)]))
    assert str(caught.value).startswith("Exercise “Squat”: ")
    assert said in str(caught.value)


def test_a_missing_field_is_named() -> None:
    fields = entry()
    del fields["measure"]
    with pytest.raises(CatalogueError, match="Exercise “Squat”: “measure” is missing"):
        parse_exercises(json.dumps([fields]))
    with pytest.raises(CatalogueError, match="Exercise number 1: “name” is missing"):
        parse_exercises("[{}]")


def test_a_name_used_twice_is_refused() -> None:
    with pytest.raises(CatalogueError, match="Exercise “SQUAT”: “name” is used twice"):
        parse_exercises(json.dumps([entry(), entry(name="SQUAT", aliases={})]))


@pytest.mark.parametrize(
    "aliases", [{"strong": ["squat  (barbell)"]}, {"any": ["Squat (Barbell)"]}, {"any": ["SQUAT"]}]
)
def test_an_alias_of_two_exercises_is_refused(aliases: dict[str, list[str]]) -> None:
    with pytest.raises(CatalogueError, match=r"Exercise “Box squat”: .* stands for “Squat”"):
        parse_exercises(json.dumps([entry(), entry(name="Box squat", aliases=aliases)]))


def test_an_app_may_use_our_name_for_something_else() -> None:
    both = [entry(), entry(name="Box squat", aliases={"hevy": ["Squat"]})]
    assert [found.aliases.get("hevy", ()) for found in parse_exercises(json.dumps(both))] == [
        (),
        ("Squat",),
    ]


@pytest.mark.parametrize("text", ["", "{", "{}", "[1]", "null"])
def test_text_that_is_no_list_of_exercises(text: str) -> None:
    with pytest.raises(CatalogueError):
        parse_exercises(text)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"Squat"', '"Sqat"', "“Day 1”, exercise 1: “exercise” has “Sqat”"),
        ("reps = [6, 6]", "reps = [6, 5]", "“Day 1”, exercise 1: “reps” must not begin above"),
        ("reps = [6, 6]", "reps = 6", "“reps” must be two numbers"),
        ("reps = [6, 6]", "reps = [0, 6]", "“reps” must be a whole number from 1"),
        ("sets = 4", "sets = 4.5", "“sets” must be a whole number"),
        ("reserve = 2", "reserve = 2.25", "“reserve” must be whole or half reps"),
        ('rest = "3:00"', 'rest = "180"', "“rest” must be minutes and seconds"),
        ('weekday = "Monday"', 'weekday = "Mon"', "Day 1 of the plan: “weekday” has “Mon”"),
        ("reset = 0.10", 'reset = "a lot"', "“options” must be a number"),
        ("[[day]]", "[[dya]]", "The plan: “dya” is not a field"),
        ("sets = 4", "sets = ", "The plan is not valid TOML"),
    ],
)
def test_a_broken_plan_is_named(old: str, new: str, said: str) -> None:
    assert old in PLAN_TEXT
    with pytest.raises(CatalogueError) as caught:
        parse_plan(PLAN_TEXT.replace(old, new, -1 if "dya" in new else 1), IDS)
    assert said in str(caught.value)


def test_half_a_rep_in_reserve_and_a_day_without_a_weekday() -> None:
    text = PLAN_TEXT.replace("reserve = 2", "reserve = 1.5", 1).replace('weekday = "Monday"', "")
    day = parse_plan(text, IDS).days[0]
    assert day.weekday is None
    assert day.prescriptions[0].reserve_halves == 3


def test_an_exercise_twice_on_a_day_has_two_ids() -> None:
    text = PLAN_TEXT.replace('exercise = "Deadlift"', 'exercise = "Squat"')
    first, second = parse_plan(text, IDS).days[0].prescriptions[:2]
    assert first.exercise_id == second.exercise_id
    assert first.id != second.id


def test_two_days_of_the_same_name_have_ids_of_their_own() -> None:
    text = PLAN_TEXT.replace('name = "Day 2"', 'name = "Day 1"')
    plan = parse_plan(text, IDS)
    assert [day.name for day in plan.days] == ["Day 1", "Day 1"]
    ids = [day.id for day in plan.days] + [p.id for day in plan.days for p in day.prescriptions]
    assert len(set(ids)) == len(ids)
    assert plan.days[0].id == parse_plan(PLAN_TEXT, IDS).days[0].id
    assert all(p.day_id == day.id for day in plan.days for p in day.prescriptions)
