"""What is to be done next, in words: for the rest timer, and for the rack. No Qt."""

from typing import NamedTuple

from legday_gui.training.values import Block, Exercise, LoadKind, Measure, SetKind, Side, Unit
from legday_gui.window.session import words
from legday_gui.window.session.lines import Line
from legday_gui.window.session.sheet import Sheet, Values


class Coming(NamedTuple):
    """One set, each part in words; a part that does not apply is empty."""

    exercise: str
    place: str  # "Set 2 of 3"
    side: str  # "left"
    load: str  # "2 × 12 kg"
    amount: str  # "10 reps"

    @property
    def sentence(self) -> str:
        """``Front squat, set 2 of 3: 95 kg × 10``; no line is broken within the load and reps."""
        what = [self.exercise, self.place[:1].lower() + self.place[1:], self.side]
        amount = self.amount.removesuffix(" reps") if self.load else self.amount
        done = " × ".join(part for part in (self.load, amount) if part)
        done = done.replace(" ", "\N{NO-BREAK SPACE}")
        return ": ".join(part for part in (", ".join(w for w in what if w), done) if part)


def next_set(sheet: Sheet, block: Block | None) -> Coming | None:
    """The next set of this exercise, else of the one that follows; None where all is done."""
    line = sheet.next_line(block) if block else None
    if line is None:
        block = sheet.next_block(block)
        line = sheet.next_line(block) if block else None
    return coming(sheet, block, line) if block and line else None


def coming(sheet: Sheet, block: Block, line: Line, values: Values | None = None) -> Coming:
    """A line of an exercise in words; ``values`` stand for those that the line proposes."""
    exercise = sheet.exercise(block)
    load_g, amount = line.load_g, line.amount
    if values is not None:
        load_g, amount = values.load_g, values.amount
    return Coming(
        exercise.name,
        place_words(sheet.lines(block), line),
        "" if line.side is Side.BOTH else line.side.value,
        load_words(load_g, sheet.unit, exercise),
        amount_words(amount, exercise.measure),
    )


def place_words(lines: list[Line], line: Line) -> str:
    """``Set 2 of 3``; warm-ups are counted among themselves."""
    warm = line.kind is SetKind.WARM_UP
    numbers = sorted({x.number for x in lines if (x.kind is SetKind.WARM_UP) is warm})
    name = "Warm-up" if warm else "Set"
    return f"{name} {numbers.index(line.number) + 1} of {len(numbers)}"


def load_words(load_g: int | None, unit: Unit, exercise: Exercise) -> str:
    """The load as it is said at the rack; body weight alone is said, an open choice is not."""
    if load_g is None and exercise.load_kind is not LoadKind.BODYWEIGHT:
        return ""
    return words.load_words(load_g, unit, exercise)


def amount_words(amount: float | None, measure: Measure) -> str:
    """``10 reps``, ``45 s``, ``20 m``."""
    text = words.amount_text(amount, measure)
    return f"{text} reps" if text and measure is Measure.REPS else text
