"""What a pain score means for the next sets: the traffic light of the pain-monitoring model.

Silbernagel et al. (2007) let people with a sore Achilles tendon train on with up to 5 of 10, as
long as the pain had settled by the next morning. The limits and the two points are a choice of ours
after that: up to 3 go on; 4 and 5 keep the load; above 5, or 2 points worse on the next morning,
take 10 to 20 % off or swap. It was never tried on lifters in general, and is no diagnosis.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from legday_gui.training.values import Moment, Side, Symptom, SymptomKind

MOST_GREEN = 3
MOST_YELLOW = 5
WORSE_BY = 2

LIMITS = "a rule made for Achilles tendons (Silbernagel 2007), no diagnosis"
WARNING_SIGNS = (
    "Sharp pain, locking, giving way, numbness, swelling, pain at night or after a fall: stop, "
    "and have it looked at."
)


class Light(StrEnum):
    """Go on, keep the load, or take some off."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"


_ORDER = (Light.RED, Light.YELLOW, Light.GREEN)


class PainAdvice(NamedTuple):
    """``sentence`` has the scores, what to do, and what the rule rests on."""

    light: Light
    sentence: str


class SitePain(NamedTuple):
    """The advice on one site; ``during`` or ``next_morning`` is None where it was not noted."""

    site: str
    side: Side
    during: int | None
    next_morning: int | None
    advice: PainAdvice


def pain_advice(
    during: int | None, next_morning: int | None = None, where: str = "pain"
) -> PainAdvice | None:
    """The light for scores from 0 to 10, in a session and on the morning after it.

    ``where`` begins the sentence ("left knee pain"). None where neither score is known.
    """
    worst = max((score for score in (during, next_morning) if score is not None), default=None)
    if worst is None:
        return None
    if during is not None and next_morning is not None and next_morning - during >= WORSE_BY:
        said = f"{next_morning} the morning after {during} in the session"
        return _advice(Light.RED, where, said, _LESS)
    if worst > MOST_YELLOW:
        return _advice(Light.RED, where, f"{worst} of 10", _LESS)
    if worst > MOST_GREEN:
        return _advice(Light.YELLOW, where, f"{worst} of 10", "keep the load and add nothing")
    return _advice(Light.GREEN, where, f"{worst} of 10", "go on as planned")


_LESS = "take 10 to 20 % off or swap the exercise, and add nothing"


def _advice(light: Light, where: str, said: str, action: str) -> PainAdvice:
    return PainAdvice(light, f"{where[:1].upper()}{where[1:]} {said}: {action}; {LIMITS}.")


def pain_by_site(noted: Iterable[Symptom]) -> list[SitePain]:
    """The advice on each site that hurt in one session or on the morning after, the worst first.

    Of several notes the latest counts; soreness is no pain.
    """
    scores: dict[tuple[str, Side], dict[Moment, int]] = {}
    for s in sorted(noted, key=lambda s: s.noted_at):
        if s.kind is SymptomKind.PAIN:
            scores.setdefault((s.site, s.side), {})[s.moment] = s.score
    found = []
    for (site, side), by_moment in scores.items():
        during, after = (by_moment.get(m) for m in (Moment.SESSION, Moment.NEXT_MORNING))
        where = f"{site} pain" if side is Side.BOTH else f"{side.value} {site} pain"
        advice = pain_advice(during, after, where)
        if advice is not None and (during or after):
            found.append(SitePain(site, side, during, after, advice))
    return sorted(found, key=lambda pain: _ORDER.index(pain.advice.light))
