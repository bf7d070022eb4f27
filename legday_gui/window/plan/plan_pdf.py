"""A plan on paper, and a sheet for one session with room to write what was done."""

from collections.abc import Sequence
from html import escape
from pathlib import Path

from PySide6.QtCore import QLocale, QMarginsF, QSizeF
from PySide6.QtGui import (
    QFont,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextTable,
)

from legday_gui.training.values import PlanDay, Prescription, SetTarget
from legday_gui.window.paper import PAPERS, usual_paper
from legday_gui.window.plan import words
from legday_gui.window.plan.reading import Picture
from legday_gui.window.session.words import weekday_name

_POINT = 11
_MARGIN_MM = 15.0
_CELL = 'style="padding: 4px 6px; border-bottom: 1px solid #999;"'
_BOX = 'style="padding: 10px 4px; border: 1px solid #999;"'
_MOST_SETS_WIDE = 6
_COLUMNS = {"Exercise": 25, "Sets × reps": 21, "In reserve": 13, "Rest": 8, "Next load": 13,
            "Note": 20}  # name: share of the width  # fmt: skip


def save_plan(path: Path, picture: Picture) -> None:
    """The plan shown, its days as tables. Raises OSError where the file cannot be written."""
    plan = picture.plan
    assert plan is not None
    parts = [f"<h1>{escape(plan.name)}</h1>"]
    for day in plan.days:
        parts.append(_heading(day))
        parts.append(_table([_plan_row(picture, item) for item in day.prescriptions]))
    _write(path, plan.name, "".join(parts))


def save_session_sheet(path: Path, picture: Picture, day: PlanDay) -> None:
    """A blank sheet of a plan day, as ``session_sheet`` has it. Raises OSError."""
    _write(path, day.name, session_sheet(picture, day))


def session_sheet(picture: Picture, day: PlanDay) -> str:
    """What is asked, and a box for each set, as HTML."""
    parts = [_heading(day), "<p>Date ____________ &nbsp; Body weight ________</p>"]
    for item in day.prescriptions:
        exercise = picture.library[item.exercise_id]
        asked = words.sets_text(item, exercise, picture.targets.get(item.id))
        load = words.target_text(picture.targets.get(item.id), exercise, picture.unit)
        known = "" if load == "—" else f" · {load}"
        name = escape(words.name_text(item, exercise))
        rest = words.rest_text(item.rest_s)
        parts.append(f"<p><b>{name}</b> &nbsp; {escape(asked + known)} · rest {rest}</p>")
        if item.note:
            parts.append(f"<p><i>{escape(item.note)}</i></p>")
        parts.append(_boxes(picture, item))
    return "".join(parts)


def _heading(day: PlanDay) -> str:
    more = [day.focus, "" if day.weekday is None else weekday_name(day.weekday)]
    said = ", ".join(text for text in more if text)
    more_html = f' <span style="font-size: 11pt; font-weight: 400;">{escape(said)}</span>'
    return f"<h2 style='margin-top: 20px'>{escape(day.name)}{more_html if said else ''}</h2>"


def _plan_row(picture: Picture, item: Prescription) -> tuple[str, ...]:
    exercise, target = picture.library[item.exercise_id], picture.targets.get(item.id)
    return (
        words.name_text(item, exercise),
        words.sets_text(item, exercise, target),
        words.halves_text(item.reserve_halves),
        words.rest_text(item.rest_s),
        words.target_text(target, exercise, picture.unit),
        item.note,
    )


def _table(rows: Sequence[Sequence[str]]) -> str:
    """Each day's columns as wide as those of the others."""
    heads = [
        f'<th align="left" width="{share}%" {_CELL}>{name}</th>' for name, share in _COLUMNS.items()
    ]
    lines = ["".join(heads)]
    lines += ["".join(f"<td {_CELL}>{escape(text)}</td>" for text in row) for row in rows]
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    return f'<table width="100%" cellspacing="0">{body}</table>'


def _boxes(picture: Picture, item: Prescription) -> str:
    """A box for each set, with what is asked of it; two rows where legs are logged apart."""
    target = picture.targets.get(item.id)
    exercise = picture.library[item.exercise_id]
    asked: list[SetTarget | None] = list(target.per_set) if target else []
    count = target.sets if target else item.sets
    asked += [None] * (count - len(asked))
    rows = ("left", "right") if words.is_one_sided(item, exercise) else ("",)
    lines = []
    for start in range(0, count, _MOST_SETS_WIDE):
        for side in rows:
            cells = [
                f"<td {_BOX}>{start + n + 1}{' ' + side if side else ''}"
                f"<br/>{_asked_words(picture, item, one)}</td>"
                for n, one in enumerate(asked[start : start + _MOST_SETS_WIDE])
            ]
            lines.append(f"<tr>{''.join(cells)}</tr>")
    return f'<table width="100%" cellspacing="0">{"".join(lines)}</table>'


def _asked_words(picture: Picture, item: Prescription, one: SetTarget | None) -> str:
    if one is None or one.load_g is None:
        return "____ × ____"
    exercise = picture.library[item.exercise_id]
    return escape(f"{words.load_text(one.load_g, exercise, picture.unit)} × {one.reps}: ____")


def _write(path: Path, title: str, html: str) -> None:
    with path.open("wb"):  # an error of the disk is said now and not swallowed by Qt
        pass
    writer = QPdfWriter(str(path))
    writer.setTitle(title)
    writer.setPageSize(QPageSize(PAPERS[usual_paper(QLocale())]))
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    writer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    document(html, writer).print_(writer)


def document(html: str, paper: QPagedPaintDevice) -> QTextDocument:
    """Laid out for the paper; what stands above a table is on the page of the table."""
    made = QTextDocument()
    made.documentLayout().setPaintDevice(paper)
    made.setDefaultFont(QFont("Inter", _POINT))
    made.setPageSize(QSizeF(paper.width(), paper.height()))
    made.setHtml(html)
    for first, table in _parts(made):
        _keep_together(made, first, table)
    return made


def _parts(made: QTextDocument) -> list[tuple[QTextBlock, QTextTable]]:
    """Each table with the first of the lines above it, those below the table before."""
    found, first = [], QTextBlock()
    place = made.rootFrame().begin()
    while not place.atEnd():
        table = place.currentFrame()
        if isinstance(table, QTextTable):
            found.append((first, table))
            first = QTextBlock()
        elif not first.isValid():
            first = place.currentBlock()
        place += 1
    return found


def _keep_together(made: QTextDocument, first: QTextBlock, table: QTextTable) -> None:
    """Begin a page with the lines where they and the table would stand on two."""
    layout, page = made.documentLayout(), made.pageSize().height()
    top = layout.blockBoundingRect(first).top()
    bottom = layout.frameBoundingRect(table).bottom()
    if int(top // page) == int(bottom // page) or bottom - top > page:
        return
    whole = QTextBlockFormat()
    whole.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
    QTextCursor(first).mergeBlockFormat(whole)
