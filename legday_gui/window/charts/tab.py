"""The Charts tab: any exercise over the years, and whether legs were trained enough."""

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from legday_gui.logbook.chart_settings import (
    ChartSetting,
    chart_settings,
    set_favourite,
    set_formula,
)
from legday_gui.logbook.library import exercises
from legday_gui.training.calendar import day_number, week_of
from legday_gui.training.estimate import Formula
from legday_gui.training.values import Exercise
from legday_gui.window.charts.balance_card import BalanceCard
from legday_gui.window.charts.calendar_card import CalendarCard
from legday_gui.window.charts.chart_card import ChartCard
from legday_gui.window.charts.exercise_list import ExerciseList
from legday_gui.window.charts.hard_sets_card import HardSetsCard
from legday_gui.window.charts.kinds import (
    BY_RANGE,
    OF_EXERCISE,
    OF_SUBJECT,
    Answer,
    ChartMaker,
    Kind,
    Request,
    Subject,
)  # fmt: skip
from legday_gui.window.charts.overview import (
    Beside,
    Overview,
    main_exercise,
    read_beside,
    read_overview,
)
from legday_gui.window.charts.reader import Reader
from legday_gui.window.charts.report import Report, read_report
from legday_gui.window.charts.report_pages import ReportWriter
from legday_gui.window.charts.saving import ask_and_save, ask_report_path
from legday_gui.window.charts.series import day_text
from legday_gui.window.charts.strength_chart import MOST_COMPARED
from legday_gui.window.charts.today_card import TodayCard
from legday_gui.window.widgets import Button
from legday_gui.window.widgets.flow import Flow
from legday_gui.window.widgets.scroll_bar import ScrollBar
from legday_gui.window.workspace import Workspace

_STALE = frozenset({
    "training_set", "session", "exercise", "import", "body_weight", "symptom", "deload", "goal",
    "chart_setting", "away",
})  # fmt: skip
_REPORTS = {"12 weeks": 12, "Half a year": 26, "A year": 52, "Two years": 104}  # in weeks
_WIDE, _LOW = 820, 390  # pixels at the usual text size
_PATIENCE_MS = 150  # before it is said that something is being read
_MOST_KEPT = 60  # answers
_EMPTY = (
    "Nothing to chart yet. Log your first sets in Session, or bring in your history "
    "from another app with File → Import."
)


