"""Plans, their days and prescriptions: read whole, edited one write at a time."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from legday_gui.logbook.door import Edit
from legday_gui.logbook.errors import LogbookError
from legday_gui.logbook.ids import new_id
from legday_gui.logbook.library import exercise, exercises
from legday_gui.logbook.logbook import Logbook
from legday_gui.logbook.seed import day_edits, plan_edits
from legday_gui.training.values import Measure, Plan, PlanDay, Prescription, Schedule, Sidedness

_DAY_FIELDS = ("id", "plan_id", "position", "name", "focus", "weekday")
_ITEM_FIELDS = (
    "id", "day_id", "position", "exercise_id", "sets", "reps_low", "reps_high", "reserve_halves",
    "rest_s", "side_rest_s", "rule", "step_g", "options", "superset", "note",
    "set_reps",
)  # fmt: skip


def plans(book: Logbook, athlete_id: int) -> list[Plan]:
    """All plans of an athlete with their days and prescriptions, the active one first."""
    rows = book.rows("plan", athlete_id=athlete_id, order=("id",))
    found = [_plan(book, row) for row in rows]
    return sorted(found, key=lambda plan: (plan.archived, not plan.active))


def _plan(book: Logbook, row: Mapping[str, Any]) -> Plan:
    return Plan(
        row["id"], row["athlete_id"], row["name"], bool(row["active"]), _days(book, row["id"]),
        bool(row["archived"]), Schedule(row["schedule"]), tuple(json.loads(row["dismissed"])),
    )  # fmt: skip


def active_plan(book: Logbook, athlete_id: int) -> Plan | None:
    """The plan in use; None where there is none."""
    # Plain SQL, like the days below: a start waits for this.
    rows = book.tuples(
        "SELECT id, name, archived, schedule, dismissed FROM plan "
        "WHERE athlete_id = ? AND active = 1 AND deleted_at IS NULL ORDER BY id LIMIT 1",
        athlete_id,
    )
    names = ("id", "name", "archived", "schedule", "dismissed")
    found = (dict(zip(names, row, strict=True)) for row in rows)
    more = {"athlete_id": athlete_id, "active": 1}
    return next((_plan(book, row | more) for row in found), None)


def plan_day(book: Logbook, day_id: int) -> PlanDay:
    """One plan day, also one of the past that is no longer in its plan."""
    found = _read_days(book, "id = ?", day_id)
    if not found:
        raise LogbookError("This plan day is no longer in the logbook: choose another one.")
    return found[0]


def prescription(book: Logbook, prescription_id: int) -> Prescription | None:
    """One prescription, also a removed one; None where there never was such."""
    row = book.row("prescription", prescription_id)
    return _prescription(row) if row else None


def _days(book: Logbook, plan_id: int) -> tuple[PlanDay, ...]:
    return _read_days(book, "plan_id = ? AND deleted_at IS NULL", plan_id)


def _read_days(book: Logbook, which: str, value: int) -> tuple[PlanDay, ...]:
    rows = book.tuples(
        f"SELECT {', '.join(_DAY_FIELDS)} FROM plan_day WHERE {which} ORDER BY position, id", value
    )
    return tuple(
        PlanDay(**dict(zip(_DAY_FIELDS, row, strict=True)), prescriptions=_items(book, row[0]))
        for row in rows
    )


def _items(book: Logbook, day_id: int) -> tuple[Prescription, ...]:
    rows = book.tuples(
        f"SELECT {', '.join(_ITEM_FIELDS)} FROM prescription "
        "WHERE day_id = ? AND deleted_at IS NULL ORDER BY position, id",
        day_id,
    )
    return tuple(_prescription(dict(zip(_ITEM_FIELDS, row, strict=True))) for row in rows)


def _prescription(row: dict[str, Any]) -> Prescription:
    fields = {k: v for k, v in row.items() if k not in ("stamp", "deleted_at")}
    read = {"options": json.loads(row["options"]), "set_reps": tuple(json.loads(row["set_reps"]))}
    return Prescription(**fields | read)


# ---- plans


def rename_plan(book: Logbook, plan_id: int, name: str) -> None:
    book.write("Rename plan", [Edit("plan", plan_id, {"name": name})])


def activate_plan(book: Logbook, plan_id: int) -> None:
    """Make this plan the active one of its athlete."""
    athlete_id = book.tuples("SELECT athlete_id FROM plan WHERE id = ?", plan_id)[0][0]
    rows = book.rows("plan", athlete_id=athlete_id)
    edits = [Edit("plan", r["id"], {"active": int(r["id"] == plan_id)}) for r in rows]
    book.write("Change plan", edits)


def edit_plan(book: Logbook, plan_id: int, label: str, **fields: Any) -> None:
    """Change ``schedule``, ``archived`` or ``dismissed`` (a tuple) of a plan under ``label``."""
    row = dict(fields)
    if "dismissed" in row:
        row["dismissed"] = json.dumps(row["dismissed"])
    if "archived" in row:
        row["archived"] = int(row["archived"])
    book.write(label, [Edit("plan", plan_id, row)])


def add_plan(
    book: Logbook,
    athlete_id: int,
    name: str,
    days: Sequence[PlanDay],
    schedule: Schedule = Schedule.WEEKDAYS,
) -> int:
    """Keep a plan under new ids, not in use; gives its id."""
    plan_id = new_id()
    edits = plan_edits(plan_id, name, _copied(days), athlete_id, active=False)
    edits.append(Edit("plan", plan_id, {"schedule": schedule.value}))
    book.write(f"Add plan {name}", edits)
    return plan_id


def duplicate_plan(book: Logbook, plan_id: int) -> int:
    """Copy a plan with its days and prescriptions; the copy is not active. Gives its id."""
    row = book.rows("plan", id=plan_id)[0]
    days = _copied(_days(book, plan_id))
    copy_id, name = new_id(), f"{row['name']}, copy"
    edits = plan_edits(copy_id, name, days, row["athlete_id"], active=False)
    edits.append(Edit("plan", copy_id, {key: row[key] for key in ("schedule", "dismissed")}))
    book.write(f"Duplicate {row['name']}", edits)
    return copy_id


def _copied(days: Sequence[PlanDay]) -> list[PlanDay]:
    """The same under new ids."""
    return [
        day._replace(id=new_id(), prescriptions=tuple(_copies(day.prescriptions))) for day in days
    ]


def _copies(items: Sequence[Prescription]) -> list[Prescription]:
    return [item._replace(id=new_id()) for item in items]


def remove_plan(book: Logbook, plan_id: int) -> None:
    """Put a plan and what belongs to it into the bin."""
    edits = [Edit.bin("plan", plan_id)]
    for day in _days(book, plan_id):
        edits += _bin_day(day)
    book.write("Remove plan", edits)


# ---- days


def add_day(book: Logbook, plan_id: int, name: str) -> int:
    """Add an empty day at the end of a plan; gives its id."""
    day_id = new_id()
    fields = {"plan_id": plan_id, "position": len(_days(book, plan_id)), "name": name}
    book.write(f"Add {name}", [Edit("plan_day", day_id, fields)])
    return day_id


def copy_day(book: Logbook, day_id: int, weekday: int | None = None) -> int:
    """Add a day with the same exercises at the end of its plan, on a weekday; gives its id."""
    day = plan_day(book, day_id)
    count = len(_days(book, day.plan_id))
    copy = day._replace(
        id=new_id(), name=f"Day {count + 1}", position=count, weekday=weekday,
        prescriptions=tuple(_copies(day.prescriptions)),
    )  # fmt: skip
    book.write(f"Add {copy.name} like {day.name}", day_edits(copy))
    return copy.id


def edit_day(book: Logbook, day_id: int, **fields: Any) -> None:
    """Change name, focus, weekday (0 is Monday, None any) or position of a day."""
    book.write(f"Edit {plan_day(book, day_id).name}", [Edit("plan_day", day_id, fields)])


def remove_day(book: Logbook, day_id: int) -> None:
    """Put a day and its prescriptions into the bin; sessions of the past keep pointing at it."""
    day = plan_day(book, day_id)
    others = [d for d in _days(book, day.plan_id) if d.id != day_id]
    numbered = [Edit("plan_day", d.id, {"position": i}) for i, d in enumerate(others)]
    book.write(f"Remove {day.name}", _bin_day(day) + numbered)


def _bin_day(day: PlanDay) -> list[Edit]:
    items = [Edit.bin("prescription", item.id) for item in day.prescriptions]
    return [Edit.bin("plan_day", day.id), *items]


# ---- prescriptions


def add_prescription(book: Logbook, day_id: int, exercise_id: int, **fields: Any) -> int:
    """Add an exercise at the end of a day; gives its id.

    ``fields`` stand in for the common defaults: 3 × 8–10, double.
    """
    exercise = exercises(book)[exercise_id]
    day = plan_day(book, day_id)
    row_id = new_id()
    defaults = {
        "day_id": day_id,
        "position": len(day.prescriptions),
        "exercise_id": exercise_id,
        "sets": 3,
        "reps_low": 8,
        "reps_high": 10,
        "reserve_halves": 4,
        "rest_s": 120,
        "side_rest_s": 30 if exercise.sidedness is Sidedness.ALWAYS else None,
        "rule": "double" if exercise.measure is Measure.REPS else "none",
        "step_g": exercise.step_g,
    }
    edit = Edit("prescription", row_id, defaults | fields)
    book.write(f"Add {exercise.name} to {day.name}", [edit])
    return row_id


def edit_prescription(book: Logbook, prescription_id: int, **fields: Any) -> None:
    """Change fields of a prescription; ``options`` is a mapping, ``set_reps`` a tuple."""
    edit_prescriptions(book, f"Edit {_name(book, prescription_id)}", {prescription_id: fields})


def edit_prescriptions(book: Logbook, label: str, fields: dict[int, dict[str, Any]]) -> None:
    """Change several prescriptions, by id, in one write under ``label``."""
    edits = []
    for prescription_id, changed in fields.items():
        row = dict(changed)
        if "options" in row:
            row["options"] = json.dumps(dict(row["options"]))
        if "set_reps" in row:
            row["set_reps"] = json.dumps(row["set_reps"])
        edits.append(Edit("prescription", prescription_id, row))
    book.write(label, edits)


def remove_prescription(book: Logbook, prescription_id: int) -> None:
    """Take an exercise off its day."""
    item = _existing(book, prescription_id)
    rest = [p for p in plan_day(book, item.day_id).prescriptions if p.id != prescription_id]
    edits = [Edit.bin("prescription", prescription_id), *_numbered(item.day_id, rest)]
    book.write(f"Remove {_name(book, prescription_id)}", edits)


def move_prescription(
    book: Logbook, prescription_id: int, to_day_id: int, to_position: int
) -> None:
    """Move an exercise to a place (0…) on this or another day; both days are numbered anew."""
    item = _existing(book, prescription_id)
    source = [p for p in plan_day(book, item.day_id).prescriptions if p.id != prescription_id]
    target = source if to_day_id == item.day_id else list(plan_day(book, to_day_id).prescriptions)
    target.insert(max(0, min(to_position, len(target))), item._replace(day_id=to_day_id))
    edits = _numbered(to_day_id, target)
    if target is not source:
        edits += _numbered(item.day_id, source)
    book.write(f"Move {_name(book, prescription_id)}", edits)


def _numbered(day_id: int, items: Sequence[Prescription]) -> list[Edit]:
    return [
        Edit("prescription", item.id, {"day_id": day_id, "position": i})
        for i, item in enumerate(items)
    ]


def _existing(book: Logbook, prescription_id: int) -> Prescription:
    item = prescription(book, prescription_id)
    if item is None:
        raise LogbookError("This exercise is no longer in the plan: choose another one.")
    return item


def _name(book: Logbook, prescription_id: int) -> str:
    return exercise(book, _existing(book, prescription_id).exercise_id).name
