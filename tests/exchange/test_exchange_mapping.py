"""Tables of no program: which column says what, and how dates are written."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legday_gui.exchange import dates, mapping
from legday_gui.exchange.errors import ExchangeError, UnknownTableError
from legday_gui.exchange.mapping import Columns
from legday_gui.exchange.reading import read_bytes
from legday_gui.training.values import SetKind, Side, Unit

TABLE = (
    "Datum;Uhrzeit;Übung;Gewicht (kg);Wdh.;Set Type;Seite;Notizen\n"
    "29.04.2025;12:00:00;Kniebeuge;62,5;8;;;\n"
    "29.04.2025;12:00:00;Kniebeuge;40;8;warm-up;;leicht\n"
    "29.04.2025;12:00:00;Ausfallschritt;20;8;;links;\n"
    "30.04.2025;12:00:00;Kniebeuge;viel;8;;;\n"
    "30.04.2025;12:00:00;Pause;;60;Rest Timer;;\n"
).encode()


def unknown(data: bytes) -> UnknownTableError:
    with pytest.raises(UnknownTableError) as caught:
        read_bytes(data, "my.csv")
    return caught.value


def test_columns_are_suggested_and_the_table_is_read() -> None:
    asked = unknown(TABLE)
    made = mapping.suggested("My sheet", asked.header, asked.rows)
    assert made.columns == {
        "date": "datum", "time": "uhrzeit", "exercise": "übung", "weight": "gewicht (kg)",
        "reps": "wdh.", "kind": "set type", "side": "seite", "note": "notizen",
    }  # fmt: skip
    assert (made.date_layout, made.also_fits, made.unit) == ("%d.%m.%Y", (), Unit.KG)
    found = read_bytes(TABLE, "my.csv", mappings=[made])
    assert (found.app, found.rows, found.not_sets, len(found.unreadable)) == ("My sheet", 5, 1, 1)
    work, warm, left = (one for block in found.blocks() for one in block.sets)
    assert (work.weight, work.unit, work.kind) == ("62,5", Unit.KG, SetKind.WORK)
    assert (warm.kind, warm.note, left.side) == (SetKind.WARM_UP, "leicht", Side.LEFT)
    assert found.sessions[0].start == "2025-04-29 12:00:00"


def test_a_day_and_month_that_could_be_either_are_asked_for() -> None:
    asked = unknown(b"day,lift,kg,reps\n03/04/2025,Squat,100,5\n")
    made = mapping.suggested("Sheet", asked.header, asked.rows)
    assert {made.date_layout, *made.also_fits} == {"%d/%m/%Y", "%m/%d/%Y"}
    other = replace(made, date_layout="%m/%d/%Y")
    (session,) = read_bytes(
        b"day,lift,kg,reps\n03/04/2025,Squat,100,5\n", "my.csv", mappings=[other]
    ).sessions
    assert session.start == "2025-03-04"


def test_a_mapping_is_kept_as_json() -> None:
    made = Columns("My sheet", {"date": "d", "exercise": "e"}, "%d.%m.%Y", Unit.LB)
    assert mapping.from_json(mapping.to_json(made)) == made


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("{", "is no JSON"),
        ("[]", "has no"),
        ({"columns": {"date": 5}}, "has no"),
        ({"columns": {"date": "a"}}, "does not say which column is the exercise"),
        ({"columns": {"date": "a", "exercise": "b", "colour": "c"}}, "names colour"),
        ({"columns": {"date": "a", "exercise": "b"}, "unit": "stone"}, "neither"),
    ],
)
def test_a_mapping_that_is_none_is_told(content: object, sentence: str) -> None:
    with pytest.raises(ExchangeError, match=sentence):
        mapping.from_json(content if isinstance(content, str) else json.dumps(content))


@pytest.mark.parametrize(
    ("texts", "layouts"),
    [
        (["2026-01-05 18:30:00", "2026-01-06T18:30:00Z"], [dates.ISO]),
        (["2026-01-05"], ["%Y-%m-%d"]),
        (["13/09/2021", "03/04/2021"], ["%d/%m/%Y"]),
        (["09/13/21"], ["%m/%d/%y"]),
        (["24 Jul 2024, 7:07"], ["%d %b %Y, %H:%M"]),
        (["soon"], []),
        ([], []),
    ],
)
def test_one_form_for_all_dates_of_a_file(texts: list[str], layouts: list[str]) -> None:
    assert dates.fitting(texts)[: max(len(layouts), 1)] == layouts


@given(st.dates(date(1971, 1, 1), date(2068, 12, 31)), st.sampled_from(dates.DAYS))
def test_the_form_of_any_date_is_among_those_that_fit(day: date, layout: str) -> None:
    assert layout in dates.fitting([day.strftime(layout)])


def test_every_form_has_an_example() -> None:
    assert dates.example("%d/%m/%Y %H:%M") == "31/01/2026 18:30"
    assert dates.example(dates.ISO) == "2026-01-31"
