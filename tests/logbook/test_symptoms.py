from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from legday_gui.logbook.athletes import athletes
from legday_gui.logbook.logbook import Logbook
from legday_gui.logbook.sessions import bin_session, bring_back, start_session
from legday_gui.logbook.symptoms import note_symptom, remove_symptom, symptoms
from legday_gui.training.values import Moment, Side, SymptomKind

AT = 1_795_000_000
DAY = AT // 86_400


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Logbook]:
    book = Logbook.create(tmp_path / "log.legday")
    yield book
    book.close()


def note(book: Logbook, score: int, **more: Any) -> int:
    fields: dict[str, Any] = {
        "session_id": None, "day": DAY, "at": AT, "kind": SymptomKind.PAIN, "site": "knee",
        "side": Side.LEFT, "moment": Moment.SESSION,
    } | more  # fmt: skip
    return note_symptom(book, athletes(book)[0].id, score=score, **fields)


def test_the_same_place_and_moment_is_replaced_and_others_stand_beside(book: Logbook) -> None:
    athlete_id = athletes(book)[0].id
    session_id = start_session(book, athlete_id, None, AT, 0)
    first = note(book, 3, session_id=session_id)
    assert note(book, 5, session_id=session_id, at=AT + 60) == first
    note(book, 4, session_id=session_id, side=Side.RIGHT)
    note(book, 2, session_id=session_id, moment=Moment.NEXT_MORNING, day=DAY + 1)
    note(book, 7, session_id=session_id, kind=SymptomKind.SORENESS, site="quads", side=Side.BOTH)
    note(book, 1, day=DAY - 7)
    found = symptoms(book, athlete_id, session_id=session_id)
    assert [(s.score, s.side.value, s.moment.value, s.kind.value) for s in found] == [
        (4, "right", "session", "pain"),
        (7, "both", "session", "soreness"),
        (5, "left", "session", "pain"),
        (2, "left", "next_morning", "pain"),
    ]
    assert len(symptoms(book, athlete_id)) == 5
    assert [s.day for s in symptoms(book, athlete_id, since_day=DAY + 1)] == [DAY + 1]


def test_without_a_session_the_day_tells_notes_apart(book: Logbook) -> None:
    assert note(book, 3) == note(book, 4)
    assert note(book, 3, day=DAY + 1) != note(book, 3)
    assert [s.score for s in symptoms(book, athletes(book)[0].id)] == [3, 3]


def test_zero_is_a_score_and_eleven_is_none(book: Logbook) -> None:
    note(book, 0)
    with pytest.raises(ValueError, match="0 to 10"):
        note(book, 11)
    assert [s.score for s in symptoms(book, athletes(book)[0].id)] == [0]


def test_removed_and_undone(book: Logbook) -> None:
    athlete_id, row_id = athletes(book)[0].id, note(book, 6)
    remove_symptom(book, row_id)
    assert symptoms(book, athlete_id) == []
    book.undo()
    assert [s.id for s in symptoms(book, athlete_id)] == [row_id]


def test_pain_goes_to_the_bin_and_back_with_its_session(book: Logbook) -> None:
    athlete_id = athletes(book)[0].id
    session_id = start_session(book, athlete_id, None, AT, 0)
    note(book, 6, session_id=session_id)
    bin_session(book, session_id)
    assert symptoms(book, athlete_id) == []
    bring_back(book, session_id)
    assert [s.score for s in symptoms(book, athlete_id)] == [6]
