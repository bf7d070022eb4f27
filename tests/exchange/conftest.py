from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from legday_gui.logbook.logbook import Logbook

REAL = Path("/work/shared/data")

STRONG_S3 = (
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,"
    "Workout Notes,RPE"
)
HEVY = (
    '"title","start_time","end_time","description","exercise_title","superset_id",'
    '"exercise_notes","set_index","set_type","weight_kg","reps","distance_km",'
    '"duration_seconds","rpe"'
)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Logbook]:
    made = Logbook.create(tmp_path / "log.legday")
    yield made
    made.close()


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Writes an export: a header and rows, or bytes as they are."""

    def _write(header: str | bytes, *rows: str, name: str = "export.csv") -> Path:
        path = tmp_path / name
        text = header if isinstance(header, bytes) else "\n".join((header, *rows, "")).encode()
        path.write_bytes(text)
        return path

    return _write


def real_files() -> list[Path]:
    return sorted((*REAL.glob("strong/*.csv"), *REAL.glob("hevy/*.csv"), *REAL.glob("fitnotes/*")))
