"""A month of days, each with a mark per session: pressed, or walked through with the arrows."""

from collections.abc import Mapping

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPalette, QPen, QTextCharFormat
from PySide6.QtWidgets import QAbstractItemView, QCalendarWidget, QHBoxLayout, QVBoxLayout, QWidget

from legday_gui.window.look import Look
from legday_gui.window.session import words
from legday_gui.window.session.parts import Words
from legday_gui.window.widgets import Button

EPOCH = QDate(1970, 1, 1)
MOST_MARKS = 3
CELL = 44


class Month(QWidget):
    """``turned`` says that another month is shown, ``day_chosen`` carries a day number, and
    ``opened`` the one on which Enter was pressed."""

    turned = Signal()
    day_chosen = Signal(int)
    opened = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._title = Words(look, "strong")
        self._days = _Days(look)
        self._days.viewed.installEventFilter(self)
        row = QHBoxLayout()
        row.addWidget(self._title, 1)
        for text, name, turn in (
            ("‹", "The month before (Page Up)", self._days.showPreviousMonth),
            ("Today", "This month", self._show_today),
            ("›", "The month after (Page Down)", self._days.showNextMonth),
        ):
            button = Button(look, text, touch=True)
            button.setMinimumWidth(CELL)
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.clicked.connect(turn)
            row.addWidget(button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(row)
        box.addWidget(self._days)
        self.setFocusProxy(self._days.viewed)
        self._days.currentPageChanged.connect(self._turned)
        self._days.selectionChanged.connect(self._chose)
        self._turned()

    # ---- what is shown

    @property
    def ends(self) -> tuple[int, int]:
        """The first and last day of the month shown, as day numbers."""
        first = QDate(self._days.yearShown(), self._days.monthShown(), 1)
        start = EPOCH.daysTo(first)
        return start, start + first.daysInMonth() - 1

    @property
    def day(self) -> int:
        """The chosen day as a day number."""
        return EPOCH.daysTo(self._days.selectedDate())

    @property
    def title(self) -> str:
        """``November 2026``."""
        return self._title.text()

    def show_day(self, day: int) -> None:
        """Choose a day, and turn to its month, without telling anyone."""
        was_blocked = self._days.blockSignals(True)
        self._days.setSelectedDate(EPOCH.addDays(day))
        self._days.blockSignals(was_blocked)
        self._say_title()

    def show_today(self, day: int) -> None:
        """Say which day is today."""
        self._days.today = EPOCH.addDays(day)
        self._days.update()

    def show_marks(self, marks: Mapping[int, int]) -> None:
        """The number of sessions by day."""
        self._days.marks = marks
        self._days.updateCells()
        self._describe_day()

    def turn(self, way: int) -> None:
        """Show another month, the next (1) or the one before (-1)."""
        if way > 0:
            self._days.showNextMonth()
        else:
            self._days.showPreviousMonth()

    def _chose(self) -> None:
        self._describe_day()
        self.day_chosen.emit(self.day)

    def _describe_day(self) -> None:
        """For those who hear the calendar: the chosen day and its sessions."""
        count = self._days.marks.get(self.day, 0)
        many = "1 session" if count == 1 else f"{count or 'no'} sessions"
        self._days.viewed.setAccessibleDescription(f"{words.long_day_words(self.day)}: {many}")

    def _turned(self) -> None:
        self._say_title()
        self.turned.emit()

    def _say_title(self) -> None:
        shown = QDate(self._days.yearShown(), self._days.monthShown(), 1)
        self._title.setText(QLocale().toString(shown, "MMMM yyyy"))
        self._days.viewed.setAccessibleName(f"Sessions of {self._title.text()}")

    def _show_today(self) -> None:
        self._days.setSelectedDate(self._days.today)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter opens the day's session; other keys are the calendar's own."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.opened.emit(self.day)
                return True
            if event.key() == Qt.Key.Key_Escape:
                event.ignore()
                return True
        return super().eventFilter(watched, event)


class _Days(QCalendarWidget):
    """Qt's calendar in the colours of the house, with dots under the days that have sessions."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.today = QDate()
        self.marks: Mapping[int, int] = {}
        self.setNavigationBarVisible(False)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self.setDateEditEnabled(False)
        self.setFirstDayOfWeek(QLocale().firstDayOfWeek())
        view = self.findChild(QAbstractItemView)
        assert view is not None
        self.viewed: QAbstractItemView = view
        look.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.setFont(self._look.font("body"))
        plain = QTextCharFormat()
        plain.setForeground(self._look.colour("muted"))
        self.setHeaderTextFormat(plain)
        for weekday in Qt.DayOfWeek:
            self.setWeekdayTextFormat(weekday, plain)
        palette = self.palette()
        for role in (QPalette.ColorRole.Base, QPalette.ColorRole.AlternateBase):
            palette.setColor(role, self._look.colour("panel"))
        self.setPalette(palette)
        names = [QLocale().dayName(day, QLocale.FormatType.ShortFormat) for day in range(1, 8)]
        widest = max(self.fontMetrics().horizontalAdvance(name) for name in names)
        wide, high = max(CELL, widest + 16), max(CELL, self.fontMetrics().height() + 20)
        self.setMinimumSize(7 * wide, 7 * high)
        self.updateCells()

    def paintCell(self, painter: QPainter, rect: QRect, date: QDate | object) -> None:
        """One day: its number, ringed where chosen, bold today, a dot for each session."""
        assert isinstance(date, QDate)
        painter.save()
        painter.fillRect(rect, self._look.colour("panel"))  # over Qt's own mark
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        count = self.marks.get(EPOCH.daysTo(date), 0)
        if date == self.selectedDate():
            self._ring(painter, rect)
        here = date.month() == self.monthShown()
        painter.setFont(self._look.font("strong" if count or date == self.today else "body"))
        role = "accent" if date == self.today else "text" if here and count else "muted"
        painter.setPen(self._look.colour(role))
        if not here:
            painter.setOpacity(0.45)
        number = QRect(rect.x(), rect.y(), rect.width(), rect.height() - 8)
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, str(date.day()))
        self._dots(painter, rect, min(count, MOST_MARKS))
        painter.restore()

    def _ring(self, painter: QPainter, rect: QRect) -> None:
        painter.setPen(QPen(self._look.colour("accent"), 2 if self.viewed.hasFocus() else 1))
        painter.setBrush(self._look.colour("selected"))
        painter.drawRoundedRect(QRectF(rect).adjusted(2, 2, -2, -2), 8, 8)

    def _dots(self, painter: QPainter, rect: QRect, count: int) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("accent"))
        middle = rect.center().x() + 0.5
        for at in range(count):
            x = middle + (at - (count - 1) / 2) * 9
            painter.drawEllipse(QPointF(x, rect.bottom() - 9), 3, 3)
