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
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from khulasa.settings.setting import Setting
from khulasa.settings.store import Settings
from khulasa.ui.preferences.controls import control
from khulasa.ui.preferences.sections import KEPT_AS, SECTIONS, value_words
from khulasa.ui.widgets.dialog_words import close_box
from khulasa.ui.widgets.enter_key import EnterButton
from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.plain import plain_label
from khulasa.ui.widgets.screen_room import resize_on_screen
from khulasa.wording import _

_SIZE = (600, 600)
_LABEL = 240  # pixels: fields stand below each other


class PreferencesWindow(QDialog):
    """All that the reader may choose, each kept and at work at once.

    Args:
        settings: Keep it.
        parent: The window that it belongs to.

    Signals:
        changed: A setting that has another value now.
    """

    changed = Signal(object)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Preferences"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._settings = settings
        self.controls: dict[tuple[str, ...], QWidget] = {}
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
        area = QScrollArea()
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
        for setting in settings:
            made = control(
                setting,
                self._settings.get(KEPT_AS.get(setting.path, setting)),
                partial(value_words, setting),
                partial(self._choose, setting),
            )
            made.setAccessibleName(_(setting.words))
            self.controls[setting.path] = made
            if isinstance(made, QCheckBox):
                form.addRow(made)
            else:
                label = plain_label(_(setting.words))
                label.setWordWrap(True)
                label.setFixedWidth(_LABEL)
                label.setBuddy(made)
                form.addRow(label, made)
        return form

    def _choose(self, setting: Setting[Any], value: object) -> None:
        setting = KEPT_AS.get(setting.path, setting)
        if value == self._settings.get(setting):
            return
        self._settings.set(setting, value)
        self.changed.emit(setting)
