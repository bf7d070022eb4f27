"""What the summary says of a session: computed from its sheet. No Qt widgets."""

from collections.abc import Sequence

from legday_gui.logbook import athletes, history, places, targets
from legday_gui.logbook.chart_settings import with_formula
from legday_gui.logbook.sessions import FORGOTTEN_S
from legday_gui.training import records
from legday_gui.training.calendar import local_day
from legday_gui.training.energy import session_energy
from legday_gui.training.units import format_load
from legday_gui.training.values import (
    Block,
    Exercise,
    LoadKind,
    Moment,
    Performance,
    Side,
    Target,
    Unit,
)
from legday_gui.training.volume import by_number, is_hard, session_volume_g
from legday_gui.window.session import feelings, readiness, words
from legday_gui.window.session.feelings import Feeling
from legday_gui.window.session.lines import is_warm_up
from legday_gui.window.session.plan_changes import plan_changes
from legday_gui.window.session.sheet import Sheet
from legday_gui.window.session.summary import Summary
from legday_gui.window.session.summary_parts import NextTime
from legday_gui.window.workspace import Workspace


def end_of(sheet: Sheet, now: int) -> int:
    """When the session ended: now, or with its last set where that is hours ago."""
    if sheet.session.ended_at is not None:
        return sheet.session.ended_at
    last = max((s.done_at for s in sheet.all_sets() if s.done_at is not None), default=None)
    if last is not None and now - last > FORGOTTEN_S:
        return last
    return max(now, sheet.session.started_at)


def summary(sheet: Sheet, space: Workspace, asked: Sequence[Feeling] = ()) -> Summary:
    """Records, next targets, answers and recovery as they stand with what is logged now.

    ``asked`` are feelings to be asked for beside those that are anyway.
    """
    session = sheet.session
    ended_at = end_of(sheet, int(space.clock()))
    pains = () if sheet.finished else feelings.pains_of_late(space, session.day)
    return Summary(
        title=_title(sheet),
        figures=_figures(sheet, space, ended_at),
        records=tuple(record_lines(sheet)),
        next_times=_next_times(sheet, space),
        changes=() if sheet.finished else tuple(plan_changes(sheet)),
        questions=(
            feelings.effort_question(session),
            *feelings.questions(space, session, [*pains, *asked], Moment.SESSION),
        ),
        soreness=tuple(feelings.soreness_of(space, sheet.all_sets())),
        pain=feelings.light(space, session),
        ready=_ready(sheet, space, ended_at),
        name=session.name,
        note=session.note,
        unit=sheet.unit,
        finished=sheet.finished,
        empty=not sheet.all_sets(),
    )


def _title(sheet: Sheet) -> str:
    if sheet.finished:
        return sheet.session.name
    return f"{sheet.session.name} done" if sheet.all_sets() else "Nothing was logged"


def _figures(sheet: Sheet, space: Workspace, ended_at: int) -> str:
    """Minutes, hard sets, volume, and energy as a range where the body weight is known."""
    sets = sheet.all_sets()
    minutes = round((ended_at - sheet.session.started_at) / 60)
    hard = sum(any(is_hard(s) for s in rows) for rows in by_number(sets))
    volume = words.volume_words(session_volume_g(sets), sheet.unit)
    said = [_count(minutes, "minute")] if minutes else []  # some imports know no end
    said += [_count(hard, "hard set"), volume]
    weights = athletes.body_weights(space.logbook, space.athlete_id)
    known = [w for w in weights if w.day <= sheet.session.day] or weights[:1]
    energy = session_energy(known[-1].grams if known else None, minutes)
    return ", ".join([*said, energy.words] if energy else said)


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


# ---- records


def record_lines(sheet: Sheet) -> list[tuple[str, str]]:
    """The records of the session against all before it, each with what it was before.

    Read anew every time: correcting an old set makes and breaks records of later sessions.
    """
    first = {block.exercise_id: block for block in reversed(sheet.blocks)}
    blocks = [block for block in sheet.blocks if first[block.exercise_id] is block]
    return [line for block in blocks for line in _records(sheet, block)]


