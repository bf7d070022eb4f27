"""Habits of the formats that were seen in real exports; Strong and Hevy have files of their own.

``QUIRKS`` in test_exchange_claims names the tests of all of them.
"""

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from legday_gui.exchange.errors import ExchangeError
from legday_gui.exchange.parsed import ParsedFile, ParsedSet
from legday_gui.exchange.reading import read_bytes
from legday_gui.training.values import SetKind, Side, Unit


def read(*lines: str, name: str = "export.csv", newline: str = "\n") -> ParsedFile:
    found = read_bytes((newline.join(lines) + newline).encode(), name)
    assert found.rows == len(sets(found)) + found.not_sets + len(found.unreadable)
    return found


def sets(parsed: ParsedFile) -> list[ParsedSet]:
    return [one for block in parsed.blocks() for one in block.sets]


def names(parsed: ParsedFile) -> list[str]:
    return [block.exercise for block in parsed.blocks()]


def test_body_weights_are_kept_and_are_no_sets() -> None:
    found = read(
        '"Date";"Weight (kg)"',
        '"2026-01-06 07:00:00";"76.80000305175781"',
        '"2026-01-05 07:00:00";"77.1"',
        '"2026-01-04 07:00:00";"heavy"',
    )
    assert (found.app, found.rows, found.not_sets, len(found.unreadable)) == ("Strong", 3, 2, 1)
    assert [(one.day, round(one.weight, 1), one.unit) for one in found.weights] == [
        (20459, 76.8, Unit.KG),
        (20458, 77.1, Unit.KG),
    ]


def test_a_superset_is_kept_with_its_blocks() -> None:
    head = "title,start_time,end_time,exercise_title,superset_id,set_type,weight_kg,reps"
    day = 'Legs,"5 Jan 2026, 18:30","5 Jan 2026, 19:30"'
    found = read(head, f"{day},Squat,0,normal,100,5", f"{day},Curl,0,normal,40,8",
                 f"{day},Calf,,normal,40,8")  # fmt: skip
    assert [block.superset for block in found.blocks()] == [0, 0, None]


# ---- FitNotes

OLD = "Date,Exercise,Category,Weight (kgs),Reps,Distance,Distance Unit,Time,Comment"
NEW = "Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time"


@pytest.mark.parametrize(
    ("header", "row", "unit"),
    [
        (OLD, '2017-04-28,Barbell Squat,Legs,70.0,7,,,,""', Unit.KG),
        (OLD.replace("kgs", "lbs"), "2017-04-28,Barbell Squat,Legs,70.0,7,,,,", Unit.LB),
        (NEW, "2026-04-28,Barbell Squat,Legs,70.0,kgs,7,,,", Unit.KG),
        (NEW + ",Comment", "2026-04-28,Barbell Squat,Legs,70.0,lbs,7,,,,", Unit.LB),
    ],
)
def test_fitnotes_of_both_generations(header: str, row: str, unit: Unit) -> None:
    found = read(header, row)
    (one,) = sets(found)
    assert (found.app, one.weight, one.unit, one.reps) == ("FitNotes", "70.0", unit, 7)
    assert (one.seconds, one.distance, one.note) == (None, None, "")


def test_a_name_with_a_comma_keeps_it() -> None:
    found = read(
        OLD,
        '2017-04-28,Overhead Press (Each Side, Dumbbells),Shoulders,10.0,7,,,,""',
        "2017-04-28,Lunge, walking,Legs, mine,20.0,7,,,,",
        "2017-04-28,Leg Press,Legs, mine,20.0,7,,,,",
        '2017-04-28,Curl (Rope, Cable),Biceps,10.0,7,,,,"slow, then fast"',
    )
    assert names(found) == [
        "Overhead Press (Each Side, Dumbbells)",
        "Lunge, walking,Legs",  # nothing tells that the category has the comma
        "Leg Press,Legs",
        "Curl (Rope, Cable)",
    ]
    assert [one.weight for one in sets(found)] == ["10.0", "20.0", "20.0", "10.0"]
    assert sets(found)[3].note == "slow, then fast"


