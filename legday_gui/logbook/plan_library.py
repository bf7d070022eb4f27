"""Plans that come from outside: the templates that ship, and plans as text."""

from collections.abc import Mapping

from legday_gui.logbook import plans
from legday_gui.logbook.errors import LogbookError
from legday_gui.logbook.library import exercises
from legday_gui.logbook.logbook import Logbook
from legday_gui.logbook.merging import merged
from legday_gui.resource_files import resource
from legday_gui.training.catalogue import PlanTemplate, parse_exercises
from legday_gui.training.plan_text import PlanTextError, plan_text, read_plan
from legday_gui.training.values import Plan

# As offered: the one that a new logbook begins with comes first.
TEMPLATES = (
    "twice-a-week-legs",
    "beginner-linear",
    "five-three-one-legs",
    "hypertrophy-block",
    "home-dumbbells",
)


def templates(book: Logbook) -> list[PlanTemplate]:
    """The plans that ship, as far as their exercises are in the logbook."""
    names = _ids_by_any_name(book)
    found = []
    for name in TEMPLATES:
        try:
            found.append(read_plan(resource(f"plans/{name}.toml").read_text("utf-8"), names))
        except PlanTextError:
            continue  # its exercises were removed
    return found


def add_template(book: Logbook, athlete_id: int, template: PlanTemplate) -> int:
    """Keep a template as a plan of the athlete, not in use; gives its id."""
    return plans.add_plan(book, athlete_id, template.name, template.days, template.schedule)


def import_plan(book: Logbook, athlete_id: int, text: str) -> int:
    """Keep the plan that a TOML text describes; gives its id.

    Raises LogbookError with the line and the field that cannot be read; then nothing is kept.
    """
    try:
        template = read_plan(text, _ids_by_any_name(book))
    except PlanTextError as error:
        raise LogbookError(f"{error} Nothing was imported: correct it and try again.") from error
    return add_template(book, athlete_id, template)


def export_plan(book: Logbook, plan: Plan) -> str:
    """The plan as a TOML text."""
    library = exercises(book)
    names = {id_: library[id_]._replace(name=name) for name, id_ in _ids_by_name(book).items()}
    return plan_text(plan, names)


def _ids_by_any_name(book: Logbook) -> Mapping[str, int]:
    """The same, and by the names that they had before they were renamed or merged."""
    shipped = parse_exercises(resource("exercises.json").read_text("utf-8"))
    gone = merged(book)
    former = {entry.exercise.name: entry.exercise.id for entry in shipped}
    former |= {one.name: row_id for row_id, one in gone.items()}
    now = {name: gone[i].into if i in gone else i for name, i in former.items()}
    live = exercises(book)
    return {name: i for name, i in now.items() if i in live} | dict(_ids_by_name(book))


def _ids_by_name(book: Logbook) -> Mapping[str, int]:
    """Every exercise by a name of its own: of two alike the newer one is ``Leg press #2``."""
    found: dict[str, int] = {}
    for exercise in sorted(exercises(book).values(), key=lambda e: (not e.built_in, e.id)):
        name, number = exercise.name, 2
        while name in found:
            name, number = f"{exercise.name} #{number}", number + 1
        found[name] = exercise.id
    return found
