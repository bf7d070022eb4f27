"""What an import would do, before anything is written, and what the person may choose."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from pathlib import Path

from legday_gui.exchange import units
from legday_gui.exchange.cells import number
from legday_gui.exchange.matching import Certainty, Matcher, new_exercise
from legday_gui.exchange.parsed import ParsedBlock, ParsedFile, ParsedSession, ParsedSet
from legday_gui.exchange.reading import Cancelled, file_bytes, read_bytes
from legday_gui.exchange.rows import COMPARED, Target, Values, set_values
from legday_gui.logbook.athletes import athlete
from legday_gui.logbook.ids import imported_id
from legday_gui.logbook.importing import ImportedState, imported_sessions
from legday_gui.logbook.library import exercises
from legday_gui.logbook.logbook import Logbook
from legday_gui.training.values import Exercise, LoadKind, Measure, Muscle, Unit

_LONG_S = 6 * 3600
_OUTLIER = 5  # times the median load of an exercise
_FEWEST_FOR_MEDIAN = 8
_SAMPLES = 4
_SAME_LOAD_G = 20  # less than the finest step, 0.05 kg
_LOAD, _METRES = COMPARED.index("load_g"), COMPARED.index("metres")

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
    samples: tuple[str, ...]
    created: Exercise  # what is made of it where it is new


@dataclass(frozen=True, slots=True)
class Choices:
    """What the person decided. ``exercises`` has an id, or None for a new one, per name."""

    exercises: Mapping[str, int | None]
    units: Mapping[str, Unit]  # for names whose unit the file does not say
    muscles: Mapping[str, Muscle] = field(default_factory=dict)  # of new exercises
    take_files: AbstractSet[int] = frozenset()  # changed sessions to take from the file
    bring_back: AbstractSet[int] = frozenset()  # binned sessions to take out of the bin


@dataclass(frozen=True, slots=True)
class Sorted:
    """The file's sessions by what there is to do: ids with their sessions and set values."""

    new: tuple["Ready", ...]
    same: tuple["Ready", ...]
    changed: tuple["Ready", ...]
    binned: tuple["Ready", ...]


@dataclass(frozen=True, slots=True)
class Outlook:
    """What an import would add, in numbers."""

    new_sets: int
    new_sessions: int
    same_sets: int
    changed: AbstractSet[int]  # sessions whose sets differ here
    binned: AbstractSet[int]  # sessions in the bin
    binned_sets: int


@dataclass(frozen=True, slots=True)
class Ready:
    """A session converted for the logbook."""

    id: int
    session: ParsedSession
    values: list[list[Values]]

    @property
    def set_count(self) -> int:
        return self.session.set_count


@dataclass(frozen=True, slots=True)
class Preview:
    """A file read and laid beside the logbook; nothing is written yet."""

    file: ParsedFile
    file_name: str
    digest: str
    athlete_id: int
    session_ids: tuple[int, ...]
    matches: tuple[ExerciseMatch, ...]
    known: Mapping[int, ImportedState]
    weights: Weights
    assisted: AbstractSet[int]  # exercises whose load is help
    warnings: tuple[str, ...]

    @property
    def set_count(self) -> int:
        return sum(session.set_count for session in self.file.sessions)

    @property
    def first_day(self) -> int | None:
        return min((session.day for session in self.file.sessions), default=None)

    @property
    def last_day(self) -> int | None:
        return max((session.day for session in self.file.sessions), default=None)

    def choices(self, *, suggestions: bool) -> Choices:
        """What is done where the person changes nothing.

        With ``suggestions`` close names are taken for the same, as the page shows them for
        checking; without, only what is certain is, and all else becomes a new exercise. Sessions
        that went to the bin with their whole import come back; others stay there.
        """
        taken = (Certainty.SAME, Certainty.CHECK) if suggestions else (Certainty.SAME,)
        return Choices(
            exercises={
                match.name: match.exercise_id if match.certainty in taken else None
                for match in self.matches
            },
            units={match.name: match.unit for match in self.matches},
            bring_back=frozenset(i for i, state in self.known.items() if state.undone),
        )

    def sorted(self, choices: Choices) -> Sorted:
        """Part the sessions by what the logbook has already, compared whole."""
        targets = self._targets(choices)
        parts: tuple[list[Ready], ...] = ([], [], [], [])
        new, same, changed, binned = parts
        for session_id, session in zip(self.session_ids, self.file.sessions, strict=True):
            ready = Ready(session_id, session, set_values(session, targets))
            state = self.known.get(session_id)
            if state is None:
                new.append(ready)
            elif state.binned:
                binned.append(ready)
            elif _alike(state.sets, _flat(ready.values)):
                same.append(ready)
            else:
                changed.append(ready)
        return Sorted(tuple(new), tuple(same), tuple(changed), tuple(binned))

    def outlook(self, choices: Choices) -> Outlook:
        """What ``choices`` would add."""
        parts = self.sorted(choices)
        return Outlook(
            new_sets=sum(ready.set_count for ready in parts.new),
            new_sessions=len(parts.new),
            same_sets=sum(ready.set_count for ready in parts.same),
            changed=frozenset(ready.id for ready in parts.changed),
            binned=frozenset(ready.id for ready in parts.binned),
            binned_sets=sum(ready.set_count for ready in parts.binned),
        )

    def _targets(self, choices: Choices) -> dict[str, Target]:
        targets = {}
        for match in self.matches:
            unit = choices.units.get(match.name, match.unit)
            exercise_id = choices.exercises.get(match.name)
            targets[match.name] = Target(
                match.created.id if exercise_id is None else exercise_id,
                {
                    stated: units.stated(texts, stated or unit)
                    for stated, texts in self.weights[match.name].items()
                },
                unit,
                is_assisted=match.created.load_kind is LoadKind.ASSISTED
                or exercise_id in self.assisted,
            )
        return targets


