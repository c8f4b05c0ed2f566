"""The status line: how far the translation is, what to check, and the encoding."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QElapsedTimer, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QStatusBar, QWidget

from khulasa.article.child.process import MOST_SECONDS
from khulasa.article.errors import broken_letters_text
from khulasa.article.model import Part
from khulasa.article.pages_read import PagesRead
from khulasa.article.parts import part_words
from khulasa.reading.changes import UNFINISHED, State
from khulasa.ui.reading.sessions.session import LiveSession
from khulasa.ui.shell.notices.status_words import (
    Words,
    finished_text,
    running_text,
    unfinished_text,
)
from khulasa.ui.summary.panel_words import progress_words, unfinished_words
from khulasa.ui.widgets.grid import UNIT, status_height
from khulasa.ui.widgets.plain import plain_label, unguessed
from khulasa.ui.widgets.screen_reader import announce, say
from khulasa.ui.words import doubts_text, lower_first, upper_first
from khulasa.wording import N_, _, count_text, fill_text, list_text

_TICK = 1_000  # milliseconds between two looks at the clock while a file is read
_SOON = 3  # seconds of reading that are not worth a word
_ENDS = (*UNFINISHED, State.DONE)
_CONFIRM = 3_000  # milliseconds that a confirmation stays


class StatusLine(QStatusBar):
    """Says what a session is doing.

    Signals:
        doubts_wanted: The reader wants to see what is to be checked.
        install_wanted: The reader wants to see how an installation stands.
        parts_wanted: The reader wants to choose what is read of the file.

    Args:
        session: What to speak of.
        progress: The bar to move, wherever the window has put it.
    """

    doubts_wanted = Signal()
    install_wanted = Signal()
    parts_wanted = Signal()

    def __init__(
        self, session: LiveSession, progress: QProgressBar, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._progress = session, progress
        self._reading = ""
        self._pages: PagesRead | None = None
        self._begins = False
        self._since = QElapsedTimer()
        self._ticking = QTimer(self, interval=_TICK)
        self._ticking.timeout.connect(self.refresh)
        self._confirmed = ""
        self.setSizeGripEnabled(False)
        self.setContentsMargins(2 * UNIT - 2, 0, 2 * UNIT, 0)
        self._text = plain_label()
        self.doubts_button = QPushButton()
        self.doubts_button.setProperty("look", "link")
        self.doubts_button.setToolTip(_("Show what is to be checked (Ctrl+F8)"))
        self.doubts_button.clicked.connect(self.doubts_wanted)
        self._rest = plain_label()
        self._encoding = plain_label()
        self._encoding.setProperty("look", "quiet")
        self._encoding.setToolTip(_("The character encoding that the file was read with"))
        line = QWidget()
        together = QHBoxLayout(line)
        together.setContentsMargins(0, 0, 0, 0)
        together.setSpacing(0)
        for part in (self._text, self.doubts_button, self._rest):
            together.addWidget(part)
        together.addStretch(1)
        self.addWidget(line, 1)
        # As high without the button.
        self.setFixedHeight(status_height(self))
        self.install_button = QPushButton()
        self.install_button.setProperty("look", "link")
        self.install_button.clicked.connect(self.install_wanted)
        self.install_button.hide()
        self.addPermanentWidget(self.install_button)
        self.parts_button = QPushButton()
        self.parts_button.setProperty("look", "link")
        self.parts_button.clicked.connect(self.parts_wanted)
        self.parts_button.hide()
        self.addPermanentWidget(self.parts_button)
        self.addPermanentWidget(self._encoding)
        self._confirmation = QTimer(self, interval=_CONFIRM, singleShot=True)
        self._confirmation.timeout.connect(self._end_confirmation)
        session.rows_changed.connect(self.refresh)
        session.state_changed.connect(self.refresh)
        session.state_changed.connect(self._tell_the_end)
        session.progressed.connect(self.refresh)
        self.refresh()

    def text(self) -> str:
        """What the line says now."""
        return str(self._words())

    def encoding(self) -> str:
        """The encoding that is shown."""
        return self._encoding.text()

    def show_encoding(self, encoding: str, broken: int = 0) -> None:
        """Show the encoding that the article was read with, empty for none, and what it broke."""
        parts = [encoding] if encoding else []
        if broken:
            parts.append(broken_letters_text(broken))
        self._encoding.setText(" · ".join(parts))

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Offer to choose among the parts of a file; nothing if it has none."""
        unread = [part_words(part) for part in parts if not part.read]
        words = count_text("{:,} part not read", "{:,} parts not read", len(unread))
        self.parts_button.setText(words if unread else _("What to read…"))
        self.parts_button.setToolTip(
            unguessed(_("Not read: {}").format(list_text(unread)))
            if unread
            else _("Choose which parts of the file are read")
        )
        self.parts_button.setAccessibleName(_("{}: choose what to read").format(words))
        self.parts_button.setVisible(bool(parts))

    def show_install(self, words: str, tip: str) -> None:
        """Say how an installation stands; empty when it is over."""
        self.install_button.setText(words)
        self.install_button.setToolTip(unguessed(tip))
        self.install_button.setAccessibleName(_("{}: show the models").format(tip))
        self.install_button.setVisible(bool(words))

    def show_reading(self, name: str) -> None:
        """Say that a file is being read; empty when that is over."""
        self._reading, self._pages, self._begins = name, None, False
        self._since.start()
        if name:
            self._confirmed = ""  # what is going on counts more than what was done
            self._ticking.start()
        else:
            self._ticking.stop()
        self.refresh()

    def show_pages(self, pages: PagesRead, *, begins: bool) -> None:
        """Say how far a long file is read, and whether its beginning is shown."""
        is_news = begins and not self._begins
        self._pages, self._begins = pages, begins
        self.refresh()
        if is_news:
            say(self, self.text())

    def confirm(self, text: str) -> None:
        """Say for a moment that something was done."""
        self._confirmed = text
        self._confirmation.start()
        self.refresh()
        announce(self._text)

    def refresh(self) -> None:
        """Show what holds now."""
        state = self._session.core.state
        running = self._session.core.running or state is State.STOPPING
        done, total = self._session.core.steps()
        if self._reading:
            done, total = (self._pages.done, self._pages.total) if self._pages else (0, 0)
        self._progress.setMaximum(total if self._reading else max(1, total))
        self._progress.setValue(done)
        self._progress.setVisible(running or bool(self._reading))
        words = self._words()
        button, rest = self.doubts_button, self._rest
        self._text.setText(words.progress + (" · " if words.doubts or words.rest else ""))
        button.setText(words.doubts)
        button.setAccessibleName(_("{}: show the list").format(words.doubts))
        button.setVisible(bool(words.doubts))
        rest.setText((" · " if words.doubts and words.rest else "") + words.rest)

    def _words(self) -> Words:
        return Words(self._confirmed) if self._confirmed else self._state_words()

    def _state_words(self) -> Words:
        session, state = self._session, self._session.core.state
        translated, model, counts = session.core.reading, session.core.model, session.core.counts()
        summariser = session.core.choice.summariser
        author = summariser.title if summariser else ""
        if self._pages is not None:
            done, total = self._pages.done, self._pages.total
            if self._begins:
                return Words(
                    fill_text("Reading page {:,} of {:,}: this is how it begins", done, total)
                )
            return Words(fill_text("Reading {}: page {:,} of {:,}", self._reading, done, total))
        if self._reading:
            seconds = self._since.elapsed() // 1000
            if seconds < _SOON:
                return Words(_("Reading {}…").format(self._reading))
            words = N_("Reading {}: {} of at most {:.0f} seconds")
            return Words(fill_text(words, self._reading, seconds, MOST_SECONDS))
        if translated is None:
            return Words(_("Ready"))
        if state is State.SUMMARISING:
            words = progress_words(session.core.summary_progress, author)
            if not session.core.all_translated or session.core.is_as_read:
                return Words(upper_first(words))
            return Words(_("Translated · {}").format(words), doubts_text(counts))
        if session.core.is_as_read:
            return Words(
                count_text(
                    "{:,} sentence, nothing to translate",
                    "{:,} sentences, nothing to translate",
                    counts.total,
                )
            )
        if model is None:
            return Words(
                count_text(
                    "{:,} sentence · not translated",
                    "{:,} sentences · not translated",
                    counts.total,
                )
            )
        if state is State.LOADING:
            return Words(_("Loading the {}…").format(lower_first(model.title)))
        if state is State.TRANSLATING and session.core.after_first is not None:
            return Words(
                count_text(
                    "Into English first: {done:,} of {:,} sentence",
                    "Into English first: {done:,} of {:,} sentences",
                    counts.total,
                    done=session.core.after_first,
                )
            )
        if state is State.TRANSLATING:
            return running_text(counts, session.core.pace())
        if state is State.STOPPING:
            return Words(_("Stopping…"), doubts_text(counts))
        if state in UNFINISHED:
            if session.core.all_translated:
                what = unfinished_words(state, author)
            else:
                what = _("Stopped") if state is State.STOPPED else _("Failed")
            return unfinished_text(what, counts, model.title)
        return finished_text(counts, model.title, translated.seconds)

    def _tell_the_end(self) -> None:
        """Have it read out that all is done, or why it is not."""
        if self._session.core.state in _ENDS:
            say(self, str(self._state_words()))

    def _end_confirmation(self) -> None:
        self._confirmed = ""
        self.refresh()
