"""How far the level is off on real logs, and how often its bands hold, against "same as last time".

python tests/bench/forecasts.py FILE…

Each file is imported into a logbook of its own. Every exercise is followed from its sixth session
on, a segment ends with a pause of more than 60 days, and only what was known then is used. Errors
are in percent. Four and eight weeks are the session nearest to then, within a week.
"""

import sys
import tempfile
from collections import defaultdict
from pathlib import Path

import numpy as np

from legday_gui.exchange.headless import import_json
from legday_gui.logbook.athletes import athletes
from legday_gui.logbook.history import exercise_counts
from legday_gui.logbook.library import exercises
from legday_gui.logbook.logbook import Logbook
from legday_gui.training import trend
from legday_gui.training.values import Unit
from legday_gui.window.charts.series import Metric, Series, read_lift

HISTORY = 6
HORIZONS = {"next session": None, "4 weeks": 28, "8 weeks": 56}
Found = dict[str, list[tuple[float, float, bool]]]  # error of the model, of the last, band held


def main(paths: list[Path]) -> None:
    everything: Found = defaultdict(list)
    for number, path in enumerate(paths):
        with tempfile.TemporaryDirectory() as folder:
            book = Logbook.create(Path(folder) / f"{number}.legday")
            import_json(book, [path], unit=Unit.KG)
            found = forecasts(book)
            book.close()
        _tell(path.name, found)
        for name, rows in found.items():
            everything[name] += rows
    _tell("all files", everything)


def forecasts(book: Logbook) -> Found:
    """Of each horizon, what was expected and what came, for every exercise of a logbook."""
    found: Found = defaultdict(list)
    athlete_id = athletes(book)[0].id
    for id_, *_ in exercise_counts(book, athlete_id):
        series = read_lift(book, athlete_id, id_, exercises(book)[id_].name)[Metric.MAX]
        for part in series.segments():
            days, first = np.unique(series.day[part][::-1], return_index=True)
            best = part[::-1][first]
            if len(days) > HISTORY:
                _follow(series, best, found)
    return found


def _follow(series: Series, at: np.ndarray, found: Found) -> None:
    days, values, reps = series.day[at], np.log(series.value[at]), series.reps[at]
    for seen in range(HISTORY, len(days)):
        for name, horizon in HORIZONS.items():
            ahead = days[seen:] - days[seen - 1]
            target = 0 if horizon is None else int(np.abs(ahead - horizon).argmin())
            if horizon is not None and abs(ahead[target] - horizon) > 7:
                continue
            mean, sd = trend.predict(days[:seen], values[:seen], reps[:seen], int(ahead[target]))
            came = values[seen + target]
            held = abs(came - mean) <= trend.BAND_80 * sd
            found[name].append((100 * abs(came - mean), 100 * abs(came - values[seen - 1]), held))


def _tell(what: str, found: Found) -> None:
    print(what)
    for name in HORIZONS:
        if found[name]:
            model, last, held = np.array(found[name], float).mean(axis=0)
            print(f"  {name:<13} {len(found[name]):>6}  off by {model:5.2f} %, same as last time "
                  f"{last:5.2f} %, band of 80 % holds {100 * held:.1f} %", flush=True)  # fmt: skip


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
