"""Names of exercises in other programs to exercises of this logbook.

An exact name or alias decides. What is merely close is suggested and never decided: "Hack Squat"
is a machine in one app and a barbell in the next.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from rapidfuzz import fuzz, process

from legday_gui.logbook.ids import hashed_id
from legday_gui.logbook.merging import Merged
from legday_gui.resource_files import resource
from legday_gui.training import catalogue
from legday_gui.training.values import Exercise, LoadKind, Measure, Sidedness

_CLOSE = 86  # of 100; below it, pairs of different lifts begin to appear
_BRACKETS = re.compile(r"\(([^()]*)\)")
_ABBREVIATIONS = {
    "db": "dumbbell",
    "dumbell": "dumbbell",
    "bb": "barbell",
    "barbel": "barbell",
    "kb": "kettlebell",
    "rdl": "romanian deadlift",
    "sldl": "stiff leg deadlift",
    "ohp": "overhead press",
    "ssb": "safety bar",
    "bss": "bulgarian split squat",
    "ghr": "glute ham raise",
    # Hevy puts Turkish words into English names; "halter" is a barbell here and a dumbbell there.
    "makine": "machine",
    "dambıl": "dumbbell",
    "ayakta": "standing",
    "oturarak": "seated",
    "tek": "single",
    "bacak": "leg",
}
_NO_PLURAL = {"press", "biceps", "triceps", "abs", "cross", "across"}
# What the words of a name say about the implement: load kind, and its smallest step in grams.
_IMPLEMENTS: tuple[tuple[str, LoadKind, int], ...] = (
    ("assisted", LoadKind.ASSISTED, 5000),
    ("smith", LoadKind.BARBELL, 2500),
    ("barbell", LoadKind.BARBELL, 2500),
    ("trap bar", LoadKind.BARBELL, 2500),
    ("dumbbell", LoadKind.PAIR, 2000),
    ("kettlebell", LoadKind.SINGLE, 4000),
    ("cable", LoadKind.STACK, 5000),
    ("machine", LoadKind.STACK, 5000),
    ("plate loaded", LoadKind.PLATES, 2500),
    ("bodyweight", LoadKind.BODYWEIGHT, 2500),
)
_EQUIPMENT = {
    *("barbell", "dumbbell", "kettlebell", "cable", "machine", "smith", "bodyweight", "band"),
    *("weighted", "assisted"),
}
_ONE_SIDED = re.compile(r"\b(single|one|1) (leg|arm)(ged|ed)?\b|\bunilateral\b|\beach side\b")


class Certainty(StrEnum):
    SAME = "same"  # the names are known to mean the same
    CHECK = "check"  # close: the person decides
    NEW = "new"  # nothing like it is here


@dataclass(frozen=True, slots=True)
class Found:
    """What a name was found to be. ``exercise_id`` is None where it is new."""

    exercise_id: int | None
    certainty: Certainty


def normalised(name: str) -> str:
    """Lower case words without marks, brackets, plurals and the usual abbreviations."""
    return _normalised(unicodedata.normalize("NFKC", name).casefold())


def _normalised(name: str) -> str:
    name = re.sub(r"\(bar\)", "(barbell)", name)
    words = re.sub(r"[^\w]+", " ", name.replace("'", "")).split()
    spelled = " ".join(_ABBREVIATIONS.get(word, word) for word in words)
    return " ".join(map(_singular, spelled.split()))


def _singular(word: str) -> str:
    if len(word) > 2 and word.endswith("s") and not word.endswith("ss") and word not in _NO_PLURAL:
        return word[:-1]
    return word


def new_exercise_id(name: str) -> int:
    """The id of an exercise that an import makes: hashed, so that it is the same everywhere."""
    return hashed_id("imported exercise", normalised(name))


class Matcher:
    """Finds names of ``app`` among ``exercises``, the live ones of a logbook by id.

    Names of what was ``merged`` into one of them mean that one.
    """

    def __init__(
        self,
        app: str,
        exercises: Mapping[int, Exercise],
        merged: Mapping[int, Merged] = MappingProxyType({}),
    ) -> None:
        self._exercises = exercises
        self._merged = merged
        self._certain = self._names(app)
        self._bags: dict[str, set[int]] = {}
        for name, exercise_id in self._certain.items():
            self._bags.setdefault(_bag(name), set()).add(exercise_id)
        for name, ids in _foreign_names(app).items():
            self._bags.setdefault(_bag(name), set()).update(self._live(ids))
        self._words = {word for bag in self._bags for word in bag.split()}

    def find(self, name: str) -> Found:
        """What ``name`` is here, and how certain that is."""
        key = normalised(name)
        # "Squat, Barbell" is what others call a barbell squat.
        before, comma, after = name.rpartition(", ")
        turned = normalised(f"{after} {before}") if comma else key
        exact = self._certain.get(key, self._certain.get(turned))
        if exact is None:
            exact = _only(self._live({new_exercise_id(name)}))
        if exact is not None:
            return Found(exact, Certainty.SAME)
        close = self._close(_bag(key))
        return Found(close, Certainty.CHECK if close is not None else Certainty.NEW)

    def _live(self, ids: set[int]) -> set[int]:
        """Those of ``ids`` that are live, and what the others were merged into."""
        merged = self._merged
        return {merged[i].into if i in merged else i for i in ids} & self._exercises.keys()

    def _names(self, app: str) -> dict[str, int]:
        """Names that decide: the app's aliases, names met everywhere, our own, former ones."""
        own: dict[str, set[int]] = {}
        for exercise in self._exercises.values():
            own.setdefault(normalised(exercise.name), set()).add(exercise.id)
        former: dict[str, set[int]] = {}
        for entry in _catalogue():  # one that came with the program may be called otherwise here
            former.setdefault(normalised(entry.exercise.name), set()).add(entry.exercise.id)
        for gone in self._merged.values():
            former.setdefault(normalised(gone.name), set()).add(gone.into)
        found: dict[str, int] = {}
        for names in (_aliases(app.casefold()), _aliases(catalogue.ANY_APP), own, former):
            for name, ids in names.items():
                only = _only(self._live(ids))  # names of two are for the person to part
                if only is not None:
                    found.setdefault(name, only)
        return found

    def _close(self, bag: str) -> int | None:
        """The one exercise whose name is close; None where there is none, or a tie of two."""
        words = bag.split()
        # "Leg Press Technogym (red)": brands and gyms are no word of any exercise.
        known = " ".join(word for word in words if word in self._words)
        if known in self._bags:
            return _only(self._bags[known])
        hits = process.extract(
            bag, list(self._bags), scorer=fuzz.ratio, score_cutoff=_CLOSE, limit=8
        )
        alike = [(hit, score) for hit, score, _ in hits if _same_equipment(bag, hit)]
        if not alike:
            return None
        best = alike[0][1]
        ids = {i for hit, score in alike if score == best for i in self._bags[hit]}
        return _only(ids)


