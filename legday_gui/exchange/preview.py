"""What an import would do, before anything is written, and what the person may choose."""

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from pathlib import Path

from legday_gui.exchange import sources
from legday_gui.exchange.mapping import Columns
from legday_gui.exchange.matching import Certainty
from legday_gui.exchange.names import (
    ExerciseMatch,
    Weights,
    columns_of,
    matches,
    taught,
    weights_of,
)
from legday_gui.exchange.own_merge import count_beside
from legday_gui.exchange.parsed import ParsedFile, ParsedSession, ParsedWeight
from legday_gui.exchange.reading import NO_ANSWERS, Answers, Cancelled, read
from legday_gui.exchange.rows import LOAD, SAME_LOAD_G, Target, Values, own_values, set_values
from legday_gui.exchange.slips import is_doubled, slips
from legday_gui.logbook.athletes import athlete, body_weights
from legday_gui.logbook.ids import hashed_id, imported_id
from legday_gui.logbook.importing import ImportedState, imported_sessions, imports
from legday_gui.logbook.library import exercises
from legday_gui.logbook.logbook import Logbook
from legday_gui.logbook.merging import merged
from legday_gui.training.values import LoadKind, Muscle, Unit


@dataclass(frozen=True, slots=True)
class Choices:
    """What the person decided. ``exercises`` has an id, or None for a new one, per name."""

    exercises: Mapping[str, int | None]
    units: Mapping[str, Unit]  # for names whose unit the file does not say
    muscles: Mapping[str, Muscle] = field(default_factory=dict)  # of new exercises
    take_files: AbstractSet[int] = frozenset()  # changed sessions to take from the file
    bring_back: AbstractSet[int] = frozenset()  # binned sessions to take out of the bin
    halve: AbstractSet[int] = frozenset()  # sessions that hold everything twice: the first half


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
    body_weights: int  # that are new
    beside: int  # rows of a logbook that are no sessions and are new: plans, places, goals