def test_a_stray_quotation_mark_is_text() -> None:
    found = read(
        OLD.removesuffix(",Comment"),
        '2017-04-28,Pause Deadlift 1",Back,70.0,7,,,',
        '2017-04-28,"Close" Squat,Legs,80.0,7,,,',
        '2017-04-28,"Half open,Legs,85.0,7,,,',
        "2017-04-28,Squat,Legs,90.0,7,,,",
    )
    assert [one.weight for one in sets(found)] == ["70.0", "80.0", "85.0", "90.0"]
    assert names(found)[0] == 'Pause Deadlift 1"'
    assert names(found)[2:] == ['"Half open', "Squat"]


def test_a_comment_may_hold_commas_and_lines() -> None:
    found = read(
        OLD,
        '2017-04-28,Squat,Legs,70.0,7,,,,"Felt ""easy"", then',
        'heavy"',
        '2017-04-28,Squat,Legs,80.0,7,,,,"never closed',
        "2017-04-28,Squat,Legs,90.0,7,,,,",
    )
    assert [line for block in found.blocks() for line in block.lines] == [2, 4, 5]
    assert sets(found)[0].note == 'Felt "easy", then\nheavy'


def test_a_day_without_a_time_is_one_session() -> None:
    tail = "Legs,70.0,7,,,,"
    found = read(
        OLD,
        *(f"2017-04-28,{name},{tail}" for name in ("Squat", "Curl", "Squat")),
        f"2017-04-29,Squat,{tail}",
    )
    first, second = found.sessions
    assert (first.start, first.duration_s, first.day) == ("2017-04-28", None, 17284)
    assert [block.exercise for block in first.blocks] == ["Squat", "Curl", "Squat"]
    assert second.day == 17285


def test_times_and_distances_of_fitnotes() -> None:
    found = read(
        OLD,
        "2017-04-28,Plank,Abs,,,,,0:09:21,",
        "2017-04-28,Running,Cardio,0.0,,2.5,mi,0:20:00,",
        "2017-04-28,Running,Cardio,0.0,,2.5,kg,0:20:00,",
        "2017-04-28,Wall Sit 1:00,Legs,0.0,1,,,0:00:00,",
        "2017-04-28,Squat,Legs,0.0,0,,,0:00:00,",
    )
    plank, miles, strange, hidden = sets(found)
    assert (plank.seconds, plank.reps, plank.weight) == (561, None, "")
    assert (miles.distance, miles.distance_in_m, miles.seconds) == (2.5, 1609.344, 1200)
    assert strange.distance_in_m is None
    assert (hidden.reps, hidden.seconds) == (1, None)
    assert found.not_sets == 1


def test_a_category_tells_what_an_exercise_trains() -> None:
    assert read(OLD, "2017-04-28,Squat,Quads,70.0,7,,,,").hints == {"Squat": "Quads"}


def test_fitnotes_saved_by_a_spreadsheet() -> None:
    found = read(OLD, '"2017-04-28","Press (Each Side, Dumbbells)","Legs",70,7,,,,"a, b"')
    assert names(found) == ["Press (Each Side, Dumbbells)"]
    assert sets(found)[0].note == "a, b"


def test_fitnotes_sessions() -> None:
    found = read(
        "Name,StartTime,EndTime,BodyWeight,Exercise,Equipment,Reps,Weight,Time,Distance,Status,"
        "IsWarmup,RPE,RIR,Categories,Note",
        'Legs,2026-01-05T18:30:00Z,2026-01-05T19:30:00Z,"80,5",Squat,Barbell,5,"94,5",,,Done,false,'
        '8.5,,"Quads, Glutes",slow',
        'Legs,2026-01-05T18:30:00Z,2026-01-05T19:30:00Z,"80,5",Squat,Barbell,5,"20",,,Done,true,,,,',
        'Legs,2026-01-05T18:30:00Z,2026-01-05T19:30:00Z,"80,5",Squat,Barbell,3,"94,5",,,Failed,'
        "false,,0,,",
        'Legs,2026-01-05T18:30:00Z,2026-01-05T19:30:00Z,"80,5",Plank,,,,00:00:30,,Done,false,,,,',
    )
    one, warm, failed, plank = sets(found)
    assert (one.weight, one.reserve_halves, one.note) == ("94,5", 3, "slow")
    assert (warm.kind, failed.kind) == (SetKind.WARM_UP, SetKind.FAILURE)
    assert failed.reserve_halves == 0  # none in reserve is known, and not blank
    assert plank.seconds == 30
    (session,) = found.sessions
    assert session.start == "2026-01-05 18:30:00Z"
    assert session.started_at == datetime(2026, 1, 5, 18, 30, tzinfo=UTC).timestamp()
    assert session.duration_s == 3600
    assert [(w.weight, w.unit) for w in found.weights] == [(80.5, None)]
    assert found.hints == {"Squat": "Quads, Glutes"}


