"""Copying the summary: the button, the menu beside it, and the title that can be dragged."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

from PySide6.QtCore import QMimeData, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget

from khulasa.export.copying.summary_copy import SummaryDetails, summary_html, summary_text, withheld
from khulasa.settings.store import Settings
from khulasa.summary.result import Summary
from khulasa.ui.shell.commands.all_commands import Commands
from khulasa.ui.summary.copy_menu import CopyMenu
from khulasa.ui.widgets.drag_handle import DragHandle
from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.menus import follow_tip, menu_button
from khulasa.ui.widgets.screen_reader import announce
from khulasa.wording import _

_CONFIRM = 2_000  # milliseconds that "Copied" stays


class SummaryCopying(QObject):
    """Holds the widgets that copy a summary, and what is to be copied.

    Attributes:
        title: The panel's title; dragged, it carries the summary.
        button, options: The buttons that copy, and that choose how.
        menu: The menu of the latter.
        details: Gives the title, date and so on that may be copied with the summary.

    Args:
        commands: The reader's commands.
        settings: Remember how the summary is copied.
        panel: Has them.
    """

    def __init__(self, commands: Commands, settings: Settings, panel: QWidget) -> None:
        super().__init__(panel)
        self._summary: Summary | None = None
        self._kept: Collection[int] = ()
        self._so_far = False
        self.details: Callable[[], SummaryDetails] = SummaryDetails
        self.title = DragHandle(self.mime_data)
        self.title.setProperty("look", "title")
        self._choosing = commands.menus.copy_form
        self.menu = CopyMenu(settings, panel)
        self.menu.setTitle(self._choosing.text())
        self.menu.copy_wanted.connect(self.copy)
        self.button = QPushButton(_("Copy"))
        self.button.setProperty("look", "outline")
        self.button.setAccessibleName(_("Copy summary"))
        follow_tip(self.button, commands.copy_summary)
        self.button.setMinimumWidth(10 * UNIT)
        self.button.clicked.connect(lambda: self.copy())
        self.options = menu_button(self.menu, self._choosing)
        self.options.setProperty("look", "outline")
        self.options.setText("▾")
        self.options.setAccessibleName(self._choosing.text())
        self._confirmation = QTimer(self, interval=_CONFIRM, singleShot=True)
        self._confirmation.timeout.connect(self._end_confirmation)

    def set_summary(self, summary: Summary, kept: Collection[int], *, so_far: bool = False) -> None:
        """Set the summary to copy, and the doubtful sentences of it that are copied anyway.

        One of a part of the article always says so where it is pasted.
        """
        self._summary, self._kept, self._so_far = summary, kept, so_far
        copied = len(summary.sentences) > len(withheld(summary, kept))
        for each in (self.button, self.options, self.menu, self._choosing):
            each.setEnabled(copied)
        self.title.setToolTip(_("Drag the summary into another window") if copied else "")
        self.title.setCursor(
            Qt.CursorShape.OpenHandCursor if copied else Qt.CursorShape.ArrowCursor
        )

    def mime_data(self, *, references: bool = False) -> QMimeData | None:
        """The summary as it is copied and dragged; None if there is nothing."""
        if self._summary is None:
            return None
        options, details = replace(self.menu.options, references=references), self.details()
        if self._so_far:
            notices = filter(
                None, (str(self._summary.note), details.notice if options.notice else "")
            )
            options = replace(options, notice=True)
            details = replace(details, notice=" ".join(notices))
        text = summary_text(self._summary, self._kept, options, details)
        if not text:
            return None
        data = QMimeData()
        data.setText(text)
        data.setHtml(summary_html(self._summary, self._kept, options, details))
        return data

    def copy(self, references: bool = False) -> None:
        """Copy the summary, and confirm it on the button."""
        data = self.mime_data(references=references)
        if data is None:
            return
        QGuiApplication.clipboard().setMimeData(data)
        self.button.setText(_("Copied ✓"))
        self.button.setAccessibleName(_("Summary copied"))
        announce(self.button)
        self._confirmation.start()

    def _end_confirmation(self) -> None:
        self.button.setText(_("Copy"))
        self.button.setAccessibleName(_("Copy summary"))
