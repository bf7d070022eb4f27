"""A name that is edited where it stands."""

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy

from legday_gui.window.look import Look
from legday_gui.window.plan.field import Field

_LEAST_WIDTH = 120  # at 100 % text


class InlineEdit(Field):
    """Looks like a heading until the pointer or the focus is on it; an empty name is put back."""

    renamed = Signal(str)

    def __init__(self, look: Look, what: str, font: str = "title", colour: str = "text") -> None:
        super().__init__()
        self._look = look
        self._roles = (font, colour)
        self._shown = ""
        self._hovered = False
        self.setFrame(False)
        self.setMaxLength(60)
        self.setAccessibleName(what)
        self.setToolTip(f"{what}: click to change")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.editingFinished.connect(self._commit)
        self.textChanged.connect(self._fit)
        look.changed.connect(self._dress)
        self._dress()

    def show_text(self, text: str) -> None:
        """Show what is in the file, unless it is there already and being changed."""
        if text != self._shown:
            self._shown = text
            with QSignalBlocker(self):
                self.setText(text)
                self.setCursorPosition(0)
            self._fit()

    def _commit(self) -> None:
        text = " ".join(self.text().split())
        if text and text != self._shown:
            self.renamed.emit(text)
        else:
            with QSignalBlocker(self):
                self.setText(self._shown)
            self._fit()

    def _fit(self) -> None:
        self.setMinimumWidth(min(self.sizeHint().width(), self._look.px(_LEAST_WIDTH)))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As wide as its text; a row that has less room shows the beginning."""
        metrics = QFontMetrics(self.font())
        text = self.text() or self.placeholderText()
        width = metrics.horizontalAdvance(text) + metrics.horizontalAdvance("m") + 8
        return QSize(width, super().sizeHint().height())

    def _dress(self) -> None:
        font, colour = self._roles
        self.setFont(self._look.font(font))
        palette = self.palette()
        palette.setColor(palette.ColorRole.Text, self._look.colour(colour))
        palette.setColor(palette.ColorRole.Base, QColor(0, 0, 0, 0))
        self.setPalette(palette)
        self._fit()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()
        super().leaveEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.setCursorPosition(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() or self._hovered:
            painter = QPainter(self)
            role = "accent" if self.hasFocus() else "border"
            painter.setPen(QPen(self._look.colour(role), 1.5))
            painter.drawLine(2, self.height() - 2, self.width() - 3, self.height() - 2)
