"""The cards of a session and where they stand: three columns, two, or one."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from legday_gui.window.session.exercise_list import ExerciseList
from legday_gui.window.session.form_card import FormCard
from legday_gui.window.session.history_view import HistoryView
from legday_gui.window.session.panel import Panel
from legday_gui.window.session.parts import Column, Words
from legday_gui.window.session.picker import Picker
from legday_gui.window.session.plates_card import PlatesCard
from legday_gui.window.session.recovery_card import RecoveryCard
from legday_gui.window.session.rest_timer import RestCard
from legday_gui.window.session.when_card import WhenCard
from legday_gui.window.widgets import Button, Card
from legday_gui.window.widgets.flow import Flow
from legday_gui.window.workspace import Workspace

FULL_EMS, HALF_EMS = 66, 40  # widths, in heights of the type, for three columns and for two
SETS, CHOICE, HISTORY = range(3)  # what the middle shows


class Frame(QWidget):
    """Left the day and its exercises; in the middle the current one; right rest, plates, form."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._space = workspace
        look = workspace.look
        self._beside = True
        self.recovery = RecoveryCard(look)
        self.when = WhenCard(look)
        self.list = ExerciseList(look)
        self.panel = Panel(look)
        self.picker = Picker(look)
        self.past = HistoryView(look)
        self.rest = RestCard(look, workspace.clock, workspace.settings)
        self.plates = PlatesCard(look)
        self.form = FormCard(look)
        self._add = self._button("+ Add exercise", "Add an exercise (Ctrl+E)", "quiet")
        self._others = self._button("Past sessions", "All sessions: open, correct, bin", "quiet")
        self._finish = self._button("Finish session", "Finish the session (Ctrl+Enter)")
        self._first = self._button("+ Add exercise", "Add an exercise (Ctrl+E)", "primary")
        self._empty = self._no_exercises()
        self._left = _column(self.recovery, self.when, self._exercises())
        self._stack = self._middle_pages()
        self._right = _column(self.rest, self.plates, self.form)
        self._left_scroll, self._right_scroll = Column(self._left), Column(self._right)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(12, 12, 12, 12)
        self._row.setSpacing(12)
        self._row.addWidget(self._left_scroll, 10)
        self._row.addWidget(self._stack, 22)
        self._row.addWidget(self._right_scroll, 9)

    def _button(self, text: str, name: str, role: str = "plain") -> Button:
        button = Button(self._space.look, text, role, touch=True)
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setMinimumHeight(44)
        return button

    def _exercises(self) -> Card:
        card = Card(self._space.look)
        card.body.setContentsMargins(8, 8, 8, 8)
        more = Flow()
        more.addWidget(self._add)
        more.addWidget(self._others)
        card.body.addWidget(self.list)
        card.body.addLayout(more)
        card.body.addWidget(self._finish)
        return card

    def _no_exercises(self) -> QWidget:
        """What stands in the middle of a session that has no exercise yet."""
        empty = QWidget()
        box = QVBoxLayout(empty)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        box.addWidget(Words(self._space.look, "body", "muted", "No exercises yet."))
        box.addWidget(self._first, 0, Qt.AlignmentFlag.AlignLeft)
        box.addStretch(1)
        return empty

    def _middle_pages(self) -> QStackedWidget:
        stack = QStackedWidget()
        sets = Card(self._space.look)
        sets.body.addWidget(self.panel)
        sets.body.addWidget(self._empty)
        self._middle = Column(_column(sets, stretch=False), steady=True)
        stack.addWidget(self._middle)
        for page in (self.picker, self.past):
            card = Card(self._space.look)
            card.body.addWidget(page)
            stack.addWidget(card)
        return stack

    # ---- arranging

    def minimumSizeHint(self) -> QSize:
        """As for one column, however many there are now: the window may become so narrow."""
        parts = (self._left_scroll, self._stack)
        return QSize(max(part.minimumSizeHint().width() for part in parts) + 24, 80)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arrange()

    def _arrange(self) -> None:
        """Three columns where there is room; else two; else one, the sets on top."""
        ems = self.width() / self._space.look.font("body").pixelSize()
        self._place_cards(beside=ems >= FULL_EMS)
        parts = (self._left_scroll, self._stack)
        narrowest = sum(part.minimumSizeHint().width() for part in parts) + 36
        across = QBoxLayout.Direction.LeftToRight
        if ems < HALF_EMS or self.width() < narrowest:
            across = QBoxLayout.Direction.BottomToTop
        self._row.setDirection(across)

    def _place_cards(self, *, beside: bool) -> None:
        """Rest, plates and form in a column of their own, or around the exercises."""
        if beside is self._beside:
            return
        self._beside = beside
        self._right_scroll.setVisible(beside)
        left, right = self._left.layout(), self._right.layout()
        for at, card in enumerate((self.rest, self.plates)):
            shown = not card.isHidden()
            (right if beside else left).insertWidget(at, card)
            card.setVisible(shown)
        (right if beside else left).insertWidget(2 if beside else left.count() - 1, self.form)
        self._left_scroll.verticalScrollBar().setValue(0)


def _column(*widgets: QWidget, stretch: bool = True) -> QWidget:
    column = QWidget()
    box = QVBoxLayout(column)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(12)
    for widget in widgets:
        box.addWidget(widget)
    if stretch:
        box.addStretch(1)
    return column
