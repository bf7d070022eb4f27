"""The odds of a goal, in words. To be asked in a worker: numpy is loaded by the question alone."""

import math

from legday_gui.logbook.chart_settings import ChartSetting, chart_settings
from legday_gui.logbook.logbook import Logbook
from legday_gui.training.estimate import factor
from legday_gui.training.values import Goal

_FEWEST_SESSIONS = 6
_LAST_DAYS = 28  # a lift left alone for longer is not where the log says
_FARTHEST_DAYS = 364  # what was checked on logs
_USUAL_GAP = 7.0


def goal_odds(book: Logbook, goal: Goal, today: int) -> str:
    """One sentence: odds, never a date; empty once the day of the goal has come.

    The odds are those of the level, the strength behind good and bad days, of the model that was
    checked on logs it had not seen: below six sessions, or after four weeks without the lift, it
    has none, and says what is missing.
    """
    import numpy as np

    from legday_gui.training import trend
    from legday_gui.window.charts.facts import odds_in_words
    from legday_gui.window.charts.series import Metric, read_lift

    if goal.by_day <= today:
        return ""
    formula = chart_settings(book, goal.athlete_id).get(goal.exercise_id, ChartSetting()).formula
    series = read_lift(book, goal.athlete_id, goal.exercise_id, "", formula)[Metric.MAX]
    state, segments = series.state, series.segments()
    if state is None or not segments or state.sessions < _FEWEST_SESSIONS:
        return f"Odds need {_FEWEST_SESSIONS} sessions of up to 12 reps, without a long pause."
    days = np.unique(series.day[segments[-1]])
    last = int(days[-1])
    if today - last > _LAST_DAYS:
        return "Odds need a session of it in the last four weeks."
    wanted = math.log(goal.load_g * (factor(goal.reps, formula) if goal.reps else 1))
    if state.level >= wanted:
        return "The level of the last sessions is there."
    gap = float(np.median(np.diff(days)[-10:])) if len(days) > 1 else _USUAL_GAP
    horizon = min(goal.by_day - last, _FARTHEST_DAYS)
    (share,) = trend.odds_of_reaching(state, wanted, gap, (horizon,))
    odds = odds_in_words(share).lower()
    when = "by then" if goal.by_day - last <= _FARTHEST_DAYS else "within a year"
    about = "" if odds[0].isalpha() else "about "
    return f"The odds to be there {when}: {about}{odds}, in logs like yours. No promise."
