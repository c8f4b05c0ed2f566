"""The status line: how far the translation is, a thin progress bar, and the encoding."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QProgressBar, QStatusBar, QWidget

from khulasa.ui.alignment import UNIT
from khulasa.ui.announce import announce
from khulasa.ui.session import UNFINISHED, Session, State
from khulasa.ui.status import finished_text, lower_first, running_text, unfinished_text

_CONFIRM = 3_000  # milliseconds that a confirmation stays


class StatusLine(QStatusBar):
    """Says what a session is doing.

    Args:
        session: What to speak of.
        progress: The bar to move, wherever the window has put it.
    """

    def __init__(
        self, session: Session, progress: QProgressBar, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._progress = session, progress
        self._reading = ""
        self._confirmed = ""
        self.setSizeGripEnabled(False)
        self.setContentsMargins(2 * UNIT - 2, 0, 2 * UNIT, 0)
        self._text = QLabel()
        self._encoding = QLabel()
        self._encoding.setProperty("look", "quiet")
        self._encoding.setToolTip(self.tr("The character encoding that the file was read with"))
        self.addWidget(self._text, 1)
        self.addPermanentWidget(self._encoding)
        self._confirmation = QTimer(self, interval=_CONFIRM, singleShot=True)
        self._confirmation.timeout.connect(self._end_confirmation)
        session.rows_changed.connect(self.refresh)
        session.state_changed.connect(self.refresh)
        self.refresh()

    def text(self) -> str:
        """What the line says now."""
        return self._text.text()

    def encoding(self) -> str:
        """The encoding that is shown."""
        return self._encoding.text()

    def show_encoding(self, encoding: str) -> None:
        """Show the encoding that the article was read with; empty for none."""
        self._encoding.setText(encoding)

    def show_reading(self, name: str) -> None:
        """Say that a file is being read; empty when that is over."""
        self._reading = name
        self.refresh()

    def confirm(self, text: str) -> None:
        """Say for a moment that something was done."""
        self._confirmed = text
        self._confirmation.start()
        self.refresh()
        announce(self._text)

    def refresh(self) -> None:
        """Show what holds now."""
        state, counts = self._session.state, self._session.counts()
        running = self._session.running or state is State.STOPPING
        self._progress.setMaximum(max(1, counts.total) if not self._reading else 0)
        self._progress.setValue(counts.done)
        self._progress.setTextVisible(False)
        # Only its ink goes, so that the page does not jump by the height of the bar.
        keep = self._progress.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self._progress.setSizePolicy(keep)
        self._progress.setVisible(running or bool(self._reading))
        self._text.setText(self._confirmed or self._state_text(state))

    def _state_text(self, state: State) -> str:
        session = self._session
        translated, model, counts = session.translated, session.model, session.counts()
        if self._reading:
            return self.tr("Reading {}…").format(self._reading)
        if translated is None:
            return self.tr("Ready")
        if model is None:
            return self.tr("{:,} sentences · not translated").format(counts.total)
        if state is State.LOADING:
            return self.tr("Loading the {}…").format(lower_first(model.title))
        if state is State.TRANSLATING:
            return running_text(counts, session.pace())
        if state is State.STOPPING:
            return self.tr("Stopping…")
        if state is State.SUMMARISING:
            return self.tr("Translated · choosing the key sentences…")
        if state in UNFINISHED:
            stopped = state is State.STOPPED
            if session.all_translated:
                what = "Stopped at the key sentences" if stopped else "Key sentences failed"
            else:
                what = "Stopped" if stopped else "Failed"
            return unfinished_text(self.tr(what), counts, model.title)
        return finished_text(counts, model.title, translated.seconds)

    def _end_confirmation(self) -> None:
        self._confirmed = ""
        self.refresh()
