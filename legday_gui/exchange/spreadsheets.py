"""XLSX workbooks as rows of text. openpyxl is an extra, loaded when a workbook comes."""

import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from legday_gui.exchange.errors import ExchangeError
from legday_gui.exchange.sources import Source

_MOST_BYTES = 200_000_000  # unpacked: a hundred thousand rows have a tenth of it
_MOST_COLUMNS = 500


def matches(source: Source) -> bool:
    """Whether a zip archive is a workbook."""
    try:
        with source.open() as stream, zipfile.ZipFile(stream) as archive:
            return "xl/workbook.xml" in archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return False


def rows(source: Source) -> Iterator[tuple[int, list[str]]]:
    """The rows of the first sheet that has any; formulas give the value that was saved with them.

    Raises ExchangeError where openpyxl is not installed, or the workbook is damaged or a bomb.
    """
    try:
        from openpyxl import load_workbook
    except ImportError as error:
        raise ExchangeError(
            f"{source.name} is a workbook, and reading those is not installed: save it as CSV, or "
            "install openpyxl."
        ) from error
    with source.open() as stream:
        with zipfile.ZipFile(stream) as archive:
            if sum(part.file_size for part in archive.infolist()) > _MOST_BYTES:
                raise ExchangeError(
                    f"{source.name} unpacks to more than a workbook has: save it as CSV."
                )
        try:
            yield from _rows(load_workbook(stream, read_only=True, data_only=True))
        # A damaged workbook fails in whatever library meets the damage.
        except Exception as error:
            raise ExchangeError(
                f"{source.name} is a damaged workbook: save it again as CSV."
            ) from error


def _rows(book: Any) -> Iterator[tuple[int, list[str]]]:
    for sheet in book.worksheets:
        # The size that a sheet states of itself may be made up: it is counted instead.
        sheet.reset_dimensions()
        found = False
        for line, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
            texts = [_text(cell) for cell in cells[:_MOST_COLUMNS]]
            if any(texts):
                found = True
                yield line, texts
        if found:
            return


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime | date | time):
        return value.isoformat(" ") if isinstance(value, datetime) else value.isoformat()
    if isinstance(value, timedelta):
        return str(int(value.total_seconds()))
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
