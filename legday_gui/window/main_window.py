"""The main window: menus, the three tabs, the status bar, and pages in place of the tabs."""

import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from legday_gui import settings as store
from legday_gui.window.commands import COMMANDS, REFUSALS, Commands, Host, sentence_of
from legday_gui.window.session.tab import SessionTab
from legday_gui.window.widgets import Label, Line
from legday_gui.window.widgets.tab_bar import TabBar
from legday_gui.window.workspace import Workspace

if TYPE_CHECKING:
    from legday_gui.window.charts.tab import ChartsTab
    from legday_gui.window.plan.tab import PlanTab

PLAN, SESSION, CHARTS = range(3)


class MainWindow(QMainWindow):
    """Shows one logbook. Every refresh of a tab is asked for here, and only here."""

    painted = Signal()  # once, after the first paint
    background_failed = Signal(str)  # a sentence from the work after the start
    _failed = Signal(object, object, object)  # an error, from whatever thread

    def __init__(self, workspace: Workspace, host: Host | None = None) -> None:
        super().__init__()
        self.space = workspace
        self.commands = Commands(self, host)
        self._actions: dict[str, QAction] = {}
        self._dirty: set[int] = set()
        self._page: QWidget | None = None
        self._seen = False
        self._refreshing = QTimer(self)
        self._refreshing.setSingleShot(True)
        self._refreshing.timeout.connect(self._refresh_shown)
        self.setAcceptDrops(True)
        self.setMinimumSize(800, 520)
        self.resize(1280, 800)
        if workspace.settings.window:
            self.restoreGeometry(QByteArray.fromBase64(workspace.settings.window.encode()))
        self._make_menus()
        self._make_body()
        self._failed.connect(self._show_failure)
        self.background_failed.connect(self.say)
        self.show_workspace(workspace)

    # ---- building

    def _make_menus(self) -> None:
        menus: dict[str, QMenu] = {}
        for command in COMMANDS:
            menu = menus.get(command.menu) or self.menuBar().addMenu(f"&{command.menu}")
            menus[command.menu] = menu
            if not command.words:
                menu.addSeparator()
                continue
            action = menu.addAction(command.words)
            action.setShortcuts([QKeySequence(key) for key in command.keys])
            action.triggered.connect(self.commands.caller(command.method))
            self._actions[command.method] = action
        self._name = Label(self.space.look, "Leg Day", "strong")  # the menu bar does not keep it
        self._name.setWordWrap(False)
        self._name.setContentsMargins(14, 0, 8, 0)
        self.menuBar().setCornerWidget(self._name, Qt.Corner.TopLeftCorner)

    def _make_body(self) -> None:
        look = self.space.look
        self.bar = TabBar(look)
        for name in ("Plan", "Session", "Charts"):
            self.bar.addTab(name)
        self.bar.currentChanged.connect(self.show_tab)
        self.bar.tabBarClicked.connect(self._leave_page_for)  # also for the tab behind a page
        self._title = Label(look, "", "small", "muted")
        self._title.setWordWrap(False)
        top = QHBoxLayout()
        top.setContentsMargins(14, 0, 16, 0)
        top.addWidget(self.bar)
        top.addStretch(1)
        top.addWidget(self._title)
        self._stack = QStackedWidget()
        self._left = Label(look, "", "small", "muted")
        self._right = Label(look, "", "small", "muted")
        self._right.setWordWrap(False)
        bottom = QHBoxLayout()
        bottom.setContentsMargins(16, 6, 16, 6)
        bottom.addWidget(self._left, 1)
        bottom.addWidget(self._right)
        body = QWidget()
        box = QVBoxLayout(body)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(top)
        box.addWidget(Line(look))
        box.addWidget(self._stack, 1)
        box.addWidget(Line(look))
        box.addLayout(bottom)
        self.setCentralWidget(body)

    def show_workspace(self, workspace: Workspace) -> None:
        """Show another logbook; the tabs are made anew."""
        self._close_page()
        while self._stack.count():
            old = self._stack.widget(0)
            self._stack.removeWidget(old)
            old.deleteLater()
        self.space = workspace
        workspace.logbook.subscribe(self._heard)
        self._rest = ""
        self.session = SessionTab(workspace)
        self.session.status.connect(self._say_if(SESSION))
        self.session.places_asked.connect(self.commands.edit_places)
        self.session.rest_told.connect(self._show_rest)
        self._plan: PlanTab | None = None
        self._charts: ChartsTab | None = None
        self._stack.addWidget(self.session)
        self._said: dict[int, tuple[str, str]] = {}
        self._dirty = set()
        self._show_names()
        if self.bar.currentIndex() == SESSION:
            self.show_tab(SESSION)
        self.bar.setCurrentIndex(SESSION)

    @property
    def plan(self) -> "PlanTab":
        """The Plan tab, made when it is first asked for."""
        if self._plan is None:
            from legday_gui.window.plan.tab import PlanTab

            self._plan = PlanTab(self.space)
            self._plan.status.connect(self._say_if(PLAN))
            self._plan.start_requested.connect(self._start_day)
            self._stack.addWidget(self._plan)
            self._plan.refresh()
        return self._plan

    @property
    def charts(self) -> "ChartsTab":
        """The Charts tab; numpy and pyqtgraph come in with it."""
        if self._charts is None:
            from legday_gui.window.charts.tab import ChartsTab

            tab = ChartsTab(self.space)
            tab.status.connect(self._say_if(CHARTS))
            tab.session_requested.connect(self._open_session)
            self._stack.addWidget(tab)
            tab.refresh()
            self._charts = tab
        return self._charts

    # ---- tabs and pages

    def show_tab(self, index: int) -> None:
        """Show Plan, Session or Charts, read anew where the logbook has moved on."""
        self._close_page()
        if self.bar.currentIndex() != index:
            self.bar.setCurrentIndex(index)
            return
        self._stack.setCurrentWidget(self._tab(index))
        self._show_rest(self._rest)
        self._left.setText("")
        self._right.setText("")
        self._show_status(index)
        self._refresh_shown()
        self._tab(index).setFocus()

    def _tab(self, index: int) -> QWidget:
        if index == PLAN:
            return self.plan
        return self.session if index == SESSION else self.charts

    def show_plan(self) -> None:
        self.show_tab(PLAN)

    def show_session(self) -> None:
        self.show_tab(SESSION)

    def show_charts(self) -> None:
        self.show_tab(CHARTS)

    def show_page(self, page: QWidget) -> None:
        """Show a page in place of the tabs until it is closed; it has a ``closed`` signal."""
        self._close_page()
        self._page = page
        self._left.setText("")
        self._right.setText("")
        page.closed.connect(self.leave_page)  # type: ignore[attr-defined]
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.setFocus()

    def _leave_page_for(self, index: int) -> None:
        if self._page is not None and index >= 0:
            self.show_tab(index)

    def leave_page(self) -> None:
        self.show_tab(self.bar.currentIndex())

    def _close_page(self) -> None:
        page, self._page = self._page, None
        if page is not None:
            if hasattr(page, "stop"):  # an import under way is taken back
                page.stop()
            self._stack.removeWidget(page)
            page.deleteLater()

    def _show_rest(self, time: str) -> None:
        """The rest goes on beside the name of its tab, for who reads the others meanwhile."""
        self._rest = time
        text = f"Session  {time}" if time and not self.shows_session() else "Session"
        if self.bar.tabText(SESSION) != text:
            self.bar.setTabText(SESSION, text)

    def shows_session(self) -> bool:
        """Whether the Session tab is what is seen, and no page in its place."""
        return self._page is None and self.bar.currentIndex() == SESSION

    def _start_day(self, day_id: object) -> None:
        self.show_session()
        self.session.start_day(day_id)

    def _open_session(self, session_id: object) -> None:
        self.show_session()
        self.session.open_session(session_id)

    # ---- refresh: dirty until shown

    def _heard(self, tables: frozenset[str]) -> None:
        self._dirty |= {PLAN, SESSION, CHARTS}
        if "athlete" in tables:
            self._show_names()
        self._show_undo()
        self._refreshing.start(0)

    def read_session_again(self) -> None:
        """What the logbook does not tell of has changed for the Session tab: the place."""
        self._dirty.add(SESSION)

    def _refresh_shown(self) -> None:
        if self._page is not None and hasattr(self._page, "refresh"):
            self._page.refresh()
        index = self.bar.currentIndex()
        made = (self._plan, self.session, self._charts)[index]
        if self._page is None and made is not None and index in self._dirty:
            self._dirty.discard(index)
            made.refresh()

    def _show_names(self) -> None:
        self._title.setText(f"Logbook: {self.space.logbook.path.stem}  ·  {self.space.unit}")
        self.setWindowTitle(f"{self.space.logbook.path.stem} – Leg Day")
        self._show_undo()

    def _show_undo(self) -> None:
        book = self.space.logbook
        for method, label in (("undo", book.undo_label), ("redo", book.redo_label)):
            word = method.capitalize()
            self._actions[method].setText(f"{word} {label}" if label else word)
            self._actions[method].setEnabled(label is not None)

    def _say_if(self, index: int) -> Callable[[str, str], None]:
        def hear(left: str, right: str) -> None:
            self._said[index] = (left, right)
            self._show_status(index)

        return hear

    def _show_status(self, index: int) -> None:
        if index == self.bar.currentIndex() and index in self._said and self._page is None:
            self.say_both(*self._said[index])

    def say_both(self, left: str, right: str) -> None:
        """Show both texts of the status bar: what was done, and which keys lead on."""
        self._left.setText(left)
        self._right.setText(right)

    def say(self, sentence: str) -> None:
        """Show a sentence in the status bar."""
        self._left.setText(sentence)

    # ---- errors

    def catch_errors(self) -> None:
        """Show what no slot or thread has caught, instead of losing it."""
        sys.excepthook = self._on_error
        threading.excepthook = lambda told: self._on_error(
            told.exc_type, told.exc_value or told.exc_type(), told.exc_traceback
        )

    def _on_error(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        self._failed.emit(kind, error, trace)

    def _show_failure(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if isinstance(error, REFUSALS):
            self.say(sentence_of(error))
            return
        import logging

        from legday_gui.window.dialogs.crash_page import CrashPage, report

        text = report(kind, error, trace)
        logging.getLogger("legday").error("%s", text)
        self.show_page(CrashPage(self.space.look, text))

    # ---- Qt

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.UpdateRequest and not self._seen:
            self._seen = True
            done = super().event(event)
            self.painted.emit()
            return done
        return super().event(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.commands.show_import(paths)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.space.settings.window = bytes(self.saveGeometry().toBase64().data()).decode()
        try:
            store.save(self.space.settings)
        except OSError as error:
            from PySide6.QtWidgets import QMessageBox

            QMessageBox.warning(self, "Leg Day", f"The settings could not be saved: {error}.")
        super().closeEvent(event)
