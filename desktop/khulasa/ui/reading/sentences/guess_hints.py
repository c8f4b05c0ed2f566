"""What else a guessed word could be, shown where the pointer rests on it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QToolTip

from khulasa.translation.result import Candidate
from khulasa.ui.reading.columns.column import ReadingPane
from khulasa.ui.reading.sessions.session import LiveSession
from khulasa.wording import _, list_text, number_text

_LEAST = 0.005  # what is less likely is only named where nothing is likelier


class GuessHints(QObject):
    """Asks the session for candidates, and shows them if the pointer is still on the word.

    Args:
        session: Has the engine look for them.
        pane: Shows the translation.
    """

    def __init__(self, session: LiveSession, pane: ReadingPane) -> None:
        super().__init__(pane)
        self._pane = pane
        pane.guess_pointed.connect(session.find_candidates)
        session.candidates_found.connect(self._show)

    def _show(self, number: int, start: int, candidates: Sequence[Candidate]) -> None:
        guess = self._pane.guess_under(self._pane.viewport().mapFromGlobal(QCursor.pos()))
        if guess is None or not candidates:
            return
        part, place = guess
        if (part.sentence, place) == (number, start):
            text = "\n".join(filter(None, (candidate_words(candidates), part.note)))
            QToolTip.showText(QCursor.pos(), text, self._pane)


def candidate_words(candidates: Sequence[Candidate]) -> str:
    """The candidates in one line, such as "The model guessed here: Harvard 31%, Stanford 12%"."""
    likely = [one for one in candidates if one.probability >= _LEAST] or candidates[:1]
    listed = list_text(f"{one.word} {_percent(one.probability)}" for one in likely)
    return _("The model guessed here: {}").format(listed)


def _percent(probability: float) -> str:
    return number_text(probability, ".0%") if probability >= _LEAST else _("under 1%")
