"""The session in full screen, to be read from two metres: the set, its load, the timer.

The view lies over the whole window and shows; it takes no key. Those still go to the entry of the
desk below it, so that what logs, types, nudges and undoes there does so here.
"""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from legday_gui.training.values import SetKind, Unit
from legday_gui.window.look import Look
from legday_gui.window.session.coming import Coming, coming, next_set
from legday_gui.window.session.lines import Line
from legday_gui.window.session.parts import Words
from legday_gui.window.session.plates_card import Barbell
from legday_gui.window.session.rest_timer import clock_text
from legday_gui.window.session.resting import partner_of
from legday_gui.window.widgets import Button

if TYPE_CHECKING:
    from legday_gui.window.session.desk import Desk

TALLEST = "0dg"  # what reaches as high and as low as any letter: all texts stand on one line
HINT = "Enter logs     ↑ ↓ load     Ctrl R rest     Escape leaves"


class RackState(NamedTuple):
    """What the rack shows of a session beside its timer; what does not apply is empty."""

    coming: Coming | None  # the set in the entry; None where none is left
    unit: Unit = Unit.KG
    typed: str = ""  # a line being typed, which Enter would log in the place of what is shown
    plates: str = ""  # "25 + 10 + 2.5 on a 20 kg bar"
    discs: tuple[float, ...] | None = None  # the numbers on them; None: no bar is loaded
    then: str = ""  # the exercise that the superset goes on with
    said: str = ""  # why nothing was logged, or what there is to do when all is done


def rack_state(desk: "Desk") -> RackState:
    """What the desk is at: the set in its entry, else what there is to do."""
    sheet, block, line = desk.sheet, desk.block, desk.line()
    if sheet is None or block is None or line is None:
        following = next_set(sheet, block) if sheet else None
        said = f"Enter: on to {following.exercise}" if following else "Done: Enter ends the session"
        return RackState(None, said=said)
    entry, plates = desk.panel.table.entry, desk.plates
    partner = partner_of(sheet, block) if _ends_a_turn(sheet.lines(block), line) else None
    drawn = not plates.isHidden() and not entry.typed  # of a line half typed nothing is known
    return RackState(
        coming(sheet, block, line, entry.values),
        plates.unit,
        entry.typed,
        plates.words if drawn else "",
        plates.discs if drawn else None,
        sheet.exercise(partner).name if partner else "",
        entry.said() or desk.panel.said(),
    )


def _ends_a_turn(lines: list[Line], line: Line) -> bool:
    """Whether a superset goes on with the other exercise after this line."""
    others = [x for x in lines if x.logged is None and x.key != line.key]
    return line.kind is not SetKind.WARM_UP and all(x.number != line.number for x in others)


