"""The names of a file in rows: what each is here, in what unit, how certain that is."""

from collections.abc import Mapping

from legday_gui.exchange.matching import Certainty
from legday_gui.exchange.names import ExerciseMatch, samples_in
from legday_gui.exchange.preview import Preview
from legday_gui.training.values import Exercise, Muscle, Unit
from legday_gui.window.dialogs.import_model import (
    NO_PARENT,
    Cell,
    ChoiceModel,
    Column,
    Index,
)

NAME, SETS, EXERCISE, UNIT, STATUS = range(5)
_WORDS = {
    Certainty.SAME: ("same exercise", "good"),
    Certainty.CHECK: ("close match: check", "warn"),
}
_ATTENTION = {Certainty.CHECK: 0, Certainty.NEW: 1, Certainty.SAME: 2}
_UNITS = tuple((unit.value, unit) for unit in Unit)
_MUSCLES = (
    ("choose its muscles", None),
    *((muscle.value.capitalize(), muscle) for muscle in Muscle),
)


class NamesModel(ChoiceModel):
    """A row for each name: those that want a look first, then those with the most sets.

    ``exercises``, ``units`` and ``muscles`` are what is chosen, by name.
    """

    COLUMNS = (
        Column("In the file", None),
        Column("Sets", 64, right=True, spare=True),
        Column("In this logbook", 220),
        Column("Unit", 140),
        Column("", 200),
    )

    def __init__(self) -> None:
        super().__init__()
        self._preview: Preview | None = None
        self._rows: list[ExerciseMatch] = []
        self._here: tuple[tuple[str, object], ...] = ()
        self._places: dict[object, int] = {}
        self._samples: dict[str, tuple[str, ...]] = {}
        self.exercises: dict[str, int | None] = {}
        self.units: dict[str, Unit] = {}
        self.muscles: dict[str, Muscle | None] = {}

    def show_matches(self, preview: Preview, live: Mapping[int, Exercise]) -> None:
        """Show the names of ``preview`` as it suggests them; ``live`` is what is here to choose."""
        self.beginResetModel()
        self._preview = preview
        self._rows = sorted(
            preview.matches, key=lambda match: (_ATTENTION[match.certainty], -match.sets)
        )
        by_name = sorted(live.values(), key=lambda one: one.name.casefold())
        self._here = (("New exercise", None), *((one.name, one.id) for one in by_name))
        self._places = {value: at for at, (_, value) in enumerate(self._here)}
        usual = preview.choices(suggestions=True)
        self.exercises, self.units = dict(usual.exercises), dict(usual.units)
        self.muscles = {match.name: match.muscle for match in preview.matches}
        self._samples = {match.name: match.samples for match in preview.matches}
        self.endResetModel()

    def has_units(self) -> bool:
        """Whether the unit of any name is open to correction."""
        return any(not match.unit_stated and match.samples for match in self._rows)

    def row_of(self, name: str) -> int:
        """The row of a name in the file."""
        return [match.name for match in self._rows].index(name)

    def new_muscles(self) -> dict[str, Muscle]:
        """The main muscles of new exercises, where they are chosen."""
        return {
            name: muscle
            for name, muscle in self.muscles.items()
            if muscle is not None and self.exercises[name] is None
        }

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def cell(self, row: int, column: int) -> Cell:
        match = self._rows[row]
        if column == NAME:
            return Cell(match.name, detail=", ".join(self._samples[match.name]))
        if column == SETS:
            return Cell(f"{match.sets:,}", colour="muted")
        if column == EXERCISE:
            return self._exercise_cell(match)
        return self._unit_cell(match) if column == UNIT else self._status_cell(match)

    def _exercise_cell(self, match: ExerciseMatch) -> Cell:
        at = self._places.get(self.exercises[match.name], 0)
        text = self._here[at][0] if at else f"New exercise: {match.created.name}"
        return Cell(text, options=self._here, chosen=at, name=f"{match.name} is")

    def _unit_cell(self, match: ExerciseMatch) -> Cell:
        unit = self.units[match.name]
        if match.unit_stated:
            return Cell(unit.value)
        is_guess = not match.unit_sure and unit is match.unit
        return Cell(
            f"{unit.value}, guessed" if is_guess else unit.value,
            colour="warn" if is_guess else "text",
            options=_UNITS,
            chosen=list(Unit).index(unit),
            name=f"Unit of {match.name}",
        )

    def _status_cell(self, match: ExerciseMatch) -> Cell:
        chosen = self.exercises[match.name]
        if chosen is None:
            return self._muscle_cell(match)
        if chosen == match.exercise_id and match.certainty in _WORDS:
            words, colour = _WORDS[match.certainty]
            return Cell(words, colour=colour)
        return Cell("your choice", colour="good")

    def _muscle_cell(self, match: ExerciseMatch) -> Cell:
        muscle = self.muscles[match.name]
        at = 0 if muscle is None else list(Muscle).index(muscle) + 1
        is_proposed = muscle is not None and muscle is match.muscle
        return Cell(
            _MUSCLES[at][0] + (", proposed" if is_proposed else ""),
            colour="text" if muscle else "warn",
            options=_MUSCLES,
            chosen=at,
            name=f"Main muscle of {match.name}",
        )

    def choose(self, row: int, column: int, value: object) -> None:
        name = self._rows[row].name
        if column == EXERCISE:
            self.exercises[name] = value if isinstance(value, int) else None
        elif column == UNIT:
            assert self._preview is not None
            self.units[name] = unit = Unit(str(value))
            self._samples[name] = samples_in(self._preview.file, self._preview.weights, name, unit)
        else:
            self.muscles[name] = None if value is None else Muscle(str(value))
