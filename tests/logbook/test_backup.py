import sqlite3
from datetime import date, timedelta
from pathlib import Path

import pytest

from legday_gui.logbook import backup
from legday_gui.logbook.athletes import athletes, edit_athlete
from legday_gui.logbook.check import check
from legday_gui.logbook.errors import LogbookError
from legday_gui.logbook.logbook import Logbook

DAY = date(2026, 11, 22)


def test_a_backup_of_a_live_file_has_the_newest_rows(tmp_path: Path) -> None:
    book = Logbook.create(tmp_path / "log.legday")
    edit_athlete(book, athletes(book)[0].id, name="Ada")
    made = backup.daily_backup(book.path, tmp_path / "backups", DAY)
    assert made is not None
    connection = sqlite3.connect(made)
    assert connection.execute("SELECT name FROM athlete").fetchall() == [("Ada",)]
    connection.close()
    assert backup.daily_backup(book.path, tmp_path / "backups", DAY) is None
    book.close()


def test_the_last_ten_are_kept(tmp_path: Path) -> None:
    book = Logbook.create(tmp_path / "log.legday")
    for n in range(13):
        backup.daily_backup(book.path, tmp_path / "backups", DAY + timedelta(days=n))
    kept = backup.backups(book.path, tmp_path / "backups")
    assert len(kept) == backup.KEPT
    assert kept[0].name == "log-2026-12-04.legday"
    book.close()


def test_a_damaged_file_pushes_no_good_backup_out(tmp_path: Path) -> None:
    path = tmp_path / "log.legday"
    Logbook.create(path).close()
    backup.daily_backup(path, tmp_path / "backups", DAY)
    data = bytearray(path.read_bytes())
    data[4096:12288] = b"\xff" * 8192
    path.write_bytes(data)
    with pytest.raises(LogbookError, match="damaged"):
        backup.daily_backup(path, tmp_path / "backups", DAY + timedelta(days=1))
    assert [p.name for p in backup.backups(path, tmp_path / "backups")] == ["log-2026-11-22.legday"]


def test_restoring_keeps_the_replaced_file(tmp_path: Path) -> None:
    book = Logbook.create(tmp_path / "log.legday")
    made = backup.daily_backup(book.path, tmp_path / "backups", DAY)
    assert made is not None
    edit_athlete(book, athletes(book)[0].id, name="Later")
    book.close()
    aside = backup.restore(made, book.path)
    restored, replaced = Logbook.open(book.path), Logbook.open(aside)
    assert athletes(restored)[0].name == ""
    assert athletes(replaced)[0].name == "Later"
    restored.close()
    replaced.close()
    assert check(book.path).ok


def test_a_broken_backup_is_refused_and_nothing_changed(tmp_path: Path) -> None:
    path = tmp_path / "log.legday"
    Logbook.create(path).close()
    before = path.read_bytes()
    broken = tmp_path / "broken.legday"
    broken.write_bytes(before[:9000])
    with pytest.raises(LogbookError, match="not a sound backup"):
        backup.restore(broken, path)
    assert path.read_bytes() == before


def test_check_names_what_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "log.legday"
    Logbook.create(path).close()
    assert check(path).ok
    connection = sqlite3.connect(path)
    connection.execute("DELETE FROM athlete")
    connection.commit()
    connection.close()
    report = check(path)
    assert not report.ok
    assert "rows point at rows that are not there" in report.lines[0]
