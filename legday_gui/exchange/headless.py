"""Importing without a window: files in, an account of each out."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from legday_gui.exchange.errors import ExchangeError
from legday_gui.exchange.importing import ImportResult, apply
from legday_gui.exchange.mapping import Columns
from legday_gui.exchange.preview import preview_file
from legday_gui.exchange.reading import files_in
from legday_gui.logbook.athletes import athletes
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
    dry_run: bool = False,
) -> list[dict[str, Any]]:
    """Import ``paths`` one after the other for ``athlete_id`` (the first one where None).

    Only names that are certain are matched; what is merely close becomes an exercise of its own.
    ``unit`` is that of files which state none (the athlete's where None), ``mapping`` tells which
    column is which in other tables, and with ``dry_run`` nothing is written. One object a file:
    ``app`` is None and ``error`` a sentence where it was refused. Always ``rows`` = ``sets`` +
    ``not_sets`` + ``already_there`` + the length of ``unreadable``.
    Raises LogbookError where the logbook refuses.
    """
    owner = athletes(book)[0].id if athlete_id is None else athlete_id
    mappings = (mapping,) if mapping else ()
    return [
        _import_one(book, owner, path, unit, mappings, dry_run=dry_run) for path in files_in(paths)
    ]


def _import_one(
    book: Logbook,
    athlete_id: int,
    path: Path,
    unit: Unit | None,
    mappings: Sequence[Columns],
    *,
    dry_run: bool,
) -> dict[str, Any]:
    try:
        found = preview_file(book, athlete_id, path, unit=unit, mappings=mappings)
    except ExchangeError as error:
        return {"file": str(path), "app": None, "error": str(error)} | _NOTHING
    result = apply(book, found, found.choices(suggestions=False), dry_run=dry_run)
    return {"file": str(path), "app": found.file.app, "error": None} | account(result)


def account(result: ImportResult) -> dict[str, Any]:
    """The numbers of an import under the names that ``legday import --json`` gives them."""
    counts = asdict(result.counts) | {"unreadable": [asdict(row) for row in result.unreadable]}
    return {name: counts[name] for name in _NOTHING}


def summary(report: dict[str, Any]) -> str:
    """The account of one file, as ``import_json`` gives it, in plain sentences."""
    if report["error"]:
        return f"{report['file']}: {report['error']}"
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
