"""The Charts tab: any exercise over the years, and whether legs were trained enough."""

import re
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from legday_gui.logbook.history import (
    exercise_counts,
    performances,
    session_days,
    totals,
    weekly_hard_sets,
)
from legday_gui.logbook.library import exercises
from legday_gui.logbook.plans import active_plan
from legday_gui.training.calendar import day_number, week_of
from legday_gui.training.values import LEG_MUSCLES, Exercise, Sidedness
from legday_gui.window.charts.balance import Gap, mean_gap
from legday_gui.window.charts.balance_card import ROWS, BalanceCard
from legday_gui.window.charts.calendar_card import CalendarCard
from legday_gui.window.charts.chart_card import ChartCard
from legday_gui.window.charts.exercise_list import ExerciseList
from legday_gui.window.charts.hard_sets_plot import WEEKS, HardSetsCard
from legday_gui.window.charts.series import Lift, day_text, read_lift
from legday_gui.window.charts.today_card import TodayCard, facts
from legday_gui.window.widgets import Button
from legday_gui.window.workspace import Workspace

_STALE = frozenset({"training_set", "session", "exercise", "import"})
_LOOK_BACK = 6  # sessions in which left and right are looked for
_EMPTY = (
    "Nothing to chart yet. Log your first sets in Session, or bring in your history "
    "from another app with File → Import."
)


