"""Importing without a window: files in, an account of each out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from legday_gui.exchange.errors import AmbiguousDatesError, ExchangeError
from legday_gui.exchange.importing import ImportResult, apply
from legday_gui.exchange.mapping import Columns
from legday_gui.exchange.preview import Preview, preview_file
from legday_gui.exchange.reading import Answers, files_in
from legday_gui.logbook.athletes import add_athlete, athletes
from legday_gui.logbook.logbook import Logbook
from legday_gui.training.values import Unit

_NOTHING = {
    "rows": 0,
    "sets": 0,
    "warm_ups": 0,
    "not_sets": 0,
    "already_there": 0,
    "unreadable": [],
    "sessions": 0,
    "sessions_changed": 0,
    "exercises_matched": 0,
    "exercises_created": 0,
}
_MOST_LINES = 20


def import_json(
    book: Logbook,
    paths: Sequence[Path],
    *,
    unit: Unit | None = None,
    athlete_id: int | None = None,
    mapping: Columns | None = None,
    day_first: bool | None = None,
    whose: str | None = None,
    everyone: bool = False,
    dry_run: bool = False,
) -> list[dict[str, Any]]:
    """Import ``paths`` one after the other for ``athlete_id`` (the first one where None).

    Only names that are certain are matched; what is merely close becomes an exercise of its own.
    ``unit`` is that of files which state none (the athlete's where None), ``mapping`` tells which
    column is which in other tables, ``day_first`` how to read dates like 03/04/2026, and with
    ``dry_run`` nothing is written. Of a logbook with several athletes the first one's rows come
    in, or those of ``whose``, a name, or with ``everyone`` all: each to the athlete of that name
    here, who is made where there is none.
    One object a file, or a file and athlete where several are asked for: ``app`` is None and
    ``error`` a sentence where it was refused. ``athlete`` and ``athletes`` are there where a file
    has several. Always ``rows`` = ``sets`` + ``not_sets`` + ``already_there`` + the length of
    ``unreadable``. Raises LogbookError where the logbook refuses.
    """
    owner = athletes(book)[0].id if athlete_id is None else athlete_id
    job = _Job(book, owner, unit, (mapping,) if mapping else (), Answers(day_first), dry_run)
    return [
        report for path in files_in(paths) for report in job.reports(path, whose, everyone=everyone)
    ]


@dataclass(frozen=True, slots=True)
class _Job:
    """What holds for all files of one call."""

    book: Logbook
    owner: int
    unit: Unit | None
    mappings: Sequence[Columns]
    answers: Answers
    dry_run: bool

    def reports(self, path: Path, whose: str | None, *, everyone: bool) -> Iterator[dict[str, Any]]:
        """The account of a file, or of each athlete who is asked for in it."""
        try:
            found = self._preview(path, self.owner, None)
            people = found.file.athletes
            wanted = list(people) if everyone and len(people) > 1 else [None]
            if whose is not None and people:
                wanted = [_of_name(people, whose, path)]
            for person in wanted:
                if person is not None:
                    target = self._target(people[person])
                    found = self._preview(path, target, person)
                yield self._imported(path, found)
        except AmbiguousDatesError as error:
            yield _refused(path, f"{error} Add --dates day-first or --dates month-first.")
        except ExchangeError as error:
            yield _refused(path, str(error))

    def _preview(self, path: Path, athlete_id: int, person: int | None) -> Preview:
        return preview_file(
            self.book,
            athlete_id,
            path,
            unit=self.unit,
            mappings=self.mappings,
            answers=self.answers._replace(athlete=person),
        )

    def _imported(self, path: Path, found: Preview) -> dict[str, Any]:
        result = apply(self.book, found, found.choices(suggestions=False), dry_run=self.dry_run)
        people = found.file.athletes
        head: dict[str, Any] = {"file": str(path), "app": found.file.app, "error": None}
        if len(people) > 1:
            head |= {"athlete": people[found.file.athlete or 0], "athletes": list(people.values())}
        return head | account(result)

    def _target(self, name: str) -> int:
        """The athlete of that name here, made where there is none and it is no dry run."""
        here = {one.name.casefold(): one.id for one in athletes(self.book)}
        if name.casefold() in here:
            return here[name.casefold()]
        return self.owner if self.dry_run else add_athlete(self.book, name)


def _refused(path: Path, sentence: str) -> dict[str, Any]:
    return {"file": str(path), "app": None, "error": sentence} | _NOTHING


def _of_name(people: Mapping[int, str], name: str, path: Path) -> int:
    """The athlete of a file who is called ``name``."""
    for key, called in people.items():
        if called.casefold() == name.strip().casefold():
            return key
    raise ExchangeError(
        f"{path.name} has no athlete called {name}: it has {', '.join(people.values())}."
    )


def account(result: ImportResult) -> dict[str, Any]:
    """The numbers of an import under the names that ``legday import --json`` gives them."""
    counts = asdict(result.counts) | {"unreadable": [asdict(row) for row in result.unreadable]}
    return {name: counts[name] for name in _NOTHING}


def summary(report: dict[str, Any]) -> str:
    """The account of one file, as ``import_json`` gives it, in plain sentences."""
    if report["error"]:
        return f"{report['file']}: {report['error']}"
    if not report["rows"]:
        return f"{report['file']} ({report['app']}) has no workouts in it."
    lines = [
        f"{report['file']} ({report['app']}): "
        f"{_count(report['sets'], 'set')} added in {_count(report['sessions'], 'session')}, "
        f"{report['warm_ups']:,} of them warm-ups.",
        f"  {_count(report['rows'], 'row')}: {report['already_there']:,} already there, "
        f"{report['not_sets']:,} rests, notes and empty sets, "
        f"{len(report['unreadable']):,} unreadable.",
        f"  {_count(report['exercises_matched'], 'exercise')} matched, "
        f"{report['exercises_created']:,} new.",
    ]
    if "athletes" in report:
        lines.append(
            f"  The rows are those of {report['athlete'] or 'the first athlete'}; of "
            f"{len(report['athletes'])} athletes in it, --athlete NAME takes another one and "
            "--all-athletes takes all."
        )
    if report["sessions_changed"]:
        verb = "differs" if report["sessions_changed"] == 1 else "differ"
        lines.append(
            f"  {_count(report['sessions_changed'], 'session')} {verb} from the logbook and stayed "
            "as in the logbook: use File → Import to take the file's."
        )
    lines += [
        f"  Line {row['line']}: {row['value']} {row['reason']}."
        for row in report["unreadable"][:_MOST_LINES]
    ]
    left_out = len(report["unreadable"]) - _MOST_LINES
    if left_out > 0:
        lines.append(f"  … and {left_out:,} more: --json lists them all.")
    return "\n".join(lines)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
