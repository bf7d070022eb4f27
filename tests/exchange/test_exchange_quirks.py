"""Habits of real exports; ``QUIRKS`` in test_exchange_claims names them."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from legday_gui.exchange.importing import apply
from legday_gui.exchange.matching import Certainty, Matcher
from legday_gui.exchange.parsed import ParsedFile, ParsedSet
from legday_gui.exchange.preview import Preview, preview_file
from legday_gui.exchange.reading import read_bytes
from legday_gui.logbook.athletes import athletes
from legday_gui.logbook.logbook import Logbook
from legday_gui.resource_files import resource
from legday_gui.training.catalogue import parse_exercises
from legday_gui.training.values import SetKind, Unit

HEVY = (
    "title,start_time,end_time,description,exercise_title,superset_id,exercise_notes,set_index,"
    "set_type,weight_kg,reps,distance_km,duration_seconds,rpe"
)
FITBOD = (
    "Date,Exercise,Reps,Weight(kg),Duration(s),Distance(m),Incline,Resistance,isWarmup,Note,"
    "multiplier"
)
STRONG_PHONES = {
    "de": ("Datum,Workout-Name,Dauer,Name der Übung,Reihenfolge festlegen,Gewicht,Wiederh.,"
           "Entfernung,Sekunden,Notizen,Workout-Notizen,RPE", "1h 5min", "Ruhezeit"),
    "fr": ("Date,Nom de l'entraînement,Durée,Nom de l'exercice,Ordre de la série,Poids,Réps,"
           "Distance,Secondes,Notes,Notes d'entraînement,RPE", "1h 5min", "Repos"),
    "es": ("Fecha,Nombre de entrenamiento,Duración,Nombre del ejercicio,Orden de la serie,Peso,"
           "Rep.,Distancia,Segundos,Notas,Notas del entrenamiento,RPE", "1 h 5 min",
           "Temporizador de descanso"),
    "zh": ("日期,锻炼名称,时长,运动名称,设置顺序,重量,次,距离,秒,备注,锻炼备注,RPE", "1小时5分钟",
           "休息"),
}  # fmt: skip


def read(*lines: str, name: str = "export.csv") -> ParsedFile:
    found = read_bytes("\n".join((*lines, "")).encode(), name)
    assert found.rows == len(sets(found)) + found.not_sets + len(found.unreadable)
    return found


def sets(parsed: ParsedFile) -> list[ParsedSet]:
    return [one for block in parsed.blocks() for one in block.sets]


def looked_at(book: Logbook, path: Path) -> Preview:
    return preview_file(book, athletes(book)[0].id, path)


def loads(book: Logbook, preview: Preview) -> list[tuple[int, str]]:
    apply(book, preview, preview.choices(suggestions=False))
    return [tuple(row) for row in book.tuples("SELECT load_g, unit FROM training_set ORDER BY id")]


# ---- Strong


@pytest.mark.parametrize("language", STRONG_PHONES)
def test_strong_of_a_phone_in_another_language(language: str) -> None:
    header, duration, rest = STRONG_PHONES[language]
    day = f"2026-01-05 18:30:00,Legs,{duration},Squat (Barbell)"
    found = read(
        header, f"{day},W,60,5,0,0,,,", f"{day},1,100,5,0,0,,,8", f"{day},{rest},0,0,0,90,,,"
    )
    assert (found.app, found.sessions[0].duration_s, found.not_sets) == ("Strong", 3900, 1)
    assert [one.kind for one in sets(found)] == [SetKind.WARM_UP, SetKind.WORK]


def test_blanks_around_a_name_are_none_of_it() -> None:
    header = STRONG_PHONES["de"][0]
    rows = (
        f'2026-01-05 18:30:00,Legs,1h,"{name}",1,100,5,0,0,,,' for name in ("Rdl ", " Rdl", "Rdl")
    )
    assert [block.exercise for block in read(header, *rows).blocks()] == ["Rdl"]


# ---- Hevy


def hevy(exercise: str, tail: str) -> str:
    return f'Legs 🦵,"5 Jan 2026, 18:30","5 Jan 2026, 19:35",,{exercise},{tail}'


def test_hevy_saved_again_by_a_program_with_numbers_for_its_rows() -> None:
    found = read(
        f",{HEVY}",
        "0," + hevy("Squat", ",,0,normal,45.0,5.0,,0.0,8.0"),
        "1," + hevy("Squat", ",,1,normal,45.0,6.0,,0.0,"),
    )
    assert [(one.weight, one.reps, one.seconds) for one in sets(found)] == [
        ("45.0", 5, None), ("45.0", 6, None),
    ]  # fmt: skip
    assert found.sessions[0].name == "Legs 🦵"


@pytest.mark.parametrize(("weight", "unit"), [("weight_kg", Unit.KG), ("weight_lbs", Unit.LB)])
@pytest.mark.parametrize(
    ("distance", "metres"), [("distance_km", 1000.0), ("distance_miles", 1609.344)]
)
def test_hevys_units_of_weight_and_distance_go_each_its_way(
    weight: str, unit: Unit, distance: str, metres: float
) -> None:
    header = HEVY.replace("weight_kg", weight).replace("distance_km", distance)
    (one,) = sets(read(header, hevy("Sled Push", ",,0,normal,40,,0.5,60,")))
    assert (one.unit, one.distance, one.distance_in_m) == (unit, 0.5, metres)


def test_a_weighted_hold_of_hevy_has_a_load_and_a_time() -> None:
    (one,) = sets(read(HEVY, hevy("Plank", ",,0,normal,10,,,60,")))
    assert (one.weight, one.reps, one.seconds) == ("10", None, 60)


@pytest.mark.parametrize(
    ("written", "ours"),
    [
        ("Squat (Bar)", "Squat"),
        ("Ayakta Calf Raise (Makine)", "Standing calf raise"),
        ("Oturarak Leg Curl (Makine)", "Seated leg curl"),
        ("Hack Squat (Makine)", "Hack squat"),
        ("Oturarak Calf Raise (Makine)", "Seated calf raise"),
    ],
)
def test_a_name_half_in_turkish_is_offered_what_it_is(written: str, ours: str) -> None:
    text = resource("exercises.json").read_text("utf-8")
    library = {entry.exercise.id: entry.exercise for entry in parse_exercises(text)}
    found = Matcher("Hevy", library).find(written)
    assert found.certainty in (Certainty.SAME, Certainty.CHECK)
    assert library[found.exercise_id or 0].name == ours


# ---- FitNotes


def backup(path: Path, weights: list[float]) -> Path:
    with closing(sqlite3.connect(path)) as made:
        made.executescript(
            "CREATE TABLE exercise (_id INTEGER PRIMARY KEY, name TEXT);"
            "INSERT INTO exercise VALUES (7, 'Hip Thrust');"
            "CREATE TABLE training_log (_id INTEGER PRIMARY KEY, exercise_id INTEGER, date DATE,"
            " metric_weight INTEGER, reps INTEGER);"
        )
        made.executemany(
            "INSERT INTO training_log (exercise_id, date, metric_weight, reps) "
            "VALUES (7, '2026-01-05', ?, 5)",
            [(weight,) for weight in weights],
        )
        made.commit()
    return path


@pytest.mark.parametrize(
    ("kilograms", "shown", "kept"),
    [
        ([31.75144], "70 lb × 5", (31751, "lb")),  # five decimals of an older version
        ([31.751465900000003], "70 lb × 5", (31751, "lb")),
        ([12.473790175], "27.5 lb × 5", (12474, "lb")),
        ([74.99999999999999], "75 kg × 5", (75000, "kg")),
        ([62.5], "62.5 kg × 5", (62500, "kg")),
    ],
)
def test_a_backup_shows_what_was_typed(
    book: Logbook, tmp_path: Path, kilograms: list[float], shown: str, kept: tuple[int, str]
) -> None:
    preview = looked_at(book, backup(tmp_path / "b.fitnotes", kilograms))
    assert preview.matches[0].samples == (shown,)
    assert loads(book, preview) == [kept]


def test_a_backup_of_both_units_keeps_each(book: Logbook, tmp_path: Path) -> None:
    preview = looked_at(book, backup(tmp_path / "b.fitnotes", [31.75144, 36.28736, 60, 62.5]))
    assert loads(book, preview) == [(31751, "lb"), (36287, "lb"), (60000, "kg"), (62500, "kg")]


def test_fitnotes_of_the_other_phone() -> None:
    """Both units have a column and notes do not come last; known from a description only."""
    found = read(
        "Date,Exercise,Category,Weight (kg),Weight (lbs),Reps,Distance,Distance Unit,Time,Notes,"
        "Kind",
        "2026-01-05,Squat,Legs,100.0,220.46,5,,,,deep,",
    )
    (one,) = sets(found)
    assert (found.app, one.weight, one.unit, one.reps, one.note) == (
        "FitNotes", "100.0", Unit.KG, 5, "deep",
    )  # fmt: skip


# ---- the others


@pytest.mark.parametrize(
    ("header", "row", "kept"),
    [
        (FITBOD, "2021-01-17 22:14:35 +0000,Squat,4,20.41168092460379,0,0,0,0,false,,1.0",
         (20412, "lb")),
        (HEVY, hevy("Squat", ",,0,normal,61.24,5,,,"), (61235, "lb")),
        (HEVY.replace("_kg", "_lbs"), hevy("Squat", ",,0,normal,44.09245243697551,5,,,"),
         (20000, "kg")),
        (HEVY.replace("_kg", "_lbs"), hevy("Squat", ",,0,normal,220.46,5,,,"), (100000, "kg")),
        ("SessionId,Timestamp,Exercise,Weight,WeightUnit,Reps,TargetReps,Notes",
         "a,2024-10-16T10:45:06,Squat,61.23496995,kg,8,8,", (61235, "lb")),
    ],
    ids=["Fitbod", "Hevy", "Hevy in pounds", "Hevy in two decimals", "LiftLog"],
)  # fmt: skip
def test_the_noise_of_a_conversion_goes_in_any_format(
    book: Logbook, write: Callable[..., Path], header: str, row: str, kept: tuple[int, str]
) -> None:
    assert loads(book, looked_at(book, write(header, row))) == [kept]
