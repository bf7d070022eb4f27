"""A table of no program that is known: which of its columns says what, tried on its first rows."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from legday_gui.exchange import dates, mapping
from legday_gui.exchange.errors import ExchangeError
from legday_gui.exchange.mapping import FIELDS, NEEDED, Columns
from legday_gui.exchange.names import words_of
from legday_gui.exchange.parsed import ParsedFile
from legday_gui.training.values import Unit
from legday_gui.window.dialogs.import_choice import FixedChoice, column_width
from legday_gui.window.look import Look
from legday_gui.window.session.parts import Column
from legday_gui.window.widgets import Label, Muted

_SHOWN = 10
_WIDTH = 190
_SAID = {"reserve": "Reps in reserve", "rpe": "RPE", "kind": "Kind of set"}


class MappingForm(QWidget):
    """A choice for each thing that a column can say. ``changed`` after each of them."""

    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._header: list[str] = []
        self._rows: list[list[str]] = []
        self.fields = {key: FixedChoice(look, _label(key), _WIDTH) for key in FIELDS}
        self.dates = FixedChoice(look, "Dates are written like", _WIDTH)
        self.unit = FixedChoice(look, "Weights are in", _WIDTH)
        self.unit.addItem("my unit", None)
        for unit in Unit:
            self.unit.addItem(unit.value, unit)
        self.name = QLineEdit()
        self.name.setAccessibleName("Name of this kind of table")
        self.name.setMaxLength(60)
        self._said = Muted(look, font="body")
        self.sample = QPlainTextEdit()
        self.sample.setReadOnly(True)
        self.sample.setTabChangesFocus(True)
        self.sample.setAccessibleName("The first rows as they will be read")
        self._build()
        look.changed.connect(self._dress)
        self._dress()
        self.setFocusProxy(self.fields["date"])

    def _build(self) -> None:
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(4, 1)
        parts: list[tuple[str, QWidget]] = [(_label(key), box) for key, box in self.fields.items()]
        parts += [("Dates look like", self.dates), ("Weights are in", self.unit)]
        parts += [("Keep this as", self.name)]
        half = (len(parts) + 1) // 2
        for at, (text, widget) in enumerate(parts):
            row, side = at % half, 2 * (at // half)
            grid.addWidget(Label(self._look, text), row, side)
            grid.addWidget(widget, row, side + 1, Qt.AlignmentFlag.AlignLeft)
        self.questions = Column(inner)  # scrolls in a low window
        self.questions.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.questions)
        box.addWidget(self._said)
        box.addWidget(self.sample, 1)
        for choice in (*self.fields.values(), self.dates, self.unit):
            choice.activated.connect(self._chosen)
        self.fields["date"].activated.connect(self._offer_dates)
        self.name.textEdited.connect(self._chosen)

    def _dress(self) -> None:
        self.name.setFont(self._look.font("label"))
        self.name.setFixedSize(column_width(self._look, _WIDTH), max(34, self._look.px(34)))

    def ask(self, name: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Show a table of this beginning with what is likely."""
        self._header, self._rows = list(header), [list(row) for row in rows]
        likely = mapping.suggested(name, self._header, self._rows)
        for key, box in self.fields.items():
            box.clear()
            box.addItem("not in the table" if key not in NEEDED else "choose", "")
            for column in dict.fromkeys(column for column in self._header if column):
                box.addItem(column, column)
            box.setCurrentIndex(max(box.findData(likely.columns.get(key, "")), 0))
        self.name.setText(name)
        self.unit.setCurrentIndex(self.unit.findData(likely.unit) if likely.unit else 0)
        self._offer_dates()

    def _offer_dates(self) -> None:
        """The forms that all dates of the chosen column have; where none fits, every form."""
        column = self.fields["date"].currentData()
        fitting: list[str] = []
        if column in self._header:
            place = self._header.index(column)
            fitting = dates.fitting(row[place] for row in self._rows if place < len(row))
        self.dates.clear()
        for layout in fitting or (dates.ISO, *dates.DAYS):
            self.dates.addItem(dates.example(layout), layout)
        self._chosen()

    def columns(self) -> Columns | None:
        """The mapping as it is chosen; None while the date or the exercise is missing."""
        chosen = {key: box.currentData() for key, box in self.fields.items() if box.currentData()}
        if any(key not in chosen for key in NEEDED):
            return None
        unit = self.unit.currentData()
        return Columns(
            self.name.text().strip() or "Table",
            chosen,
            self.dates.currentData() or dates.ISO,
            Unit(unit) if unit else None,
        )

    def _chosen(self) -> None:
        columns = self.columns()
        self.sample.clear()
        if columns is None:
            self._said.setText("Say at least which columns are the date and the exercise.")
        else:
            self._try(columns)
        self.changed.emit()

    def _try(self, columns: Columns) -> None:
        rows = [list(row) for row in self._rows[:_SHOWN]]  # reading changes them
        try:
            parsed = mapping.read(columns, self._header, enumerate(rows, start=2))
        except ExchangeError as error:
            self._said.setText(str(error))
            return
        said = f"The first {len(rows)} rows as they will be read"
        if self.dates.count() > 1:
            said += ". The dates can be read in more than one way: choose what they look like"
        self._said.setText(said + ".")
        self.sample.setPlainText("\n".join(_lines(parsed)))


def _label(key: str) -> str:
    return _SAID.get(key, key.capitalize())


def _lines(parsed: ParsedFile) -> list[str]:
    """Each row in words, in the order of the file."""
    found = {row.line: f"Line {row.line}: {row.value} {row.reason}." for row in parsed.unreadable}
    for session in parsed.sessions:
        for block in session.blocks:
            for line, one in zip(block.lines, block.sets, strict=True):
                kind = "" if one.kind.value == "work" else f" ({one.kind.value.replace('_', '-')})"
                found[line] = f"{session.start}  {block.exercise}  {words_of(one)}{kind}"
    return [found[line] for line in sorted(found)]
