"""The program as it is started from outside."""

import os
import subprocess
import sys
import time
from pathlib import Path

from legday_gui.app import Program
from legday_gui.logbook.logbook import Logbook
from legday_gui.settings import Settings, load


def start(*words: str, folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    env = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    return subprocess.run(
        [sys.executable, "-m", "legday_gui.app", *words],
        cwd=folder, env=env | more, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


def test_it_shows_the_window_once_and_leaves(tmp_path: Path) -> None:
    path = tmp_path / "log.legday"
    done = start("--logbook", str(path), "--exit-after-first-paint", folder=tmp_path)
    assert (done.returncode, done.stderr.replace("propagateSizeHints()", "")) == (
        0, "This plugin does not support \n" if done.stderr else "",
    )  # fmt: skip
    assert path.exists()


def test_numpy_and_pyqtgraph_are_not_on_the_start_path(tmp_path: Path) -> None:
    path = tmp_path / "log.legday"
    Logbook.create(path).close()
    code = (
        "import sys; from legday_gui import app; "
        f"app.main(['--logbook', {str(path)!r}, '--exit-after-first-paint']); "
        "sys.exit('numpy' in sys.modules or 'pyqtgraph' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)
    assert done.returncode == 0, done.stderr


def test_a_display_that_is_gone_counts_as_none(tmp_path: Path) -> None:
    done = start(folder=tmp_path, QT_QPA_PLATFORM="", DISPLAY=":4711")
    assert done.returncode == 0, done.stderr
    assert "There is no display here" in done.stdout
    assert (tmp_path / "pictures" / "session.png").exists()


def test_the_demo_is_not_opened_the_next_time(tmp_path: Path, home: Path) -> None:
    chosen = Settings(logbook=str(tmp_path / "mine.legday"))
    program = Program(chosen, tmp_path / "demo.legday", remember=False)
    program._remember()
    assert not (home / "settings.json").exists()
    Program(chosen, tmp_path / "other.legday")._remember()
    assert load().logbook == str(tmp_path / "other.legday")


def test_without_a_display_it_says_so_and_saves_pictures(tmp_path: Path, home: Path) -> None:
    Logbook.create(home / "logbook.legday").close()
    done = start(folder=tmp_path, QT_QPA_PLATFORM="")
    assert done.returncode == 0, done.stderr
    assert "There is no display here" in done.stdout
    assert {p.name for p in (tmp_path / "pictures").iterdir()} == {
        "plan.png", "session.png", "charts.png",
    }  # fmt: skip


def test_a_second_start_brings_the_first_window_forward(tmp_path: Path, home: Path) -> None:
    path = tmp_path / "log.legday"
    Logbook.create(path).close()
    words = [sys.executable, "-m", "legday_gui.app", "--logbook", str(path)]
    first = subprocess.Popen(words, stderr=subprocess.DEVNULL)
    try:
        until = time.monotonic() + 60
        while not (home / "settings.json").exists() and time.monotonic() < until:
            time.sleep(0.05)  # written after the first paint
        while time.monotonic() < until:
            second = start("--logbook", str(path), "--exit-after-first-paint", folder=tmp_path)
            if "comes forward" in second.stdout:
                break
        assert "comes forward" in second.stdout
        assert second.returncode == 0
    finally:
        first.terminate()
        first.wait(30)


def test_a_file_of_a_newer_version_is_refused_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "log.legday"
    book = Logbook.create(path)
    book.db.execute_sql("UPDATE meta SET value = '99' WHERE key = 'version'")
    book.close()
    before = path.read_bytes()
    done = start("--logbook", str(path), "--exit-after-first-paint", folder=tmp_path)
    assert done.returncode == 1
    assert "newer Leg Day" in done.stderr
    assert path.read_bytes() == before
