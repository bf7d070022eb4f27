"""Where the data files of the program are."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def resource(name: str) -> Path:
    """The path of ``resources/<name>``: in the installed package, else at the repository root.

    Raises FileNotFoundError where neither has it.
    """
    for folder in (_PACKAGE / "resources", _PACKAGE.parent / "resources"):
        path = folder / name
        if path.exists():
            return path
    raise FileNotFoundError(f"Leg Day is installed without {name}: install it again.")
