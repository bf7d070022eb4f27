"""The sessions that the person has to decide about, each with its own answer, or all at once."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QDate, QLocale

from legday_gui.exchange.questions import Kind, Question
from legday_gui.window.dialogs.import_model import (
    NO_PARENT,
    Cell,
    ChoiceModel,
    Column,
    Index,
)

SESSION, ABOUT, ANSWER = range(3)


class _Words(NamedTuple):
    all: str
    no: str
    yes: str


_WORDS = {
    Kind.CHANGED: _Words("that differ from the logbook", "Keep mine", "Take the file's"),
    Kind.BINNED: _Words("that are in the bin", "Leave in the bin", "Bring back"),
    Kind.DOUBLED: _Words("that hold everything twice", "Keep both halves", "Drop second half"),
}


class SessionsModel(ChoiceModel):
    """A row for each question, and over those of a kind one that answers them all."""

    COLUMNS = (Column("Session", 230), Column("What is to decide", None), Column("", 200))

    def __init__(self) -> None:
        super().__init__()
        self.questions: list[Question] = []
        self._rows: list[Question | Kind] = []  # a kind: the row that answers all of it
        self._said: dict[tuple[Kind, int], bool] = {}

    def forget(self) -> None:
        """Begin a new file."""
        self._said = {}
        self.ask([])

    def ask(self, questions: Sequence[Question]) -> None:
        """Show these; what the person answered already holds."""
        self.beginResetModel()
        self.questions = list(questions)
        self._rows = []
        for kind in Kind:
            of_kind = [one for one in questions if one.kind is kind]
            self._rows += [kind, *of_kind] if len(of_kind) > 1 else of_kind
        self.endResetModel()

    def yes(self, kind: Kind) -> frozenset[int]:
        """The sessions of a kind that are answered with yes."""
        return frozenset(
            one.session_id for one in self.questions if one.kind is kind and self._is_yes(one)
        )

    def _is_yes(self, one: Question) -> bool:
        return self._said.get((one.kind, one.session_id), one.is_yes)

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def cell(self, row: int, column: int) -> Cell:
        found = self._rows[row]
        if isinstance(found, Kind):
            return self._cell_of_all(found, column)
        if column == SESSION:
            return Cell(found.session, detail=date_words(found.day))
        if column == ABOUT:
            return Cell(found.about, colour="muted")
        name = f"{found.session} of {date_words(found.day)}, {found.about}"
        return _answer(found.kind, name, {self._is_yes(found)})

    def _cell_of_all(self, kind: Kind, column: int) -> Cell:
        answers = [self._is_yes(one) for one in self.questions if one.kind is kind]
        if column == SESSION:
            return Cell(f"All {len(answers):,}")
        if column == ABOUT:
            return Cell(_WORDS[kind].all)
        return _answer(kind, f"All {len(answers):,} {_WORDS[kind].all}", set(answers))

    def choose(self, row: int, column: int, value: object) -> None:
        del column
        found = self._rows[row]
        if isinstance(found, Question):
            self._said[found.kind, found.session_id] = bool(value)
            return
        for one in self.questions:
            if one.kind is found:
                self._said[one.kind, one.session_id] = bool(value)


def _answer(kind: Kind, name: str, answers: set[bool]) -> Cell:
    words = _WORDS[kind]
    options = ((words.no, False), (words.yes, True))
    if len(answers) > 1:
        return Cell("each as below", options=options, name=name)
    chosen = int(answers.pop())
    return Cell(options[chosen][0], options=options, chosen=chosen, name=name)


def date_words(day: int) -> str:
    """A day as people say it: 14 January 2024."""
    date = QDate(1970, 1, 1).addDays(day)
    return f"{date.day()} {QLocale().monthName(date.month())} {date.year()}"