BACKUP = """
CREATE TABLE Category (_id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE exercise (_id INTEGER PRIMARY KEY, name TEXT, category_id INTEGER);
CREATE TABLE training_log (_id INTEGER PRIMARY KEY, exercise_id INTEGER, date DATE,
    metric_weight INTEGER, reps INTEGER, unit INTEGER, is_complete INTEGER, distance INTEGER,
    duration_seconds INTEGER);
INSERT INTO Category VALUES (1, 'Legs');
INSERT INTO exercise VALUES (7, 'Squat', 1), (8, 'Plank', 1);
INSERT INTO training_log VALUES (3, 7, '2022-01-16', 100.0, 5, 0, 0, 0, 0),
    (1, 7, '2022-01-15', 9.07184, 20, 2, 0, 0, 0),
    (2, 7, '2022-01-15', 13.607787283069193, 15, 2, 0, 0, 0),
    (5, 8, '2022-01-15', 0, 0, 0, 0, 0, 60), (6, 99, '2022-01-15', 50, 5, 0, 0, 0, 0),
    (9, 7, 'yesterday', 50, 5, 0, 0, 0, 0);
"""
BESIDE = """
CREATE TABLE Comment (_id INTEGER PRIMARY KEY, owner_type_id INTEGER, owner_id INTEGER,
    comment TEXT);
CREATE TABLE WorkoutComment (_id INTEGER PRIMARY KEY, date TEXT, comment TEXT);
CREATE TABLE WorkoutTime (_id INTEGER PRIMARY KEY, workout_date TEXT, start_date_time TEXT,
    end_date_time TEXT);
CREATE TABLE WorkoutGroupExercise (_id INTEGER PRIMARY KEY, exercise_id INTEGER, date TEXT,
    workout_group_id INTEGER);
CREATE TABLE BodyWeight (_id INTEGER PRIMARY KEY, date TEXT, body_weight_metric REAL);
INSERT INTO Comment VALUES (1, 1, 2, 'deep'), (2, 2, 1, 'of something else');
INSERT INTO WorkoutComment VALUES (1, '2022-01-15', 'tired');
INSERT INTO WorkoutTime VALUES (1, '2022-01-15', '2022-01-15 18:00:00', '2022-01-15 19:00:00');
INSERT INTO WorkoutGroupExercise VALUES (1, 7, '2022-01-15', 4), (2, 8, '2022-01-15', 4);
INSERT INTO BodyWeight VALUES (1, '2022-01-15', 80.5);
"""


def database(folder: Path, script: str) -> bytes:
    path = folder / "made.fitnotes"
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as made:
        made.executescript(script)
    return path.read_bytes()


def test_fitnotes_backup(tmp_path: Path) -> None:
    found = read_bytes(database(tmp_path, BACKUP + BESIDE), "b.fitnotes")
    assert (found.app, found.rows, len(sets(found)), found.not_sets) == ("FitNotes", 6, 5, 0)
    assert [(row.line, row.value) for row in found.unreadable] == [(9, "yesterday")]
    first, second = found.sessions
    assert (first.start, first.duration_s, first.note) == ("2022-01-15", 3600, "tired")
    assert names(found) == ["Squat", "Plank", "Exercise 99", "Squat"]
    assert [block.superset for block in first.blocks] == [4, 4, None]
    assert [one.note for one in sets(found)] == ["", "deep", "", "", ""]
    assert (sets(found)[2].seconds, sets(found)[2].reps) == (60, None)
    assert {one.unit for one in sets(found)} == {Unit.KG}
    assert found.hints["Squat"] == "Legs"
    assert [one.weight for one in found.weights] == [80.5]
    assert second.duration_s is None


def test_an_older_backup_lacks_tables(tmp_path: Path) -> None:
    found = read_bytes(database(tmp_path, BACKUP), "b.fitnotes")
    assert (found.rows, found.sessions[0].note, found.weights) == (6, "", ())


def test_a_backup_with_its_log_switched_on(tmp_path: Path) -> None:
    found = read_bytes(database(tmp_path, "PRAGMA journal_mode = wal;" + BACKUP), "b.fitnotes")
    assert found.rows == 6