@dataclass(frozen=True, slots=True)
class Ready:
    """A session that can be converted for the logbook, which is done anew at each look.

    The converted sets of a whole file would take more memory than the file.
    """

    id: int
    session: ParsedSession
    convert: Callable[[ParsedSession], list[list[Values]]]

    @property
    def values(self) -> list[list[Values]]:
        """The sets of each block as ``rows.COMPARED`` has them."""
        return self.convert(self.session)

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
    body_weights: Mapping[int, ParsedWeight]  # those that are not here, by the id they will have
    unit: Unit  # where the file does not say it
    assisted: AbstractSet[int]  # exercises whose load is help
    doubled: AbstractSet[int]  # sessions that hold everything twice
    warnings: tuple[str, ...]
    beside: int = 0  # rows of a logbook that are no sessions and are new: plans, places, goals

    @property
    def set_count(self) -> int:
        return sum(match.sets for match in self.matches)  # each set has a name

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
            halve=frozenset(self._halved_before()),
        )

    def _halved_before(self) -> list[int]:
        return [
            session_id
            for session_id, session in zip(self.session_ids, self.file.sessions, strict=True)
            if session_id in self.doubled
            and session_id in self.known
            and 2 * len(self.known[session_id].sets) == session.set_count
        ]

    def sorted(self, choices: Choices) -> Sorted:
        """Part the sessions by what the logbook has already, compared whole."""
        convert = self._conversion(choices)
        parts: tuple[list[Ready], ...] = ([], [], [], [])
        new, same, changed, binned = parts
        for session_id, session in zip(self.session_ids, self.file.sessions, strict=True):
            if session_id in choices.halve:
                session = replace(session, blocks=session.blocks[: len(session.blocks) // 2])  # noqa: PLW2901
            ready = Ready(session_id, session, convert)
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

    def is_stale(self, ready: Ready) -> bool:
        """Whether a session that went with its import was another one than it is to be now."""
        state = self.known[ready.id]
        return state.undone and not _alike(state.sets, _flat(ready.values))

    def _conversion(self, choices: Choices) -> Callable[[ParsedSession], list[list[Values]]]:
        targets, exercises = self._targets(choices), self.own_exercises(choices)

        def converted(session: ParsedSession) -> list[list[Values]]:
            if session.own:
                return own_values(session.own, exercises)
            return set_values(session, targets)

        return converted

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
            body_weights=len(self.body_weights),
            beside=self.beside,
        )

    def own_exercises(self, choices: Choices) -> dict[int, int]:
        """Of a logbook: the id of each exercise in the file to its id here."""
        return {
            match.created.id: match.created.id if chosen is None else chosen
            for match in self.matches
            for chosen in (choices.exercises.get(match.name),)
        }

    def _targets(self, choices: Choices) -> dict[str, Target]:
        targets = {}
        for match in self.matches:
            unit = choices.units.get(match.name, match.unit)
            exercise_id = choices.exercises.get(match.name)
            targets[match.name] = Target(
                match.created.id if exercise_id is None else exercise_id,
                columns_of(self.file, self.weights[match.name], unit),
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
    mappings: Sequence[Columns] = (),
    answers: Answers = NO_ANSWERS,
    cancelled: Cancelled | None = None,
) -> Preview:
    """Read ``path`` and lay it beside ``book``. ``unit`` stands in where the file states none.

    ``mappings`` are tried on a table of no program that is known.
    Raises ExchangeError where the file is refused, AmbiguousDatesError where ``answers`` would
    help, CancelledError soon after ``cancelled``.
    """
    source = sources.of_file(path)
    parsed = read(source, cancelled, mappings, answers)
    return preview(book, athlete_id, parsed, path.name, source.digest(), unit=unit)


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
        session.own.row["id"]
        if session.own
        else imported_id(parsed.app, athlete_id, session.start, session.name, session.occurrence)
        for session in parsed.sessions
    )
    known = imported_sessions(book, ids)
    default = unit or athlete(book, athlete_id).unit
    live = exercises(book)
    weights = weights_of(parsed)
    learned = _learned(book, athlete_id, parsed.app)
    votes = taught(parsed, ids, known)
    found = matches(
        parsed, weights, live, votes, learned, default,
        asked=unit is not None, merged=merged(book),
    )  # fmt: skip
    return Preview(
        parsed,
        file_name,
        digest,
        athlete_id,
        ids,
        found,
        known,
        weights,
        _new_weights(book, athlete_id, parsed),
        default,
        frozenset(i for i, one in live.items() if one.load_kind is LoadKind.ASSISTED),
        frozenset(i for i, one in zip(ids, parsed.sessions, strict=True) if is_doubled(one)),
        tuple(slips(parsed, weights, found, live)),
        _beside(book, athlete_id, parsed, found),
    )


def _beside(
    book: Logbook, athlete_id: int, parsed: ParsedFile, found: Sequence[ExerciseMatch]
) -> int:
    if parsed.own is None:
        return 0
    ids = {match.created.id: match.exercise_id or match.created.id for match in found}
    return count_beside(book, athlete_id, parsed.own, ids)


def _learned(book: Logbook, athlete_id: int, app: str) -> dict[str, int]:
    """What the person chose for names of ``app`` in earlier imports; the latest choice counts."""
    learned: dict[str, int] = {}
    for past in reversed(imports(book, athlete_id)):
        if past.app == app and not past.binned:
            learned |= past.counts.get("names", {})
    return learned


def _new_weights(book: Logbook, athlete_id: int, parsed: ParsedFile) -> dict[int, ParsedWeight]:
    here = {one.id for one in body_weights(book, athlete_id)}
    ids = {
        hashed_id("imported body weight", athlete_id, parsed.app, one.at): one
        for one in parsed.weights
    }
    return {key: one for key, one in ids.items() if key not in here}


def _alike(mine: tuple[Values, ...], files: tuple[Values, ...]) -> bool:
    """Whether two sessions hold the same sets.

    Loads may differ by what conversions lose, and in the unit they were read in: a newer export
    tells more about its units than the last one did.
    """
    if mine == files:
        return True
    return len(mine) == len(files) and all(map(_alike_sets, mine, files))


def _alike_sets(one: Values, two: Values) -> bool:
    if one[:LOAD] != two[:LOAD] or one[LOAD + 2 :] != two[LOAD + 2 :]:
        return False
    if one[LOAD] is None or two[LOAD] is None:
        return one[LOAD] is two[LOAD]
    return bool(abs(one[LOAD] - two[LOAD]) <= SAME_LOAD_G)


def _flat(values: list[list[Values]]) -> tuple[Values, ...]:
    return tuple(one for block in values for one in block)
