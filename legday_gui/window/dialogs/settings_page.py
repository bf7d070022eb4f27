"""Settings: how the program looks, whose logbook it is, and the unit."""

import sys
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import (
    QFormLayout,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from legday_gui import settings as store
from legday_gui.logbook.athletes import athlete, edit_athlete
from legday_gui.training.values import Unit
from legday_gui.window.dialogs.page import Page
from legday_gui.window.widgets import Button, Label, Muted, Pill
from legday_gui.window.widgets.choice import Choice
from legday_gui.window.widgets.flow import Flow
from legday_gui.window.workspace import Workspace

if TYPE_CHECKING:
    from legday_gui.window.session.bell import Bell

_THEMES = (("As the desktop", "system"), ("Light", "light"), ("Dark", "dark"))
_UNITS = (("Kilograms", Unit.KG), ("Pounds", Unit.LB))


class SettingsPage(Page):
    """Each choice takes effect, and is kept, when it is made."""

    def __init__(self, workspace: Workspace) -> None:
        look = workspace.look
        super().__init__(look, "Settings")
        self._space = workspace
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(24)
        self._form.setVerticalSpacing(12)
        self.body.addLayout(self._form)

        self.theme = Choice()
        for words, value in _THEMES:
            self.theme.addItem(words, value)
        self._row("Theme", self.theme)
        self.text_size = QSpinBox()
        self.text_size.setRange(100, 200)
        self.text_size.setSingleStep(10)
        self.text_size.setSuffix(" %")
        self._row("Text size", self.text_size)
        self.sound = Pill(look, "Sound", checkable=True)
        self.sound.setAccessibleName("A sound at the end of a rest")
        self.notice = Pill(look, "Notice of the desktop", checkable=True)
        self.notice.setAccessibleName("A notice of the desktop at the end of a rest")
        self.hear = Button(look, "Hear it")
        at_the_end = Flow()
        for widget in (self.sound, self.notice, self.hear):
            widget.setMinimumHeight(36)
            at_the_end.addWidget(widget)
        self._form.addRow(self._label("End of a rest"), at_the_end)
        self.name = QLineEdit()
        self.name.setMaxLength(80)
        self._row("Name", self.name)
        self.unit = Choice()
        for words, unit in _UNITS:
            self.unit.addItem(words, unit)
        self._row("Unit", self.unit)
        self._said = Muted(look, "")
        self._said.hide()
        self.body.addWidget(self._said)
        self.body.addWidget(
            Muted(look, "A set keeps the unit that it was typed in; another unit changes only "
                        "what is shown and typed from now on.")
        )  # fmt: skip
        done = Button(look, "Done", "primary")
        done.clicked.connect(self.closed)
        self.body.addWidget(done)
        self._show()
        self._connect()

    def _row(self, label: str, field: QWidget) -> None:
        field.setAccessibleName(label)
        words = self._label(label)
        words.setBuddy(field)
        self._form.addRow(words, field)

    def _label(self, text: str) -> Label:
        words = Label(self._space.look, text, colour="muted")
        words.setWordWrap(False)
        return words

    def _show(self) -> None:
        space = self._space
        person = athlete(space.logbook, space.athlete_id)
        fields = (self.theme, self.text_size, self.sound, self.notice, self.name, self.unit)
        blockers = [QSignalBlocker(field) for field in fields]
        self.theme.setCurrentIndex(self.theme.findData(space.settings.theme))
        self.text_size.setValue(space.settings.text_percent)
        self.sound.setChecked(space.settings.rest_sound)
        self.notice.setChecked(space.settings.rest_notice)
        self.name.setText(person.name)
        self.unit.setCurrentIndex([unit for _, unit in _UNITS].index(person.unit))
        del blockers

    def _connect(self) -> None:
        self.theme.activated.connect(self._choose_theme)
        self.text_size.valueChanged.connect(self._choose_size)
        self.sound.clicked.connect(self._choose_sound)
        self.hear.clicked.connect(self._ring)
        self.notice.clicked.connect(self._choose_notice)
        self.name.editingFinished.connect(self._choose_name)
        self.unit.activated.connect(self._choose_unit)

    def _choose_theme(self) -> None:
        self._space.settings.theme = str(self.theme.currentData())
        store.save(self._space.settings)
        self._space.look.set_theme(self._space.settings.theme)

    def _choose_size(self, percent: int) -> None:
        self._space.settings.text_percent = percent
        store.save(self._space.settings)
        self._space.look.set_text_percent(percent)

    def _choose_sound(self, on: bool) -> None:
        self._space.settings.rest_sound = on
        store.save(self._space.settings)

    def _ring(self) -> None:
        """What the end of a rest sounds like; a beep may be heard or not, and that is said."""
        self._bell.ring()
        self._say(
            "" if self._bell.player or sys.platform == "win32" else
            "No player was found (paplay, pw-play, aplay or afplay): the desktop is asked to beep, "
            "which not all of them do. The timer flashes in any case."
        )  # fmt: skip

    @cached_property
    def _bell(self) -> "Bell":
        from legday_gui.window.session.bell import Bell

        return Bell(self)

    def _choose_notice(self, on: bool) -> None:
        from legday_gui.window.session.notice import Notice

        self._space.settings.rest_notice = on
        store.save(self._space.settings)
        missing = on and not Notice.possible()
        self._say("This desktop has no place for notices: none will be seen." if missing else "")

    def _say(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))

    def _choose_name(self) -> None:
        edit_athlete(self._space.logbook, self._space.athlete_id, name=self.name.text().strip())

    def _choose_unit(self, index: int) -> None:
        unit = _UNITS[index][1]
        edit_athlete(self._space.logbook, self._space.athlete_id, unit=unit.value)
