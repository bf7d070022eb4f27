"""What in a file is probably a slip of the person or the app. It is said, and kept as it is."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from legday_gui.exchange.cells import number
from legday_gui.exchange.names import ExerciseMatch, Weights
from legday_gui.exchange.parsed import ParsedFile, ParsedSession
from legday_gui.training.units import to_grams
from legday_gui.training.values import Exercise, LoadKind, Unit

_LONG_S = 6 * 3600
_OUTLIER = 5  # times the median load of an exercise
_FEWEST_FOR_MEDIAN = 8
_FEWEST_COPIED = 2  # sets of a block: one alone is easily the same


def slips(
    parsed: ParsedFile,
    weights: Weights,
    matches: Sequence[ExerciseMatch],
    live: Mapping[int, Exercise],
) -> Iterator[str]:
    """One sentence for each thing that may be a slip."""
    yield from _of_sessions(parsed)
    yield from _copies(parsed, matches)
    for name, columns in weights.items():
        for texts in columns.values():
            for text in _outliers(texts):
                yield f"{name} with {text} is far above its other loads: it may be a slip."
    for name, reps in _reps(parsed).items():
        for text in _outliers(reps):
            yield f"{name} with {text} repetitions is far above its other sets: it may be a slip."
    for match in matches:
        here = live.get(match.exercise_id or 0, match.created)
        if here.load_kind is LoadKind.BODYWEIGHT and _is_own_weight(weights[match.name], match):
            yield (
                f"{match.name} has loads like a body weight: if that is what was typed, "
                "correct it after importing, since only added weight counts."
            )


def _of_sessions(parsed: ParsedFile) -> Iterator[str]:
    for session in parsed.sessions:
        if session.duration_s and session.duration_s > _LONG_S:
            hours = session.duration_s / 3600
            yield (
                f"{session.name or 'Session'} of {session.start[:10]} lasts {hours:.0f} hours: "
                "it was probably never finished in the app."
            )
        if is_doubled(session):
            yield (
                f"{session.name or 'Session'} of {session.start[:10]} holds everything twice: "
                "its second half can be left out."
            )


def _copies(parsed: ParsedFile, matches: Sequence[ExerciseMatch]) -> Iterator[str]:
    """One sentence for each name whose sets stand under another name of the exercise as well."""
    ids = {match.name: match.exercise_id or match.created.id for match in matches}
    times = Counter(ids.values())
    found: Counter[tuple[str, str]] = Counter()
    for session in parsed.sessions if len(times) < len(ids) else ():
        blocks = [block for block in session.blocks if times[ids[block.exercise]] > 1]
        for one, two in combinations(blocks, 2):
            is_same = one.exercise != two.exercise and ids[one.exercise] == ids[two.exercise]
            if is_same and len(one.sets) >= _FEWEST_COPIED and one.sets == two.sets:
                found[one.exercise, two.exercise] += 1
    for (first, second), count in found.items():
        yield (
            f"{second} repeats the sets of {first} in {count:,} "
            f"session{'' if count == 1 else 's'}: they may be the same ones, written twice."
        )


def _reps(parsed: ParsedFile) -> dict[str, Counter[str]]:
    counts: dict[str, Counter[int]] = {}
    for block in parsed.blocks():
        counts.setdefault(block.exercise, Counter()).update(s.reps for s in block.sets if s.reps)
    return {
        name: Counter({str(reps): count for reps, count in found.items()})
        for name, found in counts.items()
    }


def _is_own_weight(columns: Mapping[Unit | None, Counter[str]], match: ExerciseMatch) -> bool:
    """Whether an exercise without implements has one constant load of 40 to 150 kg."""
    grams = [
        to_grams(number(text) or 0.0, stated or match.unit)
        for stated, texts in columns.items()
        for text in texts
    ]
    lightest, heaviest = min(grams, default=0), max(grams, default=0)
    return lightest >= 40_000 and heaviest <= 150_000 and heaviest <= lightest * 1.1


def _outliers(texts: Mapping[str, int]) -> list[str]:
    """Numbers more than five times the median one; few numbers have no outliers."""
    values = sorted(
        value for text, count in texts.items() for value in [number(text) or 0.0] * count
    )
    if len(values) < _FEWEST_FOR_MEDIAN:
        return []
    limit = _OUTLIER * values[len(values) // 2]
    return [text for text in texts if (number(text) or 0.0) > limit]


def is_doubled(session: ParsedSession) -> bool:
    """Whether the second half of the blocks repeats the first one, set for set."""
    half, odd = divmod(len(session.blocks), 2)
    if odd or half < 2:
        return False
    return all(
        one.exercise == two.exercise and one.sets == two.sets
        for one, two in zip(session.blocks[:half], session.blocks[half:], strict=True)
    )