class Rack(QWidget):
    """Covers the window of a desk while it is shown, and mirrors that desk."""

    def __init__(self, desk: "Desk", look: Look) -> None:
        super().__init__()
        self._desk = desk
        self._look = look
        self._rest = desk.rest
        self._was_full_screen = False
        self._exercise = Big(look, left=True)
        self._place = Big(look, "muted")
        self._side = Big(look, "accent")
        self._load = Big(look)
        self._amount = Big(look)
        self._bar = Barbell(look)
        self._bar.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._plates = Big(look, "muted")
        self._timer = Big(look)
        self._then = Big(look, "muted")
        self._said = Words(look, "title", "bad").wrapped()
        self._hint = Words(look, "body", "muted", HINT).wrapped()
        self._build()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName("At the rack")
        for key in ("Tab", "Backtab"):  # the focus stays in the entry below
            QShortcut(QKeySequence(key), self)
        desk.shown.connect(self._follow)
        desk.panel.table.entry.edited.connect(self._follow)
        desk.panel.installEventFilter(self)
        self._rest.ticked.connect(self._show_time)
        look.changed.connect(self.update)
        self.hide()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(32)
        head.addWidget(self._exercise, 3)
        head.addWidget(self._place, 1)
        load = QVBoxLayout()
        for widget, share in (
            (self._side, 14),
            (self._load, 40),
            (self._amount, 24),
            (self._bar, 18),
            (self._plates, 9),
        ):
            load.addWidget(widget, share)
        time = QVBoxLayout()
        time.addWidget(self._timer, 80)
        time.addWidget(self._then, 12)
        grid = QGridLayout(self)
        grid.setContentsMargins(32, 20, 32, 16)
        grid.setHorizontalSpacing(40)
        grid.setVerticalSpacing(12)
        grid.addLayout(head, 0, 0, 1, 2)
        grid.addLayout(load, 1, 0)
        grid.addLayout(time, 1, 1)
        grid.addLayout(self._foot(), 2, 0, 1, 2)
        grid.setRowStretch(0, 16)
        grid.setRowStretch(1, 84)
        grid.setColumnStretch(0, 11)
        grid.setColumnStretch(1, 9)

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._said, 1)
        row.addWidget(self._hint, 1)
        self._log = Button(self._look, "Log set", "primary", touch=True)
        self._leave = Button(self._look, "Leave", touch=True)
        self._leave.setAccessibleName("Leave the rack view (Escape, F11)")
        for button, slot in ((self._log, self._desk.enter), (self._leave, self.leave)):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(slot)
            row.addWidget(button)
        return row

    # ---- coming and going

    def enter(self) -> None:
        """Cover the window of the desk, in full screen."""
        window = self._desk.window()
        self.setParent(window)
        window.installEventFilter(self)
        self._was_full_screen = window.isFullScreen()
        window.setWindowState(window.windowState() | Qt.WindowState.WindowFullScreen)
        self.setGeometry(window.rect())
        self.show_state(rack_state(self._desk))
        self._show_time()
        self.show()
        self.raise_()

    def leave(self) -> None:
        """Show again what was covered."""
        window = self.parentWidget()
        if window is None or not self.isVisibleTo(window):
            return
        window.removeEventFilter(self)
        self.hide()
        if not self._was_full_screen:
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowFullScreen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._desk.panel:
            if event.type() == QEvent.Type.Hide and not event.spontaneous():
                self.leave()  # something else is shown: a choice of exercises, the summary
        elif event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        elif event.type() == QEvent.Type.Close:
            self.leave()  # the window is remembered as it was before
        return super().eventFilter(watched, event)

    # ---- showing

    def _follow(self) -> None:
        if self.isVisible():
            self.show_state(rack_state(self._desk))

    def show_state(self, state: RackState) -> None:
        """Show another set, or what is typed for it."""
        coming = state.coming
        self._exercise.show_text(coming.exercise if coming else state.said)
        self._place.show_text(coming.place if coming else "")
        self._show_side(coming)
        if state.typed:
            self._load.show_text(state.typed, "accent")
            self._amount.show_text("")
        else:
            self._load.show_text(coming.load if coming else "")
            self._amount.show_text(coming.amount if coming else "")
        self._plates.show_text(state.plates)
        self._bar.show_side(state.discs or (), state.unit)
        self._bar.setVisible(state.discs is not None)
        self._then.show_text(f"then {state.then}" if state.then else "")
        self._then.setVisible(bool(state.then))
        said = state.said if coming else ""
        self._said.setText(said)
        self._said.setVisible(bool(said))
        self._hint.setVisible(not said)
        self._log.setText("Log set" if coming else "Finish")
        self._log.setAccessibleName("Log the set (Enter)" if coming else "Finish (Enter)")

    def _show_side(self, coming: Coming | None) -> None:
        side = coming.side if coming else ""
        self._side.show_text(f"{side.capitalize()} side" if side else "")
        self._side.setVisible(bool(side))

    def _show_time(self) -> None:
        left = self._rest.remaining()
        flash = self._rest.flashing
        role = "accent_text" if flash else "muted" if left is None else "text"
        self._timer.show_text(clock_text(left or 0.0), role, "accent" if flash else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("window"))
        painter.end()


class Big(QWidget):
    """One line of text, as large as its area allows."""

    def __init__(self, look: Look, colour: str = "text", *, left: bool = False) -> None:
        super().__init__()
        self._look = look
        self._shown = ("", colour, "")
        self._colour = colour
        self._left = left
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    def sizeHint(self) -> QSize:
        return QSize(40, 20)

    def show_text(self, text: str, colour: str = "", ground: str = "") -> None:
        """``colour`` and ``ground`` are roles; without a ground there is none."""
        shown = (text, colour or self._colour, ground)
        if shown != self._shown:
            self._shown = shown
            self.setAccessibleName(text)
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        text, colour, ground = self._shown
        if not text:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.colour(ground))
            painter.drawRoundedRect(self.rect(), 16, 16)
        font = fitted(self._look.font("huge"), text, self.rect())
        metrics = QFontMetricsF(font)
        tall, wide = metrics.tightBoundingRect(TALLEST), metrics.horizontalAdvance(text)
        x = 0.0 if self._left else (self.width() - wide) / 2
        y = (self.height() - tall.height()) / 2 - tall.top()
        painter.setFont(font)
        painter.setPen(self._look.colour(colour))
        painter.drawText(round(x), round(y), text)
        painter.end()


def fitted(font: QFont, text: str, area: QRect) -> QFont:
    """``font`` in the largest size, in whole pixels, at which ``text`` fits into ``area``."""
    font.setPixelSize(200)
    metrics = QFontMetricsF(font)
    tall, wide = metrics.tightBoundingRect(TALLEST), metrics.horizontalAdvance(text)
    share = 0.96 * min(area.height() / tall.height(), area.width() / wide)
    font.setPixelSize(max(8, int(200 * share)))
    return font
