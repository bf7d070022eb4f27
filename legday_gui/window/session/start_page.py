"""What to do now: the next plan day with its targets, how rested the legs are, and Start."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from legday_gui import settings
from legday_gui.logbook import history, plans, sessions
from legday_gui.logbook.library import exercise
from legday_gui.training import calendar
from legday_gui.training.recovery import Recovery
from legday_gui.training.values import (
    Exercise,
    Plan,
    PlanDay,
    Prescription,
    Sidedness,
    Target,
    Unit,
)
from legday_gui.window.look import Look
from legday_gui.window.session import readiness, words
from legday_gui.window.session.parts import Column, Words, clear
from legday_gui.window.session.recovery_card import RecoveryCard
from legday_gui.window.widgets import Button, Card, Dot, Pill
from legday_gui.window.widgets.flow import Flow
from legday_gui.window.workspace import Workspace

if TYPE_CHECKING:
    from legday_gui.window.session.legs_today import LegsToday
    from legday_gui.window.session.place_row import PlaceRow

NARROW_EMS = 40
LATEST = 6  # past sessions shown
PAST_PX = 210  # wide at most


class StartPage(QWidget):
    started = Signal(object)  # id of a plan day, None for an empty session
    past_asked = Signal()
    past_chosen = Signal(object)  # session id
    places_asked = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._space = workspace
        self._look = workspace.look
        self._plan: Plan | None = None
        self._day: PlanDay | None = None
        self._latest: list[sessions.SessionSummary] = []
        self._picked: int | None = None  # a day chosen instead of the next one
        self.recovery = RecoveryCard(self._look, reasons=True)
        self._legs: LegsToday | None = None
        self._places: PlaceRow | None = None
        self._rows: dict[int, TargetRow] = {}  # by prescription
        self._is_painted = False
        self._build()

    def _build(self) -> None:
        look = self._look
        self._title = Words(look, "title").wrapped()
        self._why = Words(look, "body", "muted").wrapped()
        self._said = Words(look, "body", "bad").wrapped()
        self._said.hide()
        self._notice = Words(look, "body", "good").wrapped()
        self._notice.hide()
        self._start = Button(look, "Start", "primary", touch=True)
        self._start.setAccessibleName("Start the session (Enter)")
        self._empty = Button(look, "Empty session", touch=True)
        self._empty.setAccessibleName("Start a session without a plan")
        self._start.clicked.connect(self._begin)
        self._empty.clicked.connect(lambda: self.started.emit(None))
        self._days = Flow()
        self._targets = QVBoxLayout()
        self._targets.setSpacing(0)
        buttons = Flow()
        for button in (self._start, self._empty):
            buttons.addWidget(button)
        card, targets = Card(look), Card(look)
        box = card.body
        box.setSpacing(10)
        self._place = QVBoxLayout()
        for item in (  # over Start only what is never longer: it is pressed where it was before
            self._title, buttons, self._said, self._notice, self._why, self._days, self._place,
        ):  # fmt: skip
            box.addWidget(item) if isinstance(item, QWidget) else box.addLayout(item)
        targets.body.addLayout(self._targets)
        targets.body.addWidget(
            Words(look, "small", "muted", "Enter starts. Up and Down choose another day.").wrapped()
        )
        self._past_card = self._make_past()
        self._middle = QWidget()
        self._mornings = QVBoxLayout()  # how the legs are this morning
        middle = QVBoxLayout(self._middle)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(12)
        middle.addWidget(card)
        middle.addLayout(self._mornings)
        middle.addWidget(targets)
        inner = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, inner)
        self._row.setContentsMargins(12, 12, 12, 12)
        self._row.setSpacing(12)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        self._column = Column(inner)
        box.addWidget(self._column)
        self._narrow: bool | None = None
        self._arrange()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _make_past(self) -> Card:
        card = Card(self._look, "Past sessions")
        self._past = QVBoxLayout()
        self._past.setSpacing(0)
        everything = Button(self._look, "All sessions", touch=True)
        everything.setAccessibleName("All sessions: a calendar; open, correct, date back, bin (A)")
        everything.clicked.connect(self.past_asked)
        card.body.addLayout(self._past)
        card.body.addWidget(everything, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    # ---- showing

    def refresh(self) -> None:
        """Read plan, targets, recovery and the latest sessions again.

        The first paint waits for the day and how rested the legs are, which is all that Start
        needs; what asks the history follows once that is seen.
        """
        space = self._space
        self._plan = plans.active_plan(space.logbook, space.athlete_id)
        self._day = self._choose_day()
        self._show_days()
        self._show_day()
        if self._is_painted:
            self._show_more()

    def _choose_day(self) -> PlanDay | None:
        if self._plan is None or not self._plan.days:
            return None
        chosen = next((d for d in self._plan.days if d.id == self._picked), None)
        space = self._space
        last = history.last_plan_day_position(space.logbook, space.athlete_id, self._plan.id)
        return chosen or calendar.next_plan_day(self._plan, last)

    @property
    def day(self) -> PlanDay | None:
        """The plan day that Start begins."""
        return self._day

    def _show_days(self) -> None:
        clear(self._days)
        for day in self._plan.days if self._plan else ():
            pill = Pill(self._look, day.name, checkable=True)
            pill.setMinimumHeight(44)
            pill.setChecked(self._day is not None and day.id == self._day.id)
            pill.setAccessibleName(f"Show {day.name}")
            pill.clicked.connect(lambda _=False, d=day.id: self._pick(d))
            self._days.addWidget(pill)

    def _pick(self, day_id: int) -> None:
        self._picked = day_id
        self.refresh()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_day(self) -> None:
        space, day = self._space, self._day
        today = readiness.today(space)
        self.recovery.show_day(
            words.long_day_words(today), day.name if day else "No plan", day.focus if day else ""
        )
        states = readiness.states(space)
        self.recovery.show_recovery(states)
        self._title.setText(day.name if day else "Nothing planned")
        self._why.setText(_advice(day, states))
        self._start.setEnabled(day is not None)
        clear(self._targets)
        self._rows = {
            item.id: TargetRow(
                self._look, exercise(space.logbook, item.exercise_id), item, is_first=at == 0
            )
            for at, item in enumerate(day.prescriptions if day else ())
        }
        for row in self._rows.values():
            self._targets.addWidget(row)
        if self._is_painted:
            self._show_targets()

    def _show_targets(self) -> None:
        space, day = self._space, self._day
        if day is None:
            return
        from legday_gui.logbook.targets import day_targets

        today, place = readiness.today(space), readiness.place(space)
        found = day_targets(space.logbook, space.athlete_id, day, space.unit, today, place=place)
        for prescription_id, target in found.items():
            self._rows[prescription_id].show_target(target, space.unit)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self._show_the_rest)

    def _show_the_rest(self) -> None:
        if self.isVisible():  # else shown no more, its logbook maybe closed
            self._show_targets()
            self._show_more()

    def _show_more(self) -> None:
        """The latest sessions, where one trains, and how the legs are this morning."""
        self._show_past()
        if self._places is None:
            from legday_gui.window.session.place_row import PlaceRow

            self._places = PlaceRow(self._space)
            self._places.chosen.connect(self._choose_place)
            self._places.edit_asked.connect(self.places_asked)
            self._place.addWidget(self._places)
        self._places.refresh()
        if self._legs is None:
            from legday_gui.window.session.legs_today import LegsToday

            self._legs = LegsToday(self._space)
            self._legs.answered.connect(self._show_day)
            self._legs.closed.connect(self._turn_to_start)
            self._mornings.addWidget(self._legs)
        self._legs.refresh(self._latest)
        self._arrange()

    def _turn_to_start(self) -> None:
        """The questions are put away: what hid has passed the focus on, and the page scrolled."""
        self.setFocus()
        self._column.verticalScrollBar().setValue(0)

    def _choose_place(self, place_id: int) -> None:
        self._space.settings.place = place_id
        try:
            settings.save(self._space.settings)
        except OSError as error:
            self.say(f"The place cannot be remembered ({error}): make room on the disk.")
        self.refresh()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_past(self) -> None:
        space = self._space
        clear(self._past)
        found = sessions.session_list(space.logbook, space.athlete_id, limit=LATEST)
        self._latest = found
        for summary in found:
            text = f"{words.day_words(summary.day, year=True)}  {summary.name}"
            button = Button(self._look, self._shortened(text), "quiet", touch=True)
            button.setAccessibleName(f"Open {summary.name} of {words.day_words(summary.day)}")
            button.clicked.connect(lambda _=False, i=summary.id: self.past_chosen.emit(i))
            self._past.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        if not found:
            self._past.addWidget(Words(self._look, "body", "muted", "None yet."))

    def _shortened(self, text: str) -> str:
        """Other programs have long names for sessions."""
        wide = self._look.px(PAST_PX)
        metrics = QFontMetrics(self._look.font("body"))
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, wide)

    def say(self, sentence: str) -> None:
        """A refusal of the file, where it is seen."""
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))

    def tell(self, sentence: str) -> None:
        """Something that was done on the person's behalf; empty takes it away."""
        self._notice.setText(sentence)
        self._notice.setVisible(bool(sentence))

    # ---- keys

    def _begin(self) -> None:
        if self._day is not None:
            self.started.emit(self._day.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        focused = self.focusWidget()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if isinstance(focused, Button | Pill) and focused.hasFocus():
                focused.click()
            else:
                self._begin()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self._plan and self._day:
            days = self._plan.days
            at = [d.id for d in days].index(self._day.id) + (1 if key == Qt.Key.Key_Down else -1)
            if 0 <= at < len(days):
                self._pick(days[at].id)
        elif event.text().casefold() == "a":
            self.past_asked.emit()
        elif self._legs is None or not self._legs.take(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """As for one column, however many there are now: the window may become so narrow."""
        cards = (self.recovery, self._middle, self._past_card)
        return QSize(max(card.minimumSizeHint().width() for card in cards) + 36, 80)

    def _arrange(self) -> None:
        """Three columns where there is room, else what is to be done on top of the others."""
        em = max(1, self.fontMetrics().horizontalAdvance("0") * 2)
        cards = (self.recovery, self._middle, self._past_card)
        beside = sum(card.minimumSizeHint().width() for card in cards) + 5 * 12
        narrow = self.width() < max(NARROW_EMS * em, beside)
        if narrow is self._narrow:
            return
        self._narrow = narrow
        ways, top = QBoxLayout.Direction, Qt.AlignmentFlag.AlignTop
        self._row.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        parts = [(self.recovery, 10), (self._middle, 22), (self._past_card, 9)]
        for card, share in [parts[1], parts[0], parts[2]] if narrow else parts:
            self._row.removeWidget(card)
            self._row.addWidget(card, 0 if narrow else share, top)


class TargetRow(QWidget):
    """One exercise of the day: what is asked, and why; a line parts it from the one above."""

    def __init__(
        self, look: Look, exercise: Exercise, item: Prescription, *, is_first: bool
    ) -> None:
        super().__init__()
        self._look = look
        self._is_first = is_first
        self._exercise = exercise
        legs = " per leg" if exercise.sidedness is Sidedness.ALWAYS else ""
        asked = f"{item.sets} × {words.range_words(item.reps_low, item.reps_high)}{legs}"
        self._aim = Words(look, "strong", text=asked)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Dot(look, exercise.main_muscle))
        head.addWidget(Words(look, "strong", text=exercise.name).wrapped(), 1)
        head.addWidget(self._aim)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 10, 0, 10)
        self._box.setSpacing(2)
        self._box.addLayout(head)
        self.setAccessibleName(f"{exercise.name}: {asked}.")

    def show_target(self, target: Target, unit: Unit) -> None:
        """The load that is asked for, and the reason."""
        per_leg = self._exercise.sidedness is Sidedness.ALWAYS
        aim = words.target_words(target, unit, self._exercise, per_leg=per_leg)
        self._aim.setText(aim)
        why = f"{target.headline} {target.reason}".strip()
        if why:
            self._box.addWidget(Words(self._look, "small", "muted", why).wrapped())
        self.setAccessibleName(f"{self._exercise.name}: {aim}. {why}")

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._is_first:
            return
        painter = QPainter(self)
        painter.setPen(self._look.colour("border"))
        painter.drawLine(0, 0, self.width(), 0)
        painter.end()


def _advice(day: PlanDay | None, states: Sequence[Recovery]) -> str:
    """A sentence, never a wall: starting early is the person's choice."""
    if day is None:
        return "Make a plan in the Plan tab, or start an empty session."
    tired = [
        (s.muscle.value, s.need_h - s.hours_since)
        for s in states
        if s.hours_since is not None and s.hours_since < s.need_h
    ]
    if not tired:
        return day.focus
    names = ", ".join(name for name, _ in tired)
    wait = max(left for _, left in tired)
    ready = f"{names.capitalize()} would be ready in {wait:.0f} h"
    return f"{day.focus}. {ready}; starting now is up to you."
