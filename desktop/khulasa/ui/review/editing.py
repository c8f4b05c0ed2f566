"""Which sentence the reader writes, and what becomes of it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from khulasa.translation.result import by_user
from khulasa.ui.reading.sessions.session import LiveSession
from khulasa.ui.reading.view import ReadingView
from khulasa.ui.shell.commands.all_commands import Commands
from khulasa.ui.widgets.screen_reader import say
from khulasa.wording import _


class Editing(QObject):
    """Connects the editor in the text with the session and the commands.

    To be made before others connect the commands: what is being written is kept before a command
    does something else to the article.

    Args:
        session: Holds the article.
        view: Shows it, and has the editor.
        commands: What the reader can do.
    """

    def __init__(self, session: LiveSession, view: ReadingView, commands: Commands) -> None:
        super().__init__(view)
        self._session, self._view, self._commands = session, view, commands
        self._place = view.editing
        looks = set(commands.view.named.values())
        looks |= {commands.larger, commands.smaller, commands.normal_size, commands.guesses}
        looks.add(commands.preferences)
        for command in set(commands.named.values()) - looks - {commands.edit, commands.put_term}:
            command.triggered.connect(self._place.keep)
        commands.edit.triggered.connect(self._edit_pinned)
        view.marks.entered.connect(self.edit)
        view.target.clicked_twice.connect(self.edit)
        self._place.written.connect(self._take)
        self._place.stepped.connect(self._step)
        self._place.closed.connect(view.focus)

    def edit(self, number: int, term: str = "") -> None:
        """Let the reader write a sentence; a term is offered to be put where the cursor stands."""
        known = self._session.core.translation(number)
        if known is None or self._session.core.reading is None or self._session.core.is_as_read:
            return
        if list(self._view.marks.pinned) != [number]:
            self._view.marks.pin(range(number, number + 1))
        if not self._view.target.isVisible():
            return
        self._place.open(number, known.target.strip())
        self._place.editor.offer(term)

    def _edit_pinned(self) -> None:
        pinned = self._view.marks.pinned
        if len(pinned) == 1:
            self.edit(pinned[0])

    def _step(self, number: int, by: int) -> None:
        """Go on to the next sentence that is translated, or back to the one before."""
        core = self._session.core
        following = number + by
        if 0 <= following < core.counts().total and core.translation(following) is not None:
            self._view.jump_to(following)
            self.edit(following)
        else:
            self._view.focus()

    def _take(self, number: int, text: str) -> None:
        known = self._session.core.translation(number)
        if known is not None:
            self._session.revise(number, by_user(text))
            say(self._view.main, _("Your translation is kept."))
