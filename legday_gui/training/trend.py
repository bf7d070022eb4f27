"""How strong one is in one lift: a level that wanders, seen through noisy sessions.

A robust Kalman filter on the log of the estimated max: a level, an extra slope at the start that
fades within weeks, bad days held against no one, and the lift's own noise scale. Its parameters
were fitted to published training logs. A past slope says nothing about the next weeks, so none is
carried on; what lies ahead only becomes less certain.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Numbers = Sequence[int] | Sequence[float] | NDArray[np.int64] | Floats

BAND_80 = 1.30  # half-width, in standard deviations, that holds about 8 in 10 sessions
RESTART_DAYS = 60  # after a longer pause the past says little

_NOISE_LOW_REPS = 0.050  # standard deviation of a session whose best set has at most 5 reps
_NOISE = 0.040
_FEW_REPS = 5
_WANDER = 0.037  # standard deviation of the level's walk, per square root of a week
_FADE_WEEKS = 3.5
_DRIFT = 0.0018  # per week
_START_SLOPE = 0.030  # per week
_START_SLOPE_SD = 0.018
_BAD_DAY = 1.1  # from how many deviations below the level a session weighs less
_SCALE_PRIOR = 7.0
_SCALE_KEEP = 0.76
_SCALE_CAP = 16.0
_FUTURES = 4000
_SEED = 1904
_FEW_SESSIONS = 0.6  # share by which the deviations grow after a single session


@dataclass(slots=True)
class State:
    """The level and slope of one segment, their covariance, and the noise scale."""

    level: float
    slope: float
    level_var: float
    covariance: float
    slope_var: float
    noise_var: float
    scale_sum: float = _SCALE_PRIOR
    scale_weight: float = _SCALE_PRIOR
    scale: float = 1.0
    sessions: int = 1

    @classmethod
    def start(cls, value: float, noise_var: float) -> "State":
        """The state after the first session of a segment."""
        return cls(value, _START_SLOPE, noise_var, 0.0, _START_SLOPE_SD**2, noise_var)

    def step(self, weeks: float) -> None:
        """Let time pass."""
        fade = math.exp(-weeks / _FADE_WEEKS)
        reach = _FADE_WEEKS * (1 - fade)
        self.level += _DRIFT * weeks + reach * self.slope
        self.slope *= fade
        self.level_var += (
            2 * reach * self.covariance + reach**2 * self.slope_var + _WANDER**2 * weeks
        )
        self.covariance = fade * (self.covariance + reach * self.slope_var)
        self.slope_var *= fade**2

    def update(self, value: float, noise_var: float) -> None:
        """Learn from a session, after ``step``."""
        miss = value - self.level
        spread = self.level_var + noise_var
        z = miss / math.sqrt(spread * self.scale)
        trusted = spread
        if z < -_BAD_DAY:
            trusted = self.level_var + noise_var * (z / _BAD_DAY) ** 2
        gain, slope_gain = self.level_var / trusted, self.covariance / trusted
        self.level += gain * miss
        self.slope += slope_gain * miss
        self.slope_var -= slope_gain * self.covariance
        self.covariance *= 1 - gain
        self.level_var *= 1 - gain
        self._learn_scale(miss**2 / spread)
        self.noise_var = noise_var
        self.sessions += 1

    def _learn_scale(self, surprise: float) -> None:
        surprise = min(surprise, _SCALE_CAP * self.scale)
        kept = _SCALE_KEEP * (self.scale_sum - _SCALE_PRIOR)
        self.scale_sum = kept + surprise + _SCALE_PRIOR
        kept = _SCALE_KEEP * (self.scale_weight - _SCALE_PRIOR)
        self.scale_weight = kept + 1 + _SCALE_PRIOR
        self.scale = self.scale_sum / self.scale_weight

    def after(self, days: float) -> "State":
        """What is to be expected ``days`` later, this state left as it is."""
        later = replace(self)
        later.step(days / 7)
        return later

    def sd_level(self) -> float:
        """The standard deviation of the level."""
        return math.sqrt(self.level_var * self.scale) * self._caution()

    def sd_session(self) -> float:
        """The standard deviation of one session around the expected level."""
        return math.sqrt((self.level_var + self.noise_var) * self.scale) * self._caution()

    def _caution(self) -> float:
        return 1 + _FEW_SESSIONS / self.sessions


@dataclass(frozen=True, slots=True)
class Track:
    """After each session: level and deviations in log units, and its place in its segment."""

    level: Floats
    sd_level: Floats
    sd_session: Floats
    place: NDArray[np.int64]  # 1 for the first session of a segment
    last: State | None  # after the last session; None without any


def track(days: Numbers, log_e1rm: Numbers,
          reps: Numbers) -> Track:  # fmt: skip
    """Follow the level through all sessions.

    ``days`` are day numbers in ascending order, ``log_e1rm`` the natural logs of the sessions'
    estimated max, ``reps`` those done (not those possible) in the set that gave it. Sessions
    without an estimate are to be left out. Raises ValueError where the lengths differ, days go
    back, or a value is not finite.
    """
    days, values, noise = _checked(days, log_e1rm, reps)
    found = []
    state = None
    for state in _states(days, values, noise):
        found.append((state.level, state.sd_level(), state.sd_session(), state.sessions))
    level, sd_level, sd_session, place = (
        np.array(column) for column in (zip(*found, strict=True) if found else ([],) * 4)
    )
    return Track(level, sd_level, sd_session, place.astype(np.int64), state)


def levels(days: Numbers, log_e1rm: Numbers,
           reps: Numbers) -> tuple[Floats, Floats]:  # fmt: skip
    """(level, its standard deviation) after each session, in log units; see ``track``."""
    found = track(days, log_e1rm, reps)
    return found.level, found.sd_level


def predict(days: Numbers, log_e1rm: Numbers,
            reps: Numbers, horizon_days: float
            ) -> tuple[float, float]:  # fmt: skip
    """(mean, standard deviation of one session) ``horizon_days`` after the last one, log units.

    About 8 in 10 sessions fall within ``BAND_80`` deviations of the mean. Arguments as for
    ``track``, but in any order of days, and sessions whose day or value is not finite are left
    out; reps that are unknown count as more than a few. Raises ValueError where the lengths
    differ, without any session, or for a horizon that is negative or not finite.
    """
    days, values, noise = _checked(*_known(days, log_e1rm, reps))
    if not len(days) or not 0 <= horizon_days < math.inf:
        raise ValueError("A prediction needs one session and a horizon of no less than 0 days.")
    *_, state = _states(days, values, noise)
    then = state.after(horizon_days)
    return then.level, then.sd_session()


def odds_of_reaching(
    state: State, log_goal: float, gap_days: float, horizons_days: Sequence[float]
) -> list[float]:
    """The share of possible futures in which the level reaches the goal within each horizon.

    Futures start from what ``state`` leaves open and wander as the model says, looked at every
    ``gap_days``, the usual time between two sessions; the same state gives the same odds. Says
    little below six sessions or four weeks after the last one. Raises ValueError for a gap of 0.
    """
    if gap_days <= 0:
        raise ValueError("The time between two sessions must be more than 0 days.")
    chance = np.random.default_rng(_SEED)
    scale = state.scale
    spread = np.array([
        [state.level_var, state.covariance], [state.covariance, state.slope_var]
    ]) * scale  # fmt: skip
    level, slope = chance.multivariate_normal((state.level, state.slope), spread, _FUTURES).T
    weeks = gap_days / 7
    fade = math.exp(-weeks / _FADE_WEEKS)
    reached = np.where(level >= log_goal, 0.0, np.inf)
    for step in range(1, math.floor(max(horizons_days) / gap_days) + 1):
        walk = chance.normal(0, _WANDER * math.sqrt(weeks * scale), _FUTURES)
        level = level + _DRIFT * weeks + _FADE_WEEKS * (1 - fade) * slope + walk
        slope = slope * fade
        reached = np.where((level >= log_goal) & (reached > step * gap_days),
                           step * gap_days, reached)  # fmt: skip
    return [float((reached <= horizon).mean()) for horizon in horizons_days]


def _known(days: Numbers, values: Numbers,
           reps: Numbers) -> tuple[Floats, Floats, Floats]:  # fmt: skip
    """The sessions that have a day and a value, by day; those of one day as they came."""
    day, value, rep = (np.asarray(column, float) for column in (days, values, reps))
    if not len(day) == len(value) == len(rep):
        raise ValueError("Days, values and reps must be equally many.")
    order = np.argsort(day, kind="stable")
    order = order[np.isfinite(day[order]) & np.isfinite(value[order])]
    return day[order], value[order], rep[order]


def _checked(days: Numbers, values: Numbers,
             reps: Numbers) -> tuple[Floats, Floats, Floats]:  # fmt: skip
    day, value = np.asarray(days, float), np.asarray(values, float)
    rep = np.asarray(reps, float)
    if not len(day) == len(value) == len(rep):
        raise ValueError("Days, values and reps must be equally many.")
    if (np.diff(day) < 0).any() or not np.isfinite(value).all():
        raise ValueError("Days must ascend and values be finite.")
    noise = np.where(rep <= _FEW_REPS, _NOISE_LOW_REPS, _NOISE) ** 2
    return day, value, noise


def _states(days: Floats, values: Floats, noise: Floats) -> Iterator[State]:
    """The state after each session; the same object, changed."""
    state: State | None = None
    last = 0.0
    for day, value, noise_var in zip(days.tolist(), values.tolist(), noise.tolist(), strict=True):
        if state is None or day - last > RESTART_DAYS:
            state = State.start(value, noise_var)
        else:
            state.step((day - last) / 7)
            state.update(value, noise_var)
        last = day
        yield state
