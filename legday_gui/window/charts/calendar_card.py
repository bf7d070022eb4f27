"""Half a year of days, a column a week: were legs trained twice?"""

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from legday_gui.training.calendar import date_of, leg_weeks, week_of
from legday_gui.window.charts.opening_card import OpeningCard
from legday_gui.window.charts.series import day_text
from legday_gui.window.look import Look
from legday_gui.window.widgets import Label

WEEKS = 26
_GAP = 3


def twice_a_week(leg_days: Iterable[int], first_day: int | None, today: int) -> str:
    """How regular the last 26 weeks were, or those since the first session."""
    if first_day is None:
        return "No sessions yet. Two leg days a week will show here."
    return leg_weeks(leg_days, today, WEEKS, first_day).sentence()


class _Days(QWidget):
    """A square a day: strong for leg days, lighter for other sessions."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._legs: dict[int, int] = {}
        self._today = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        look.changed.connect(self.update)

    def show_days(self, legs: dict[int, int], today: int) -> None:
        """``legs``: work sets of leg exercises by day, 0 for a session without."""
        self._legs, self._today = legs, today
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(26 * 11, self._heading() + 7 * 14)

    def minimumSizeHint(self) -> QSize:
        return QSize(26 * 7, self._heading() + 7 * 8)

    def _heading(self) -> int:
        return self._look.px(19)

    def _first_monday(self) -> int:
        return (week_of(self._today) - WEEKS + 1) * 7 - 3

    def _cell(self, week: int, weekday: int) -> QRectF:
        wide = self.width() / WEEKS
        high = min((self.height() - self._heading()) / 7, wide * 1.25)
        top = self._heading() + weekday * high
        return QRectF(week * wide, top, wide - _GAP, high - _GAP)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_months(painter)
        painter.setPen(Qt.PenStyle.NoPen)
        monday = self._first_monday()
        for week in range(WEEKS):
            for weekday in range(7):
                painter.setBrush(self._colour(monday + week * 7 + weekday))
                painter.drawRoundedRect(self._cell(week, weekday), 2, 2)

    def _paint_months(self, painter: QPainter) -> None:
        painter.setFont(self._look.font("small"))
        painter.setPen(self._look.colour("muted"))
        line = painter.fontMetrics().ascent()
        mondays = [date_of(self._first_monday() + 7 * week) for week in range(-1, WEEKS)]
        changes = [w for w, (a, b) in enumerate(pairwise(mondays)) if a.month != b.month]
        for week in changes[::2]:
            name = f"{mondays[week + 1]:%b}"
            x = min(
                self._cell(week, 0).x(),
                self.width() - painter.fontMetrics().horizontalAdvance(name),
            )
            painter.drawText(QPointF(x, line), name)

    def _colour(self, day: int) -> QColor:
        colour = self._look.colour("track" if day <= self._today else "panel")
        if day in self._legs:
            colour = self._look.colour("accent")
            colour.setAlpha(255 if self._legs[day] else 90)
        return colour

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._tip(event.pos().x(), event.pos().y()), self)
            return True
        return super().event(event)

    def _tip(self, x: float, y: float) -> str:
        first = self._first_monday()
        for week in range(WEEKS):
            for weekday in range(7):
                day = first + week * 7 + weekday
                if day in self._legs and self._cell(week, weekday).contains(QPointF(x, y)):
                    sets = self._legs[day]
                    return f"{day_text(day)}: {sets} leg {'set' if sets == 1 else 'sets'}"
        return ""


class CalendarCard(OpeningCard):
    """``Twice a week?``."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Twice a week?")
        self._days = _Days(look)
        self.sentence = Label(look, "", "label")
        self.body.addWidget(self._days, 1)
        self.body.addWidget(self.sentence)

    def show_sessions(
        self,
        sessions: Iterable[tuple[int, int, int | None, int]],
        first_day: int | None,
        today: int,
    ) -> None:
        """``sessions`` as ``history.session_days`` tells them; the first day of all there is."""
        legs: dict[int, int] = {}
        for day, _, _, sets in sessions:
            legs[day] = legs.get(day, 0) + sets
        leg_days = [day for day, sets in legs.items() if sets]
        self._days.show_days(legs, today)
        self.sentence.setText(twice_a_week(leg_days, first_day, today))
        self.setAccessibleDescription(self.sentence.text())
