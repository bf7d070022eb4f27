"""This week: planned and done days, and how long the legs recover after them."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QLocale, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from legday_gui.training.calendar import date_of, local_day, offset_minutes_at
from legday_gui.training.schedule import MANY_WEEKS, Occurrence, State
from legday_gui.training.values import PlanDay, Schedule, Session
from legday_gui.window.look import Look
from legday_gui.window.plan.reading import Picture, trains_legs
from legday_gui.window.session.words import weekday_name
from legday_gui.window.widgets import Card, Label, Muted

_DAY_S = 86_400
_RECOVERY_DAYS, _LONGER_DAYS = 2.0, 3.0  # 48 h and 72 h
_USUAL_END_S = 19 * 3600  # of a planned day that was never done


@dataclass(frozen=True, slots=True)
class Cell:
    """One day of the week."""

    date: str
    today: bool
    name: str = ""
    state: str = ""
    done: bool = False


@dataclass(frozen=True, slots=True)
class Week:
    """Seven cells, and when leg work ends in days since Monday 0:00."""

    cells: tuple[Cell, ...]
    ends: tuple[float, ...]


def week_of(picture: Picture) -> Week:
    """What the plan and the log say of the week that today is in."""
    monday = picture.today - (picture.today + 3) % 7
    names = {d.id: d for d in (picture.plan.days if picture.plan else ())}
    cells: list[Cell] = []
    ends = [_days_since(ended, monday) for ended in picture.leg_ends]
    for day in range(monday, monday + 7):
        done = [s for s in picture.done if s.day == day]
        planned = [o for o in picture.week if o.day == day and o.done_day is None]
        cells.append(_cell(picture, day, done, planned, names))
        if day >= picture.today:
            ends += [
                day - monday + picture.usual_end_s.get(o.plan_day_id, _USUAL_END_S) / _DAY_S
                for o in planned
                if trains_legs(names[o.plan_day_id], picture.library)
            ]
    return Week(tuple(cells), tuple(sorted(ends)))


def _days_since(moment: int, monday: int) -> float:
    return (moment + offset_minutes_at(moment) * 60) / _DAY_S - monday


def _cell(
    picture: Picture,
    day: int,
    done: list[Session],
    planned: list[Occurrence],
    names: Mapping[int, PlanDay],
) -> Cell:
    date = f"{QLocale().dayName(date_of(day).weekday() + 1, QLocale.FormatType.ShortFormat)}"
    date += f" {date_of(day).day}"
    today = day == picture.today
    if done:
        session = done[-1]
        if session.ended_at is None:
            return Cell(date, today, session.name, "under way")
        return Cell(date, today, session.name, _done_words(picture, session), True)
    if planned:
        state = planned[0].state.value + _moved_words(planned[0])
        return Cell(date, today, names[planned[0].plan_day_id].name, state)
    if picture.plan and picture.plan.schedule is Schedule.READY and day == _ready_day(picture):
        name = picture.next_day.name if picture.next_day else ""
        return Cell(date, today, name, "ready" if today else "when ready")
    return Cell(date, today)


def _done_words(picture: Picture, session: Session) -> str:
    """``done, 61 min``, ``done early, 61 min``."""
    state = next((o.state for o in picture.week if o.plan_day_id == session.plan_day_id), None)
    word = f"done {state}" if state in (State.EARLY, State.LATE) else "done"
    minutes = round(((session.ended_at or 0) - session.started_at) / 60)
    return f"{word}, {minutes} min" if minutes else word


def _moved_words(planned: Occurrence) -> str:
    return ", moved" if planned.day != planned.due_day else ""


def _ready_day(picture: Picture) -> int | None:
    """The first day on which the legs have had their 48 hours, today at the earliest."""
    if picture.next_day is None or any(s.ended_at is None for s in picture.done):
        return None
    if not picture.leg_ends or not trains_legs(picture.next_day, picture.library):
        return picture.today
    ready = max(picture.leg_ends) + round(_RECOVERY_DAYS * _DAY_S)
    return max(picture.today, local_day(ready, offset_minutes_at(ready)))


class WeekCard(Card):
    """The strip under its title and legend."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.strip = WeekStrip(look)
        head = QHBoxLayout()
        head.addWidget(Label(look, "This week", "label", "muted"))
        self.kept = Muted(look)
        self.kept.setWordWrap(False)
        head.addWidget(self.kept)
        legend = Muted(look, "shaded: 48 h recovery, lighter: up to 72 h")
        legend.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(legend, 1)
        self.body.addLayout(head)
        self.body.addWidget(self.strip)
        self.setAccessibleName("This week")

    def show_picture(self, picture: Picture) -> None:
        self.strip.show_week(week_of(picture))
        self.kept.setText(_kept_words(picture))
        self.kept.setVisible(bool(self.kept.text()))


