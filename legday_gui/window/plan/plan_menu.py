"""What can be done with a plan as a whole: templates, text files, schedule, easy weeks, leave."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu

from legday_gui.logbook import plan_library, planning, plans
from legday_gui.logbook.errors import LogbookError
from legday_gui.training.calendar import date_of
from legday_gui.training.values import Schedule
from legday_gui.window.plan import plan_pdf
from legday_gui.window.plan.reading import Picture
from legday_gui.window.widgets import Button
from legday_gui.window.workspace import Workspace

_PDF_FILES = "PDF files (*.pdf)"
_TEXT_FILES = "Plans (*.toml)"
_WEEK = 7
_AWAY_WEEKS = (1, 2, 3)

Change = Callable[[], object]


class PlanMenu(Button):
    """``wanted`` carries a function that makes a change; where it gives an id, that of a plan to
    show. ``said`` carries a sentence about what was done without a change."""

    wanted = Signal(object)
    said = Signal(str)

    def __init__(self, space: Workspace) -> None:
        super().__init__(space.look, "More")
        self._space = space
        self._plan_picture: Picture | None = None
        self._exercise: int | None = None
        self.menu_shown = QMenu(self)
        self.clicked.connect(self._open)

    def show_picture(self, picture: Picture, exercise_id: int | None) -> None:
        """``exercise_id`` is the exercise chosen in the plan."""
        self._plan_picture, self._exercise = picture, exercise_id

    def actions_now(self) -> list[QAction]:
        """The entries as they are at the moment, submenus included."""
        self._fill()
        found: list[QAction] = []
        for action in self.menu_shown.actions():
            inner = action.menu()
            found += inner.actions() if isinstance(inner, QMenu) else [action]
        return [a for a in found if not a.isSeparator()]

    def _open(self) -> None:
        self._fill()
        self.menu_shown.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _fill(self) -> None:
        menu = self.menu_shown
        menu.clear()
        self._add_import(menu)
        if self._plan_picture is None or self._plan_picture.plan is None:
            return
        self._add_export(menu)
        self._add_archive(menu)
        menu.addSeparator()
        self._add_schedule(menu)
        self._add_moves(menu)
        menu.addSeparator()
        self._add_deloads(menu)
        self._add_away(menu)

    def _add(self, menu: QMenu, text: str, change: Change) -> QAction:
        action = menu.addAction(text)
        action.triggered.connect(lambda: self.wanted.emit(change))
        return action

    # ---- text files

    def _add_import(self, menu: QMenu) -> None:
        menu.addAction("Import a plan from a text file…").triggered.connect(self._import)

    def _add_export(self, menu: QMenu) -> None:
        menu.addAction("Export this plan as a text file…").triggered.connect(self._export)
        menu.addAction("Print the plan to a PDF…").triggered.connect(self._print_plan)
        day = self._plan_picture.next_day if self._plan_picture else None
        if day is not None:
            text = f"Print a blank sheet of {day.name} to a PDF…"
            menu.addAction(text).triggered.connect(self._print_sheet)

    def _import(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Import a plan", "", _TEXT_FILES)
        if name:
            self.wanted.emit(partial(self._read_file, Path(name)))

    def _read_file(self, path: Path) -> int:
        try:
            text = path.read_text("utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise LogbookError(
                f"{path.name} cannot be read as text: choose a plan saved as .toml."
            ) from error
        return plan_library.import_plan(self._space.logbook, self._space.athlete_id, text)

    def _export(self) -> None:
        assert self._plan_picture is not None
        plan = self._plan_picture.plan
        assert plan is not None
        name, _ = QFileDialog.getSaveFileName(
            self, "Export the plan", f"{plan.name.replace('/', '-')}.toml", _TEXT_FILES
        )
        if not name:
            return
        try:
            Path(name).write_text(plan_library.export_plan(self._space.logbook, plan), "utf-8")
        except OSError:
            self.said.emit(f"{name} cannot be written: choose another folder.")
            return
        self.said.emit(f"Exported to {name}.")

    def _print_plan(self) -> None:
        assert self._plan_picture is not None
        assert self._plan_picture.plan is not None
        self._print(
            self._plan_picture.plan.name, partial(plan_pdf.save_plan, picture=self._plan_picture)
        )

    def _print_sheet(self) -> None:
        assert self._plan_picture is not None
        day = self._plan_picture.next_day
        assert day is not None
        self._print(
            day.name, partial(plan_pdf.save_session_sheet, picture=self._plan_picture, day=day)
        )

    def _print(self, title: str, save: Callable[[Path], None]) -> None:
        suggested = f"{title.replace('/', '-')}.pdf"
        name, _ = QFileDialog.getSaveFileName(self, "Print to a PDF", suggested, _PDF_FILES)
        if not name:
            return
        try:
            save(Path(name))
        except OSError:
            self.said.emit(f"{name} cannot be written: choose another folder.")
            return
        self.said.emit(f"Printed to {name}.")

    # ---- the plan and its schedule

    def _add_archive(self, menu: QMenu) -> None:
        assert self._plan_picture is not None
        plan = self._plan_picture.plan
        assert plan is not None
        label = "Take out of the archive" if plan.archived else "Archive this plan"
        self._add(
            menu,
            label,
            lambda: plans.edit_plan(
                self._space.logbook, plan.id, label, archived=not plan.archived
            ),
        ).setEnabled(plan.archived or not plan.active)

    def _add_schedule(self, menu: QMenu) -> None:
        assert self._plan_picture is not None
        plan = self._plan_picture.plan
        assert plan is not None
        fixed = plan.schedule is Schedule.WEEKDAYS
        other = Schedule.READY if fixed else Schedule.WEEKDAYS
        label = "Next day when ready" if fixed else "Days on their weekdays"
        self._add(
            menu,
            label,
            lambda: plans.edit_plan(self._space.logbook, plan.id, label, schedule=other),
        )

    def _add_moves(self, menu: QMenu) -> None:
        """The next days on which the next plan day can be done instead."""
        assert self._plan_picture is not None
        picture, day, turn = (
            self._plan_picture,
            self._plan_picture.next_day,
            self._plan_picture.next_turn,
        )
        if day is None or turn is None:
            return
        inner = menu.addMenu(f"Do {day.name} on…")
        for number in range(picture.today, picture.today + _WEEK):
            text = QLocale().toString(date_of(number), "dddd d MMMM")
            change = partial(planning.move_days, self._space.logbook, picture.moves(turn, number))
            self._add(inner, text, change).setEnabled(number != turn.day)

    # ---- easy weeks and holidays

    def _add_deloads(self, menu: QMenu) -> None:
        assert self._plan_picture is not None
        picture, book = self._plan_picture, self._space.logbook
        for deload in picture.deloads:
            name = picture.exercise_name(deload.exercise_id) or "the easy week"
            if deload.from_day < picture.today:
                end = partial(planning.end_deload, book, deload.id, picture.today - 1)
                self._add(menu, f"End {name.lower()}: train as planned from today", end)
            self._add(
                menu, f"Take back: {name.lower()}", partial(planning.remove_deload, book, deload.id)
            )
        until = picture.today + _WEEK - 1
        add = partial(planning.add_deload, book, self._space.athlete_id, picture.today, until)
        covered = {deload.exercise_id for deload in picture.deloads}
        if None not in covered:
            self._add(menu, "Make the next seven days easy", add)
            if self._exercise is not None and self._exercise not in covered:
                name = picture.exercise_name(self._exercise)
                self._add(menu, f"Make only {name} easy for a week", partial(add, self._exercise))

    def _add_away(self, menu: QMenu) -> None:
        assert self._plan_picture is not None
        picture, book, who = self._plan_picture, self._space.logbook, self._space.athlete_id
        if picture.away is not None:
            back = partial(planning.remove_time_away, book, picture.away)
            self._add(menu, "Back from the time away", back)
            return
        inner = menu.addMenu("Away from today for…")
        for weeks in _AWAY_WEEKS:
            text = "one week" if weeks == 1 else f"{weeks} weeks"
            last = picture.today + weeks * _WEEK - 1
            self._add(inner, text, partial(planning.add_time_away, book, who, picture.today, last))


class TemplatesButton(Button):
    """Offers the plans that ship; ``wanted`` is as of the menu."""

    wanted = Signal(object)

    def __init__(self, space: Workspace) -> None:
        super().__init__(space.look, "Templates")
        self._space = space
        self.menu_shown = QMenu(self)
        self.clicked.connect(self._open)

    def actions_now(self) -> list[QAction]:
        """One entry for each template; they are read when they are first looked at."""
        if not self.menu_shown.actions():
            for template in plan_library.templates(self._space.logbook):
                days = len(template.days)
                action = self.menu_shown.addAction(f"{template.name}, {days} days")
                change = partial(
                    plan_library.add_template,
                    self._space.logbook,
                    self._space.athlete_id,
                    template,
                )
                action.triggered.connect(lambda _=False, c=change: self.wanted.emit(c))
        return self.menu_shown.actions()

    def _open(self) -> None:
        self.actions_now()
        self.menu_shown.popup(self.mapToGlobal(self.rect().bottomLeft()))
