"""Files that are none, or not quite."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legday_gui.exchange.errors import CancelledError, ExchangeError
from legday_gui.exchange.parsed import ParsedFile
from legday_gui.exchange.reading import read_bytes
from legday_gui.exchange.sources import of_file

STRONG = (
    b"Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,"
    b"Workout Notes,RPE\n"
)
HEVY = (
    b'"title","start_time","end_time","description","exercise_title","superset_id",'
    b'"exercise_notes","set_index","set_type","weight_kg","reps","distance_km",'
    b'"duration_seconds","rpe"\n'
)
ROW = b'2026-01-05 18:30:00,"Legs",1h 5m,"Squat (Barbell)",1,100,5,0,0,,,\n'

cells = st.one_of(
    st.text(max_size=8),
    st.sampled_from(["0", "10.0", "W", "Rest Timer", "1e5", "-1", "2026-01-05 18:30:00", "8.5"]),
    st.sampled_from(["5 Jan 2026, 18:30", "normal", "9999-12-31 23:59:59", "0001-01-01", "inf"]),
)


def outcome(data: bytes) -> ParsedFile | ExchangeError:
    try:
        return read_bytes(data, "some.csv")
    except ExchangeError as error:
        return error


def is_sound(found: ParsedFile | ExchangeError) -> bool:
    """Whether the rows add up, or a sentence names the file."""
    if isinstance(found, ExchangeError):
        return str(found).endswith(".")
    sets = sum(session.set_count for session in found.sessions)
    return found.rows == sets + found.not_sets + len(found.unreadable)


some_bytes = st.one_of(
    st.binary(),
    st.text().map(lambda text: text.encode("utf-8", "replace")),
    st.text().map(lambda text: text.encode("utf-16", "replace")),
)


@given(data=some_bytes)
def test_bytes_of_any_kind_give_a_result_or_a_sentence(data: bytes) -> None:
    assert is_sound(outcome(data))


@given(header=st.sampled_from([STRONG, HEVY]), tail=st.binary())
def test_anything_may_follow_a_header(header: bytes, tail: bytes) -> None:
    assert is_sound(outcome(header + tail))


@given(
    header=st.sampled_from([STRONG, HEVY]),
    rows=st.lists(st.lists(cells, min_size=10, max_size=15), max_size=6),
)
def test_any_cells_add_up(header: bytes, rows: list[list[str]]) -> None:
    lines = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    found = outcome(header + "\n".join(lines).encode("utf-8", "replace"))
    assert is_sound(found)
    assert isinstance(found, ParsedFile) or "not a text file" in str(found)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"PK\x03\x04rest", "zip archive"),
        (b"SQLite format 3\x00rest", "database"),
        (b"%PDF-1.7", "PDF"),
        (bytes(range(256)) * 4, "not a text file"),
    ],
)
def test_no_text_is_said_so(data: bytes, words: str) -> None:
    with pytest.raises(ExchangeError, match=words):
        read_bytes(data, "some.csv")


def test_a_missing_file_and_a_folder_are_said_so(tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match="does not exist"):
        of_file(tmp_path / "none.csv")
    with pytest.raises(ExchangeError, match="cannot be read"):
        of_file(tmp_path)


def test_a_quotation_mark_that_never_closes_is_said_so() -> None:
    with pytest.raises(ExchangeError, match="breaks off at line 2"):
        read_bytes(
            STRONG + b'2026-01-05 18:30:00,"Legs,' + ROW.replace(b'"', b"") * 4000, "some.csv"
        )


def test_bytes_that_no_encoding_has_do_not_hide_the_rest() -> None:
    data = STRONG + ROW.replace(b"Legs", b"F\xfc\x81e") + ROW.replace(b"18:30", b"19:30")
    assert read_bytes(data, "some.csv").rows == 2


def test_reading_is_cancelled() -> None:
    with pytest.raises(CancelledError):
        read_bytes(STRONG + ROW * 5000, "some.csv", lambda: True)
