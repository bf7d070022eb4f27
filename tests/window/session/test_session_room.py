"""The pages around a session: large enough for a thumb, and inside a small window."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit
from session_person import NOW

from legday_gui.logbook import athletes, symptoms
from legday_gui.training.values import Moment, Side, SymptomKind

SIZES = [(1280, 704, 100), (1024, 504, 100), (1024, 504, 150), (1280, 704, 200)]


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


@pytest.fixture(params=SIZES, ids=lambda s: f"{s[0]}x{s[1]} at {s[2]} %")
def room(request, lifter):
    """Someone with a running session in a window of this size."""
    width, height, percent = request.param
    lifter.space.look.set_text_percent(percent)
    lifter.tab.resize(width, height)
    yield lifter
    lifter.space.look.set_text_percent(100)


def has_room(page) -> None:
    """Nothing is smaller than a thumb, nothing stands out at the side, no line is cut off."""
    settle()
    tab = page.window()
    assert tab.width() in {width for width, _, _ in SIZES}
    shown = [w for w in page.findChildren(QAbstractButton) if w.isVisible()]
    shown += [w for w in page.findChildren(QLineEdit) if w.isVisible()]
    shown = [w for w in shown if not w.objectName().startswith("qt_")]
    assert shown
    for widget in shown:
        name = widget.accessibleName()
        assert name, widget
        assert min(widget.width(), widget.height()) >= 44, name
        left = widget.mapTo(page, QPoint(0, 0)).x()
        assert left >= 0, name
        assert left + widget.width() <= page.width(), name
    for label in page.findChildren(QLabel):
        if label.isVisible() and label.text():
            assert label.width() >= label.minimumSizeHint().width(), label.text()


def test_the_summary_has_room(room):
    book, owner = room.book, room.space.athlete_id
    athletes.add_body_weight(book, owner, 82_000, NOW, NOW // 86_400)
    for side in (Side.LEFT, Side.RIGHT):
        symptoms.note_symptom(
            book, owner, session_id=None, day=NOW // 86_400 - 2, at=NOW, kind=SymptomKind.PAIN,
            site="hamstring", side=side, score=5, moment=Moment.SESSION,
        )  # fmt: skip
    room.type("140 6")
    room.enter()
    room.control(Qt.Key.Key_Return)
    has_room(room.tab.summary)
    room.type("753s8")  # effort, both hamstrings, quads
    has_room(room.tab.summary)
    room.type("p")
    has_room(room.tab.summary)


def test_the_start_page_has_room(room):
    room.enter()
    room.control(Qt.Key.Key_Return)
    room.enter()
    has_room(room.tab.start)


def test_the_calendar_has_room(room):
    room.tab._show_past()
    has_room(room.tab.past)
    room.click(next(b for b in room.tab.past.findChildren(QAbstractButton) if b.text() == "Bin"))
    has_room(room.tab.past)