def _only(ids: set[int]) -> int | None:
    return next(iter(ids)) if len(ids) == 1 else None


def _bag(name: str) -> str:
    return " ".join(sorted(name.split()))


def _same_equipment(one: str, two: str) -> bool:
    return _EQUIPMENT & set(one.split()) == _EQUIPMENT & set(two.split())


@cache
def _aliases(app: str) -> dict[str, set[int]]:
    """Normalised alias to the built-in exercises that it names in ``app``."""
    found: dict[str, set[int]] = {}
    for entry in _catalogue():
        for alias in entry.aliases.get(app, ()):
            found.setdefault(normalised(alias), set()).add(entry.exercise.id)
    return found


@cache
def _catalogue() -> tuple[catalogue.CatalogueExercise, ...]:
    return tuple(catalogue.parse_exercises(resource("exercises.json").read_text("utf-8")))


def name_in(app: str, exercise_id: int) -> str | None:
    """What ``app`` calls a built-in exercise; None where it has no name of its own for it."""
    return _names_in(app).get(exercise_id)


@cache
def _names_in(app: str) -> dict[int, str]:
    known = _aliases(app)
    return {
        entry.exercise.id: alias
        for entry in _catalogue()
        for alias in entry.aliases.get(app, ())[:1]
        if known[normalised(alias)] == {entry.exercise.id}
    }


def _foreign_names(app: str) -> dict[str, set[int]]:
    """What other apps call them: enough for a suggestion."""
    found: dict[str, set[int]] = {}
    for foreign in catalogue.APPS:
        if foreign != app.casefold():
            for name, ids in _aliases(foreign).items():
                found.setdefault(name, set()).update(ids)
    return found


def new_exercise(name: str, measures: Iterable[Measure]) -> Exercise:
    """An exercise for a name that nothing here goes by; what it trains is for the person to say.

    ``measures`` says of each of its sets what was counted.
    """
    words = normalised(name)
    kind, step_g = next(
        ((kind, step) for word, kind, step in _IMPLEMENTS if f" {word} " in f" {words} "),
        (LoadKind.SINGLE, 2500),
    )
    bracket = _BRACKETS.search(name)
    return Exercise(
        id=new_exercise_id(name),
        name=name,
        equipment=bracket.group(1).strip().casefold() if bracket else "",
        load_kind=kind,
        sidedness=Sidedness.OPTIONAL if _ONE_SIDED.search(words) else Sidedness.NEVER,
        measure=_commonest(list(measures)),
        step_g=step_g,
    )


def _commonest(measures: Sequence[Measure]) -> Measure:
    return max(Measure, key=measures.count) if measures else Measure.REPS
