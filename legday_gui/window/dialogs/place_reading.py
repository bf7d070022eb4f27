"""What is typed about the things at a place, read and refused in sentences. No Qt."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from legday_gui.logbook.errors import LogbookError
from legday_gui.training.units import format_load, to_grams
from legday_gui.training.values import Implement, ImplementKind, LoadKind, Unit

MOST = 2000  # kg or lb: beyond is a slip of the finger
MOST_PAIRS = 99


class Column(NamedTuple):
    """One thing that is typed: a field of ``Implement`` and its title."""

    field: str
    title: str


class Section(NamedTuple):
    """How one kind of thing is told and asked for."""

    kind: ImplementKind
    title: str
    one: str
    why: str
    columns: tuple[Column, ...]
    serves: LoadKind | None = None  # exercises of this kind can have one of their own


_NAME = Column("name", "Name")
_RANGE = (Column("grams", "From"), Column("most_g", "To"), Column("step_g", "Step"))
SECTIONS = (
    Section(ImplementKind.BAR, "Bars", "bar", "The first one is used unless an exercise has its "
            "own.", (_NAME, Column("grams", "Weight")), LoadKind.BARBELL),
    Section(ImplementKind.PLATE, "Plates", "plate size", "How many pairs of each there are.",
            (Column("grams", "One plate"), Column("pairs", "Pairs"))),
    Section(ImplementKind.COLLAR, "Collars", "collar", "Two of them count in the total of a bar; "
            "leave them out if you do not count them.", (_NAME, Column("grams", "One collar"))),
    Section(ImplementKind.DUMBBELL, "Dumbbells", "dumbbells", "A row of sizes, or one size: then "
            "To and Step stay empty.", (_NAME, *_RANGE)),
    Section(ImplementKind.STACK, "Stacks", "stack", "The numbers on the pins of a machine.",
            (_NAME, *_RANGE), LoadKind.STACK),
    Section(ImplementKind.START, "Sleds and machine arms", "sled or arm", "What they weigh with "
            "no plates on; it is shown beside the load and not counted.",
            (_NAME, Column("grams", "Weight")), LoadKind.PLATES),
)  # fmt: skip

# What a new row holds until it is changed: from, to and step, in the unit of the place.
_NEW: dict[ImplementKind, tuple[str, dict[Unit, tuple[float, float | None, float | None]]]] = {
    ImplementKind.BAR: ("Bar", {Unit.KG: (15, None, None), Unit.LB: (35, None, None)}),
    ImplementKind.COLLAR: ("Collar", {Unit.KG: (2.5, None, None), Unit.LB: (5, None, None)}),
    ImplementKind.DUMBBELL: ("Dumbbells", {Unit.KG: (2, 20, 2), Unit.LB: (5, 50, 5)}),
    ImplementKind.STACK: ("Machine", {Unit.KG: (5, 100, 5), Unit.LB: (10, 200, 10)}),
    ImplementKind.START: ("Sled", {Unit.KG: (20, None, None), Unit.LB: (45, None, None)}),
}
_PLATES = {
    Unit.KG: (25, 20, 15, 10, 5, 2.5, 1.25, 0.5, 0.25),
    Unit.LB: (45, 35, 25, 10, 5, 2.5, 1.25, 55, 100),
}


def new_implement(kind: ImplementKind, unit: Unit, there: Sequence[Implement]) -> Implement:
    """Something to begin with: of plates the first usual size that is not there yet."""
    if kind is ImplementKind.PLATE:
        known = {i.grams for i in there if i.kind is kind}
        sizes = [to_grams(size, unit) for size in _PLATES[unit]]
        free = [grams for grams in sizes if grams not in known]
        return Implement(0, kind, free[0] if free else max(known) + to_grams(1, unit), pairs=1)
    name, ranges = _NEW[kind]
    grams, most, step = (None if v is None else to_grams(v, unit) for v in ranges[unit])
    assert grams is not None
    return Implement(0, kind, grams, name, step, most)


def shown(implement: Implement, column: Column, unit: Unit) -> str:
    """A value as it stands in its field; empty where there is none."""
    value = getattr(implement, column.field)
    if value is None or isinstance(value, str):
        return value or ""
    return str(value) if column.field == "pairs" else format_load(value, unit)


def read(section: Section, texts: dict[str, str], before: Implement, unit: Unit) -> Implement:
    """``before`` with what was typed. Raises LogbookError with a sentence for the person."""
    fields: dict[str, Any] = {}
    for column in section.columns:
        text = " ".join(texts[column.field].split())
        if column.field == "name":
            fields["name"] = text
        elif column.field == "pairs":
            fields["pairs"] = _pairs(text)
        elif text or column.field == "grams":
            fields[column.field] = _grams(text, column, unit)
        else:
            fields[column.field] = None
    if (fields.get("most_g") is None) is not (fields.get("step_g") is None):
        raise LogbookError("To and Step belong together: fill in both, or neither for one size.")
    return before._replace(**fields)


def _grams(text: str, column: Column, unit: Unit) -> int:
    try:
        value = float(text.lower().removesuffix(unit.value).strip().replace(",", "."))
    except ValueError:
        value = -1.0
    if not 0 <= value <= MOST:
        what = f"“{text}” is no weight" if text else "The weight is missing"
        raise LogbookError(f"{column.title}: {what}: write a number of {unit} from 0 to {MOST}.")
    return to_grams(value, unit)


def _pairs(text: str) -> int:
    if not text.isdecimal() or int(text) > MOST_PAIRS:
        what = f"“{text}” is no number of pairs" if text else "The number is missing"
        raise LogbookError(f"Pairs: {what}: write a whole number from 0 to {MOST_PAIRS}.")
    return int(text)


def refuse_doubles(implement: Implement, there: Sequence[Implement], unit: Unit) -> None:
    """Plates of one weight stand in one row. Raises LogbookError where there are two."""
    if implement.kind is ImplementKind.PLATE and any(
        i.kind is implement.kind and i.grams == implement.grams and i.id != implement.id
        for i in there
    ):
        size = format_load(implement.grams, unit, with_unit=True)
        raise LogbookError(f"Plates of {size} are there already: change their number of pairs.")


def ordered(implements: Sequence[Implement], kind: ImplementKind) -> list[Implement]:
    """Those of a kind, plates the heaviest first, else as they were added."""
    found = [i for i in implements if i.kind is kind]
    return sorted(found, key=lambda i: -i.grams) if kind is ImplementKind.PLATE else found
