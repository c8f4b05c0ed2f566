"""The window of preferences: made from the settings, so that none is forgotten."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from khulasa.models.set_up import SetUp
from khulasa.settings.keys import MIRROR
from khulasa.settings.setting import Setting
from khulasa.settings.store import Settings
from khulasa.ui.preferences.controls import control
from khulasa.ui.preferences.models_folder import ModelsFolder
from khulasa.ui.preferences.sections import (
    SECTIONS,
    label_words,
    offered,
    remark_words,
    value_words,
)
from khulasa.ui.widgets.dialog_words import close_box
from khulasa.ui.widgets.enter_key import EnterButton
from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.plain import plain_label
from khulasa.ui.widgets.screen_room import resize_on_screen
from khulasa.wording import _

_SIZE = (640, 640)
_LABEL = 224  # pixels: fields stand below each other


class PreferencesWindow(QDialog):
    """All that the reader may choose, each kept and at work at once.

    Args:
        settings: Keep it.
        parent: The window that it belongs to.

    Signals:
        changed: A setting that has another value now.
        move_wanted: The reader wants to keep the models elsewhere.
    """

    changed = Signal(object)
    move_wanted = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preferences")
        self.setWindowTitle(_("Preferences"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._settings = settings
        self.controls: dict[tuple[str, ...], QWidget] = {}
        self.folder = ModelsFolder()
        self.folder.move_wanted.connect(self.move_wanted)
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setSpacing(UNIT)
        for title, chosen in SECTIONS:
            heading = plain_label(_(title))
            heading.setProperty("look", "title")
            rows.addWidget(heading)
            rows.addLayout(self._form(chosen))
            rows.addSpacing(UNIT)
        rows.addStretch(1)
        self.area = area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        # It scrolls to whatever gets the focus; to stop at it would be a step without a sense.
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        buttons = close_box(self)
        self.file_button = EnterButton(_("Show the file"))
        buttons.addButton(self.file_button, QDialogButtonBox.ButtonRole.ActionRole)
        self.file_button.setToolTip(_("All settings are in one file that can be read and copied"))
        self.file_button.clicked.connect(
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(settings.path.parent)))
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.addWidget(area)
        layout.addWidget(buttons)
        resize_on_screen(self, *_SIZE)

    def _form(self, settings: tuple[Setting[Any], ...]) -> QFormLayout:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        if MIRROR in settings:
            form.addRow(_label(_("Models folder")), self.folder)
        for setting in settings:
            made = self._control(setting)
            if isinstance(made, QCheckBox):
                form.addRow(made)
            else:
                label = _label(label_words(setting))
                label.setBuddy(made)
                form.addRow(label, made)
            if remark := remark_words(setting):
                made.setAccessibleDescription(remark)
                below = plain_label(remark)
                below.setProperty("look", "quiet")
                below.setWordWrap(True)
                form.addRow(below)
        return form

    def _control(self, setting: Setting[Any]) -> QWidget:
        value: object = self._settings.get(setting)
        if value is SetUp.DONE:  # they were fetched, and what is missing would be
            value = SetUp.AGREED
        made = control(
            setting,
            value,
            offered(setting, value),
            partial(value_words, setting),
            partial(self._choose, setting),
        )
        made.setAccessibleName(label_words(setting))
        self.controls[setting.path] = made
        return made

    def _choose(self, setting: Setting[Any], value: object) -> None:
        if value == self._settings.get(setting):
            return
        self._settings.set(setting, value)
        self.changed.emit(setting)


def _label(words: str) -> QLabel:
    label = plain_label(words)
    label.setWordWrap(True)
    label.setFixedWidth(_LABEL)
    return label
