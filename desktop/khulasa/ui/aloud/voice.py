"""A voice that speaks one sentence at a time, by a program of the system."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from khulasa.ui.aloud.speakers import Speaker, Voices, speakers_of_system
from khulasa.ui.aloud.speech import Listing, Speech


class Voice(QObject):
    """What all windows speak with; whoever begins silences the one before.

    Signals:
        found: What can be spoken is known now.
        taken: Who has something spoken now.

    Args:
        speakers: The programs to try, the best first.
    """

    found = Signal()
    taken = Signal(object)

    def __init__(
        self, speakers: Sequence[Speaker] | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._waiting = list(speakers_of_system() if speakers is None else speakers)
        self._speaker: Speaker | None = None
        self._voices: Voices = {}
        self._looking: Listing | None = None
        self._speech: Speech | None = None

    def look(self) -> None:
        """Find out what can be spoken, unless that is known; ``found`` may follow."""
        if self._looking is not None or self._speaker is not None or not self._waiting:
            return
        speaker = self._waiting.pop(0)
        self._looking = Listing(speaker, self)
        self._looking.listed.connect(lambda voices: self._take(speaker, voices))
        self._looking.begin()

    def speaks(self, language: str) -> bool:
        """Whether there is a voice for a language, by its ISO 639-1 code."""
        return language in self._voices

    @property
    def program(self) -> str:
        """What speaks; empty where nothing can."""
        return self._speaker.program if self._speaker is not None else ""

    def say(
        self,
        text: str,
        language: str,
        owner: QObject,
        over: Callable[[], object],
        failed: Callable[[str], object],
    ) -> None:
        """Speak a text in the place of what is spoken.

        Args:
            text: One or more sentences.
            language: One that it ``speaks``.
            owner: Who has it spoken; ``taken`` tells it to the others.
            over: Called when all of it was spoken.
            failed: Called when it was not, with what the program said of that.
        """
        assert self._speaker is not None
        self.be_silent()
        self.taken.emit(owner)
        self._speech = speech = Speech(self._speaker, self)
        speech.over.connect(over)
        speech.failed.connect(failed)
        # Last: on Windows a program that is not there any more fails at once.
        speech.begin(text, self._voices[language])

    def be_silent(self) -> None:
        """End what is spoken."""
        if self._speech is not None:
            self._speech.end()
            self._speech = None

    def close(self) -> None:
        """End all processes."""
        self._waiting = []
        self.be_silent()
        if self._looking is not None:
            self._looking.end()
            self._looking = None

    def _take(self, speaker: Speaker, voices: Voices) -> None:
        self._looking = None
        if not voices:
            self.look()
            return
        self._speaker, self._voices = speaker, voices
        self.found.emit()
