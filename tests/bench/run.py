"""Measures the budgets, each as a ratio taken in one run: absolute times drift, ratios hold.

This process stays small and imports nothing of the program: the peak memory of a child counts
what its parent had when it was started.

    make bench                 everything
    make bench ARGS=start      one part
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import start

SIZES = (1000, 100_000, 1_000_000)


def main(chosen: list[str]) -> None:
    with tempfile.TemporaryDirectory(prefix="legday-bench-") as folder:
        home = Path(folder)
        for name in ("CONFIG", "DATA", "STATE", "CACHE"):
            os.environ[f"XDG_{name}_HOME"] = str(home / name.lower())
        books = {size: home / f"{size}.legday" for size in SIZES}
        for size, path in books.items():
            _script("logbooks.py", str(size), str(path))
        if not chosen or "start" in chosen:
            for row in start.rows(books):
                print(row, flush=True)
        for part in ("one_set", "history", "charts"):
            if not chosen or part in chosen:
                _script(f"{part}.py", *map(str, books.values()))


def _script(name: str, *arguments: str) -> None:
    command = (sys.executable, str(Path(__file__).with_name(name)), *arguments)
    subprocess.run(command, check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
