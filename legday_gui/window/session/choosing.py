"""Choosing an exercise to swap or add, and looking at what was done of one before."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from legday_gui.logbook import history
from legday_gui.logbook.library import exercises
from legday_gui.training.loading import possible_at
from legday_gui.training.values import Exercise
from legday_gui.window.session.frame import CHOICE, HISTORY
from legday_gui.window.session.picker import Offer

if TYPE_CHECKING:
    from legday_gui.window.session.desk import Desk
    from legday_gui.window.session.sheet import Sheet


class Choosing:
    """Opens the pages that stand in the place of the desk's sets for a moment."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self._then: Callable[[int], object] | None = None
        desk.picker.picked.connect(self._picked)
        desk.picker.named.connect(self._make)
        desk.picker.cancelled.connect(desk.show_sets)
        desk.past.closed.connect(desk.show_sets)

    def open_swap(self) -> None:
        """Choose what to do in the place of the current exercise: what is possible here and
        trains the same muscles comes first."""
        sheet, block = self._desk.sheet, self._desk.block
        if sheet is None or block is None:
            return
        here = sheet.exercise(block)
        choice = sorted(
            (self._offer(sheet, e) for e in exercises(sheet.book).values() if e.id != here.id),
            key=lambda c: (not c.possible, -likeness(here, c.exercise), c.exercise.name),
        )
        why = "What trains the same muscles and is possible here comes first. Enter takes it."
        self._open(f"Swap {here.name}", why, choice, lambda chosen: sheet.swap(block, chosen))

    def open_add(self) -> None:
        """Choose an exercise to add, the most often done first."""
        sheet = self._desk.sheet
        if sheet is None:
            return
        counts = history.exercise_counts(sheet.book, sheet.athlete_id)
        often = {exercise_id: count for exercise_id, count, _ in counts}
        choice = sorted(
            (self._offer(sheet, e) for e in exercises(sheet.book).values()),
            key=lambda c: (-often.get(c.exercise.id, 0), not c.possible, c.exercise.name),
        )
        why = "The most often done come first. Enter takes the marked one, Escape goes back."
        self._open(
            "Add an exercise", why, choice, lambda e: self._desk.turn_to(sheet.add_exercise(e))
        )

    def _offer(self, sheet: "Sheet", exercise: Exercise) -> Offer:
        place = sheet.before.place
        return Offer(exercise, place is None or possible_at(exercise, place))

    def _open(
        self, title: str, why: str, choice: list[Offer], then: Callable[[int], object]
    ) -> None:
        self._then = then
        self._desk.show_page(CHOICE)
        self._desk.picker.open(title, why, choice, makes=True)

    def _picked(self, exercise_id: int) -> None:
        then, self._then = self._then, None
        self._desk.show_sets()
        if then is not None:
            self._desk.edit(lambda: then(exercise_id))

    def _make(self, name: str) -> None:
        """Make an exercise that was not found, and go on with it."""
        from legday_gui.exchange.proposing import create_exercise

        sheet = self._desk.sheet
        then, self._then = self._then, None
        self._desk.show_sets()
        if sheet is not None and then is not None:
            self._desk.edit(lambda: then(create_exercise(sheet.book, name)))

    def open_history(self) -> None:
        sheet, block = self._desk.sheet, self._desk.block
        if sheet is None or block is None:
            return
        found = history.performances(sheet.book, sheet.athlete_id, block.exercise_id, limit=20)
        before = [p for p in found if p.session_id != sheet.session_id]
        self._desk.show_page(HISTORY)
        self._desk.past.open(sheet.exercise(block), before, sheet.unit)


def likeness(one: Exercise, other: Exercise) -> float:
    """How much two exercises share: the smaller of their contributions, summed over muscles."""
    shared = sum(
        min(share, other.contributions.get(m, 0)) for m, share in one.contributions.items()
    )
    same_start = 0.5 if one.main_muscle is other.main_muscle else 0.0
    spread = sum(other.contributions.values())
    return shared + same_start - spread / 100
