"""Fuzzes one format under coverage: reader.py NAME SCRATCH [options of libFuzzer] CORPUS.

A finding is whatever is not a result whose rows add up and no sentence of ours: another
exception, a hang, a file or a connection opened elsewhere than in SCRATCH.
"""

import os
import shutil
import sys
from pathlib import Path
from typing import Any

import atheris
import openpyxl  # noqa: F401 - loads libraries, which is forbidden later

with atheris.instrument_imports(include=["legday_gui.exchange"]):
    from legday_gui.exchange import mapping, sources
    from legday_gui.exchange.errors import ExchangeError
    from legday_gui.exchange.importing import apply
    from legday_gui.exchange.preview import preview_file
    from legday_gui.exchange.reading import read, read_bytes

from formats import SAMPLES, formats

from legday_gui.logbook.athletes import athletes
from legday_gui.logbook.logbook import Logbook

_MAPPING = mapping.Columns("Mine", {name: name for name in mapping.FIELDS})
_CHANGES = ("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.truncate", "os.link", "os.chmod")
_NEVER = ("socket.connect", "subprocess.Popen", "os.system", "os.exec", "os.fork", "ctypes.dlopen")
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


def forbid_writing_outside(folder: Path) -> None:
    """From now on raise where anything is written, run or asked for outside of ``folder``."""

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        is_write = event == "open" and arguments[2] and arguments[2] & _WRITES
        if is_write or event in _CHANGES:
            inside = str(arguments[0]).startswith(f"{folder}{os.sep}")
        else:
            inside = event not in _NEVER
        if not inside:
            raise AssertionError(f"{event} of {arguments}")

    sys.addaudithook(watch)


def main() -> None:
    name, scratch = sys.argv.pop(1), Path(sys.argv.pop(1))
    tried = formats()[name]
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    book = Logbook.create(scratch / "log.legday")
    athlete_id = athletes(book)[0].id
    file = scratch / "fuzzed"
    for sample in SAMPLES.values():  # what is imported on first use is imported now
        read_bytes("\n".join(sample).encode(), "sample.csv")

    def read_only() -> None:
        parsed = read(sources.of_file(file), mappings=[_MAPPING])
        sets = sum(session.set_count for session in parsed.sessions)
        assert parsed.rows == sets + parsed.not_sets + len(parsed.unreadable), parsed

    def take_in() -> None:
        found = preview_file(book, athlete_id, file, mappings=[_MAPPING])
        done = apply(book, found, found.choices(suggestions=True), dry_run=True).counts
        told = done.sets + done.not_sets + done.already_there + len(found.file.unreadable)
        assert done.rows == told, done

    def try_one(data: bytes) -> None:
        content = tried.file(data)
        file.write_bytes(content)
        try:
            take_in() if name == "import" else read_only()
        except ExchangeError as error:
            if not str(error).endswith("."):
                raise AssertionError(f"{error!r} is no sentence") from error
        assert file.read_bytes() == content

    forbid_writing_outside(scratch)
    atheris.Setup(sys.argv, try_one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