@pytest.mark.parametrize(
    "script",
    [
        "CREATE TABLE a (b);",
        # A view in the place of the table, which would never end.
        "CREATE TABLE exercise (_id, name); CREATE VIEW training_log AS WITH RECURSIVE n(i) AS "
        "(SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS _id, i AS exercise_id, i AS date, "
        "i AS metric_weight, i AS reps FROM n;",
    ],
)
def test_a_database_of_something_else_is_refused(tmp_path: Path, script: str) -> None:
    with pytest.raises(ExchangeError, match="program that is not known"):
        read_bytes(database(tmp_path, script), "b.db")


def test_reading_a_database_leaves_it_as_it_was(tmp_path: Path) -> None:
    data = database(tmp_path, BACKUP)
    read_bytes(data, "b.fitnotes")
    assert (tmp_path / "made.fitnotes").read_bytes() == data
    assert [file.name for file in tmp_path.iterdir()] == ["made.fitnotes"]


# ---- Fitbod

FITBOD = (
    "Date,Exercise,Reps,Weight(kg),Duration(s),Distance(m),Incline,Resistance,isWarmup,Note,"
    "multiplier"
)


def test_fitbod() -> None:
    found = read(
        FITBOD,
        "2021-01-17 22:14:35 +0000,Back Squat, 4,20.41168092460379,0.0,0.0,0.0,0.0,true,, 1.0",
        "2021-01-17 22:14:35 +0000,Dumbbell Lunge, 8,10.0,0.0,0.0,0.0,0.0,false,heavy, 2.0",
        "2021-01-17 22:14:35 +0000,Air Squats, 12,0.0,0.0,0.0,0.0,0.0,false,, 1.0",
        "2021-01-17 22:14:35 +0000,Running, 0,0.0,600.0,1500.0,0.0,0.0,false,, 1.0",
    )
    warm, pair, air, run = sets(found)
    assert (warm.kind, warm.reps, warm.unit) == (SetKind.WARM_UP, 4, Unit.KG)
    assert (pair.weight, pair.note) == ("10.0", "heavy")  # of one dumbbell
    assert (air.weight, air.reps) == ("", 12)
    assert (run.seconds, run.distance, run.distance_in_m, run.reps) == (600, 1500.0, 1.0, None)
    at = datetime(2021, 1, 17, 22, 14, 35, tzinfo=UTC)
    assert found.sessions[0].started_at == at.timestamp()
    assert found.sessions[0].day == at.astimezone().toordinal() - 719_163


def test_fitbod_keeps_equal_neighbours() -> None:
    row = "2021-01-17 22:14:35 +0000,Back Squat, 4,20.0,0.0,0.0,0.0,0.0,false,, 1.0"
    assert len(sets(read(FITBOD, row, row, row))) == 3


# ---- StrongLifts


def test_stronglifts_of_today() -> None:
    head = (
        "\ufeffDate (yyyy/mm/dd),Workout,Workout Name,Program Name,Body Weight (KG),Exercise,"
        "Sets×Reps,Sets×Time,Top Set (Reps×KG),e1RM (LB),Reps,Volume (LB),Workout Volume (LB),"
        "Duration (hours),Start Time (h:mm),End Time (h:mm),Notes,"
        "Set 1 (Reps),Set 1 (LB),Set 2 (Reps),Set 2 (LB),Set 3 (Reps),Set 3 (LB)"
    )
    day = "2026/08/11,1,A,5×5,80.5"
    rest = "3×5,,5×100,115,15,1500,1500,0.5,10:56 PM,12:10 AM,good"
    found = read(
        head,
        f"{day},Squat,{rest},5,225,5,225,0,225",
        f"{day},Bench Press,{rest},5,135,,,,",
        f"2026/08/11,2,B,5×5,80.5,Squat,{rest.replace('10:56 PM', '8:00 AM')},5,45,,,,",
    )
    assert (found.app, found.rows, found.not_sets) == ("StrongLifts", 5, 1)
    early, late = found.sessions
    assert (late.start, late.name, late.duration_s) == ("2026-08-11 22:56:00", "A", 74 * 60)
    assert early.name == "B"
    assert [one.weight for one in sets(found)] == ["45", "225", "225", "135"]
    assert {one.unit for one in sets(found)} == {Unit.LB}
    assert late.note == "good"
    assert [(one.weight, one.unit) for one in found.weights] == [(80.5, Unit.KG)] * 2


