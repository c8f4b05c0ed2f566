"""The menu beside the Copy button: in which form, and with what around the summary."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from khulasa.export.copying.copy_form import CopyForm
from khulasa.export.copying.summary_copy import CopyOptions
from khulasa.settings.keys import COPY_DATE, COPY_FILE, COPY_FORM, COPY_NOTICE, COPY_TITLE
from khulasa.settings.setting import Setting
from khulasa.settings.store import Settings
from khulasa.wording import _

_PARTS = {"title": COPY_TITLE, "file": COPY_FILE, "date": COPY_DATE, "notice": COPY_NOTICE}


class CopyMenu(QMenu):
    """Holds what is to be copied, and remembers it.

    Signals:
        copy_wanted: Copy now; whether with references.

    Args:
        settings: Remember what is to be copied.
    """

    copy_wanted = Signal(bool)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.addAction(_("Copy"), lambda: self.copy_wanted.emit(False))
        self.addAction(_("Copy with references"), lambda: self.copy_wanted.emit(True))
        self.addSeparator()
        self.forms = self._add_forms()
        self.addSeparator()
        self.parts = {
            name: self._add_part(_PARTS[name], text)
            for name, text in (
                ("title", _("With the title")),
                ("file", _("With the file's name")),
                ("date", _("With the date")),
                ("notice", _("With a line that the translation is rough")),
            )
        }
        self.offer_notice(False)
        # The preferences may have changed it.
        self.aboutToShow.connect(self.refresh)

    @property
    def options(self) -> CopyOptions:
        """What is chosen, without references."""
        self.refresh()
        form = next(form for form, action in self.forms.items() if action.isChecked())
        title, file, date, notice = (action.isChecked() for action in self.parts.values())
        return CopyOptions(form, title=title, file=file, date=date, notice=notice)

    def refresh(self) -> None:
        """Tick what the settings say."""
        self.forms[self._settings.get(COPY_FORM)].setChecked(True)
        for name, setting in _PARTS.items():
            self.parts[name].setChecked(self._settings.get(setting))

    def offer_notice(self, on: bool) -> None:
        """Say whether there is a notice that could be copied."""
        self.parts["notice"].setVisible(on)

    def _add_forms(self) -> dict[CopyForm, QAction]:
        names = {
            CopyForm.SHOWN: _("As shown"),
            CopyForm.PARAGRAPH: _("As one paragraph"),
            CopyForm.BULLETS: _("As bullets"),
            CopyForm.HEADLINE: _("As headline and standfirst"),
        }
        remembered = self._settings.get(COPY_FORM)
        group = QActionGroup(self)
        actions = {}
        for form, name in names.items():
            action = self.addAction(name)
            action.setCheckable(True)
            action.setChecked(form is remembered)
            action.toggled.connect(
                lambda on, form=form: self._settings.set(COPY_FORM, form) if on else None
            )
            group.addAction(action)
            actions[form] = action
        return actions

    def _add_part(self, setting: Setting[bool], text: str) -> QAction:
        action = self.addAction(text)
        action.setCheckable(True)
        action.setChecked(self._settings.get(setting))
        action.toggled.connect(lambda on: self._settings.set(setting, on))
        return action
