"""What the reader can do by choosing in a menu, which a command opens."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtGui import QAction

from khulasa.wording import _


class Add(Protocol):
    """Makes a command."""

    def __call__(self, text: str, tip: str, shortcut: str) -> QAction:
        """See ``Commands``."""


class MenuCommands:
    """The commands, each connected where its menu is made; the menus are in the menu bar, too.

    Args:
        add: Makes a command of the window.
    """

    def __init__(self, add: Add) -> None:
        self.source_language = add(
            _("Source language"), _("Choose the language of the article"), "Ctrl+L"
        )
        self.target_language = add(
            _("Translate into"), _("Choose the language to read it in"), "Ctrl+Shift+L"
        )
        self.model = add(_("Translate with"), _("Choose the model"), "F9")
        self.encoding = add(
            _("Read with encoding"), _("Choose the encoding that the file is read with"), ""
        )
        self.summariser = add(_("Summarise with"), _("Choose what summarises"), "Ctrl+Shift+S")
        self.copy_form = add(_("How to copy"), _("Choose how the summary is copied"), "Alt+Shift+C")

    @property
    def named(self) -> dict[str, QAction]:
        """All of them by the name that settings and the palette know them by."""
        return {f"choose_{name}": command for name, command in vars(self).items()}