def test_stronglifts_of_2016() -> None:
    sets_ = '"Set 1","Set 2","Set 3","Set 4","Set 5"'
    columns = f'"Exercise 1","Weight (KG)","Weight (LB)",{sets_}'
    found = read(
        f'"Date","Note","Workout","Body Weight",{columns},{columns.replace("e 1", "e 2")}',
        '"07/25/16","tired","A","183lb","Squat","61.23","135","5","5","5","5","0",'
        '"Bench Press","40","88.18","5","5","","",""',
        '"07/27/16","","B","","Squat","62.5","137.79","5","5","5","5","five"'
        ',"","","","","","","",""',
    )
    squat, bench = found.sessions[0].blocks
    assert [one.reps for one in squat.sets] == [5, 5, 5, 5]
    assert (squat.sets[0].weight, squat.sets[0].unit) == ("135", Unit.LB)
    assert (bench.sets[0].weight, bench.sets[0].unit) == ("40", Unit.KG)
    assert (found.rows, found.not_sets, len(found.unreadable)) == (8, 1, 1)
    assert (found.sessions[0].start, found.sessions[0].note) == ("2016-07-25", "tired")
    assert [(one.weight, one.unit) for one in found.weights] == [(183.0, Unit.LB)]


# ---- JEFIT

JEFIT = """
### SETTING ####

mass,length
 lbs, inches

### WORKOUT SESSIONS ####

_id,starttime,endtime
11,1767637800,1767641400

### EXERCISE LOGS ####

_id,ename,mydate,logs,logTime,belongsession
1,Barbell Squat,2026-01-05,"395x5,360x5",1767637900,11
2,Leg Extensions,2026-01-05,"90x10,0.0x0,90xten,",1767638000,11
3,Plank,2010-05-01,"0x1",1272700000,
4,Nothing,2010-05-01,,1272700100,

### EXERCISE SET LOGS ####

_id,exercise_log_id,set_index,weight_lbs,reps,set_type,duration
1,1,0,200.0000,5,warm-up,0
2,1,1,395.0000,5,default,0

### PROFILE ####

weight
183
"""


def test_jefit() -> None:
    found = read_bytes(JEFIT.encode(), "jefit.csv")
    assert (found.app, found.rows, len(sets(found)), found.not_sets) == ("JEFIT", 7, 4, 2)
    old, new = found.sessions
    assert (new.started_at, new.duration_s) == (1767637800, 3600)
    squat, extension = new.blocks
    assert [one.weight for one in squat.sets] == ["200.0000", "395.0000"]
    assert [one.kind for one in squat.sets] == [SetKind.WARM_UP, SetKind.WORK]
    assert [(one.weight, one.unit) for one in extension.sets] == [("90", Unit.LB)]
    (bad,) = found.unreadable
    assert (bad.value, JEFIT.splitlines()[bad.line - 1][:18]) == ("90xten", "2,Leg Extensions,2")
    assert old.start == "2010-05-01"


def test_jefit_without_sessions_takes_the_day() -> None:
    text = JEFIT.replace("11,1767637800,1767641400\n", "")
    found = read_bytes(text.encode(), "jefit.csv")
    assert [one.start for one in found.sessions] == ["2010-05-01", "2026-01-05"]


# ---- the others


def test_gymbook() -> None:
    head = (
        "Data,Programma,Orario,Esercizio,Zona,Gruppi muscolari (Primari),"
        "Gruppi muscolari (Secondari),Set / Set di riscaldamento / Set di defaticamento,"
        "Ripetizioni / Tempo,Peso / Distanza,Appunti,Saltato"
    )

    def row(kind: str, amount: str, load: str, skipped: str = "No", day: str = "09/01/25") -> str:
        return (
            f'{day},Gambe,18:30,Squat con Bilanciere,Gambe,,,{kind},{amount},"{load}",lento,'
            f"{skipped}"
        )

    found = read(
        head,
        row("Set", "8 ripetizioni", "50 kg", day="10/01/25"),
        row("Set di riscaldamento", "20 ripetizioni", "42,5 kg"),
        row("Set", "8 ripetizioni", "60 kg", "Si"),
        row("Set", "60 secondi", ""),
        row("Set di defaticamento", "5 minuti", "1,5 km"),
        row("Set", "molte ripetizioni", "60 kg"),
    )
    warm, hold, cool, last = sets(found)
    assert (warm.kind, warm.weight, warm.unit, warm.reps) == (
        SetKind.WARM_UP, "42,5", Unit.KG, 20,
    )  # fmt: skip
    assert (hold.seconds, hold.reps, hold.note) == (60, None, "lento")
    assert (cool.kind, cool.seconds, cool.distance, cool.distance_in_m) == (
        SetKind.WARM_UP, 300, 1.5, 1000.0,
    )  # fmt: skip
    assert last.weight == "50"
    assert (found.not_sets, len(found.unreadable)) == (1, 1)
    assert [one.start for one in found.sessions] == ["2025-01-09 18:30:00", "2025-01-10 18:30:00"]


