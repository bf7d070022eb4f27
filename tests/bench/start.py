"""Start to first paint and peak memory, in fresh processes taken in turn."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from row import Row

ROUNDS = 15
BARE = (sys.executable, str(Path(__file__).with_name("bare_window.py")))
LEGDAY = str(Path(sys.executable).with_name("legday"))


def rows(books: dict[int, Path]) -> Iterator[Row]:
    """The start-up rows, for logbooks by their number of sets."""
    programs = {0: BARE} | {
        size: (LEGDAY, "--logbook", str(book), "--exit-after-first-paint")
        for size, book in books.items()
    }
    runs: dict[int, list[tuple[float, float]]] = {size: [] for size in programs}
    for command in programs.values():  # writes the .pyc files and warms the disk cache
        _run(command)
    for _ in range(ROUNDS):
        for size, command in programs.items():
            runs[size].append(_run(command))

    start = {size: median(ms for ms, _ in taken) for size, taken in runs.items()}
    memory = {size: median(mib for _, mib in taken) for size, taken in runs.items()}
    bare = "bare window, three empty tabs"
    yield Row("start to first paint, 100,000 sets", start[100_000], start[0], bare, 1.7)
    yield Row("start, 1,000,000 sets", start[1_000_000], start[1000], "with 1,000 sets", 1.1)
    yield Row("peak memory then, 100,000 sets", memory[100_000], memory[0], bare, 1.5, "MiB")


def _run(command: tuple[str, ...]) -> tuple[float, float]:
    """Milliseconds from spawn to exit, and peak memory in MiB."""
    began = time.perf_counter()
    process = subprocess.Popen(command)
    _, status, usage = os.wait4(process.pid, 0)
    took = (time.perf_counter() - began) * 1000
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return took, usage.ru_maxrss / 1024
