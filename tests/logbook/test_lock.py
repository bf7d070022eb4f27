"""One program at a time, however the other one ended."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from legday_gui.logbook.errors import LogbookError
from legday_gui.logbook.lock import take_lock

HOLD = """
import sys
from pathlib import Path
from legday_gui.logbook.lock import take_lock
lock = take_lock(Path(sys.argv[1]))
print("held" if lock else "refused", flush=True)
sys.stdin.read()
"""


def other_program(path: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def said(program: subprocess.Popen[str]) -> str:
    assert program.stdout is not None
    return program.stdout.readline().strip()


def test_a_second_lock_waits_for_the_first_to_let_go(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "log.legday"
    first = take_lock(path)
    assert first is not None
    assert take_lock(path) is None
    first.release()
    with take_lock(path) or pytest.fail("still held"):
        assert take_lock(path) is None


def test_another_program_is_kept_out_and_keeps_out(tmp_path: Path) -> None:
    path = tmp_path / "log.legday"
    with take_lock(path) or pytest.fail("held by nobody"), other_program(path) as other:
        assert said(other) == "refused"
        other.communicate()
    with other_program(path) as other:
        assert said(other) == "held"
        assert take_lock(path) is None
        other.communicate()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_killed_program_leaves_no_lock_behind(tmp_path: Path) -> None:
    path = tmp_path / "log.legday"
    with other_program(path) as other:
        assert said(other) == "held"
        other.send_signal(signal.SIGKILL)
        other.communicate()
    lock = take_lock(path)
    assert lock is not None
    lock.release()


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(LogbookError, match="cannot be written: choose another folder"):
        take_lock(tmp_path / "file" / "log.legday")