def test_liftosaur_table() -> None:
    head = (
        "Workout DateTime,Program,Day Name,Exercise,Is Warmup Set?,Required Reps,Completed Reps,"
        "Is AMRAP?,Required RPE,Completed RPE,Log RPE?,Required Weight Value,Required Weight Unit,"
        "Completed Weight Value,Completed Weight Unit,Ask Weight?,Completed Reps Time,"
        "Target Muscles,Synergist Muscles,Notes"
    )

    def row(warm: int, reps: str, amrap: int, weight: str = "225") -> str:
        return (
            f'2026-03-01T10:00:00.000Z,P,Day 1,"Squat, Barbell",{warm},5,{reps},{amrap},,8,0,'
            f"225,lb,{weight},lb,0,,Quadriceps,,hips"
        )

    found = read(head, row(1, "5", 0, "95"), row(0, "5", 0), row(0, "9", 1), row(0, "", 0))
    warm, work, amrap = sets(found)
    assert [warm.kind, work.kind, amrap.kind] == [SetKind.WARM_UP, SetKind.WORK, SetKind.AMRAP]
    assert (work.weight, work.unit, work.reserve_halves) == ("225", Unit.LB, 4)
    assert (found.not_sets, names(found)) == (1, ["Squat, Barbell"])
    assert next(found.blocks()).note == "hips"


def test_liftosaur_json() -> None:
    def one(reps: int | None, **more: object) -> dict[str, object]:
        weight = {"value": 100, "unit": "kg"}
        return {"reps": 5, "weight": weight, "originalWeight": weight, "completedReps": reps} | more

    record = {
        "date": "2026-03-01T10:00:00.000Z",
        "startTime": 1772359200000,
        "endTime": 1772362800000,
        "dayName": "Day 1",
        "entries": [
            {
                "exercise": {"id": "bulgarianSplitSquat", "equipment": "dumbbell"},
                "warmupSets": [one(5)],
                "sets": [one(5, completedRpe=8), one(9, isAmrap=True), one(None), "odd"],
                "notes": "slow",
            },
            {"exercise": {"id": "x1"}, "warmupSets": [], "sets": [one(3)]},
            {"exercise": {}, "sets": [one(3)]},
        ],
    }
    content = {"settings": {"exercises": {"x1": {"name": "My squat"}}}, "history": [record, 7]}
    for document in (content, {"storage": content}):
        found = read(json.dumps(document), name="liftosaur.json")
        assert names(found) == ["Bulgarian Split Squat, Dumbbell", "My squat"]
        assert [one.kind for one in sets(found)] == [
            SetKind.WARM_UP, SetKind.WORK, SetKind.AMRAP, SetKind.WORK,
        ]  # fmt: skip
        assert [one.reserve_halves for one in sets(found)] == [None, 4, None, None]
        assert (found.not_sets, len(found.unreadable)) == (1, 3)
        assert found.sessions[0].duration_s == 3600


def test_liftlog() -> None:
    found = read(
        "SessionId,Timestamp,Exercise,Weight,WeightUnit,Reps,TargetReps,Notes",
        "b59a,2024-10-16T10:45:06,Squat,60,kg,8,8,",
        "b59a,2024-10-16T10:41:00,Squat,60,kg,7,8,slow",
        "8b92,2024-10-17T10:44:39,Bench Press,67.5,lbs,12,12,",
    )
    first, second = found.sessions
    assert (first.start, first.set_count) == ("2024-10-16 10:41:00", 2)
    assert [one.reps for one in sets(found)] == [8, 7, 12]
    assert second.blocks[0].sets[0].unit is Unit.LB


