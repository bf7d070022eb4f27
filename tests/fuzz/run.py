"""Fuzzes the readers one after the other: run.py FOLDER [MINUTES [FORMAT …]].

Corpora stay in FOLDER, so that the next run goes on where this one ended; findings lie in its
``found``. A format of two words is written with an underscore. A finding becomes a test in
tests/exchange before it is mended.
"""

import subprocess
import sys
from pathlib import Path

from formats import formats

HERE = Path(__file__).resolve().parent


def fuzz(name: str, folder: Path, seconds: int) -> bool:
    """Whether ``name`` held out for so long."""
    tried = formats()[name]
    corpus = folder / "corpus" / name.replace(" ", "_")
    corpus.mkdir(parents=True, exist_ok=True)
    found = folder / "found"
    found.mkdir(exist_ok=True)
    for at, seed in enumerate(tried.seeds):
        (corpus / f"seed-{at}").write_bytes(seed)
    options = (
        f"-max_total_time={seconds}", f"-max_len={tried.longest}", "-timeout=30",
        "-rss_limit_mb=2048", f"-artifact_prefix={found}/{corpus.name}-",
        f"-dict={HERE / 'words.dict'}", "-print_final_stats=1", "-verbosity=1",
    )  # fmt: skip
    log = folder / f"{corpus.name}.log"
    with log.open("w") as stream:
        done = subprocess.run(
            [sys.executable, str(HERE / "reader.py"), name, str(folder / "scratch"), *options,
             str(corpus)],
            stdout=stream, stderr=stream, check=False,
        )  # fmt: skip
    tries = [line for line in log.read_text(errors="replace").splitlines() if "executed" in line]
    print(f"{name}: {'held' if done.returncode == 0 else f'FOUND, see {log}'} {tries}", flush=True)
    return done.returncode == 0


def main() -> None:
    folder = Path(sys.argv[1]).resolve()
    minutes = float(sys.argv[2]) if len(sys.argv) > 2 else 60
    names = [name.replace("_", " ") for name in sys.argv[3:]] or list(formats())
    seconds = max(round(minutes * 60 / len(names)), 1)
    held = [fuzz(name, folder, seconds) for name in names]
    sys.exit(not all(held))


if __name__ == "__main__":
    main()
