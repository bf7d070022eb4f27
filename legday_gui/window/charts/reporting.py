"""From the wish for a report to the file: asks which and where to, has it read, writes it."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from legday_gui.training.values import Unit
from legday_gui.window.charts.reader import Reader
from legday_gui.window.charts.report import Report, read_report
from legday_gui.window.charts.report_pages import ReportWriter
from legday_gui.window.charts.saving import ask_report_path
from legday_gui.window.charts.series import day_text


class Reporting(QObject):
    """One report at a time; ``said`` tells how it goes."""

    said = Signal(str)
    busy = Signal(bool)

    def __init__(self, reader: Reader, parent: QWidget) -> None:
        super().__init__(parent)
        self._reader = reader
        self._window = parent

    def ask(self, athlete_id: int, unit: Unit, days: tuple[int, int], paper: str) -> bool:
        """Ask where to and begin; False where the person thinks better of it."""
        first, last = (day_text(day) for day in days)
        path = ask_report_path(self._window, f"Training {first} to {last}")
        if path is not None:
            self.write(athlete_id, unit, days, paper, path)
        return path is not None

    def write(
        self, athlete_id: int, unit: Unit, days: tuple[int, int], paper: str, path: Path
    ) -> None:
        """Write the days, both included, as a PDF."""
        self.busy.emit(True)
        self.said.emit(f"Writing {path.name}…")
        self._reader.ask(
            "report", lambda book: read_report(book, athlete_id, unit, *days),
            lambda report: self._write(report, path, paper),
        )  # fmt: skip

    def _write(self, report: Report, path: Path, paper: str) -> None:
        self._writer = ReportWriter(report, path, paper, self)
        self._writer.done.connect(lambda written: self._written(path, written=written))

    def _written(self, path: Path, *, written: bool) -> None:
        self.busy.emit(False)
        refused = f"{path.name} could not be written there. Choose another folder."
        self.said.emit(f"Saved {path.name}." if written else refused)
