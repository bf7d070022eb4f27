"""Which chart: a row of pills, and a menu of those that the row has no room for."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QSizePolicy, QWidget

from legday_gui.window.charts.kinds import Kind
from legday_gui.window.look import Look
from legday_gui.window.widgets import Pill

_APART = 6
_PILL_SIDES = 24  # pixels beside the words of a pill


class KindChoice(QWidget):
    """The button of the menu bears the name of the chart chosen in it."""

    chosen = Signal(object)  # Kind

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._kinds: Sequence[Kind] = ()
        self._kind: Kind | None = None
        self.pills: list[Pill] = []
        self._group = QButtonGroup(self)
        self.more = Pill(look, "More", checkable=True)
        self.more.setAccessibleName("More charts")
        self.menu = QMenu(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_APART)
        self._row.addWidget(self.more)
        self._row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._group.buttonClicked.connect(lambda pill: self.chosen.emit(Kind(pill.text())))
        self.more.clicked.connect(self._open)
        self.menu.triggered.connect(lambda action: self.chosen.emit(Kind(action.text())))
        look.changed.connect(self._fit)

    def set_kinds(self, kinds: Sequence[Kind], chosen: Kind) -> None:
        """Offer these, and mark the one that is shown."""
        if tuple(kinds) != tuple(self._kinds):
            self._offer(kinds)
        self._kind = chosen
        self.pills[self._kinds.index(chosen)].setChecked(True)
        self._fit()

    def _offer(self, kinds: Sequence[Kind]) -> None:
        self._kinds = kinds
        for pill in self.pills:
            self._group.removeButton(pill)
            self._row.removeWidget(pill)
            pill.hide()
            pill.deleteLater()
        self.pills = [Pill(self._look, str(kind), checkable=True) for kind in kinds]
        for place, pill in enumerate(self.pills):
            self._group.addButton(pill)
            self._row.insertWidget(place, pill)

    def _fit(self) -> None:
        """As many pills as there is room for, the others in the menu."""
        widths = [pill.sizeHint().width() + _APART for pill in self.pills]
        shown = len(widths)
        if sum(widths) > self.width():
            longest = max(self._look.px(15) * len(str(kind)) for kind in self._kinds) * 2 // 3
            while shown and sum(widths[:shown]) + longest > self.width():
                shown -= 1
        for place, pill in enumerate(self.pills):
            pill.setVisible(place < shown)
        hidden = self._kinds[shown:]
        self.menu.clear()
        for kind in hidden:
            action = self.menu.addAction(str(kind))
            action.setCheckable(True)
            action.setChecked(kind is self._kind)
        self.more.setVisible(bool(hidden))
        self.more.setText(f"{self._kind} ▾" if self._kind in hidden else "More ▾")
        self.more.setChecked(self._kind in hidden)
        self.more.updateGeometry()
        self.updateGeometry()

    def _open(self) -> None:
        self.more.setChecked(self._kind is not None and str(self._kind) in self.more.text())
        self.menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """The button of the menu with the name of the chart that is shown."""
        words = QFontMetrics(self.more.font()).horizontalAdvance(f"{self._kind} ▾")
        return QSize(words + _PILL_SIDES + _APART, self.more.sizeHint().height())

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(300), self.more.sizeHint().height())
