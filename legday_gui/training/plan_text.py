"""A plan as a TOML text that a person can read, edit, share and keep in git.

The fields are those of ``training.catalogue``. What is wrong with a text is said in one sentence
with its line and field.
"""

import json
import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from legday_gui.training.catalogue import WEEKDAYS, CatalogueError, PlanTemplate, parse_plan
from legday_gui.training.progression import OPEN_END_KEY, RULES, rule
from legday_gui.training.progression.parameters import FIVE_REP_MAX_KEY, SINCE_KEY
from legday_gui.training.values import Exercise, Plan, PlanDay, Prescription, Schedule

_MOST_REPS = 1000  # seconds and metres stand there, too
_MOST = {"sets": 20, "superset": 99}
_MOST_RESERVE = 10
_MOST_STEP_G = 100_000
_LIKE_ENOUGH = 0.6
_HEADER = re.compile(r"\s*\[\[\s*day\s*(\.\s*exercise\s*)?\]\]")


class PlanTextError(ValueError):
    """One sentence; ``line`` counts from 1, None where it is not known."""

    def __init__(self, sentence: str, line: int | None) -> None:
        super().__init__(sentence if line is None else f"Line {line}: {sentence}")
        self.line = line


# ---- to text


def plan_text(plan: Plan | PlanTemplate, exercises: Mapping[int, Exercise]) -> str:
    """The plan as TOML; reading it again gives the same days, prescriptions and schedule."""
    lines = [f"name = {_quoted(plan.name)}"]
    if plan.schedule is not Schedule.WEEKDAYS:
        lines.append(f"schedule = {_quoted(plan.schedule.value)}")
    for day in plan.days:
        lines += ["", "[[day]]", *_day_lines(day)]
        for item in day.prescriptions:
            lines += ["", "[[day.exercise]]", *_item_lines(item, exercises[item.exercise_id].name)]
    return "\n".join(lines) + "\n"


def _day_lines(day: PlanDay) -> Iterator[str]:
    yield f"name = {_quoted(day.name)}"
    if day.focus:
        yield f"focus = {_quoted(day.focus)}"
    if day.weekday is not None:
        yield f"weekday = {_quoted(WEEKDAYS[day.weekday])}"


def _item_lines(item: Prescription, name: str) -> Iterator[str]:
    yield f"exercise = {_quoted(name)}"
    yield f"sets = {item.sets}"
    yield f"reps = [{item.reps_low}, {item.reps_high}]"
    if item.set_reps:
        yield f"set_reps = [{', '.join(map(str, item.set_reps))}]"
    yield f"rule = {_quoted(item.rule)}"
    yield f"step_kg = {item.step_g / 1000:.10g}"
    yield f"reserve = {item.reserve_halves / 2:g}"
    yield f"rest = {_quoted(_minutes(item.rest_s))}"
    if item.side_rest_s is not None:
        yield f"side_rest = {_quoted(_minutes(item.side_rest_s))}"
    options = {key: value for key, value in item.options.items() if key != SINCE_KEY}
    if options:
        yield f"options = {{ {', '.join(f'{k} = {v:.10g}' for k, v in options.items())} }}"
    if item.superset is not None:
        yield f"superset = {item.superset}"
    if item.note:
        yield f"note = {_quoted(item.note)}"


def _minutes(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02}"


def _quoted(text: str) -> str:
    """A TOML basic string is a JSON one, but for the one control character JSON lets pass."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


# ---- from text


def read_plan(text: str, exercises_by_name: Mapping[str, int]) -> PlanTemplate:
    """The plan that a text describes. Raises PlanTextError, with line and field."""
    text = text.removeprefix("\ufeff")  # some editors begin a file with it
    try:
        template = parse_plan(text, exercises_by_name)
        _check_limits(template)
    except CatalogueError as error:
        sentence = str(error) + _suggested(text, error, exercises_by_name)
        raise PlanTextError(sentence, _line_of(text, error)) from error
    return template


def _suggested(text: str, error: CatalogueError, names: Mapping[str, int]) -> str:
    """The nearest name of an exercise, where one is like that typed."""
    line = _line_of(text, error)
    if error.key != "exercise" or line is None:
        return ""
    typed = text.splitlines()[line - 1].partition("=")[2].strip(" \"'").casefold()
    folded = {name.casefold(): name for name in names}
    near = get_close_matches(typed, folded, 1, _LIKE_ENOUGH)
    return f" Is it “{folded[near[0]]}”?" if near else ""


def _check_limits(template: PlanTemplate) -> None:
    for at, day in enumerate(template.days):
        for place, item in enumerate(day.prescriptions):
            where = f"“{day.name}”, exercise {place + 1}"
            for key, complaint in _beyond_limits(item):
                raise CatalogueError(f"{where}: “{key}” {complaint}.", key, (at, place))
            _check_options(item, where, (at, place))


def _beyond_limits(item: Prescription) -> Iterator[tuple[str, str]]:
    """(field, what is wrong with it) of what no rule could work with."""
    if item.rule not in RULES:
        yield "rule", f"has “{item.rule}”, but must be one of {', '.join(RULES)}"
    for key, most in _MOST.items():
        if (getattr(item, key) or 0) > most:
            yield key, f"must be at most {most}"
    if item.reps_high > _MOST_REPS:
        yield "reps", f"must be at most {_MOST_REPS}"
    if max(item.set_reps, default=0) > _MOST_REPS:
        yield "set_reps", f"must be at most {_MOST_REPS} each"
    if item.reserve_halves > 2 * _MOST_RESERVE:
        yield "reserve", f"must be at most {_MOST_RESERVE}"
    if item.step_g > _MOST_STEP_G:
        yield "step_kg", f"must be at most {_MOST_STEP_G // 1000}"


def _check_options(item: Prescription, where: str, place: tuple[int, int]) -> None:
    parameters = {p.key: p for p in rule(item.rule).PARAMETERS}
    for key, value in item.options.items():
        if key in (FIVE_REP_MAX_KEY, SINCE_KEY, OPEN_END_KEY):
            continue
        known = parameters.get(key)
        if known is None:
            names = ", ".join(parameters) or "none"
            complaint = f"{where}: “options” has “{key}”, which this rule does not know ({names})."
            raise CatalogueError(complaint, "options", place)
        if not known.least <= value <= known.most:
            complaint = f"{where}: “{key}” must be from {known.least:g} to {known.most:g}."
            raise CatalogueError(complaint, "options", place)


def _line_of(text: str, error: CatalogueError) -> int | None:
    """Where the field stands, or at least its table; None where the text is laid out otherwise."""
    found = re.search(r"at line (\d+)", str(error))  # what tomllib itself says
    if found:
        return int(found[1])
    if error.place is None:
        return None
    table: int | None = 1 if error.place == () else None
    day, exercise = -1, -1
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            day, exercise = (day, exercise + 1) if header[1] else (day + 1, -1)
            here = (day,) if exercise < 0 else (day, exercise)
            if table is not None:
                break  # past the table: the field is missing in it
            table = number if here == error.place else None
        elif table is not None and re.match(rf"\s*[\"']?{re.escape(error.key)}[\"']?\s*=", line):
            return number
    return table
