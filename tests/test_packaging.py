"""The program as people install it: in an environment of its own, started from an empty folder."""

import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

import legday_gui

ROOT = Path(__file__).parents[1]


def _run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture
def environment(tmp_path: Path) -> Path:
    """An environment that has our dependencies but not us: ``.pth`` files there are not followed,
    so that the editable installation these tests run from stays out of sight."""
    folder = tmp_path / "environment"
    venv.create(folder, with_pip=False)
    names = {"base": str(folder), "platbase": str(folder)}
    packages = Path(sysconfig.get_path("purelib", "venv", names))
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return folder


def _pip(environment: Path, *arguments: str | Path, cwd: Path) -> None:
    python = environment / "bin" / "python"
    pip = (sys.executable, "-m", "pip", "--python", python, "--disable-pip-version-check")
    _run(*pip, *arguments, cwd=cwd)


@pytest.mark.parametrize("way", ["wheel", "editable"])
def test_installed_program_finds_its_resources(environment: Path, tmp_path: Path, way: str) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    local = ("--no-deps", "--no-build-isolation")
    if way == "wheel":
        _pip(environment, "wheel", *local, "--wheel-dir", tmp_path, ROOT, cwd=empty)
        (wheel,) = tmp_path.glob("legday-*.whl")
        _pip(environment, "install", "--no-deps", "--no-index", wheel, cwd=empty)
    else:
        _pip(environment, "install", *local, "--editable", ROOT, cwd=empty)

    assert legday_gui.__version__ in _run(environment / "bin" / "legday", "--version", cwd=empty)

    found = Path(_run(environment / "bin" / "python", "-c", _LOOK, cwd=empty).strip())
    home = environment if way == "wheel" else ROOT / "resources"
    assert found.is_relative_to(home)


_LOOK = """
from legday_gui.resource_files import resource
for name in ("plans", "themes/light.toml", "themes/dark.toml", "fonts"):
    assert resource(name).exists(), name
exercises = resource("exercises.json")
assert exercises.stat().st_size > 0
print(exercises)
"""
