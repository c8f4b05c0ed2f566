"""What is said to a reader who does something else meanwhile: that a long job is over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import monotonic

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from khulasa.reading.changes import State
from khulasa.ui.shell.tabs.article_tabs import ArticleTabs
from khulasa.ui.shell.tabs.tab import Tab
from khulasa.wording import _, count_text

_LONG = 30.0  # seconds; for what takes less, nobody goes away


class LongJobs(QObject):
    """Notices when all that was worked at is over, after a long time.

    Signals:
        over: The tabs whose articles are done or have failed since then.

    Args:
        tabs: The tabs.
        clock: Gives the time in seconds.
    """

    over = Signal(list)

    def __init__(
        self,
        tabs: ArticleTabs,
        parent: QObject | None = None,
        *,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__(parent)
        self._clock, self._since = clock, 0.0
        self._working: set[Tab] = set()
        self._ended: list[Tab] = []
        tabs.state_changed.connect(self._on_state)
        tabs.gone.connect(self._end)

    def go_on_from(self, other: LongJobs) -> None:
        """Notice the end of what another one has seen begin."""
        self._since, self._working, self._ended = other._since, other._working, other._ended
        other._working, other._ended = set(), []

    def _on_state(self, tab: Tab) -> None:
        core = tab.article.core
        if core.running:
            if not self._working:
                self._since = self._clock()
            self._working.add(tab)
        elif core.state is not State.STOPPING and tab in self._working:
            if core.state in (State.DONE, State.FAILED):
                self._ended.append(tab)
            self._end(tab)

    def _end(self, tab: Tab) -> None:
        was_last = self._working == {tab}
        self._working.discard(tab)
        if was_last:
            ended, self._ended = self._ended, []
            if ended and self._clock() - self._since > _LONG:
                self.over.emit(ended)


def ending_words(tabs: Sequence[Tab], *, private: bool) -> str:
    """What is over: the article's title, or how many there are.

    Args:
        tabs: Whose articles are done or have failed.
        private: Say no title.
    """
    failed = [tab for tab in tabs if tab.article.core.state is State.FAILED]
    if len(tabs) > 1 or private:
        words = count_text("{:,} article is done", "{:,} articles are done", len(tabs))
        if failed:
            words += ". " + count_text("{:,} failed", "{:,} failed", len(failed))
        return words
    return (_("Failed: {}") if failed else _("Done: {}")).format(tabs[0].name)


class Caller(QObject):
    """Calls a reader who is elsewhere to a window.

    The window asks for attention in the way of the desktop: its button lights up, or the desktop
    says that it is ready. Where there is a tray, a message says what is over, too; it needs an
    icon there, which goes when the reader comes back.

    Args:
        window: Where to come back to.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._tray: QSystemTrayIcon | None = None
        window.installEventFilter(self)

    def call(self, words: str) -> None:
        """Say something, unless the reader is looking."""
        if QApplication.activeWindow() is not None:
            return
        QApplication.alert(self._window)
        if QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages():
            if self._tray is None:
                self._tray = QSystemTrayIcon(self._window.windowIcon(), self)
                self._tray.messageClicked.connect(self._window.activateWindow)
                self._tray.activated.connect(self._window.activateWindow)
            self._tray.show()
            self._tray.showMessage("Khulasa", words, self._window.windowIcon())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.WindowActivate and self._tray is not None:
            self._tray.hide()
        return super().eventFilter(watched, event)
