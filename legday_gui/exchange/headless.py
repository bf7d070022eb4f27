"""Importing without a window: files in, an account of each out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from legday_gui.exchange.errors import AmbiguousDatesError, ExchangeError
from legday_gui.exchange.importing import ImportResult, apply
from legday_gui.exchange.mapping import Columns
from legday_gui.exchange.preview import Choices, Outlook, Preview, preview_file
from legday_gui.exchange.questions import Kind, questions
from legday_gui.exchange.reading import Answers, files_in
from legday_gui.logbook.athletes import add_athlete, athletes
from legday_gui.logbook.library import exercises
from legday_gui.logbook.logbook import Logbook
from legday_gui.training.calendar import date_of
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


class Decided(NamedTuple):
    """What the window would ask, said beforehand.

    ``units`` has the unit of exercises by their names in the file. With ``take_files`` sessions
    that differ become those of the file. Sessions in the bin come back where ``bring_back``, stay
    there where it is False; where None those come back that went there with their import. With
    ``halve`` the second half is left out of sessions that hold everything twice.
    """

    units: Mapping[str, Unit] = {}
    take_files: bool = False
    bring_back: bool | None = None
    halve: bool = False


NOTHING_DECIDED = Decided()


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
    decided: Decided = NOTHING_DECIDED,
    dry_run: bool = False,
) -> list[dict[str, Any]]:
    """Import ``paths`` one after the other for ``athlete_id`` (the first one where None).

    Only names that are certain are matched; what is merely close becomes an exercise of its own.
    ``unit`` is that of files which state none (the athlete's where None), ``mapping`` tells which
    column is which in other tables, ``day_first`` how to read dates like 03/04/2026, and with
    ``dry_run`` nothing is written. Of a logbook with several athletes the first one's rows come
    in, or those of ``whose``, a name, or with ``everyone`` all: each to the athlete of that name
    here, who is made where there is none. ``decided`` is what becomes of sessions that are here.
    One object a file, or a file and athlete where several are asked for: ``app`` is None and
    ``error`` a sentence where it was refused. ``athlete`` and ``athletes`` are there where a file
    has several. Where there is something to tell: ``sessions_replaced`` by the file's and
    ``sessions_binned`` that stayed in the bin; ``asked`` with what the window would ask of sessions
    (changed, binned or doubled) and whether it was done (``yes``); ``beside`` the number of rows of
    a logbook that came in and are no sessions (plans, places, goals); ``other_unit`` the exercises
    that cannot be in ``unit``, which was given, and were read in the other one. Always ``rows`` =
    ``sets`` + ``not_sets`` + ``already_there`` + the length of ``unreadable``. Raises LogbookError
    where the logbook refuses.
    """
    owner = athletes(book)[0].id if athlete_id is None else athlete_id
    mappings = (mapping,) if mapping else ()
    job = _Job(book, owner, unit, mappings, Answers(day_first), decided, dry_run)
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
    decided: Decided
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
        choices, outlook = self._choices(found)
        asked = self._asked(found, outlook, choices)
        result = apply(self.book, found, choices, dry_run=self.dry_run)
        people = found.file.athletes
        report: dict[str, Any] = {"file": str(path), "app": found.file.app, "error": None}
        if len(people) > 1:
            names = list(people.values())
            report |= {"athlete": people[found.file.athlete or 0], "athletes": names}
        rest = {
            "sessions_replaced": len(choices.take_files),
            "sessions_binned": len(outlook.binned - choices.bring_back),
            "asked": asked,
            "other_unit": self._in_other_unit(found, choices),
            "beside": result.counts.beside,
        }
        return report | account(result) | {name: value for name, value in rest.items() if value}

    def _choices(self, found: Preview) -> tuple[Choices, Outlook]:
        """What is done, and which sessions it is about."""
        usual = found.choices(suggestions=False)
        units = {**usual.units, **_units_of(found, self.decided.units)}
        halve = found.doubled if self.decided.halve else usual.halve
        choices = replace(usual, units=units, halve=halve)
        outlook = found.outlook(choices)
        back = choices.bring_back & outlook.binned
        if self.decided.bring_back is not None:
            back = outlook.binned if self.decided.bring_back else frozenset()
        taken = outlook.changed if self.decided.take_files else frozenset()
        return replace(choices, bring_back=back, take_files=taken), outlook

    def _asked(self, found: Preview, outlook: Outlook, choices: Choices) -> list[dict[str, Any]]:
        """What the window would ask of each session, and what is answered."""
        names = {key: one.name for key, one in exercises(self.book).items()}
        return [
            {
                "kind": one.kind.value,
                "day": date_of(one.day).isoformat(),
                "session": one.session,
                "about": one.about,
                "yes": one.is_yes or one.session_id in choices.take_files,
            }
            for one in questions(found, outlook, choices, names)
        ]

    def _in_other_unit(self, found: Preview, choices: Choices) -> list[str]:
        """The exercises whose loads are not in the unit that was given."""
        if self.unit is None:
            return []
        return [
            match.name
            for match in found.matches
            if match.samples
            and not match.unit_stated
            and choices.units[match.name] is not self.unit
            and match.name not in _units_of(found, self.decided.units)
        ]

    def _target(self, name: str) -> int:
        """The athlete of that name here, made where there is none and it is no dry run."""
        here = {one.name.casefold(): one.id for one in athletes(self.book)}
        if name.casefold() in here:
            return here[name.casefold()]
        return self.owner if self.dry_run else add_athlete(self.book, name)


def _refused(path: Path, sentence: str) -> dict[str, Any]:
    return {"file": str(path), "app": None, "error": sentence} | _NOTHING


def _units_of(found: Preview, units: Mapping[str, Unit]) -> dict[str, Unit]:
    """The units that were given, under the names as the file has them."""
    names = {match.name.casefold(): match.name for match in found.matches}
    if missing := [name for name in units if name.casefold() not in names]:
        raise ExchangeError(f"{found.file_name} has no exercise called {missing[0]}.")
    return {names[name.casefold()]: unit for name, unit in units.items()}


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
    beside = (
        [f"  {_count(report['beside'], 'row')} of plans, places, goals and the like came in."]
        if "beside" in report
        else []
    )
    if not report["rows"]:
        nothing = f"{report['file']} ({report['app']}) has no workouts in it."
        return "\n".join((nothing, *beside))
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
    lines += [*beside, *_about_sessions(report)]
    if "other_unit" in report:
        lines.append(
            f"  In the other unit, by their loads or by an earlier import: "
            f"{', '.join(report['other_unit'])}; --unit-of NAME=kg or lb decides otherwise."
        )
    lines += [
        f"  Line {row['line']}: {row['value']} {row['reason']}."
        for row in report["unreadable"][:_MOST_LINES]
    ]
    left_out = len(report["unreadable"]) - _MOST_LINES
    if left_out > 0:
        lines.append(f"  … and {left_out:,} more: --json lists them all.")
    return "\n".join(lines)


def _about_sessions(report: dict[str, Any]) -> Iterator[str]:
    """What became of sessions that are here already."""
    replaced = report.get("sessions_replaced", 0)
    changed = report["sessions_changed"] - replaced
    if replaced:
        yield f"  {_count(replaced, 'session')} became as in the file."
    if changed:
        verb = "differs" if changed == 1 else "differ"
        yield (
            f"  {_count(changed, 'session')} {verb} from the logbook and stayed as in the "
            "logbook: --changed file takes the file's."
        )
    if binned := report.get("sessions_binned", 0):
        yield f"  {_count(binned, 'session')} stayed in the bin: --binned bring brings back."
    asked = report.get("asked", [])
    doubled = sum(one["kind"] == Kind.DOUBLED and not one["yes"] for one in asked)
    if doubled:
        verb = "holds" if doubled == 1 else "hold"
        yield (
            f"  {_count(doubled, 'session')} {verb} everything twice: --doubled halve leaves out "
            "the second half."
        )
    for one in asked[:_MOST_LINES]:
        yield f"    {one['day']} {one['session']}: {one['about']}."
    if len(asked) > _MOST_LINES:
        yield f"    … and {len(asked) - _MOST_LINES:,} more: --json lists them all."


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
