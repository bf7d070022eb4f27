"""What the summary says of a session: computed from its sheet. No Qt widgets."""

from legday_gui.logbook import history, targets
from legday_gui.training import records
from legday_gui.training.calendar import local_day
from legday_gui.training.units import format_load
from legday_gui.training.values import (
    Block,
    Exercise,
    LoadKind,
    Performance,
    Target,
    Unit,
)
from legday_gui.training.volume import by_number, is_hard, session_volume_g
from legday_gui.window.session import readiness, words
from legday_gui.window.session.lines import is_warm_up
from legday_gui.window.session.sheet import Sheet
from legday_gui.window.session.summary import NextTime, Summary
from legday_gui.window.workspace import Workspace

FORGOTTEN_S = 3 * 3600  # without a set for so long, a session ended with its last one


def end_of(sheet: Sheet, now: int) -> int:
    """When the session ended: now, or with its last set where that is hours ago."""
    last = max((s.done_at for s in sheet.all_sets() if s.done_at is not None), default=None)
    if last is not None and now - last > FORGOTTEN_S:
        return last
    return max(now, sheet.session.started_at)


def summary(sheet: Sheet, space: Workspace) -> Summary:
    """Records, next targets and recovery as they stand with what is logged now."""
    ended_at = end_of(sheet, int(space.clock()))
    return Summary(
        title=f"{sheet.session.name} done",
        figures=_figures(sheet, ended_at),
        records=tuple(line for block in sheet.blocks for line in _records(sheet, block)),
        next_times=_next_times(sheet, space),
        ready=_ready(sheet, space, ended_at),
        unit=sheet.unit,
    )


def _figures(sheet: Sheet, ended_at: int) -> str:
    sets = sheet.all_sets()
    minutes = round((ended_at - sheet.session.started_at) / 60)
    hard = sum(any(is_hard(s) for s in rows) for rows in by_number(sets))
    volume = words.volume_words(session_volume_g(sets), sheet.unit)
    return f"{_count(minutes, 'minute')}, {_count(hard, 'hard set')}, {volume}"


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


# ---- records


def _records(sheet: Sheet, block: Block) -> list[tuple[str, str]]:
    done = sheet.sets(block)
    if not done:
        return []
    exercise, session = sheet.exercise(block), sheet.session
    bare = exercise.load_kind is LoadKind.BODYWEIGHT
    before = history.efforts(
        sheet.book,
        sheet.athlete_id,
        block.exercise_id,
        before=session.started_at,
        bodyweight=bare,
    )
    now = Performance(session.id, session.day, tuple(done), session.plan_day_id)
    found = records.session_records(before, now, bodyweight=bare)
    return [_record_words(record, exercise, sheet.unit) for record in found]


def _record_words(record: records.Record, exercise: Exercise, unit: Unit) -> tuple[str, str]:
    """The record, and what it was before."""
    load = words.load_words(record.load_g, unit, exercise)
    if record.kind == records.ESTIMATED_MAX:
        now, before = (f"{words.max_words(g, unit)} {unit}" for g in (record.value, record.before))
        return f"{exercise.name}: {now} estimated max", f"was {before}"
    if record.kind == records.HEAVIEST_FOR_REPS:
        text = f"{exercise.name}: {load} for {record.reps}, the heaviest set of {record.reps}"
        return text, f"was {format_load(record.before, unit, with_unit=True)}"
    text = f"{exercise.name}: {_count(record.reps, 'rep')} with {load}, the most at this load"
    return text, f"was {record.before}"


# ---- next time


def _next_times(sheet: Sheet, space: Workspace) -> tuple[NextTime, ...]:
    if sheet.day is None:
        return ()
    today = readiness.today(space)
    found = targets.day_targets(sheet.book, sheet.athlete_id, sheet.day, sheet.unit, today)
    lines = []
    for block in sheet.blocks:
        item = sheet.prescription(block)
        work = [s for s in sheet.sets(block) if not is_warm_up(s)]
        if item is None or item.exercise_id != block.exercise_id or not work:
            continue
        exercise = sheet.exercise(block)
        target = found[item.id]
        lines.append(
            NextTime(
                exercise.name,
                words.sets_words(work, sheet.unit, exercise),
                _next_words(target, sheet.unit, exercise),
                target.reason,
            )
        )
    return tuple(lines)


def _next_words(target: Target, unit: Unit, exercise: Exercise) -> str:
    reps = f"{target.reps} reps"
    if target.load_g is None:
        return reps
    return f"{words.load_words(target.load_g, unit, exercise)}, {reps}"


# ---- recovery


def _ready(sheet: Sheet, space: Workspace, ended_at: int) -> str:
    """When the slowest leg muscle of this session is ready again, and what the plan says."""
    found = readiness.ready_at(space, sheet.all_sets(), ended_at)
    if not found:
        return ""
    at, slowest = max(found, key=lambda pair: pair[0])
    session = sheet.session
    day = words.weekday_words(local_day(at, session.offset_min))
    when = f"{day} {words.time_words(at, session.offset_min)}"
    muscle = slowest.muscle.value
    needs = "need" if muscle.endswith("s") else "needs"
    sentence = f"Legs are ready again from {when}: {muscle} {needs} {slowest.need_h} h."
    return f"{sentence} {_following(sheet, space)}".strip()


def _following(sheet: Sheet, space: Workspace) -> str:
    following = readiness.day_after(space, sheet.day)
    if following is None:
        return ""
    on = f" on {words.weekday_name(following.weekday)}" if following.weekday is not None else ""
    return f"The next day in the plan is {following.name}{on}."
