"""The menu beside the Copy button: in which form, and with what around the summary."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QSettings, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from khulasa.export.summary_copy import CopyForm, CopyOptions

_FORM = "summary/copy-form"
_PARTS = "summary/copy-{}"


class CopyMenu(QMenu):
    """Holds what is to be copied, and remembers it.

    Signals:
        copy_wanted: Copy now; whether with references.
    """

    copy_wanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Copy summary"))
        self._settings = QSettings()
        self.addAction(self.tr("Copy"), lambda: self.copy_wanted.emit(False))
        self.addAction(self.tr("Copy with references"), lambda: self.copy_wanted.emit(True))
        self.addSeparator()
        self.forms = self._add_forms()
        self.addSeparator()
        self.parts = {
            name: self._add_part(name, text)
            for name, text in (
                ("title", self.tr("With the title")),
                ("file", self.tr("With the file's name")),
                ("date", self.tr("With the date")),
                ("notice", self.tr("With a line that the translation is rough")),
            )
        }
        self.offer_notice(False)

    @property
    def options(self) -> CopyOptions:
        """What is chosen, without references."""
        form = next(form for form, action in self.forms.items() if action.isChecked())
        title, file, date, notice = (action.isChecked() for action in self.parts.values())
        return CopyOptions(form, title=title, file=file, date=date, notice=notice)

    def offer_notice(self, on: bool) -> None:
        """Say whether there is a notice that could be copied."""
        self.parts["notice"].setVisible(on)

    def _add_forms(self) -> dict[CopyForm, QAction]:
        names = {
            CopyForm.SHOWN: self.tr("As shown"),
            CopyForm.PARAGRAPH: self.tr("As one paragraph"),
            CopyForm.BULLETS: self.tr("As bullets"),
            CopyForm.HEADLINE: self.tr("As headline and standfirst"),
        }
        remembered = cast(str, self._settings.value(_FORM, CopyForm.SHOWN.value, type=str))
        group = QActionGroup(self)
        actions = {}
        for form, name in names.items():
            action = self.addAction(name)
            action.setCheckable(True)
            action.setChecked(form.value == remembered)
            action.toggled.connect(
                lambda on, form=form: self._settings.setValue(_FORM, form.value) if on else None
            )
            group.addAction(action)
            actions[form] = action
        if group.checkedAction() is None:
            actions[CopyForm.SHOWN].setChecked(True)
        return actions

    def _add_part(self, name: str, text: str) -> QAction:
        key = _PARTS.format(name)
        action = self.addAction(text)
        action.setCheckable(True)
        action.setChecked(cast(bool, self._settings.value(key, False, type=bool)))
        action.toggled.connect(lambda on: self._settings.setValue(key, on))
        return action
