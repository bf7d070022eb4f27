"""What other importers got wrong, so that it is never ours."""

from legday_gui.exchange.parsed import ParsedFile, ParsedSet
from legday_gui.exchange.reading import read_bytes
from legday_gui.training.values import SetKind, Unit

STRONG = (
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,"
    "Workout Notes,RPE"
)
HEVY = (
    "title,start_time,end_time,description,exercise_title,superset_id,exercise_notes,set_index,"
    "set_type,weight_kg,reps,distance_km,duration_seconds,rpe"
)
DAY = '2026-01-05 18:30:00,"Legs",1h,"Squat (Barbell)"'
HEVY_DAY = 'Legs,"{} 2026, 18:30","{} 2026, 19:30",,'


def read(*lines: str) -> ParsedFile:
    return read_bytes("\n".join(lines).encode(), "export.csv")


def sets(found: ParsedFile) -> list[ParsedSet]:
    return [one for block in found.blocks() for one in block.sets]


def hevy(exercise: str, tail: str, day: str = "5 Jan") -> str:
    return HEVY_DAY.format(day, day) + f"{exercise},{tail}"


def test_no_load_becomes_no_kilogram() -> None:
    """Once, a weight of 0 came in as 1."""
    assert [one.weight for one in sets(read(STRONG, f"{DAY},1,0,8,0,0,,,"))] == [""]


def test_ten_point_nought_is_ten() -> None:
    """Once, "10.0" repetitions came in as 0."""
    assert [one.reps for one in sets(read(STRONG, f"{DAY},1,100,10.0,0,0,,,"))] == [10]


def test_words_for_a_set_are_sets_and_rests_are_none() -> None:
    """Once, W, D and F were errors, and rests were sets of cardio."""
    found = read(STRONG, *(f"{DAY},{word},60,5,0,0,,," for word in ("W", "1", "D", "F")),
                 f"{DAY},Rest Timer,0,0,0,180,,,", f"{DAY},Ruhezeit,0,0,0,180,,,")  # fmt: skip
    assert [one.kind for one in sets(found)] == [
        SetKind.WARM_UP, SetKind.WORK, SetKind.DROP, SetKind.FAILURE,
    ]  # fmt: skip
    assert (found.not_sets, found.unreadable) == (2, ())


def test_two_workouts_of_a_day_are_two() -> None:
    """Once, all of a day was one workout."""
    found = read(STRONG, f"{DAY},1,100,5,0,0,,,", f"{DAY},1,90,5,0,0,,,".replace("18:30", "07:10"))
    assert [one.set_count for one in found.sessions] == [1, 1]


def test_half_a_point_of_exertion_is_read() -> None:
    """Once, 8.5 failed its row."""
    found = read(HEVY, hevy("Squat", ",,0,normal,100,5,,,8.5"))
    assert [one.reserve_halves for one in sets(found)] == [3]


def test_a_note_stays_with_its_exercise() -> None:
    """Once, the first exercise's note went to all."""
    found = read(HEVY, hevy("Squat", ",deep,0,normal,100,5,,,"), hevy("Curl", ",,0,normal,40,5,,,"))
    assert [block.note for block in found.blocks()] == ["deep", ""]


def test_no_month_is_lost() -> None:
    """Once, seven of twelve French months were dropped without a word."""
    months = ("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.",
              "nov.", "déc.")  # fmt: skip
    rows = [hevy("Squat", ",,0,normal,100,5,,,", f"5 {month}") for month in months]
    found = read(HEVY, *rows)
    assert [one.start[5:7] for one in found.sessions] == [f"{n:02}" for n in range(1, 13)]


def test_equal_sets_are_as_many_as_they_are() -> None:
    """Once, a rule that no two rows may be equal swallowed sets."""
    assert len(sets(read(STRONG, *[f"{DAY},W,60,5,0,0,,,"] * 3))) == 3


def test_an_exercise_done_again_is_another_block() -> None:
    """Once, the sets of an exercise done twice were put in one row by their number."""
    found = read(HEVY, hevy("Squat", ",,0,normal,100,5,,,"), hevy("Curl", ",,0,normal,40,5,,,"),
                 hevy("Squat", ",,0,normal,80,5,,,"))  # fmt: skip
    assert [block.exercise for block in found.blocks()] == ["Squat", "Curl", "Squat"]


def test_a_row_that_is_too_long_shifts_no_cell() -> None:
    """Once, a comma in a number moved the cells behind it, and all of them came in wrong."""
    found = read(STRONG, f"{DAY},1,1,234,5,0,0,,,", f"{DAY},2,100,5,0,0,,,")
    assert ([one.weight for one in sets(found)], len(found.unreadable)) == (["100"], 1)


def test_a_semicolon_in_the_first_line_is_no_delimiter() -> None:
    """Once, any semicolon in line 1 made the file one of semicolons."""
    row = f'{DAY},1,100,5,0,0,"slow; deep; hot; tired",,'
    assert [one.weight for one in sets(read(row, row))] == ["100", "100"]  # its header cut off
    wide = STRONG.replace("Notes", '"Notes; of mine"', 1)
    assert [one.weight for one in sets(read(wide, row))] == ["100"]


def test_few_good_rows_among_bad_ones_come_in() -> None:
    """Once, a file was refused of which more than half was bad."""
    found = read(STRONG, *[f"{DAY},1,heavy,5,0,0,,,"] * 9, f"{DAY},1,100,5,0,0,,,")
    assert (len(found.unreadable), len(sets(found))) == (9, 1)


def test_there_is_no_limit_of_rows_sets_or_repetitions() -> None:
    """Once, there was room for 50,000 rows, 50 sets of an exercise and 100 repetitions."""
    long = [f"{DAY},{number},0,{number * 2},0,0,,," for number in range(1, 80)]
    assert max(one.reps or 0 for one in sets(read(STRONG, *long))) == 158
    assert read(STRONG, *[f"{DAY},1,100,5,0,0,,,"] * 50_001).sessions[0].set_count == 50_001


def test_pounds_are_pounds() -> None:
    """Once, a column of pounds was read as kilograms."""
    found = read(HEVY.replace("weight_kg", "weight_lbs"), hevy("Squat", ",,0,normal,135,5,,,"))
    assert {one.unit for one in sets(found)} == {Unit.LB}


def test_blank_repetitions_are_not_one() -> None:
    """Once, a hold without repetitions came in as one repetition."""
    (one,) = sets(read(HEVY, hevy("Plank", ",,0,normal,,,,60,")))
    assert (one.reps, one.seconds) == (None, 60)


def test_a_distance_is_converted_once() -> None:
    """Once, kilometres were divided by a thousand again, and metres in brackets were missed."""
    (run,) = sets(read(HEVY, hevy("Run", ",,0,normal,,,5.2,1500,")))
    assert (run.distance or 0) * (run.distance_in_m or 0) == 5200
    android = STRONG.replace("Duration", "Duration (sec)").replace("Distance", "Distance (meters)")
    (row,) = sets(read(android, f"{DAY},1,,,500,120,,,".replace("1h", "3600")))
    assert (row.distance, row.distance_in_m) == (500, 1.0)
