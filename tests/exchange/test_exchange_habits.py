"""More habits of real exports: headers, order, languages, units without a word, time zones.

``QUIRKS`` in test_exchange_claims names them.
"""

import os
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legday_gui.exchange.headless import import_json, summary
from legday_gui.exchange.matching import Certainty, Matcher
from legday_gui.exchange.parsed import ParsedFile, ParsedSet
from legday_gui.exchange.reading import read_bytes
from legday_gui.logbook.athletes import athletes, edit_athlete
from legday_gui.logbook.library import exercises
from legday_gui.logbook.logbook import Logbook
from legday_gui.training.values import SetKind, Unit

STRONG = (
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,"
    "Workout Notes,RPE"
)
HEVY = (
    "title,start_time,end_time,description,exercise_title,superset_id,exercise_notes,set_index,"
    "set_type,weight_kg,reps,distance_km,duration_seconds,rpe"
)
FITNOTES = "Date,Exercise,Category,Weight (kgs),Reps,Distance,Distance Unit,Time"
FITBOD = (
    "Date,Exercise,Reps,Weight(kg),Duration(s),Distance(m),Incline,Resistance,isWarmup,Note,"
    "multiplier"
)
DAY = "2026-01-05 18:30:00,Legs,1h 5m"
ROWS = {
    STRONG: f"{DAY},Squat,1,100,5,0,0,,,",
    HEVY: 'Legs,"5 Jan 2026, 18:30","5 Jan 2026, 19:35",,Squat,,,0,normal,100,5,,,',
    FITNOTES: "2026-01-05,Squat,Legs,100.0,5,,,",
    FITBOD: "2026-01-05 18:30:00 +0000,Squat, 5,100.0,0.0,0.0,0.0,0.0,false,, 1.0",
}
Write = Callable[..., Path]


def read(*lines: str, name: str = "export.csv") -> ParsedFile:
    found = read_bytes("\n".join((*lines, "")).encode(), name)
    assert found.rows == len(sets(found)) + found.not_sets + len(found.unreadable)
    return found


def sets(parsed: ParsedFile) -> list[ParsedSet]:
    return [one for block in parsed.blocks() for one in block.sets]


def hevy(exercise: str, tail: str, day: str = "5 Jan") -> str:
    return f'Legs,"{day} 2026, 18:30","{day} 2026, 19:35",,{exercise},{tail}'


def kept(book: Logbook) -> list[tuple[str, int | None, float | None]]:
    """Every set of the logbook: exercise, grams and metres."""
    query = """SELECT e.name, t.load_g, t.metres FROM training_set t
        JOIN exercise e ON e.id = t.exercise_id ORDER BY t.day, t.position"""
    return [(row[0], row[1], row[2]) for row in book.tuples(query)]