@pytest.mark.parametrize(
    "tail", ["", ",bodyWeight", ",hidden", ",bodyWeight,duration,distance,cardio,hidden,incline"]
)
def test_flexify(tail: str) -> None:
    more = {"bodyWeight": "80", "hidden": "0", "duration": "1.5", "distance": "2", "cardio": "0"}
    values = ",".join(more.get(name, "") for name in tail.split(",")[1:])
    found = read(
        "id,name,reps,weight,created,unit" + tail,
        "1,Squat,5.0,100.0,2024-05-01T18:30:00.000,kg" + ("," + values if values else ""),
        "2,Squat,5.0,220.0,2024-05-01T18:20:00.000,lb" + ("," + values if values else ""),
        newline="\r\n",
    )
    (session,) = found.sessions
    assert (session.start, session.started_at % 3600) == ("2024-05-01", 1200)
    assert [one.unit for one in sets(found)] == [Unit.KG, Unit.LB]
    assert sets(found)[0].seconds == (90 if "duration" in tail else None)
    hidden = "1,Squat,5,100,2024-05-01T18:30:00.000,kg,1"
    assert read("id,name,reps,weight,created,unit,hidden", hidden).not_sets == 1


def test_own_table() -> None:
    found = read(
        "Date,Time,Session,Exercise,Set,Side,Kind,Load (kg),Load as entered,Unit,Reps,"
        "Reps in reserve,Seconds,Metres,Note,Exercise note,Session note",
        "2026-01-05,18:30:00,'=Legs,'@Split squat,1,left,work,20,20,kg,8,1.5,,,'-deep,x,y",
        "2026-01-05,18:30:00,'=Legs,'@Split squat,1,right,amrap,22.5,22.5,kg,8,0,,,,x,y",
        "2026-01-05,18:30:00,'=Legs,Assisted pull-up,1,both,work,-20,-20,kg,8,,,,,,y",
        "2026-01-05,18:30:00,'=Legs,Plank,1,sideways,work,,,,,,60,,,,y",
    )
    left, right, assisted = sets(found)
    assert (left.side, left.number, left.reserve_halves, left.note) == (Side.LEFT, 1, 3, "-deep")
    assert (right.side, right.number, right.kind) == (Side.RIGHT, 1, SetKind.AMRAP)
    assert right.reserve_halves == 0
    assert assisted.weight == "-20"
    assert names(found)[0] == "@Split squat"
    assert (found.sessions[0].name, found.sessions[0].note) == ("=Legs", "y")
    assert len(found.unreadable) == 1


# ---- workbooks


def workbook(folder: Path, *rows: tuple[object, ...]) -> bytes:
    openpyxl = pytest.importorskip("openpyxl")
    made = openpyxl.Workbook()
    made.create_sheet("empty", 0)
    for row in rows:
        made.worksheets[1].append(row)
    made.save(folder / "book.xlsx")
    return (folder / "book.xlsx").read_bytes()


def test_a_workbook_reads_like_the_table_in_it(tmp_path: Path) -> None:
    head = (
        "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,"
        "Workout Notes,RPE"
    )
    at = datetime(2026, 1, 5, 18, 30)  # noqa: DTZ001
    data = workbook(
        tmp_path,
        tuple(head.split(",")),
        (at, "Legs", "1h", "Squat (Barbell)", 1, 102.5, 5, 0, 0, None, None, 8.5),
        (at, "Legs", "1h", "Squat (Barbell)", "W", 60, 5.0, 0, 0, None, None, None),
    )
    found = read_bytes(data, "book.xlsx")
    assert (found.app, found.rows) == ("Strong", 2)
    assert [(one.weight, one.reps) for one in sets(found)] == [("102.5", 5), ("60", 5)]


def test_a_zip_that_is_no_workbook_is_refused() -> None:
    with pytest.raises(ExchangeError, match="zip archive"):
        read_bytes(b"PK\x03\x04 and so on", "a.zip")


def test_a_workbook_that_unpacks_to_too_much_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from legday_gui.exchange import spreadsheets

    monkeypatch.setattr(spreadsheets, "_MOST_BYTES", 1000)
    with pytest.raises(ExchangeError, match="unpacks to more"):
        read_bytes(workbook(tmp_path, ("a", "b")), "book.xlsx")
