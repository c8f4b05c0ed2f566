"""Reading the article in front aloud: which sentence comes next, and where it stands."""

from __future__ import annotations

from PySide6.QtCore import QObject

from khulasa.translation.result import Status
from khulasa.ui.aloud.voice import Voice
from khulasa.ui.reading.sessions.session import LiveSession
from khulasa.ui.reading.view import ReadingView
from khulasa.ui.shell.commands.all_commands import Commands
from khulasa.ui.widgets.message_bar import MessageBar
from khulasa.wording import phrase

_SOURCE, _TRANSLATION = 0, 1


class ReadingAloud(QObject):
    """Has the sentences spoken one after another; the one that is spoken is marked.

    It goes where the marked sentence goes: to the next one with the command for that, to another
    one with a click. It begins at the marked sentence, so ending it is a pause, too.

    Args:
        session: Has the article.
        view: Shows it.
        commands: Turn it on and off; hidden where there is no voice for the language.
        voice: Speaks.
        bar: Says what went wrong.
    """

    def __init__(
        self,
        session: LiveSession,
        view: ReadingView,
        commands: Commands,
        voice: Voice,
        bar: MessageBar,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session, self._view, self._voice, self._bar = session, view, voice, bar
        self._commands = {_SOURCE: commands.read_source_aloud, _TRANSLATION: commands.read_aloud}
        self._column: int | None = None
        self._number = -1
        self._steps = False
        for column, command in self._commands.items():
            command.triggered.connect(lambda on, column=column: self._turn(column, on=on))
        view.marks.changed.connect(self._follow)
        voice.found.connect(self.refresh)
        # A method: of a lambda the voice, which outlives the window, would keep this for ever.
        voice.taken.connect(self._give_way)
        session.state_changed.connect(self.refresh)
        self.refresh()

    @property
    def is_on(self) -> bool:
        """Whether something is being read."""
        return self._column is not None

    def stop(self) -> None:
        """Be silent; the sentence stays marked."""
        if self._column is not None:
            self._column = None
            self._voice.be_silent()
            self.refresh()

    def refresh(self) -> None:
        """Offer what can be read aloud."""
        reading = self._session.core.reading
        if reading is not None:
            self._voice.look()
        for column, command in self._commands.items():
            can = reading is not None and self._voice.speaks(self._language(column))
            command.setVisible(can)
            command.setEnabled(can)
            command.setChecked(self._column == column)

    def _give_way(self, owner: QObject) -> None:
        if owner is not self:
            self.stop()

    def _turn(self, column: int, *, on: bool) -> None:
        self.stop()
        if not on or self._session.core.reading is None:
            return
        pinned = self._view.marks.pinned
        first = pinned[0] if pinned else self._view.first_in_sight()
        self._view.jump_to(first)
        self._column = column
        self._speak_on()
        self.refresh()

    def _follow(self) -> None:
        """Read the sentence that was marked instead, or no more if none is."""
        pinned = self._view.marks.pinned
        if self._column is None or self._steps:
            return
        if not pinned:
            self.stop()
        elif pinned[0] != self._number:
            self._speak_on()

    def _go_on(self) -> None:
        if self._view.editing.number is not None:  # the reader found something to write
            self.stop()
        elif self._step():
            self._speak_on()

    def _speak_on(self) -> None:
        """Read the marked sentence; if there is nothing in it, the next one that has something."""
        while self._column is not None:
            number = self._view.marks.pinned[0]
            text = self._text(number)
            if text is None:
                self.stop()
            elif text:
                self._number = number
                language = self._language(self._column)
                self._voice.say(text, language, self, over=self._go_on, failed=self._fail)
                return
            elif not self._step():
                return

    def _step(self) -> bool:
        """Mark the next sentence; behind the last one it is over."""
        before = list(self._view.marks.pinned)
        self._steps = True
        self._view.step(1)
        self._steps = False
        if list(self._view.marks.pinned) == before:
            self.stop()
        return self.is_on

    def _text(self, number: int) -> str | None:
        """What is read of a sentence; None if it is not translated yet."""
        reading = self._session.core.reading
        assert reading is not None
        if self._column == _SOURCE:
            return reading.article.sentences[number].strip()
        translation = reading.translations.get(number)
        if translation is None:
            return None
        return "" if translation.status is Status.FAILED else translation.target.strip()

    def _language(self, column: int) -> str:
        core = self._session.core
        assert core.reading is not None
        return core.reading.article.language if column == _SOURCE else core.target

    def _fail(self, details: str) -> None:
        program = self._voice.program
        self.stop()
        self._bar.show_error(
            phrase("Reading aloud has ended: {program} does not speak.", program=program), details
        )
