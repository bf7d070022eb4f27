"""A chart as a picture or as its numbers, in a file."""

import re
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from legday_gui.window.charts.chart_card import ChartCard
from legday_gui.window.charts.copying import drawing, picture

_FILTER = "Picture (*.png);;Drawing (*.svg);;Numbers (*.csv)"


def ask_and_save(parent: QWidget, card: ChartCard) -> str:
    """Ask where to, save by the ending of the name, and tell in a sentence what happened."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    name = re.sub(r"[^\w -]", "", f"{card.chart.title} {card.chart.what}").strip() or "Chart"
    path, chosen = QFileDialog.getSaveFileName(
        parent, "Save the chart", str(Path(folder) / name), _FILTER
    )
    if not path:
        return ""
    ending = re.search(r"\*(\.\w+)", chosen)
    return save_chart(card, Path(path), ending.group(1) if ending else ".png")


def ask_report_path(parent: QWidget, title: str) -> Path | None:
    """Where the report is to go; None where the person thinks better of it."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    path, _ = QFileDialog.getSaveFileName(
        parent, "Save the report", str(Path(folder) / f"{title}.pdf"), "PDF (*.pdf)"
    )
    return Path(path).with_suffix(".pdf") if path else None


def save_chart(card: ChartCard, path: Path, ending: str = ".png") -> str:
    """Save as PNG, SVG or CSV and tell so; ``ending`` is for a name without one of them."""
    if path.suffix.lower() not in (".png", ".svg", ".csv"):
        path = path.with_name(path.name + ending)
    if not path.parent.is_dir():
        return f"{path.name} could not be written there. Choose another folder."
    write = {".png": _picture, ".svg": _drawing, ".csv": _numbers}[path.suffix.lower()]
    if write(card, path):
        return f"Saved {path.name}."
    return f"{path.name} could not be written there. Choose another folder."


def _picture(card: ChartCard, path: Path) -> bool:
    return picture(card.plot, card.chart, card.look).save(str(path))


def _drawing(card: ChartCard, path: Path) -> bool:
    return _written(path, bytes(drawing(card.plot, card.chart, card.look).data()))


def _numbers(card: ChartCard, path: Path) -> bool:
    return _written(path, card.table.rows.as_csv().encode())


def _written(path: Path, data: bytes) -> bool:
    try:
        path.write_bytes(data)
    except OSError:
        return False
    return True
