from pathlib import Path

import pytest

from legday_gui import settings


def test_what_is_saved_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "settings.json"
    chosen = settings.Settings(
        theme="dark",
        text_percent=150,
        rest_sound=False,
        rest_notice=True,
        place=1 << 62,  # ids have 63 bits
        logbook="/somewhere/log.legday",
        window="geometry",
    )
    settings.save(chosen, path)
    assert settings.load(path).as_dict() == chosen.as_dict()


@pytest.mark.parametrize(
    "text",
    ["", "nonsense", "[1, 2]", '{"theme": 7, "text_percent": "big", "unknown": 1}',
     '{"theme": "pink"}'],
)  # fmt: skip
def test_broken_settings_are_the_defaults(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(text, "utf-8")
    assert settings.load(path).as_dict() == settings.Settings().as_dict()


def test_text_size_stays_in_its_limits() -> None:
    assert settings.Settings(text_percent=20).text_percent == 100
    assert settings.Settings(text_percent=900).text_percent == 200


def test_a_logbook_that_is_gone_gives_way_to_the_default(home: Path, tmp_path: Path) -> None:
    there = tmp_path / "log.legday"
    there.touch()
    assert settings.last_logbook(settings.Settings(logbook=str(there))) == there
    there.unlink()
    assert settings.last_logbook(settings.Settings(logbook=str(there))) == home / "logbook.legday"
    assert settings.last_logbook(settings.Settings()) == home / "logbook.legday"


def test_home_can_be_moved(home: Path) -> None:
    assert settings.default_logbook() == home / "logbook.legday"
    assert settings.backup_dir(home / "logbook.legday") == home / "backups"
