"""How hard a session was, soreness and pain: the questions, and writing the answers. No Qt."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from legday_gui.logbook import sessions, symptoms
from legday_gui.training.pain import WARNING_SIGNS, Light, pain_by_site
from legday_gui.training.values import (
    LEG_MUSCLES,
    LoggedSet,
    Moment,
    Session,
    Side,
    SymptomKind,
)
from legday_gui.training.volume import is_hard
from legday_gui.window.session import readiness
from legday_gui.window.workspace import Workspace

EFFORT = "effort"
SIDED_SITES = ("knee", "hip", "groin", "hamstring", "shin", "ankle", "foot")
LOWER_BACK = "lower back"
REMEMBERED_DAYS = 28  # a pain of so long ago is asked for again

ROLES = {Light.GREEN: "good", Light.YELLOW: "warn", Light.RED: "bad"}

EFFORT_SCALE = "How hard it was, all in all: 0 is rest, 5 hard, 10 the hardest ever."
SORENESS_SCALE = "0 is none, 10 too sore to move."
PAIN_SCALE = "0 is none, 10 the worst there is."


class Feeling(NamedTuple):
    """What a score is of."""

    kind: SymptomKind
    site: str
    side: Side = Side.BOTH

    @property
    def label(self) -> str:
        """``Left knee pain``, ``Quads sore``."""
        side = "" if self.side is Side.BOTH else f"{self.side.value} "
        what = "pain" if self.kind is SymptomKind.PAIN else "sore"
        return f"{side}{self.site} {what}".capitalize()


class Question(NamedTuple):
    """``key`` is ``EFFORT`` or a ``Feeling``; ``scale`` says what the numbers mean."""

    key: Any
    label: str
    scale: str
    score: int | None = None


def sites() -> list[Feeling]:
    """Where pain can be noted, as buttons are ordered."""
    found = [
        Feeling(SymptomKind.PAIN, site, side)
        for site in SIDED_SITES
        for side in (Side.LEFT, Side.RIGHT)
    ]
    return [*found[:2], Feeling(SymptomKind.PAIN, LOWER_BACK), *found[2:]]


def soreness_of(space: Workspace, sets: Sequence[LoggedSet]) -> list[Feeling]:
    """The leg muscles that these sets trained."""
    from legday_gui.logbook.library import exercise

    trained = {
        muscle
        for exercise_id in {s.exercise_id for s in sets if is_hard(s)}
        for muscle, share in exercise(space.logbook, exercise_id).contributions.items()
        if share >= 1
    }
    return [Feeling(SymptomKind.SORENESS, m.value) for m in LEG_MUSCLES if m in trained]


def pains_of_late(space: Workspace, day: int) -> list[Feeling]:
    """The sites that hurt in the four weeks up to a day, the latest last."""
    noted = symptoms.symptoms(space.logbook, space.athlete_id, since_day=day - REMEMBERED_DAYS)
    found = {
        Feeling(s.kind, s.site, s.side): None
        for s in noted
        if s.kind is SymptomKind.PAIN and s.score > 0 and s.day <= day
    }
    return list(found)


def pains_with(space: Workspace, session: Session) -> list[Feeling]:
    """The sites that hurt in a session."""
    noted = symptoms.symptoms(space.logbook, space.athlete_id, session_id=session.id)
    found = {
        Feeling(s.kind, s.site, s.side): None
        for s in noted
        if s.kind is SymptomKind.PAIN and s.score > 0
    }
    return list(found)


def effort_question(session: Session) -> Question:
    return Question(EFFORT, "How hard, 0 to 10", EFFORT_SCALE, session.effort)


def questions(
    space: Workspace, session: Session, asked: Iterable[Feeling], moment: Moment
) -> list[Question]:
    """What is asked for, and what was noted already, with the scores as they stand."""
    noted = {
        Feeling(s.kind, s.site, s.side): s.score
        for s in symptoms.symptoms(space.logbook, space.athlete_id, session_id=session.id)
        if s.moment is moment
    }
    return [
        Question(feeling, feeling.label, _scale(feeling), noted.get(feeling))
        for feeling in dict.fromkeys([*asked, *noted])
    ]


def _scale(feeling: Feeling) -> str:
    scale = PAIN_SCALE if feeling.kind is SymptomKind.PAIN else SORENESS_SCALE
    return f"{feeling.label}: {scale}"


def answer(
    space: Workspace, session: Session, key: object, score: int | None, moment: Moment
) -> None:
    """Write an answer, or take it back (None)."""
    if key == EFFORT:
        sessions.edit_session(space.logbook, session.id, effort=score)
    elif isinstance(key, Feeling) and score is None:
        for found in symptoms.symptoms(space.logbook, space.athlete_id, session_id=session.id):
            if (found.kind, found.site, found.side, found.moment) == (*key, moment):
                symptoms.remove_symptom(space.logbook, found.id)
    elif isinstance(key, Feeling) and score is not None:
        at, _ = readiness.now(space)
        day = session.day if moment is Moment.SESSION else readiness.today(space)
        symptoms.note_symptom(
            space.logbook,
            space.athlete_id,
            session_id=session.id,
            day=day,
            at=at,
            kind=key.kind,
            site=key.site,
            side=key.side,
            score=score,
            moment=moment,
        )


def light(space: Workspace, session: Session) -> tuple[str, str]:
    """What the traffic light says of each site that hurt, the worst first, and its colour role.

    Both are empty without pain.
    """
    noted = symptoms.symptoms(space.logbook, space.athlete_id, session_id=session.id)
    found = [site.advice for site in pain_by_site(noted)]
    if not found:
        return "", ""
    said = [f"{advice.light.value.capitalize()}. {advice.sentence}" for advice in found]
    if found[0].light is not Light.GREEN:
        said.append(WARNING_SIGNS)
    return "\n".join(said), ROLES[found[0].light]
