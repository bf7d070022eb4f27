"""The Charts tab: any exercise over the years, and whether legs were trained enough."""

from datetime import UTC, datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from legday_gui.logbook.chart_settings import (
    ChartSetting,
    chart_settings,
    set_favourite,
    set_formula,
)
from legday_gui.logbook.library import done_exercises
from legday_gui.logbook.planning import goals, remove_goal, set_goal
from legday_gui.training.calendar import day_number
from legday_gui.training.estimate import Formula
from legday_gui.training.values import Exercise, Goal
from legday_gui.window.charts.columns import Columns
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
from legday_gui.window.charts.pain_chart import Burden
from legday_gui.window.charts.reader import Reader
from legday_gui.window.charts.report_page import ReportPage
from legday_gui.window.charts.reporting import Reporting
from legday_gui.window.charts.saving import ask_and_save
from legday_gui.window.charts.series import day_text
from legday_gui.window.charts.strength_chart import MOST_COMPARED
from legday_gui.window.workspace import Workspace

_STALE = frozenset({
    "training_set", "session", "exercise", "import", "body_weight", "symptom", "deload", "goal",
    "chart_setting", "away",
})  # fmt: skip
_PATIENCE_MS = 150  # before it is said that something is being read
_MOST_KEPT = 60  # answers
_HOW_TO_COMPARE = (
    "Click exercises in the list, or press Enter on them, to take them in or leave them out."
)
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
        self._compared: list[Exercise] = []  # beside it
        self._settings: dict[int, ChartSetting] = {}
        self.reader = Reader(workspace.logbook)
        self.reader.refused.connect(self._refused)
        self.destroyed.connect(self.reader.stop)
        self._waiting = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._waiting.timeout.connect(self._say_reading)
        self.setAccessibleName("Charts")
        parts = Columns(workspace.look)
        self.list, self.chart = parts.list, parts.chart
        self.hard_sets, self.calendar = parts.hard_sets, parts.calendar
        self.today, self.balance = parts.today, parts.balance
        self.save, self.report = parts.save, parts.report
        self._report_page: ReportPage | None = None
        self.reporting = Reporting(self.reader, self)
        self._first_day: int | None = None
        self._level_g: float | None = None
        self._pages = QStackedLayout(self)
        self._pages.addWidget(parts)
        self._connect()
        self.refresh()

    def _connect(self) -> None:
        self.list.chosen.connect(self._choose)
        self.list.toggled.connect(self._toggle_compared)
        self.list.subject_chosen.connect(self._choose_subject)
        self.hard_sets.opened.connect(lambda: self._open_whole(Kind.HARD_SETS))
        self.calendar.opened.connect(lambda: self._open_whole(Kind.LEG_DAYS))
        self.chart.session_requested.connect(self.session_requested)
        self.chart.copied.connect(lambda text: self.status.emit(text, ""))
        self.chart.changed.connect(self._ask_chart)
        self.chart.formula_chosen.connect(self._set_formula)
        self.chart.favourite.clicked.connect(self._set_favourite)
        self.chart.compare.clicked.connect(self._compare)
        self.save.clicked.connect(lambda: self.status.emit(ask_and_save(self, self.chart), ""))
        self.report.clicked.connect(self._open_report)
        self.reporting.said.connect(lambda text: self.status.emit(text, ""))
        self.reporting.busy.connect(lambda busy: self.report.setEnabled(not busy))
        self.chart.goal.clicked.connect(self._open_goal)
        self.chart.goal_row.wanted.connect(self._set_goal)
        self.chart.goal_row.dropped.connect(self._drop_goal)
        self.chart.goal_row.left.connect(self._close_goal)
        self._work.logbook.subscribe(self._forget)

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
        self._first_day = found.first_day
        library = done_exercises(self._work.logbook)
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
        """Look at an exercise."""
        self._subject, self._exercise, self._compared = None, exercise, []
        self.chart.close_goal()
        self._ask_chart()

    def _toggle_compared(self, exercise: Exercise) -> None:
        """Take an exercise into the comparison or leave it out; one always stays."""
        assert self._exercise is not None
        shown = [self._exercise, *self._compared]
        if exercise in shown:
            shown.remove(exercise)
        elif len(shown) == MOST_COMPARED:
            self.status.emit(f"At most {MOST_COMPARED} are compared: leave one out first.", "")
            return
        else:
            shown.append(exercise)
        if shown:
            self._exercise, *self._compared = shown
            self._ask_chart()

    def _compare(self) -> None:
        """Begin or end to compare."""
        if self.chart.compare.isChecked():
            self.status.emit(_HOW_TO_COMPARE, "")
            self.list.view.setFocus()
        else:
            self._compared = []
            self.chart.percent.setChecked(False)
        self._ask_chart()

    def _choose_subject(self, subject: Subject) -> None:
        self._subject, self._compared = subject, []
        self.chart.compare.setChecked(False)
        self.chart.close_goal()
        self._ask_chart()

    def _open_whole(self, kind: Kind) -> None:
        """The large chart of a small card, with its table, its copies and its ranges."""
        self.chart.kind = kind
        self.list.choose_subject(Subject.TRAINING)

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
        shown = self._shown()
        kind = Kind.MAX if len(shown) > 1 else chart.kind
        return Request(
            kind, self._work.athlete_id, shown, self._work.unit, today, self._version,
            formulas=tuple(self._setting(id_).formula for id_ in shown),
            since=chart.since(today) if by_range else -1 << 31,
            load_g=chart.load_g if kind is Kind.AT_LOAD else None,
            percent=len(shown) > 1 and chart.percent.isChecked(),
            burden=Burden(chart.burdens.currentText()),
        )  # fmt: skip

    def _shown(self) -> tuple[int, ...]:
        """The exercises looked at."""
        if self._subject or not self._exercise:
            return ()
        return (self._exercise.id, *(exercise.id for exercise in self._compared))

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
        comparing = single is not None and self.chart.compare.isChecked()
        self.list.show_compared(self._shown() if comparing else (), comparing=comparing)
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
        self._level_g = answer.level_g
        self.today.show_facts(title, answer.facts)
        self.save.setEnabled(not answer.chart.empty)

    # ---- the goal

    def _goal(self) -> Goal | None:
        assert self._exercise is not None
        found = goals(self._work.logbook, self._work.athlete_id)
        return next((goal for goal in found if goal.exercise_id == self._exercise.id), None)

    def _open_goal(self) -> None:
        if not self.chart.goal.isChecked():
            self._close_goal()
            return
        row = self.chart.goal_row
        row.show_goal(self._goal(), self._level_g, self._work.unit, self._today())
        row.show()
        row.load.setFocus()
        row.load.selectAll()

    def _close_goal(self) -> None:
        self.chart.close_goal()
        self.chart.goal.setFocus()

    def _set_goal(self, load_g: int, reps: int | None, by_day: int) -> None:
        assert self._exercise is not None
        set_goal(self._work.logbook, self._work.athlete_id, self._exercise.id,
                 load_g=load_g, reps=reps, by_day=by_day, today=self._today())  # fmt: skip
        self._close_goal()
        self.refresh()

    def _drop_goal(self) -> None:
        goal = self._goal()
        if goal is not None:
            remove_goal(self._work.logbook, goal.id)
        self._close_goal()
        self.refresh()

    # ---- the report

    def _open_report(self) -> None:
        """In place of the charts; the page is made when it is first wanted."""
        if self._report_page is None:
            self._report_page = ReportPage(self._work.look)
            self._report_page.closed.connect(self._close_report)
            self._report_page.wanted.connect(self._ask_report)
            self._pages.addWidget(self._report_page)
        self._pages.setCurrentWidget(self._report_page)
        self._report_page.open(self._today(), self._first_day)

    def _close_report(self) -> None:
        self._pages.setCurrentIndex(0)
        self.report.setFocus()

    def _ask_report(self, first: int, last: int, paper: str) -> None:
        if self.reporting.ask(self._work.athlete_id, self._work.unit, (first, last), paper):
            self._close_report()

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
