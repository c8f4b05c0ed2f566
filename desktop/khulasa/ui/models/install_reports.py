"""Reports in the main window about installations, whatever is open beside it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from khulasa.models.installing.install_progress import Phase
from khulasa.settings.keys import DOWNLOAD_SIZE
from khulasa.settings.store import Settings
from khulasa.ui.models.install_words import quiet_progress, short_progress
from khulasa.ui.models.installs import Installs
from khulasa.ui.shell.notices.status_line import StatusLine
from khulasa.ui.widgets.message_bar import MessageBar
from khulasa.wording import _, phrase


class InstallReports(QObject):
    """Shows the installation that runs in the status line, and failures in the message bar.

    Args:
        installs: The installations.
        status_line: Shows the one that runs.
        bar: Shows failures that the reader would not see otherwise.
        settings: Remember the sizes of downloads.
        titles: Gives a model's name for people.
        is_watched: Tells whether the reader sees the installations in the models window.
    """

    def __init__(
        self,
        installs: Installs,
        status_line: StatusLine,
        bar: MessageBar,
        settings: Settings,
        titles: Callable[[str], str],
        is_watched: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._installs, self._status_line, self._bar = installs, status_line, bar
        self._settings, self._titles, self._is_watched = settings, titles, is_watched
        installs.changed.connect(self._report)

    def download_size(self, name: str) -> int:
        """Bytes to download for a model, if that was ever asked; else 0."""
        return self._settings.get(DOWNLOAD_SIZE.of(name)) or 0

    def _report(self, name: str) -> None:
        progress, current = self._installs.progress(name), self._installs.current()
        if progress is not None and progress.size not in (0, self.download_size(name)):
            self._settings.set(DOWNLOAD_SIZE.of(name), progress.size)
        if current is None:
            self._status_line.show_install("", "")
        else:
            words = _("Installing: {}").format(short_progress(current))
            title = self._titles(current.order.name)
            self._status_line.show_install(words, quiet_progress(current, title))
        if progress is None or progress.phase is not Phase.FAILED or progress.failed is None:
            return
        if not self._is_watched() and not progress.order.at_start:
            failed = progress.failed
            said = phrase("{} is not installed. {}", self._titles(name), failed.message)
            self._bar.show_error(said, failed.details)