def _records(sheet: Sheet, block: Block) -> list[tuple[str, str]]:
    """Those of one exercise, in whichever blocks it was done."""
    done = [s for s in sheet.all_sets() if s.exercise_id == block.exercise_id]
    if not done:
        return []
    exercise, session = sheet.exercise(block), sheet.session
    bare = exercise.load_kind is LoadKind.BODYWEIGHT
    formula = with_formula(sheet.book, sheet.athlete_id, exercise).formula
    before = history.efforts(
        sheet.book,
        sheet.athlete_id,
        block.exercise_id,
        before=session.started_at,
        bodyweight=bare,
        formula=formula,
    )
    now = Performance(session.id, session.day, tuple(done), session.plan_day_id)
    found = records.session_records(before, now, bodyweight=bare, formula=formula)
    per_leg = all(s.side is not Side.BOTH for s in done)
    return [_record_words(record, exercise, sheet.unit, per_leg=per_leg) for record in found]


def _record_words(
    record: records.Record, exercise: Exercise, unit: Unit, *, per_leg: bool
) -> tuple[str, str]:
    """The record, and what it was before."""
    load = words.load_words(record.load_g, unit, exercise)
    if record.kind == records.ESTIMATED_MAX:
        now, before = (f"{words.max_words(g, unit)} {unit}" for g in (record.value, record.before))
        return f"{exercise.name}: {now} estimated max", f"was {before}"
    if record.kind == records.HEAVIEST_FOR_REPS:
        each = " per leg" if per_leg else ""
        text = f"{exercise.name}: {load} for {record.reps}{each}, the heaviest set of {record.reps}"
        return text, f"was {format_load(record.before, unit, with_unit=True)}"
    reps = f"{record.reps} per leg" if per_leg else _count(record.reps, "rep")
    text = f"{exercise.name}: {reps} with {load}, the most at this load"
    return text, f"was {record.before}"


# ---- next time


def _next_times(sheet: Sheet, space: Workspace) -> tuple[NextTime, ...]:
    if sheet.day is None or not _latest_of_its_day(sheet):
        return ()
    today = readiness.today(space)
    here = places.place(sheet.book, sheet.session.place_id or 0)
    found = targets.day_targets(
        sheet.book, sheet.athlete_id, sheet.day, sheet.unit, today, place=here
    )
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


def _latest_of_its_day(sheet: Sheet) -> bool:
    """Whether what comes next still follows from this session, and not from a later one."""
    latest = history.plan_day_sessions(sheet.book, sheet.session.plan_day_id or 0, limit=1)
    return latest == [sheet.session_id]


def _next_words(target: Target, unit: Unit, exercise: Exercise) -> str:
    reps = f"{words.target_reps(target)} reps"
    if target.load_g is None:
        return reps
    return f"{words.target_load(target, unit, exercise)}, {reps}"


# ---- recovery


def _ready(sheet: Sheet, space: Workspace, ended_at: int) -> str:
    """When the slowest leg muscle of this session is ready again, and what the plan says."""
    found = readiness.ready_at(space, sheet.session, sheet.all_sets(), ended_at)
    if not found:
        return ""
    at, slowest = max(found, key=lambda pair: pair[0])
    if at <= space.clock():
        return ""
    session = sheet.session
    day = words.weekday_words(local_day(at, session.offset_min))
    when = f"{day} {words.time_words(at, session.offset_min)}"
    why = slowest.reason[:1].lower() + slowest.reason[1:]
    return f"Legs are ready again from {when}: {why} {_following(sheet, space)}".strip()


def _following(sheet: Sheet, space: Workspace) -> str:
    following = readiness.day_after(space, sheet.day)
    if following is None:
        return ""
    on = f" on {words.weekday_name(following.weekday)}" if following.weekday is not None else ""
    return f"The next day in the plan is {following.name}{on}."
