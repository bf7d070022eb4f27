"""Pain and soreness by site and side, noted in the session and on the next morning."""

from typing import Any

from legday_gui.logbook.door import Edit
from legday_gui.logbook.ids import new_id
from legday_gui.logbook.logbook import Logbook
from legday_gui.training.values import Moment, Side, Symptom, SymptomKind

_FIELDS = (
    "id", "athlete_id", "session_id", "day", "noted_at", "kind", "site", "side", "score", "moment",
)  # fmt: skip


def note_symptom(
    book: Logbook,
    athlete_id: int,
    *,
    session_id: int | None,
    day: int,
    at: int,
    kind: SymptomKind,
    site: str,
    side: Side,
    score: int,
    moment: Moment,
) -> int:
    """Note a score from 0 to 10 at ``at`` (UTC seconds) on the local ``day``; gives its id.

    A score of the same session, kind, site, side and moment is replaced; without a session, that
    of the same day. Raises ValueError where the score is outside 0 to 10.
    """
    if not 0 <= score <= 10:
        raise ValueError(f"A score goes from 0 to 10, not {score}.")
    key: dict[str, Any] = {
        "athlete_id": athlete_id,
        "session_id": session_id,
        "kind": SymptomKind(kind).value,
        "site": site,
        "side": Side(side).value,
        "moment": Moment(moment).value,
    }
    same = book.rows("symptom", **key if session_id is not None else key | {"day": day})
    row_id = same[0]["id"] if same else new_id()
    fields = key | {"day": day, "noted_at": at, "score": score}
    book.write(f"Note {key['kind']}, {site}", [Edit("symptom", row_id, fields)])
    return row_id


def symptoms(
    book: Logbook,
    athlete_id: int,
    *,
    session_id: int | None = None,
    since_day: int | None = None,
) -> list[Symptom]:
    """What was noted, oldest first: all, or only of a session, or only from a day on."""
    which, values = ["athlete_id = ?", "deleted_at IS NULL"], [athlete_id]
    if session_id is not None:
        which.append("session_id = ?")
        values.append(session_id)
    if since_day is not None:
        which.append("day >= ?")
        values.append(since_day)
    rows = book.tuples(
        f"SELECT {', '.join(_FIELDS)} FROM symptom WHERE {' AND '.join(which)} "
        "ORDER BY day, noted_at, id",
        *values,
    )
    return [_symptom(*row) for row in rows]


def remove_symptom(book: Logbook, symptom_id: int) -> None:
    """Put one note into the bin."""
    book.write("Remove symptom", [Edit.bin("symptom", symptom_id)])


def _symptom(
    row_id: int, athlete_id: int, session_id: int | None, day: int, at: int, kind: str, site: str,
    side: str, score: int, moment: str,
) -> Symptom:  # fmt: skip
    return Symptom(
        row_id, athlete_id, session_id, day, at, SymptomKind(kind), site, Side(side), score,
        Moment(moment),
    )  # fmt: skip
