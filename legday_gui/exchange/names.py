"""The names of a file: which exercise each is here, in what unit its weights are."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from legday_gui.exchange import units
from legday_gui.exchange.matching import Certainty, Found, Matcher, new_exercise
from legday_gui.exchange.muscles import proposed
from legday_gui.exchange.parsed import ParsedBlock, ParsedFile, ParsedSet
from legday_gui.exchange.rows import LOAD, METRES, SAME_LOAD_G
from legday_gui.logbook.importing import ImportedState
from legday_gui.logbook.merging import Merged
from legday_gui.training.units import from_grams
from legday_gui.training.values import Exercise, Measure, Muscle, Unit

_SAMPLES = 3

# Per name and unit that the file states (None: it states none), weights as written, how often.
Weights = Mapping[str, Mapping[Unit | None, Counter[str]]]


@dataclass(frozen=True, slots=True)
class ExerciseMatch:
    """One name in the file and what it is here.

    ``exercise_id`` is decided where ``certainty`` is SAME and a suggestion where it is CHECK.
    ``unit`` is what the weights are in; the file says so where ``unit_stated``, its values give it
    away where ``unit_sure``, and else it is the person's own unit.
    """

    name: str
    sets: int
    exercise_id: int | None
    certainty: Certainty
    unit: Unit
    unit_stated: bool
    unit_sure: bool
    samples: tuple[str, ...]  # sets as the file has them, the commonest first
    muscle: Muscle | None  # what it probably trains where it is new
    created: Exercise  # what is made of it where it is new


@dataclass(slots=True)
class Votes:
    """What earlier imports made of a name."""

    exercises: Counter[int] = field(default_factory=Counter)
    loads: list[tuple[str, int]] = field(default_factory=list)  # as written, grams
    distances: Counter[Unit] = field(default_factory=Counter)  # kg for kilometres, lb for miles

    def chosen(self) -> int | None:
        """The exercise of most of its sets."""
        return self.exercises.most_common(1)[0][0] if self.exercises else None


def taught(
    parsed: ParsedFile, ids: tuple[int, ...], known: Mapping[int, ImportedState]
) -> dict[str, Votes]:
    """What the person once chose for each name, read off the sessions that are here already.

    So a name that was matched by hand is the same exercise the next time, and nothing of what
    came in then looks changed. An import that was undone may have been wrong: it teaches nothing.
    """
    votes_of: dict[str, Votes] = {}
    if parsed.own:
        return votes_of  # its exercises have ids
    for session_id, session in zip(ids, parsed.sessions, strict=True):
        state = known.get(session_id)
        if state is None or state.undone or len(state.sets) != session.set_count:
            continue
        rows = iter(state.sets)
        for block in session.blocks:
            votes = votes_of.setdefault(block.exercise, Votes())
            for one, row in zip(block.sets, rows, strict=False):
                votes.exercises[row[0]] += 1
                if one.weight and one.unit is None and row[LOAD] is not None:
                    votes.loads.append((one.weight, row[LOAD]))
                if one.distance and one.distance_in_m is None and row[METRES] is not None:
                    in_miles = row[METRES] / one.distance > 1300
                    votes.distances[Unit.LB if in_miles else Unit.KG] += 1
    return votes_of


def matches(
    parsed: ParsedFile,
    weights: Weights,
    live: Mapping[int, Exercise],
    votes: Mapping[str, Votes],
    learned: Mapping[str, int],
    default: Unit,
    *,
    asked: bool = False,
    merged: Mapping[int, Merged] = MappingProxyType({}),
) -> tuple[ExerciseMatch, ...]:
    """Every name of the file with what it is here, those with the most sets first.

    ``votes`` is what earlier imports of these sessions made of the names, ``learned`` what the
    person once chose for names of this program. ``default`` is the unit of weights that state
    none: the person's own, or the one that was ``asked`` for. ``merged`` are exercises of the past.
    """
    matcher = Matcher(parsed.app, live, merged)
    blocks: dict[str, list[ParsedBlock]] = {}
    for block in parsed.blocks():
        blocks.setdefault(block.exercise, []).append(block)
    found = []
    for name, own in blocks.items():
        chosen = votes[name].chosen() if name in votes else learned.get(name)
        if parsed.own:
            chosen = parsed.own.exercises[name].id
        if chosen is not None and chosen in merged:
            chosen = merged[chosen].into
        here = _here(name, matcher, chosen if chosen in live else None)
        column = _column(weights[name], votes.get(name), default, asked=asked)
        found.append(_match(parsed, own, weights[name], here, column))
    return tuple(sorted(found, key=lambda match: -match.sets))


def _here(name: str, matcher: Matcher, chosen: int | None) -> Found:
    """What a name is here: as it was chosen once, else as the names say."""
    return matcher.find(name) if chosen is None else Found(chosen, Certainty.SAME)


def _column(
    weights: Mapping[Unit | None, Counter[str]], votes: Votes | None, default: Unit, *, asked: bool
) -> units.Column:
    column = _overall(weights, default, asked=asked)
    if votes and votes.loads:
        return _column_of_before(votes, weights[None]) or column
    if votes and votes.distances:
        unit = votes.distances.most_common(1)[0][0]
        return units.Column(unit, column.was_converted, sure=True)
    return column


def _match(
    parsed: ParsedFile,
    blocks: list[ParsedBlock],
    weights: Mapping[Unit | None, Counter[str]],
    here: Found,
    column: units.Column,
) -> ExerciseMatch:
    name = blocks[0].exercise
    sets = [one for block in blocks for one in block.sets]
    own = parsed.own.exercises[name] if parsed.own else None
    return ExerciseMatch(
        name,
        len(sets),
        here.exercise_id,
        here.certainty,
        column.unit,
        unit_stated=None not in weights,
        unit_sure=column.sure,
        samples=_samples(sets, columns_of(parsed, weights, column.unit)),
        muscle=own.main_muscle if own else proposed(name, parsed.hints.get(name, "")),
        created=own or new_exercise(name, map(_measure, sets)),
    )


def _samples(sets: list[ParsedSet], columns: Mapping[Unit | None, units.Column]) -> tuple[str, ...]:
    """The commonest sets in words, as they will be here: "70 lb × 5"."""
    # Equal sets are mostly one object: a few thousand are put into words, and not all.
    distinct = {id(one): one for one in sets}
    words: Counter[str] = Counter()
    for key, count in Counter(map(id, sets)).items():
        one = distinct[key]
        words[words_of(one, columns.get(one.unit))] += count
    return tuple(text for text, _ in words.most_common(_SAMPLES))


def samples_in(parsed: ParsedFile, weights: Weights, name: str, unit: Unit) -> tuple[str, ...]:
    """The samples of a name where its weights, as far as the file does not say, are in ``unit``."""
    sets = [one for block in parsed.blocks() if block.exercise == name for one in block.sets]
    return _samples(sets, columns_of(parsed, weights[name], unit))


def words_of(one: ParsedSet, column: units.Column | None = None) -> str:
    """A set as the file has it: "100 kg × 5".

    ``column``, of its exercise, says the unit where the file does not, and what was typed before
    a conversion: "31.75144" kg are 70 lb.
    """
    parts = []
    if one.weight:
        parts.append(_load(one, column))
    if one.distance:
        parts.append(f"{one.distance:g} m" if one.distance_in_m == 1 else f"{one.distance:g}")
    if one.seconds:
        parts.append(f"{one.seconds} s")
    if one.reps is not None:
        parts.append(str(one.reps) if parts else f"{one.reps} reps")
    return " × ".join(parts)


def _load(one: ParsedSet, column: units.Column | None) -> str:
    if column is None:
        return f"{one.weight.removesuffix('.0')} {one.unit or ''}".strip()
    grams, unit = column.load(one.weight)
    return f"{round(from_grams(grams, unit), 2):g} {unit}"


def _measure(parsed: ParsedSet) -> Measure:
    if parsed.distance:
        return Measure.DISTANCE
    return Measure.TIME if parsed.seconds and parsed.reps is None else Measure.REPS


# ---- units


def weights_of(parsed: ParsedFile) -> Weights:
    """The weights of each name; sets without one count nowhere."""
    texts: dict[tuple[str, Unit | None], list[str]] = {}
    names: dict[str, dict[Unit | None, Counter[str]]] = {}
    for block in parsed.blocks():
        names.setdefault(block.exercise, {})
        for one in block.sets:
            if one.weight:
                texts.setdefault((block.exercise, one.unit), []).append(one.weight)
    for (name, unit), written in texts.items():
        names[name][unit] = Counter(written)
    return names


def columns_of(
    parsed: ParsedFile, weights: Mapping[Unit | None, Counter[str]], unit: Unit
) -> dict[Unit | None, units.Column]:
    """How the weights of a name are read, per unit that the file states; ``unit`` if it is none."""
    if parsed.as_typed:
        return {
            stated: units.Column(stated or unit, was_converted=False, sure=True)
            for stated in weights
        }
    return {stated: units.stated(texts, stated or unit) for stated, texts in weights.items()}


def _overall(
    weights: Mapping[Unit | None, Counter[str]], default: Unit, *, asked: bool
) -> units.Column:
    """The column of a name for showing: the unit of most of its weights."""
    if not weights:
        return units.Column(default, was_converted=False, sure=True)
    stated = max(weights, key=lambda unit: weights[unit].total())
    if stated is not None:
        return units.stated(weights[stated], stated)
    return units.guessed(weights[None], default, asked=asked)


def _column_of_before(votes: Votes, weights: Mapping[str, int]) -> units.Column | None:
    """The unit that gives the grams that an earlier import of the same sets has."""
    for unit in Unit:
        column = units.stated(weights, unit)
        agreeing = sum(
            abs(abs(grams) - abs(column.load(text)[0])) <= SAME_LOAD_G
            for text, grams in votes.loads
        )
        if agreeing * 2 > len(votes.loads):
            return column
    return None
