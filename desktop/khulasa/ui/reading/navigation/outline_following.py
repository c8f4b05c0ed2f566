"""Keeps the outline at what is read, and goes where the reader points in it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from khulasa.reading.outline import outline_of
from khulasa.settings.keys import OUTLINE
from khulasa.settings.store import Settings
from khulasa.translation.result import join_targets
from khulasa.ui.reading.navigation.outline_panel import OutlinePanel
from khulasa.ui.reading.sessions.session import LiveSession
from khulasa.ui.reading.view import ReadingView
from khulasa.ui.shell.commands.view_commands import ViewCommands


class OutlineFollowing(QObject):
    """Connects the outline with the text.

    Signals:
        shown: The outline came or went.

    Args:
        session: Holds the article.
        view: Shows it.
        panel: The outline.
        commands: One of them shows the outline.
        settings: Remember whether it is shown.
    """

    shown = Signal()

    def __init__(
        self,
        session: LiveSession,
        view: ReadingView,
        panel: OutlinePanel,
        commands: ViewCommands,
        settings: Settings,
    ) -> None:
        super().__init__(panel)
        self._session, self._view, self._panel = session, view, panel
        self._command, self._settings = commands.outline, settings
        self._command.setChecked(settings.get(OUTLINE))
        self._command.setEnabled(False)
        self._command.triggered.connect(self._show)
        panel.wanted.connect(self._go)
        panel.left.connect(self._leave)
        view.passed.connect(self._mark)
        session.rows_changed.connect(lambda _rows: self._show_words())
        panel.hide()

    def begin(self) -> None:
        """Take on another article, or the same in another language."""
        reading = self._session.core.reading
        paragraphs = reading.article.paragraphs if reading is not None else ()
        outline = outline_of(paragraphs)
        self._panel.show_outline(outline, self._words)
        self._command.setEnabled(bool(outline))
        self._panel.setVisible(bool(outline) and self._command.isChecked())
        self.shown.emit()
        self._mark()

    def _show(self, on: bool) -> None:
        self._settings.set(OUTLINE, on)
        self._panel.setVisible(on)
        self.shown.emit()
        if on:
            self._mark()
            self._panel.tree.setFocus()
        else:
            self._view.focus()

    def _go(self, row: int) -> None:
        self._view.go_to(row)
        self._view.focus()
        self._mark()

    def _leave(self) -> None:
        self._view.focus()
        self._mark()

    def _mark(self) -> None:
        self._panel.mark(self._view.place[0])

    def _words(self, row: int) -> str:
        """A heading in the reader's language as soon as it is there."""
        reading = self._session.core.reading
        assert reading is not None
        translated = join_targets(list(self._session.core.outcomes(row)))
        return translated or reading.article.paragraphs[row].text

    def _show_words(self) -> None:
        if not self._panel.is_empty:
            self._panel.show_words(self._words)