class ChartsTab(QWidget):
    """Reads an exercise once and keeps its arrays until the logbook says they changed."""

    status = Signal(str, str)
    session_requested = Signal(object)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._work = workspace
        self._lifts: dict[int, Lift] = {}
        self._exercise: Exercise | None = None
        self.setAccessibleName("Charts")
        look = workspace.look
        self.list = ExerciseList(look)
        self.chart = ChartCard(look)
        self.hard_sets = HardSetsCard(look)
        self.calendar = CalendarCard(look)
        self.today = TodayCard(look)
        self.balance = BalanceCard(look)
        self.save = Button(look, "Save picture")
        self._lay_out()
        self.list.chosen.connect(self._choose)
        self.chart.session_requested.connect(self.session_requested)
        self.chart.copied.connect(lambda text: self.status.emit(text, ""))
        self.save.clicked.connect(self._ask_and_save)
        look.changed.connect(self._resize_columns)
        workspace.logbook.subscribe(self._forget)
        self.refresh()

    def _lay_out(self) -> None:
        small = QHBoxLayout()
        small.setSpacing(12)
        small.addWidget(self.hard_sets, 1)
        small.addWidget(self.calendar, 1)
        middle = QVBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self.chart, 1)
        middle.addLayout(small)
        buttons = QHBoxLayout()
        buttons.addWidget(self.save)
        buttons.addStretch(1)
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
        growth = (300 + self._work.look.text_percent) / 400
        self.list.setFixedWidth(round(222 * growth))
        self._side.setFixedWidth(round(248 * growth))
        for card in (self.hard_sets, self.calendar):
            card.setFixedHeight(round(226 * growth**2))

    def _forget(self, tables: frozenset[str]) -> None:
        if tables & _STALE:
            self._lifts.clear()

    def refresh(self) -> None:
        """Read the logbook again and show what is in it."""
        book, athlete_id = self._work.logbook, self._work.athlete_id
        library = exercises(book)
        counts = {id_: sessions for id_, sessions, _ in exercise_counts(book, athlete_id)}
        done = [library[id_] for id_ in counts if id_ in library]
        others = [exercise for id_, exercise in library.items() if id_ not in counts]
        others.sort(key=lambda exercise: exercise.name.casefold())
        self.list.set_exercises([(e, counts.get(e.id, 0)) for e in (*done, *others)])
        today = self._today()
        self.calendar.show_sessions(session_days(book, athlete_id), today)
        monday = (week_of(today) - WEEKS + 1) * 7 - 3
        self.hard_sets.show_weeks(weekly_hard_sets(book, athlete_id, monday, today), today)
        self.balance.show_gaps(self._gaps(done))
        self._show_chosen(library, counts)
        self._tell_totals()

    def _gaps(self, done: list[Exercise]) -> list[Gap]:
        """Of the one-sided exercises done most; those that may be done with both when known."""
        found: list[Gap] = []
        for exercise in done:
            if exercise.sidedness is not Sidedness.NEVER and len(found) < ROWS:
                last = performances(
                    self._work.logbook, self._work.athlete_id, exercise.id, limit=_LOOK_BACK
                )
                percent = mean_gap(last)
                if percent is not None or exercise.sidedness is Sidedness.ALWAYS:
                    found.append(Gap(exercise.name, percent))
        return found

    def _show_chosen(self, library: dict[int, Exercise], counts: dict[int, int]) -> None:
        """Keep showing the exercise; where there is none yet, the one that leg day is about."""
        kept = library.get(self._exercise.id) if self._exercise else None
        if kept is not None:
            self._choose(kept)
        elif counts.keys() & library.keys():
            self.list.choose(self._main_exercise({i: n for i, n in counts.items() if i in library}))
        else:
            self._exercise = None
            self.chart.show_nothing(_EMPTY)
            self.today.show_facts("", [])
            self.save.setEnabled(False)

    def _main_exercise(self, counts: dict[int, int]) -> int:
        """The first of the plan done about as often as any, else the leg exercise done most.

        Where no legs were trained, the one done most of those that train a muscle at all.
        """
        library = exercises(self._work.logbook)
        legs = {i: n for i, n in counts.items() if library[i].main_muscle in LEG_MUSCLES}
        trains = {i: n for i, n in counts.items() if library[i].contributions}
        candidates = legs or trains or counts
        most = max(candidates, key=lambda id_: candidates[id_])
        plan = active_plan(self._work.logbook, self._work.athlete_id)
        planned = [p.exercise_id for day in plan.days for p in day.prescriptions] if plan else []
        often = (id_ for id_ in planned if counts.get(id_, 0) >= counts[most] / 2)
        return next(often, most)

    def _choose(self, exercise: Exercise) -> None:
        self._exercise = exercise
        lift, unit, today = self.lift(exercise), self._work.unit, self._today()
        self.chart.show_lift(exercise, lift, unit, today)
        self.today.show_facts(exercise.name, facts(lift, unit, today))
        self.save.setEnabled(True)

    def lift(self, exercise: Exercise) -> Lift:
        """The series of an exercise, read once until the logbook changes."""
        if exercise.id not in self._lifts:
            self._lifts[exercise.id] = read_lift(
                self._work.logbook, self._work.athlete_id, exercise.id, exercise.name
            )
        return self._lifts[exercise.id]

    def _today(self) -> int:
        return day_number(datetime.fromtimestamp(self._work.clock(), UTC).astimezone().date())

    def _tell_totals(self) -> None:
        sets, first = totals(self._work.logbook, self._work.athlete_id)
        since = f" since {day_text(first)}" if first is not None else ""
        self.status.emit(f"{sets:,} {'set' if sets == 1 else 'sets'}{since}", "")

    def _ask_and_save(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        name = re.sub(r"[^\w -]", "", self.chart.name.text()) or "Chart"
        path, _ = QFileDialog.getSaveFileName(
            self, "Save picture", str(Path(folder) / f"{name}.png"), "Pictures (*.png)"
        )
        if path:
            self.save_picture(Path(path))

    def save_picture(self, path: Path) -> bool:
        """Write the main card as PNG and say so; a refusal is said as well."""
        if path.suffix.lower() != ".png":
            path = path.with_name(path.name + ".png")
        saved = self.chart.grab().save(str(path), "PNG")
        self.status.emit(
            f"Saved {path.name}."
            if saved
            else f"{path.name} could not be written there. Choose another folder.",
            "",
        )
        return saved
