import pytest
from hypothesis import given
from hypothesis import strategies as st

from legday_gui.training.entry import (
    MOST_LOAD_G,
    MOST_METRES,
    MOST_SECONDS,
    Entry,
    EntryError,
    format_entry,
    parse_entry,
)
from legday_gui.training.values import Side, Unit

KG, LB = Unit.KG, Unit.LB
LOAD = Entry(102_500, reps=8, unit=KG)


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("102.5 8", LOAD),
        ("102,5 8", LOAD),
        ("102.5x8", LOAD),
        ("102.5 × 8", LOAD),
        ("102.5*8", LOAD),
        ("102.5kg x 8", LOAD),
        ("  102.5 KG 8 ", LOAD),
        ("102.5x8@2", Entry(102_500, reps=8, unit=KG, reserve_halves=4)),
        ("102.5 8@2", Entry(102_500, reps=8, unit=KG, reserve_halves=4)),
        ("102.5 8 @ 1.5", Entry(102_500, reps=8, unit=KG, reserve_halves=3)),
        ("102.5 8@1,5", Entry(102_500, reps=8, unit=KG, reserve_halves=3)),
        ("8", Entry(reps=8)),
        ("x8", None),
        ("0", Entry(reps=0)),
        ("8@0", Entry(reps=8, reserve_halves=0)),
        ("@2", Entry(reserve_halves=4)),
        ("+2.5", Entry(2500, relative=True, unit=KG)),
        ("-2.5", Entry(-2500, relative=True, unit=KG)),
        ("−2.5", Entry(-2500, relative=True, unit=KG)),
        ("+5lb", Entry(2268, relative=True, unit=LB)),
        ("+2.5 8@2", Entry(2500, relative=True, reps=8, reserve_halves=4, unit=KG)),
        ("100 kg", Entry(100_000, unit=KG)),
        ("225lb 5", Entry(102_058, reps=5, unit=LB)),
        ("225lbx5", Entry(102_058, reps=5, unit=LB)),
        ("225 lbs x 5", Entry(102_058, reps=5, unit=LB)),
        ("0 8", Entry(0, reps=8, unit=KG)),
        ("bw", Entry(0)),
        ("bw 8", Entry(0, reps=8)),
        ("BWx8@1", Entry(0, reps=8, reserve_halves=2)),
        ("bw+10", Entry(10_000, unit=KG)),
        ("bw + 10 8", Entry(10_000, reps=8, unit=KG)),
        ("bw-20kg x 8", Entry(-20_000, reps=8, unit=KG)),
        ("60s", Entry(seconds=60)),
        ("60 sec", Entry(seconds=60)),
        ("1:30", Entry(seconds=90)),
        ("20 1:30", Entry(20_000, seconds=90, unit=KG)),
        ("20x45s", Entry(20_000, seconds=45, unit=KG)),
        ("2 min", Entry(seconds=120)),
        ("1.5min", Entry(seconds=90)),
        ("bw+10 60s@1", Entry(10_000, unit=KG, seconds=60, reserve_halves=2)),
        ("40m", Entry(metres=40.0)),
        ("40 m", Entry(metres=40.0)),
        ("12,5m", Entry(metres=12.5)),
        ("1.2km", Entry(metres=1200.0)),
        ("20 40m", Entry(20_000, metres=40.0, unit=KG)),
        ("2x20kg", None),
        ("50lb x 40 metres @2", Entry(22_680, metres=40.0, unit=LB, reserve_halves=4)),
        ("r 8", Entry(reps=8, side=Side.RIGHT)),
    ],
)
def test_one_set(text, entry):
    if entry is None:
        with pytest.raises(EntryError, match=f"Could not read “{text}”"):
            parse_entry(text, KG)
    else:
        assert parse_entry(text, KG) == [entry]


@pytest.mark.parametrize("text", ["L 40x10 R 42.5x10", "l40x10 r42.5x10", "L 40 10  R 42,5 10"])
def test_both_sides(text):
    assert parse_entry(text, KG) == [
        Entry(40_000, reps=10, unit=KG, side=Side.LEFT),
        Entry(42_500, reps=10, unit=KG, side=Side.RIGHT),
    ]


def test_a_bare_number_is_in_the_persons_unit():
    assert parse_entry("225 5", LB) == [Entry(102_058, reps=5, unit=LB)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Nothing was typed"),
        ("hello", "“hello”"),
        ("102.5 8 deep", "“deep”"),
        ("100 8 2", "“100 8 2”"),
        ("100x", "“100x”"),
        ("102.5", "102.5 is no whole number of reps"),
        ("100 8.5", "8.5 is no whole number of reps"),
        ("2001 5", "2001 kg is more than the 2000 kg"),
        ("4500lb 5", "4500 lb is more than the 2000 kg"),
        ("100 1000", "1000 reps are more than"),
        ("8@11", "11 in reserve is more than 10"),
        ("8@1.3", "1.3 in reserve is no whole or half"),
        ("1:75", "1:75 is no time"),
        ("0.5s", "no whole number of seconds"),
        ("100000s", "longer than the 24 hours"),
        ("100.1km", "100.1km is more than the 100 km"),
        ("40m 40m", "“40m 40m”"),
        ("40m 8", "“40m 8”"),
        ("40mm", "“mm”"),
        ("60s 8", "“60s 8”"),
        ("40x10 R 42.5x10", "“40x10” belongs to no side"),
        ("L 40x10 L 40x10", "L was written twice"),
        ("L 40x10 R", "Could not read"),
        ("@", "“@”"),
        ("8@2@3", "“8@2@3”"),
    ],
)
def test_what_cannot_be_read_is_named_in_one_sentence(text, said):
    with pytest.raises(EntryError) as error:
        parse_entry(text, KG)
    assert said in str(error.value)
    assert str(error.value).endswith(".")


# Lines of the letters that mean something are read far more often than any text.
typed = st.text(max_size=20) | st.text(alphabet="0128.,:@xlrsmkgbwin+- ", max_size=14)


@given(typed, st.sampled_from(Unit))
def test_any_line_is_read_or_refused(text, unit):
    try:
        read = parse_entry(text, unit)
    except EntryError:
        return
    assert read == parse_entry(format_entry(read, unit), unit)


@st.composite
def entries(draw, side=None):
    reserve = draw(st.none() | st.integers(0, 20))
    reps = draw(st.none() | st.integers(0, 999))
    seconds = draw(st.none() | st.integers(0, MOST_SECONDS)) if reps is None else None
    metres = None
    if reps is None and seconds is None:
        metres = draw(st.none() | st.integers(0, MOST_METRES * 100).map(lambda cm: cm / 100))
    load = draw(st.sampled_from(["none", "bw", "absolute", "relative"]))
    if load == "none" and {reserve, reps, seconds, metres} == {None}:
        reps = draw(st.integers(0, 999))
    grams, unit = None, None
    if load == "bw":
        grams = 0
    elif load != "none":
        grams = draw(st.integers(-MOST_LOAD_G, MOST_LOAD_G))
        unit = draw(st.sampled_from(Unit))
    return Entry(grams, load == "relative", reps, reserve, unit, seconds, side, metres)


lines = st.one_of(
    st.tuples(entries()),
    st.tuples(entries(Side.LEFT)),
    st.tuples(entries(Side.LEFT), entries(Side.RIGHT)),
    st.tuples(entries(Side.RIGHT), entries(Side.LEFT)),
)


@given(lines, st.sampled_from(Unit))
def test_what_is_written_reads_back(line, unit):
    assert parse_entry(format_entry(line, unit), unit) == list(line)
