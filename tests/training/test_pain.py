import pytest
from hypothesis import given
from hypothesis import strategies as st

from legday_gui.training.pain import LIMITS, Light, pain_advice, pain_by_site
from legday_gui.training.values import Moment, Side, Symptom, SymptomKind

scores = st.none() | st.integers(0, 10)


@pytest.mark.parametrize(
    ("during", "after", "light", "words"),
    [
        (0, None, "green", "0 of 10: go on as planned"),
        (3, None, "green", "3 of 10: go on"),
        (4, None, "yellow", "4 of 10: keep the load and add nothing"),
        (5, None, "yellow", "5 of 10"),
        (6, None, "red", "6 of 10: take 10 to 20 % off or swap"),
        (10, 10, "red", "10 of 10"),
        (3, 4, "yellow", "4 of 10"),
        (1, 3, "red", "3 the morning after 1 in the session: take 10 to 20 % off"),
        (4, 2, "yellow", "4 of 10"),
        (None, 2, "green", "2 of 10"),
        (None, 6, "red", "6 of 10"),
    ],
)
def test_the_light(during, after, light, words):
    found = pain_advice(during, after, "left knee pain")
    assert found.light.value == light
    assert found.sentence.startswith("Left knee pain ")
    assert words in found.sentence
    assert found.sentence.endswith(f"{LIMITS}.")


def test_unknown_is_no_light():
    assert pain_advice(None) is None


@given(scores, scores)
def test_more_pain_never_means_a_greener_light(during, after):
    order = [None, Light.GREEN, Light.YELLOW, Light.RED]

    def light(during, after):
        found = pain_advice(during, after)
        return order.index(found.light if found else None)

    if after is not None and after < 10:
        assert light(during, after + 1) >= light(during, after)


def note(score, site="knee", side=Side.LEFT, moment=Moment.SESSION, at=1, kind=SymptomKind.PAIN):
    return Symptom(at, 1, 1, 20_000, at, kind, site, side, score, moment)


def test_each_site_has_its_own_light_the_worst_first():
    found = pain_by_site(
        [
            note(7, at=1),
            note(2, at=2),  # corrected
            note(4, site="lower back", side=Side.BOTH),
            note(6, side=Side.RIGHT, moment=Moment.NEXT_MORNING),
            note(0, site="hip"),
            note(9, site="quads", kind=SymptomKind.SORENESS),
        ]
    )
    assert [(p.site, p.side, p.during, p.next_morning, p.advice.light) for p in found] == [
        ("knee", Side.RIGHT, None, 6, Light.RED),
        ("lower back", Side.BOTH, 4, None, Light.YELLOW),
        ("knee", Side.LEFT, 2, None, Light.GREEN),
    ]
    assert found[1].advice.sentence.startswith("Lower back pain 4 of 10")
