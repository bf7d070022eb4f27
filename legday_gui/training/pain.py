"""What a pain score means for the next sets: the traffic light of the pain-monitoring model.

Silbernagel et al. (2007) let people with a sore Achilles tendon train on with up to 5 of 10, as
long as the pain had settled by the next morning. The limits and the two points are a choice of ours
after that: up to 3 go on; 4 and 5 keep the load; above 5, or 2 points worse on the next morning,
take 10 to 20 % off or swap. It was never tried on lifters in general, and is no diagnosis. Which
exercises load a site is told by the muscles that they train, which is a choice, too.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from legday_gui.training.values import Exercise, Moment, Muscle, Side, Symptom, SymptomKind

MOST_GREEN = 3
MOST_YELLOW = 5
WORSE_BY = 2

LIMITS = "a rule made for Achilles tendons (Silbernagel 2007), no diagnosis"
WARNING_SIGNS = (
    "Sharp pain, locking, giving way, numbness, swelling, pain at night or after a fall: stop, "
    "and have it looked at."
)
_LOADED_BY: Mapping[str, tuple[Muscle, ...]] = {
    "knee": (Muscle.QUADS,),
    "hip": (Muscle.GLUTES, Muscle.ADDUCTORS),
    "groin": (Muscle.ADDUCTORS,),
    "hamstring": (Muscle.HAMSTRINGS,),
    "shin": (Muscle.CALVES,),
    "ankle": (Muscle.CALVES,),
    "foot": (Muscle.CALVES,),
    "lower back": (Muscle.LOWER_BACK,),
}


class Light(StrEnum):
    """Go on, keep the load, or take some off."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"


_ORDER = (Light.RED, Light.YELLOW, Light.GREEN)


class PainAdvice(NamedTuple):
    """``said`` is the site with its scores; ``sentence`` also what to do, and on what grounds."""

    light: Light
    sentence: str
    said: str


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
    site = f"{where[:1].upper()}{where[1:]} {said}"
    return PainAdvice(light, f"{site}: {action}; {LIMITS}.", site)


def pain_on(exercise: Exercise, noted: Iterable[Symptom]) -> SitePain | None:
    """The worst pain at a site that the exercise loads; None where none was noted.

    Of each site the notes of the latest session count, and of the morning after it.
    """
    sites = [s for s in noted if s.kind is SymptomKind.PAIN and loads_site(exercise, s.site)]
    latest: dict[tuple[str, Side], Symptom] = {}
    for s in sorted(sites, key=lambda s: (s.day, s.noted_at)):
        latest[s.site, s.side] = s
    last = [s for s in sites if s.session_id == latest[s.site, s.side].session_id]
    return next(iter(pain_by_site(last)), None)


def loads_site(exercise: Exercise, site: str) -> bool:
    """Whether the exercise trains, directly or not, what moves or holds that site."""
    return any(exercise.contributions.get(muscle, 0) > 0 for muscle in _LOADED_BY.get(site, ()))


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
