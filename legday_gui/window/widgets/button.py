"""Buttons: for a touch, a click or a key."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QPushButton, QSizePolicy

from legday_gui.window.look import Look

TOUCH = 44  # the smallest height that a thumb hits
_RADIUS = 8


class Button(QPushButton):
    """A push button. ``role``: plain, primary for the one thing to do, quiet for the least."""

    def __init__(self, look: Look, text: str, role: str = "plain", *, touch: bool = False) -> None:
        super().__init__()
        self._text_size: QSize | None = None
        self._picture: QPixmap | None = None
        self._pictured: tuple[object, ...] = ()  # the state that the picture shows
        self._look = look
        self._role = role
        self._touch = touch
        self.setText(text)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        look.changed.connect(self._dress)
        self._dress()

    def setText(self, text: str) -> None:
        self._text_size = self._picture = None
        super().setText(text)

    def _font_role(self) -> str:
        return "body" if self._role == "quiet" else "strong"

    def _dress(self) -> None:
        self._text_size = self._picture = None
        self.setFont(self._look.font(self._font_role()))
        self.updateGeometry()
        self.update()

    def _measured(self) -> QSize:
        """The size of the text, measured once: a layout asks for it again and again."""
        if self._text_size is None:
            metrics = QFontMetrics(self.font())
            self._text_size = metrics.size(Qt.TextFlag.TextShowMnemonic, self.text())
        return self._text_size

    def sizeHint(self) -> QSize:
        text = self._measured()
        height = max(text.height() + 16, TOUCH if self._touch else 34)
        return QSize(text.width() + 2 * self._margin(), height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _margin(self) -> int:
        return 10 if self._role == "quiet" else 15

    def _colours(self) -> tuple[QColor, QColor, QColor]:
        """Face, edge and text."""
        colour = self._look.colour
        if self._role == "primary":
            return colour("accent"), colour("accent"), colour("accent_text")
        if self._role == "quiet":
            return QColor(0, 0, 0, 0), QColor(0, 0, 0, 0), colour("muted")
        return colour("button"), colour("border"), colour("button_text")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the picture of the button as it is now.

        A dozen buttons move at each step of a session, and painting one takes eight times as long
        as showing its picture.
        """
        del event
        state = (
            self.width(), self.height(), self.devicePixelRatio(), self.isEnabled(),
            self.isDown(), self.isChecked(), self.hasFocus(), self.underMouse(),
        )  # fmt: skip
        if self._picture is None or state != self._pictured:
            self._picture, self._pictured = self._painted(), state
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        painter.end()

    def _painted(self) -> QPixmap:
        face, edge, text = self._colours()
        if self.isDown():
            face = face.darker(112)
        elif self.underMouse() and self.isEnabled():
            face = face.lighter(106) if face.alpha() else self._look.colour("selected")
        picture = QPixmap(self.size() * self.devicePixelRatio())
        picture.setDevicePixelRatio(self.devicePixelRatio())
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(0.45)
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(edge, 1))
        painter.setBrush(face)
        painter.drawRoundedRect(area, self._radius(), self._radius())
        if self.hasFocus():
            painter.setPen(QPen(self._look.colour("text"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), self._radius(), self._radius())
        painter.setPen(text)
        painter.setFont(self.font())
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextShowMnemonic
        painter.drawText(self.rect(), int(flags), self.text())
        painter.end()
        return picture

    def _radius(self) -> float:
        return _RADIUS


class Pill(Button):
    """A small round button; with ``checkable`` one of several choices, else a mere label."""

    def __init__(self, look: Look, text: str, *, checkable: bool = False) -> None:
        super().__init__(look, text)
        self.setCheckable(checkable)
        if not checkable:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def _font_role(self) -> str:
        return "small"

    def sizeHint(self) -> QSize:
        text = self._measured()
        return QSize(text.width() + 24, text.height() + 10)

    def _colours(self) -> tuple[QColor, QColor, QColor]:
        colour = self._look.colour
        if self.isChecked():
            return colour("accent"), colour("accent"), colour("accent_text")
        return colour("panel"), colour("border"), colour("text")

    def _radius(self) -> float:
        return self.height() / 2 - 1
