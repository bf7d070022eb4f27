"""Pairings of Python and PySide6 that are known to break show themselves here."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot


def test_twenty_thousand_calls_leave_the_program_standing(qtbot: QtBot) -> None:
    # PySide6 6.12.0 on Python 3.11 loses a reference to None in each and aborts after 5,000.
    label = QLabel()
    qtbot.addWidget(label)
    for number in range(20_000):
        label.setNum(number)
    assert label.text() == "19999"
