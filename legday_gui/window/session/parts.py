"""Small things that every card of the session uses."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QLayout,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from legday_gui.window.look import Look
from legday_gui.window.widgets import Label
from legday_gui.window.widgets.scroll_bar import ScrollBar


class Words(Label):
    """Plain text on one line, in a font role and a colour role."""

    def __init__(
        self, look: Look, font: str = "body", colour: str = "text", text: str = ""
    ) -> None:
        super().__init__(look, text, font, colour)
        self.setWordWrap(False)

    def show_words(self, text: str, colour: str) -> None:
        """Set text and colour role together."""
        self.setText(text)
        self.set_colour(colour)

    def wrapped(self) -> "Words":
        """The same label, its lines broken where they do not fit."""
        self.setWordWrap(True)
        return self


class Column(QScrollArea):
    """A column of cards that scrolls when the window is too low for them.

    A ``steady`` one keeps the place of its scroll bar, so that what stands in it does not become
    narrower when there is more to see.
    """

    def __init__(self, inner: QWidget, *, steady: bool = False) -> None:
        super().__init__()
        self._narrowest = 0
        # Our own: asking for Qt's makes PySide load every widget class there is.
        viewport = QWidget()
        self._bar = ScrollBar()
        self.setViewport(viewport)
        self.setVerticalScrollBar(self._bar)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if steady:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        viewport.setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        inner.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is inside has changed: so may have the width that it needs."""
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            narrowest = self.widget().minimumSizeHint().width()
            if narrowest != self._narrowest:
                self._narrowest = narrowest
                self.updateGeometry()
        return super().eventFilter(watched, event)

    def arrange(self, changed: QWidget) -> None:
        """Arrange the column around a widget in it that has changed, so that it is painted once.

        Left to itself, Qt arranges one level after the other and paints in between.
        """
        widget: QWidget | None = changed
        while widget is not None and widget is not self:
            QCoreApplication.sendPostedEvents(widget, QEvent.Type.LayoutRequest.value)
            widget = widget.parentWidget()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()  # arrow and page keys belong to the page around

    def minimumSizeHint(self) -> QSize:
        """As wide as what is inside at its narrowest, so that nothing is cut off at the side."""
        inner = self.widget()
        bar = self._bar.sizeHint().width()
        width = inner.minimumSizeHint().width() + bar if inner else 0
        return QSize(width, 80)


def show_if(widget: QWidget, on: bool) -> None:
    """Show or hide, without a word to Qt where nothing changes: that would cost a layout."""
    if widget.isHidden() is on:
        widget.setVisible(on)


@contextmanager
def arranged_once(*widgets: QWidget) -> Iterator[None]:
    """Let the layouts of ``widgets`` rest while much is shown and hidden in them.

    Qt would arrange the whole window at each widget that is shown.
    """
    layouts = [layout for widget in widgets if (layout := widget.layout()) is not None]
    for layout in layouts:
        layout.setEnabled(False)
    try:
        yield
    finally:
        for layout in layouts:
            layout.setEnabled(True)


def clear(layout: QLayout) -> None:
    """Take every item out of ``layout`` and delete its widget."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)


class NoteField(QLineEdit):
    """A line of free text, saved by Enter or by leaving it; Escape puts the former text back."""

    saved = Signal(str)

    def __init__(self, look: Look, name: str, hint: str = "") -> None:
        super().__init__()
        self._look = look
        self._clean = ""
        self.setPlaceholderText(hint or name)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setMinimumHeight(44)
        self.setTextMargins(8, 0, 8, 0)
        self.editingFinished.connect(self._save)
        look.changed.connect(self._dress)
        self._dress()

    def show_text(self, text: str) -> None:
        """Show what is kept, unless something else is being typed."""
        if text != self._clean or not self.hasFocus():
            self._clean = text
            if self.text() != text:
                self.setText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            if event.key() == Qt.Key.Key_Escape:
                self.setText(self._clean)
            self._leave()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        """Hand the keys back to the page that the field stands on."""
        page = self.parentWidget()
        while page is not None and page.focusProxy() is None and not page.focusPolicy():
            page = page.parentWidget()
        if page is None:
            self.clearFocus()
        else:
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def event(self, event: QEvent) -> bool:
        undo = event.type() == QEvent.Type.ShortcutOverride and self.text() == self._clean
        if undo and isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo):
            event.ignore()
            return False
        return super().event(event)

    def _save(self) -> None:
        text = self.text().strip()
        if text != self._clean:
            self._clean = text
            self.saved.emit(text)

    def _dress(self) -> None:
        self.setFont(self._look.font("body"))
