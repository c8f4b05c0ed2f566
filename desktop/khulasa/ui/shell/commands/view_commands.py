"""What the reader can do about how the article stands in the window."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtGui import QAction, QActionGroup

from khulasa.settings.arrangement import Arrangement
from khulasa.wording import _


class Add(Protocol):
    """Makes a command."""

    def __call__(self, text: str, tip: str, shortcut: str, *, switch: bool = False) -> QAction:
        """See ``Commands``."""


class ViewCommands:
    """The commands, each connected elsewhere.

    Attributes:
        arrangements: One for each; exactly one of them is ticked.

    Args:
        add: Makes a command of the window.
    """

    def __init__(self, add: Add) -> None:
        self.arrangements = {
            Arrangement.BESIDE: add(
                _("Side by side"),
                _("Source and translation side by side; in narrow windows one above the other"),
                "Alt+1",
                switch=True,
            ),
            Arrangement.STACKED: add(
                _("One above the other"),
                _("Each paragraph's source under its translation"),
                "Alt+2",
                switch=True,
            ),
            Arrangement.TRANSLATION: add(
                _("Translation only"), _("Show only the translation"), "Alt+3", switch=True
            ),
            Arrangement.SOURCE: add(
                _("Source only"), _("Show only the source"), "Alt+4", switch=True
            ),
            Arrangement.ON_DEMAND: add(
                _("Source on demand"),
                _("The translation, with the source under a paragraph when you ask for it"),
                "Alt+5",
                switch=True,
            ),
        }
        first = next(iter(self.arrangements.values()))
        group = QActionGroup(first)
        for command in self.arrangements.values():
            group.addAction(command)
        first.setChecked(True)
        self.show_source = add(
            _("Show the source here"),
            _("Show or hide the source under the paragraph, where it comes on demand"),
            "Ctrl+U",
        )
        self.scroll_together = add(
            _("Scroll together"),
            _("Scroll both columns together, or each by itself"),
            "Ctrl+Shift+J",
            switch=True,
        )
        self.wider_source = add(
            _("Wider source"), _("Give the source more of the width"), "Alt+Shift+Right"
        )
        self.wider_translation = add(
            _("Wider translation"), _("Give the translation more of the width"), "Alt+Shift+Left"
        )
        self.larger_source = add(
            _("Larger source"), _("Make the source's text larger"), "Alt+Shift+Up"
        )
        self.smaller_source = add(
            _("Smaller source"), _("Make the source's text smaller"), "Alt+Shift+Down"
        )
        self.larger_translation = add(
            _("Larger translation"), _("Make the translation's text larger"), "Alt+PgUp"
        )
        self.smaller_translation = add(
            _("Smaller translation"), _("Make the translation's text smaller"), "Alt+PgDown"
        )
        self.summary_side = add(
            _("Summary at the side"),
            _("Show the summary beside the text, and not on top; in narrow windows it is on top"),
            "Ctrl+Shift+Y",
            switch=True,
        )
        self.outline = add(
            _("Outline"), _("List the headings, to go to one of them"), "Ctrl+Shift+O", switch=True
        )

    @property
    def named(self) -> dict[str, QAction]:
        """All of them by the name that settings and the palette know them by."""
        single = {
            name: command for name, command in vars(self).items() if isinstance(command, QAction)
        }
        return {f"arrange_{one.name.lower()}": c for one, c in self.arrangements.items()} | single
