"""A previewed file: its names, the sessions to decide about, the rows to look at, one at a time."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from legday_gui.exchange.preview import Choices, Outlook, Preview
from legday_gui.exchange.questions import Kind, Question
from legday_gui.training.values import Exercise
from legday_gui.window.dialogs.import_band import Band
from legday_gui.window.dialogs.import_listing import Listing
from legday_gui.window.dialogs.import_names import UNIT, NamesModel
from legday_gui.window.dialogs.import_sessions import SessionsModel
from legday_gui.window.dialogs.import_table import ChoiceTable
from legday_gui.window.look import Look
from legday_gui.window.widgets.tab_bar import TabBar

NAMES, SESSIONS, ROWS = range(3)


class PreviewView(QWidget):
    """``corrected`` after each choice that may change what the import will do."""

    corrected = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.names = NamesModel()
        self.sessions = SessionsModel()
        self.tabs = TabBar(look)
        self.tabs.setAccessibleName("What to look at")
        for words in ("Exercises", "Sessions", "Rows"):
            self.tabs.addTab(words)
        self.names_table = ChoiceTable(look, self.names, "Exercises of the file")
        self.sessions_table = ChoiceTable(look, self.sessions, "Sessions to decide about")
        self.sessions_table.horizontalHeader().hide()  # its rows say what they are
        self.listing = Listing(look)
        self.band = Band(look)
        self._sections = (self.names_table, self.sessions_table, self.listing)
        self._counts = (0, 0, 0)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self.tabs)
        for section in self._sections:
            box.addWidget(section, 1)
        box.addWidget(self.band)
        self.tabs.currentChanged.connect(self._show_section)
        self.band.decide.clicked.connect(lambda: self.show_section(SESSIONS))
        self.band.show_them.clicked.connect(lambda: self.show_section(ROWS))
        self.names.corrected.connect(self.corrected)
        self.sessions.corrected.connect(self.corrected)

    def show_preview(self, preview: Preview, live: Mapping[int, Exercise]) -> None:
        """Show what a file has, as it is suggested; ``live`` are the exercises of the logbook."""
        self.sessions.forget()
        self.names.show_matches(preview, live)
        self.names_table.use(UNIT, used=self.names.has_units())
        self.listing.show_rows(preview)
        self._counts = (
            len(preview.matches),
            0,
            len(preview.file.unreadable) + len(preview.warnings),
        )
        self.show_section(NAMES if preview.matches else ROWS)

    def show_outlook(
        self, preview: Preview, outlook: Outlook, questions: Sequence[Question]
    ) -> None:
        """Say what will be added, and ask what that leaves open."""
        if questions != self.sessions.questions:
            self.sessions.ask(questions)
        self.band.show_outlook(preview, outlook, len(questions))
        self._counts = (self._counts[NAMES], len(questions), self._counts[ROWS])
        self._show_tabs()

    def _show_tabs(self) -> None:
        words = ("Exercises", "Sessions to decide", "Rows to look at")
        for at, (text, number) in enumerate(zip(words, self._counts, strict=True)):
            self.tabs.setTabText(at, f"{text}  {number:,}")
            self.tabs.setTabVisible(at, number > 0)
        self.tabs.setVisible(sum(number > 0 for number in self._counts) > 1)
        if not self._counts[self.tabs.currentIndex()]:
            self.show_section(NAMES)

    def show_section(self, at: int) -> None:
        """Show one of the sections and go there."""
        self.tabs.setCurrentIndex(at)
        self._show_section(at)
        self._sections[at].setFocus()

    def _show_section(self, at: int) -> None:
        for place, section in enumerate(self._sections):
            section.setVisible(place == at and self._counts[at] > 0)

    def has_yes(self) -> bool:
        """Whether a session is to be taken from the file or out of the bin."""
        return bool(self.sessions.yes(Kind.CHANGED) or self.sessions.yes(Kind.BINNED))

    def choices(self) -> Choices:
        """What the person chose, as it stands."""
        return Choices(
            dict(self.names.exercises),
            dict(self.names.units),
            self.names.new_muscles(),
            take_files=self.sessions.yes(Kind.CHANGED),
            bring_back=self.sessions.yes(Kind.BINNED),
            halve=self.sessions.yes(Kind.DOUBLED),
        )
