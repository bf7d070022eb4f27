"""The command line: options, and the verbs that need no window."""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import legday_gui
from legday_gui import settings as store
from legday_gui.exchange.errors import ExchangeError
from legday_gui.logbook.errors import LogbookError

if TYPE_CHECKING:
    from legday_gui.logbook.logbook import Logbook

_FORMATS = ("csv", "strong", "hevy", "fitnotes", "json", "sqlite")
_EXIT_CODES = (
    "Exit status: 0 done, 1 a file was refused or something is wrong with it, 2 wrong usage."
)


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Read the command line; argparse itself ends the program on --help and wrong usage."""
    parser = argparse.ArgumentParser(
        prog="legday", description="A training logbook for leg days.", epilog=_EXIT_CODES
    )
    parser.add_argument("--version", action="version", version=f"Leg Day {legday_gui.__version__}")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--logbook", metavar="FILE", type=Path, help="the logbook to work on")
    which.add_argument(
        "--demo", action="store_true", help="a throw-away logbook with two made-up years"
    )
    parser.add_argument(
        "--exit-after-first-paint", action="store_true", help="show the window once, then quit"
    )
    verbs = parser.add_subparsers(dest="verb", metavar="VERB")
    bring = verbs.add_parser("import", help="bring in exports of other apps")
    bring.add_argument("files", metavar="FILE", type=Path, nargs="+", help="or a folder")
    bring.add_argument("--json", action="store_true", help="print a JSON list, one object a file")
    bring.add_argument(
        "--unit", choices=["kg", "lb"], help="the unit where neither file nor values tell it"
    )
    bring.add_argument(
        "--unit-of",
        metavar="NAME=UNIT",
        type=_unit_of,
        action="append",
        default=[],
        help="the unit of one exercise of the file (may be given again)",
    )
    bring.add_argument(
        "--changed",
        choices=["mine", "file"],
        default="mine",
        help="which one counts of sessions that differ here and in the file (mine)",
    )
    bring.add_argument(
        "--binned",
        choices=["leave", "bring"],
        help="what to do with sessions that are in the bin (those that went there with their "
        "import come back, others stay)",
    )
    bring.add_argument(
        "--doubled",
        choices=["keep", "halve"],
        default="keep",
        help="what to do with sessions that hold everything twice (keep)",
    )
    bring.add_argument(
        "--map", metavar="FILE", type=Path, help="a mapping that says which column is which"
    )
    bring.add_argument(
        "--dates",
        choices=["day-first", "month-first"],
        help="how to read dates like 03/04/2026 where the file does not tell",
    )
    whose = bring.add_mutually_exclusive_group()
    whose.add_argument("--athlete", metavar="NAME", help="whose rows of a logbook file to take")
    whose.add_argument(
        "--all-athletes", action="store_true", help="take everybody's rows of a logbook file"
    )
    bring.add_argument(
        "--dry-run", action="store_true", help="tell what would come in and write nothing"
    )
    out = verbs.add_parser("export", help="write the whole logbook to a file")
    out.add_argument("file", metavar="FILE", type=Path)
    out.add_argument("--format", choices=_FORMATS, help="by the ending of FILE where it is missing")
    out.add_argument("--unit", choices=["kg", "lb"], help="the one unit of a strong table")
    known = verbs.add_parser("formats", help="list what can be brought in and written")
    known.add_argument("--json", action="store_true", help="print a JSON object")
    verbs.add_parser("check", help="look for damage and orphans")
    shoot = verbs.add_parser("screenshot", help="save the three tabs as pictures")
    shoot.add_argument("dir", metavar="DIR", type=Path)
    shoot.add_argument("--theme", choices=["light", "dark"], default="light")
    shoot.add_argument("--size", metavar="WxH", type=_size, default=(1280, 800))
    shoot.add_argument("--text", metavar="PERCENT", type=_percent, default=100)
    return parser.parse_args(argv)


def _unit_of(text: str) -> tuple[str, str]:
    name, _, unit = text.rpartition("=")
    if not name.strip() or unit not in ("kg", "lb"):
        raise argparse.ArgumentTypeError(f"{text} is no unit of an exercise: write Squat=lb")
    return " ".join(name.split()), unit


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.lower().partition("x")
    if not (width.isdigit() and height.isdigit() and int(width) and int(height)):
        raise argparse.ArgumentTypeError(f"{text} is no size: write 1280x800, for example")
    return int(width), int(height)


def _percent(text: str) -> int:
    if not text.rstrip("%").isdigit() or not 100 <= int(text.rstrip("%")) <= 200:
        raise argparse.ArgumentTypeError(f"{text} is no text size: write 100 to 200")
    return int(text.rstrip("%"))


def run(options: argparse.Namespace) -> int:
    """Carry out a verb and return the exit status."""
    path = options.logbook or store.last_logbook(store.load())
    if not options.logbook and not path.exists() and options.verb == "screenshot":
        options.demo = True  # an empty logbook makes no picture worth having
    if not options.demo:
        return _run_on(options, path)
    from legday_gui.logbook.demo import begin_session, build_demo

    with tempfile.TemporaryDirectory(prefix="legday-demo-") as folder:
        book = build_demo(Path(folder) / "Demo.legday")
        if options.verb == "screenshot":  # a session under way shows more than its start
            begin_session(book)
        book.close()
        return _run_on(options, Path(folder) / "Demo.legday")


def _run_on(options: argparse.Namespace, path: Path) -> int:
    try:
        if options.verb == "check":
            return _check(path)
        if options.verb == "formats":
            return _formats(as_json=options.json)
        if options.verb == "export":
            return _export(path, options)
        if options.verb == "screenshot":
            return _screenshot(path, options)
        return _import(path, options)
    except (LogbookError, ExchangeError) as error:
        print(error, file=sys.stderr)
    except UnicodeDecodeError:
        print(f"{options.map} is not a text file: choose the mapping.", file=sys.stderr)
    except OSError as error:
        print(f"{error.strerror or error}: {error.filename or path}", file=sys.stderr)
    return 1


def _check(path: Path) -> int:
    from legday_gui.logbook.check import check

    report = check(path)
    print("\n".join(report.lines))
    return 0 if report.ok else 1


def _formats(*, as_json: bool) -> int:
    from legday_gui.exchange.reading import formats

    found = formats()
    if as_json:
        incoming = [{"app": app, "files": files} for app, files in found]
        print(json.dumps({"import": incoming, "export": list(_FORMATS)}, indent=2))
    else:
        print("In:", *(f"  {app}: {files}" for app, files in found), sep="\n")
        print("  any other table (CSV, TSV, XLSX): with --map")
        print(f"Out: {', '.join(_FORMATS)}")
    return 0


def _export(path: Path, options: argparse.Namespace) -> int:
    from legday_gui.exchange.exporting import export, layout_of
    from legday_gui.logbook.athletes import athletes
    from legday_gui.training.values import Unit

    target: Path = options.file
    unit = Unit(options.unit) if options.unit else None
    with _reading(path) as book:
        if target.exists() and target.samefile(path):
            raise ExchangeError(f"{target} is the logbook itself: choose another file.")
        layout = options.format or layout_of(target)
        count = export(book, athletes(book)[0].id, target, layout, unit)
    print(f"{count} rows were written to {target}.")
    return 0


@contextmanager
def _reading(path: Path) -> "Iterator[Logbook]":
    """Open a logbook to read; where a window holds it, a copy, for opening sees to repairs."""
    from legday_gui.logbook import backup
    from legday_gui.logbook.lock import take_lock
    from legday_gui.logbook.logbook import Logbook

    if not path.exists():
        raise LogbookError(f"{path} does not exist: choose another file.")
    with ExitStack() as stack:
        lock = take_lock(path)
        if lock is not None:
            stack.enter_context(lock)
        else:
            folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="legday-"))
            path = backup.snapshot(path, Path(folder) / path.name)
        yield stack.enter_context(closing(Logbook.open(path)))


def _import(path: Path, options: argparse.Namespace) -> int:
    from legday_gui.exchange import headless, mapping
    from legday_gui.training.values import Unit

    columns = mapping.from_json(options.map.read_text("utf-8")) if options.map else None
    unit = Unit(options.unit) if options.unit else None
    decided = headless.Decided(
        units={name: Unit(of_name) for name, of_name in options.unit_of},
        take_files=options.changed == "file",
        bring_back=options.binned == "bring" if options.binned else None,
        halve=options.doubled == "halve",
    )
    with _trying(path) if options.dry_run else _writing(path) as book:
        results = headless.import_json(
            book,
            options.files,
            unit=unit,
            mapping=columns,
            day_first=options.dates == "day-first" if options.dates else None,
            whose=options.athlete,
            everyone=options.all_athletes,
            decided=decided,
            dry_run=options.dry_run,
        )
    if options.json:
        print(json.dumps(results, indent=2, ensure_ascii=False))
    else:
        print("\n".join(headless.summary(result) for result in results))
    return 1 if any(result["error"] for result in results) else 0


@contextmanager
def _writing(path: Path) -> "Iterator[Logbook]":
    """Open a logbook, or make one; refused where a window holds it."""
    from legday_gui.logbook.lock import take_lock
    from legday_gui.logbook.logbook import Logbook

    lock = take_lock(path)
    if lock is None:
        raise LogbookError(
            f"{path.name} is open in a Leg Day window: close it, or use File → Import there."
        )
    with lock, closing(Logbook.open(path) if path.exists() else Logbook.create(path)) as book:
        yield book


@contextmanager
def _trying(path: Path) -> "Iterator[Logbook]":
    """A copy of a logbook, or a new one, that goes away again."""
    from legday_gui.logbook import backup
    from legday_gui.logbook.logbook import Logbook

    with tempfile.TemporaryDirectory(prefix="legday-") as folder:
        copy = Path(folder) / path.name
        if path.exists():
            backup.snapshot(path, copy)
        with closing(Logbook.open(copy) if copy.exists() else Logbook.create(copy)) as book:
            yield book


def _screenshot(path: Path, options: argparse.Namespace) -> int:
    import os

    os.environ["QT_QPA_PLATFORM"] = os.environ.get("QT_QPA_PLATFORM") or "offscreen"
    from PySide6.QtWidgets import QApplication

    from legday_gui.logbook.athletes import athletes
    from legday_gui.window.look import STYLE, Look
    from legday_gui.window.pictures import save_pictures
    from legday_gui.window.workspace import Workspace

    app = QApplication.instance() or QApplication(["legday", *STYLE])
    look = Look(options.theme, options.text)
    look.apply()
    with _reading(path) as book:
        space = Workspace(book, athletes(book)[0].id, store.Settings(), look)
        for picture in save_pictures(space, options.dir, *options.size):
            print(picture)
    del app
    return 0
