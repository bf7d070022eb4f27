"""Measures the budgets, each as a ratio taken in one run: absolute times drift, ratios hold.

This process stays small and imports nothing of the program: the peak memory of a child counts
what its parent had when it was started.

    make bench                 everything
    make bench ARGS=start      one part: start, one_set, import_rows, charts or targets
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import start

SIZES = (1000, 100_000, 1_000_000)
PARTS = {
    "start": SIZES,
    "one_set": (100_000,),
    "import_rows": (),
    "charts": SIZES,
    "targets": (100_000,),
}


def main(chosen: list[str]) -> None:
    unknown = set(chosen) - set(PARTS)
    if unknown:
        raise SystemExit(f"There is no part {', '.join(unknown)}: choose from {', '.join(PARTS)}.")
    parts = chosen or list(PARTS)
    # A person's Python keeps compiled modules; a shell that forbids it would slow every start.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory(prefix="legday-bench-") as name:
        folder = Path(name)
        os.environ["LEGDAY_HOME"] = str(folder / "home")
        books = {size: folder / f"{size}.legday" for size in SIZES}
        for size in dict.fromkeys(size for part in parts for size in PARTS[part]):
            _script("logbooks.py", size, books[size])
        for part in parts:
            if part == "start":
                for row in start.rows(books):
                    print(row, flush=True)
            else:
                _script(f"{part}.py", *[books[size] for size in PARTS[part]] or [folder])


def _script(name: str, *arguments: object) -> None:
    command = (sys.executable, str(Path(__file__).with_name(name)), *map(str, arguments))
    subprocess.run(command, check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