def preview_file(
    book: Logbook,
    athlete_id: int,
    path: Path,
    *,
    unit: Unit | None = None,
    cancelled: Cancelled | None = None,
) -> Preview:
    """Read ``path`` and lay it beside ``book``. ``unit`` stands in where the file states none.

    Raises ExchangeError where the file is refused, CancelledError soon after ``cancelled``.
    """
    data = file_bytes(path)
    digest = hashlib.blake2b(data, digest_size=16).hexdigest()
    parsed = read_bytes(data, path.name, cancelled)
    return preview(book, athlete_id, parsed, path.name, digest, unit=unit)


def preview(
    book: Logbook,
    athlete_id: int,
    parsed: ParsedFile,
    file_name: str,
    digest: str,
    *,
    unit: Unit | None = None,
) -> Preview:
    """The same for a file that is read already."""
    ids = tuple(
        imported_id(parsed.app, athlete_id, session.start, session.name, session.occurrence)
        for session in parsed.sessions
    )
    known = imported_sessions(book, ids)
    taught = _taught(parsed, ids, known)
    default = unit or athlete(book, athlete_id).unit
    live = exercises(book)
    weights = _weights(parsed)
    return Preview(
        parsed,
        file_name,
        digest,
        athlete_id,
        ids,
        _matches(parsed, weights, live, taught, default),
        known,
        weights,
        frozenset(i for i, one in live.items() if one.load_kind is LoadKind.ASSISTED),
        tuple(_warnings(parsed, weights)),
    )


# ---- exercises


@dataclass(slots=True)
class _Votes:
    """What earlier imports made of a name."""

    exercises: Counter[int] = field(default_factory=Counter)
    loads: list[tuple[str, int]] = field(default_factory=list)  # as written, grams
    distances: Counter[Unit] = field(default_factory=Counter)  # kg for kilometres, lb for miles


def _taught(
    parsed: ParsedFile, ids: tuple[int, ...], known: Mapping[int, ImportedState]
) -> dict[str, _Votes]:
    """What the person once chose for each name, read off the sessions that are here already.

    So a name that was matched by hand is the same exercise the next time, and nothing of what
    came in then looks changed.
    """
    taught: dict[str, _Votes] = {}
    for session_id, session in zip(ids, parsed.sessions, strict=True):
        state = known.get(session_id)
        if state is None or len(state.sets) != session.set_count:
            continue
        rows = iter(state.sets)
        for block in session.blocks:
            votes = taught.setdefault(block.exercise, _Votes())
            for one, row in zip(block.sets, rows, strict=False):
                votes.exercises[row[0]] += 1
                if one.weight and one.unit is None and row[_LOAD] is not None:
                    votes.loads.append((one.weight, row[_LOAD]))
                if one.distance and one.distance_in_m is None and row[_METRES] is not None:
                    in_miles = row[_METRES] / one.distance > 1300
                    votes.distances[Unit.LB if in_miles else Unit.KG] += 1
    return taught


def _matches(
    parsed: ParsedFile,
    weights: Weights,
    live: Mapping[int, Exercise],
    taught: Mapping[str, _Votes],
    default: Unit,
) -> tuple[ExerciseMatch, ...]:
    matcher = Matcher(parsed.app, live)
    blocks: dict[str, list[ParsedBlock]] = {}
    for block in parsed.blocks():
        blocks.setdefault(block.exercise, []).append(block)
    matches = [
        _match(name, own, weights[name], matcher, live, taught.get(name), default)
        for name, own in blocks.items()
    ]
    return tuple(sorted(matches, key=lambda match: -match.sets))