class ChartsTab(QWidget):
    """Asks a worker for each chart, and keeps the answers until the logbook changes."""

    status = Signal(str, str)
    session_requested = Signal(object)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._work = workspace
        self._version = 0
        self._answers: dict[Request, Answer] = {}
        self._maker = ChartMaker()
        self._subject: Subject | None = None
        self._exercise: Exercise | None = None
        self._compared: list[int] = []
        self._settings: dict[int, ChartSetting] = {}
        self.reader = Reader(workspace.logbook)
        self.reader.refused.connect(self._refused)
        self.destroyed.connect(self.reader.stop)
        self._waiting = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._waiting.timeout.connect(self._say_reading)
        self.setAccessibleName("Charts")
        look = workspace.look
        self.list = ExerciseList(look)
        self.chart = ChartCard(look)
        self.hard_sets = HardSetsCard(look)
        self.calendar = CalendarCard(look)
        self.today = TodayCard(look)
        self.balance = BalanceCard(look)
        self.save = Button(look, "Save")
        self.save.setAccessibleName("Save the chart as a picture, a drawing or numbers")
        self.report = Button(look, "Report as PDF")
        self.report_menu = QMenu(self.report)
        for name, days in _REPORTS.items():
            self.report_menu.addAction(name).setData(days)
        self._lay_out()
        self._connect()
        self.refresh()

    def _connect(self) -> None:
        self.list.chosen.connect(self._choose)
        self.list.subject_chosen.connect(self._choose_subject)
        self.chart.session_requested.connect(self.session_requested)
        self.chart.copied.connect(lambda text: self.status.emit(text, ""))
        self.chart.changed.connect(self._ask_chart)
        self.chart.formula_chosen.connect(self._set_formula)
        self.chart.favourite.clicked.connect(self._set_favourite)
        self.chart.compare.clicked.connect(self._stop_comparing)
        self.save.clicked.connect(lambda: self.status.emit(ask_and_save(self, self.chart), ""))
        self.report.clicked.connect(self._open_report_menu)
        self.report_menu.triggered.connect(lambda action: self._ask_report(action.data()))
        self._work.look.changed.connect(self._resize_columns)
        self._work.logbook.subscribe(self._forget)

    def _lay_out(self) -> None:
        small = QHBoxLayout()
        small.setSpacing(12)
        small.addWidget(self.hard_sets, 1)
        small.addWidget(self.calendar, 1)
        middle = QVBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self.chart, 1)
        middle.addLayout(small)
        buttons = Flow()
        buttons.addWidget(self.save)
        buttons.addWidget(self.report)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self._scrolled(self.today, self.balance), 1)
        right.addLayout(buttons)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(14, 12, 14, 12)
        columns.setSpacing(12)
        columns.addWidget(self.list)
        columns.addLayout(middle, 1)
        columns.addLayout(right)
        self._resize_columns()

    def _scrolled(self, *cards: QWidget) -> QScrollArea:
        """Cards one below the other, in full also where the window is low or the text large."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for card in cards:
            column.addWidget(card)
        column.addStretch(1)
        self._side = QScrollArea()
        self._side.setVerticalScrollBar(ScrollBar())
        self._side.setWidget(inside)
        self._side.setWidgetResizable(True)
        self._side.setFrameShape(QFrame.Shape.NoFrame)
        self._side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._side.setAccessibleName("Where the exercise stands")
        for part in (inside, self._side.viewport()):
            part.setAutoFillBackground(False)
        return self._side

    def _resize_columns(self) -> None:
        """Beside larger text the chart keeps its share: the side columns grow less."""
        wide = self.width() >= self._work.look.px(_WIDE)
        growth = (300 + self._work.look.text_percent) / 400 if wide else 1.0
        self.list.setFixedWidth(round(222 * growth))
        self._side.setFixedWidth(round(248 * growth))
        for card in (self.hard_sets, self.calendar):
            card.setFixedHeight(round(226 * growth**2))
            # In a low window the large chart comes first; the small ones are in All training.
            card.setVisible(self.height() - card.height() > self._work.look.px(_LOW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._resize_columns()

    # ---- reading

    def _forget(self, tables: frozenset[str]) -> None:
        if tables & _STALE:
            self._version += 1
            self._answers.clear()

    def refresh(self) -> None:
        """Read the logbook again and show what is in it."""
        athlete_id, today = self._work.athlete_id, self._today()
        self._settings = chart_settings(self._work.logbook, athlete_id)
        self.reader.ask(
            "overview", lambda book: read_overview(book, athlete_id), self._show_overview
        )
        if self._exercise is not None or self._subject is not None:
            self._ask_chart()
        else:
            self._waiting.start()
        self.reader.ask(
            "beside", lambda book: read_beside(book, athlete_id, today), self._show_beside
        )

    def _show_overview(self, found: Overview) -> None:
        library = exercises(self._work.logbook)
        done = [library[id_] for id_ in found.counts if id_ in library]
        others = [exercise for id_, exercise in library.items() if id_ not in found.counts]
        others.sort(key=lambda exercise: exercise.name.casefold())
        favourites = frozenset(id_ for id_, s in self._settings.items() if s.favourite)
        rows = [(e, found.counts.get(e.id, 0)) for e in (*done, *others)]
        self.list.set_exercises(rows, favourites)
        self._show_chosen(library, found)
        since = f" since {day_text(found.first_day)}" if found.first_day is not None else ""
        said = f"{found.sets:,} {'set' if found.sets == 1 else 'sets'}{since}"
        self.status.emit(said, "")

    def _show_chosen(self, library: dict[int, Exercise], found: Overview) -> None:
        """Keep showing what is shown; where nothing is yet, the exercise leg day is about."""
        if self._subject is not None or (self._exercise and self._exercise.id in library):
            return
        if found.counts.keys() & library.keys():
            self.list.choose(main_exercise(found, library))
        else:
            self._exercise = None
            self._waiting.stop()
            self.chart.show_nothing("Charts", _EMPTY)
            self.chart.offer(OF_EXERCISE, comparing=False, setting=None)
            self.today.show_facts("", ())
            self.save.setEnabled(False)

    def _show_beside(self, found: Beside) -> None:
        today = self._today()
        self.calendar.show_sessions(found.sessions, found.first_day, today)
        self.hard_sets.show_weeks(found.hard_sets, today)
        self.balance.show_gaps(found.gaps)

    # ---- what is looked at

    def _choose(self, exercise: Exercise) -> None:
        """Look at an exercise, or while comparing take it in or leave it out."""
        if self.chart.compare.isChecked() and self._exercise is not None and self._subject is None:
            self._toggle_compared(exercise.id)
            self.list.point_to(self._exercise.id)
        else:
            self._subject, self._exercise, self._compared = None, exercise, []
        self._ask_chart()

    def _toggle_compared(self, exercise_id: int) -> None:
        assert self._exercise is not None
        if exercise_id in self._compared:
            self._compared.remove(exercise_id)
        elif exercise_id != self._exercise.id:
            if len(self._compared) == MOST_COMPARED - 1:
                self.status.emit(
                    f"At most {MOST_COMPARED} are compared: click one to leave it out.", ""
                )
                return
            self._compared.append(exercise_id)

    def _stop_comparing(self) -> None:
        if not self.chart.compare.isChecked():
            self._compared = []
            self.chart.percent.setChecked(False)
        else:
            self.status.emit("Choose another exercise on the left to compare with this one.", "")
        self._ask_chart()

    def _choose_subject(self, subject: Subject) -> None:
        self._subject, self._compared = subject, []
        self.chart.compare.setChecked(False)
        self._ask_chart()

    def _set_favourite(self) -> None:
        assert self._exercise is not None
        set_favourite(self._work.logbook, self._work.athlete_id, self._exercise.id,
                      favourite=self.chart.favourite.isChecked())  # fmt: skip
        self.refresh()

    def _set_formula(self, formula: Formula) -> None:
        assert self._exercise is not None
        set_formula(self._work.logbook, self._work.athlete_id, self._exercise.id, formula)
        self.refresh()

    # ---- the chart

    def request(self) -> Request:
        """The chart that is wanted now."""
        chart, today = self.chart, self._today()
        by_range = chart.kind in BY_RANGE or chart.percent.isChecked()
        shown = () if self._subject or not self._exercise else (self._exercise.id, *self._compared)
        kind = Kind.MAX if len(shown) > 1 else chart.kind
        return Request(
            kind, self._work.athlete_id, shown, self._work.unit, today, self._version,
            formulas=tuple(self._setting(id_).formula for id_ in shown),
            since=chart.since(today) if by_range else -1 << 31,
            load_g=chart.load_g if kind is Kind.AT_LOAD else None,
            percent=len(shown) > 1 and chart.percent.isChecked(),
        )  # fmt: skip

    def _setting(self, exercise_id: int) -> ChartSetting:
        return self._settings.get(exercise_id, ChartSetting())

    def _ask_chart(self) -> None:
        if self._subject is None and self._exercise is None:
            return
        kinds = OF_SUBJECT[self._subject] if self._subject else OF_EXERCISE
        single = self._exercise if not self._subject else None
        self.chart.offer(
            (Kind.MAX,) if self._compared else kinds, comparing=bool(self._compared),
            setting=self._setting(single.id) if single else None,
        )  # fmt: skip
        shown = [single.id, *self._compared] if single and self._compared else []
        self.list.mark_compared(frozenset(shown))
        wanted = self.request()
        if wanted in self._answers:
            self._show_answer(wanted, self._answers[wanted])
            return
        self._waiting.start()
        maker = self._maker
        self.reader.ask(
            "chart", lambda book: maker.answer(book, wanted),
            lambda answer: self._show_answer(wanted, answer),
        )  # fmt: skip

    def _show_answer(self, wanted: Request, answer: Answer) -> None:
        self._waiting.stop()
        self._answers[wanted] = answer
        if len(self._answers) > _MOST_KEPT:
            del self._answers[next(iter(self._answers))]
        if wanted != self.request():
            self._ask_chart()
            return
        self.chart.show_answer(answer, wanted.unit, wanted.today)
        title = self._title() if self._subject else f"{self._title()} today"
        self.today.show_facts(title, answer.facts)
        self.save.setEnabled(not answer.chart.empty)

    # ---- the report

    def _open_report_menu(self) -> None:
        size = self.report_menu.sizeHint().height()
        self.report_menu.popup(self.report.mapToGlobal(QPoint(0, -size)))

    def _ask_report(self, weeks: int) -> None:
        path = ask_report_path(self, f"Training of {weeks} weeks")
        if path is not None:
            self.write_report(weeks, path)

    def write_report(self, weeks: int, path: Path) -> None:
        """Write the last weeks, this one included, as a PDF; the status says how it went."""
        today, athlete_id, unit = self._today(), self._work.athlete_id, self._work.unit
        first = (week_of(today) - weeks + 1) * 7 - 3
        self.report.setEnabled(False)
        self.status.emit(f"Writing {path.name}…", "")
        self.reader.ask(
            "report", lambda book: read_report(book, athlete_id, unit, first, today),
            lambda report: self._write_report(report, path),
        )  # fmt: skip

    def _write_report(self, report: Report, path: Path) -> None:
        self._writer = ReportWriter(report, path, self)
        self._writer.done.connect(lambda written: self._report_written(path, written=written))

    def _report_written(self, path: Path, *, written: bool) -> None:
        self.report.setEnabled(True)
        refused = f"{path.name} could not be written there. Choose another folder."
        self.status.emit(f"Saved {path.name}." if written else refused, "")

    def _refused(self, sentence: str) -> None:
        self._waiting.stop()
        self.report.setEnabled(True)
        self.status.emit(sentence, "")

    def _say_reading(self) -> None:
        """Only where it takes long enough to be noticed; what was shown is another subject's."""
        self.chart.show_nothing(self._title() or "Charts", "Reading…")

    def _title(self) -> str:
        """What is looked at; empty before anything is."""
        if self._subject is not None:
            return str(self._subject)
        return self._exercise.name if self._exercise else ""

    def _today(self) -> int:
        return day_number(datetime.fromtimestamp(self._work.clock(), UTC).astimezone().date())