def _kept_words(picture: Picture) -> str:
    """``easy until Sunday · 14 of 16 in the last 8 weeks``."""
    made, due = picture.made_and_due
    parts = [f"{made} of {due} in the last {MANY_WEEKS} weeks"] if due else []
    ends = [d.until_day for d in picture.deloads if d.exercise_id is None]
    if ends:
        parts.insert(0, f"easy until {weekday_name(date_of(max(ends)).weekday())}")
    return " · ".join(parts)


class WeekStrip(QWidget):
    """Seven boxes with a band of recovery across them; read only, so without the focus."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.week = Week((), ())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Days of this week")
        look.changed.connect(self._dress)

    def show_week(self, week: Week) -> None:
        """Show a week; also in words, for those who do not see it."""
        self.week = week
        said = [f"{c.date}: {c.name}, {c.state}" for c in week.cells if c.name]
        self.setAccessibleDescription("; ".join(said) or "Nothing planned on a weekday.")
        self.updateGeometry()
        self.update()

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()

    def _heights(self) -> tuple[int, int]:
        small = QFontMetrics(self._look.font("small")).height()
        return small, QFontMetrics(self._look.font("strong")).height()

    def sizeHint(self) -> QSize:
        small, strong = self._heights()
        return QSize(560, (1 + self._state_lines()) * small + strong + 40)

    def _state_lines(self) -> int:
        """Two where a state does not fit its box on one line."""
        metrics = QFontMetrics(self._look.font("small"))
        widest = max((metrics.horizontalAdvance(c.state) for c in self.week.cells), default=0)
        return 1 if widest <= self.width() / 7 - 22 else 2

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        return QSize(7 * self._look.px(66), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if not self.week.cells:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self.width() / 7
        boxes = [QRectF(i * width + 1, 1, width - 4, self.height() - 2) for i in range(7)]
        for cell, box in zip(self.week.cells, boxes, strict=True):
            painter.setPen(QPen(self._look.colour("accent" if cell.name else "border"), 1))
            painter.setBrush(self._look.colour("panel" if cell.name else "button"))
            painter.drawRoundedRect(box, 6, 6)
        self._paint_recovery(painter)
        for cell, box in zip(self.week.cells, boxes, strict=True):
            self._paint_cell(painter, cell, box.adjusted(10, 8, -6, -14))

    def _paint_recovery(self, painter: QPainter) -> None:
        """Lighter first, so that a later leg day's darker band lies over it."""
        painter.setPen(Qt.PenStyle.NoPen)
        spans = [(end, _LONGER_DAYS, 45) for end in self.week.ends]
        spans += [(end, _RECOVERY_DAYS, 90) for end in self.week.ends]
        for start, days, alpha in spans:
            left, right = max(0.0, start), min(7.0, start + days)
            if right > left:
                colour = QColor(self._look.colour("accent"))
                colour.setAlpha(alpha)
                painter.setBrush(colour)
                unit = self.width() / 7
                band = QRectF(left * unit, self.height() - 13, (right - left) * unit - 3, 7)
                painter.drawRoundedRect(band, 3.5, 3.5)

    def _paint_cell(self, painter: QPainter, cell: Cell, area: QRectF) -> None:
        small, strong = self._heights()
        lines = (
            (cell.date, "label" if cell.today else "small",
             "text" if cell.today else "muted", small),
            (cell.name, "strong", "text", strong),
            (cell.state, "small", "good" if cell.done else "muted", small),
        )  # fmt: skip
        top = area.top()
        for text, font, colour, height in lines:
            painter.setFont(self._look.font(font))
            painter.setPen(self._look.colour(colour))
            if text == cell.state and self._state_lines() > 1:
                room = QRectF(area.left(), top, area.width(), 2 * height)
                kept = text.replace(" min", "\u00a0min")
                painter.drawText(room, int(Qt.TextFlag.TextWordWrap), kept)
                continue
            fitting = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, int(area.width())
            )
            painter.drawText(QRectF(area.left(), top, area.width(), height), 0, fitting)
            top += height + 4
