"""The menus of the main window: their lines and keys, and what each of them does."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtCore import Qt

from legday_gui import settings as store
from legday_gui.exchange.errors import ExchangeError
from legday_gui.logbook.errors import LogbookError
from legday_gui.window.widgets import Label
from legday_gui.window.workspace import Workspace

if TYPE_CHECKING:
    from legday_gui.window.main_window import MainWindow

_FILTER = "Leg Day logbooks (*.legday);;All files (*)"
_EXPORTS = "Exports (*.csv *.txt *.tsv *.json *.xlsx *.fitnotes *.legday)"
REFUSALS = (LogbookError, ExchangeError, OSError)  # the environment's faults, not ours


class Host(Protocol):
    """The program around the window: it holds the lock and opens files."""

    def switch(self, path: Path, *, create: bool = False) -> Workspace:
        """Close the open logbook and open (or make) another. Raises LogbookError."""

    def restore(self, copy: Path) -> Workspace:
        """Put a backup in the place of the open logbook. Raises LogbookError."""


class Command(NamedTuple):
    """One line of a menu. ``keys`` reach it from anywhere.

    ``method`` is one of ``Commands``, or of the window where it only shows a tab or closes.
    """

    menu: str
    words: str
    method: str
    keys: tuple[str, ...] = ()


# The menus, the keys and the sheet of keys are all made from this table; "" is a line.
COMMANDS = (
    Command("File", "New logbook…", "new_logbook"),
    Command("File", "Open logbook…", "open_logbook", ("Ctrl+O",)),
    Command("File", "Save a copy…", "save_copy"),
    Command("File", "Restore from backup…", "restore_backup"),
    Command("File", "", ""),
    Command("File", "Import workouts…", "import_files", ("Ctrl+I",)),
    Command("File", "Imports so far…", "show_imports"),
    Command("File", "Export…", "export"),
    Command("File", "", ""),
    Command("File", "Settings", "show_settings", ("Ctrl+,",)),
    Command("File", "Quit", "close", ("Ctrl+Q",)),
    Command("Edit", "Undo", "undo", ("Ctrl+Z",)),
    Command("Edit", "Redo", "redo", ("Ctrl+Shift+Z",)),
    Command("Edit", "", ""),
    Command("Edit", "Exercises…", "edit_exercises", ("Ctrl+Shift+E",)),
    Command("Edit", "Places…", "edit_places", ("Ctrl+Shift+P",)),
    Command("View", "Plan", "show_plan", ("Ctrl+1",)),
    Command("View", "Session", "show_session", ("Ctrl+2",)),
    Command("View", "Charts", "show_charts", ("Ctrl+3",)),
    Command("View", "", ""),
    Command("View", "Light or dark", "toggle_theme"),
    Command("View", "Larger text", "larger_text", ("Ctrl++", "Ctrl+=")),
    Command("View", "Smaller text", "smaller_text", ("Ctrl+-",)),
    Command("View", "Full screen, in a session at the rack", "toggle_full_screen", ("F11",)),
    Command("Help", "Keys", "show_keys", ("F1",)),
    Command("Help", "Where is my data?", "show_folders"),
    Command("Help", "About Leg Day", "show_about"),
)


class Commands:
    """What the lines of the menus do, each a method of its name."""

    def __init__(self, window: "MainWindow", host: Host | None) -> None:
        self._window = window
        self._host = host

    @property
    def _space(self) -> Workspace:
        return self._window.space

    def caller(self, method: str) -> Callable[[], None]:
        """What a line of a menu calls; a refusal is said in the status bar."""
        act = getattr(self, method, None) or getattr(self._window, method)

        def call() -> None:
            try:
                act()
            except REFUSALS as error:
                self._window.say(sentence_of(error))

        return call

    # ---- File

    def new_logbook(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        name, _ = QFileDialog.getSaveFileName(self._window, "New logbook", self._folder(), _FILTER)
        if name and self._host:
            path = Path(name).with_suffix(".legday") if not Path(name).suffix else Path(name)
            self._window.show_workspace(self._host.switch(path, create=True))
            self.show_first_start()

    def open_logbook(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        name, _ = QFileDialog.getOpenFileName(self._window, "Open logbook", self._folder(), _FILTER)
        if name and self._host:
            self._window.show_workspace(self._host.switch(Path(name)))

    def save_copy(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        from legday_gui.logbook import backup

        name, _ = QFileDialog.getSaveFileName(self._window, "Save a copy", self._folder(), _FILTER)
        if name:
            backup.snapshot(self._space.logbook.path, Path(name))
            self._window.say(f"A copy was saved as {name}.")

    def restore_backup(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        folder = str(store.backup_dir(self._space.logbook.path))
        name, _ = QFileDialog.getOpenFileName(self._window, "Restore from backup", folder, _FILTER)
        if name and self._host:
            self._window.show_workspace(self._host.restore(Path(name)))
            self._window.say(
                f"{Path(name).name} was restored; the logbook it replaced lies beside it."
            )

    def import_files(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        names, _ = QFileDialog.getOpenFileNames(
            self._window, "Import workouts", "", f"{_EXPORTS};;All files (*)"
        )
        if names:
            self.show_import([Path(name) for name in names])

    def show_import(self, paths: list[Path]) -> None:
        """Preview these files in a page; nothing is written before Import is pressed there."""
        from legday_gui.window.dialogs.import_page import ImportPage

        page = ImportPage(self._space, paths)
        page.status.connect(self._window.say_both)
        self._window.show_page(page)

    def show_imports(self) -> None:
        from legday_gui.window.dialogs.imports_page import ImportsPage

        self._window.show_page(ImportsPage(self._space))

    def export(self) -> None:
        """The whole logbook out, in a layout that is chosen in a page."""
        from legday_gui.window.dialogs.export_page import ExportPage

        page = ExportPage(self._space)
        page.status.connect(self._window.say_both)
        self._window.show_page(page)

    def _folder(self) -> str:
        return str(self._space.logbook.path.parent)

    def show_settings(self) -> None:
        from legday_gui.window.dialogs.settings_page import SettingsPage

        self._window.show_page(SettingsPage(self._space))

    def show_first_start(self) -> None:
        """The page of the first start."""
        from legday_gui.window.dialogs.first_start import FirstStart

        page = FirstStart(self._space)
        page.import_asked.connect(self._import_first)
        self._window.show_page(page)
        page.name.setFocus()

    def _import_first(self) -> None:
        self._window.leave_page()
        self.import_files()

    # ---- Edit

    def undo(self) -> None:
        self._after(self._space.logbook.undo())

    def redo(self) -> None:
        self._after(self._space.logbook.redo())

    def _after(self, outcome: object) -> None:
        left = getattr(outcome, "left", [])
        if left:
            self._window.say(" ".join(left))

    def edit_exercises(self) -> None:
        """All exercises: what each is, new ones, two that are one."""
        from legday_gui.window.dialogs.exercises_page import ExercisesPage

        self._window.show_page(ExercisesPage(self._window.space))

    def edit_places(self) -> None:
        """The places with their bars, plates, dumbbells and stacks."""
        from legday_gui.window.dialogs.places_page import PlacesPage

        page = PlacesPage(self._space)
        page.here_changed.connect(self._window.read_session_again)
        self._window.show_page(page)

    # ---- View

    def toggle_theme(self) -> None:
        look, settings = self._space.look, self._space.settings
        settings.theme = "light" if look.theme.name == "dark" else "dark"
        look.set_theme(settings.theme)
        store.save(settings)

    def larger_text(self) -> None:
        self._set_text(self._space.look.text_percent + 10)

    def smaller_text(self) -> None:
        self._set_text(self._space.look.text_percent - 10)

    def _set_text(self, percent: int) -> None:
        look, settings = self._space.look, self._space.settings
        look.set_text_percent(percent)
        settings.text_percent = look.text_percent
        store.save(settings)
        self._window.say(f"Text at {look.text_percent} %.")

    def toggle_full_screen(self) -> None:
        """Full screen; where a session runs and is shown, its view for the rack."""
        window = self._window
        if window.shows_session() and window.session.toggle_rack():
            return
        window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)

    # ---- Help

    def show_keys(self) -> None:
        from legday_gui.window.dialogs.keys_page import KeysPage, sections

        own = [(", ".join(c.keys), c.words) for c in COMMANDS if c.keys]
        self._window.show_page(KeysPage(self._space.look, sections(own)))

    def show_folders(self) -> None:
        path = self._space.logbook.path
        self._tell(
            "Where is my data?",
            f"The logbook is the file {path}.\n\nThe last ten daily backups are in "
            f"{store.backup_dir(path)}.\n\nSettings and the log of the program are in "
            f"{store.data_dir()}. Nothing leaves this machine.",
        )

    def show_about(self) -> None:
        import legday_gui

        self._tell(
            "About Leg Day",
            f"Leg Day {legday_gui.__version__}\n\nA training logbook for people who train their "
            "legs twice a week. MIT licence.\n\nAsk a physician before you begin a program. "
            "Leg Day gives no medical advice.",
        )

    def _tell(self, title: str, text: str) -> None:
        from legday_gui.window.dialogs.page import Page

        page = Page(self._space.look, title)
        page.body.addWidget(Label(self._space.look, text))
        self._window.show_page(page)


def sentence_of(error: BaseException) -> str:
    """What a refusal says to the person."""
    if not isinstance(error, OSError):
        return str(error)
    where = f"{error.filename}: " if error.filename else ""
    return f"{where}{error.strerror or error}. Choose another place or free it, then try again."
