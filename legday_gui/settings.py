"""Where things are kept, and what a person chose: one JSON file beside the data."""

import json
import os
from pathlib import Path
from typing import Any

THEMES = ("system", "light", "dark")


class Settings:
    """The choices of a person on this machine. Unknown or broken values fall back to these.

    No dataclass: every start would pay for making one.
    """

    theme: str = "system"
    text_percent: int = 100
    rest_sound: bool = True
    rest_notice: bool = False  # also a notice of the desktop at the end of a rest
    place: int = 0  # id of the place where this machine stands, in the logbook open last; 0: none
    morning_seen: int = 0  # id of the session whose next morning is not asked about any more
    logbook: str = ""  # the whole path of the file that was open last
    window: str = ""  # where the window was, as Qt writes it

    def __init__(self, **chosen: Any) -> None:
        vars(self).update(chosen)
        if self.theme not in THEMES:
            self.theme = "system"
        self.text_percent = max(100, min(200, self.text_percent))

    def as_dict(self) -> dict[str, Any]:
        """All choices by their names."""
        return {name: getattr(self, name) for name in Settings.__annotations__}


def data_dir() -> Path:
    """The folder of logbook, backups, log and settings; LEGDAY_HOME moves it elsewhere."""
    chosen = os.environ.get("LEGDAY_HOME")
    if chosen:
        return Path(chosen)
    from platformdirs import user_data_path

    return user_data_path("legday", appauthor=False)


def default_logbook() -> Path:
    """The logbook that the program makes on its first start."""
    return data_dir() / "logbook.legday"


def last_logbook(settings: Settings) -> Path:
    """The logbook that was open last, or the default one where that file is gone."""
    last = Path(settings.logbook) if settings.logbook else default_logbook()
    return last if last.exists() else default_logbook()


def backup_dir(logbook: Path) -> Path:
    """Where the daily backups of a logbook go: a folder beside it."""
    return logbook.parent / "backups"


def load(path: Path | None = None) -> Settings:
    """Read the settings; a missing or broken file, or a value of another type, is the default."""
    try:
        found = json.loads((path or _file()).read_text("utf-8"))
    except (OSError, ValueError):
        found = {}
    known = {name: type(value) for name, value in Settings().as_dict().items()}
    good = found.items() if isinstance(found, dict) else ()
    return Settings(**{k: v for k, v in good if k in known and type(v) is known[k]})


def save(settings: Settings, path: Path | None = None) -> None:
    """Write the settings whole or not at all. Raises OSError where the disk refuses."""
    target = path or _file()
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_suffix(".part")
    draft.write_text(json.dumps(settings.as_dict(), indent=2), "utf-8")
    draft.replace(target)


def _file() -> Path:
    return data_dir() / "settings.json"
