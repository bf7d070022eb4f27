"""Sets, loads and dates in words."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale

from legday_gui.training.units import format_duration, format_load, from_grams
from legday_gui.training.values import (
    Exercise,
    LoadKind,
    LoggedSet,
    Measure,
    SetKind,
    Side,
    Target,
    Unit,
)
from legday_gui.training.volume import by_number
from legday_gui.window.session.lines import Line, amount_of

if TYPE_CHECKING:
    from legday_gui.logbook.targets import Best

KINDS = {
    SetKind.WARM_UP: "warm-up",
    SetKind.WORK: "work set",
    SetKind.BACK_OFF: "back-off",
    SetKind.DROP: "drop",
    SetKind.FAILURE: "to failure",
    SetKind.AMRAP: "as many reps as possible",
    SetKind.DELOAD: "deload",
}

# What an exercise is called after keeps its capital, and so does what is an abbreviation.
_PROPER = (
    "Bulgarian", "Romanian", "Russian", "Turkish", "Nordic", "Spanish", "Copenhagen", "Swiss",
    "Zercher", "Jefferson", "Smith", "Hatfield", "Arnold", "Meadows", "Pallof", "Pendlay", "Spoto",
    "EZ", "GHD", "JM", "RDL", "SSB", "T-bar",
)  # fmt: skip


def amount_text(amount: float | None, measure: Measure) -> str:
    """Reps, seconds or metres; empty where unknown."""
    if amount is None:
        return ""
    if measure is Measure.TIME:
        return f"{amount:g} s" if amount < 60 else format_duration(amount)
    return f"{amount:g} m" if measure is Measure.DISTANCE else f"{amount:g}"


def reserve_text(halves: int | None) -> str:
    return "" if halves is None else f"{halves / 2:g}"


def load_number(load_g: int | None, unit: Unit) -> str:
    """The bare number; empty where unknown."""
    return "" if load_g is None else format_load(load_g, unit)


def load_words(load_g: int | None, unit: Unit, exercise: Exercise) -> str:
    """``95 kg``, ``2 × 12 kg`` for a pair of dumbbells, ``body weight + 10 kg``."""
    if exercise.load_kind is LoadKind.BODYWEIGHT:
        if not load_g:
            return "body weight"
        return f"body weight + {format_load(load_g, unit, with_unit=True)}"
    if load_g is None:
        return "a load of your choice"
    words = format_load(load_g, unit, with_unit=True)
    return f"2 × {words}" if exercise.load_kind is LoadKind.PAIR else words


def set_words(s: LoggedSet | None, unit: Unit, measure: Measure) -> str:
    """``92.5 × 12``, in the athlete's unit."""
    if s is None:
        return ""
    amount = amount_text(amount_of(s, measure), measure) or "—"
    return f"{format_load(s.load_g, unit)} × {amount}" if s.load_g is not None else amount


def below_words(line: Line) -> str:
    """What stands under a set: its kind, where it is no usual one, and its note."""
    usual = line.kind in (SetKind.WORK, SetKind.WARM_UP)
    note = line.logged.note if line.logged else ""
    return "  ·  ".join(part for part in ("" if usual else KINDS[line.kind], note) if part)


def sets_words(sets: Sequence[LoggedSet], unit: Unit, exercise: Exercise) -> str:
    """``12, 12, 12 at 92.5 kg``; where the loads differ, each set with its own."""
    work = [s for s in sets if s.kind is not SetKind.WARM_UP]
    if not work:
        return "—"
    one_load = len({s.load_g for s in work}) == 1
    numbers = [rows for rows in by_number(work) if rows]
    parts = [_pair_words(rows, unit, exercise.measure, one_load=one_load) for rows in numbers]
    legs = (
        " per side" if all(len(rows) > 1 for rows in numbers) and "/" not in "".join(parts) else ""
    )
    said = ", ".join(parts) + legs
    load = work[0].load_g
    return said if load is None or not one_load else f"{said} at {load_words(load, unit, exercise)}"


def _pair_words(rows: Sequence[LoggedSet], unit: Unit, measure: Measure, *, one_load: bool) -> str:
    """One set: ``12``, or ``92.5 × 12``; sides that differ as ``L 12 / R 11``."""
    texts = [
        (amount_text(amount_of(s, measure), measure) or "—")
        if one_load
        else set_words(s, unit, measure)
        for s in rows
    ]
    if len(rows) == 1:
        side = "" if rows[0].side is Side.BOTH else f"{rows[0].side.value[0].upper()} "
        return side + texts[0]
    if len(set(texts)) == 1:
        return texts[0]
    return " / ".join(
        f"{s.side.value[0].upper()} {text}" for s, text in zip(rows, texts, strict=True)
    )


