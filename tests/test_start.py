"""What a start does without: what is loaded before the first paint is paid for at every start."""

import os
import subprocess
import sys
from pathlib import Path

from legday_gui.logbook.logbook import Logbook

START = """
import sys
from legday_gui.app import main
status = main(["--logbook", sys.argv[1], "--exit-after-first-paint"])
print(*sorted(sys.modules), sep="\\n")
sys.exit(status)
"""
LATER = {
    "asyncio", "dataclasses", "hashlib", "numpy", "peewee", "pyqtgraph", "rapidfuzz", "socket",
    "PySide6.QtNetwork", "PySide6.QtSvg",
    "legday_gui.cli", "legday_gui.training.catalogue", "legday_gui.training.progression",
    "legday_gui.window.charts", "legday_gui.window.dialogs", "legday_gui.window.plan",
    "legday_gui.window.session.desk", "legday_gui.window.session.summary",
}  # fmt: skip


def test_the_first_paint_waits_for_nothing_that_it_does_not_show(tmp_path: Path) -> None:
    path = tmp_path / "log.legday"
    Logbook.create(path).close()
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "LEGDAY_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", START, str(path)],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(done.stdout.split())
    assert "legday_gui.window.session.start_page" in loaded
    assert loaded & LATER == set()