@pytest.fixture
def east() -> Iterator[None]:
    """A machine on a clock eleven hours before that of Greenwich."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = "XST-11"
    time.tzset()
    yield
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    time.tzset()


# ---- any format


@pytest.mark.parametrize("header", ROWS, ids=["Strong", "Hevy", "FitNotes", "Fitbod"])
def test_a_header_is_known_in_capitals_with_blanks_whatever_the_file_is_called(header: str) -> None:
    dressed = "\ufeff " + " , ".join(header.upper().split(","))
    row = ROWS[header]
    assert sets(read(dressed, row, name="Untitled 3.bin")) == sets(read(header, row))
    assert len(sets(read(dressed, row))) == 1


@pytest.mark.parametrize("header", [STRONG, FITBOD])
def test_the_delimiter_tells_nothing_of_the_program(header: str) -> None:
    row = ROWS[header]
    found = read(header.replace(",", ";"), row.replace(",", ";"))
    assert (found.app, sets(found)) == (read(header, row).app, sets(read(header, row)))


@pytest.mark.parametrize("layout", ["Strong", "Hevy"])
def test_sets_stay_in_the_order_of_the_file_whatever_their_numbers(layout: str) -> None:
    numbers = (3, 1, 1, 7)
    if layout == "Strong":
        rows = [f"{DAY},Squat,{n},{load},5,0,0,,," for load, n in enumerate(numbers, start=100)]
        found = read(STRONG, *rows)
    else:
        rows = [hevy("Squat", f",,{n},normal,{100 + at},5,,,") for at, n in enumerate(numbers)]
        found = read(HEVY, *rows)
    assert [one.weight for one in sets(found)] == ["100", "101", "102", "103"]


@pytest.mark.usefixtures("east")
@pytest.mark.parametrize(
    ("app", "rows", "name"),
    [
        ("Fitbod", (FITBOD, ROWS[FITBOD]), "a.csv"),
        ("Liftosaur", (
            "Workout DateTime,Program,Day Name,Exercise,Is Warmup Set?,Required Reps,"
            "Completed Reps,Is AMRAP?,Required RPE,Completed RPE,Log RPE?,Required Weight Value,"
            "Required Weight Unit,Completed Weight Value,Completed Weight Unit,Ask Weight?,"
            "Completed Reps Time,Target Muscles,Synergist Muscles,Notes",
            "2026-01-05T18:30:00.000Z,P,Day 1,Squat,0,5,5,0,,,0,100,kg,100,kg,0,,,,",
        ), "a.csv"),
        ("FitNotes", (
            "Name,StartTime,EndTime,BodyWeight,Exercise,Equipment,Reps,Weight,Time,Distance,"
            "Status,IsWarmup,RPE,RIR,Categories,Note",
            "Legs,2026-01-05T18:30:00Z,2026-01-05T19:30:00Z,,Squat,,5,100,,,Done,false,,,,",
        ), "a.csv"),
    ],
    ids=["Fitbod", "Liftosaur", "FitNotes"],
)  # fmt: skip
def test_an_evening_in_utc_is_the_next_day_in_the_east(
    app: str, rows: tuple[str, ...], name: str
) -> None:
    (session,) = read(*rows, name=name).sessions
    assert read(*rows, name=name).app == app
    assert session.day == date(2026, 1, 6).toordinal() - date(1970, 1, 1).toordinal()
    assert (session.offset_min, session.started_at) == (660, 1767637800)


@pytest.mark.usefixtures("east")
@pytest.mark.parametrize("header", [STRONG, HEVY], ids=["Strong", "Hevy"])
def test_the_clock_on_the_wall_is_that_of_the_person(header: str) -> None:
    (session,) = read(header, ROWS[header]).sessions
    assert session.day == date(2026, 1, 5).toordinal() - date(1970, 1, 1).toordinal()
    assert session.started_at == 1767637800 - 11 * 3600


def test_names_in_two_spellings_are_one_exercise(book: Logbook, write: Write) -> None:
    names = ("Leg Press", "Leg press", "My carry", "MY CARRY ")
    import_json(book, [write(STRONG, *(f"{DAY},{name},1,100,5,0,0,,," for name in names))])
    assert [name for name, _, _ in kept(book)] == ["Leg press"] * 2 + ["My carry"] * 2


@pytest.mark.parametrize("name", ["Deadlift Old Data ", "Leg Press OLD", "Squat 2"])
def test_an_archived_copy_is_not_taken_for_the_exercise_unasked(book: Logbook, name: str) -> None:
    assert Matcher("Strong", exercises(book)).find(name.strip()).certainty is not Certainty.SAME


# ---- Strong


@pytest.mark.parametrize("places", [12, 10])
def test_a_language_that_nobody_has_seen_goes_by_its_places(places: int) -> None:
    words = "Дата,Название,Время,Упражнение,Номер,Вес,Повт.,Путь,Секунды,Заметки,О дне,RPE"
    cells = [*words.split(",")[:9], "RPE"] if places == 10 else words.split(",")
    notes = "," if places == 10 else ",deep,hot,"
    found = read(",".join(cells), f"{DAY},Squat,W,100,5,0,0{notes}8.5")
    (one,) = sets(found)
    assert (found.app, one.kind, one.weight, one.reserve_halves) == (
        "Strong", SetKind.WARM_UP, "100", 3,
    )  # fmt: skip
    assert found.sessions[0].duration_s == 3900


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Date,Workout Name,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,"
         "Workout Notes,RPE", "2018-01-05 18:30:00,Legs,Squat,1,100,5,0,0,,,8.5"),
        (STRONG.replace("Exercise Name", "Exercise").replace("Set Order", "Set"),
         f"{DAY},Squat,1,100,5,0,0,,,8.5"),
    ],
    ids=["S2 with RPE", "renamed"],
)  # fmt: skip
def test_variants_of_a_header(header: str, row: str) -> None:
    (one,) = sets(read(header, row))
    assert (one.weight, one.reps, one.reserve_halves) == ("100", 5, 3)


ANDROID = (
    '"Workout #";"Date";"Workout Name";"Duration (sec)";"Exercise Name";"Set Order";"Weight (kg)";'
    '"Reps";"RPE";"Distance (meters)";"Seconds";"Notes";"Workout Notes"'
)


def android(order: str, tail: str) -> str:
    return f'"1";"2025-03-09 14:08:49";"Legs";"3900";"Squat";"{order}";{tail};"too; hot"'


def test_android_tells_the_day_on_every_row_and_notes_on_rows_of_their_own() -> None:
    found = read(
        ANDROID,
        android("WARM_UP", '"60";"5";"";"";"";""'),
        android("Note", '"";"";"";"";"";"2 pauses, slow"'),
        android("Rest Timer", '"";"";"";"";"90";""'),
        android("FAILURE", '"61.23492";"5";"8.5";"";"";""'),
    )
    assert [one.kind for one in sets(found)] == [SetKind.WARM_UP, SetKind.FAILURE]
    assert found.not_sets == 2
    assert (found.sessions[0].note, next(found.blocks()).note) == ("too; hot", "2 pauses, slow")
    assert found.sessions[0].duration_s == 3900


@pytest.mark.parametrize(("unit", "metres"), [(Unit.KG, 2500.0), (Unit.LB, 4023.36)])
def test_distances_without_a_unit_go_with_the_loads(
    book: Logbook, write: Write, unit: Unit, metres: float
) -> None:
    import_json(book, [write(STRONG, f"{DAY},Running,1,0,0,2.5,900,,,")], unit=unit)
    assert [one[2] for one in kept(book)] == [metres]


@pytest.mark.parametrize(
    ("header", "row"),
    [
        (STRONG, "{day},{name},1,{load},8,0,0,,,"),
        (HEVY, 'Legs,"5 Jan 2026, 18:30","5 Jan 2026, 19:35",,{name},,,0,normal,{load},8,,,'),
    ],
    ids=["Strong", "Hevy"],
)
def test_what_a_machine_helps_counts_down_and_what_is_added_counts_up(
    book: Logbook, write: Write, header: str, row: str
) -> None:
    rows = [
        row.format(day=DAY, name=name, load=load)
        for name, load in (("Pull Up (Assisted)", 20), ("Pull Up", 25), ("Pull Up", ""))
    ]
    import_json(book, [write(header, *rows)])
    assert [one[1] for one in kept(book)] == [-20_000, 25_000, None]


def test_numbers_go_on_past_sets_that_have_words(book: Logbook, write: Write) -> None:
    rows = [f"{DAY},Squat,{order},100,5,0,0,,," for order in ("W", "W", "1", "D", "2", "F")]
    import_json(book, [write(STRONG, *rows)])
    found = book.tuples("SELECT kind, number FROM training_set ORDER BY position")
    assert [tuple(row) for row in found] == [
        ("warm_up", 1), ("warm_up", 2), ("work", 3), ("drop", 4), ("work", 5), ("failure", 6),
    ]  # fmt: skip


FIRST_EXPORT = {"Squat": ("265.0", "225.0", "135.0"), "Close-Grip Bench": ("83.91", "61.23")}
SECOND_EXPORT = {"Squat": ("120.20", "102.06", "61.23"), "Close-Grip Bench": ("185.0", "135.0")}


@pytest.mark.parametrize("asked", [Unit.LB, None])
def test_an_export_may_show_any_exercise_in_the_other_unit(
    book: Logbook, write: Write, tmp_path: Path, asked: Unit | None
) -> None:
    """Two exports of one log, a week apart: other exercises are in kilograms each time."""
    edit_athlete(book, athletes(book)[0].id, unit=Unit.LB.value)
    first, second = (
        write(
            STRONG,
            *(f"{DAY},{name},1,{load},5,0,0,,," for name, loads in shown.items() for load in loads),
            name=f"{at}.csv",
        )
        for at, shown in enumerate((FIRST_EXPORT, SECOND_EXPORT))
    )
    pounds = [265, 225, 135, 185, 135]
    import_json(book, [first], unit=asked)
    assert [one[1] for one in kept(book)] == [round(453.59237 * load) for load in pounds]
    (again,) = import_json(book, [second], unit=asked)
    assert (again["sets"], again["sessions_changed"]) == (0, 0)
    other = Logbook.create(tmp_path / "other.legday")
    import_json(other, [second], unit=asked or Unit.LB)
    assert [one[1:] for one in kept(other)] == [one[1:] for one in kept(book)]
    other.close()


@given(st.lists(st.tuples(st.sampled_from(["Squat", "Leg Press", "My carry"]),
                          st.integers(0, 2000), st.integers(0, 30), st.sampled_from(["kg", "lbs"])),
                max_size=30))  # fmt: skip
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_volume_of_any_file_equals_a_sum_by_arithmetic(
    tmp_path: Path, done: list[tuple[str, int, int, str]]
) -> None:
    header = (
        "Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Distance;"
        "Distance Unit;Seconds;Notes;Workout Notes"
    )
    rows = [f"2026-01-05 18:30:00;Legs;{name};1;{load / 4};{unit};{reps};;;;0;;"
            for name, load, reps, unit in done]  # fmt: skip
    file = tmp_path / "strong.csv"
    file.write_text("\n".join((header, *rows, "")), "utf-8")
    book = Logbook.create(tmp_path / f"{time.monotonic_ns()}.legday")
    (report,) = import_json(book, [file])
    assert report["rows"] == report["sets"] + report["not_sets"] == len(done)
    expected: Counter[str] = Counter()
    for name, load, reps, unit in done:
        expected[name.casefold()] += load / 4 * (1000 if unit == "kg" else 453.59237) * reps
    found = book.tuples("""SELECT lower(e.name), sum(t.load_g * t.reps) FROM training_set t
        JOIN exercise e ON e.id = t.exercise_id GROUP BY e.id""")
    for name, volume in found:
        assert (volume or 0) == pytest.approx(expected[name], abs=30 * 30)  # half a gram a lift
    assert {row[0] for row in found} >= {name for name, volume in expected.items() if volume}
    book.close()


def test_a_file_without_workouts_is_said_so(book: Logbook, write: Write) -> None:
    (report,) = import_json(book, [write(STRONG)])
    assert (report["error"], report["rows"]) == (None, 0)
    assert summary(report).endswith("export.csv (Strong) has no workouts in it.")


# ---- Hevy

MONTHS = {
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "tr": "Oca Şub Mar Nis May Haz Tem Ağu Eyl Eki Kas Ara",
    "fr": "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
    "es": "ene feb mar abr may jun jul ago sept oct nov dic",
    "pt": "jan. fev. mar. abr. mai. jun. jul. ago. set. out. nov. dez.",
    "de": "Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.",
    "nl": "jan. feb. mrt. apr. mei jun. jul. aug. sep. okt. nov. dec.",
    "it": "gen feb mar apr mag giu lug ago set ott nov dic",
    "pl": "sty lut mar kwi maj cze lip sie wrz paź lis gru",
    "sv": "jan. feb. mars apr. maj juni juli aug. sep. okt. nov. dec.",
    "da": "jan. feb. mar. apr. maj jun. jul. aug. sep. okt. nov. dec.",
    "nb": "jan. feb. mars apr. mai juni juli aug. sep. okt. nov. des.",
    "fi": "tammik. helmik. maalisk. huhtik. toukok. kesäk. heinäk. elok. syysk. lokak. marrask. "
    "jouluk.",
    "fi, alone": "tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu",
    "tr in capitals": "OCA ŞUB MAR NİS MAY HAZ TEM AĞU EYL EKİ KAS ARA",
    "without accents": "Oca Sub Mar Nis May Haz Tem Agu Eyl Eki Kas Ara",
}


@pytest.mark.parametrize("language", MONTHS)
def test_all_months_of_a_language_are_known(language: str) -> None:
    rows = [
        hevy("Squat", ",,0,normal,100,5,,,", f"5 {month}") for month in MONTHS[language].split()
    ]
    found = read(HEVY, *rows)
    assert found.unreadable == ()
    assert [one.start[5:7] for one in found.sessions] == [f"{n:02}" for n in range(1, 13)]


def test_a_month_that_nobody_knows_is_listed_and_not_lost() -> None:
    found = read(HEVY, hevy("Squat", ",,0,normal,100,5,,,", "5 Foo"), ROWS[HEVY])
    assert [(row.line, row.value) for row in found.unreadable] == [(2, "5 Foo 2026, 18:30")]


def test_line_ends_quotes_and_pictures_in_words_of_hevy() -> None:
    row = (
        '"Leg ""day"" 🦵","5 Jan 2026, 18:30","5 Jan 2026, 19:35","a\nb\\nc",Squat,,"d\ne\\nf",'
        "{},normal,100,5,,,"
    )
    found = read(HEVY, row.format(0), row.format(1))
    (session,) = found.sessions
    assert (session.name, session.note) == ('Leg "day" 🦵', "a\nb\nc")
    assert [block.note for block in session.blocks] == ["d\ne\nf"]


def test_a_superset_number_means_its_own_workout_only() -> None:
    rows = [hevy(name, "0,,0,normal,40,8,,,", day) for day in ("5 Jan", "6 Jan")
            for name in ("Squat", "Curl")]  # fmt: skip
    found = read(HEVY, *rows)
    assert [[block.superset for block in one.blocks] for one in found.sessions] == [[0, 0], [0, 0]]


def test_exertion_of_a_warm_up_and_a_distance_with_its_time_are_kept() -> None:
    found = read(
        HEVY, hevy("Squat", ",,0,warmup,20,5,,0,6"), hevy("Running", ",,0,normal,,,5.2,1500,")
    )
    warm, run = sets(found)
    assert (warm.kind, warm.reserve_halves, warm.seconds) == (SetKind.WARM_UP, 8, None)
    assert (run.distance, run.seconds, run.reps, run.weight) == (5.2, 1500, None, "")


# ---- FitNotes, JEFIT, Flexify


def test_a_category_with_a_comma_that_was_seen_is_known_again() -> None:
    found = read(
        FITNOTES,
        '2026-01-05,Squat,"Legs, mine",100.0,5,,,',
        "2026-01-05,Lunge, walking,Legs, mine,20.0,8,,,",
    )
    assert [block.exercise for block in found.blocks()] == ["Squat", "Lunge, walking"]
    assert found.hints["Lunge, walking"] == "Legs, mine"


def test_pounds_of_fitnotes_that_were_kilograms(book: Logbook, write: Write) -> None:
    header = FITNOTES.replace("kgs", "lbs")
    rows = [f"2026-01-05,Squat,Legs,{load},5,,," for load in ("77.16", "88.18", "110.23")]
    import_json(book, [write(header, *rows)])
    assert [one[1] for one in kept(book)] == [35_000, 40_000, 50_000]


@pytest.mark.parametrize(("mass", "unit"), [(" lbs", Unit.LB), (" kg", Unit.KG)])
def test_jefits_setting_says_the_unit_of_its_lists(mass: str, unit: Unit) -> None:
    found = read(
        "", "### SETTING ####", "", "mass,length", f"{mass}, cm", "", "### EXERCISE LOGS ####", "",
        "_id,ename,mydate,logs,logTime,belongsession",
        '1,Barbell Squat,2026-01-05,"100x5,",1767637900,',
    )  # fmt: skip
    assert [(one.weight, one.unit) for one in sets(found)] == [("100", unit)]


def test_body_weights_of_flexify_are_no_sets() -> None:
    found = read(
        "id,name,reps,weight,created,unit",
        "1,Squat,5,100,2024-05-01T18:30:00.000,kg",
        "2,Weight,1,180.5,2024-05-01T00:00:00.000,lb",
        "3,Weight,1,0,2024-05-02T00:00:00.000,kg",
        "4,Weight,1,heavy,2024-05-03T00:00:00.000,kg",
    )
    assert [block.exercise for block in found.blocks()] == ["Squat"]
    assert [(one.day, one.weight, one.unit) for one in found.weights] == [(19844, 180.5, Unit.LB)]
    assert (found.rows, found.not_sets) == (4, 2)
    assert [(bad.line, bad.value) for bad in found.unreadable] == [(5, "heavy")]


def test_columns_of_flexify_go_by_their_names_and_words_are_utf_8() -> None:
    found = read(
        "id,created,name,unit,weight,reps", "1,2024-05-01T18:30:00.000,Füße heben,lb,220,5"
    )
    (one,) = sets(found)
    assert (found.app, one.weight, one.unit, one.reps) == ("Flexify", "220", Unit.LB, 5)
    assert [block.exercise for block in found.blocks()] == ["Füße heben"]