def target_words(target: Target, unit: Unit, exercise: Exercise, *, per_leg: bool = False) -> str:
    """``3 × 10 at 95 kg``; sets that differ one by one, ``5/3/1+ at 85/95/105 kg``."""
    asked = target_reps(target) if target.per_set else f"{target.sets} × {target.reps}"
    reps = asked + (" per leg" if per_leg else "")
    if target.load_g is None and exercise.load_kind is LoadKind.BODYWEIGHT:
        return reps
    return f"{reps} at {target_load(target, unit, exercise)}"


def target_reps(target: Target) -> str:
    """``10``, or the reps of each set where they differ, ``5/3/1+``; + is as many as possible."""
    if not target.per_set:
        return f"{target.reps}"
    reps = [f"{s.reps}{'+' if s.kind is SetKind.AMRAP else ''}" for s in target.per_set]
    return f"{len(reps)} × {reps[0]}" if len(set(reps)) == 1 else "/".join(reps)


def target_load(target: Target, unit: Unit, exercise: Exercise) -> str:
    """``95 kg``, or the load of each set where they differ, ``85/95/105 kg``."""
    loads = list(dict.fromkeys(s.load_g for s in target.per_set if s.load_g is not None))
    if len(loads) < 2:
        return load_words(target.load_g, unit, exercise)
    each = [s.load_g for s in target.per_set if s.load_g is not None]
    *before, last = each
    numbers = "/".join(format_load(load_g, unit) for load_g in before)
    return f"{numbers}/{load_words(last, unit, exercise)}"


def max_words(grams: float | None, unit: Unit) -> str:
    """An estimated max with one decimal, as it is no sharper; a dash where there is none."""
    return "—" if grams is None else f"{from_grams(round(grams), unit):.1f}"


def in_sentence(name: str) -> str:
    """The name of an exercise within a sentence; names of peoples and persons stay as they are."""
    return name if name.startswith(_PROPER) else name[:1].lower() + name[1:]


def best_words(best: "Best | None", unit: Unit, exercise: Exercise) -> str:
    """``148.0 kg from 120 kg × 5, 2 in reserve``, ``body weight × 12``; a dash where none is."""
    if best is None:
        return "—"
    amount = amount_text(best.amount, exercise.measure)
    loaded = best.load_g is not None or exercise.load_kind is LoadKind.BODYWEIGHT
    done = f"{load_words(best.load_g, unit, exercise)} × {amount}" if loaded else amount
    if best.reserve_halves:
        done += f", {reserve_text(best.reserve_halves)} in reserve"
    return done if best.max_g is None else f"{max_words(best.max_g, unit)} {unit} from {done}"


def range_words(low: int, high: int) -> str:
    return f"{low}" if low == high else f"{low}–{high}"


def day_words(day: int, *, year: bool = False) -> str:
    """``19 Nov``, in the locale's names; with ``year`` in its short form with the year."""
    return QLocale().toString(_qdate(day), "d MMM yyyy" if year else "d MMM")


def weekday_day(day: int) -> str:
    """``Thu 19 Nov``."""
    return QLocale().toString(_qdate(day), "ddd d MMM")


def long_day_words(day: int) -> str:
    """``Thursday 26 November``."""
    return QLocale().toString(_qdate(day), "dddd d MMMM")


def weekday_words(day: int) -> str:
    return QLocale().toString(_qdate(day), "dddd")


def weekday_name(weekday: int) -> str:
    """The locale's name of a weekday, 0 for Monday."""
    return QLocale().dayName(weekday + 1)


def _qdate(day: int) -> QDate:
    return QDate(1970, 1, 1).addDays(day)


def time_words(at: int, offset_min: int, *, seconds: bool = False) -> str:
    """``18:47``, at the offset at which it was written."""
    moment = datetime.fromtimestamp(at, UTC) + timedelta(minutes=offset_min)
    return f"{moment:%H:%M:%S}" if seconds else f"{moment:%H:%M}"


def volume_words(volume_g: float, unit: Unit) -> str:
    """Volume as a whole number with its unit: ``5,445 kg``, grouped as the locale does."""
    grams = 1000 if unit is Unit.KG else 453.59237
    locale = QLocale()
    # Without a language set (the C locale), Qt leaves the separators out unless asked.
    locale.setNumberOptions(QLocale.NumberOption.DefaultNumberOptions)
    return f"{locale.toString(round(volume_g / grams))} {unit}"