def _match(
    name: str,
    blocks: list[ParsedBlock],
    weights: Mapping[Unit | None, Counter[str]],
    matcher: Matcher,
    live: Mapping[int, Exercise],
    votes: _Votes | None,
    default: Unit,
) -> ExerciseMatch:
    sets = [one for block in blocks for one in block.sets]
    found = matcher.find(name)
    exercise_id, certainty = found.exercise_id, found.certainty
    if votes and votes.exercises:
        chosen = votes.exercises.most_common(1)[0][0]
        if chosen in live:
            exercise_id, certainty = chosen, Certainty.SAME
    column = _overall(weights, default)
    if votes and votes.loads:
        column = _column_of_before(votes, weights[None]) or column
    elif votes and votes.distances:
        column = units.Column(votes.distances.most_common(1)[0][0], column.was_converted, sure=True)
    samples = [text for text, _ in sum(weights.values(), Counter[str]()).most_common(_SAMPLES)]
    return ExerciseMatch(
        name,
        len(sets),
        exercise_id,
        certainty,
        column.unit,
        unit_stated=None not in weights,
        unit_sure=column.sure,
        samples=tuple(samples),
        created=new_exercise(name, map(_measure, sets)),
    )


def _measure(parsed: ParsedSet) -> Measure:
    if parsed.distance:
        return Measure.DISTANCE
    return Measure.TIME if parsed.seconds and parsed.reps is None else Measure.REPS


# ---- units


def _weights(parsed: ParsedFile) -> Weights:
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


def _overall(weights: Mapping[Unit | None, Counter[str]], default: Unit) -> units.Column:
    """The column of a name for showing: the unit of most of its weights."""
    if not weights:
        return units.Column(default, was_converted=False, sure=True)
    stated = max(weights, key=lambda unit: weights[unit].total())
    if stated is not None:
        return units.stated(weights[stated], stated)
    return units.guessed(weights[None], default)


def _column_of_before(votes: _Votes, weights: Mapping[str, int]) -> units.Column | None:
    """The unit that gives the grams that an earlier import of the same sets has."""
    for unit in Unit:
        column = units.stated(weights, unit)
        agreeing = sum(
            abs(abs(grams) - abs(column.load(text)[0])) <= _SAME_LOAD_G
            for text, grams in votes.loads
        )
        if agreeing * 2 > len(votes.loads):
            return column
    return None


# ---- warnings


def _warnings(parsed: ParsedFile, weights: Weights) -> Iterator[str]:
    """What is probably a slip of the person or the app. It is kept as it is."""
    for session in parsed.sessions:
        if session.duration_s and session.duration_s > _LONG_S:
            hours = session.duration_s / 3600
            yield (
                f"{session.name or 'Session'} of {session.start[:10]} lasts {hours:.0f} hours: "
                "it was probably never finished in the app."
            )
        if _is_doubled(session):
            yield (
                f"{session.name or 'Session'} of {session.start[:10]} holds everything twice: "
                "look at it after importing."
            )
    for name, columns in weights.items():
        for texts in columns.values():
            for text in _outliers(texts):
                yield f"{name} with {text} is far above its other loads: it may be a slip."


def _outliers(texts: Mapping[str, int]) -> list[str]:
    """Weights more than five times the median one; few weights have no outliers."""
    values = sorted(
        value for text, count in texts.items() for value in [number(text) or 0.0] * count
    )
    if len(values) < _FEWEST_FOR_MEDIAN:
        return []
    limit = _OUTLIER * values[len(values) // 2]
    return [text for text in texts if (number(text) or 0.0) > limit]


def _is_doubled(session: ParsedSession) -> bool:
    """Whether the second half of the blocks repeats the first one, set for set."""
    half, odd = divmod(len(session.blocks), 2)
    if odd or half < 2:
        return False
    return all(
        one.exercise == two.exercise and [s[1:] for s in one.sets] == [s[1:] for s in two.sets]
        for one, two in zip(session.blocks[:half], session.blocks[half:], strict=True)
    )


def _alike(mine: tuple[Values, ...], files: tuple[Values, ...]) -> bool:
    """Whether two sessions hold the same sets.

    Loads may differ by what conversions lose, and in the unit they were read in: a newer export
    tells more about its units than the last one did.
    """
    if mine == files:
        return True
    return len(mine) == len(files) and all(map(_alike_sets, mine, files))


def _alike_sets(one: Values, two: Values) -> bool:
    if one[:_LOAD] != two[:_LOAD] or one[_LOAD + 2 :] != two[_LOAD + 2 :]:
        return False
    if one[_LOAD] is None or two[_LOAD] is None:
        return one[_LOAD] is two[_LOAD]
    return bool(abs(one[_LOAD] - two[_LOAD]) <= _SAME_LOAD_G)


def _flat(values: list[list[Values]]) -> tuple[Values, ...]:
    return tuple(one for block in values for one in block)
