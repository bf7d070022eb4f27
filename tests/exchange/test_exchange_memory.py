"""Memory beside the size of a file: what was read is not held, and what is kept is little."""

import tracemalloc
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import pytest

from legday_gui.exchange import sources
from legday_gui.exchange.importing import apply
from legday_gui.exchange.parsed import ParsedFile
from legday_gui.exchange.preview import preview_file
from legday_gui.exchange.reading import read
from legday_gui.logbook.athletes import athletes
from legday_gui.logbook.logbook import Logbook

HEADER = (
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,"
    "Workout Notes,RPE\n"
)
FITNOTES = "Date,Exercise,Category,Weight (kgs),Reps,Distance,Distance Unit,Time\n"
FEW, MANY = 2_000, 10_000


def workouts(rows: int) -> Iterator[str]:
    """Twenty sets a day of five exercises."""
    days = product(range(2010, 2030), range(1, 13), range(1, 29))
    for at, (year, month, day) in zip(range(0, rows, 20), days, strict=False):
        for one in range(20):
            load = 40 + (at * 7 + one * 13) % 160 / 2
            yield (
                f"{year}-{month:02}-{day:02} 18:30:00,Legs,1h 5m,Lift {one // 4},{one % 4 + 1},"
                f'{load},{one % 13 + 3}.0,0,0.0,"","",\n'
            )


def rests(rows: int) -> Iterator[str]:
    yield next(workouts(20))
    for _ in range(rows):
        yield "2010-01-01 18:30:00,Legs,1h 5m,Lift 0,Rest Timer,0,0,0,120.0,,,\n"


def rests_of_fitnotes(rows: int) -> Iterator[str]:
    yield "2010-01-01,Squat,Legs,100.0,5,,,\n"
    for _ in range(rows):
        yield "2010-01-01,Squat,Legs,0.0,0,,,0:00:00\n"


def peak(job: Callable[[], object]) -> int:
    """The most bytes that were in use at once while ``job`` ran."""
    tracemalloc.start()
    try:
        job()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def written(file: Path, header: str, rows: Iterator[str]) -> Path:
    with file.open("w", encoding="utf-8") as stream:
        stream.write(header)
        stream.writelines(rows)
    return file


@pytest.mark.parametrize(
    ("header", "rows"), [(HEADER, rests), (FITNOTES, rests_of_fitnotes)], ids=["csv", "fitnotes"]
)
def test_rows_that_are_not_kept_take_no_memory(
    tmp_path: Path, header: str, rows: Callable[[int], Iterator[str]]
) -> None:
    def parsed(count: int) -> ParsedFile:
        return read(sources.of_file(written(tmp_path / "a.csv", header, rows(count))))

    assert parsed(FEW).not_sets == FEW  # and what is imported on first use is imported now
    few, many = (peak(lambda count=count: parsed(count)) for count in (FEW, 5 * FEW))
    assert many < 1.2 * few


def test_what_is_kept_takes_little_beside_the_file(tmp_path: Path) -> None:
    """A row takes less than two of its own size, through the preview and the import."""

    def imported(file: Path) -> None:
        book = Logbook.create(file.with_suffix(".legday"))
        found = preview_file(book, athletes(book)[0].id, file)
        done = apply(book, found, found.choices(suggestions=False)).counts
        book.close()
        assert done.sets == done.rows

    sizes, peaks = [], []
    for rows in (FEW, FEW, MANY):  # the first one pays for what is loaded once
        file = written(tmp_path / f"{len(peaks)}.csv", HEADER, workouts(rows))
        sizes.append(file.stat().st_size)
        peaks.append(peak(lambda file=file: imported(file)))
    assert peaks[2] - peaks[1] < 2 * (sizes[2] - sizes[1])
